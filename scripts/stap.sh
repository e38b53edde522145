#!/usr/bin/env bash
# One gate: scripts/stap.sh "Name" command…  One line when it is good; all of its output when it isn't.
set -uo pipefail
naam="$1"
shift
uitvoer="$(mktemp)"
trap 'rm -f "$uitvoer"' EXIT
printf '• %s … ' "$naam"
begin=$SECONDS
if "$@" >"$uitvoer" 2>&1; then
  printf 'goed (%d s)\n' $((SECONDS - begin))
else
  code=$?
  printf 'NIET goed:\n'
  cat "$uitvoer"
  printf 'Opnieuw, alleen deze controle: %s\n' "$*"
  exit "$code"
fi
