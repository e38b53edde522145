"""What the learned finder of names (bot.begrip.naammodel) sees of each word of a text and of those around it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.begrip.namenlijsten import aanspreek, blijvers, herkomst, is_vakwoord, lijst, namen, rollen
from bot.begrip.tekst import vouw
from bot.begrip.woordenboek import bekend, bijna_bekend, samengesteld

LANGSTE = 60  # characters of a word that can be a name
_STUK = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*|\d+|[^\w\s]|\n")
_HALF = re.compile(r"[\ud800-\udfff]")  # half a character: no text, and nothing that can be written as UTF-8
_GRENS = frozenset(".!?;:\n•>")


@dataclass(frozen=True)
class Stuk:
    """A word, a number or a sign of a text; `vorm` is folded."""

    tekst: str
    vorm: str
    begin: int
    eind: int

    @property
    def is_woord(self) -> bool:
        return self.tekst[0].isalpha() and len(self.tekst) <= LANGSTE


def stukken(tekst: str) -> list[Stuk]:
    """The pieces of a text in ordinary characters, in order."""
    return [Stuk(m.group(), vouw(m.group()), *m.span()) for m in _STUK.finditer(_HALF.sub(" ", tekst))]


def trekken(rij: Sequence[Stuk], onbekend: Collection[int] = ()) -> list[list[str]]:
    """The features of each piece. `onbekend`: pieces that are seen as if no list of names held them (to learn from)."""
    klein = not any(stuk.tekst[0].isupper() for stuk in rij)
    eigen = [_eigen(stuk, klein=klein, lijsten=nr not in onbekend) for nr, stuk in enumerate(rij)]
    uit = []
    for nr, stuk in enumerate(rij):
        van_stuk = ["altijd", *eigen[nr], *_vorm(stuk)]
        if nr == 0 or rij[nr - 1].tekst in _GRENS:
            van_stuk.append("begin")
            if stuk.tekst[0].isupper():
                van_stuk.append("begin,H")
        for afstand in (-2, -1, 1, 2):
            plek = nr + afstand
            van_stuk += [f"{afstand}:{trek}" for trek in eigen[plek]] if 0 <= plek < len(rij) else [f"{afstand}:buiten"]
        uit.append(van_stuk)
    return uit


def _eigen(stuk: Stuk, *, klein: bool, lijsten: bool) -> list[str]:
    """What the neighbours see too."""
    if not stuk.is_woord:
        return ["cijfer" if stuk.tekst[0].isdigit() else f"teken={stuk.tekst[0]}"]
    soort = _soort(stuk.vorm)
    if lijsten:
        soort += _lijsten(stuk.vorm)
    if klein:
        hoofdletter = "klein"
    elif stuk.tekst.isupper() and len(stuk.tekst) > 1:
        hoofdletter = "C"
    else:
        hoofdletter = "H" if stuk.tekst[0].isupper() else "h"
    return [hoofdletter, *soort]


@lru_cache(maxsize=20_000)
def _soort(vorm: str) -> tuple[str, ...]:
    uit = [naam for naam, woorden in _GROEPEN if vorm in woorden()]
    if vorm in rollen() or vorm in aanspreek() or (bekend(vorm) and vorm not in namen().alle):
        uit += [f"w={vorm}", "bekend"]
    elif bekend(vorm):
        uit.append("dubbel")
    elif samengesteld(vorm) or is_vakwoord(vorm):
        uit.append("samen")
    else:
        uit.append("tikfout" if bijna_bekend(vorm) else "vreemd")
    return tuple(uit)


# Groups of words that say what stands there, and what can't be a name.
_GROEPEN: tuple[tuple[str, Callable[[], frozenset[str]]], ...] = (
    ("rol", rollen),
    ("aanspreek", aanspreek),
    ("blijver", blijvers),
    ("herkomst", herkomst),
    ("plaats", lambda: namen().plaatsen),
    ("voorvoegsel", lambda: lijst("voorvoegsel")),
    ("organisatie", lambda: lijst("organisatie")),
    ("voor_plaats", lambda: lijst("voor_plaats")),
    ("gezegde", lambda: lijst("gezegde")),
)


@lru_cache(maxsize=20_000)
def _lijsten(vorm: str) -> tuple[str, ...]:
    alle = namen()
    rijen = (("voor_nl", alle.voor_nl), ("voor", alle.voor), ("achter_nl", alle.achter_nl), ("achter", alle.achter))
    return tuple(naam for naam, rij in rijen if vorm in rij)


def _vorm(stuk: Stuk) -> list[str]:
    """The letters of a word that isn't an ordinary one."""
    vorm = stuk.vorm
    if not stuk.is_woord or (bekend(vorm) and vorm not in namen().alle):
        return []
    return [f"eind3={vorm[-3:]}", f"eind2={vorm[-2:]}", f"begin2={vorm[:2]}", f"lengte={min(len(vorm), 9)}"]
