#!/bin/sh
# Begint alleen met het model dat bij het bouwen is getraind.
set -eu
cd "$(dirname "$0")/../.."
sha256sum --check --status models/SHA256SUMS || {
  echo "Het model in deze container is niet het model dat erin is gebouwd. Bouw de container opnieuw." >&2
  exit 1
}
exec .venv/bin/regiewijzer start --host 0.0.0.0 --port 5005
