"""How likely a longer text is about jeugd: what the rules see in it and its words, weighed (leren/doelgroep).

"Student van 19, moeder belt elke dag" names a mother and a school, and is about an adult: no single word decides. Rules
that stop at the first word were wrong in one text of eight.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import exp

from bot.begrip.tabel import MAP
from bot.begrip.zoekers.gewichten import Gewichten

BESTAND = MAP / "geleerd" / "doelgroep.json"
GETALLEN = MAP / "geleerd" / "doelgroep.npz"
MINSTENS = 25  # words: a shorter text says it plainly or not at all
ZEKER = 0.65  # from here on it is so; below 1 - ZEKER it is the other


@dataclass(frozen=True)
class Model:
    woorden: Gewichten
    tekens: Mapping[str, float]


@cache
def model() -> Model:
    return Model(Gewichten(GETALLEN), json.loads(BESTAND.read_text(encoding="utf-8"))["tekens"])


def kans_jeugd(tekst: str, tekens: Mapping[str, bool]) -> float:
    """`tekens`: what the rules see (bot.begrip.doelgroep)."""
    gewogen = model()
    som = float(gewogen.woorden.scores(tekst)[0]) + sum(gewogen.tekens[t] for t, aan in tekens.items() if aan)
    return 1 / (1 + exp(-som))
