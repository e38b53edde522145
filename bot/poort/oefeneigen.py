"""A trainer writes a practice casus on the page: what comes out, the remarks of `regiewijzer oefening controleer`, and
keeping it in the folder of the organisation.
"""

from __future__ import annotations

import asyncio
from typing import Any

from pydantic import ValidationError
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot import instellingen
from bot.afweging import Kaders
from bot.afweging.fouten import OnbruikbareInvoer
from bot.gedeeld.limiet import Limiet
from bot.gegevens.lezen import eerste_fout, lees, zin
from bot.oefenen import Oefencasus, Opmerking, controleer
from bot.oefenen.eigen import als_yaml, bewaar, kenmerken, met_uitkomst, over_de_naam, stand
from bot.oefenen.opmerkingen import zeg
from bot.poort.afscherming import lang
from bot.poort.api.afweging import VEEL
from bot.poort.api.oefeneigen import (
    BEWAREN,
    CONTROLE,
    STAND,
    Eigenbewaard,
    Eigencasus,
    Eigencontrole,
    Eigenopmerking,
    Eigenstand,
    Eigenuitkomst,
    Standverzoek,
)
from bot.poort.fouten import Weigering, rem
from bot.poort.oefencasussen import geef, lees_vorm, wie_leidt
from bot.poort.onderdelen import Poort
from bot.poort.verzoek import lees_inhoud

_BEWAAR_PER_MINUUT = 10


def routes(poort: Poort) -> list[Route]:
    bewaren_per_minuut = Limiet(_BEWAAR_PER_MINUUT)

    async def nu(request: Request) -> Response:
        await wie_leidt(poort, request)
        return geef(_stand(poort.kaders, lees_vorm(Standverzoek, await lees_inhoud(request))))

    async def controle(request: Request) -> Response:
        await wie_leidt(poort, request)
        casus = _casus(poort.kaders, await lees_inhoud(request))
        gezegd = await lang(_opmerkingen, poort.kaders, casus)
        return geef(
            Eigencontrole(
                goed=not any(o.fout for o in gezegd),
                opmerkingen=[Eigenopmerking(zin=o.zin, fout=o.fout) for o in gezegd[:VEEL]],
                yaml=als_yaml(casus),
            )
        )

    async def bewaren(request: Request) -> Response:
        wie = await wie_leidt(poort, request)
        casus = _casus(poort.kaders, await lees_inhoud(request))
        if (map_ := instellingen.oefenmap()) is None:
            raise Weigering(422, zeg("geen_map"))
        rem(bewaren_per_minuut, wie.id)
        if fout := next((o for o in await lang(_opmerkingen, poort.kaders, casus) if o.fout), None):
            raise Weigering(422, zeg("eerst_goed", wat=fout.zin))
        try:
            pad = await asyncio.to_thread(bewaar, map_, casus)
        except OnbruikbareInvoer as fout:
            raise Weigering(422, str(fout)) from None
        return geef(Eigenbewaard(bestand=pad.name))

    return [*STAND.routes(nu), *CONTROLE.routes(controle), *BEWAREN.routes(bewaren)]


def _casus(kaders: Kaders, inhoud: Any) -> Oefencasus:
    """Raises Weigering that also says in which field: a form has several."""
    try:
        verzoek = lees(Eigencasus, inhoud)
    except ValidationError as fout:
        eerste = eerste_fout(fout)
        veld = ".".join(map(str, eerste["loc"])) or "inhoud"
        raise Weigering(eerste["ctx"].get("status", 400), f"{veld}: {zin(eerste, inhoud)}") from None
    # Read twice, a blank line between paragraphs would be gone.
    velden = {**verzoek.dict(), "tekst": verzoek.tekst.replace("\n", "\n\n")}
    return met_uitkomst(kaders, Oefencasus(**velden, verwacht={}))


def _opmerkingen(kaders: Kaders, casus: Oefencasus) -> list[Opmerking]:
    """Those of `controleer`, the one about its name first."""
    naam = over_de_naam(kaders, casus)
    return [*([Opmerking(casus.id, naam)] if naam else []), *controleer(kaders, casus)]


def _stand(kaders: Kaders, verzoek: Standverzoek) -> Eigenstand:
    # Only its kader and answers matter here; a story comes later.
    casus = Oefencasus(
        id="-",
        kader=verzoek.kader,
        niveau="makkelijk",
        titel="-",
        tekst="-",
        antwoorden=verzoek.antwoorden,
        verwacht={},
    )
    try:
        uit = stand(kaders, casus)
    except OnbruikbareInvoer as fout:
        raise Weigering(422, str(fout)) from None
    return Eigenstand(
        kenmerken=list(kenmerken(kaders, casus)),
        uitkomsten=[_uitkomst(kaders, besluit, uitkomst) for besluit, uitkomst in uit.items()],
    )


def _uitkomst(kaders: Kaders, naam: str, uitkomst: str | None) -> Eigenuitkomst:
    besluit = kaders.besluiten[naam]
    label = besluit.uitkomsten[uitkomst].label if uitkomst else ""
    return Eigenuitkomst(besluit=naam, label=besluit.naam, uitkomst=uitkomst, uitkomstlabel=label)
