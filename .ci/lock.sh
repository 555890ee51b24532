#!/bin/sh
# Renews both lists of pinned packages. Where they were found is left out: it differs between machines.
set -eu

pin() {
    .venv/bin/python -m piptools compile --quiet --upgrade --strip-extras --annotation-style line --no-header \
        --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options "$@" pyproject.toml
}

pin --output-file requirements.txt
pin --extra dev --output-file tests/requirements.txt
