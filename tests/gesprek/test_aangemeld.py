"""From when the terms count: what is understood, what is refused, and that nothing else changes."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

from bot.afweging import laad_kaders
from bot.begrip.aanmelddatum import lees_aanmelddatum
from bot.begrip.bedoeling import vaste_bedoeling
from bot.begrip.lezen import lees
from bot.gesprek import Beurt, Omgeving, voer_uit
from tests.gesprek.spreken import tekst_van

NU = datetime(2026, 11, 28, 12, 0, tzinfo=timezone.utc)
OMGEVING = Omgeving(laad_kaders(), "standaard")


def _beurt(tekst: str, intent: str = "aangemeld", **anders) -> Beurt:
    return Beurt(tekst, intent, NU, **anders)


def _spoed():
    staat = voer_uit("nieuwe_afweging", OMGEVING, None, _beurt("nieuwe afweging", "nieuwe_afweging")).staat
    return voer_uit("keuze", OMGEVING, staat, _beurt("", "keuze", keuze=("urgentie", "spoed"))).staat


@pytest.mark.parametrize(
    ("tekst", "dag"),
    [
        ("aangemeld op 20 november", "2026-11-20"),
        ("aangemeld op 20 november 2025", "2025-11-20"),
        ("Aangemeld op 3-11", "2026-11-03"),
        ("aangemeld op 03/11/2026", "2026-11-03"),
        ("aangemeld op 2026-11-03", "2026-11-03"),
        ("de verwijzing was op 3 november", "2026-11-03"),
        ("de casus is aangemeld op maandag 2 november", "2026-11-02"),
        ("aangemeld gisteren", "2026-11-27"),
        ("aanmelddatum: 1 dec", "2025-12-01"),  # without a year never in the future
        ("binnengekomen op 1 nov. om 16.55 uur", "2026-11-01"),
        ("de termijnen tellen vanaf 1 november", "2026-11-01"),
        ("aangemeld op 3\u00a0november", "2026-11-03"),
    ],
)
def test_een_bericht_over_de_aanmelding(tekst: str, dag: str):
    gezegd = lees_aanmelddatum(tekst, NU)
    assert gezegd and gezegd.alleen and str(gezegd.dag) == dag
    assert (
        vaste_bedoeling(tekst, OMGEVING.kaders, lees(tekst, OMGEVING.kaders).vermeldingen, "antwoord", 0.9)
        == "aangemeld"
    )
    assert lees(tekst, OMGEVING.kaders).kenmerken == {}


@pytest.mark.parametrize(
    "tekst",
    [
        "hij is geboren op 3 november 2016",
        "op 3 november was er ruzie",
        "3 november",
        "meisje van 14, aangemeld door school",
        "ze zit op 3 havo",
        "aangemeld bij de ggz",
    ],
)
def test_wat_niet_over_de_aanmelding_gaat(tekst: str):
    gezegd = lees_aanmelddatum(tekst, NU)
    assert gezegd is None or not gezegd.alleen


def test_de_termijnen_tellen_vanaf_die_dag_en_terug_neemt_het_terug():
    staat = _spoed()
    uit = voer_uit("aangemeld", OMGEVING, staat, _beurt("aangemeld op 20 november"))
    custom = uit.berichten[-1].custom
    assert custom["datum"] == "2026-11-20T00:00:00+01:00" and custom["gewijzigd"] == []
    assert {t["id"]: t["uiterlijk"] for t in custom["termijnen"]}["actie.spoed"] == "2026-11-27"
    gezegd = " ".join(tekst_van(b) for b in uit.berichten)
    assert "20 november 2026" in gezegd and "28 november 2026" in gezegd and "eigen uitleg van Regiewijzer" in gezegd
    assert uit.staat.vraag == staat.vraag and uit.staat.antwoorden == staat.antwoorden
    weer = voer_uit("terug", OMGEVING, uit.staat, _beurt("terug", "terug"))
    assert weer.staat.datum == staat.datum and weer.staat.antwoorden == staat.antwoorden
    assert "28 november 2026" in " ".join(tekst_van(b) for b in weer.berichten)


def test_een_tijd_telt_mee_bij_een_termijn_in_uren():
    staat = voer_uit("keuze", OMGEVING, _spoed(), _beurt("", "keuze", keuze=("urgentie", "crisis"))).staat
    uit = voer_uit("aangemeld", OMGEVING, staat, _beurt("aangemeld op 27 november om 16.55 uur"))
    assert {t["id"]: t["uiterlijk"] for t in uit.berichten[-1].custom["termijnen"]}[
        "actie.crisis"
    ] == "2026-11-28T16:55:00+01:00"


@pytest.mark.parametrize(
    ("tekst", "reden"),
    [
        ("aangemeld op 31-02-2026", "geen dag die bestaat"),
        ("aangemeld op 3 november 2027", "in de toekomst"),
        ("aangemeld op 3 november 2006", "meer dan vijf jaar"),
    ],
)
def test_een_dag_die_niet_kan_verandert_niets(tekst: str, reden: str):
    staat = _spoed()
    uit = voer_uit("aangemeld", OMGEVING, staat, _beurt(tekst))
    assert uit.staat == staat
    assert reden in tekst_van(uit.berichten[0]) and "aangemeld op 28-11-2026" in tekst_van(uit.berichten[0])


def test_in_een_beschrijving_telt_hij_ook_en_de_lijst_wacht_op_een_ja():
    tekst = "Meisje van 14 gaat niet naar school. Aangemeld op 3 november."
    uit = voer_uit(
        "vertellen", OMGEVING, None, _beurt(tekst, "vertellen", vermeldingen=lees(tekst, OMGEVING.kaders).vermeldingen)
    )
    custom = uit.berichten[-1].custom
    assert custom["datum"].startswith("2026-11-03") and custom["open"]["soort"] == "bevestig"
    assert any("3 november 2026" in tekst_van(b) for b in uit.berichten)
    ja = voer_uit("vertellen", OMGEVING, uit.staat, _beurt("ja", "bevestigen"))
    assert ja.staat.datum.startswith("2026-11-03") and ja.staat.antwoorden["schoolgang"] == "gaat_niet"


def test_zonder_afweging_is_er_niets_om_te_zetten():
    assert voer_uit("aangemeld", OMGEVING, None, _beurt("aangemeld op 3 november")).staat is None


def test_bij_een_open_lijst_blijft_de_lijst():
    tekst = "Jongen van 8, er is een OTS"
    open_lijst = voer_uit(
        "vertellen", OMGEVING, None, _beurt(tekst, "vertellen", vermeldingen=lees(tekst, OMGEVING.kaders).vermeldingen)
    ).staat
    uit = voer_uit("aangemeld", OMGEVING, open_lijst, _beurt("aangemeld op 3 november"))
    assert uit.staat.voorstel == open_lijst.voorstel and uit.berichten[-1].custom["open"]["soort"] == "bevestig"
