"""Who asks: nobody in particular on one's own machine, a program with the token, or a user who signed in."""

from __future__ import annotations

import asyncio
import hmac
import logging
import re
from typing import TYPE_CHECKING, NoReturn

import httpx
from starlette.requests import HTTPConnection, Request
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.dossier import Dossier, DossierFout
from bot.gedeeld.limiet import Limiet
from bot.instellingen import Instellingen
from bot.lijn.geheim import afgeleid
from bot.lijn.handtekening import Controle
from bot.poort.api.bewerking import zonder_versie
from bot.poort.fouten import GEEN_TOEGANG, NIET_AANGEMELD, VREEMD_VERZOEK, Weigering, rem
from bot.poort.gebruiker import LOKAAL, MET_TOKEN, START, Gebruiker
from bot.poort.gezond import PAD as GEZOND

if TYPE_CHECKING:  # half a second of libraries, that only who signs in needs
    from bot.poort.aanmelden.inlog import Inlog
    from bot.poort.aanmelden.sessie import Aangemeld

logger = logging.getLogger("regiewijzer.poort")

FOUTE_TOKENS = 60  # a minute, of everybody together
CSRF_KOP = "x-csrf-token"
NAMENS_KOP = "x-namens"
_VEILIG = {"GET", "HEAD", "OPTIONS"}
_PLEK = "regiewijzer.sessie"


class Identiteit:
    """`vrij`: this is the user's own machine and neither a provider nor a token is set, so nobody signs in."""

    def __init__(
        self,
        instellingen: Instellingen,
        vrij: bool,
        geheim: bytes,
        dossier: Dossier,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self.vrij = vrij
        self.token = instellingen.token
        self._fout, self._meldingen = Limiet(FOUTE_TOKENS), Limiet(1)
        self.inlog: Inlog | None = None
        if instellingen.aanmelden:
            from bot.poort.aanmelden.inlog import Inlog

            self.inlog = Inlog(instellingen, geheim, dossier, transport)
        self._start = Controle(afgeleid(geheim, "start"))

    def wie(self, request: Request) -> Gebruiker:
        """Raises Weigering 401 for a stranger, and 403 for a request that another site may have made a user's browser
        send.
        """
        if self.vrij:
            if request.method not in _VEILIG and not _van_hier(request):
                raise Weigering(403, VREEMD_VERZOEK)
            return Gebruiker(LOKAAL)
        soort, _, gegeven = request.headers.get("authorization", "").partition(" ")
        if self.token and soort.lower() == "bearer":
            # starlette decodes headers as latin-1
            if hmac.compare_digest(gegeven.strip().encode("latin-1", "replace"), self.token.encode()):
                return Gebruiker(MET_TOKEN, opgave=_namens(request))
            self._fout_token()
        if zonder_versie(request.url.path) == GEZOND and self._start.klopt(request.headers, GEZOND.encode()):
            return Gebruiker(START)
        aangemeld = self.sessie(request)
        if aangemeld is None:
            raise Weigering(401, NIET_AANGEMELD if self.inlog else GEEN_TOEGANG, {"WWW-Authenticate": "Bearer"})
        if request.method not in _VEILIG:
            self.controleer_herkomst(request, aangemeld)
        return aangemeld.gebruiker

    def _fout_token(self) -> NoReturn:
        """Raises Weigering 401, or 429 when it is tried too often by whoever. The right token always works."""
        if self._meldingen.wacht("") == 0:  # one line a minute: nobody can wash the log away with these
            logger.warning("Een verzoek met een verkeerd token is geweigerd")
        rem(self._fout, "")
        raise Weigering(401, GEEN_TOEGANG, {"WWW-Authenticate": "Bearer"})

    @staticmethod
    def sessie(request: Request) -> Aangemeld | None:
        """The session that LeesSessie found. Raises DossierFout when the store failed at that."""
        gevonden = request.scope.get(_PLEK)
        if isinstance(gevonden, DossierFout):
            raise gevonden
        return gevonden

    def controleer_herkomst(self, request: Request, aangemeld: Aangemeld) -> None:
        """Raises Weigering 403 unless the request comes from a page of ours that knows this session's token."""
        assert self.inlog is not None  # there is a session
        koppen = request.headers
        eigen = koppen.get("sec-fetch-site", "same-origin") == "same-origin"
        eigen = eigen and koppen.get("origin", self.inlog.oorsprong) == self.inlog.oorsprong
        gegeven = koppen.get(CSRF_KOP, "").encode("latin-1", "replace")
        if not eigen or not hmac.compare_digest(gegeven, aangemeld.csrf.encode()):
            raise Weigering(403, VREEMD_VERZOEK)

    async def sluit(self) -> None:
        if self.inlog:
            await self.inlog.sluit()


def _namens(request: Request) -> str:
    """On whose behalf a program asks. Raises Weigering 422 for what is no pseudonym."""
    opgave = request.headers.get(NAMENS_KOP, "")
    if opgave and not re.fullmatch(r"[A-Za-z0-9_.-]{1,64}", opgave):
        raise Weigering(422, "De kop X-Namens is een pseudoniem: hooguit 64 letters, cijfers, punten en streepjes.")
    return opgave


def _van_hier(request: Request) -> bool:
    """Whether no page of another site made the browser send this. Programs send neither of these headers."""
    koppen = request.headers
    herkomst = koppen.get("origin")
    eigen = herkomst is None or herkomst.partition("://")[2].lower() == koppen.get("host", "").lower()
    return eigen and koppen.get("sec-fetch-site", "none") in ("same-origin", "none")


class LeesSessie:
    """ASGI middleware: looks the session up, off the event loop, before a route asks who it is."""

    def __init__(self, app: ASGIApp, identiteit: Identiteit) -> None:
        self._app = app
        self._inlog = identiteit.inlog

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._inlog and scope["type"] == "http" and scope["path"].startswith(("/api/", "/afmelden")):
            waarde = self._inlog.sessiewaarde(HTTPConnection(scope))
            if waarde:
                try:
                    scope[_PLEK] = await asyncio.to_thread(self._inlog.sessies.vind, waarde)
                except DossierFout as fout:
                    scope[_PLEK] = fout
        await self._app(scope, receive, send)
