"""One turn: which conversation, once only, one at a time, within the user's patience."""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
import secrets
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from weakref import WeakValueDictionary

from bot.begrip.oordeel import DRINGEND
from bot.dossier import DossierFout, Gespreksmerken, Postvak
from bot.gedeeld.limiet import Limiet
from bot.gedeeld.verzoeknummer import VERZOEK
from bot.lijn.doet import Doet
from bot.lijn.handeling import HANDELING, apart
from bot.poort.afscherming import kort, meldt_gevaar, scherm_af
from bot.poort.api.gesprek import Verzoek
from bot.poort.fouten import ONBEKEND_GESPREK, TRAAG, Weigering, rem
from bot.poort.gebruiker import is_een_persoon
from bot.poort.gesprekken import Gesprekken, is_onraadbaar
from bot.poort.tellingen import DUUR, tel_beurt
from bot.poort.wachtrij import Wachtrij
from bot.toegang import Wie

logger = logging.getLogger("regiewijzer.poort")

GEDULD = 10.0  # seconds that a user waits for an answer
NIEUW_PER_LIMIET = 4  # new conversations a minute, as a multiple of the messages a minute in one conversation

Vraag = Callable[[dict[str, Any]], Awaitable[list[dict[str, Any]]]]


@dataclass(frozen=True)
class _Inkomend:
    """One message on its way: `gesprek` the id as its user has it (None: he has none), `nummer` that of Rasa."""

    gesprek: str | None
    nummer: str
    nummer_bericht: str
    verzoek: Verzoek
    wie: Wie
    kanaal: str


class Beurten:
    """Takes checked requests; gives the answer as JSON text. Everything it refuses is a Weigering."""

    def __init__(
        self,
        vraag: Vraag,
        postvak: Postvak,
        merken: Gespreksmerken,
        gesprekken: Gesprekken,
        per_minuut: int,
        geduld: float = GEDULD,
        rij: Wachtrij | None = None,
    ) -> None:
        self.rij = rij or Wachtrij()
        self._vraag = vraag
        self._postvak = postvak
        self._merken = merken
        self.gesprekken = gesprekken
        self._berichten = Limiet(per_minuut)
        self._nieuw = Limiet(per_minuut * NIEUW_PER_LIMIET)
        self._geduld = geduld
        self._grendels: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._bezig: dict[tuple[str, str], asyncio.Task[str]] = {}

    async def beurt(self, verzoek: Verzoek, persoon: Wie, kanaal: str) -> str:
        """The answer `{"gesprek", "handeling", "berichten"}` to this message, within the user's patience from now."""
        wie = persoon.id
        tot = time.monotonic() + self._geduld
        nummer_bericht = hashlib.sha256(verzoek.id.encode()).hexdigest() if verzoek.id else f"p-{secrets.token_hex(16)}"
        try:
            gesprek = await self._welk_gesprek(verzoek, wie, nummer_bericht)
        except asyncio.TimeoutError:
            raise Weigering(503, TRAAG, {"Retry-After": "5"}) from None
        except DossierFout as fout:
            raise Weigering(503, fout.gebruiker, {"Retry-After": "30"}) from None
        nummer = self.gesprekken.nummer(gesprek, wie)
        assert nummer is not None  # issued or checked a line ago
        return await self._eenmaal(_Inkomend(gesprek, nummer, nummer_bericht, verzoek, persoon, kanaal), tot)

    async def beurt_in(self, nummer: str, verzoek: Verzoek, wie: Wie, kanaal: str) -> str:
        """The answer to this message of `wie` in the conversation `nummer`, however long it takes.

        For callers that know the conversation without an id issued by us, and may share it among users (Teams). A
        `nummer` must look unlike the part of an issued id that Rasa gets.
        """
        assert verzoek.id is not None
        rem(self._berichten, f"{wie.id} {nummer}")
        nummer_bericht = hashlib.sha256(verzoek.id.encode()).hexdigest()
        return await self._eenmaal(_Inkomend(None, nummer, nummer_bericht, verzoek, wie, kanaal), None)

    async def _eenmaal(self, binnen: _Inkomend, tot: float | None) -> str:
        sleutel = (binnen.nummer, binnen.nummer_bericht)
        if sleutel not in self._bezig:
            # The turn goes on when the user's patience (or the user) is gone: its answer waits for the retry.
            taak = asyncio.create_task(self._verwerk(binnen, tot))
            self._bezig[sleutel] = taak
            taak.add_done_callback(lambda klaar: self._opgeruimd(sleutel, klaar))
        try:
            over = None if tot is None else max(0.0, tot - time.monotonic())
            return await asyncio.wait_for(asyncio.shield(self._bezig[sleutel]), over)
        except asyncio.TimeoutError:
            raise Weigering(503, TRAAG, {"Retry-After": "5"}) from None

    def _opgeruimd(self, sleutel: tuple[str, str], taak: asyncio.Task[str]) -> None:
        self._bezig.pop(sleutel, None)
        if not taak.cancelled():
            taak.exception()  # somebody may have stopped waiting for it: it counts as seen

    async def _welk_gesprek(self, verzoek: Verzoek, wie: str, nummer_bericht: str) -> str:
        if verzoek.gesprek is not None:
            nummer = self.gesprekken.nummer(verzoek.gesprek, wie)
            if nummer is None:
                raise Weigering(404, ONBEKEND_GESPREK)
            rem(self._berichten, f"{wie} {nummer}")
            return verzoek.gesprek
        rem(self._nieuw, wie)
        if verzoek.id is None or not (is_een_persoon(wie) or is_onraadbaar(verzoek.id)):
            return self.gesprekken.nieuw(wie)
        # An opening message that is sent again belongs to the conversation that it opened, until that one has gone on:
        # then whoever sends this has the id of that conversation, and means another one.
        gesprek = self.gesprekken.opening(
            wie, nummer_bericht, json.dumps([verzoek.bericht, verzoek.keuze and verzoek.keuze.dict(), verzoek.knop])
        )
        nummer = self.gesprekken.nummer(gesprek, wie)
        assert nummer is not None
        if await asyncio.wait_for(asyncio.to_thread(self._merken.ging_verder, nummer), self._geduld):
            return self.gesprekken.nieuw(wie)
        return gesprek

    async def _verwerk(self, binnen: _Inkomend, tot: float | None) -> str:
        begin = time.monotonic()
        # Its own conversation first: who waits for his own previous message needn't hold a place for that.
        grendel = self._grendels.setdefault(binnen.nummer, asyncio.Lock())
        async with grendel:
            dringend = not self.rij.vrij and await _dringend(binnen.verzoek)
            async with self.rij.plek(dringend, tot):
                DUUR.labels("wachten").observe(time.monotonic() - begin)
                antwoord = await self._in_rasa(binnen)
                DUUR.labels("beurt").observe(time.monotonic() - begin)
                return antwoord

    async def _in_rasa(self, binnen: _Inkomend) -> str:
        verzoek = binnen.verzoek
        try:
            eerder = await asyncio.to_thread(self._eerder, verzoek, binnen.nummer, binnen.nummer_bericht)
            if eerder is not None:
                return eerder
        except DossierFout as fout:
            raise Weigering(503, fout.gebruiker, {"Retry-After": "30"}) from None
        tekst: str | None = None
        melding: str | None = None
        if verzoek.bericht is not None:
            with DUUR.labels("afschermen").time():
                tekst, melding = await kort(scherm_af, verzoek.bericht)
        vraag = {
            "gesprek": binnen.nummer,
            "bericht": tekst,
            "keuze": verzoek.keuze and verzoek.keuze.dict(),
            "doet": verzoek.knop,
            "bericht_id": binnen.nummer_bericht,
            "wie": binnen.wie.id,
            "rollen": sorted(binnen.wie.rollen),
            "teams": sorted(binnen.wie.teams),
            "gemeente": binnen.wie.gemeente,
            "opgave": binnen.wie.opgave,
            "kanaal": binnen.kanaal,
            "vervolg": verzoek.gesprek is not None,
            "verzoek": VERZOEK.get(),
        }
        with DUUR.labels("rasa").time():
            berichten = await self._vraag(vraag)
        tel_beurt(binnen.kanaal, berichten)
        handeling, berichten = apart(berichten)
        if melding:
            berichten = [{"tekst": melding}, *berichten]
        inhoud = {"gesprek": binnen.gesprek, HANDELING: handeling, "berichten": berichten}
        antwoord = json.dumps(inhoud, ensure_ascii=False)
        if verzoek.id is not None:
            try:
                antwoord = await asyncio.to_thread(
                    self._postvak.onthoud, binnen.nummer, binnen.nummer_bericht, antwoord
                )
            except DossierFout:
                # The turn is done, so its answer goes out; a repeat still finds it, in Rasa's own store.
                logger.error("Een antwoord kon niet worden onthouden")
        return antwoord

    def _eerder(self, verzoek: Verzoek, nummer: str, nummer_bericht: str) -> str | None:
        """The answer that this message already got. Without one, it takes its conversation further."""
        eerder = self._postvak.antwoord(nummer, nummer_bericht) if verzoek.id is not None else None
        if eerder is None and verzoek.gesprek is not None:
            self._merken.gaat_verder(nummer)
        return eerder


async def _dringend(verzoek: Verzoek) -> bool:
    """Whether this message tells of danger: by the button or answer that says so, or by its text."""
    if verzoek.doet is not None:
        return bool(verzoek.doet == Doet.NU_GEVAAR.value)
    if verzoek.keuze is not None:
        waarde = verzoek.keuze.waarde
        return isinstance(waarde, str) and (verzoek.keuze.kenmerk, waarde) in DRINGEND
    return verzoek.bericht is not None and await meldt_gevaar(verzoek.bericht)
