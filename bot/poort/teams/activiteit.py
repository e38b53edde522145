"""An incoming activity, read: only what we use, checked for form. Names of people are never read."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Any

from bot.poort.teams.fouten import Ongeldig

NAAM = "[naam]"  # what the privacy shield puts in place of a name
_AT = re.compile(r"<at\b[^>]*>.*?</at>", re.IGNORECASE | re.DOTALL)
# What Teams calls a file, a picture, and a link to a file.
_BESTAND = ("image/", "audio/", "video/", "application/vnd.microsoft.teams.file.", "application/pdf", "reference")
_MET_ID = ("message", "invoke", "messageUpdate", "messageDelete")


@dataclass(frozen=True)
class Activiteit:
    """`gesprek` is Teams' id of the chat (of a thread in a channel); `vanwie` the sender's id in Entra, else `van`,
    which Teams gives him for this bot.

    `antwoordt`: what we send is an answer to it, in its own chat. `bijlagen`: files that came along, unread.

    `tekst` is without mentions of the bot and with [naam] for those of others; `value` what a card sent, as it came.
    """

    soort: str
    id: str | None
    kanaal: str
    service_url: str
    tenant: str
    gesprek: str
    persoonlijk: bool
    van: str
    vanwie: str
    bot: str
    tekst: str = ""
    value: Any = None
    antwoord_op: str | None = None
    naam: str = ""
    gebeurtenis: str = ""
    erbij: tuple[str, ...] = ()
    moment: str = ""
    antwoordt: bool = True
    bijlagen: int = 0

    @property
    def van_de_bot(self) -> bool:
        return self.van == self.bot


def lees(inhoud: Any) -> Activiteit:
    """The activity in this JSON. Raises Ongeldig when it misses something that every activity of Teams has."""
    soort = _veld(inhoud, "type", 50)
    afzender, gesprek = _object(inhoud, "from"), _object(inhoud, "conversation")
    extra = inhoud.get("channelData")
    extra = extra if isinstance(extra, dict) else {}
    nummer = _veld(inhoud, "id", 300) if soort in _MET_ID or inhoud.get("id") is not None else None
    van, bot = _veld(afzender, "id", 300), _veld(_object(inhoud, "recipient"), "id", 300)
    tekst = inhoud.get("text")
    if tekst is not None and not isinstance(tekst, str):
        raise Ongeldig("tekst is geen tekst")
    return Activiteit(
        soort=soort,
        id=nummer,
        kanaal=_veld(inhoud, "channelId", 50),
        service_url=_veld(inhoud, "serviceUrl", 500),
        tenant=_tenant(extra, gesprek),
        gesprek=_veld(gesprek, "id", 600),
        # Whatever isn't clearly shared counts as private: then nobody else gets into it.
        persoonlijk=gesprek.get("conversationType") not in ("groupChat", "channel")
        and gesprek.get("isGroup") is not True,
        van=van,
        vanwie=_veld(afzender, "aadObjectId", 300) if afzender.get("aadObjectId") is not None else van,
        bot=bot,
        tekst=zonder_vermeldingen(tekst or "", inhoud.get("entities"), bot),
        value=inhoud.get("value"),
        antwoord_op=_veld(inhoud, "replyToId", 300) if inhoud.get("replyToId") is not None else None,
        naam=inhoud["name"] if isinstance(inhoud.get("name"), str) else "",
        gebeurtenis=extra["eventType"] if isinstance(extra.get("eventType"), str) else "",
        erbij=_leden(inhoud.get("membersAdded")),
        bijlagen=_bijlagen(inhoud.get("attachments")),
        moment=inhoud["timestamp"] if isinstance(inhoud.get("timestamp"), str) else "",
    )


def _object(inhoud: Any, naam: str) -> dict[str, Any]:
    waarde = inhoud.get(naam) if isinstance(inhoud, dict) else None
    if not isinstance(waarde, dict):
        raise Ongeldig(f"{naam} ontbreekt")
    return waarde


def _veld(inhoud: Any, naam: str, lengte: int) -> str:
    waarde = inhoud.get(naam) if isinstance(inhoud, dict) else None
    if not isinstance(waarde, str) or not 0 < len(waarde) <= lengte or not waarde.isprintable():
        raise Ongeldig(f"{naam} ontbreekt of klopt niet")
    return waarde


def _tenant(extra: dict[str, Any], gesprek: dict[str, Any]) -> str:
    """The tenant that the activity names, in lower case; when it names two they must be the same."""
    tenant = extra.get("tenant")
    genoemd = [tenant.get("id") if isinstance(tenant, dict) else None, gesprek.get("tenantId")]
    gegeven = [waarde for waarde in genoemd if waarde is not None]
    if not gegeven or not all(isinstance(w, str) and w.lower() == str(gegeven[0]).lower() for w in gegeven):
        raise Ongeldig("tenant ontbreekt of klopt niet")
    return str(gegeven[0]).lower()


def _bijlagen(bijlagen: Any) -> int:
    """How many files or pictures came along; the text itself comes as html too, and that is none."""
    if not isinstance(bijlagen, list):
        return 0
    soorten = (str(b.get("contentType")) for b in bijlagen if isinstance(b, dict))
    return sum(soort.startswith(_BESTAND) for soort in soorten)


def _leden(leden: Any) -> tuple[str, ...]:
    if not isinstance(leden, list):
        return ()
    return tuple(lid["id"] for lid in leden if isinstance(lid, dict) and isinstance(lid.get("id"), str))


def zonder_vermeldingen(tekst: str, entities: Any, bot: str) -> str:
    """The text as typed, without the mentions of the bot, and with [naam] for every other mention.

    What is a mention of whom, the entities say; a mention without an entity counts as one of somebody else.
    """
    for entiteit in entities if isinstance(entities, list) else ():
        if (
            not isinstance(entiteit, dict)
            or entiteit.get("type") != "mention"
            or not isinstance(entiteit.get("text"), str)
        ):
            continue
        genoemd = entiteit.get("mentioned")
        is_bot = isinstance(genoemd, dict) and genoemd.get("id") == bot
        if entiteit["text"]:
            tekst = tekst.replace(entiteit["text"], "" if is_bot else NAAM, 1)
    return html.unescape(_AT.sub(NAAM, tekst)).replace("\u00a0", " ").strip()
