"""The caseload workbook: sheet Caseload (a row per afweging) and sheet Aantallen (counts per uitkomst)."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from datetime import datetime, timezone
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from bot.dossier import overzicht
from bot.dossier.blad import Waarde, lokaal, vul
from bot.dossier.fouten import DossierFout
from bot.dossier.model import Rij

_VAST = ("Casus", "Nr", "Laatste", "Vastgelegd op", "Profiel", "Status")
_ACHTERAAN = ("Afwijking", "Afwijking door", "Eerstvolgende termijn", "Uiterlijk", "Door", "Kanaal")


def naar_xlsx(rijen: Sequence[Rij], pad: str | Path, *, nu: datetime | None = None) -> Path:
    """Write the workbook to `pad` (replaced whole or not at all) and return it. Raises DossierFout when that fails."""
    pad, nu = Path(pad), nu or datetime.now(timezone.utc)
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
        uitkomsten = overzicht.besloten(rij)
        volgende = overzicht.eerstvolgende(rij, nu)
        door = {str(afwijking.get("door") or "") for afwijking in overzicht.afwijkingen(rij).values()}
        vast = (rij.casus, rij.volgnummer, "ja" if rij.id in laatste else "nee", lokaal(rij.vastgelegd_op))
        termijn = (volgende.label, lokaal(volgende.uiterlijk)) if volgende else (None, None)
        inhoud.append(
            [
                *(*vast, rij.profiel, rij.status),
                *(uitkomsten.get(besluit) for besluit in besluiten),
                *(overzicht.afwijking_tekst(rij) or None, ", ".join(sorted(door - {""})) or None),
                *(*termijn, rij.door, rij.kanaal),
            ]
        )
    vul(blad, [*_VAST, *besluiten, *_ACHTERAAN], inhoud)


def _aantallen(blad: Worksheet, rijen: Sequence[Rij]) -> None:
    """Per besluit and uitkomst: all afwegingen, casussen whose latest one it is, and how many were deviated from."""
    laatste = overzicht.laatste_ids(rijen)
    tellingen: dict[tuple[str, str], list[int]] = {}
    for rij in rijen:
        afgeweken = overzicht.afwijkingen(rij)
        for besluit, uitkomst in overzicht.uitkomsten(rij).items():
            label = overzicht.ONBEPAALD if uitkomst.startswith(overzicht.ONBEPAALD) else uitkomst
            telling = tellingen.setdefault((besluit, label), [0, 0, 0])
            telling[0] += 1
            telling[1] += rij.id in laatste
            telling[2] += besluit in afgeweken
    kop = ["Besluit", "Uitkomst (advies)", "Afwegingen", "Casussen (laatste afweging)", "Afgeweken (afwegingen)"]
    vul(blad, kop, [[*sleutel, *telling] for sleutel, telling in sorted(tellingen.items())])
