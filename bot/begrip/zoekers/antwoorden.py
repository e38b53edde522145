"""What an answer to a question most likely stands for, by weights learned from written answers (leren/antwoorden)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp

from bot.begrip.tabel import MAP
from bot.begrip.zoekers.gewichten import Getallen, Gewichten

BESTAND = MAP / "geleerd" / "antwoorden.json"
GETALLEN = MAP / "geleerd" / "antwoorden.npz"
NIETS, ONBEKEND, TWIJFEL = "#niets", "#onbekend", "twijfel"


@dataclass(frozen=True)
class Gewogen:
    """How likely each option of the question is, by its text, and that the answer hesitates.

    `#onbekend` (doesn't know) and `#niets` (no answer) are options too; together they are 1.
    """

    kansen: Mapping[str, float]
    twijfel: float

    @property
    def beste(self) -> tuple[str, float]:
        return max(self.kansen.items(), key=lambda paar: paar[1])


def klasse(vraag: str, waarde: str) -> str:
    return f"{vraag}|{waarde}"


@cache
def _model() -> tuple[Gewichten, tuple[str, ...]]:
    return Gewichten(GETALLEN), tuple(json.loads(BESTAND.read_text(encoding="utf-8"))["klassen"])


def wegen(tekst: str, vraag: str) -> Gewogen | None:
    """None when nothing was learned about this question."""
    gewichten, klassen = _model()
    if klasse(vraag, NIETS) not in klassen:
        return None
    return verdeel(vraag, klassen, gewichten.scores(tekst))


def verdeel(vraag: str, klassen: Sequence[str], scores: Getallen | Iterable[float]) -> Gewogen:
    """What the scores of all classes say about the answer to one question."""
    kansen = {naam: 1 / (1 + exp(-max(-30.0, float(score)))) for naam, score in zip(klassen, scores)}
    begin = klasse(vraag, "")
    eigen = {naam[len(begin) :]: kans for naam, kans in kansen.items() if naam.startswith(begin)}
    samen = sum(eigen.values())
    return Gewogen({naam: kans / samen for naam, kans in eigen.items()}, kansen[TWIJFEL])
