"""A value that makes an advice lighter is read where the text establishes it, and never from silence (stellig.yml)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.afweging import Kaders
from bot.begrip.lezen import lees
from bot.begrip.vermelding import GENOEMD
from leren.corpus import lees_set

from .woorden import met_woorden

GEVALLEN = lees_set("lezen/ontwikkel/stellig.yml")
ALLE = [
    (k, g["waarde"], tekst, hoe == "wel") for k, g in GEVALLEN.items() for hoe in ("niet", "wel") for tekst in g[hoe]
]


@pytest.mark.parametrize(("kenmerk", "waarde", "tekst", "verwacht"), ALLE, ids=[t for _, _, t, _ in ALLE])
def test_alleen_wat_de_tekst_vaststelt(
    kenmerk: str, waarde: Any, tekst: str, verwacht: bool, alle_kaders: Kaders
) -> None:
    assert (lees(tekst, alle_kaders).kenmerken.get(kenmerk) == waarde) is verwacht


def test_het_alarm_ontkennen_neemt_alleen_het_alarm_terug(alle_kaders: Kaders) -> None:
    gelezen = lees("nee er is geen acuut gevaar", alle_kaders)
    assert gelezen.kenmerken == {}
    assert all(v.zekerheid != GENOEMD for v in gelezen.vermeldingen)
    assert lees("Er is geen acuut gevaar, maar het is structureel onveilig.", alle_kaders).kenmerken == {
        "veiligheid": "structureel_onveilig"
    }


def test_de_woorden_zeggen_welke_waarden_verlagen(alle_kaders: Kaders, tmp_path: Path) -> None:
    def met(**opties: Any) -> Kaders:
        return met_woorden(alle_kaders, tmp_path, uitstroom={"false": [opties, "zonder kwispelplan"]})

    tekst = "Volgens moeder kan het zonder kwispelplan."
    assert lees(tekst, met(los=True)).kenmerken.get("uitstroom") is False
    assert "uitstroom" not in lees(tekst, met(los=True, verlaagt=True)).kenmerken


def test_ontwikkelset_nooit_onterecht_veilig(alle_kaders: Kaders) -> None:
    gevallen = lees_set("lezen/ontwikkel/veilig.yml")
    veilig = [g for g in gevallen if lees(g["tekst"], alle_kaders).kenmerken.get("veiligheid") == "veilig"]
    assert [g["tekst"] for g in veilig if g["veilig"] == "nee"] == []
    assert len(veilig) >= 16


@pytest.mark.parametrize(
    ("tekst", "acuut"),
    [
        ("Het gezin is gevlucht uit Syrië.", False),
        ("Mevrouw is in 2015 gevlucht uit Eritrea en woont hier alleen.", False),
        ("Ze vluchtten voor de oorlog.", False),
        ("Moeder is gevlucht voor haar man.", True),
        ("Ze is vannacht met de kinderen gevlucht.", True),
    ],
)
def test_wie_uit_een_land_is_gevlucht_is_hier_nu_niet_in_gevaar(tekst: str, acuut: bool, alle_kaders: Kaders) -> None:
    assert (lees(tekst, alle_kaders).kenmerken.get("veiligheid") == "acuut_onveilig") is acuut


def test_wie_genoemd_wordt_verandert_geen_bekende_doelgroep(alle_kaders: Kaders) -> None:
    assert "doelgroep" not in lees("Moeder is niet depressief.", alle_kaders, "volwassenen").kenmerken
    assert lees("Het gaat om volwassenen, geen jeugd.", alle_kaders, "jeugd").kenmerken["doelgroep"] == "volwassenen"
    assert lees("Moeder is depressief, zoon van 9.", alle_kaders).kenmerken["doelgroep"] == "jeugd"
