"""The answer to one kenmerk as a type: checked by the engine, described with the values of the loaded kaders."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from bot.afweging.antwoorden import MAX_LEEFTIJD, MAX_LEEFTIJDEN, controleer, naar_json, toegestaan
from bot.afweging.fouten import OnbruikbareInvoer
from bot.afweging.model import Kenmerk
from bot.gegevens.model import Onjuist


def waarde_schema(kenmerk: Kenmerk, met_null: bool = True) -> dict[str, Any]:
    """JSON Schema of an answer; null is "weet ik niet"."""
    leeg = ["null"] if met_null else []
    if kenmerk.soort == "getallen":
        return {
            "type": ["array", *leeg],
            "items": {"type": "number", "minimum": 0, "maximum": MAX_LEEFTIJD},
            "maxItems": MAX_LEEFTIJDEN,
            "description": "Leeftijden in jaren.",
        }
    if kenmerk.soort == "meerkeuze":
        return {
            "type": ["array", "boolean", *leeg],
            "items": {"enum": list(kenmerk.waarden)},
            "maxItems": MEEST,
            "description": "Een lijst; true is ten minste één, false is geen.",
        }
    return {"enum": [*kenmerk.waarden, *([None] if met_null else [])]}


MEEST = 50  # options in one answer


def lees_antwoord(kenmerk: Kenmerk, waarde: Any) -> Any:
    """The checked answer, as JSON. Raises Onjuist, that says what is allowed and not what was sent."""
    try:
        if isinstance(waarde, list) and len(waarde) > MEEST:
            raise OnbruikbareInvoer("te lang")
        return naar_json(controleer(kenmerk, waarde))
    except OnbruikbareInvoer:  # its own message quotes the value, and that may be anything
        raise Onjuist(f"Deze waarde past niet bij {kenmerk.id}. {toegestaan(kenmerk)}") from None


def antwoordtype(kenmerk: Kenmerk) -> type:
    """The type of a field with an answer to this kenmerk."""

    def lees(waarde: Any) -> Any:
        return lees_antwoord(kenmerk, waarde)

    def validators(cls: type) -> Iterator[Callable[[Any], Any]]:
        yield lees

    def beschrijf(cls: type, beschrijving: dict[str, Any]) -> None:
        beschrijving.clear()
        beschrijving.update(waarde_schema(kenmerk, met_null=False))

    methoden = {"__get_validators__": classmethod(validators), "__modify_schema__": classmethod(beschrijf)}
    return type(f"Antwoord_{kenmerk.id}", (), methoden)
