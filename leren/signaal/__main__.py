"""python -m leren.signaal [--bewaar]: see the package."""

from __future__ import annotations

import json
from typing import Any

import numpy as np

import leren.signaal
from bot.begrip.crisis import gewichten
from leren.opdracht import wil_bewaren
from leren.signaal.klein import Beslissingen, open_teksten, zonder_wat_niets_doet
from leren.signaal.leer import geschreven_acuut, leer_van_alles, per_deel
from leren.signaal.stof import Stof, bron, stof, teksten


def main() -> None:
    bewaar = wil_bewaren(leren.signaal)
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
    hele = np.round(100 * model.coef_[0])
    begin, grens = round(float(model.intercept_[0]), 3), round(grens, 3)
    over = Beslissingen(alles.namen, begin, grens, open_teksten())
    klein = zonder_wat_niets_doet(hele, over)
    print(f"{np.count_nonzero(hele)} weights; {np.count_nonzero(klein)} decide the same about {over.aantal} texts")
    groepen: dict[str, dict[str, int]] = {}
    for naam, gewicht in zip(alles.namen, klein):
        if gewicht:
            groepen.setdefault(naam[0], {})[naam[2:]] = int(gewicht)
    kop = {"bron": bron(), "gemeten": maten, "begin": begin, "grens": grens}
    regels = ",\n".join(
        f" {json.dumps(soort)}: {json.dumps(groepen[soort], ensure_ascii=False, sort_keys=True, separators=(',', ':'))}"
        for soort in sorted(groepen)
    )
    gewichten.BESTAND.write_text(
        json.dumps(kop, ensure_ascii=False)[:-1] + ', "gewichten": {\n' + regels + "\n}}\n", encoding="utf-8"
    )
    print(f"{gewichten.BESTAND.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
