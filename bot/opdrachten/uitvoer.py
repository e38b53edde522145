"""What the commands share: what they write for programs, and the file that a document becomes."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from textwrap import indent
from typing import Any

from bot.afweging import OnbruikbareInvoer
from bot.schrijfwijze import of

VORMEN = (".docx", ".pdf")


def toon_json(inhoud: Any) -> None:
    """To standard output, readable, with the letters as they are."""
    print(json.dumps(inhoud, ensure_ascii=False, indent=1))


def toon_json_lijst(delen: Iterable[Any]) -> None:
    """The same bytes as `toon_json` of a list, one part at a time: a big store doesn't fit in memory."""
    begin = "["
    for deel in delen:
        print(begin + "\n" + indent(json.dumps(deel, ensure_ascii=False, indent=1), " "), end="")
        begin = ","
    print("[]" if begin == "[" else "\n]")


def minstens_een(waarde: str) -> int:
    """A number of 1 or more, from an argument. Raises argparse.ArgumentTypeError."""
    if not waarde.isdecimal() or int(waarde) < 1:
        raise argparse.ArgumentTypeError(f"{waarde!r} moet een getal van 1 of meer zijn")
    return int(waarde)


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
