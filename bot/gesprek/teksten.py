"""What the assistant says, by name.

The words are in teksten/<onderwerp>.yml: one sentence a name, {what is filled in} between braces.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

MAP = Path(__file__).parent / "teksten"


@cache
def teksten() -> Mapping[str, str]:
    """Every text by "<onderwerp>.<naam>"."""
    return {
        f"{pad.stem}.{naam}": tekst
        for pad in sorted(MAP.glob("*.yml"))
        for naam, tekst in yaml.safe_load(pad.read_text(encoding="utf-8")).items()
    }


def zeg(naam: str, **gaten: object) -> str:
    """The text of this name, filled in. Raises KeyError for a name or a gap that isn't known."""
    return teksten()[naam].format(**gaten)
