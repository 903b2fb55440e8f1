# Everything here stays inside this folder, but for the Debian packages that tests/install-tools.sh names.

PYTHON ?= python3
PICTURES ?= .pictures
LOCKFLAGS ?= # --upgrade takes the newest versions that pyproject.toml allows

BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input install --quiet
UV := $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
	--quiet --no-emit-index-url --no-emit-find-links
TOOLS := git npm chromium libatomic java qpdf poppler faketime biber latex

.DEFAULT_GOAL := help
.PHONY: help site locked site-zensical test check quick reference fuzz trials pictures bench-anchors bench-changes bench-golden lock clean tools

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' Makefile

site: .venv/.site ## build the site from the seeds into site/
	@$(BIN)/pincite build --downloads

locked: .venv/.site ## build the site as it is committed; fail if a ledger would change
	@$(BIN)/pincite build --locked --downloads

site-zensical: .venv/.test ## build the same docs/ with Zensical into site-zensical/
	@$(BIN)/pincite build --generator zensical

test: tools .venv/.test node_modules/.package-lock.json ## run every check and test
	@failed=0; \
	$(MAKE) --no-print-directory check || failed=1; \
	$(BIN)/pincite check --reproducible || failed=1; \
	$(BIN)/pytest -n 2 --color=no || failed=1; \
	exit $$failed

check: .venv/.test ## check style, types and the import contract
	@failed=0; \
	$(BIN)/ruff check . || failed=1; \
	$(BIN)/ruff format --check . || failed=1; \
	NO_COLOR=1 $(BIN)/mypy || failed=1; \
	NO_COLOR=1 $(BIN)/lint-imports --no-logo || failed=1; \
	exit $$failed

# Bytecode is written whatever the environment says: to compile all tests anew takes as long as to run a third of them.
quick: .venv/.test ## run the fast tests only, with a fifth of the examples of property-based tests
	@PINCITE_EXAMPLES=0.2 PYTHONDONTWRITEBYTECODE= $(BIN)/pytest -n 2 --color=no -m "not slow"

reference: .venv/.test ## write the generated references and schemas anew
	@$(BIN)/python -m scripts.reference

fuzz: .venv/.test ## throw damaged input at the toolkit: FUZZ=20000 inputs, random numbers from FUZZ_SEED=1
	@$(BIN)/python -m tests.fuzz

trials: tools .venv/.test ## run the long trials: 200 rounds of two commands at once, 100 kills, 200 redactions
	@ROUNDS=200 KILLS=100 REDACTIONS=200 $(BIN)/pytest -n 2 --color=no tests/publish/test_two_at_once.py \
		tests/publish/test_kills.py tests/redaction/test_planted.py tests/redaction/test_killed.py

pictures: .venv/.test site ## take pictures of the built site into PICTURES (.pictures)
	@sh tests/install-tools.sh '$(PYTHON)' chromium
	@$(BIN)/python -m tests.site.screenshots --into '$(PICTURES)'

bench-anchors: .venv/.test ## measure what becomes of links under edits, against other ways of naming paragraphs
	@$(BIN)/python scripts/bench/anchors.py

bench-changes: .venv/.test ## measure the pairs of sentences found between documents against two careful readers'
	@$(BIN)/python -m scripts.bench.changes

bench-golden: .venv/.test ## show how the golden texts are taken apart, and where a careful reader differs: GOLDEN=--all
	@$(BIN)/python -m tests.golden $(GOLDEN)

bench-topics: .venv/.test ## measure the topics against three readings of every sentence
	@$(BIN)/python -m scripts.bench.topics

lock: .venv/.made ## work the locked versions out anew
	@$(PIP) uv
	@$(UV) $(LOCKFLAGS) --extra build --output-file requirements.txt
	@$(UV) $(LOCKFLAGS) --extra build --extra dev --constraint requirements.txt --output-file requirements-dev.txt

clean: ## remove all that the other targets made
	rm -rf .venv .tools .pincite .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build site docs/api \
		node_modules scripts/pincite.egg-info '$(PICTURES)'
	find scripts tests -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "Python 3.11 or newer is needed, and '$(PYTHON)' is: $$($(PYTHON) --version 2>&1)."; \
		echo "Name another one: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; } >&2
	@sh tests/install-tools.sh '$(PYTHON)' venv
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/.site: requirements.txt pyproject.toml | .venv/.made
	@echo "Installing what the site needs into .venv (a minute the first time)"
	@$(PIP) --require-hashes --requirement requirements.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.test: requirements-dev.txt .venv/.site
	@echo "Installing what the tests need into .venv"
	@$(PIP) --require-hashes --requirement requirements-dev.txt
	@touch $@

tools:
	@sh tests/install-tools.sh '$(PYTHON)' $(TOOLS)

node_modules/.package-lock.json: package.json package-lock.json | tools
	@npm ci --ignore-scripts --no-audit --no-fund --loglevel=error --cache .tools/npm
	@touch $@
