"""A stored casus weighed again, and what became of it: in typed words, without Rasa."""

from __future__ import annotations

from typing import Any

import pytest

from bot.afweging import weeg_af
from bot.begrip.bedoeling import vaste_bedoeling
from bot.begrip.gespreksvraag import over_casus
from tests.gesprek.spreken import KADERS, Spreker

ANTWOORDEN = {
    "doelgroep": "jeugd", "urgentie": "regulier", "veiligheid": "structureel_onveilig", "ernst": "licht", "stapeling": "geen",
    "duur": "afgebakend", "motivatie": "gemotiveerd", "maatregel": "geen", "schoolgang": "geen_zorgen", "zorgvorm": ["ambulant"],
    "verwijzer": "sociaal_team",
}  # fmt: skip
KEUZE = {
    "besluit": "lekstroom.zwaarte", "advies": "midden", "uitkomst": "zwaar", "label": "Casusregie zwaar",
    "reden": "Het liep op.", "door": "u1",
}  # fmt: skip


def rij(
    nummer: int = 1, dag: str = "2026-06-03", antwoorden: dict[str, Any] = ANTWOORDEN, **velden: Any
) -> dict[str, Any]:
    uit = weeg_af(KADERS, {"profiel": "lekstroom", "antwoorden": antwoorden})
    return {
        "casus": "R-2026-0001", "volgnummer": nummer, "profiel": "lekstroom", "antwoorden": antwoorden,
        "besluiten": uit["besluiten"], "afwijking": None, "kaders": uit["kaders"], "termijnen": uit["termijnen"],
        "vastgelegd_op": f"{dag}T10:00:00+02:00", **velden,
    }  # fmt: skip


def spreker(*rijen: dict[str, Any]) -> Spreker:
    s = Spreker()
    s.rijen = list(rijen) or [rij()]
    return s


@pytest.mark.parametrize(
    "zin",
    [
        "herafweging R-2026-0001", "Herafweging van R-2026-0001", "herweeg R-2026-0001", "weeg R-2026-0001 opnieuw",
        "weeg casus r-2026-1 opnieuw af", "ik wil R-2026-0001 opnieuw afwegen", "nieuwe afweging van R-2026-0001",
        "kun je R-2026-0001 opnieuw afwegen?", "doe een herafweging voor casus R-2026-0001", "R-2026-0001 herafwegen",
        "herbeoordeling R-2026-0001", "R-2026-0001 opschalen", "schaal R-2026-0001 op", "heroverweeg R-2026-0001",
    ],
)  # fmt: skip
def test_wie_opnieuw_wil_afwegen_wordt_begrepen(zin: str) -> None:
    assert over_casus(zin) == ("herafweging", "R-2026-0001")
    for geraden in ("vertellen", "nieuwe_afweging", "buiten_bereik"):
        assert vaste_bedoeling(zin, KADERS, (), geraden, 0.9) == "herafweging"


@pytest.mark.parametrize(
    "zin",
    [
        "verloop R-2026-0001", "verloop van R-2026-0001", "toon de geschiedenis van R-2026-0001", "tijdlijn R-2026-0001",
        "wat is er veranderd in R-2026-0001?", "wat is er in R-2026-0001 veranderd", "hoe verliep R-2026-0001",
        "eerdere afwegingen van R-2026-0001", "laat de geschiedenis van casus R-2026-0001 zien", "R-2026-0001 verloop",
    ],
)  # fmt: skip
def test_wie_het_verloop_wil_zien_wordt_begrepen(zin: str) -> None:
    assert over_casus(zin) == ("verloop", "R-2026-0001")
    assert vaste_bedoeling(zin, KADERS, (), "vertellen", 0.9) == "verloop"


@pytest.mark.parametrize(
    "zin",
    [
        "open R-2026-0001",
        "R-2026-0001",
        "nieuwe afweging",
        "het kind gaat opnieuw niet naar school",
        "weeg opnieuw af",
        "opnieuw",
    ],
)
def test_wat_iets_anders_is(zin: str) -> None:
    assert over_casus(zin) is None


def test_opnieuw_begint_met_de_laatste_antwoorden_en_vraagt_eerst_of_het_nog_veilig_is() -> None:
    s = spreker(rij(2), rij(1, antwoorden={**ANTWOORDEN, "veiligheid": "veilig"})).zeg("herafweging R-2026-0001")
    over = {k: w for k, w in ANTWOORDEN.items() if k not in ("urgentie", "veiligheid")}
    assert s.custom["bekend"] == over and s.custom["casus"] == "R-2026-0001" and not s.custom["vastgelegd"]
    assert s.open == "bevestig" and s.custom["voorstel"] == {
        "urgentie": "regulier",
        "veiligheid": "structureel_onveilig",
    }
    assert "Klopt dit nog?" in s.laatste and "Dit gold bij de vorige afweging" in s.laatste
    assert {g["kenmerk"] for g in s.custom["gewijzigd"]} == set(over)
    assert "3 juni 2026 (afweging 2)" in s.tekst and "Casusregie midden" in s.tekst
    s.zeg("ja")
    assert s.custom["bekend"] == ANTWOORDEN and s.custom["besluiten"]["lekstroom.zwaarte"]["uitkomst"] == "midden"


def test_hoe_veilig_het_toen_was_telt_niet_voor_nu() -> None:
    """Nothing is counted on what was safe half a year ago before somebody says that it still is."""
    s = spreker(rij(antwoorden={**ANTWOORDEN, "veiligheid": "veilig"})).zeg("herafweging R-2026-0001")
    assert "veiligheid" not in s.custom["bekend"] and not s.custom["besluiten"]["lekstroom.zwaarte"]["bepaald"]
    s.zeg("nee, het is nu acuut onveilig")
    assert s.custom["voorstel"].get("veiligheid", s.custom["bekend"].get("veiligheid")) == "acuut_onveilig"


def test_acuut_van_toen_dat_nog_klopt_geeft_het_alarm() -> None:
    s = spreker(rij(antwoorden={**ANTWOORDEN, "veiligheid": "acuut_onveilig"})).zeg("herafweging R-2026-0001")
    assert not any(b["soort"] == "crisis" for b in s.berichten)
    s.zeg("ja")
    assert s.berichten[0]["soort"] == "crisis"


def test_een_andere_uitkomst_en_dan_vastleggen_van_dezelfde_casus() -> None:
    s = spreker().zeg("herafweging R-2026-0001").zeg("ja").kies("veiligheid", "acuut_onveilig").zeg("vastleggen")
    if s.open == "vastleggen":
        s.zeg("ja")
    assert s.custom["vastgelegd"] and s.custom["casus"] == "R-2026-0001"


def test_de_keuze_van_toen_staat_er_nog_tot_het_advies_verandert() -> None:
    s = spreker(rij(afwijking=KEUZE)).zeg("herafweging R-2026-0001")
    assert "Klopt je reden nog?" in s.tekst
    s.zeg("ja")
    assert [a["uitkomst"] for a in s.custom["afwijking"]] == ["zwaar"] and "door" not in s.custom["afwijking"][0]
    s.kies("veiligheid", "veilig")
    assert s.custom["afwijking"] == [] and "vervalt" in s.tekst


def test_wat_liep_wordt_weggelegd_en_komt_terug() -> None:
    s = spreker().zeg("nieuwe afweging").kies("doelgroep", "volwassenen")
    liep = s.staat
    s.zeg("herafweging R-2026-0001")
    assert "terug" in s.tekst and s.custom["bekend"]["doelgroep"] == "jeugd"
    s.zeg("terug")
    assert s.staat is not None and liep is not None and s.staat.afweging == liep.afweging


def test_een_casus_van_een_ander_wordt_niet_afgewogen() -> None:
    s = spreker(rij(casus="R-2026-0002")).zeg("nieuwe afweging").kies("doelgroep", "jeugd")
    voor = s.staat
    assert "niet laten zien" in s.zeg("herafweging R-2026-0001").tekst and s.staat == voor
    assert "niet laten zien" in s.zeg("verloop van R-2026-0001").tekst and s.staat == voor


def test_zonder_code_vraagt_welke() -> None:
    assert "Welke casus bedoel je?" in spreker().zeg("herafweging").tekst


def test_antwoorden_en_profiel_die_er_niet_meer_zijn() -> None:
    oud = rij(profiel="utrecht", kaders={"lekstroom": {"versie": "2021", "sha256": "x"}})
    oud["antwoorden"] = {**ANTWOORDEN, "verdwenen": "ja", "ernst": "zeer_ernstig"}
    s = spreker(oud).zeg("herafweging R-2026-0001")
    assert s.custom["profiel"] == "standaard" and not {"verdwenen", "ernst"} & set(s.custom["bekend"])
    for zegt in (
        "'verdwenen' bestaat niet meer",
        "ernst bestaat zo niet meer",
        "utrecht bestaat niet meer",
        "toen versie 2021, later versie 2022",
    ):
        assert zegt in s.tekst


def test_het_kader_van_toen_dat_anders_uitkwam() -> None:
    toen = {"lekstroom.zwaarte": {"uitkomst": "licht", "label": "Casusregie licht", "bepaald": True}}
    s = spreker(rij(besluiten=toen, kaders={"lekstroom": {"versie": "2021", "sha256": "x"}})).zeg(
        "herafweging R-2026-0001"
    )
    assert "was Casusregie licht, nu Casusregie midden" in s.tekst


def test_het_verloop() -> None:
    s = spreker(
        rij(3, "2026-09-01", {**ANTWOORDEN, "veiligheid": "veilig"}), rij(2, "2026-06-03"), rij(1, "2026-03-01")
    ).zeg("verloop van R-2026-0001")
    assert "R-2026-0001 door de tijd: 3 afwegingen." in s.tekst and "Er is niets veranderd." in s.tekst
    assert "van Casusregie midden naar Casusregie licht (afgeschaald)" in s.tekst
    assert "Veiligheid: van Structureel onveilig naar Veilig" in s.tekst
    assert s.tekst.index("1 maart 2026") < s.tekst.index("3 juni 2026") < s.tekst.index("1 september 2026")


def test_een_lang_verloop_toont_het_laatste() -> None:
    s = spreker(*(rij(n, f"2026-03-{n:02d}") for n in range(12, 0, -1))).zeg("verloop R-2026-0001")
    assert (
        "12 afwegingen. Dit zijn de laatste 6." in s.tekst
        and "Afweging 12," in s.tekst
        and "Afweging 6," not in s.tekst
    )


def test_een_geopende_casus_zegt_wat_er_veranderde() -> None:
    s = spreker(rij(2), rij(1, "2026-03-01", {**ANTWOORDEN, "veiligheid": "veilig"})).zeg("open R-2026-0001")
    assert "(opgeschaald)" in s.tekst and "sinds afweging 1 van 1 maart 2026" in s.tekst
    assert "veranderde sinds" not in spreker().zeg("open R-2026-0001").tekst
