"""Learning to read a clause, and measuring on the writers that were left out."""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from bot.begrip.zoekers import gewichten
from bot.begrip.zoekers.begrippen import delen
from bot.begrip.zoekers.geleerd import Lezer
from bot.begrip.zoekers.ngrammen import ngrammen
from bot.begrip.zoekers.vectoren import Netwerk, vectoren
from leren.lezen.netwerk import bewaar_netwerk, leer_netwerk
from leren.lezen.stof import NIET, PAREN, SCHRIJVERS, TEKSTEN, WEL, Getallen, Stof, Zinsdeel, labels, stof, zinsdelen

C = 30.0
VERRE = 4  # of clauses about something else one in so many is learned from, and counts for all of them
KLEIN = 5  # steps of 1/127 of the heaviest piece of a concept that count as nothing
# Who are left out together, when the others teach.
APART = tuple((*SCHRIJVERS, *TEKSTEN, *PAREN)[nr :: len(SCHRIJVERS)] for nr in range(len(SCHRIJVERS)))


def leer(alles: Stof, rijen: Sequence[Zinsdeel], zegt: Getallen, begrippen: Sequence[str], mee: Getallen) -> Any:
    """Weights (pieces × concepts) and beginnings, from the clauses `mee`."""
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.linear_model import LogisticRegression

    gewicht = np.zeros((alles.matrix.shape[1], len(begrippen)), dtype=np.float32)
    begin = np.zeros(len(begrippen), dtype=np.float32)
    nummers = np.arange(len(rijen))
    for nr, begrip in enumerate(begrippen):
        eigen = {deel.kenmerk for deel in delen(begrip)}
        dichtbij = np.array([bool(rij.kenmerken & eigen) for rij in rijen]) | (zegt[:, nr] == WEL)
        neem = mee & (zegt[:, nr] >= NIET) & (dichtbij | (nummers % VERRE == nr % VERRE))
        model = LogisticRegression(solver="liblinear", dual=True, C=C, tol=0.1, random_state=0, max_iter=200)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)
            model.fit(alles.matrix[neem], zegt[neem, nr], sample_weight=np.where(dichtbij[neem], 1.0, VERRE))
        gewicht[:, nr], begin[nr] = model.coef_[0], model.intercept_[0]
    return gewicht, begin


@dataclass(frozen=True)
class Leerstof:
    """All clauses with their pieces, their vectors and which concepts they state."""

    rijen: Sequence[Zinsdeel]

    @cached_property
    def begrippen(self) -> tuple[str, ...]:
        return tuple(sorted({begrip for rij in self.rijen for begrip in rij.zegt}))

    @cached_property
    def zegt(self) -> Getallen:
        return labels(self.rijen, self.begrippen)

    @cached_property
    def stukken(self) -> Sequence[Getallen]:
        return [ngrammen(rij.tekst) for rij in self.rijen]

    @cached_property
    def vectoren(self) -> Getallen:
        return vectoren([rij.tekst for rij in self.rijen])

    @cached_property
    def schrijver(self) -> Getallen:
        return np.array([rij.schrijver for rij in self.rijen])

    def bewaar(self, map_: Path, mee: Getallen) -> None:
        """Learn from the clauses `mee`, and write both kinds of weights."""
        alles = stof(self.stukken, mee)
        gewicht, begin = leer(alles, self.rijen, self.zegt, self.begrippen, mee)
        gewichten.bewaar(map_ / "lezen.npz", alles.sleutels, alles.zeldzaam, gewicht, begin, KLEIN)
        bewaar_netwerk(map_ / "vectoren.npz", leer_netwerk(self.vectoren[mee], self.zegt[mee]))

    def lezer(self, zonder: Sequence[str]) -> Lezer:
        """A reader that never saw these writers."""
        with tempfile.TemporaryDirectory() as naam:
            self.bewaar(Path(naam), ~np.isin(self.schrijver, zonder))
            return Lezer(
                gewichten.Gewichten(Path(naam) / "lezen.npz"), Netwerk(Path(naam) / "vectoren.npz"), self.begrippen
            )


def leerstof() -> Leerstof:
    return Leerstof(zinsdelen())


def apart_gelezen(alles: Leerstof) -> Mapping[str, Getallen]:
    """Clauses × concepts, by their words (`woorden`) and by their vector (`zin`): read without their own writer."""
    uit = {soort: np.zeros(alles.zegt.shape, dtype=np.float32) for soort in ("woorden", "zin")}
    for schrijvers in APART:
        lezer = alles.lezer(schrijvers)
        zelf = np.flatnonzero(np.isin(alles.schrijver, schrijvers))
        uit["woorden"][zelf] = [lezer.gewichten.scores(alles.rijen[nr].tekst) for nr in zelf]
        uit["zin"][zelf] = lezer.netwerk.scores([alles.rijen[nr].tekst for nr in zelf])
    return uit


STAPPEN = np.arange(-4.0, 4.01, 0.1)


def gemeten(score: Getallen, zegt: Getallen) -> Mapping[str, float]:
    """Precision and recall over all concepts, at the limit that gives the best F1."""
    telt = zegt >= NIET
    goed, alle = np.sort(score[zegt == WEL]), np.sort(score[telt])
    boven_goed, boven_alle = (len(x) - np.searchsorted(x, STAPPEN) for x in (goed, alle))
    precisie, vangst = boven_goed / np.maximum(boven_alle, 1), boven_goed / max(len(goed), 1)
    f1 = 2 * precisie * vangst / np.maximum(precisie + vangst, 1e-9)
    beste = int(f1.argmax())
    return {naam: round(float(rij[beste]), 3) for naam, rij in (("precisie", precisie), ("vangst", vangst), ("f1", f1))}
