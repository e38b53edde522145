"""The word tables of begrip (`woorden/*.yml`): data, read once."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

_MAP = Path(__file__).resolve().parent / "woorden"


@cache
def tabel(naam: str) -> Any:
    """The table `woorden/<naam>.yml`: a mapping of fields, or a list of rows."""
    return yaml.safe_load((_MAP / f"{naam}.yml").read_text(encoding="utf-8"))


@cache
def woorden(naam: str, veld: str) -> frozenset[str]:
    """The words of one field of a table, which is a text of words with spaces between them."""
    return frozenset(tabel(naam)[veld].split())
