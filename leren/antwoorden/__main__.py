"""python -m leren.antwoorden [--bewaar]: see the package."""

from __future__ import annotations

import json

import numpy as np

import leren.antwoorden
from bot.afweging import laad_kaders
from bot.begrip.zoekers import antwoorden as geleerd
from bot.begrip.zoekers import gewichten
from leren.antwoorden.leer import gemeten, leer
from leren.antwoorden.stof import SETS, antwoorden, bron, zinsdelen
from leren.opdracht import schrijf, wil_bewaren

KLEIN = 5  # steps of 1/127 of the heaviest piece of a class that count as nothing


def main() -> None:
    bewaar = wil_bewaren(leren.antwoorden)
    rijen = [*antwoorden(), *zinsdelen()]
    maten = gemeten(rijen, SETS, laad_kaders())
    print(json.dumps(maten, indent=1))
    if not bewaar:
        return
    alles = leer(rijen, np.ones(len(rijen), dtype=bool))
    gewichten.bewaar(geleerd.GETALLEN, alles.stof.sleutels, alles.stof.zeldzaam, alles.gewicht, alles.begin, KLEIN)
    kop = {"gemeten": {"elke set een keer apart": maten}, "klassen": list(alles.klassen)}
    schrijf(geleerd.BESTAND, geleerd.GETALLEN, kop, bron())


if __name__ == "__main__":
    main()
