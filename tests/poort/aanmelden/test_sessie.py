"""While somebody is signed in: how long, from which pages, beside the token, and what may be seen."""

from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy as sa

from bot.dossier.sessies import Sessies
from bot.dossier.tabellen import sessies
from bot.instellingen import Aanmelden
from bot.lijn.geheim import afgeleid, hoofdgeheim
from bot.lijn.handtekening import onderteken
from bot.opdrachten.bewaartermijn import ruim_op
from bot.poort.gezond import PAD

from .conftest import CLIENT, CLIENTGEHEIM, ISSUER, REGIE, Huis, Klok

TOKEN = "een-lang-en-willekeurig-token"
KOEKJE = "__Host-regiewijzer"
HALLO = {"bericht": "hallo"}


# -- how long


def test_na_een_half_uur_stilte_is_het_voorbij(huis: Huis, klok: Klok):
    browser = huis.aangemeld()
    for _ in range(4):
        klok.verder(minutes=29)
        assert browser.post("/api/gesprek", json=HALLO).status_code == 200
    klok.verder(minutes=31)
    antwoord = browser.post("/api/gesprek", json=HALLO)
    assert antwoord.status_code == 401 and "Meld je aan" in antwoord.json()["fout"]
    assert not browser.get("/api/ik").json()["aangemeld"]


def test_na_negen_uur_is_het_voorbij_ook_voor_wie_bezig_is(huis: Huis, klok: Klok):
    browser = huis.aangemeld()
    for _ in range(26):
        klok.verder(minutes=20)
        assert browser.get("/api/ik").json()["aangemeld"]
    klok.verder(minutes=21)
    assert browser.post("/api/gesprek", json=HALLO).status_code == 401


def test_de_termijnen_zijn_in_te_stellen(huis: Huis, klok: Klok):
    browser = huis.aangemeld(aanmelden=Aanmelden(issuer=ISSUER, client=CLIENT, geheim=CLIENTGEHEIM, minuten=5, uren=1))
    klok.verder(minutes=6)
    assert not browser.get("/api/ik").json()["aangemeld"]
    huis.meld_aan(browser)
    for _ in range(14):
        klok.verder(minutes=4)
        assert browser.get("/api/ik").json()["aangemeld"]
    klok.verder(minutes=4)
    assert not browser.get("/api/ik").json()["aangemeld"]


# -- the cookie


def test_met_een_koekje_is_niet_te_knoeien(huis: Huis, monkeypatch: pytest.MonkeyPatch):
    goed = huis.aangemeld().cookies[KOEKJE]
    browser = huis.browser()
    gevraagd: list[str] = []
    echt = Sessies.vind
    monkeypatch.setattr(Sessies, "vind", lambda zelf, sleutel: gevraagd.append(sleutel) or echt(zelf, sleutel))
    nummer, mac = goed.split(".")
    for plek in range(len(goed)):
        ander = "A" if goed[plek] != "A" else "B"
        browser.cookies.clear()
        browser.cookies.set(KOEKJE, goed[:plek] + ander + goed[plek + 1 :])
        assert not browser.get("/api/ik").json()["aangemeld"]
    for vals in (
        "",
        nummer,
        f"{nummer}.",
        f".{mac}",
        f"{nummer}.{mac}x",
        f"{nummer}.{mac.upper()}",
        "a" * 5000,
        f"{mac}.{nummer}",
    ):
        antwoord = browser.get("/api/ik", headers={"Cookie": f"{KOEKJE}={vals}"})
        assert antwoord.status_code == 200 and not antwoord.json()["aangemeld"]
    assert gevraagd == []  # none of them cost a look in the store
    browser.cookies.clear()
    browser.cookies.set(KOEKJE, goed)
    assert browser.get("/api/ik").json()["aangemeld"]


def test_wat_in_de_database_staat_is_geen_sleutel(huis: Huis):
    huis.aangemeld()
    with huis.dossier.verbinding.engine.connect() as verbinding:
        rij = verbinding.execute(sa.select(sessies)).mappings().one()
    for poging in (rij["sleutel"], f"{rij['sleutel']}.{rij['sleutel']}", f"{rij['sleutel'][:43]}.{rij['sleutel']}"):
        browser = huis.browser()
        browser.cookies.set(KOEKJE, poging)
        assert not browser.get("/api/ik").json()["aangemeld"]


def test_zonder_database_is_het_503_en_niet_naar_binnen(huis: Huis):
    browser = huis.aangemeld()
    sessies.drop(huis.dossier.verbinding.engine)
    for antwoord in (browser.get("/api/ik"), browser.post("/api/gesprek", json=HALLO), browser.post("/afmelden")):
        assert antwoord.status_code == 503
        assert "database" in antwoord.json()["fout"]
    assert not huis.rasa.ontvangen


# -- only from our own pages


@pytest.mark.parametrize(
    "koppen",
    [
        {"X-CSRF-Token": ""},
        {"X-CSRF-Token": "0" * 64},
        {"X-CSRF-Token": "é"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "https://kwaad.example"},
        {"Origin": "null"},
        {"Origin": REGIE + ".kwaad.example"},
        {"Origin": "http://regie.example"},
    ],
)
@pytest.mark.parametrize("pad", ["/api/gesprek", "/api/afscherming", "/afmelden"])
def test_een_andere_website_kan_niets_voor_je_doen(huis: Huis, koppen: dict[str, str], pad: str):
    browser = huis.aangemeld()
    antwoord = browser.post(pad, json=HALLO, headers={k: w.encode("latin-1") for k, w in koppen.items()})
    assert antwoord.status_code == 403
    assert antwoord.json()["fout"].startswith("Dit verzoek is geweigerd")
    assert not huis.rasa.ontvangen
    assert browser.get("/api/ik").json()["aangemeld"]


def test_zonder_csrf_kop_niet(huis: Huis):
    browser = huis.aangemeld()
    del browser.headers["X-CSRF-Token"]
    assert browser.post("/api/gesprek", json=HALLO).status_code == 403
    assert browser.get("/api/kaders").status_code == 200


def test_de_csrf_kop_van_een_ander_telt_niet(huis: Huis):
    ander = huis.aangemeld().headers["X-CSRF-Token"]
    assert huis.aangemeld().post("/api/gesprek", json=HALLO, headers={"X-CSRF-Token": ander}).status_code == 403


def test_zo_stuurt_een_browser_het_van_onze_eigen_pagina(huis: Huis):
    koppen = {"Sec-Fetch-Site": "same-origin", "Origin": REGIE}
    assert huis.aangemeld().post("/api/gesprek", json=HALLO, headers=koppen).status_code == 200
    assert huis.rasa.ontvangen[-1]["kanaal"] == "web"


def test_elk_pad_van_de_api_wil_weten_wie_het_vraagt(huis: Huis):
    """Also the ones that others will add."""
    browser = huis.browser()
    open_ = {"/api/ik", PAD, "/api/v1/ik", "/api/v1/gezond", "/api/v1/openapi.json"}
    # A calendar can't sign in: its address has a secret in it, and tells a stranger nothing (tests/poort/test_agenda.py).
    open_ |= {f"{begin}/agenda/kalender/{{sleutel}}" for begin in ("/api", "/api/v1")}
    # A supervisor and a load balancer can't either; these say yes or no, nothing else.
    open_ |= {f"{begin}/{naam}" for begin in ("/api", "/api/v1") for naam in ("levend", "gereed")}
    gevraagd = 0
    for route in browser.app.routes:  # type: ignore[attr-defined]
        if route.path.startswith("/api/") and route.path not in open_:
            for manier in route.methods - {"HEAD"}:
                gevraagd += 1
                assert browser.request(manier, route.path, json=HALLO).status_code == 401, (manier, route.path)
    assert gevraagd >= 3
    binnen = huis.aangemeld()
    del binnen.headers["X-CSRF-Token"]
    for route in binnen.app.routes:  # type: ignore[attr-defined]
        if route.path.startswith("/api/") and "POST" in route.methods and route.path not in open_:
            assert binnen.post(route.path, json=HALLO).status_code == 403, route.path


# -- beside the token


def test_token_en_aanmelden_naast_elkaar(huis: Huis):
    browser = huis.aangemeld(token=TOKEN)
    assert browser.get("/api/ik").json()["token"] is True
    assert browser.post("/api/gesprek", json=HALLO).status_code == 200
    programma = huis.browser(token=TOKEN)
    programma.headers["Authorization"] = f"Bearer {TOKEN}"
    assert programma.post("/api/gesprek", json=HALLO).status_code == 200  # a program needs no CSRF token
    assert huis.rasa.ontvangen[-1]["wie"] == "token"
    ik = programma.get("/api/ik").json()
    assert (ik["aangemeld"], ik["naam"], ik["csrf"]) == (True, None, None)


def test_een_fout_token_wordt_niet_met_een_sessie_goedgemaakt(huis: Huis):
    browser = huis.aangemeld(token=TOKEN)
    browser.headers["Authorization"] = f"Bearer {TOKEN}x"
    assert browser.post("/api/gesprek", json=HALLO).status_code == 401
    ik = browser.get("/api/ik").json()
    assert (ik["aangemeld"], ik["csrf"]) == (False, None)


def test_de_inlog_van_een_proxy_zit_niet_in_de_weg(huis: Huis):
    browser = huis.aangemeld(token=TOKEN)
    browser.headers["Authorization"] = "Basic bmFhbTp3b29yZA=="
    assert browser.post("/api/gesprek", json=HALLO).status_code == 200


def test_ik_zonder_aanbieder(huis: Huis):
    op_eigen_machine = {
        "aangemeld": False,
        "naam": None,
        "rollen": ["professional"],
        "aanmelden": None,
        "token": False,
        "teams": False,
        "csrf": None,
    }
    assert huis.browser("http://127.0.0.1", url=None, aanmelden=None).get("/api/ik").json() == op_eigen_machine
    met_token = huis.browser(host="0.0.0.0", url=None, aanmelden=None, token=TOKEN)
    verwacht = {
        "aangemeld": False,
        "naam": None,
        "rollen": [],
        "aanmelden": None,
        "token": True,
        "teams": False,
        "csrf": None,
    }
    assert met_token.get("/api/ik").json() == verwacht
    met_token.headers["Authorization"] = f"Bearer {TOKEN}"
    assert met_token.get("/api/ik").json() == verwacht | {"aangemeld": True, "rollen": ["professional"]}
    assert met_token.get("/aanmelden").status_code == 404


# -- health


def test_hoe_het_gaat_ziet_alleen_een_beheerder_in_delen(huis: Huis):
    assert huis.browser().get(PAD).json() == {"gezond": True}  # a load balancer
    assert huis.aangemeld().get(PAD).json() == {"gezond": True}
    huis.aanbieder.rollen = ["beheerder"]
    assert set(huis.aangemeld().get(PAD).json()["delen"]) == {"poort", "rasa", "actieserver", "taalmodel", "dossier"}
    huis.rasa.gedrag = "weg"
    antwoord = huis.browser().get(PAD)
    assert antwoord.status_code == 503
    assert set(antwoord.json()) == {"gezond", "type", "title", "status", "detail", "fout"}  # and nothing of the parts


def test_start_ziet_het_ook_zonder_aan_te_melden(huis: Huis, instellingen: Any):
    sleutel = afgeleid(hoofdgeheim(instellingen), "start")
    browser = huis.browser()
    koppen = {"Host": "localhost", **onderteken(sleutel, PAD.encode())}
    assert "delen" in browser.get(PAD, headers=koppen).json()
    assert "delen" not in browser.get(PAD, headers=koppen).json()  # once only
    for fout in (onderteken(sleutel, b"/api/gesprek"), onderteken("andere sleutel", PAD.encode())):
        assert "delen" not in browser.get(PAD, headers=fout).json()
    koppen = onderteken(sleutel, PAD.encode())
    assert browser.get("/api/kaders", headers=koppen).status_code == 401  # nothing but this


def test_met_alleen_een_token_blijft_de_gezondheid_dicht(huis: Huis):
    browser = huis.browser(host="0.0.0.0", url=None, aanmelden=None, token=TOKEN)
    assert browser.get(PAD).status_code == 401


def test_bewaartermijn_ruimt_ook_sessies_op(huis: Huis, klok: Klok, instellingen: Any):
    klok.verder(minutes=-60)
    for _ in range(2):
        huis.aangemeld()
    instellingen = instellingen.met(tracker_url=f"sqlite:///{instellingen.var / 'tracker.db'}")
    assert "Zou worden verwijderd: 2 verlopen aanmeldingen." in list(ruim_op(instellingen, proef=True))
    assert "Verwijderd: 2 verlopen aanmeldingen." in list(ruim_op(instellingen))
    assert "Verwijderd: 0 verlopen aanmeldingen." in list(ruim_op(instellingen))


def test_openapi_zegt_hoe_je_binnenkomt(huis: Huis):
    def toegang(**anders: Any) -> list[dict[str, Any]]:
        beschrijving = huis.browser(**anders).get("/openapi.json", headers={"Host": "localhost"}).json()
        assert {} in beschrijving["paths"]["/ik"]["get"]["security"]
        gesprek = beschrijving["paths"]["/gesprek"]["post"]
        assert {"401", "403"} <= set(gesprek["responses"])
        namen = {naam for wijze in gesprek["security"] for naam in wijze}
        assert namen == set(beschrijving["components"]["securitySchemes"])
        return gesprek["security"]

    assert toegang() == [{"sessie": []}]
    assert toegang(token=TOKEN) == [{"token": []}, {"sessie": []}]
    assert toegang(host="0.0.0.0", url=None, aanmelden=None, token=TOKEN) == [{"token": []}]
    assert toegang(url=None, aanmelden=None) == [{}]
