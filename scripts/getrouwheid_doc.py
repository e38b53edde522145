"""Writes docs/getrouwheid.md: `.venv/bin/python -m scripts.getrouwheid_doc`. A test holds the file to be current.

The rows are in tests/kaders/getrouwheid/<kader>.yml: every norm of a source, and by which items the kaders say it.
What an item is called is in `items`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from bot.afweging import Kaders, laad_kaders
from bot.afweging.blad import Tabel, bronnen_van
from bot.afweging.bron import Bron
from bot.afweging.model import Kader

PROJECT = Path(__file__).resolve().parent.parent
RIJEN = PROJECT / "tests" / "kaders" / "getrouwheid"
DOEL = PROJECT / "docs" / "getrouwheid.md"


@dataclass(frozen=True)
class Rij:
    """One norm of a source: `waar` are names of items; `waarom` is told when it isn't exactly in the kaders
    (`anders`).
    """

    id: str
    feit: str
    oordeel: str
    waar: tuple[str, ...] = ()
    waarom: str = ""


def lees_rijen(kader: str) -> list[Rij]:
    """The rows of this kader. A field that isn't known is a TypeError."""
    rijen = yaml.safe_load((RIJEN / f"{kader}.yml").read_text(encoding="utf-8"))
    return [Rij(**{**rij, "waar": tuple(rij.get("waar", ()))}) for rij in rijen]


def items(kaders: Kaders, eigen: str) -> dict[str, tuple[Bron, ...]]:
    """Every item by the name that a row of kader `eigen` may give it, with where it comes from.

    kader:ID · vakwoord:TERM (of another kader: vakwoord:KADER/TERM) · kenmerk:ID, kenmerk:ID/WAARDE ·
    besluit:KADER.NAAM · uitkomst:BESLUIT/ID · regel:BESLUIT/UITKOMST · grensgeval:BESLUIT/RICHTING · termijn:ID ·
    stap:ID (its own kader may be left out) · blad:NAAM, blad:NAAM.BLOK, blad:NAAM.BLOK.RIJ_OF_PUNT.
    """
    uit: dict[str, tuple[Bron, ...]] = {}

    def neem(naam: str, bronnen: tuple[Bron, ...]) -> None:
        uit[naam] = (*uit.get(naam, ()), *bronnen)

    for naam, bronnen in (*_van_kenmerken(kaders), *_van_besluiten(kaders)):
        neem(naam, bronnen)
    for kader in kaders.kaders.values():
        for naam, bronnen in (*_van_kader(kader, eigen), *_van_bladen(kader)):
            neem(naam, bronnen)
    return uit


Genoemd = Iterator[tuple[str, tuple[Bron, ...]]]


def _van_kenmerken(kaders: Kaders) -> Genoemd:
    for kenmerk in kaders.kenmerken.values():
        for naam in (kenmerk.id, *(f"{kenmerk.id}/{_waarde(w)}" for w in kenmerk.waarden)):
            yield f"kenmerk:{naam}", kenmerk.bronnen


def _van_besluiten(kaders: Kaders) -> Genoemd:
    for besluit in kaders.besluiten.values():
        yield f"besluit:{besluit.id}", besluit.bronnen
        for uitkomst in besluit.uitkomsten.values():
            yield f"uitkomst:{besluit.id}/{uitkomst.id}", uitkomst.bronnen
        for regel in besluit.regels:
            yield f"regel:{besluit.id}/{regel.uitkomst}", regel.bronnen
        for grens in besluit.grensgevallen:
            yield f"grensgeval:{besluit.id}/{grens.richting}", grens.bronnen


def _van_kader(kader: Kader, eigen: str) -> Genoemd:
    yield f"kader:{kader.id}", (Bron(kader.id, "Hele document", False),)
    for vakwoord in kader.vakwoorden:
        yield f"vakwoord:{kader.id}/{vakwoord.term}", vakwoord.bronnen
        if kader.id == eigen:
            yield f"vakwoord:{vakwoord.term}", vakwoord.bronnen
    for termijn in kader.termijnen:
        yield f"termijn:{termijn.id}", termijn.bronnen
    for punt in kader.afsluiten:
        yield f"afsluiten:{kader.id}.{punt.id}", punt.bronnen
    for stap in kader.vervolgstappen:
        yield f"stap:{stap.id}", stap.bronnen
        if stap.id.startswith(f"{eigen}."):
            yield f"stap:{stap.id.removeprefix(f'{eigen}.')}", stap.bronnen


def _van_bladen(kader: Kader) -> Genoemd:
    for blad in kader.bladen:
        yield f"blad:{blad.naam}", blad.bronnen
        for blok in blad.blokken:
            plek = f"blad:{blad.naam}.{blok.id}"
            yield plek, bronnen_van(blok)
            if isinstance(blok, Tabel):
                yield from ((f"{plek}.{rij.id}", (rij.bron,)) for rij in blok.rijen)
                continue
            for punt in blok.punten:
                eigen_naam = punt.id.startswith(f"{blad.naam}.")
                yield (f"blad:{punt.id}" if eigen_naam else f"{plek}.{punt.id}"), (punt.bron,)


def _waarde(waarde: str | bool) -> str:
    return str(waarde).lower() if isinstance(waarde, bool) else waarde


def maak(kaders: Kaders) -> str:
    """The whole document: a table of counts, and then every row."""
    rijen = {kader: lees_rijen(kader) for kader in kaders.kaders}
    return (
        "\n".join(
            [*_kop(kaders, rijen), *(regel for kader, lijst in rijen.items() for regel in _tabel(kaders, kader, lijst))]
        )
        + "\n"
    )


def _kop(kaders: Kaders, rijen: Mapping[str, list[Rij]]) -> Iterator[str]:
    yield "# Getrouwheid: elke norm van de bronnen, en waar die in Regiewijzer staat"
    yield ""
    yield (
        "Gemaakt uit `tests/kaders/getrouwheid/` door `scripts/getrouwheid_doc.py`; pas dit bestand niet met de "
        "hand aan."
    )
    yield (
        "Een test kijkt of elk genoemd onderdeel in de kaders bestaat en uit dat document komt. Of de inhoud klopt, "
        "is met de hand nagelezen:"
    )
    yield (
        "*exact* is dezelfde norm, hetzelfde getal, dezelfde partij en dezelfde voorwaarde als in de bron, in onze "
        "woorden. *anders* zegt waarom niet."
    )
    yield ""
    yield "| kader | normen | exact | anders |"
    yield "|---|---|---|---|"
    for kader, lijst in rijen.items():
        exact = sum(rij.oordeel == "exact" for rij in lijst)
        yield f"| {kaders.kaders[kader].naam} | {len(lijst)} | {exact} | {len(lijst) - exact} |"


def _tabel(kaders: Kaders, kader: str, rijen: list[Rij]) -> Iterator[str]:
    yield ""
    yield f"## {kaders.kaders[kader].naam}"
    yield ""
    yield "| nr | norm in de bron | waar in Regiewijzer | oordeel |"
    yield "|---|---|---|---|"
    for rij in rijen:
        waar = ", ".join(f"`{naam}`" for naam in rij.waar)
        yield (
            f"| {rij.id} | {_cel(rij.feit)} | {waar or '–'} | "
            f"{rij.oordeel}{': ' + _cel(rij.waarom) if rij.waarom else ''} |"
        )


def _cel(tekst: str) -> str:
    return " ".join(tekst.split()).replace("|", "/")


if __name__ == "__main__":
    DOEL.write_text(maak(laad_kaders()), encoding="utf-8")
    print(f"{DOEL} is geschreven.")
