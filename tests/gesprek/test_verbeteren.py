"""What somebody does with a text comes first: a correction changes exactly what it says, a question nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.begrip.handeling import correcties, klopt_niet, vaag, vraagt_waarom_staat, zegt_voorbij
from bot.begrip.lezen import lees
from bot.gesprek.staat import nieuw, volgende

from .spreken import KADERS, NU, OMGEVING, Spreker


def met(profiel: str = "standaard", **bekend: Any) -> Spreker:
    """A conversation in which this is known."""
    s = Spreker()
    s.staat = volgende(OMGEVING, replace(nieuw(OMGEVING, profiel, NU), antwoorden=bekend))
    return s.zeg("overzicht")


def gewijzigd(s: Spreker) -> dict[str, Any]:
    return {g["kenmerk"]: g["naar"] for g in s.custom["gewijzigd"]}


CRISIS = "Jongen van 12, het escaleert thuis, er is een crisis."
COACH = "Meisje van 9 gaat niet naar school, een gezinscoach komt elke week"
ZORGEN = "Jongen van 9, school maakt zich zorgen om zijn schoolgang, hij dreigt uit te vallen."


def test_geen_crisis_maar_regulier() -> None:
    s = Spreker().zeg(CRISIS).zeg("het is geen crisis maar regulier, wel structureel onveilig")
    voorstel = s.custom["voorstel"]
    assert voorstel["urgentie"] == "regulier" and voorstel["veiligheid"] == "structureel_onveilig"
    assert "Urgentie: Regulier" in s.tekst and s.custom["bekend"] == {}
    s = met(urgentie="crisis", doelgroep="jeugd", veiligheid="zorgen")
    s.zeg("het is geen crisis maar regulier, wel structureel onveilig")
    assert gewijzigd(s) == {"urgentie": "regulier", "veiligheid": "structureel_onveilig"}
    assert s.custom["voorstel"] == {}  # not that regulier can't be carried out


@pytest.mark.parametrize("geraden", [None, "begroeten", "hulp", "ontkennen", "nieuwe_afweging"])
@pytest.mark.parametrize(
    "tekst",
    [
        "het is een volwassene geen jeugd",
        "een volwassene, geen jeugd",
        "Wmo-casus dus geen jeugd",
        "het gaat om mevrouw zelf, niet om een kind",
        "dit is wmo",
        "nee, het is een volwassene",
        "sorry, ik bedoelde wmo",
    ],
)
def test_een_andere_doelgroep(tekst: str, geraden: str | None) -> None:
    s = Spreker().zeg("Moeder met een verslaving, zoon van 9").zeg(tekst, geraden)
    assert s.custom["voorstel"]["doelgroep"] == "volwassenen" and "Volwassenen" in s.tekst and s.open == "bevestig"
    s = met(doelgroep="jeugd", urgentie="spoed").zeg(tekst, geraden)
    assert gewijzigd(s) == {"doelgroep": "volwassenen"} and "was Jeugdige" in s.tekst
    assert s.zeg("terug").custom["bekend"] == {"doelgroep": "jeugd", "urgentie": "spoed"}


@pytest.mark.parametrize(
    ("tekst", "bekend", "nieuw_"),
    [
        ("het is spoed, geen crisis", {"urgentie": "crisis"}, {"urgentie": "spoed"}),
        ("niet regulier maar spoed", {"urgentie": "regulier"}, {"urgentie": "spoed"}),
        ("geen ots maar voogdij", {"maatregel": "ots"}, {"maatregel": "voogdij"}),
        ("nee, het is spoed", {"urgentie": "regulier"}, {"urgentie": "spoed"}),
        ("jeugd, geen volwassenen", {"doelgroep": "volwassenen"}, {"doelgroep": "jeugd"}),
        ("nee wacht, vader drinkt niet meer", {"ouderfactoren": ["psychisch_psychosociaal"]}, {"ouderfactoren": None}),
        (
            "de schulden zijn opgelost",
            {"contextuele_factoren": ["financiele_problemen"]},
            {"contextuele_factoren": None},
        ),
    ],
)
def test_een_verbetering_verandert_precies_wat_zij_zegt(
    tekst: str, bekend: dict[str, Any], nieuw_: dict[str, Any]
) -> None:
    alles = {"doelgroep": "jeugd", "urgentie": "regulier", "motivatie": "wisselend", **bekend}
    s = met(**alles).zeg(tekst)
    assert gewijzigd(s) == nieuw_, tekst
    assert all(KADERS.kenmerken[k].label in s.tekst for k in nieuw_) and s.open != "bedoel_je"
    assert s.zeg("terug").custom["bekend"] == alles


def test_wat_niet_meer_zo_is_gaat_van_de_lijst() -> None:
    s = Spreker().zeg("Jongen van 9, vader drinkt te veel.").zeg("vader drinkt niet meer")
    assert "ouderfactoren" not in s.custom["voorstel"] and "Van de lijst af: ouderfactoren" in s.tekst


def test_wat_vroeger_ook_al_zo_was_neemt_niets_terug() -> None:
    s = met(doelgroep="jeugd", ouderfactoren=["psychisch_psychosociaal"]).zeg("moeder is vroeger ook verslaafd geweest")
    assert s.custom["bekend"]["ouderfactoren"] == ["psychisch_psychosociaal"] and s.custom["gewijzigd"] == []


def test_bijna_met_wat_er_anders_is() -> None:
    s = Spreker().zeg(COACH).zeg("bijna, ze is 10 en ze gaat gewoon naar school")
    assert s.custom["voorstel"]["leeftijden"] == [10] and s.custom["voorstel"]["schoolgang"] == "geen_zorgen"
    s = Spreker().zeg(COACH).zeg("bijna, ze is 10 en ze gaat gewoon naar school en de gezinscoach is gestopt")
    assert s.custom["voorstel"]["schoolgang"] == "geen_zorgen"


@pytest.mark.parametrize("tekst", ["nee, er is wel onveiligheid", "het is niet veilig", "er is onveiligheid"])
@pytest.mark.parametrize("bekend", [{}, {"veiligheid": "veilig"}])
def test_onveiligheid_is_een_vraag_en_niet_vanzelf_structureel(tekst: str, bekend: dict[str, Any]) -> None:
    s = met(doelgroep="jeugd", urgentie="regulier", **bekend).zeg(tekst)
    assert s.custom["open"] == {"soort": "bedoel_je", "kenmerk": "veiligheid"} and s.custom["gewijzigd"] == []
    labels = [k["label"].split(",")[0] for k in s.berichten[-1]["knoppen"]]
    assert labels == ["Zorgen", "Structureel onveilig", "Acuut onveilig", "Weet ik niet"]
    assert s.zeg("1").custom["bekend"]["veiligheid"] == "zorgen"


def test_onveiligheid_op_de_lijst_wordt_ook_gevraagd() -> None:
    s = Spreker().zeg("Jongen van 9, het is veilig thuis.").zeg("nee, er is wel onveiligheid")
    assert s.open == "bedoel_je" and s.custom["bekend"] == {}
    s.zeg("structureel onveilig")
    assert s.custom["bekend"] == {"veiligheid": "structureel_onveilig"} and "veiligheid" not in s.custom["voorstel"]
    assert s.open == "bevestig"


@pytest.mark.parametrize("tekst", ["waarom staat er bedreigd?", "waarom staat er bedreigd", "hoe kom je bij bedreigd?"])
@pytest.mark.parametrize("geraden", [None, "waarom", "vertellen", "privacy"])
def test_waarom_staat_er_bedreigd_legt_dat_label_uit_zonder_alarm(tekst: str, geraden: str | None) -> None:
    s = Spreker().zeg(ZORGEN).zeg(tekst, geraden)
    assert "Schoolgang: Bedreigd" in s.tekst and "dreigt uit te vallen" in s.tekst and s.open == "bevestig"
    assert all(b["soort"] != "crisis" for b in s.berichten) and s.custom["gewijzigd"] == []
    s.zeg("ja").zeg(tekst, geraden)
    assert "Schoolgang: Bedreigd" in s.tekst and s.custom["gewijzigd"] == []


def test_waarom_staat_er_acuut_onveilig_geeft_geen_tweede_alarm() -> None:
    s = Spreker().zeg("Jongen van 9, het is acuut onveilig.").zeg("waarom staat er acuut onveilig?")
    assert "Veiligheid: Acuut onveilig" in s.tekst and all(b["soort"] != "crisis" for b in s.berichten)


@pytest.mark.parametrize("tekst", ["doelgroep klopt niet", "de doelgroep is fout", "Doelgroep klopt niet."])
def test_een_regel_klopt_niet(tekst: str) -> None:
    for vooraf in ([], ["aanpassen"]):
        s = Spreker().zeg("Jongen van 8, adhd.")
        for zin in vooraf:
            s.zeg(zin)
        s.zeg(tekst)
        assert "doelgroep" not in s.custom["voorstel"] and "Van de lijst af: Doelgroep" in s.tekst
    s = met(doelgroep="jeugd", urgentie="spoed", veiligheid="zorgen").zeg(tekst)
    assert gewijzigd(s) == {"doelgroep": None} and s.custom["open"] == {"soort": "vraag", "kenmerk": "doelgroep"}


LEKSTROOM = {
    "veiligheid": "zorgen",
    "ernst": "zwaarder",
    "stapeling": "geen",
    "duur": "afgebakend",
    "motivatie": "gemotiveerd",
    "schoolgang": "geen_zorgen",
    "zorgvorm": ["ambulant"],
    "maatregel": "geen",
    "verwijzer": "anders",
    "sociaal_team_betrokken": False,
    "toestemming_delen": True,
}


@pytest.mark.parametrize("geraden", ["afwijken", None])
@pytest.mark.parametrize("tekst", ["ik vind dit te zwaar", "dit is te zwaar", "ik vind het advies te zwaar"])
def test_te_zwaar_kiest_niet_zwaar(tekst: str, geraden: str | None) -> None:
    s = met("lekstroom", **LEKSTROOM)
    assert s.custom["besluiten"]["lekstroom.zwaarte"]["uitkomst"] == "midden"
    s.zeg(tekst, geraden)
    assert s.open == "afwijken" and "Casusregie zwaar?" not in s.laatste and s.custom["afwijking"] == []
    s.zeg("casusregie licht").zeg("het is een klein probleem")
    assert [a["uitkomst"] for a in s.custom["afwijking"]] == ["licht"]


@pytest.mark.parametrize("tekst", ["is het geen crisis maar regulier?", "stel dat het wmo is", "is dit wmo?"])
def test_een_vraag_verbetert_niets(tekst: str) -> None:
    s = met(urgentie="crisis", doelgroep="jeugd").zeg(tekst)
    assert s.custom["gewijzigd"] == [] and s.custom["voorstel"] == {}


@pytest.mark.parametrize(
    "tekst",
    [
        "moeder heeft geen kind meer thuis",
        "mevrouw weigert hulp",
        "Jongen van 9 gaat niet naar school",
        "spoed",
        "crisis",
    ],
)
def test_wat_geen_verbetering_is(tekst: str) -> None:
    assert correcties(tekst, KADERS.kenmerken, {"urgentie": "spoed", "schoolgang": "gaat_niet"}) == ()


def test_alleen_een_kenmerk_met_wat_eraan_schort() -> None:
    assert klopt_niet("schoolgang klopt niet", KADERS.kenmerken) == "schoolgang"
    assert klopt_niet("dat klopt niet", KADERS.kenmerken) is None
    assert klopt_niet("doelgroep is jeugd", KADERS.kenmerken) is None
    assert vraagt_waarom_staat("waarom gaat hij niet naar school?") == ""


def test_vaag_is_alleen_een_korte_tekst() -> None:
    lang = "Er is onveiligheid in het gezin, vader dronk vroeger en moeder is nu heel vaak weg van huis"
    assert vaag(lang, lees(lang, KADERS).vermeldingen) == {}
    assert vaag("er is structurele onveiligheid", lees("er is structurele onveiligheid", KADERS).vermeldingen) == {}


VOORBIJ = [
    "de schulden zijn afbetaald",
    "het slaan is gestopt",
    "de ruzies zijn gelukkig over",
    "de verslaving is al jaren voorbij",
]


@pytest.mark.parametrize("tekst", VOORBIJ)
@pytest.mark.parametrize("kenmerk", ["contextuele_factoren", "veiligheid", "kindfactoren", "ouderfactoren"])
def test_wat_voorbij_is_is_geen_antwoord_op_de_vraag_of_het_speelt(tekst: str, kenmerk: str) -> None:
    s = met(doelgroep="jeugd", urgentie="regulier")
    assert s.staat is not None
    s.staat = replace(s.staat, vraag=kenmerk)
    s.zeg(tekst)
    assert gewijzigd(s) == {} and s.custom["voorstel"] == {} and s.open == "vraag"
    assert "Wat voorbij is, telt niet mee" in s.tekst


@pytest.mark.parametrize("tekst", VOORBIJ)
def test_wat_voorbij_is_en_niet_op_de_lijst_staat_maakt_niets_veilig(tekst: str) -> None:
    s = Spreker().zeg("Jongen van 9, ouders in een vechtscheiding.")
    eerst = s.custom["voorstel"]
    s.zeg(tekst)
    assert s.custom["voorstel"] == eerst and "Of het nu veilig is, bepaal jij" in s.tekst


@pytest.mark.parametrize(
    "tekst", ["het is niet opgelost", "er is nog van alles over", "is het over?", "ja", "hij is over de schreef"]
)
def test_niet_alles_met_zo_n_woord_is_voorbij(tekst: str) -> None:
    assert not zegt_voorbij(tekst)


VERSLAAFD = "Jongen van 9, moeder is verslaafd aan alcohol. Er zijn schulden."


@pytest.mark.parametrize(
    ("tekst", "weg"),
    [
        ("nee, hij is 10 en ze drinkt niet meer", {"ouderfactoren"}),
        ("hij is 10, school is tevreden en ze drinkt niet meer", {"ouderfactoren"}),
        ("moeder gebruikt niet meer", {"ouderfactoren"}),
        ("ze is nu een jaar clean", {"ouderfactoren"}),
        ("hij gaat naar groep 6 en de schulden zijn weg", {"contextuele_factoren"}),
        ("correctie: het is een meisje, de schulden zijn weg", {"contextuele_factoren"}),
        ("de schulden zijn weg en ze drinkt niet meer", {"contextuele_factoren", "ouderfactoren"}),
        ("de verslaving is voorbij", {"ouderfactoren"}),
        ("ze drinkt en de schulden zijn weg", {"contextuele_factoren"}),
    ],
)
def test_wat_in_een_langer_bericht_voorbij_heet_gaat_van_de_lijst(tekst: str, weg: set[str]) -> None:
    s = Spreker().zeg(VERSLAAFD)
    eerst = set(s.custom["voorstel"])
    s.zeg(tekst)
    assert eerst - set(s.custom["voorstel"]) == weg and "Van de lijst af" in s.tekst
    s = Spreker().zeg(VERSLAAFD).zeg("ja").zeg(tekst)
    assert {k for k, naar in gewijzigd(s).items() if naar is None} == weg and "onbekend (was" in s.tekst


@pytest.mark.parametrize(
    "tekst",
    [
        "ze drinkt niet meer zoveel",
        "ze wil niet meer drinken",
        "als ze niet meer drinkt, gaat het beter",
        "hij gebruikt zijn medicijnen niet meer",
        "vader is weg",
        "ze is nog niet clean",
        "zoon gebruikt niet meer",
    ],
)
def test_wat_niet_voorbij_is_blijft_op_de_lijst(tekst: str) -> None:
    s = Spreker().zeg(VERSLAAFD).zeg(tekst)
    assert {"ouderfactoren", "contextuele_factoren"} <= set(s.custom["voorstel"])


def test_wat_voorbij_is_gaat_er_ook_af_na_de_vraag_of_het_een_andere_casus_is() -> None:
    s = Spreker().zeg(VERSLAAFD).zeg("ja").zeg("kleine correctie: het is een jongen van 10 en ze drinkt niet meer")
    assert s.open == "nieuwe_casus" and "ouderfactoren" in s.custom["bekend"]
    s.zeg("nee")
    assert "ouderfactoren" not in s.custom["bekend"] and "Ouderfactoren: onbekend" in s.tekst
