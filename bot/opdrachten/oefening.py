"""`regiewijzer oefening`: the practice casussen, and a check of one that a trainer wrote."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bot.gedeeld.kaders import kaders_nu
from bot.opdrachten.uitvoer import toon_json

HULP = "toon de oefencasussen, of controleer er een die je zelf schreef"


def argumenten(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("wat", metavar="WAT", choices=("lijst", "controleer"), help="'lijst' of 'controleer'")
    parser.add_argument("bestand", nargs="?", metavar="BESTAND", help="bij controleer: het YAML-bestand met casussen")
    parser.add_argument("--json", action="store_true", help="bij lijst: als JSON, voor programma's")


def doe(keuzes: argparse.Namespace) -> int:
    if keuzes.wat == "lijst":
        return lijst(keuzes.json)
    return controleer(keuzes.bestand)


def lijst(als_json: bool) -> int:
    from bot.oefenen import bibliotheek
    from bot.oefenen.opmerkingen import zeg
    from bot.schrijfwijze import aantal

    casussen = bibliotheek(kaders_nu())
    if als_json:
        toon_json([casus.als_json() for casus in casussen])
        return 0
    breedte = max((len(casus.id) for casus in casussen), default=0)
    for casus in casussen:
        print(f"{casus.id:{breedte}}  {casus.niveau:10}  {casus.titel}")
    print(zeg("totaal", aantal=aantal(len(casussen), "casus", "casussen")) if casussen else zeg("niets_gevonden"))
    return 0


def controleer(bestand: str | None) -> int:
    """What may be off goes to standard output, what is wrong to standard error, a line each; then exit code 2."""
    from bot.afweging.fouten import OnbruikbareInvoer
    from bot.oefenen import lees_bestand
    from bot.oefenen.controle import controleer_rij
    from bot.oefenen.opmerkingen import zeg
    from bot.schrijfwijze import aantal

    if bestand is None:
        raise OnbruikbareInvoer(zeg("welk_bestand"))
    casussen = lees_bestand(Path(bestand))
    opmerkingen = controleer_rij(kaders_nu(), casussen)
    for opmerking in opmerkingen:
        regel = zeg("opmerking", casus=opmerking.casus, wat=opmerking.zin)
        print(regel if opmerking.fout else zeg("kijk_na", wat=regel), file=sys.stderr if opmerking.fout else sys.stdout)
    if any(opmerking.fout for opmerking in opmerkingen):
        return 2
    goed = "goed" if opmerkingen else "alles_goed"
    print(zeg(goed, aantal=aantal(len(casussen), "casus", "casussen")))
    return 0
