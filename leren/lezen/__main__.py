"""python -m leren.lezen [--bewaar]: see the package."""

from __future__ import annotations

import json

import numpy as np

import leren.lezen
from bot.begrip.zoekers import geleerd
from leren.lezen.leer import apart_gelezen, gemeten, leerstof
from leren.lezen.stof import bron
from leren.opdracht import schrijf, wil_bewaren


def main() -> None:
    bewaar = wil_bewaren(leren.lezen)
    alles = leerstof()
    apart = apart_gelezen(alles)
    # How heavy the vectors weigh is learned with the rest (leren/weging): half a half is what they are worth here.
    samen = {**apart, "samen": (2 * apart["woorden"] + apart["zin"]) / 3}
    maten = {soort: gemeten(score, alles.zegt) for soort, score in samen.items()}
    print(json.dumps(maten, indent=1))
    if not bewaar:
        return
    alles.bewaar(geleerd.BESTAND.parent, np.ones(len(alles.rijen), dtype=bool))
    kop = {"gemeten": {"elke schrijver een keer apart": maten}, "begrippen": list(alles.begrippen)}
    schrijf(geleerd.BESTAND, geleerd.GETALLEN, kop, bron())


if __name__ == "__main__":
    main()
