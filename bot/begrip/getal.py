"""Numbers as people write them: "16,5", "veertien", "anderhalf", "een half"."""

from __future__ import annotations

import re

_EEN = [
    "nul",
    "een",
    "twee",
    "drie",
    "vier",
    "vijf",
    "zes",
    "zeven",
    "acht",
    "negen",
    "tien",
    "elf",
    "twaalf",
    "dertien",
    "veertien",
    "vijftien",
    "zestien",
    "zeventien",
    "achttien",
    "negentien",
]
_TIEN = {
    "twintig": 20,
    "dertig": 30,
    "veertig": 40,
    "vijftig": 50,
    "zestig": 60,
    "zeventig": 70,
    "tachtig": 80,
    "negentig": 90,
}
WOORDEN: dict[str, float] = {woord: getal for getal, woord in enumerate(_EEN)}
WOORDEN.update(_TIEN)
for _getal, _woord in enumerate(_EEN[1:10], start=1):
    for _tien, _waarde in _TIEN.items():
        WOORDEN[f"{_woord}en{_tien}"] = _waarde + _getal
WOORDEN.update({"anderhalf": 1.5, "anderhalve": 1.5})

_TELWOORD = (
    r"(?:(?:een|twee|drie|vier|vijf|zes|zeven|acht|negen)en)?(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)|"
    r"(?:der|veer|vijf|zes|zeven|acht|negen)?tien|elf|twaalf|nul|een|twee|drie|vier|vijf|zes|zeven|acht|negen|anderhal(?:f|ve)"
)
GETAL = rf"(?:\d{{1,3}}(?:[.,](?:5|25|75)(?!\d)|½| ?1/2)?|(?:{_TELWOORD})(?:eneenhalf|enhalf| en een half)?)"
_CIJFERS = re.compile(r"\d{1,15}(?:[.,]\d{1,15})?")
_HALF = re.compile(r"(?:eneenhalf|enhalf| en een half|½| ?1/2)$")


def lees_getal(woord: str) -> float | None:
    """The number that a folded word or digits stand for; whole numbers come back as int. None when it isn't one."""
    half = _HALF.search(woord)
    if half and half.start():
        geheel = lees_getal(woord[: half.start()])
        return None if geheel is None else geheel + 0.5
    if woord in WOORDEN:
        return WOORDEN[woord]
    if not _CIJFERS.fullmatch(woord):  # float() would take "inf" and "1e9" too
        return None
    getal = float(woord.replace(",", "."))
    return int(getal) if getal == int(getal) else getal
