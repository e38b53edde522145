"""Learning and measuring: see the package."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from bot.begrip.zoekers.strekking import Strekking, nummer
from leren.strekking.stof import HEEL, LOS, Voorbeeld

Getallen = NDArray[Any]
C = 1.0
ZELDEN = 2  # a sign of fewer examples is left out
EIGEN = 0.7  # what a sign of the phrase itself counts
KLEIN = 1  # steps of 1/127 of the heaviest sign that count as nothing
VERLIES = (0.02, 0.05, 0.1)  # of the phrases that hold, how many may fall


def leer(alle: Sequence[Voorbeeld], mee: Getallen, pad: Path) -> Strekking:
    """Learn from the examples `mee`, write the weights, and read them as they will run.

    How often a phrase holds anyway is learned beside them and left out again: what is kept is what the words around any
    phrase say.
    """
    from sklearn.linear_model import LogisticRegression

    samen = [v for v, telt in zip(alle, mee) if telt]
    gezien, eigen = [v.gezien for v in samen], [{nummer(sein): EIGEN for sein in v.eigen} for v in samen]
    om = _vaak(gezien)
    matrix = [_matrix(gezien, om), _matrix(eigen, _vaak(eigen))]
    model = LogisticRegression(solver="liblinear", C=C, max_iter=400, random_state=0)
    model.fit(sparse.hstack(matrix).tocsr(), [v.klopt for v in samen])
    gewicht = model.coef_[0][: len(om)]
    begin = float(model.intercept_[0] + (matrix[1] @ model.coef_[0][len(om) :]).mean())
    schaal = float(np.abs(gewicht).max() / 127)
    hele = np.rint(gewicht / schaal)
    blijft = np.abs(hele) >= KLEIN
    np.savez_compressed(
        pad,
        sleutels=om[blijft],
        gewicht=hele[blijft].astype(np.int8),
        schaal=np.float32(schaal),
        begin=np.float32(begin),
    )
    return Strekking(pad)


def _vaak(alle: Sequence[Mapping[int, float]]) -> Getallen:
    """The signs of enough examples."""
    sleutels, vaak = np.unique(np.concatenate([list(gezien) for gezien in alle]), return_counts=True)
    uit: Getallen = sleutels[vaak >= ZELDEN].astype(np.uint32)
    return uit


def _matrix(alle: Sequence[Mapping[int, float]], sleutels: Getallen) -> Any:
    kolom = {int(sleutel): nr for nr, sleutel in enumerate(sleutels)}
    rijen = [[(kolom[s], telt) for s, telt in gezien.items() if s in kolom] for gezien in alle]
    einden = np.cumsum([0, *map(len, rijen)])
    kolommen = [k for rij in rijen for k, _ in rij]
    getallen = [telt for rij in rijen for _, telt in rij]
    return sparse.csr_matrix((getallen, kolommen, einden), shape=(len(alle), len(sleutels)))


def zonder(alle: Sequence[Voorbeeld], groepen: Sequence[Sequence[str]]) -> Iterator[Strekking]:
    """For each group of writers weights that never saw them."""
    van = np.array([v.schrijver for v in alle])
    with tempfile.TemporaryDirectory() as map_:
        for groep in groepen:
            yield leer(alle, ~np.isin(van, groep), Path(map_) / "zonder.npz")


def apart(alle: Sequence[Voorbeeld]) -> Getallen:
    """What each example scores by weights that never saw its writer."""
    van = np.array([v.schrijver for v in alle])
    schrijvers = sorted(set(van))
    uit = np.zeros(len(alle))
    for schrijver, model in zip(schrijvers, zonder(alle, [[naam] for naam in schrijvers])):
        zelf = np.flatnonzero(van == schrijver)
        uit[zelf] = [model.score(alle[nr].gezien) for nr in zelf]
    return uit


def gemeten(alle: Sequence[Voorbeeld], score: Getallen) -> Mapping[str, Mapping[str, float]]:
    """Of clauses by themselves and of whole texts: where so many of the phrases that hold would fall, and how many of
    those that don't would too.
    """
    klopt = np.array([v.klopt for v in alle])
    uit: dict[str, Mapping[str, float]] = {}
    for soort in (LOS, HEEL):
        zelf = np.array([v.soort == soort for v in alle])
        goed, fout = score[zelf & klopt], score[zelf & ~klopt]
        grenzen = {verlies: float(np.quantile(goed, verlies)) for verlies in VERLIES}
        uit[soort] = {
            "kloppen": len(goed),
            "kloppen niet": len(fout),
            **{f"grens {verlies:.0%}": round(grens, 2) for verlies, grens in grenzen.items()},
            **{f"gevallen {verlies:.0%}": round(float((fout < grens).mean()), 3) for verlies, grens in grenzen.items()},
        }
    return uit
