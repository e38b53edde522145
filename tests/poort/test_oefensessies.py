"""A session of a team over the API: nothing is seen before the judging is closed, and nothing is lost."""

from __future__ import annotations

import io
from typing import Any

import pytest
from docx import Document
from starlette.testclient import TestClient

from bot.gesprek.oefening import gevraagd
from bot.oefenen import bibliotheek

TRAINER, ANNA, BEN, CARLA = (f"toestel-{naam}" for naam in ("trainer", "anna", "ben", "carla"))
SESSIES = "/api/v1/oefenen/sessies"


@pytest.fixture
def casus(kaders):
    return next(c for c in bibliotheek(kaders) if c.kader == "lekstroom")


class Sessie:
    """One session of `casus`, on a poort where nobody signs in: devices tell people apart."""

    def __init__(self, client: TestClient, casus: Any, kaders: Any) -> None:
        self.client, self.casus = client, casus
        self.goed = {b: casus.verwacht[b] for b in gevraagd(kaders, casus)}
        begin = client.post(SESSIES, json={"casus": casus.id, "toestel": TRAINER})
        assert begin.status_code == 200, begin.text
        self.code = begin.json()["code"]

    def zie(self, toestel: str, code: str | None = None) -> Any:
        return self.client.get(f"{SESSIES}/{code or self.code}?toestel={toestel}")

    def oordeel(self, toestel: str, klaar: bool = True, **anders: Any) -> Any:
        gevonden = {"gegeven": self.goed, "kenmerken": {"ernst": "licht", "veiligheid": "veilig"}, "zekerheid": "zeker"}
        inhoud = {"oordeel": {**gevonden, "reden": "Het is licht.", **anders}, "klaar": klaar, "toestel": toestel}
        return self.client.post(f"{SESSIES}/{self.code}/oordeel", json=inhoud)

    def stap(self, doet: str, toestel: str = TRAINER, **anders: Any) -> Any:
        return self.client.post(f"{SESSIES}/{self.code}/stap", json={"doet": doet, "toestel": toestel, **anders})


@pytest.fixture
def sessie(client: TestClient, casus, kaders) -> Sessie:
    return Sessie(client, casus, kaders)


def test_niemand_ziet_iets_voor_het_oordelen_is_gesloten(sessie: Sessie):
    sessie.oordeel(ANNA)
    sessie.oordeel(BEN, klaar=False, gegeven={"lekstroom.zwaarte": "zwaar"}, zekerheid=None, reden=None)
    for toestel in (TRAINER, ANNA, BEN, CARLA):
        uit = sessie.zie(toestel).json()
        assert (uit["uitslag"], uit["vergelijking"], uit["opgave"]["id"]) == (None, None, "")
        assert (uit["begonnen"], uit["ingeleverd"], uit["leider"]) == (2, 1, toestel == TRAINER)
        assert (uit["mijn"] is not None) == (toestel in (ANNA, BEN))
        assert sessie.casus.id not in sessie.zie(toestel).text
    assert sessie.zie(BEN).json()["mijn"]["gegeven"] == {"lekstroom.zwaarte": "zwaar"}
    fout = sessie.client.get(f"{SESSIES}/{sessie.code}/verslag?toestel={TRAINER}")
    assert fout.status_code == 422 and "Sluit eerst" in fout.json()["detail"]


def test_na_het_sluiten_staat_de_verdeling_er_met_de_maat_en_zonder_wie(sessie: Sessie):
    sessie.oordeel(ANNA)
    sessie.oordeel(ANNA, kenmerken={"ernst": "licht", "motivatie": "gemotiveerd"})
    sessie.oordeel(BEN, kenmerken={"ernst": "zwaarder"}, gegeven={**sessie.goed, "lekstroom.zwaarte": "zwaar"})
    sessie.oordeel(CARLA, klaar=False)
    assert sessie.stap("sluiten").json()["fase"] == "bespreken"
    uit = sessie.zie(ANNA).json()
    zwaarte = next(v for v in uit["uitslag"]["besluiten"] if v["id"] == "lekstroom.zwaarte")
    assert [(d["aantal"], d["kader"]) for d in zwaarte["delen"]] == [(2, True), (0, False), (1, False)]
    ernst = next(v for v in uit["uitslag"]["kenmerken"] if v["id"] == "ernst")
    assert [d["aantal"] for d in ernst["delen"]] == [2, 1] and uit["uitslag"]["oordelen"] == 3
    assert uit["uitslag"]["zekerheden"] == [{"zekerheid": "zeker", "label": "Heel zeker", "aantal": 3}]
    assert uit["uitslag"]["alfa"] is not None and len(uit["uitslag"]["maat"]) == 2
    assert uit["vergelijking"]["kenmerken"] and uit["opgave"]["id"] == sessie.casus.id
    assert uit["mijn"]["kenmerken"] == {"ernst": "licht", "motivatie": "gemotiveerd"}, "the last one counts"
    assert "toestel-" not in sessie.zie(TRAINER).text


@pytest.mark.parametrize("wie", [(), (ANNA,), (ANNA, BEN)])
def test_met_te_weinig_oordelen_is_er_geen_verdeling(sessie: Sessie, wie: tuple[str, ...]):
    for toestel in wie:
        sessie.oordeel(toestel)
    uit = sessie.stap("sluiten").json()["uitslag"]
    assert (uit["besluiten"], uit["kenmerken"], uit["alfa"]) == ([], [], None) and "geen verdeling" in uit["melding"]


def test_wie_de_verbinding_verliest_levert_het_daarna_in_en_na_het_sluiten_niet_meer(sessie: Sessie):
    half = sessie.oordeel(ANNA, klaar=False, kenmerken={}, zekerheid=None, reden=None)
    assert half.status_code == 200 and sessie.zie(ANNA).json()["klaar"] is False
    sessie.oordeel(BEN), sessie.oordeel(CARLA)
    sessie.stap("sluiten")
    laat = sessie.oordeel(ANNA)
    assert laat.status_code == 422 and laat.json()["detail"].startswith("De trainer heeft het oordelen gesloten")
    uit = sessie.zie(ANNA).json()
    assert uit["uitslag"]["oordelen"] == 3 and uit["mijn"]["gegeven"] == sessie.goed, "what came before counts"


def test_een_verkeerde_code_en_een_sessie_die_voorbij_is(sessie: Sessie):
    fout = sessie.zie(ANNA, "BBBBBB")
    assert fout.status_code == 404 and "Kijk of je hem goed hebt overgetypt" in fout.json()["detail"]
    assert sessie.zie(ANNA, f"{sessie.code[:3].lower()}-{sessie.code[3:].lower()}").json()["code"] == sessie.code
    sessie.oordeel(ANNA)
    assert sessie.stap("beeindigen", bespreking="We lazen de ernst anders.").json()["fase"] == "voorbij"
    assert sessie.zie(ANNA).json()["bespreking"] == "We lazen de ernst anders.", "who took part may look back"
    voorbij = sessie.zie(BEN)
    assert voorbij.status_code == 404 and "is voorbij" in voorbij.json()["detail"]
    for _ in range(40):
        status = sessie.zie(ANNA, "BBBBBB").status_code
    assert status == 429, "codes can't be tried"


def test_een_tweede_trainer_neemt_niets_over(sessie: Sessie):
    sessie.oordeel(ANNA)
    for doet in ("sluiten", "noteren", "beeindigen"):
        fout = sessie.stap(doet, "toestel-andere-trainer", bespreking="x")
        assert fout.status_code == 403 and "al geleid door een andere trainer" in fout.json()["detail"]
    fout = sessie.client.get(f"{SESSIES}/{sessie.code}/verslag?toestel=toestel-andere-trainer")
    assert fout.status_code == 403 and sessie.zie(TRAINER).json()["fase"] == "oordelen"


@pytest.mark.parametrize(
    ("inhoud", "zin"),
    [
        ({"oordeel": {}, "toestel": "kort"}, "toestel"),
        ({"oordeel": {"gegeven": {"zo.urgentie": "crisis"}}, "toestel": ANNA}, "hoort een van deze besluiten"),
        ({"oordeel": "x", "toestel": ANNA}, "oordeel"),
        ({"toestel": ANNA}, "oordeel"),
        ([], "een blok met velden"),
    ],
)
def test_wat_niet_past_is_een_regel(sessie: Sessie, inhoud: Any, zin: str):
    fout = sessie.client.post(f"{SESSIES}/{sessie.code}/oordeel", json=inhoud)
    assert fout.status_code in (400, 422) and zin in fout.json()["detail"] and "\n" not in fout.json()["detail"]
    assert sessie.client.get(f"{SESSIES}/{sessie.code}").status_code == 422, "without the name of a device"


def test_het_verslag_is_een_bladzijde_zonder_namen(sessie: Sessie):
    (
        sessie.oordeel(ANNA),
        sessie.oordeel(BEN),
        sessie.oordeel(CARLA, kenmerken={"ernst": "zwaarder"}, reden="Ik zei het al."),
    )
    sessie.stap("sluiten")
    noot = sessie.stap("noteren", bespreking="Karin de Vries las de ernst anders. Daar kwamen we uit.").json()
    assert "Vries" not in noot["bespreking"] and "Daar kwamen we uit." in noot["bespreking"]
    antwoord = sessie.client.get(f"{SESSIES}/{sessie.code}/verslag?toestel={TRAINER}")
    assert antwoord.headers["content-disposition"] == f'attachment; filename="oefensessie-{sessie.code}.docx"'
    document = Document(io.BytesIO(antwoord.content))
    tekst = "\n".join(a.text for a in document.paragraphs)
    cellen = "\n".join(c.text for t in document.tables for r in t.rows for c in r.cells)
    assert "3 oordelen, zonder namen" in tekst and "alfa" in tekst and "Daar kwamen we uit." in tekst
    assert "Ernst *" in cellen and "Zwaarder" in cellen and "Ik zei het al" not in tekst + cellen
    fout = sessie.client.get(f"{SESSIES}/{sessie.code}/verslag?toestel={TRAINER}&vorm=txt")
    assert fout.status_code == 422


def test_over_meer_casussen_komt_er_een_maat_van_de_uitkomst(client: TestClient, kaders):
    casussen = [c for c in bibliotheek(kaders) if c.kader == "lekstroom"][:3]
    for casus in casussen:
        een = Sessie(client, casus, kaders)
        for toestel in (ANNA, BEN, CARLA):
            een.oordeel(toestel)
        een.stap("sluiten")
    uit = client.get(f"{SESSIES}?toestel={TRAINER}").json()
    assert [s["titel"] for s in uit["sessies"]] == [c.titel for c in casussen][::-1]
    assert [r.split(", over 3 casussen: ")[1] for r in uit["reeks"]] == ["1. Jullie zijn het eens."] * 2
    assert client.get(f"{SESSIES}?toestel={ANNA}").json()["sessies"] == []
