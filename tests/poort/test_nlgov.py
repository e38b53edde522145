"""The NLGov REST API Design Rules, on the description (Spectral, with the rules in tests/npm/regels.mjs) and on the
answers themselves.
"""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from bot.instellingen import Aanmelden, Instellingen
from bot.lengte import MAX_TEKENS
from bot.poort.api.beschrijving import beschrijving, bewerkingen
from bot.poort.api.bewerking import VERSIE
from tests.poort.conftest import Maak, NepRasa

NPM = Path(__file__).resolve().parents[1] / "npm"
URL = "https://regiewijzer.voorbeeld.nl"
PROBLEEM = "application/problem+json"
# What the linter still says, and why it may.
UITGELEGD = {
    # Whoever asks who he is, or for the description, is never turned away.
    ("owasp:api8:2023-define-error-responses-401", "paths//ik/get/responses"),
    ("owasp:api8:2023-define-error-responses-401", "paths//openapi.json/get/responses"),
    # Nor is what starts the process again, or divides the traffic: an attacker could else get it killed by asking often.
    ("owasp:api8:2023-define-error-responses-401", "paths//levend/get/responses"),
    ("owasp:api4:2023-rate-limit-responses-429", "paths//levend/get/responses"),
    ("owasp:api8:2023-define-error-responses-401", "paths//gereed/get/responses"),
    ("owasp:api4:2023-rate-limit-responses-429", "paths//gereed/get/responses"),
    # A calendar can't sign in: the secret is in the address, and a wrong one is a 404.
    ("owasp:api8:2023-define-error-responses-401", "paths//agenda/kalender/{sleutel}/get/responses"),
}
ALLEEN_HIER = {("core/servers-https", "servers/0/url")}  # a user's own machine has no address of its own


def keur(document: dict[str, Any]) -> set[tuple[str, str]]:
    uit = subprocess.run(
        ["node", "keur_api.mjs"], cwd=NPM, input=json.dumps(document), capture_output=True, text=True, check=True
    )
    return {(g["regel"], g["plek"]) for gevonden in json.loads(uit.stdout).values() for g in gevonden}


@pytest.fixture
def openbaar(instellingen: Instellingen) -> Instellingen:
    return instellingen.met(
        url=URL,
        contact="beheer@voorbeeld.nl",
        token="een-lang-en-willekeurig-token",
        aanmelden=Aanmelden(issuer="https://aanmelden.voorbeeld.nl", client="client", geheim="geheim"),
    )


@pytest.mark.traag
def test_de_beschrijving_volgt_de_regels(openbaar: Instellingen, instellingen: Instellingen, kaders: Any):
    assert keur(beschrijving(kaders, openbaar, vrij=False)) == UITGELEGD
    assert keur(beschrijving(kaders, instellingen, vrij=True)) == UITGELEGD | ALLEEN_HIER


@pytest.mark.traag
@pytest.mark.parametrize(
    ("breek", "regel"),
    [
        (lambda d: d["info"].update(version="1"), "core/semver"),
        (lambda d: d["info"].pop("contact"), "info-contact"),
        (lambda d: d.update(servers=[{"url": URL}]), "core/uri-version"),
        (lambda d: d["paths"]["/ik"]["get"]["responses"]["200"].pop("headers"), "core/version-header"),
        (lambda d: d["paths"].update({"/Mijn_Pad": {}}), "core/path-segments-kebab-case"),
        (lambda d: d["paths"].update({"/ik/": {}}), "core/no-trailing-slash"),
        (
            lambda d: d["paths"]["/ik"]["get"]["responses"]["400"].update(content={"application/json": {}}),
            "core/problem-details",
        ),
        (
            lambda d: d["components"]["schemas"]["Probleem"]["properties"].pop("detail"),
            "core/problem-details/inhoud",
        ),
        (
            lambda d: d["components"]["schemas"]["Overleg"]["properties"]["rollen"].pop("maxItems"),
            "owasp:api4:2023-array-limit",
        ),
        (
            lambda d: d["components"]["schemas"]["Rol"]["properties"]["label"].pop("maxLength"),
            "owasp:api4:2023-string-limit",
        ),
        (lambda d: d["components"].update(headers={}), "invalid-ref"),
    ],
)
def test_de_regels_zien_wat_er_misgaat(openbaar: Instellingen, kaders: Any, breek: Any, regel: str):
    document = json.loads(json.dumps(beschrijving(kaders, openbaar, vrij=False)))
    breek(document)
    assert regel in {naam for naam, _ in keur(document)}


# -- the answers


def test_elk_antwoord_noemt_de_versie(client: TestClient):
    for pad in ("/", "/bestaat-niet", "/api/v1/ik", "/api/ik", "/openapi.json", "/api/v1/kaders", "/assets/weg.js"):
        assert client.get(pad).headers["api-version"] == VERSIE
    assert client.get("/api/ik", headers={"Host": "kwaad.example"}).headers["api-version"] == VERSIE


def test_met_en_zonder_versie_hetzelfde(client: TestClient, kaders: Any):
    for bewerking in bewerkingen(kaders):
        pad = bewerking.pad.replace("{naam}", "regiekaart")
        oud, nieuw = (client.request(bewerking.manier, f"{begin}{pad}") for begin in ("/api", "/api/v1"))
        assert oud.status_code == nieuw.status_code
        assert oud.headers["content-type"] == nieuw.headers["content-type"]
        if "bestand" not in pad and pad != "/agenda/adres":  # a new secret each time
            assert oud.content == nieuw.content
    gesprek = client.post("/api/v1/gesprek", json={"bericht": "hallo"}).json()["gesprek"]
    assert client.post("/api/gesprek", json={"bericht": "en nu", "gesprek": gesprek}).status_code == 200


def test_een_weigering_is_een_probleem_met_de_regel_tweemaal(maak: Maak, rasa: NepRasa, client: TestClient):
    met_token = TestClient(maak(token="een-lang-en-willekeurig-token"), base_url="http://127.0.0.1:5005")
    druk = TestClient(maak(per_minuut=1), base_url="http://127.0.0.1:5005")
    druk.post("/api/v1/afscherming", json={"bericht": "hallo"})
    rasa.gedrag = "weg"
    antwoorden = [
        client.post("/api/v1/gesprek", content=b"{", headers={"content-type": "application/json"}),
        client.post("/api/v1/gesprek", content=b"{}", headers={"content-type": "text/plain"}),
        client.post("/api/v1/gesprek", json={"bericht": "a" * (MAX_TEKENS + 1)}),
        client.post("/api/v1/gesprek", json={"bericht": " "}),
        client.post("/api/v1/gesprek", json={"bericht": "hallo", "gesprek": "verzonnen"}),
        client.post("/api/v1/gesprek", json={"bericht": "hallo"}),
        client.post("/api/v1/gesprek", json={"bericht": "hallo"}, headers={"Origin": "https://kwaad.example"}),
        client.get("/api/v1/gezond"),
        client.get("/api/v1/gesprek"),
        client.get("/api/v1/bestaat-niet"),
        client.get("/bestaat-niet"),
        client.get("/assets/weg.js"),
        client.get("/api/v1/ik", headers={"Host": "kwaad.example"}),
        met_token.get("/api/v1/kaders"),
        *(druk.post("/api/v1/afscherming", json={"bericht": "hallo"}) for _ in range(5)),
    ]
    assert {antwoord.status_code for antwoord in antwoorden} >= {400, 401, 403, 404, 405, 413, 415, 422, 429, 503}
    for antwoord in antwoorden:
        if antwoord.status_code == 200:
            continue
        assert antwoord.headers["content-type"] == PROBLEEM
        inhoud = antwoord.json()
        assert set(inhoud) >= {"type", "title", "status", "detail", "fout"}
        assert inhoud["status"] == antwoord.status_code and inhoud["type"] == "about:blank"
        assert inhoud["detail"] == inhoud["fout"] and inhoud["detail"].endswith(".") and "\n" not in inhoud["detail"]


def test_een_adres_heeft_een_vorm(client: TestClient, kaders: Any):
    for bewerking in bewerkingen(kaders):
        if bewerking.manier == "GET" and not bewerking.parameters:
            assert client.get(f"/api/v1{bewerking.pad}/", follow_redirects=False).status_code == 404
    assert client.get("/overleg/", follow_redirects=False).headers["location"] == "/overleg"


def test_hoe_vaak_het_mag_staat_erbij(maak: Maak):
    client = TestClient(maak(per_minuut=2), base_url="http://127.0.0.1:5005")
    gesprek = client.post("/api/v1/gesprek", json={"bericht": "hallo"}).json()["gesprek"]
    koppen = [client.post("/api/v1/gesprek", json={"bericht": "hallo", "gesprek": gesprek}).headers for _ in range(3)]
    assert [k["ratelimit-limit"] for k in koppen] == ["2"] * 3
    assert [k["ratelimit-remaining"] for k in koppen] == ["1", "0", "0"]
    assert all(0 < int(k["ratelimit-reset"]) <= 60 for k in koppen) and 0 < int(koppen[-1]["retry-after"]) <= 30
    lezen = client.get("/api/v1/kaders").headers
    assert int(lezen["ratelimit-limit"]) > 1000 and "ratelimit-limit" not in client.get("/").headers


def test_wie_te_vaak_leest_moet_ook_wachten(maak: Maak, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("bot.poort.onderdelen.LEZEN_PER_MINUUT", 3)
    client = TestClient(maak(), base_url="http://127.0.0.1:5005")
    for pad in ("kaders", "ik", "gezond"):
        assert client.get(f"/api/v1/{pad}").status_code == 200
    for pad in ("kaders", "ik", "gezond", "bladen", "overleg"):
        assert client.get(f"/api/v1/{pad}").status_code == 429


def test_de_beschrijving_mag_elke_pagina_lezen_maar_niet_op_je_eigen_computer(client: TestClient, maak: Maak):
    paden = ("/openapi.json", "/api/v1/openapi.json")
    assert client.get(paden[0]).json() == client.get(paden[1]).json()
    assert not any("access-control-allow-origin" in client.get(pad).headers for pad in paden)
    openbaar = TestClient(maak(token="een-lang-en-willekeurig-token", url=URL), base_url=URL)
    assert [openbaar.get(pad).headers["access-control-allow-origin"] for pad in paden] == ["*", "*"]
    assert "access-control-allow-origin" not in openbaar.get("/api/v1/ik").headers


def test_de_beschrijving_zegt_wie_je_kunt_vragen(openbaar: Instellingen, kaders: Any):
    info = beschrijving(kaders, openbaar, vrij=False)["info"]
    assert info["contact"]["email"] == "beheer@voorbeeld.nl" and info["contact"]["url"] == URL
    assert re.fullmatch(r"\d+\.\d+\.\d+", info["version"])


def test_een_bestand_heeft_in_de_beschrijving_de_soort_die_het_heeft(client: TestClient):
    paden = client.get("/openapi.json").json()["paths"]
    gevonden = {
        pad: set(bewerking["responses"]["200"]["content"])
        for pad, bewerkingen in paden.items()
        for naam, bewerking in bewerkingen.items()
        if naam in ("get", "post") and pad.endswith(("/verslag", "/bestand"))
    }
    assert gevonden
    for soorten in gevonden.values():
        assert soorten and all("openxmlformats" in soort or soort == "application/pdf" for soort in soorten)
