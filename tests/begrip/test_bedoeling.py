"""The intents that words settle by themselves, without a classifier."""

from __future__ import annotations

import pytest

from bot.afweging import Kaders
from bot.begrip.bedoeling import vaste_bedoeling
from bot.begrip.lezen import lees


@pytest.mark.parametrize(
    ("tekst", "geraden", "verwacht"),
    [
        ("2", "stoppen", "antwoord"),
        ("wat is waakvlam?", "hulp", "uitleg"),
        ("leg procesregie eens uit", "vertellen", "uitleg"),
        ("optie 2", "stoppen", "antwoord"),
        ("5 en 11", "terug", "antwoord"),
        ("Weigert hulp", "stoppen", "antwoord"),
        ("ots", "hulp", "antwoord"),
        ("geen van deze", "ontkennen", "antwoord"),
        ("ja hoor", "antwoord", "bevestigen"),
        ("nee hoor", "antwoord", "ontkennen"),
        ("geen idee", "antwoord", "weet_niet"),
        ("stop", "vertellen", "stoppen"),
        ("Stop!", "vertellen", "stoppen"),
        ("?", "vertellen", "hulp"),
        ("🎉🎉", "begroeten", "buiten_bereik"),
        ("nieuwe afweging over een moeder met schulden", "vertellen", "nieuwe_afweging"),
        ("afwijken naar zwaar want moeder is verslaafd", "vertellen", "afwijken"),
        ("vader stopt met drinken en moeder is depressief", "stoppen", "vertellen"),
        ("er is geen onveiligheid", "ontkennen", "vertellen"),
        ("we willen graag weten hoe het verder moet", "hulp", None),
        ("de hond van de buren blaft", "buiten_bereik", None),
        # What changes or ends an afweging takes a word that says so, whatever the classifier makes of it.
        ("'; DROP TABLE afwegingen; --", "nieuwe_afweging", "buiten_bereik"),
        ("EXTERNAL_reminder", "stoppen", "buiten_bereik"),
        ("qwerty uiop", "vastleggen", "anderstalig"),
        ("we gaan met een nieuw gezin verder", "nieuwe_afweging", None),
        ("mag opgeslagen worden", "vastleggen", None),
    ],
)
def test_vaste_bedoeling(tekst: str, geraden: str, verwacht: str | None, alle_kaders: Kaders) -> None:
    assert vaste_bedoeling(tekst, alle_kaders, lees(tekst, alle_kaders).vermeldingen, geraden, 0.6) == verwacht


def test_vraag_met_een_kenmerk_erin_blijft_een_vraag(alle_kaders: Kaders) -> None:
    for tekst, geraden in (
        ("wat betekent OTS?", "uitleg"),
        ("waarom wil je weten of er schulden zijn?", "waarom"),
        ("wie beslist bij onveiligheid", "wie_beslist"),
    ):
        assert vaste_bedoeling(tekst, alle_kaders, lees(tekst, alle_kaders).vermeldingen, geraden, 0.5) in (
            geraden,
            None,
        )


def test_elke_optie_van_elk_kenmerk_is_een_antwoord(alle_kaders: Kaders) -> None:
    for kenmerk in alle_kaders.kenmerken.values():
        for optie in kenmerk.opties:
            assert vaste_bedoeling(optie.label, alle_kaders, (), "stoppen", 0.9) in (
                "antwoord",
                "bevestigen",
                "ontkennen",
            ), optie.label
