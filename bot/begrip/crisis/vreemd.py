"""Sentences of danger in other languages (signaal/vreemd.yml): words in order in one sentence, few others between.

Folded so that capitals, accents, vowel signs and the ways to type one letter don't count; a long word may hold one
slip. Everything else in another language stays unread.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from bot.begrip.tabel import tabel

_ZIN = re.compile(r"[^.!?;\n؟،。]+")
_WOORD = re.compile(r"[^\W_](?:[^\W_]|['\u0300-\u036f\u064b-\u065f\u0670])*")
_MASKER = re.compile(r"\[[^\]\n]{0,40}\]")
_EENDER = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "’": "'", "ʼ": "'", "`": "'", "ة": "ه", "ى": "ي", "ـ": ""})
_LANG = 5  # letters: such a word may hold one slip


@dataclass(frozen=True)
class Zin:
    """One row of the table: its words in order, each one of some; `niet` are the words that undo it."""

    soort: str
    woorden: tuple[frozenset[str], ...]
    niet: frozenset[str]


@dataclass(frozen=True)
class Gevonden:
    """A sentence of danger at [begin, eind) of the text, and which kind."""

    soort: str
    begin: int
    eind: int


def zoek(tekst: str) -> Gevonden | None:
    """The first sentence of the text that says one of these. A placeholder of the shield is no word of it."""
    tekst = _MASKER.sub(lambda masker: " " * len(masker.group()), tekst)
    for plekken, gelezen in _zinsdelen(tekst):
        for rij in _kandidaten(frozenset().union(*gelezen)):
            if _waar(rij, gelezen):
                return Gevonden(rij.soort, plekken[0][0], plekken[-1][1])
    return None


def dragend(tekst: str) -> list[tuple[int, int]]:
    """The words [begin, eind) that say the danger: no names, whatever they look like in Dutch, or the alarm is lost."""
    uit: set[tuple[int, int]] = set()
    for plekken, gelezen in _zinsdelen(tekst):
        for rij in _kandidaten(frozenset().union(*gelezen)):
            uit |= {plekken[nr] for nr in _waar(rij, gelezen)}
    return sorted(uit)


def _zinsdelen(tekst: str) -> Iterator[tuple[list[tuple[int, int]], list[set[str]]]]:
    """Per sentence its words: where each stands, and what it may be of the table."""
    for zin in _ZIN.finditer(tekst):
        plekken = [(m.start() + zin.start(), m.end() + zin.start()) for m in _WOORD.finditer(zin.group())]
        vormen = [_gelijk(tekst[begin:eind]) for begin, eind in plekken]
        yield plekken, [{vorm} | _bekend(vorm) for vorm in vormen]


def laad() -> None:
    """Read the table now instead of at the first text."""
    _woordenlijst()


def _kandidaten(aanwezig: frozenset[str]) -> Iterator[Zin]:
    """The rows of which every word is somewhere in the sentence."""
    return (rij for rij in _zinnen() if all(_staat_in(deel, aanwezig) for deel in rij.woorden))


def _staat_in(deel: frozenset[str], aanwezig: frozenset[str]) -> bool:
    return not deel.isdisjoint(aanwezig)


def _waar(rij: Zin, gelezen: Sequence[set[str]]) -> tuple[int, ...]:
    """Which words of the sentence say the row; () when it doesn't."""
    return next((plekken for plek in range(len(gelezen)) if (plekken := _vanaf(rij, gelezen, plek))), ())


def _vanaf(rij: Zin, gelezen: Sequence[set[str]], plek: int) -> tuple[int, ...]:
    """The words of the row if it begins at this one, and nothing before it or in between undoes it."""
    tussen: int = tabel("signaal/vreemd")["tussen"]
    if rij.woorden[0].isdisjoint(gelezen[plek]):
        return ()
    ertussen, uit = list(gelezen[max(0, plek - tussen) : plek]), [plek]
    for deel in rij.woorden[1:]:
        ver = min(plek + tussen + 2, len(gelezen))
        volgende = next((nr for nr in range(plek + 1, ver) if not deel.isdisjoint(gelezen[nr])), None)
        if volgende is None:
            return ()
        ertussen += gelezen[plek + 1 : volgende]
        plek = volgende
        uit.append(plek)
    return tuple(uit) if all(rij.niet.isdisjoint(woord) for woord in ertussen) else ()


@lru_cache(maxsize=20_000)
def _gelijk(woord: str) -> str:
    """A word as it is compared: folded, without accents or vowel signs."""
    ontleed = unicodedata.normalize("NFKD", woord.casefold().translate(_EENDER))
    return "".join(teken for teken in ontleed if not unicodedata.combining(teken)).translate(_EENDER)


@lru_cache(maxsize=20_000)
def _bekend(vorm: str) -> frozenset[str]:
    """The words of the table that this one may be: it begins so, or is one slip away."""
    lijst = _woordenlijst().get(vorm[:1], ())
    return frozenset(woord for woord in lijst if _is(woord, vorm))


def _is(woord: str, vorm: str) -> bool:
    if woord.endswith("*"):
        return vorm.startswith(woord[:-1])
    lang = len(woord) >= _LANG and len(vorm) >= _LANG
    return woord == vorm or (lang and OSA.distance(woord, vorm, score_cutoff=1) <= 1)


@lru_cache(maxsize=1)
def _zinnen() -> tuple[Zin, ...]:
    return tuple(
        Zin(soort, tuple(frozenset(map(_patroon, deel.split("|"))) for deel in zin.split()), _niet(opgave))
        for opgave in _talen().values()
        for soort, zinnen in opgave.items()
        if soort != "niet"
        for zin in zinnen
    )


def _talen() -> Mapping[str, Mapping[str, str | Sequence[str]]]:
    return {taal: opgave for taal, opgave in tabel("signaal/vreemd").items() if taal != "tussen"}


def _niet(opgave: Mapping[str, str | Sequence[str]]) -> frozenset[str]:
    return frozenset(map(_gelijk, str(opgave["niet"]).split()))


def _patroon(woord: str) -> str:
    return _gelijk(woord.rstrip("*")) + "*" * woord.endswith("*")


@lru_cache(maxsize=1)
def _woordenlijst() -> Mapping[str, tuple[str, ...]]:
    """Every word of the table by its first letter."""
    uit: dict[str, set[str]] = {}
    for rij in _zinnen():
        for woord in frozenset().union(*rij.woorden):
            uit.setdefault(woord[0], set()).add(woord)
    return {letter: tuple(sorted(woorden)) for letter, woorden in uit.items()}
