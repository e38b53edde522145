"""Reading a closed set of the corpus: to count what it scores, never to show a sentence of it."""

from __future__ import annotations

from typing import Any

import yaml

from leren.corpus import CORPUS


def gesloten(naam: str) -> Any:
    """What the closed set `naam` holds: `gesloten("signaal/toets/later.yml")`."""
    return yaml.safe_load((CORPUS / naam).read_text(encoding="utf-8"))
