"""Whether something takes time in proportion to the length of its text: measured, at n, 2n and 4n, in time of the
processor.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
import sys
import time
from collections.abc import Callable, Iterator
from types import FrameType, ModuleType
from typing import Any

# What an attacker repeats: every sort of character that a pattern may begin, go on or end with, alone and in pairs.
_TEKENS = ("a", "A", "1", " ", "-", "'", ".", ",", "@", "/", "\n", "(", ":", "é", "\t", ")", "*", "_", "[", "+", '"')
_WOORDEN = (
    "www.", "mailto:", "a@a.", "a.b@", "NL01", "bsn ", "bsn 1", "tel 0", "06-", "+31 ", "dossier ", "kind 1", "geb. ", "geboren ", "1-1-", "12 mei ",
    "1234 AB ", "straat ", "Jan ", "van de ", "van der A", "woont op de ", "De Boer, ", "J.P. ", "Aan de ", "zoon ", "moeder en ", "niet ", "en ", "op straat ",
    "groet ", "Van: a\n", "Onderwerp: ", "- a\n", "1. a\n", "a | b\n", "> ", "** ", "geen ", "al ", "\u00ad", "\u200b", "\u00a0", "\u0301", "１", "[naam] ",
)  # fmt: skip
EENHEDEN = (*_TEKENS, *(een + twee for een in _TEKENS[:14] for twee in _TEKENS[:14] if een != twee), *_WOORDEN)
ZWAAR = {
    "bot.begrip.lemmaonderdeel",
    "bot.begrip.taalmodel",
}  # spaCy and the language model, at set-up; they read no text of a user
_RUIS = 0.002  # seconds: what takes less on a whole text says nothing about its order
_HERHAALD = {"search", "finditer", "findall", "sub", "subn", "split"}


def teksten(lengte: int) -> Iterator[tuple[str, str]]:
    """(what is repeated, a text of this length made of it); the end fits nothing."""
    for eenheid in EENHEDEN:
        yield eenheid, (eenheid * (lengte // len(eenheid) + 1))[:lengte] + "\x7f"


def duur(doe: Callable[[str], Any], tekst: str, keren: int = 3) -> float:
    """Seconds of the processor, the best of some runs."""
    beste = float("inf")
    for _ in range(keren):
        begin = time.thread_time()
        doe(tekst)
        beste = min(beste, time.thread_time() - begin)
        if beste < _RUIS:
            break
    return beste


def stappen(doe: Callable[[str], Any], tekst: str) -> int:
    """How many lines of Python it runs, all that it calls included: the same on any machine, however loaded.

    What is done within one call into C isn't seen.
    """
    aantal = 0

    def tel(frame: FrameType, gebeurtenis: str, _: Any) -> Any:
        nonlocal aantal
        aantal += gebeurtenis == "line"
        return tel

    doe(tekst)  # what is loaded or remembered once
    vorige = sys.gettrace()
    sys.settrace(tel)
    try:
        doe(tekst)
    finally:
        sys.settrace(vorige)
    return aantal


def sneller_dan_evenredig(doe: Callable[[str], Any], lengte: int, ruis: float = _RUIS) -> list[str]:
    """The repeated texts for which the time grows faster than the length, up to `lengte`; what takes less than `ruis`
    is not looked into.
    """
    fout = []
    doe("")
    for deel in (28, lengte // 16, lengte):  # the short ones first: what is exponential would never end on the long one
        for eenheid, tekst in teksten(deel):
            if duur(doe, tekst, 1) > ruis and _groei(doe, tekst) > 3.2 and _groei(doe, tekst) > 3.2:
                fout.append(f"{eenheid!r} × {len(tekst) // len(eenheid)}: {duur(doe, tekst):.3f} s")
        if fout:
            break
    return fout


def _groei(doe: Callable[[str], Any], tekst: str) -> float:
    """How much more a twice as long text costs, over the last two doublings: 2 is in proportion, 4 the square of it."""
    kwart, heel = duur(doe, tekst[-len(tekst) // 4 :]), duur(doe, tekst)
    return (heel / max(kwart, 1e-6)) ** 0.5


def modules(*pakketten: str) -> Iterator[ModuleType]:
    """Every module of these packages that a text of a user meets."""
    for naam in pakketten:
        pakket = importlib.import_module(naam)
        yield pakket
        for info in pkgutil.walk_packages(pakket.__path__, f"{naam}."):
            if info.name not in ZWAAR:
                yield importlib.import_module(info.name)


def patronen(module: ModuleType) -> Iterator[tuple[str, re.Pattern[str], bool]]:
    """(name, pattern, whether it only ever looks at one place) for each pattern that this module holds."""
    gebruik: dict[str, set[str]] = {}
    for knoop in ast.walk(ast.parse(inspect.getsource(module))):
        if isinstance(knoop, ast.Attribute) and isinstance(knoop.value, ast.Name):
            gebruik.setdefault(knoop.value.id, set()).add(knoop.attr)
    for naam, waarde in list(vars(module).items()):
        if callable(waarde) and hasattr(waarde, "cache_info") and not inspect.signature(waarde).parameters:
            waarde = waarde()  # a table that is made at its first use
        for nr, patroon in enumerate(_gevonden(waarde)):
            if isinstance(patroon.pattern, str):
                manieren = gebruik.get(naam, set())
                yield f"{module.__name__}.{naam}[{nr}]", patroon, bool(manieren) and not manieren & _HERHAALD


def _gevonden(waarde: Any, diepte: int = 0) -> Iterator[re.Pattern[str]]:
    if isinstance(waarde, re.Pattern):
        yield waarde
    elif isinstance(waarde, dict) and diepte < 4:
        for deel in waarde.values():
            yield from _gevonden(deel, diepte + 1)
    elif isinstance(waarde, (tuple, list, frozenset, set)) and diepte < 4:
        for deel in waarde:
            yield from _gevonden(deel, diepte + 1)
    elif hasattr(waarde, "__dataclass_fields__") and not isinstance(waarde, type) and diepte < 4:
        for veld in waarde.__dataclass_fields__:
            yield from _gevonden(getattr(waarde, veld), diepte + 1)
