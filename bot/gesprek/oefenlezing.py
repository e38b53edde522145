"""What somebody says at a practice: an uitkomst, how sure, why; each apart or all in one go. The words are those of
bot/taal/oefenen.yml.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from bot.afweging.model import Besluit
from bot.begrip.antwoord import kaal, nummers
from bot.begrip.tabel import tabel
from bot.begrip.tekst import vouw
from bot.begrip.uitdrukking import uitdrukking
from bot.oefenen.uitslag import ZEKERHEDEN

MIN_REDEN, MEEST_REDEN = 5, 1000  # characters; of a longer reason the beginning is kept


def zegt(wat: str, tekst: str) -> bool:
    """Whether the whole text says this (hint, stop, nog_een)."""
    return uitdrukking("oefenen", wat).is_heel(_plat(tekst))


def niveau(tekst: str) -> str | None:
    """How hard a casus somebody asks for."""
    gezegd = set(_plat(tekst).split())
    niveaus: dict[str, str] = tabel("oefenen")["niveau"]
    return next((naam for naam, woorden in niveaus.items() if gezegd & set(woorden.split())), None)


def gesplitst(tekst: str) -> tuple[str, str]:
    """What stands before the reason, and the reason; ("", when none is announced)."""
    treffer = _want().search(vouw(tekst))
    return (tekst, "") if treffer is None else (tekst[: treffer.start()], tekst[treffer.end() :].strip(" ,:"))


def zekerheid(tekst: str, gevraagd: bool = False) -> str | None:
    """How sure somebody says to be. `gevraagd`: just that was asked, so a number or a bare word answers it too."""
    gezegd = f" {_plat(tekst)} "
    zekerheden: dict[str, list[str]] = tabel("oefenen")["zekerheid"]
    treffers = [(len(zin), naam) for naam, zinnen in zekerheden.items() for zin in zinnen if f" {zin} " in gezegd]
    if treffers:
        return max(treffers)[1]
    if not gevraagd:
        return None
    getal = nummers(tekst)
    if getal and len(getal) == 1 and 1 <= getal[0] <= len(ZEKERHEDEN):
        return ZEKERHEDEN[getal[0] - 1]
    heel: dict[str, list[str]] = tabel("oefenen")["zekerheid_heel"]
    return next((naam for naam, zinnen in heel.items() if gezegd.strip() in zinnen), None)


def uitkomst(besluit: Besluit, tekst: str, gevraagd: bool = False) -> str | None:
    """The uitkomst of this besluit that a text names, when it names just one. `gevraagd`: this
    is the besluit in hand, so its number in the list means it too.
    """
    getal = nummers(tekst)
    if gevraagd and getal and len(getal) == 1 and 1 <= getal[0] <= len(besluit.uitkomsten):
        return list(besluit.uitkomsten)[getal[0] - 1]
    gezegd = f" {_plat(tekst)} "
    namen = [(naam, u.id) for u in besluit.uitkomsten.values() for naam in _namen(u.id, u.label)]
    gewoon = () if gevraagd and any(naam == gezegd.strip() for naam, _ in namen) else tabel("oefenen")["te_gewoon"]
    gevonden = set()
    for naam, id_ in sorted(namen, key=lambda een: -len(een[0])):
        over = gezegd if " " in naam else _niet().sub(" ", gezegd)  # "niet zwaar" chooses no zwaar
        if naam not in gewoon and f" {naam} " in over:
            gevonden.add(id_)
            gezegd = gezegd.replace(f" {naam} ", " … ")  # what a longer name holds is no name by itself
    return gevonden.pop() if len(gevonden) == 1 else None


def noemt(namen: Iterable[str], tekst: str) -> bool:
    """Whether a text has one of these names in it."""
    gezegd = f" {_plat(tekst)} "
    return any(naam and f" {naam} " in gezegd for naam in map(_plat, namen))


def _namen(id_: str, label: str) -> set[str]:
    """How an uitkomst is called: its label, the beginning of it, its name for programs, without an article."""
    namen = {_plat(label), _plat(re.split(r"[,(:;]", label)[0]), id_.replace("_", " ")}
    return {re.sub(r"^(?:de|het|een) ", "", naam) for naam in namen}


def _plat(tekst: str) -> str:
    """Folded, with one space in place of every sign."""
    return " ".join(re.sub(r"[^\w]+", " ", kaal(tekst)).split())


@cache
def _want() -> re.Pattern[str]:
    woorden = sorted(tabel("oefenen")["want"], key=lambda woord: -len(woord))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, woorden)) + r")(?!\w)")


@cache
def _niet() -> re.Pattern[str]:
    return re.compile(r" (?:" + "|".join(tabel("oefenen")["niet"]) + r") \S+(?= )")
