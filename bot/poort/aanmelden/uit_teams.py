"""Signing in from the tab in Teams: Teams gives the page a token of Entra, and we give a session for it.

The session isn't in a cookie: a browser doesn't send ours from a frame on another site. The page keeps it in its memory
and sends it along in a header, which no other site can make it do.
"""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.dossier import Gebeurtenis, Wat
from bot.gedeeld.limiet import Limiet
from bot.gesprek.teksten import zeg
from bot.poort.aanmelden.aanbieder import AanbiederFout
from bot.poort.aanmelden.inlog import Inlog
from bot.poort.fouten import Weigering, rem
from bot.poort.gebruiker import Gebruiker, in_teams
from bot.poort.verzoek import lees_inhoud

logger = logging.getLogger("regiewijzer.aanmelden")

PAD = "/aanmelden/teams"
RECHT = "access_as_user"  # what the app registration must give Teams (docs/beheer-teams.md)
_MAX_BYTES = 16_384
_LANGSTE = 8192  # characters of a token
_PER_MINUUT = 600  # of everybody together: each costs a signature to check
_KANAAL = "teams"


class UitTeams:
    """The route. Only there when Teams and a provider are configured, and Teams may sign users in."""

    def __init__(self, inlog: Inlog) -> None:
        self._inlog = inlog
        self._limiet = Limiet(_PER_MINUUT)
        self.routes = [Route(PAD, self._aanmelden, methods=["POST"])]

    async def _aanmelden(self, request: Request) -> Response:
        """`{"token"}` → `{"sessie"}`, to send along as `Authorization: Sessie …`."""
        rem(self._limiet, "")
        claims = await self._claims(_token(await lees_inhoud(request, _MAX_BYTES)))
        gebruiker = await asyncio.to_thread(self._gebruiker, claims)
        wat = Wat.AANGEMELD if gebruiker.rollen else Wat.GEWEIGERD
        gebeurd = Gebeurtenis(
            gebruiker.id, wat, _KANAAL, rollen=tuple(sorted(gebruiker.rollen)), namens=gebruiker.wie.namens
        )
        await asyncio.to_thread(self._inlog.logboek.noteer, gebeurd)
        if not gebruiker.rollen:
            raise Weigering(403, zeg("teams.zonder_rol", hulp=self._inlog.instelling.hulp))
        sessie = await asyncio.to_thread(self._inlog.sessies.begin, gebruiker, None)
        return JSONResponse({"sessie": sessie}, headers={"Cache-Control": "no-store"})

    async def _claims(self, token: str) -> dict[str, Any]:
        """Who it is, by Entra. Raises Weigering 401, 403 for a guest, and 503 when Entra can't be asked."""
        assert self._inlog.uit_teams is not None
        try:
            claims = await self._inlog.uit_teams.toegang(token)
        except AanbiederFout as fout:
            logger.warning("Aanmelden vanuit Teams mislukt: %s, %s", fout.soort, fout.reden)
            if fout.soort == "geweigerd":
                raise Weigering(401, zeg("teams.niet_herkend")) from None
            raise Weigering(503, zeg("teams.aanmelden_kan_niet"), {"Retry-After": "30"}) from None
        if claims.get("tid") not in self._inlog.tenanten or RECHT not in str(claims.get("scp", "")).split():
            logger.warning("Aanmelden vanuit Teams mislukt: geweigerd, andere tenant of ander recht")
            raise Weigering(401, zeg("teams.niet_herkend"))
        if claims.get("acct") == 1 or claims.get("idp") not in (None, claims["iss"], claims["tid"]):
            raise Weigering(403, zeg("teams.gast"))
        if not isinstance(claims.get("oid"), str) or not claims["oid"]:
            raise Weigering(401, zeg("teams.niet_herkend"))
        return claims

    def _gebruiker(self, claims: dict[str, Any]) -> Gebruiker:
        """The same person as in the browser when he has been there; else as he is known in the chat.

        His roles are those of this token, or without any those with which he was last in the browser.
        """
        inlog = self._inlog
        hier = inlog.gebruiker(claims)
        in_chat = in_teams(inlog.teamssleutel, claims["tid"], claims["oid"])
        was = inlog.hoedanigheden.ook_als(in_chat)
        wie = was.id if was else in_chat
        if hier.rollen or was is None:
            return Gebruiker(wie, hier.rollen, hier.naam, hier.teams, hier.gemeente)
        return Gebruiker(wie, was.rollen, hier.naam, was.teams, was.gemeente)


def _token(inhoud: Any) -> str:
    token = inhoud.get("token") if isinstance(inhoud, dict) else None
    if not isinstance(token, str) or not 0 < len(token) <= _LANGSTE or not token.isascii():
        raise Weigering(422, zeg("teams.geen_token"))
    return token


__all__ = ["PAD", "UitTeams"]
