#!/bin/sh
# Sees to it that there is a Chromium for the end-to-end tests: the system's, or one of Playwright's own.
set -u

for name in chromium chromium-browser google-chrome google-chrome-stable; do
    command -v "$name" >/dev/null && exit 0
done

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing Chromium"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq >/dev/null 2>&1
    apt-get install -qq -y --no-install-recommends chromium >/dev/null 2>&1 && exit 0
fi

.venv/bin/python -m playwright install chromium >/dev/null 2>&1 && exit 0
echo "No browser for the end-to-end tests: install Chromium (Debian: apt install chromium) and try again." >&2
exit 1
