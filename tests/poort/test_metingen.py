"""The numbers for who watches over it: right, for who has their token alone, and without anything of a user."""

from __future__ import annotations

import json
import logging
import re
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.testclient import TestClient

from bot.dossier import fouten as opslagfouten
from bot.gedeeld import vallen
from bot.instellingen import PROJECT, Instellingen
from bot.poort import metingen
from bot.poort.adres import OnveiligAdres
from bot.poort.tellingen import tel_beurt
from bot.poort.wachtrij import Wachtrij
from bot.starten.logboek import VeiligeOpmaak
from tests.poort.conftest import Maak, NepRasa, breek_opslag

TOKEN = "alleen-om-te-meten-7k2"
KANARIE = "Xylofoonkanarie"


@pytest.fixture
def meter(maak: Maak) -> TestClient:
    return TestClient(maak(metingen_token=TOKEN), base_url="http://localhost")


def pagina(client: TestClient) -> str:
    antwoord = client.get(metingen.PAD, headers={"Authorization": f"Bearer {TOKEN}"})
    assert antwoord.status_code == 200
    return antwoord.text


def stand(client: TestClient) -> dict[tuple[str, frozenset[str]], float]:
    """Each number by its name and the values of its labels."""
    families = text_string_to_metric_families(pagina(client))
    return {(m.name, frozenset(m.labels.values())): m.value for familie in families for m in familie.samples}


def erbij(client: TestClient, doe, naam: str, *labels: str) -> float:
    sleutel = (naam, frozenset(labels))
    voor = stand(client).get(sleutel, 0.0)
    doe()
    return stand(client).get(sleutel, 0.0) - voor


def zeg(client: TestClient, bericht: str = "hallo", **anders: object):
    return client.post("/api/gesprek", json={"bericht": bericht, **anders})


def test_zonder_instelling_bestaat_de_pagina_niet(client: TestClient):
    assert client.get(metingen.PAD).status_code == 404


@pytest.mark.parametrize("kop", [None, "Bearer ", f"Bearer {TOKEN}x", f"Basic {TOKEN}", "Bearer é", "Bearer anders"])
def test_alleen_met_het_eigen_token(maak: Maak, kop: str | None):
    client = TestClient(maak("0.0.0.0", metingen_token=TOKEN, token="anders-dan-meten-9x4"), base_url="http://h")
    koppen = {"Authorization": kop.encode("latin-1")} if kop else {}
    antwoord = client.get(metingen.PAD, headers=koppen)
    assert antwoord.status_code == 401 and "regiewijzer_" not in antwoord.text
    pagina(client)
    # It opens nothing else, and the other doesn't open this.
    assert client.get("/api/kaders", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 401
    assert client.get(metingen.PAD, headers={"Authorization": "Bearer anders-dan-meten-9x4"}).status_code == 401


def test_raden_houdt_op_en_het_goede_token_blijft_werken(meter: TestClient):
    gezien = {meter.get(metingen.PAD).status_code for _ in range(metingen.FOUT_PER_MINUUT + 5)}
    assert gezien == {401, 429}
    pagina(meter)


@pytest.mark.parametrize(("token", "gewoon"), [("kort", None), ("aaaaaaaaaaaaaaaa", None), (TOKEN, TOKEN)])
def test_een_zwak_of_geleend_token_start_niet(maak: Maak, token: str, gewoon: str | None):
    with pytest.raises(OnveiligAdres, match="REGIEWIJZER_METINGEN_TOKEN"):
        maak(metingen_token=token, token=gewoon)


def test_een_beurt_telt_met_de_tijd_van_elk_deel(meter: TestClient):
    voor = stand(meter)
    assert zeg(meter).status_code == 200
    na = stand(meter)
    gezien = {sleutel: waarde - voor.get(sleutel, 0.0) for sleutel, waarde in na.items()}
    assert gezien["regiewijzer_beurten_total", frozenset({"api"})] == 1
    for deel in ("wachten", "afschermen", "rasa", "beurt"):
        assert gezien["regiewijzer_duur_seconden_count", frozenset({deel})] == 1
    assert gezien["regiewijzer_duur_seconden_sum", frozenset({"beurt"})] > 0
    assert (na["regiewijzer_bezig", frozenset()], na["regiewijzer_wachtend", frozenset()]) == (0, 0)


def test_een_herhaald_bericht_is_geen_nieuwe_beurt(meter: TestClient):
    gesprek = zeg(meter).json()["gesprek"]

    def tweemaal() -> None:
        for _ in range(2):
            assert zeg(meter, gesprek=gesprek, id="zelfde").status_code == 200

    assert erbij(meter, tweemaal, "regiewijzer_beurten_total", "api") == 1


def test_een_getoond_signaal_telt(meter: TestClient):
    def toon() -> None:
        tel_beurt("web", [{"tekst": "x", "blokken": [{"soort": "alinea"}, {"soort": "crisis"}]}])
        tel_beurt("web", [{"tekst": "x", "blokken": [{"soort": "alinea"}]}, {"tekst": "y"}])

    assert erbij(meter, toon, "regiewijzer_signalen_total") == 1


def test_weigeringen_tellen_met_hun_reden(meter: TestClient, rasa: NepRasa):
    assert erbij(meter, lambda: meter.get("/bestaat-niet"), "regiewijzer_weigeringen_total", "404", "overig") == 1
    rasa.gedrag = "weg"
    assert erbij(meter, lambda: zeg(meter), "regiewijzer_weigeringen_total", "503", "niet_bereikbaar") == 1


def test_fouten_van_de_database_tellen(maak: Maak, instellingen: Instellingen):
    client = TestClient(maak(metingen_token=TOKEN), base_url="http://localhost")
    voor = dict(opslagfouten.geteld())
    breek_opslag(instellingen)
    client.get("/api/gereed")
    zeg(client, id="een")
    na = opslagfouten.geteld()
    soorten = [oorzaak for oorzaak in na if na[oorzaak] > voor.get(oorzaak, 0)]
    assert soorten and stand(client)["regiewijzer_opslagfouten_total", frozenset({soorten[0]})] == na[soorten[0]]


def test_vallen_tellen_door_na_een_nieuwe_start(maak: Maak, instellingen: Instellingen):
    (instellingen.var / "log").mkdir()
    for deel in ("rasa", "rasa", "acties"):
        vallen.noteer(instellingen.var / "log", deel)
    gezien = stand(TestClient(maak(metingen_token=TOKEN), base_url="http://localhost"))
    assert gezien["regiewijzer_vallen_total", frozenset({"rasa"})] == 2
    assert gezien["regiewijzer_vallen_total", frozenset({"acties"})] == 1


@pytest.mark.parametrize("inhoud", [b"", b"geen json", b"[1]", b'{"rasa": "x"}', b"\xff"])
def test_een_kapotte_telling_begint_opnieuw(tmp_path: Path, inhoud: bytes):
    (tmp_path / vallen.NAAM).write_bytes(inhoud)
    assert not vallen.lees(tmp_path)
    vallen.noteer(tmp_path, "rasa")
    assert vallen.lees(tmp_path) == {"rasa": 1}


def test_wat_niet_te_schrijven_is_houdt_niets_op(tmp_path: Path):
    vallen.noteer(tmp_path / "bestaat-niet", "rasa")
    assert not vallen.lees(tmp_path / "bestaat-niet")


def test_geen_naam_tekst_of_nummer_in_metingen_en_logboek(meter: TestClient, rasa: NepRasa):
    opmaak = VeiligeOpmaak()
    opmaak.streng = True
    regels: list[str] = []

    class Vang(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            regels.append(opmaak.format(record))

    vang = Vang()
    logging.getLogger().addHandler(vang)
    try:
        gesprekken = []
        for gedrag in ("goed", "weg", "leeg", "fout", "breekt", "kwijt"):
            rasa.gedrag = gedrag
            antwoord = zeg(meter, f"{KANARIE} van 14 gaat niet naar school", id=f"{KANARIE}-{gedrag}")
            gesprekken += [antwoord.json().get("gesprek") or KANARIE]
        meter.get(f"/api/casussen/{KANARIE}")
        meter.get(f"/{KANARIE}?{KANARIE}", headers={"X-Naam": KANARIE})
    finally:
        logging.getLogger().removeHandler(vang)
    gemeten = pagina(meter)
    assert regels and "regiewijzer_beurten_total" in gemeten
    for tekst in (gemeten, "\n".join(regels)):
        assert not [woord for woord in (KANARIE, *gesprekken) if woord.lower() in tekst.lower()]
    # A label has a short word or a number from our code: no id fits.
    assert all(re.fullmatch(r"[a-z_]{1,20}|[\d.]{1,5}|\+Inf", w) for w in re.findall(r'="([^"]*)"', gemeten))


def test_elke_vraag_van_het_dashboard_noemt_wat_wij_meten(tmp_path: Path):
    vallen.noteer(tmp_path, "rasa")
    namen = {m.name for familie in metingen.register(Wachtrij(), tmp_path).collect() for m in familie.samples}
    namen |= {f"{familie.name}_total" for familie in metingen.register(Wachtrij(), tmp_path).collect()}
    namen |= {f"regiewijzer_duur_seconden_{eind}" for eind in ("bucket", "sum", "count")}
    bord = json.loads((PROJECT / "uitrol" / "grafana" / "regiewijzer.json").read_text(encoding="utf-8"))
    vragen = [doel["expr"] for paneel in bord["panels"] for doel in paneel["targets"]]
    genoemd = {naam for vraag in vragen for naam in re.findall(r"regiewijzer_\w+", vraag)}
    assert genoemd <= namen
    # And the other way round: nothing is counted that nobody sees.
    for familie in metingen.register(Wachtrij(), tmp_path).collect():
        assert [naam for naam in genoemd if naam.startswith(familie.name)], familie.name
