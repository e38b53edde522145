"""Signing in as it should go: there and back, who am I, and out again."""

from __future__ import annotations

import asyncio
import json
import re
import sqlite3
import time
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.instellingen import Aanmelden
from bot.poort.aanmelden.aanbieder import HOUDBAAR, RUST, Aanbieder, AanbiederFout
from bot.poort.aanmelden.poging import nieuwe_poging

from .conftest import (
    ANDERE_SLEUTEL,
    CLIENT,
    CLIENTGEHEIM,
    EC_SLEUTEL,
    ISSUER,
    MAIL,
    NAAM,
    REGIE,
    RSA_SLEUTEL,
    Huis,
    NepAanbieder,
    onderteken,
    openbaar,
)

NIEMAND = {
    "aangemeld": False,
    "naam": None,
    "rollen": [],
    "aanmelden": "/aanmelden",
    "token": False,
    "teams": False,
    "csrf": None,
}


def test_heen_en_terug(huis: Huis):
    browser = huis.browser()
    assert browser.get("/api/ik").json() == NIEMAND
    assert browser.post("/api/gesprek", json={"bericht": "hallo"}).status_code == 401

    naar = browser.get("/aanmelden", params={"terug": "/overleg?dag=ma&x=1"})
    vraag = {k: w[0] for k, w in parse_qs(urlsplit(naar.headers["location"]).query).items()}
    assert vraag["redirect_uri"] == f"{REGIE}/aanmelden/terug"
    assert vraag["scope"] == "openid profile"
    assert "prompt" not in vraag
    terug = browser.get(huis.aanbieder.inloggen(naar.headers["location"]))
    assert terug.status_code == 303
    assert terug.headers["location"] == f"{REGIE}/overleg?dag=ma&x=1"

    ik = browser.get("/api/ik").json()
    assert ik.pop("csrf")
    assert ik == {
        "aangemeld": True,
        "naam": NAAM,
        "rollen": ["professional"],
        "aanmelden": "/aanmelden",
        "token": False,
        "teams": False,
    }


def test_de_koekjes(huis: Huis):
    browser = huis.browser()
    naar = browser.get("/aanmelden")
    poging = naar.headers["set-cookie"]
    terug = browser.get(huis.aanbieder.inloggen(naar.headers["location"]))
    sessie, gewist = terug.headers.get_list("set-cookie")
    for koekje in (poging, sessie):
        vlaggen = {deel.strip().lower() for deel in koekje.split(";")[1:]}
        assert {"httponly", "secure", "samesite=lax", "path=/"} <= vlaggen
        assert not any(vlag.startswith("domain") for vlag in vlaggen)
    assert poging.startswith("__Host-regiewijzer-aanmelden=") and "Max-Age=600" in poging
    assert sessie.startswith("__Host-regiewijzer=") and "max-age" not in sessie.lower()
    assert gewist.startswith("__Host-regiewijzer-aanmelden=") and "Max-Age=0" in gewist
    assert set(browser.cookies) == {"__Host-regiewijzer"}


def test_op_de_eigen_computer_zonder_tls(huis: Huis):
    browser = huis.browser("http://127.0.0.1:5005", url="http://127.0.0.1:5005")
    terug = huis.meld_aan(browser)
    assert terug.headers["location"] == "http://127.0.0.1:5005/"
    assert "secure" not in terug.headers["set-cookie"].lower()
    assert "strict-transport-security" not in terug.headers
    assert browser.get("/api/ik").json()["aangemeld"]


def test_een_beurt_onder_een_pseudoniem(huis: Huis):
    browser = huis.aangemeld()
    antwoord = browser.post("/api/gesprek", json={"bericht": "hallo"})
    assert antwoord.status_code == 200
    wie = huis.rasa.ontvangen[-1]["wie"]
    assert re.fullmatch(r"g-[0-9a-f]{24}", wie)
    # The same person again: the same pseudonym, so the conversation goes on.
    verder = huis.aangemeld().post("/api/gesprek", json={"bericht": "en?", "gesprek": antwoord.json()["gesprek"]})
    assert verder.status_code == 200
    assert huis.rasa.ontvangen[-1]["wie"] == wie
    huis.aanbieder.sub = "iemand anders"
    ander = huis.aangemeld().post("/api/gesprek", json={"bericht": "en?", "gesprek": antwoord.json()["gesprek"]})
    assert ander.status_code == 404


def test_afmelden_hier_en_bij_de_aanbieder(huis: Huis):
    browser = huis.aangemeld()
    koekje = browser.cookies["__Host-regiewijzer"]
    antwoord = browser.post("/afmelden")
    assert antwoord.status_code == 200
    naar = urlsplit(antwoord.json()["naar"])
    assert naar.geturl().startswith(f"{ISSUER}/logout?")
    assert parse_qs(naar.query) == {"client_id": [CLIENT], "post_logout_redirect_uri": [f"{REGIE}/afgemeld"]}
    assert not browser.cookies
    browser.cookies.set("__Host-regiewijzer", koekje)  # a stolen cookie is worth nothing any more
    assert browser.get("/api/ik").json() == NIEMAND
    assert browser.post("/api/gesprek", json={"bericht": "hallo"}).status_code == 401
    assert "afgemeld" in browser.get("/afgemeld").text


def test_afmelden_bij_een_aanbieder_die_dat_niet_heeft_of_weg_is(huis: Huis):
    huis.aanbieder.metadata = {"end_session_endpoint": None}
    assert huis.aangemeld().post("/afmelden").json() == {"naar": f"{REGIE}/afgemeld"}
    vreemd = huis.browser().post("/afmelden")  # as from a form on another site: without the cookie
    assert vreemd.json() == {"naar": f"{REGIE}/afgemeld"}
    assert "set-cookie" not in vreemd.headers


def test_aanmelden_afmelden_en_weigeren_staan_in_het_logboek(huis: Huis):
    huis.aangemeld().post("/afmelden")
    huis.browser().post("/afmelden")  # a stranger leaves no line: he can't fill the log
    huis.aanbieder.rollen = []
    huis.meld_aan(huis.browser())
    regels = huis.dossier.gebeurtenissen.regels()
    assert [(r.wat, r.rollen, r.kanaal) for r in regels] == [
        ("geweigerd", "", "web"), ("afgemeld", "professional", "web"), ("aangemeld", "professional", "web"),
    ]  # fmt: skip
    assert len({r.wie for r in regels}) == 1 and regels[0].wie.startswith("g-")
    assert NAAM not in str(regels) and huis.dossier.gebeurtenissen.controleer().breuk is None


def test_opnieuw_aanmelden_geeft_een_nieuwe_sessie_en_beeindigt_de_oude(huis: Huis):
    browser = huis.aangemeld()
    oud, csrf = browser.cookies["__Host-regiewijzer"], browser.headers["X-CSRF-Token"]
    huis.meld_aan(browser)
    assert browser.cookies["__Host-regiewijzer"] != oud
    assert browser.get("/api/ik").json()["csrf"] != csrf
    dief = huis.browser()
    dief.cookies.set("__Host-regiewijzer", oud)
    assert not dief.get("/api/ik").json()["aangemeld"]


def test_een_ander_account_kiezen(huis: Huis):
    naar = huis.browser().get("/aanmelden?ander=1").headers["location"]
    assert parse_qs(urlsplit(naar).query)["prompt"] == ["login"]


def test_een_herstart_meldt_niemand_af(huis: Huis):
    koekje = huis.aangemeld().cookies["__Host-regiewijzer"]
    na = huis.browser()
    na.cookies.set("__Host-regiewijzer", koekje)
    assert na.get("/api/ik").json()["naam"] == NAAM


def test_een_andere_registratie_bij_de_aanbieder_meldt_iedereen_af(huis: Huis):
    koekje = huis.aangemeld().cookies["__Host-regiewijzer"]
    na = huis.browser(aanmelden=Aanmelden(issuer=ISSUER, client="nieuwe-client", geheim=CLIENTGEHEIM))
    na.cookies.set("__Host-regiewijzer", koekje)
    assert not na.get("/api/ik").json()["aangemeld"]


# -- what the provider may do differently


def test_es256_mag(huis: Huis):
    huis.aanbieder.sleutels.append(openbaar(EC_SLEUTEL, "twee"))
    huis.aanbieder.maak_token = lambda claims: onderteken(claims, EC_SLEUTEL, "ES256", kid="twee")
    assert huis.aangemeld().get("/api/ik").json()["aangemeld"]


def test_een_nieuwe_sleutel_van_de_aanbieder_wordt_opgehaald(aanbieder: NepAanbieder, instellingen):
    nu = time.time()
    wij = Aanbieder(instellingen.aanmelden, f"{REGIE}/aanmelden/terug", aanbieder, lambda: nu)

    async def inloggen() -> str:
        poging = nieuwe_poging("/")
        terug = aanbieder.inloggen(await wij.naar(poging))
        return (await wij.wie(parse_qs(urlsplit(terug).query)["code"][0], poging))["sub"]

    assert asyncio.run(inloggen()) == "karin"
    aanbieder.sleutels = [openbaar(ANDERE_SLEUTEL, "nieuw")]
    aanbieder.maak_token = lambda claims: onderteken(claims, ANDERE_SLEUTEL, kid="nieuw")
    # Not at once: somebody who makes up key names must not make us ask the provider each time.
    nu += RUST - 1
    with pytest.raises(AanbiederFout, match="InvalidKeyIdError"):
        asyncio.run(inloggen())
    assert aanbieder.verzoeken.count("/keys") == 1
    nu += 2
    assert asyncio.run(inloggen()) == "karin"
    assert aanbieder.verzoeken.count("/keys") == 2
    nu += HOUDBAAR + 1
    assert asyncio.run(inloggen()) == "karin"
    assert aanbieder.verzoeken.count("/keys") == 3


def test_sleutels_die_wij_niet_kennen_storen_niet(huis: Huis):
    huis.aanbieder.sleutels = [
        {"kty": "AKP", "alg": "ML-DSA-65", "kid": "pq"},
        {"kty": "oct", "k": "AAAA", "kid": "x"},
        openbaar(RSA_SLEUTEL, "een"),
    ]
    assert huis.meld_aan(huis.browser()).status_code == 303


def test_metadata_en_sleutels_worden_bewaard(huis: Huis):
    browser = huis.browser()
    assert huis.aanbieder.verzoeken == []  # nothing before somebody signs in
    for _ in range(3):
        huis.meld_aan(browser)
    assert huis.aanbieder.verzoeken.count("/.well-known/openid-configuration") == 1
    assert huis.aanbieder.verzoeken.count("/keys") == 1


@pytest.mark.parametrize("manieren", [["client_secret_post"], ["client_secret_post", "client_secret_basic"], None])
def test_het_geheim_gaat_mee_zoals_de_aanbieder_het_wil(huis: Huis, manieren: list[str] | None):
    huis.aanbieder.metadata = {"token_endpoint_auth_methods_supported": manieren}
    assert huis.meld_aan(huis.browser()).status_code == 303


@pytest.mark.parametrize(
    "anders",
    [
        {"aud": [CLIENT]},
        {"aud": [CLIENT, "andere"], "azp": CLIENT},
        {"azp": CLIENT},
        {"iat": 1},
        {"nbf": 1, "auth_time": 1},
    ],
)
def test_wat_de_norm_toelaat_mag(huis: Huis, anders: dict):
    huis.aanbieder.claims = anders
    assert huis.meld_aan(huis.browser()).status_code == 303


@pytest.mark.parametrize("verschil", [-290, 290])
def test_klokken_mogen_vijf_minuten_verschillen(huis: Huis, verschil: int):
    nu = int(time.time()) + verschil
    huis.aanbieder.claims = {"iat": nu, "nbf": nu, "exp": nu + (3600 if verschil > 0 else 1)}
    assert huis.meld_aan(huis.browser()).status_code == 303


def test_de_aanbieder_noemt_zichzelf_in_zijn_antwoord(huis: Huis):
    huis.aanbieder.metadata = {"authorization_response_iss_parameter_supported": True}
    assert huis.meld_aan(huis.browser(), iss=ISSUER).status_code == 303
    for anders in ({}, {"iss": "https://kwaad.example"}, {"iss": ISSUER + "/"}):
        assert huis.meld_aan(huis.browser(), **anders).status_code == 400


# -- roles


@pytest.mark.parametrize(
    ("gegeven", "instelling", "verwacht"),
    [
        (["professional", "teamleider"], {}, ["professional", "teamleider"]),
        ("leerling", {}, ["leerling"]),
        (
            ["Regie.Gw"],
            {"rollen": (("Regie.Gw", "gedragswetenschapper"), ("Regie.X", "beheerder"))},
            ["gedragswetenschapper"],
        ),
        (["A"], {"rollen": (("A", "professional"), ("A", "beheerder"))}, ["beheerder", "professional"]),
        (["onbekend", 3, None, "professional"], {}, ["professional"]),
    ],
)
def test_rollen(huis: Huis, gegeven, instelling: dict, verwacht: list[str]):
    huis.aanbieder.rollen = gegeven
    browser = huis.aangemeld(aanmelden=Aanmelden(issuer=ISSUER, client=CLIENT, geheim=CLIENTGEHEIM, **instelling))
    assert browser.get("/api/ik").json()["rollen"] == verwacht


def test_rollen_in_een_ander_gegeven(huis: Huis):
    huis.aanbieder.claims = {
        "roles": None,
        "realm_access": {"roles": ["teamleider"]},
        "https://x.nl/rollen": "beheerder",
    }
    for claim, verwacht in (("realm_access.roles", "teamleider"), ("https://x.nl/rollen", "beheerder")):
        browser = huis.aangemeld(aanmelden=Aanmelden(issuer=ISSUER, client=CLIENT, geheim=CLIENTGEHEIM, claim=claim))
        assert browser.get("/api/ik").json()["rollen"] == [verwacht]


# -- what is left behind


def test_naam_en_mail_staan_nergens_leesbaar(huis: Huis, instellingen, caplog):
    with caplog.at_level("DEBUG"):
        browser = huis.aangemeld()
        browser.post("/api/gesprek", json={"bericht": "hallo"})
    assert browser.get("/api/ik").json()["naam"] == NAAM
    geheimen = [
        *huis.aanbieder.uitgegeven,
        browser.cookies["__Host-regiewijzer"],
        browser.cookies["__Host-regiewijzer"][:43],
    ]
    assert len(geheimen) >= 7
    logs = "\n".join(record.getMessage() for record in caplog.records if not record.name.startswith("httpx"))
    huis.dossier.verbinding.leeg_wal()
    bestanden = b"".join(
        pad.read_bytes() for pad in instellingen.var.rglob("*") if pad.is_file() and "cache" not in pad.parts
    )
    assert b"sessies" in bestanden
    for tekst in (NAAM, "Karin", MAIL, "karin", *geheimen, browser.headers["X-CSRF-Token"], CLIENTGEHEIM):
        assert tekst not in logs
        assert tekst.encode() not in bestanden
    with sqlite3.connect(instellingen.var / "dossier.db") as verbinding:
        assert json.loads(verbinding.execute("SELECT rollen FROM sessies").fetchone()[0]) == ["professional"]
