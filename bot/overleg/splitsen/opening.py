"""How much the beginning of a line looks like the beginning of a casus: somebody who is introduced, with an age."""

from __future__ import annotations

import re

from bot.begrip.getal import GETAL
from bot.overleg.splitsen.stuk import een_van

ZEKER, WAARSCHIJNLIJK, MISSCHIEN, GEEN, VERVOLG = 1.0, 0.8, 0.35, 0.0, -0.5
_VOORUIT = 110  # characters of a line that are looked at

_IEMAND = re.compile(rf"(?i)\b{een_van('iemand')}\b|{een_van('leeftijd')}")
_N = rf"(?:\d{{1,3}}|{GETAL})"
_LEEFTIJD = (
    rf"(?:van\s(?:\w+\s)?{_N}\b|,?\s?\(?\d{{1,3}}(?:\s?(?:jaar|jr\.?|j\.?|mnd|maanden|weken|wkn))?\)?(?=[\s,.:;)/–-]|$)|"
    rf"\(?{_N}\s?(?:jaar|jr|mnd|maanden|weken)\b|,\s?\d{{1,3}}\b|die\b|dat\b|met\b)"
)
_LID = r"(?:een|1|ene|onze|wij vragen hulp voor een|het gaat om een|betreft een|jonge|oudere)"
_WOORDJES = r"(?:[\w'’-]+\s){0,2}"
_HOOFD = re.compile(rf"(?i)(?:{_LID}\s){{0,2}}{_WOORDJES}{een_van('hoofd')}(?![\w-])")
_HOOFD_LEEFTIJD = re.compile(rf"(?i)(?:[\s,.]{{1,2}}[\w'’-]{{1,25}}){{0,2}}?[\s,.]{{0,3}}{_LEEFTIJD}")
_MET_NAAM = re.compile(
    r"(?:[A-Z][\w.'’-]*|(?:van|de|der|den|el|te|ten|v\.d\.)|\[\w+\])(?:,?\s(?:[A-Z][\w.'’-]*|van|de|der|den|el|te|ten|\[\w+\])){0,5},?\s"
    r"(?:is\s)?(?:\(\d{1,3}(?:\s?(?:jaar|jr|j))?\)|\d{1,3}\s?(?:jaar|jr|j)\b)"
)
_JARIG = re.compile(r"(?i)(?:een\s)?\d{1,3}[ -]?jarige?\b")
_FAMILIE = re.compile(rf"(?i)(?:(?:de|een|onze|alleenstaande)\s)?{een_van('familie')}\b")
_VERVOLG = re.compile(rf"(?i){een_van('vervolg')}\b")
_INLEIDING = re.compile(
    rf"(?i)(?:{een_van('inleiding')}\s{{0,3}}|\d{{1,2}}[-/.]\d{{1,2}}(?:[-/.]\d{{2,4}})?\s?[:–-]?\s{{1,3}}|"
    r"(?:spoed|crisis|prio\w*|urgent)\s*(?:\d\s*)?[:!–-]\s*|\[[^\]\n]{0,15}\]\s*|(?:is|betreft|gaat over|dat is|met)\s)"
)
# "J. - jongen van 13", "A.B.: meisje": initials before who it is.
_VOORLETTERS = re.compile(r"(?:[A-Z]\.\s?){1,4}\s*[-–:,]\s*")


def gaat_over_iemand(tekst: str) -> bool:
    return _IEMAND.search(tekst) is not None


def _kaal(begin: str) -> str:
    kaal = begin
    for _ in range(3):
        if not (voor := _INLEIDING.match(kaal) or _VOORLETTERS.match(kaal)) or not voor[0]:
            break
        kaal = kaal[voor.end() :]
    return kaal.strip()


def opening(regel: str) -> float:
    """ZEKER, WAARSCHIJNLIJK or MISSCHIEN a casus begins here; GEEN: nothing says so; VERVOLG: a story goes on here."""
    return _opening(regel.lstrip(" \t>\"“'")[:_VOORUIT])


def _opening(begin: str) -> float:
    kaal = _kaal(begin)
    if _JARIG.match(kaal) or _MET_NAAM.match(kaal):
        return ZEKER
    if _VERVOLG.match(kaal) and not _HOOFD_NA_VERVOLG.match(kaal):
        return VERVOLG
    if hoofd := _HOOFD.match(kaal):
        return ZEKER if _HOOFD_LEEFTIJD.match(kaal, hoofd.end()) else WAARSCHIJNLIJK
    if _FAMILIE.match(kaal):
        return MISSCHIEN
    return VERVOLG if kaal[:1].islower() else GEEN


_HOOFD_NA_VERVOLG = re.compile(
    rf"(?i)(?:wij|we|graag)\s(?:[\w'’-]+\s){{0,5}}{een_van('hoofd')}(?:\s[\w'’-]+)?\svan\s\d"
)


def wie(regel: str) -> str:
    """The word for who is introduced: twice the same one without an age is the same person."""
    treffer = _HOOFD.match(_kaal(regel.lstrip(" \t>\"“'")[:_VOORUIT]))
    return treffer[0].split()[-1].lower() if treffer else ""
