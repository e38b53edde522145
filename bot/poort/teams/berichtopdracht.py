"""The command in the menu of a message: make it a casus. Teams waits for the answer to each step, so what takes long is
done afterwards, in the own chat of who asked.

Who wrote the message, and what else Teams sends along, is never read: only its words, and those shielded.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bot.gesprek.teksten import zeg
from bot.lengte import MAX_TEKENS
from bot.poort.afscherming import kort, scherm_af
from bot.poort.teams.activiteit import NAAM, Activiteit
from bot.poort.teams.connector import Connector
from bot.poort.teams.fouten import NietVerstuurd
from bot.teamspakket.manifest import OPDRACHT_CASUS

VRAAGT, DOET = "composeExtension/fetchTask", "composeExtension/submitAction"
_AT = re.compile(r"<at\b[^<>]*>[^<>]*</at>", re.IGNORECASE)
_REGEL = re.compile(r"<(?:br|/p|/div|/li)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_LANGST_IN_BEELD = 1500  # characters of the message in the window

Neem = Callable[[Activiteit], bool]


def is_opdracht(op: Activiteit) -> bool:
    """Whether this is a step of the command."""
    return (
        op.soort == "invoke"
        and op.naam in (VRAAGT, DOET)
        and isinstance(op.value, dict)
        and op.value.get("commandId") == OPDRACHT_CASUS
    )


def tekst_van(value: Any) -> str:
    """The words of the message that was chosen; mentions of people are [naam]."""
    bericht = value.get("messagePayload") if isinstance(value, dict) else None
    body = bericht.get("body") if isinstance(bericht, dict) else None
    inhoud = body.get("content") if isinstance(body, dict) else None
    if not isinstance(inhoud, str):
        return ""
    if isinstance(body, dict) and body.get("contentType") == "html":
        inhoud = html.unescape(_TAG.sub(" ", _REGEL.sub("\n", _AT.sub(NAAM, inhoud))))
    return "\n".join(regel for r in inhoud.replace("\u00a0", " ").splitlines() if (regel := " ".join(r.split())))


class Berichtopdracht:
    """`neem` queues a turn in somebody's own chat; False when there is no room."""

    def __init__(self, connector: Connector, neem: Neem) -> None:
        self._connector = connector
        self._neem = neem

    async def antwoord(self, op: Activiteit) -> dict[str, Any]:
        """What Teams shows for this step."""
        tekst = tekst_van(op.value)
        if not tekst:
            return _zegt(zeg("teamsbericht.geen_tekst"))
        if len(tekst) > MAX_TEKENS:
            return _zegt(zeg("teamsbericht.te_lang", hoogstens=MAX_TEKENS))
        if op.naam == VRAAGT:
            return _venster(await kort(lambda: scherm_af(tekst)[0]))
        return await self._begin(op, tekst)

    async def _begin(self, op: Activiteit, tekst: str) -> dict[str, Any]:
        try:
            chat = await self._connector.eigen_chat(op.service_url, op.bot, op.van, op.tenant)
        except NietVerstuurd as fout:
            return _zegt(zeg("teamsbericht.voeg_toe" if fout.status in (403, 404) else "teamsbericht.later"))
        eigen = replace(
            op, soort="message", value=None, tekst=tekst, gesprek=chat, persoonlijk=True, naam="", antwoordt=False
        )
        return _zegt(zeg("teamsbericht.begonnen" if self._neem(eigen) else "teamsbericht.later"))


def _zegt(tekst: str) -> dict[str, Any]:
    return {"task": {"type": "message", "value": tekst}}


def _venster(tekst: str) -> dict[str, Any]:
    """A small window: what was read, and the button that goes on."""
    kaart = {
        "type": "AdaptiveCard",
        "version": "1.5",
        "lang": "nl",
        "body": [
            {"type": "TextBlock", "wrap": True, "text": zeg("teamsbericht.uitleg")},
            {"type": "RichTextBlock", "inlines": [{"type": "TextRun", "text": tekst[:_LANGST_IN_BEELD]}]},
        ],
        "actions": [{"type": "Action.Submit", "title": zeg("teamsbericht.knop"), "data": {}}],
    }
    inhoud = {"contentType": "application/vnd.microsoft.card.adaptive", "content": kaart}
    return {"task": {"type": "continue", "value": {"title": zeg("teamsbericht.titel"), "card": inhoud}}}
