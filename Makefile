# What a contributor runs; PYTHON names an interpreter with tarqim installed.
PYTHON ?= python
SUITES ?=

.PHONY: conformance

conformance: ## score the peers' cases: make conformance SUITES=DIR [ARGS="--misses"]
	@test -n "$(SUITES)" || { echo "usage: make conformance SUITES=DIR [ARGS=--misses]" >&2; exit 2; }
	$(PYTHON) -m tests.conformance "$(SUITES)" $(ARGS)
