"""The web application: routes, identity, errors."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response

from bot.afweging import Kaders, vind_profiel
from bot.begrip.tekens import controleer
from bot.dossier import Dossier, DossierFout, open_dossier
from bot.gedeeld.kaders import kaders_van
from bot.instellingen import Instellingen
from bot.lijn.geheim import afgeleid, hoofdgeheim
from bot.poort import (
    aanmelden,
    afscherming,
    agenda,
    bladen,
    caseload,
    casussen,
    gesprek,
    metingen,
    oefencasussen,
    oefeneigen,
    oefensessies,
    oefenvoortgang,
    overleg,
    overleggen,
    paginas,
    privacy,
    teams,
    vervolg,
)
from bot.poort.adres import Namen, controleer_adres, is_vrij
from bot.poort.beurten import GEDULD, Beurten
from bot.poort.fouten import Weigering
from bot.poort.gesprekken import Gesprekken
from bot.poort.koppen import Koppen
from bot.poort.onderdelen import Poort
from bot.poort.opruimer import ruim_steeds_op
from bot.poort.rasa import Rasa


def maak_app(
    instellingen: Instellingen,
    host: str = "127.0.0.1",
    *,
    kaders: Kaders | None = None,
    dossier: Dossier | None = None,
    geduld: float = GEDULD,
    transport: httpx.AsyncBaseTransport | None = None,
    aanbieder: httpx.AsyncBaseTransport | None = None,
    microsoft: httpx.AsyncBaseTransport | None = None,
) -> Starlette:
    """The application for this address. Raises OnveiligAdres, GeheimFout, DossierFout or OnbruikbareInvoer, each one
    Dutch line.

    `kaders`, `dossier`, `geduld` (seconds), `transport` (to Rasa), `aanbieder` (to the OpenID provider) and
    `microsoft` (to what serves Teams) are for tests.
    """
    controleer_adres(host, instellingen)
    vrij = is_vrij(host, instellingen)
    geheim = hoofdgeheim(instellingen)
    kaders = kaders or kaders_van(instellingen)
    controleer(kaders)
    vind_profiel(kaders, instellingen.profiel)
    dossier = dossier or open_dossier(instellingen.database)
    rasa = Rasa(
        instellingen.rasa_url, instellingen.actie_url, afgeleid(geheim, "kanaal"), afgeleid(geheim, "actie"), transport
    )
    nummers = Gesprekken(afgeleid(geheim, "gesprek"))
    beurten = Beurten(rasa.vraag, dossier.postvak, dossier.gespreksmerken, nummers, instellingen.per_minuut, geduld)

    identiteit = aanmelden.Identiteit(instellingen, vrij, geheim, dossier, aanbieder)
    poort = Poort(instellingen, kaders, dossier, beurten, rasa, identiteit.wie, vrij, geheim)

    teamskanaal = teams.maak(poort, microsoft)

    @asynccontextmanager
    async def levensloop(_: Starlette) -> AsyncIterator[None]:
        voorladen = asyncio.create_task(asyncio.to_thread(afscherming.laad))
        opruimen = asyncio.create_task(ruim_steeds_op(dossier, instellingen))
        herinneren = asyncio.create_task(teamskanaal.steeds()) if teamskanaal else None
        yield
        voorladen.cancel()
        opruimen.cancel()
        if herinneren:
            herinneren.cancel()
        if teamskanaal:
            await teamskanaal.sluit()
        await rasa.sluit()
        await identiteit.sluit()

    app = Starlette(
        routes=[
            *(teamskanaal.routes if teamskanaal else ()),
            *gesprek.routes(poort),
            *aanmelden.routes(identiteit, poort.lezen),
            *overleg.routes(poort),
            *overleggen.routes(poort),
            *bladen.routes(poort),
            *casussen.routes(poort),
            *oefencasussen.routes(poort),
            *oefeneigen.routes(poort),
            *oefensessies.routes(poort),
            *caseload.routes(poort),
            *vervolg.routes(poort),
            *agenda.routes(poort),
            *oefenvoortgang.routes(poort),
            *paginas.routes(poort),
            *privacy.routes(poort),
            *metingen.routes(poort),
        ],
        middleware=[
            Middleware(Koppen, namen=Namen(host, instellingen.url), url=instellingen.url, vrij=vrij),
            Middleware(aanmelden.LeesSessie, identiteit=identiteit),
        ],
        exception_handlers={
            Weigering: lambda _, fout: fout.antwoord(),
            DossierFout: lambda _, fout: Weigering(503, fout.gebruiker).antwoord(),
            HTTPException: _http_fout,
        },
        lifespan=levensloop,
    )
    app.state.herinneraar = teamskanaal.herinneraar if teamskanaal else None
    app.router.redirect_slashes = False  # an address has one form: /api/v1/kaders/ doesn't exist
    return app


async def _http_fout(_: Request, fout: Exception) -> Response:
    assert isinstance(fout, HTTPException)
    teksten = {404: "Deze pagina bestaat niet.", 405: "Deze manier van vragen kan hier niet."}
    tekst = teksten.get(fout.status_code, "Dit verzoek kan niet worden verwerkt.")
    return Weigering(fout.status_code, tekst, fout.headers).antwoord()
