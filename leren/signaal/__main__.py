"""python -m leren.signaal [--bewaar]: see the package."""

from __future__ import annotations

from typing import Any

import numpy as np

import leren.signaal
from bot.begrip.crisis import gewichten
from bot.begrip.crisis.signaal import crisissignaal
from leren.opdracht import schrijf, wil_bewaren
from leren.signaal.leer import ACUUT, MEE, ZORG, geschreven_acuut, leer_van_alles, meet, samen
from leren.signaal.stof import Stof, bron, stof, teksten

KLEIN = 3.0  # hundredths that count as nothing


def main() -> None:
    bewaar = wil_bewaren(leren.signaal)
    alles = stof(teksten())
    grens, maten = meet(alles)
    print(f"limits {grens[0]:.2f} and {grens[1]:.2f}; each writer left out once, part that is found:")
    for naam, maat in maten.items():
        print(f"  {naam}: " + ", ".join(f"{deel} {waarde:.1%}" for deel, waarde in maat.items()))
    if bewaar:
        _bewaar(alles, grens, maten)


def _bewaar(alles: Stof, grens: tuple[float, float], maten: dict[str, Any]) -> None:
    zorg = leer_van_alles(alles, ZORG, grens[1])
    erbij = MEE * (alles.matrix @ zorg[0] + zorg[1])
    sommen = samen(leer_van_alles(alles, ACUUT, grens[0], erbij), zorg), zorg
    gewichten.bewaar(alles.sleutels, 100 * np.stack([per_trek for per_trek, _ in sommen], axis=1), KLEIN)
    kop = {
        "gemeten": {"elke schrijver een keer apart": maten},
        "begin": [round(begin, 3) for _, begin in sommen],
        "grens": [round(deel, 3) for deel in grens],
    }
    schrijf(gewichten.BESTAND, gewichten.GETALLEN, kop, bron())
    gewichten.gewichten.cache_clear()
    for nr in np.flatnonzero(geschreven_acuut(alles)):
        if crisissignaal(alles.teksten[nr].tekst) is None:
            print(f"  lost: {alles.teksten[nr].tekst}")


if __name__ == "__main__":
    main()
