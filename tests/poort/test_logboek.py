"""The logs: one number through the processes, JSON for who reads them by program, and not to be washed away."""

from __future__ import annotations

import json
import logging

import pytest
from starlette.testclient import TestClient

from bot.gedeeld.verzoeknummer import VERZOEK, neem_over, nieuw
from bot.starten.logboek import VAAK, NietWegspoelen, VeiligeOpmaak
from tests.poort.conftest import Maak, NepRasa


def regel(naam: str = "regiewijzer.teams", wat: str = "geweigerd: %s", niveau: int = logging.WARNING, met: object = 1):
    return logging.LogRecord(naam, niveau, "pad/module.py", 7, wat, (met,), None)


def test_elk_verzoek_heeft_een_nummer_dat_meegaat_naar_rasa(client: TestClient, rasa: NepRasa):
    antwoorden = [client.post("/api/gesprek", json={"bericht": "hallo"}) for _ in range(2)]
    nummers = [antwoord.headers["request-id"] for antwoord in antwoorden]
    assert len(set(nummers)) == 2
    assert [bericht["verzoek"] for bericht in rasa.ontvangen] == nummers
    assert client.get("/bestaat-niet").headers["request-id"] not in nummers
    # Nobody chooses his own.
    assert client.get("/api/ik", headers={"Request-Id": nummers[0]}).headers["request-id"] != nummers[0]


def test_de_regel_van_een_fout_heeft_het_nummer_van_het_verzoek(
    maak: Maak, rasa: NepRasa, caplog: pytest.LogCaptureFixture
):
    opmaak = VeiligeOpmaak(als_json=True)
    opmaak.streng = True
    regels: list[dict] = []

    class Vang(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            regels.append(json.loads(opmaak.format(record)))

    vang = Vang()
    logging.getLogger("regiewijzer.poort").addHandler(vang)
    try:
        rasa.gedrag = "leeg"
        antwoord = TestClient(maak(), base_url="http://localhost").post("/api/gesprek", json={"bericht": "KANARIE"})
    finally:
        logging.getLogger("regiewijzer.poort").removeHandler(vang)
    assert [r["verzoek"] for r in regels] == [antwoord.headers["request-id"]]
    assert "KANARIE" not in json.dumps(regels)


@pytest.mark.parametrize("vreemd", [None, 3, "", "abc", "x" * 12, "0123456789ab\n", ["0123456789ab"]])
def test_wat_geen_nummer_is_komt_niet_in_het_logboek(vreemd: object):
    nummer = nieuw()
    neem_over(nummer)
    assert VERZOEK.get() == nummer
    neem_over(vreemd)
    assert VERZOEK.get() is None


def test_json_heeft_een_object_per_regel_en_geen_tekst_van_gebruikers():
    opmaak = VeiligeOpmaak(als_json=True)
    opmaak.streng = True
    try:
        raise ValueError("KANARIE\nnog een regel")
    except ValueError as fout:
        vreemd = logging.LogRecord(
            "rasa.core", logging.ERROR, "pad/module.py", 7, "KANARIE", None, (ValueError, fout, fout.__traceback__)
        )
    uit = opmaak.format(vreemd)
    gelezen = json.loads(uit)
    assert "\n" not in uit and "KANARIE" not in uit
    assert (gelezen["niveau"], gelezen["naam"], gelezen["bericht"]) == ("ERROR", "rasa.core", "[module:7]")
    assert gelezen["spoor"][0].startswith("ValueError in")
    assert json.loads(opmaak.format(regel(wat="een\ntwee %s")))["bericht"] == "een\ntwee 1"


def test_een_vreemde_spoelt_het_logboek_niet_weg():
    nu = 0.0
    filter_ = NietWegspoelen(lambda: nu)
    geschreven = [filter_.filter(regel(met=nr)) for nr in range(10_000)]
    assert geschreven.count(True) == VAAK
    assert filter_.filter(regel(wat="iets anders %s"))
    assert all(filter_.filter(regel(wat="telling %s", niveau=logging.INFO)) for _ in range(1000))
    nu = 61.0
    volgende = regel()
    assert filter_.filter(volgende)
    assert volgende.getMessage() == f"geweigerd: 1 (en nog {10_000 - VAAK} keer)"
    nog_een = regel()
    assert filter_.filter(nog_een) and "keer" not in nog_een.getMessage()
