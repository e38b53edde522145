"""The part of openapi.json about the meeting."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.afweging import Kaders
from bot.overleg.schema import MAX_ITEMS, MAX_PLAKSEL, verslag_schema


def paden(
    kaders: Kaders, json_: Callable[[dict[str, Any]], dict[str, Any]], fouten: Callable[..., dict[str, Any]]
) -> dict[str, Any]:
    """The paths; `json_` and `fouten` are those of bot.poort.openapi."""
    tekst = {"type": "string", "minLength": 1, "maxLength": MAX_PLAKSEL}
    aanmelding = {
        "type": "object",
        "required": ["tekst", "dringend", "graad", "woorden"],
        "properties": {
            "tekst": {"type": "string", "description": "Zonder persoonsgegevens."},
            "dringend": {"type": "boolean"},
            "graad": {"enum": ["acuut", "spoed", None]},
            "woorden": {"type": ["string", "null"], "description": "De woorden die haar dringend maken."},
        },
    }
    gesplitst = {
        "type": "object",
        "required": ["aanmeldingen", "melding", "weggelaten"],
        "properties": {
            "aanmeldingen": {
                "type": "array",
                "maxItems": MAX_ITEMS,
                "items": aanmelding,
                "description": "Dringende eerst.",
            },
            "melding": {"type": ["string", "null"], "description": "Welke persoonsgegevens zijn weggelaten."},
            "weggelaten": {
                "type": "integer",
                "description": "Hoeveel regels geen casus waren: koppen, afzenders, groeten.",
            },
        },
    }
    gegevens = {
        "type": "object",
        "required": ["rollen", "grenzen"],
        "properties": {"rollen": {"type": "array", "items": {"type": "object"}}, "grenzen": {"type": "object"}},
    }
    bestand = {"schema": {"type": "string", "contentMediaType": "application/octet-stream"}}
    return {
        "/api/overleg": {
            "get": {
                "operationId": "overleg",
                "summary": "De rollen en de grenzen van een overleg",
                "responses": {
                    "200": {
                        "description": "Rollen met hun label, en hoeveel er hooguit mag.",
                        "content": json_(gegevens),
                    },
                    **fouten(400, 401),
                },
            }
        },
        "/api/overleg/aanmeldingen": {
            "post": {
                "operationId": "overlegAanmeldingen",
                "summary": "Geplakte tekst als losse aanmeldingen, dringende eerst; er wordt niets bewaard",
                "requestBody": {
                    "required": True,
                    "content": json_({"type": "object", "required": ["tekst"], "properties": {"tekst": tekst}}),
                },
                "responses": {
                    "200": {"description": "De aanmeldingen.", "content": json_(gesplitst)},
                    **fouten(400, 401, 413, 415, 422, 429),
                },
            }
        },
        "/api/overleg/verslag": {
            "post": {
                "operationId": "overlegVerslag",
                "summary": "Het verslag van een overleg als Word- of Excelbestand; er wordt niets bewaard",
                "parameters": [{"name": "vorm", "in": "query", "required": True, "schema": {"enum": ["docx", "xlsx"]}}],
                "requestBody": {"required": True, "content": json_(verslag_schema(kaders))},
                "responses": {
                    "200": {"description": "Het bestand.", "content": {"application/octet-stream": bestand}},
                    **fouten(400, 401, 413, 415, 422, 429),
                },
            }
        },
    }
