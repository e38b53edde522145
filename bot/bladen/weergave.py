"""The words of a sheet: where it comes from, a point, a cell."""

from __future__ import annotations

from collections.abc import Sequence

from bot.afweging import Kaders
from bot.afweging.blad import Blok, Punt, bronnen_van
from bot.afweging.bron import Bron

from .gegevens import MERK, document


def bronregels(kaders: Kaders, blokken: Sequence[Blok]) -> list[str]:
    """A line for each document: where in it these blocks stand. What is ours says so where it is said."""
    per_kader: dict[str, dict[str, None]] = {}
    for blok in blokken:
        for bron in bronnen_van(blok):
            if not bron.interpretatie:
                per_kader.setdefault(bron.kader, {})[bron.vindplaats] = None
    return [
        f"Bron: {document(kaders, kader)}. Vindplaats: {'; '.join(plekken)}." for kader, plekken in per_kader.items()
    ]


def punt_als_tekst(punt: Punt) -> str:
    toelichting = f" ({punt.toelichting})" if punt.toelichting else ""
    return f"{punt.tekst}{toelichting}{_merk(punt.bron)}"


def cel_als_tekst(cel: Sequence[Punt]) -> str:
    """A cell on one line: after a line that ends in a colon come its parts with commas, otherwise sentences."""
    if len(cel) > 1 and cel[0].tekst.endswith(":"):
        return f"{cel[0].tekst} {', '.join(punt_als_tekst(p) for p in cel[1:])}."
    return " ".join(punt_als_tekst(p) for p in cel)


def _merk(bron: Bron) -> str:
    return f" ({MERK})" if bron.interpretatie else ""
