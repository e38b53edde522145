"""python -m leren.spreekhandeling [--bewaar]: see the package."""

from __future__ import annotations

import json

import numpy as np

import leren.spreekhandeling
from bot.begrip import spreekhandeling
from bot.begrip.zoekers import gewichten
from leren.opdracht import schrijf, wil_bewaren
from leren.spreekhandeling.leer import berichten, bron, gemeten, leer


def main() -> None:
    bewaar = wil_bewaren(leren.spreekhandeling)
    alle = berichten()
    maten = gemeten(alle)
    print(json.dumps(maten, indent=1))
    if not bewaar:
        return
    model = leer(alle, np.ones(len(alle), dtype=bool))
    woorden, begin = model.woorden.astype(np.float32), model.begin.astype(np.float32)
    gewichten.bewaar(spreekhandeling.GETALLEN, model.stof.sleutels, model.stof.zeldzaam, woorden, begin, 1)
    kop = {"gemeten": {"elke stem een keer apart": maten}, "tekens": model.tekens}
    schrijf(spreekhandeling.BESTAND, spreekhandeling.GETALLEN, kop, bron())


if __name__ == "__main__":
    main()
