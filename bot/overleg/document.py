"""The report as a Word document: headings, tables with a header row that repeats, Dutch as its language, page numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from bot.dossier.blad import lokaal
from bot.dossier.overzicht import schoon
from bot.gesprek.beeld import datum as lange_datum
from bot.overleg.model import AANHOUDEN, AFWIJKEN, Item, Verslag

SLOT = (
    "De adviezen komen van Regiewijzer. Het team beslist. In dit verslag staan geen namen: zet de code van de casus in het eigen dossier. "
    "Dit bestand wordt niet door Regiewijzer bewaard."
)


def docx(verslag: Verslag) -> bytes:
    """The file."""
    document = Document()
    titel = f"Verslag aanmeldoverleg {lange_datum(verslag.datum.isoformat())}"
    _opmaak(document, titel)
    document.add_heading(titel, level=1)
    document.add_paragraph("Aanwezig (rollen): " + ("; ".join(map(schoon, verslag.aanwezig)) or "niet ingevuld") + ".")
    document.add_paragraph(verslag.telling)
    document.add_heading("Overzicht", level=2)
    _tabel(
        document,
        ("Nr", "Aanmelding", "Dringend", "Besluit van het team", "Code", "Eerste termijn"),
        ((str(i.nummer), _kort(i.aanmelding), i.dringend_woorden, i.besluit_woorden, i.casus or "geen", _eerste(i)) for i in verslag.items),
        (1.1, 7.4, 3.2, 4.0, 2.9, 6.0),
    )
    for item in verslag.items:
        _item(document, item)
    slot = document.add_paragraph(SLOT)
    slot.paragraph_format.space_before = Pt(18)
    slot.runs[0].italic = True
    uit = BytesIO()
    document.save(uit)
    return uit.getvalue()


def _item(document: Any, item: Item) -> None:
    kop = f"{item.nummer}. {item.casus or 'Niet vastgelegd'}"
    document.add_heading(kop + (f" ({item.dringend_woorden.lower()})" if item.dringend else ""), level=2)
    document.add_paragraph(schoon(item.aanmelding))
    if item.bekend:
        document.add_paragraph("Bekend: " + "; ".join(f"{label}: {waarde}" for label, waarde in item.bekend) + ".")
    if item.adviezen:
        document.add_heading("Advies en besluit", level=3)
        rijen = []
        for a in item.adviezen:
            advies = [a.uitkomst, a.uitleg or ""] + ([f"Grensgeval: {a.grensgeval}"] if a.grensgeval else [])
            team = f"{a.keuze}. Reden: {schoon(a.reden)}" if a.keuze else _team(item)
            rijen.append((f"{a.naam} ({a.kader})", "\n".join(advies), team, a.beslisser))
        _tabel(document, ("Besluit", "Advies van Regiewijzer", "Besluit van het team", "Wie beslist volgens het kader"), rijen, (4.6, 9.0, 5.0, 6.0))
    else:
        document.add_paragraph("Er is nog geen advies.")
    _regel(document, "Besluit van het team", item.besluit_woorden)
    if item.besluit == AANHOUDEN:
        _regel(document, "Wat nodig is", item.nodig or "niet ingevuld")
        _regel(document, "Wie dat doet", item.door or "niet ingevuld")
    if item.bij_twijfel:
        _regel(document, "Bij twijfel beslist", item.bij_twijfel)
    if item.termijnen:
        document.add_heading("Termijnen", level=3)
        _tabel(document, ("Termijn", "Uiterlijk"), ((t.label, moment(t.uiterlijk)) for t in item.termijnen), (14.0, 6.0))
    if item.stappen:
        document.add_heading("Vervolgstappen", level=3)
        for stap in item.stappen:
            document.add_paragraph(schoon(stap), style="List Bullet")


def _team(item: Item) -> str:
    """What the team decided about a besluit from which it didn't deviate."""
    return "Akkoord met dit advies" if item.besluit == AFWIJKEN else item.besluit_woorden


def _regel(document: Any, naam: str, waarde: str) -> None:
    alinea = document.add_paragraph()
    alinea.add_run(f"{naam}: ").bold = True
    alinea.add_run(schoon(waarde))


def moment(wanneer: date | datetime) -> str:
    """ "4 december 2026", with the time in the Netherlands when there is one."""
    if isinstance(wanneer, datetime):
        plaatselijk = lokaal(wanneer)
        return f"{lange_datum(plaatselijk.date().isoformat())}, {plaatselijk:%H:%M} uur" if isinstance(plaatselijk, datetime) else ""
    return lange_datum(wanneer.isoformat())


def _eerste(item: Item) -> str:
    eerste = item.eerste_termijn
    return f"{eerste.label}: {moment(eerste.uiterlijk)}" if eerste else "geen"


def _kort(tekst: str, langst: int = 160) -> str:
    tekst = schoon(tekst)
    return tekst if len(tekst) <= langst else tekst[: tekst.rfind(" ", 0, langst)] + " …"


# --- how it looks ---


def _opmaak(document: Any, titel: str) -> None:
    """A4 on its side, one sans-serif face, dark headings; the language and the page numbers that Word itself doesn't add."""
    eigenschappen = document.core_properties
    eigenschappen.title, eigenschappen.author, eigenschappen.language = titel, "Regiewijzer", "nl-NL"
    eigenschappen.comments = ""
    deel = document.sections[0]
    deel.orientation = WD_ORIENT.LANDSCAPE
    deel.page_width, deel.page_height = Cm(29.7), Cm(21.0)
    deel.left_margin = deel.right_margin = Cm(2.5)
    deel.top_margin = deel.bottom_margin = Cm(2.0)
    stijlen = document.styles
    for taal in stijlen.element.iter(qn("w:lang")):
        taal.set(qn("w:val"), "nl-NL")
    for taal in document.settings.element.iter(qn("w:themeFontLang")):
        taal.set(qn("w:val"), "nl-NL")
    normaal = stijlen["Normal"]
    normaal.font.name, normaal.font.size = "Calibri", Pt(11)
    for niveau, grootte in ((1, 20), (2, 15), (3, 12)):
        stijl = stijlen[f"Heading {niveau}"]
        stijl.font.size, stijl.font.color.rgb, stijl.font.name = Pt(grootte), RGBColor(0x1B, 0x36, 0x5D), "Calibri"
        stijl.element.rPr.rFonts.attrib.clear()
        stijl.font.name = "Calibri"
    voet = deel.footer.paragraphs[0]
    voet.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    voet.add_run("Bladzijde ")
    _veld(voet, "PAGE")
    voet.add_run(" van ")
    _veld(voet, "NUMPAGES")


def _veld(alinea: Any, opdracht: str) -> None:
    veld = OxmlElement("w:fldSimple")
    veld.set(qn("w:instr"), opdracht)
    run = OxmlElement("w:r")
    tekst = OxmlElement("w:t")
    tekst.text = "1"
    run.append(tekst)
    veld.append(run)
    alinea._p.append(veld)


def _tabel(document: Any, kop: Sequence[str], rijen: Iterable[Sequence[str]], breedtes: Sequence[float]) -> None:
    """A table with a header row that comes back on each page, and rows that stay together; `breedtes` in cm."""
    tabel = document.add_table(rows=1, cols=len(kop), style="Table Grid")
    tabel.autofit = False
    _eigenschap(tabel.rows[0], "w:tblHeader")
    for cel, tekst, breedte in zip(tabel.rows[0].cells, kop, breedtes):
        cel.width = Cm(breedte)
        cel.paragraphs[0].add_run(tekst).bold = True
        vulling = OxmlElement("w:shd")
        for naam, waarde in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", "DDE6EE")):
            vulling.set(qn(naam), waarde)
        cel._tc.get_or_add_tcPr().append(vulling)
    for rij in rijen:
        nieuwe = tabel.add_row()
        _eigenschap(nieuwe, "w:cantSplit")
        for cel, tekst, breedte in zip(nieuwe.cells, rij, breedtes):
            cel.width = Cm(breedte)
            regels = tekst.split("\n")
            cel.paragraphs[0].add_run(schoon(regels[0]))
            for regel in regels[1:]:
                cel.add_paragraph(schoon(regel))
    for kolom, breedte in zip(tabel.columns, breedtes):
        kolom.width = Cm(breedte)
    document.add_paragraph().paragraph_format.space_after = Pt(2)


def _eigenschap(rij: Any, naam: str) -> None:
    aan = OxmlElement(naam)
    aan.set(qn("w:val"), "true")
    rij._tr.get_or_add_trPr().append(aan)
