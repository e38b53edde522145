"""The shape of kader files (schema.json), with the errors in Dutch: file, item, what is wrong, what to do."""

from __future__ import annotations

from typing import Any

import jsonschema

from bot.schrijfwijze import of

from .fouten import KaderFout

_REMEDIES = {
    "bron": "Voeg bron toe met vindplaats (waar in het document) en interpretatie (true of false).",
    "richting": "Schrijf erbij welke vorm dichtbij is: richting: lichter, of richting: zwaarder.",
}
_SOORTEN = {
    "string": "tekst",
    "object": "een blok met velden",
    "array": "een lijst",
    "boolean": "true of false",
    "integer": "een heel getal",
    "number": "een getal",
}


def controleer_schema(document: Any, schema: dict[str, Any], bestand: str) -> None:
    """Raise KaderFout for the deepest, first error of a kader file's content; give nothing when it is fine."""
    fouten = sorted(
        jsonschema.Draft7Validator(schema).iter_errors(document), key=lambda f: list(map(str, f.absolute_path))
    )
    if fouten:
        fout = _diepste(fouten[0])
        plek = " → ".join(f"[{deel + 1}]" if isinstance(deel, int) else str(deel) for deel in fout.absolute_path)
        raise KaderFout(f"{bestand}{', ' + plek if plek else ''}: {_in_het_nederlands(fout)}")


def _diepste(fout: jsonschema.ValidationError) -> jsonschema.ValidationError:
    while fout.context:
        fout = max(fout.context, key=lambda f: len(f.absolute_path))
    return fout


def _in_het_nederlands(fout: jsonschema.ValidationError) -> str:
    waarde, regel, soort = fout.instance, fout.validator_value, str(fout.validator)
    if soort == "required":
        ontbreekt = next(veld for veld in regel if veld not in waarde)
        return f"'{ontbreekt}' ontbreekt. " + _REMEDIES.get(ontbreekt, "Vul dit veld in.")
    if soort == "additionalProperties":
        bekend = fout.schema.get("properties", {})
        vreemd = next(veld for veld in waarde if veld not in bekend)
        return f"veld '{vreemd}' hoort hier niet. Kies uit: {', '.join(bekend)}."
    if soort == "type":
        soorten = regel if isinstance(regel, list) else [regel]
        return f"hier hoort {of(_SOORTEN.get(str(s), str(s)) for s in soorten)} te staan, niet {str(waarde)[:40]!r}."
    if soort == "enum":
        return f"{str(waarde)[:40]!r} kan hier niet. Kies uit: {', '.join(map(str, regel))}."
    if soort == "pattern":
        return (
            f"{str(waarde)[:40]!r} heeft niet de goede vorm. Gebruik kleine letters, cijfers en _ (of een datum als "
            "2024-03-21)."
        )
    if soort == "dependencies":
        return "bij besluiten, termijnen en vervolgstappen hoort in hetzelfde bestand een blok kader."
    if soort in ("minItems", "minProperties", "minLength"):
        return "dit mag niet leeg zijn (of is te kort). Vul het aan."
    if soort in ("maxItems", "maxProperties"):
        return f"hier staat te veel; hoogstens {regel}."
    return "dit klopt niet met schema.json. Kijk in docs/kader-toevoegen.md hoe dit blok eruitziet."
