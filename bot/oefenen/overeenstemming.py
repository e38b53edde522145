"""How much a team agrees, and what that means in words (overeenstemming.yml). Numbers only: no casus, no names."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bot.schrijfwijze import getal

_BESTAND = Path(__file__).with_suffix(".yml")


@cache
def _tabel() -> Mapping[str, Any]:
    gelezen: Mapping[str, Any] = yaml.safe_load(_BESTAND.read_text(encoding="utf-8"))
    return gelezen


def minst() -> int:
    """With fewer judgements nothing is shown."""
    return int(_tabel()["minst"])


def zeg(naam: str, **gaten: object) -> str:
    return str(_tabel()[naam]).format(**gaten)


def te_weinig(aantal: int) -> str:
    """Why nothing is shown with so few judgements; "" when there are enough."""
    if aantal >= minst():
        return ""
    return zeg({0: "te_weinig_nul", 1: "te_weinig_een"}.get(aantal, "te_weinig"), aantal=aantal, minst=minst())


def alfa(oordelen: Sequence[Sequence[Any]], orde: Sequence[Any] = ()) -> float | None:
    """Krippendorff's alpha: a row a person, a column a thing that was judged, None where somebody didn't judge it.

    `orde`: all values from light to heavy, when they have an order (ordinal); else they are only different (nominal).
    None when it can't be computed: nobody judged twice what another did, or all said the same.
    """
    import krippendorff
    import numpy as np

    waarden = list(orde) or sorted({w for rij in oordelen for w in rij if w is not None}, key=repr)
    gezegd = {w for rij in oordelen for w in rij if w is not None}
    samen = [kolom for kolom in zip(*oordelen, strict=True) if sum(w is not None for w in kolom) > 1]
    if len(gezegd) < 2 or not samen or not gezegd <= set(waarden):
        return None
    nummer = {waarde: nr for nr, waarde in enumerate(waarden)}
    matrix = np.array([[math.nan if w is None else float(nummer[w]) for w in rij] for rij in oordelen])
    soort = "ordinal" if orde else "nominal"
    uit = float(krippendorff.alpha(matrix, level_of_measurement=soort, value_domain=list(range(len(waarden)))))
    return None if math.isnan(uit) else uit


def in_woorden(waarde: float) -> str:
    """What this alpha means."""
    return next(str(g["zin"]) for g in _tabel()["grenzen"] if waarde >= g["vanaf"] or g is _tabel()["grenzen"][-1])


def als_getal(waarde: float) -> str:
    """Two decimals, as Dutch writes them."""
    return getal(round(waarde, 2))
