"""The tables of the language (`bot/taal/*.yml`): data, read once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

MAP = Path(__file__).resolve().parent.parent / "taal"


@cache
def tabel(naam: str) -> Any:
    """The table `<naam>.yml` ("negatie", "signaal/velden"): a mapping of fields, or a list of rows."""
    lezer = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load((MAP / f"{naam}.yml").read_text(encoding="utf-8"), Loader=lezer)


@cache
def woorden(naam: str, *velden: str) -> frozenset[str]:
    """The words of these fields of a table, each a text of words with spaces between them; `&negatie.geen` stands for
    the words of that field of that table."""
    uit: set[str] = set()
    for woord in (woord for veld in velden for woord in tabel(naam)[veld].split()):
        uit |= woorden(*woord[1:].split(".")) if woord.startswith("&") else {woord}
    return frozenset(uit)


@cache
def vervangingen(naam: str, veld: str) -> Mapping[str, str]:
    """A field of a table that says what each word stands for."""
    return {str(woord): str(voluit) for woord, voluit in tabel(naam)[veld].items()}
