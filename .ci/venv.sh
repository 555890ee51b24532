#!/bin/sh
# Installs a list of pinned packages into .venv, which is made first if there is none that works.
set -eu

fail() {
    echo "$1" >&2
    exit 1
}

is_new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
    for candidate in ${PYTHON:-} python3.13 python3.12 python3.11 python3 python; do
        if is_new_enough "$candidate"; then
            echo "$candidate"
            return
        fi
    done
}

if ! .venv/bin/python -c 'import pip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    python=$(find_python)
    [ -n "$python" ] || fail "Python 3.11 or newer is needed, and none was found; PYTHON=/path/to/python names one."
    "$python" -c 'import ensurepip, venv' 2>/dev/null ||
        fail "$python cannot make virtual environments; on Debian and Ubuntu: apt install python3-venv"
    echo "Making .venv with $("$python" --version)"
    rm -rf .venv
    "$python" -m venv .venv || fail "The virtual environment .venv could not be made (see above)."
fi

echo "Installing $1"
.venv/bin/python -m pip install -qq --disable-pip-version-check --requirement "$1" ||
    fail "The packages in $1 could not be installed (see above); is the network reachable?"
