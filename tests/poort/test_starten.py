"""The launcher's parts: addresses, training only when needed, logs, the action server's door."""

from __future__ import annotations

import json
import logging
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from bot.instellingen import PROJECT
from bot.poort.rasa import ACTIE_KOP
from bot.starten import hoofd, logboek, omgeving, trainen

# -- addresses


@pytest.mark.parametrize(
    ("host", "port", "noemt"),
    [("0.0.0.0", 5005, "REGIEWIJZER_TOKEN"), ("127.0.0.1", 99999, "--port"), ("bestaat.niet.invalid", 5005, "--host")],
)
def test_een_onbruikbaar_adres_is_een_regel_en_code_2(
    host: str, port: int, noemt: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture, tmp_path: Path
):
    monkeypatch.setenv("REGIEWIJZER_VAR", str(tmp_path))
    monkeypatch.delenv("REGIEWIJZER_TOKEN", raising=False)
    monkeypatch.setattr(hoofd.signal, "signal", lambda *_: None)
    monkeypatch.setattr(hoofd, "train", lambda **_: pytest.fail("er is al getraind"))
    assert hoofd.start(host, port) == 2
    regel = capsys.readouterr().err
    assert noemt in regel and regel.count("\n") == 1


def test_paden_van_de_gebruiker_blijven_de_zijne(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, instellingen):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REGIEWIJZER_DATABASE_URL", "sqlite:///eigen.db")
    gevonden = omgeving.voor_kinderen(instellingen, "http://r", "http://a")
    assert gevonden["REGIEWIJZER_DATABASE_URL"] == f"sqlite:///{tmp_path / 'eigen.db'}"
    assert gevonden["REGIEWIJZER_KANAAL_GEHEIM"] != gevonden["REGIEWIJZER_ACTIE_GEHEIM"]
    monkeypatch.setenv("REGIEWIJZER_DATABASE_URL", "postgresql://u@h/d")
    assert omgeving.absoluut(instellingen)["REGIEWIJZER_DATABASE_URL"] == "postgresql://u@h/d"


def test_alleen_de_poort_krijgt_de_geheimen_van_de_deur(monkeypatch: pytest.MonkeyPatch, instellingen):
    deur = {"REGIEWIJZER_TOKEN", "REGIEWIJZER_OIDC_GEHEIM", "REGIEWIJZER_TEAMS_GEHEIM", "REGIEWIJZER_GEHEIM"}
    deur |= {"REGIEWIJZER_METINGEN_TOKEN"}
    databases = {
        "REGIEWIJZER_DATABASE_URL": "postgresql://wie:wachtwoord1@h/d",
        "REGIEWIJZER_TRACKER_URL": "postgresql://wie:wachtwoord2@h/t",
    }
    geheimen = {naam: f"geheim-van-{naam}" for naam in deur} | databases
    for naam, waarde in geheimen.items():
        monkeypatch.setenv(naam, waarde)
    with socket.socket() as luisteraar:
        luisteraar.bind(("127.0.0.1", 0))
        kinderen = hoofd._kinderen(instellingen, "127.0.0.1", luisteraar, Path("model"), PROJECT, "actions")
    sleutels = {"REGIEWIJZER_KANAAL_GEHEIM", "REGIEWIJZER_ACTIE_GEHEIM"}
    gegeven = {kind.naam: set(kind.omgeving) & (set(geheimen) | sleutels) for kind in kinderen}
    assert gegeven == {
        "poort": deur | {"REGIEWIJZER_DATABASE_URL"},
        "rasa": sleutels | {"REGIEWIJZER_TRACKER_URL"},
        "acties": {"REGIEWIJZER_ACTIE_GEHEIM", "REGIEWIJZER_DATABASE_URL"},
    }
    # Not under another name either, and training has none of it.
    for kind in kinderen[:2]:
        assert not [w for w in kind.omgeving.values() if "geheim-van" in w]
    train = omgeving.voor("train", omgeving.voor_kinderen(instellingen, "http://r", "http://a"))
    assert not (set(geheimen) | sleutels) & set(train)


# -- training


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose training only writes a file; `project/geteld` tells how often."""
    (tmp_path / "data").mkdir()
    (tmp_path / "bot" / "rasa" / "onderdelen").mkdir(parents=True)
    for naam in ("config.yml", "domain.yml", "data/nlu.yml", "bot/rasa/onderdelen/deel.py"):
        (tmp_path / naam).write_text("een")
    monkeypatch.setenv("REGIEWIJZER_VAR", str(tmp_path / "var"))

    def doe(opdracht, **_):
        geteld = tmp_path / "geteld"
        geteld.write_text((geteld.read_text() if geteld.exists() else "") + "x")
        uit, naam = (opdracht[opdracht.index(optie) + 1] for optie in ("--uit", "--naam"))
        if (tmp_path / "config.yml").read_text() != "stuk":
            (Path(uit) / f"{naam}.tar.gz").write_text("model")
        return subprocess.CompletedProcess(opdracht, 0)

    monkeypatch.setattr(trainen.subprocess, "run", doe)
    return tmp_path


def geteld(project: Path) -> int:
    return len((project / "geteld").read_text())


def test_alleen_trainen_als_een_bron_is_veranderd(project: Path):
    zeg: list[str] = []
    eerste = trainen.train(project=project, zeg=zeg.append)
    assert trainen.train(project=project, zeg=zeg.append) == eerste
    assert (geteld(project), len(zeg)) == (1, 2)
    (project / "data" / "kladje.swp").write_text("geen bron")
    assert trainen.train(project=project, zeg=zeg.append) == eerste
    for keer, naam in enumerate(("data/nlu.yml", "config.yml", "domain.yml", "bot/rasa/onderdelen/deel.py"), start=2):
        (project / naam).write_text("twee")
        model = trainen.train(project=project, zeg=zeg.append)
        assert geteld(project) == keer and model != eerste
        bewaard = list((project / "models").iterdir())
        assert model in bewaard and len(bewaard) == min(keer, trainen.BEWAARD)
    assert trainen.train(True, project=project, zeg=zeg.append) == model
    assert geteld(project) == 6


def test_mislukt_trainen_laat_het_vorige_model_staan(project: Path):
    vorige = trainen.train(project=project, zeg=lambda _: None)
    (project / "config.yml").write_text("stuk")
    with pytest.raises(trainen.TrainFout, match="train.log"):
        trainen.train(project=project, zeg=lambda _: None)
    assert list((project / "models").iterdir()) == [vorige]


def test_een_ander_taalmodel_is_een_ander_model(project: Path, monkeypatch: pytest.MonkeyPatch):
    eerste = trainen.train(project=project, zeg=lambda _: None)
    monkeypatch.setenv("NL_MODEL", "nl_eigen_model")
    assert trainen.train(project=project, zeg=lambda _: None) != eerste


# -- logs


def regel(naam: str, tekst: str, fout: BaseException | None = None) -> logging.LogRecord:
    return logging.LogRecord(
        naam, logging.ERROR, "pad/module.py", 7, tekst, None, (type(fout), fout, fout.__traceback__) if fout else None
    )


def test_streng_blijft_alleen_de_plaats_over():
    opmaak = logboek.VeiligeOpmaak()
    assert "KANARIE" in opmaak.format(regel("rasa.core", "KANARIE"))
    opmaak.streng = True
    try:
        try:
            raise KeyError("KANARIE")
        except KeyError as oorzaak:
            raise ValueError("KANARIE") from oorzaak
    except ValueError as fout:
        uit = opmaak.format(regel("rasa.core", "KANARIE", fout)) + opmaak.format(
            regel("regiewijzer.x", "eigen regel", fout)
        )
    assert "KANARIE" not in uit
    assert "[module:7]" in uit and "ValueError in" in uit and "KeyError in" in uit and "eigen regel" in uit


def test_structlog_bewaart_alleen_de_naam(tmp_path: Path):
    code = (
        "import sys; from pathlib import Path; from bot.starten import logboek;"
        "opmaak = logboek.richt_in('proef', Path(sys.argv[1])); logboek.structlog_zonder_inhoud(); opmaak.streng = "
        "True;"
        "import structlog, warnings; l = structlog.get_logger();"
        "l.error('rest.message.received.failure', text='KANARIE'); l.debug('KANARIE');"
        "warnings.warn('KANARIE'); print('op het scherm niets')"
    )
    uit = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True, cwd=PROJECT
    )
    assert uit.stdout == "op het scherm niets\n" and uit.stderr == ""
    log = (tmp_path / "proef.log").read_text()
    assert log.count("\n") == 2 and "KANARIE" not in log


# -- the door of the action server


@pytest.fixture
def acties() -> TestClient:
    from rasa_sdk.executor import ActionExecutor

    from bot.starten import actie_proces

    uitvoerder = ActionExecutor()

    async def goed(dispatcher, tracker, domain):
        dispatcher.utter_message(json_message={"tekst": "goed"})
        return []

    async def stuk(dispatcher, tracker, domain):
        raise ValueError(tracker.latest_message["text"])

    uitvoerder.register_function("goed", goed)
    uitvoerder.register_function("stuk", stuk)
    return TestClient(actie_proces.maak_app(uitvoerder, "geheim"))


def oproep(naam: str) -> dict:
    tracker = {"sender_id": "g", "slots": {}, "latest_message": {"text": "KANARIE"}, "events": [], "paused": False}
    return {"next_action": naam, "sender_id": "g", "tracker": tracker}


def test_de_actieserver_vraagt_het_geheim(acties: TestClient):
    for koppen in ({}, {ACTIE_KOP: "fout"}, {ACTIE_KOP: "é".encode()}):
        assert acties.post("/webhook", json=oproep("goed"), headers=koppen).status_code == 401
        assert acties.get("/health", headers=koppen).status_code == 401
    antwoord = acties.post("/webhook", json=oproep("goed"), headers={ACTIE_KOP: "geheim"})
    assert antwoord.json()["responses"][0]["custom"] == {"tekst": "goed"}
    assert acties.get("/actions", headers={ACTIE_KOP: "geheim"}).status_code == 404


@pytest.mark.parametrize(
    ("inhoud", "koppen", "status"),
    [
        (b"{", {}, 400),
        (b"[]", {}, 400),
        (b"{}", {}, 400),
        (b"x", {"content-encoding": "deflate"}, 415),
        (json.dumps(oproep("bestaat_niet")).encode(), {}, 404),
        (json.dumps(oproep("stuk")).encode(), {}, 500),
    ],
)
def test_een_fout_in_de_actieserver_noemt_geen_inhoud(acties: TestClient, inhoud: bytes, koppen: dict, status: int):
    antwoord = acties.post("/webhook", content=inhoud, headers={ACTIE_KOP: "geheim", **koppen})
    assert antwoord.status_code == status
    assert "KANARIE" not in antwoord.text


def test_de_actieserver_leest_niet_meer_dan_het_maximum(acties: TestClient):
    from bot.starten import actie_proces

    te_groot = b" " * (actie_proces.MAXIMUM_BYTES + 1)
    assert acties.post("/webhook", content=te_groot, headers={ACTIE_KOP: "geheim"}).status_code == 413


def test_een_te_kort_geheim_start_niet(instellingen):
    with pytest.raises(ValueError, match="REGIEWIJZER_GEHEIM"):
        omgeving.voor_kinderen(instellingen.met(geheim="kort"), "http://r", "http://a")
