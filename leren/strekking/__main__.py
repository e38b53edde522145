"""python -m leren.strekking [--bewaar]: see the package."""

from __future__ import annotations

import json

import numpy as np

import leren.strekking
from bot.afweging import laad_kaders
from bot.begrip.zoekers import strekking
from leren.opdracht import schrijf, wil_bewaren
from leren.strekking.leer import apart, gemeten, leer
from leren.strekking.stof import bron, voorbeelden


def main() -> None:
    bewaar = wil_bewaren(leren.strekking)
    alle = voorbeelden(laad_kaders())
    maten = gemeten(alle, apart(alle))
    print(json.dumps(maten, indent=1))
    if not bewaar:
        return
    leer(alle, np.ones(len(alle), dtype=bool), strekking.GETALLEN)
    schrijf(strekking.BESTAND, strekking.GETALLEN, {"gemeten": {"elke schrijver een keer apart": maten}}, bron())


if __name__ == "__main__":
    main()
