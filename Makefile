# `make graph` builds the graph of sources/ into output/; `make test` runs everything that CI runs.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
CHROMIUM ?= /usr/bin/chromium

.PHONY: graph test lint types unit browser tools train bench clean page

graph: $(READY)
	$(BIN)/aiscape build sources -o output

test: lint types unit

lint: $(READY)
	$(BIN)/ruff check graph tests training benchmarks
	$(BIN)/ruff format --check graph tests training benchmarks
	$(BIN)/lint-imports --no-cache

types: $(READY)
	$(BIN)/mypy

unit: $(READY) browser explorer/node_modules
	$(BIN)/pytest

# The explorer's tests drive a real Chromium. Where it cannot be installed they say so, and under CI they fail.
browser:
	@test -x "$(CHROMIUM)" || { test "$$(id -u)" = 0 && command -v apt-get >/dev/null \
	  && apt-get -qq update && apt-get -qq install -y chromium >/dev/null; } \
	  || echo "No Chromium at $(CHROMIUM) and none can be installed: the browser tests cannot run."

# What GraphDB and Protégé read with, and LibreOffice: some tests give them the exports, and are skipped where they are not. They are some
# hundred Debian packages, so they are installed on demand only.
tools:
	@test -e /usr/share/java/owlapi-distribution.jar -a -e /usr/share/java/rdf4j-rio-api.jar -a -x /usr/bin/soffice \
	  || { test "$$(id -u)" = 0 && command -v apt-get >/dev/null && apt-get -qq update \
	  && apt-get -qq install -y --no-install-recommends libowlapi-java librdf4j-java libreoffice-calc-nogui >/dev/null; } \
	  || echo "No RDF4J, OWL API or LibreOffice, and none can be installed: the tests that run them are skipped."

# axe-core, which looks for what a screen reader would stumble over, comes with the explorer's own packages.
explorer/node_modules: explorer/package-lock.json
	@command -v npm >/dev/null && npm --prefix explorer ci --no-audit --no-fund --silent \
	  || echo "No npm: the tests that need packages of the npm registry cannot run."

# The open data sets are used where they are at hand (see training/README.md for their sources).
CORE ?= ../shared/data/core/train.json
KNOWLEDGENET ?= ../shared/data/knowledgenet/folds-1-2-3.jsonl
OPEN_SETS = --core ../$(CORE) --knowledgenet ../$(KNOWLEDGENET)
train: $(READY)
	$(BIN)/pip install -q -e '.[train]'
	cd training && ../$(BIN)/python train.py --out runs/reader.pt $(OPEN_SETS) \
	  && ../$(BIN)/python export.py runs/reader.pt ../graph/aiscape/extract/weights && ../$(BIN)/python fit.py --write

# The explorer's page, built from its TypeScript into the package.
page: explorer/node_modules
	npm --prefix explorer run build

bench: $(READY)
	$(BIN)/pip install -q -e '.[bench]'
	$(BIN)/python benchmarks/extraction.py

$(READY): pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --disable-pip-version-check -e '.[dev]'
	touch $@

clean:
	rm -rf $(VENV) output/* dist build
