"""python -m leren.weging [--bewaar]: see the package."""

from __future__ import annotations

import json
from collections.abc import Mapping

import leren.weging
from bot.afweging import Kaders, laad_kaders
from bot.begrip.bewijs import Bewijs, Paar
from bot.begrip.zoekers import weging
from leren.lezen.leer import APART, leerstof
from leren.lezen.stof import losse_zinsdelen
from leren.opdracht import wil_bewaren
from leren.strekking.leer import zonder
from leren.strekking.stof import voorbeelden
from leren.weging import zinnen
from leren.weging.leer import GRENS, Bewijzen, apart_gewogen, gemeten, leer, leer_geheel
from leren.weging.stof import Geval, bewijzen, bron, gevallen


def lees_apart(teksten: list[Geval], kaders: Kaders) -> Bewijzen:
    """What each text holds, read by weights that never saw its writer."""
    alles = leerstof()
    uit: dict[int, Mapping[Paar, Bewijs]] = {}
    geleerd = {naam for groep in APART for naam in groep}
    omheen = zonder(voorbeelden(kaders), APART)
    for groep, strekking in zip(APART, omheen):
        lezer = alles.lezer(groep)
        uit |= {geval.nr: bewijzen(geval, kaders, lezer, strekking) for geval in teksten if geval.schrijver in groep}
    uit |= {geval.nr: bewijzen(geval, kaders) for geval in teksten if geval.schrijver not in geleerd}
    return uit


def main() -> None:
    bewaar = wil_bewaren(leren.weging)
    kaders = laad_kaders()
    waard = zinnen.waarden(losse_zinsdelen(), kaders)
    teksten = gevallen()
    bewijs = lees_apart(teksten, kaders)
    alles, kans = apart_gewogen(teksten, bewijs, waard, kaders)
    maten = gemeten(alles, kans, bewijs, teksten)
    print(json.dumps(maten, indent=1))
    if not bewaar:
        return
    geheel = leer_geheel(teksten, bewijs)
    weging.bewaar_geheel(geheel)
    kop = {
        "bron": bron(),
        "gemeten": {"elke schrijver een keer apart": maten},
        **weging.als_json(leer(alles, geheel, waard, GRENS)),
    }
    regels = ",\n".join(f"{json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in kop.items())
    weging.BESTAND.write_text("{\n" + regels + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
