"""Signing in from the tab in Teams: the token of Entra is checked like any other, and leads to a session."""

from __future__ import annotations

import time
from typing import Any

import pytest
from starlette.testclient import TestClient

from bot.afweging.fouten import OnbruikbareInvoer
from bot.instellingen import Instellingen, lees
from tests.poort.aanmelden.conftest import ANDERE_SLEUTEL, ISSUER, NAAM, Huis, NepAanbieder, onderteken
from tests.poort.teams.microsoft import APP_ID, TENANT, Microsoft

PAD = "/aanmelden/teams"
OID = "cccccccc-1111-2222-3333-444444444444"


@pytest.fixture
def instellingen(instellingen: Instellingen) -> Instellingen:
    return instellingen.met(teams=Microsoft().instelling(aanmelden=True, aanmeld_url=ISSUER))


def claims(**anders: Any) -> dict[str, Any]:
    """What Entra says of somebody who works in Teams; None leaves a claim out."""
    nu = int(time.time())
    gewoon = {
        "iss": ISSUER, "aud": APP_ID, "sub": "voor-deze-app", "oid": OID, "tid": TENANT, "scp": "access_as_user",
        "iat": nu, "nbf": nu, "exp": nu + 3600, "name": NAAM, "roles": ["professional"],
    }  # fmt: skip
    return {naam: waarde for naam, waarde in {**gewoon, **anders}.items() if waarde is not None}


def meld_aan(client: TestClient, **anders: Any) -> Any:
    return client.post(PAD, json={"token": onderteken(claims(**anders))})


def met_sessie(client: TestClient, sessie: str) -> dict[str, Any]:
    client.headers["Authorization"] = f"Sessie {sessie}"
    return client.get("/api/ik").json()


def test_wie_in_teams_werkt_is_aangemeld_zonder_koekje(huis: Huis):
    client = huis.browser()
    assert client.get("/api/ik").json()["teams"] is True
    antwoord = meld_aan(client)
    assert antwoord.status_code == 200 and not client.cookies and antwoord.headers["cache-control"] == "no-store"
    ik = met_sessie(client, antwoord.json()["sessie"])
    assert ik["aangemeld"] and ik["naam"] == NAAM and ik["rollen"] == ["professional"]
    # A POST needs the mark of the page here too.
    inhoud = {"bericht": "hallo"}
    assert client.post("/api/gesprek", json=inhoud).status_code == 403
    assert client.post("/api/gesprek", json=inhoud, headers={"X-CSRF-Token": ik["csrf"]}).status_code == 200
    assert client.post("/afmelden", headers={"X-CSRF-Token": ik["csrf"]}).status_code == 200
    assert client.get("/api/ik").json()["aangemeld"] is False


@pytest.mark.parametrize(
    "anders",
    [
        {"iss": "https://login.microsoftonline.com/een-ander/v2.0"},
        {"iss": None},
        {"aud": "regie-client"},  # for the browser's registration
        {"aud": None},
        {"tid": "dddddddd-1111-2222-3333-444444444444"},
        {"tid": None},
        {"exp": int(time.time()) - 3600},
        {"exp": None},
        {"nbf": int(time.time()) + 3600},
        {"scp": None},  # what an app gets for itself
        {"scp": "User.Read"},
        {"oid": None},
        {"sub": None},
    ],
    # The times differ from one process to the next, and the names of tests may not.
    ids=lambda anders: ", ".join(f"{k} {'anders' if v else 'weg'}" for k, v in anders.items()),
)
def test_een_token_dat_niet_klopt_geeft_geen_sessie(huis: Huis, anders: dict[str, Any]):
    antwoord = meld_aan(huis.browser(), **anders)
    assert antwoord.status_code == 401 and "wie je bent" in antwoord.json()["fout"]


@pytest.mark.parametrize(
    "token",
    [
        onderteken(claims(), ANDERE_SLEUTEL),
        onderteken(claims(), kid="onbekend"),
        onderteken(claims())[:-4] + "AAAA",
        onderteken(claims(), "een-gedeeld-geheim-van-genoeg-tekens", "HS256"),
        "geen.token.hier",
        "x",
    ],
    ids=("andere sleutel", "onbekende sleutel", "veranderd", "gedeeld geheim", "geen token", "een letter"),
)
def test_een_verkeerde_handtekening_ook_niet(huis: Huis, token: str):
    assert huis.browser().post(PAD, json={"token": token}).status_code == 401


@pytest.mark.parametrize("inhoud", [{}, {"token": 1}, {"token": ""}, {"token": "é"}, {"token": "x" * 9000}, [], "x"])
def test_onzin_geeft_een_regel(huis: Huis, inhoud: Any):
    antwoord = huis.browser().post(PAD, json=inhoud)
    assert antwoord.status_code in (413, 422) and antwoord.json()["fout"]


@pytest.mark.parametrize("gast", [{"idp": "https://sts.windows.net/dddddddd/"}, {"acct": 1}])
def test_een_gast_krijgt_een_vriendelijke_weigering(huis: Huis, gast: dict[str, Any]):
    antwoord = meld_aan(huis.browser(), **gast)
    assert antwoord.status_code == 403 and "gast van een andere organisatie" in antwoord.json()["fout"]


def test_zonder_rol_kom_je_niet_binnen_en_staat_het_in_het_logboek(huis: Huis):
    antwoord = meld_aan(huis.browser(), roles=None)
    assert antwoord.status_code == 403 and "servicedesk (toestel 12)" in antwoord.json()["fout"]
    laatste = huis.dossier.gebeurtenissen.regels()[0]
    assert (laatste.wat, laatste.kanaal) == ("geweigerd", "teams")


def test_wie_zich_in_de_browser_aanmeldde_is_hier_dezelfde_met_dezelfde_rollen(huis: Huis, aanbieder: NepAanbieder):
    aanbieder.claims |= {"tid": TENANT, "oid": OID, "teams": ["Noord"]}
    huis.aangemeld()
    client = huis.browser()
    sessie = meld_aan(client, roles=None, name="Karin uit Teams").json()["sessie"]
    assert met_sessie(client, sessie)["rollen"] == ["professional"]
    wie = {regel.wie for regel in huis.dossier.gebeurtenissen.regels() if regel.wat == "aangemeld"}
    assert len(wie) == 1


def test_entra_weg_is_geen_weigering(huis: Huis, aanbieder: NepAanbieder):
    aanbieder.weg.add("/keys")
    antwoord = meld_aan(huis.browser())
    assert antwoord.status_code == 503 and "halve minuut" in antwoord.json()["fout"]


def test_zonder_de_instelling_bestaat_het_adres_niet(huis: Huis, instellingen: Instellingen):
    client = huis.browser(teams=Microsoft().instelling())
    assert meld_aan(client).status_code in (404, 405) and client.get("/api/ik").json()["teams"] is False
    client = huis.browser(teams=None)
    assert meld_aan(client).status_code in (404, 405)


def test_een_verzonnen_sessie_is_er_geen(huis: Huis):
    client = huis.browser()
    for waarde in ("", "x", "a" * 43 + "." + "0" * 64):
        assert met_sessie(client, waarde)["aangemeld"] is False


def test_zonder_aanmelden_in_de_browser_kan_het_niet(monkeypatch: pytest.MonkeyPatch):
    for naam, waarde in {"APP_ID": APP_ID, "GEHEIM": "g", "TENANT": TENANT, "AANMELDEN": "ja"}.items():
        monkeypatch.setenv(f"REGIEWIJZER_TEAMS_{naam}", waarde)
    with pytest.raises(OnbruikbareInvoer, match="REGIEWIJZER_OIDC_URL"):
        lees()
