"""Pages, headers, health, and the description of the API."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, assume, given, settings
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance
from starlette.testclient import TestClient

from bot.lijn.tekst import schoon
from tests.poort.conftest import Maak, NepRasa

WEB = Path(__file__).resolve().parents[2] / "bot" / "web" / "src"


@pytest.mark.parametrize("pad", ["/", "/overleg", "/widget"])
def test_de_pagina_heeft_geen_eigen_script_of_stijl(client: TestClient, pad: str):
    pagina = client.get(pad)
    assert pagina.status_code == 200, "bot/web is niet gebouwd: make opzetten"
    assert pagina.headers["content-type"].startswith("text/html") and pagina.headers["cache-control"] == "no-store"
    assert 'lang="nl"' in pagina.text
    assert not re.search(r"<script(?![^>]*src=)|<style|\sstyle=|\son\w+=", pagina.text)
    delen = re.findall(r'(?:src|href)="([^"]+)"', pagina.text)
    assert len(delen) >= 3 and all(deel.startswith("/assets/") for deel in delen)
    for deel in delen:
        antwoord = client.get(deel)
        assert antwoord.status_code == 200 and "immutable" in antwoord.headers["cache-control"], deel


def test_de_webkant_maakt_nooit_html_van_tekst():
    bronnen = [*WEB.rglob("*.ts"), *WEB.rglob("*.tsx")]
    assert len(bronnen) > 10
    verboden = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function")
    assert [pad.name for pad in bronnen if verboden.search(pad.read_text())] == []


@pytest.mark.parametrize(
    "pad",
    [
        "/",
        "/widget",
        "/widget.js",
        "/assets/bestaat-niet.js",
        "/api/gezond",
        "/openapi.json",
        "/bestaat-niet",
        "/assets/../app.py",
    ],
)
def test_elk_antwoord_heeft_de_veiligheidskoppen(client: TestClient, pad: str):
    koppen = client.get(pad).headers
    assert "default-src 'none'" in koppen["content-security-policy"]
    assert "unsafe" not in koppen["content-security-policy"]
    assert koppen["x-content-type-options"] == "nosniff"
    assert koppen["x-frame-options"] == "DENY"
    assert "access-control-allow-origin" not in koppen


def test_andere_paden_en_manieren(client: TestClient):
    for antwoord, status in ((client.get("/bestaat-niet"), 404), (client.get("/api/gesprek"), 405)):
        assert antwoord.status_code == status
        assert set(antwoord.json()) == {"type", "title", "status", "detail", "fout"}
    assert client.get("/api/gesprek").headers["allow"] == "POST"


def test_gezond_noemt_elk_deel(client: TestClient, rasa: NepRasa):
    goed = client.get("/api/gezond")
    assert goed.status_code == 200
    assert set(goed.json()["delen"]) == {"poort", "rasa", "actieserver", "taalmodel", "dossier"}
    assert goed.json()["delen"]["taalmodel"]["soort"] == "samengesteld"
    rasa.actieserver = False
    ziek = client.get("/api/gezond")
    assert ziek.status_code == 503
    assert [naam for naam, deel in ziek.json()["delen"].items() if not deel["goed"]] == ["actieserver"]
    rasa.actieserver, rasa.gedrag = True, "weg"
    assert client.get("/api/gezond").json()["delen"]["rasa"]["goed"] is False


def test_de_beschrijving_noemt_elk_kenmerk_met_zijn_waarden(client: TestClient, kaders):
    keuze = client.get("/openapi.json").json()["components"]["schemas"]["GeldigeKeuze"]["oneOf"]
    assert {k["properties"]["kenmerk"]["const"] for k in keuze} == set(kaders.kenmerken)


@pytest.mark.traag
@pytest.mark.parametrize("soort", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
@pytest.mark.parametrize(
    ("pad", "manier"),
    [
        ("/gesprek", "POST"),
        ("/afscherming", "POST"),
        ("/gezond", "GET"),
        ("/kaders", "GET"),
        ("/bladen", "GET"),
        ("/bladen/{naam}", "GET"),
        ("/bladen/{naam}/bestand", "GET"),
        ("/overleg", "GET"),
        ("/overleg/aanmeldingen", "POST"),
        ("/overleg/verslag", "POST"),
        ("/ik", "GET"),
        ("/openapi.json", "GET"),
    ],
)
def test_de_api_doet_wat_de_beschrijving_zegt(maak: Maak, pad: str, manier: str, soort: GenerationMode):
    koppen = {"Host": "127.0.0.1"}
    schema = schemathesis.openapi.from_asgi("/openapi.json", maak(per_minuut=1_000_000), headers=koppen)
    bewerking = schema[pad][manier]
    # A meeting must also mean something: a text with a casus in it, a moment that one can read, an uitkomst that was
    # shown.
    betekent = pad in ("/overleg/aanmeldingen", "/overleg/verslag")
    if soort is GenerationMode.NEGATIVE and manier == "GET":
        return  # nothing to get wrong

    @given(case=bewerking.as_strategy(generation_mode=soort))
    @settings(max_examples=25, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
    def proef(case):
        bericht = case.body.get("bericht") if isinstance(case.body, dict) else None
        # That one can see it is a rule that the description can't tell: test_tekst.py tests it.
        assume(soort is GenerationMode.NEGATIVE or bericht is None or schoon(bericht))
        case.call_and_validate(headers=koppen, excluded_checks=[positive_data_acceptance] if betekent else [])

    proef()


def test_een_tekst_zonder_persoonsgegevens(client: TestClient):
    antwoord = client.post(
        "/api/afscherming", json={"bericht": "Jan Jansen (BSN 111222333) gaat niet naar school"}
    ).json()
    assert antwoord["bericht"] == "[naam] (BSN [bsn]) gaat niet naar school"
    assert "naam" in antwoord["melding"] and "Jansen" not in antwoord["melding"]
    assert (
        client.post("/api/afscherming", json={"keuze": {"kenmerk": "veiligheid", "waarde": "veilig"}}).status_code
        == 422
    )


def test_de_kaders_staan_er_met_labels_en_bronnen_maar_zonder_regels(client: TestClient, kaders):
    inhoud = client.get("/api/kaders").json()
    assert set(inhoud["kenmerken"]) == set(kaders.kenmerken) and set(inhoud["besluiten"]) == set(kaders.besluiten)
    assert all(k["label"] and k["vraag"] and k["bronnen"] for k in inhoud["kenmerken"].values())
    assert "regels" not in str(inhoud["besluiten"])
