"""Places where a name stands, whatever the dictionary thinks of the word: taal/naamplekken.yml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from bot.begrip.namenlijsten import aanspreek, blijvers, is_vakwoord, lijst, namen, rollen
from bot.begrip.opgave import patroon
from bot.begrip.tabel import tabel
from bot.begrip.tekst import vouw
from bot.begrip.woordenboek import bekend, samengesteld

_WOORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class _Plek:
    """`streng`: only when the first word is in the lists of names, or no ordinary word."""

    vorm: re.Pattern[str]
    streng: bool


@cache
def _plekken() -> tuple[_Plek, ...]:
    return tuple(_Plek(patroon(rij["patroon"]), rij.get("streng", False)) for rij in tabel("naamplekken")["plekken"])


def vind_plekken(tekst: str) -> list[tuple[int, int]]:
    """Spans [begin, eind) of names by their place, in order and apart."""
    bezet = bytearray(len(tekst))
    grijs = tekst.isupper()  # capitals say nothing
    uit = []
    for plek in _plekken():
        for treffer in plek.vorm.finditer(tekst):
            begin, eind = _zonder_rest(treffer, streng=plek.streng, grijs=grijs)
            if begin < eind and not any(bezet[begin:eind]):
                bezet[begin:eind] = b"\1" * (eind - begin)
                uit.append((begin, eind))
    return sorted(uit)


def _zonder_rest(treffer: re.Match[str], *, streng: bool, grijs: bool) -> tuple[int, int]:
    """The span of the name: without ordinary words in front, up to a word that is something else; empty when none."""
    begin, eind = treffer.span(1)
    woorden = [(vouw(m.group()), begin + m.start(), begin + m.end()) for m in _WOORD.finditer(treffer.group(1))]
    eerste = 0
    while eerste < len(woorden) and _hoort_ervoor(woorden[eerste][0], streng=streng):
        eerste += 1
    rest = woorden[eerste:]
    laatste = next((nr for nr, (woord, *_) in enumerate(rest) if _iets_anders(woord)), len(rest))
    eigen = [woord for woord, *_ in rest[:laatste] if woord not in lijst("voorvoegsel")]
    if not eigen or (streng and not _lijkt_naam(eigen, grijs=grijs)):
        return begin, begin
    return (rest[0][1] if eerste else begin), (rest[laatste - 1][2] if laatste < len(rest) else eind)


def _hoort_ervoor(woord: str, *, streng: bool) -> bool:
    if len(woord) < 2 or woord in namen().alle or woord in lijst("voorvoegsel"):
        return False
    return _iets_anders(woord) or (streng and _gewoon(woord))


def _lijkt_naam(eigen: list[str], *, grijs: bool) -> bool:
    """Whether a word of it is in the lists, or no ordinary word; for a text of capitals that must be the first."""
    if len(eigen) == 1 and eigen[0] in blijvers():
        return False
    return any(woord in namen().alle or not _gewoon(woord) for woord in eigen[: 1 if grijs else None])


def _iets_anders(woord: str) -> bool:
    if len(woord) < 2 or woord in lijst("voorvoegsel") or (woord in namen().alle and woord not in rollen()):
        return False
    anders = (blijvers(), lijst("organisatie"), lijst("organisatie_begin"), rollen(), aanspreek())
    return any(woord in rij for rij in anders) or is_vakwoord(woord)


def _gewoon(woord: str) -> bool:
    return bekend(woord) or samengesteld(woord) or woord in namen().plaatsen or len(woord) < 2
