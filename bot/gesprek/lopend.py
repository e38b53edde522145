"""Help that runs already: nobody has to plan its intake and its start any more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .actieblad import tabel
from .staat import Staat

HULP = "zorgvorm"  # the kenmerk whose options are forms of help, each with terms of its own
ALLES = "*"  # said of help in general


def lopende_vormen(staat: Staat) -> list[str]:
    """The forms of help of this casus that run. Said of help in general it is that one form: of several nobody knows
    which, and a term dropped too many is worse than one too few.
    """
    vormen = staat.antwoorden.get(HULP) or []
    if ALLES in staat.hulp_loopt and len(vormen) == 1:
        return list(vormen)
    return [vorm for vorm in vormen if vorm in staat.hulp_loopt]


def zonder_lopende(staat: Staat, uit: Mapping[str, Any]) -> dict[str, Any]:
    """The advice `uit` without the terms that are over once help runs."""
    weg = {f"{soort}.{vorm}" for soort in tabel()["voor_de_start"] for vorm in lopende_vormen(staat)}
    return {**uit, "termijnen": [t for t in uit["termijnen"] if t["id"] not in weg]}
