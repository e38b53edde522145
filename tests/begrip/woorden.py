"""Kaders with words of an organisation's own, as a folder beside its kaders has them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from bot.afweging import Kaders


def met_woorden(kaders: Kaders, map_: Path, **per_kenmerk: Any) -> Kaders:
    (map_ / "woorden").mkdir(parents=True, exist_ok=True)
    for kenmerk, inhoud in per_kenmerk.items():
        (map_ / "woorden" / f"{kenmerk}.yml").write_text(
            yaml.safe_dump(inhoud, allow_unicode=True, sort_keys=False), encoding="utf-8"
        )
    return replace(kaders, mappen=(map_,))
