"""The weights of the weighed signal: learned by bench/crisis_leren.py, kept as whole hundredths in gewichten.json."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Mapping

from bot.begrip.crisis.kenmerken import lettergroepen
from bot.begrip.crisis.velden import Zin

BESTAND = Path(__file__).resolve().parent / "gewichten.json"
_WOORDEN = 6


@dataclass(frozen=True)
class Gewichten:
    """`per_kenmerk` holds hundredths; a sentence whose sum with `begin` reaches `grens` is a signal."""

    per_kenmerk: Mapping[str, int]
    begin: float
    grens: float


@lru_cache(maxsize=1)
def gewichten() -> Gewichten:
    inhoud = json.loads(BESTAND.read_text(encoding="utf-8"))
    per_kenmerk = {
        f"{soort}:{naam}": gewicht for soort, groep in inhoud["gewichten"].items() for naam, gewicht in groep.items()
    }
    return Gewichten(per_kenmerk, inhoud["begin"], inhoud["grens"])


def som(kenmerken: Mapping[str, float]) -> float:
    """The weight of a sentence with these features."""
    geleerd = gewichten()
    return geleerd.begin + sum(geleerd.per_kenmerk.get(naam, 0) * waarde for naam, waarde in kenmerken.items()) / 100


def zwaarste(zin: Zin) -> tuple[int, int]:
    """The words [begin, end), at most six, that carry the most weight: what to point at."""
    per = gewichten().per_kenmerk
    zwaarte = [
        per.get(f"w:{lem}", 0) + sum(per.get(f"c:{groep}", 0) for groep in lettergroepen(vorm)) / 10
        for vorm, lem in zip(zin.vormen, zin.lemmas)
    ]
    for plek in zin.velden:
        for nr in range(plek.begin, plek.eind):
            zwaarte[nr] += per.get(f"v:{plek.veld}", 0) / (plek.eind - plek.begin)
    stukken = [
        (van, tot) for van in range(len(zwaarte)) for tot in range(van + 1, min(len(zwaarte), van + _WOORDEN) + 1)
    ]
    return max(stukken, key=lambda stuk: sum(zwaarte[stuk[0] : stuk[1]]))
