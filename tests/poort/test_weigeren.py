"""What the poort refuses: bad input, strangers, too often."""

from __future__ import annotations

import json
import logging

import pytest
from starlette.testclient import TestClient

from bot.gedeeld.limiet import Limiet
from bot.instellingen import Instellingen
from bot.lijn.geheim import GeheimFout, hoofdgeheim
from bot.poort.adres import OnveiligAdres, controleer_adres
from bot.poort.gesprekken import Gesprekken
from tests.poort.conftest import Maak, NepRasa, breek_opslag

TOKEN = "een-lang-en-willekeurig-token"


def rauw(client: TestClient, inhoud: bytes, soort: str = "application/json"):
    return client.post("/api/gesprek", content=inhoud, headers={"content-type": soort})


@pytest.mark.parametrize(
    ("inhoud", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"[]", 400),
        (b"null", 400),
        (b'"hallo"', 400),
        (b"{}", 400),
        (b"\xff\xfe", 400),
        (b"[" * 8000, 400),
        (b'{"bericht": 3}', 400),
        (b'{"bericht": ["hallo"]}', 400),
        (b'{"bericht": "hallo", "keuze": {"kenmerk": "veiligheid", "waarde": null}}', 400),
        (b'{"bericht": "hallo", "gesprek": 3}', 400),
        (b'{"bericht": "hallo", "id": 3}', 400),
        (b'{"bericht": "hallo", "id": ""}', 400),
        (b'{"bericht": "hallo", "id": "\\ud800"}', 400),
        (b'{"bericht": "hallo", "doet": "vastleggen"}', 400),
        (b'{"doet": "restart"}', 422),
        (b'{"doet": ["vastleggen"]}', 422),
        (b'{"doet": "vastleggen", "waarde": "x"}', 422),
        (b'{"doet": "blad"}', 422),
        (b'{"doet": "blad", "waarde": "/restart"}', 422),
        (b'{"keuze": "veilig"}', 400),
        (b'{"keuze": {"kenmerk": "veiligheid"}}', 400),
        (b'{"keuze": {"kenmerk": ["veiligheid"], "waarde": 1}}', 400),
        (json.dumps({"keuze": {"kenmerk": "leeftijden", "waarde": [7] * 4000}}).encode(), 422),
        (b'{"bericht": ""}', 422),
        (b'{"bericht": " \\n\\t "}', 422),
        (b'{"bericht": "\\u0000\\u200b"}', 422),
        (b'{"bericht": "///"}', 422),
        (b'{"bericht": "\\ud800"}', 422),
        (json.dumps({"bericht": "a" * 8001}).encode(), 413),
        (json.dumps({"bericht": "hallo", "x": "a" * 132_000}).encode(), 413),
        (b'{"bericht": "hallo", "gesprek": ""}', 404),
        (b'{"bericht": "hallo", "gesprek": "verzonnen"}', 404),
        (json.dumps({"bericht": "hallo", "gesprek": "a" * 22 + "." + "b" * 22}).encode(), 404),
    ],
)
def test_onbruikbare_invoer_krijgt_een_nederlandse_regel(client: TestClient, rasa: NepRasa, inhoud: bytes, status: int):
    antwoord = rauw(client, inhoud)
    assert antwoord.status_code == status
    assert antwoord.json()["fout"] == antwoord.json()["detail"] and antwoord.json()["fout"].endswith((".", "null."))
    assert "\n" not in antwoord.json()["fout"]
    assert not rasa.ontvangen


@pytest.mark.parametrize("teken", ["é", "\U0001f600", "\u200b"])
def test_tekens_tellen_en_niet_hun_bytes(client: TestClient, teken: str):
    assert rauw(client, json.dumps({"bericht": "hoi " + teken * 7996}).encode()).status_code == 200
    assert rauw(client, json.dumps({"bericht": "hoi " + teken * 7997}).encode()).status_code == 413


def test_een_verslag_van_8000_tekens_mag_en_gaat_heel_door(client: TestClient, rasa: NepRasa):
    tekst = ("Jongen van 9. " * 572)[:7990] + " Er is OTS"
    assert len(tekst) == 8000
    assert client.post("/api/gesprek", json={"bericht": tekst}).status_code == 200
    assert rasa.ontvangen[-1]["bericht"] == tekst


def test_te_lang_zegt_hoeveel_en_wat_dan(client: TestClient, rasa: NepRasa):
    fout = client.post("/api/gesprek", json={"bericht": "a " * 4001}).json()["fout"]
    assert "8002" in fout and "8000" in fout and "delen" in fout
    assert not rasa.ontvangen


@pytest.mark.parametrize(
    "soort", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""]
)
def test_alleen_json(client: TestClient, soort: str):
    assert rauw(client, b'{"bericht": "hallo"}', soort).status_code == 415


def test_json_met_tekenset_mag(client: TestClient):
    assert rauw(client, '{"bericht": "één"}'.encode(), "application/json; charset=utf-8").status_code == 200


def test_tien_megabyte_wordt_niet_gelezen(client: TestClient):
    gelezen = 0

    def stukken():
        nonlocal gelezen
        for _ in range(1000):
            gelezen += 10_000
            yield b"x" * 10_000

    antwoord = client.post("/api/gesprek", content=stukken(), headers={"content-type": "application/json"})
    assert antwoord.status_code == 413


# -- conversations of others


def test_een_gesprek_is_van_een_gebruiker():
    gesprekken = Gesprekken("sleutel")
    gesprek = gesprekken.nieuw("anna")
    assert gesprekken.nummer(gesprek, "anna")
    assert gesprekken.nummer(gesprek, "bert") is None
    assert Gesprekken("andere sleutel").nummer(gesprek, "anna") is None
    for plek in range(len(gesprek)):
        ander = "A" if gesprek[plek] != "A" else "B"
        vervalst = gesprek[:plek] + ander + gesprek[plek + 1 :]
        # The last character of 16 bytes in base64 has four bits that don't count; the comparison is of text, so it
        # still fails.
        assert gesprekken.nummer(vervalst, "anna") is None


def test_een_gesprek_van_voor_een_ander_geheim_is_onbekend(maak: Maak):
    oud, nieuw = (
        TestClient(maak(geheim=g), base_url="http://localhost")
        for g in ("geheim-voor-de-tests", "een-heel-ander-geheim")
    )
    gesprek = oud.post("/api/gesprek", json={"bericht": "hallo"}).json()["gesprek"]
    assert nieuw.post("/api/gesprek", json={"bericht": "hallo", "gesprek": gesprek}).status_code == 404


# -- too often


def test_te_snel_is_429_met_wachttijd(maak: Maak, rasa: NepRasa):
    client = TestClient(maak(per_minuut=5), base_url="http://localhost")
    gesprek = client.post("/api/gesprek", json={"bericht": "hallo"}).json()["gesprek"]
    antwoorden = [client.post("/api/gesprek", json={"bericht": "hallo", "gesprek": gesprek}) for _ in range(7)]
    assert [a.status_code for a in antwoorden[:5]] == [200] * 5  # a burst is fine
    assert antwoorden[6].status_code == 429
    assert 1 <= int(antwoorden[6].headers["retry-after"]) <= 12
    assert antwoorden[6].headers["retry-after"] in antwoorden[6].json()["fout"]
    ander = client.post("/api/gesprek", json={"bericht": "hallo"})
    assert ander.status_code == 200  # another conversation isn't held up


def test_ook_nieuwe_gesprekken_hebben_een_maximum(maak: Maak):
    client = TestClient(maak(per_minuut=2), base_url="http://localhost")
    assert {client.post("/api/gesprek", json={"bericht": "hallo"}).status_code for _ in range(20)} == {200, 429}


def test_de_limiet_vult_zich_weer():
    nu = 0.0
    limiet = Limiet(60, klok=lambda: nu)
    assert [limiet.wacht("a") for _ in range(60)] == [0] * 60
    assert limiet.wacht("a") == 1
    assert limiet.wacht("b") == 0
    nu = 2.0
    assert [limiet.wacht("a") for _ in range(3)] == [0, 0, 1]


# -- who


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", ""])
def test_buiten_de_eigen_machine_niet_zonder_token(host: str, instellingen: Instellingen):
    with pytest.raises(OnveiligAdres, match="REGIEWIJZER_TOKEN|--host"):
        controleer_adres(host, instellingen)
    controleer_adres(host, instellingen.met(token=TOKEN))


@pytest.mark.parametrize("host", ["0.0.0.0", "127.0.0.1"])
@pytest.mark.parametrize("token", ["kort", "met spatie " * 3, "é" * 20, "a" * 16, "abab" * 8, "1234" * 10])
def test_een_zwak_token_telt_niet(token: str, host: str, instellingen: Instellingen):
    with pytest.raises(OnveiligAdres):
        controleer_adres(host, instellingen.met(token=token))


@pytest.mark.parametrize("url", [None, "http://localhost:5005", "http://127.0.0.1:5005"])
def test_een_token_geldt_ook_op_de_eigen_machine(maak: Maak, url: str | None):
    client = TestClient(maak(token=TOKEN, url=url), base_url="http://127.0.0.1:5005")
    vraag = {"bericht": "hallo"}
    assert client.post("/api/gesprek", json=vraag).status_code == 401
    assert client.get("/api/ik").json() == {
        "aangemeld": False,
        "naam": None,
        "rollen": [],
        "aanmelden": None,
        "token": True,
        "teams": False,
        "csrf": None,
    }
    met = {"Authorization": f"Bearer {TOKEN}"}
    assert client.post("/api/gesprek", json=vraag, headers=met).status_code == 200
    # Behind a proxy that is what the token is for.
    assert (
        client.post(
            "/api/gesprek", json=vraag, headers={**met, "X-Forwarded-For": "10.1.2.3", "Via": "1.1 nginx"}
        ).status_code
        == 200
    )


@pytest.mark.parametrize(
    "kop",
    ["Forwarded", "X-Forwarded-For", "x-forwarded-proto", "X-Forwarded-Host", "X-Forwarded-Iets", "Via", "X-Real-IP"],
)
@pytest.mark.parametrize(
    "pad",
    [
        "/",
        "/overleg",
        "/widget",
        "/widget.js",
        "/assets/x.js",
        "/api/ik",
        "/api/kaders",
        "/api/gezond",
        "/openapi.json",
    ],
)
def test_zonder_aanmelden_niets_langs_een_proxy(client: TestClient, kop: str, pad: str):
    antwoord = client.get(pad, headers={kop: "10.1.2.3"})
    assert antwoord.status_code == 403
    assert "REGIEWIJZER_TOKEN" in antwoord.json()["fout"] and "\n" not in antwoord.json()["fout"]
    assert client.get("/api/ik").status_code == 200


def test_zonder_aanmelden_ook_geen_beurt_langs_een_proxy(client: TestClient, rasa: NepRasa):
    assert client.post("/api/gesprek", json={"bericht": "hallo"}, headers={"Via": "1.1 nginx"}).status_code == 403
    assert rasa.ontvangen == []


@pytest.mark.parametrize(
    ("koppen", "status"),
    [
        ({}, 200),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "http://127.0.0.1:5005"}, 200),
        ({"Sec-Fetch-Site": "none"}, 200),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "http://kwaad.example"}, 403),
        ({"Origin": "http://127.0.0.1:3000"}, 403),
        ({"Origin": "null"}, 403),
    ],
)
@pytest.mark.parametrize(
    ("pad", "inhoud"),
    [
        ("/api/gesprek", {"bericht": "hallo"}),
        ("/api/afscherming", {"bericht": "hallo"}),
        ("/api/overleg/aanmeldingen", {"tekst": "Jongen van 9 is boos"}),
    ],
)
def test_zonder_aanmelden_geen_daden_van_een_andere_site(
    client: TestClient, koppen: dict[str, str], status: int, pad: str, inhoud: dict
):
    assert client.post(pad, json=inhoud, headers=koppen).status_code == status


def test_twee_namen_in_een_verzoek_is_onduidelijk(client: TestClient):
    assert client.get("/api/ik", headers=[("Host", "127.0.0.1"), ("Host", "127.0.0.1")]).status_code == 400


def test_ook_afschermen_heeft_een_maximum(maak: Maak):
    client = TestClient(maak(per_minuut=2), base_url="http://127.0.0.1:5005")
    gekregen = [client.post("/api/afscherming", json={"bericht": "hallo"}).status_code for _ in range(9)]
    assert gekregen == [200] * 8 + [429]


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.9.9.9"])
def test_op_de_eigen_machine_zonder_token(host: str, instellingen: Instellingen):
    controleer_adres(host, instellingen)


@pytest.mark.parametrize(
    "kop", [None, "", "Bearer", "Bearer fout", f"Basic {TOKEN}", f"Bearer {TOKEN}x", "Bearer é", TOKEN]
)
def test_zonder_goed_token_geen_toegang(maak: Maak, kop: str | None):
    client = TestClient(maak("0.0.0.0", token=TOKEN), base_url="http://regie.example")
    koppen = {"Authorization": kop.encode("latin-1")} if kop is not None else {}
    for antwoord in (
        client.post("/api/gesprek", json={"bericht": "hallo"}, headers=koppen),
        client.get("/api/gezond", headers=koppen),
    ):
        assert antwoord.status_code == 401
        assert antwoord.json()["fout"]
        assert antwoord.headers["www-authenticate"] == "Bearer"


def test_verkeerde_tokens_worden_geteld_en_spoelen_het_logboek_niet_weg(maak: Maak, caplog: pytest.LogCaptureFixture):
    client = TestClient(maak("0.0.0.0", token=TOKEN), base_url="http://regie.example")
    with caplog.at_level(logging.WARNING, "regiewijzer.poort"):
        fout = [client.get("/api/ik", headers={"Authorization": "Bearer raad"}).status_code for _ in range(3)]
        fout += [client.get("/api/kaders", headers={"Authorization": "Bearer raad"}).status_code for _ in range(80)]
    assert set(fout[3:]) == {401, 429} and fout[-1] == 429
    assert len([r for r in caplog.records if "verkeerd token" in r.getMessage()]) == 1
    assert "raad" not in caplog.text
    # Whoever has the right one notices nothing of it.
    assert client.get("/api/kaders", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200


def test_een_gebruiker_leest_geen_pad_van_de_server(maak: Maak, instellingen: Instellingen):
    client = TestClient(maak(), base_url="http://localhost")
    gesprek = client.post("/api/gesprek", json={"bericht": "hallo"}).json()["gesprek"]
    breek_opslag(instellingen)
    fout = client.post("/api/gesprek", json={"gesprek": gesprek, "bericht": "ja", "id": "a"}).json()["fout"]
    assert str(instellingen.var) not in fout and "REGIEWIJZER" not in fout and "beheerder" in fout


def test_met_token_wel(maak: Maak):
    client = TestClient(maak("0.0.0.0", token=TOKEN), base_url="http://regie.example")
    koppen = {"Authorization": f"Bearer {TOKEN}"}
    assert client.post("/api/gesprek", json={"bericht": "hallo"}, headers=koppen).status_code == 200
    assert client.get("/").status_code == 200


def test_een_andere_hostnaam_bereikt_de_eigen_machine_niet(maak: Maak, rasa: NepRasa):
    for naam in ("kwaad.example", "127.0.0.1.kwaad.example", "[::1].kwaad.example:80", "localhost.kwaad.example"):
        client = TestClient(maak(), base_url="http://localhost")
        antwoord = client.post("/api/gesprek", json={"bericht": "hallo"}, headers={"Host": naam})
        assert antwoord.status_code == 400
    assert not rasa.ontvangen


def test_het_geheim_blijft_en_is_alleen_van_ons(instellingen):
    zonder = instellingen.met(geheim=None)
    eerste = hoofdgeheim(zonder)
    assert hoofdgeheim(zonder) == eerste and len(eerste) >= 32
    assert (instellingen.var / "geheim").stat().st_mode & 0o777 == 0o600
    with pytest.raises(GeheimFout):
        hoofdgeheim(instellingen.met(geheim="kort"))


# -- faults and logs


def test_een_onverwachte_fout_is_een_nederlandse_503_zonder_tekst_in_het_log(
    maak: Maak, rasa: NepRasa, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    def stuk(tekst: str):
        raise RuntimeError(f"kapot: {tekst}")

    monkeypatch.setattr("bot.poort.beurten.scherm_af", stuk)
    client = TestClient(maak(), base_url="http://localhost", raise_server_exceptions=True)
    with caplog.at_level(logging.DEBUG):
        antwoord = client.post("/api/gesprek", json={"bericht": "KANARIE"})
    assert antwoord.status_code == 503
    assert "KANARIE" not in antwoord.text
    assert "content-security-policy" in antwoord.headers
    assert not any("KANARIE" in r.getMessage() for r in caplog.records if r.name.startswith("regiewijzer"))
