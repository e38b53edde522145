"""Learning what is said for each option, and measuring on the set that was left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from bot.afweging import Kaders
from bot.begrip.beantwoord import BEDOEL_JE, ZEKER, Beantwoord, weeg
from bot.begrip.lezen import lees
from bot.begrip.tekens import Sleutel, verlagende
from bot.begrip.zoekers.antwoorden import TWIJFEL, Gewogen, klasse, verdeel
from bot.begrip.zoekers.ngrammen import ngrammen
from leren.antwoorden.stof import Gegeven
from leren.lezen.stof import Getallen, Stof, stof

C = 30.0
ANDERE = 2  # of what was said to other questions, without an answer, one in so many is learned from
GEWICHT = {"zinsdeel": 0.5, "twijfel": 0.5, "ander": 0.3}  # beside an answer to the question itself


@dataclass(frozen=True)
class Geleerd:
    stof: Stof
    klassen: Sequence[str]
    gewicht: Getallen
    begin: Getallen

    def gewogen(self, nr: int, vraag: str) -> Gewogen:
        rij = self.stof.matrix[nr]
        return verdeel(vraag, self.klassen, (rij @ self.gewicht + self.begin)[0])


def leer(rijen: Sequence[Gegeven], mee: Getallen) -> Geleerd:
    """From the rows `mee`, clauses included."""
    alles = stof([ngrammen(rij.tekst) for rij in rijen], mee)
    klassen, gewichten, begin = [], [], []
    for vraag in sorted({rij.vraag for rij in rijen}):
        eigen, ander = _van(rijen, vraag, mee)
        neem = [*eigen, *ander]
        namen = np.array([rijen[nr].klasse for nr in neem])
        weegt = [GEWICHT.get(rijen[nr].soort, 1.0) for nr in eigen] + [GEWICHT["ander"]] * len(ander)
        model = _model().fit(alles.matrix[neem], namen, sample_weight=weegt)
        klassen += [klasse(vraag, naam) for naam in model.classes_]
        gewichten.append(model.coef_)
        begin.append(model.intercept_)
    eigen = [nr for nr, rij in enumerate(rijen) if mee[nr] and rij.soort != "zinsdeel"]
    model = _model().fit(alles.matrix[eigen], [rijen[nr].soort == TWIJFEL for nr in eigen])
    return Geleerd(
        alles,
        [*klassen, TWIJFEL],
        np.vstack([*gewichten, model.coef_]).T.astype(np.float32),
        np.concatenate([*begin, model.intercept_]).astype(np.float32),
    )


def _model() -> Any:
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(solver="liblinear", dual=True, C=C, tol=0.1, random_state=0, max_iter=200)


def _van(rijen: Sequence[Gegeven], vraag: str, mee: Getallen) -> tuple[list[int], list[int]]:
    eigen = [nr for nr, rij in enumerate(rijen) if mee[nr] and rij.vraag == vraag]
    leeg = [nr for nr, rij in enumerate(rijen) if mee[nr] and rij.vraag != vraag and not rij.waarden]
    return eigen, leeg[::ANDERE]


def gemeten(rijen: Sequence[Gegeven], sets: Sequence[str], kaders: Kaders) -> dict[str, Mapping[str, float]]:
    """Of each set, left out: rules and weights together, as `beantwoord` weighs them."""
    van = np.array([rij.bron for rij in rijen])
    uit: dict[str, Mapping[str, float]] = {}
    lichter = verlagende(Sleutel(kaders))
    for apart in sets:
        geleerd = leer(rijen, van != apart)
        telt: Counter[str] = Counter()
        for nr in np.flatnonzero(van == apart):
            rij = rijen[nr]
            kenmerk = kaders.kenmerken[rij.vraag]
            gelezen = lees(rij.tekst, kaders).vermeldingen
            telt.update(_oordeel(rij, weeg(rij.tekst, kenmerk, gelezen, geleerd.gewogen(int(nr), rij.vraag), lichter)))
        uit[apart] = _delen(telt)
    return uit


def _oordeel(rij: Gegeven, gegeven: Beantwoord | None) -> list[str]:
    waarde = None if gegeven is None else gegeven.waarde
    gezegd = {str(w) for w in waarde} if isinstance(waarde, list) else {str(waarde)}
    zeker = gegeven is not None and gegeven.zekerheid == ZEKER
    aangeboden = gegeven is not None and gegeven.zekerheid == BEDOEL_JE
    if rij.soort == "niets":
        goed = not zeker
    elif rij.soort == "onbekend":
        goed = gegeven is not None and waarde is None
    else:
        goed = gegeven is not None and gezegd <= set(rij.waarden) and (aangeboden or rij.waarden[0] in gezegd)
    uit = ["alle", f"alle {rij.soort}"]
    uit += ["goed", f"goed {rij.soort}"] if goed else ["zeker fout"] * zeker
    uit += ["gelezen"] * (goed and zeker and rij.soort == "waarde")
    return uit + ["gevraagd bij niets"] * (aangeboden and rij.soort == "niets")


def _delen(telt: Counter[str]) -> Mapping[str, float]:
    soorten = ("waarde", "onbekend", "twijfel", "niets")
    uit = {
        "goed of aangeboden": telt["goed"] / telt["alle"],
        "zeker en fout": telt["zeker fout"] / telt["alle"],
        "waarde zeker en goed": telt["gelezen"] / telt["alle waarde"],
        "bedoel je bij niets": telt["gevraagd bij niets"] / telt["alle niets"],
        **{f"{soort}: goed of aangeboden": telt[f"goed {soort}"] / telt[f"alle {soort}"] for soort in soorten},
    }
    return {naam: round(deel, 3) for naam, deel in uit.items()}
