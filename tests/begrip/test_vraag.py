"""A question or a supposition fills in nothing; what is told beside it does (corpus/lezen/ontwikkel/vraagzinnen.yml)."""

from __future__ import annotations

from typing import Any

import pytest

from bot.afweging import Kaders
from bot.begrip.antwoord import als_antwoord
from bot.begrip.bedoeling import vaste_bedoeling
from bot.begrip.lezen import lees
from bot.begrip.vermelding import GENOEMD
from bot.begrip.vraag import is_vraag
from bot.gesprek.feiten import feiten
from leren.corpus import lees_set

ZINNEN = lees_set("lezen/ontwikkel/vraagzinnen.yml")
VRAGEN = ZINNEN["vraag"] + ZINNEN["veronderstelling"]
EIGEN = {tekst: bedoeling for bedoeling, rij in ZINNEN["bedoeling"].items() for tekst in rij}


@pytest.mark.parametrize("tekst", VRAGEN)
def test_vraag_vult_niets_in(tekst: str, alle_kaders: Kaders) -> None:
    gelezen = lees(tekst, alle_kaders)
    assert gelezen.kenmerken == {}
    # In a conversation that knows things already, too.
    bekend = {"kindfactoren": ["psychisch_psychosociaal"], "zorgvorm": ["ambulant"]}
    assert feiten(gelezen.vermeldingen, alle_kaders.kenmerken, bekend) == ([], [])


@pytest.mark.parametrize("geraden", ["vertellen", "antwoord"])
@pytest.mark.parametrize("tekst", VRAGEN)
def test_vraag_is_geen_vertellen(tekst: str, geraden: str, alle_kaders: Kaders) -> None:
    assert is_vraag(tekst)
    bedoeling = vaste_bedoeling(tekst, alle_kaders, lees(tekst, alle_kaders).vermeldingen, geraden, 0.9)
    assert bedoeling == EIGEN.get(tekst, "uitleg")


@pytest.mark.parametrize("geval", ZINNEN["verhaal"], ids=[g["tekst"] for g in ZINNEN["verhaal"]])
def test_verhaal_houdt_zijn_feiten(geval: dict[str, Any], alle_kaders: Kaders) -> None:
    gelezen = lees(geval["tekst"], alle_kaders)
    assert {k: v for k, v in gelezen.kenmerken.items() if k in geval["kenmerken"]} == geval["kenmerken"]
    assert "regie_ouders" not in gelezen.kenmerken
    assert not is_vraag(geval["tekst"])
    assert vaste_bedoeling(geval["tekst"], alle_kaders, gelezen.vermeldingen, "vertellen", 0.9) == "vertellen"


@pytest.mark.parametrize("tekst", ZINNEN["twijfel"])
def test_vraagteken_uit_gewoonte_is_twijfel(tekst: str, alle_kaders: Kaders) -> None:
    gelezen = lees(tekst, alle_kaders)
    for kenmerk in ("maatregel", "veiligheid", "ouderfactoren"):
        assert kenmerk not in gelezen.kenmerken
        assert all(v.zekerheid != GENOEMD for v in gelezen.vermeldingen if v.kenmerk == kenmerk)


@pytest.mark.parametrize(
    ("kenmerk", "tekst"),
    [
        ("maatregel", "een OTS?"),
        ("maatregel", "ondertoezichtstelling?"),
        ("veiligheid", "veilig?"),
        ("veiligheid", "is het veilig"),
        ("veiligheid", "is het veilig?"),
        ("maatregel", "wat is een OTS"),
        ("zorgvorm", "ambulant?"),
    ],
)
def test_vraag_is_geen_antwoord(kenmerk: str, tekst: str, alle_kaders: Kaders) -> None:
    assert als_antwoord(tekst, alle_kaders.kenmerken[kenmerk], lees(tekst, alle_kaders).vermeldingen) is None


def test_antwoord_zonder_vraagteken_blijft_antwoord(alle_kaders: Kaders) -> None:
    antwoord = als_antwoord("het is veilig", alle_kaders.kenmerken["veiligheid"])
    assert antwoord is not None and antwoord.waarde == "veilig"
