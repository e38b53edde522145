"""python -m leren.doelgroep [--bewaar]: see the package."""

from __future__ import annotations

import json

import numpy as np

import leren.doelgroep
from bot.begrip.zoekers import doelgroep, gewichten
from leren.doelgroep.leer import gemeten, leer
from leren.doelgroep.stof import bron, voorbeelden
from leren.opdracht import schrijf, wil_bewaren


def main() -> None:
    bewaar = wil_bewaren(leren.doelgroep)
    alle = voorbeelden()
    maten = gemeten(alle)
    print(json.dumps(maten, indent=1))
    if not bewaar:
        return
    model = leer(alle, np.ones(len(alle), dtype=bool))
    woorden, begin = model.woorden[:, None].astype(np.float32), np.array([model.begin], dtype=np.float32)
    gewichten.bewaar(doelgroep.GETALLEN, model.stof.sleutels, model.stof.zeldzaam, woorden, begin, 1)
    kop = {"gemeten": {"elke schrijver een keer apart": maten}, "tekens": model.tekens}
    schrijf(doelgroep.BESTAND, doelgroep.GETALLEN, kop, bron())


if __name__ == "__main__":
    main()
