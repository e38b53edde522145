"""What a team made of one practice casus, on one page and without names: the spread, how much they agree, what they
discussed.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from textwrap import shorten

from docx.shared import Pt

from bot.oefenen import Oefencasus
from bot.oefenen.teamuitslag import Uitslag, Verdeling
from bot.schrijfwijze import aantal, datum
from bot.vormen import docx as worddocument
from bot.vormen.docx import Deel

_BREEDTES = (5.2, 8.4, 4.2)  # cm
_MEEST_RIJEN = 14  # kenmerken that still fit on the page
_LANGST = 900  # characters of the discussion that do


def docx(
    casus: Oefencasus, kader: str, dag: date, uit: Uitslag, zekerheden: Mapping[str, str], bespreking: str
) -> bytes:
    """The file. `zekerheden`: how each certainty is called."""
    titel = f"Oefensessie: {casus.titel}"
    document = worddocument.nieuw(titel, liggend=False, marge=1.6, letter=9.5, voet="Regiewijzer, verzonnen casus.   ")
    document.add_heading(titel, level=1).paragraph_format.space_before = Pt(0)
    regel = f"{kader}, {casus.niveau}, {datum(dag)}. {aantal(uit.oordelen, 'oordeel', 'oordelen')}, zonder namen."
    worddocument.zet(document.add_paragraph(), [Deel(regel)])
    for zin in (uit.melding,) if uit.melding else uit.maat:
        worddocument.zet(document.add_paragraph(), [Deel(zin, vet=True)])
    if uit.besluiten:
        koppen = ("Besluit", "Wat jullie kozen", "Het kader")
        worddocument.tabel(document, koppen, [_rij(v) for v in uit.besluiten], _BREEDTES, dicht=True)
        rijen = [_rij(v) for v in op_verschil(uit.kenmerken)[:_MEEST_RIJEN]]
        koppen = ("Kenmerk (* beslissend)", "Wat jullie lazen", "De tekst")
        worddocument.tabel(document, koppen, rijen, _BREEDTES, dicht=True)
    if uit.zekerheden:
        delen = ", ".join(f"{zekerheden[z].lower()}: {n}" for z, n in uit.zekerheden)
        worddocument.zet(document.add_paragraph(), [Deel("Hoe zeker: ", vet=True), Deel(f"{delen}.")])
    if bespreking:
        kort = shorten(bespreking, _LANGST, placeholder=" …")
        worddocument.zet(document.add_paragraph(), [Deel("Besproken: ", vet=True), Deel(kort)])
    return worddocument.als_bytes(document)


def op_verschil(kenmerken: tuple[Verdeling, ...]) -> list[Verdeling]:
    """What decides and what was read differently first: of much there is no more than fits."""

    def eens(verdeling: Verdeling) -> float:
        gekozen = [d.aantal for d in verdeling.delen]
        return max(gekozen) / max(1, sum(gekozen))

    return sorted(kenmerken, key=lambda v: (not v.beslissend, eens(v)))


def _rij(verdeling: Verdeling) -> tuple[str, str, str]:
    gekozen = "; ".join(f"{d.label}: {d.aantal}" for d in verdeling.delen if d.aantal)
    zegt = ", ".join(d.label for d in verdeling.delen if d.kader)
    return f"{verdeling.label}{' *' if verdeling.beslissend else ''}", gekozen or "–", zegt or "–"
