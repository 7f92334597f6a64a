# `make` sets up, checks the guideline, draws it and evaluates an example patient; `make help` lists everything.

PYTHON ?= python3
EXTRAS ?= dev
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
EXAMPLES := $(patsubst %/guideline.yaml,%,$(wildcard examples/*/guideline.yaml))
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

# Python keeps what it compiled: commands that tests start would else compile the toolkit anew, each of them.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.PHONY: all setup check test lint format renders current picture accept conformance fuzz mutants bench wheel extension clean help

all: $(STAMP) ## Set up, check the guideline, draw it, evaluate an example patient (the main job)
	$(BIN)/guideproof check guideline
	$(BIN)/guideproof render guideline -o renders
	$(BIN)/guideproof run examples/patient.yaml --guideline guideline

setup: $(STAMP) ## Make .venv with the toolkit and what its development needs

# hatchling and setuptools come first, so that what is built here (the toolkit; PySpark, which comes as source alone) is
# built with the versions of constraints.txt too.
$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Guideproof needs Python 3.11 or newer: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --constraint constraints.txt hatchling setuptools
	$(PIP) install --constraint constraints.txt --no-build-isolation --editable '.[$(EXTRAS)]'
	@touch $@

check: $(STAMP) ## Check the guideline and the examples, and run their vignettes
	$(BIN)/guideproof check guideline
	$(BIN)/guideproof test guideline --cover-check 100
	set -e; for example in $(EXAMPLES); do \
	  $(BIN)/guideproof check $$example --fail-on warning; \
	  $(BIN)/guideproof test $$example --cover-check 100 >/dev/null; \
	done

test: $(STAMP) ## Run all tests
	$(BIN)/python -m pytest

lint: $(STAMP) ## Check style, types and floors of the toolkit, and the layout of the guideline
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	set -e; for each in guideline $(EXAMPLES); do $(BIN)/guideproof format --check $$each; done

format: $(STAMP) ## Put the toolkit's code, the guideline and the examples in shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	set -e; for each in guideline $(EXAMPLES); do $(BIN)/guideproof format $$each; done

renders: $(STAMP) ## Draw the guideline into renders/, with what is not kept there: JavaScript, SQL, DOT
	$(BIN)/guideproof render guideline -o renders

current: $(STAMP) ## Say whether what is kept of renders/ is up to date, writing nothing
	$(BIN)/guideproof render guideline -o renders --only flowchart --only evaluator.py --check

picture: $(STAMP) ## Take the picture of the reviewers' page that the README shows (needs Chromium)
	$(BIN)/python -m tests.browser.picture docs/page.png

accept: $(STAMP) ## Record the output of today as what tests expect; look at the difference before you commit it
	GUIDEPROOF_ACCEPT=1 $(BIN)/python -m pytest

conformance: $(STAMP) ## Compare every back end over N evaluations (make conformance N=1000000)
	GUIDEPROOF_CONFORMANCE=$(or $(N),1000000) $(BIN)/python -m pytest tests/conformance

fuzz: $(STAMP) ## Feed every reader with N mutated inputs (make fuzz N=100000)
	$(BIN)/python -m tests.fuzz $(or $(N),100000)

mutants: $(STAMP) ## Plant N small faults in the toolkit and say which of them no test notices (make mutants N=400)
	$(BIN)/python -m tests.mutants $(or $(N),400)

bench: $(STAMP) ## Measure, each figure beside a baseline of the same run
	$(BIN)/python -m benchmarks

wheel: $(STAMP) ## Build dist/ and try the wheel in an empty environment, outside this folder
	rm -rf dist
	$(BIN)/python -m build --no-isolation --outdir dist .
	$(BIN)/python tests/packaging/try_wheel.py dist

extension: ## Build the extension for Visual Studio Code (needs Node and npm)
	cp LICENSE editors/vscode/LICENSE
	cd editors/vscode && npm ci --ignore-scripts && node node_modules/esbuild/install.js && npm run package

clean: ## Remove .venv and everything that was made, but not renders/
	rm -rf $(VENV) dist build editors/vscode/node_modules editors/vscode/out .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find tests toolkit -name __pycache__ -type d -prune -exec rm -rf {} +

help: ## List the targets
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/\1|\2/p' $(MAKEFILE_LIST) | while IFS='|' read -r name text; do printf '%-12s %s\n' "$$name" "$$text"; done
