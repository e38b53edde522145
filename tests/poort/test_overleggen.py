"""A meeting that a team follows: by real requests of people who signed in."""

from __future__ import annotations

import asyncio
import json
import time
import uuid
from dataclasses import dataclass, field
from typing import Any

import pytest
from starlette.testclient import TestClient

from bot.dossier import NieuweAfweging
from bot.dossier.overleggen import STIL
from bot.instellingen import ROLLEN, Instellingen
from bot.toegang import Daad, Wie, mag
from tests.poort.aanmelden.conftest import Huis, Klok, aanbieder, huis, klok  # noqa: F401  (fixtures)
from tests.poort.aanmelden.conftest import instellingen as _aangemeld
from tests.poort.conftest import Maak, NepRasa, asynchroon, breek_opslag

instellingen = _aangemeld
OVERLEG = "0" * 32
KOP = {"datum": "2026-11-20", "fase": "lijst", "actief": None, "aanwezig": ["teamleider"]}


def nr(nummer: int) -> str:
    return f"{nummer:032x}"


def stuk(nummer: int, **velden: Any) -> dict[str, Any]:
    return {"id": nr(nummer), "tekst": "Meisje van 14 gaat niet naar school.", **velden}


@dataclass
class Plek:
    """Somebody at a screen."""

    browser: TestClient
    plek: str = field(default_factory=lambda: uuid.uuid4().hex)
    versie: int = 0

    def maak(self, **anders: Any) -> Any:
        return self._na(
            self.browser.post("/api/overleggen", json={"id": OVERLEG, "plek": self.plek, "kop": KOP} | anders)
        )

    def haal(self, na: int = 0, wacht: int = 0) -> Any:
        return self._na(self.browser.get(f"/api/overleggen/{OVERLEG}?plek={self.plek}&na={na}&wacht={wacht}"))

    def wijzig(self, *stukken: dict[str, Any], **anders: Any) -> Any:
        kop = {**KOP, "volgorde": [s["id"] for s in stukken]}
        inhoud = {"id": uuid.uuid4().hex, "plek": self.plek, "versie": self.versie, "kop": kop, "stukken": stukken}
        return self._na(self.browser.post(f"/api/overleggen/{OVERLEG}/wijziging", json=inhoud | anders))

    def stuur(self, doe: str) -> Any:
        return self._na(self.browser.post(f"/api/overleggen/{OVERLEG}/stuur", json={"plek": self.plek, "doe": doe}))

    def einde(self) -> Any:
        return self.browser.post(f"/api/overleggen/{OVERLEG}/einde", json={"plek": self.plek})

    def _na(self, antwoord: Any) -> Any:
        if antwoord.status_code == 200:
            self.versie = antwoord.json()["versie"]
        return antwoord


@dataclass
class Team:
    huis: Huis

    def wie(self, sub: str, *rollen: str, teams: Any = ("noord",), gemeente: str = "Rijn") -> Plek:
        self.huis.aanbieder.sub, self.huis.aanbieder.rollen = sub, list(rollen or ("professional",))
        self.huis.aanbieder.claims = {"teams": list(teams), "gemeente": gemeente}
        return Plek(self.huis.aangemeld())


@pytest.fixture
def team(huis: Huis) -> Team:  # noqa: F811
    return Team(huis)


@pytest.mark.parametrize("rol", ROLLEN)
def test_elke_rol_doet_bij_een_overleg_wat_de_tabel_zegt(team: Team, rol: str):
    team.wie("anna").maak()
    van_wie = {"noord": True, "zuid": False}
    for naam, eigen_team in van_wie.items():
        plek = team.wie(f"iemand-{naam}", rol, teams=[naam])
        kan = mag(Wie("x", frozenset({rol})), Daad.OVERLEGGEN)
        verwacht = 200 if kan and eigen_team else 404 if kan else 403
        assert plek.haal().status_code == verwacht
        assert plek.stuur("vraag").status_code == verwacht
        plek.versie = 1
        assert plek.wijzig(stuk(1)).status_code == (409 if verwacht == 200 else verwacht)
        assert plek.einde().status_code == (409 if verwacht == 200 else verwacht)
        lijst = plek.browser.get("/api/overleggen")
        assert lijst.status_code == (200 if kan else 403)
        assert (OVERLEG in lijst.text) is (verwacht == 200)


def test_dat_er_een_overleg_van_een_ander_is_hoort_niemand(team: Team):
    team.wie("anna").maak()
    for plek in (team.wie("zus", teams=["zuid"]), team.wie("mees", gemeente="Maas"), team.wie("los", teams=[])):
        er_wel = plek.haal()
        er_niet = plek.browser.get(f"/api/overleggen/{nr(7)}?plek={plek.plek}")
        assert (er_wel.status_code, er_wel.text) == (er_niet.status_code, er_niet.text)
        assert plek.maak(team=None).status_code == 404, "the id of somebody else's"
    assert team.huis.browser().get("/api/overleggen").status_code == 401


def test_wie_in_meer_teams_zit_kiest_er_een(team: Team):
    anna = team.wie("anna", teams=["noord", "zuid"])
    geweigerd = anna.maak()
    assert geweigerd.status_code == 422 and "noord, zuid" in geweigerd.json()["fout"]
    assert anna.maak(team="west").status_code == 422
    assert anna.maak(team="zuid").json()["team"] == "zuid"
    assert anna.browser.get("/api/overleggen").json()["teams"] == ["noord", "zuid"]
    assert team.wie("bram", teams=["noord"]).haal().status_code == 404
    assert team.wie("cees", teams=["zuid"]).haal().status_code == 200


def test_een_ander_volgt_wat_er_op_het_scherm_komt(team: Team):
    anna, bram = team.wie("anna"), team.wie("bram")
    anna.maak()
    anna.wijzig(stuk(1), stuk(2))
    gezien = bram.haal().json()
    assert [s["id"] for s in gezien["stukken"]] == gezien["kop"]["volgorde"] == [nr(1), nr(2)]
    assert gezien["stuur"] == {"ik": False, "te_nemen": False, "gevraagd": None, "ik_vroeg": False}
    anna.wijzig(stuk(2, oppakken={"door": "leerplicht", "voor": "2026-11-27"}), stuk(1))
    verder = bram.haal(na=gezien["versie"]).json()
    assert verder["kop"]["volgorde"] == [nr(2), nr(1)] and len(verder["stukken"]) == 2


def test_twee_die_tegelijk_sturen_horen_wat_er_veranderde(team: Team):
    anna, bram = team.wie("anna"), team.wie("bram")
    anna.maak()
    anna.wijzig(stuk(1), stuk(2))
    bram.haal()
    anna.wijzig(stuk(2, bij_twijfel="leerplicht"), kop={**KOP, "volgorde": [nr(1), nr(2)]})
    botst = bram.wijzig(stuk(1), kop={**KOP, "volgorde": [nr(1), nr(2)]})
    assert botst.status_code == 409 and botst.headers["content-type"] == "application/problem+json"
    assert "Iemand anders stuurt" in botst.json()["fout"] and ": aanmelding 2." in botst.json()["fout"]
    ander_tabblad = Plek(anna.browser, anna.plek, versie=2)
    oud = ander_tabblad.wijzig(stuk(1), kop={**KOP, "volgorde": [nr(1), nr(2)]})
    assert oud.status_code == 409 and "intussen veranderd: aanmelding 2." in oud.json()["fout"]


def test_dezelfde_wijziging_nog_eens_telt_een_keer(team: Team):
    anna = team.wie("anna")
    assert anna.maak().json() == anna.maak().json()
    eerst = anna.wijzig(stuk(1), id=nr(5)).json()
    assert anna.wijzig(stuk(1), id=nr(5), versie=1).json()["versie"] == eerst["versie"]
    assert anna.haal().json()["kop"]["volgorde"] == [nr(1)]


def test_het_stuur_vragen_krijgen_en_nemen(team: Team, klok: Klok):  # noqa: F811
    anna, bram = team.wie("anna"), team.wie("bram", "teamleider")
    anna.maak()
    anna.wijzig(stuk(1))
    assert bram.stuur("neem").status_code == 409
    assert bram.stuur("vraag").json()["stuur"]["ik_vroeg"] is True
    assert anna.haal().json()["stuur"]["gevraagd"] == "Teamleider"
    assert anna.stuur("geef").json()["stuur"]["ik"] is False
    assert bram.haal().json()["stuur"]["ik"] is True and bram.wijzig(stuk(1)).status_code == 200
    klok.verder(seconds=STIL.total_seconds() + 1)
    assert anna.haal().json()["stuur"]["te_nemen"] is True
    assert anna.stuur("neem").json()["stuur"]["ik"] is True
    assert bram.wijzig(stuk(1)).status_code == 409


def _beeld(gesprek: str | None, uitkomst: str | None = "spoed", **regel: Any) -> str:
    regels = [{"nr": 1, "van": "jij", "tekst": "hallo", **regel}, {"nr": 2, "van": "regiewijzer", "tekst": "Goed."}]
    besluiten = {"zo.urgentie": {"uitkomst": uitkomst, "bepaald": uitkomst is not None}}
    return json.dumps({"gesprek": gesprek, "regels": regels, "afweging": {"besluiten": besluiten}})


def test_wie_het_stuur_krijgt_gaat_verder_in_hetzelfde_gesprek(team: Team, rasa: NepRasa):
    anna, bram = team.wie("anna"), team.wie("bram")
    gesprek = anna.browser.post("/api/gesprek", json={"bericht": "meisje van 14", "id": str(uuid.uuid4())}).json()[
        "gesprek"
    ]
    nummer = rasa.ontvangen[-1]["gesprek"]
    anna.maak()
    anna.wijzig(stuk(1, beeld=_beeld(gesprek)))
    ziet = json.loads(bram.haal().json()["stukken"][0]["beeld"])
    assert ziet["gesprek"] is None and ziet["regels"][1]["tekst"] == "Goed."
    assert bram.browser.post("/api/gesprek", json={"gesprek": gesprek, "bericht": "en?"}).status_code == 404
    bram.stuur("vraag")
    anna.stuur("geef")
    verder = json.loads(bram.haal().json()["stukken"][0]["beeld"])["gesprek"]
    assert bram.browser.post("/api/gesprek", json={"gesprek": verder, "bericht": "en?"}).status_code == 200
    assert rasa.ontvangen[-1]["gesprek"] == nummer
    vreemd = team.wie("cees").browser.post("/api/gesprek", json={"gesprek": verder, "bericht": "en?"})
    assert vreemd.status_code == 404


def test_een_gesprek_van_een_ander_is_zo_niet_te_kapen(team: Team):
    anna, bram = team.wie("anna"), team.wie("bram")
    van_bram = bram.browser.post("/api/gesprek", json={"bericht": "geheim", "id": str(uuid.uuid4())}).json()["gesprek"]
    anna.maak()
    for geraden in (van_bram, van_bram.partition(".")[0]):
        anna.wijzig(stuk(1, beeld=_beeld(geraden)))
        assert json.loads(anna.haal().json()["stukken"][0]["beeld"])["gesprek"] is None


def test_namen_komen_er_niet_in(team: Team):
    anna = team.wie("anna")
    anna.maak(kop={**KOP, "aanwezig": ["mevrouw Fatima El Amrani"]})
    aanhouden = {
        "soort": "aanhouden",
        "nodig": "bel Fatima El Amrani op 0612345678",
        "door": None,
        "terug": "2026-12-01",
    }
    tekst = "Moeder Fatima El Amrani belt, 0612345678."
    beeld = _beeld(None, tekst="Fatima El Amrani is de moeder")
    anna.wijzig(stuk(1, tekst=tekst, besluit=aanhouden, beeld=beeld))
    alles = anna.haal().text
    assert "Amrani" not in alles and "0612345678" not in alles and "2026-12-01" in alles


def _leg_vast(huis_: Huis, bepaald: bool, team_: str = "noord") -> str:
    wie = Wie("anna-elders", frozenset({"professional"}), frozenset({team_}), "Rijn")
    besluiten = {"zo.urgentie": {"uitkomst": "spoed" if bepaald else None, "label": "Spoed", "bepaald": bepaald}}
    nieuw = NieuweAfweging(
        afweging_id=str(uuid.uuid4()), antwoorden={}, besluiten=besluiten, kaders={}, engine_versie="test",
        door=wie.id, kanaal="web", profiel="zo",
    )  # fmt: skip
    return huis_.dossier.afwegingen.leg_vast(nieuw, wie).casus


def test_akkoord_is_wat_is_vastgelegd_en_op_het_scherm_stond(team: Team):
    anna, akkoord = team.wie("anna"), {"soort": "akkoord"}
    anna.maak()
    gevallen = [
        (None, "spoed", 422, "vastgelegd"),
        (_leg_vast(team.huis, True, "zuid"), "spoed", 422, "vastgelegd"),
        (_leg_vast(team.huis, False), None, 422, "Houd deze aanmelding aan"),
        (_leg_vast(team.huis, True), "regulier", 409, "iets anders vastgelegd"),
        (_leg_vast(team.huis, True), "spoed", 200, ""),
    ]
    for code, uitkomst, status, zegt in gevallen:
        deze = stuk(1, laatste_code=code, besluit=akkoord, beeld=_beeld(None, uitkomst))
        antwoord = anna.wijzig(deze)
        assert antwoord.status_code == status, antwoord.text
        assert zegt in antwoord.json().get("fout", "")
    assert anna.haal().json()["stukken"][0]["besluit"] == akkoord


@pytest.mark.parametrize(
    "deel",
    [
        {"kop": {**KOP, "volgorde": [nr(1)], "fase": "pauze"}},
        {"kop": {**KOP, "volgorde": [nr(1), nr(2)]}},
        {"kop": {**KOP, "volgorde": ["kort"]}},
        {"stukken": [{"id": nr(1)}]},
        {"stukken": [stuk(1, besluit={"soort": "gooien"})]},
        {"stukken": [stuk(1, besluit={"soort": "aanhouden", "nodig": " ", "door": None})]},
        {"stukken": [stuk(1, besluit={"soort": "aanhouden", "nodig": "x", "door": None, "terug": "morgen"})]},
        {"stukken": [stuk(1, beeld="[]")]},
        {"stukken": [stuk(n) for n in range(201)]},
        {"versie": "veel"},
        {"nog": "wat"},
    ],
)
def test_wat_niet_past_geeft_een_regel_en_verandert_niets(team: Team, deel: dict[str, Any]):
    anna = team.wie("anna")
    anna.maak()
    antwoord = anna.wijzig(stuk(1), **deel)
    assert antwoord.status_code == 422 and "\n" not in antwoord.json()["fout"]
    assert anna.haal().json()["stukken"] == []


@pytest.mark.parametrize("vraag", ["", "?plek=x", f"?plek={nr(1)}&na=-1", f"?plek={nr(1)}&wacht=9999999999"])
def test_een_onleesbare_vraag(team: Team, vraag: str):
    assert team.wie("anna").browser.get(f"/api/overleggen/{OVERLEG}{vraag}").status_code == 422


def test_tweehonderd_aanmeldingen(team: Team):
    anna = team.wie("anna")
    anna.maak()
    assert anna.wijzig(*(stuk(n) for n in range(200))).status_code == 200
    assert len(team.wie("bram").haal().json()["stukken"]) == 200


def test_na_het_verslag_is_het_weg_en_wat_is_aangehouden_komt_terug(team: Team):
    anna = team.wie("anna")
    anna.maak()
    aanhouden = {"soort": "aanhouden", "nodig": "verslag van school", "door": "leerplicht", "terug": "2026-12-04"}
    anna.wijzig(stuk(1, besluit=aanhouden), stuk(2, besluit={"soort": "triage", "urgentie": "spoed", "route": None}))
    assert anna.einde().json() == {"weg": True} and anna.haal().status_code == 404
    bram = team.wie("bram")
    [terug] = bram.maak(id=OVERLEG, kop={**KOP, "datum": "2026-12-04"}).json()["stukken"]
    assert terug["besluit"] is None and "verslag van school, van leerplicht" in terug["eerder"]


def test_wie_ophoudt_met_volgen_of_een_herstart_verliest_niets(team: Team):
    anna = team.wie("anna")
    anna.maak()
    anna.wijzig(stuk(1))
    nieuw = Plek(team.huis.browser(), anna.plek)  # the poort was started again; the browser kept its cookies
    nieuw.browser.cookies.update(anna.browser.cookies)
    nieuw.browser.headers["X-CSRF-Token"] = nieuw.browser.get("/api/ik").json()["csrf"]
    assert nieuw.haal().json()["stuur"]["ik"] is True
    assert nieuw.wijzig(stuk(1), stuk(2)).status_code == 200


# -- without signing in, and at once


def test_wie_wacht_hoort_het_meteen_en_wie_niets_hoort_krijgt_antwoord(maak: Maak, instellingen: Instellingen):
    app = maak(aanmelden=None, url=None)

    async def speel() -> tuple[list[float], float]:
        async with asynchroon(app) as client:
            basis, plek = f"/api/overleggen/{OVERLEG}", nr(1)
            assert (
                await client.post("/api/overleggen", json={"id": OVERLEG, "plek": plek, "kop": KOP})
            ).status_code == 200
            begin = time.monotonic()
            assert (await client.get(f"{basis}?plek={nr(2)}&na=1&wacht=1")).json()["versie"] == 1
            stil = time.monotonic() - begin

            async def volg(n: int) -> float:
                antwoord = await client.get(f"{basis}?plek={nr(n)}&na=1&wacht=15")
                assert antwoord.json()["versie"] == 2
                return time.monotonic()

            volgers = [asyncio.create_task(volg(n)) for n in range(2, 12)]
            await asyncio.sleep(0.3)
            inhoud = {"id": nr(9), "plek": plek, "versie": 1, "kop": {**KOP, "volgorde": [nr(1)]}, "stukken": [stuk(1)]}
            assert (await client.post(f"{basis}/wijziging", json=inhoud)).status_code == 200
            gedaan = time.monotonic()
            return [(await volger) - gedaan for volger in volgers], stil

    vertraging, stil = asyncio.run(speel())
    assert 0.9 < stil < 5
    assert max(vertraging) < 0.9, "woken by the change itself, not by the next look"


def test_wie_een_naam_deelt_neemt_het_stuur_niet_zomaar(maak: Maak):
    client = TestClient(maak(aanmelden=None, url=None), base_url="http://127.0.0.1:5005")
    een, twee = Plek(client), Plek(client)
    een.maak()
    assert twee.haal().json()["stuur"]["te_nemen"] is False and twee.stuur("neem").status_code == 409
    assert twee.stuur("vraag").status_code == 200 and een.stuur("geef").status_code == 200
    assert twee.haal().json()["stuur"]["ik"] is True


def test_de_database_is_een_minuut_weg(maak: Maak, instellingen: Instellingen):
    client = TestClient(maak(aanmelden=None, url=None), base_url="http://127.0.0.1:5005")
    een = Plek(client)
    een.maak()
    een.wijzig(stuk(1))
    pad = instellingen.var / "dossier.db"
    heel = {p: p.read_bytes() for p in instellingen.var.glob("dossier.db*")}
    breek_opslag(instellingen)
    weg = een.wijzig(stuk(1), stuk(2), id=nr(4))
    assert weg.status_code == 503 and "Er is niets opgeslagen" in weg.json()["fout"]
    assert een.haal(na=1).status_code == 503
    pad.unlink()
    for bestand, inhoud in heel.items():
        bestand.write_bytes(inhoud)
    for _ in range(2):
        assert een.wijzig(stuk(1), stuk(2), id=nr(4), versie=2).json()["versie"] == 3
    assert een.haal().json()["kop"]["volgorde"] == [nr(1), nr(2)]
