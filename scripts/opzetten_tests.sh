#!/usr/bin/env bash
# What only the tests need: the npm packages of tests/npm (an OpenID provider, axe, Microsoft's Teams client) and a Chromium. Says what it installs.
set -euo pipefail
cd "$(dirname "$0")/../tests/npm"

stop() { printf '%s\n' "" "$@" >&2; exit 1; }

echo "De npm-pakketten van de tests …"
npm ci --no-audit --no-fund --loglevel=error ||
  stop "Het ophalen van de npm-pakketten is niet gelukt; hierboven staat waarom. Is registry.npmjs.org bereikbaar? Probeer het daarna opnieuw."

if [ -z "${REGIEWIJZER_CHROMIUM:-}" ] && ! command -v chromium >/dev/null; then
  hulp="De tests hebben Chromium nodig. Installeer het (Debian en Ubuntu: sudo apt install chromium), of zet REGIEWIJZER_CHROMIUM op het pad van een Chromium of Chrome."
  command -v apt-get >/dev/null || stop "$hulp"
  wortel=""
  [ "$(id -u)" = 0 ] || wortel="sudo -n"
  echo "Chromium ontbreekt; het wordt nu geïnstalleerd met apt-get (een paar minuten) …"
  { $wortel apt-get update -qq && $wortel env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium; } >/dev/null || stop "$hulp"
fi
touch node_modules/.opgezet
