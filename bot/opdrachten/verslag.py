"""`regiewijzer verslag`: a document of a stored casus, as Word or PDF."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from bot import instellingen
from bot.afweging import OnbruikbareInvoer
from bot.afweging.termijnen import vandaag
from bot.gedeeld.kaders import kaders_nu
from bot.opdrachten.fouten import Mislukt, dossierfouten
from bot.opdrachten.uitvoer import is_pdf, schrijfbaar
from bot.schrijfwijze import of

if TYPE_CHECKING:
    from bot.vormen.verslag import Bewaard

HULP = "schrijf een document van een vastgelegde casus als Word- of PDF-bestand"
SOORTEN = ("afwegingsverslag", "gezin", "werkplan", "afspraken")


def argumenten(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("casus", metavar="CODE", help="de code van de casus, bijvoorbeeld R-2026-0001")
    parser.add_argument("--soort", metavar="SOORT", required=True, help=f"welk document: {of(SOORTEN)}")
    uit = "het bestand, eindigend op .docx of .pdf (PDF heeft LibreOffice nodig)"
    parser.add_argument("--uit", metavar="BESTAND", required=True, help=uit)
    nummer = "een eerdere afweging van deze casus, met haar volgnummer (standaard de laatste)"
    parser.add_argument("--afweging", metavar="NUMMER", type=int, help=nummer)
    parser.add_argument(
        "--sjabloon", metavar="BESTAND", help="een eigen Word-sjabloon voor deze keer (docs/sjablonen.md)"
    )


def doe(keuzes: argparse.Namespace) -> int:
    from bot.vormen.pdf import PdfFout
    from bot.vormen.verslag import SjabloonFout

    pad = Path(keuzes.uit)
    if keuzes.soort not in SOORTEN:
        raise OnbruikbareInvoer(f"--soort {keuzes.soort[:40]!r} bestaat niet. Kies uit: {', '.join(SOORTEN)}.")
    pdf = is_pdf(pad)
    try:
        with schrijfbaar(keuzes.uit):
            pad.write_bytes(_gemaakt(keuzes, pdf))
    except (PdfFout, SjabloonFout) as fout:
        soort = OnbruikbareInvoer if isinstance(fout, SjabloonFout) else Mislukt
        raise soort(str(fout)) from None
    print(f"Document geschreven: {keuzes.uit}")
    return 0


def _gemaakt(keuzes: argparse.Namespace, pdf: bool) -> bytes:
    from bot.vormen.pdf import naar_pdf
    from bot.vormen.verslag import maak, sjabloon_van, velden

    gekozen = instellingen.lees()
    sjabloon = Path(keuzes.sjabloon) if keuzes.sjabloon else sjabloon_van(keuzes.soort, gekozen.sjablonen)
    inhoud = maak(sjabloon, velden(_bewaard(keuzes, gekozen.database), kaders_nu(), vandaag()))
    return naar_pdf(inhoud) if pdf else inhoud


def _bewaard(keuzes: argparse.Namespace, database: str) -> Bewaard:
    """The afweging that is asked for, and a line in the audit log that it was taken out."""
    from bot.dossier import Gebeurtenis, Wat, open_dossier
    from bot.dossier.gebeurtenissen import OPDRACHT
    from bot.dossier.labels import met_labels
    from bot.vormen.verslag import Bewaard

    with dossierfouten(), open_dossier(database) as dossier:
        [rij] = met_labels([dossier.afwegingen.rij(keuzes.casus, keuzes.afweging)], kaders_nu)
        dossier.gebeurtenissen.noteer(
            Gebeurtenis(OPDRACHT, Wat.UITGEVOERD, OPDRACHT, rij.casus, namens=instellingen.account())
        )
        return Bewaard(rij, dossier.afwegingen.stappen(rij.casus))
