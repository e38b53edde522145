"""Weights that decide nothing are left out: the file is read by every process, and by people.

A small weight goes, unless it is in a clause of a text whose decision would change: then all weights of that clause
stay. Looked at is every text of the corpus that is open, also what is learned from for something else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from bot.begrip.crisis.signaal import MAX_TEKENS, onderdelen
from bot.begrip.crisis.trekken import trekken
from leren.corpus import CORPUS, bestanden, lees_set
from leren.signaal.stof import Getallen, teksten

KLEIN = 20  # hundredths
RONDES = 10


def open_teksten() -> list[str]:
    """Every text of the corpus that isn't closed, once."""
    inhoud = (lees_set(str(pad.relative_to(CORPUS))) for pad in bestanden("leren", "ontwikkel"))
    return sorted({*(rij.tekst for rij in teksten()), *_zinnen(list(inhoud))})


def _zinnen(deel: Any) -> Iterator[str]:
    if isinstance(deel, str):
        yield deel
    elif isinstance(deel, (list, dict)):
        for lid in deel.values() if isinstance(deel, dict) else deel:
            yield from _zinnen(lid)


class Beslissingen:
    """What weights decide about texts: `som` of each clause, and whether a text alarms."""

    def __init__(self, namen: Sequence[str], begin: float, grens: float, rijen: Sequence[str]) -> None:
        from sklearn.feature_extraction import DictVectorizer

        vorm = DictVectorizer().fit([dict.fromkeys(namen, 1.0)])
        per_tekst = [[trekken(gezien) for *_, gezien in onderdelen(tekst[:MAX_TEKENS])] for tekst in rijen]
        self.matrix = vorm.transform([gezien for delen in per_tekst for gezien in delen]).tocsr()
        self.van = np.repeat(np.arange(len(rijen)), [len(delen) for delen in per_tekst])
        self.aantal, self.begin, self.grens = len(rijen), begin, grens

    def zwaar(self, gewichten: Getallen) -> Getallen:
        """Of each clause whether it is heavy enough."""
        zwaar: Getallen = self.matrix @ (gewichten / 100) + self.begin >= self.grens
        return zwaar

    def alarm(self, zwaar: Getallen) -> Getallen:
        """Of each text whether one of its clauses is."""
        alarm: Getallen = np.bincount(self.van, weights=zwaar, minlength=self.aantal) > 0
        return alarm

    def in_stukken(self, welke: Getallen) -> Getallen:
        """The features of these clauses."""
        namen: Getallen = np.unique(self.matrix[np.flatnonzero(welke)].indices)
        return namen


def zonder_wat_niets_doet(gewichten: Getallen, over: Beslissingen) -> Getallen:
    """The same weights (hundredths) with those at zero that change no decision."""
    houd = np.abs(gewichten) >= KLEIN
    zoals_het_was = over.zwaar(gewichten)
    for _ronde in range(RONDES):
        nu = over.zwaar(np.where(houd, gewichten, 0))
        anders = over.alarm(nu) != over.alarm(zoals_het_was)
        if not anders.any():
            return np.where(houd, gewichten, 0)
        houd[over.in_stukken(anders[over.van] & (nu != zoals_het_was))] = True
    raise ValueError(f"na {RONDES} rondes beslissen de gewichten over {anders.sum()} teksten nog anders")
