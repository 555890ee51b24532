# `make run` and `make test` need Python 3.11+ and nothing else; `make help` lists the rest.

.DEFAULT_GOAL := help
.PHONY: help run test check bench format lock clean

# Through the interpreter, not through .venv/bin: those scripts break when the folder is moved.
python := .venv/bin/python
packages := campaigntracker sessions_app events_app
templates = $(shell find templates $(packages) -name '*.html')
# The tests in a browser wait more than they work.
workers = $(shell $(python) -c 'import os; print(min(8, 2 * os.cpu_count()))')
# What a public site would be started with, so that Django's deployment checks look at that.
as_in_production = env SITE_URL=https://campaigns.example SECRET_KEY=$$($(python) -c 'import secrets; print(secrets.token_urlsafe(50))')

help: ## Show this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile | expand -t 16

run: .venv/.for-running ## Serve the site with its demo campaign (PORT=8000)
	@$(python) manage.py serve --demo

test: check ## Check the code and run all tests (ARGS="tests/embedded -x" narrows them)
	@.ci/browser.sh
	@$(python) -m pytest -q -n $(workers) --dist worksteal $(ARGS)

check: .venv/.for-testing ## Check the code without running the tests
	@$(python) -m ruff check -q .
	@$(python) -m ruff format -q --check .
	@.venv/bin/djade --target-version 5.2 --check $(templates)
	@$(python) -m mypy --no-error-summary
	@$(python) .ci/imports.py
	@$(python) manage.py makemigrations --check -v 0
	@$(as_in_production) $(python) manage.py check --deploy --fail-level WARNING

bench: .venv/.for-testing ## Measure what things cost (ARGS=conversions narrows it)
	@$(python) -m tests.bench $(ARGS)

format: .venv/.for-testing ## Bring code and templates into shape
	@$(python) -m ruff check -q --fix .
	@$(python) -m ruff format -q .
	@.venv/bin/djade --target-version 5.2 $(templates)

lock: .venv/.for-testing ## Renew the pinned requirements from pyproject.toml
	@.ci/lock.sh

clean: ## Remove everything that can be made again; the database in var/postgres stays
	@rm -rf .venv var/static .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/.for-running: requirements.txt
	@.ci/venv.sh requirements.txt && touch $@

.venv/.for-testing: requirements.txt tests/requirements.txt
	@.ci/venv.sh tests/requirements.txt && touch $@ .venv/.for-running
