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
    from bot.dossier import Dossier, Rij
    from bot.dossier.protocollen import Opruimbaar

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
    from bot.dossier.vooraf import KOPIE_DAGEN
    from bot.schrijfwijze import aantal

    nu = nu or datetime.now(timezone.utc)
    gaat = _gaat(proef)

    def regel(hoeveel: int, een: str, meer: str, dagen: int) -> str:
        return f"{gaat}: {aantal(hoeveel, een, meer)} (ouder dan {aantal(dagen, 'dag', 'dagen')})."

    with open_dossier(gekozen.database) as dossier:
        rijen = dossier.afwegingen.verwijder_verlopen(nu, gekozen.bewaardagen, proef=proef)
        regels = [_regel(rij) for rij in rijen]
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
        if kopieen := dossier.ruim_kopieen_op(nu, proef=proef):
            regels.append(regel(kopieen, "kopie van voor het bijwerken", "kopieën van voor het bijwerken", KOPIE_DAGEN))
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
