"""python -m leren.lezen [--bewaar]: see the package."""

from __future__ import annotations

import json

import numpy as np

import leren.lezen
from bot.begrip.zoekers import geleerd, gewichten
from bot.begrip.zoekers.ngrammen import ngrammen
from leren.lezen.leer import gemeten, grenzen, leer, uit_schrijvers
from leren.lezen.stof import SCHRIJVERS, bron, labels, stof, zinsdelen
from leren.opdracht import schrijf, wil_bewaren

KLEIN = 5  # steps of 1/127 of the heaviest piece of a concept that count as nothing


def main() -> None:
    bewaar = wil_bewaren(leren.lezen)
    rijen = zinsdelen()
    stukken = [ngrammen(rij.tekst) for rij in rijen]
    begrippen = sorted({begrip for rij in rijen for begrip in rij.zegt})
    zegt = labels(rijen, begrippen)
    score = uit_schrijvers(stukken, rijen, zegt, begrippen)
    grens = np.array(grenzen(score, zegt))
    van = np.array([rij.schrijver for rij in rijen])
    maten = {
        soort: {
            "samen": gemeten(score, zegt, grens[:, nr]),
            **{s: gemeten(score[van == s], zegt[van == s], grens[:, nr]) for s in SCHRIJVERS},
        }
        for nr, soort in enumerate(("gezegd", "suggestie"))
    }
    print(json.dumps(maten, indent=1))
    if not bewaar:
        return
    mee = np.ones(len(rijen), dtype=bool)
    alles = stof(stukken, mee)
    gewicht, begin = leer(alles, rijen, zegt, begrippen, mee)
    gewichten.bewaar(geleerd.GETALLEN, alles.sleutels, alles.zeldzaam, gewicht, begin, KLEIN)
    kop = {
        "gemeten": {"elke schrijver een keer apart": maten},
        "begrippen": {b: [round(float(g), 2) for g in rij] for b, rij in zip(begrippen, grens)},
    }
    schrijf(geleerd.BESTAND, geleerd.GETALLEN, kop, bron())


if __name__ == "__main__":
    main()
