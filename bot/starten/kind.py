"""One child process of the launcher."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from bot.instellingen import PROJECT
from bot.starten.levenslijn import VLAG

MEE = 3  # so often within HERSTART_VENSTER seconds a part starts again at once; after that it waits, longer each time
HERSTART_VENSTER = 300.0
EERSTE_PAUZE, LANGSTE_PAUZE = 5.0, 60.0  # seconds
UITSTEL = 8.0  # seconds to stop in an orderly way


@dataclass
class Kind:
    """A process with its own output file; `start` (again), `stop`, and whether it may be started again."""

    naam: str
    module: str
    argumenten: Sequence[str]
    omgeving: Mapping[str, str]
    logmap: Path
    erft: Sequence[int] = ()  # file descriptors that it inherits
    proces: subprocess.Popen[bytes] | None = field(default=None, init=False)
    gepland: float | None = field(default=None, init=False)  # when it starts again (monotonic), while it is down
    _starts: list[float] = field(default_factory=list, init=False)

    @property
    def uitvoer(self) -> Path:
        """What libraries print, bypassing the log."""
        return self.logmap / f"{self.naam}.uit"

    def start(self) -> None:
        self._sluit_levenslijn()
        self._starts.append(time.monotonic())
        self.gepland = None
        with self._open_uitvoer() as uit:
            self.proces = subprocess.Popen(
                [sys.executable, "-m", self.module, *self.argumenten, VLAG],
                stdin=subprocess.PIPE,  # the lifeline: see levenslijn.py
                stdout=uit,
                stderr=subprocess.STDOUT,
                cwd=PROJECT,
                env=dict(self.omgeving),
                pass_fds=tuple(self.erft),
                start_new_session=True,  # Ctrl-C reaches the launcher only, which then stops everything in order
            )

    def afgelopen(self) -> int | None:
        """The exit code, or None while it runs."""
        return self.proces.poll() if self.proces else None

    def _open_uitvoer(self) -> IO[bytes]:
        try:
            return open(self.uitvoer, "wb")
        except OSError:  # a full or read-only disk is no reason to stay down
            return open(os.devnull, "wb")

    def plan(self) -> float:
        """Decide when it starts again; gives how many seconds that takes. It never gives up: what is wrong (a disk, a
        database) may be mended while nobody looks at us.
        """
        nu = time.monotonic()
        vaker = sum(nu - toen < HERSTART_VENSTER for toen in self._starts) - MEE - 1
        pauze = min(LANGSTE_PAUZE, EERSTE_PAUZE * 2**vaker) if vaker >= 0 else 0.0
        self.gepland = nu + pauze
        return pauze

    def laatste_regel(self) -> str:
        regels = self.uitvoer.read_text(errors="replace").strip().splitlines()
        return regels[-1] if regels else ""

    def vraag_te_stoppen(self) -> None:
        if self.proces and self.proces.poll() is None:
            self.proces.terminate()

    def wacht_op_einde(self, tot: float) -> None:
        """Wait until this moment (monotonic); what still runs then is ended."""
        if not self.proces:
            return
        try:
            self.proces.wait(max(0.0, tot - time.monotonic()))
        except subprocess.TimeoutExpired:
            self.proces.kill()
            self.proces.wait()
        self._sluit_levenslijn()

    def _sluit_levenslijn(self) -> None:
        if self.proces and self.proces.stdin:
            self.proces.stdin.close()


def stop_alle(kinderen: Sequence[Kind], uitstel: float = UITSTEL) -> None:
    """Stop all of them, together, and wait until they are gone."""
    for kind in kinderen:
        kind.vraag_te_stoppen()
    tot = time.monotonic() + uitstel
    for kind in kinderen:
        kind.wacht_op_einde(tot)
