"""Writes the tables of settings in docs/beheer.md: `.venv/bin/python -m scripts.instellingen_doc`.

A test holds them to be current.

A table stands between two comments, `<!-- instellingen: NAAM -->` and `<!-- einde -->`.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from bot.instellingen import Aanmelden, Groep, Instellingen, Teams, omgevingsnaam

DOEL = Path(__file__).resolve().parent.parent / "docs" / "beheer.md"
GROEPEN: dict[str, type[Groep]] = {"algemeen": Instellingen, "teams": Teams, "aanmelden": Aanmelden}
_TABEL = re.compile(r"(<!-- instellingen: (\w+) -->\n).*?(<!-- einde -->\n)", re.DOTALL)


def _standaard(waarde: Any, toon: str) -> str:
    if toon:
        return toon
    if waarde in (None, ()):
        return "leeg"
    return str(waarde) if isinstance(waarde, int) else f"`{','.join(waarde) if isinstance(waarde, tuple) else waarde}`"


def tabel(groep: type[Groep]) -> str:
    """The settings of this group, in the order in which they are written."""
    regels = ["| naam | standaard | betekenis |", "|---|---|---|"]
    for veld in groep.__fields__.values():
        if naam := omgevingsnaam(veld):
            standaard = _standaard(veld.default, veld.field_info.extra["toon"])
            regels.append(f"| `{naam}` | {standaard} | {veld.field_info.description} |")
    return "\n".join(regels) + "\n"


def maak(tekst: str) -> str:
    """The document with its tables as they should be."""
    return _TABEL.sub(lambda m: m[1] + tabel(GROEPEN[m[2]]) + m[3], tekst)


def main() -> None:
    DOEL.write_text(maak(DOEL.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
