"""Whether who asks may do what he asks, by the table of bot.toegang; and a line in the audit log of what was done."""

from __future__ import annotations

import asyncio

from starlette.requests import Request

from bot.dossier import Gebeurtenis, Wat
from bot.poort.fouten import Weigering
from bot.poort.gebruiker import Gebruiker
from bot.poort.onderdelen import Poort
from bot.schrijfwijze import en
from bot.toegang import Daad, mag

KANAAL = "api"
MAG_NIET = "Met je rol ({rollen}) kun je dit niet doen. Vraag je functioneel beheerder als dat niet klopt."


async def wie_mag(poort: Poort, request: Request, daad: Daad, casus: str | None = None) -> Gebruiker:
    """Who asks for something that has to be read. Raises Weigering 403, and that is noted, when his roles don't allow
    this.
    """
    gebruiker = poort.lezer(request)
    await controleer(poort, gebruiker, daad, casus)
    return gebruiker


async def controleer(poort: Poort, gebruiker: Gebruiker, daad: Daad, casus: str | None = None) -> None:
    """Raises Weigering 403, and that is noted, when the roles of this user don't allow this."""
    if not mag(gebruiker.wie, daad):
        await noteer(poort, gebruiker, Wat.GEWEIGERD, casus)
        raise Weigering(403, MAG_NIET.format(rollen=en(sorted(gebruiker.rollen)) or "geen"))


async def noteer(poort: Poort, wie: Gebruiker, wat: Wat, casus: str | None = None, kanaal: str = KANAAL) -> None:
    """A line in the audit log. Raises DossierFout: nothing is shown without a line about it."""
    gebeurd = Gebeurtenis(wie.id, wat, kanaal, casus, tuple(wie.rollen), wie.wie.namens)
    await asyncio.to_thread(poort.dossier.gebeurtenissen.noteer, gebeurd)
