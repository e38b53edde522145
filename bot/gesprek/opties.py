"""The options and uitkomsten that a text calls by their own names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from bot.begrip.antwoord import kaal

from .staat import Omgeving

_LETTERS = 3  # a shorter name is no name in a sentence


def op_label(omgeving: Omgeving, tekst: str) -> tuple[str, Any] | None:
    """(kenmerk, value) of the only choice that has an option whose name stands in this text; else None."""
    gezegd = f" {kaal(tekst)} "
    gevonden = {
        (kenmerk.id, optie.waarde): len(naam)
        for kenmerk in omgeving.kaders.kenmerken.values()
        if kenmerk.soort == "keuze"
        for optie in kenmerk.opties
        for naam in (kaal(optie.label), kaal(re.split(r"[,(:;]", optie.label)[0]))
        if len(naam) >= _LETTERS and f" {naam} " in gezegd
    }
    langste = [paar for paar, lengte in gevonden.items() if lengte == max(gevonden.values())]
    return langste[0] if len(langste) == 1 else None


def genoemde_uitkomsten(omgeving: Omgeving, besluiten: Iterable[str], tekst: str) -> list[tuple[str, str]]:
    """The (besluit, uitkomst) pairs of these besluiten that a text names, the longest names only."""
    gezegd = f" {kaal(tekst).replace('?', ' ')} "
    treffers = [
        (len(naam), besluit, uitkomst.id)
        for besluit in besluiten
        for uitkomst in omgeving.kaders.besluiten[besluit].uitkomsten.values()
        for naam in _namen(uitkomst.id, uitkomst.label)
        if f" {naam} " in gezegd
    ]
    langste = max((lengte for lengte, _, _ in treffers), default=0)
    return list(dict.fromkeys((b, u) for lengte, b, u in treffers if lengte == langste))


def _namen(uitkomst: str, label: str) -> set[str]:
    gewoon = kaal(label)
    zonder = re.sub(r"^(?:de|het|een) ", "", gewoon)
    return {gewoon, zonder, uitkomst.replace("_", " ")}
