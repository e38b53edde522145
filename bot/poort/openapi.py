"""The description of the API (OpenAPI 3.1), with the kenmerken and values of the loaded kaders in it."""

from __future__ import annotations

from typing import Any

from bot.afweging import Kaders
from bot.afweging.antwoorden import MAX_LEEFTIJD, MAX_LEEFTIJDEN
from bot.afweging.model import Kenmerk
from bot.gesprek.blokken import BLOKSOORTEN
from bot.gesprek.ingedrukt import moet_waarde, waarden
from bot.instellingen import Instellingen
from bot.lijn.doet import Doet
from bot.lijn.tekst import PATROON
from bot.poort import bladen, overleg_openapi
from bot.poort.aanmelden import openapi as aanmelden_openapi
from bot.poort.verzoek import MAXIMUM_BYTES, MAXIMUM_ID, MAXIMUM_TEKENS

_FOUTEN = {
    400: "Het verzoek is onleesbaar, of bericht en keuze ontbreken of staan er allebei.",
    401: "De aanmelding of de toegangscode ontbreekt, is verlopen of klopt niet.",
    403: aanmelden_openapi.VREEMD,
    404: "Dit gesprek is niet aan jou uitgegeven.",
    413: f"Het bericht is langer dan {MAXIMUM_TEKENS} tekens of {MAXIMUM_BYTES // 1024} kB.",
    415: "De inhoud is geen application/json.",
    422: "Het bericht is leeg, of de keuze past niet bij het kenmerk.",
    429: "Te veel berichten; Retry-After zegt hoeveel seconden je wacht.",
    503: "Regiewijzer kan nu niet antwoorden; het bericht mag opnieuw, met hetzelfde id.",
}


def waarde_schema(kenmerk: Kenmerk) -> dict[str, Any]:
    """JSON Schema of an answer to one kenmerk; null is "weet ik niet"."""
    if kenmerk.soort == "getallen":
        return {
            "type": ["array", "null"],
            "items": {"type": "number", "minimum": 0, "maximum": MAX_LEEFTIJD},
            "maxItems": MAX_LEEFTIJDEN,
            "description": "Leeftijden in jaren.",
        }
    if kenmerk.soort == "meerkeuze":
        return {
            "type": ["array", "boolean", "null"],
            "items": {"enum": list(kenmerk.waarden)},
            "description": "Een lijst; true is ten minste één, false is geen.",
        }
    return {"enum": [*kenmerk.waarden, None]}


def _keuze(kaders: Kaders) -> dict[str, Any]:
    return {
        "description": "Het antwoord op één vraag.",
        "oneOf": [
            {
                "type": "object",
                "title": kenmerk.label,
                "required": ["kenmerk", "waarde"],
                "properties": {"kenmerk": {"const": kenmerk.id}, "waarde": waarde_schema(kenmerk)},
            }
            for kenmerk in kaders.kenmerken.values()
        ],
    }


def _waarde(kan: list[str], moet: bool) -> dict[str, Any]:
    """What goes with a button: one of these, or nothing."""
    if not kan:
        return {"type": "null"}
    return {"enum": kan if moet else [*kan, None]}


def _verwijs(naam: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{naam}"}


def _json(schema: dict[str, Any]) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}


def _fouten(*statussen: int) -> dict[str, Any]:
    uit = {}
    for status in statussen:
        uit[str(status)] = {"description": _FOUTEN[status], "content": _json(_verwijs("Fout"))}
        if status == 429:
            uit["429"]["headers"] = {
                "Retry-After": {"required": True, "schema": {"type": "string", "pattern": "^[0-9]+$"}}
            }
    return uit


def _schemas(kaders: Kaders) -> dict[str, Any]:
    knop = {
        "type": "object",
        "description": "Een knop stuurt zijn keuze, of wat hij doet (met zijn waarde). Wie doet niet kent, stuurt het bericht als tekst.",
        "required": ["label"],
        "properties": {
            "label": {"type": "string"},
            "keuze": {"type": ["object", "null"]},
            "doet": {"enum": [naam.value for naam in Doet]},
            "waarde": {"type": "string"},
            "bericht": {"type": ["string", "null"]},
        },
    }
    bericht = {
        "type": "object",
        "properties": {
            "tekst": {"type": "string"},
            "knoppen": {"type": "array", "items": _verwijs("Knop")},
            "soort": {"enum": ["vraag", "voorstel", "advies", "reden", "ontvangst", "crisis", "blad", "gewoon"]},
            "blokken": {
                "type": "array",
                "description": "Dezelfde inhoud als tekst, in delen; soort zegt welk deel.",
                "items": {"type": "object", "required": ["soort"], "properties": {"soort": {"enum": BLOKSOORTEN}}},
            },
            "custom": {"type": "object", "description": "De afweging als gegevens; soort zegt wat het is."},
        },
    }
    tekst = {"type": "string", "minLength": 1, "maxLength": MAXIMUM_TEKENS, "pattern": PATROON}
    verzoek = {
        "type": "object",
        "properties": {
            "gesprek": {
                "type": ["string", "null"],
                "description": "Het gesprek uit een eerder antwoord; null begint een nieuw.",
            },
            "id": {
                "type": ["string", "null"],
                "minLength": 1,
                "maxLength": MAXIMUM_ID,
                "description": "Uniek voor dit bericht. Hetzelfde id opnieuw geeft het eerste antwoord en verandert niets.",
            },
        },
        "oneOf": [
            {
                "title": "Tekst",
                "required": ["bericht"],
                "properties": {
                    "bericht": tekst,
                    "keuze": {"type": "null"},
                    "doet": {"type": "null"},
                },
            },
            {
                "title": "Keuze",
                "required": ["keuze"],
                "properties": {"keuze": _verwijs("Keuze"), "bericht": {"type": "null"}, "doet": {"type": "null"}},
            },
            *(
                {
                    "title": f"Knop {doet.value}",
                    "required": ["doet", "waarde"] if moet_waarde(doet) else ["doet"],
                    "properties": {
                        "doet": {"const": doet.value},
                        "waarde": _waarde(list(waarden(doet, kaders)), moet_waarde(doet)),
                        "bericht": {"type": "null"},
                        "keuze": {"type": "null"},
                    },
                }
                for doet in Doet
            ),
        ],
    }
    deel = {"type": "object", "required": ["goed"], "properties": {"goed": {"type": "boolean"}}}
    return {
        "Keuze": _keuze(kaders),
        "Knop": knop,
        "Bericht": bericht,
        "Verzoek": verzoek,
        "Tekst": {
            "type": "object",
            "required": ["bericht"],
            "properties": {"bericht": tekst, "keuze": {"type": "null"}},
        },
        "Afgeschermd": {
            "type": "object",
            "required": ["bericht", "melding"],
            "properties": {"bericht": {"type": "string"}, "melding": {"type": ["string", "null"]}},
        },
        "Antwoord": {
            "type": "object",
            "required": ["gesprek", "berichten"],
            "properties": {"gesprek": {"type": "string"}, "berichten": {"type": "array", "items": _verwijs("Bericht")}},
        },
        "Gezond": {
            "type": "object",
            "required": ["gezond"],
            "properties": {
                "gezond": {"type": "boolean"},
                "delen": {
                    "type": "object",
                    "additionalProperties": deel,
                    "description": "Waar gebruikers zich aanmelden: alleen voor wie beheert.",
                },
            },
        },
        "Fout": {
            "type": "object",
            "required": ["fout"],
            "properties": {"fout": {"type": "string", "description": "Eén regel: wat er mis is en wat je kunt doen."}},
        },
    }


def _bewerking(
    naam: str, doet: str, geeft: str, schema: dict[str, Any], *statussen: int, invoer: str | None = None
) -> dict[str, Any]:
    """One operation: what it is called and does, what its 200 gives, how else it can end, and the schema of its body."""
    verzoek = {"requestBody": {"required": True, "content": _json(_verwijs(invoer))}} if invoer else {}
    antwoorden = {"200": {"description": geeft, "content": _json(schema)}, **_fouten(*statussen)}
    return {"operationId": naam, "summary": doet, **verzoek, "responses": antwoorden}


def beschrijving(kaders: Kaders, instellingen: Instellingen, vrij: bool) -> dict[str, Any]:
    """The whole document. `vrij`: nobody has to say who he is."""
    gesprek = _bewerking(
        "gesprek",
        "Eén beurt van het gesprek",
        "Het antwoord.",
        _verwijs("Antwoord"),
        400,
        401,
        404,
        413,
        415,
        422,
        429,
        503,
        invoer="Verzoek",
    )
    gezond = _bewerking("gezond", "Of elk deel werkt", "Alle delen werken.", _verwijs("Gezond"), 400, 401)
    gezond["responses"]["503"] = {
        "description": "Ten minste één deel werkt niet.",
        "content": _json(_verwijs("Gezond")),
    }
    afscherming = _bewerking(
        "afscherming",
        "De tekst zonder persoonsgegevens",
        "Wat ervan mag worden getoond en bewaard.",
        _verwijs("Afgeschermd"),
        400,
        401,
        413,
        415,
        422,
        429,
        invoer="Tekst",
    )
    kaders_ = _bewerking(
        "kaders",
        "De kenmerken, besluiten, kaders en profielen: labels, vragen, opties en bronnen",
        "Alles per id.",
        {"type": "object"},
        400,
        401,
    )
    nodig, schemas = aanmelden_openapi.beveiliging(instellingen, vrij)
    paden: dict[str, Any] = {
        "/api/gesprek": {"post": gesprek},
        "/api/afscherming": {"post": afscherming},
        "/api/kaders": {"get": kaders_},
        "/api/gezond": {"get": gezond},
        **overleg_openapi.paden(kaders, _json, _fouten),
        **bladen.paden(kaders, _json, _fouten),
    }
    for pad in paden.values():
        for manier, vraag in pad.items():
            vraag["security"] = nodig
            if vrij or (instellingen.aanmelden and manier == "post"):
                vraag["responses"] |= _fouten(403)
    paden |= aanmelden_openapi.paden(_json, _fouten)
    componenten: dict[str, Any] = {"schemas": _schemas(kaders), "securitySchemes": schemas}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Regiewijzer",
            "version": "1",
            "description": "Welke vorm van regie past bij deze casus, wie de regie heeft, waarom, en wat wanneer moet gebeuren.",
        },
        "paths": paden,
        "components": componenten,
    }
