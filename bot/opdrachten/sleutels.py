"""`regiewijzer sleutels`: make a key for what people type, and encrypt what is stored with the first one."""

from __future__ import annotations

import argparse

from bot import instellingen
from bot.afweging.fouten import OnbruikbareInvoer
from bot.opdrachten.fouten import dossierfouten

HULP = "maak een sleutel, of versleutel wat getypt is met de nieuwste"
GEEN = "REGIEWIJZER_SLEUTELS is leeg. Maak een sleutel met: regiewijzer sleutels nieuw."


def argumenten(parser: argparse.ArgumentParser) -> None:
    wat = (
        "nieuw: toon een nieuwe sleutel; controleer: kijk of de sleutels passen bij het dossier; draai: versleutel "
        "alles met de eerste sleutel, daarna kunnen de andere weg"
    )
    parser.add_argument("wat", choices=("nieuw", "controleer", "draai"), help=wat)


def doe(keuzes: argparse.Namespace) -> int:
    if keuzes.wat == "nieuw":
        from cryptography.fernet import Fernet

        print(Fernet.generate_key().decode())
        return 0
    from bot.dossier import open_dossier, sleutels
    from bot.schrijfwijze import aantal

    hoeveel = len(instellingen.sleutels())
    with dossierfouten(), open_dossier(instellingen.lees().database) as dossier:
        if not hoeveel:
            raise OnbruikbareInvoer(GEEN)
        if keuzes.wat == "controleer":
            velden = sleutels.lees_alles(dossier.verbinding)
            print(f"{aantal(hoeveel, 'sleutel past', 'sleutels passen')} op {aantal(velden, 'veld', 'velden')}.")
            return 0
        velden, kopieen = sleutels.draai(dossier.verbinding), dossier.draai_kopieen()
    ook = f", en {aantal(kopieen, 'kopie', 'kopieën')} van voor het bijwerken" if kopieen else ""
    print(f"Versleuteld met de eerste sleutel: {aantal(velden, 'veld', 'velden')}{ook}.")
    return 0
