"""`regiewijzer casussen`: what is in the case store, for people, programs and Excel."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot import instellingen
from bot.afweging.fouten import OnbruikbareInvoer
from bot.gedeeld.kaders import kaders_nu
from bot.opdrachten.fouten import dossierfouten
from bot.opdrachten.uitvoer import minstens_een, toon_json_lijst

if TYPE_CHECKING:
    from bot.dossier.afwegingen import Afwegingen

_IN_TABEL = 50  # afwegingen in the terminal; all of a big store would take minutes to draw
HULP = "toon de vastgelegde afwegingen"


def argumenten(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="als JSON, voor programma's")
    parser.add_argument("--xlsx", metavar="BESTAND", help="schrijf de caseload naar een Excel-bestand")
    parser.add_argument("--casus", metavar="CODE", help="alleen deze casus, bijvoorbeeld R-2026-0001")
    meeste = f"alleen de laatste zoveel afwegingen in de tabel (anders {_IN_TABEL})"
    parser.add_argument("--hoeveel", metavar="AANTAL", type=minstens_een, help=meeste)
    parser.add_argument(
        "--verloop", action="store_true", help="met --casus: wat elke afweging veranderde aan de vorige"
    )


def doe(keuzes: argparse.Namespace) -> int:
    from bot.dossier import Gebeurtenis, Wat, open_dossier
    from bot.dossier.gebeurtenissen import OPDRACHT

    if keuzes.verloop and (keuzes.casus is None or keuzes.xlsx):
        raise OnbruikbareInvoer("--verloop hoort bij één casus. Geef de code mee: --verloop --casus R-2026-0001.")
    with dossierfouten(), open_dossier(instellingen.lees().database) as dossier:
        casus = keuzes.casus and dossier.afwegingen.rij(keuzes.casus).casus
        dossier.gebeurtenissen.noteer(
            Gebeurtenis(OPDRACHT, Wat.UITGEVOERD, OPDRACHT, casus, namens=instellingen.account())
        )
        _toon(dossier.afwegingen, casus, keuzes)
    return 0


def _toon(bewaard: Afwegingen, casus: str | None, keuzes: argparse.Namespace) -> None:
    from bot.dossier import overzicht
    from bot.dossier.labels import met_labels
    from bot.schrijfwijze import aantal

    if keuzes.verloop:
        print(_verloop([rij.als_json() for rij in bewaard.rijen(casus)], keuzes.json))
    elif keuzes.xlsx:
        from bot.dossier.werkboek import naar_xlsx  # openpyxl takes a second to import

        rijen = bewaard.rijen(casus)
        namen = {besluit.id: besluit.naam for besluit in kaders_nu().besluiten.values()}
        naar_xlsx(met_labels(rijen, kaders_nu), Path(keuzes.xlsx), namen=namen)
        print(f"{aantal(len({rij.casus for rij in rijen}), 'casus', 'casussen')} geschreven naar {keuzes.xlsx}.")
    elif keuzes.json:
        toon_json_lijst(rij.als_json() for rij in (bewaard.rijen(casus) if casus else bewaard.een_voor_een()))
    else:
        hoeveel = keuzes.hoeveel or _IN_TABEL
        rijen = bewaard.rijen(casus) if casus else bewaard.nieuwste(hoeveel + 1)
        print(overzicht.tabel(met_labels(rijen[-hoeveel:], kaders_nu)))
        if len(rijen) > hoeveel:
            print(f"Dit zijn de laatste {hoeveel}. Meer zien: --hoeveel {hoeveel * 10}, of alles met --json.")


def _verloop(rijen: list[dict[str, Any]], als_json: bool) -> str:
    """A casus through time, as text or as JSON (docs/contract.md); `rijen` the oldest first."""
    from bot.gesprek import Omgeving
    from bot.gesprek.vaardigheden.herafweging import verloop_blokken
    from bot.vormen.tekst import als_tekst

    kaders = kaders_nu()
    if als_json:
        from bot.dossier.verloop import als_geschiedenis

        return json.dumps(als_geschiedenis(rijen, kaders), ensure_ascii=False, indent=1)
    return als_tekst(tuple(verloop_blokken(Omgeving(kaders, instellingen.lees().profiel), rijen[::-1])))
