"""When a message says anything: the rule itself, and what the description of the API tells of it."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.lijn.tekst import PATROON, schoon

ONZICHTBAAR = [
    "",
    " ",
    "\n\t",
    "/",
    " / ",
    "//",
    "\u00a0",
    "\u00ad",
    "\u1680",
    "\u200b",
    "\u200d\u1680\u200d",
    "\u2003",
    "\u202e",
    "\u2060",
    "\u3000",
    "\ufeff",
    "\ufffe",
    "\x00",
    "\x7f",
]


@pytest.mark.parametrize("tekst", ONZICHTBAAR, ids=ascii)
def test_wat_niemand_ziet_is_geen_bericht(tekst: str) -> None:
    assert schoon(tekst) == ""


@pytest.mark.parametrize(
    "tekst", ["a", "1", "?", "é", "ß", "→", "…", "家", "😀", "а", "\u2800x", "\U0010fffd"], ids=ascii
)
def test_wat_te_zien_is_blijft(tekst: str) -> None:
    assert schoon(f" /{tekst}\u200b ") == unicodedata.normalize("NFC", f"{tekst}\u200b")


@given(st.text())
@example("\u200d\u1680\u200d")
def test_de_beschrijving_sluit_geen_bericht_uit(tekst: str) -> None:
    """Who keeps to the pattern of the description never holds back what the poort would take."""
    if schoon(tekst):
        assert re.search(PATROON, tekst)


@given(st.characters(categories=["L", "N", "P", "S"]))
def test_elke_letter_elk_cijfer_en_elk_teken_is_een_bericht(teken: str) -> None:
    assert schoon(teken) == ("" if teken == "/" else unicodedata.normalize("NFC", teken))
