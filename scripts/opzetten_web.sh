#!/usr/bin/env bash
# Builds the pages (bot/web/src → bot/web/dist), with the types that the poort describes (bot/web/src/basis/poort.ts). `make` runs it when a source has changed; again is harmless.
set -euo pipefail
cd "$(dirname "$0")/../bot/web"

NODE_MINIMUM=20
stop() { printf '%s\n' "" "$@" >&2; exit 1; }

versie="$(node --version 2>/dev/null | sed 's/^v\([0-9]*\).*/\1/')" || true
[ "${versie:-0}" -ge "$NODE_MINIMUM" ] && command -v npm >/dev/null ||
  stop "Node $NODE_MINIMUM of nieuwer (met npm) ontbreekt. Daarmee worden de pagina's gebouwd." \
    "Installeer het (Debian en Ubuntu: apt install nodejs npm; of van nodejs.org) en geef dezelfde opdracht opnieuw."

if [ ! -f node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  echo "De pakketten van de pagina's ophalen (npm) …"
  npm ci --no-audit --no-fund --loglevel=error ||
    stop "Het ophalen van de npm-pakketten is niet gelukt; hierboven staat waarom." \
      "Meestal is registry.npmjs.org (of je eigen pakketregister) niet bereikbaar. Probeer het daarna opnieuw."
fi
echo "De soorten van de API voor de pagina's maken …"
{ ../../.venv/bin/python -m bot.poort.api >openapi.json && npm run --silent soorten >/dev/null; } ||
  stop "Het maken van de soorten is mislukt; hierboven staat waarom. Is alles opgezet? Geef dan: make opzetten"
echo "De pagina's bouwen …"
npm run --silent build || stop "Het bouwen van de pagina's is mislukt; hierboven staat waarom."
