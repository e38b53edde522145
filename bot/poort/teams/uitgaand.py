"""Outgoing activities, and the answers that an invoke wants at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from bot.poort.teams.activiteit import Activiteit
from bot.poort.teams.teksten import KAN_NIET, ONTVANGEN

TAAL = "nl-NL"
KAARTACTIE = "adaptiveCard/action"


def _basis(op: Activiteit, soort: str) -> dict[str, Any]:
    antwoord_op = {"replyToId": op.id} if op.id and op.antwoordt else {}
    return {"type": soort, "from": {"id": op.bot}, "conversation": {"id": op.gesprek}, "locale": TAAL, **antwoord_op}


def bericht(op: Activiteit, inhoud: Mapping[str, Any]) -> dict[str, Any]:
    """The message activity that answers `op` with what `gesprek.kaart` made."""
    velden = {naam: inhoud[naam] for naam in ("text", "textFormat", "summary", "attachments") if inhoud.get(naam)}
    return {**_basis(op, "message"), **velden}


def kaal(op: Activiteit, berichten: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The same in plain text, for when a card can't be made or isn't taken."""
    tekst = "\n\n".join(b["tekst"] for b in berichten if b.get("tekst"))
    return {**_basis(op, "message"), "text": tekst, "textFormat": "plain", "summary": tekst[:400]}


def typt(op: Activiteit) -> dict[str, Any]:
    return _basis(op, "typing")


def op_invoke(naam: str) -> dict[str, Any]:
    """What Teams shows at once for an invoke: our cards don't use them, other clients and other apps' habits may."""
    if naam == KAARTACTIE:
        return {"statusCode": 200, "type": "application/vnd.microsoft.activity.message", "value": ONTVANGEN}
    if naam.startswith("task/"):
        return {"task": {"type": "message", "value": KAN_NIET}}
    if naam.startswith("composeExtension/"):
        return {"composeExtension": {"type": "message", "text": KAN_NIET}}
    return {}
