"""The .zip itself: the same data give the same bytes, and an existing file is left alone."""

from __future__ import annotations

import io
import json
import os
import zipfile
from importlib.resources import files
from pathlib import Path

from bot.afweging.fouten import OnbruikbareInvoer

from .manifest import Gegevens, maak_manifest

ICONEN = ("color.png", "outline.png")
_DATUM = (2026, 1, 1, 0, 0, 0)  # of every file in the zip: a package is known by what is in it


def maak_zip(gegevens: Gegevens) -> bytes:
    """The package: manifest.json and the icons, in the root as Teams wants it."""
    manifest = json.dumps(maak_manifest(gegevens), ensure_ascii=False, indent=2) + "\n"
    inhoud = {"manifest.json": manifest.encode()}
    inhoud |= {naam: files("bot.teamspakket").joinpath(naam).read_bytes() for naam in ICONEN}
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as pakket:
        for naam, bytes_ in inhoud.items():
            lid = zipfile.ZipInfo(naam, _DATUM)
            lid.compress_type = zipfile.ZIP_DEFLATED
            lid.create_system = 3  # unix, wherever it is made
            lid.external_attr = 0o644 << 16
            pakket.writestr(lid, bytes_)
    return uit.getvalue()


def schrijf(gegevens: Gegevens, pad: Path, forceer: bool = False) -> None:
    """Write the package. Raises OnbruikbareInvoer when the file exists (unless `forceer`) or can't be written.

    With `forceer` an old file is replaced at once: it is never half written.
    """
    inhoud = maak_zip(gegevens)
    tijdelijk = pad.with_name(f".{pad.name}.{os.getpid()}.deel")
    try:
        if not forceer:
            try:
                with pad.open("xb") as bestand:
                    bestand.write(inhoud)
            except FileExistsError:
                raise OnbruikbareInvoer(
                    f"{pad} bestaat al. Kies een andere naam met --uit, of vervang het met --forceer."
                ) from None
            return
        tijdelijk.write_bytes(inhoud)
        os.replace(tijdelijk, pad)
    except OSError as fout:
        tijdelijk.unlink(missing_ok=True)
        raise OnbruikbareInvoer(
            f"Het bestand {pad} kan ik niet schrijven ({fout.strerror}). Kies een andere plek met --uit."
        ) from None
