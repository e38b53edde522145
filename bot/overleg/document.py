"""The report as a Word document: headings, tables with a header row that repeats, Dutch as its language, page
numbers.
"""

from __future__ import annotations

from typing import Any

from docx.shared import Pt

from bot.dossier.overzicht import schoon
from bot.overleg.model import AANHOUDEN, AFWIJKEN, Item, Verslag
from bot.schrijfwijze import datum, wanneer
from bot.vormen import docx as worddocument

ONDERAAN = (
    "De adviezen komen van Regiewijzer. Het team beslist. In dit verslag staan geen namen: "
    "zet de code van de casus in het eigen dossier. "
    "Dit bestand wordt niet door Regiewijzer bewaard."
)


def docx(verslag: Verslag) -> bytes:
    """The file."""
    titel = f"Verslag aanmeldoverleg {datum(verslag.datum)}"
    document = worddocument.nieuw(titel)
    document.add_heading(titel, level=1)
    document.add_paragraph("Aanwezig (rollen): " + ("; ".join(map(schoon, verslag.aanwezig)) or "niet ingevuld") + ".")
    document.add_paragraph(verslag.telling)
    document.add_heading("Overzicht", level=2)
    worddocument.tabel(
        document,
        ("Nr", "Aanmelding", "Dringend", "Besluit van het team", "Code", "Eerste termijn"),
        (
            (str(i.nummer), _kort(i.aanmelding), i.dringend_woorden, i.besluit_woorden, i.casus or "geen", _eerste(i))
            for i in verslag.items
        ),
        (1.1, 7.4, 3.2, 4.0, 2.9, 6.0),
    )
    for item in verslag.items:
        _item(document, item)
    onderaan = document.add_paragraph(ONDERAAN)
    onderaan.paragraph_format.space_before = Pt(18)
    onderaan.runs[0].italic = True
    return worddocument.als_bytes(document)


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
            advies = (
                [a.uitkomst, a.uitleg or ""]
                + ([f"Grensgeval: {a.grensgeval}"] if a.grensgeval else [])
                + ([f"Bron: {a.bronnen}."] if a.bronnen else [])
            )
            team = f"{a.keuze}. Reden: {schoon(a.reden)}" if a.keuze else _team(item)
            rijen.append((f"{a.naam} ({a.kader})", "\n".join(advies), team, a.beslisser))
        worddocument.tabel(
            document,
            ("Besluit", "Advies van Regiewijzer", "Besluit van het team", "Wie beslist volgens het kader"),
            rijen,
            (4.6, 9.0, 5.0, 6.0),
        )
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
        worddocument.tabel(
            document,
            ("Termijn", "Uiterlijk", "Bron"),
            ((t.label, wanneer(t.uiterlijk), t.bron) for t in item.termijnen),
            (9.0, 5.6, 10.0),
        )
    if item.stappen:
        document.add_heading("Vervolgstappen", level=3)
        for stap in item.stappen:
            document.add_paragraph(schoon(f"{stap.tekst} Bron: {stap.bron}."), style="List Bullet")


def _team(item: Item) -> str:
    """What the team decided about a besluit from which it didn't deviate."""
    return "Akkoord met dit advies" if item.besluit == AFWIJKEN else item.besluit_woorden


def _regel(document: Any, naam: str, waarde: str) -> None:
    alinea = document.add_paragraph()
    alinea.add_run(f"{naam}: ").bold = True
    alinea.add_run(schoon(waarde))


def _eerste(item: Item) -> str:
    eerste = item.eerste_termijn
    return f"{eerste.label}: {wanneer(eerste.uiterlijk)}" if eerste else "geen"


def _kort(tekst: str, langst: int = 160) -> str:
    tekst = schoon(tekst)
    return tekst if len(tekst) <= langst else tekst[: tekst.rfind(" ", 0, langst)] + " …"
