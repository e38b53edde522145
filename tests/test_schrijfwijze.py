"""Dates, numbers, counts and lists in Dutch."""

from __future__ import annotations

from datetime import date, datetime, timezone

import pytest

from bot import schrijfwijze


def test_een_datum_in_een_zin_en_in_een_tabel():
    dag = date(2026, 12, 4)
    assert schrijfwijze.datum(dag) == schrijfwijze.wanneer(dag) == "4 december 2026"
    assert schrijfwijze.korte_datum(dag) == "4-12-2026"
    assert schrijfwijze.maand(date(2021, 12, 1)) == "december 2021"


def test_een_moment_is_een_moment_in_nederland():
    moment = datetime(2026, 11, 30, 23, 30, tzinfo=timezone.utc)
    assert schrijfwijze.wanneer(moment) == "1 december 2026, 00:30 uur"
    assert schrijfwijze.korte_datum(moment) == "1-12-2026" and schrijfwijze.tijd(moment) == "00:30"
    plaatselijk = datetime(2026, 11, 30, 9, 5)
    assert schrijfwijze.wanneer(plaatselijk) == "30 november 2026, 09:05 uur"


@pytest.mark.parametrize(
    ("getal", "tekst"), [(16.5, "16,5"), (16.0, "16"), (0, "0"), (0.25, "0,25"), (0.08, "0,08"), (1 / 3, "0,333333")]
)
def test_een_getal_heeft_een_komma_en_geen_lege_nullen(getal, tekst):
    assert schrijfwijze.getal(getal) == tekst


@pytest.mark.parametrize(("hoeveel", "tekst"), [(0, "0 dagen"), (1, "1 dag"), (2, "2 dagen"), (101, "101 dagen")])
def test_een_is_enkelvoud(hoeveel, tekst):
    assert schrijfwijze.aantal(hoeveel, "dag", "dagen") == tekst


@pytest.mark.parametrize(
    ("delen", "en", "of"),
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b"], "a en b", "a of b"),
        (["a", "b", "c"], "a, b en c", "a, b of c"),
        (["a", "b", "c", "d"], "a, b, c en d", "a, b, c of d"),
    ],
)
def test_een_opsomming(delen, en, of):
    assert (schrijfwijze.en(delen), schrijfwijze.of(iter(delen))) == (en, of)
