"""Learning and measuring: see the package."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from bot.begrip.spreekhandeling import HANDELINGEN, MEEST, tekens
from bot.begrip.zoekers.ngrammen import ngrammen
from leren.corpus import lees_set
from leren.lezen.stof import Stof, stof

Getallen = NDArray[Any]
C = 1.0
WOORDEN, TEKENS = 2.0, 1.5  # how freely each may weigh


@dataclass(frozen=True)
class Bericht:
    """One written message, in which voice, and what is done with it."""

    tekst: str
    handeling: str
    stem: str
    open_vraag: bool

    @cached_property
    def tekens(self) -> dict[str, bool]:
        return tekens(self.tekst, self.open_vraag)


@dataclass(frozen=True)
class Geleerd:
    """Weights of the pieces (rows) and of the signs, a column a handeling, and where all begin."""

    stof: Stof
    woorden: Getallen
    tekens: dict[str, list[float]]
    begin: Getallen


def berichten() -> list[Bericht]:
    return [
        Bericht(rij["tekst"], rij["handeling"], rij["stem"], rij["open_vraag"] is not None)
        for rij in lees_set("bedoeling/leren/spreekhandeling.jsonl")
    ]


def leer(alle: Sequence[Bericht], mee: Getallen) -> Geleerd:
    """From those that `mee` says; the pieces of all of them, weighed by how rare they are in those."""
    from sklearn.linear_model import LogisticRegression

    delen = stof([ngrammen(b.tekst[:MEEST]) for b in alle], mee)
    model = LogisticRegression(C=C, max_iter=2000)
    model.fit(_matrix(delen, alle)[mee], np.array([HANDELINGEN.index(b.handeling) for b in alle])[mee])
    aantal = delen.matrix.shape[1]
    gewicht = model.coef_.T
    rijen = zip(alle[0].tekens, gewicht[aantal:] * TEKENS)
    return Geleerd(
        delen,
        gewicht[:aantal] * WOORDEN,
        {naam: [round(float(g), 3) for g in rij] for naam, rij in rijen},
        model.intercept_,
    )


def _matrix(delen: Stof, alle: Sequence[Bericht]) -> Any:
    tekens_ = sparse.csr_matrix([[float(aan) * TEKENS for aan in b.tekens.values()] for b in alle])
    return sparse.hstack([delen.matrix * WOORDEN, tekens_]).tocsr()


def genomen(model: Geleerd, alle: Sequence[Bericht]) -> Getallen:
    """What each of `alle` (those that it was made with, in order) is taken for, as a number of HANDELINGEN."""
    aan = np.array([[float(teken) for teken in b.tekens.values()] for b in alle])
    van_tekens = aan @ np.array([model.tekens[naam] for naam in alle[0].tekens])
    uit: Getallen = (model.stof.matrix @ model.woorden + van_tekens + model.begin).argmax(axis=1)
    return uit


def gemeten(alle: Sequence[Bericht]) -> dict[str, float]:
    """F1 of each handeling and their mean, each voice read by what the others taught."""
    stemmen = np.array([b.stem for b in alle])
    goud = np.array([HANDELINGEN.index(b.handeling) for b in alle])
    gelezen = np.empty(len(alle), dtype=int)
    for stem in sorted(set(stemmen)):
        gelezen[stemmen == stem] = genomen(leer(alle, stemmen != stem), alle)[stemmen == stem]
    return f1(goud, gelezen)


def f1(goud: Getallen, gelezen: Getallen) -> dict[str, float]:
    """By handeling, and `macro`: numbers of HANDELINGEN in, fractions out."""
    per = {
        naam: float(2 * ((goud == nr) & (gelezen == nr)).sum() / max(1, (goud == nr).sum() + (gelezen == nr).sum()))
        for nr, naam in enumerate(HANDELINGEN)
    }
    per["macro"] = sum(per.values()) / len(per)
    return {naam: round(waarde, 3) for naam, waarde in per.items()}


def bron() -> str:
    """Hash of every message, its pieces and its signs: the weights hang on nothing else."""
    som = hashlib.sha256()
    for b in berichten():
        som.update(repr((b.tekst, b.handeling, b.stem, sorted(b.tekens.items()))).encode())
        som.update(ngrammen(b.tekst[:MEEST]).tobytes())
    return som.hexdigest()
