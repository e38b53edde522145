"""Writes docs/interpretaties.md from the kaders: `.venv/bin/python -m scripts.interpretaties_doc`.

A test holds the file to be current.

Every choice of ours behind a besluit, an uitkomst, a rule, a close call or a termijn: so that who owns a kader can
object to exactly that.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bot.afweging import Kaders, laad_kaders
from bot.afweging.bron import Bron
from bot.afweging.model import Kader, Keuze
from bot.schrijfwijze import of

DOEL = Path(__file__).resolve().parent.parent / "docs" / "interpretaties.md"


def onderdelen(kaders: Kaders, kader: Kader) -> Iterator[tuple[str, tuple[Bron, ...]]]:
    """What of this kader decides or sets a date, by a name for people, with where it comes from."""
    for naam in kader.besluiten:
        besluit = kaders.besluiten[naam]
        labels = {u.id: u.label for u in besluit.uitkomsten.values()}
        yield f"{besluit.naam}: het besluit", besluit.bronnen
        for uitkomst in besluit.uitkomsten.values():
            yield f"{besluit.naam}: de uitkomst '{uitkomst.label}'", uitkomst.bronnen
        for regel in besluit.regels:
            yield f"{besluit.naam}: de regel naar '{labels[regel.uitkomst]}'", regel.bronnen
        for grens in besluit.grensgevallen:
            bij = of(f"'{labels[u]}'" for u in grens.bij) or "elke uitkomst"
            yield f"{besluit.naam}: '{grens.richting} is dichtbij' bij {bij}", grens.bronnen
    for termijn in kader.termijnen:
        yield f"Termijn: {termijn.label}", termijn.bronnen


def maak(kaders: Kaders) -> str:
    """The whole document: per kader every choice, in the order of its file; then those of the questions."""
    delen = [*_kop(), *(regel for kader in kaders.kaders.values() for regel in _kader(kaders, kader)), *_vragen(kaders)]
    return "\n".join(delen) + "\n"


def _vragen(kaders: Kaders) -> Iterator[str]:
    yield ""
    yield "## De vragen"
    yield ""
    yield "De bronnen noemen antwoorden, maar vaak niet waar het ene ophoudt en het andere begint."
    yield ""
    yield "- **Wij kozen:** de grenzen die in de toelichting bij de vraag staan ([alle vragen](kenmerken.md))."
    yield "- **Ook te lezen als:** elke gebruiker legt de grens zelf."
    yield (
        "- **Waarom zo:** twee collega's die hetzelfde zien, geven dan hetzelfde antwoord. De toelichting is overal "
        "gemerkt als van ons."
    )
    yield "- **Bij deze vragen en teksten:**"
    for kenmerk in kaders.kenmerken.values():
        plekken = dict.fromkeys(
            f"{kaders.kaders[b.kader].naam}, {b.vindplaats}" for b in kenmerk.bronnen if b.interpretatie
        )
        if plekken:
            yield f"  - {kenmerk.label}: {'; '.join(plekken)}"
    for kenmerk in kaders.kenmerken.values():
        for keuze in kenmerk.eigen_keuzes:
            yield ""
            yield f"### `{kenmerk.id}.{keuze.id}`"
            yield ""
            yield f"- **Wij kozen:** {keuze.wij}"
            yield f"- **Ook te lezen als:** {keuze.anders}"
            yield f"- **Waarom zo:** {keuze.waarom}"


def _kop() -> Iterator[str]:
    yield "# Eigen keuzes van Regiewijzer, kader voor kader"
    yield ""
    yield (
        "Gemaakt uit de bestanden in `bot/kaders/` door `scripts/interpretaties_doc.py`; pas dit bestand niet met "
        "de hand aan."
    )
    yield (
        "Waar een document zwijgt of zichzelf tegenspreekt, heeft Regiewijzer gekozen. In het advies staat daar "
        "*eigen uitleg van Regiewijzer* bij."
    )
    yield (
        "Hier staat elke keuze die een uitkomst of een datum bepaalt: wat we kozen, bij welke tekst, hoe het ook te "
        "lezen is, en waarom we zo lezen."
    )
    yield "Ben je eigenaar van een kader en lees je het anders? Noem dan het kader en de naam van de keuze."


def _kader(kaders: Kaders, kader: Kader) -> Iterator[str]:
    if not kader.keuzes:
        return
    yield ""
    yield f"## {kader.naam}"
    for keuze in kader.keuzes:
        yield from _keuze(kaders, kader, keuze)


def _keuze(kaders: Kaders, kader: Kader, keuze: Keuze) -> Iterator[str]:
    raakt = [(naam, b) for naam, bronnen in onderdelen(kaders, kader) for b in bronnen if b.keuze == keuze.id]
    plekken = dict.fromkeys(
        b.vindplaats if b.kader == kader.id else f"{kaders.kaders[b.kader].naam}, {b.vindplaats}" for _, b in raakt
    )
    yield ""
    yield f"### `{kader.id}.{keuze.id}`"
    yield ""
    yield f"- **Wij kozen:** {keuze.wij}"
    yield f"- **Bij deze tekst:** {'; '.join(plekken)}."
    yield f"- **Ook te lezen als:** {keuze.anders}"
    yield f"- **Waarom zo:** {keuze.waarom}"
    yield f"- **Werkt door in:** {'; '.join(dict.fromkeys(naam for naam, _ in raakt))}."


if __name__ == "__main__":
    DOEL.write_text(maak(laad_kaders()), encoding="utf-8")
    print(f"{DOEL} is geschreven.")
