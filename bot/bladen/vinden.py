"""The sheets that the kaders have."""

from __future__ import annotations

from collections.abc import Iterable

from bot.afweging import Kaders, OnbruikbareInvoer
from bot.afweging.blad import Blad, Tabel


def alle(kaders: Kaders) -> tuple[Blad, ...]:
    """Every sheet, in the order of the kaders."""
    return tuple(blad for kader in kaders.kaders.values() for blad in kader.bladen)


def blad_van(kaders: Kaders, naam: str) -> Blad:
    """The sheet with this name. Raises OnbruikbareInvoer with the names that there are."""
    for blad in alle(kaders):
        if blad.naam == naam:
            return blad
    raise OnbruikbareInvoer(f"Blad '{naam}' bestaat niet. Kies uit: {', '.join(b.naam for b in alle(kaders))}.")


def kolommen(bladen: Iterable[Blad]) -> dict[str, str]:
    """Every column of these sheets → the besluit whose uitkomst it is."""
    return {
        kolom.id: tabel.besluit
        for blad in bladen
        for tabel in blad.blokken
        if isinstance(tabel, Tabel)
        for kolom in tabel.kolommen
    }
