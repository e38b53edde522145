"""Learning what evidence is worth, choosing from which chance a value is stated, and measuring on texts left out."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.afweging import Kaders
from bot.begrip.bewijs import NIET_GEWOGEN, Bewijs, Paar
from bot.begrip.oordeel import is_gezegd
from bot.begrip.zoekers.weging import GEEN, TREKKEN, Geheel, Weging, aanwezig, trekken, waarde_van
from leren.weging.stof import NIET, TELT_NIET, WEL, Geval

Getallen = NDArray[Any]
Bewijzen = Mapping[int, Mapping[Paar, Bewijs]]
C = 1.0
C_GEHEEL = 0.03
EIGEN = 0.8  # how freely a value may differ from the others: the size of the sign that says which one it is
KORT = 0.15  # what a short text counts for
MINSTENS = 4  # texts that state a value, before the whole can say something of it
_GEHEEL = TREKKEN.index("geheel")


@dataclass(frozen=True)
class Rij:
    """A value in a text: its evidence in numbers, and whether the text states it."""

    geval: Geval
    paar: Paar
    label: int
    trekken: Sequence[float]


def rijen(gevallen: Sequence[Geval], bewijs: Bewijzen, zinnen: Mapping[str, float], kaders: Kaders) -> list[Rij]:
    """Every value that a text holds evidence for; what the whole makes of it is still to be filled in."""
    uit = []
    for geval in gevallen:
        for paar, rij in trekken(bewijs[geval.nr], kaders, zinnen, {}).items():
            leeg = paar[1] is False and kaders.kenmerken[paar[0]].soort == "meerkeuze"
            if not leeg and paar[0] not in NIET_GEWOGEN and not (geval.kort and bewijs[geval.nr][paar].vermeldingen):
                uit.append(Rij(geval, paar, geval.label(paar), rij))
    return uit


def leer_geheel(gevallen: Sequence[Geval], bewijs: Bewijzen) -> Geheel:
    """Of each value that enough texts state: a logistic regression on how clearly each concept is in the text."""
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.linear_model import LogisticRegression

    gevallen = [geval for geval in gevallen if not geval.kort]
    tekst = np.array([aanwezig(bewijs[geval.nr]) for geval in gevallen])
    nummers: dict[str, int] = {}
    gewicht, begin = [], []
    for paar in sorted({paar for geval in gevallen for paar in geval.gezegd}, key=waarde_van):
        labels = np.array([geval.label(paar) for geval in gevallen])
        telt = labels != TELT_NIET
        if (labels == WEL).sum() < MINSTENS:
            continue
        model = LogisticRegression(C=C_GEHEEL, max_iter=300)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)
            model.fit(tekst[telt], labels[telt])
        nummers[waarde_van(paar)] = len(nummers)
        gewicht.append(model.coef_[0])
        begin.append(model.intercept_[0])
    return Geheel(nummers, np.array(gewicht, dtype=np.float32), np.array(begin, dtype=np.float32))


def met_geheel(alle: Sequence[Rij], geheel: Geheel, bewijs: Bewijzen) -> list[Rij]:
    """The rows with what the whole text makes of each value."""
    van: dict[int, Mapping[str, float]] = {}
    uit = []
    for rij in alle:
        if rij.geval.nr not in van:
            van[rij.geval.nr] = geheel.scores(aanwezig(bewijs[rij.geval.nr]))
        getallen = [*rij.trekken]
        getallen[_GEHEEL] = van[rij.geval.nr].get(waarde_van(rij.paar), GEEN)
        uit.append(replace(rij, trekken=getallen))
    return uit


def leer(alle: Sequence[Rij], geheel: Geheel, zinnen: Mapping[str, float], grens: Mapping[str, float]) -> Weging:
    """`alle`: with what the whole makes of each, learned without the text itself."""
    from sklearn.linear_model import LogisticRegression

    alle = [rij for rij in alle if rij.label != TELT_NIET]
    waarden = sorted({waarde_van(rij.paar) for rij in alle})
    kolom = {waarde: nr for nr, waarde in enumerate(waarden)}
    kaal = np.array([rij.trekken for rij in alle])
    midden, schaal = kaal.mean(axis=0), np.maximum(kaal.std(axis=0), 1e-6)
    welk = np.zeros((len(alle), len(waarden)))
    welk[np.arange(len(alle)), [kolom[waarde_van(rij.paar)] for rij in alle]] = EIGEN
    model = LogisticRegression(C=C, max_iter=3000)
    zwaar = [KORT if rij.geval.kort else 1.0 for rij in alle]
    model.fit(np.hstack([(kaal - midden) / schaal, welk]), [rij.label for rij in alle], sample_weight=zwaar)
    gewicht = model.coef_[0][: len(TREKKEN)] / schaal
    begin = float(model.intercept_[0] - gewicht @ midden)
    eigen = model.coef_[0][len(TREKKEN) :] * EIGEN
    return Weging(
        round(begin, 3),
        [round(float(g), 3) for g in gewicht],
        {waarde: round(float(g), 3) for waarde, g in zip(waarden, eigen)},
        zinnen,
        grens,
        geheel,
    )


def kansen(model: Weging, alle: Sequence[Rij]) -> Getallen:
    getallen = np.array([rij.trekken for rij in alle])
    eigen = np.array([model.waarden.get(waarde_van(rij.paar), 0.0) for rij in alle])
    uit: Getallen = 1 / (1 + np.exp(-(getallen @ np.array(model.trekken) + eigen + model.begin)))
    return uit


# From which chance a clause alone states a value, in a longer and in a short text (`gezegd`); the same for what one
# answers where nothing is the matter (`gunstig`), for what follows from the whole, where the rules keep a clause from
# counting (`geweerd`), and for a value that means act now. From which a phrase goes on stating it (`blijft`), one that
# says it plainly in a longer and in a short text, and one that is never lightly taken back (danger, violence), the
# same. What the words around a phrase must score (log odds) for it to stand in a short text, and where it means danger,
# violence or haste: with the first one phrase in thirty that holds becomes a suggestion, and half of those that don't
# hold. From which chance a value that makes an advice lighter, and another, is worth suggesting. Chosen on writers left
# out.
GRENS = {
    "gezegd": 0.6,
    "gezegd_kort": 0.85,
    "gunstig": 0.75,
    "geheel": 0.65,
    "geweerd": 0.7,
    "dringend": 0.75,
    "blijft": 0.5,
    "plat": 0.1,
    "plat_kort": 0.06,
    "vast": 0.15,
    "vast_kort": 0.0,
    "strekking": -0.3,
    "strekking_streng": -2.8,
    "licht": 0.3,
    "suggestie": 0.12,
}


def apart_gewogen(
    gevallen: Sequence[Geval], bewijs: Bewijzen, zinnen: Mapping[str, float], kaders: Kaders
) -> tuple[list[Rij], list[float]]:
    """The rows with what the whole makes of each, and how likely each is, both without the texts of its own writer."""
    kaal = rijen(gevallen, bewijs, zinnen, kaders)
    schrijvers = sorted({geval.schrijver for geval in gevallen if not geval.kort})
    vol = [rij for rij in kaal if rij.geval.kort]
    for schrijver in schrijvers:
        geheel = leer_geheel([geval for geval in gevallen if geval.schrijver != schrijver], bewijs)
        vol += met_geheel([rij for rij in kaal if rij.geval.schrijver == schrijver], geheel, bewijs)
    vol = [
        *met_geheel([rij for rij in vol if rij.geval.kort], leer_geheel(gevallen, bewijs), bewijs),
        *(rij for rij in vol if not rij.geval.kort),
    ]
    uit = np.zeros(len(vol))
    van = np.array([rij.geval.schrijver for rij in vol])
    for schrijver in schrijvers:
        zelf = np.flatnonzero(van == schrijver)
        model = leer([vol[nr] for nr in np.flatnonzero(van != schrijver)], _NIETS, zinnen, GRENS)
        uit[zelf] = kansen(model, [vol[nr] for nr in zelf])
    return vol, [float(kans) for kans in uit]


_NIETS = Geheel({}, np.zeros((0, 0), dtype=np.float32), np.zeros(0, dtype=np.float32))


def gemeten(
    alle: Sequence[Rij], kans: Sequence[float], bewijs: Bewijzen, gevallen: Iterable[Geval]
) -> Mapping[str, Mapping[str, float]]:
    """Precision and recall of phrases alone, of what is stated, and of what is stated or suggested."""
    goud = sum(
        geval.label(paar) == WEL
        for geval in gevallen
        if not geval.kort
        for paar in geval.gezegd
        if paar[0] not in NIET_GEWOGEN
    )
    samen = [(rij, k, bewijs[rij.geval.nr][rij.paar]) for rij, k in zip(alle, kans) if not rij.geval.kort]
    keuzes = {
        "zinnen alleen": [bool(b.vermeldingen) for _, _, b in samen],
        "gezegd": [is_gezegd(rij.paar, b, k, GRENS) for rij, k, b in samen],
        "gezegd of suggestie": [k >= GRENS["licht" if b.lichter else "suggestie"] for _, k, b in samen],
    }
    return {
        naam: _maten([rij.label for (rij, _, _), ja in zip(samen, keus) if ja], goud) for naam, keus in keuzes.items()
    }


def _maten(labels: Sequence[int], alle: int) -> Mapping[str, float]:
    goed, fout = labels.count(WEL), labels.count(NIET)
    precisie, vangst = goed / max(goed + fout, 1), goed / alle
    f1 = 2 * precisie * vangst / max(precisie + vangst, 1e-9)
    return {"precisie": round(precisie, 3), "vangst": round(vangst, 3), "f1": round(f1, 3)}
