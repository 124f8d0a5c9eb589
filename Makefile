# Everything runs in .venv, made on first use. On Windows without make: see README, "Without make".
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)

# Those of the browser first, in two halves, beside the others: they wait more than they compute.
BESIDE := -n 3 --no-loadscope-reorder

.PHONY: run test chromium check lint page web bench contact wheel clean

run: $(VENV)/.installed  ## install, make a finished picture, then open the editor on its graph (Ctrl-C ends it)
	$(BIN)/tagwire run product_and_model --provider draft --out out
	$(if $(CI)$(TAGWIRE_NO_EDITOR),@echo "Next: $(BIN)/tagwire edit product_and_model",$(BIN)/tagwire edit product_and_model)

test: $(VENV)/.dev chromium  ## install what the tests need, a browser too, then run them all
	$(BIN)/python -m pytest $(BESIDE)

chromium: $(VENV)/.dev  ## a Chromium for the browser tests, where there is none (or name it: CHROMIUM=path)
	$(BIN)/python tests/browser/chromium.py

check: lint chromium  ## format, lint, types, import contract, tests with the core's coverage
	$(BIN)/python -m pytest $(BESIDE) --cov --cov-report=term

lint: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/mypy nodes
	$(BIN)/lint-imports

page: src/editor/node_modules/.package-lock.json  ## the tests of the browser's source (needs Node 20 and npm)
	cd src/editor && npm test

web: page  ## the browser's side anew from src/editor: its tests, then the bundle
	cd src/editor && npm run build

src/editor/node_modules/.package-lock.json: src/editor/package-lock.json
	cd src/editor && npm ci --no-audit --no-fund
	touch $@

bench: $(VENV)/.dev  ## ratios against floors and peers measured in the same run
	$(BIN)/python -m benchmarks

contact: $(VENV)/.dev  ## out/contact/: what the draft engine draws, to be looked at
	$(BIN)/python -m benchmarks.contact

wheel: $(VENV)/.dev  ## dist/*.whl
	$(BIN)/python -m build --wheel

clean:
	rm -rf $(VENV) dist build out

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Tagwire needs Python 3.11 or newer: make run PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	$(BIN)/python -c 'open("$@", "w").close()'

$(VENV)/.dev: pyproject.toml $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	$(BIN)/python -c 'open("$@", "w").close()'
