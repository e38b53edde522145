"""`regiewijzer agenda`: what is due and overdue in the stored casussen, for people, programs and calendars."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot import instellingen
from bot.gedeeld.kaders import kaders_nu
from bot.opdrachten.fouten import Mislukt, dossierfouten
from bot.opdrachten.uitvoer import toon_json

if TYPE_CHECKING:
    from bot.dossier import Dossier
    from bot.dossier.agenda import Agendapunt

HULP = "toon wat er wanneer uiterlijk moet gebeuren"


def argumenten(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="als JSON, voor programma's")
    parser.add_argument("--ics", metavar="BESTAND", help="schrijf de agenda naar een bestand voor je kalender")
    parser.add_argument("--door", metavar="WIE", help="alleen wat deze gebruiker (een pseudoniem) heeft vastgelegd")


def doe(keuzes: argparse.Namespace) -> int:
    from bot.dossier import Gebeurtenis, Wat, open_dossier
    from bot.dossier.agenda import agenda
    from bot.dossier.gebeurtenissen import OPDRACHT
    from bot.schrijfwijze import aantal

    with dossierfouten(), open_dossier(instellingen.lees().database) as dossier:
        dossier.gebeurtenissen.noteer(Gebeurtenis(OPDRACHT, Wat.UITGEVOERD, OPDRACHT, namens=instellingen.account()))
        rijen = _rijen(dossier, keuzes.door)
    punten = agenda(rijen, datetime.now(timezone.utc))
    if keuzes.ics:
        from bot.vormen.ics import ics

        _schrijf(Path(keuzes.ics), ics(punten))
        print(f"{aantal(len(punten), 'deadline', 'deadlines')} geschreven naar {keuzes.ics}.")
    elif keuzes.json:
        toon_json([punt.als_json() for punt in punten])
    else:
        print(tabel(punten))
    return 0


def _rijen(dossier: Dossier, door: str | None) -> list[Mapping[str, Any]]:
    """What the agenda reads: of everybody from the caseload, a tenth of what is stored. A row of before deadlines had
    labels is read as a whole, for what its label can be.
    """
    from bot.dossier.labels import met_labels

    if door is None:
        rijen = list(dossier.caseload.termijnen())
        if all(termijn.get("label") for rij in rijen for termijn in rij["termijnen"]):
            return rijen
    return [rij.als_json() for rij in met_labels(dossier.afwegingen.laatste(door), kaders_nu)]


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
