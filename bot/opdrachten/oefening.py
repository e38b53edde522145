"""`regiewijzer oefening`: the practice casussen, a check of one that a trainer wrote, one that is put together, and how
somebody's practising goes.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bot.gedeeld.kaders import kaders_nu
from bot.opdrachten.uitvoer import toon_json

HULP = "toon, controleer of maak oefencasussen, of toon hoe het oefenen gaat"
LOKAAL = "lokaal"  # who practises on his own machine


def argumenten(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "wat",
        metavar="WAT",
        choices=("lijst", "controleer", "maak", "voortgang"),
        help="'lijst', 'controleer', 'maak' of 'voortgang'",
    )
    parser.add_argument("bestand", nargs="?", metavar="BESTAND", help="bij controleer: het YAML-bestand met casussen")
    parser.add_argument("--json", action="store_true", help="bij lijst en voortgang: als JSON, voor programma's")
    parser.add_argument("--kader", metavar="KADER", help="bij maak: voor welk kader")
    parser.add_argument("--uitkomst", metavar="UITKOMST", help="bij maak: een uitkomst die eruit moet komen")
    parser.add_argument("--grensgeval", action="store_true", help="bij maak: een casus die op de grens ligt")
    parser.add_argument("--zaad", metavar="GETAL", type=int, help="bij maak: hetzelfde getal geeft dezelfde casus")


def doe(keuzes: argparse.Namespace) -> int:
    if keuzes.wat == "lijst":
        return lijst(keuzes.json)
    if keuzes.wat == "maak":
        return maak(keuzes)
    if keuzes.wat == "voortgang":
        return voortgang(keuzes.json)
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


def maak(keuzes: argparse.Namespace) -> int:
    """A casus on standard output, in the YAML that `controleer` reads. Raises OnbruikbareInvoer."""
    import secrets

    from bot.afweging.fouten import OnbruikbareInvoer
    from bot.oefenen.eigen import als_yaml
    from bot.oefenen.maken import GRENSGEVAL, MAP
    from bot.oefenen.maken import maak as maak_casus
    from bot.oefenen.opmerkingen import zeg

    kaders = kaders_nu()
    kan = [kader for kader in kaders.kaders if (MAP / f"{kader}.yml").exists()]
    if keuzes.kader not in kan:
        raise OnbruikbareInvoer(zeg("maak_kader", kaders=", ".join(kan)))
    if keuzes.uitkomst and keuzes.grensgeval:
        raise OnbruikbareInvoer(zeg("maak_een_van_twee"))
    besluiten = [b for b in kaders.besluiten.values() if b.kader == keuzes.kader]
    uitkomsten = list(dict.fromkeys(u for besluit in besluiten for u in besluit.uitkomsten))
    if keuzes.uitkomst and keuzes.uitkomst not in uitkomsten:
        raise OnbruikbareInvoer(zeg("maak_uitkomst", uitkomst=keuzes.uitkomst, uitkomsten=", ".join(uitkomsten)))
    nummer = secrets.randbelow(1_000_000) if keuzes.zaad is None else abs(keuzes.zaad)
    casus = maak_casus(kaders, keuzes.kader, nummer, GRENSGEVAL if keuzes.grensgeval else keuzes.uitkomst)
    if casus is None:
        raise OnbruikbareInvoer(zeg("maak_niet_gelukt"))
    print(als_yaml(casus), end="")
    return 0


def voortgang(als_json: bool) -> int:
    """How the practising of who works on this machine without signing in goes; of others nothing is shown."""
    from datetime import datetime, timezone

    from bot import instellingen
    from bot.dossier import open_dossier
    from bot.oefenen.voortgang import Geleerd, lees, zeg
    from bot.oefenen.voortgang import voortgang as stand_van
    from bot.opdrachten.fouten import dossierfouten
    from bot.schrijfwijze import aantal

    with dossierfouten(), open_dossier(instellingen.lees().database) as dossier:
        geleerd = lees(dossier, LOKAAL) or Geleerd()
    stand = stand_van(kaders_nu(), geleerd.kaarten, geleerd.uitslagen, datetime.now(timezone.utc))
    if als_json:
        toon_json(stand)
        return 0
    print(stand["zin"])
    for kader in stand["kaders"]:
        keer = aantal(kader["gedaan"], "casus", "casussen")
        print(zeg("per_kader", kader=kader["label"], casussen=keer, goed=kader["goed"], van=kader["van"]))
        for deel in kader["onderdelen"]:
            print(f"  {deel['sterkte']:3} %  {deel['label']}")
    if stand["kaders"]:
        print(stand["zekerheid"]["zin"])
    return 0
