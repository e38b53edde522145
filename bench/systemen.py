"""The two systems of bench/beurt.py, as processes: Regiewijzer, and the stock bot of `rasa init` with a form and an
action server.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import psutil

BIN = Path(sys.executable).parent
STANDAARD = Path(__file__).parent / "standaardbot"
UITERSTE = 900.0  # seconds to become ready
MB = 1024 * 1024


@dataclass
class Systeem:
    """Processes that together answer messages. `start` gives the seconds until every one of `gezond` answers 200."""

    naam: str
    opdrachten: list[list[str]]
    gezond: list[str]
    adres: str
    map: Path
    omgeving: dict[str, str]
    processen: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self) -> float:
        begin = time.perf_counter()
        with (self.map / f"{self.naam}.log").open("ab") as log:
            self.processen = [
                subprocess.Popen(o, cwd=self.map, env=self.omgeving, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
                for o in self.opdrachten
            ]
        with httpx.Client(trust_env=False, timeout=2.0) as client:
            for url in self.gezond:
                while not _ok(client, url):
                    if any(p.poll() is not None for p in self.processen) or time.perf_counter() - begin > UITERSTE:
                        self.stop()
                        raise RuntimeError(f"{self.naam} doesn't start; see {self.map / (self.naam + '.log')}")
                    time.sleep(0.25)
        return time.perf_counter() - begin

    def geheugen(self) -> float:
        """Resident memory of all its processes, in MB."""
        return float(sum(p.memory_info().rss for p in self._alle())) / MB

    def cpu(self) -> float:
        """CPU seconds used so far by all its processes."""
        return sum(sum(p.cpu_times()[:2]) for p in self._alle())

    def _alle(self) -> list[psutil.Process]:
        eigen = [psutil.Process(p.pid) for p in self.processen]
        return [p for e in eigen for p in (e, *e.children(recursive=True))]

    def stop(self) -> None:
        for p in self.processen:
            p.terminate()
        for p in self.processen:
            try:
                p.wait(20)
            except subprocess.TimeoutExpired:
                p.kill()
                p.wait()
        self.processen = []


def _ok(client: httpx.Client, url: str) -> bool:
    try:
        return client.get(url).status_code == 200
    except httpx.HTTPError:
        return False


def vrije_poort() -> int:
    with socket.socket() as proef:
        proef.bind(("127.0.0.1", 0))
        return int(proef.getsockname()[1])


def regiewijzer(werkmap: Path, zeg: Callable[[str], None]) -> Systeem:
    """Our own, with a state folder of its own, and trained if the sources changed."""
    map_ = werkmap / "regiewijzer"
    shutil.rmtree(map_ / "var", ignore_errors=True)
    (map_ / "var").mkdir(parents=True)
    # The load comes from one address that opens conversations faster than people do.
    omgeving = {**os.environ, "REGIEWIJZER_VAR": str(map_ / "var"), "REGIEWIJZER_PER_MINUUT": "100000"}
    omgeving = {
        k: w
        for k, w in omgeving.items()
        if k not in ("REGIEWIJZER_DATABASE_URL", "REGIEWIJZER_TOKEN", "REGIEWIJZER_TRACKER_URL")
    }
    zeg("Regiewijzer: train, if its sources changed")
    subprocess.run([str(BIN / "regiewijzer"), "train"], env=omgeving, check=True, stdout=subprocess.DEVNULL)
    poort = vrije_poort()
    adres = f"http://127.0.0.1:{poort}"
    start = [str(BIN / "regiewijzer"), "start", "--port", str(poort)]
    return Systeem("regiewijzer", [start], [f"{adres}/api/gezond"], adres, map_, omgeving)


def standaardbot(werkmap: Path, zeg: Callable[[str], None]) -> Systeem:
    """The stock bot; made and trained once, kept under a hash of what it is made of."""
    from importlib.metadata import version

    bronnen = b"".join(p.read_bytes() for p in sorted(STANDAARD.glob("*.*")))
    sleutel = hashlib.sha256(version("rasa").encode() + bronnen).hexdigest()[:12]
    map_ = werkmap / f"standaardbot-{sleutel}"
    omgeving = {
        **os.environ,
        "RASA_TELEMETRY_ENABLED": "false",
        "SANIC_HOST": "127.0.0.1",  # `rasa run actions` has no option for it
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "TF_CPP_MIN_LOG_LEVEL": "2",
        "CUDA_VISIBLE_DEVICES": "-1",
    }
    if not list(map_.glob("models/*.tar.gz")):
        zeg("Stock bot: make and train (a few minutes, once)")
        _maak(map_, omgeving)
    rasa, actie = vrije_poort(), vrije_poort()
    (map_ / "endpoints.yml").write_text(
        f"action_endpoint:\n  url: http://127.0.0.1:{actie}/webhook\ntracker_store:\n  type: SQL\n  dialect: "
        "sqlite\n  db: tracker.db\n"
    )
    (map_ / "tracker.db").unlink(missing_ok=True)
    opdrachten = [
        [
            str(BIN / "rasa"),
            "run",
            "-i",
            "127.0.0.1",
            "-p",
            str(rasa),
            "--endpoints",
            "endpoints.yml",
            "--credentials",
            "credentials.yml",
        ],
        [str(BIN / "rasa"), "run", "actions", "-p", str(actie)],
    ]
    adres = f"http://127.0.0.1:{rasa}"
    return Systeem(
        "standaardbot",
        opdrachten,
        [f"{adres}/webhooks/rest/", f"http://127.0.0.1:{actie}/health"],
        adres,
        map_,
        omgeving,
    )


def _maak(map_: Path, omgeving: dict[str, str]) -> None:
    import rasa.cli

    shutil.rmtree(map_, ignore_errors=True)
    shutil.copytree(Path(rasa.cli.__file__).parent / "initial_project", map_)  # what `rasa init` copies
    (map_ / "domain").mkdir()
    (map_ / "domain.yml").rename(map_ / "domain" / "domain.yml")
    shutil.copy(STANDAARD / "intake.yml", map_ / "domain" / "intake.yml")
    shutil.copy(STANDAARD / "data.yml", map_ / "data" / "intake.yml")
    shutil.copy(STANDAARD / "actions.py", map_ / "actions" / "actions.py")
    (map_ / "credentials.yml").write_text("rest:\n")
    with (map_ / "train.log").open("wb") as log:
        subprocess.run(
            [str(BIN / "rasa"), "train", "--domain", "domain"],
            cwd=map_,
            env=omgeving,
            check=True,
            stdout=log,
            stderr=log,
        )
