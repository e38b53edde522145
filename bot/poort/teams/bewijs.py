"""Whether a request comes from Bot Framework, for this bot, about what it says it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

import httpx
import jwt

from bot.instellingen import Teams
from bot.poort.teams.activiteit import Activiteit
from bot.poort.teams.fouten import Gast, Ongeldig
from bot.poort.teams.sleutels import Sleutels

KANAAL = "msteams"  # the only one we take: on others (Web Chat, Direct Line) the client says itself who it is
SPELING = 300  # seconds that clocks may differ
LANGSTE = 8192  # characters of a token


@dataclass(frozen=True)
class Bewijs:
    """What a checked token says: where the activity came from, and the channels that its key may sign for."""

    service_url: str
    kanalen: frozenset[str]


async def controleer_token(koppen: Sequence[str], sleutels: Sleutels, teams: Teams) -> Bewijs:
    """Check the Authorization headers of a request. Raises Ongeldig."""
    if len(koppen) != 1:
        raise Ongeldig("niet precies één Authorization-kop")
    soort, _, token = koppen[0].partition(" ")
    if soort.lower() != "bearer" or not 0 < len(token) <= LANGSTE:
        raise Ongeldig("geen bearer-token")
    try:
        kop = jwt.get_unverified_header(token)
    except jwt.PyJWTError:
        raise Ongeldig("onleesbaar token") from None
    # The header only chooses among keys that Bot Framework published; keys and algorithms of its own choice count for
    # nothing.
    if kop.get("alg") != "RS256" or not isinstance(kop.get("kid"), str) or "crit" in kop:
        raise Ongeldig("ander algoritme of geen sleutel genoemd")
    sleutel = await sleutels.vind(kop["kid"])
    if sleutel is None:
        raise Ongeldig("onbekende sleutel")
    try:
        claims = jwt.decode(
            token,
            sleutel.publiek,
            algorithms=["RS256"],
            audience=teams.app_id,
            issuer=teams.uitgever,
            leeway=SPELING,
            options={"require": ["exp", "nbf", "iss", "aud"], "strict_aud": True},
        )
    except jwt.PyJWTError as fout:
        raise Ongeldig(type(fout).__name__) from None
    if not all(_getal(claims[naam]) for naam in ("exp", "nbf")):
        raise Ongeldig("tijden zijn geen getallen")
    return Bewijs(_serviceurl(claims), sleutel.kanalen)


def _getal(waarde: Any) -> bool:
    return isinstance(waarde, (int, float)) and not isinstance(waarde, bool)


def _serviceurl(claims: dict[str, Any]) -> str:
    """The claim; Microsoft writes it in lower case and documents it as serviceUrl: every one that is there must be
    the same.
    """
    gegeven = [waarde for naam, waarde in claims.items() if naam.lower() == "serviceurl"]
    if not gegeven or not isinstance(gegeven[0], str) or any(waarde != gegeven[0] for waarde in gegeven):
        raise Ongeldig("geen serviceurl in het token")
    return gegeven[0]


def controleer_activiteit(activiteit: Activiteit, bewijs: Bewijs, teams: Teams) -> None:
    """Check that the token covers this activity and that we serve its sender. Raises Ongeldig, and last of all Gast."""
    if activiteit.service_url != bewijs.service_url:
        raise Ongeldig("serviceUrl is een andere dan in het token")
    if not toegestaan(activiteit.service_url, teams.hosts):
        raise Ongeldig("serviceUrl staat niet op de lijst")
    if activiteit.kanaal != KANAAL or KANAAL not in bewijs.kanalen:
        raise Ongeldig("de sleutel geldt niet voor dit kanaal")
    if activiteit.tenant not in teams.tenanten:
        raise Gast(activiteit)


def toegestaan(service_url: str, hosts: Sequence[str]) -> bool:
    """Whether our token may go to this address: read as the client that sends it reads it, and its origin is on the
    list.
    """
    if "\\" in service_url or "@" in service_url or {".", ".."} & set(unquote(service_url).split("/")):
        return False
    try:
        adres = httpx.URL(service_url)
    except httpx.InvalidURL:
        return False
    # httpx leaves out the port that belongs to the scheme
    oorsprong = f"{adres.scheme}://{adres.netloc.decode('ascii')}"
    return (
        oorsprong in hosts and not adres.userinfo and not adres.query and not adres.fragment and "?" not in service_url
    )
