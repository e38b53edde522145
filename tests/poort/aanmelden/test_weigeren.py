"""Everything that must not let anybody in: each refusal is a Dutch page, without a session."""

from __future__ import annotations

import hashlib
import hmac
import json
import logging
import re
import time
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
import jwt
import pytest
import sqlalchemy as sa
from cryptography.hazmat.primitives import serialization
from starlette.testclient import TestClient

from bot.dossier.tabellen import aanmeldpogingen, sessies
from bot.lijn.geheim import hoofdgeheim
from bot.poort.aanmelden.inlog import Inlog
from bot.poort.aanmelden.poging import nieuwe_poging

from .conftest import ANDERE_SLEUTEL, CLIENT, EC_SLEUTEL, ISSUER, REGIE, RSA_SLEUTEL, Huis, b64, onderteken, openbaar


def geweigerd(browser: TestClient, antwoord: httpx.Response, status: int = 400) -> None:
    """A Dutch page with a way on, and nobody is signed in."""
    assert antwoord.status_code == status, antwoord.text
    assert antwoord.headers["content-type"].startswith("text/html")
    assert '<html lang="nl">' in antwoord.text and 'class="knop"' in antwoord.text
    assert "__Host-regiewijzer=" not in antwoord.headers.get("set-cookie", "")
    assert not browser.get("/api/ik").json()["aangemeld"]
    assert browser.post("/api/gesprek", json={"bericht": "hallo"}).status_code == 401


def anders(url: str, **velden: str | None) -> str:
    """The URL with other query parameters; None takes one away."""
    delen = urlsplit(url)
    vraag: dict[str, Any] = {k: w[0] for k, w in parse_qs(delen.query).items()} | velden
    return delen._replace(query=urlencode({k: w for k, w in vraag.items() if w is not None})).geturl()


# -- the way back


@pytest.mark.parametrize("velden", [{"state": "verzonnen"}, {"state": None}, {"state": ""}, {"state": "é"}])
def test_een_andere_state(huis: Huis, velden: dict):
    browser = huis.browser()
    terug = huis.aanbieder.inloggen(browser.get("/aanmelden").headers["location"])
    geweigerd(browser, browser.get(anders(terug, **velden)))
    assert "/token" not in huis.aanbieder.verzoeken
    # A forged callback doesn't spoil the real one.
    assert browser.get(terug).status_code == 303


def test_in_een_andere_browser(huis: Huis):
    begonnen, ander = huis.browser(), huis.browser()
    terug = huis.aanbieder.inloggen(begonnen.get("/aanmelden").headers["location"])
    geweigerd(ander, ander.get(terug))
    # Nor with an attempt of its own: a code that an attacker sends somebody isn't taken (login CSRF).
    ander.get("/aanmelden")
    geweigerd(ander, ander.get(terug))


def test_dezelfde_terugweg_nog_eens(huis: Huis):
    browser = huis.browser()
    naar = browser.get("/aanmelden")
    poging = browser.cookies["__Host-regiewijzer-aanmelden"]
    terug = huis.aanbieder.inloggen(naar.headers["location"])
    assert browser.get(terug).status_code == 303
    dief = huis.browser()
    dief.cookies.set("__Host-regiewijzer-aanmelden", poging)
    vooraf = huis.aanbieder.verzoeken.count("/token")
    geweigerd(dief, dief.get(terug))
    # Nor with another code under the same state.
    geweigerd(dief, dief.get(huis.aanbieder.inloggen(naar.headers["location"])))
    assert huis.aanbieder.verzoeken.count("/token") == vooraf


def test_een_code_die_al_gebruikt_is(huis: Huis):
    browser = huis.browser()
    eerste = huis.aanbieder.inloggen(browser.get("/aanmelden").headers["location"])
    assert browser.get(eerste).status_code == 303
    code = parse_qs(urlsplit(eerste).query)["code"][0]
    ander = huis.browser()
    terug = anders(huis.aanbieder.inloggen(ander.get("/aanmelden").headers["location"]), code=code)
    geweigerd(ander, ander.get(terug))


def test_een_code_van_een_ander_zonder_zijn_bewijs(huis: Huis):
    """PKCE: a code that was caught on the way is worth nothing in another attempt."""
    slachtoffer, dief = huis.browser(), huis.browser()
    gevangen = parse_qs(urlsplit(huis.aanbieder.inloggen(slachtoffer.get("/aanmelden").headers["location"])).query)[
        "code"
    ][0]
    terug = anders(huis.aanbieder.inloggen(dief.get("/aanmelden").headers["location"]), code=gevangen)
    geweigerd(dief, dief.get(terug))


@pytest.mark.parametrize(("seconden", "status"), [(590, 303), (610, 400)])
def test_een_poging_die_te_lang_duurde(huis: Huis, instellingen, seconden: int, status: int):
    toen = Inlog(instellingen, hoofdgeheim(instellingen), huis.dossier, huis.aanbieder, lambda: time.time() - seconden)
    browser = huis.browser()
    naar = browser.get("/aanmelden").headers["location"]
    eigen = nieuwe_poging("/")
    browser.cookies.clear()  # instead: a cookie that was written earlier
    browser.cookies.set("__Host-regiewijzer-aanmelden", toen.pogingen.verpak(eigen))
    bewijs = b64(hashlib.sha256(eigen.bewijs.encode()).digest())
    naar = anders(naar, state=eigen.state, nonce=eigen.nonce, code_challenge=bewijs)
    assert browser.get(huis.aanbieder.inloggen(naar)).status_code == status


@pytest.mark.parametrize("koekje", ["", "verzonnen", "gAAAAA", "é", "a" * 4000])
def test_een_verzonnen_poging(huis: Huis, koekje: str):
    browser = huis.browser()
    terug = huis.aanbieder.inloggen(browser.get("/aanmelden").headers["location"])
    browser.cookies.clear()
    antwoord = browser.get(terug, headers={"Cookie": f"__Host-regiewijzer-aanmelden={koekje}".encode()})
    geweigerd(browser, antwoord)


@pytest.mark.parametrize("velden", [{"code": None}, {"code": ""}, {"code": "a" * 5000}])
def test_zonder_bruikbare_code(huis: Huis, velden: dict):
    browser = huis.browser()
    terug = huis.aanbieder.inloggen(browser.get("/aanmelden").headers["location"])
    geweigerd(browser, browser.get(anders(terug, **velden)))
    assert "/token" not in huis.aanbieder.verzoeken


def test_een_gegeven_dat_er_twee_keer_staat(huis: Huis):
    browser = huis.browser()
    terug = huis.aanbieder.inloggen(browser.get("/aanmelden").headers["location"])
    geweigerd(browser, browser.get(terug.replace("?code=", "?code=ander&code=")))
    assert "/token" not in huis.aanbieder.verzoeken


@pytest.mark.parametrize(
    ("fout", "status", "woord"),
    [
        ("access_denied", 400, "afgebroken"),
        ("temporarily_unavailable", 503, "geen antwoord"),
        ("server_error", 503, "geen antwoord"),
        ("invalid_scope", 503, "ingesteld"),
        ("<script>KANARIE</script>", 400, "afgebroken"),
    ],
)
def test_de_aanbieder_stuurt_een_fout_mee(huis: Huis, caplog, fout: str, status: int, woord: str):
    browser = huis.browser()
    terug = huis.aanbieder.inloggen(browser.get("/aanmelden").headers["location"])
    with caplog.at_level(logging.DEBUG, "regiewijzer"):
        antwoord = browser.get(anders(terug, code=None, error=fout, error_description="KANARIE"))
    geweigerd(browser, antwoord, status)
    assert woord in antwoord.text and "KANARIE" not in antwoord.text
    assert not any("KANARIE" in r.getMessage() for r in caplog.records if r.name.startswith("regiewijzer"))


# -- the ID token

NU = int(time.time())


@pytest.mark.parametrize(
    "claims",
    [
        {"nonce": "een andere"},
        {"nonce": None},
        {"nonce": ""},
        {"iss": "https://kwaad.example/huis/v2.0"},
        {"iss": ISSUER + "/"},
        {"iss": "https://aanbieder.example/{tenantid}/v2.0"},
        {"iss": None},
        {"iss": [ISSUER]},
        {"aud": "een andere"},
        {"aud": []},
        {"aud": None},
        {"aud": [CLIENT, "een andere"]},
        {"aud": [CLIENT, "een andere"], "azp": "een andere"},
        {"azp": "een andere"},
        {"exp": NU - 301},
        {"exp": None},
        {"exp": "morgen"},
        {"iat": NU + 7200},  # well ahead: NU is from when the tests were collected
        {"iat": None},
        {"nbf": NU + 7200},
        {"sub": None},
        {"sub": ""},
        {"sub": 12},
        {"sub": "x" * 256},
        {"at_hash": "klopt niet"},
    ],
    ids=lambda c: re.sub(r"\d{10}", "een moment", json.dumps(c))[:40],  # the same in every run
)
def test_een_token_dat_niet_voor_ons_is(huis: Huis, claims: dict):
    huis.aanbieder.claims = claims
    browser = huis.browser()
    geweigerd(browser, huis.meld_aan(browser))


def _met_de_hand(kop: dict[str, Any], claims: dict[str, Any], mac: bytes | None = None) -> str:
    tekst = f"{b64(json.dumps(kop).encode())}.{b64(json.dumps(claims).encode())}"
    return f"{tekst}.{b64(hmac.new(mac, tekst.encode(), hashlib.sha256).digest()) if mac else ''}"


_PEM = RSA_SLEUTEL.public_key().public_bytes(
    serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
)
_DER = RSA_SLEUTEL.public_key().public_bytes(
    serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
)
VERVALST = {
    "alg none": lambda c: _met_de_hand({"alg": "none", "kid": "een"}, c),
    "alg None": lambda c: _met_de_hand({"alg": "None", "typ": "JWT"}, c),
    "zonder alg": lambda c: _met_de_hand({"kid": "een"}, c),
    "HS256 met de openbare sleutel (PEM)": lambda c: _met_de_hand({"alg": "HS256", "kid": "een"}, c, _PEM),
    "HS256 met de openbare sleutel (DER)": lambda c: _met_de_hand({"alg": "HS256", "kid": "een"}, c, _DER),
    "HS256 met het geheim": lambda c: _met_de_hand({"alg": "HS256"}, c, b"g%41:ei+m/~klant"),
    "RS512": lambda c: onderteken(c, alg="RS512"),
    "PS256": lambda c: onderteken(c, alg="PS256"),
    "een andere sleutel": lambda c: onderteken(c, ANDERE_SLEUTEL),
    "een onbekende sleutel": lambda c: onderteken(c, ANDERE_SLEUTEL, kid="twee"),
    "een sleutel uit het token zelf": lambda c: onderteken(c, ANDERE_SLEUTEL, jwk=openbaar(ANDERE_SLEUTEL, "een")),
    "een sleutel van een ander adres": lambda c: onderteken(
        c, ANDERE_SLEUTEL, kid="x", jku="https://kwaad.example/keys"
    ),
    "ES256 waar de sleutel RSA is": lambda c: onderteken(c, EC_SLEUTEL, "ES256"),
    "een kop die wij niet begrijpen": lambda c: onderteken(c, crit=["b64"], b64=False),
    "de handtekening eraf": lambda c: onderteken(c).rpartition(".")[0] + ".",
    "andere claims boven de handtekening": lambda c: onderteken(c).replace(
        b64(json.dumps(c).encode()), b64(json.dumps(c | {"sub": "baas"}).encode())
    ),
    "geen JWT": lambda c: "KANARIE",
    "drie lege stukken": lambda c: "..",
    "geen JSON erin": lambda c: jwt.api_jws.encode(b"KANARIE", RSA_SLEUTEL, "RS256", {"kid": "een"}),
    "een lijst erin": lambda c: jwt.api_jws.encode(b"[1]", RSA_SLEUTEL, "RS256", {"kid": "een"}),
    "null erin": lambda c: jwt.api_jws.encode(b"null", RSA_SLEUTEL, "RS256", {"kid": "een"}),
    "veel te groot": lambda c: onderteken(c | {"vulling": "x" * 200_000}),
}


@pytest.mark.parametrize("soort", VERVALST)
def test_een_vervalst_token(huis: Huis, caplog, soort: str):
    huis.aanbieder.maak_token = VERVALST[soort]
    browser = huis.browser()
    with caplog.at_level(logging.DEBUG, "regiewijzer"):
        antwoord = huis.meld_aan(browser)
    geweigerd(browser, antwoord)
    assert "ID-token: " in caplog.text and "KANARIE" not in antwoord.text + caplog.text


def test_twee_sleutels_en_een_token_dat_er_geen_noemt(huis: Huis):
    huis.aanbieder.sleutels.append(openbaar(ANDERE_SLEUTEL, "twee"))
    huis.aanbieder.maak_token = lambda claims: jwt.encode(claims, RSA_SLEUTEL, "RS256")
    browser = huis.browser()
    geweigerd(browser, huis.meld_aan(browser))


# -- a provider that fails

KANARIE = "KANARIE van de aanbieder"


@pytest.mark.parametrize(
    ("antwoord", "status", "woord"),
    [
        (httpx.Response(401, json={"error": "invalid_client", "error_description": KANARIE}), 503, "ingesteld"),
        (httpx.Response(400, json={"error": "unauthorized_client"}), 503, "ingesteld"),
        (httpx.Response(400, json={"error": KANARIE}), 400, "niet gelukt"),
        (httpx.Response(500, text=KANARIE), 503, "geen antwoord"),
        (httpx.Response(200, text=KANARIE), 400, "niet gelukt"),
        (httpx.Response(200, json=[KANARIE]), 400, "niet gelukt"),
        (httpx.Response(200, json={"id_token": {"x": KANARIE}}), 400, "niet gelukt"),
        (httpx.Response(200, json={"access_token": KANARIE}), 400, "niet gelukt"),
        (httpx.Response(302, headers={"location": "https://kwaad.example"}), 400, "niet gelukt"),
    ],
)
def test_geen_bruikbaar_antwoord_op_de_code(huis: Huis, caplog, antwoord: httpx.Response, status: int, woord: str):
    huis.aanbieder.token_antwoord = antwoord
    browser = huis.browser()
    with caplog.at_level(logging.DEBUG, "regiewijzer"):
        gekregen = huis.meld_aan(browser)
    geweigerd(browser, gekregen, status)
    assert woord in gekregen.text and "KANARIE" not in gekregen.text + caplog.text


def test_een_aanbieder_die_weg_is_neemt_de_poort_niet_mee(huis: Huis):
    binnen = huis.aangemeld()
    huis.aanbieder.weg = {"/.well-known/openid-configuration", "/token", "/keys"}
    browser = huis.browser()
    antwoord = browser.get("/aanmelden")
    geweigerd(browser, antwoord, 503)
    assert antwoord.headers["retry-after"] and "de servicedesk (toestel 12)" in antwoord.text
    assert binnen.post("/api/gesprek", json={"bericht": "hallo"}).status_code == 200
    assert binnen.post("/afmelden").status_code == 200
    # Once it is back, it works again without a restart (after the moment in which it is left alone).
    huis.aanbieder.weg = set()
    assert huis.meld_aan(huis.browser()).status_code == 303


@pytest.mark.parametrize("pad", ["/token", "/keys"])
def test_een_aanbieder_die_halverwege_wegvalt(huis: Huis, pad: str):
    huis.aanbieder.weg = {pad}
    browser = huis.browser()
    geweigerd(browser, huis.meld_aan(browser), 503)


@pytest.mark.parametrize("tabel", [sessies, aanmeldpogingen])
def test_een_database_die_weg_is(huis: Huis, tabel: sa.Table):
    browser = huis.browser()
    tabel.drop(huis.dossier.verbinding.engine)
    antwoord = huis.meld_aan(browser)
    assert antwoord.status_code == 503
    assert "De database geeft een fout" in antwoord.text
    assert browser.cookies.get("__Host-regiewijzer") is None


@pytest.mark.parametrize(
    "metadata",
    [
        {"issuer": "https://aanbieder.example/{tenantid}/v2.0"},
        {"issuer": ISSUER + "/"},
        {"issuer": None},
        {"token_endpoint": "http://aanbieder.example/huis/v2.0/token"},
        {"token_endpoint": "http://127.0.0.1/token"},
        {"authorization_endpoint": "javascript:alert(1)"},
        {"jwks_uri": None},
        {"jwks_uri": 3},
        {"end_session_endpoint": "//kwaad.example"},
    ],
)
def test_een_aanbieder_die_iets_anders_over_zichzelf_zegt(huis: Huis, metadata: dict):
    huis.aanbieder.metadata = metadata
    browser = huis.browser()
    antwoord = browser.get("/aanmelden")
    geweigerd(browser, antwoord, 503)
    assert "niet goed ingesteld" in antwoord.text


# -- roles


@pytest.mark.parametrize(
    "rollen",
    [[], None, ["Professional"], ["onbekend"], "professional teamleider", {"professional": True}, 3, [["beheerder"]]],
)
def test_zonder_bekende_rol(huis: Huis, rollen: Any):
    huis.aanbieder.rollen = rollen
    browser = huis.browser()
    antwoord = huis.meld_aan(browser)
    geweigerd(browser, antwoord, 403)
    assert "de servicedesk (toestel 12)" in antwoord.text and "ander account" in antwoord.text


# -- where to after signing in


@pytest.mark.parametrize(
    "terug",
    [
        "https://kwaad.example/",
        "//kwaad.example",
        "///kwaad.example",
        "/\\kwaad.example",
        "\\\\kwaad.example",
        "/\t/kwaad.example",
        "/\n/kwaad.example",
        " //kwaad.example",
        "javascript:alert(1)",
        "kwaad.example",
        "/#kop",
        "/pad met spatie",
        '/"><script>',
        "/é",
        "/" + "a" * 600,
    ],
)
def test_nooit_naar_een_andere_website(huis: Huis, terug: str):
    antwoord = huis.browser().get("/aanmelden", params={"terug": terug})
    assert antwoord.status_code == 400
    assert "location" not in antwoord.headers and "set-cookie" not in antwoord.headers
    assert "kwaad" not in antwoord.text and "<script" not in antwoord.text


@pytest.mark.parametrize("terug", ["/", "/overleg", "/?a=b&c=%2F%2Fkwaad", "/%2F%2Fkwaad.example", "/.//kwaad.example"])
def test_een_eigen_pad_blijft_op_ons_adres(huis: Huis, terug: str):
    browser = huis.browser()
    naar = browser.get("/aanmelden", params={"terug": terug}).headers["location"]
    assert browser.get(huis.aanbieder.inloggen(naar)).headers["location"] == REGIE + terug


def test_wie_onder_een_andere_naam_begint_gaat_eerst_naar_de_echte(huis: Huis):
    antwoord = huis.browser("http://localhost:5005").get("/aanmelden?terug=/overleg")
    assert antwoord.status_code == 303
    assert antwoord.headers["location"] == f"{REGIE}/aanmelden?terug=/overleg"
    assert "set-cookie" not in antwoord.headers
