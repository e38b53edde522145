"""python -m leren.signaal [--bewaar]: see the package."""

from __future__ import annotations

import argparse
import json
from typing import Any

import numpy as np

import leren.signaal
from bot.begrip.crisis import gewichten
from leren.signaal.leer import geschreven_acuut, leer_van_alles, per_deel
from leren.signaal.stof import Stof, bron, stof, teksten

KLEIN = 4  # a weight of fewer hundredths is left out


def main() -> None:
    keuzes = argparse.ArgumentParser(
        prog="python -m leren.signaal",
        description=leren.signaal.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    keuzes.add_argument("--bewaar", action="store_true", help="write the weights")
    bewaar = keuzes.parse_args().bewaar
    alles = stof(teksten())
    grens, maten = per_deel(alles)
    print(f"limit {grens:.2f}; left out, part that alarms:")
    for naam, maat in maten.items():
        print(f"  {naam}: " + ", ".join(f"{deel} {waarde:.1%}" for deel, waarde in maat.items()))
    if bewaar:
        _bewaar(alles, grens, maten)


def _bewaar(alles: Stof, grens: float, maten: dict[str, Any]) -> None:
    model = leer_van_alles(alles, grens)
    hoogste = alles.hoogste(model.decision_function(alles.matrix))
    for nr in np.flatnonzero(geschreven_acuut(alles) & (hoogste < grens)):
        print(f"  below the limit: {hoogste[nr]:.2f} {alles.teksten[nr].tekst}")
    groepen: dict[str, dict[str, int]] = {}
    for naam, gewicht in zip(alles.namen, model.coef_[0]):
        if abs(hele := round(100 * gewicht)) >= KLEIN:
            groepen.setdefault(naam[0], {})[naam[2:]] = hele
    kop = {"bron": bron(), "gemeten": maten, "begin": round(float(model.intercept_[0]), 3), "grens": round(grens, 3)}
    regels = ",\n".join(
        f" {json.dumps(soort)}: {json.dumps(groepen[soort], ensure_ascii=False, sort_keys=True, separators=(',', ':'))}"
        for soort in sorted(groepen)
    )
    gewichten.BESTAND.write_text(
        json.dumps(kop, ensure_ascii=False)[:-1] + ', "gewichten": {\n' + regels + "\n}}\n", encoding="utf-8"
    )
    print(f"{sum(map(len, groepen.values()))} weights, {gewichten.BESTAND.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
