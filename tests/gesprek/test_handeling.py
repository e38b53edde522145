"""What a turn was taken for, an intent of domain.yml, and how it comes out of the API."""

from __future__ import annotations

import re
from typing import Any

import pytest

from bot.instellingen import PROJECT
from bot.lijn.doet import Doet
from bot.lijn.handeling import apart
from tests.assistent import Assistent
from tests.gesprek.spreken import Spreker

OMSCHRIJVING = "Meisje van 15, gaat niet naar school, moeder is verslaafd."


def intents() -> set[str]:
    domein = (PROJECT / "domain.yml").read_text(encoding="utf-8")
    return set(re.findall(r"^  - (\w+)", domein.split("intents:")[1].split("entities:")[0], re.M))


@pytest.mark.parametrize(
    ("gezegd", "genomen"),
    [
        ([(OMSCHRIJVING, None)], "vertellen"),
        ([(OMSCHRIJVING, None), ("ja", "bevestigen")], "bevestigen"),
        ([(OMSCHRIJVING, None), ("ja", "bevestigen"), ("2", "antwoord")], "antwoord"),
        # "best heftig" taken for thanks, while it answers what is asked
        ([(OMSCHRIJVING, None), ("ja", "bevestigen"), ("dit is wmo", "begroeten")], "vertellen"),
        ([(OMSCHRIJVING, None), ("schoolgang klopt niet", "vertellen")], "ontkennen"),
        ([(OMSCHRIJVING, None), ("wie beslist er over een ots?", "vertellen")], "uitleg"),
        ([("blabla", "nlu_fallback")], "buiten_bereik"),
        ([("dankjewel", "bedanken")], "bedanken"),
    ],
)
def test_waar_een_beurt_voor_is_genomen(gezegd: list[tuple[str, str | None]], genomen: str) -> None:
    spreker = Spreker()
    for tekst, intent in gezegd:
        spreker.zeg(tekst, intent)
    assert spreker.uit is not None and spreker.uit.handeling == genomen
    assert genomen in intents()


def test_een_knop_is_genomen_voor_wat_hij_doet() -> None:
    spreker = Spreker().zeg(OMSCHRIJVING).doe(Doet.JA_KLOPT)
    assert spreker.uit is not None and spreker.uit.handeling == Doet.JA_KLOPT.bedoeling
    spreker.kies("urgentie", "spoed")
    assert spreker.uit is not None and spreker.uit.handeling == "keuze"


def test_elke_knop_heeft_een_bedoeling_van_het_domein() -> None:
    assert {doet.bedoeling for doet in Doet} <= intents()


def test_over_de_lijn_staat_het_op_elk_bericht_en_daarna_apart() -> None:
    berichten: list[dict[str, Any]] = [{"tekst": "a", "handeling": "hulp"}, {"tekst": "b", "handeling": "hulp"}]
    assert apart(berichten) == ("hulp", [{"tekst": "a"}, {"tekst": "b"}])
    assert apart([{"tekst": "a"}]) == (None, [{"tekst": "a"}])


def test_de_api_zegt_het(assistent: Assistent) -> None:
    """From the real assistant, and the same again when a message is sent twice."""
    eerste = assistent.zeg(OMSCHRIJVING, id="handeling-1")
    assert eerste.inhoud["handeling"] == "vertellen"
    assert assistent.zeg("hoi", eerste.gesprek).inhoud["handeling"] == "begroeten"
    assert assistent.kies("urgentie", "spoed", eerste.gesprek).inhoud["handeling"] == "keuze"
    assert assistent.zeg(OMSCHRIJVING, id="handeling-2").inhoud["handeling"] == "vertellen"
    assert all("handeling" not in bericht for bericht in eerste.berichten)
