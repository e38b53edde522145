"""Rasa's own command line, for people who know Rasa: `make rasa ARGS="data validate"`, or `.venv/bin/python
scripts/rasa.py data validate`.

config.yml, endpoints.yml and credentials.yml take the language model, addresses and secrets from the environment;
this sets them. With `--omgeving` they are only printed, as `export` lines: after `eval "$(.venv/bin/python
scripts/rasa.py --omgeving)"` plain `rasa` works in that shell. `shell`, `run` and `interactive` get the action server
for as long as they run.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from bot.begrip.taalmodel import zorg_voor_taalmodel
from bot.instellingen import PROJECT, lees
from bot.starten.omgeving import RASA, voor_kinderen, vrije_poort

MET_ACTIES = {"shell", "run", "interactive"}


def omgeving(actiepoort: int) -> dict[str, str]:
    """Every variable that Rasa needs here; the user's own win, where they may."""
    taalmodel = zorg_voor_taalmodel()
    return {
        **RASA,
        **voor_kinderen(lees(), lees().rasa_url, f"http://127.0.0.1:{actiepoort}"),
        "NL_MODEL": taalmodel.naam_of_pad,
        "REGIEWIJZER_TAALMODEL_SOORT": taalmodel.soort,
        "RASA_TELEMETRY_ENABLED": "false",
    }


def main(argumenten: Sequence[str]) -> int:
    if list(argumenten) == ["--omgeving"]:
        for naam, waarde in omgeving(5056).items():
            if os.environ.get(naam) != waarde:
                print(f"export {naam}={shlex.quote(waarde)}")
        return 0
    poort = vrije_poort()
    omg = omgeving(poort)
    rasa = [str(Path(sys.executable).with_name("rasa")), *argumenten]
    acties = None
    if argumenten and argumenten[0] in MET_ACTIES and argumenten[1:2] != ["actions"]:
        acties = subprocess.Popen(
            [sys.executable, "-m", "bot.starten.actie_proces", "--port", str(poort)], cwd=PROJECT, env=omg
        )
    try:
        return subprocess.call(rasa, cwd=PROJECT, env=omg)
    except KeyboardInterrupt:
        return 130
    finally:
        if acties:
            acties.terminate()
            acties.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
