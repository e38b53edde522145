"""Write docs/dpia.md and docs/iama.md, as the software comes: `python -m scripts.toetsen_doc`. A test holds them."""

from __future__ import annotations

from pathlib import Path

from bot.afweging import laad_kaders
from bot.instellingen import Instellingen
from bot.opdrachten.toetsen import TOETSEN, als_markdown

DOCS = Path(__file__).resolve().parents[1] / "docs"


def maak(toets: str) -> str:
    """With every setting at its default, whatever the environment says."""
    standaard = {
        veld.name: veld.get_default()
        for veld in Instellingen.__fields__.values()
        if veld.name not in ("aanmelden", "teams")
    }
    gekozen = Instellingen.construct(**{**standaard, "aanmelden": None, "teams": None, "database": "sqlite:///"})
    return als_markdown(toets, laad_kaders(), gekozen, "de software zoals zij komt") + "\n"


if __name__ == "__main__":
    for toets in TOETSEN:
        (DOCS / f"{toets}.md").write_text(maak(toets), "utf-8")
