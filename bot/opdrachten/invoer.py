"""What the commands share: the input they read."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from bot.afweging.fouten import OnbruikbareInvoer


def bestand(parser: argparse.ArgumentParser, waarmee: str) -> None:
    """The argument BESTAND, read by `invoer`."""
    wat = f"bestand met {waarmee} (standaard: invoer van het toetsenbord of een pijp)"
    parser.add_argument("bestand", nargs="?", metavar="BESTAND", help=wat)


@contextmanager
def invoer(pad: str | None) -> Iterator[TextIO]:
    """The file, or standard input, as UTF-8. Raises OnbruikbareInvoer when it can't be opened."""
    if pad is None or pad == "-":
        sys.stdin.reconfigure(encoding="utf-8", errors="strict")  # type: ignore[union-attr]
        yield sys.stdin
        return
    try:
        with Path(pad).open(encoding="utf-8") as geopend:
            yield geopend
    except OSError as fout:
        raise OnbruikbareInvoer(
            f"Het bestand {pad} kan ik niet lezen ({fout.strerror}). Kijk of de naam klopt."
        ) from None
