"""Learning and measuring: see the package."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from bot.begrip.zoekers.doelgroep import ZEKER
from leren.doelgroep.stof import Voorbeeld
from leren.lezen.stof import Stof, stof

Getallen = NDArray[Any]
C = 3.0
WOORDEN, TEKENS = 4.0, 0.7  # how freely each may weigh


@dataclass(frozen=True)
class Geleerd:
    """Weights of the pieces of `stof`, of each sign, and where both begin."""

    stof: Stof
    woorden: Getallen
    tekens: Mapping[str, float]
    begin: float


def leer(alle: Sequence[Voorbeeld], mee: Getallen) -> Geleerd:
    from sklearn.linear_model import LogisticRegression

    delen = stof([v.stukken for v in alle], mee)
    namen = list(alle[0].tekens)
    model = LogisticRegression(C=C, max_iter=3000)
    model.fit(_matrix(delen, alle, namen)[mee], np.array([v.jeugd for v in alle])[mee])
    aantal = delen.matrix.shape[1]
    gewicht = model.coef_[0]
    tekens = {naam: round(float(g) * TEKENS, 3) for naam, g in zip(namen, gewicht[aantal:])}
    return Geleerd(delen, gewicht[:aantal] * WOORDEN, tekens, float(model.intercept_[0]))


def _matrix(delen: Stof, alle: Sequence[Voorbeeld], namen: Sequence[str]) -> Any:
    tekens = sparse.csr_matrix([[float(v.tekens[naam]) * TEKENS for naam in namen] for v in alle])
    return sparse.hstack([delen.matrix * WOORDEN, tekens]).tocsr()


def kansen(model: Geleerd, alle: Sequence[Voorbeeld]) -> Getallen:
    """`alle`: those that it was made with, in order."""
    tekens = np.array([sum(model.tekens[naam] for naam, aan in v.tekens.items() if aan) for v in alle])
    uit: Getallen = 1 / (1 + np.exp(-(model.stof.matrix @ model.woorden + tekens + model.begin)))
    return uit


def gemeten(alle: Sequence[Voorbeeld]) -> Mapping[str, Mapping[str, float]]:
    """Of the long texts of each writer, read by what the others taught: how many right and wrong, by the rules and
    weighed."""
    van = np.array([v.schrijver for v in alle])
    uit: dict[str, Mapping[str, float]] = {}
    for schrijver in sorted({v.schrijver for v in alle if not v.schrijver.endswith(".yml")}):
        zelf = np.flatnonzero(van == schrijver)
        kans = kansen(leer(alle, van != schrijver), alle)
        jeugd = [alle[nr].jeugd for nr in zelf]
        zeker = [True if kans[nr] >= ZEKER else False if kans[nr] <= 1 - ZEKER else None for nr in zelf]
        regel = [_regel(alle[nr]) for nr in zelf]
        uit[schrijver] = {
            "regels goed": _deel(regel, jeugd, True),
            "regels fout": _deel(regel, jeugd, False),
            "gewogen goed": _deel(zeker, jeugd, True),
            "gewogen fout": _deel(zeker, jeugd, False),
        }
    return uit


def _regel(voorbeeld: Voorbeeld) -> bool | None:
    return True if voorbeeld.tekens["regel jeugd"] else False if voorbeeld.tekens["regel volwassenen"] else None


def _deel(gezegd: Sequence[bool | None], jeugd: Sequence[bool], goed: bool) -> float:
    return round(float(np.mean([g is not None and (g == j) == goed for g, j in zip(gezegd, jeugd)])), 3)
