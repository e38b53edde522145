"""The weights of the signal: learned by leren/signaal, kept as whole hundredths in bot/taal/signaal/gewichten.json."""

from __future__ import annotations

import json
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from bot.begrip.crisis.trekken import waarde

BESTAND = Path(__file__).resolve().parents[2] / "taal" / "signaal" / "gewichten.json"


@dataclass(frozen=True)
class Gewichten:
    """`per_soort` holds hundredths by kind of feature; a clause whose sum with `begin` reaches `grens` is a signal.

    `bron` tells which sentences and word tables they were learned from, and which features these gave."""

    per_soort: Mapping[str, Mapping[str, int]]
    begin: float
    grens: float
    bron: str


@lru_cache(maxsize=1)
def gewichten() -> Gewichten:
    inhoud = json.loads(BESTAND.read_text(encoding="utf-8"))
    return Gewichten(inhoud["gewichten"], inhoud["begin"], inhoud["grens"], inhoud["bron"])


def som(groepen: Mapping[str, AbstractSet[str]]) -> float:
    """The weight of a clause with these features. Whole numbers within a kind: the same in whatever order."""
    geleerd = gewichten()
    uit = geleerd.begin
    for soort, namen in groepen.items():
        per = geleerd.per_soort.get(soort)
        if per and namen:
            uit += waarde(soort, len(namen)) * sum([per[naam] for naam in namen if naam in per]) / 100
    return uit
