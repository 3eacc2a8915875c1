# Needs Python 3.11 or later (with venv), git and make; everything else is installed into .venv by the rules below.
#   make demo    read the bundled example, write its report to out/demo
#   make test    style, types, the evaluation gate where its gold is at hand, and all tests
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
# Exact versions known to work together; `make test PINS=` takes the newest that pyproject.toml allows.
PINS ?= -c requirements/constraints.txt
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet

.PHONY: demo test check gate speed format clean
.DEFAULT_GOAL := demo

demo: $(VENV)/.runs
	$(BIN)/forewarned demo -o out/demo

# Pytest comes last: its closing line is the last thing printed.
test: check gate
	$(BIN)/python -m pytest -n 2

check: $(VENV)/.tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

gate: $(VENV)/.tests
	$(BIN)/python benchmarks/gate.py

speed: $(VENV)/.runs
	$(BIN)/python benchmarks/speed.py

format: $(VENV)/.tests
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Forewarned needs Python 3.11 or later: make PYTHON=/path/to/python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.runs: $(VENV)/.made pyproject.toml requirements/constraints.txt
	$(PIP) $(PINS) -e .
	@touch $@

$(VENV)/.tests: $(VENV)/.runs
	$(PIP) $(PINS) -e '.[dev]'
	@touch $@

clean:
	rm -rf $(VENV) out build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
