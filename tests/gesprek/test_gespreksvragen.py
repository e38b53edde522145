"""The questions that a colleague asks: each is answered, fills in nothing, throws nothing away, and leaves the open
prompt open.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.begrip.bedoeling import vaste_bedoeling
from bot.begrip.gesteld import lees_bericht
from bot.gesprek import Staat

from .spreken import KADERS, Spreker

VRAGEN: dict[str, list[str]] = yaml.safe_load((Path(__file__).parent / "gespreksvragen.yml").read_text("utf-8"))
ALLE = [(naam, zin) for naam, zinnen in VRAGEN.items() for zin in zinnen]
MIDDEN = {
    "doelgroep": "jeugd",
    "urgentie": "regulier",
    "veiligheid": "structureel_onveilig",
    "complexe_problematiek": True,
    "kindfactoren": ["psychisch_psychosociaal"],
    "ouderfactoren": ["psychisch_psychosociaal"],
    "opvoedingsfactoren": ["pedagogische_onmacht"],
    "hulpverleningsgeschiedenis": ["lange_geschiedenis"],
    "ernst": "zwaarder",
    "stapeling": "meerdere_partijen",
    "duur": "onzeker",
    "schoolgang": "bedreigd",
    "motivatie": "gemotiveerd",
    "zorgvorm": ["ambulant"],
    "maatregel": "geen",
    "verwijzer": "sociaal_team",
    "toestemming_delen": True,
}
# What an answer at the advice has to say, whatever way it was asked.
ZEGT = {
    "wat_nu": "•",
    "wie_regisseur": "Het Sociaal Team voert de casusregie",
    "waarom_niet": ": ",
    "hoe_zeker": "vaste regels",
    "veilig_thuis": "0800-2000",
    "delen": "toestemming",
    "bewaren": "2 jaar (730 dagen)",
    "mijn_casussen": "Je hebt nog geen casus vastgelegd",
    "wat_staat_open": "Er staat niets open",
    "hoeveel_nog": "Geen vragen meer",
    "naar_word": "Documenten",
    "over_ai": "computerprogramma",
    "samenvatten": "Kort samengevat",
    "wat_als": "niets gewijzigd",
    "ander_profiel": "",
    "open_casus": "niet laten zien",
    "uitleg": "maatregel van de kinderrechter",
}


def bij_advies(antwoorden: dict[str, Any] | None = None) -> Spreker:
    s = Spreker().zeg("nieuwe afweging")
    for kenmerk, waarde in (MIDDEN if antwoorden is None else antwoorden).items():
        s.kies(kenmerk, waarde)
    return s


def bij_vraag() -> Spreker:
    return Spreker().zeg("nieuwe afweging").kies("doelgroep", "jeugd").kies("urgentie", "regulier")


def bij_lijst() -> Spreker:
    return Spreker().zeg("Jongen van 8, adhd.")


def opnieuw(van: Spreker) -> Spreker:
    """Another conversation that stands where this one stands."""
    s = Spreker()
    assert van.staat is not None
    s.staat = Staat.uit_json(json.loads(json.dumps(van.staat.als_json())))
    return s


@pytest.fixture(scope="module")
def standen() -> dict[str, Spreker]:
    return {"advies": bij_advies(), "vraag": bij_vraag(), "bevestig": bij_lijst()}


@pytest.mark.parametrize(("naam", "zin"), ALLE, ids=[f"{n}: {z}" for n, z in ALLE])
def test_een_vraag_van_een_collega_wordt_herkend(naam: str, zin: str) -> None:
    """Whatever the classifier thinks of it."""
    vermeldingen = lees_bericht(zin, KADERS, "jeugd").vermeldingen
    for geraden in ("vertellen", "hulp", "nieuwe_afweging", "buiten_bereik"):
        assert vaste_bedoeling(zin, KADERS, vermeldingen, geraden, 0.9) == naam


@pytest.mark.parametrize("stand", ["advies", "vraag", "bevestig"])
@pytest.mark.parametrize(("naam", "zin"), ALLE, ids=[f"{n}: {z}" for n, z in ALLE])
def test_een_vraag_verandert_niets_en_laat_open_wat_open_stond(
    standen: dict[str, Spreker], stand: str, naam: str, zin: str
) -> None:
    eerst = standen[stand]
    s = opnieuw(eerst).zeg(zin)
    assert s.custom["bekend"].items() >= eerst.custom["bekend"].items()
    assert s.custom["voorstel"] == eerst.custom["voorstel"]
    assert s.custom["vastgelegd"] is False
    assert s.staat is not None and eerst.staat is not None and s.staat.afweging == eerst.staat.afweging
    if naam != "ander_profiel":
        assert s.custom["gewijzigd"] == [] and s.staat == eerst.staat
        assert s.custom["open"] == eerst.custom["open"]
        if eerst.open:
            assert s.laatste == eerst.laatste  # the prompt is on screen again


@pytest.mark.parametrize(("naam", "zin"), ALLE, ids=[f"{n}: {z}" for n, z in ALLE])
def test_een_vraag_krijgt_bij_het_advies_een_antwoord(standen: dict[str, Spreker], naam: str, zin: str) -> None:
    s = opnieuw(standen["advies"]).zeg(zin)
    assert ZEGT[naam] in s.tekst
    assert "ken ik niet, of ik heb er geen antwoord op" not in s.tekst


def test_elke_vraag_heeft_minstens_tien_gesprekken() -> None:
    assert set(ZEGT) == set(VRAGEN) and all(len(zinnen) >= 10 for zinnen in VRAGEN.values())


# --- what is in the answers ---


def test_wat_nu_begint_met_wat_het_eerst_moet() -> None:
    tekst = bij_advies({**MIDDEN, "urgentie": "crisis"}).zeg("wat moet ik nu doen?").tekst
    assert tekst.startswith("Vandaag:") and "uiterlijk 21 november 2026, 10:00 uur" in tekst.splitlines()[1]


def test_wat_nu_van_een_ander_moment() -> None:
    s = bij_advies()
    assert s.zeg("wat moet ik bij de start doen?").tekst.startswith("Bij de start:")
    assert "Intake (ambulant)" in s.tekst and "meldcode" not in s.tekst
    s.zeg("wat moet ik deze week doen")
    assert s.tekst.startswith("Deze week:") and "Intake" not in s.tekst


def test_wat_nu_zegt_dat_iets_te_laat_is() -> None:
    s = bij_advies().zeg("aangemeld op 3 november").zeg("wat moet ik bij de start doen")
    assert "Te laat: Intake (ambulant)" in s.tekst


def test_wat_nu_zonder_casus_helpt_op_weg() -> None:
    assert "Beschrijf de casus" in Spreker().zeg("wat moet ik nu doen?").tekst


def test_nog_niemand_is_de_regisseur_als_er_nog_geen_aanbieder_is() -> None:
    zonder = {"verwijzer": "anders", "sociaal_team_betrokken": False, "toestemming_delen": False, "zorgvorm": []}
    tekst = bij_advies({**MIDDEN, **zonder, "betrokken_aanbieders": "geen"}).zeg("wie is nu de regisseur?").tekst
    assert "nog niemand" in tekst and "Regel eerst welke hulp nodig is" in tekst


def test_wie_de_regisseur_is_terwijl_de_vraag_nog_openstaat() -> None:
    tekst = bij_vraag().zeg("wie is nu de regisseur?").tekst
    assert "dat weet ik nog niet" in tekst and "maatregel" in tekst


@pytest.mark.parametrize(
    ("zin", "zegt"),
    [
        ("wat als er een OTS komt?", "Casusregisseur (Lekstroom): wordt De GI (nu Het Sociaal Team)"),
        ("wat als het veilig is", "geen grensgeval meer"),
        ("stel dat hij niet meer naar school gaat", "wordt Casusregie zwaar (nu Casusregie midden)"),
        ("wat als het acuut onveilig wordt", "wordt Casusregie zwaar"),
        ("en als er geen toestemming is om te delen?", "wordt De zorgaanbieder"),
        ("stel het is crisis", "Urgentie (ZO!): wordt Crisis (nu Regulier)"),
        ("wat als het spoed wordt", "Actie (spoed), uiterlijk"),
        ("wat als ouders gemotiveerd zijn", "Daar reken ik al mee"),
        ("wat als het huis verkocht wordt", "geen antwoord op een van mijn vragen"),
        ("stel dat de ots stopt", "Daar reken ik al mee"),
        ("wat als de gezinscoach stopt", "geen antwoord op een van mijn vragen"),
        ("als vader weigert, wat dan?", "motivatie: Weigert hulp"),
    ],
)
def test_wat_als_zegt_wat_er_verandert_en_verandert_niets(zin: str, zegt: str) -> None:
    s = bij_advies().zeg(zin)
    assert zegt in s.tekst and s.custom["bekend"] == MIDDEN and s.custom["gewijzigd"] == []


def test_wat_als_rekent_met_de_open_lijst() -> None:
    s = bij_lijst().zeg("wat als er een OTS komt?")
    assert "wat nu op de lijst staat" in s.tekst and "De GI" in s.tekst and s.open == "bevestig"


@pytest.mark.parametrize(
    ("zin", "zegt"),
    [
        ("waarom niet zwaar?", ["Het wordt Casusregie zwaar als één antwoord anders is", "Schoolgang: Gaat niet"]),
        ("waarom niet licht", ["moeten deze antwoorden samen anders zijn", "Ernst: Licht", "Veiligheid: Veilig"]),
        ("waarom midden", ["Casusregie midden. Dat komt hierdoor"]),
        ("waarom niet de gi?", ["Het wordt De GI als één antwoord anders is", "Maatregel: OTS"]),
        ("waarom mp?", ["MP-casus jeugd. Dat komt hierdoor"]),
        ("waarom geen crisis", ["Het wordt Crisis als één antwoord anders is"]),
    ],
)
def test_waarom_niet_gaat_alleen_over_dat_besluit(zin: str, zegt: list[str]) -> None:
    tekst = bij_advies().zeg(zin).berichten[0]["tekst"]
    assert all(deel in tekst for deel in zegt) and len(tekst.splitlines()) <= 8


def test_hoe_zeker_noemt_grensgeval_en_wie_bij_twijfel_beslist() -> None:
    tekst = bij_advies().zeg("hoe zeker is dit?").tekst
    assert "Grensgeval: zwaarder is dichtbij" in tekst and "Bij twijfel beslist het Sociaal Team" in tekst
    assert "veiligheid" in bij_vraag().zeg("hoe zeker is dit?").tekst.split("Nog onbekend")[1]


def test_een_samenvatting_heeft_hooguit_tien_regels() -> None:
    for s in (bij_advies(), bij_advies({**MIDDEN, "urgentie": "crisis"}), bij_vraag(), bij_lijst()):
        assert len(s.zeg("vat dit samen").berichten[0]["tekst"].splitlines()) <= 10


def test_hoeveel_vragen_er_nog_zijn_is_het_getal_bij_de_vraag() -> None:
    s = bij_vraag()
    getal = next(woord for woord in s.laatste.split() if woord.isdigit())
    assert f"hoogstens {getal} vragen" in s.zeg("hoeveel vragen nog?").berichten[0]["tekst"]


# --- another profiel ---


def test_en_volgens_zeeland_houdt_de_antwoorden() -> None:
    s = bij_advies().zeg("en volgens Zeeland?")
    assert s.custom["profiel"] == "zeeland" and s.custom["bekend"] == MIDDEN and s.custom["gewijzigd"] == []
    s.zeg("terug")
    assert s.custom["profiel"] == "standaard" and s.custom["bekend"] == MIDDEN


@pytest.mark.parametrize("zin", ["volgens leksroom", "en volgens Lekstrom?", "nieuwe afweging volgens leksroom"])
def test_een_slip_in_de_naam_van_een_profiel_vraagt_of_dat_bedoeld_is(zin: str) -> None:
    for s in (Spreker(), bij_advies()):
        voor = s.staat
        s.zeg(zin)
        assert "Bedoel je Lekstroom?" in s.tekst and s.staat == voor
        s.druk("Volgens Lekstroom")
        assert s.custom["profiel"] == "lekstroom"


@pytest.mark.parametrize(
    "zin", ["volgens Utrecht", "nieuwe afweging volgens Drenthe", "en volgens het kader groningen"]
)
def test_een_onbekend_profiel_begint_niets(zin: str) -> None:
    s = bij_advies()
    voor = s.staat
    assert "ken ik niet" in s.zeg(zin).tekst and s.staat == voor
    assert Spreker().zeg(zin).staat is None


def test_een_profiel_voor_een_andere_doelgroep_wordt_niet_gekozen() -> None:
    s = Spreker().zeg("nieuwe afweging").kies("doelgroep", "volwassenen").zeg("en volgens Lekstroom?")
    assert s.custom["profiel"] == "standaard" and "alleen voor jeugd" in s.tekst


@pytest.mark.parametrize("zin", ["volgens moeder is het veilig", "volgens school gaat het goed", "volgens vader"])
def test_wie_iets_zegt_is_geen_profiel(zin: str) -> None:
    assert vaste_bedoeling(zin, KADERS, lees_bericht(zin, KADERS).vermeldingen) != "ander_profiel"


# --- what was stored ---

RIJ = {
    "casus": "R-2026-0002",
    "volgnummer": 1,
    "profiel": "lekstroom",
    "besluiten": {"lekstroom.zwaarte": {"uitkomst": "zwaar", "label": "Casusregie zwaar"}},
    "afwijking": None,
    "termijnen": [{"id": "intake.ambulant", "label": "Intake (ambulant)", "uiterlijk": "2026-12-04"}],
    "vastgelegd_op": "2026-11-20T10:00:00+01:00",
}


def test_mijn_casussen_en_een_ervan() -> None:
    s = bij_vraag()
    s.rijen = [RIJ, {**RIJ, "casus": "R-2026-0001"}]
    lijst = s.zeg("mijn casussen").tekst
    assert "R-2026-0002, 20 november 2026: Casusregie zwaar" in lijst and "R-2026-0001" in lijst
    een = s.zeg("open R-2026-0002").tekst
    assert "Zwaarte van de casusregie (Lekstroom): Casusregie zwaar" in een and "4 december 2026" in een
    assert "niet laten zien" in s.zeg("open R-2026-0003").tekst and s.open == "vraag"


def test_een_afwijking_staat_bij_de_casus() -> None:
    s = Spreker()
    s.rijen = [
        {**RIJ, "afwijking": {"besluit": "lekstroom.zwaarte", "uitkomst": "midden", "label": "Casusregie midden"}}
    ]
    assert "Casusregie midden (eigen keuze, advies: Casusregie zwaar)" in s.zeg("mijn casussen").tekst


def test_wat_er_openstaat_het_laatste_vooraan() -> None:
    termijn = {"id": "t", "label": "Contact"}
    s = bij_vraag()
    s.rijen = [
        {**RIJ, "door": "u1", "termijnen": [{**termijn, "uiterlijk": u} for u in ("2027-01-01", "2026-11-19", "2026-11-20")]},
        {**RIJ, "door": "u1", "casus": "R-2026-0001", "termijnen": [{**termijn, "uiterlijk": "2026-11-20T11:00:00+01:00"}]},
    ]  # fmt: skip
    regels = s.zeg("wat staat er open?").berichten[0]["tekst"].splitlines()
    assert regels[:7] == [
        "De termijn is voorbij:", "• R-2026-0002: Contact, uiterlijk 19 november 2026",
        "Vandaag:", "• R-2026-0001: Contact, uiterlijk 20 november 2026, 11:00 uur", "• R-2026-0002: Contact, uiterlijk 20 november 2026",
        "Later:", "• R-2026-0002: Contact, uiterlijk 1 januari 2027",
    ]  # fmt: skip
    assert s.open == "vraag" and "weet ik niet" in s.tekst


def test_een_lange_agenda_zegt_hoeveel_er_nog_is() -> None:
    s = Spreker()
    termijnen = [{"id": "t", "label": f"Stap {n}", "uiterlijk": f"2027-01-{n:02d}"} for n in range(1, 16)]
    s.rijen = [{**RIJ, "door": "u1", "termijnen": termijnen}]
    assert "Stap 10" in s.zeg("mijn agenda").tekst and "Stap 11" not in s.tekst and "en nog 5" in s.tekst


# --- work is not thrown away ---


def test_vastleggen_met_open_vragen_vraagt_eerst() -> None:
    for zin in ("vastleggen", "bewaar dit"):
        s = bij_vraag().zeg(zin)
        assert s.open == "vastleggen" and "blijft dan onbekend" in s.laatste and not s.custom["vastgelegd"]
        assert s.zeg("ja").custom["vastgelegd"]


def test_vastleggen_met_open_vragen_kan_ook_niet() -> None:
    for zin in ("nee", "Nee, eerst verder", "laat maar", "2"):
        s = bij_vraag().zeg("vastleggen").zeg(zin)
        assert s.open == "vraag" and not s.custom["vastgelegd"]
    assert bij_vraag().zeg("vastleggen").zeg("1").custom["vastgelegd"]
    assert bij_vraag().zeg("vastleggen").druk("Ja, toch vastleggen").custom["vastgelegd"]


def test_een_antwoord_na_vastleggen_beantwoordt_de_vraag_die_er_niet_staat_niet() -> None:
    s = bij_vraag().zeg("vastleggen").zeg("er is een OTS")
    assert not s.custom["vastgelegd"] and s.open == "bevestig" and s.custom["voorstel"] == {"maatregel": "ots"}


def test_een_compleet_advies_wordt_meteen_vastgelegd() -> None:
    assert bij_advies().zeg("vastleggen").custom["vastgelegd"]


@pytest.mark.parametrize("intent", ["nieuwe_afweging", "afwijken", "vertellen", "antwoord"])
def test_casusregie_zwaar_kiest_bij_het_afwijken_en_begint_niets(intent: str) -> None:
    s = bij_advies()
    voor = s.staat
    s.zeg("afwijken").zeg("casusregie zwaar", intent)
    assert s.open == "afwijken" and "Waarom kies je Casusregie zwaar?" in s.laatste
    assert s.staat is not None and voor is not None and s.staat.afweging == voor.afweging
    s.zeg("laat maar")
    assert s.staat is not None and s.staat.antwoorden == MIDDEN and s.open is None


def test_te_zwaar_vinden_is_niet_zwaar_kiezen() -> None:
    s = bij_advies().zeg("ik wil afwijken, ik vind dit te zwaar", "afwijken")
    assert s.open == "afwijken" and "Waarom kies je Casusregie zwaar" not in s.laatste


@pytest.mark.parametrize(
    "tekst",
    [
        "Hoe veilig is het nu volgens jou",
        "is het veilig?",
        "vind je dit gezin veilig",
        "hoe staat het met de veiligheid",
    ],
)
@pytest.mark.parametrize("geraden", [None, "hulp", "vertellen"])
def test_een_oordeel_over_de_veiligheid_geeft_de_assistent_niet(tekst: str, geraden: str | None) -> None:
    s = Spreker().zeg("Jongen van 9, er zijn schulden.")
    for stand, zegt in (
        ("", "weet ik de veiligheid nog niet"),
        ("het is structureel onveilig", "Op de lijst staat de veiligheid op: Structureel onveilig"),
        ("ja", "Bij deze casus staat de veiligheid op: Structureel onveilig"),
    ):
        s = s.zeg(stand) if stand else s
        eerst = s.custom["bekend"], s.custom["voorstel"]
        assert vaste_bedoeling(tekst, KADERS, (), geraden) == "veilig_thuis"
        s.zeg(tekst)
        assert zegt in s.tekst and "Hoe veilig het is, bepaal jij" in s.tekst and "0800-2000" in s.tekst
        assert (s.custom["bekend"], s.custom["voorstel"]) == eerst and s.custom["gewijzigd"] == []


@pytest.mark.parametrize("tekst", ["is veilig", "is wel veilig", "vind het veilig", "het is veilig thuis"])
def test_een_antwoord_over_de_veiligheid_is_geen_vraag_om_een_oordeel(tekst: str) -> None:
    assert vaste_bedoeling(tekst, KADERS) != "veilig_thuis"
