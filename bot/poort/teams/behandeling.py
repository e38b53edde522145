"""What an accepted activity leads to: a turn, a greeting, a remark about an edit, or nothing."""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from bot.begrip.antwoord import kaal
from bot.begrip.uitdrukking import uitdrukking
from bot.dossier import DossierFout, Kaart
from bot.gesprek.blokken import lees_bericht
from bot.poort.afscherming import scherm_af
from bot.poort.fouten import NIET_VERWERKT, Weigering
from bot.poort.onderdelen import Poort
from bot.poort.teams import teksten, uitgaand
from bot.poort.teams.activiteit import Activiteit
from bot.poort.teams.connector import Connector
from bot.poort.teams.fouten import NietVerstuurd
from bot.poort.teams.herinneraar import Adresboek
from bot.poort.teams.herinnering import gevraagd
from bot.poort.teams.kaarten import Kaartenbeheer, Kaartstand, knoptekst
from bot.poort.verzoek import controleer
from bot.toegang import Wie
from bot.vormen import kaart as maker

logger = logging.getLogger("regiewijzer.teams")

KANAAL = "teams"
PROFESSIONAL = "professional"
TYPT_ELKE = 4.0  # seconds: Teams shows it for a few
GASTROLLEN = ("guest", "anonymous")  # what Teams calls who is no member of the organisation
MEESTE_ROLLEN = 10_000  # people of whom it is remembered
TE_GROOT = (400, 413, 415, 422)  # what a connector says to a card that it can't take

Berichten = list[dict[str, Any]]


def merk(activiteit: Activiteit) -> str:
    """What tells this activity from others of its conversation: a redelivery has the same, an edit of a message
    another.
    """
    inhoud = f"{activiteit.soort} {activiteit.gebeurtenis} {activiteit.id}"
    return f"teams-{hashlib.sha256(inhoud.encode()).hexdigest()}"


@dataclass(frozen=True)
class Uitslag:
    """What a message led to: what a card sent (if it was one), the messages that answer, whether a turn was done."""

    inzending: dict[str, Any] | None
    berichten: Berichten
    gelukt: bool = False
    kaarten: Kaartstand = field(default_factory=Kaartstand)

    @property
    def beantwoord(self) -> Kaart | None:
        """The card that this message answers."""
        return self.kaarten.gedrukt if self.inzending is not None and self.inzending["sluit"] else None


class Behandeling:
    """Handles activities, one at a time a conversation (the caller sees to that).

    Each is done once, also over a restart.
    """

    def __init__(self, poort: Poort, connector: Connector, boek: Adresboek) -> None:
        self._poort = poort
        self._boek = boek
        self._rollen: dict[str, str] = {}
        self._herinneringen = poort.dossier.herinneringen
        self._connector = connector
        self._kaarten = Kaartenbeheer(poort.dossier.kaarten, connector)
        self._berichten = poort.dossier.teamsberichten
        self._merken = poort.dossier.gespreksmerken

    async def handel_af(self, op: Activiteit, nummer: str, wie: str) -> None:
        """Do what this activity asks and answer it. Raises NietVerstuurd when the answer doesn't get out."""
        if op.soort == "conversationUpdate":
            if not await _weet(self._merken.is_verwelkomd, nummer):
                await self._zeg(op, nummer, [teksten.WELKOM if op.persoonlijk else teksten.WELKOM_GROEP], vraagt=False)
                await _noteer(self._merken.verwelkomd, nummer)
        elif op.soort in ("messageUpdate", "messageDelete"):
            eigenlijk = replace(op, soort="message", gebeurtenis="")
            if await _weet(self._berichten.gehad, nummer, merk(eigenlijk)):
                await self._zeg_eenmaal(
                    op, nummer, teksten.BEWERKT if op.soort == "messageUpdate" else teksten.VERWIJDERD
                )
            elif op.soort == "messageUpdate":
                await self._bericht(eigenlijk, nummer, wie)
        else:
            await self._bericht(op, nummer, wie)

    async def _zeg_eenmaal(self, op: Activiteit, nummer: str, bericht: dict[str, Any]) -> None:
        if not await _weet(self._berichten.gehad, nummer, merk(op)):
            await self._zeg(op, nummer, [bericht], vraagt=False)
            await _noteer(self._berichten.afgehandeld, nummer, merk(op))

    async def _bericht(self, op: Activiteit, nummer: str, wie: str) -> None:
        """A turn of the conversation.

        Done and remembered by Beurten, so after a crash only its answer is sent again.
        """
        if await _weet(self._berichten.gehad, nummer, merk(op)):
            return
        if not op.persoonlijk and await self._is_gast(op, wie):
            await self._zeg_eenmaal(op, nummer, teksten.zegt("teams.gast"))
            return
        if op.persoonlijk:
            await _noteer(self._herinneringen.ververs, wie, self._boek.schrijf(op))
        if op.value is None and (wens := gevraagd(op.tekst)):
            await self._zeg_eenmaal(op, nummer, await self._over_herinneringen(wens, op, wie))
            return
        if not op.persoonlijk and _over_overleg(op.tekst):
            # Who else is in a group may be of another team, for whom the meeting isn't there.
            await self._zeg_eenmaal(op, nummer, teksten.zegt("teams.overleg_alleen_zelf"))
            return
        async with self._typt(op):
            uitslag = await self._antwoord(op, nummer, wie)
        beantwoord = uitslag.beantwoord if uitslag.gelukt else None
        if beantwoord is not None and uitslag.inzending is not None:
            label = scherm_af(knoptekst(uitslag.inzending, beantwoord))[0]
            await self._kaarten.sluit(op, nummer, beantwoord, merk(op), label)
        nieuwe = await self._zeg(op, nummer, uitslag.berichten)
        if uitslag.gelukt and nieuwe:
            # What was asked before is asked anew, or answered by now: one card at a time has buttons.
            for kaart in uitslag.kaarten.wachtend:
                if kaart != beantwoord:
                    await self._kaarten.sluit(op, nummer, kaart, merk(op), None)
        await _noteer(self._berichten.afgehandeld, nummer, merk(op))

    async def weiger_gast(self, op: Activiteit, nummer: str) -> None:
        """Somebody of another organisation: he hears once that this isn't for him."""
        await self._zeg_eenmaal(replace(op, id=None, antwoordt=False), nummer, teksten.zegt("teams.gast"))

    async def _is_gast(self, op: Activiteit, wie: str) -> bool:
        """Whether the sender is a guest in this chat, as Teams says; asked once of everybody. Of whom it can't be asked
        it isn't known: then his organisation, that was checked, is what counts.
        """
        if wie not in self._rollen:
            if len(self._rollen) >= MEESTE_ROLLEN:
                self._rollen.clear()
            self._rollen[wie] = await self._connector.rol(op.service_url, op.gesprek, op.van)
        return self._rollen[wie] in GASTROLLEN

    async def _over_herinneringen(self, wens: str, op: Activiteit, wie: str) -> dict[str, Any]:
        """Turn reminders on or off, or say how they are."""
        if not op.persoonlijk:
            return teksten.zegt("teams.herinneringen_alleen_zelf")
        try:
            if wens == "aan":
                await asyncio.to_thread(self._herinneringen.zet_aan, wie, self._boek.schrijf(op))
            elif wens == "uit":
                await asyncio.to_thread(self._herinneringen.zet_uit, wie)
                return teksten.zegt("teams.herinneringen_uit")
            elif not await asyncio.to_thread(self._herinneringen.staat_aan, wie):
                return teksten.zegt("teams.herinneringen_staan_uit")
        except DossierFout as fout:
            return {"tekst": fout.gebruiker}
        return teksten.zegt("teams.herinneringen_aan")

    async def _antwoord(self, op: Activiteit, nummer: str, wie: str) -> Uitslag:
        inzending = None
        bij = []
        if op.value is None and op.bijlagen:
            if not op.tekst:
                return Uitslag(None, [teksten.zegt("teams.alleen_bijlage")])
            bij = [teksten.zegt("teams.bijlage")]
        try:
            if op.value is not None:
                inzending = maker.lees_inzending(op.value, self._poort.kaders)
                if inzending is None and not op.tekst:
                    return Uitslag(None, [teksten.ONBEKENDE_KNOP])
            kaarten = await self._kaarten.stand(nummer, inzending["kaart"] if inzending else None)
            if inzending and (geweigerd := _geweigerd(inzending, kaarten.gedrukt, merk(op))):
                return Uitslag(inzending, [geweigerd])
            inhoud = (
                {k: inzending[k] for k in ("keuze", "doet", "waarde", "bericht") if k in inzending}
                if inzending
                else {"bericht": op.tekst}
            )
            verzoek = controleer(inhoud, self._poort.kaders).copy(update={"id": op.id})
            persoon = await asyncio.to_thread(self._poort.dossier.hoedanigheden.van, wie)
            # Who never signed in here has what everybody in Teams has: his own casussen.
            als = persoon or Wie(wie, frozenset({PROFESSIONAL}))
            antwoord = await self._poort.beurten.beurt_in(nummer, verzoek, als, KANAAL)
        except Weigering as fout:
            return Uitslag(inzending, [{"tekst": fout.fout}])
        except DossierFout as fout:
            return Uitslag(inzending, [{"tekst": fout.gebruiker}])
        except Exception as fout:  # the user mustn't be left without an answer
            logger.exception("Een beurt uit Teams is mislukt: %s", type(fout).__name__)
            return Uitslag(None, [{"tekst": NIET_VERWERKT}])
        return Uitslag(inzending, [*bij, *json.loads(antwoord)["berichten"]], True, kaarten)

    async def _zeg(self, op: Activiteit, nummer: str, berichten: Berichten, vraagt: bool = True) -> bool:
        """Send these messages; whether there was a card with buttons among them.

        `vraagt`: the next turn answers those.
        """
        try:
            inhouden = maker.activiteiten(map(lees_bericht, berichten))
        except Exception as fout:  # an answer without a card is worth more than none
            logger.exception("Van een antwoord kon geen kaart worden gemaakt: %s", type(fout).__name__)
            inhouden = []
        if not inhouden:
            await self._connector.stuur(op.service_url, op.gesprek, uitgaand.kaal(op, berichten))
        for inhoud in inhouden:
            try:
                bij_teams = await self._connector.stuur(op.service_url, op.gesprek, uitgaand.bericht(op, inhoud))
            except NietVerstuurd as fout:
                if fout.status not in TE_GROOT or not inhoud.get("attachments"):
                    raise
                await self._connector.stuur(op.service_url, op.gesprek, uitgaand.kaal(op, berichten))
                return False
            await self._kaarten.verstuurd(nummer, inhoud, bij_teams, vraagt)
        return any(inhoud["beantwoordbaar"] for inhoud in inhouden)

    @asynccontextmanager
    async def _typt(self, op: Activiteit) -> AsyncIterator[None]:
        """Show that somebody is typing, until the block ends."""

        async def herhaal() -> None:
            try:
                while True:
                    await self._connector.stuur(op.service_url, op.gesprek, uitgaand.typt(op), uiterste=0)
                    await asyncio.sleep(TYPT_ELKE)
            except NietVerstuurd:
                pass

        taak = asyncio.create_task(herhaal())
        try:
            yield
        finally:
            taak.cancel()
            await asyncio.gather(taak, return_exceptions=True)


def _geweigerd(inzending: dict[str, Any], kaart: Kaart | None, merk_: str) -> dict[str, Any] | None:
    """Why what this card sent doesn't count; None when it does."""
    if inzending["kaart"] is None:
        return None
    if kaart is None:
        return teksten.ONBEKENDE_KAART
    # Answered by this very message, whose own answer didn't get out: then it still has to.
    return None if kaart.open or kaart.gesloten_door == merk_ else teksten.AL_BEANTWOORD


async def _weet(vraag: Callable[..., bool], *wat: str) -> bool:
    try:
        return await asyncio.to_thread(vraag, *wat)
    except DossierFout:
        return False  # the turn itself will say what is wrong with the store


async def _noteer(doe: Callable[..., None], *wat: str) -> None:
    try:
        await asyncio.to_thread(doe, *wat)
    except DossierFout:
        logger.error("Een bericht van Teams kon niet als afgehandeld worden onthouden")


def _over_overleg(tekst: str) -> bool:
    """Whether this asks to put a casus on the list of a meeting, or to take it off."""
    return any(uitdrukking("opdrachten", naam).is_heel(kaal(tekst)) for naam in ("deel_in_overleg", "haal_uit_overleg"))
