"""What the commands share: what they write for programs, and the file that a document becomes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bot.afweging import OnbruikbareInvoer
from bot.schrijfwijze import of

VORMEN = (".docx", ".pdf")


def toon_json(inhoud: Any) -> None:
    """To standard output, readable, with the letters as they are."""
    print(json.dumps(inhoud, ensure_ascii=False, indent=1))


def is_pdf(pad: Path) -> bool:
    """Whether a document is to be PDF, by how its file is called. Raises OnbruikbareInvoer for what it can't be."""
    if pad.suffix.lower() not in VORMEN:
        raise OnbruikbareInvoer(f"--uit {pad}: de naam van het bestand moet eindigen op {of(VORMEN)}.")
    return pad.suffix.lower() == ".pdf"


@contextmanager
def schrijfbaar(bestand: str) -> Iterator[None]:
    """Around what writes this file: what the system doesn't allow becomes OnbruikbareInvoer, with what to do."""
    try:
        yield
    except OSError as fout:
        raise OnbruikbareInvoer(
            f"Het bestand {bestand} kan ik niet schrijven ({fout.strerror}). "
            "Kijk of de map bestaat en of je erin mag schrijven."
        ) from None
