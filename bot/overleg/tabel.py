"""Rows pasted from a spreadsheet: cells with tabs between them, and line breaks within quotes."""

from __future__ import annotations

import csv
import re

_KOLOM = re.compile(
    r"(?i)(?:nr|nummer|#|datum|dag|omschrijving|beschrijving|aanmelding|aanmelder|casus|naam|leeftijd|door|bron|verwijzer|hulpvraag|vraag|reden|"
    r"urgentie|spoed|prioriteit|status|toelichting|opmerking(?:en)?|kern|situatie|wie|wat|soort)[.:?]?"
)


def plat(tekst: str) -> str:
    """The text on one line."""
    return re.sub(r"\s+", " ", tekst).strip(' \t\n"“”')


def tabelrijen(tekst: str) -> tuple[tuple[str, ...], int] | None:
    """One text a row, and how many rows held column titles; None when the text isn't a table."""
    rijen = _rijen(tekst)
    if rijen is None:
        return None
    titels = bool(rijen) and 2 * sum(bool(_KOLOM.fullmatch(cel)) for cel in rijen[0]) >= len(rijen[0])
    rijen = rijen[titels:]
    # A cell that is only a serial number says nothing about the casus.
    teksten = [", ".join(cel for cel in rij if not re.fullmatch(r"\d{1,3}[.)]?", cel)) for rij in rijen]
    return tuple(t for t in teksten if re.search(r"[^\W\d_]", t)), int(titels)


def _rijen(tekst: str) -> list[list[str]] | None:
    """The cells with something in them, per row: with tabs, with bars, or with semicolons under column titles."""
    regels = [regel for regel in tekst.split("\n") if regel.strip()]
    if len(regels) > 1 and all(regel.count("|") >= 2 for regel in regels):
        uit = [[plat(cel) for cel in regel.split("|") if cel.strip(" \t:-")] for regel in regels]
    elif 2 * sum("\t" in regel.strip() for regel in regels) > len(regels) and 2 * tekst.count("\t") >= len(regels):
        uit = _met_scheiding(tekst, "\t")
    elif (
        len(regels) > 1
        and regels[0].count(";")
        and all(_KOLOM.fullmatch(titel.strip(' "')) for titel in regels[0].split(";"))
    ):
        uit = _met_scheiding(tekst, ";")
    else:
        return None
    return [rij for rij in uit if rij]


def _met_scheiding(tekst: str, teken: str) -> list[list[str]]:
    # A quotation mark without a partner is one that somebody typed: it would swallow every row below it.
    heel = tekst.count('"') % 2 == 0
    gelezen = csv.reader(
        tekst.replace("\0", "").splitlines(keepends=True),
        delimiter=teken,
        quoting=csv.QUOTE_MINIMAL if heel else csv.QUOTE_NONE,
    )
    return [[plat(cel) for cel in rij if cel.strip()] for rij in gelezen]
