"""Checking answers: what comes from outside becomes a value that the engine can trust, or one clear Dutch error."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from .fouten import OnbruikbareInvoer
from .model import Kenmerk

MAX_LEEFTIJD = 120
MAX_LEEFTIJDEN = 50


def controleer(kenmerk: Kenmerk, waarde: Any) -> Any:
    """Check one answer (JSON) and give it back as str, bool, tuple of options (kader order), tuple of numbers, or None.

    A meerkeuze also takes True (at least one, kept as True) and False (none, becomes the empty tuple). None is unknown.
    Raises OnbruikbareInvoer that names the kenmerk and what is allowed.
    """
    if waarde is None:
        return None
    if kenmerk.soort == "getallen":
        return _getallen(kenmerk, waarde)
    if kenmerk.soort == "meerkeuze":
        return _meerkeuze(kenmerk, waarde)
    past = isinstance(waarde, bool) if kenmerk.soort == "ja_nee" else isinstance(waarde, str)
    if past and waarde in kenmerk.waarden:
        return waarde
    raise OnbruikbareInvoer(f"{toon(waarde)} past niet bij {kenmerk.id}. {toegestaan(kenmerk)}")


def controleer_alle(kenmerken: Mapping[str, Kenmerk], antwoorden: Any) -> dict[str, Any]:
    """Check a mapping of answers; the unknown (None) ones are left out.

    Raises OnbruikbareInvoer at the first bad one.
    """
    if not isinstance(antwoorden, dict):
        raise OnbruikbareInvoer('antwoorden moet een lijst van kenmerk en waarde zijn, zoals {"ernst": "licht"}.')
    uit: dict[str, Any] = {}
    for naam, waarde in antwoorden.items():
        kenmerk = kenmerken.get(naam)
        if kenmerk is None:
            raise OnbruikbareInvoer(f"Kenmerk {toon(naam)} bestaat niet.{bedoel(naam, kenmerken)}")
        # By far the most answers: one option, yes or no, a list of options. `controleer` knows them too.
        if (waarde.__class__ is str and waarde in kenmerk.keuzes) or (
            waarde.__class__ is bool and kenmerk.soort == "ja_nee"
        ):
            uit[naam] = waarde
        elif waarde.__class__ is list and kenmerk.soort == "meerkeuze":
            uit[naam] = _meerkeuze(kenmerk, waarde) if waarde else ()
        elif (gecontroleerd := controleer(kenmerk, waarde)) is not None:
            uit[naam] = gecontroleerd
    return uit


def naar_json(waarde: Any) -> Any:
    """A checked value as JSON (tuples become lists)."""
    return list(waarde) if isinstance(waarde, tuple) else waarde


def toon(waarde: Any) -> str:
    """A value in an error message: JSON-like and never long."""
    tekst = {True: "true", False: "false"}[waarde] if isinstance(waarde, bool) else repr(waarde)
    return tekst if len(tekst) <= 60 else tekst[:57] + "…'"


def bedoel(naam: Any, bekend: Any) -> str:
    """A hint " Bedoel je x?" when something known looks like `naam`, else an empty text."""
    return _bedoel(str(naam)[:80], tuple(map(str, bekend)))


@lru_cache(maxsize=256)  # a stream often has the same unknown field in every line
def _bedoel(naam: str, bekend: tuple[str, ...]) -> str:
    import difflib

    nabij = difflib.get_close_matches(naam, bekend, n=1)
    return f" Bedoel je '{nabij[0]}'?" if nabij else ""


def _meerkeuze(kenmerk: Kenmerk, waarde: Any) -> Any:
    if isinstance(waarde, bool):
        return True if waarde else ()
    if not isinstance(waarde, (list, tuple)):
        raise OnbruikbareInvoer(f"{toon(waarde)} past niet bij {kenmerk.id}. {toegestaan(kenmerk)}")
    for deel in waarde:
        if not isinstance(deel, str) or deel not in kenmerk.waarden:
            raise OnbruikbareInvoer(f"{toon(deel)} past niet bij {kenmerk.id}. {toegestaan(kenmerk)}")
    return tuple([optie for optie in kenmerk.waarden if optie in waarde]) if waarde else ()


def _getallen(kenmerk: Kenmerk, waarde: Any) -> tuple[float, ...]:
    goed = (
        isinstance(waarde, (list, tuple))
        and len(waarde) <= MAX_LEEFTIJDEN
        and all(
            isinstance(deel, (int, float)) and not isinstance(deel, bool) and 0 <= deel <= MAX_LEEFTIJD
            for deel in waarde
        )
    )
    if not goed:
        raise OnbruikbareInvoer(f"{toon(waarde)} past niet bij {kenmerk.id}. {toegestaan(kenmerk)}")
    return tuple(waarde)


def toegestaan(kenmerk: Kenmerk) -> str:
    """A sentence that says which values an answer may have."""
    if kenmerk.soort == "getallen":
        return f"Geef een lijst van hooguit {MAX_LEEFTIJDEN} getallen van 0 tot en met {MAX_LEEFTIJD}."
    if kenmerk.soort == "ja_nee":
        return "Kies true, false of null (onbekend)."
    keuzes = ", ".join(kenmerk.waarden)
    if kenmerk.soort == "meerkeuze":
        return f"Geef een lijst uit: {keuzes}; of true, false of null."
    return f"Kies uit: {keuzes}; of null (onbekend)."
