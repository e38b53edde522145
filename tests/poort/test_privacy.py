"""The public page about privacy: everybody may read it, and it says what holds here."""

from __future__ import annotations

from starlette.testclient import TestClient

from bot.dossier.opruimen import soorten
from tests.poort.conftest import Maak


def test_wie_niet_is_aangemeld_leest_wat_er_hier_geldt(maak: Maak):
    client = TestClient(
        maak(token="een-token-van-genoeg-tekens", contact="beheer@voorbeeld.nl", bewaardagen=91),
        base_url="http://127.0.0.1:5005",
    )
    assert client.get("/api/casussen").status_code == 401
    antwoord = client.get("/privacy")
    assert antwoord.status_code == 200 and antwoord.headers["x-frame-options"] == "DENY"
    assert "beheer@voorbeeld.nl" in antwoord.text and "Afwegingen: 91 dagen na" in antwoord.text
    assert antwoord.text.count("<li>") == len(soorten())
    assert "{" not in antwoord.text and client.get("/privacy/stijl.css").headers["content-type"].startswith("text/css")


def test_zonder_contact_staat_er_wie_het_wel_weet(client: TestClient):
    assert "functioneel beheerder van je organisatie" in client.get("/privacy").text
