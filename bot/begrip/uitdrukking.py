"""What somebody can say, as a table: rows of words that a short folded text is, or begins with.

The language of such a row (as that of the signaalwoorden, but of the words as they stand):
    (a|b c)   one of these      [a|b]   one of these, or nothing     [a|b]*   any number of them, one after another
    _         any one word      wo*     a word that begins so        ja+      its last letter once or more often
    &naam     one of the words of the field `naam` of the same table
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from bot.begrip.tabel import tabel

_STUK = re.compile(r"\]\*|[()\[\]|]|[^\s()\[\]|]+")
_GROEP = {"(": (")",), "[": ("]", "]*")}
_NA = {")": "", "]": "?", "]*": "*"}
_EIND = r"(?: |$|(?=[^\w ]))"  # behind each word: a space, the end, or a sign


class Uitdrukking:
    """Some rows as one expression. ValueError names a row that can't be read."""

    def __init__(self, rijen: Iterable[str], lijsten: Mapping[str, Any] | None = None) -> None:
        delen = []
        for rij in rijen:
            stukken = _STUK.findall(_voluit(rij, lijsten or {}))
            bron, plek = _lees(stukken, 0)
            if plek < len(stukken):
                raise ValueError(f"de uitdrukking {rij!r} heeft een haakje te veel of te weinig")
            delen.append(bron)
        self._patroon = re.compile("|".join(delen))

    def is_heel(self, tekst: str) -> bool:
        """Whether the whole text says this."""
        return self._patroon.fullmatch(tekst) is not None

    def rest(self, tekst: str) -> str | None:
        """What comes after it when the text begins with it, else None."""
        treffer = self._patroon.match(tekst)
        return None if treffer is None else tekst[treffer.end() :]


@cache
def uitdrukking(naam: str, *velden: str) -> Uitdrukking:
    """The rows of a field of a table ("antwoord", "ja"), or of a field in it ("opdrachten", "begin", "stoppen")."""
    rijen = heel = tabel(naam)
    for veld in velden:
        rijen = rijen[veld]
    return Uitdrukking(rijen, heel)


def _voluit(rij: str, lijsten: Mapping[str, Any]) -> str:
    def lijst(naam: re.Match[str]) -> str:
        woorden = lijsten[naam[1]]
        return "(" + "|".join(woorden.split() if isinstance(woorden, str) else woorden) + ")"

    return re.sub(r"&(\w+)", lijst, rij)


def _lees(stukken: Sequence[str], plek: int) -> tuple[str, int]:
    """The words up to a closing bracket, with their alternatives, as a regular expression, and where it stopped."""
    keuzes, rij = [], ""
    while plek < len(stukken):
        stuk = stukken[plek]
        if stuk in _NA:
            break
        plek += 1
        if stuk == "|":
            keuzes.append(rij)
            rij = ""
        elif stuk in _GROEP:
            deel, plek = _lees(stukken, plek)
            if plek == len(stukken) or stukken[plek] not in _GROEP[stuk]:
                raise ValueError(f"de uitdrukking {' '.join(stukken)!r} heeft een haakje te veel of te weinig")
            rij += f"(?:{deel}){_NA[stukken[plek]]}"
            plek += 1
        else:
            rij += _woord(stuk) + _EIND
    return "|".join([*keuzes, rij]), plek


def _woord(stuk: str) -> str:
    if stuk == "_":
        return r"[^\s]+"
    if stuk.endswith("*"):
        return re.escape(stuk[:-1]) + r"\w*"
    return re.escape(stuk[:-1]) + "+" if stuk.endswith("+") and len(stuk) > 1 else re.escape(stuk)
