"""python -m leren.weging [--bewaar]: see the package."""

from __future__ import annotations

import json

import leren.weging
from bot.afweging import laad_kaders
from bot.begrip.zoekers import weging
from leren.lezen.stof import zinsdelen
from leren.opdracht import wil_bewaren
from leren.weging import zinnen
from leren.weging.leer import GRENS, gemeten, leer, rijen, uit_helften
from leren.weging.stof import bewijzen, bron, gevallen


def main() -> None:
    bewaar = wil_bewaren(leren.weging)
    kaders = laad_kaders()
    waard = zinnen.waarden(zinsdelen(), kaders)
    teksten = gevallen()
    alles = rijen(teksten, {geval.nr: bewijzen(geval, kaders) for geval in teksten}, waard, kaders)
    maten = gemeten(alles, uit_helften(alles, waard), teksten)
    print(json.dumps(maten, indent=1))
    if not bewaar:
        return
    kop = {
        "bron": bron(),
        "gemeten": {"elke helft van de teksten door de andere": maten},
        **weging.als_json(leer(alles, waard, GRENS)),
    }
    regels = ",\n".join(f"{json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in kop.items())
    weging.BESTAND.write_text("{\n" + regels + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
