"""An answer in one's own words: filled in and said, asked ("Bedoel je …?"), or a hint; never taken for small talk."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.gesprek.staat import nieuw

from .spreken import NU, OMGEVING, Spreker


def bij(kenmerk: str, **bekend: Any) -> Spreker:
    """A conversation in which this question is on screen."""
    s = Spreker()
    s.staat = replace(nieuw(OMGEVING, "lekstroom", NU), vraag=kenmerk, antwoorden=bekend)
    return s


@pytest.mark.parametrize(
    ("vraag", "tekst", "geraden", "waarde"),
    [
        ("verwijzer", "huisarts", None, "anders"),
        ("verwijzer", "de huisarts", "uitleg", "anders"),
        ("verwijzer", "kinderarts", None, "anders"),
        ("verwijzer", "jeugdarts van de ggd", None, "anders"),
        ("verwijzer", "wij zelf, sociaal team", None, "sociaal_team"),
        ("verwijzer", "het wijkteam", "begroeten", "sociaal_team"),
        ("maatregel", "vrijwillig kader", "kaders", "geen"),
        ("schoolgang", "te jong", "begroeten", "niet_van_toepassing"),
        ("betrokken_aanbieders", "alleen de ggz", None, "een"),
        ("stapeling", "te veel, iemand moet het gaan regelen", "hulp", "coordinatie_nodig"),
    ],
)
def test_wat_duidelijk_is_wordt_ingevuld_en_gezegd(vraag: str, tekst: str, geraden: str | None, waarde: Any) -> None:
    s = bij(vraag).zeg(tekst, geraden)
    assert {"kenmerk": vraag, "van": None, "naar": waarde} in s.custom["gewijzigd"]
    assert "Genoteerd" in s.tekst and OMGEVING.kaders.kenmerken[vraag].optie(waarde).label in s.tekst
    assert s.zeg("terug").custom["bekend"].get(vraag) is None


@pytest.mark.parametrize(
    ("vraag", "tekst", "geraden", "label"),
    [
        ("ernst", "best heftig", "bedanken", "Ernstig"),
        ("ernst", "zwaar", None, "Ernstig"),
        ("ernst", "matig", None, "Zwaarder"),
        ("ernst", "midden", None, "Zwaarder"),
        ("schoolgang", "gaat goed", None, "Geen zorgen"),
        ("schoolgang", "gaat gewoon", "hulp", "Geen zorgen"),
        ("veiligheid", "we maken ons zorgen", None, "Zorgen"),
        ("veiligheid", "er zijn zorgen maar niks bewezen", None, "Zorgen"),
        ("zorgvorm", "poh jeugd", None, "Ambulante"),
        ("zorgvorm", "begeleiding", "hulp", "Ambulante"),
        ("maatregel", "nee die loopt er niet", None, "Geen maatregel"),
        ("maatregel", "nee hoor, vrijwillig", None, "Geen maatregel"),
    ],
)
def test_wat_niet_zeker_is_wordt_gevraagd_en_met_ja_ingevuld(
    vraag: str, tekst: str, geraden: str | None, label: str
) -> None:
    s = bij(vraag).zeg(tekst, geraden)
    assert s.custom["open"] == {"soort": "bedoel_je", "kenmerk": vraag} and s.custom["gewijzigd"] == []
    assert s.laatste.startswith(f"Bedoel je: {label}") and s.custom["bekend"] == {}
    knoppen = [k["label"] for k in s.berichten[-1]["knoppen"]]
    assert knoppen[0] == "Ja" and knoppen[-1] == "Weet ik niet" and len(knoppen) > 2
    assert s.zeg("ja").custom["bekend"].keys() == {vraag} and "Genoteerd" in s.tekst


@pytest.mark.parametrize("tekst", ["sla deze vraag over", "volgende", "niet dat ik weet", "ik weet het niet zeker"])
def test_overslaan_blijft_onbekend_en_gaat_verder(tekst: str) -> None:
    s = bij("maatregel").zeg(tekst)
    assert s.custom["overgeslagen"] == ["maatregel"] and s.custom["bekend"] == {} and "onbekend" in s.tekst
    assert s.custom["open"]["kenmerk"] != "maatregel"


def test_nee_op_bedoel_je_vult_niets_in_en_brengt_de_vraag_terug() -> None:
    for nee in ("nee", "nee hoor", "klopt niet"):
        s = bij("ernst").zeg("best heftig").zeg(nee)
        assert s.custom["open"] == {"soort": "vraag", "kenmerk": "ernst"} and s.custom["bekend"] == {}
        assert "dat bedoel je niet" in s.tekst


def test_een_nummer_hoort_bij_de_knoppen_van_bedoel_je() -> None:
    s = bij("ernst").zeg("best heftig")
    assert [k["label"].split(",")[0] for k in s.berichten[-1]["knoppen"]][:2] == ["Ja", "Licht en afgebakend"]
    assert s.zeg("2").custom["bekend"] == {"ernst": "licht"}
    assert bij("ernst").zeg("best heftig").zeg("9").custom["bekend"] == {}


def test_bij_ja_of_nee_betekenen_ja_en_nee_het_antwoord_zelf() -> None:
    for gezegd, waarde in (("ja", True), ("nee", False), ("nee hoor", False)):
        s = bij("partijen_naast_gezinsvormen").zeg("alleen wij")
        assert s.open == "bedoel_je" and "Ik denk: Nee" in s.laatste
        assert s.zeg(gezegd).custom["bekend"] == {"partijen_naast_gezinsvormen": waarde}


def test_de_tweede_keer_wordt_het_dichtstbijzijnde_aangeboden() -> None:
    s = bij("ernst").zeg("qq aa")
    assert s.open == "vraag" and "Dat kan ik niet als antwoord lezen" in s.tekst
    s.zeg("best wel gek")
    assert s.custom["open"] == {"soort": "bedoel_je", "kenmerk": "ernst"} and "het dichtst in de buurt" in s.tekst
    assert s.custom["bekend"] == {} and s.zeg("nee").open == "vraag"


def test_onzin_blijft_ook_de_tweede_keer_onzin_maar_zegt_wat_anders() -> None:
    s = bij("urgentie").zeg("blub xyzzy")
    eerst = s.tekst
    s.zeg("blub xyzzy")
    assert s.open == "vraag" and s.tekst != eerst and "Met 'weet ik niet' ga je verder" in s.tekst


@pytest.mark.parametrize(
    ("vraag", "tekst"),
    [
        ("urgentie", "Meisje van 14 gaat al weken niet naar school"),
        ("ernst", "vader is verslaafd en er zijn schulden"),
        ("verwijzer", "moeder kan de post niet aan"),
        ("schoolgang", "ouders zien het probleem niet"),
        ("domeinoverstijgend", "het sociaal team is nog niet betrokken"),
    ],
)
def test_wat_over_iets_anders_gaat_is_geen_antwoord(vraag: str, tekst: str) -> None:
    s = bij(vraag).zeg(tekst)
    assert s.custom["bekend"] == {} and s.custom["overgeslagen"] == []
    assert s.custom["open"] != {"soort": "bedoel_je", "kenmerk": vraag}


def test_een_antwoord_met_feiten_erbij_is_beide() -> None:
    s = bij("maatregel").zeg("nee die loopt er niet, wel heeft vader schulden")
    assert s.custom["open"] == {"soort": "bedoel_je", "kenmerk": "maatregel"} and s.custom["voorstel"]
    voorstel = s.custom["voorstel"]
    s.zeg("ja")
    assert s.custom["bekend"] == {"maatregel": "geen"} and s.custom["voorstel"] == voorstel and s.open == "bevestig"


def test_weet_ik_niet_met_iets_erachter_is_beide() -> None:
    s = bij("urgentie").zeg("weet ik niet, er is wel een ots")
    assert s.custom["overgeslagen"] == ["urgentie"] and s.custom["voorstel"]["maatregel"] == "ots"


@pytest.mark.parametrize("tekst", ["stop", "overzicht", "hulp", "waarom", "hoi", "bedankt", "wat is een OTS", "terug"])
@pytest.mark.parametrize("vraag", ["ernst", "veiligheid", "stapeling", "zorgvorm"])
def test_een_opdracht_in_vaste_woorden_is_nooit_een_antwoord(vraag: str, tekst: str) -> None:
    s = bij(vraag).kies("motivatie", "wisselend")
    assert s.staat is not None
    s.staat = replace(s.staat, vraag=vraag)
    s.zeg(tekst)
    verwacht = {} if tekst == "terug" else {"motivatie": "wisselend"}
    assert s.custom["bekend"] == verwacht and s.custom["overgeslagen"] == [] and s.open in ("vraag", "stop")


@pytest.mark.parametrize("tekst", ["is dat best heftig?", "gaat dat goed?", "de huisarts?", "stel dat het zwaar is"])
def test_een_vraag_antwoordt_niet(tekst: str) -> None:
    for vraag in ("ernst", "schoolgang", "verwijzer"):
        s = bij(vraag).zeg(tekst)
        assert s.custom["bekend"] == {} and s.custom["overgeslagen"] == []


def test_wat_een_advies_verlaagt_of_dringend_is_vullen_gewichten_nooit_alleen_in() -> None:
    for vraag, tekst in (
        ("veiligheid", "ja hoor, prima daar thuis"),
        ("schoolgang", "gaat goed"),
        ("veiligheid", "af en toe blijft hij een nacht weg"),
    ):
        s = bij(vraag).zeg(tekst)
        assert vraag not in s.custom["bekend"], tekst


def test_een_sterke_bedoeling_wint_van_een_half_antwoord() -> None:
    """The classifier is sure, and the answer isn't: then it is what the classifier says."""
    s = bij("schoolgang")
    sterk = s.zeg("gaat goed", "bedanken", 0.99)
    assert sterk.open == "vraag" and "Graag gedaan" in sterk.tekst
    assert bij("schoolgang").zeg("gaat goed", "bedanken", 0.5).open == "bedoel_je"
    assert "Waarom deze vraag" not in bij("veiligheid").zeg("redelijk", "waarom", 0.4).tekst
