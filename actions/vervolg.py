"""A step of a stored casus: looked up, made where all that it takes was said, and told."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

from actions.basis import omgeving
from actions.opslag import dossier, sluit_dossier
from bot.dossier import DossierFout, Gebeurtenis, OngeldigeInvoer, Rij, Stap, Wat
from bot.gesprek import Beurt, Opvraag, Reactie, Staat, Waarvoor, na_stap, niet_getoond, voorgenomen
from bot.toegang import Daad, bereik


async def doe_stap(staat: Staat | None, beurt: Beurt, opvraag: Opvraag) -> Reactie:
    """Ask the store, in a thread, and say what came of it."""
    try:
        rij, gezet, fout = await asyncio.to_thread(_doe, beurt, opvraag)
    except DossierFout as fout_:
        sluit_dossier()
        return niet_getoond(omgeving(), staat, fout_.gebruiker)
    return na_stap(omgeving(), staat, opvraag, rij, gezet, fout)


def _doe(beurt: Beurt, opvraag: Opvraag) -> tuple[dict[str, Any] | None, bool, str]:
    """The last row after it (None: not one in his circle), whether a step was made, and why it can't be."""
    rij = _laatste(beurt, opvraag)
    if rij is None:
        _noteer(beurt, Wat.GEWEIGERD, opvraag.casus)
        return None, False, ""
    try:
        voornemen = voorgenomen(omgeving(), opvraag, rij.met_stand())
        if voornemen is None:
            _noteer(beurt, Wat.INGEZIEN, rij.casus)
            return rij.met_stand(), False, ""
        wie = beurt.persoon
        stap = Stap(voornemen.status, wie.id, beurt.kanaal, voornemen.inhoud, tuple(wie.rollen), wie.namens)
        stand = dossier().afwegingen.zet_status(rij.casus, stap, rij.volgnummer)
    except OngeldigeInvoer as fout:
        return rij.met_stand(), False, str(fout)
    return replace(rij, stand=stand).met_stand(), True, ""


def _laatste(beurt: Beurt, opvraag: Opvraag) -> Rij | None:
    daad = Daad.BESPREKEN if opvraag.waarvoor is Waarvoor.BEANTWOORDEN else Daad.VASTLEGGEN
    kring = bereik(beurt.persoon, daad)
    return next(iter(dossier().afwegingen.verloop_van(kring, opvraag.casus or "-")), None)


def _noteer(beurt: Beurt, wat: Wat, casus: str | None) -> None:
    wie = beurt.persoon
    gebeurd = Gebeurtenis(wie.id, wat, beurt.kanaal, casus, tuple(wie.rollen), wie.namens)
    dossier().gebeurtenissen.noteer(gebeurd)
