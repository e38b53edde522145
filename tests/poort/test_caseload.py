"""The caseload over the API: the list, the counts, small counts hidden where they are shared, the workbook, and what is
done with one casus on request. Whose it is, test_toegang holds.
"""

from __future__ import annotations

import io
import json
import uuid
from typing import Any

import pytest
from openpyxl import load_workbook
from starlette.testclient import TestClient

from bot.dossier import NieuweAfweging, open_dossier
from bot.dossier.caseload import verborgen
from bot.instellingen import Instellingen
from bot.toegang import Wie

URGENTIE = {"crisis": "Crisis", "spoed": "Spoed", "regulier": "Regulier"}
LOKAAL = Wie("lokaal", frozenset({"professional"}))


@pytest.fixture
def leg_vast(instellingen: Instellingen):
    def doe(urgentie: str = "regulier", wie: Wie = LOKAAL, casus: str | None = None, **anders: Any) -> str:
        nieuw = NieuweAfweging(**{
            "afweging_id": str(uuid.uuid4()), "antwoorden": {"leeftijden": [9, 14]}, "kaders": {}, "engine_versie": "test",
            "besluiten": {"zo.urgentie": {"uitkomst": urgentie, "label": URGENTIE[urgentie]}},
            "door": wie.id, "kanaal": "web", "profiel": "zo", "casus": casus,
            "termijnen": [{"id": "a", "label": "Actie", "uiterlijk": "2020-01-02"}], **anders,
        })  # fmt: skip
        with open_dossier(instellingen.database) as dossier:
            return dossier.afwegingen.leg_vast(nieuw, wie).casus

    return doe


def telling(inhoud: dict[str, Any], naam: str) -> dict[str, Any]:
    return next({d["naam"]: d["aantal"] for d in t["delen"]} for t in inhoud["tellingen"] if t["naam"] == naam)


def test_de_lijst_en_de_aantallen_volgen_wat_is_besloten(client: TestClient, leg_vast: Any):
    afwijking = {"besluit": "zo.urgentie", "uitkomst": "crisis", "label": "Crisis", "reden": "het is niet veilig thuis"}
    een, twee = leg_vast(), leg_vast(afwijking=afwijking)
    leg_vast("spoed", casus=een, antwoorden={"leeftijden": [2]}, termijnen=[])
    leg_vast(wie=Wie("g-ander", frozenset({"professional"})))
    antwoord = client.get("/api/v1/caseload")
    uit = antwoord.json()
    assert antwoord.headers["cache-control"] == "no-store" and (uit["van"], uit["kan"]) == ("eigen", ["eigen"])
    assert [(r["casus"], r["volgnummer"], r["urgentie"], r["leeftijd"], r["redenen"], r["te_laat"], r["status"], r["ik"])
            for r in uit["rijen"]] == [
        (een, 2, "Spoed", "0 t/m 3", [], False, "advies", True),
        (twee, 1, "Crisis", "4 t/m 11", ["veiligheid"], True, "advies", True),
    ]  # fmt: skip
    assert "niet veilig thuis" not in antwoord.text, "the reason itself isn't for a list"
    assert telling(uit, "urgentie") == {"Spoed": 1, "Crisis": 1} and telling(uit, "casussen") == {"alle": 2}
    assert telling(uit, "te_laat") == {"te laat": 1, "geen termijn": 1} and telling(uit, "redenen") == {"veiligheid": 1}


@pytest.mark.parametrize(
    ("delen", "gezien"),
    [
        ({"a": 4}, {"a": None}),
        ({"a": 5}, {"a": 5}),
        ({"a": 1, "b": 9, "c": 7}, {"a": None, "b": 9, "c": None}),
        ({"a": 1, "b": 2, "c": 7}, {"a": None, "b": None, "c": 7}),
        ({"a": 0, "b": 7}, {"a": None, "b": None}),
        ({}, {}),
    ],
)
def test_een_klein_aantal_is_ook_niet_uit_te_rekenen(delen: dict[str, int], gezien: dict[str, int | None]):
    assert verborgen(delen) == gezien


@pytest.mark.parametrize("vraag", ["?van=iedereen", "?van=", "?van=EIGEN"])
def test_een_vreemde_kring_is_een_regel(client: TestClient, vraag: str):
    fout = client.get(f"/api/v1/caseload{vraag}")
    assert fout.status_code == 422 and "?van=team" in fout.json()["detail"]


def test_een_team_dat_je_niet_hebt_is_geweigerd_en_genoteerd(client: TestClient, instellingen: Instellingen):
    assert client.get("/api/v1/caseload?van=team").status_code == 403
    assert client.get("/api/v1/caseload/bestand?van=ter_bespreking").status_code == 403
    with open_dossier(instellingen.database) as dossier:
        assert [r.wat for r in dossier.gebeurtenissen.regels()] == ["geweigerd", "geweigerd"]


def test_het_werkboek_heeft_dezelfde_casussen_en_wordt_genoteerd(
    client: TestClient, instellingen: Instellingen, leg_vast: Any
):
    een, twee = leg_vast(), leg_vast("crisis")
    vreemd = leg_vast(wie=Wie("g-ander", frozenset({"professional"})))
    antwoord = client.get("/api/v1/caseload/bestand")
    blad = load_workbook(io.BytesIO(antwoord.content))["Caseload"]
    codes = {str(rij[0]) for rij in blad.iter_rows(values_only=True)}
    assert {een, twee} <= codes and vreemd not in codes and "caseload.xlsx" in antwoord.headers["content-disposition"]
    with open_dossier(instellingen.database) as dossier:
        [regel] = dossier.gebeurtenissen.regels(hoeveel=1)
        assert (regel.wat, regel.wie, regel.rollen) == ("uitgevoerd", "lokaal", "professional")


def test_alles_van_een_casus_en_dan_verwijderen(client: TestClient, instellingen: Instellingen, leg_vast: Any):
    code, blijft = leg_vast(), leg_vast()
    leg_vast("spoed", casus=code)
    alles = client.get(f"/api/v1/casussen/{code}/alles").json()
    assert len(alles["afwegingen"]) == 2 and alles["logboek"][-1]["wat"] == "vastgelegd"
    pad = f"/api/v1/casussen/{code}/verwijderen"
    for fout in ({"casus": blijft}, {"casus": "x"}, {}, {"casus": code, "meer": 1}, []):
        assert client.post(pad, json=fout).status_code in (400, 422), fout
    assert client.get(f"/api/v1/casussen/{code}").status_code == 200
    assert client.post(pad, json={"casus": code.lower()}).json() == {"casus": code, "afwegingen": 2}
    assert client.post(pad, json={"casus": code}).status_code == 404
    assert [r["casus"] for r in client.get("/api/v1/caseload").json()["rijen"]] == [blijft]
    with open_dossier(instellingen.database) as dossier:
        regel = next(r for r in dossier.gebeurtenissen.regels() if r.wat == "verwijderd")
        assert (regel.wie, regel.casus, regel.rollen, regel.kanaal) == ("lokaal", code, "professional", "api")


def test_wat_de_pagina_krijgt_past_bij_de_beschrijving(client: TestClient, leg_vast: Any):
    from bot.poort.api.caseload import Alles, Caseload

    code = leg_vast()
    Caseload(**client.get("/api/v1/caseload").json())
    Alles(**json.loads(client.get(f"/api/v1/casussen/{code}/alles").text))
