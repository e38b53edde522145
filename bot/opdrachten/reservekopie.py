"""`regiewijzer reservekopie`: everything that can't be made again, in one file."""

from __future__ import annotations

import argparse
import sqlite3
from pathlib import Path

from bot import instellingen
from bot.afweging.fouten import OnbruikbareInvoer
from bot.opdrachten import kopie
from bot.opdrachten.fouten import Mislukt, dossierfouten

HULP = "maak een reservekopie van dossier, lopende gesprekken, geheim en eigen kaders"


def argumenten(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--uit", type=Path, required=True, metavar="BESTAND", help="het bestand dat wordt gemaakt")
    parser.add_argument("--forceer", action="store_true", help="vervang een bestand dat er al is")


def doe(keuzes: argparse.Namespace) -> int:
    gekozen, doel = instellingen.lees(), keuzes.uit.absolute()
    if doel.exists() and not keuzes.forceer:
        raise OnbruikbareInvoer(f"{doel} bestaat al. Kies een andere naam, of vervang het met --forceer.")
    if not doel.parent.is_dir():
        raise OnbruikbareInvoer(f"De map {doel.parent} bestaat niet.")
    with dossierfouten():
        plekken = kopie.plekken(gekozen)
        try:
            erin = kopie.maak(doel, gekozen)
        except (sqlite3.Error, OSError) as fout:
            raise Mislukt(f"De reservekopie is niet gemaakt ({type(fout).__name__}: {fout}).") from None
    if not erin:
        doel.unlink()
        raise OnbruikbareInvoer(f"In {gekozen.var} staat nog niets om te bewaren.")
    print(f"Gemaakt: {doel}, met {', '.join(naam for naam in erin if not naam.startswith(kopie.KADERS))}.")
    if gekozen.sleutels:
        print(
            "De sleutels (REGIEWIJZER_SLEUTELS) zitten er niet in: bewaar ze apart, zonder hen is de kopie niets waard."
        )
    for plek in plekken:
        if plek.bestand is None:
            print(_elders(plek.naam))
    return 0


def _elders(naam: str) -> str:
    if naam == kopie.GEHEIM:
        return "Het geheim staat in REGIEWIJZER_GEHEIM en zit er dus niet in: bewaar het apart."
    return f"{naam} staat in PostgreSQL en zit er dus niet in: gebruik daarvoor pg_dump."
