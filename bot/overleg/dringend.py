"""How soon an aanmelding should be discussed: acuut, crisis, spoed, let_op or None, with the words that say so.

A hint for the order of the meeting, never an answer. What a column or a heading says counts, unless the text tells of
danger now. Doubt counts: one too high costs a minute, one too low much more. The words: taal/dringend.yml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from bot.begrip.crisis import ACUUT as LUID
from bot.begrip.crisis import crisissignaal, lees_signaal
from bot.begrip.lezen import lees
from bot.begrip.tabel import tabel
from bot.gesprek.feiten import DRINGEND, woorden_voor

if TYPE_CHECKING:
    from bot.afweging import Kaders

ACUUT, CRISIS, SPOED, LET_OP = "acuut", "crisis", "spoed", "let_op"
GRADEN = (ACUUT, CRISIS, SPOED, LET_OP)
_VER = 90  # characters between what falls away and when
_HARD = frozenset(["suicidaliteit", "brand", "geweld", "misbruik"])  # kinds that are danger in any words
_DICHTBIJ = 21  # days: a date within them is soon
_DAG = re.compile(r"(?<![\d-])(\d{1,2})(?: ([a-z]{3,9})|[-/](\d{1,2})(?:[-/](\d{2,4}))?)(?![\d-])", re.IGNORECASE)
_WEEK = re.compile(r"(?i)\b(?:wk|week)\s?(\d{1,2})(?!\d)")
_ZIN = re.compile(r"[.!?\n]+")
_SPOED_FEIT = {("urgentie", "spoed")}
Oordeel = tuple[str | None, str | None]


@cache
def _van(veld: str) -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<![\w-])(?:{'|'.join(tabel('dringend')[veld])})(?!\w)")


@cache
def _niet() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<!\w)(?:{'|'.join(tabel('dringend')['niet'])})")


def graad(tekst: str, kaders: Kaders, zegt: str | None = None, vandaag: date | None = None) -> Oordeel:
    """(the degree, the words that say so). `zegt`: what a column or a heading says (`gewoon` is that it can wait);
    `vandaag`: without it no date is soon.
    """
    signaal = crisissignaal(tekst)
    if signaal and (_van("gevaar").search(signaal.tekst) or signaal.soort in _HARD):
        return ACUUT, signaal.tekst
    if zegt:
        return (None, None) if zegt == "gewoon" else (zegt, None)
    gelezen = lees(tekst, kaders).vermeldingen
    for hoe, woorden in ((CRISIS, _crisis(tekst, gelezen)), (SPOED, _spoed(tekst, gelezen, vandaag))):
        if woorden:
            return hoe, woorden
    if signaal:
        return ACUUT, signaal.tekst
    zacht = lees_signaal(tekst)
    if zacht:
        return LET_OP, zacht.tekst
    return (LET_OP, woorden) if (woorden := _telt(tekst, "let_op")) else (None, None)


def is_luid(tekst: str) -> str | None:
    """What only the text before masking tells of danger now."""
    signaal = lees_signaal(tekst)
    luid = signaal and signaal.niveau == LUID and _van("gevaar").search(signaal.tekst)
    return signaal.tekst if signaal and luid else None


def _crisis(tekst: str, gelezen: object) -> str | None:
    return woorden_voor(gelezen, DRINGEND) or _telt(tekst, "crisis")  # type: ignore[arg-type]


def _spoed(tekst: str, gelezen: object, vandaag: date | None) -> str | None:
    return (
        woorden_voor(gelezen, _SPOED_FEIT)  # type: ignore[arg-type]
        or _telt(tekst, "spoed")
        or _valt_weg(tekst, vandaag)
    )


def _telt(tekst: str, veld: str) -> str | None:
    """The first words of this field that aren't denied and aren't of the past."""
    for zin in _ZIN.split(tekst):
        if _van("voorbij").search(zin):
            continue
        for treffer in _van(veld).finditer(zin):
            if not _niet().search(zin[max(0, treffer.start() - 40) : treffer.start()]):
                return treffer[0]
    return None


def _valt_weg(tekst: str, vandaag: date | None) -> str | None:
    """Something falls away, and soon: both in one sentence or in two that follow."""
    zinnen = _ZIN.split(tekst)
    for nr, zin in enumerate(zinnen):
        samen = ". ".join(zinnen[nr : nr + 2])
        if _van("voorbij").search(samen):
            continue
        momenten = [
            *(m.span() for m in _van("nabij").finditer(samen)),
            *_dagen(samen, vandaag),
            *_weken(samen, vandaag),
        ][:20]
        for verlies in list(_van("verlies").finditer(samen))[:20] if momenten else ():
            if _niet().search(samen[max(0, verlies.start() - 40) : verlies.start()]):
                continue
            for begin, eind in momenten:
                van, tot = min(begin, verlies.start()), max(eind, verlies.end())
                if tot - van <= _VER + (verlies.end() - verlies.start()):
                    return samen[van:tot]
    return None


def _dagen(tekst: str, vandaag: date | None) -> Iterator[tuple[int, int]]:
    """Where a date stands that is soon."""
    maanden: list[str] = tabel("dringend")["maanden"]
    for m in _DAG.finditer(tekst) if vandaag else ():
        naam = m[2].lower() if m[2] else ""
        maand = next((nr for nr, heel in enumerate(maanden, 1) if len(naam) > 2 and heel.startswith(naam)), 0)
        maand = maand or int(m[3] or 0)
        if vandaag and any(0 <= dagen <= _DICHTBIJ for dagen in _over(vandaag, int(m[1]), maand)):
            yield m.span()


def _weken(tekst: str, vandaag: date | None) -> Iterator[tuple[int, int]]:
    """Where the number of a week stands that is this one or one of the next two."""
    for m in _WEEK.finditer(tekst) if vandaag else ():
        if vandaag and any((vandaag + timedelta(weeks=nr)).isocalendar()[1] == int(m[1]) for nr in range(3)):
            yield m.span()


def _over(vandaag: date, dag: int, maand: int) -> Iterator[int]:
    """In how many days that day comes, of this year and of the next."""
    for jaar in (vandaag.year, vandaag.year + 1):
        try:
            yield (date(jaar, maand, dag) - vandaag).days
        except ValueError:
            return
