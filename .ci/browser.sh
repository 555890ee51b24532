#!/bin/sh
# Sees to it that there is a Chromium for the end-to-end tests: the system's, or one of Playwright's own.
# Without windows to draw it does the same in half the time, so the headless shell comes first.
set -u

found() {
    for name in "$@"; do
        command -v "$name" >/dev/null && return 0
    done
    return 1
}

install() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
    echo "Installing $1"
    export DEBIAN_FRONTEND=noninteractive
    timeout 120 apt-get update -qq >/dev/null 2>&1
    timeout 300 apt-get install -qq -y --no-install-recommends "$1" >/dev/null 2>&1
}

found chromium-headless-shell && exit 0
install chromium-headless-shell && exit 0
found chromium chromium-browser google-chrome google-chrome-stable && exit 0
install chromium && exit 0
.venv/bin/python -m playwright install chromium >/dev/null 2>&1 && exit 0
echo "No browser for the end-to-end tests: install Chromium (Debian: apt install chromium) and try again." >&2
exit 1
