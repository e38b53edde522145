"""The routes of signing in and out; only there when a provider is configured."""

from __future__ import annotations

import asyncio
import hmac
import logging
import re
from typing import Any

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from bot.dossier import DossierFout, Gebeurtenis, Wat
from bot.poort.aanmelden import bladzijden
from bot.poort.aanmelden.aanbieder import AanbiederFout
from bot.poort.aanmelden.inlog import AFGEMELD, TERUG, Inlog
from bot.poort.aanmelden.poging import Poging, nieuwe_poging
from bot.poort.aanmelden.wie import Identiteit
from bot.poort.gebruiker import Gebruiker

logger = logging.getLogger("regiewijzer.aanmelden")

_KANAAL = "web"  # who comes in by Teams, Teams has signed in
MAXIMUM = 4096  # characters of a code
_INSTELLING = {"unauthorized_client", "invalid_request", "invalid_scope", "unsupported_response_type"}
_CODES = _INSTELLING | {
    "access_denied",
    "server_error",
    "temporarily_unavailable",
    "login_required",
    "interaction_required",
}
# A path and a query as they stand in an address bar: no backslash, no control characters, no second slash in front.
_PLAATSELIJK = re.compile(r"/(?!/)[A-Za-z0-9._~!$&'()*+,;=:@%/?-]{0,500}")


def routes(identiteit: Identiteit, inlog: Inlog) -> list[BaseRoute]:
    paden = Paden(identiteit, inlog)
    return [
        Route("/aanmelden", paden.aanmelden, methods=["GET"]),
        Route(TERUG, paden.terug, methods=["GET"]),
        Route("/afmelden", paden.afmelden, methods=["POST"]),
        Route(AFGEMELD, paden.afgemeld, methods=["GET"]),
        Route("/aanmelden/stijl.css", paden.stijl, methods=["GET"]),
    ]


class Paden:
    """What each address does."""

    def __init__(self, identiteit: Identiteit, inlog: Inlog) -> None:
        self._identiteit = identiteit
        self._inlog = inlog
        self._hulp = inlog.instelling.hulp

    # -- in

    async def aanmelden(self, request: Request) -> Response:
        """Off to the provider."""
        terug = request.query_params.get("terug") or "/"
        if not _PLAATSELIJK.fullmatch(terug):
            return bladzijden.vreemd_adres()
        oorsprong = self._inlog.oorsprong
        if request.headers.get("host", "").lower() != oorsprong.partition("://")[2]:
            # Cookies belong to a name: whoever came in by another one (localhost) starts at the one that the provider
            # knows.
            return RedirectResponse(f"{oorsprong}/aanmelden?{request.url.query}".rstrip("?"), 303)
        poging = nieuwe_poging(terug)
        try:
            naar = await self._inlog.aanbieder.naar(poging, opnieuw="ander" in request.query_params)
        except AanbiederFout as fout:
            return self._uitleg(fout)
        antwoord = RedirectResponse(naar, 303)
        self._inlog.zet_poging(antwoord, self._inlog.pogingen.verpak(poging))
        return antwoord

    async def terug(self, request: Request) -> Response:
        """Back from the provider: each attempt once, in the browser that began it."""
        poging = self._poging(request)
        if poging is None:
            return bladzijden.verlopen()
        if len(request.query_params.multi_items()) != len(request.query_params):
            return bladzijden.mislukt(self._hulp)  # a parameter that is there twice: which one did the provider mean?
        try:
            if not await asyncio.to_thread(self._inlog.sessies.winkel.verbruik, poging.kenmerk):
                return bladzijden.verlopen()
            antwoord = await self._binnen(request, poging)
        except DossierFout:
            return bladzijden.storing(self._hulp)
        self._inlog.wis(antwoord, self._inlog.pogingkoekje)
        return antwoord

    def _poging(self, request: Request) -> Poging | None:
        """The attempt of this browser, when the provider sent that one back."""
        poging = self._inlog.pogingen.pak_uit(request.cookies.get(self._inlog.pogingkoekje))
        state = request.query_params.get("state", "")
        return poging if poging and hmac.compare_digest(state.encode(), poging.state.encode()) else None

    async def _binnen(self, request: Request, poging: Poging) -> Response:
        """What somebody gets who came back from the provider with his own attempt, for the first time."""
        try:
            claims = await self._claims(request.query_params, poging)
        except AanbiederFout as fout:
            return self._uitleg(fout)
        except _NeeVanDeAanbieder as nee:
            return _fout_van_de_aanbieder(nee.code, self._hulp)
        gebruiker = self._inlog.gebruiker(claims)
        await asyncio.to_thread(
            self._inlog.hoedanigheden.onthoud, gebruiker.wie, [gebruiker.id, *self._inlog.ook_bekend_als(claims)]
        )
        if not gebruiker.rollen:
            logger.info("Iemand zonder rol wilde zich aanmelden")
            await self._noteer(gebruiker, Wat.GEWEIGERD)
            return bladzijden.zonder_rol(self._hulp)
        oud = request.cookies.get(self._inlog.koekje)
        koekje = await asyncio.to_thread(self._inlog.sessies.begin, gebruiker, oud)
        await self._noteer(gebruiker, Wat.AANGEMELD)
        antwoord = RedirectResponse(f"{self._inlog.oorsprong}{poging.terug}", 303)
        self._inlog.zet_sessie(antwoord, koekje)
        return antwoord

    async def _noteer(self, gebruiker: Gebruiker, wat: Wat) -> None:
        rollen, namens = tuple(gebruiker.rollen), gebruiker.wie.namens
        gebeurd = Gebeurtenis(gebruiker.id, wat, _KANAAL, rollen=rollen, namens=namens)
        await asyncio.to_thread(self._inlog.logboek.noteer, gebeurd)

    async def _claims(self, vraag: QueryParams, poging: Poging) -> dict[str, Any]:
        """Who it is. Raises AanbiederFout, or _NeeVanDeAanbieder when the provider itself says no."""
        aanbieder, issuer = self._inlog.aanbieder, self._inlog.instelling.issuer
        wegwijzer = await aanbieder.wegwijzer()
        if vraag.get("iss", None if wegwijzer.noemt_zich else issuer) != issuer:
            raise AanbiederFout("geweigerd", "het antwoord komt van een andere aanbieder")
        if "error" in vraag:
            raise _NeeVanDeAanbieder(vraag["error"])
        if not 0 < len(vraag.get("code", "")) <= MAXIMUM:
            raise AanbiederFout("geweigerd", "het antwoord heeft geen code")
        return await aanbieder.wie(vraag["code"], poging)

    def _uitleg(self, fout: AanbiederFout) -> Response:
        """What the user reads of a failure; the log has the reason."""
        logger.warning("Aanmelden mislukt: %s, %s", fout.soort, fout.reden)
        pagina = {"onbereikbaar": bladzijden.onbereikbaar, "instelling": bladzijden.verkeerd_ingesteld}
        return pagina.get(fout.soort, bladzijden.mislukt)(self._hulp)

    # -- out

    async def afmelden(self, request: Request) -> Response:
        """Ends the session; `{"naar"}` is where the page goes next: the provider's own sign-out, or our last page."""
        aangemeld = self._identiteit.sessie(request)
        naar = f"{self._inlog.oorsprong}{AFGEMELD}"
        if aangemeld is None:
            # No cookie is taken away: another site's form comes without the cookie, and must not sign anybody out
            # that way.
            return JSONResponse({"naar": naar})
        self._identiteit.controleer_herkomst(request, aangemeld)
        await asyncio.to_thread(self._inlog.sessies.beeindig, self._inlog.sessiewaarde(request))
        await self._noteer(aangemeld.gebruiker, Wat.AFGEMELD)
        antwoord = JSONResponse({"naar": await self._inlog.aanbieder.afmeldadres(naar) or naar})
        self._inlog.wis(antwoord, self._inlog.koekje)
        return antwoord

    async def afgemeld(self, _: Request) -> Response:
        return bladzijden.afgemeld()

    async def stijl(self, _: Request) -> Response:
        return Response(bladzijden.STIJL, media_type="text/css", headers={"Cache-Control": "public, max-age=3600"})


class _NeeVanDeAanbieder(Exception):
    """The provider sent an error along; `code` is what it calls it, unchecked."""

    def __init__(self, code: str) -> None:
        super().__init__()  # not the code: exceptions end up in logs
        self.code = code


def _fout_van_de_aanbieder(code: str, hulp: str) -> Response:
    """The page for an error that the provider sends along; the log only gets codes that we know."""
    logger.warning("De aanbieder brak het aanmelden af: %s", code if code in _CODES else "een andere reden")
    if code in ("server_error", "temporarily_unavailable"):
        return bladzijden.onbereikbaar(hulp)
    return bladzijden.verkeerd_ingesteld(hulp) if code in _INSTELLING else bladzijden.afgebroken()
