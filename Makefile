# Two commands do all the set-up on a machine with Rust (rustup), Python, make and a C compiler:
#   make demo    install into .venv, analyse seeds/samples, write an HTML page
#   make test    formatting, lints, Rust and Python tests against the built wheel, stubs
# The rest of what continuous integration runs:
#   make test-engines    real Spark, spaCy, Ray, JupyterLab in Chromium and the others
#   make test-torch      names by a model of transformers
#   make test-oldest     the oldest pandas, polars, DuckDB and scikit-learn that are supported
#   make docs            the site, strictly

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
WHEELS := target/wheels
# Of what is downloaded: a fortieth smaller than by default.
SMALL := --compression-level 9
CORPUS ?=
SUITES ?=

.PHONY: deny demo test test-rust test-python bench bench-quick conformance evaluate test-peers record-peers clean test-engines test-torch test-oldest notebooks docs fuzz test-abi3 test-interpreters

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip

# The sources decide whether anything is rebuilt; cargo knows best.
.PHONY: install
install: $(BIN)/python
	rm -rf $(WHEELS)
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir $(WHEELS) -C build-args="$(SMALL)" .
	$(BIN)/python -m pip install --quiet --force-reinstall --no-deps $(WHEELS)/*.whl
	$(BIN)/python -m pip install --quiet tqdm

demo: install
	$(BIN)/tarqim analyze seeds/samples
	$(BIN)/tarqim analyze seeds/samples --format html --output tarqim-demo.html
	@echo
	@echo "The same reports with every entity marked: $(CURDIR)/tarqim-demo.html"

test: test-rust test-python

test-rust:
	cargo fmt --all --check
	cargo clippy --workspace --all-targets -- -D warnings
	cargo test -p tarqim

# The core alone, on systems where the Python tools are not set up.
.PHONY: test-core check-rust
test-core:
	cargo test --locked -p tarqim

check-rust:
	cargo check --locked --workspace

test-python: install
	$(BIN)/python -m pip install --quiet -r tests/requirements.txt
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/python -m pytest
	$(BIN)/python -m mypy --config-file pyproject.toml python/tarqim
	$(BIN)/python -m mypy.stubtest tarqim._core --mypy-config-file pyproject.toml \
	  --allowlist tests/stubtest_allowlist.txt

# Every date, time and length that ICU writes in any Arabic locale is read back; `make test` reads a recorded part.
.PHONY: test-icu
test-icu: install
	$(BIN)/python -m pip install --quiet 'icukit-pyicu>=78,<79'
	$(BIN)/python tests/icu/round_trip.py

# Phrases with values, in every carrier and writing: which pairs are not read the same.
.PHONY: matrix
matrix: install
	$(BIN)/python -m tests.matrix

# Phrases of the suites with one word swapped for another of its kind: what is read otherwise, to be read.
.PHONY: variation
variation: install
	$(BIN)/python -m tests.variation
	$(BIN)/python -m tests.variation.events

# Where other libraries read the numbers and times of a corpus otherwise: a list to read. CORPUS=file of texts, MOST=2000.
DISAGREE := .venv-disagree
.PHONY: disagree
disagree: install
	test -d $(DISAGREE) || $(PYTHON) -m venv $(DISAGREE)
	$(DISAGREE)/bin/python -m pip install --quiet -r tests/disagree/requirements.txt
	$(DISAGREE)/bin/python -m pip install --quiet --force-reinstall --no-deps $(WHEELS)/*.whl
	$(DISAGREE)/bin/python -m tests.disagree $(CORPUS) --most $(or $(MOST),2000)

# Names that are read in most places of a corpus and not in the others: a list to read. CORPUS=file of texts.
.PHONY: consistency
consistency: install
	$(BIN)/python -m tests.consistency $(CORPUS)

# CONTRIBUTING's recipes in a copy of the tree, which is compiled for it.
.PHONY: test-recipes
test-recipes: $(BIN)/python
	$(BIN)/python -m pip install --quiet pytest
	$(BIN)/python -m pytest tests/recipes

# One wheel for every CPython from 3.11 on, through the limited API, against the tests of the core.
ABI3 := .venv-abi3
ABI3_WHEELS := target/wheels-abi3
CORE_TESTS := $(addprefix tests/python/test_,$(addsuffix .py,arrow docstrings gazetteer hostile normalize \
  peers_recorded pieces pipeline search segment spell values))

test-abi3:
	test -d $(ABI3) || $(PYTHON) -m venv $(ABI3)
	rm -rf $(ABI3_WHEELS)
	$(ABI3)/bin/python -m pip wheel --quiet --no-deps --wheel-dir $(ABI3_WHEELS) -C build-args="--features abi3" .
	$(ABI3)/bin/python -m pip install --quiet -r tests/requirements.txt
	$(ABI3)/bin/python -m pip install --quiet --force-reinstall --no-deps $(ABI3_WHEELS)/*-abi3-*.whl
	$(ABI3)/bin/python -m pytest $(CORE_TESTS)

# What comes of a panic: the core built so that a text with a certain sign makes it panic.
PANICS := .venv-panics
.PHONY: test-panics
test-panics:
	test -d $(PANICS) || $(PYTHON) -m venv $(PANICS)
	RUSTFLAGS="$(RUSTFLAGS) --cfg tarqim_provoked" CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
	  $(PANICS)/bin/python -m pip wheel --quiet --no-deps --wheel-dir target/wheels-panics .
	$(PANICS)/bin/python -m pip install --quiet -r tests/requirements.txt tqdm
	$(PANICS)/bin/python -m pip install --quiet --force-reinstall --no-deps target/wheels-panics/*.whl
	$(PANICS)/bin/python -m pytest tests/panics

# Every Python that is found here: other versions, free-threaded ones, PyPy. PYTHONS names others. The tests
# are those that need no data library, which not every Python has wheels of.
PYTHONS ?= $(foreach name,python3.10 python3.11 python3.12 python3.13 python3.14 python3.13t python3.14t pypy3.11, \
  $(shell $(name) -c 'import sys; print(sys.executable)' 2>/dev/null))
PLAIN_TESTS := $(addprefix tests/python/test_,$(addsuffix .py,hostile normalize peers_recorded pipeline search \
  segment spell values))

test-interpreters:
	@test -n "$(strip $(PYTHONS))" || { echo "no Python found; name some: PYTHONS=…"; exit 2; }
	@set -e; for python in $(PYTHONS); do \
	  echo "== $$python: $$($$python -VV)"; \
	  venv=.venv-interpreters/$$($$python -c 'import sys; print(sys.implementation.cache_tag + getattr(sys, "abiflags", ""))'); \
	  test -d $$venv || $$python -m venv $$venv; \
	  rm -rf target/wheels-other; \
	  $$venv/bin/python -m pip wheel --quiet --no-deps --wheel-dir target/wheels-other .; \
	  $$venv/bin/python -m pip install --quiet pytest hypothesis numpy tqdm; \
	  $$venv/bin/python -m pip install --quiet --force-reinstall --no-deps target/wheels-other/*.whl; \
	  $$venv/bin/python -m pytest $(PLAIN_TESTS); \
	done

ENGINES := tests/requirements.txt tests/requirements-engines.txt

# Real Spark (Java 17), spaCy, Hugging Face, Dask, Ray, and the notebooks in JupyterLab in Chromium.
test-engines: install
	tests/engines/programs.sh
	$(BIN)/python -m pip install --quiet $(ENGINES:%=-r %)
	$(BIN)/python -m pytest tests/engines tests/python/test_docstrings.py

# A token-classification model of transformers, made on the spot; torch is some gigabytes.
test-torch: install
	$(BIN)/python -m pip install --quiet -r tests/requirements.txt -r tests/requirements-torch.txt
	$(BIN)/python -m pytest tests/engines/test_tagger.py

OLDEST := .venv-oldest
HOST_TESTS := $(addprefix tests/python/test_,$(addsuffix .py,arrow duckdb pandas polars records sklearn))

# Their wheels end with Python 3.12.
test-oldest: install
	test -d $(OLDEST) || $(PYTHON) -m venv $(OLDEST)
	$(OLDEST)/bin/python -m pip install --quiet -r tests/requirements-oldest.txt
	$(OLDEST)/bin/python -m pip install --quiet --force-reinstall --no-deps $(WHEELS)/*.whl
	$(OLDEST)/bin/python -m pytest $(HOST_TESTS)

# After a change of what the notebooks show.
notebooks: install
	$(BIN)/python -m pip install --quiet $(ENGINES:%=-r %)
	$(BIN)/python -m tests.engines.notebooks

# The site in site/.
docs: install
	$(BIN)/python -m pip install --quiet -r docs/requirements.txt
	$(BIN)/python -m mkdocs build --strict

conformance:
	@test -n "$(SUITES)" || { echo "usage: make conformance SUITES=DIR"; exit 2; }
	$(BIN)/python -m tests.conformance $(SUITES)

# The fuzz targets on the stable toolchain, and units of a few words repeated to long texts on a small stack, for so
# many seconds each (fuzz/Cargo.toml has the targets for cargo-fuzz); then the Python tests on other generated cases.
# SEED=N goes where another run began: each prints its own.
SECONDS ?= 300
SEED ?= $(shell date +%s)

fuzz: install
	FUZZ_SECONDS=$(SECONDS) FUZZ_SEED=$(SEED) cargo test --profile fuzz -p tarqim --test fuzz --test repeat -- --nocapture
	PROPTEST_RNG_SEED=$(SEED) PROPTEST_CASES=20000 cargo test --profile fuzz -p tarqim
	$(BIN)/python -m pip install --quiet -r tests/requirements.txt
	HYPOTHESIS_PROFILE=random $(BIN)/python -m pytest --hypothesis-seed=$(SEED) tests/python

# So many bytes of such texts, each read once by the main entry points.
BYTES ?= 1000000000
.PHONY: fuzz-bytes
fuzz-bytes:
	FUZZ_BYTES=$(BYTES) FUZZ_SEED=$(SEED) cargo test --profile fuzz -p tarqim --test fuzz no_bytes -- --nocapture

# Known holes, licences and sources of the crates (deny.toml); the licence texts that the wheel carries.
deny:
	cargo deny --workspace check
	$(PYTHON) licenses/collect.py --check

# The same without known holes, which are in a database on the network.
.PHONY: deny-offline
deny-offline:
	cargo deny --offline --workspace check bans licenses sources
	$(PYTHON) licenses/collect.py --check

# What is published --------------------------------------------------------------------------------------------------
# `make wheels` on Linux builds for any glibc from 2.17 on (manylinux2014), for each CPython of WHEEL_PYTHONS, found here
# or not, and one for every other by the limited API; TARGET names another system. `make test-release` tries what can
# be tried here: the packaged crate alone, the source distribution alone, every wheel that a Python here loads.
RELEASE := .venv-release
RELEASE_BIN := $(RELEASE)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
DIST ?= dist
export DIST
TARGET ?= $(shell rustc -vV | sed -n 's/^host: //p')
WHEEL_PYTHONS ?= 3.10 3.11 3.12 3.13 3.14 3.14t
GLIBC := $(if $(findstring musl,$(TARGET)),musllinux_1_2,manylinux2014)
WHEEL_FLAGS ?= $(SMALL) --target $(TARGET) $(if $(findstring linux,$(TARGET)),--zig --compatibility $(GLIBC))
# Messages of panics name the file of the source: in what is published without the folders of this machine.
REMAP = $(shell $(PYTHON) -c 'import os, pathlib; \
  print("--remap-path-prefix", os.environ.get("CARGO_HOME") or pathlib.Path.home() / ".cargo", sep="=", end="=cargo ") or \
  print("--remap-path-prefix", os.getcwd(), "tarqim", sep="=")')
MATURIN = RUSTFLAGS="$(RUSTFLAGS) $(REMAP)" PATH="$(CURDIR)/$(RELEASE_BIN):$$PATH" maturin

.PHONY: release-tools sdist wheels dist test-dist test-wheels test-sdist test-crate test-json test-release rust-docs audit check-workflows

release-tools:
	test -d $(RELEASE) || $(PYTHON) -m venv $(RELEASE)
	$(RELEASE_BIN)/python -m pip install --quiet -r tests/requirements-release.txt

sdist: release-tools
	$(MATURIN) sdist --out $(DIST)

wheels: sdist
	$(MATURIN) build --release --locked --out $(DIST) $(WHEEL_FLAGS) -i $(WHEEL_PYTHONS)
	$(MATURIN) build --release --locked --out $(DIST) $(WHEEL_FLAGS) --features abi3 -i 3.11
	$(RELEASE_BIN)/python licenses/bill.py $(DIST)/*.whl
	$(MAKE) test-dist

# Metadata as PyPI wants it; files, licences and tags.
test-dist: release-tools
	$(RELEASE_BIN)/python -m twine check --strict $(DIST)/*
	$(RELEASE_BIN)/python -m pytest tests/release/test_dist.py

test-wheels: release-tools
	$(RELEASE_BIN)/python tests/release/installed.py $(PLAIN_TESTS)

test-sdist:
	PYTHON=$(PYTHON) tests/release/sdist.sh $(PLAIN_TESTS)

test-crate:
	tests/release/crate.sh

rust-docs:
	RUSTDOCFLAGS="-D warnings" cargo doc --locked --no-deps -p tarqim

# Rust and Python write the same JSON.
test-json: install
	$(BIN)/python -m pip install --quiet pytest
	$(BIN)/python -m pytest tests/release/test_json.py

test-release: wheels rust-docs test-json test-crate test-sdist test-wheels

# The workflows against GitHub's schema; tests/python/test_workflows.py looks whether what they run is there.
check-workflows: release-tools
	$(RELEASE_BIN)/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml

# Known holes in what the Python extras may install.
audit: release-tools
	$(RELEASE_BIN)/python -m pip_audit --strict -r tests/requirements.txt

# A venv of its own: the peers come from PyPI, duckling from crates.io.
BENCH := .venv-bench

bench: install
	test -d $(BENCH) || $(PYTHON) -m venv $(BENCH)
	$(BENCH)/bin/python -m pip install --quiet -r benches/requirements.txt
	$(BENCH)/bin/python -m pip install --quiet --force-reinstall --no-deps $(WHEELS)/*.whl
	$(BENCH)/bin/python -m benches $(if $(CORPUS),--corpus $(CORPUS))

# Minutes instead of an hour: ratios against benches/recorded.json; RECORD=1 writes them there.
bench-quick: install
	test -d $(BENCH) || $(PYTHON) -m venv $(BENCH)
	$(BENCH)/bin/python -m pip install --quiet -r benches/requirements.txt
	$(BENCH)/bin/python -m pip install --quiet --force-reinstall --no-deps $(WHEELS)/*.whl
	$(BENCH)/bin/python -m benches.quick $(if $(CORPUS),--corpus $(CORPUS)) $(if $(RECORD),--record)

# The normalizer presets against the tools they equal, in a venv of their own.
PEERS := .venv-peers

$(PEERS)/bin/python:
	$(PYTHON) -m venv $(PEERS)
	$(PEERS)/bin/python -m pip install --quiet -r tests/peers/requirements.txt
	$(PEERS)/bin/python -m pip install --quiet --no-deps camel-tools==1.6.0 arabert==1.0.1

test-peers: install $(PEERS)/bin/python
	$(PEERS)/bin/python -m pip install --quiet --force-reinstall --no-deps $(WHEELS)/*.whl
	$(PEERS)/bin/python -m pytest tests/peers

record-peers: $(PEERS)/bin/python
	$(PEERS)/bin/python -m tests.peers.record

# Small tools beside tarqim on the same sentences, as tables (docs/comparison.md); Python 3.12 or newer.
.PHONY: beside
BESIDE := .venv-beside
beside:
	test -d $(BESIDE) || $(PYTHON) -m venv $(BESIDE)
	$(BESIDE)/bin/python -m pip install --quiet -r tests/beside/requirements.txt .
	$(BESIDE)/bin/python -m tests.beside

# Names by label, strict; GOLD=FILE scores other documents, OFFICIAL=FILE a tagged corpus, ERRORS=1 lists errors.
GOLD ?= seeds/samples/gold.jsonl
evaluate: install
	$(BIN)/python training/names/evaluate.py $(GOLD) $(if $(OFFICIAL),--official $(OFFICIAL)) $(if $(TAGGED),--tagged $(TAGGED)) $(if $(ERRORS),--errors)

clean:
	rm -rf target build dist site .venv .venv-* tarqim-demo.html
