"""What an accepted activity leads to: a turn, a greeting, a remark about an edit, or nothing."""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

from bot.dossier import DossierFout
from bot.poort.afscherming import scherm_af
from bot.poort.fouten import NIET_VERWERKT, Weigering
from bot.poort.onderdelen import Poort
from bot.poort.teams import teksten, uitgaand
from bot.poort.teams.activiteit import Activiteit
from bot.poort.teams.connector import Connector
from bot.poort.teams.fouten import NietVerstuurd
from bot.poort.teams.kaarten import Kaarten
from bot.poort.verzoek import controleer
from bot.vormen import kaart as maker

logger = logging.getLogger("regiewijzer.teams")

KANAAL = "teams"
TYPT_ELKE = 4.0  # seconds: Teams shows it for a few
TE_GROOT = (400, 413, 415, 422)  # what a connector says to a card that it can't take

Berichten = list[dict[str, Any]]


def merk(activiteit: Activiteit) -> str:
    """What tells this activity from others of its conversation: a redelivery has the same, an edit of a message another."""
    inhoud = f"{activiteit.soort} {activiteit.gebeurtenis} {activiteit.id}"
    return f"teams-{hashlib.sha256(inhoud.encode()).hexdigest()}"


class Behandeling:
    """Handles activities, one at a time a conversation (the caller sees to that). Each is done once, also over a restart."""

    def __init__(self, poort: Poort, connector: Connector) -> None:
        self._poort = poort
        self._connector = connector
        self._kaarten = Kaarten(poort.dossier, connector)

    async def handel_af(self, op: Activiteit, nummer: str, wie: str) -> None:
        """Do what this activity asks and answer it. Raises NietVerstuurd when the answer doesn't get out."""
        if op.soort == "conversationUpdate":
            await self._eenmaal(
                op, nummer, "teams-welkom", [teksten.WELKOM if op.persoonlijk else teksten.WELKOM_GROEP]
            )
        elif op.soort == "messageUpdate":
            if not await self._eerder(nummer, merk(replace(op, soort="message", gebeurtenis=""))):
                await self._bericht(replace(op, soort="message", gebeurtenis=""), nummer, wie)
            else:
                await self._eenmaal(op, nummer, merk(op), [teksten.BEWERKT])
        elif op.soort == "messageDelete":
            if await self._eerder(nummer, merk(replace(op, soort="message", gebeurtenis=""))):
                await self._eenmaal(op, nummer, merk(op), [teksten.VERWIJDERD])
        else:
            await self._bericht(op, nummer, wie)

    async def _eenmaal(self, op: Activiteit, nummer: str, sleutel: str, berichten: Berichten) -> None:
        if not await self._eerder(nummer, sleutel):
            await self._zeg(op, nummer, berichten, vraagt=False)
            await self._onthoud(nummer, sleutel)

    async def _bericht(self, op: Activiteit, nummer: str, wie: str) -> None:
        """A turn of the conversation. Done and remembered by Beurten, so after a crash only its answer is sent again."""
        if await self._eerder(nummer, merk(op)):
            return
        openstaand = self._kaarten.openstaand(nummer)
        async with self._typt(op):
            inzending, berichten, gelukt = await self._antwoord(op, nummer, wie)
        if gelukt and inzending is not None and inzending["sluit"]:
            label = scherm_af(await self._kaarten.knoptekst(nummer, inzending))[0]
            await self._kaarten.sluit(op, nummer, inzending["kaart"], label)
        nieuwe = await self._zeg(op, nummer, berichten)
        if gelukt and nieuwe:
            # What was asked before is asked anew, or answered by now: one card at a time has buttons.
            for kaart in openstaand:
                if inzending is None or kaart != inzending["kaart"] or not inzending["sluit"]:
                    await self._kaarten.sluit(op, nummer, kaart, None)
        await self._onthoud(nummer, merk(op))

    async def _antwoord(self, op: Activiteit, nummer: str, wie: str) -> tuple[dict[str, Any] | None, Berichten, bool]:
        """(what a card sent, the messages that answer, whether a turn was done)."""
        inzending = None
        try:
            if op.value is not None:
                inzending = maker.lees_inzending(op.value, self._poort.kaders)
                if inzending is None and not op.tekst:
                    return None, [teksten.ONBEKENDE_KNOP], False
            if inzending is not None and await self._kaarten.gesloten(nummer, inzending["kaart"]):
                return inzending, [teksten.AL_BEANTWOORD], False
            inhoud = (
                {k: inzending[k] for k in ("keuze", "bericht") if k in inzending}
                if inzending
                else {"bericht": op.tekst}
            )
            verzoek = replace(controleer(inhoud, self._poort.kaders), id=op.id)
            antwoord = await self._poort.beurten.beurt_in(nummer, verzoek, wie, KANAAL)
        except Weigering as fout:
            return inzending, [{"tekst": fout.fout}], False
        except DossierFout as fout:
            return inzending, [{"tekst": str(fout)}], False
        except Exception as fout:  # the user mustn't be left without an answer
            logger.exception("Een beurt uit Teams is mislukt: %s", type(fout).__name__)
            return None, [{"tekst": NIET_VERWERKT}], False
        return inzending, json.loads(antwoord)["berichten"], True

    async def _zeg(self, op: Activiteit, nummer: str, berichten: Berichten, vraagt: bool = True) -> bool:
        """Send these messages; whether there was a card with buttons among them. `vraagt`: the next turn answers those."""
        try:
            inhouden = maker.activiteiten(berichten, self._poort.kaders)
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

    async def _eerder(self, nummer: str, sleutel: str) -> bool:
        try:
            return await asyncio.to_thread(self._poort.dossier.eerder, nummer, sleutel) is not None
        except DossierFout:
            return False  # the turn itself will say what is wrong with the store

    async def _onthoud(self, nummer: str, sleutel: str) -> None:
        try:
            await asyncio.to_thread(self._poort.dossier.onthoud, nummer, sleutel, "{}")
        except DossierFout:
            logger.error("Een bericht van Teams kon niet als afgehandeld worden onthouden")
