"""A sheet as a Word document, to print or to fill in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from docx.shared import Cm, Pt

from bot.afweging import Kaders
from bot.afweging.blad import Blad, Lijst, Punt, Rij, Tabel
from bot.afweging.bron import Bron
from bot.bladen.gegevens import EIGEN_MAAK, MERK, herkomst, vindplaats
from bot.schrijfwijze import datum
from bot.vormen import docx as worddocument
from bot.vormen.docx import Cel, Deel, Regel

_MARGE, _BREEDTE = 1.2, {True: 27.3, False: 18.6}  # cm of text beside the margins, on its side or not
_EERSTE_KOLOM = 4.8
_TEKENS = {"vakje": "☐", "bolletje": "•", "geen": ""}


def docx(kaders: Kaders, blad: Blad, vandaag: date, uitkomsten: Mapping[str, str] | None = None) -> bytes:
    """The file. `uitkomsten` are those of a casus, by besluit: its column is marked."""
    voet = f"Regiewijzer, {datum(vandaag)}. Eigen uitwerking, geen document van de bron.   "
    document = worddocument.nieuw(
        blad.titel, liggend=blad.liggend, marge=_MARGE, letter=9 if blad.liggend else 10, voet=voet
    )
    document.add_heading(blad.titel, level=1).paragraph_format.space_before = Pt(0)
    _alinea(document, [Deel(blad.waarvoor)])
    _alinea(document, [Deel("Uit: ", vet=True), Deel("; ".join(herkomst(kaders, blad)) + ".")])
    _alinea(document, [Deel(EIGEN_MAAK, klein=True)])
    for blok in blad.blokken:
        if isinstance(blok, Tabel):
            _tabel(document, kaders, blad, blok, (uitkomsten or {}).get(blok.besluit))
        else:
            _lijst(document, kaders, blad, blok)
    return worddocument.als_bytes(document)


def _tabel(document: Any, kaders: Kaders, blad: Blad, blok: Tabel, uitkomst: str | None) -> None:
    document.add_heading(blok.kop, level=2).paragraph_format.space_before = Pt(6)
    gemarkeerd = next((i for i, k in enumerate(blok.kolommen, 1) if k.id == uitkomst), None)
    koppen = [
        blok.hoek,
        *(f"{k.kop} (deze casus)" if i == gemarkeerd else k.kop for i, k in enumerate(blok.kolommen, 1)),
    ]
    breedte = (_BREEDTE[blad.liggend] - _EERSTE_KOLOM) / len(blok.kolommen)
    rijen: list[list[Cel]] = [[_rijkop(kaders, blad, rij), *(_cel(cel) for cel in rij.cellen)] for rij in blok.rijen]
    worddocument.tabel(
        document, koppen, rijen, (_EERSTE_KOLOM, *[breedte] * len(blok.kolommen)), gemarkeerd=gemarkeerd, dicht=True
    )


def _rijkop(kaders: Kaders, blad: Blad, rij: Rij) -> list[Regel]:
    return [[Deel(rij.kop, vet=True)], [Deel(vindplaats(kaders, blad, rij.bron), klein=True)]]


def _cel(cel: Sequence[Punt]) -> list[Regel]:
    """One line is a sentence; of more, all but the first are points."""
    return [[Deel(("• " if i else "") + punt.tekst), *_merk(punt.bron)] for i, punt in enumerate(cel)]


def _lijst(document: Any, kaders: Kaders, blad: Blad, blok: Lijst) -> None:
    if blok.kop:
        kop = document.add_heading(blok.kop, level=2)
        kop.paragraph_format.space_before = Pt(8)
        kop.paragraph_format.page_break_before = blok.kopieer  # what goes into a plan stays in one piece
    if blok.kopieer:
        _invulblok(document, kaders, blad, blok)
        return
    bronnen = dict.fromkeys(p.bron for p in blok.punten)
    samen = len(bronnen) == 1 and len(blok.punten) > 1
    for nummer, punt in enumerate(blok.punten, 1):
        teken = f"{nummer}." if blok.teken == "cijfer" else _TEKENS[blok.teken]
        delen = [Deel(f"{teken}\t" if teken else ""), Deel(punt.tekst)]
        delen += [Deel(f" ({punt.toelichting})")] if punt.toelichting else []
        delen += _merk(punt.bron)
        delen += [] if samen else [Deel(f"  {_bronregel(kaders, blad, punt.bron)}", klein=True)]
        alinea = _alinea(document, delen)
        if teken:
            alinea.paragraph_format.left_indent, alinea.paragraph_format.first_line_indent = Cm(0.7), Cm(-0.7)
            alinea.paragraph_format.tab_stops.add_tab_stop(Cm(0.7))
        alinea.paragraph_format.keep_with_next = nummer < len(blok.punten) or samen
    if samen:
        _alinea(document, [Deel(_bronregel(kaders, blad, next(iter(bronnen))), klein=True)])


def _invulblok(document: Any, kaders: Kaders, blad: Blad, blok: Lijst) -> None:
    """What belongs in a plan: each point with room beside it, to copy as a whole."""
    breedte = _BREEDTE[blad.liggend]
    rijen: list[list[Cel]] = [
        [[[Deel(f"{nummer}. {punt.tekst}"), *_merk(punt.bron)]], "\n\n"] for nummer, punt in enumerate(blok.punten, 1)
    ]
    worddocument.tabel(document, ("Afspraak", "Wat wij afspreken"), rijen, (breedte * 0.55, breedte * 0.45))
    for bron in dict.fromkeys(p.bron for p in blok.punten):
        _alinea(document, [Deel(_bronregel(kaders, blad, bron), klein=True)])


def _alinea(document: Any, regel: Regel) -> Any:
    alinea = worddocument.zet(document.add_paragraph(), regel)
    alinea.paragraph_format.space_after, alinea.paragraph_format.line_spacing = Pt(2), 1.0
    return alinea


def _bronregel(kaders: Kaders, blad: Blad, bron: Bron) -> str:
    return f"Vindplaats: {vindplaats(kaders, blad, bron)}"


def _merk(bron: Bron) -> list[Deel]:
    return [Deel(f" ({MERK})", klein=True)] if bron.interpretatie else []
