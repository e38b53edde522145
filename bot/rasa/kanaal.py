"""The one Rasa channel: takes signed messages from the poort, nothing else, and gives the answer back in one
response.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import (
    CollectingOutputChannel,
    InputChannel,
    UserMessage,
)
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.gedeeld.verzoeknummer import neem_over
from bot.lijn.doet import Doet
from bot.lijn.handeling import HANDELING
from bot.lijn.handtekening import Controle
from bot.lijn.tekst import schoon
from bot.rasa.trackeropslag import BEURT, AlBeantwoord

logger = logging.getLogger("regiewijzer.kanaal")

KEUZE = "/keuze"
PERSOON = ("rollen", "teams", "gemeente", "opgave")  # of who sends it, as the poort knows him
_VELDEN = ("tekst", "knoppen", "soort", "blokken", "custom", HANDELING)


class Uitvoer(CollectingOutputChannel):
    """Collects what the actions say as `{"tekst", "knoppen", "soort", "blokken", "custom"}`, one a message."""

    @classmethod
    def name(cls) -> str:
        return "regiewijzer"

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        bericht = als_bericht(message)
        if bericht:
            self.messages.append(bericht)


def _bedoeling(knop: dict[str, Any]) -> str:
    """The intent of a button, as Rasa takes it without reading."""
    return KEUZE if "keuze" in knop else f"/{Doet(knop['doet']['doet']).bedoeling}"


def als_bericht(message: dict[str, Any]) -> dict[str, Any] | None:
    """A message of Rasa in our shape: the custom object of an action, or a plain text with buttons; None for an empty
    one.
    """
    custom = message.get("custom")
    if custom:
        return {k: custom[k] for k in _VELDEN if custom.get(k) is not None} or None
    if not message.get("text"):
        return None
    # A payload ("/intent") never goes out: a button says its own title.
    knoppen = [{"label": k["title"], "bericht": k["title"]} for k in message.get("buttons") or []]
    return {"tekst": message["text"], **({"knoppen": knoppen} if knoppen else {})}


class Kanaal(InputChannel):
    """`POST bericht` (signed by the poort) and `GET gezond`, under /webhooks/regiewijzer/."""

    def __init__(self, geheim: str) -> None:
        self._controle = Controle(geheim)

    @classmethod
    def name(cls) -> str:
        return "regiewijzer"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> Kanaal:
        geheim = (credentials or {}).get("geheim")
        if not geheim:
            cls.raise_missing_credentials_exception()
        return cls(str(geheim))

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        blauwdruk = Blueprint("regiewijzer_kanaal")

        @blauwdruk.get("/gezond")
        async def gezond(request: Request) -> HTTPResponse:
            agent = getattr(request.app.ctx, "agent", None)
            klaar = agent is not None and agent.is_ready()
            taalmodel = {
                "naam": os.environ.get("NL_MODEL", ""),
                "soort": os.environ.get("REGIEWIJZER_TAALMODEL_SOORT", ""),
            }
            return response.json(
                {"model": agent.model_name if agent and klaar else None, "taalmodel": taalmodel},
                status=200 if klaar else 503,
            )

        @blauwdruk.post("/bericht")
        async def bericht(request: Request) -> HTTPResponse:
            if not self._controle.klopt(request.headers, request.body):
                return response.empty(status=401)
            try:
                binnen = json.loads(request.body)
                neem_over(binnen.get("verzoek"))
                gesprek, bericht_id = str(binnen["gesprek"]), str(binnen["bericht_id"])
                knop = {naam: binnen[naam] for naam in ("keuze", "doet") if binnen.get(naam) is not None}
                tekst = _bedoeling(knop) if knop else schoon(binnen["bericht"])
                metadata = {"bericht_id": bericht_id, "wie": binnen["wie"], "kanaal": binnen["kanaal"], **knop}
                metadata |= {naam: binnen[naam] for naam in PERSOON if naam in binnen}
                metadata |= {"vervolg": True} if binnen.get("vervolg") else {}
            except (ValueError, KeyError, TypeError, AttributeError):
                return response.json({"fout": "onleesbaar"}, status=400)
            if not tekst:
                return response.json({"fout": "leeg"}, status=400)
            try:
                berichten = await self._antwoord(on_new_message, gesprek, tekst, metadata)
            except Exception as fout:  # whatever fails in a turn: the poort apologises, the log keeps no text
                logger.error("Een beurt is mislukt: %s", type(fout).__name__)
                return response.json({"fout": "mislukt"}, status=503)
            if not berichten:
                return response.json({"fout": "geen antwoord"}, status=503)
            kwijt = {"kwijt": True} if metadata.get("kwijt") else {}
            return response.json({"berichten": berichten, **kwijt})

        return blauwdruk

    async def _antwoord(
        self,
        on_new_message: Callable[[UserMessage], Awaitable[Any]],
        gesprek: str,
        tekst: str,
        metadata: dict[str, Any],
    ) -> list[dict[str, Any]]:
        """The messages of this turn, or those of before when the store knows that this message was the last one."""
        uitvoer = Uitvoer()
        bericht = UserMessage(
            tekst,
            uitvoer,
            gesprek,
            input_channel=self.name(),
            message_id=metadata["bericht_id"],
            metadata=metadata,
        )
        BEURT.set(metadata)
        try:
            await on_new_message(bericht)
        except AlBeantwoord as al:
            return [b for b in map(als_bericht, al.antwoorden) if b]
        gezegd: list[dict[str, Any]] = uitvoer.messages
        return gezegd
