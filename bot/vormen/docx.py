"""A Word document as all ours look: A4, one sans-serif face, Dutch as its language, page numbers, tables whose header
repeats.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from bot.dossier.overzicht import schoon

KOP, GEMARKEERD = "DDE6EE", "FFF3C4"  # fills: of a header, and of what is pointed at
_DONKER, _GRIJS = RGBColor(0x1B, 0x36, 0x5D), RGBColor(0x50, 0x50, 0x50)


@dataclass(frozen=True)
class Deel:
    """A stretch of text in one look; `klein` is a side note such as a source."""

    tekst: str
    vet: bool = False
    klein: bool = False


Regel = Sequence[Deel]
Cel = str | Sequence[Regel]  # a text with its newlines, or lines made of parts


def nieuw(titel: str, *, liggend: bool = True, marge: float = 2.5, letter: float = 11, voet: str = "") -> Any:
    """An empty document; `marge` left and right in cm, `letter` in points, `voet` stands before the page number."""
    document = Document()
    eigenschappen = document.core_properties
    eigenschappen.title, eigenschappen.author, eigenschappen.language = titel, "Regiewijzer", "nl-NL"
    eigenschappen.comments = ""
    deel = document.sections[0]
    if liggend:
        deel.orientation = WD_ORIENT.LANDSCAPE
    deel.page_width, deel.page_height = (Cm(29.7), Cm(21.0)) if liggend else (Cm(21.0), Cm(29.7))
    deel.left_margin = deel.right_margin = Cm(marge)
    deel.top_margin = deel.bottom_margin = Cm(min(marge, 2.0))
    deel.header_distance = deel.footer_distance = Cm(0.8)
    stijlen = document.styles
    for taal in stijlen.element.iter(qn("w:lang")):
        taal.set(qn("w:val"), "nl-NL")
    for taal in document.settings.element.iter(qn("w:themeFontLang")):
        taal.set(qn("w:val"), "nl-NL")
    normaal = stijlen["Normal"]
    normaal.font.name, normaal.font.size = "Calibri", Pt(letter)
    for niveau, grootte in ((1, 20), (2, 15), (3, 12)):
        stijl = stijlen[f"Heading {niveau}"]
        stijl.font.size, stijl.font.color.rgb, stijl.font.name = Pt(grootte * letter / 11), _DONKER, "Calibri"
        stijl.element.rPr.rFonts.attrib.clear()
        stijl.font.name = "Calibri"
    alinea = deel.footer.paragraphs[0]
    alinea.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    alinea.add_run(f"{voet}Bladzijde ")
    _veld(alinea, "PAGE")
    alinea.add_run(" van ")
    _veld(alinea, "NUMPAGES")
    return document


def als_bytes(document: Any) -> bytes:
    uit = BytesIO()
    document.save(uit)
    return uit.getvalue()


def zet(alinea: Any, regel: Regel) -> Any:
    """Put the parts of a line in a paragraph; gives the paragraph."""
    for deel in regel:
        run = alinea.add_run(deel.tekst)
        run.bold = deel.vet or None
        if deel.klein:
            run.font.size, run.font.color.rgb = Pt(7.5), _GRIJS
    return alinea


def tabel(
    document: Any,
    kop: Sequence[str],
    rijen: Iterable[Sequence[Cel]],
    breedtes: Sequence[float],
    *,
    gemarkeerd: int | None = None,
    dicht: bool = False,
) -> None:
    """A table with a header row that comes back on each page, and rows that stay together; `breedtes` in cm.

    `gemarkeerd` is the column to point at; `dicht` leaves no space between the lines of a cell.
    """
    gemaakt = document.add_table(rows=1, cols=len(kop), style="Table Grid")
    gemaakt.autofit = False
    _eigenschap(gemaakt.rows[0], "w:tblHeader")
    _eigenschap(gemaakt.rows[0], "w:cantSplit")
    for i, (cel, tekst, breedte) in enumerate(zip(gemaakt.rows[0].cells, kop, breedtes)):
        _vul(cel, [[Deel(tekst, vet=True)]], breedte, dicht)
        kleur(cel, GEMARKEERD if i == gemarkeerd else KOP)
    for rij in rijen:
        nieuwe = gemaakt.add_row()
        _eigenschap(nieuwe, "w:cantSplit")
        for i, (cel, inhoud, breedte) in enumerate(zip(nieuwe.cells, rij, breedtes)):
            _vul(
                cel,
                [[Deel(schoon(r))] for r in inhoud.split("\n")] if isinstance(inhoud, str) else inhoud,
                breedte,
                dicht,
            )
            if i == gemarkeerd:
                kleur(cel, GEMARKEERD)
    for kolom, breedte in zip(gemaakt.columns, breedtes):
        kolom.width = Cm(breedte)
    document.add_paragraph().paragraph_format.space_after = Pt(2)


def _vul(cel: Any, regels: Sequence[Regel], breedte: float, dicht: bool) -> None:
    cel.width = Cm(breedte)
    for i, regel in enumerate(regels):
        alinea = zet(cel.add_paragraph() if i else cel.paragraphs[0], regel)
        if dicht:
            alinea.paragraph_format.space_after, alinea.paragraph_format.line_spacing = Pt(1), 1.0


def kleur(cel: Any, tint: str) -> None:
    """Fill a cell; `tint` is RRGGBB."""
    vulling = OxmlElement("w:shd")
    for naam, waarde in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", tint)):
        vulling.set(qn(naam), waarde)
    cel._tc.get_or_add_tcPr().append(vulling)


def _veld(alinea: Any, opdracht: str) -> None:
    veld = OxmlElement("w:fldSimple")
    veld.set(qn("w:instr"), opdracht)
    run = OxmlElement("w:r")
    tekst = OxmlElement("w:t")
    tekst.text = "1"
    run.append(tekst)
    veld.append(run)
    alinea._p.append(veld)


def _eigenschap(rij: Any, naam: str) -> None:
    aan = OxmlElement(naam)
    aan.set(qn("w:val"), "true")
    rij._tr.get_or_add_trPr().append(aan)
