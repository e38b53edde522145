"""The part of openapi.json about who asks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.instellingen import ROLLEN, Instellingen
from bot.poort.adres import koekjesnaam

VREEMD = "Het verzoek hoort bij een aanmelding, maar de kop X-CSRF-Token (zie /api/ik) ontbreekt of klopt niet."


def paden(json_: Callable[[dict[str, Any]], dict[str, Any]], fouten: Callable[..., dict[str, Any]]) -> dict[str, Any]:
    """The paths; `json_` and `fouten` are those of bot.poort.openapi."""
    stand = {
        "type": "object",
        "required": ["aangemeld", "naam", "rollen", "aanmelden", "token", "csrf"],
        "properties": {
            "aangemeld": {"type": "boolean", "description": "Altijd false waar niemand zich hoeft aan te melden."},
            "naam": {"type": ["string", "null"]},
            "rollen": {"type": "array", "items": {"enum": list(ROLLEN)}},
            "aanmelden": {"type": ["string", "null"], "description": "Het pad waar je je aanmeldt, als dat kan."},
            "token": {"type": "boolean", "description": "Of een toegangscode toegang geeft."},
            "csrf": {
                "type": ["string", "null"],
                "description": "Stuur dit bij elke POST mee als X-CSRF-Token, tenzij het null is.",
            },
        },
    }
    ik = {
        "operationId": "ik",
        "summary": "Voor wie dit verzoek is, en hoe je je aanmeldt",
        "responses": {"200": {"description": "Ook zonder aanmelding.", "content": json_(stand)}, **fouten(400, 503)},
    }
    return {"/api/ik": {"get": ik}}


def beveiliging(instellingen: Instellingen, vrij: bool) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """What a request needs (one of these), and the schemes that it names."""
    if vrij:
        return [], {}
    schemas: dict[str, Any] = {}
    if instellingen.token:
        schemas["token"] = {"type": "http", "scheme": "bearer"}
    if instellingen.aanmelden:
        schemas["sessie"] = {"type": "apiKey", "in": "cookie", "name": koekjesnaam(str(instellingen.url))}
    return [{schema: []} for schema in schemas], schemas
