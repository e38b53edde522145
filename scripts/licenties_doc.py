"""Writes docs/licenties.md: every package of others that Regiewijzer runs with, its version and its licence.

`.venv/bin/python -m scripts.licenties_doc`, after uv.lock or bot/web/package-lock.json has changed; a test holds the
list to both. `make sbom` gives the same as CycloneDX, for a program.
"""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
DOEL = PROJECT / "docs" / "licenties.md"
UV = (".uv/bin/uv", "export", "--frozen", "--quiet", "--no-default-groups", "--format", "cyclonedx1.5")
GEEN = "staat niet in het pakket"
ELDERS = "niet nagekeken: hoort bij een ander systeem"  # packages that the lock has for macOS alone
_KORT = 60  # signs: some packages give the whole text as the name of their licence
KOP = """# Wat Regiewijzer van anderen gebruikt, en met welke licentie

Gemaakt door `python -m scripts.licenties_doc` uit `uv.lock` en `bot/web/package-lock.json`.
Hier staat alles wat meedraait. Wat alleen nodig is om te bouwen of te testen, staat er niet in.
De licentie staat er zoals het pakket haar zelf noemt. Of zij past bij wat jullie ermee doen, beoordeelt een jurist.
`make sbom` maakt dezelfde lijst voor programma's, als CycloneDX: `results/sbom-python.json` en `results/sbom-web.json`.
"""


@dataclass(frozen=True, order=True)
class Pakket:
    """One package of others. `versie` may be several, when the lock has one a platform."""

    naam: str
    versie: str
    licentie: str


def _licentie(naam: str) -> str:
    """What the installed package says of itself: an SPDX expression, else its classifiers, else its own words."""
    try:
        gegevens = metadata(naam)
    except PackageNotFoundError:
        return ELDERS
    if uitdrukking := gegevens.get_all("License-Expression"):
        return str(uitdrukking[0])
    soorten = [k.rpartition(" :: ")[2] for k in gegevens.get_all("Classifier") or () if k.startswith("License ::")]
    if soorten:
        return ", ".join(soorten)
    eerste = "".join(gegevens.get_all("License") or ()).strip().partition("\n")[0]
    return eerste[:_KORT] or GEEN


def python() -> list[Pakket]:
    """The packages of uv.lock without the groups for tests. Raises CalledProcessError when uv can't read the lock."""
    klaar = subprocess.run(UV, cwd=PROJECT, capture_output=True, text=True, check=True)
    delen = json.loads(klaar.stdout)["components"]
    return sorted({Pakket(deel["name"], deel["version"], _licentie(deel["name"])) for deel in delen})


def web() -> list[Pakket]:
    """What the pages take along to the browser, by the lock of npm."""
    lock = json.loads((PROJECT / "bot" / "web" / "package-lock.json").read_text("utf-8"))
    delen = {pad.rpartition("node_modules/")[2]: deel for pad, deel in lock["packages"].items() if pad}
    return sorted(
        Pakket(naam, deel["version"], deel.get("license", GEEN)) for naam, deel in delen.items() if not deel.get("dev")
    )


def _tabel(kop: str, pakketten: list[Pakket]) -> str:
    regels = [f"| {p.naam} | {p.versie} | {p.licentie.replace('|', '/')} |" for p in pakketten]
    return "\n".join([f"\n## {kop}", "| pakket | versie | licentie |", "|---|---|---|", *regels]) + "\n"


def maak() -> str:
    """The whole document."""
    return KOP + _tabel("Op de server (Python)", python()) + _tabel("In de browser (npm)", web())


def main() -> None:
    DOEL.write_text(maak(), "utf-8")


if __name__ == "__main__":
    main()
