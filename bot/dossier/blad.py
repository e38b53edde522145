"""One sheet of a workbook: a header that stays in sight, values as what they are, and text that is never a formula."""

from __future__ import annotations

import math
from collections.abc import Mapping, MutableMapping, Sequence
from copy import copy
from datetime import date, datetime
from typing import Any
from weakref import WeakKeyDictionary

from openpyxl.cell import Cell
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from bot.dossier import overzicht
from bot.dossier.model import moment
from bot.schrijfwijze import AMSTERDAM

Waarde = str | int | date | datetime | None
_DATUM, _TIJDSTIP = "d-m-yyyy", "d-m-yyyy hh:mm"
_LANGSTE_CEL = 32_000  # Excel's limit is 32,767 characters
_BREEDSTE = 60  # characters of a column; longer text wraps
_A4 = 9
_REGEL, _HOOGSTE = 15, 400  # points: of a line, and of a row
_KRAP = 8  # characters that wide letters cost in a line
_VET = Font(name="Calibri", size=11, bold=True)
_STIJLEN: MutableMapping[Any, dict[str, Any]] = WeakKeyDictionary()  # workbook → kind of value → how it looks
GROTER_DAN_NUL = "groter dan 0"


def vul(
    blad: Worksheet, kop: Sequence[str], inhoud: Sequence[Sequence[Waarde]], *, tabel: str = "", vanaf: int = 1
) -> None:
    """A header with a filter on each column, the rows, and widths that fit; printed on the width of a page.

    `tabel`: the name of a real Excel table of it (with rows only). `vanaf`: the row of the header; on the first row it
    stays in sight.
    """
    koppen = _uniek(kop)
    breedtes = [len(titel) + 4 for titel in koppen]
    for nummer, rij in enumerate([koppen, *inhoud], start=vanaf):
        for kolom, waarde in enumerate(rij, start=1):
            cel = blad.cell(row=nummer, column=kolom)
            zet(cel, waarde)
            breedtes[kolom - 1] = max(breedtes[kolom - 1], len(str(waarde or "")) + 2)
        _hoogte(blad, nummer, rij)
    for cel in blad[vanaf][: len(koppen)]:
        cel.font = _VET
        cel.fill = PatternFill("solid", fgColor="DDE6EE")
    for kolom, breedte in enumerate(breedtes, start=1):
        vorm = blad.column_dimensions[get_column_letter(kolom)]
        vorm.width = max(min(breedte, _BREEDSTE), vorm.width if vanaf > 1 else 0)
    bereik = f"A{vanaf}:{get_column_letter(len(koppen))}{vanaf + len(inhoud)}"
    if tabel and inhoud:
        stijl = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
        blad.add_table(Table(displayName=tabel, ref=bereik, tableStyleInfo=stijl))
    elif vanaf == 1:
        blad.auto_filter.ref = bereik  # a table has a filter of its own: two of them and Excel repairs the file
    if vanaf == 1:
        blad.freeze_panes = "A2"
        blad.print_title_rows = "1:1"
    op_breedte(blad)


def op_breedte(blad: Worksheet) -> None:
    """Printed lying, on the width of A4, with the name of the sheet and the pages."""
    blad.page_setup.orientation = "landscape"
    blad.page_setup.paperSize = _A4
    blad.page_setup.fitToWidth, blad.page_setup.fitToHeight = 1, 0
    blad.sheet_properties.pageSetUpPr.fitToPage = True
    blad.oddFooter.left.text, blad.oddFooter.right.text = "Regiewijzer, &A", "&P van &N"


def schrijf_tekst(blad: Worksheet, regels: Sequence[tuple[str, str]]) -> int:
    """Lines of a word and what it means; gives the number of the last one."""
    blad.column_dimensions["A"].width, blad.column_dimensions["B"].width = 40, _BREEDSTE
    for nummer, (kop, tekst) in enumerate(regels, start=1):
        zet(blad.cell(row=nummer, column=1), kop)
        zet(blad.cell(row=nummer, column=2), tekst)
        blad.cell(row=nummer, column=1).font = _VET
        _hoogte(blad, nummer, (kop, tekst))
    return len(regels)


def _hoogte(blad: Worksheet, nummer: int, rij: Sequence[Waarde]) -> None:
    """High enough for its longest text: not every program works that out when it opens the file."""
    langst = max((len(waarde) for waarde in rij if isinstance(waarde, str)), default=0)
    if langst > _BREEDSTE:
        blad.row_dimensions[nummer].height = min(_HOOGSTE, _REGEL * math.ceil(langst / (_BREEDSTE - _KRAP)))


def kleur_bij(blad: Worksheet, kolom: int, aantal: int, kleuren: Mapping[str, str]) -> None:
    """Colour the cells of a column (counted from 0) of the `aantal` rows under the header by what is in them.

    `kleuren`: text to colour (RRGGBB), or GROTER_DAN_NUL for numbers.
    """
    if not aantal:
        return
    letter = get_column_letter(kolom + 1)
    bereik = f"{letter}2:{letter}{aantal + 1}"
    for waarde, kleur in kleuren.items():
        vulling = PatternFill("solid", bgColor=kleur, fgColor=kleur)
        operator, formule = ("greaterThan", "0") if waarde == GROTER_DAN_NUL else ("equal", f'"{waarde}"')
        blad.conditional_formatting.add(bereik, CellIsRule(operator=operator, formula=[formule], fill=vulling))


def _uniek(kop: Sequence[str]) -> list[str]:
    """The headings as a table can have them: none empty, none twice (also not in other capitals)."""
    gehad: set[str] = set()
    uit = []
    for nummer, titel in enumerate(kop, start=1):
        naam = kern = overzicht.schoon(titel)[:200] or f"Kolom {nummer}"
        teller = 2
        while naam.lower() in gehad:
            naam, teller = f"{kern} ({teller})", teller + 1
        gehad.add(naam.lower())
        uit.append(naam)
    return uit


def zet(cel: Cell, waarde: Waarde) -> None:
    """Put a value in a cell. Text is never a formula: not here, and not when somebody saves the sheet as CSV."""
    if isinstance(waarde, str):
        tekst = overzicht.schoon(waarde)[:_LANGSTE_CEL]
        cel.value = "'" + tekst if tekst.startswith(("=", "+", "-", "@")) else tekst
        cel.data_type = "s"
        _kleed(cel, "lang" if len(tekst) > _BREEDSTE else "tekst")
        return
    cel.value = waarde
    _kleed(cel, "tijdstip" if isinstance(waarde, datetime) else "dag" if isinstance(waarde, date) else "getal")


_UITLIJNING = {"lang": {"wrap_text": True}, "tekst": {"wrap_text": False}}
_GETAL = {"tijdstip": _TIJDSTIP, "dag": _DATUM}


def _kleed(cel: Cell, soort: str) -> None:
    """How a kind of value looks: made once a workbook, then copied, for that costs ten times less."""
    stijlen = _STIJLEN.setdefault(cel.parent.parent, {})
    if soort not in stijlen:
        cel.alignment = Alignment(vertical="top", **_UITLIJNING.get(soort, {"horizontal": "left"}))
        if soort in _GETAL:
            cel.number_format = _GETAL[soort]
        stijlen[soort] = copy(cel._style)
    cel._style = copy(stijlen[soort])


def lokaal(waarde: date | datetime) -> date | datetime:
    """Excel knows no time zones: local time in Europe/Amsterdam, to the second."""
    if isinstance(waarde, datetime):
        return moment(waarde).astimezone(AMSTERDAM).replace(tzinfo=None, microsecond=0)
    return waarde
