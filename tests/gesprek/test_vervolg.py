"""What becomes of a stored casus, in typed words: settled, put before somebody, answered, closed. Without Rasa."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from bot.begrip.bedoeling import vaste_bedoeling
from bot.begrip.gespreksvraag import over_casus, rest_bij_casus
from bot.lijn.doet import Doet
from tests.gesprek.spreken import KADERS, Spreker
from tests.gesprek.test_herafweging import rij

ALLE = ["lekstroom.doelen", "lekstroom.veiligheid", "lekstroom.waakvlam", "lekstroom.eindevaluatie"]


def spreker(**velden: Any) -> Spreker:
    s = Spreker()
    s.rijen = [rij(stand={"status": "advies"}, status="vastgelegd", **velden)]
    return s


@pytest.mark.parametrize(
    ("tekst", "naam", "rest"),
    [
        ("vastgesteld R-2026-0001", "vaststellen", ""),
        ("Stel R-2026-1 vast.", "vaststellen", ""),
        ("leg voor R-2026-0001", "voorleggen", ""),
        ("Leg R-2026-0001 voor: Vader weigert hulp. Is dit zwaar?", "voorleggen", "Vader weigert hulp. Is dit zwaar?"),
        ("leg voor R-2026-0001 is dit een MP-casus?", "voorleggen", "is dit een MP-casus?"),
        ("leg R-2026-0001 voor aan de gedragswetenschapper: klopt dit: midden?", "voorleggen", "klopt dit: midden?"),
        ("antwoord op R-2026-0001: blijft zo, want …", "beantwoorden", "blijft zo, want …"),
        ("sluit R-2026-0001 af", "afsluiten", ""),
        ("afsluiten R-2026-0001: alles nagegaan", "afsluiten", "alles nagegaan"),
    ],
)
def test_wat_er_wordt_gevraagd(tekst: str, naam: str, rest: str) -> None:
    assert over_casus(tekst) == (naam, "R-2026-0001") and rest_bij_casus(tekst) == rest
    assert vaste_bedoeling(tekst, KADERS) == naam


@pytest.mark.parametrize(
    "tekst",
    ["afsluiten", "Wie heeft vastgesteld dat R-2026-0001 veilig is: moeder?", "herafweging R-2026-0001: er is iets", "door wie wordt dit vastgesteld",
     "aan wie moet ik dit voorleggen", "wordt R-2026-0001 afgesloten?", "moeder sluit zich af: ze praat niet", "leg voor: is dit zwaar?"],
)  # fmt: skip
def test_wat_iets_anders_is(tekst: str) -> None:
    assert (over_casus(tekst) or ("", ""))[0] not in ("vaststellen", "voorleggen", "beantwoorden", "afsluiten")


def test_voorleggen_en_het_antwoord() -> None:
    s = spreker()
    assert "Sociaal Team" in s.zeg("leg voor R-2026-0001").tekst and s.gezet is None
    s.zeg("leg voor R-2026-0001: is dit niet te licht?")
    assert (
        s.gezet.inhoud == {"vraag": "is dit niet te licht?", "aan": "Sociaal Team"}
        and "ter bespreking bij Sociaal Team" in s.tekst
    )
    assert "is dit niet te licht?" in s.zeg("open R-2026-0001").tekst
    assert "'want' voor de reden" in s.zeg("antwoord op R-2026-0001: blijft midden").tekst and s.gezet is None
    s.zeg("antwoord op R-2026-0001: het blijft midden, want er is al hulp")
    assert s.gezet.inhoud == {"antwoord": "het blijft midden", "reden": "er is al hulp"}
    assert "vastgesteld R-2026-0001" in s.tekst and "er is al hulp" in s.zeg("open R-2026-0001").tekst


def test_zonder_vraag_is_het_volgende_bericht_de_vraag() -> None:
    s = spreker().zeg("leg voor R-2026-0001")
    assert "Typ die nu, zonder namen" in s.tekst and "Sociaal Team" in s.tekst and s.gezet is None
    s.zeg("Is licht hier genoeg nu de school twijfelt?")
    assert s.gezet.inhoud == {"vraag": "Is licht hier genoeg nu de school twijfelt?", "aan": "Sociaal Team"}
    assert "ligt nu ter bespreking" in s.tekst and s.gevraagd is None and s.staat is None
    s.zeg("antwoord op R-2026-0001")
    assert "met 'want' voor de reden" in s.tekst
    assert "met 'want' voor de reden" in s.zeg("het blijft licht").tekst and s.gezet is None, "asked again"
    s.zeg("het blijft licht, want de school is gerust")
    assert s.gezet.inhoud == {"antwoord": "het blijft licht", "reden": "de school is gerust"}


@pytest.mark.parametrize("tekst", ["laat maar", "stop", "hulp", "mijn casussen", "open R-2026-0001", "ja", "bedankt"])
def test_wat_een_eigen_opdracht_is_is_geen_vraag_en_daarna_wacht_er_niets(tekst: str) -> None:
    s = spreker().zeg("leg voor R-2026-0001").zeg(tekst)
    assert s.gezet is None and s.gevraagd is None
    assert s.zeg("Is licht hier genoeg nu de school twijfelt?").gezet is None


def test_gevaar_in_de_vraag_die_daarna_komt_geeft_ook_de_crisisroute() -> None:
    s = spreker().zeg("leg voor R-2026-0001").zeg("vader slaat nu de kinderen met een riem, wat moet ik doen?")
    assert s.gezet is not None and "112" in s.tekst


def test_een_knop_gaat_voor_en_zolang_er_iets_gevraagd_wordt_wacht_er_niets() -> None:
    s = spreker().zeg("leg voor R-2026-0001").doe(Doet.HULP)
    assert s.gevraagd is None and s.gezet is None
    s = spreker().zeg("nieuwe afweging volgens Lekstroom").zeg("leg voor R-2026-0001")
    assert "Zeg 'leg voor R-2026-0001: je vraag'" in s.tekst and s.gevraagd is None and s.open == "vraag"


def test_wat_er_wacht_overleeft_het_slot_en_niets_anders() -> None:
    from actions.basis import als_slot, lees_slot

    uit = spreker().zeg("leg voor R-2026-0001").uit
    assert uit is not None and lees_slot(json.loads(json.dumps(als_slot(uit)))) == (None, uit.gevraagd, ())
    for fout in (
        {},
        {"casus": 3, "waarvoor": "voorleggen"},
        {"casus": "R-2026-0001", "waarvoor": "afsluiten"},
        "x",
        [1],
    ):
        assert lees_slot({"gevraagd": fout}) == (None, None, ())
    assert lees_slot(None) == (None, None, ()) and als_slot(replace(uit, gevraagd=None)) is None
    met = spreker().zeg("nieuwe afweging volgens Lekstroom").uit
    assert met is not None and lees_slot(als_slot(met))[0] == met.staat


def test_afsluiten_vraagt_eerst_wat_het_kader_vraagt() -> None:
    s = spreker().zeg("afsluiten R-2026-0001")
    assert (
        s.gezet is None
        and "1. Zijn de doelen gehaald?" in s.tekst
        and "Monitoring en afsluiten van hulp, 4e punt" in s.tekst
    )
    s.zeg("afsluiten R-2026-0001: alles nagegaan")
    assert [(p["id"], p["oordeel"]) for p in s.gezet.inhoud["controle"]] == [(i, "ja") for i in ALLE]
    assert "is afgesloten" in s.tekst


@pytest.mark.parametrize(
    ("tekst", "oordelen"),
    [
        ("2 nvt", ["ja", "nvt", "ja", "ja"]),
        ("alles in orde", ["ja"] * 4),
        ("1 ja, 2 n.v.t., 3 ja en 4 nee, want het gezin wilde dat niet", ["ja", "nvt", "ja", "nee"]),
        ("1 nee omdat het gezin is verhuisd", ["nee", "ja", "ja", "ja"]),
    ],
)
def test_wat_iemand_van_de_punten_vond(tekst: str, oordelen: list[str]) -> None:
    s = spreker().zeg(f"afsluiten R-2026-0001: {tekst}")
    assert [p["oordeel"] for p in s.gezet.inhoud["controle"]] == oordelen
    assert all(("toelichting" in p) is (p["oordeel"] == "nee") for p in s.gezet.inhoud["controle"])


@pytest.mark.parametrize(
    ("tekst", "zin"),
    [
        ("het is wel goed zo", "Ik lees hierin niet"), ("7 nee, want …", "Ik lees hierin niet"), ("alles, maar niet de waakvlam", "Ik lees hierin niet"),
        ("nog niet alles", "Ik lees hierin niet"), ("2 nee", "Zeg waarom je toch afsluit"),
    ],
)  # fmt: skip
def test_wat_niet_duidelijk_is_sluit_niets_af(tekst: str, zin: str) -> None:
    s = spreker().zeg(f"afsluiten R-2026-0001: {tekst}")
    assert s.gezet is None and zin in s.tekst


def test_een_kader_zonder_controle_zegt_dat() -> None:
    s = spreker(
        kaders={"keten": {"versie": "x"}}, besluiten={"keten.casusregisseur": {"uitkomst": "gi", "label": "De GI"}}
    )
    s.zeg("afsluiten R-2026-0001")
    assert s.gezet.inhoud == {"controle": []} and "zeggen niet wat je bij het afsluiten nagaat" in s.tekst


def test_van_een_ander_of_zonder_code() -> None:
    s = spreker()
    assert "niet laten zien" in s.zeg("vastgesteld R-1999-0001").tekst and s.gezet is None
    assert "Welke casus" in s.zeg("vastgesteld").tekst
    s = spreker().zeg("nieuwe afweging volgens Lekstroom").kies("veiligheid", "veilig").zeg("vastleggen")
    if s.open == "vastleggen":
        s.zeg("ja")
    assert s.zeg("vastgesteld").gezet is not None and "R-2026-0001 is vastgesteld" in s.tekst


def test_tussendoor_verandert_er_niets_en_blijft_de_vraag_open() -> None:
    s = spreker().zeg("nieuwe afweging volgens Lekstroom").kies("veiligheid", "veilig")
    voor = s.staat
    s.zeg("leg voor R-2026-0001: vader weigert hulp en het is structureel onveilig, is dit zwaar?")
    assert s.gezet is not None and s.staat.antwoorden == voor.antwoorden and s.staat.voorstel == voor.voorstel  # type: ignore[union-attr]
    assert s.open == "vraag"
    assert s.zeg("vastgesteld").gezet is None or s.gezet.status.value != "vastgesteld"


def test_gevaar_in_een_vraag_geeft_ook_de_crisisroute() -> None:
    s = spreker().zeg("leg voor R-2026-0001: vader slaat nu de kinderen met een riem, wat moet ik doen?")
    assert s.gezet is not None and "112" in s.tekst
