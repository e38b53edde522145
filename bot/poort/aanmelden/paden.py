"""The routes of signing in and out; only there when a provider is configured."""

from __future__ import annotations

import asyncio
import hmac
import logging
import re

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from bot.dossier import DossierFout
from bot.poort.aanmelden import bladzijden
from bot.poort.aanmelden.aanbieder import AanbiederFout
from bot.poort.aanmelden.aanmelding import AFGEMELD, TERUG, Aanmelding
from bot.poort.aanmelden.poging import Poging, nieuwe_poging
from bot.poort.aanmelden.wie import Identiteit

logger = logging.getLogger("regiewijzer.aanmelden")

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


def routes(identiteit: Identiteit, aanmelding: Aanmelding) -> list[BaseRoute]:
    hulp = aanmelding.instelling.hulp

    def uitleg(fout: AanbiederFout) -> Response:
        """What the user reads of a failure; the log has the reason."""
        logger.warning("Aanmelden mislukt: %s, %s", fout.soort, fout.reden)
        pagina = {"onbereikbaar": bladzijden.onbereikbaar, "instelling": bladzijden.verkeerd_ingesteld}
        return pagina.get(fout.soort, bladzijden.mislukt)(hulp)

    async def aanmelden(request: Request) -> Response:
        terug = request.query_params.get("terug") or "/"
        if not _PLAATSELIJK.fullmatch(terug):
            return bladzijden.vreemd_adres()
        if request.headers.get("host", "").lower() != aanmelding.oorsprong.partition("://")[2]:
            # Cookies belong to a name: whoever came in by another one (localhost) starts at the one that the provider knows.
            return RedirectResponse(f"{aanmelding.oorsprong}/aanmelden?{request.url.query}".rstrip("?"), 303)
        poging = nieuwe_poging(terug)
        try:
            naar = await aanmelding.aanbieder.naar(poging, opnieuw="ander" in request.query_params)
        except AanbiederFout as fout:
            return uitleg(fout)
        antwoord = RedirectResponse(naar, 303)
        aanmelding.zet_poging(antwoord, aanmelding.pogingen.verpak(poging))
        return antwoord

    async def terug(request: Request) -> Response:
        vraag = request.query_params
        poging = aanmelding.pogingen.pak_uit(request.cookies.get(aanmelding.pogingkoekje))
        if poging is None or not hmac.compare_digest(vraag.get("state", "").encode(), poging.state.encode()):
            return bladzijden.verlopen()
        if len(vraag.multi_items()) != len(vraag):
            return bladzijden.mislukt(hulp)  # a parameter that is there twice: which one did the provider mean?
        try:
            if not await asyncio.to_thread(aanmelding.sessies.winkel.verbruik, poging.kenmerk):
                return bladzijden.verlopen()
            antwoord = await binnen(request, poging)
        except DossierFout:
            return bladzijden.storing(hulp)
        aanmelding.wis(antwoord, aanmelding.pogingkoekje)
        return antwoord

    async def binnen(request: Request, poging: Poging) -> Response:
        """What somebody gets who came back from the provider with his own attempt, for the first time."""
        vraag = request.query_params
        try:
            wegwijzer = await aanmelding.aanbieder.wegwijzer()
            if (
                vraag.get("iss", None if wegwijzer.noemt_zich else aanmelding.instelling.issuer)
                != aanmelding.instelling.issuer
            ):
                raise AanbiederFout("geweigerd", "het antwoord komt van een andere aanbieder")
            if "error" in vraag:
                return _fout_van_de_aanbieder(vraag["error"], hulp)
            if not 0 < len(vraag.get("code", "")) <= MAXIMUM:
                raise AanbiederFout("geweigerd", "het antwoord heeft geen code")
            gebruiker = aanmelding.gebruiker(await aanmelding.aanbieder.wie(vraag["code"], poging))
        except AanbiederFout as fout:
            return uitleg(fout)
        if not gebruiker.rollen:
            logger.info("Iemand zonder rol wilde zich aanmelden")
            return bladzijden.zonder_rol(hulp)
        oud = request.cookies.get(aanmelding.koekje)
        koekje = await asyncio.to_thread(aanmelding.sessies.begin, gebruiker, oud)
        antwoord = RedirectResponse(f"{aanmelding.oorsprong}{poging.terug}", 303)
        aanmelding.zet_sessie(antwoord, koekje)
        return antwoord

    async def afmelden(request: Request) -> Response:
        """Ends the session; `{"naar"}` is where the page goes next: the provider's own sign-out, or our last page."""
        aangemeld = identiteit.sessie(request)
        naar = f"{aanmelding.oorsprong}{AFGEMELD}"
        if aangemeld is None:
            # No cookie is taken away: another site's form comes without the cookie, and must not sign anybody out that way.
            return JSONResponse({"naar": naar})
        identiteit.controleer_herkomst(request, aangemeld)
        await asyncio.to_thread(aanmelding.sessies.beeindig, request.cookies.get(aanmelding.koekje))
        antwoord = JSONResponse({"naar": await aanmelding.aanbieder.afmeldadres(naar) or naar})
        aanmelding.wis(antwoord, aanmelding.koekje)
        return antwoord

    async def afgemeld(_: Request) -> Response:
        return bladzijden.afgemeld()

    async def stijl(_: Request) -> Response:
        return Response(bladzijden.STIJL, media_type="text/css", headers={"Cache-Control": "public, max-age=3600"})

    return [
        Route("/aanmelden", aanmelden, methods=["GET"]),
        Route(TERUG, terug, methods=["GET"]),
        Route("/afmelden", afmelden, methods=["POST"]),
        Route(AFGEMELD, afgemeld, methods=["GET"]),
        Route("/aanmelden/stijl.css", stijl, methods=["GET"]),
    ]


def _fout_van_de_aanbieder(code: str, hulp: str) -> Response:
    """The page for an error that the provider sends along; the log only gets codes that we know."""
    logger.warning("De aanbieder brak het aanmelden af: %s", code if code in _CODES else "een andere reden")
    if code in ("server_error", "temporarily_unavailable"):
        return bladzijden.onbereikbaar(hulp)
    return bladzijden.verkeerd_ingesteld(hulp) if code in _INSTELLING else bladzijden.afgebroken()
