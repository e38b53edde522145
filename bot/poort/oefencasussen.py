"""Practising on the page: a casus, hints, and what somebody judged beside the kader."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Mapping
from datetime import datetime, timezone
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot import instellingen
from bot.gegevens.antwoord import lees_antwoord
from bot.gegevens.lezen import eerste_fout, lees, zin
from bot.gegevens.model import Onjuist
from bot.gesprek.blokken import bericht
from bot.gesprek.gemarkeerd import per_kenmerk
from bot.gesprek.oefening import Oefening, casus_van, gevraagd, kies
from bot.gesprek.oefenprompt import hints, kader_als_tekst
from bot.gesprek.staat import Omgeving
from bot.gesprek.vergelijking import naast_elkaar, nabespreking
from bot.oefenen import Oefencasus, bibliotheek
from bot.oefenen.teamuitslag import te_markeren
from bot.poort.afscherming import kort
from bot.poort.api.gesprek import Bericht as Berichtvorm
from bot.poort.api.oefencasussen import (
    CASUS,
    CASUSSEN,
    HINT,
    KEUZE,
    VERGELIJKING,
    Hint,
    Hintverzoek,
    Kenmerkvergelijking,
    Oefencasussen,
    Oefenkort,
    Oefenoordeel,
    Oefenvergelijking,
    Oefenwens,
    Opgave,
    Vergelijkverzoek,
)
from bot.poort.fouten import Weigering
from bot.poort.gebruiker import Gebruiker
from bot.poort.onderdelen import Poort
from bot.poort.toegang import controleer, wie_mag
from bot.poort.verzoek import lees_inhoud, weigering
from bot.toegang import Daad
from bot.vormen.tekst import als_wire

M = TypeVar("M", bound=BaseModel)
V = TypeVar("V", bound=Oefenoordeel)
GEEN_CASUS = "Deze oefencasus is er niet (meer). Kies een andere."


def routes(poort: Poort) -> list[Route]:
    omgeving = omgeving_van(poort)

    async def casussen(request: Request) -> Response:
        wie = await wie_mag(poort, request, Daad.OEFENEN)
        rij = [Oefenkort(**c.dict(include={"id", "kader", "niveau", "titel"})) for c in bibliotheek(poort.kaders)]
        eigen = wie.mag_leiden and instellingen.oefenmap() is not None
        return geef(Oefencasussen(casussen=rij, leiden=wie.mag_leiden, bewaren=eigen))

    async def casus(request: Request) -> Response:
        await wie_mag(poort, request, Daad.OEFENEN)
        return geef(opgave(omgeving, _casus(omgeving, request)))

    async def keuze(request: Request) -> Response:
        from bot.oefenen import herhalen  # with fsrs, that nobody waits for but who practises

        wie = await wie_mag(poort, request, Daad.OEFENEN)
        wens = lees_vorm(Oefenwens, await lees_inhoud(request))
        kans = secrets.randbelow(10**6) / 10**6
        kaarten = await asyncio.to_thread(poort.dossier.oefenvoortgang.kaarten, wie.id)
        gedaan, gewicht = tuple(wens.gedaan), herhalen.gewicht(kaarten, datetime.now(timezone.utc))
        naam = await kort(kies, poort.kaders, wens.kader, wens.niveau, gedaan, kans, gewicht)
        if naam is None:
            raise Weigering(404, "Zo'n oefencasus is er niet. Kies een andere werkwijze of een ander niveau.")
        return geef(opgave(omgeving, oefencasus(omgeving, naam)))

    async def hint(request: Request) -> Response:
        await wie_mag(poort, request, Daad.OEFENEN)
        gekozen = _casus(omgeving, request)
        vraag = lees_vorm(Hintverzoek, await lees_inhoud(request))
        if vraag.besluit not in gekozen.verwacht:
            raise Weigering(422, f"Bij deze casus hoort een van deze besluiten: {', '.join(gekozen.verwacht)}.")
        alle = await kort(hints, omgeving, gekozen, vraag.besluit)
        tekst = alle[vraag.gehad] if vraag.gehad < len(alle) else None
        return geef(Hint(tekst=tekst, meer=vraag.gehad + 1 < len(alle)))

    async def vergelijking(request: Request) -> Response:
        wie = await wie_mag(poort, request, Daad.OEFENEN)
        gekozen = _casus(omgeving, request)
        oordeel = lees_oordeel(omgeving, gekozen, await lees_inhoud(request), Vergelijkverzoek)
        open_ = [b for b in gevraagd(poort.kaders, gekozen) if b not in oordeel.gegeven]
        if open_ or oordeel.zekerheid is None:
            raise Weigering(422, "Kies eerst bij elke vraag wat jij zou adviseren, en hoe zeker je bent.")
        await asyncio.to_thread(_onthoud, poort, wie.id, gekozen, oordeel)
        return geef(await kort(vergelijk, omgeving, gekozen, oordeel.dict()))

    return [
        *CASUSSEN.routes(casussen),
        *CASUS.routes(casus),
        *KEUZE.routes(keuze),
        *HINT.routes(hint),
        *VERGELIJKING.routes(vergelijking),
    ]


async def wie_leidt(poort: Poort, request: Request) -> Gebruiker:
    """Who may lead a session and add a casus. Raises Weigering 403."""
    gebruiker = poort.lezer(request)
    if not gebruiker.mag_leiden:
        await controleer(poort, gebruiker, Daad.LEIDEN)
    return gebruiker


def omgeving_van(poort: Poort) -> Omgeving:
    return Omgeving(poort.kaders, poort.instellingen.profiel)


def geef(vorm: BaseModel) -> Response:
    """As JSON that no cache keeps."""
    return Response(vorm.json(ensure_ascii=False), media_type="application/json", headers={"Cache-Control": "no-store"})


def lees_vorm(model: type[M], inhoud: Any) -> M:
    """Raises Weigering with the sentence about the first thing that is wrong."""
    try:
        return lees(model, inhoud)
    except ValidationError as fout:
        eerste = eerste_fout(fout)
        plek = ".".join(map(str, eerste["loc"]))
        raise weigering(eerste["ctx"], f"{plek or 'inhoud'}: {zin(eerste, inhoud)}") from None


def lees_oordeel(omgeving: Omgeving, casus: Oefencasus, inhoud: Any, vorm: type[V]) -> V:
    """What somebody judged, as far as it is about this casus. Raises Weigering."""
    oordeel = lees_vorm(vorm, inhoud)
    besluiten = gevraagd(omgeving.kaders, casus)
    for naam, uitkomst in oordeel.gegeven.items():
        if naam not in besluiten:
            raise Weigering(422, f"Bij deze casus hoort een van deze besluiten: {', '.join(besluiten)}.")
        if uitkomst not in (kan := omgeving.kaders.besluiten[naam].uitkomsten):
            raise Weigering(422, f"Dit is geen uitkomst van {naam}. Kies uit: {', '.join(kan)}.")
    kan_markeren = te_markeren(omgeving.kaders, besluiten)
    waarden = {}
    for naam, waarde in oordeel.kenmerken.items():
        if naam not in kan_markeren:
            raise Weigering(422, f"Dit kenmerk kun je hier niet markeren. Kies uit: {', '.join(kan_markeren)}.")
        try:
            waarden[naam] = lees_antwoord(omgeving.kaders.kenmerken[naam], waarde)
        except Onjuist as fout:
            raise weigering(fout.__dict__, "") from None
    return oordeel.copy(update={"kenmerken": {k: w for k, w in waarden.items() if w is not None}})


def _onthoud(poort: Poort, wie: str, casus: Oefencasus, oordeel: Vergelijkverzoek) -> None:
    """For the progress of this one alone; the same try counts once. Nobody waits for fsrs to load but who practises."""
    from bot.oefenen.uitslag import beoordeel, noteer

    sleutel = "pagina-" + ((oordeel.poging or "")[:100] or secrets.token_hex(8))
    wat, zeker = oordeel.kenmerken, oordeel.zekerheid
    geoefend = beoordeel(poort.kaders, casus, oordeel.gegeven, wat, zeker, sleutel=sleutel, gemarkeerd=True)
    noteer(poort.dossier, wie, geoefend, datetime.now(timezone.utc))


def oefencasus(omgeving: Omgeving, naam: str) -> Oefencasus:
    """Raises Weigering 404."""
    casus = casus_van(omgeving.kaders, Oefening(naam))
    if casus is None:
        raise Weigering(404, GEEN_CASUS)
    return casus


def _casus(omgeving: Omgeving, request: Request) -> Oefencasus:
    return oefencasus(omgeving, request.path_params["casus"])


def opgave(omgeving: Omgeving, casus: Oefencasus, *, met_naam: bool = True) -> Opgave:
    """`met_naam`: False where nobody may look up yet what comes out of it."""
    besluiten = gevraagd(omgeving.kaders, casus)
    return Opgave(
        **casus.dict(include={"kader", "niveau", "titel", "tekst"}),
        id=casus.id if met_naam else "",
        kadernaam=kader_als_tekst(omgeving, casus.kader),
        besluiten=list(besluiten),
        kenmerken=list(te_markeren(omgeving.kaders, besluiten)),
    )


def vergelijk(omgeving: Omgeving, casus: Oefencasus, oordeel: Mapping[str, Any]) -> Oefenvergelijking:
    """`oordeel`: as the store has it; who left something open sees what the kader says of it."""
    gedaan = Oefening(
        casus.id, gegeven=dict(oordeel["gegeven"]), zekerheid=oordeel["zekerheid"], reden=oordeel["reden"] or ""
    )
    berichten = [
        bericht(*naast_elkaar(omgeving, casus, gedaan)),
        bericht(*nabespreking(omgeving, casus, gedaan, met_reden=False)),
    ]
    rijen = per_kenmerk(omgeving, casus, oordeel["kenmerken"])
    return Oefenvergelijking(
        berichten=[Berichtvorm.parse_obj(als_wire(een)) for een in berichten],
        kenmerken=[Kenmerkvergelijking(**vars(rij)) for rij in rijen],
    )
