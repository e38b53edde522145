"""The words that names are found with (taal/namen.yml): first and family names, what announces or excludes one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from bot.begrip.mensen import groep, mensen
from bot.begrip.tabel import tabel, woorden
from bot.begrip.tekst import vouw
from bot.begrip.woordenboek import hoofdletterwoorden


@dataclass(frozen=True)
class Namen:
    """First names (Dutch; all), family names (Dutch; all), both (Dutch; all) and places, folded."""

    voor_nl: frozenset[str]
    voor: frozenset[str]
    achter_nl: frozenset[str]
    achter: frozenset[str]
    alle_nl: frozenset[str]
    alle: frozenset[str]
    plaatsen: frozenset[str]


@cache
def namen() -> Namen:
    voor_nl, achter_nl = lijst("voornamen"), lijst("achternamen")
    voor, achter = voor_nl | lijst("voornamen_elders"), achter_nl | lijst("achternamen_elders")
    return Namen(voor_nl, voor, achter_nl, achter, voor_nl | achter_nl, voor | achter, lijst("plaatsen"))


def lijst(veld: str) -> frozenset[str]:
    """A field of the table as a set of words."""
    return woorden("namen", veld)


@cache
def aanspreek() -> frozenset[str]:
    """After these a name comes nearly always."""
    return lijst("aanspreek") | groep(aanspreek=True) | woorden("afkortingen", "titel")


@cache
def rollen() -> frozenset[str]:
    """Anybody else who can be called by name: "zoon daan"."""
    return frozenset(mensen()) - aanspreek()


@cache
def blijvers() -> frozenset[str]:
    """What is nobody's name, whatever the lists say: ordinary words, organisations, medicines, brands, laws."""
    return lijst("blijft") | woorden("blijvers", *tabel("blijvers"))


@cache
def herkomst() -> frozenset[str]:
    """Languages and countries (CLDR), and the words of the dictionary that have a capital and are no name: who comes
    from where ("Oekraïner", "Zeeuwse").
    """
    from babel import Locale

    nl = Locale("nl")
    landen = {vouw(naam) for naam in (*nl.languages.values(), *nl.territories.values())}
    mensen_van = {vouw(w) for w in hoofdletterwoorden()} - namen().alle
    return frozenset((landen | mensen_van) - namen().voor) | lijst("herkomst")


@cache
def vaste_namen() -> re.Pattern[str]:
    """Names of people in the names of organisations and places."""
    return re.compile(r"\b(?:" + "|".join(re.escape(naam) for naam in tabel("namen")["vaste_namen"]) + r")\b")


@cache
def _vakwoord() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(sorted(lijst("vakwoord_begin"))) + ")[a-z]{3,}$")


def is_vakwoord(vorm: str) -> bool:
    """Whether it is a word of the field that the dictionary doesn't know."""
    return _vakwoord().match(vorm) is not None
