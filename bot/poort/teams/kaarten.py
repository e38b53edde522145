"""The cards that were sent: an answered card loses its buttons, and a second answer to it doesn't count."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.dossier import DossierFout, Kaart, Kaarten
from bot.poort.teams import uitgaand
from bot.poort.teams.activiteit import Activiteit
from bot.poort.teams.connector import Connector
from bot.poort.teams.fouten import NietVerstuurd
from bot.vormen import kaart as maker

logger = logging.getLogger("regiewijzer.teams")


@dataclass(frozen=True)
class Kaartstand:
    """The cards of a conversation at the begin of a turn: the one that was pressed (when we know it), and those that
    wait for an answer.
    """

    gedrukt: Kaart | None = None
    wachtend: tuple[Kaart, ...] = ()


class Kaartenbeheer:
    """Remembers sent cards in the store, and redraws them when answered: also after a restart, by any poort."""

    def __init__(self, kaarten: Kaarten, connector: Connector) -> None:
        self._kaarten = kaarten
        self._connector = connector

    async def verstuurd(self, nummer: str, inhoud: Mapping[str, Any], bij_teams: str | None, vraagt: bool) -> None:
        """Remember this card, under the id that Teams gave it.

        `vraagt`: it is open until it is answered, by a button or by typing.
        """
        if not inhoud.get("beantwoordbaar") or not inhoud.get("kaart"):
            return
        tekst = json.dumps(dict(inhoud), ensure_ascii=False)
        try:
            await asyncio.to_thread(self._kaarten.bewaar, nummer, inhoud["kaart"], tekst, bij_teams, vraagt=vraagt)
        except DossierFout:
            logger.error("Een kaart kon niet worden onthouden")

    async def stand(self, nummer: str, gedrukt: str | None) -> Kaartstand:
        """How the cards of this conversation are now; `gedrukt`: the one that was pressed. Raises DossierFout."""
        kaarten = await asyncio.to_thread(self._kaarten.lees, nummer, gedrukt)
        deze = next((kaart for kaart in kaarten if kaart.kaart == gedrukt), None)
        return Kaartstand(deze, tuple(kaart for kaart in kaarten if kaart.open and kaart.vraagt))

    async def sluit(self, op: Activiteit, nummer: str, kaart: Kaart, door: str, label: str | None) -> None:
        """This card is answered by the activity `door`, by its own button (`label`) or otherwise: it doesn't count
        any more, and its buttons go.
        """
        try:
            gesloten = await asyncio.to_thread(self._kaarten.sluit, nummer, kaart.kaart, door)
        except DossierFout:
            logger.error("Een kaart kon niet worden gesloten")
            return
        if not gesloten or kaart.inhoud is None or kaart.teams_id is None:
            return
        nieuw = uitgaand.bericht(op, maker.beantwoord(json.loads(kaart.inhoud), label))
        nieuw.pop("replyToId", None)
        with contextlib.suppress(NietVerstuurd):  # it's in the log; the card keeps its buttons, but they don't count
            await self._connector.vervang(op.service_url, op.gesprek, kaart.teams_id, nieuw)


def knoptekst(inzending: Mapping[str, Any], kaart: Kaart) -> str:
    """The answer as it stood on the button."""
    return maker.label_van(inzending, json.loads(kaart.inhoud) if kaart.inhoud else None)
