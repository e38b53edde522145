"""Mutation tests of the engine: change its code a little, a thousand times, and see whether some test notices.

`make mutaties` (a part of `make nacht`). What is changed and which tests look is in pyproject.toml, under
[tool.mutmut]. It stops after MINUTEN and says how far it came; the next run goes on where it was, for what hasn't
changed. Survivors are printed by name: `.venv/bin/mutmut show NAAM`.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections import Counter

from bot.instellingen import PROJECT

MUTMUT = [sys.executable, "-m", "mutmut"]
MINUTEN = int(os.environ.get("MINUTEN", "120"))
WERKERS = os.environ.get("WERKERS", "2")
BETEKENIS = {
    "killed": "gezien door een test",
    "survived": "door geen test gezien",
    "timeout": "liep vast, dus gezien",
    "no tests": "geen test komt hier",
}


def main() -> int:
    lopend = subprocess.Popen(
        [*MUTMUT, "run", "--max-children", WERKERS], cwd=PROJECT, stdin=subprocess.DEVNULL, start_new_session=True
    )
    try:
        if code := lopend.wait(MINUTEN * 60):
            print(f"mutmut is mislukt (code {code}).")
            return 1
    except subprocess.TimeoutExpired:
        os.killpg(lopend.pid, signal.SIGINT)
        lopend.wait()
        print(f"Gestopt na {MINUTEN} minuten; een volgende keer gaat het verder.")
    uitslag = _uitslag()
    telling = Counter(uitslag.values())
    print(*(f"{aantal} × {BETEKENIS.get(stand, stand)}" for stand, aantal in telling.most_common()), sep="\n")
    print(*(f"  {naam}" for naam, stand in sorted(uitslag.items()) if stand in ("survived", "no tests")), sep="\n")
    return 0 if telling["killed"] else 1


def _uitslag() -> dict[str, str]:
    """Every mutant with what became of it."""
    regels = subprocess.run(
        [*MUTMUT, "results", "--all", "true"], cwd=PROJECT, capture_output=True, text=True, check=True
    ).stdout
    paren = (regel.strip().rpartition(": ") for regel in regels.splitlines() if ": " in regel)
    return {naam: stand for naam, _, stand in paren if naam.startswith("bot.")}


if __name__ == "__main__":
    sys.exit(main())
