"""Write the tables of docs/sjablonen.md from velden.yml: `python -m scripts.sjablonen_doc`. A test holds them to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from bot.vormen.verslag.sjabloon import velden_van_sjabloon

DOEL = Path(__file__).resolve().parents[1] / "docs" / "sjablonen.md"
_BEGIN, _EIND = "<!-- velden -->", "<!-- einde velden -->"


def _tabel(velden: Mapping[str, Any]) -> Iterator[str]:
    enkel = {naam: uitleg for naam, uitleg in velden.items() if isinstance(uitleg, str)}
    yield from ("### Losse velden", "| veld | wat het is |", "|---|---|")
    yield from (f"| `{{{{ {naam} }}}}` | {uitleg} |" for naam, uitleg in enkel.items())
    yield from ("", "### Lijsten", "| lijst | wat het is | velden van elke regel |", "|---|---|---|")
    for naam, inhoud in velden.items():
        if not isinstance(inhoud, str):
            delen = " ".join(f"`{deel}`: {uitleg}" for deel, uitleg in inhoud.items() if deel != "lijst")
            yield f"| `{naam}` | {inhoud['lijst']} | {delen} |"


def maak(tekst: str) -> str:
    tabel = "\n".join([_BEGIN, *_tabel(velden_van_sjabloon()), _EIND])
    return re.sub(rf"{_BEGIN}.*{_EIND}", lambda _: tabel, tekst, flags=re.DOTALL)


if __name__ == "__main__":
    DOEL.write_text(maak(DOEL.read_text("utf-8")), "utf-8")
