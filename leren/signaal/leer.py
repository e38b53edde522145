"""Learning the weights, choosing the limit, and measuring on what was left out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from leren.signaal.stof import SIGNAAL, Getallen, Stof

if TYPE_CHECKING:
    from sklearn.linear_model import LogisticRegression

APART = ("signaal-4",)
C = 10.0
ALARMEN = 0.10  # of the whole ordinary descriptions that are left out
DELEN = 4
NADRUK = 8.0
MARGE = 0.2


def leer(alles: Stof, mee: Getallen, nadruk: Getallen | None = None) -> LogisticRegression:
    """From the texts `mee`: of an acute text only its heaviest piece is acute, of any other every piece is harmless.

    Which is the heaviest is what the first round, on the texts of one sentence, says. Texts with `nadruk` count
    NADRUK times.
    """
    from sklearn.linear_model import LogisticRegression

    rijen, van = alles.teksten, alles.van
    acuut = np.array([rij.acuut for rij in rijen])
    enkel = np.array([rij.soort in ("zin", "geschreven") for rij in rijen])
    gewicht = np.array([rij.gewicht for rij in rijen])
    extra = np.where(nadruk, NADRUK, 1.0) if nadruk is not None else np.ones(len(rijen))
    onschuldig = mee[van] & ~acuut[van]
    gekozen = mee[van] & (acuut & enkel)[van]
    for _ronde in (1, 2):
        nemen = onschuldig | gekozen
        waar, weegt = gekozen[nemen], gewicht[van][nemen]
        weegt = np.where(waar, weegt[~waar].sum() / waar.sum(), weegt)
        weegt *= extra[van][nemen]
        model = LogisticRegression(C=C, solver="liblinear", tol=0.01, random_state=0)
        model.fit(alles.matrix[nemen], waar, sample_weight=weegt / weegt.mean())
        score = model.decision_function(alles.matrix)
        gekozen = mee[van] & acuut[van] & (score == alles.hoogste(score)[van])
    return model


def leer_van_alles(alles: Stof, grens: float) -> LogisticRegression:
    """From every text; what was written to be found is found: what isn't counts more."""
    mee = np.ones(len(alles.teksten), dtype=bool)
    model = leer(alles, mee)
    moet = geschreven_acuut(alles)
    gemist = np.zeros_like(moet)
    for _ronde in (1, 2):
        gemist |= moet & (alles.hoogste(model.decision_function(alles.matrix)) < grens + MARGE)
        model = leer(alles, mee, gemist)
    return model


def geschreven_acuut(alles: Stof) -> Getallen:
    return np.array([rij.soort == "geschreven" and rij.acuut for rij in alles.teksten])


def uit_delen(alles: Stof) -> Getallen:
    """By text of the corpus the score of weights that were learned without it, without a quarter of the texts each
    time.
    """
    deel = np.array([nr % DELEN if rij.bron in SIGNAAL else -1 for nr, rij in enumerate(alles.teksten)])
    return _zonder(alles, [deel == nr for nr in range(DELEN)])


def uit_stemmen(alles: Stof) -> Getallen:
    """The same, without a whole set each time: voices that were never heard."""
    return _zonder(alles, [np.array([rij.bron == naam for rij in alles.teksten]) for naam in APART])


def _zonder(alles: Stof, delen: Sequence[Getallen]) -> Getallen:
    uit = np.full(len(alles.teksten), np.nan)
    for deel in delen:
        uit[deel] = alles.hoogste(leer(alles, ~deel).decision_function(alles.matrix))[deel]
    return uit


def kies_grens(alles: Stof, hoogste: Getallen) -> float:
    """Where ALARMEN of the whole ordinary descriptions would alarm."""
    heel = np.array([rij.niveau == "gewoon" and rij.soort == "casus" for rij in alles.teksten]) & ~np.isnan(hoogste)
    op_volgorde, alarmen = np.sort(hoogste[heel])[::-1], int(heel.sum() * ALARMEN)
    return float(op_volgorde[alarmen - 1 : alarmen + 1].mean())


def gemeten(alles: Stof, hoogste: Getallen, grens: float) -> dict[str, float]:
    """Which part alarms, of all that is acute and of each level and kind."""
    delen: dict[str, list[bool]] = {}
    for rij, score in zip(alles.teksten, hoogste):
        if not np.isnan(score):
            for naam in (f"{rij.niveau} {rij.soort}", rij.niveau):
                delen.setdefault(naam, []).append(bool(score >= grens))
    return {naam: round(float(np.mean(alarm)), 3) for naam, alarm in sorted(delen.items())}


def per_deel(alles: Stof) -> tuple[float, dict[str, Any]]:
    """The limit, and what is found at it in texts that were left out."""
    delen = uit_delen(alles)
    grens = kies_grens(alles, delen)
    return grens, {
        "een kwart van de teksten apart": gemeten(alles, delen, grens),
        f"{' '.join(APART)} apart": gemeten(alles, uit_stemmen(alles), grens),
    }
