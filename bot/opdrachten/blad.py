"""`regiewijzer blad`: the sheets that there are, or one of them as a file."""

from __future__ import annotations

import argparse
from pathlib import Path

from bot.afweging import Kaders
from bot.afweging.termijnen import vandaag
from bot.bladen.vinden import alle, blad_van
from bot.gedeeld.kaders import kaders_nu
from bot.opdrachten.fouten import Mislukt
from bot.opdrachten.uitvoer import is_pdf, schrijfbaar

HULP = "schrijf een blad van een kader (regiekaart, checklist) als Word- of PDF-bestand"


def argumenten(parser: argparse.ArgumentParser) -> None:
    naam = "welk blad; zonder naam, zonder --uit of met 'lijst' zie je welke er zijn"
    parser.add_argument("naam", nargs="?", default="lijst", metavar="NAAM", help=naam)
    uit = "het bestand, eindigend op .docx of .pdf (PDF heeft LibreOffice nodig)"
    parser.add_argument("--uit", metavar="BESTAND", help=uit)


def doe(keuzes: argparse.Namespace) -> int:
    from bot.vormen.pdf import PdfFout

    kaders = kaders_nu()
    if keuzes.naam != "lijst":
        blad_van(kaders, keuzes.naam)
    if keuzes.naam == "lijst" or not keuzes.uit:
        print(lijst(kaders))
        return 0
    try:
        with schrijfbaar(keuzes.uit):
            schrijf(kaders, keuzes.naam, Path(keuzes.uit))
    except PdfFout as fout:
        raise Mislukt(str(fout)) from None
    print(f"Blad geschreven: {keuzes.uit}")
    return 0


def lijst(kaders: Kaders) -> str:
    """The names with what each is for."""
    breedte = max((len(b.naam) for b in alle(kaders)), default=0)
    return "\n".join(f"{b.naam:<{breedte}}  {b.waarvoor}" for b in alle(kaders)) or "Deze kaders hebben geen bladen."


def schrijf(kaders: Kaders, naam: str, pad: Path) -> None:
    """Write the sheet to this file, Word or PDF by its ending. Raises OnbruikbareInvoer, PdfFout or OSError."""
    blad = blad_van(kaders, naam)
    pdf = is_pdf(pad)
    from bot.vormen.blad import docx
    from bot.vormen.pdf import naar_pdf

    inhoud = docx(kaders, blad, vandaag())
    pad.write_bytes(naar_pdf(inhoud) if pdf else inhoud)
