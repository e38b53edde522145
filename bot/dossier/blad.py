"""One sheet of a workbook: a header that stays in sight, values as what they are, and text that is never a formula."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from bot.dossier import overzicht
from bot.dossier.model import moment
from bot.schrijfwijze import AMSTERDAM

Waarde = str | int | date | datetime | None
_DATUM, _TIJDSTIP = "d-m-yyyy", "d-m-yyyy hh:mm"
_LANGSTE_CEL = 32_000  # Excel's limit is 32,767 characters


def vul(blad: Worksheet, kop: Sequence[str], inhoud: Sequence[Sequence[Waarde]]) -> None:
    """A header that stays in sight with a filter on each column, the rows, and widths that fit."""
    breedtes = [len(titel) + 4 for titel in kop]
    for nummer, rij in enumerate([kop, *inhoud], start=1):
        for kolom, waarde in enumerate(rij, start=1):
            cel = blad.cell(row=nummer, column=kolom)
            zet(cel, waarde)
            breedtes[kolom - 1] = max(breedtes[kolom - 1], len(str(waarde or "")) + 2)
    for cel in blad[1]:
        cel.font = Font(bold=True)
        cel.fill = PatternFill("solid", fgColor="DDE6EE")
    for kolom, breedte in enumerate(breedtes, start=1):
        blad.column_dimensions[get_column_letter(kolom)].width = min(breedte, 60)
    blad.freeze_panes = "A2"
    blad.auto_filter.ref = f"A1:{get_column_letter(len(kop))}{len(inhoud) + 1}"


def zet(cel: Cell, waarde: Waarde) -> None:
    """Put a value in a cell. Text is never a formula: not here, and not when somebody saves the sheet as CSV."""
    if isinstance(waarde, str):
        tekst = overzicht.schoon(waarde)[:_LANGSTE_CEL]
        cel.value = "'" + tekst if tekst.startswith(("=", "+", "-", "@")) else tekst
        cel.data_type = "s"
        cel.alignment = Alignment(vertical="top", wrap_text=len(tekst) > 60)
        return
    cel.value = waarde
    cel.alignment = Alignment(vertical="top")
    if isinstance(waarde, date):
        cel.number_format = _TIJDSTIP if isinstance(waarde, datetime) else _DATUM


def lokaal(waarde: date | datetime) -> date | datetime:
    """Excel knows no time zones: local time in Europe/Amsterdam, to the second."""
    if isinstance(waarde, datetime):
        return moment(waarde).astimezone(AMSTERDAM).replace(tzinfo=None, microsecond=0)
    return waarde
