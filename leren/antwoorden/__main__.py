"""python -m leren.antwoorden [--bewaar]: see the package."""

from __future__ import annotations

import argparse
import json
from hashlib import sha256

import numpy as np

import leren.antwoorden
from bot.afweging import laad_kaders
from bot.begrip.zoekers import antwoorden as geleerd
from bot.begrip.zoekers import gewichten
from leren.antwoorden.leer import gemeten, leer
from leren.antwoorden.stof import SETS, antwoorden, bron, zinsdelen

KLEIN = 5  # steps of 1/127 of the heaviest piece of a class that count as nothing


def main() -> None:
    keuzes = argparse.ArgumentParser(
        prog="python -m leren.antwoorden",
        description=leren.antwoorden.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    keuzes.add_argument("--bewaar", action="store_true", help="write the weights")
    bewaar = keuzes.parse_args().bewaar
    rijen = [*antwoorden(), *zinsdelen()]
    maten = gemeten(rijen, SETS, laad_kaders())
    print(json.dumps(maten, indent=1))
    if not bewaar:
        return
    alles = leer(rijen, np.ones(len(rijen), dtype=bool))
    gewichten.bewaar(geleerd.GETALLEN, alles.stof.sleutels, alles.stof.zeldzaam, alles.gewicht, alles.begin, KLEIN)
    kop = {
        "bron": bron(),
        "getallen": sha256(geleerd.GETALLEN.read_bytes()).hexdigest(),
        "gemeten": {"elke set een keer apart": maten},
        "klassen": list(alles.klassen),
    }
    regels = ",\n".join(f"{json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in kop.items())
    geleerd.BESTAND.write_text("{\n" + regels + "\n}\n", encoding="utf-8")
    print(f"{geleerd.GETALLEN.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
