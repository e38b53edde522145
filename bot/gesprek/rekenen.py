"""What the engine would say if an answer were another one, or unknown: always on a copy, nothing changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from bot.afweging import motor
from bot.afweging.model import Kenmerk

from .staat import Omgeving, Staat, advies


def met(omgeving: Omgeving, staat: Staat, anders: Mapping[str, Any]) -> dict[str, Any]:
    """The advice with these answers instead; None makes one unknown. `staat` is left as it is."""
    antwoorden = {k: w for k, w in {**staat.antwoorden, **anders}.items() if w is not None}
    over = [k for k in staat.overgeslagen if k not in antwoorden]
    return advies(omgeving, replace(staat, antwoorden=antwoorden, overgeslagen=over))


def open_van(omgeving: Omgeving, staat: Staat, besluit: str) -> list[str]:
    """The unknown kenmerken that can still change this besluit."""
    gelezen = motor(omgeving.kaders).werk(besluit).diagram.nummer
    return [k for k in advies(omgeving, staat)["ontbreekt"] if k in gelezen]


def open_kenmerken(omgeving: Omgeving, staat: Staat, besluit: str) -> str:
    """The same by their labels."""
    return ", ".join(omgeving.kaders.kenmerken[k].label.lower() for k in open_van(omgeving, staat, besluit))


def moet_anders(omgeving: Omgeving, staat: Staat, besluit: str, doel: str) -> dict[str, Any] | None:
    """Known answers that stand between this casus and an uitkomst, each with a value by which it can come out.

    None of them can be left out. {} when nothing known does; None when no answer leads to it.
    """
    gelezen = [k for k in motor(omgeving.kaders).werk(besluit).diagram.nummer if k in staat.antwoorden]
    if doel not in _mogelijk(omgeving, staat, besluit, dict.fromkeys(gelezen)):
        return None
    weg = list(gelezen)
    for kenmerk in gelezen:
        zonder = [k for k in weg if k != kenmerk]
        if doel in _mogelijk(omgeving, staat, besluit, dict.fromkeys(zonder)):
            weg = zonder
    anders: dict[str, Any] = dict.fromkeys(weg)
    for naam in weg:
        kenmerk_ = omgeving.kaders.kenmerken[naam]
        kan = (w for w in _waarden(kenmerk_) if w != staat.antwoorden[naam])
        past = (w for w in kan if doel in _mogelijk(omgeving, staat, besluit, {**anders, naam: w}))
        anders[naam] = next(past, None)
    return anders


def _mogelijk(omgeving: Omgeving, staat: Staat, besluit: str, anders: Mapping[str, Any]) -> list[str]:
    uit = met(omgeving, staat, anders)["besluiten"].get(besluit)
    return uit["mogelijk"] if uit else []


def _waarden(kenmerk: Kenmerk) -> Iterable[Any]:
    """The values that may be tried: of a meerkeuze none of them, or one."""
    if kenmerk.soort == "meerkeuze":
        return [[], *([w] for w in kenmerk.waarden)]
    return kenmerk.waarden
