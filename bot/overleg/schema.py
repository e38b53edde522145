"""The meeting as JSON: its JSON Schema (for checking and for openapi.json), with the besluiten and answers of the
loaded kaders.
"""

from __future__ import annotations

from typing import Any

from bot.afweging import Kaders
from bot.afweging.antwoorden import MAX_LEEFTIJD, MAX_LEEFTIJDEN
from bot.afweging.model import Kenmerk

MAX_PLAKSEL = 20_000  # characters that may be pasted at once
MAX_ITEMS = 50
MAX_AANMELDING = 2000  # characters, as a chat message
MAX_TOELICHTING = 1000
MAX_ROL = 80
MAX_AANWEZIG = 30
MAX_TERMIJNEN = 30
MAX_VERSLAG = 150_000  # characters of all texts of a report together: each is masked anew
ZICHTBAAR = r"[^\s]"


def _tekst(langst: int, **meer: Any) -> dict[str, Any]:
    return {"type": "string", "minLength": 1, "maxLength": langst, "pattern": ZICHTBAAR, **meer}


def _of_niets(schema: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [schema, {"type": "null"}]}


def _object(verplicht: list[str], **velden: Any) -> dict[str, Any]:
    return {"type": "object", "required": verplicht, "additionalProperties": False, "properties": velden}


def _antwoord(kenmerk: Kenmerk) -> dict[str, Any]:
    if kenmerk.soort == "getallen":
        return {
            "type": "array",
            "items": {"type": "number", "minimum": 0, "maximum": MAX_LEEFTIJD},
            "maxItems": MAX_LEEFTIJDEN,
        }
    if kenmerk.soort == "meerkeuze":
        return {"type": ["array", "boolean"], "items": {"enum": list(kenmerk.waarden)}, "maxItems": 50}
    return {"enum": list(kenmerk.waarden)}


def _besluit() -> dict[str, Any]:
    rol = _tekst(MAX_ROL)
    afwijking = _object(
        ["besluit", "uitkomst", "reden"],
        besluit={"type": "string", "description": "Een van de besluiten onder uitkomsten."},
        uitkomst={"type": "string", "description": "Wat het team kiest."},
        reden=_tekst(MAX_TOELICHTING),
    )
    return {
        "description": "Wat het team besloot; null is: niet besproken.",
        "oneOf": [
            {"type": "null"},
            _object(["soort"], soort={"const": "akkoord"}),
            _object(
                ["soort", "afwijkingen"],
                soort={"const": "afwijken"},
                afwijkingen={"type": "array", "minItems": 1, "maxItems": 12, "items": afwijking},
            ),
            _object(
                ["soort", "nodig"], soort={"const": "aanhouden"}, nodig=_tekst(MAX_TOELICHTING), door=_of_niets(rol)
            ),
        ],
    }


def verslag_schema(kaders: Kaders) -> dict[str, Any]:
    """The body of POST /api/overleg/verslag."""
    termijnen = sorted({t.id for k in kaders.kaders.values() for t in k.termijnen})
    uitkomsten = {b.id: {"enum": [*b.uitkomsten, None]} for b in kaders.besluiten.values()}
    bron = _object(
        ["kader", "vindplaats", "interpretatie"],
        kader={"type": "string", "maxLength": 100},
        vindplaats=_tekst(MAX_TOELICHTING),
        interpretatie={"type": "boolean"},
    )
    item = _object(
        ["aanmelding"],
        aanmelding=_tekst(MAX_AANMELDING, description="De beschrijving, zonder namen."),
        graad={"enum": ["acuut", "spoed", None], "description": "Hoe dringend zij op de lijst stond."},
        antwoorden=_object([], **{k.id: _antwoord(k) for k in kaders.kenmerken.values()}),
        uitkomsten=_object([], **uitkomsten)
        | {"description": "Het advies zoals het werd getoond; null is nog niet bepaald."},
        termijnen={
            "type": "array",
            "maxItems": MAX_TERMIJNEN,
            "items": _object(
                ["id", "uiterlijk"],
                id={"enum": termijnen},
                label=_tekst(MAX_TOELICHTING, description="Zoals getoond; een id kan meer labels hebben."),
                uiterlijk={"type": "string", "description": "ISO-datum of -tijdstip."},
                bron=bron,
                bronnen={"type": "array", "maxItems": 20, "items": bron},
            ),
        },
        vanaf=_of_niets(
            {
                "type": "string",
                "description": "Vanaf wanneer de termijnen tellen (ISO); zonder dit: de dag van het overleg.",
            }
        ),
        casus=_of_niets({"type": "string", "pattern": r"^R-\d{4}-\d{4,6}$"}),
        besluit=_besluit(),
        bij_twijfel=_of_niets(_tekst(MAX_ROL, description="De rol die bij twijfel beslist.")),
    )
    return _object(
        ["datum", "items"],
        datum={"type": "string", "format": "date"},
        aanwezig={
            "type": "array",
            "maxItems": MAX_AANWEZIG,
            "items": _tekst(MAX_ROL),
            "description": "Rollen, geen namen.",
        },
        items={"type": "array", "minItems": 1, "maxItems": MAX_ITEMS, "items": item},
    )
