"""The three real processes together: start, faults, logs, restart, stop. Uses a tiny Rasa project; trains it once."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import psutil
import pytest

from bot.instellingen import PROJECT

UITERSTE = 600.0
KANARIE = "Xylofoonkanarie"
START = """
import sys
from pathlib import Path
from bot.starten.hoofd import start
sys.exit(start("127.0.0.1", int(sys.argv[1]), project=Path(sys.argv[2]), acties="proefacties"))
"""


def wacht_tot(klopt: Callable[[], object], wat: str) -> None:
    einde = time.monotonic() + UITERSTE
    while not klopt():
        assert time.monotonic() < einde, wat
        time.sleep(0.2)


def _hoor_ctrl_c() -> None:
    """A test run in the background ignores SIGINT, and children inherit that."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Assistent:
    """A launcher in its own process, on a tiny project in `map_`."""

    def __init__(self, map_: Path) -> None:
        self.map = map_
        self.project = map_ / "project"
        shutil.copytree(Path(__file__).parent / "proefproject", self.project)
        for naam in ("endpoints.yml", "credentials.yml"):
            shutil.copy(PROJECT / naam, self.project)
        with socket.socket() as proef:
            proef.bind(("127.0.0.1", 0))
            self.port = proef.getsockname()[1]
        self.client = httpx.Client(base_url=f"http://127.0.0.1:{self.port}", timeout=300, trust_env=False)
        self.omgeving = {k: w for k, w in os.environ.items() if not k.startswith("REGIEWIJZER_")}
        self.omgeving |= {"REGIEWIJZER_VAR": str(map_ / "var"), "PYTHONPATH": str(PROJECT)}

    def start(self) -> None:
        self.scherm = self.map / f"scherm-{uuid.uuid4().hex}"
        with open(self.scherm, "wb") as uit:
            opdracht = [sys.executable, "-c", START, str(self.port), str(self.project)]
            self.proces = subprocess.Popen(
                opdracht, stdout=uit, stderr=uit, env=self.omgeving, start_new_session=True, preexec_fn=_hoor_ctrl_c
            )
        wacht_tot(lambda: "klaar op" in self.tekst() or self.proces.poll() is not None, "starten")
        assert self.proces.poll() is None, self.tekst()
        self.kinderen = psutil.Process(self.proces.pid).children(recursive=True)

    def tekst(self) -> str:
        return self.scherm.read_text()

    def kind(self, naam: str) -> psutil.Process:
        (gevonden,) = [
            k for k in psutil.Process(self.proces.pid).children() if any(naam in deel for deel in k.cmdline())
        ]
        return gevonden

    def zeg(self, gesprek: str | None, tekst: str, nummer: str | None = None) -> httpx.Response:
        inhoud = {"gesprek": gesprek, "bericht": tekst, "id": nummer or uuid.uuid4().hex}
        return self.client.post("/api/gesprek", json=inhoud)

    def gezond(self) -> bool:
        try:
            return self.client.get("/api/gezond").status_code == 200
        except httpx.HTTPError:
            return False

    def stop(self, met: int) -> int:
        self.proces.send_signal(met)
        return self.proces.wait(300)


@pytest.fixture(scope="module")
def assistent(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistent]:
    draait = Assistent(tmp_path_factory.mktemp("processen"))
    draait.start()
    yield draait
    if draait.proces.poll() is None:
        draait.stop(signal.SIGTERM)


def test_het_scherm_toont_alleen_de_voortgang(assistent: Assistent):
    regels = assistent.tekst().splitlines()
    assert regels[0] == "Regiewijzer start …"
    assert regels[-1].startswith(f"Regiewijzer staat klaar op http://127.0.0.1:{assistent.port}")
    assert not re.search(r"[Ww]arning|Traceback|INFO|DEBUG", assistent.tekst())


def test_alles_luistert_alleen_op_de_eigen_machine(assistent: Assistent):
    luistert = [
        verbinding.laddr.ip
        for kind in assistent.kinderen
        for verbinding in kind.connections("inet")
        if verbinding.status == psutil.CONN_LISTEN
    ]
    assert len(luistert) == 3
    assert set(luistert) == {"127.0.0.1"}


def test_fouten_kosten_geen_antwoord_en_het_log_bevat_geen_tekst(assistent: Assistent):
    gesprek = assistent.zeg(None, f"hallo {KANARIE}").json()["gesprek"]
    assert assistent.zeg(gesprek, "hallo").json()["berichten"][0]["tekst"] == "beurt 2"

    stuk = assistent.zeg(gesprek, f"stuk kapot breek {KANARIE}")
    assert (stuk.status_code, "opnieuw" in stuk.json()["fout"]) == (503, True)

    nummer = uuid.uuid4().hex
    assistent.kind("actie_proces").kill()
    mislukt = assistent.zeg(gesprek, f"hallo {KANARIE}", nummer)
    assert mislukt.status_code == 503
    wacht_tot(assistent.gezond, "de actieserver is terug")
    assert assistent.zeg(gesprek, f"hallo {KANARIE}", nummer).json()["berichten"][0]["tekst"] == "beurt 3"

    assistent.kind("rasa_proces").kill()
    assert assistent.zeg(gesprek, f"hallo {KANARIE}").status_code == 503
    wacht_tot(assistent.gezond, "Rasa is terug")
    # A new Rasa: the afweging in its slot is where it was.
    assert assistent.zeg(gesprek, "hallo").json()["berichten"][0]["tekst"] == "beurt 4"

    assistent.kind("poort_proces").kill()
    wacht_tot(assistent.gezond, "de poort is terug")
    assert assistent.zeg(gesprek, "hallo").json()["berichten"][0]["tekst"] == "beurt 5"
    herhaald = assistent.zeg(gesprek, "hallo", nummer)
    assert herhaald.json()["berichten"][0]["tekst"] == "beurt 3"  # remembered by the store, not by a process

    assert assistent.tekst().count("start opnieuw") == 3
    logs = list((assistent.map / "var" / "log").iterdir())
    assert {"rasa.log", "acties.log", "poort.log"} <= {log.name for log in logs}
    assert not [log.name for log in logs if KANARIE.lower() in log.read_text(errors="replace").lower()]
    assert "ValueError in" in (assistent.map / "var" / "log" / "acties.log").read_text()
    assert KANARIE.lower() not in assistent.tekst().lower()


def test_rasa_neemt_niets_aan_van_een_vreemde(assistent: Assistent):
    (rasa,) = [
        v.laddr.port for v in assistent.kind("rasa_proces").connections("inet") if v.status == psutil.CONN_LISTEN
    ]
    (actie,) = [
        v.laddr.port for v in assistent.kind("actie_proces").connections("inet") if v.status == psutil.CONN_LISTEN
    ]
    for url, status in (
        (f"http://127.0.0.1:{rasa}/webhooks/regiewijzer/bericht", 401),
        (f"http://127.0.0.1:{rasa}/webhooks/rest/webhook", 404),
        (f"http://127.0.0.1:{rasa}/model/parse", 404),
        (f"http://127.0.0.1:{actie}/webhook", 401),
    ):
        antwoord = httpx.post(url, json={"sender": "x", "message": "hallo"}, trust_env=False)
        assert antwoord.status_code == status, url


def test_een_bezette_poort_is_een_regel_en_code_2(assistent: Assistent):
    klaar = subprocess.run(
        [sys.executable, "-c", START, str(assistent.port), str(assistent.project)],
        env=assistent.omgeving,
        capture_output=True,
        text=True,
        check=False,
        timeout=UITERSTE,
    )
    assert klaar.returncode == 2
    assert klaar.stderr.count("\n") == 1 and str(assistent.port) in klaar.stderr
    assert assistent.gezond()


def test_na_ctrl_c_is_alles_weg_en_na_een_nieuwe_start_gaat_het_gesprek_verder(assistent: Assistent):
    gesprek = assistent.zeg(None, "hallo").json()["gesprek"]
    kinderen = psutil.Process(assistent.proces.pid).children(recursive=True)
    assert assistent.stop(signal.SIGINT) == 0
    assert not [kind for kind in kinderen if kind.is_running() and kind.status() != psutil.STATUS_ZOMBIE]
    assistent.start()
    assert "getraind" not in assistent.tekst()
    assert assistent.zeg(gesprek, "hallo").json()["berichten"][0]["tekst"] == "beurt 2"


def test_ook_een_weggeschoten_starter_laat_niets_achter(assistent: Assistent):
    kinderen = psutil.Process(assistent.proces.pid).children(recursive=True)
    assert len(kinderen) == 3
    assistent.stop(signal.SIGKILL)
    wacht_tot(
        lambda: not [k for k in kinderen if k.is_running() and k.status() != psutil.STATUS_ZOMBIE], "kinderen stoppen"
    )
