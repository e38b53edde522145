# Regiewijzer. `make` shows what there is. Each target first sets up what is missing: see scripts/opzetten.sh.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.PHONY: help start snel test nacht check train bedoelingen opnieuw mutaties kwetsbaar sbom bench demo rasa schermen opzetten
MAKEFLAGS += --no-print-directory --no-builtin-rules

HOST ?= 127.0.0.1
PORT ?= 5005
ARGS ?=
WERKERS ?= 2
MINUTEN ?= 120
BIN := .venv/bin
# Groups of tests side by side: tests/conftest.py says which belong together. More workers than 2 start more assistants (1 GB each).
PYTEST := $(BIN)/python -m pytest -n $(WERKERS) --dist loadgroup --no-loadscope-reorder
STAP := @scripts/stap.sh
WEB := bot/web/dist/manifest.json

help: ## toon deze lijst
	@echo "Regiewijzer: make DOEL"
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  %-12s %s\n", $$1, $$2}' Makefile

start: .venv/.opgezet $(WEB) ## start de assistent op http://127.0.0.1:5005 (anders: make start PORT=5010)
	@exec $(BIN)/regiewijzer start --host "$(HOST)" --port "$(PORT)"

demo: .venv/.opgezet $(WEB) ## speel één casus na tegen de echte assistent, in de terminal
	@exec $(BIN)/regiewijzer demo

train: .venv/.opgezet ## train het Rasa-model, als de bronnen zijn veranderd
	@exec $(BIN)/regiewijzer train

check: .venv/.opgezet $(WEB) ## de snelle controles: stijl, types, lagen, trainingsdata
	$(STAP) "Opmaak (ruff format)" $(BIN)/ruff format --check .
	$(STAP) "Stijl (ruff)" $(BIN)/ruff check .
	$(STAP) "Types (mypy)" $(BIN)/mypy
	$(STAP) "Lagen (import-linter)" $(BIN)/lint-imports
	$(STAP) "Types van de pagina's (tsc)" npm --prefix bot/web run check
	$(STAP) "Trainingsdata (rasa data validate)" $(BIN)/python scripts/rasa.py data validate

bedoelingen: .venv/.opgezet ## hoe goed bedoelingen uit elkaar worden gehouden; het verslag komt in results/bedoelingen
	@exec $(BIN)/python -m leren.bedoeling

snel: .venv/.opgezet $(WEB) tests/npm/node_modules/.opgezet ## alle tests zonder assistent, browser, PostgreSQL of training (drie tot vier minuten)
	@exec $(PYTEST) -q --hypothesis-profile snel -m "not (assistent or chromium or postgres or model or traag or nacht)" $(ARGS)

test: check train $(WEB) tests/npm/node_modules/.opgezet ## alle controles en alle tests, met hoeveel van motor, gesprek en dossier ze raken (twintig tot vijfentwintig minuten)
	@exec $(PYTEST) --cov --cov-report=term:skip-covered --cov-fail-under=93 $(ARGS)

nacht: .venv/.opgezet ## wat 's nachts past: bedoelingen, tweede trainingen, mutaties en kwetsbare pakketten (een paar uur)
	@$(MAKE) -k bedoelingen opnieuw mutaties kwetsbaar

opnieuw: train $(WEB) tests/npm/node_modules/.opgezet ## de tests die nog eens trainen (in make nacht)
	@exec $(PYTEST) -m nacht $(ARGS)

mutaties: .venv/.opgezet ## verandert de motor en kijkt of een test het ziet (in make nacht; anders lang: make mutaties MINUTEN=30)
	@.uv/bin/uv sync --frozen --quiet --group nacht
	@exec env MINUTEN=$(MINUTEN) WERKERS=$(WERKERS) $(BIN)/python -m scripts.mutaties

kwetsbaar: .venv/.opgezet ## vraagt of er een lek bekend is in een van de pakketten (in make nacht; heeft internet nodig)
	@exec scripts/kwetsbaar.sh

sbom: .venv/.opgezet ## maak de lijst van pakketten die meedraaien, als CycloneDX, in results/
	@exec $(BIN)/python -m scripts.sbom

bench: .venv/.opgezet $(WEB) ## meet snelheid en aantal vragen; het verslag staat in docs/prestaties.md
	@exec $(BIN)/python -m bench $(ARGS)

rasa: .venv/.opgezet ## Rasa zelf, voor wie Rasa kent: make rasa ARGS="data validate"
	@exec $(BIN)/python scripts/rasa.py $(ARGS)

schermen: .venv/.opgezet $(WEB) tests/npm/node_modules/.opgezet ## maak de schermafdrukken in docs/schermen opnieuw
	@exec $(BIN)/python -m scripts.schermen

opzetten: ## zet alles (opnieuw) op; de andere doelen doen dit zelf als het nodig is
	@scripts/opzetten.sh
	@scripts/opzetten_web.sh

.venv/.opgezet: uv.lock pyproject.toml .python-version scripts/opzetten.sh
	@scripts/opzetten.sh

# The types of the pages come from the shapes of the API, so those count as sources too. What is made of them doesn't.
$(WEB): scripts/opzetten_web.sh $(shell find bot/web bot/poort/api bot/gegevens bot/overleg/vorm.py -type f -not -path '*/node_modules/*' -not -path '*/dist/*' -not -name '*.pyc' -not -path bot/web/openapi.json -not -path bot/web/src/basis/poort.ts) | .venv/.opgezet
	@scripts/opzetten_web.sh

tests/npm/node_modules/.opgezet: tests/npm/package-lock.json scripts/opzetten_tests.sh
	@scripts/opzetten_tests.sh
