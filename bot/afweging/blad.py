"""The sheets of a kader: what its document shows as a card, a checklist or a block to copy, as frozen data.

Here is what a sheet says and where each line comes from; how it looks as text, page, Word or PDF is bot.bladen's.
"""

from __future__ import annotations

from dataclasses import dataclass

from .bron import Bron


@dataclass(frozen=True)
class Punt:
    """One line: `id` says where in the kaders it stands, `toelichting` gives examples, `bron` its source."""

    id: str
    tekst: str
    bron: Bron
    toelichting: str = ""


@dataclass(frozen=True)
class Lijst:
    """Lines under a heading.

    `teken` is cijfer, bolletje, vakje (to tick) or geen; `kopieer`: meant to be copied into a plan.
    """

    id: str
    kop: str
    teken: str
    kopieer: bool
    woorden: tuple[str, ...]
    punten: tuple[Punt, ...]


@dataclass(frozen=True)
class Kolom:
    id: str
    kop: str


@dataclass(frozen=True)
class Rij:
    """One row: the lines of each column, and where the row as a whole comes from."""

    id: str
    kop: str
    bron: Bron
    cellen: tuple[tuple[Punt, ...], ...]


@dataclass(frozen=True)
class Tabel:
    """A column for each uitkomst of `besluit`, so that the uitkomst of a casus can be marked; `hoek` heads the first
    column.
    """

    id: str
    kop: str
    hoek: str
    besluit: str
    woorden: tuple[str, ...]
    kolommen: tuple[Kolom, ...]
    rijen: tuple[Rij, ...]


Blok = Lijst | Tabel


@dataclass(frozen=True)
class Blad:
    """`naam` is how it is asked for and `woorden` what people call it; `liggend`: on paper it needs the wide side."""

    naam: str
    kader: str
    titel: str
    waarvoor: str
    doelgroep: str | None
    liggend: bool
    woorden: tuple[str, ...]
    blokken: tuple[Blok, ...]

    @property
    def punten(self) -> tuple[Punt, ...]:
        """Every line, whichever block it is in."""
        return tuple(p for blok in self.blokken for p in punten_van(blok))

    @property
    def bronnen(self) -> tuple[Bron, ...]:
        """The source of every line and row, each once."""
        return tuple(dict.fromkeys(bron for blok in self.blokken for bron in bronnen_van(blok)))


def punten_van(blok: Blok) -> tuple[Punt, ...]:
    """Every line of a block."""
    return blok.punten if isinstance(blok, Lijst) else tuple(p for rij in blok.rijen for cel in rij.cellen for p in cel)


def bronnen_van(blok: Blok) -> tuple[Bron, ...]:
    """The source of every row and line of a block, each once."""
    rijen = () if isinstance(blok, Lijst) else tuple(rij.bron for rij in blok.rijen)
    return tuple(dict.fromkeys((*rijen, *(p.bron for p in punten_van(blok)))))
