#!/usr/bin/env bash
# What only the tests need: the npm packages of tests/npm (an OpenID provider, axe, Microsoft's Teams client), a Chromium and a LibreOffice. Says what it installs.
set -euo pipefail
cd "$(dirname "$0")/../tests/npm"

stop() { printf '%s\n' "" "$@" >&2; exit 1; }

echo "De npm-pakketten van de tests …"
npm ci --no-audit --no-fund --loglevel=error ||
  stop "Het ophalen van de npm-pakketten is niet gelukt; hierboven staat waarom. Is registry.npmjs.org bereikbaar? Probeer het daarna opnieuw."

wortel=""
[ "$(id -u)" = 0 ] || wortel="sudo -n"
apt_haal() { $wortel apt-get update -qq && $wortel env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"; }

if [ -z "${REGIEWIJZER_CHROMIUM:-}" ] && ! command -v chromium >/dev/null; then
  hulp="De tests hebben Chromium nodig. Installeer het (Debian en Ubuntu: sudo apt install chromium), of zet REGIEWIJZER_CHROMIUM op het pad van een Chromium of Chrome."
  command -v apt-get >/dev/null || stop "$hulp"
  echo "Chromium ontbreekt; het wordt nu geïnstalleerd met apt-get (een paar minuten) …"
  apt_haal chromium >/dev/null || stop "$hulp"
fi

# Without it only the tests that make a real PDF and open a real workbook are skipped, so this doesn't stop the set-up.
if ! { command -v lowriter && command -v localc; } >/dev/null && command -v apt-get >/dev/null; then
  echo "LibreOffice ontbreekt; voor de tests van PDF en Excel wordt het nu geïnstalleerd met apt-get (een paar minuten) …"
  apt_haal libreoffice-writer libreoffice-calc fonts-crosextra-carlito >/dev/null ||
    echo "Dat is niet gelukt; wat een echte PDF maakt of een werkboek opent, wordt overgeslagen. (Debian en Ubuntu: sudo apt install libreoffice-writer libreoffice-calc)" >&2
fi
touch node_modules/.opgezet
