"""Storing an afweging: once, and nothing is said before the store has committed."""

from __future__ import annotations

import asyncio
import json
import uuid
from dataclasses import replace

import bot
from actions.basis import omgeving
from actions.opslag import dossier, sluit_dossier
from bot.dossier import DossierFout, NieuweAfweging, Rij
from bot.gesprek import Beurt, Reactie, Staat, advies, opslag_mislukt, vastgelegd


async def leg_vast(staat: Staat, beurt: Beurt) -> Reactie:
    """Store the receipt, in a thread (the event loop of the action server is one), and say how that went."""
    try:
        rij = await asyncio.to_thread(_in_dossier, staat, beurt)
    except DossierFout as fout:
        sluit_dossier()
        return opslag_mislukt(omgeving(), staat, fout.gebruiker)
    return vastgelegd(omgeving(), replace(staat, afweging=rij.afweging_id), rij.casus, rij.volgnummer)


def _in_dossier(staat: Staat, beurt: Beurt) -> Rij:
    """Store the receipt and give its row. Raises DossierFout.

    The same afweging is stored once, whatever is resent. When the store already holds it with other answers (a restart
    lost the news that it was stored, and answers changed since), this is a new afweging of that casus.
    """
    nieuw = _ontvangstbewijs(staat, beurt)
    rij = dossier().afwegingen.leg_vast(nieuw, beurt.persoon)
    if (rij.antwoorden, rij.afwijking) != (nieuw.antwoorden, nieuw.afwijking):
        inhoud = json.dumps([nieuw.antwoorden, nieuw.afwijking], sort_keys=True)
        ander_id = uuid.uuid5(uuid.UUID(nieuw.afweging_id), inhoud)  # the same at every resend
        rij = dossier().afwegingen.leg_vast(replace(nieuw, afweging_id=str(ander_id), casus=rij.casus), beurt.persoon)
    return rij


def _ontvangstbewijs(staat: Staat, beurt: Beurt) -> NieuweAfweging:
    uit = advies(omgeving(), staat)
    afwijkingen = [{**a, "door": beurt.wie} for a in staat.afwijking]
    return NieuweAfweging(
        afweging_id=staat.afweging,
        casus=staat.casus,
        profiel=staat.profiel,
        antwoorden=staat.antwoorden,
        besluiten=uit["besluiten"],
        kaders=uit["kaders"],
        engine_versie=bot.__version__,
        afwijking=afwijkingen[0] if len(afwijkingen) == 1 else afwijkingen or None,
        status="onvolledig" if uit["ontbreekt"] else "vastgelegd",
        termijnen=uit["termijnen"],
        vervolgstappen=uit["vervolgstappen"],
        kanaal=beurt.kanaal,
        door=beurt.wie,
    )
