"""`regiewijzer bewaartermijn`: purge what is past its retention, and say what went.

Each kind has a term of its own (bot/dossier/bewaartermijnen.yml).
"""

from __future__ import annotations

import argparse
from datetime import datetime, timezone
from typing import TYPE_CHECKING

from bot import instellingen
from bot.instellingen import Instellingen
from bot.opdrachten.fouten import dossierfouten

if TYPE_CHECKING:
    from bot.dossier import Rij

HULP = "verwijder wat langer dan de bewaartermijn is bewaard"


def argumenten(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--proef", action="store_true", help="toon alleen wat er weg zou gaan")
    parser.add_argument("--casus", metavar="CODE", help="verwijder alleen deze casus, ongeacht hoe oud (op verzoek)")


def doe(keuzes: argparse.Namespace) -> int:
    with dossierfouten():
        gekozen = instellingen.lees()
        regels = _een_casus(gekozen, keuzes) if keuzes.casus else ruim_op(gekozen, proef=keuzes.proef)
        for regel in regels:
            print(regel)
    return 0


def _een_casus(gekozen: Instellingen, keuzes: argparse.Namespace) -> list[str]:
    """Delete one casus because somebody asked for it. Raises DossierFout."""
    from bot.dossier import open_dossier
    from bot.schrijfwijze import aantal

    with open_dossier(gekozen.database) as dossier:
        rijen = dossier.afwegingen.verwijder(keuzes.casus, proef=keuzes.proef, namens=instellingen.account())
    hoeveel = aantal(len(rijen), "afweging", "afwegingen")
    over = aantal(gekozen.gesprekdagen, "dag", "dagen")
    return [
        *map(_regel, rijen),
        f"{_gaat(keuzes.proef)}: casus {rijen[0].casus}, {hoeveel}.",
        f"Wat in een gesprek over deze casus staat, verdwijnt {over} na het laatste bericht. "
        "Reservekopieën en bestanden die je zelf maakte, verwijder je zelf.",
    ]


def _gaat(proef: bool) -> str:
    return "Zou worden verwijderd" if proef else "Verwijderd"


def _regel(rij: Rij) -> str:
    from bot.schrijfwijze import datum

    return f"{rij.casus}, afweging {rij.volgnummer}, vastgelegd op {datum(rij.vastgelegd_op)}"


def ruim_op(gekozen: Instellingen, proef: bool = False, nu: datetime | None = None) -> list[str]:
    """Purge; gives a Dutch line for each afweging removed and for each kind of thing. `proef` removes nothing.

    Raises DossierFout when the store can't be used.
    """
    from bot.dossier import open_dossier, opruimen
    from bot.schrijfwijze import aantal

    nu = nu or datetime.now(timezone.utc)
    regels = []
    with open_dossier(gekozen.database) as dossier:
        for weg in opruimen.ruim_op(dossier, gekozen, nu, proef=proef, namens=instellingen.account()):
            regels += [_regel(rij) for rij in weg.rijen]
            ouder = f" (ouder dan {aantal(weg.dagen, 'dag', 'dagen')})" if weg.dagen is not None else ""
            regels.append(f"{_gaat(proef)}: {aantal(weg.aantal, weg.een, weg.meer)}{ouder}.")
    return regels
