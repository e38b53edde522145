"""The alarm is answered with buttons of its own, and what only worries gives one quiet question; neither takes a bare
ja or nee from the prompt that the last message shows.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.gesprek import Beurt, voer_uit
from bot.lijn.doet import Doet

from .spreken import NU, OMGEVING, Spreker

GEVAAR = "Vader slaat nu zijn zoon van 8, hij is acuut onveilig."
ZORG = "hij zegt wel eens dat hij haar wat aandoet"


class Verteller(Spreker):
    """Says what it is told to have been read, whatever the weights are."""

    def zegt(
        self, tekst: str, let_op: str | None = None, crisis: str | None = None, soort: str = "geweld"
    ) -> Verteller:
        beurt = Beurt(tekst, "vertellen", NU, crisis=crisis, let_op=let_op, gevaar=soort, wie="u1", kanaal="web")
        self._beurt("vertellen", beurt)
        return self


def bezig() -> Verteller:
    s = Verteller()
    s.zeg("nieuwe afweging profiel lekstroom")
    return s


def stille_vragen(s: Spreker) -> list[dict[str, Any]]:
    return [b for b in s.berichten if any(k.get("doet") == "speelt_nu" for k in b["knoppen"])]


def alarmen(s: Spreker) -> list[dict[str, Any]]:
    return [b for b in s.berichten if b["soort"] == "crisis"]


def test_wel_zorgen_wordt_ingevuld_en_gezegd() -> None:
    s = Spreker().zeg(GEVAAR).druk("Nee, wel zorgen")
    assert s.custom["bekend"]["veiligheid"] == "zorgen" and s.open == "bevestig"
    assert s.custom["gewijzigd"] == [{"kenmerk": "veiligheid", "van": None, "naar": "zorgen"}]
    assert "Veiligheid: Zorgen" in s.tekst and not alarmen(s)
    assert "acuut_onveilig" not in s.custom["voorstel"].values()


def test_wel_zorgen_maakt_niets_lichter() -> None:
    s = bezig()
    s.kies("veiligheid", "structureel_onveilig")
    s.zegt("ze zegt dat ze vannacht dood wil", crisis="ze zegt dat ze vannacht dood wil").druk("Nee, wel zorgen")
    assert s.custom["bekend"]["veiligheid"] == "structureel_onveilig" and s.custom["gewijzigd"] == []


def test_nu_gevaar_vult_beide_in_zegt_het_en_is_een_stap_terug() -> None:
    s = Spreker().zeg(GEVAAR).druk("Ja, nu gevaar")
    assert {k: s.custom["bekend"][k] for k in ("veiligheid", "urgentie")} == {
        "veiligheid": "acuut_onveilig",
        "urgentie": "crisis",
    }
    assert {g["kenmerk"] for g in s.custom["gewijzigd"]} == {"veiligheid", "urgentie"}
    assert "Bel nu 112" in s.tekst and not alarmen(s), "the steps were shown a turn ago"
    s.zeg("terug")
    assert "urgentie" not in s.custom["bekend"] and "veiligheid" not in s.custom["bekend"]


def test_vals_alarm_wordt_onthouden_en_zonder_tekst_geteld() -> None:
    s = bezig().zegt(ZORG, crisis=ZORG)
    s.druk("Vals alarm")
    assert s.uit is not None and s.uit.telling == "vals_alarm.geweld"
    assert "geen alarm meer" in s.tekst and s.custom["gewijzigd"] == []
    assert not alarmen(s.zegt(ZORG, crisis=ZORG)) and not stille_vragen(s.zegt(ZORG, let_op=ZORG))
    anders = "hij heeft een mes gepakt"
    assert alarmen(s.zegt(anders, crisis=anders))


@pytest.mark.parametrize("gezegd", ["ja", "nee", "1", "weet ik niet", "ja hoor"])
def test_een_kaal_antwoord_is_nooit_voor_het_alarm_of_de_stille_vraag(gezegd: str) -> None:
    for lees in ({"crisis": ZORG}, {"let_op": ZORG}):
        met, zonder = bezig(), bezig()
        met.zegt(ZORG, **lees)
        zonder.zegt(ZORG)
        assert met.custom["open"] == zonder.custom["open"]
        met.zeg(gezegd)
        zonder.zeg(gezegd)
        assert (met.custom["bekend"], met.custom["open"]) == (zonder.custom["bekend"], zonder.custom["open"])


def test_wat_zorgelijk_is_wordt_een_keer_gevraagd_en_vult_niets_in() -> None:
    s = bezig()
    voor = s.custom["bekend"]
    s.zegt(ZORG, let_op=ZORG)
    [vraag] = stille_vragen(s)
    assert ZORG in vraag["tekst"] and "nu gevaar" in vraag["tekst"] and vraag["soort"] == "gewoon"
    assert [k["label"] for k in vraag["knoppen"]] == [
        "Ja, dat is nu gevaarlijk",
        "Nee, nu geen gevaar",
        "Dat weet ik niet",
    ]
    assert s.custom["bekend"] == voor and not alarmen(s)
    assert not stille_vragen(s.zegt(ZORG.upper(), let_op=ZORG.upper())), "asked twice"
    assert stille_vragen(s.zegt("er is iets anders", let_op="er is iets anders"))
    s.zeg("nieuwe afweging profiel lekstroom").zeg("ja")
    assert stille_vragen(s.zegt(ZORG, let_op=ZORG)), "another casus"


@pytest.mark.parametrize("knop", ["Nee, nu geen gevaar", "Dat weet ik niet"])
def test_vroeger_of_onbekend_maakt_niets_veilig(knop: str) -> None:
    s = bezig().zegt(ZORG, let_op=ZORG)
    voor = s.custom
    s.druk(knop)
    assert (s.custom["bekend"], s.custom["open"], s.custom["gewijzigd"]) == (voor["bekend"], voor["open"], [])
    assert "vul" in s.tekst and "niets in" in s.tekst


def test_speelt_nu_geeft_de_crisisroute_die_bij_de_soort_past() -> None:
    s = bezig().zegt("soms wil ik niet meer", let_op="soms wil ik niet meer", soort="suicidaliteit")
    s.druk("Ja, dat is nu gevaarlijk")
    [alarm] = alarmen(s)
    assert "113" in alarm["tekst"] and "112" in alarm["tekst"] and "0800-2000" not in alarm["tekst"]
    assert [k["label"] for k in alarm["knoppen"]] == ["Ja, nu gevaar", "Nee, wel zorgen", "Vals alarm"]
    assert s.custom["gewijzigd"] == []
    assert s.druk("Ja, nu gevaar").custom["bekend"]["veiligheid"] == "acuut_onveilig"


@pytest.mark.parametrize(
    ("soort", "wel", "niet"),
    [
        ("brand", ["112"], ["0800-2000", "113"]),
        ("vermist", ["112"], ["0800-2000", "113"]),
        ("geweld", ["112", "0800-2000"], ["113"]),
        ("gevaar", ["112", "0800-2000", "113"], []),
    ],
)
def test_de_stappen_passen_bij_het_gevaar(soort: str, wel: list[str], niet: list[str]) -> None:
    [alarm] = alarmen(bezig().zegt(ZORG, crisis=ZORG, soort=soort))
    assert all(nummer in alarm["tekst"] for nummer in wel) and not any(nummer in alarm["tekst"] for nummer in niet)


def test_de_woorden_van_een_stille_vraag_uit_beeld_beantwoorden_haar_niet() -> None:
    s = bezig().zegt(ZORG, let_op=ZORG)
    s.zeg("waarom")
    assert not alarmen(s.zeg("dit speelt nu")), "it isn't on screen any more"
    assert alarmen(s.doe(Doet.SPEELT_NU)), "its button still is"


def test_een_vraag_of_een_bekend_gevaar_geeft_geen_stille_vraag() -> None:
    assert not stille_vragen(bezig().zegt(f"wat doe ik als {ZORG}?", let_op=ZORG))
    s = bezig()
    s.kies("veiligheid", "acuut_onveilig")
    assert not stille_vragen(s.zegt(ZORG, let_op=ZORG))


def test_zonder_afweging_wijst_de_stille_vraag_alleen_de_weg() -> None:
    uit = voer_uit("vertellen", OMGEVING, None, Beurt(ZORG, "vertellen", NU, let_op=ZORG, gevaar="geweld"))
    assert uit.staat is None and not uit.berichten[0].knoppen
    assert "112" in str(uit.berichten[0]) and ZORG in str(uit.berichten[0])


def test_zonder_afweging_beginnen_de_knoppen_van_het_alarm_er_een() -> None:
    s = Verteller().zegt(ZORG, crisis=ZORG)
    assert s.staat is None
    s.druk("Nee, wel zorgen")
    assert s.custom["bekend"]["veiligheid"] == "zorgen"
    beurt = Beurt("", "keuze", NU, doet=Doet.VALS_ALARM)
    assert voer_uit("keuze", OMGEVING, None, beurt).staat is None


def test_in_de_staat_van_een_oudere_versie_kan_het_alarm_ook_worden_beantwoord() -> None:
    s = bezig().zegt(ZORG, crisis=ZORG)
    assert s.staat is not None and s.staat.alarm is not None
    oud = {k: w for k, w in s.staat.alarm.items() if k != "soort"}
    s.staat = replace(s.staat, alarm=oud)
    assert s.doe(Doet.VALS_ALARM).staat.alarm is None
