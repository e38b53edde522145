"""The cards that were sent: an answered card loses its buttons, and a second answer to it doesn't count."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
from collections import OrderedDict
from collections.abc import Mapping
from typing import Any

from bot.dossier import Dossier, DossierFout
from bot.poort.teams import uitgaand
from bot.poort.teams.activiteit import Activiteit
from bot.poort.teams.connector import Connector
from bot.poort.teams.fouten import NietVerstuurd
from bot.vormen import kaart as maker

logger = logging.getLogger("regiewijzer.teams")

GESPREKKEN = 5000  # of which we remember what cards are open


class Kaarten:
    """Remembers sent cards in the case store (table `beantwoord`), so that they can be redrawn after a restart too."""

    def __init__(self, dossier: Dossier, connector: Connector) -> None:
        self._dossier = dossier
        self._connector = connector
        self._open: OrderedDict[str, list[str]] = OrderedDict()  # conversation -> ids of cards that still have buttons

    async def verstuurd(self, nummer: str, inhoud: Mapping[str, Any], bij_teams: str | None, vraagt: bool) -> None:
        """Remember this card, under the id that Teams gave it. `vraagt`: it is open until it is answered, by a button or by typing."""
        if not inhoud.get("beantwoordbaar") or not inhoud.get("kaart") or bij_teams is None:
            return
        if vraagt:
            self._open.setdefault(nummer, []).append(inhoud["kaart"])
            self._open.move_to_end(nummer)
            if len(self._open) > GESPREKKEN:
                self._open.popitem(last=False)
        await self._onthoud(nummer, f"kaart-{inhoud['kaart']}", {"id": bij_teams, "inhoud": dict(inhoud)})

    async def gesloten(self, nummer: str, kaart: str | None) -> bool:
        """Whether this card of this conversation was answered before. Raises DossierFout."""
        return (
            kaart is not None and await asyncio.to_thread(self._dossier.eerder, nummer, f"gesloten-{kaart}") is not None
        )

    def openstaand(self, nummer: str) -> list[str]:
        """The cards of this conversation that still have buttons, as far as we remember."""
        return list(self._open.get(nummer, ()))

    async def knoptekst(self, nummer: str, inzending: Mapping[str, Any]) -> str:
        """The answer as it stood on the button."""
        kaart = await self._kaart(nummer, inzending.get("kaart"))
        return maker.label_van(inzending, kaart["inhoud"] if kaart else None)

    async def sluit(self, op: Activiteit, nummer: str, kaart: str | None, label: str | None) -> None:
        """This card is answered, by its own button (`label`) or otherwise: what it sends doesn't count any more, and its buttons go."""
        if kaart is None:
            return
        if kaart in self._open.get(nummer, ()):
            self._open[nummer].remove(kaart)
        gevonden = await self._kaart(nummer, kaart)
        if gevonden is None:
            return
        await self._onthoud(nummer, f"gesloten-{kaart}", {})
        nieuw = uitgaand.bericht(op, maker.beantwoord(gevonden["inhoud"], label))
        nieuw.pop("replyToId", None)
        with contextlib.suppress(NietVerstuurd):  # it's in the log; the card keeps its buttons, but they don't count
            await self._connector.vervang(op.service_url, op.gesprek, gevonden["id"], nieuw)

    async def _kaart(self, nummer: str, kaart: str | None) -> dict[str, Any] | None:
        if kaart is None:
            return None
        try:
            rij = await asyncio.to_thread(self._dossier.eerder, nummer, f"kaart-{kaart}")
        except DossierFout:
            return None
        return json.loads(rij.antwoord) if rij else None

    async def _onthoud(self, nummer: str, sleutel: str, inhoud: dict[str, Any]) -> None:
        try:
            await asyncio.to_thread(self._dossier.onthoud, nummer, sleutel, json.dumps(inhoud, ensure_ascii=False))
        except DossierFout:
            logger.error("Een kaart kon niet worden onthouden")
