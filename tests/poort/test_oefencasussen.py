"""Practising over the API: a casus without what comes out of it, hints step by step, and the comparison."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from bot.gesprek.oefening import gevraagd
from bot.oefenen import bibliotheek


@pytest.fixture
def casus(kaders):
    return next(c for c in bibliotheek(kaders) if c.kader == "lekstroom")


def goed(casus, kaders) -> dict:
    gegeven = {b: casus.verwacht[b] for b in gevraagd(kaders, casus)}
    return {"gegeven": gegeven, "kenmerken": {}, "zekerheid": "gok", "reden": "Ik zie geen stapeling."}


def test_een_casus_vertelt_en_verklapt_niets(client: TestClient, casus, kaders):
    lijst = client.get("/api/v1/oefenen/casussen").json()
    assert len(lijst["casussen"]) == len(bibliotheek(kaders)) and lijst["leiden"] is True
    antwoord = client.get(f"/api/v1/oefenen/casussen/{casus.id}")
    opgave = antwoord.json()
    assert opgave["tekst"] == casus.tekst and "lekstroom.zwaarte" in opgave["besluiten"]
    assert set(opgave) == {"id", "kader", "kadernaam", "niveau", "titel", "tekst", "besluiten", "kenmerken"}
    assert "ernst" in opgave["kenmerken"] and "leeftijden" not in opgave["kenmerken"]
    assert antwoord.headers["cache-control"] == "no-store"


def test_de_volgende_is_een_andere_en_daarna_een_samengestelde(client: TestClient, kaders):
    gedaan: list[str] = []
    alle = {c.id for c in bibliotheek(kaders) if (c.kader, c.niveau) == ("lekstroom", "makkelijk")}
    for _ in range(len(alle) + 1):
        wens = {"kader": "lekstroom", "niveau": "makkelijk", "gedaan": gedaan}
        gedaan.append(client.post("/api/v1/oefenen/keuze", json=wens).json()["id"])
    assert set(gedaan[:-1]) == alle and gedaan[-1] not in alle
    assert client.get(f"/api/v1/oefenen/casussen/{gedaan[-1]}").status_code == 200
    fout = client.post("/api/v1/oefenen/keuze", json={"kader": "bestaatniet"})
    assert fout.status_code == 404 and "andere werkwijze" in fout.json()["detail"]


def test_hints_gaan_van_waar_je_kijkt_naar_wat_je_ziet(client: TestClient, casus):
    pad, hints, meer = f"/api/v1/oefenen/casussen/{casus.id}/hint", [], True
    while meer:
        uit = client.post(pad, json={"besluit": "lekstroom.zwaarte", "gehad": len(hints)}).json()
        hints, meer = [*hints, uit["tekst"]], uit["meer"]
    assert 2 <= len(hints) <= 3 and all(h.startswith("Hint:") for h in hints)
    op = client.post(pad, json={"besluit": "lekstroom.zwaarte", "gehad": len(hints)}).json()
    assert op == {"tekst": None, "meer": False}


def test_de_vergelijking_zegt_regel_voor_regel_wat_je_zag(client: TestClient, casus, kaders):
    oordeel = goed(casus, kaders)
    namen = client.get(f"/api/v1/oefenen/casussen/{casus.id}").json()["kenmerken"]
    ernst = kaders.kenmerken["ernst"].waarden
    anders = next(w for w in ernst if w != casus.antwoorden["ernst"])
    erbij = next(k for k in namen if k not in casus.antwoorden and kaders.kenmerken[k].soort == "ja_nee")
    oordeel["kenmerken"] = {"ernst": anders, "veiligheid": casus.antwoorden["veiligheid"], erbij: True}
    uit = client.post(f"/api/v1/oefenen/casussen/{casus.id}/vergelijking", json=oordeel).json()
    rijen = {rij["kenmerk"]: rij for rij in uit["kenmerken"]}
    assert [rijen[k]["oordeel"] for k in ("ernst", "veiligheid", erbij, "motivatie")] == ["anders", "gezien", "erbij", "gemist"]  # fmt: skip
    assert rijen[erbij]["casus"] == "" and rijen["motivatie"]["jouw"] == "" and rijen["ernst"]["jouw"]
    beslist = [rij["beslissend"] for rij in uit["kenmerken"]]
    assert any(beslist) and beslist == sorted(beslist, reverse=True), "what decides stands first"
    besluiten, nabespreking = (b["tekst"] for b in uit["berichten"])
    assert "Dat zegt het kader ook" in besluiten and "Bron:" in besluiten and "Omslag:" in besluiten
    assert "Je gokte, en het klopt" in nabespreking and "In je reden" not in nabespreking


def test_wat_je_oefent_telt_een_keer_mee_in_je_voortgang(client: TestClient, casus, kaders):
    pad = f"/api/v1/oefenen/casussen/{casus.id}/vergelijking"
    for poging in ("a1", "a1", "b2"):
        assert client.post(pad, json={**goed(casus, kaders), "poging": poging}).status_code == 200
    voortgang = client.get("/api/v1/oefenen/voortgang").json()
    assert voortgang["gedaan"] == 2


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"gegeven": {}}, "Kies eerst bij elke vraag"),
        ({"zekerheid": None}, "hoe zeker je bent"),
        ({"gegeven": {"zo.urgentie": "crisis"}}, "hoort een van deze besluiten"),
        ({"gegeven": {"lekstroom.zwaarte": "reusachtig"}}, "geen uitkomst van lekstroom.zwaarte"),
        ({"kenmerken": {"schoenmaat": 1}}, "kun je hier niet markeren"),
        ({"kenmerken": {"ernst": "x"}}, "past niet bij ernst"),
        ({"zekerheid": "heel zeker"}, "zekerheid"),
        ({"uitkomst": 1}, "een veld dat niet bestaat"),
    ],
)
def test_wat_niet_past_is_een_regel(client: TestClient, casus, kaders, anders, zin):
    fout = client.post(f"/api/v1/oefenen/casussen/{casus.id}/vergelijking", json={**goed(casus, kaders), **anders})
    assert fout.status_code in (400, 422) and zin in fout.json()["detail"] and "\n" not in fout.json()["detail"]


def test_een_casus_die_er_niet_is(client: TestClient):
    for pad in ("bestaat-niet", "lekstroom-gemaakt-99999999999999"):
        fout = client.get(f"/api/v1/oefenen/casussen/{pad}")
        assert fout.status_code == 404 and "Kies een andere" in fout.json()["detail"]
