"""What somebody has to do by when; and the same for his calendar, at an address with a secret that he can withdraw."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime, timezone

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.dossier import OngeldigeInvoer, Wat
from bot.dossier.agenda import Agendapunt
from bot.dossier.deadlines import plaats
from bot.gedeeld.limiet import Limiet
from bot.poort.api.agenda import ADRES, AGENDA, HOOGSTENS, ICS, INTREKKEN, KALENDER
from bot.poort.api.bewerking import WORTEL
from bot.poort.fouten import Weigering, rem
from bot.poort.gebruiker import Gebruiker
from bot.poort.onderdelen import Poort
from bot.poort.toegang import noteer, wie_mag
from bot.toegang import Daad, Wie, bereik, mag

GEEN_ADRES = "Dit adres bestaat niet, of is ingetrokken. Maak in Regiewijzer een nieuw adres voor je kalender."
_ADRESSEN_PER_MINUUT = 10
_KALENDERS_PER_MINUUT = 60  # of one calendar, and of all wrong addresses together
_ONBEKEND, _KALENDER = "onbekend", "kalender"


def routes(poort: Poort) -> list[Route]:
    sleutels, deadlines = poort.dossier.agendasleutels, poort.dossier.deadlines
    maken, lezen = Limiet(_ADRESSEN_PER_MINUUT), Limiet(_KALENDERS_PER_MINUUT)

    def punten(wie: Wie, na: str | None = None, hoeveel: int = HOOGSTENS) -> list[Agendapunt]:
        kring, nu = bereik(wie, Daad.AGENDA), datetime.now(timezone.utc)
        return list(deadlines.punten(kring, nu, hoeveel, na=na, kaders=lambda: poort.kaders))

    def als_wie(van: str) -> Wie:
        """As whom he last signed in; nobody signs in on one's own machine, or with the token."""
        return poort.dossier.hoedanigheden.van(van) or Wie(van, Gebruiker(van).rollen)

    async def mijn_agenda(request: Request) -> Response:
        wie = await wie_mag(poort, request, Daad.AGENDA)
        try:
            eigen = await asyncio.to_thread(punten, wie.wie, request.query_params.get("na"), HOOGSTENS + 1)
        except OngeldigeInvoer as fout:
            raise Weigering(422, fout.gebruiker) from None
        adres = await asyncio.to_thread(sleutels.heeft, wie.id)
        await noteer(poort, wie, Wat.INGEZIEN)
        deze, verder = eigen[:HOOGSTENS], plaats(eigen[HOOGSTENS - 1]) if len(eigen) > HOOGSTENS else None
        return JSONResponse({"agenda": [p.als_json() for p in deze], "verder": verder, "adres": adres})

    async def adres(request: Request) -> Response:
        wie = (await wie_mag(poort, request, Daad.AGENDA)).id
        rem(maken, wie)
        geheim = await asyncio.to_thread(sleutels.maak, wie)
        return JSONResponse({"pad": f"{WORTEL}/agenda/kalender/{geheim}"})

    async def intrekken(request: Request) -> Response:
        wie = poort.wie(request).id
        rem(maken, wie)
        await asyncio.to_thread(sleutels.trek_in, wie)
        return JSONResponse({"pad": None})

    async def kalender(request: Request) -> Response:
        """No cookie is looked at: what the address is worth doesn't depend on who asks."""
        van = await asyncio.to_thread(sleutels.van, request.path_params["sleutel"])
        rem(lezen, van or _ONBEKEND)
        if van is None:
            raise Weigering(404, GEEN_ADRES)
        wie = await asyncio.to_thread(als_wie, van)
        gebruiker = Gebruiker(van, wie.rollen, teams=wie.teams, gemeente=wie.gemeente)
        if not mag(wie, Daad.AGENDA):  # his role was taken away since he made it
            await noteer(poort, gebruiker, Wat.GEWEIGERD, kanaal=_KALENDER)
            raise Weigering(404, GEEN_ADRES)
        inhoud = await asyncio.to_thread(_ics, punten, wie)
        await noteer(poort, gebruiker, Wat.INGEZIEN, kanaal=_KALENDER)
        return Response(inhoud, media_type=ICS)

    return [
        *AGENDA.routes(mijn_agenda),
        *ADRES.routes(adres),
        *INTREKKEN.routes(intrekken),
        *KALENDER.routes(kalender),
    ]


def _ics(punten: Callable[[Wie], list[Agendapunt]], wie: Wie) -> bytes:
    from bot.vormen.ics import ics

    return ics(punten(wie))
