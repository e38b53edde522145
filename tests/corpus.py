"""Reading a closed set of the corpus: to count what it scores, never to show a sentence of it."""

from __future__ import annotations

from typing import Any

from leren.corpus import CORPUS, inhoud


def gesloten(naam: str) -> Any:
    """What the closed set `naam` holds: `gesloten("signaal/toets/later.yml")`."""
    return inhoud(CORPUS / naam)
