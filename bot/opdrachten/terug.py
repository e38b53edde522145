"""`regiewijzer terug`: the store as it was before an update, for the version of before."""

from __future__ import annotations

import argparse

from bot import instellingen
from bot.afweging.fouten import OnbruikbareInvoer
from bot.opdrachten import kopie
from bot.opdrachten.fouten import dossierfouten

HULP = "zet het dossier terug zoals het was voor het bijwerken"


def argumenten(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("nummer", nargs="?", metavar="NUMMER", help="van welke tabellen; zonder: de laatste kopie")


def doe(keuzes: argparse.Namespace) -> int:
    from bot.dossier.terug import zet_terug

    gekozen = instellingen.lees()
    with dossierfouten():
        dossier = kopie.plekken(gekozen)[0].bestand
        if dossier is not None and kopie.in_gebruik([dossier]):
            raise OnbruikbareInvoer("Regiewijzer draait nog. Stop het eerst, en ga dan terug.")
        nummer, weg = zet_terug(gekozen.database, keuzes.nummer)
    print(f"Het dossier is weer zoals het was voor het bijwerken (tabellen {nummer}). Wat er stond, is bewaard: {weg}.")
    print("Zet nu de versie van Regiewijzer van toen terug en start die: deze versie werkt de tabellen weer bij.")
    return 0
