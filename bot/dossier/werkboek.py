"""The caseload workbook: sheet Caseload (a row per afweging) and sheet Aantallen (counts per uitkomst)."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from bot.dossier import overzicht
from bot.dossier.fouten import DossierFout
from bot.dossier.model import AMSTERDAM, Rij, moment

Waarde = str | int | date | datetime | None
_VAST = ("Casus", "Nr", "Laatste", "Vastgelegd op", "Profiel", "Status")
_SLOT = ("Afwijking", "Afwijking door", "Eerstvolgende termijn", "Uiterlijk", "Door", "Kanaal")
_DATUM, _TIJDSTIP = "dd-mm-yyyy", "dd-mm-yyyy hh:mm"
_LANGSTE_CEL = 32_000  # Excel's limit is 32,767 characters


def schrijf(rijen: Sequence[Rij], pad: Path, nu: datetime) -> Path:
    """Write the workbook to `pad` (replaced whole or not at all) and return it. Raises DossierFout when that fails."""
    boek = Workbook()
    boek.properties.creator = "Regiewijzer"
    _caseload(boek.active, rijen, nu)
    _aantallen(boek.create_sheet("Aantallen"), rijen)
    try:
        greep, tijdelijk = tempfile.mkstemp(suffix=".xlsx", prefix=".", dir=pad.parent)
        os.close(greep)
        try:
            boek.save(tijdelijk)
            os.replace(tijdelijk, pad)
        except BaseException:
            os.unlink(tijdelijk)
            raise
    except OSError as fout:
        raise DossierFout(
            f"Ik kan het werkboek {pad} niet schrijven ({fout.strerror}). "
            "Kies een bestaande map waarin je mag schrijven."
        ) from None
    return pad


def _caseload(blad: Worksheet, rijen: Sequence[Rij], nu: datetime) -> None:
    blad.title = "Caseload"
    besluiten = list(dict.fromkeys(besluit for rij in rijen for besluit in rij.besluiten))
    laatste = overzicht.laatste_ids(rijen)
    inhoud: list[list[Waarde]] = []
    for rij in rijen:
        uitkomsten = overzicht.uitkomsten(rij)
        volgende = overzicht.eerstvolgende(rij, nu)
        door = {str(afwijking.get("door") or "") for afwijking in overzicht.afwijkingen(rij).values()}
        vast = (rij.casus, rij.volgnummer, "ja" if rij.id in laatste else "nee", _lokaal(rij.vastgelegd_op))
        termijn = (volgende.label, _lokaal(volgende.uiterlijk)) if volgende else (None, None)
        inhoud.append(
            [
                *(*vast, rij.profiel, rij.status),
                *(uitkomsten.get(besluit) for besluit in besluiten),
                *(overzicht.afwijking_tekst(rij) or None, ", ".join(sorted(door - {""})) or None),
                *(*termijn, rij.door, rij.kanaal),
            ]
        )
    _vul(blad, [*_VAST, *besluiten, *_SLOT], inhoud)


def _aantallen(blad: Worksheet, rijen: Sequence[Rij]) -> None:
    """Per besluit and uitkomst: all afwegingen, casussen whose latest one it is, and how many were deviated from."""
    laatste = overzicht.laatste_ids(rijen)
    tellingen: dict[tuple[str, str], list[int]] = {}
    for rij in rijen:
        afgeweken = overzicht.afwijkingen(rij)
        for besluit, label in overzicht.uitkomsten(rij).items():
            label = overzicht.ONBEPAALD if label.startswith(overzicht.ONBEPAALD) else label
            telling = tellingen.setdefault((besluit, label), [0, 0, 0])
            telling[0] += 1
            telling[1] += rij.id in laatste
            telling[2] += besluit in afgeweken
    kop = ["Besluit", "Uitkomst (advies)", "Afwegingen", "Casussen (laatste afweging)", "Afgeweken (afwegingen)"]
    _vul(blad, kop, [[*sleutel, *telling] for sleutel, telling in sorted(tellingen.items())])


def _vul(blad: Worksheet, kop: Sequence[str], inhoud: Sequence[Sequence[Waarde]]) -> None:
    """A header that stays in sight with a filter on each column, the rows, and widths that fit."""
    breedtes = [len(titel) + 4 for titel in kop]
    for nummer, rij in enumerate([kop, *inhoud], start=1):
        for kolom, waarde in enumerate(rij, start=1):
            cel = blad.cell(row=nummer, column=kolom)
            _zet(cel, waarde)
            breedtes[kolom - 1] = max(breedtes[kolom - 1], len(str(waarde or "")) + 2)
    for cel in blad[1]:
        cel.font = Font(bold=True)
        cel.fill = PatternFill("solid", fgColor="DDE6EE")
    for kolom, breedte in enumerate(breedtes, start=1):
        blad.column_dimensions[get_column_letter(kolom)].width = min(breedte, 60)
    blad.freeze_panes = "A2"
    blad.auto_filter.ref = f"A1:{get_column_letter(len(kop))}{len(inhoud) + 1}"


def _zet(cel: Cell, waarde: Waarde) -> None:
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


def _lokaal(waarde: date | datetime) -> date | datetime:
    """Excel knows no time zones: local time in Europe/Amsterdam, to the second."""
    if isinstance(waarde, datetime):
        return moment(waarde).astimezone(AMSTERDAM).replace(tzinfo=None, microsecond=0)
    return waarde
