"""How likely it is that a text states a value, by all that it holds for it: one small logistic model, learned from
whole texts (leren/weging).

Phrases and the learned reader err differently: together they say more than either.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp
from typing import TYPE_CHECKING, Any
from zlib import crc32

from bot.begrip.bewijs import Bewijs, Paar
from bot.begrip.tabel import MAP
from bot.begrip.zoekers.begrippen import naam
from bot.begrip.zoekers.geleerd import BODEM, Gelezen

if TYPE_CHECKING:
    from bot.afweging import Kaders

BESTAND = MAP / "geleerd" / "weging.json"
TREKKEN = (
    "beste",  # what the clause that says it most scores
    "beste_boven_0",
    "beste_boven_-2",
    "tweede",  # the next clause
    "telt_niet",  # how much higher a clause scores that the rules don't let count
    "zin",  # a phrase states it
    "zin_klopt",  # how often the best of those phrases was right in written clauses
    "zin_en_deel",  # what the clause that holds a phrase scores
    "zin_en_beste",
    "meer_zinnen",
    "geen_zin",  # it doesn't come from a list (an act of violence, "geen kindfactoren")
    "ander",  # the best clause for another answer to the same question
    "ander_boven_0",
    "zin_ander",  # a phrase states another answer
    "anders",  # a phrase says that it isn't so, or was, or may be
    "meerkeuze",
)


@dataclass(frozen=True)
class Weging:
    """Weights: of each of TREKKEN, of each value (nothing for one never seen), and `zinnen`, what each phrase is
    worth by the number of its words (crc32); `grens`: from which chance what is stated, kept or suggested.
    """

    begin: float
    trekken: Sequence[float]
    waarden: Mapping[str, float]
    zinnen: Mapping[str, float]
    grens: Mapping[str, float]


@cache
def weging() -> Weging:
    kop = json.loads(BESTAND.read_text(encoding="utf-8"))
    return Weging(kop["begin"], [kop["trekken"][t] for t in TREKKEN], kop["waarden"], kop["zinnen"], kop["grens"])


def zinsleutel(zin: str, begrip: str) -> str:
    """What a phrase is kept under, for a concept."""
    return f"{crc32(f'{begrip} {zin}'.encode()):08x}"


def waarde_van(paar: Paar) -> str:
    """How a value is written in the artefact."""
    return f"{paar[0]}.{paar[1]}"


def kansen(bewijzen: Mapping[Paar, Bewijs], kaders: Kaders) -> Mapping[Paar, float]:
    """How likely the text states each value."""
    model = weging()
    uit = {}
    for paar, rij in trekken(bewijzen, kaders, model.zinnen).items():
        som = sum(gewicht * waarde for gewicht, waarde in zip(model.trekken, rij))
        uit[paar] = 1 / (1 + exp(-(model.begin + som + model.waarden.get(waarde_van(paar), 0.0))))
    return uit


def trekken(bewijzen: Mapping[Paar, Bewijs], kaders: Kaders, zinnen: Mapping[str, float]) -> Mapping[Paar, list[float]]:
    """The features of each value, in the order of TREKKEN."""
    per_kenmerk: dict[str, list[Paar]] = {}
    for paar in bewijzen:
        per_kenmerk.setdefault(paar[0], []).append(paar)
    uit = {}
    for paar, bewijs in bewijzen.items():
        meer = kaders.kenmerken[paar[0]].soort == "meerkeuze"
        anderen = [] if meer else [bewijzen[ander] for ander in per_kenmerk[paar[0]] if ander != paar]
        deel = _van_deel(bewijs)
        ander = max((_beste(ander.gelezen) for ander in anderen), default=BODEM)
        uit[paar] = [
            *deel,
            *_van_zinnen(bewijs, deel[0], [_waard(zin, naam(*paar), zinnen) for zin in bewijs.zinnen]),
            ander,
            max(ander, 0.0),
            float(any(ander.vermeldingen for ander in anderen)),
            float(bool(bewijs.anders)),
            float(meer),
        ]
    return uit


def _waard(zin: str, begrip: str, zinnen: Mapping[str, float]) -> float:
    """What a phrase is worth; one that was never seen is worth what phrases of its concept are."""
    return zinnen.get(zinsleutel(zin, begrip), zinnen.get(zinsleutel("", begrip), 0.0))


def _beste(gelezen: Sequence[Gelezen]) -> float:
    return max((g.score for g in gelezen), default=BODEM)


def _van_deel(bewijs: Bewijs) -> list[float]:
    beste, tweede = sorted([BODEM, BODEM, *(g.score for g in bewijs.gelezen)])[:-3:-1]
    return [beste, max(beste, 0.0), max(beste + 2, 0.0), tweede, max(0.0, _beste(bewijs.telt_niet) - beste)]


def _van_zinnen(bewijs: Bewijs, beste: float, waard: Sequence[float]) -> list[float]:
    if not bewijs.vermeldingen:
        return [0.0] * 6
    return [
        1.0,
        max(waard),
        bewijs.om_zin + 2,
        max(beste, -2.0),
        float(len(bewijs.vermeldingen) > 1),
        float("" in bewijs.zinnen),
    ]


def als_json(model: Weging) -> dict[str, Any]:
    """As `weging` reads it."""
    return {
        "begin": model.begin,
        "trekken": dict(zip(TREKKEN, model.trekken)),
        "grens": dict(model.grens),
        "waarden": dict(model.waarden),
        "zinnen": dict(model.zinnen),
    }
