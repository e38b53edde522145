"""Learning what evidence is worth, choosing from which chance a value is stated, and measuring on texts left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.afweging import Kaders
from bot.begrip.bewijs import NIET_GEWOGEN, Paar
from bot.begrip.oordeel import DRINGEND, WOORDEN
from bot.begrip.zoekers.weging import TREKKEN, Weging, trekken, waarde_van
from leren.weging.stof import NIET, TELT_NIET, WEL, Geval

Getallen = NDArray[Any]
C = 1.0
EIGEN = 0.8  # how freely a value may differ from the others: the size of the sign that says which one it is
KORT = 0.15  # what a short text counts for


@dataclass(frozen=True)
class Rij:
    """A value in a text: its evidence in numbers, and whether the text states it."""

    geval: int
    kort: bool
    paar: Paar
    label: int
    trekken: Sequence[float]
    zin: bool
    plat: bool
    deel: bool
    anders: bool


def rijen(
    gevallen: Sequence[Geval], bewijs: Mapping[int, Any], zinnen: Mapping[str, float], kaders: Kaders
) -> list[Rij]:
    uit = []
    for geval in gevallen:
        bewijzen = bewijs[geval.nr]
        for paar, rij in trekken(bewijzen, kaders, zinnen).items():
            b = bewijzen[paar]
            leeg = paar[1] is False and kaders.kenmerken[paar[0]].soort == "meerkeuze"
            if not leeg and paar[0] not in NIET_GEWOGEN and not (geval.kort and b.vermeldingen):
                uit.append(
                    Rij(
                        geval.nr,
                        geval.kort,
                        paar,
                        geval.label(paar),
                        rij,
                        bool(b.vermeldingen),
                        b.plat,
                        bool(b.gelezen),
                        bool(b.anders),
                    )
                )
    return uit


def leer(rijen: Sequence[Rij], zinnen: Mapping[str, float], grens: Mapping[str, float]) -> Weging:
    from sklearn.linear_model import LogisticRegression

    rijen = [rij for rij in rijen if rij.label != TELT_NIET]
    waarden = sorted({waarde_van(rij.paar) for rij in rijen})
    kolom = {waarde: nr for nr, waarde in enumerate(waarden)}
    kaal = np.array([rij.trekken for rij in rijen])
    midden, schaal = kaal.mean(axis=0), np.maximum(kaal.std(axis=0), 1e-6)
    welk = np.zeros((len(rijen), len(waarden)))
    welk[np.arange(len(rijen)), [kolom[waarde_van(rij.paar)] for rij in rijen]] = EIGEN
    model = LogisticRegression(C=C, max_iter=3000)
    zwaar = [KORT if rij.kort else 1.0 for rij in rijen]
    model.fit(np.hstack([(kaal - midden) / schaal, welk]), [rij.label for rij in rijen], sample_weight=zwaar)
    gewicht = model.coef_[0][: len(TREKKEN)] / schaal
    begin = float(model.intercept_[0] - gewicht @ midden)
    eigen = model.coef_[0][len(TREKKEN) :] * EIGEN
    return Weging(
        round(begin, 3),
        [round(float(g), 3) for g in gewicht],
        {waarde: round(float(g), 3) for waarde, g in zip(waarden, eigen)},
        zinnen,
        grens,
    )


def kans(model: Weging, rij: Rij) -> float:
    som = model.begin + float(np.dot(model.trekken, rij.trekken)) + model.waarden.get(waarde_van(rij.paar), 0.0)
    return float(1 / (1 + np.exp(-som)))


HELFTEN = 2
# From which chance: a clause alone states a value; the same for a value that means act now; a phrase goes on stating
# it, and one that says it plainly; a value that makes an advice lighter, and another, is worth suggesting. Chosen on
# the halves of the texts: what is stated should be right in seven of eight.
GRENS = {"gezegd": 0.6, "dringend": 0.75, "blijft": 0.6, "plat": 0.02, "licht": 0.3, "suggestie": 0.1}


def uit_helften(rijen: Sequence[Rij], zinnen: Mapping[str, float]) -> list[float]:
    """How likely each is, by what the other half of the texts taught."""
    modellen = [
        leer([rij for rij in rijen if rij.kort or rij.geval % HELFTEN != deel], zinnen, GRENS)
        for deel in range(HELFTEN)
    ]
    return [kans(modellen[rij.geval % HELFTEN], rij) for rij in rijen]


def gemeten(
    rijen: Sequence[Rij], kansen: Sequence[float], gevallen: Sequence[Geval]
) -> Mapping[str, Mapping[str, float]]:
    """Precision and recall of phrases alone, of what is stated, and of what is stated or suggested."""
    gevallen = [geval for geval in gevallen if not geval.kort]
    samen = [(rij, k) for rij, k in zip(rijen, kansen) if not rij.kort]
    rijen, kansen = [rij for rij, _ in samen], [k for _, k in samen]
    alle = sum(geval.label(paar) == WEL for geval in gevallen for paar in geval.gezegd if paar[0] not in NIET_GEWOGEN)
    keuzes = {
        "zinnen alleen": [rij.zin for rij in rijen],
        "gezegd": [_gezegd(rij, k) for rij, k in zip(rijen, kansen)],
        "gezegd of suggestie": [(rij.zin or rij.deel) and k >= GRENS["suggestie"] for rij, k in zip(rijen, kansen)],
    }
    return {naam_: _maten([rij.label for rij, ja in zip(rijen, keus) if ja], alle) for naam_, keus in keuzes.items()}


def _gezegd(rij: Rij, kans_: float) -> bool:
    if rij.zin:
        return kans_ >= GRENS["plat" if rij.plat else "blijft"] or rij.paar in DRINGEND
    return (
        rij.deel
        and not rij.anders
        and rij.trekken[0] >= WOORDEN
        and kans_ >= GRENS["dringend" if rij.paar in DRINGEND else "gezegd"]
    )


def _maten(labels: Sequence[int], alle: int) -> Mapping[str, float]:
    goed, fout = labels.count(WEL), labels.count(NIET)
    precisie, vangst = goed / max(goed + fout, 1), goed / alle
    f1 = 2 * precisie * vangst / max(precisie + vangst, 1e-9)
    return {"precisie": round(precisie, 3), "vangst": round(vangst, 3), "f1": round(f1, 3)}
