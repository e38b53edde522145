"""Role × deed × whose casus, as the table of bot.toegang says: every cell by a real request of somebody who signed in.

The expectation is read from the table; that the table says what was agreed, the last tests hold by hand.
"""

from __future__ import annotations

import io
import json
import uuid
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
from icalendar import Calendar
from openpyxl import load_workbook
from starlette.testclient import TestClient

from bot.dossier import Dossier, NieuweAfweging, Stap, Status
from bot.instellingen import ROLLEN
from bot.lijn.doet import Doet
from bot.oefenen import bibliotheek
from bot.toegang import Daad, Vanwie, Wie, bereik, mag, rechten
from tests.poort.aanmelden.conftest import Huis, aanbieder, huis, instellingen, klok  # noqa: F401  (fixtures)
from tests.poort.conftest import AFWEGING, NepRasa

TERMIJNEN = [{"id": "contact", "label": "Contact", "uiterlijk": "2200-05-20"}]
# Whose → what of the table lets somebody at it. `vreemd` is of another team, `buiten` of the team with the same name in
# another gemeente, and that one is ter bespreking there too.
WIENS = {
    "eigen": {Vanwie.EIGEN},
    "team": {Vanwie.TEAM},
    "bespreking": {Vanwie.TER_BESPREKING},
    "vreemd": set(),
    "buiten": set(),
    "er_niet": set(),
}
ANDEREN = {
    "team": Wie("g-collega", frozenset({"professional"}), frozenset({"noord"}), "Rijn"),
    "bespreking": Wie("g-zuid", frozenset({"professional"}), frozenset({"zuid"}), "Rijn"),
    "vreemd": Wie("g-zuid", frozenset({"professional"}), frozenset({"zuid"}), "Rijn"),
    "buiten": Wie("g-maas", frozenset({"professional"}), frozenset({"noord"}), "Maas"),
}


class Acties(httpx.AsyncBaseTransport):
    """Rasa's place: what the poort sends goes to the real skill and the real store, as the action server does it."""

    def __init__(self, eerst: httpx.AsyncBaseTransport) -> None:
        self._eerst = eerst

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if not request.url.path.endswith("/bericht"):
            return await self._eerst.handle_async_request(request)
        from rasa_sdk import Tracker
        from rasa_sdk.executor import CollectingDispatcher

        from actions.vaardigheden import ACTIES
        from bot.begrip.bedoeling import vaste_bedoeling
        from bot.gesprek import VAARDIGHEDEN

        binnen = json.loads(await request.aread())
        meta = {k: binnen.get(k) for k in ("wie", "kanaal", "rollen", "teams", "gemeente", "opgave", "keuze", "doet")}
        naam = vaste_bedoeling(binnen["bericht"] or "", _kaders()) or "vertellen"
        if knop := binnen.get("doet"):
            naam = Doet(knop["doet"]).bedoeling
        elif binnen.get("keuze"):
            naam = "keuze"
        laatste = {"text": binnen["bericht"] or "", "intent": {"name": naam}, "metadata": meta, "entities": []}
        tracker = Tracker("g", {"afweging": None}, laatste, [], False, None, {}, "actie")
        mond = CollectingDispatcher()
        actie = next(a for a in ACTIES if a().name() == VAARDIGHEDEN[naam].actie)
        await actie().run(mond, tracker, {})
        berichten = [{"tekst": m["custom"].get("tekst", ""), "custom": AFWEGING} for m in mond.messages]
        return httpx.Response(200, json={"berichten": berichten})


def _kaders() -> Any:
    from actions.basis import omgeving

    return omgeving().kaders


@dataclass
class Plaats:
    """A store with a casus of each owner, and somebody of team noord in Rijn who signs in with this role."""

    huis: Huis
    codes: dict[str, str]

    def als(self, *rollen: str, sub: str = "karin", **claims: Any) -> TestClient:
        self.huis.aanbieder.sub, self.huis.aanbieder.rollen = sub, list(rollen)
        self.huis.aanbieder.claims = {"teams": ["noord"], "gemeente": "Rijn", **claims}
        return self.huis.aangemeld()

    def zeg(self, browser: TestClient, tekst: str) -> str:
        bericht = {"bericht": tekst, "id": str(uuid.uuid4())}
        for _ in range(6):  # on a busy machine it may take longer than somebody waits; then it is asked again
            antwoord = browser.post("/api/gesprek", json=bericht)
            if antwoord.status_code != 503:
                break
        assert antwoord.status_code == 200, antwoord.text
        return "\n".join(b["tekst"] for b in antwoord.json()["berichten"])


def bewaar(dossier: Dossier, wie: Wie) -> str:
    nieuw = NieuweAfweging(
        afweging_id=str(uuid.uuid4()), antwoorden={"leeftijden": [7]}, besluiten={}, kaders={}, engine_versie="test",
        door=wie.id, kanaal="web", profiel="zo", termijnen=TERMIJNEN,
    )  # fmt: skip
    return dossier.afwegingen.leg_vast(nieuw, wie).casus


def leg_voor(dossier: Dossier, code: str) -> None:
    stap = Stap(Status.TER_BESPREKING, "g", "web", {"vraag": "Is dit zwaar?", "aan": "gedragswetenschapper"})
    dossier.afwegingen.zet_status(code, stap)


@pytest.fixture
def rasa() -> Acties:
    return Acties(NepRasa())


@pytest.fixture
def plaats(huis: Huis, monkeypatch: pytest.MonkeyPatch) -> Plaats:  # noqa: F811
    from actions import oefenen, opvragen

    for deel in (oefenen, opvragen):
        monkeypatch.setattr(deel, "dossier", lambda: huis.dossier)
    eigen = Wie(_pseudoniem(huis), frozenset({"professional"}), frozenset(), "Rijn")
    codes = {wiens: bewaar(huis.dossier, wie) for wiens, wie in {"eigen": eigen, **ANDEREN}.items()}
    for wiens in ("bespreking", "buiten"):
        leg_voor(huis.dossier, codes[wiens])
    return Plaats(huis, {**codes, "er_niet": "R-2026-9999"})


def _pseudoniem(huis_: Huis) -> str:
    """As whom `karin` is known here: asked by signing in once."""
    huis_.aanbieder.claims = {"gemeente": "Rijn"}
    huis_.aangemeld()
    return huis_.dossier.gebeurtenissen.regels(hoeveel=1)[0].wie


def verwacht(rol: str, daad: Daad, wiens: str) -> bool:
    return bool(rechten()[rol].get(daad, frozenset()) & WIENS[wiens])


# -- what a request of each deed shows


def ziet_casus(plaats: Plaats, browser: TestClient, code: str) -> bool:
    antwoord = browser.get(f"/api/v1/casussen/{code}")
    assert antwoord.status_code in (200, 403, 404)
    return antwoord.status_code == 200


def ziet_lijst(plaats: Plaats, browser: TestClient, code: str) -> bool:
    return code in browser.get("/api/v1/casussen").text


def ziet_logboek(plaats: Plaats, browser: TestClient, code: str) -> bool:
    return browser.get(f"/api/v1/casussen/{code}/inzage").status_code == 200


def ziet_agenda(plaats: Plaats, browser: TestClient, code: str) -> bool:
    return code in browser.get("/api/v1/agenda").text


def ziet_kalender(plaats: Plaats, browser: TestClient, code: str) -> bool:
    adres = browser.post("/api/v1/agenda/adres")
    if adres.status_code == 403:
        return False
    namen = [str(g["summary"]) for g in Calendar.from_ical(browser.get(adres.json()["pad"]).content).walk("VEVENT")]
    return any(naam.startswith(code) for naam in namen)


def opent_in_chat(plaats: Plaats, browser: TestClient, code: str) -> bool:
    return "vastgelegd op" in plaats.zeg(browser, f"open {code}")


def lijst_in_chat(plaats: Plaats, browser: TestClient, code: str) -> bool:
    return code in plaats.zeg(browser, "mijn casussen")


def agenda_in_chat(plaats: Plaats, browser: TestClient, code: str) -> bool:
    return code in plaats.zeg(browser, "wat staat er open")


def logboek_in_chat(plaats: Plaats, browser: TestClient, code: str) -> bool:
    return "Wie wat met" in plaats.zeg(browser, f"wie zag {code}")


def weegt_opnieuw_in_chat(plaats: Plaats, browser: TestClient, code: str) -> bool:
    return "opnieuw" in plaats.zeg(browser, f"herafweging {code}")


def staat_in_caseload(plaats: Plaats, browser: TestClient, code: str) -> bool:
    antwoorden = [browser.get(f"/api/v1/caseload?van={van}") for van in ("eigen", "team", "ter_bespreking")]
    assert {a.status_code for a in antwoorden} <= {200, 403}
    return any(code in a.text for a in antwoorden)


def staat_in_werkboek(plaats: Plaats, browser: TestClient, code: str) -> bool:
    bestanden = [browser.get(f"/api/v1/caseload/bestand?van={van}") for van in ("eigen", "team", "ter_bespreking")]
    bladen = [load_workbook(io.BytesIO(b.content))["Caseload"] for b in bestanden if b.status_code == 200]
    return any(str(rij[0]) == code for blad in bladen for rij in blad.iter_rows(values_only=True))


def neemt_alles_mee(plaats: Plaats, browser: TestClient, code: str) -> bool:
    return browser.get(f"/api/v1/casussen/{code}/alles").status_code == 200


def krijgt_document(plaats: Plaats, browser: TestClient, code: str) -> bool:
    return browser.get(f"/api/v1/casussen/{code}/verslag/afspraken").status_code == 200


def legt_voor(plaats: Plaats, browser: TestClient, code: str) -> bool:
    """A step that can't be made says 422: then he got as far as the casus."""
    stap = {"status": "ter_bespreking", "vraag": "Wat vind je?", "volgnummer": 99}
    return browser.post(f"/api/v1/casussen/{code}/vervolg", json=stap).status_code == 422


def beantwoordt(plaats: Plaats, browser: TestClient, code: str) -> bool:
    stap = {"status": "advies", "antwoord": "Nee.", "reden": "Er is netwerk.", "volgnummer": 99}
    return browser.post(f"/api/v1/casussen/{code}/vervolg", json=stap).status_code == 422


def verwijdert(plaats: Plaats, browser: TestClient, code: str) -> bool:
    """With another code than that of the casus: who may gets that said, and nothing goes."""
    antwoord = browser.post(f"/api/v1/casussen/{code}/verwijderen", json={"casus": "R-1999-0001"})
    return antwoord.status_code == 422


PROEVEN = {
    ziet_casus: Daad.INZIEN,
    ziet_lijst: Daad.INZIEN,
    opent_in_chat: Daad.INZIEN,
    lijst_in_chat: Daad.INZIEN,
    ziet_logboek: Daad.LOGBOEK,
    logboek_in_chat: Daad.LOGBOEK,
    ziet_agenda: Daad.AGENDA,
    ziet_kalender: Daad.AGENDA,
    agenda_in_chat: Daad.AGENDA,
    weegt_opnieuw_in_chat: Daad.VASTLEGGEN,
    staat_in_caseload: Daad.TELLEN,
    staat_in_werkboek: Daad.MEENEMEN,
    neemt_alles_mee: Daad.MEENEMEN,
    krijgt_document: Daad.MEENEMEN,
    legt_voor: Daad.VASTLEGGEN,
    beantwoordt: Daad.BESPREKEN,
    verwijdert: Daad.VERWIJDEREN,
}


@pytest.mark.parametrize("rol", ROLLEN)
def test_elke_rol_doet_wat_de_tabel_zegt_en_niet_meer(plaats: Plaats, rol: str):
    browser = plaats.als(rol)
    anders = []
    for proef, daad in PROEVEN.items():
        for wiens, code in plaats.codes.items():
            kan, mag_het = proef(plaats, browser, code), verwacht(rol, daad, wiens)
            if kan != mag_het:
                anders.append(f"{proef.__name__}: {wiens}: {'kan' if kan else 'kan niet'}")
    assert anders == []


@pytest.mark.parametrize("rol", ["professional", "gedragswetenschapper", "teamleider"])
def test_wat_er_niet_is_en_wat_niet_van_jou_is_zijn_hetzelfde(plaats: Plaats, rol: str):
    browser = plaats.als(rol)
    for pad in ("/api/v1/casussen/{}", "/api/v1/casussen/{}/inzage"):
        geweigerd = [browser.get(pad.format(plaats.codes[w])) for w in ("er_niet", "vreemd", "buiten")]
        assert {(a.status_code, a.text) for a in geweigerd} == {(404, geweigerd[0].text)}
        assert geweigerd[0].json()["detail"].count("\n") == 0 and "R-2026" not in geweigerd[0].text
    gezegd = {plaats.zeg(browser, f"open {plaats.codes[w]}") for w in ("er_niet", "vreemd", "buiten")}
    assert len(gezegd) == 1


def test_een_weigering_staat_in_het_logboek_met_rol_en_namens_wie(plaats: Plaats):
    browser = plaats.als("professional")
    browser.get(f"/api/v1/casussen/{plaats.codes['vreemd']}")
    plaats.zeg(browser, f"open {plaats.codes['buiten']}")
    leerling = plaats.als("leerling")
    assert leerling.get(f"/api/v1/casussen/{plaats.codes['eigen']}").status_code == 403
    regels = plaats.huis.dossier.gebeurtenissen.regels(hoeveel=20)
    geweigerd = [(r.casus, r.rollen, r.namens, r.kanaal) for r in regels if r.wat == "geweigerd"]
    assert geweigerd == [
        (plaats.codes["eigen"], "leerling", "Rijn/noord", "api"),
        (plaats.codes["buiten"], "professional", "Rijn/noord", "api"),
        (plaats.codes["vreemd"], "professional", "Rijn/noord", "api"),
    ]
    assert [r.rollen for r in regels if r.wat == "aangemeld"][:2] == ["leerling", "professional"]
    assert plaats.huis.dossier.gebeurtenissen.controleer().breuk is None


def test_een_leerling_mag_alleen_oefenen_en_hoort_wel_de_crisisroute(plaats: Plaats):
    browser = plaats.als("leerling")
    for tekst in ("nieuwe afweging", "meisje van 14 gaat niet naar school", "vastleggen", "termijnen"):
        assert "oefenen" in plaats.zeg(browser, tekst) and "rol (leerling)" in plaats.zeg(browser, tekst), tekst
    assert "verzonnen casus" in plaats.zeg(browser, "oefenen")
    assert browser.post("/api/overleg/aanmeldingen", json={"tekst": "meisje van 14"}).status_code == 403
    assert browser.get("/api/bladen").status_code == 200


@pytest.mark.parametrize("rol", ROLLEN)
def test_wat_iemand_oefende_ziet_hij_zelf_en_een_groep_wie_haar_begeleidt(plaats: Plaats, rol: str):
    browser, wie = plaats.als(rol), Wie("ik", frozenset({rol}))
    for pad in ("voortgang", "leerpad"):
        assert (browser.get(f"/api/v1/oefenen/{pad}").status_code == 200) == mag(wie, Daad.OEFENEN), pad
    assert (browser.get("/api/v1/oefenen/groep").status_code == 200) == mag(wie, Daad.BEGELEIDEN)


def test_meer_rollen_tellen_op(plaats: Plaats):
    browser = plaats.als("beheerder", "gedragswetenschapper")
    gezien = {w for w, code in plaats.codes.items() if ziet_casus(plaats, browser, code)}
    assert gezien == {"eigen", "bespreking"}


def test_wie_van_gemeente_wisselt_ziet_niets_meer_van_de_vorige(plaats: Plaats):
    browser = plaats.als("professional", gemeente="Maas")
    assert {w for w, code in plaats.codes.items() if ziet_casus(plaats, browser, code)} == {"buiten"}


@pytest.mark.parametrize("claims", [{"gemeente": ["Rijn", "Maas"]}, {"gemeente": "a/b"}, {"gemeente": "x" * 101}])
def test_wie_in_twee_gemeenten_werkt_komt_er_niet_in(plaats: Plaats, claims: dict[str, Any]):
    plaats.huis.aanbieder.sub, plaats.huis.aanbieder.rollen = "karin", ["professional"]
    plaats.huis.aanbieder.claims = {"teams": ["noord"], **claims}
    browser = plaats.huis.browser()
    assert plaats.huis.meld_aan(browser).status_code == 403
    assert browser.get("/api/v1/casussen").status_code == 401


@pytest.mark.parametrize("teams", [None, [], "zuid", ["a,b"], [str(n) for n in range(51)], {"noord": 1}, [["noord"]]])
def test_vreemde_teams_geven_geen_team(plaats: Plaats, teams: Any):
    browser = plaats.als("professional", teams=teams)
    gezien = {w for w, code in plaats.codes.items() if ziet_casus(plaats, browser, code)}
    assert gezien == ({"eigen", "bespreking", "vreemd"} if teams == "zuid" else {"eigen"})


def test_een_afgenomen_rol_sluit_ook_de_kalender(plaats: Plaats):
    pad = plaats.als("professional").post("/api/v1/agenda/adres").json()["pad"]
    buiten = plaats.huis.browser()
    assert buiten.get(pad).status_code == 200
    plaats.als("leerling")
    geweigerd, geraden = buiten.get(pad), buiten.get(pad[:-43] + "a" * 43)
    assert geweigerd.status_code == 404 and geweigerd.text == geraden.text


def test_teams_kent_de_rol_van_wie_zich_hier_aanmeldde(plaats: Plaats):
    from bot.lijn.geheim import afgeleid
    from bot.poort.gebruiker import in_teams
    from tests.poort.conftest import GEHEIM

    plaats.als("leerling", tid="11111111-2222-3333-4444-555555555555", oid="aaaa-bbbb")
    sleutel = afgeleid(GEHEIM.encode(), "teams").encode()
    wie = plaats.huis.dossier.hoedanigheden.van(in_teams(sleutel, "11111111-2222-3333-4444-555555555555", "aaaa-bbbb"))
    assert wie is not None and (wie.rollen, wie.teams, wie.gemeente) == ({"leerling"}, {"noord"}, "Rijn")
    assert plaats.huis.dossier.hoedanigheden.van("teams-onbekend") is None


def test_wat_na_een_antwoord_niet_meer_ter_bespreking_ligt_ziet_de_gedragswetenschapper_niet(plaats: Plaats):
    browser = plaats.als("gedragswetenschapper")
    code = plaats.codes["bespreking"]
    assert ziet_casus(plaats, browser, code)
    stap = Stap(Status.ADVIES, "g", "web", {"antwoord": "Nee.", "reden": "Er is netwerk."})
    plaats.huis.dossier.afwegingen.zet_status(code, stap)
    assert not ziet_casus(plaats, browser, code)


def test_een_programma_zegt_namens_wie_het_vraagt(plaats: Plaats):
    browser = plaats.huis.browser(token="Tamelijk-lang-geheim-0123456789-abcdef")
    koppen = {"Authorization": "Bearer Tamelijk-lang-geheim-0123456789-abcdef", "X-Namens": "consulent-17"}
    assert browser.get("/api/v1/casussen", headers=koppen).status_code == 200
    [regel] = plaats.huis.dossier.gebeurtenissen.regels(hoeveel=1)
    assert (regel.wie, regel.namens, regel.wat) == ("token", "consulent-17", "ingezien")
    fout = browser.get("/api/v1/casussen", headers={**koppen, "X-Namens": "Karin de Vries <k@x.nl>"})
    assert fout.status_code == 422 and "Karin" not in fout.text


def test_aantallen_van_een_team_zijn_verborgen_onder_de_vijf(plaats: Plaats):
    browser = plaats.als("teamleider")
    eigen, team = (browser.get(f"/api/v1/caseload?van={van}").json() for van in ("eigen", "team"))
    assert (eigen["gedeeld"], team["gedeeld"]) == (False, True)
    assert eigen["tellingen"][0]["delen"] == [{"naam": "alle", "aantal": 1}]
    assert {d["aantal"] for t in team["tellingen"] for d in t["delen"]} == {None}
    for _ in range(5):
        bewaar(plaats.huis.dossier, ANDEREN["team"])
    team = browser.get("/api/v1/caseload?van=team").json()
    assert team["tellingen"][0]["delen"] == [{"naam": "alle", "aantal": 6}]


# -- practising together: who may lead and who may join


SESSIES = "/api/v1/oefenen/sessies"


@pytest.fixture
def oefencasus(kaders: Any) -> str:
    return bibliotheek(kaders)[0].id


@pytest.mark.parametrize(
    "rol", ["professional", "gedragswetenschapper", "teamleider", "beheerder", "trainer", "leerling"]
)
def test_wie_mag_leiden_en_wie_mag_meedoen(plaats: Plaats, oefencasus: str, rol: str):
    logboek = plaats.huis.dossier.gebeurtenissen
    over_casussen = [r for r in logboek.regels(hoeveel=50) if r.casus]
    trainer = plaats.als("trainer", sub="trainer")
    code = trainer.post(SESSIES, json={"casus": oefencasus, "toestel": "toestel-1"}).json()["code"]
    browser = plaats.als(rol)
    begin = browser.post(SESSIES, json={"casus": oefencasus, "toestel": "toestel-2"})
    assert (begin.status_code == 200) == mag(Wie("ik", frozenset({rol})), Daad.LEIDEN)
    for pad in ("", "/stand", "/controle"):  # and to add a casus
        mocht = browser.post(f"/api/v1/oefenen/eigen{pad}", json={}).status_code != 403
        assert mocht == mag(Wie("ik", frozenset({rol})), Daad.LEIDEN), pad
    oordeel = {"oordeel": {"zekerheid": "gok"}, "toestel": "toestel-2"}
    assert browser.post(f"{SESSIES}/{code}/oordeel", json=oordeel).status_code == 200
    stap = browser.post(f"{SESSIES}/{code}/stap", json={"doet": "sluiten", "toestel": "toestel-1"})
    assert stap.status_code == 403
    assert [r for r in logboek.regels(hoeveel=50) if r.casus] == over_casussen, "nothing about a stored casus"


def test_een_sessie_van_een_andere_gemeente_is_er_niet(plaats: Plaats, oefencasus: str):
    code = plaats.als("trainer").post(SESSIES, json={"casus": oefencasus, "toestel": "toestel-1"}).json()["code"]
    buiten = plaats.als("professional", sub="buiten", gemeente="Maas")
    er, er_niet = (buiten.get(f"{SESSIES}/{c}?toestel={'toestel-2'}") for c in (code, "BBBBBB"))
    assert (er.status_code, er.text) == (404, er_niet.text)


def test_wie_is_aangemeld_telt_een_keer_op_twee_toestellen(plaats: Plaats, oefencasus: str):
    code = (
        plaats.als("trainer", sub="trainer")
        .post(SESSIES, json={"casus": oefencasus, "toestel": "toestel-1"})
        .json()["code"]
    )
    browser = plaats.als("leerling")
    for toestel in ("toestel-2", "toestel-3"):
        uit = browser.post(f"{SESSIES}/{code}/oordeel", json={"oordeel": {"zekerheid": "gok"}, "toestel": toestel})
        assert uit.json()["begonnen"] == 1


# -- the table itself, by hand


def test_de_tabel_zegt_wat_is_afgesproken():
    wie = {rol: Wie("ik", frozenset({rol}), frozenset({"noord"}), "Rijn") for rol in ROLLEN}
    assert set(rechten()) == set(ROLLEN)
    assert bereik(wie["professional"], Daad.INZIEN) == bereik(wie["teamleider"], Daad.INZIEN)
    assert bereik(wie["professional"], Daad.INZIEN).teams == {"noord"}
    assert bereik(wie["gedragswetenschapper"], Daad.INZIEN).ter_bespreking
    assert not bereik(wie["gedragswetenschapper"], Daad.INZIEN).teams
    assert [d for d in Daad if mag(wie["leerling"], d)] == [Daad.OEFENEN]
    assert [d for d in Daad if mag(wie["beheerder"], d)] == [Daad.OEFENEN, Daad.BEHEREN]
    assert [d for d in Daad if mag(wie["trainer"], d)] == [Daad.OEFENEN, Daad.LEIDEN, Daad.BEGELEIDEN]
    assert [rol for rol in ROLLEN if mag(wie[rol], Daad.LEIDEN)] == ["gedragswetenschapper", "teamleider", "trainer"]
    assert not any(mag(Wie("ik"), d) for d in Daad) and not any(mag(Wie("ik", frozenset({"koning"})), d) for d in Daad)
