"""The real assistant (poort, Rasa, action server) for tests: start, talk, hurt, stop."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import psutil

from bot.dossier import open_dossier
from bot.starten.omgeving import vrije_poort

OPDRACHT = Path(sys.executable).with_name("regiewijzer")
GEDULD = 600.0  # seconds to become ready: the model may have to be trained first
DELEN = {"rasa": "bot.starten.rasa_proces", "acties": "bot.starten.actie_proces", "poort": "bot.starten.poort_proces"}


@dataclass(frozen=True)
class Antwoord:
    """What the poort answered: HTTP status and JSON."""

    status: int
    inhoud: dict[str, Any]

    @property
    def gesprek(self) -> str | None:
        return self.inhoud.get("gesprek")

    @property
    def berichten(self) -> list[dict[str, Any]]:
        return self.inhoud.get("berichten") or []

    @property
    def custom(self) -> dict[str, Any] | None:
        """The machine-readable afweging that ends the turn; None when there is no afweging."""
        return self.berichten[-1].get("custom") if self.berichten else None

    @property
    def tekst(self) -> str:
        """Everything that people read, or the error."""
        return self.inhoud.get("fout") or "\n".join(bericht.get("tekst", "") for bericht in self.berichten)

    @property
    def knoppen(self) -> list[dict[str, Any]]:
        return [knop for bericht in self.berichten for knop in bericht.get("knoppen") or []]


def _als_kind() -> None:
    """In the launcher, before it starts. Ctrl-C works, also when a shell turned it off because the tests run in the
    background; and on Linux it stops when the tests are killed, so that nothing stays behind.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG


@dataclass
class Assistent:
    """One installation: a folder for its state, a port, and the processes while it runs. `omgeving`: extra settings."""

    var: Path
    omgeving: dict[str, str] = field(default_factory=dict)
    port: int = field(default_factory=vrije_poort)
    proces: subprocess.Popen[str] | None = field(default=None, init=False)
    _client: httpx.Client | None = field(default=None, init=False)

    @property
    def database(self) -> str:
        return self.omgeving.get("REGIEWIJZER_DATABASE_URL") or f"sqlite:///{self.var / 'dossier.db'}"

    @property
    def uitvoer(self) -> Path:
        """What `start` printed, of the last start: stdout and stderr together."""
        return self.var.parent / f"{self.var.name}.scherm"

    @property
    def instelling(self) -> dict[str, str]:
        """The environment of `regiewijzer` for this installation: nothing of the developer's own settings."""
        eigen = {k: v for k, v in os.environ.items() if not k.startswith("REGIEWIJZER_")}
        return {**eigen, "REGIEWIJZER_VAR": str(self.var), "REGIEWIJZER_PER_MINUUT": "100000", **self.omgeving}

    def opdracht(self, *argumenten: str) -> subprocess.CompletedProcess[str]:
        """Run `regiewijzer …` with the settings of this installation, until it ends."""
        return subprocess.run(
            [str(OPDRACHT), *argumenten],
            env=self.instelling,
            capture_output=True,
            text=True,
            timeout=GEDULD,
            stdin=subprocess.DEVNULL,
        )

    def start(self) -> Assistent:
        """`regiewijzer start`; returns when it says that it is ready.

        Raises RuntimeError with the screen when that fails.
        """
        self.var.mkdir(parents=True, exist_ok=True)
        with open(self.uitvoer, "w", encoding="utf-8") as scherm:
            self.proces = subprocess.Popen(
                [str(OPDRACHT), "start", "--port", str(self.port)],
                env=self.instelling,
                stdin=subprocess.DEVNULL,
                stdout=scherm,
                stderr=subprocess.STDOUT,
                cwd=self.var,  # not the project: it must not matter where somebody starts it
                start_new_session=True,
                preexec_fn=_als_kind,
                text=True,
            )
        self._client = httpx.Client(base_url=f"http://127.0.0.1:{self.port}", timeout=300, trust_env=False)
        self._wacht(lambda: "staat klaar" in self.uitvoer.read_text(encoding="utf-8"))
        return self

    def wacht_tot_gezond(self) -> None:
        """Until every part is up (again)."""
        self._wacht(self.gezond)

    def _wacht(self, klaar: Callable[[], bool]) -> None:
        tot = time.monotonic() + GEDULD
        while not klaar():
            if self.proces is None or self.proces.poll() is not None or time.monotonic() > tot:
                raise RuntimeError("De assistent werd niet gezond:\n" + self.uitvoer.read_text(encoding="utf-8"))
            time.sleep(0.3)

    def gezond(self) -> bool:
        assert self._client is not None
        try:
            return self._client.get("/api/gezond").status_code == 200
        except httpx.HTTPError:
            return False

    def processen(self) -> list[psutil.Process]:
        """The launcher and everything it started."""
        if self.proces is None or self.proces.poll() is not None:
            return []
        hoofd = psutil.Process(self.proces.pid)
        return [hoofd, *hoofd.children(recursive=True)]

    def deel(self, naam: str) -> psutil.Process:
        """The process of one part: rasa, acties or poort."""
        return next(p for p in self.processen() if DELEN[naam] in p.cmdline())

    def stop(self, signaal: int = signal.SIGINT) -> list[psutil.Process]:
        """Stop as Ctrl-C does (or by SIGTERM, SIGKILL, …); gives what still lived a minute later, which is then
        ended.
        """
        alle = self.processen()
        if self.proces is not None and self.proces.poll() is None:
            self.proces.send_signal(signaal)
        if self.proces is not None:
            self.proces.wait(300)
        _, over = psutil.wait_procs(alle, timeout=60)
        for proces in over:
            proces.kill()
        if self._client is not None:
            self._client.close()
        return over

    # --- talking ---

    def stuur(self, inhoud: Any, ruw: bytes | None = None) -> Antwoord:
        """POST this JSON (or these bytes) to /api/gesprek."""
        assert self._client is not None
        extra: dict[str, Any] = (
            {"json": inhoud} if ruw is None else {"content": ruw, "headers": {"content-type": "application/json"}}
        )
        antwoord = self._client.post("/api/gesprek", **extra)
        return Antwoord(antwoord.status_code, antwoord.json())

    def zeg(self, tekst: str, gesprek: str | None = None, id: str | None = None) -> Antwoord:
        return self.stuur({"gesprek": gesprek, "id": id or str(uuid.uuid4()), "bericht": tekst})

    def kies(self, kenmerk: str, waarde: Any, gesprek: str | None = None, id: str | None = None) -> Antwoord:
        return self.stuur(
            {"gesprek": gesprek, "id": id or str(uuid.uuid4()), "keuze": {"kenmerk": kenmerk, "waarde": waarde}}
        )

    # --- what is left behind ---

    def rijen(self) -> list[dict[str, Any]]:
        """The case store, oldest row first, as `casussen --json` prints it."""
        with open_dossier(self.database) as dossier:
            return [rij.als_json() for rij in sorted(dossier.afwegingen.rijen(), key=lambda rij: rij.id)]

    def bestanden_met(self, tekst: str) -> list[str]:
        """Every file under var (logs, databases and their journals) that holds this text."""
        naald = tekst.encode()
        return [
            str(pad.relative_to(self.var))
            for pad in sorted(self.var.rglob("*"))
            if pad.is_file() and naald in pad.read_bytes()
        ]
