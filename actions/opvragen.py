"""Looking up what this user stored: only his own, and of another casus not even whether it is there."""

from __future__ import annotations

import asyncio
from typing import Any

from actions.basis import omgeving
from actions.opslag import dossier, sluit_dossier
from bot.dossier import DossierFout, Gebeurtenis, Rij, Wat
from bot.gesprek import AANTAL, Beurt, Opvraag, Reactie, Staat, Waarvoor, niet_getoond, opgevraagd

_NIEMAND = "onbekend"


async def vraag_op(staat: Staat | None, beurt: Beurt, opvraag: Opvraag) -> Reactie:
    """Ask the store, in a thread, and say what it had."""
    if beurt.wie == _NIEMAND:
        return niet_getoond(omgeving(), staat)
    try:
        rijen = await asyncio.to_thread(_van, beurt, opvraag)
    except DossierFout as fout:
        sluit_dossier()
        return niet_getoond(omgeving(), staat, fout.gebruiker)
    return opgevraagd(omgeving(), staat, beurt, opvraag, rijen)


def _van(beurt: Beurt, opvraag: Opvraag) -> list[dict[str, Any]]:
    """What the store has, and the line in the audit log that it was looked at, or that it was refused."""
    rijen = _rijen(beurt.wie, opvraag)
    wat = Wat.GEWEIGERD if opvraag.casus and not rijen else Wat.INGEZIEN
    dossier().gebeurtenissen.noteer(Gebeurtenis(beurt.wie, wat, beurt.kanaal, opvraag.casus))
    return [rij.met_stand() for rij in rijen]


def _rijen(wie: str, opvraag: Opvraag) -> list[Rij]:
    afwegingen = dossier().afwegingen
    if opvraag.waarvoor is Waarvoor.AGENDA:
        return afwegingen.laatste(wie)
    return afwegingen.verloop_van(wie, opvraag.casus) if opvraag.casus else afwegingen.van(wie, AANTAL)
