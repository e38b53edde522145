"""How dates, numbers, counts and lists are written in Dutch, here and nowhere else (by babel).

On the ground, below the engine: every part writes sentences.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from babel import Locale

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@cache
def _nl() -> Locale:
    from babel import Locale  # babel takes as long to import as the whole engine: only when there is something to write

    return Locale("nl")


def datum(dag: date) -> str:
    """`4 december 2026`; of a moment with a zone its day in the Netherlands."""
    from babel.dates import format_date

    return format_date(_plaatselijk(dag), "d MMMM y", locale=_nl())


def korte_datum(dag: date) -> str:
    """`4-12-2026`, for the column of a table."""
    from babel.dates import format_date

    return format_date(_plaatselijk(dag), "d-M-y", locale=_nl())


def maand(dag: date) -> str:
    """`december 2021`."""
    from babel.dates import get_month_names

    return f"{get_month_names(locale=_nl())[dag.month]} {dag.year}"


def tijd(moment: datetime) -> str:
    """`9:05` becomes `09:05`; of a moment with a zone the time in the Netherlands."""
    return f"{_plaatselijk(moment):%H:%M}"


def wanneer(dag: date) -> str:
    """`4 december 2026`, and of a moment also the time: `4 december 2026, 10:00 uur`."""
    return f"{datum(dag)}, {tijd(dag)} uur" if isinstance(dag, datetime) else datum(dag)


def getal(waarde: float) -> str:
    """`16,5`: a decimal comma, no zeros at the end."""
    from babel.numbers import format_decimal

    return format_decimal(waarde, format="0.######", locale=_nl())


def aantal(hoeveel: int, een: str, meer: str) -> str:
    """`1 dag`, `0 dagen`, `2 dagen`."""
    return f"{hoeveel} {een if _nl().plural_form(hoeveel) == 'one' else meer}"


def en(delen: Iterable[str]) -> str:
    """`a`, `a en b`, `a, b en c`; nothing for nothing."""
    from babel.lists import format_list

    return format_list(list(delen), locale=_nl())


def of(delen: Iterable[str]) -> str:
    """`a`, `a of b`, `a, b of c`; nothing for nothing."""
    from babel.lists import format_list

    return format_list(list(delen), style="or", locale=_nl())


def _plaatselijk(dag: date) -> date:
    return dag.astimezone(AMSTERDAM) if isinstance(dag, datetime) and dag.tzinfo else dag
