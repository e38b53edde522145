"""The caseload as an Excel workbook: the casussen, what has to be done by when, and what it all means."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import yaml
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from bot.dossier import overzicht
from bot.dossier.agenda import HAAST, Agendapunt, Haast, agenda
from bot.dossier.blad import GROTER_DAN_NUL, Waarde, kleur_bij, lokaal, schrijf_tekst, vul
from bot.dossier.fouten import DossierFout
from bot.dossier.model import Rij
from bot.schrijfwijze import wanneer

_VAST = ("Casus", "Afwegingen", "Laatste afweging", "Profiel", "Status")
_ACHTERAAN = ("Afwijking", "Afwijking door", "Te laat", "Eerstvolgende termijn", "Uiterlijk", "Door", "Kanaal")
_AGENDA = ("Uiterlijk", "Haast", "Casus", "Wat", "Door")
_AANTALLEN = ("Besluit", "Wat is besloten", "Casussen", "Waarvan afgeweken van het advies")
_UITLEG = Path(__file__).with_name("toelichting.yml")
_ROOD, _GEEL = "F8D0CC", "FFF0C2"  # behind black text both are legible, also printed in grey


def naar_xlsx(
    rijen: Sequence[Rij], pad: str | Path, *, nu: datetime | None = None, namen: Mapping[str, str] | None = None
) -> Path:
    """Write the workbook to `pad` (replaced whole or not at all) and return it. Raises DossierFout when that fails.

    `namen`: what a besluit is called, by id; without, its id is the heading. `nu`: aware, default now.
    """
    pad, nu = Path(pad), nu or datetime.now(timezone.utc)
    boek = Workbook()
    boek.properties.creator = "Regiewijzer"
    boek.properties.title = "Caseload"
    boek.properties.language = "nl-NL"
    laatste = overzicht.laatste_ids(rijen)
    casussen = [rij for rij in rijen if rij.id in laatste]
    punten = agenda((rij.als_json() for rij in casussen), nu)

    def hoe_heet(besluit: str) -> str:
        return (namen or {}).get(besluit, besluit)

    _caseload(boek.active, casussen, rijen, punten, hoe_heet)
    _agenda(boek.create_sheet("Agenda"), punten)
    _toelichting(boek.create_sheet("Toelichting"), casussen, nu, hoe_heet)
    _bewaar(boek, pad)
    return pad


def _bewaar(boek: Workbook, pad: Path) -> None:
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


def _caseload(
    blad: Worksheet,
    casussen: Sequence[Rij],
    rijen: Sequence[Rij],
    punten: Sequence[Agendapunt],
    hoe_heet: Callable[[str], str],
) -> None:
    blad.title = "Caseload"
    besluiten = list(dict.fromkeys(besluit for rij in casussen for besluit in rij.besluiten))
    vaak: dict[str, int] = {}
    for rij in rijen:
        vaak[rij.casus] = vaak.get(rij.casus, 0) + 1
    te_laat: dict[str, int] = {}
    volgende: dict[str, Agendapunt] = {}
    for punt in punten:
        if punt.haast is Haast.TE_LAAT:
            te_laat[punt.casus] = te_laat.get(punt.casus, 0) + 1
        else:
            volgende.setdefault(punt.casus, punt)
    inhoud = [
        _casus(rij, besluiten, vaak[rij.casus], te_laat.get(rij.casus, 0), volgende.get(rij.casus)) for rij in casussen
    ]
    kop = [*_VAST, *map(hoe_heet, besluiten), *_ACHTERAAN]
    vul(blad, kop, inhoud, tabel="Caseload")
    kleur_bij(blad, kop.index("Te laat"), len(inhoud), {GROTER_DAN_NUL: _ROOD})


def _casus(rij: Rij, besluiten: Sequence[str], vaak: int, te_laat: int, volgende: Agendapunt | None) -> list[Waarde]:
    besloten = overzicht.besloten(rij)
    door = {str(afwijking.get("door") or "") for afwijking in overzicht.afwijkingen(rij).values()} - {""}
    termijn = (volgende.deadline.label, lokaal(volgende.deadline.uiterlijk)) if volgende else (None, None)
    return [
        *(rij.casus, vaak, lokaal(rij.vastgelegd_op), rij.profiel, overzicht.status(rij)),
        *(besloten.get(besluit) for besluit in besluiten),
        *(overzicht.afwijking_tekst(rij) or None, ", ".join(sorted(door)) or None),
        *(te_laat, *termijn, rij.door, rij.kanaal),
    ]


def _agenda(blad: Worksheet, punten: Sequence[Agendapunt]) -> None:
    inhoud: list[list[Waarde]] = [
        [lokaal(p.deadline.uiterlijk), HAAST[p.haast], p.casus, p.deadline.label, p.door] for p in punten
    ]
    vul(blad, _AGENDA, inhoud, tabel="Agenda")
    kleuren = {HAAST[Haast.TE_LAAT]: _ROOD, HAAST[Haast.VANDAAG]: _GEEL, HAAST[Haast.WEEK]: _GEEL}
    kleur_bij(blad, _AGENDA.index("Haast"), len(inhoud), kleuren)


def _toelichting(blad: Worksheet, casussen: Sequence[Rij], nu: datetime, hoe_heet: Callable[[str], str]) -> None:
    """What each part means; and below it how often what was decided."""
    uitleg: Mapping[str, str] = yaml.safe_load(_UITLEG.read_text(encoding="utf-8"))
    regels = [(kop, tekst.format(nu=wanneer(nu))) for kop, tekst in uitleg.items()]
    onder = schrijf_tekst(blad, regels)
    tellingen: dict[tuple[str, str], list[int]] = {}
    for rij in casussen:
        afgeweken = overzicht.afwijkingen(rij)
        for besluit, uitkomst in overzicht.gekozen(rij).items():
            telling = tellingen.setdefault((hoe_heet(besluit), uitkomst), [0, 0])
            telling[0] += 1
            telling[1] += besluit in afgeweken
    inhoud: list[list[Any]] = [[*sleutel, *telling] for sleutel, telling in sorted(tellingen.items())]
    vul(blad, _AANTALLEN, inhoud, tabel="Aantallen", vanaf=onder + 2)
