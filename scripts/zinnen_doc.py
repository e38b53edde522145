"""Every sentence that users read, in one file to review: `python -m scripts.zinnen_doc` writes docs/zinnen.md.

The sentences stand in the tables, the pages and the programs (scripts/gebruikerszinnen.py); this only lays them side
by side.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from bot.instellingen import PROJECT
from scripts.gebruikerszinnen import Tekst, alle

DOEL = PROJECT / "docs" / "zinnen.md"
_KOP = """# Alle zinnen die een gebruiker leest

Om hardop te lezen en na te kijken; hoe we schrijven staat in [schrijfwijzer.md](schrijfwijzer.md).
Wat tussen accolades staat, vult Regiewijzer in. Dit bestand is gemaakt door `python -m scripts.zinnen_doc`.
Verbeter een zin op de plek die erboven staat.
"""
_DELEN = {
    "gesprek": "Het gesprek",
    "actieblad": "Het actieblad, kort",
    "vragen": "De vragen",
    "kaders": "De kaders, in onze woorden",
    "documenten": "De documenten, en wat er van een oefencasus wordt gezegd",
    "paginas": "De pagina's",
    "programma": "Meldingen, en de opdrachtregel",
}


def document() -> str:
    """The whole file."""
    return "\n".join([_KOP, *_regels()]) + "\n"


def _regels() -> Iterator[str]:
    for deel, van_deel in groupby(alle(), key=lambda t: t.deel):
        yield f"## {_DELEN[deel]}"
        for plek, van_plek in groupby(van_deel, key=lambda t: t.plek):
            yield f"\n### {plek}\n"
            yield from map(_regel, van_plek)
        yield ""


def _regel(tekst: Tekst) -> str:
    naam = f"`{tekst.naam}` " if tekst.naam else ""
    return f"- {naam}{' '.join(tekst.tekst.split())}"


def main() -> None:
    DOEL.write_text(document(), encoding="utf-8")


if __name__ == "__main__":
    main()
