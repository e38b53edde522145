"""The packages that Regiewijzer runs with, as CycloneDX, in results/: `.venv/bin/python -m scripts.sbom` (`make sbom`).

uv makes that of uv.lock, npm that of its own lock; no network is asked.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from scripts.licenties_doc import PROJECT, UV

MAP = PROJECT / "results"
NPM = ("npm", "--prefix", "bot/web", "sbom", "--sbom-format", "cyclonedx", "--package-lock-only")


def _van(opdracht: tuple[str, ...]) -> dict[str, Any]:
    """The SBOM that this command prints. Raises CalledProcessError when it fails."""
    klaar = subprocess.run(opdracht, cwd=PROJECT, capture_output=True, text=True, check=True)
    gelezen: dict[str, Any] = json.loads(klaar.stdout)
    return gelezen


def zonder_ontwikkeling(sbom: dict[str, Any]) -> dict[str, Any]:
    """The same without what only builds and tests need. npm's own `--omit dev` also drops what both need."""

    def draait_mee(deel: dict[str, Any]) -> bool:
        return all(eigenschap["name"] != "cdx:npm:package:development" for eigenschap in deel["properties"])

    delen = [deel for deel in sbom["components"] if draait_mee(deel)]
    over = {deel["bom-ref"] for deel in delen} | {sbom["metadata"]["component"]["bom-ref"]}
    verbanden = [
        {**verband, "dependsOn": [ref for ref in verband.get("dependsOn", ()) if ref in over]}
        for verband in sbom["dependencies"]
        if verband["ref"] in over
    ]
    return {**sbom, "components": delen, "dependencies": verbanden}


def main() -> None:
    MAP.mkdir(exist_ok=True)
    for naam, sbom in (("python", _van(UV)), ("web", zonder_ontwikkeling(_van(NPM)))):
        pad: Path = MAP / f"sbom-{naam}.json"
        pad.write_text(json.dumps(sbom, indent=2), "utf-8")
        print(f"{pad.relative_to(PROJECT)}: {len(sbom['components'])} pakketten")


if __name__ == "__main__":
    main()
