"""What somebody stored himself, over the API; of another's casus nothing."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from starlette.testclient import TestClient

from bot.afweging import weeg_af
from bot.dossier import NieuweAfweging, open_dossier
from bot.instellingen import Instellingen

ANTWOORDEN = {"ernst": "licht", "veiligheid": "veilig", "zorgvorm": ["ambulant"], "stapeling": "geen", "duur": "afgebakend",
              "motivatie": "gemotiveerd", "maatregel": "geen", "schoolgang": "geen_zorgen"}  # fmt: skip


@pytest.fixture
def leg_vast(instellingen: Instellingen, kaders: Any):
    def doe(door: str = "lokaal", casus: str | None = None, **antwoorden: Any) -> str:
        alle = {**ANTWOORDEN, **antwoorden}
        uit = weeg_af(kaders, {"profiel": "lekstroom", "antwoorden": alle})
        nieuw = NieuweAfweging(
            afweging_id=str(uuid.uuid4()), antwoorden=alle, besluiten=uit["besluiten"], kaders=uit["kaders"],
            engine_versie="test", door=door, kanaal="web", profiel="lekstroom", casus=casus, termijnen=uit["termijnen"],
        )  # fmt: skip
        with open_dossier(instellingen.database) as dossier:
            return dossier.afwegingen.leg_vast(nieuw).casus

    return doe


def test_een_casus_door_de_tijd(client: TestClient, leg_vast: Any):
    code = leg_vast()
    leg_vast(casus=code, veiligheid="acuut_onveilig")
    antwoord = client.get(f"/api/v1/casussen/{code}")
    assert antwoord.status_code == 200 and antwoord.headers["cache-control"] == "no-store"
    uit = antwoord.json()
    assert [a["volgnummer"] for a in uit["afwegingen"]] == [1, 2] and uit["kaders_sinds"] == []
    [stap] = uit["verschillen"]
    assert stap["antwoorden"] == [{"kenmerk": "veiligheid", "van": "veilig", "naar": "acuut_onveilig"}]
    zwaarte = next(u for u in stap["uitkomsten"] if u["besluit"] == "lekstroom.zwaarte")
    assert zwaarte == {
        "besluit": "lekstroom.zwaarte",
        "van": "Casusregie licht",
        "naar": "Casusregie zwaar",
        "richting": "opschalen",
    }


def test_de_lijst_heeft_van_elke_eigen_casus_de_laatste_afweging(client: TestClient, leg_vast: Any):
    een, twee = leg_vast(), leg_vast()
    leg_vast(casus=een, ernst="zwaarder")
    leg_vast(door="g-een-ander")
    lijst = client.get("/api/casussen").json()["casussen"]
    assert [(r["casus"], r["volgnummer"]) for r in lijst] == [(een, 2), (twee, 1)]


def test_een_lange_lijst_komt_in_stukken(client: TestClient, leg_vast: Any, monkeypatch: Any):
    monkeypatch.setattr("bot.poort.casussen.LIJST", 2)
    codes = [leg_vast() for _ in range(5)]
    stukken, na = [], {}
    for _ in range(3):
        deel = client.get("/api/v1/casussen", params=na).json()
        stukken.append([r["casus"] for r in deel["casussen"]])
        na = {"na": deel["verder"]}
    assert stukken == [codes[:2:-1], codes[2:0:-1], codes[:1]] and deel["verder"] is None
    for fout in ("R-2026-0001", "-1", "", "9" * 19):
        antwoord = client.get("/api/v1/casussen", params={"na": fout})
        assert antwoord.status_code == 422 and "lijst verder" in antwoord.json()["detail"]


@pytest.mark.parametrize(
    "code", ["R-2026-9999", "R-2026-1", "weg", "R-2026-0001%00", "..%2F..", "R-2026-0001' OR 1=1", "R-" + "9" * 3000]
)
def test_een_casus_die_er_niet_is_of_van_een_ander(client: TestClient, leg_vast: Any, code: str):
    vreemd = leg_vast(door="g-een-ander")
    fouten = [client.get(f"/api/casussen/{c}") for c in (vreemd, code)]
    assert [f.status_code for f in fouten] == [404, 404]
    assert vreemd not in fouten[0].json()["detail"]


def test_wie_een_casus_zag_en_wie_niet_mocht(client: TestClient, instellingen: Instellingen, leg_vast: Any):
    code, vreemd = leg_vast(), leg_vast(door="g-een-ander")
    client.get(f"/api/casussen/{code}")
    assert client.get(f"/api/casussen/{vreemd}/inzage").status_code == 404
    uit = client.get(f"/api/v1/casussen/{code.lower()}/inzage").json()
    assert uit["casus"] == code
    assert [(r["wie"], r["wat"], r["kanaal"], r["rollen"]) for r in uit["inzage"]] == [
        ("lokaal", "ingezien", "api", "professional"), ("lokaal", "ingezien", "api", "professional"), ("lokaal", "vastgelegd", "web", ""),
    ]  # fmt: skip
    with open_dossier(instellingen.database) as dossier:
        assert [(r.wat, r.wie) for r in dossier.gebeurtenissen.regels(vreemd)] == [
            ("geweigerd", "lokaal"), ("vastgelegd", "g-een-ander"),
        ]  # fmt: skip


def test_wat_een_ander_aan_een_eigen_casus_toevoegde_hoort_er_niet_bij(client: TestClient, leg_vast: Any):
    code = leg_vast()
    leg_vast(door="g-een-ander", casus=code, veiligheid="zorgen")
    assert [a["volgnummer"] for a in client.get(f"/api/casussen/{code}").json()["afwegingen"]] == [1]
