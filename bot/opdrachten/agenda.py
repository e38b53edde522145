"""`regiewijzer agenda`: what is due and overdue in the stored casussen, for people, programs and calendars."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING

from bot import instellingen
from bot.gedeeld.kaders import kaders_nu
from bot.opdrachten.fouten import Mislukt, dossierfouten
from bot.opdrachten.uitvoer import minstens_een, toon_json_lijst

if TYPE_CHECKING:
    from bot.dossier import Dossier
    from bot.dossier.agenda import Agendapunt

_IN_TABEL = 200  # deadlines in the terminal; all of a big store would take minutes to draw
HULP = "toon wat er wanneer uiterlijk moet gebeuren"


def argumenten(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="als JSON, voor programma's")
    parser.add_argument("--ics", metavar="BESTAND", help="schrijf de agenda naar een bestand voor je kalender")
    parser.add_argument(
        "--hoeveel",
        metavar="AANTAL",
        type=minstens_een,
        help=f"alleen de eerste zoveel (in de tabel zonder dit: {_IN_TABEL})",
    )
    parser.add_argument("--door", metavar="WIE", help="alleen wat deze gebruiker (een pseudoniem) heeft vastgelegd")


def doe(keuzes: argparse.Namespace) -> int:
    from bot.dossier import Gebeurtenis, Wat, open_dossier
    from bot.dossier.gebeurtenissen import OPDRACHT

    with dossierfouten(), open_dossier(instellingen.lees().database) as dossier:
        dossier.gebeurtenissen.noteer(Gebeurtenis(OPDRACHT, Wat.UITGEVOERD, OPDRACHT, namens=instellingen.account()))
        _toon(dossier, keuzes, datetime.now(timezone.utc))
    return 0


def _toon(dossier: Dossier, keuzes: argparse.Namespace, nu: datetime) -> None:
    from bot.schrijfwijze import aantal

    if keuzes.ics:
        from bot.vormen.ics import ics

        punten = list(dossier.deadlines.punten(keuzes.door, nu, keuzes.hoeveel, kaders=kaders_nu))
        _schrijf(Path(keuzes.ics), ics(punten))
        print(f"{aantal(len(punten), 'deadline', 'deadlines')} geschreven naar {keuzes.ics}.")
    elif keuzes.json:
        toon_json_lijst(
            punt.als_json() for punt in dossier.deadlines.punten(keuzes.door, nu, keuzes.hoeveel, kaders=kaders_nu)
        )
    else:
        hoeveel = keuzes.hoeveel or _IN_TABEL
        punten = list(dossier.deadlines.punten(keuzes.door, nu, hoeveel + 1, kaders=kaders_nu))
        print(tabel(punten[:hoeveel]))
        if len(punten) > hoeveel:
            print(f"Dit zijn de eerste {hoeveel}. Meer zien: --hoeveel {hoeveel * 10}, of alles met --json.")


def tabel(punten: Sequence[Agendapunt]) -> str:
    """The agenda for the terminal, plain text."""
    from bot.dossier.agenda import HAAST
    from bot.dossier.overzicht import getekend, schoon

    if not punten:
        return "Er staat niets op de agenda."
    rijen = ((p.deadline.tekst, HAAST[p.haast], p.casus, p.deadline.label, schoon(p.door)) for p in punten)
    return getekend(("Uiterlijk", "Haast", "Casus"), ("Wat", "Door"), rijen)


def _schrijf(pad: Path, inhoud: bytes) -> None:
    try:
        pad.write_bytes(inhoud)
    except OSError as fout:
        raise Mislukt(
            f"Ik kan {pad} niet schrijven ({fout.strerror}). Kies een bestaande map waarin je mag schrijven."
        ) from None
