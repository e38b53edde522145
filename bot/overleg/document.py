"""The report as a Word document: the decisions on the first page, then about half a page a case. What is behind an
advice has a number; the sources stand once, at the end, and all explanations in the Excel file.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from docx.shared import Pt

from bot.dossier.overzicht import schoon
from bot.overleg.model import AANHOUDEN, AFWIJKEN, VOORGELEGD, Item, Verslag
from bot.schrijfwijze import AMSTERDAM, datum, wanneer
from bot.vormen import docx as worddocument

ONDERAAN = (
    "De adviezen komen van Regiewijzer. Het team beslist. In dit verslag staan geen namen: "
    "zet de code van de casus in het eigen dossier. De uitleg bij elk advies staat in het Excelbestand. "
    "Dit bestand wordt niet door Regiewijzer bewaard."
)
_STAPPEN = 4  # of a case; the others are in the Excel file
_TEKST = 600  # characters of an aanmelding


class _Bronnen:
    """What things rest on, in the order in which it is first named; the same sources have one number."""

    def __init__(self) -> None:
        self.alle: dict[str, int] = {}

    def nummers(self, bronnen: str) -> str:
        """ " [3]" for the sources of one thing, written one after the other; '' for none."""
        return f" [{self.alle.setdefault(bronnen, len(self.alle) + 1)}]" if bronnen else ""


def docx(verslag: Verslag) -> bytes:
    """The file."""
    titel = f"Verslag aanmeldoverleg {datum(verslag.datum)}"
    document = worddocument.nieuw(titel, liggend=False, marge=1.5, letter=8.5)
    for stijl in ("Normal", "List Bullet"):
        document.styles[stijl].paragraph_format.space_after = Pt(1)
        document.styles[stijl].paragraph_format.line_spacing = 1.0
    document.styles["Heading 2"].paragraph_format.space_before = Pt(6)
    document.add_heading(titel, level=1)
    document.add_paragraph("Aanwezig (rollen): " + ("; ".join(map(schoon, verslag.aanwezig)) or "niet ingevuld") + ".")
    document.add_paragraph(verslag.telling)
    document.add_heading("Besluiten", level=2)
    worddocument.tabel(
        document,
        ("Nr", "Code", "Aanmelding", "Advies", "Besluit van het team", "Wie", "Actie", "Uiterlijk"),
        map(_besluitrij, verslag.items),
        (0.7, 2.1, 3.1, 3.5, 2.4, 2.3, 2.2, 1.7),
        dicht=True,
    )
    bronnen = _Bronnen()
    for item in verslag.items:
        _item(document, item, bronnen)
    beslissers: dict[str, list[str]] = {}
    for advies in (a for item in verslag.items for a in item.adviezen):
        beslissers.setdefault(advies.beslisser, []).append(f"{advies.naam}, {advies.kader}")
    if beslissers:
        document.add_heading("Wie beslist volgens het kader", level=2)
    for wie, welke in beslissers.items():
        _regels(document, [("; ".join(dict.fromkeys(welke)), wie)])
    if bronnen.alle:
        document.add_heading("Bronnen", level=2)
        document.add_paragraph("; ".join(f"[{nr}] {schoon(bron)}" for bron, nr in bronnen.alle.items()) + ".")
    onderaan = document.add_paragraph(ONDERAAN)
    onderaan.runs[0].italic = True
    return worddocument.als_bytes(document)


def _besluitrij(item: Item) -> tuple[str, ...]:
    advies = " · ".join(a.uitkomst for a in item.adviezen) or "nog geen advies"
    keuzes = [f"{a.naam}: {a.keuze}. Reden: {_kort(a.reden or '', 120)}" for a in item.adviezen if a.keuze]
    dringend = f"\n{item.dringend_woorden}" if item.dringend else ""
    return (
        str(item.nummer),
        item.casus or "geen",
        _kort(item.aanmelding, 60) + dringend,
        advies,
        "\n".join([item.besluit_woorden, *keuzes]),
        item.wie or "",
        _kort(item.actie or "", 45),
        _dag(item.voor) if item.voor else "",
    )


def _item(document: Any, item: Item, bronnen: _Bronnen) -> None:
    kop = f"{item.nummer}. {item.casus or 'Niet vastgelegd'}"
    document.add_heading(kop + (f" ({item.dringend_woorden.lower()})" if item.dringend else ""), level=2)
    document.add_paragraph(_kort(item.aanmelding, _TEKST))
    if item.bekend:
        document.add_paragraph("Bekend: " + "; ".join(f"{label}: {waarde}" for label, waarde in item.bekend) + ".")
    if item.adviezen:
        worddocument.tabel(
            document,
            ("Besluit", "Advies van Regiewijzer", "Besluit van het team"),
            [_adviesrij(item, a, bronnen) for a in item.adviezen],
            (6.0, 6.6, 5.4),
            dicht=True,
        )
    else:
        document.add_paragraph("Er is nog geen advies.")
    regels = [("Besluit van het team", item.besluit_woorden)]
    if item.besluit == AANHOUDEN:
        regels += [("Wat nodig is", item.nodig or "niet ingevuld"), ("Wie dat doet", item.door or "niet ingevuld")]
        regels.append(("Weer op de lijst", datum(item.terug) if item.terug else "niet ingevuld"))
    if item.besluit == VOORGELEGD:
        regels += [("De vraag", item.nodig or ""), ("Voorgelegd aan", item.door or "")]
    if item.oppakken.door or item.oppakken.voor:
        voor = f", uiterlijk {datum(item.oppakken.voor)}" if item.oppakken.voor else ""
        regels.append(("Wie pakt het op", (item.oppakken.door or "nog niemand") + voor))
    if item.bij_twijfel:
        regels.append(("Bij twijfel beslist", item.bij_twijfel))
    if item.termijnen:
        termijnen = (f"{t.label}: {wanneer(t.uiterlijk)}{bronnen.nummers(t.bron)}" for t in item.termijnen)
        regels.append(("Termijnen", "; ".join(termijnen)))
    _regels(document, regels)
    for stap in item.stappen[:_STAPPEN]:
        alinea = document.add_paragraph(schoon(stap.tekst + bronnen.nummers(stap.bron)), style="List Bullet")
        alinea.paragraph_format.space_after = Pt(0)
    if (rest := len(item.stappen) - _STAPPEN) > 0:
        document.add_paragraph(f"En nog {rest} {'stap' if rest == 1 else 'stappen'}: zie het Excelbestand.")


def _adviesrij(item: Item, a: Any, bronnen: _Bronnen) -> tuple[str, ...]:
    advies = a.uitkomst + bronnen.nummers(a.bronnen) + (f"\nGrensgeval: {a.grensgeval}" if a.grensgeval else "")
    # Of an advice that the kader wouldn't give any more there are no sources, only that.
    advies += f"\n{a.uitleg}" if a.uitleg and not a.bronnen else ""
    team = f"{a.keuze}. Reden: {schoon(a.reden)}" if a.keuze else _team(item)
    return a.naam, advies, team


def _team(item: Item) -> str:
    """What the team decided about a besluit from which it didn't deviate."""
    return "Akkoord met dit advies" if item.besluit == AFWIJKEN else item.besluit_woorden


def _regels(document: Any, regels: list[tuple[str, str]]) -> None:
    """Short facts, one after the other in a paragraph each that stays small."""
    for naam, waarde in regels:
        alinea = document.add_paragraph()
        alinea.paragraph_format.space_after = Pt(0)
        alinea.add_run(f"{naam}: ").bold = True
        alinea.add_run(schoon(waarde))


def _kort(tekst: str, langst: int) -> str:
    tekst = schoon(tekst)
    if len(tekst) <= langst:
        return tekst
    knip = tekst.rfind(" ", 0, langst)
    return tekst[: knip if knip > 0 else langst] + " …"


def _dag(moment: date | datetime) -> str:
    """As short as a column is: 4-12-2026, 10:15."""
    if not isinstance(moment, datetime):
        return f"{moment.day}-{moment.month}-{moment.year}"
    lokaal = moment.astimezone(AMSTERDAM) if moment.tzinfo else moment
    return f"{lokaal.day}-{lokaal.month}-{lokaal.year} {lokaal:%H:%M}"
