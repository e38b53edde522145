"""Progress, path and group over the API: somebody's own, and of others only how many."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest
from starlette.testclient import TestClient

from bot.dossier import open_dossier
from bot.instellingen import Instellingen
from bot.oefenen.uitslag import Geoefend, noteer
from bot.poort.api.oefenvoortgang import GROEP, LEERPAD, VOORTGANG
from bot.toegang import Wie
from tests.poort.aanmelden.conftest import Huis, aanbieder, huis, instellingen, klok  # noqa: F401  (fixtures)

NU = datetime(2026, 11, 20, 9, 0, tzinfo=timezone.utc)
ZWAARTE = "lekstroom.zwaarte"


def oefen(huis_: Huis, wie: str, goed: bool, sleutel: str = "s") -> None:
    een = Geoefend(sleutel, "lekstroom-01", "lekstroom", "casus", "zeker", {ZWAARTE: goed}, {"ernst": goed})
    noteer(huis_.dossier, wie, een, NU)


@pytest.fixture
def leerling(huis: Huis) -> tuple[TestClient, str]:  # noqa: F811
    """A browser of somebody who signed in, and his pseudonym."""
    huis.aanbieder.rollen, huis.aanbieder.claims = ["leerling"], {"teams": ["noord"], "gemeente": "Rijn"}
    browser = huis.aangemeld()
    return browser, huis.dossier.gebeurtenissen.regels(hoeveel=1)[0].wie


def test_de_eigen_voortgang_en_niet_die_van_een_ander(huis: Huis, leerling: tuple[TestClient, str]):  # noqa: F811
    browser, wie = leerling
    oefen(huis, "g-een-ander", False)
    leeg = VOORTGANG.uit.parse_obj(browser.get("/api/v1/oefenen/voortgang").json())
    assert leeg.gedaan == 0 and leeg.kaders == []
    oefen(huis, wie, False)
    antwoord = browser.get("/api/v1/oefenen/voortgang")
    vol = VOORTGANG.uit.parse_obj(antwoord.json())
    assert antwoord.headers["Cache-Control"] == "no-store"
    assert (vol.gedaan, [o.naam for o in vol.kaders[0].onderdelen], vol.kaders[0].onderdelen[0].terug) == (
        1,
        ["ernst", ZWAARTE],
        True,
    )


def test_wissen_haalt_alleen_het_eigen_weg(huis: Huis, leerling: tuple[TestClient, str]):  # noqa: F811
    browser, wie = leerling
    oefen(huis, wie, False)
    oefen(huis, "g-een-ander", True)
    assert browser.post("/api/v1/oefenen/voortgang/wissen").json()["aantal"] == 3
    assert browser.get("/api/v1/oefenen/voortgang").json()["gedaan"] == 0
    assert len(huis.dossier.oefenvoortgang.kaarten("g-een-ander")) == 2


def test_een_groep_vanaf_vijf_mensen_zonder_namen(huis: Huis):  # noqa: F811
    huis.aanbieder.rollen, huis.aanbieder.claims = ["trainer"], {"teams": ["noord"], "gemeente": "Rijn"}
    trainer = huis.aangemeld()

    def doe_mee(nummers: range, gemeente: str = "Rijn") -> None:
        for nr in nummers:
            naam = f"g-{gemeente}-{nr}"
            wie = Wie(naam, frozenset({"leerling"}), frozenset({"noord"}), gemeente)
            huis.dossier.hoedanigheden.onthoud(wie, [naam])
            oefen(huis, naam, False)

    doe_mee(range(4))
    doe_mee(range(9), "Maas")
    klein = GROEP.uit.parse_obj(trainer.get("/api/v1/oefenen/groep").json())
    assert klein.leerlingen is None and klein.onderdelen == []
    doe_mee(range(4, 10))
    groot = trainer.get("/api/v1/oefenen/groep")
    assert [(o["naam"], o["leerlingen"]) for o in groot.json()["onderdelen"]] == [("ernst", 10), (ZWAARTE, 10)]
    assert "g-Rijn" not in groot.text


def test_een_stap_lezen_en_wat_je_niet_zo_kunt_afvinken(leerling: tuple[TestClient, str]):
    browser, _ = leerling
    pad = LEERPAD.uit.parse_obj(browser.get("/api/v1/oefenen/leerpad").json())
    assert (pad.dag, pad.dagen, pad.klaar, pad.bewijs) == (1, 14, False, None)
    na = browser.post("/api/v1/oefenen/leerpad", json={"stap": pad.stap})
    assert na.status_code == 200 and na.json()["stap"] != pad.stap and na.json()["stappen"][0]["gedaan_op"]
    for stap in (na.json()["stap"], "bestaat-niet"):
        fout = browser.post("/api/v1/oefenen/leerpad", json={"stap": stap})
        assert fout.status_code == 422 and "Alleen een stap om te lezen" in fout.json()["detail"]
    assert browser.post("/api/v1/oefenen/leerpad", json={"stop": 1}).status_code in (400, 422)
    assert browser.post("/api/v1/oefenen/leerpad", json=[]).status_code == 400


def test_van_wie_de_naam_met_anderen_deelt_is_er_niets(instellingen: Instellingen):  # noqa: F811
    with open_dossier(instellingen.database) as dossier:
        een = Geoefend("s", "lekstroom-01", "lekstroom", "casus", "zeker", {ZWAARTE: True}, {})
        assert not noteer(dossier, "token", een, NU)
