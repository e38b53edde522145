"""Learning the weights, choosing the limits, and measuring on what was left out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from leren.signaal.stof import SIGNAAL, Getallen, Stof

if TYPE_CHECKING:
    from sklearn.linear_model import LogisticRegression

Gewogen = tuple[Getallen, float]  # the weights of the features, and what is always added
ACUUT, ZORG = ("acuut",), ("acuut", "let_op")  # what each of the two sums has to find
C = 3.0
ALARMEN = 0.06  # of the whole ordinary descriptions of a writer who is left out
VRAGEN = 0.20  # of the same, the part that gets an alarm or a question
NADRUK = 8.0
MEE = 0.2  # how heavy the second sum weighs in the first: what worries a lot is sooner danger
MARGE = 0.2
NIPT, BIJNA = 0.1, 0.7  # found, or missed, by so little


def leer(alles: Stof, mee: Getallen, zoekt: Sequence[str], nadruk: Getallen | None = None) -> LogisticRegression:
    """From the texts `mee`: of a text that is to be found only its heaviest piece counts, of any other every piece is
    harmless.

    Which is the heaviest is what the first round, on the texts of one sentence, says. Texts with `nadruk` count
    NADRUK times.
    """
    from sklearn.linear_model import LogisticRegression

    rijen, van = alles.teksten, alles.van
    gezocht = np.array([rij.niveau in zoekt for rij in rijen])
    enkel = np.array([rij.soort in ("zin", "geschreven") for rij in rijen])
    gewicht = np.array([rij.gewicht for rij in rijen])
    extra = np.where(nadruk, NADRUK, 1.0) if nadruk is not None else np.ones(len(rijen))
    onschuldig = mee[van] & ~gezocht[van]
    gekozen = mee[van] & (gezocht & enkel)[van]
    for _ronde in (1, 2):
        nemen = onschuldig | gekozen
        waar, weegt = gekozen[nemen], gewicht[van][nemen]
        weegt = np.where(waar, weegt[~waar].sum() / waar.sum(), weegt)
        weegt *= extra[van][nemen]
        model = LogisticRegression(C=C, solver="liblinear", tol=0.01, random_state=0)
        model.fit(alles.matrix[nemen], waar, sample_weight=weegt / weegt.mean())
        score = model.decision_function(alles.matrix)
        gekozen = mee[van] & gezocht[van] & (score == alles.hoogste(score)[van])
    return model


def leer_van_alles(alles: Stof, zoekt: Sequence[str], grens: float, erbij: Getallen | None = None) -> Gewogen:
    """From every text; what was written to be found is found: what isn't counts more.

    `erbij`: by piece what is added to this sum before it is held against `grens`. Then an acute text of anybody that
    is found by little, or missed by little, counts more too: learning something else must not lose it.
    """
    mee = np.ones(len(alles.teksten), dtype=bool)
    model = leer(alles, mee, zoekt)
    moet, acuut = geschreven_acuut(alles), np.array([rij.acuut for rij in alles.teksten])
    gemist = np.zeros_like(moet)
    for _ronde in (1, 2):
        score = model.decision_function(alles.matrix)
        gemist |= moet & (alles.hoogste(score) < grens + MARGE)
        if erbij is not None:
            hoogste = alles.hoogste(score + erbij)
            gemist |= acuut & (hoogste < grens + NIPT) & (hoogste >= grens - BIJNA)
        model = leer(alles, mee, zoekt, gemist)
    return model.coef_[0], float(model.intercept_[0])


def samen(acuut: Gewogen, zorg: Gewogen) -> Gewogen:
    """The weights of the first sum, with the second in it."""
    return acuut[0] + MEE * zorg[0], acuut[1] + MEE * zorg[1]


def geschreven_acuut(alles: Stof) -> Getallen:
    return np.array([rij.soort == "geschreven" and rij.acuut for rij in alles.teksten])


def uit_stemmen(alles: Stof) -> tuple[Getallen, Getallen]:
    """By text of the corpus its two sums by weights that were learned without its writer: a voice never heard."""
    acuut, zorg = np.full(len(alles.teksten), np.nan), np.full(len(alles.teksten), np.nan)
    for naam in SIGNAAL:
        deel = np.array([rij.bron == naam for rij in alles.teksten])
        per_stuk = [leer(alles, ~deel, zoekt).decision_function(alles.matrix) for zoekt in (ACUUT, ZORG)]
        acuut[deel] = alles.hoogste(per_stuk[0] + MEE * per_stuk[1])[deel]
        zorg[deel] = alles.hoogste(per_stuk[1])[deel]
    return acuut, zorg


def kies_grens(alles: Stof, hoogste: Getallen, deel: float) -> float:
    """What this part of the whole ordinary descriptions reaches."""
    heel = np.array([rij.niveau == "gewoon" and rij.soort == "casus" for rij in alles.teksten]) & ~np.isnan(hoogste)
    op_volgorde, aantal = np.sort(hoogste[heel])[::-1], int(heel.sum() * deel)
    return float(op_volgorde[aantal - 1 : aantal + 1].mean())


def gemeten(alles: Stof, gevonden: Getallen) -> dict[str, float]:
    """Which part is found, of each level and of each level and kind. Of texts of the writers."""
    delen: dict[str, list[bool]] = {}
    for rij, wel in zip(alles.teksten, gevonden):
        if rij.bron in SIGNAAL:
            for naam in (f"{rij.niveau} {rij.soort}", rij.niveau):
                delen.setdefault(naam, []).append(bool(wel))
    return {naam: round(float(np.mean(wel)), 3) for naam, wel in sorted(delen.items())}


def meet(alles: Stof) -> tuple[tuple[float, float], dict[str, Any]]:
    """The two limits, and what is found at them in the texts of writers who were left out."""
    acuut, zorg = uit_stemmen(alles)
    grens = kies_grens(alles, acuut, ALARMEN), kies_grens(alles, zorg, VRAGEN)
    luid = acuut >= grens[0]
    return grens, {"luid": gemeten(alles, luid), "luid of stil": gemeten(alles, luid | (zorg >= grens[1]))}
