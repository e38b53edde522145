"""Learning a concept, choosing its limits, and measuring on the writers that were left out."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from bot.begrip.zoekers.begrippen import delen
from leren.lezen.stof import NIET, SCHRIJVERS, WEL, Getallen, Stof, Zinsdeel, stof

C = 30.0
VERRE = 4  # of clauses about something else one in so many is learned from, and counts for all of them
# so many mentions' worth of the average concept stand beside the own ones of a concept, when its limits are chosen
GEWOON = 12
FEIT, SUGGESTIE, VETO = 0.95, 0.55, 0.02  # precision of what is stated, and suggested; recall that a veto may cost
MINSTENS = 5  # right ones above a limit before it is believed


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


def uit_schrijvers(
    stukken: Sequence[Getallen], rijen: Sequence[Zinsdeel], zegt: Getallen, begrippen: Sequence[str]
) -> Getallen:
    """Clauses × concepts: the score of weights that were learned without the writer of the clause."""
    uit = np.zeros(zegt.shape, dtype=np.float32)
    van = np.array([rij.schrijver for rij in rijen])
    for schrijver in SCHRIJVERS:
        mee = van != schrijver
        alles = stof(stukken, mee)
        gewicht, begin = leer(alles, rijen, zegt, begrippen, mee)
        uit[~mee] = alles.matrix[~mee] @ gewicht + begin
    return uit


def grenzen(score: Getallen, zegt: Getallen) -> list[tuple[float, float, float]]:
    """Of each concept the score from which it is stated, and suggested, and below which a phrase that matched is
    doubted.

    A concept has some eighty mentions: what the average concept scores stands beside its own, so that no limit hangs
    on a few.
    """
    telt = zegt >= NIET
    samen = _verloop(score[telt], zegt[telt] == WEL, zegt.shape[1])
    uit = []
    for nr in range(zegt.shape[1]):
        eigen = telt[:, nr]
        wel = zegt[eigen, nr] == WEL
        plek = _verloop(score[eigen, nr], wel, 1)
        veto = float(np.quantile(score[eigen, nr][wel], VETO))
        uit.append((_grens(plek, samen, FEIT), _grens(plek, samen, SUGGESTIE), veto))
    return uit


STAPPEN = np.arange(-4.0, 4.01, 0.1)


def _verloop(score: Getallen, wel: Getallen, deler: int) -> Getallen:
    """At each step: how many right, and how many at all, are above it."""
    goed, alle = np.sort(score[wel]), np.sort(score)
    rijen = [(len(x) - np.searchsorted(x, STAPPEN)) / deler for x in (goed, alle)]
    return np.array(rijen)


def _grens(eigen: Getallen, samen: Getallen, precisie: float) -> float:
    deel = GEWOON / max(samen[0].max(), 1.0)
    goed, alle = eigen + deel * samen
    ruim = np.flatnonzero((goed >= precisie * alle) & (eigen[0] + deel * samen[0] >= MINSTENS))
    # From the lowest step on above which no step is too low again.
    te_laag = np.flatnonzero((goed < precisie * alle) & (eigen[0] >= MINSTENS))
    vanaf = te_laag.max() + 1 if len(te_laag) else (ruim.min() if len(ruim) else len(STAPPEN) - 1)
    return float(STAPPEN[min(vanaf, len(STAPPEN) - 1)])


def gemeten(score: Getallen, zegt: Getallen, grens: Getallen) -> Mapping[str, float]:
    """Precision and recall over all concepts, of what is above these limits."""
    boven = score >= grens
    goed = int((boven & (zegt == WEL)).sum())
    alle = int((boven & (zegt >= NIET)).sum())
    precisie, vangst = goed / max(alle, 1), goed / int((zegt == WEL).sum())
    return {
        "precisie": round(precisie, 3),
        "vangst": round(vangst, 3),
        "f1": round(2 * precisie * vangst / max(precisie + vangst, 1e-9), 3),
    }
