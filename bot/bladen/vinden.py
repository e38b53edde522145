"""Which sheet, or which block of it, somebody means."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.afweging import Kaders, OnbruikbareInvoer
from bot.afweging.blad import Blad, Blok
from bot.begrip.antwoord import kaal


@dataclass(frozen=True)
class Deel:
    """A sheet, or only `blokken` of it (all when they are its own)."""

    blad: Blad
    blokken: tuple[Blok, ...]

    @property
    def heel(self) -> bool:
        return self.blokken == self.blad.blokken


def alle(kaders: Kaders) -> tuple[Blad, ...]:
    """Every sheet, in the order of the kaders."""
    return tuple(blad for kader in kaders.kaders.values() for blad in kader.bladen)


def blad_van(kaders: Kaders, naam: str) -> Blad:
    """The sheet with this name. Raises OnbruikbareInvoer with the names that there are."""
    for blad in alle(kaders):
        if blad.naam == naam:
            return blad
    raise OnbruikbareInvoer(f"Blad '{naam}' bestaat niet. Kies uit: {', '.join(b.naam for b in alle(kaders))}.")


def zoek(kaders: Kaders, tekst: str) -> list[Deel]:
    """What the words mean: the longest name that is in them decides. Blocks of one sheet with the same name come together."""
    gezegd = f" {_woorden(tekst)} "
    langste = 0
    gevonden: dict[str, tuple[Blad, list[Blok | None]]] = {}
    for blad in alle(kaders):
        for blok in (None, *blad.blokken):
            namen = (blad.naam, *blad.woorden) if blok is None else blok.woorden
            lengte = max((len(n) for n in map(_woorden, namen) if f" {n} " in gezegd), default=0)
            if lengte > langste:
                langste, gevonden = lengte, {}
            if lengte and lengte == langste:
                gevonden.setdefault(blad.naam, (blad, []))[1].append(blok)
    return [Deel(blad, blad.blokken if None in blokken else tuple(b for b in blokken if b)) for blad, blokken in gevonden.values()]


def _woorden(tekst: str) -> str:
    """Folded words alone: "de-escalatiekaart" and "de escalatiekaart" are the same."""
    return re.sub(r"\W+", " ", kaal(tekst)).strip()
