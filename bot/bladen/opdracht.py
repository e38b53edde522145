"""`regiewijzer blad`: the sheets that there are, or one of them as a file."""

from __future__ import annotations

from pathlib import Path

from bot.afweging import Kaders, OnbruikbareInvoer
from bot.afweging.termijnen import vandaag

from .vinden import alle, blad_van

VORMEN = (".docx", ".pdf")


def lijst(kaders: Kaders) -> str:
    """The names with what each is for."""
    breedte = max((len(b.naam) for b in alle(kaders)), default=0)
    return "\n".join(f"{b.naam:<{breedte}}  {b.waarvoor}" for b in alle(kaders)) or "Deze kaders hebben geen bladen."


def schrijf(kaders: Kaders, naam: str, pad: Path) -> None:
    """Write the sheet to this file, Word or PDF by its ending. Raises OnbruikbareInvoer, PdfFout or OSError."""
    blad = blad_van(kaders, naam)
    if pad.suffix.lower() not in VORMEN:
        raise OnbruikbareInvoer(f"--uit {pad}: de naam van het bestand moet eindigen op {' of '.join(VORMEN)}.")
    from .document import docx
    from .pdf import naar_pdf

    inhoud = docx(kaders, blad, vandaag())
    pad.write_bytes(naar_pdf(inhoud) if pad.suffix.lower() == ".pdf" else inhoud)
