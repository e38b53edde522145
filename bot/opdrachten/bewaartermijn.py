"""`regiewijzer bewaartermijn`: purge what is past its retention, and say what went.

Each kind has a term of its own (docs/beheer.md).
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

from bot import instellingen
from bot.instellingen import SESSIE_MINUTEN, SESSIE_UREN, Instellingen
from bot.opdrachten.fouten import dossierfouten

if TYPE_CHECKING:
    from bot.dossier import Dossier
    from bot.dossier.protocollen import Opruimbaar

HULP = "verwijder wat langer dan de bewaartermijn is bewaard"


def argumenten(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--proef", action="store_true", help="toon alleen wat er weg zou gaan")


def doe(keuzes: argparse.Namespace) -> int:
    with dossierfouten():
        for regel in ruim_op(instellingen.lees(), proef=keuzes.proef):
            print(regel)
    return 0


@dataclass(frozen=True)
class _Soort:
    """One kind of thing in the store, what one and more of it are called, and how many days it stays."""

    wat: Opruimbaar
    een: str
    meer: str
    dagen: int


def ruim_op(gekozen: Instellingen, proef: bool = False, nu: datetime | None = None) -> list[str]:
    """Purge; gives a Dutch line for each afweging removed and for each kind of thing. `proef` removes nothing.

    Raises DossierFout when the store can't be used.
    """
    from bot.dossier import open_dossier
    from bot.dossier.gesprekstabel import Gesprekstabel
    from bot.schrijfwijze import aantal, datum

    nu = nu or datetime.now(timezone.utc)
    gaat = "Zou worden verwijderd" if proef else "Verwijderd"

    def regel(hoeveel: int, een: str, meer: str, dagen: int) -> str:
        return f"{gaat}: {aantal(hoeveel, een, meer)} (ouder dan {aantal(dagen, 'dag', 'dagen')})."

    with open_dossier(gekozen.database) as dossier:
        rijen = dossier.afwegingen.verwijder_verlopen(nu, gekozen.bewaardagen, proef=proef)
        regels = [f"{rij.casus}, afweging {rij.volgnummer}, vastgelegd op {datum(rij.vastgelegd_op)}" for rij in rijen]
        regels.append(regel(len(rijen), "afweging", "afwegingen", gekozen.bewaardagen))
        grens = nu - timedelta(days=gekozen.gesprekdagen)
        weg = Gesprekstabel(gekozen.gesprekken_database).ruim_op(grens.timestamp(), proef=proef)
        regels.append(regel(weg, "gesprek", "gesprekken", gekozen.gesprekdagen))
        for soort in _soorten(dossier, gekozen):
            weg = soort.wat.ruim_op(nu - timedelta(days=soort.dagen), proef=proef)
            regels.append(regel(weg, soort.een, soort.meer, soort.dagen))
        # Who turned signing in off may still have sessions: those end after the usual time.
        minuten, uren = (a.minuten, a.uren) if (a := gekozen.aanmelden) else (SESSIE_MINUTEN, SESSIE_UREN)
        sessies = dossier.sessies(timedelta(minutes=minuten), timedelta(hours=uren))
        weg = sessies.ruim_op(proef=proef)
    return [*regels, f"{gaat}: {aantal(weg, 'verlopen aanmelding', 'verlopen aanmeldingen')}."]


def _soorten(dossier: Dossier, gekozen: Instellingen) -> tuple[_Soort, ...]:
    from bot.dossier.agendasleutels import BEWAARDAGEN

    return (
        _Soort(
            dossier.gespreksmerken,
            "aantekening bij een gesprek",
            "aantekeningen bij gesprekken",
            gekozen.gesprekdagen,
        ),
        _Soort(dossier.postvak, "onthouden antwoord", "onthouden antwoorden", gekozen.postvakdagen),
        _Soort(dossier.kaarten, "kaart van Teams", "kaarten van Teams", gekozen.kaartdagen),
        _Soort(
            dossier.teamsberichten,
            "afgehandeld bericht van Teams",
            "afgehandelde berichten van Teams",
            gekozen.teamsberichtdagen,
        ),
        _Soort(dossier.agendasleutels, "ongebruikt agenda-adres", "ongebruikte agenda-adressen", BEWAARDAGEN),
    )
