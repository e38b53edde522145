"""python -m leren.afscherming [--bewaar]: see the package."""

from __future__ import annotations

import json

import leren.afscherming
from bot.begrip.naammodel import BESTAND, GETALLEN
from leren.afscherming.leer import gemeten, leer
from leren.afscherming.stof import bron, gewone_woorden, zinnen
from leren.opdracht import schrijf, wil_bewaren

GRENS = {"gewoon": 0.4, "dubbel": 0.87}  # chosen on corpus/afscherming/ontwikkel and the open descriptions


def main() -> None:
    bewaar = wil_bewaren(leren.afscherming)
    maten = gemeten()
    print(json.dumps(maten, indent=1, ensure_ascii=False))
    if not bewaar:
        return
    GETALLEN.write_bytes(leer(zinnen()))
    schrijf(BESTAND, GETALLEN, {"gemeten": maten, "grens": GRENS, "gewoon": gewone_woorden()}, bron())


if __name__ == "__main__":
    main()
