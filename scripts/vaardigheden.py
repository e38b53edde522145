"""Writes what Rasa must know of the skills: the intents and actions in domain.yml, and data/rules/vaardigheden.yml.

Run it after adding a skill: `.venv/bin/python -m scripts.vaardigheden`. tests/gesprek/test_vaardigheden.py fails on a
stale file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from bot.gesprek import VAARDIGHEDEN
from bot.gesprek.vaardigheid import Vaardigheid

PROJECT = Path(__file__).resolve().parents[1]
REGELS = Path("data/rules/vaardigheden.yml")
DOMEIN = Path("domain.yml")
_VAN_RASA = "nlu_fallback"  # an intent that Rasa has by itself; the domain doesn't name it

_KOP = """\
version: "3.1"

# Which action answers which intent. Written by `python -m scripts.vaardigheden` from bot/gesprek/vaardigheden; not by
# hand.
rules:
"""


def regels(vaardigheden: Iterable[Vaardigheid]) -> str:
    """The rules: each intent of a skill leads to its action."""
    paren = sorted((bedoeling, v.actie) for v in vaardigheden for bedoeling in v.bedoelingen)
    return _KOP + "".join(
        f"  - rule: {bedoeling}\n    steps:\n      - intent: {bedoeling}\n      - action: {actie}\n"
        for bedoeling, actie in paren
    )


def domein(oud: str, vaardigheden: Iterable[Vaardigheid]) -> str:
    """The domain, with the lists of intents and actions as the skills have them; the rest of it stays."""
    alle = list(vaardigheden)
    door_code = {v.naam for v in alle if not v.geleerd}
    bedoelingen = sorted({b for v in alle for b in v.bedoelingen} - {_VAN_RASA})
    uit = _met_lijst(
        oud, "intents", [f"{b}  # set by code, never learned" if b in door_code else b for b in bedoelingen]
    )
    return _met_lijst(uit, "actions", sorted(v.actie for v in alle))


def _met_lijst(tekst: str, naam: str, regels_: list[str]) -> str:
    lijst = re.compile(rf"^{naam}:\n(?:  - .*\n)+", re.MULTILINE)
    return lijst.sub(lambda _: f"{naam}:\n" + "".join(f"  - {regel}\n" for regel in regels_), tekst)


def main() -> None:
    vaardigheden = VAARDIGHEDEN.values()
    (PROJECT / REGELS).write_text(regels(vaardigheden), encoding="utf-8")
    pad = PROJECT / DOMEIN
    pad.write_text(domein(pad.read_text(encoding="utf-8"), vaardigheden), encoding="utf-8")


if __name__ == "__main__":
    main()
