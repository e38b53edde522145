"""How often each part fell over and was started again: the launcher counts, the poort tells (bot.poort.metingen).

A small file beside the logs, because the launcher and the poort share nothing else, and a count must outlive both.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

NAAM = "vallen.json"


def noteer(logmap: Path, deel: str) -> None:
    """One fall more of this part. What can't be written isn't counted: starting again matters more."""
    aantallen = {**lees(logmap), deel: lees(logmap).get(deel, 0) + 1}
    nieuw = logmap / f"{NAAM}.nieuw"
    try:
        nieuw.write_text(json.dumps(aantallen), encoding="utf-8")
        nieuw.replace(logmap / NAAM)
    except OSError:
        nieuw.unlink(missing_ok=True)


def lees(logmap: Path) -> Mapping[str, int]:
    """The falls of each part since this folder exists; empty when there is no readable file."""
    try:
        gelezen = json.loads((logmap / NAAM).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(gelezen, dict):
        return {}
    return {deel: aantal for deel, aantal in gelezen.items() if isinstance(aantal, int)}
