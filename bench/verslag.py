"""docs/prestaties.md: one section a measurement; a measurement that wasn't run keeps the section it had."""

from __future__ import annotations

import os
import platform
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import datetime, timezone
from pathlib import Path

import psutil

from bench.gegevens import PROJECT

BESTAND = PROJECT / "docs" / "prestaties.md"
VOLGORDE = (
    "Question economy",
    "The engine: `regiewijzer afweeg --jsonl`",
    "A chat turn",
    "The page",
    "Teams",
    "One request beside the others",
)
_KOP = """# Performance

What `python -m bench` (or `make bench`) measured. The sections on texts and on intents are
copied by hand from the output of the commands that they name, and the
remarks at the end are ours. Each section says when and on what it was measured. Where
another system is named, both ran in the same run on the same machine, and the ratio is what counts.
"""


class Verslag:
    """Collects sections, tells progress, writes the file."""

    def __init__(self) -> None:
        self._begin = time.perf_counter()
        self._delen: dict[str, str] = {}

    def zeg(self, tekst: str) -> None:
        print(f"[{time.perf_counter() - self._begin:6.1f} s] {tekst}", file=sys.stderr, flush=True)

    def deel(self, naam: str, tekst: str) -> None:
        self._delen[naam] = f"{machine()}\n\n{tekst.strip()}\n"
        print(f"\n## {naam}\n\n{self._delen[naam]}", flush=True)

    def schrijf(self, bestand: Path = BESTAND) -> None:
        eerder = bestand.read_text("utf-8") if bestand.exists() else ""
        bekend = dict(re.findall(r"^## ([^\n]+)\n\n(.*?)(?=^## |\Z)", eerder, re.MULTILINE | re.DOTALL))
        bekend = {naam: tekst.strip() + "\n" for naam, tekst in bekend.items()} | self._delen
        volgorde = [n for n in VOLGORDE if n in bekend] + [n for n in bekend if n not in VOLGORDE]
        bestand.parent.mkdir(exist_ok=True)
        bestand.write_text("\n".join([_KOP, *(f"## {naam}\n\n{bekend[naam]}" for naam in volgorde)]), "utf-8")
        self.zeg(f"written: {bestand.relative_to(PROJECT)}")


def machine() -> str:
    """When, on what, and how busy it was."""
    cpu = next(
        (r.partition(":")[2].strip() for r in _regels("/proc/cpuinfo") if r.startswith("model name")),
        platform.processor(),
    )
    versie = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=PROJECT, capture_output=True, text=True
    ).stdout.strip()
    last = ", ".join(f"{x:.1f}" for x in os.getloadavg())
    return (
        f"*{datetime.now(timezone.utc):%Y-%m-%d %H:%M} UTC, commit {versie or 'unknown'}; {os.cpu_count()} cores "
        f"({cpu}), "
        f"{psutil.virtual_memory().total / 2**30:.0f} GB, {platform.system()} {platform.release().partition('-')[0]}, "
        f"Python {platform.python_version()}; load average at the end of this measurement {last}.*"
    )


def _regels(pad: str) -> list[str]:
    try:
        return Path(pad).read_text().splitlines()
    except OSError:
        return []


def tabel(kop: Sequence[str], rijen: Sequence[Sequence[object]]) -> str:
    """A Markdown table; the first column to the left, the others to the right."""
    lijn = ["---", *["---:"] * (len(kop) - 1)]
    return "\n".join("| " + " | ".join(map(str, rij)) + " |" for rij in (kop, lijn, *rijen))


def ms(seconden: float) -> str:
    return f"{seconden * 1000:.0f} ms" if seconden >= 0.0095 else f"{seconden * 1000:.1f} ms"
