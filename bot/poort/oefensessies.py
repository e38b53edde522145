"""A team that judges the same made-up casus: nobody sees what another found before the trainer closes the judging."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.dossier.oefensessies import MEEST, Fase, Oefensessie
from bot.gedeeld.limiet import Limiet
from bot.lijn.geheim import afgeleid, mac
from bot.oefenen.teamuitslag import over_sessies
from bot.poort.afscherming import kort, lang, scherm_af
from bot.poort.api.oefencasussen import Oefenoordeel
from bot.poort.api.oefensessies import (
    BEGIN,
    MEEST_SESSIES,
    MIJN,
    OORDEEL,
    SESSIE,
    STAP,
    TOESTEL,
    VERSLAG,
    Oefensessies,
    Sessiestap,
    Sessieverzoek,
    Teamoordeelverzoek,
)
from bot.poort.api.vervolg import VORMEN
from bot.poort.fouten import Weigering, rem
from bot.poort.gebruiker import Gebruiker, is_een_persoon
from bot.poort.oefencasussen import geef, lees_oordeel, lees_vorm, oefencasus, omgeving_van, wie_leidt
from bot.poort.oefenuitslag import beeld, document, kort_beeld
from bot.poort.onderdelen import Poort
from bot.poort.toegang import wie_mag
from bot.poort.verzoek import PER_TEKEN, lees_inhoud
from bot.schrijfwijze import of
from bot.toegang import Daad

_MAX_BYTES = 20_000 * PER_TEKEN
_FOUT_PER_MINUUT, _BEGIN_PER_MINUUT, _DOCUMENTEN_PER_MINUUT = 30, 20, 20
_NIET_BEKEND = "Deze code ken ik niet. Kijk of je hem goed hebt overgetypt, of vraag hem nog eens aan de trainer."
_VOORBIJ = "Deze oefensessie is voorbij. Vraag de trainer om de code van een nieuwe."
_ANDER = (
    "Deze oefensessie wordt al geleid door een andere trainer. Doe mee met de code, of begin zelf een andere sessie."
)
_GESLOTEN = "De trainer heeft het oordelen gesloten. Wat je eerder stuurde telt mee; wat je daarna koos niet meer."
_VOL = f"In deze oefensessie doen al {MEEST} mensen mee. Meer kunnen er niet bij."
_GEEN_NAAM = (
    "Zet achter het adres ?toestel= met een willekeurige naam van 8 tot en met 64 letters, cijfers of streepjes."
)


@dataclass(frozen=True)
class _Wie:
    """Somebody in a session. `deelnemer` means nothing outside it; `leider` as the store has it."""

    gebruiker: Gebruiker
    leider: str
    deelnemer: str


def routes(poort: Poort) -> list[Route]:
    hier = _Sessies(poort)
    return [
        *MIJN.routes(hier.mijn),
        *BEGIN.routes(hier.begin),
        *SESSIE.routes(hier.sessie),
        *OORDEEL.routes(hier.oordeel),
        *STAP.routes(hier.stap),
        *VERSLAG.routes(hier.verslag),
    ]


class _Sessies:
    """What the routes do, on one store."""

    def __init__(self, poort: Poort) -> None:
        self._poort = poort
        self._omgeving = omgeving_van(poort)
        self._bewaard = poort.dossier.oefensessies
        self._fout, self._nieuw = Limiet(_FOUT_PER_MINUUT), Limiet(_BEGIN_PER_MINUUT)
        self._documenten = Limiet(_DOCUMENTEN_PER_MINUUT)
        self._sleutel = afgeleid(poort.geheim, "oefensessie").encode()

    def _wie_hier(self, gebruiker: Gebruiker, toestel: str, code: str) -> _Wie:
        """Where many share one id, the device tells them apart."""
        hier = "" if is_een_persoon(gebruiker.id) else toestel
        leider = f"{gebruiker.id} {hier}".strip()
        return _Wie(gebruiker, leider, mac(self._sleutel, code, leider).hex()[:32])

    async def _sessie_van(self, gebruiker: Gebruiker, request: Request) -> Oefensessie:
        code = re.sub(r"[\s-]", "", request.path_params["code"]).upper()
        gevonden = await asyncio.to_thread(self._bewaard.van, code, gebruiker.gemeente)
        if gevonden is None:
            rem(self._fout, gebruiker.id)  # codes can't be tried one after the other
            raise Weigering(404, _NIET_BEKEND)
        return gevonden

    async def _antwoord(self, sessie: Oefensessie, wie: _Wie) -> Response:
        oordelen = await asyncio.to_thread(self._bewaard.oordelen, sessie.code)
        casus = oefencasus(self._omgeving, sessie.casus)
        return geef(
            await kort(beeld, self._omgeving, sessie, casus, oordelen, wie.deelnemer, sessie.leider == wie.leider)
        )

    async def mijn(self, request: Request) -> Response:
        wie = await wie_leidt(self._poort, request)
        leider = self._wie_hier(wie, _toestel(request), "").leider
        sessies = await asyncio.to_thread(self._bewaard.geleid_door, leider, wie.gemeente, MEEST_SESSIES)
        dicht = [s for s in sessies if s.fase is not Fase.OORDELEN]
        per_sessie = [[o.inhoud for o in await asyncio.to_thread(self._bewaard.oordelen, s.code)] for s in dicht]
        regels = await kort(over_sessies, self._omgeving.kaders, per_sessie)
        return geef(Oefensessies(sessies=[kort_beeld(self._omgeving, s) for s in sessies], reeks=list(regels)))

    async def begin(self, request: Request) -> Response:
        wie = await wie_leidt(self._poort, request)
        verzoek = lees_vorm(Sessieverzoek, await lees_inhoud(request))
        oefencasus(self._omgeving, verzoek.casus)
        rem(self._nieuw, wie.id)
        leider = self._wie_hier(wie, verzoek.toestel, "").leider
        sessie = await asyncio.to_thread(self._bewaard.begin, verzoek.casus, leider, wie.gemeente)
        return await self._antwoord(sessie, self._wie_hier(wie, verzoek.toestel, sessie.code))

    async def sessie(self, request: Request) -> Response:
        gebruiker = await wie_mag(self._poort, request, Daad.OEFENEN)
        gevonden = await self._sessie_van(gebruiker, request)
        wie = self._wie_hier(gebruiker, _toestel(request), gevonden.code)
        if gevonden.fase is Fase.VOORBIJ and wie.leider != gevonden.leider:
            erin = await asyncio.to_thread(self._bewaard.oordelen, gevonden.code)
            if wie.deelnemer not in {o.deelnemer for o in erin}:
                raise Weigering(404, _VOORBIJ)
        return await self._antwoord(gevonden, wie)

    async def oordeel(self, request: Request) -> Response:
        gebruiker = await wie_mag(self._poort, request, Daad.OEFENEN)
        gevonden = await self._sessie_van(gebruiker, request)
        inhoud = await lees_inhoud(request, _MAX_BYTES)
        verzoek = lees_vorm(Teamoordeelverzoek, inhoud)
        gelezen = lees_oordeel(
            self._omgeving, oefencasus(self._omgeving, gevonden.casus), inhoud["oordeel"], Oefenoordeel
        )
        wie = self._wie_hier(gebruiker, verzoek.toestel, gevonden.code)
        bewaren = await kort(_afgeschermd, gelezen)
        zet, klaar = self._bewaard.oordeel, verzoek.klaar
        if not await asyncio.to_thread(zet, gevonden.code, wie.deelnemer, bewaren, klaar=klaar):
            nu = await asyncio.to_thread(self._bewaard.van, gevonden.code, gebruiker.gemeente)
            raise Weigering(422, _VOL if nu is not None and nu.fase is Fase.OORDELEN else _GESLOTEN)
        return await self._antwoord(gevonden, wie)

    async def stap(self, request: Request) -> Response:
        gebruiker = await wie_leidt(self._poort, request)
        gevonden = await self._sessie_van(gebruiker, request)
        verzoek = lees_vorm(Sessiestap, await lees_inhoud(request, _MAX_BYTES))
        wie = self._wie_hier(gebruiker, verzoek.toestel, gevonden.code)
        _leider(gevonden, wie)
        fase = Fase.VOORBIJ if verzoek.doet == "beeindigen" else Fase.BESPREKEN
        if verzoek.doet == "noteren" and gevonden.fase is Fase.OORDELEN:
            raise Weigering(422, "Sluit eerst het oordelen. Daarna kun je noteren wat jullie bespraken.")
        tekst = await kort(_zonder_namen, verzoek.bespreking) if verzoek.bespreking else None
        await asyncio.to_thread(self._bewaard.zet, gevonden.code, max(fase, gevonden.fase, key=list(Fase).index), tekst)
        return await self._antwoord(await self._sessie_van(gebruiker, request), wie)

    async def verslag(self, request: Request) -> Response:
        gebruiker = await wie_leidt(self._poort, request)
        gevonden = await self._sessie_van(gebruiker, request)
        vorm = request.query_params.get("vorm", "docx")
        if vorm not in VORMEN:
            raise Weigering(422, f"Kies een vorm: {of(VORMEN)}. Zet dus ?vorm=docx achter het adres.")
        _leider(gevonden, self._wie_hier(gebruiker, _toestel(request), gevonden.code))
        if gevonden.fase is Fase.OORDELEN:
            raise Weigering(422, "Sluit eerst het oordelen. Daarna is er een uitslag.")
        rem(self._documenten, gebruiker.id)
        oordelen = await asyncio.to_thread(self._bewaard.oordelen, gevonden.code)
        bestand = await lang(document, self._omgeving, gevonden, oordelen, vorm)
        koppen = {
            "Content-Disposition": f'attachment; filename="oefensessie-{gevonden.code}.{vorm}"',
            "Cache-Control": "no-store",
        }
        return Response(bestand, media_type=VORMEN[vorm], headers=koppen)


def _leider(sessie: Oefensessie, wie: _Wie) -> None:
    if sessie.leider != wie.leider:
        raise Weigering(403, _ANDER)


def _toestel(request: Request) -> str:
    gegeven = request.query_params.get("toestel", "")
    if not re.fullmatch(TOESTEL, gegeven):
        raise Weigering(422, _GEEN_NAAM)
    return gegeven


def _zonder_namen(tekst: str) -> str:
    return scherm_af(tekst)[0]


def _afgeschermd(oordeel: Oefenoordeel) -> dict[str, Any]:
    return {**oordeel.dict(), "reden": _zonder_namen(oordeel.reden) if oordeel.reden else ""}
