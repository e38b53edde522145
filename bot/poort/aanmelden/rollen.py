"""Who somebody is and what he may do, from the claims of the provider."""

from __future__ import annotations

import re
from typing import Any

from bot.instellingen import ROLLEN, Aanmelden
from bot.lijn.geheim import mac

MAXIMUM_NAAM = 100  # characters, of a user, a team, a gemeente
MAXIMUM_TEAMS = 50


def pseudoniem(sleutel: str, iss: str, sub: str) -> str:
    """The name under which the store knows this user: the same at each sign-in, and nobody without the secret finds
    the person.
    """
    return f"g-{mac(sleutel.encode(), iss, sub).hex()[:24]}"


def rollen_van(claims: dict[str, Any], instelling: Aanmelden) -> frozenset[str]:
    """Our roles that these claims give; empty when there are none.

    Without a translation, the roles that have our names.
    """
    gegeven = _teksten(claims, instelling.claim)
    vertaling = instelling.rollen or tuple((rol, rol) for rol in ROLLEN)
    return frozenset(onze for hunne, onze in vertaling if hunne in gegeven)


def teams_van(claims: dict[str, Any], instelling: Aanmelden) -> frozenset[str]:
    """The teams that these claims give, as the provider writes them; of too many none: then the claim is another."""
    teams = _teksten(claims, instelling.teamclaim)
    return frozenset(teams) if len(teams) <= MAXIMUM_TEAMS and all(map(_is_naam, teams)) else frozenset()


def gemeente_van(claims: dict[str, Any], instelling: Aanmelden) -> str | None:
    """The gemeente that somebody works for, "" when the provider names none; None when it isn't one."""
    gemeenten = _teksten(claims, instelling.gemeenteclaim)
    if not gemeenten:
        return ""
    return gemeenten.pop() if len(gemeenten) == 1 and all(map(_is_naam, gemeenten)) else None


def _is_naam(tekst: str) -> bool:
    return 0 < len(tekst) <= MAXIMUM_NAAM and tekst.isprintable() and "," not in tekst and "/" not in tekst


def _teksten(claims: dict[str, Any], naam: str) -> set[str]:
    waarde = _zoek(claims, naam)
    if isinstance(waarde, str):
        return {waarde.strip()} - {""}
    return {w.strip() for w in waarde if isinstance(w, str)} - {""} if isinstance(waarde, list) else set()


def _zoek(claims: dict[str, Any], naam: str) -> Any:
    """The claim of this name; otherwise a dot goes one level deeper, as in `realm_access.roles`."""
    if naam in claims:
        return claims[naam]
    voor, punt, na = naam.partition(".")
    dieper = claims.get(voor)
    return _zoek(dieper, na) if punt and isinstance(dieper, dict) else None


def weergavenaam(claims: dict[str, Any]) -> str | None:
    """The name to greet the user with: one short line, or None."""
    naam = claims.get("name")
    schoon = re.sub(r"[^\w .,'’()-]", " ", naam) if isinstance(naam, str) else ""
    return " ".join(schoon.split())[:MAXIMUM_NAAM] or None
