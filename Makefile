# What there is to do here. Needs Python 3.11 or newer with pip, and make; everything else is put into .venv by the first call.
#   make demo    run the tool on a sample and show what it prints
#   make test    the tests (docs, samples and doctests among them)
#   make help    the other targets

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

# The first of these that is new enough; `make PYTHON=/path/to/python test` chooses another.
CANDIDATES = python3 python python3.14 python3.13 python3.12 python3.11
PYTHON ?= $(firstword $(foreach p,$(CANDIDATES),$(shell $(p) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $(p))))
BIN := .venv/bin
INSTALLED := .venv/.installed
# Seen by the tests and the gate; texts outside the project that they may read.
export HKFACTS_SHARED ?= $(if $(wildcard ../shared/corpus),$(abspath ../shared))
# Workers of the tests; 0 runs them in one process.
WORKERS ?= 2

.PHONY: help demo test lint pages gate bench docs samples corpus growth wheel-test store-test constraints clean

help:  ## this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 14

$(INSTALLED): pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { echo "make: Python 3.11 or newer was not found; name one: make PYTHON=/path/to/python test" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || { \
	  echo "make: no ensurepip here; putting pip into .venv by the pip of $(PYTHON)" >&2; \
	  $(PYTHON) -m venv --without-pip .venv && $(PYTHON) -m pip --python $(BIN)/python install --quiet pip; }
	PIP_BUILD_CONSTRAINT=constraints.txt $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

demo: $(INSTALLED)  ## run the tool on a sample and show what it prints
	@mkdir -p out
	@$(BIN)/hkfacts extract samples/corporate.txt --format table
	@$(BIN)/hkfacts extract samples/corporate.txt --format json --output out/corporate.json
	@$(BIN)/hkfacts report samples/corporate.txt samples/government.txt samples/wire.md samples/results.md --output out/report.html
	@echo "The same as JSON, with offsets, ids and rules: out/corporate.json"
	@echo "Yours: .venv/bin/hkfacts extract FILE"
	@echo "A page to look at, for a browser: $(abspath out/report.html)"

test: $(INSTALLED)  ## the tests (docs, samples and doctests among them)
	@$(BIN)/python -m pytest -q -n $(WORKERS)

lint: $(INSTALLED)  ## style, types, and which module may import which
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

pages: $(INSTALLED)  ## the long pages of the documentation (what they show is what is printed) and a line of ten megabytes
	@$(BIN)/python -m pytest -q -n $(WORKERS) -m slow tests/test_docs.py tests/test_robust.py

gate: $(INSTALLED)  ## precision, recall and F1 by kind over gold, against the pinned floors
	@$(BIN)/python -m tests.gate $(GATE)

bench: $(INSTALLED)  ## how fast the tool is, beside its rivals
	@$(BIN)/python -m tests.benchmarks $(BENCH)
	@$(BIN)/python -m tests.benchmarks.reading

corpus: $(INSTALLED)  ## grounding and validity over every text of $HKFACTS_SHARED/corpus
	@$(BIN)/python -m pytest -q -s -m corpus tests/test_corpus.py

growth: $(INSTALLED)  ## that time grows with the text and not with its square, on hostile texts
	@$(BIN)/python -m pytest -q -m slow --ignore tests/test_wheel.py

wheel-test: $(INSTALLED)  ## build the wheel, install it into a new environment and use it
	@$(BIN)/python -m pytest -q -m slow tests/test_wheel.py

store-test: $(INSTALLED)  ## batches whose inputs and output are on S3 and GCS, spoken with servers on this machine
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade --target out/store -r tests/run/store-requirements.txt
	@PYTHONPATH=out/store $(BIN)/python -m pytest -q -p no:cacheprovider tests/run/test_remote_stores.py

samples: $(INSTALLED)  ## write anew the records beside the samples
	@$(BIN)/python -m docs.refresh samples

docs: $(INSTALLED) samples  ## write anew every output that the docs show
	@$(BIN)/python -m docs.refresh docs

constraints: $(INSTALLED)  ## renew constraints.txt to what the registry gives now
	@$(BIN)/python -m docs.constraints

clean:  ## remove what was built, .venv included
	rm -rf .venv out dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find src tests docs models -name __pycache__ -type d -prune -exec rm -rf {} +
