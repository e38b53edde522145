"""A second poort before the Rasa under test: with settings of its own, to stop and start at will."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from bot.starten.omgeving import vrije_poort

PROJECT = Path(__file__).resolve().parents[2]
GEDULD = 300.0


@dataclass
class EigenPoort:
    """One process of the poort; `omgeving` is its whole environment."""

    omgeving: dict[str, str]
    uitvoer: Path
    port: int = field(default_factory=vrije_poort)
    proces: subprocess.Popen[bytes] | None = None

    @property
    def adres(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> EigenPoort:
        """Returns once the poort answers and finds every part."""
        opdracht = [sys.executable, "-m", "bot.starten.poort_proces", "--port", str(self.port)]
        with open(self.uitvoer, "ab") as uitvoer:
            self.proces = subprocess.Popen(
                opdracht, env=self.omgeving, cwd=PROJECT, stdin=subprocess.DEVNULL, stdout=uitvoer, stderr=uitvoer
            )
        tot = time.monotonic() + GEDULD
        while time.monotonic() < tot and self.proces.poll() is None:
            try:
                if httpx.get(f"{self.adres}/api/gezond", trust_env=False).status_code == 200:
                    return self
            except httpx.HTTPError:
                pass
            time.sleep(0.2)
        raise RuntimeError("De poort werd niet gezond:\n" + self.uitvoer.read_text(encoding="utf-8", errors="replace"))

    def stop(self) -> None:
        """At once, as when it is killed."""
        if self.proces and self.proces.poll() is None:
            self.proces.kill()
            self.proces.wait(120)
