"""`regiewijzer audit`: prove the audit log unbroken, or show what is in it."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot import instellingen
from bot.opdrachten.fouten import Mislukt, dossierfouten
from bot.opdrachten.uitvoer import toon_json

if TYPE_CHECKING:
    from bot.dossier.gebeurtenissen import Gebeurtenissen, Logregel

HULP = "controleer het logboek van wie wat deed, of toon het"


def argumenten(parser: argparse.ArgumentParser) -> None:
    wat = "controleer: bewijs dat er niets is veranderd of weggehaald; lijst: toon de laatste regels"
    parser.add_argument("wat", choices=("controleer", "lijst"), help=wat)
    parser.add_argument("--kop", metavar="HASH", help="bij controleer: een hash die je eerder bewaarde")
    parser.add_argument("--casus", metavar="CODE", help="bij lijst: alleen wat deze casus raakte")
    parser.add_argument("--hoeveel", metavar="AANTAL", type=int, default=100, help="bij lijst: zoveel regels (100)")
    parser.add_argument("--json", action="store_true", help="als JSON, voor programma's")


def doe(keuzes: argparse.Namespace) -> int:
    from bot.dossier import open_dossier

    with dossierfouten(), open_dossier(instellingen.lees().database) as dossier:
        if keuzes.wat == "controleer":
            _controleer(dossier.gebeurtenissen, keuzes.kop, keuzes.json)
            return 0
        regels = dossier.gebeurtenissen.regels(keuzes.casus, max(1, keuzes.hoeveel))
    if keuzes.json:
        toon_json([regel.als_json() for regel in regels])
    else:
        print(_tabel(regels))
    return 0


def _controleer(logboek: Gebeurtenissen, kop: str | None, als_json: bool) -> None:
    """Raises Mislukt that names the first broken line."""
    from bot.schrijfwijze import aantal, en

    keuring = logboek.controleer(kop)
    if als_json:
        breuk = keuring.breuk and {"nummer": keuring.breuk.nummer, "reden": keuring.breuk.reden}
        uit = {"aantal": keuring.aantal, "kop": keuring.kop, "breuk": breuk, "klok_terug": keuring.klok_terug}
        print(json.dumps(uit, ensure_ascii=False))
    if keuring.breuk:
        raise Mislukt(f"Het logboek is gebroken bij regel {keuring.breuk.nummer}: {keuring.breuk.reden}.")
    if not als_json:
        if keuring.klok_terug:
            print(f"Hier ging de klok van de server terug: regel {en(map(str, keuring.klok_terug))}.")
        print(f"Het logboek is heel: {aantal(keuring.aantal, 'regel', 'regels')}. Bewaar deze hash ergens anders:")
        print(keuring.kop)


def _tabel(regels: Sequence[Logregel]) -> str:
    from bot.dossier.overzicht import getekend, schoon
    from bot.schrijfwijze import korte_datum, tijd

    if not regels:
        return "Er staan geen regels in het logboek."
    rijen = (
        (
            str(r.nummer),
            f"{korte_datum(r.op)} {tijd(r.op)}",
            r.wat,
            r.casus or "-",
            r.wie,
            r.rollen or "-",
            r.namens or "-",
            r.kanaal,
        )
        for r in regels
    )
    vast, vrij = ("Nr", "Wanneer", "Wat", "Casus"), ("Wie", "Rollen", "Namens", "Waarlangs")
    return getekend(vast, vrij, (tuple(map(schoon, cellen)) for cellen in rijen))
