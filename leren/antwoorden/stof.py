"""The answers that are learned from, and the clauses that say what an option stands for."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from bot.begrip.zoekers.antwoorden import NIETS, ONBEKEND
from bot.begrip.zoekers.ngrammen import ngrammen
from leren.corpus import lees_set
from leren.lezen.stof import NIET_GELEERD, SCHRIJVERS

SETS = ("antwoorden-1", "antwoorden-2")


@dataclass(frozen=True)
class Gegeven:
    """One answer: `soort` is waarde, twijfel, onbekend or niets; `waarden` what it may stand for, likeliest first."""

    bron: str
    vraag: str
    tekst: str
    soort: str
    waarden: tuple[str, ...] = ()

    @property
    def klasse(self) -> str:
        return self.waarden[0] if self.waarden else {"onbekend": ONBEKEND}.get(self.soort, NIETS)


def antwoorden() -> list[Gegeven]:
    return [
        Gegeven(naam, rij["vraag"], rij["tekst"], rij["soort"], tuple(map(str, rij.get("waarden") or ())))
        for naam in SETS
        for rij in lees_set(f"antwoorden/leren/{naam}.jsonl")
    ]


def zinsdelen() -> list[Gegeven]:
    """Each value that a clause of the corpus states, as an answer to its question."""
    return [
        Gegeven(naam, kenmerk, rij["tekst"], "zinsdeel", (str(waarde),))
        for naam in SCHRIJVERS
        for rij in lees_set(f"lezen/leren/{naam}.jsonl")
        for kenmerk, waarde in rij["waarden"]
        if kenmerk not in NIET_GELEERD
    ]


def bron() -> str:
    """Hash of every answer and clause with its pieces: the weights hang on nothing else."""
    som = hashlib.sha256()
    for rij in (*antwoorden(), *zinsdelen()):
        som.update(repr(rij).encode())
        som.update(ngrammen(rij.tekst).tobytes())
    return som.hexdigest()
