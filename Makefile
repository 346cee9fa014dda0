# Eirene's commands. `make demo` and `make test` need Python 3.11 or later and nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
TRAIN := .venv-train
DATA ?= ../shared/data

.PHONY: demo test check bench model setup picture wheel try-wheel clean

$(VENV)/.run: pyproject.toml requirements.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint requirements.lock --editable .
	touch $@

$(VENV)/.dev: $(VENV)/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint requirements.lock --editable '.[dev]'
	touch $@

setup: $(VENV)/.dev

EXAMPLE := examples/reports/tarvenia-08-wire.txt --date 2026-03-23 --publisher "Meridian News Agency"
BROWSER ?= chromium

# Adds the bundled storyline, 18 reports of four publishers, to a record and prints the situation.
demo: $(VENV)/.run
	mkdir -p build
	rm -f build/demo.db*
	$(BIN)/eirene add --list examples/reports/tarvenia.csv --record build/demo.db
	$(BIN)/eirene brief --record build/demo.db

# Draws docs/page.png, the picture of the page in the README; needs Chromium (BROWSER=…).
picture: $(VENV)/.run
	mkdir -p build
	$(BIN)/eirene read $(EXAMPLE) --html build/page.html
	$(BROWSER) --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --hide-scrollbars \
		--window-size=1440,940 --screenshot=docs/page.png build/page.html 2>build/browser.log

test: $(VENV)/.dev
	$(BIN)/python -m pytest -n 2

check: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Quality and speed, with the floors of bench/floors.yaml.
bench: $(VENV)/.dev
	$(BIN)/python -m bench --data $(DATA)

$(TRAIN)/.done: training/requirements.txt
	$(PYTHON) -m venv $(TRAIN)
	$(TRAIN)/bin/python -m pip install --quiet --disable-pip-version-check --requirement training/requirements.txt
	$(TRAIN)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $@

# Trains the language model anew from the data folder, in full and then refined, and writes it to src/eirene/data/model.
# REFINE=FOLDER leaves the full training out and refines the shipped files of a folder, such as src/eirene/data/model.
model: $(TRAIN)/.done
	$(TRAIN)/bin/python -m training.build --data $(DATA) $(if $(REFINE),--refine $(REFINE))

wheel: $(VENV)/.dev
	rm -rf dist
	$(BIN)/python -m build --wheel

# Installs the wheel into an empty environment and reads a report with it, without a network where the system can cut it off.
try-wheel: wheel
	$(PYTHON) -m venv --clear build/empty
	build/empty/bin/python -m pip install --quiet --disable-pip-version-check --constraint requirements.lock dist/*.whl
	cd build && $$(unshare -rn true 2>/dev/null && echo unshare -rn) empty/bin/eirene read ../$(EXAMPLE)

clean:
	rm -rf $(VENV) $(TRAIN) dist build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache bench/out training/out
