"""Which sheet of the kaders, or which block of it, a text names, and whether it asks to see it.

Names come with the kaders, so a sheet of an organisation is found without training. A name of more words is in a text
when all of them are: "licht midden zwaar" also in "zet licht, midden en zwaar naast elkaar".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.begrip.antwoord import kaal
from bot.begrip.tabel import tabel

if TYPE_CHECKING:
    from bot.afweging import Kaders
    from bot.afweging.blad import Blad, Blok

_BEGIN_VAN = 5  # letters: from here a word of a name is also the beginning of a word ("afspraken", "casusregisseurs")


@dataclass(frozen=True)
class Deel:
    """A sheet, or only `blokken` of it (all when they are its own)."""

    blad: Blad
    blokken: tuple[Blok, ...]

    @property
    def heel(self) -> bool:
        return self.blokken == self.blad.blokken


@dataclass(frozen=True)
class _Tabel:
    vulsel: frozenset[str]
    vraagt: re.Pattern[str]
    begint_niet: re.Pattern[str]
    langst: int


@lru_cache(maxsize=1)
def _tabel() -> _Tabel:
    d = tabel("bladvraag")
    vraagt = re.compile(r"\b(?:" + "|".join(d["vraagt"]) + ")")
    return _Tabel(
        frozenset(d["vulsel"].split()), vraagt, re.compile("(?:" + "|".join(d["begint_niet"]) + ")"), d["langst"]
    )


def genoemd(kaders: Kaders, tekst: str) -> list[Deel]:
    """The sheets that the text names; more when it fits more. The name of most words decides; blocks of one sheet with
    that name go together."""
    gevonden, _ = _zoek(kaders, tekst)
    return gevonden


def vraagt_blad(kaders: Kaders, tekst: str) -> bool:
    """Whether the text asks to see a sheet that it names: it is little more than one name, or has a word that asks."""
    tabel = _tabel()
    woorden = _woorden(tekst)
    if not woorden or len(woorden) > tabel.langst or tabel.begint_niet.match(" ".join(woorden)):
        return False
    gevonden, rest = _zoek(kaders, tekst)
    return (len(gevonden) == 1 and set(rest) <= tabel.vulsel) or (
        bool(gevonden) and bool(tabel.vraagt.search(" ".join(woorden)))
    )


def _zoek(kaders: Kaders, tekst: str) -> tuple[list[Deel], list[str]]:
    """The sheets named, and the words of the text that are no part of that name."""
    woorden = _woorden(tekst)
    beste: tuple[int, int] = (0, 0)
    gevonden: dict[str, tuple[Blad, list[Blok | None]]] = {}
    rest = woorden
    for blad in (b for kader in kaders.kaders.values() for b in kader.bladen):
        for blok in (None, *blad.blokken):
            namen = (blad.naam, *blad.woorden) if blok is None else blok.woorden
            for naam in namen:
                delen = _woorden(naam)
                if not all(any(_past(deel, w) for w in woorden) for deel in delen):
                    continue
                maat = (len(delen), len(naam))
                if maat > beste:
                    beste, gevonden = maat, {}
                    rest = [w for w in woorden if not any(_past(deel, w) for deel in delen)]
                if maat == beste:
                    gevonden.setdefault(blad.naam, (blad, []))[1].append(blok)
    return [
        Deel(blad, blad.blokken if None in blokken else tuple(b for b in blokken if b))
        for blad, blokken in gevonden.values()
    ], rest


def _past(deel: str, woord: str) -> bool:
    return woord == deel or (len(deel) >= _BEGIN_VAN and woord.startswith(deel))


def _woorden(tekst: str) -> list[str]:
    """Folded words alone: "de-escalatiekaart" and "de escalatiekaart" are the same."""
    return re.findall(r"\w+", kaal(tekst))
