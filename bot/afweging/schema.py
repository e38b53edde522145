"""The shape of kader files (schema.json), with the errors in Dutch: file, item, what is wrong, what to do."""

from __future__ import annotations

from typing import Any

import jsonschema

from . import schemafout
from .fouten import KaderFout

_REMEDIES = {
    "bron": "Voeg bron toe met vindplaats (waar in het document) en interpretatie (true of false).",
    "richting": "Schrijf erbij welke vorm dichtbij is: richting: lichter, of richting: zwaarder.",
}
_VORM = "heeft niet de goede vorm. Gebruik kleine letters, cijfers en _ (of een datum als 2024-03-21)."
_ANDERS = "dit klopt niet met schema.json. Kijk in docs/kader-toevoegen.md hoe dit blok eruitziet."
_ALLEEN_BIJ_EEN_KADER = "bij besluiten, termijnen en vervolgstappen hoort in hetzelfde bestand een blok kader."


def controleer_schema(document: Any, schema: dict[str, Any], bestand: str) -> None:
    """Raise KaderFout for the deepest, first error of a kader file's content; give nothing when it is fine."""
    fouten = sorted(
        jsonschema.Draft7Validator(schema).iter_errors(document), key=lambda f: list(map(str, f.absolute_path))
    )
    if fouten:
        fout = _diepste(fouten[0])
        waar = schemafout.plek(fout.absolute_path)
        raise KaderFout(f"{bestand}{', ' + waar if waar else ''}: {_zin(fout)}")


def _diepste(fout: jsonschema.ValidationError) -> jsonschema.ValidationError:
    while fout.context:
        fout = max(fout.context, key=lambda f: len(f.absolute_path))
    return fout


def _zin(fout: jsonschema.ValidationError) -> str:
    waarde, regel, gekort = fout.instance, fout.validator_value, repr(str(fout.instance)[:40])
    match str(fout.validator):
        case "required":
            veld = next(veld for veld in regel if veld not in waarde)
            return schemafout.ontbreekt(veld, _REMEDIES.get(veld, ""))
        case "additionalProperties":
            bekend = fout.schema.get("properties", {})
            veld = next(veld for veld in waarde if veld not in bekend)
            return schemafout.vreemd(veld, bekend, repr(veld))
        case "type":
            return schemafout.soort(*map(str, regel if isinstance(regel, list) else [regel]), kreeg=gekort)
        case "enum":
            return schemafout.keuze(regel, gekort)
        case "pattern":
            return f"{gekort} {_VORM}"
        case "dependencies":
            return _ALLEEN_BIJ_EEN_KADER
        case "minItems" | "minProperties" | "minLength":
            return schemafout.TE_WEINIG
        case "maxItems" | "maxProperties":
            return schemafout.te_veel(regel, len(waarde))
    return _ANDERS
