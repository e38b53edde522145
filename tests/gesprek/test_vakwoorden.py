"""A term of the kaders is explained however it is written."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

from bot.afweging import laad_kaders
from bot.afweging.bron import EIGEN_UITLEG
from bot.begrip.bedoeling import vaste_bedoeling
from bot.begrip.lezen import lees
from bot.begrip.vakwoord import namen, sleutel
from bot.gesprek import Beurt, Omgeving, voer_uit
from tests.gesprek.spreken import tekst_van

KADERS = laad_kaders()
OMGEVING = Omgeving(KADERS, "standaard")
BEGRIPPEN = [(kader.id, b) for kader in KADERS.kaders.values() for b in kader.vakwoorden]


def uitleg(tekst: str) -> str:
    return str(
        tekst_van(
            voer_uit(
                "uitleg", OMGEVING, None, Beurt(tekst, "uitleg", datetime(2026, 11, 28, tzinfo=timezone.utc))
            ).berichten[0]
        )
    )


@pytest.mark.parametrize(("kader", "begrip"), BEGRIPPEN, ids=[f"{k}: {b.term}" for k, b in BEGRIPPEN])
def test_elk_begrip_is_te_bereiken_hoe_het_ook_geschreven_is(kader: str, begrip) -> None:
    for naam in namen(begrip):
        schrijfwijzen = {naam, naam.upper(), naam.replace("-", " "), naam.replace("-", ""), naam.replace(" ", "-")}
        for woord in schrijfwijzen:
            for vraag in (f"wat is {woord}", f"Wat betekent '{woord}'?", f"leg {woord} uit"):
                assert begrip.betekenis in uitleg(vraag), vraag


@pytest.mark.parametrize(("kader", "begrip"), BEGRIPPEN, ids=[f"{k}: {b.term}" for k, b in BEGRIPPEN])
def test_de_vraag_naar_een_begrip_komt_bij_de_uitleg_uit(kader: str, begrip) -> None:
    """Whatever the classifier makes of it; a term that is also a sheet is shown as that."""
    for naam in namen(begrip):
        for vraag in (
            f"wat is {naam.replace('-', ' ')}",
            f"Wat betekent {naam.upper()}?",
            f"wat houdt {naam} precies in",
        ):
            bedoeling = vaste_bedoeling(vraag, KADERS, lees(vraag, KADERS).vermeldingen, "vertellen", 0.9)
            assert bedoeling in ("uitleg", "blad"), (vraag, bedoeling)


def test_twee_namen_van_een_kader_lopen_niet_door_elkaar() -> None:
    """The folding of plurals takes no two different terms of one kader for the same."""
    for kader in KADERS.kaders.values():
        van: dict[str, str] = {}
        for b in kader.vakwoorden:
            for naam in namen(b):
                assert van.setdefault(sleutel(naam), b.term) == b.term, naam


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
        ("wat is HBO plus", "HBO+"),
        ("wat is liriek?", "LIRIK"),
        ("wat is een perspektief", "perspectief"),
        ("wat zijn informele netwerken", "informeel netwerk"),
        ("wat zijn toekomst plannen", "toekomstplan"),
        ("wat zijn zorgcalamiteiten", "zorgcalamiteit"),
        ("wat is de J.G.Z.?", "JGZ"),
        ("wat is het consultatiebureau", "JGZ"),
        ("wat is de JBT", "Jeugdbeschermingstafel"),
        ("wat is de meldcode", "meldcode"),
        ("wat is jhio", "jeugdhulp in onderwijstijd"),
        ("wat zijn smart doelen", "SMART"),
        ("wat is een mdo", "MDO"),
        ("wat is YEPH", "YEPH"),
        ("wat is een segment", "segment"),
        ("wat is een gezinsplan", "gezinsplan"),
        ("wat is een evaluatieplan", "evaluatieplan"),
        ("wat is een veiligheidsplan", "veiligheidsplan"),
        ("wat is het perspectief", "perspectief"),
        ("wat is een OTS?", "OTS"),
        ("wat is een vots", "VOTS"),
        ("wat is een V.O.T.S.", "VOTS"),
        ("wat is een MUHP", "MUHP"),
        ("wat is een uithuisplaatsing", "MUHP"),
    ],
)
def test_gewone_schrijfwijzen(tekst: str, term: str) -> None:
    assert f"• {term} (" in uitleg(tekst)


@pytest.mark.parametrize("tekst", ["wat is zwaarte", "wat is een toekomst", "wat is opt", "wat is een hamsterwiel"])
def test_een_ander_woord_is_geen_begrip(tekst: str) -> None:
    assert "Dat woord ken ik niet" in uitleg(tekst)


@pytest.mark.parametrize(
    "woord",
    ["YEPH", "MDO", "SMART", "LIRIK", "meldcode", "JGZ", "Jeugdbeschermingstafel", "segment", "OTS", "VOTS", "MUHP"],
)
def test_wat_geen_bron_uitlegt_is_gemerkt_als_van_ons(woord: str) -> None:
    assert EIGEN_UITLEG in uitleg(f"wat is {woord}")
