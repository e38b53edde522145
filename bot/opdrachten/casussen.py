"""`regiewijzer casussen`: what is in the case store, for people, programs and Excel."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from bot import instellingen
from bot.gedeeld.kaders import kaders_nu
from bot.opdrachten.fouten import dossierfouten

HULP = "toon de vastgelegde afwegingen"


def argumenten(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="als JSON, voor programma's")
    parser.add_argument("--xlsx", metavar="BESTAND", help="schrijf de caseload naar een Excel-bestand")
    parser.add_argument("--casus", metavar="CODE", help="alleen deze casus, bijvoorbeeld R-2026-0001")


def doe(keuzes: argparse.Namespace) -> int:
    from bot.dossier import open_dossier, overzicht
    from bot.dossier.labels import met_labels
    from bot.schrijfwijze import aantal

    with dossierfouten(), open_dossier(instellingen.lees().database) as dossier:
        bewaard = dossier.afwegingen
        rijen = bewaard.rijen() if keuzes.casus is None else bewaard.rijen(keuzes.casus) or [bewaard.rij(keuzes.casus)]
        if keuzes.xlsx:
            from bot.dossier.werkboek import naar_xlsx  # openpyxl takes a second to import

            naar_xlsx(met_labels(rijen, kaders_nu), Path(keuzes.xlsx))
            print(f"{aantal(len(rijen), 'afweging', 'afwegingen')} geschreven naar {keuzes.xlsx}.")
        elif keuzes.json:
            json.dump([rij.als_json() for rij in rijen], sys.stdout, ensure_ascii=False, indent=1)
            print()
        else:
            print(overzicht.tabel(met_labels(rijen, kaders_nu)))
    return 0
