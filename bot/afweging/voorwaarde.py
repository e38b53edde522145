"""Conditions of the kaders: parsed from YAML into small tuples, evaluated with three values (True, False, None =
unknown).

The language is described in docs/kader-toevoegen.md. A parsed condition is one of
    ("kenmerk", id, values)   a keuze or ja_nee is one of `values` (frozenset)
    ("bevat", id, options)    a meerkeuze holds at least one of `options` (frozenset)
    ("getal", id, vanaf, onder)  some number n of a getallen has vanaf <= n < onder
    ("onbekend", id)          there is no answer (only in terms and steps: a rule never decides on what isn't known)
    ("besluit", id, uitkomsten)
    ("alle", parts) · ("een_van", parts) · ("niet", part) · ("aantal", minimum, maximum, parts)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from .fouten import KaderFout
from .model import Kenmerk

Voorwaarde = tuple[Any, ...]
WAAR: Voorwaarde = ("alle", ())


def lees(bron: Any, kenmerken: Mapping[str, Kenmerk], waar: str) -> Voorwaarde:
    """Parse a condition from YAML.

    `waar` names the place (file and item) for the KaderFout of an unknown name or value.
    """
    if not isinstance(bron, dict) or not bron:
        raise KaderFout(f"{waar}: een voorwaarde is een niet-lege lijst van kenmerk: waarde, maar hier staat {bron!r}.")
    delen = tuple(_deel(sleutel, waarde, kenmerken, waar) for sleutel, waarde in bron.items())
    return delen[0] if len(delen) == 1 else ("alle", delen)


def _deel(sleutel: Any, waarde: Any, kenmerken: Mapping[str, Kenmerk], waar: str) -> Voorwaarde:
    if sleutel in ("alle", "een_van"):
        return (sleutel, tuple(lees(deel, kenmerken, waar) for deel in _lijst(waarde, sleutel, waar)))
    if sleutel == "niet":
        return ("niet", lees(waarde, kenmerken, waar))
    if sleutel in ("minstens", "precies"):
        if not isinstance(waarde, dict) or not isinstance(waarde.get("aantal"), int):
            raise KaderFout(f"{waar}: {sleutel} vraagt om aantal: een getal, en van: een lijst van voorwaarden.")
        delen = tuple(lees(deel, kenmerken, waar) for deel in _lijst(waarde.get("van"), sleutel, waar))
        return ("aantal", waarde["aantal"], len(delen) if sleutel == "minstens" else waarde["aantal"], delen)
    if isinstance(sleutel, str) and "." in sleutel:
        return ("besluit", sleutel, frozenset(waarde if isinstance(waarde, list) else [waarde]))
    if sleutel not in kenmerken:
        raise KaderFout(f"{waar}: kenmerk '{sleutel}' bestaat niet. Kijk of de naam goed is, of voeg het kenmerk toe.")
    return _over_kenmerk(kenmerken[sleutel], waarde, waar)


def _over_kenmerk(kenmerk: Kenmerk, waarde: Any, waar: str) -> Voorwaarde:
    if waarde == "onbekend":
        return ("onbekend", kenmerk.id)
    if kenmerk.soort == "getallen":
        if not isinstance(waarde, dict) or not set(waarde) <= {"vanaf", "onder"} or not waarde:
            raise KaderFout(f"{waar}: bij {kenmerk.id} hoort vanaf: getal, onder: getal, of allebei.")
        return ("getal", kenmerk.id, waarde.get("vanaf", float("-inf")), waarde.get("onder", float("inf")))
    if kenmerk.soort == "meerkeuze" and waarde in ("aanwezig", "leeg"):
        aanwezig = ("bevat", kenmerk.id, frozenset(kenmerk.waarden))
        return aanwezig if waarde == "aanwezig" else ("niet", aanwezig)
    waarden = waarde if isinstance(waarde, list) else [waarde]
    for deel in waarden:
        try:
            kenmerk.optie(deel)
        except KeyError:
            toegestaan = ", ".join(_toon(w) for w in kenmerk.waarden)
            raise KaderFout(
                f"{waar}: '{_toon(deel)}' is geen waarde van {kenmerk.id}. Kies uit: {toegestaan}."
            ) from None
    return ("bevat" if kenmerk.soort == "meerkeuze" else "kenmerk", kenmerk.id, frozenset(waarden))


def _lijst(waarde: Any, sleutel: str, waar: str) -> list[Any]:
    if not isinstance(waarde, list) or not waarde:
        raise KaderFout(f"{waar}: {sleutel} vraagt om een lijst van voorwaarden.")
    return waarde


def _toon(waarde: Any) -> str:
    return {True: "true", False: "false"}.get(waarde, str(waarde)) if isinstance(waarde, bool) else str(waarde)


def atomen(voorwaarde: Voorwaarde) -> Iterator[Voorwaarde]:
    """Every kenmerk, bevat, getal and besluit in the condition, in reading order (doubles included)."""
    soort = voorwaarde[0]
    if soort in ("alle", "een_van"):
        for deel in voorwaarde[1]:
            yield from atomen(deel)
    elif soort == "niet":
        yield from atomen(voorwaarde[1])
    elif soort == "aantal":
        for deel in voorwaarde[3]:
            yield from atomen(deel)
    else:
        yield voorwaarde


Toets = Callable[[Mapping[str, Any], Mapping[str, str | None]], bool | None]


def toets(voorwaarde: Voorwaarde, kenmerken: Mapping[str, Kenmerk]) -> Toets:
    """Compile to a function of (answers, uitkomsten) that gives True, False, or None while unknown.

    Answers are checked values (see antwoorden); an absent one is unknown. `uitkomsten` maps a besluit to its
    uitkomst, or to None while it isn't bepaald; a besluit that isn't asked for is absent and makes its condition
    False.
    """
    soort = voorwaarde[0]
    if soort == "kenmerk":
        _, kenmerk, waarden = voorwaarde
        return lambda antwoorden, _u: None if (w := antwoorden.get(kenmerk)) is None else w in waarden
    if soort == "bevat":
        return _toets_bevat(voorwaarde[1], voorwaarde[2], frozenset(kenmerken[voorwaarde[1]].waarden))
    if soort == "getal":
        _, kenmerk, vanaf, onder = voorwaarde
        return lambda antwoorden, _u: (
            None if (w := antwoorden.get(kenmerk)) is None else any(vanaf <= getal < onder for getal in w)
        )
    if soort == "onbekend":
        kenmerk = voorwaarde[1]
        return lambda antwoorden, _u: antwoorden.get(kenmerk) is None
    if soort == "besluit":
        _, besluit, uitkomsten = voorwaarde
        return lambda _a, bekend: (
            False if besluit not in bekend else None if (u := bekend[besluit]) is None else u in uitkomsten
        )
    if soort == "niet":
        binnen = toets(voorwaarde[1], kenmerken)
        return lambda a, u: None if (w := binnen(a, u)) is None else not w
    if soort == "aantal":
        return _toets_aantal(voorwaarde[1], voorwaarde[2], [toets(deel, kenmerken) for deel in voorwaarde[3]])
    delen = [toets(deel, kenmerken) for deel in voorwaarde[1]]
    return _toets_delen(delen, beslist=soort != "alle")


def _toets_bevat(kenmerk: str, gezocht: frozenset[Any], alle: frozenset[Any]) -> Toets:
    def oordeel(antwoorden: Mapping[str, Any], _u: Mapping[str, Any]) -> bool | None:
        waarde = antwoorden.get(kenmerk)
        if waarde is None:
            return None
        if waarde is True:  # at least one option, but not said which
            return True if gezocht == alle else None
        return not gezocht.isdisjoint(waarde)

    return oordeel


def _toets_delen(delen: list[Toets], beslist: bool) -> Toets:
    """`beslist` is the part's value that settles the whole: False for all of them, True for one of them."""

    def oordeel(antwoorden: Mapping[str, Any], uitkomsten: Mapping[str, Any]) -> bool | None:
        uit: bool | None = not beslist
        for deel in delen:
            waarde = deel(antwoorden, uitkomsten)
            if waarde is beslist:
                return beslist
            if waarde is None:
                uit = None
        return uit

    return oordeel


def _toets_aantal(minimum: int, maximum: int, delen: list[Toets]) -> Toets:
    def oordeel(antwoorden: Mapping[str, Any], uitkomsten: Mapping[str, Any]) -> bool | None:
        waarden = [deel(antwoorden, uitkomsten) for deel in delen]
        zeker, misschien = waarden.count(True), waarden.count(None)
        if zeker > maximum or zeker + misschien < minimum:
            return False
        return True if zeker >= minimum and zeker + misschien <= maximum else None

    return oordeel
