"""What is known of who practises goes into the turn, and what came of it to the store."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from actions.opslag import dossier, sluit_dossier
from bot.dossier import DossierFout
from bot.gesprek import Beurt, Reactie, Staat
from bot.gesprek.blokken import bericht
from bot.gesprek.teksten import zeg
from bot.oefenen.uitslag import GEDEELD, noteer
from bot.oefenen.voortgang import lees

_OEFENT = ("oefenen", "korte_oefening", "leerpad", "oefenvoortgang")


async def met_geleerd(vaardigheid: str, staat: Staat | None, beurt: Beurt) -> Beurt:
    """The turn with what this person learned; without it when the store fails: practising goes on."""
    if vaardigheid not in _OEFENT and not (staat and staat.oefening):
        return beurt
    try:
        return replace(beurt, geleerd=await asyncio.to_thread(lees, dossier(), beurt.wie))
    except DossierFout:
        sluit_dossier()
        return beurt


async def bewaar_geleerd(uit: Reactie, beurt: Beurt) -> Reactie:
    """Keep what was practised in this turn; when that fails it is said, and the comparison stands."""
    if beurt.wie in GEDEELD or not (uit.geoefend or uit.leerstappen):
        return uit
    try:
        await asyncio.to_thread(_bewaar, uit, beurt)
    except DossierFout:
        sluit_dossier()
        return replace(uit, berichten=(bericht(zeg("oefenen.voortgang_kwijt")), *uit.berichten))
    return uit


def _bewaar(uit: Reactie, beurt: Beurt) -> None:
    if uit.geoefend:
        noteer(dossier(), beurt.wie, uit.geoefend, beurt.nu)
    for stap in uit.leerstappen:
        dossier().oefenvoortgang.zet_stap(beurt.wie, stap)
