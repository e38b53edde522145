#!/usr/bin/env bash
# Sets up everything that Regiewijzer needs, from a clean clone. `make` runs it when uv.lock (or this file) has changed; again is harmless.
#   1. uv in a small venv of its own: works behind pyenv's shims and with a pip that is "externally managed"
#   2. .venv with exactly the packages of uv.lock   3. the Dutch language model (downloaded, or put together from packages)
# scripts/opzetten_web.sh does the pages (Node), scripts/opzetten_tests.sh what only the tests need.
set -euo pipefail
cd "$(dirname "$0")/.."

UV_VERSIE=0.13.9
stop() { printf '%s\n' "" "$@" >&2; exit 1; }

# What another environment says about Python, pip or uv must not decide what happens here.
unset VIRTUAL_ENV PYTHONHOME PYTHONPATH UV_PROJECT UV_PYTHON
# Compiled now, or else at the first start, when somebody waits for it.
export UV_PROJECT_ENVIRONMENT=.venv UV_PYTHON_DOWNLOADS=never UV_COMPILE_BYTECODE=1

# The full path of a Python 3.10, or nothing. pyenv's own folders are asked too: its shims don't answer in every shell.
python310() {
  local kandidaat map
  {
    printf '%s\n' python3.10 python3 python /usr/bin/python3.10 /usr/local/bin/python3.10
    for map in "${PYENV_ROOT:-$HOME/.pyenv}" $(tr ':' '\n' <<<"$PATH" | sed -n 's,/shims/*$,,p'); do
      printf '%s\n' "$map"/versions/3.10*/bin/python3.10
    done
    if command -v uv >/dev/null; then uv python find --no-project 3.10; fi
  } 2>/dev/null | while read -r kandidaat; do
    "$kandidaat" -c 'import sys; sys.version_info[:2] == (3, 10) and print(sys.executable)' 2>/dev/null || true
  done
}

python="$(python310 | sed -n 1p)"
[ -n "$python" ] || stop "Python 3.10 ontbreekt. Rasa 3.6 werkt alleen met die versie." \
  "Installeer hem met: pyenv install 3.10" \
  "Of zonder pyenv: uv python install 3.10. Geef daarna dezelfde opdracht opnieuw."

ruimte="$(df -Pk . | awk 'NR==2 {print $4}')"
[ -d .venv ] || [ "${ruimte:-9999999}" -gt 4000000 ] || stop "Er is te weinig ruimte op deze schijf: nodig is 4 GB. Maak ruimte en probeer het opnieuw."

echo "Regiewijzer opzetten, eenmalig (Python: $python)."

if [ "$(.uv/bin/uv --version 2>/dev/null | cut -d' ' -f2)" != "$UV_VERSIE" ]; then
  echo "[1/3] uv $UV_VERSIE, dat de pakketten beheert …"
  rm -rf .uv
  uitleg="Het ophalen van uv is niet gelukt. Is pypi.org (of je eigen pakketregister) bereikbaar? Probeer het daarna opnieuw."
  "$python" -m venv .uv || stop "$python kan geen venv maken. Op Debian en Ubuntu helpt: apt install python3.10-venv"
  .uv/bin/python -m pip install --quiet --disable-pip-version-check "uv==$UV_VERSIE" || stop "$uitleg"
else
  echo "[1/3] uv is er al."
fi

echo "[2/3] De pakketten van uv.lock (de eerste keer ongeveer 1 GB; enkele minuten) …"
# --seed gives the environment a pip, which `spacy download` in step 3 needs.
if [ ! -x .venv/bin/python ] || ! .venv/bin/python -c 'import sys; sys.exit(sys.version_info[:2] != (3, 10))'; then
  .uv/bin/uv venv --quiet --clear --seed --python "$python" .venv || stop "De map .venv kan niet worden gemaakt. Verwijder hem en probeer het opnieuw."
fi
.uv/bin/uv sync --frozen --python "$python" ||
  stop "Het installeren van de pakketten is niet gelukt; hierboven staat waarom." \
    "Meestal is pypi.org (of je eigen pakketregister) niet bereikbaar. Probeer het daarna opnieuw: wat er al is, blijft staan."

echo "[3/3] Het Nederlandse taalmodel …"
.venv/bin/python -m bot.begrip.taalmodel

touch .venv/.opgezet
echo "Opzetten is klaar."
