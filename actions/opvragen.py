"""Looking up what is stored, within the circle of this user; of another casus not even whether it is there."""

from __future__ import annotations

import asyncio
from datetime import datetime, timezone
from typing import Any

from actions.basis import omgeving
from actions.opslag import dossier, sluit_dossier
from actions.overleg import deel
from actions.vervolg import doe_stap
from bot.dossier import DossierFout, Gebeurtenis, Rij, Wat
from bot.gesprek import (
    AANTAL,
    AGENDAREGELS,
    DELEN,
    LOGREGELS,
    STAPPEN,
    TERUG,
    Beurt,
    Opvraag,
    Reactie,
    Staat,
    Waarvoor,
    niet_getoond,
    opgevraagd,
)
from bot.toegang import Daad, Wie, bereik

_NIEMAND = "onbekend"


async def vraag_op(staat: Staat | None, beurt: Beurt, opvraag: Opvraag) -> Reactie:
    """Ask the store, in a thread, and say what it had."""
    if beurt.wie == _NIEMAND:
        return niet_getoond(omgeving(), staat)
    if opvraag.waarvoor in STAPPEN:
        return await doe_stap(staat, beurt, opvraag)
    if opvraag.waarvoor in DELEN:
        return await deel(staat, beurt, opvraag)
    try:
        rijen = await asyncio.to_thread(_van, beurt, opvraag)
    except DossierFout as fout:
        sluit_dossier()
        return niet_getoond(omgeving(), staat, fout.gebruiker)
    return opgevraagd(omgeving(), staat, beurt, opvraag, rijen)


def _van(beurt: Beurt, opvraag: Opvraag) -> list[dict[str, Any]]:
    """What the store has, and the line in the audit log that it was looked at, or that it was refused."""
    wie = beurt.persoon
    rijen = _rijen(wie, opvraag)
    wat = Wat.GEWEIGERD if opvraag.casus and not rijen else Wat.INGEZIEN
    gebeurd = Gebeurtenis(wie.id, wat, beurt.kanaal, opvraag.casus, tuple(wie.rollen), wie.namens)
    dossier().gebeurtenissen.noteer(gebeurd)
    if opvraag.waarvoor is Waarvoor.LOGBOEK and rijen:
        return [regel.als_json() for regel in dossier().gebeurtenissen.regels(opvraag.casus, LOGREGELS)]
    if opvraag.waarvoor is Waarvoor.AGENDA:
        return _agenda(wie, opvraag.nu or datetime.now(timezone.utc))
    return [rij.met_stand() for rij in rijen]


def _agenda(wie: Wie, nu: datetime) -> list[dict[str, Any]]:
    kring = bereik(wie, Daad.AGENDA)
    groepen = dossier().deadlines.groepen(kring, nu, AGENDAREGELS, lambda: omgeving().kaders)
    return [*(g.als_json() for g in groepen), *_terug(wie)]


def _terug(wie: Wie) -> list[dict[str, Any]]:
    """What his team put off until a day, as a group of the agenda; none when there is nothing."""
    kring = bereik(wie, Daad.OVERLEGGEN)
    punten = dossier().aangehouden.op_de_lijst(kring) if kring else []
    eerste = [punt.als_json() for punt in punten[:AGENDAREGELS]]
    return [{"haast": TERUG, "aantal": len(punten), "punten": eerste}] if punten else []


_DAAD = {Waarvoor.HERAFWEGING: Daad.VASTLEGGEN, Waarvoor.LOGBOEK: Daad.LOGBOEK}


def _rijen(wie: Wie, opvraag: Opvraag) -> list[Rij]:
    kring = bereik(wie, _DAAD.get(opvraag.waarvoor, Daad.INZIEN))
    afwegingen = dossier().afwegingen
    if opvraag.waarvoor is Waarvoor.AGENDA:
        return []  # an agenda reads deadlines, no afwegingen
    return afwegingen.verloop_van(kring, opvraag.casus) if opvraag.casus else afwegingen.van(kring, AANTAL)
