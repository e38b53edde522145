"""The web application: routes, identity, errors."""

from __future__ import annotations

import asyncio
import hmac
import ipaddress
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response

from bot.afweging import Kaders, laad_kaders, vind_profiel
from bot.dossier import Dossier, DossierFout, open_dossier
from bot.instellingen import Instellingen
from bot.poort import aanmelden, afscherming, gesprek, paginas
from bot.poort.beurten import GEDULD, Beurten
from bot.poort.fouten import GEEN_TOEGANG, Weigering
from bot.poort.gebruiker import LOKAAL, MET_TOKEN, Gebruiker
from bot.poort.geheim import afgeleid, hoofdgeheim
from bot.poort.gesprekken import Gesprekken
from bot.poort.koppen import Koppen
from bot.poort.onderdelen import Poort
from bot.poort.rasa import Rasa


class OnveiligAdres(ValueError):
    """The poort may not listen on this address; the message is one Dutch line."""


def is_lokaal(host: str) -> bool:
    """Whether this address, or every address of this name, is this machine alone."""
    try:
        adressen = {str(gegeven[4][0]) for gegeven in socket.getaddrinfo(host, None)} if host else set()
    except OSError:
        return False
    return bool(adressen) and all(ipaddress.ip_address(adres.partition("%")[0]).is_loopback for adres in adressen)


def controleer_adres(host: str, token: str | None) -> None:
    """Raises OnveiligAdres when anyone could reach this address without a token."""
    if is_lokaal(host):
        return
    if token is None:
        raise OnveiligAdres(
            f"Regiewijzer start niet op {host}: iedereen in het netwerk zou er zonder inloggen bij kunnen. "
            "Zet REGIEWIJZER_TOKEN, of gebruik --host 127.0.0.1."
        )
    if len(token) < 16 or not token.isascii() or not token.isprintable() or " " in token:
        raise OnveiligAdres("REGIEWIJZER_TOKEN is onbruikbaar: neem minstens 16 willekeurige letters en cijfers.")


def maak_app(
    instellingen: Instellingen,
    host: str = "127.0.0.1",
    *,
    kaders: Kaders | None = None,
    dossier: Dossier | None = None,
    geduld: float = GEDULD,
    transport: httpx.AsyncBaseTransport | None = None,
) -> Starlette:
    """The application for this address. Raises OnveiligAdres, GeheimFout, DossierFout or OnbruikbareInvoer, each one
    Dutch line.

    `kaders`, `dossier`, `geduld` (seconds) and `transport` (to Rasa) are for tests.
    """
    controleer_adres(host, instellingen.token)
    lokaal = is_lokaal(host)
    geheim = hoofdgeheim(instellingen)
    kaders = kaders or laad_kaders(instellingen.kader_mappen, cache=instellingen.var / "cache")
    vind_profiel(kaders, instellingen.profiel)
    dossier = dossier or open_dossier(instellingen.database)
    rasa = Rasa(
        instellingen.rasa_url, instellingen.actie_url, afgeleid(geheim, "kanaal"), afgeleid(geheim, "actie"), transport
    )
    beurten = Beurten(rasa.vraag, dossier, Gesprekken(afgeleid(geheim, "gesprek")), instellingen.per_minuut, geduld)

    def wie(request: Request) -> Gebruiker:
        """Who asks. On loopback whoever uses this machine; elsewhere whoever has the token."""
        if lokaal:
            return Gebruiker(LOKAAL)
        soort, _, gegeven = request.headers.get("authorization", "").partition(" ")
        # starlette decodes headers as latin-1
        goed = hmac.compare_digest(gegeven.strip().encode("latin-1", "replace"), (instellingen.token or "").encode())
        if soort.lower() != "bearer" or not instellingen.token or not goed:
            raise Weigering(401, GEEN_TOEGANG, {"WWW-Authenticate": "Bearer"})
        return Gebruiker(MET_TOKEN)

    poort = Poort(instellingen, kaders, dossier, beurten, rasa, wie, lokaal, geheim)

    @asynccontextmanager
    async def levensloop(_: Starlette) -> AsyncIterator[None]:
        voorladen = asyncio.create_task(asyncio.to_thread(afscherming.laad))
        yield
        voorladen.cancel()
        await rasa.sluit()

    return Starlette(
        routes=[*gesprek.routes(poort), *aanmelden.routes(poort), *paginas.routes(poort)],
        middleware=[Middleware(Koppen, alleen_eigen=lokaal)],
        exception_handlers={
            Weigering: lambda _, fout: fout.antwoord(),
            DossierFout: lambda _, fout: Weigering(503, str(fout)).antwoord(),
            HTTPException: _http_fout,
        },
        lifespan=levensloop,
    )


async def _http_fout(_: Request, fout: Exception) -> Response:
    assert isinstance(fout, HTTPException)
    teksten = {404: "Deze pagina bestaat niet.", 405: "Deze manier van vragen kan hier niet."}
    tekst = teksten.get(fout.status_code, "Dit verzoek kan niet worden verwerkt.")
    return Weigering(fout.status_code, tekst, fout.headers).antwoord()

