"""Deadlines: from a moment to the last moment, in Europe/Amsterdam."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache
from typing import Any

from bot.schrijfwijze import AMSTERDAM

from .fouten import OnbruikbareInvoer


def vandaag() -> date:
    """The date on a Dutch calendar, also where the machine's clock runs in another zone."""
    return datetime.now(AMSTERDAM).date()


def lees_datum(waarde: Any, nu: datetime | None = None) -> datetime:
    """An ISO date or date-time as a moment in Europe/Amsterdam; None is now; without offset it is Dutch time.

    Raises OnbruikbareInvoer when it isn't ISO.
    """
    if waarde is None:
        return (nu or datetime.now(timezone.utc)).astimezone(AMSTERDAM)
    if isinstance(waarde, str):
        try:
            moment = _iso(waarde)
            if 1900 <= moment.year <= 2200:
                return moment.replace(tzinfo=AMSTERDAM) if moment.tzinfo is None else moment.astimezone(AMSTERDAM)
        except (ValueError, OverflowError):
            pass
    raise OnbruikbareInvoer(
        f"datum {str(waarde)[:40]!r} is geen datum. Schrijf hem als 2026-11-20 of 2026-11-20T10:00:00+01:00."
    )


def _iso(tekst: str) -> datetime:
    try:
        return datetime.fromisoformat(tekst)  # reads the usual forms, 50 times as fast
    except ValueError:
        from dateutil.parser import isoparse

        return isoparse(tekst)


def eerste(moment: datetime, na: Sequence[tuple[str, int]]) -> str:
    """The last moment when several terms run at once: the earliest of them ("within 1 week, 5 working days")."""
    return min(uiterlijk(moment, *deel) for deel in na)  # ISO dates sort as dates; a term mixes no hours with days


def uiterlijk(moment: datetime, eenheid: str, aantal: int) -> str:
    """The last moment: hours give an ISO date-time with offset (elapsed hours), all else an ISO date."""
    if eenheid == "uren":
        return (
            (moment.astimezone(timezone.utc) + timedelta(hours=aantal))
            .astimezone(AMSTERDAM)
            .isoformat(timespec="seconds")
        )
    return _dag(moment.date(), eenheid, aantal)


@lru_cache(maxsize=4096)
def _dag(dag: date, eenheid: str, aantal: int) -> str:
    if eenheid == "werkdagen":
        return _werkdagen_later(dag, aantal).isoformat()
    if eenheid == "maanden":
        from dateutil.relativedelta import relativedelta

        return (dag + relativedelta(months=aantal)).isoformat()
    return (dag + timedelta(days=aantal * (7 if eenheid == "weken" else 1))).isoformat()


def _werkdagen_later(dag: date, aantal: int) -> date:
    while aantal:
        dag += timedelta(days=1)
        if is_werkdag(dag):
            aantal -= 1
    return dag


def is_werkdag(dag: date) -> bool:
    """Whether people work in the Netherlands on this day: no weekend, no public holiday."""
    return dag.weekday() < 5 and dag not in _feestdagen()


@lru_cache(maxsize=1)
def _feestdagen() -> Any:
    import holidays  # 0.3 s to import, and only this term needs it

    return holidays.country_holidays("NL")
