"""`regiewijzer bewaartermijn`: purge what is past its retention, and say what went.

Each kind has its own term: stored casussen (REGIEWIJZER_BEWAARDAGEN), conversations that nobody went on with (REGIEWIJZER_GESPREKDAGEN), the
remembered answers to messages (a day: only for what is resent), and who was signed in (REGIEWIJZER_SESSIE_MINUTEN and …_UREN).
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

from bot import instellingen
from bot.instellingen import Aanmelden, Instellingen
from bot.opdrachten.fouten import dossierfouten

BEANTWOORD_DAGEN = 1
HULP = "verwijder wat langer dan de bewaartermijn is bewaard"


def argumenten(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--proef", action="store_true", help="toon alleen wat er weg zou gaan")


def doe(keuzes: argparse.Namespace) -> int:
    with dossierfouten():
        for regel in ruim_op(instellingen.lees(), proef=keuzes.proef):
            print(regel)
    return 0


def ruim_op(gekozen: Instellingen, proef: bool = False, nu: datetime | None = None) -> Iterator[str]:
    """Purge and give a Dutch line for each thing removed and each total; `proef` removes nothing.

    Raises DossierFout when the store can't be used.
    """
    from bot.dossier import open_dossier
    from bot.dossier.gesprekstabel import Gesprekstabel

    nu = nu or datetime.now(timezone.utc)
    with open_dossier(gekozen.database) as dossier:
        rijen = dossier.verwijder_verlopen(nu, gekozen.bewaardagen, proef=proef)
        if not proef:
            dossier.ruim_op(nu - timedelta(days=BEANTWOORD_DAGEN))
        termijn = gekozen.aanmelden or Aanmelden
        sessies = dossier.sessies(timedelta(minutes=termijn.minuten), timedelta(hours=termijn.uren)).ruim_op(
            proef=proef
        )
    for rij in rijen:
        yield f"{rij.casus}, afweging {rij.volgnummer}, vastgelegd op {rij.vastgelegd_lokaal:%d-%m-%Y}"
    grens = (nu - timedelta(days=gekozen.gesprekdagen)).timestamp()
    gesprekken = Gesprekstabel(gekozen.gesprekken_database).ruim_op(grens, proef=proef)
    gaat = "Zou worden verwijderd" if proef else "Verwijderd"
    yield f"{gaat}: {len(rijen)} afwegingen (ouder dan {gekozen.bewaardagen} dagen)."
    yield f"{gaat}: {gesprekken} gesprekken (ouder dan {gekozen.gesprekdagen} dagen)."
    yield f"{gaat}: {sessies} verlopen aanmeldingen."
