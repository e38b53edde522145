"""The description of the API (OpenAPI 3.1), from its operations and shapes, with the kenmerken and values of the
loaded kaders in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from bot.afweging import Kaders
from bot.gegevens.antwoord import waarde_schema
from bot.gegevens.model import schemas, verwijs
from bot.instellingen import Instellingen
from bot.overleg.vorm import verslag as verslag_vorm
from bot.poort.adres import koekjesnaam
from bot.poort.api import (
    agenda,
    bladen,
    caseload,
    casussen,
    gesprek,
    kaders,
    oefencasussen,
    oefeneigen,
    oefensessies,
    oefenvoortgang,
    overleg,
    overleggen,
    vervolg,
    wie,
)
from bot.poort.api.bewerking import KOPPEN, VERSIE, WACHT, WORTEL, Bestand, Bewerking, Parameter
from bot.poort.api.fout import PROBLEEM, Probleem

_OMSCHRIJVING = (
    "Welke vorm van regie past bij deze casus, wie de regie heeft, waarom, en wat wanneer moet gebeuren. "
    f"Alle paden beginnen met {WORTEL}; zonder het nummer van de versie (/api/…) doen ze hetzelfde. "
    "Volgt de NLGov REST API Design Rules."
)
_ONDERWERPEN = {
    "Gesprek": "Beurten van een gesprek.",
    "Kaders": "Wat de kaders vragen en beslissen.",
    "Bladen": "De bladen van de kaders.",
    "Casussen": "Wat je zelf hebt vastgelegd.",
    "Agenda": "Wat er wanneer uiterlijk moet.",
    "Oefenen": "Oefenen met verzonnen casussen, alleen of met een team; je voortgang, je leerpad en je groep.",
    "Overleg": "Het overleg waarin een team zijn aanmeldingen doorneemt.",
    "Toegang": "Wie er vraagt, en of alles werkt.",
}
_FOUTEN = {
    400: "Het verzoek is onleesbaar, of een veld ontbreekt of heeft de verkeerde soort.",
    401: "De aanmelding of de toegangscode ontbreekt, is verlopen of klopt niet.",
    403: (
        "Het verzoek komt niet zeker van een eigen pagina: de kop X-CSRF-Token (zie /ik) ontbreekt of klopt niet. "
        "Of het kwam langs een proxy, terwijl niemand zich aanmeldt."
    ),
    404: "Dit gesprek is niet aan jou uitgegeven.",
    409: "Wat je zag, is intussen veranderd; detail zegt wat.",
    413: "Het verzoek is te lang.",
    415: "De inhoud is geen application/json.",
    422: "De inhoud past niet: detail zegt wat er wel mag.",
    429: "Te veel verzoeken; Retry-After zegt hoeveel seconden je wacht.",
    503: "Regiewijzer kan nu niet antwoorden; hetzelfde verzoek mag opnieuw, een bericht met hetzelfde id.",
}
GEEN_CONTACT = "niet-ingesteld@regiewijzer.invalid"


def bewerkingen(van: Kaders) -> Iterator[Bewerking]:
    """All operations, for these kaders."""
    from bot.bladen import alle, kolommen

    namen = [blad.naam for blad in alle(van)]
    yield from (gesprek.GESPREK, gesprek.AFSCHERMING, kaders.KADERS)
    yield from (bladen.BLADEN, bladen.blad(namen), bladen.bestand(namen, kolommen(alle(van))))
    yield from (overleg.OVERLEG, overleg.AANMELDINGEN, overleg.verslag(verslag_vorm(van)))
    yield from (oefencasussen.CASUSSEN, oefencasussen.CASUS, oefencasussen.KEUZE)
    yield from (oefencasussen.HINT, oefencasussen.VERGELIJKING)
    yield from (oefeneigen.STAND, oefeneigen.CONTROLE, oefeneigen.BEWAREN)
    yield from (oefensessies.MIJN, oefensessies.BEGIN, oefensessies.SESSIE)
    yield from (oefensessies.OORDEEL, oefensessies.STAP, oefensessies.VERSLAG)
    yield from (overleggen.LIJST, overleggen.MAAK, overleggen.STAND)
    yield from (overleggen.WIJZIG, overleggen.STUUR, overleggen.EINDE)
    yield from (casussen.CASUSSEN, casussen.CASUS, casussen.INZAGE)
    yield from (caseload.CASELOAD, caseload.BESTAND, caseload.ALLES, caseload.VERWIJDER)
    yield from (vervolg.VERVOLG, vervolg.STAP, vervolg.VERSLAG)
    yield from (agenda.AGENDA, agenda.ADRES, agenda.INTREKKEN, agenda.KALENDER)
    yield from (oefenvoortgang.VOORTGANG, oefenvoortgang.WISSEN, oefenvoortgang.GROEP)
    yield from (oefenvoortgang.LEERPAD, oefenvoortgang.STAP_GELEZEN)
    yield from (wie.IK, wie.GEZOND, wie.LEVEND, wie.GEREED)


def beschrijving(van: Kaders, instellingen: Instellingen, vrij: bool) -> dict[str, Any]:
    """The whole document. `vrij`: nobody has to say who he is."""
    alles = list(bewerkingen(van))
    nodig, wijzen = _beveiliging(instellingen, vrij)
    paden: dict[str, Any] = {}
    for bewerking in alles:
        paden.setdefault(bewerking.pad, {})[bewerking.manier.lower()] = {
            **_bewerking(bewerking),
            "security": [{}] if vrij else [*nodig, {}] if bewerking.voor_iedereen else nodig,
        }
    paden["/openapi.json"] = {"get": {**_document(), "security": [{}]}}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Regiewijzer",
            "version": VERSIE,
            "description": _OMSCHRIJVING,
            "contact": _contact(instellingen),
            "license": {"name": "EUPL-1.2", "url": "https://joinup.ec.europa.eu/collection/eupl/eupl-text-eupl-12"},
        },
        "servers": [_server(instellingen)],
        "tags": [{"name": naam, "description": uitleg} for naam, uitleg in _ONDERWERPEN.items()],
        "paths": paden,
        "components": {"schemas": _vormen(alles, van), "headers": {**KOPPEN, **WACHT}, "securitySchemes": wijzen},
    }


def _contact(instellingen: Instellingen) -> dict[str, str]:
    return {
        "name": "Functioneel beheer van Regiewijzer",
        "email": instellingen.contact or GEEN_CONTACT,
        "url": instellingen.url or "http://127.0.0.1",
    }


def _server(instellingen: Instellingen) -> dict[str, Any]:
    if instellingen.url:
        return {"url": f"{instellingen.url}{WORTEL}", "description": "Productie (production).", "x-internal": False}
    return {"url": WORTEL, "description": "Deze computer zelf (local).", "x-internal": True}


def _beveiliging(instellingen: Instellingen, vrij: bool) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """What a request needs (one of these), and the schemes that it names."""
    wijzen: dict[str, Any] = {}
    if instellingen.token and not vrij:
        wijzen["token"] = {"type": "http", "scheme": "bearer"}
    if instellingen.aanmelden and not vrij:
        wijzen["sessie"] = {"type": "apiKey", "in": "cookie", "name": koekjesnaam(str(instellingen.url))}
    return [{naam: []} for naam in wijzen], wijzen


def _koppen(*meer: str) -> dict[str, Any]:
    return {naam: {"$ref": f"#/components/headers/{naam}"} for naam in (*KOPPEN, *meer)}


def _json(model: type[BaseModel]) -> dict[str, Any]:
    return {"application/json": {"schema": verwijs(model)}}


def _inhoud(uit: type[BaseModel] | Bestand) -> dict[str, Any]:
    if not isinstance(uit, Bestand):
        return _json(uit)
    return {
        soort: {"schema": {"type": "string", "format": "binary", "maxLength": uit.maximum, "contentMediaType": soort}}
        for soort in uit.soorten
    }


def _weigering(status: int, uitleg: str) -> dict[str, Any]:
    koppen = _koppen("Retry-After") if status == 429 else _koppen()
    return {"description": uitleg, "headers": koppen, "content": {PROBLEEM: {"schema": verwijs(Probleem)}}}


def _parameter(parameter: Parameter, pad: str) -> dict[str, Any]:
    in_pad = f"{{{parameter.naam}}}" in pad
    return {
        "name": parameter.naam,
        "in": "path" if in_pad else "query",
        "required": parameter.verplicht,
        "description": parameter.uitleg,
        "schema": {
            "type": "string",
            **({"enum": list(parameter.keuzes)} if parameter.keuzes else {}),
            **({"pattern": parameter.patroon, "maxLength": parameter.langst} if parameter.patroon else {}),
        },
    }


def _bewerking(bewerking: Bewerking) -> dict[str, Any]:
    uit: dict[str, Any] = {
        "operationId": bewerking.naam,
        "summary": bewerking.doet,
        "description": bewerking.uitleg,
        "tags": [bewerking.onderwerp],
    }
    if bewerking.parameters:
        uit["parameters"] = [_parameter(p, bewerking.pad) for p in bewerking.parameters]
    if bewerking.invoer:
        uit["requestBody"] = {"required": True, "content": _json(bewerking.invoer)}
    antwoorden = {200: {"description": bewerking.geeft, "headers": _koppen(), "content": _inhoud(bewerking.uit)}}
    for status in bewerking.weigert:
        antwoorden[status] = _weigering(status, bewerking.eigen_fouten.get(status, _FOUTEN[status]))
    for status, (uitleg, model) in bewerking.ook.items():
        antwoorden[status] = {
            "description": uitleg,
            "headers": _koppen(),
            "content": {PROBLEEM: {"schema": verwijs(model)}},
        }
    uit["responses"] = {str(status): antwoorden[status] for status in sorted(antwoorden)}
    return uit


def _document() -> dict[str, Any]:
    """This document itself."""
    geeft = {
        "description": "OpenAPI 3.1.",
        "headers": _koppen(),
        "content": {"application/json": {"schema": {"type": "object"}}},
    }
    return {
        "operationId": "beschrijving",
        "summary": "Deze beschrijving",
        "description": "Voor iedereen.",
        "tags": ["Toegang"],
        "responses": {"200": geeft, "400": _weigering(400, _FOUTEN[400]), "429": _weigering(429, _FOUTEN[429])},
    }


def _vormen(alles: list[Bewerking], van: Kaders) -> dict[str, Any]:
    """Every shape by name."""
    modellen: list[type[BaseModel]] = [Probleem]
    for bewerking in alles:
        modellen += [m for m in (bewerking.invoer, bewerking.uit) if isinstance(m, type) and issubclass(m, BaseModel)]
        modellen += [model for _, model in bewerking.ook.values()]
    uit = schemas(*dict.fromkeys(modellen))
    uit["GeldigeKeuze"] = {
        "description": "Een kenmerk van de kaders, met een waarde die het kan hebben.",
        "oneOf": [_keuze(kenmerk.id, kenmerk.label, waarde_schema(kenmerk)) for kenmerk in van.kenmerken.values()],
    }
    uit["GeldigeKnop"] = gesprek.knop_schema(van)
    return dict(sorted(uit.items()))


def _keuze(kenmerk: str, label: str, waarde: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "title": label,
        "required": ["kenmerk", "waarde"],
        "properties": {"kenmerk": {"const": kenmerk}, "waarde": waarde},
    }
