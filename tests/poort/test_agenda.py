"""The agenda over the API, and the address for a calendar: who has the secret reads it, until it is withdrawn."""

from __future__ import annotations

import logging
import uuid
from datetime import date
from typing import Any

import pytest
from icalendar import Calendar
from starlette.testclient import TestClient

from bot.dossier import NieuweAfweging, open_dossier
from bot.instellingen import Instellingen
from tests.poort.conftest import Maak

TERMIJNEN = [
    {"id": "actie.spoed", "label": "Actie (spoed)", "uiterlijk": "2020-11-27"},
    {"id": "contact.lekstroom", "label": "Contact (minstens elke 3 maanden)", "uiterlijk": "2200-05-20"},
]


@pytest.fixture
def leg_vast(instellingen: Instellingen):
    def doe(door: str = "lokaal", casus: str | None = None, termijnen: Any = TERMIJNEN) -> str:
        nieuw = NieuweAfweging(
            afweging_id=str(uuid.uuid4()), antwoorden={}, besluiten={}, kaders={}, engine_versie="test", door=door,
            kanaal="web", casus=casus, termijnen=termijnen,
        )  # fmt: skip
        with open_dossier(instellingen.database) as dossier:
            return dossier.afwegingen.leg_vast(nieuw).casus

    return doe


def adres(client: TestClient) -> str:
    return str(client.post("/api/v1/agenda/adres").json()["pad"])


def test_de_agenda_is_van_de_eigen_casussen(client: TestClient, leg_vast: Any):
    code, vreemd = leg_vast(), leg_vast(door="g-een-ander")
    uit = client.get("/api/v1/agenda").json()
    assert uit["adres"] is False and vreemd not in str(uit)
    assert [(p["casus"], p["label"], p["haast"]) for p in uit["agenda"]] == [
        (code, "Actie (spoed)", "te_laat"), (code, "Contact (minstens elke 3 maanden)", "later"),
    ]  # fmt: skip


def test_een_lange_agenda_komt_in_stukken(client: TestClient, leg_vast: Any, monkeypatch: Any):
    monkeypatch.setattr("bot.poort.agenda.HOOGSTENS", 3)
    codes = [leg_vast() for _ in range(2)]
    eerst = client.get("/api/v1/agenda").json()
    dan = client.get("/api/v1/agenda", params={"na": eerst["verder"]}).json()
    assert len(eerst["agenda"]) == 3 and len(dan["agenda"]) == 1 and dan["verder"] is None
    gezien = [(p["casus"], p["id"]) for p in (*eerst["agenda"], *dan["agenda"])]
    assert gezien == [(c, t["id"]) for t in TERMIJNEN for c in codes]
    fout = client.get("/api/v1/agenda", params={"na": "ergens"})
    assert fout.status_code == 422 and "lijst verder" in fout.json()["detail"]


def test_een_kalender_leest_de_agenda_met_het_geheim_en_zonder_aanmelding(
    maak: Maak, client: TestClient, leg_vast: Any
):
    code, vreemd = leg_vast(), leg_vast(door="g-een-ander")
    pad = adres(client)
    assert client.get("/api/v1/agenda").json()["adres"] is True
    buiten = TestClient(
        maak("0.0.0.0", token="Tamelijk-lang-geheim-0123456789-abcdef"), base_url="http://regie.example"
    )
    antwoord = buiten.get(pad)
    assert antwoord.status_code == 200 and antwoord.headers["content-type"].startswith("text/calendar")
    assert antwoord.headers["cache-control"] == "no-store" and antwoord.headers["referrer-policy"] == "no-referrer"
    assert vreemd.encode() not in antwoord.content
    namen = [str(g["summary"]) for g in Calendar.from_ical(antwoord.content).walk("VEVENT")]
    assert namen == [f"{code}: Actie (spoed)", f"{code}: Contact (minstens elke 3 maanden)"]
    assert buiten.get("/api/v1/agenda").status_code == buiten.post("/api/v1/agenda/adres").status_code == 401


def test_een_nieuw_adres_maakt_het_oude_waardeloos_en_intrekken_beide(client: TestClient, leg_vast: Any):
    leg_vast()
    oud = adres(client)
    nieuw = adres(client)
    assert oud != nieuw and client.get(oud).status_code == 404 and client.get(nieuw).status_code == 200
    assert client.post("/api/v1/agenda/adres/intrekken").json() == {"pad": None}
    geweigerd = client.get(nieuw)
    assert geweigerd.status_code == 404 and "ingetrokken" in geweigerd.json()["detail"]
    assert client.post("/api/v1/agenda/adres/intrekken").status_code == 200, "again is harmless"


@pytest.mark.parametrize("geraden", ["a" * 43, "a", "a" * 4000, "é" * 43, "%00" * 43, "..%2F..", "' OR 1=1"])
def test_een_geraden_adres_zegt_niets(client: TestClient, leg_vast: Any, geraden: str):
    leg_vast()
    adres(client)
    assert client.get(f"/api/v1/agenda/kalender/{geraden}").status_code == 404


def test_wie_veel_raadt_moet_wachten_en_houdt_niemand_op(client: TestClient, leg_vast: Any):
    leg_vast()
    pad = adres(client)
    statussen = [client.get(f"/api/v1/agenda/kalender/{'a' * 42}{n % 10}").status_code for n in range(70)]
    assert statussen[0] == 404 and statussen[-1] == 429
    assert client.get(pad).status_code == 200


def test_het_geheim_staat_nergens(client: TestClient, instellingen: Instellingen, leg_vast: Any, caplog: Any):
    leg_vast()
    with caplog.at_level(logging.DEBUG, logger="bot"):
        pad = adres(client)
        client.get(pad)
    geheim = pad.rpartition("/")[2]
    assert geheim not in caplog.text
    for bestand in instellingen.var.rglob("*"):
        assert not bestand.is_file() or geheim.encode() not in bestand.read_bytes(), bestand


def test_wat_is_verwijderd_verdwijnt_uit_de_kalender(client: TestClient, instellingen: Instellingen, leg_vast: Any):
    leg_vast()
    pad = adres(client)
    with open_dossier(instellingen.database) as dossier:
        dossier.afwegingen.verwijder_verlopen(date(2300, 1, 1), 1)
    assert list(Calendar.from_ical(client.get(pad).content).walk("VEVENT")) == []
