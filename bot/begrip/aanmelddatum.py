"""From when the terms of a casus count, as a text says it: "aangemeld op 20 november" (taal/aanmelddatum.yml)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from bot.begrip.tabel import tabel, woorden
from bot.begrip.tekst import gewone_tekens, vouw


@dataclass(frozen=True)
class Aanmelddatum:
    """`dag` is None where the text names a day that doesn't exist (`tekst`); `tijd` None: no time was said.

    `alleen`: the text says nothing else.
    """

    tekst: str
    dag: date | None
    tijd: time | None
    alleen: bool


@lru_cache(maxsize=1)
def _patronen() -> tuple[re.Pattern[str], ...]:
    """The day behind what says so ("aangemeld op 3 november"), and before it ("vorige week dinsdag aangemeld")."""
    t = tabel("aanmelddatum")
    maanden = "|".join(sorted(t["maanden"], key=len, reverse=True))
    dagen, weekdagen = "|".join(t["dagen"]), "|".join(t["weekdagen"])
    datum = (
        rf"(?P<datum>(?P<woord>{dagen})\b"
        rf"|(?P<vorige>vorige week )?(?:op |afgelopen |vorige )?(?P<weekdag>{weekdagen})\b(?! \d)"
        rf"|(?P<dag>\d{{1,2}})(?:e|ste|de)? (?P<maand>{maanden})\b\.?(?: (?P<jaar>\d{{4}}))?"
        rf"|(?P<d>\d{{1,2}})[-/.](?P<m>\d{{1,2}})(?:[-/.](?P<j>\d{{4}}|\d{{2}}))?(?!\d)"
        rf"|(?P<ij>\d{{4}})-(?P<im>\d{{2}})-(?P<id>\d{{2}})(?!\d))"
    )
    om = r"(?:,? (?:om )?(?P<uur>\d{1,2})[:.](?P<min>\d{2})(?: ?uur| ?u\b)?)?"
    return (
        re.compile(rf"\b(?:{'|'.join(t['zegt'])})\s*(?:\w{{2,7}}dag (?=\d))?{datum}{om}"),
        re.compile(rf"(?<![\d.:/-]){datum}{om} (?:{'|'.join(t['zegt_achter'])})\b"),
    )


def lees_aanmelddatum(tekst: str, nu: datetime) -> Aanmelddatum | None:
    """What the text says of it; None when it says nothing. A day without a year is the last one not later than `nu`."""
    gevouwen = vouw(gewone_tekens(tekst).tekst)
    gevonden = next(filter(None, (patroon.search(gevouwen) for patroon in _patronen())), None)
    if gevonden is None:
        return None
    rest = set(re.findall(r"\w+", gevouwen[: gevonden.start()] + " " + gevouwen[gevonden.end() :]))
    uur, minuut = gevonden["uur"], gevonden["min"]
    tijd = time(int(uur), int(minuut)) if uur and int(uur) < 24 and int(minuut) < 60 else None
    return Aanmelddatum(gevonden["datum"], _dag(gevonden, nu.date()), tijd, rest <= woorden("aanmelddatum", "eromheen"))


def _dag(gevonden: re.Match[str], vandaag: date) -> date | None:
    t = tabel("aanmelddatum")
    if gevonden["woord"]:
        return vandaag - timedelta(days=t["dagen"][gevonden["woord"]])
    if gevonden["weekdag"]:
        return _laatste(t["weekdagen"][gevonden["weekdag"]], vandaag, bool(gevonden["vorige"]))
    dag = int(gevonden["dag"] or gevonden["d"] or gevonden["id"])
    maand = t["maanden"][gevonden["maand"]] if gevonden["maand"] else int(gevonden["m"] or gevonden["im"])
    jaar = gevonden["jaar"] or gevonden["j"] or gevonden["ij"]
    try:
        if jaar:
            return date(int(jaar) + (2000 if len(jaar) == 2 else 0), maand, dag)
        dit_jaar = date(vandaag.year, maand, dag)
        return dit_jaar if dit_jaar <= vandaag else date(vandaag.year - 1, maand, dag)
    except ValueError:
        return None


def _laatste(weekdag: int, vandaag: date, vorige_week: bool) -> date:
    """The last such day before today; of last week where the text says so."""
    if vorige_week:
        return vandaag - timedelta(days=vandaag.weekday() + 7 - weekdag)
    return vandaag - timedelta(days=(vandaag.weekday() - weekdag) % 7 or 7)
