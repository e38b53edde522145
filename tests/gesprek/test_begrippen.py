"""A term of the kaders is explained however it is written."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

from bot.afweging import laad_kaders
from bot.gesprek import Beurt, Omgeving, voer_uit
from bot.gesprek.uitleggen import namen

KADERS = laad_kaders()
OMGEVING = Omgeving(KADERS, "standaard")
BEGRIPPEN = [(kader.id, b) for kader in KADERS.kaders.values() for b in kader.begrippen]


def uitleg(tekst: str) -> str:
    return str(voer_uit("uitleg", OMGEVING, None, Beurt(tekst, "uitleg", datetime(2026, 11, 28, tzinfo=timezone.utc))).berichten[0]["tekst"])


@pytest.mark.parametrize(("kader", "begrip"), BEGRIPPEN, ids=[f"{k}: {b.term}" for k, b in BEGRIPPEN])
def test_elk_begrip_is_te_bereiken_hoe_het_ook_geschreven_is(kader: str, begrip) -> None:
    for naam in namen(begrip):
        schrijfwijzen = {naam, naam.upper(), naam.replace("-", " "), naam.replace("-", ""), naam.replace(" ", "-")}
        for woord in schrijfwijzen:
            for vraag in (f"wat is {woord}", f"Wat betekent '{woord}'?", f"leg {woord} uit"):
                assert begrip.betekenis in uitleg(vraag), vraag


@pytest.mark.parametrize(
    ("tekst", "term"),
    [
        ("wat is een opt out", "opt-out"),
        ("wat is een optout?", "opt-out"),
        ("Wat zijn opt-outs?", "opt-out"),
        ("wat is HBO+?", "HBO+"),
        ("wat doet een jeugd en gezinswerker", "jeugd- en gezinswerker"),
        ("wat doet een wmo consulent", "Wmo-consulent"),
        ("wat is een OGGZ team", "OGGZ-team, CJG, Toegang"),
        ("wat is de G.I.", "GI"),
        ("wat zijn hulpverleningsplannen", "hulpverleningsplan"),
        ("wat is crisis", "crisis"),
    ],
)
def test_gewone_schrijfwijzen(tekst: str, term: str) -> None:
    assert f"• {term} (" in uitleg(tekst)


@pytest.mark.parametrize("tekst", ["wat is zwaarte", "wat is een toekomst", "wat is opt", "wat is een hamsterwiel"])
def test_een_ander_woord_is_geen_begrip(tekst: str) -> None:
    assert "Dat woord ken ik niet" in uitleg(tekst)
