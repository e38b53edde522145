"""What is said of a casus that a trainer wrote. The words are in opmerkingen.yml."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

_BESTAND = Path(__file__).with_suffix(".yml")


@cache
def _zinnen() -> Mapping[str, str]:
    gelezen: Mapping[str, str] = yaml.safe_load(_BESTAND.read_text(encoding="utf-8"))
    return gelezen


def zeg(naam: str, **gaten: object) -> str:
    """The sentence of this name, filled in. Raises KeyError for a name or a gap that isn't known."""
    return _zinnen()[naam].format(**gaten)
