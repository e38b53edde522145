"""Adding a practice casus over the API: what comes out, the remarks, and keeping it."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from bot.oefenen.lezen import lees_tekst
from tests.oefenen.voorbeeld import CASUS, casus

EIGEN = "/api/v1/oefenen/eigen"
MIJN = {k: CASUS[k] for k in ("id", "kader", "niveau", "titel", "tekst", "antwoorden", "meningen")}


@pytest.fixture
def map_(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("REGIEWIJZER_OEFENMAP", str(tmp_path / "eigen"))
    return tmp_path / "eigen"


def test_wat_eruit_komt_is_bij_het_markeren_te_zien(client: TestClient):
    begin = client.post(f"{EIGEN}/stand", json={"kader": "lekstroom"}).json()
    assert begin["kenmerken"][0] == "doelgroep" and "ernst" in begin["kenmerken"]
    assert [u["uitkomst"] for u in begin["uitkomsten"]] == [None, None]
    klaar = client.post(f"{EIGEN}/stand", json={"kader": "lekstroom", "antwoorden": CASUS["antwoorden"]}).json()
    assert {u["besluit"]: u["uitkomst"] for u in klaar["uitkomsten"]} == CASUS["verwacht"]
    assert all(u["label"] and u["uitkomstlabel"] for u in klaar["uitkomsten"])


def test_nakijken_bewaart_niets_en_geeft_het_bestand(client: TestClient, map_: Path):
    uit = client.post(f"{EIGEN}/controle", json=MIJN).json()
    assert uit["goed"] is True and not map_.exists()
    assert lees_tekst(uit["yaml"], "uit.yml") == (casus(letop=None),)
    half = client.post(
        f"{EIGEN}/controle", json={**MIJN, "niveau": "lastig", "meningen": None, "antwoorden": {}}
    ).json()
    assert half["goed"] is False
    zinnen = " ".join(o["zin"] for o in half["opmerkingen"] if o["fout"])
    assert "meningen" in zinnen and "staat de uitkomst nog niet vast" in zinnen
    alineas = client.post(f"{EIGEN}/controle", json={**MIJN, "tekst": "Een alinea.\n\nNog een."}).json()["yaml"]
    assert lees_tekst(alineas, "uit.yml")[0].tekst == "Een alinea.\nNog een."


def test_bewaren_en_oefenen(client: TestClient, map_: Path):
    assert client.get("/api/v1/oefenen/casussen").json()["bewaren"] is True
    for _ in range(2):  # the answer may get lost
        assert client.post(EIGEN, json=MIJN).json() == {"bestand": "lekstroom-90.yml"}
    assert client.get(f"/api/v1/oefenen/casussen/{MIJN['id']}").json()["titel"] == MIJN["titel"]
    ander = client.post(EIGEN, json={**MIJN, "titel": "Iets anders"})
    assert ander.status_code == 422 and "al van een andere casus" in ander.json()["detail"]
    assert lees_tekst((map_ / "lekstroom-90.yml").read_text(encoding="utf-8"), "x")[0].titel == MIJN["titel"]


def test_zonder_map_is_er_niets_te_bewaren(client: TestClient, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("REGIEWIJZER_OEFENMAP", raising=False)
    assert client.get("/api/v1/oefenen/casussen").json()["bewaren"] is False
    fout = client.post(EIGEN, json=MIJN)
    assert fout.status_code == 422 and "geen map" in fout.json()["detail"]


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"id": "../buiten"}, "kleine letters"),
        ({"id": ".."}, "kan geen bestand worden"),
        ({"kader": "utrecht"}, "ken ik niet"),
        ({"antwoorden": {"ernst": "reusachtig"}}, "ernst"),
        ({"antwoorden": {}}, "staat de uitkomst nog niet vast"),
        ({"titel": " "}, "titel"),
        ({"niveau": "zwaar"}, "niveau"),
        ({"verwacht": {}}, "een veld dat niet bestaat"),
    ],
)
def test_wat_niet_past_is_een_regel_en_er_wordt_niets_bewaard(client: TestClient, map_: Path, anders, zin):
    fout = client.post(EIGEN, json={**MIJN, **anders})
    assert fout.status_code in (400, 422) and zin in fout.json()["detail"] and "\n" not in fout.json()["detail"]
    assert not map_.exists()


@pytest.mark.parametrize("anders", [{"kader": "utrecht"}, {"antwoorden": {"ernst": []}}, {"antwoorden": {"Ernst": 1}}])
def test_ook_bij_het_markeren(client: TestClient, anders):
    fout = client.post(f"{EIGEN}/stand", json={"kader": "lekstroom", **anders})
    assert fout.status_code in (400, 422) and fout.json()["detail"]
