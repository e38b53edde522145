"""`regiewijzer sjabloon`: look over a Word template of your own, or get ours to begin with."""

from __future__ import annotations

import argparse
from pathlib import Path

from bot.afweging import OnbruikbareInvoer
from bot.opdrachten.verslag import SOORTEN
from bot.schrijfwijze import aantal, of

HULP = "kijk een eigen Word-sjabloon na, of haal dat van Regiewijzer om mee te beginnen"


def argumenten(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("bestand", nargs="*", metavar="BESTAND", help="de sjablonen om na te kijken (.docx)")
    parser.add_argument("--haal", metavar="SOORT", help=f"schrijf het sjabloon van Regiewijzer: {of(SOORTEN)}")
    parser.add_argument("--uit", metavar="BESTAND", help="waarheen, met --haal (eindigt op .docx)")


def doe(keuzes: argparse.Namespace) -> int:
    if keuzes.haal:
        return _haal(keuzes.haal, keuzes.uit)
    if not keuzes.bestand:
        raise OnbruikbareInvoer("Welk sjabloon kijk ik na? Noem een bestand, of gebruik --haal SOORT --uit BESTAND.")
    from bot.vormen.verslag import controleer

    fouten = [regel for naam in keuzes.bestand for regel in controleer(Path(naam))]
    if fouten:
        raise OnbruikbareInvoer("\n".join(fouten))
    print(f"{aantal(len(keuzes.bestand), 'sjabloon', 'sjablonen')} nagekeken: alle velden bestaan.")
    return 0


def _haal(soort: str, uit: str | None) -> int:
    from bot.vormen.verslag import sjabloon_van

    if soort not in SOORTEN:
        raise OnbruikbareInvoer(f"--haal {soort[:40]!r} bestaat niet. Kies uit: {', '.join(SOORTEN)}.")
    if not uit or not uit.lower().endswith(".docx"):
        raise OnbruikbareInvoer("--haal heeft --uit BESTAND nodig, en dat eindigt op .docx.")
    try:
        Path(uit).write_bytes(sjabloon_van(soort, None).read_bytes())
    except OSError as fout:
        raise OnbruikbareInvoer(f"Het bestand {uit} kan ik niet schrijven ({fout.strerror}).") from None
    print(f"Sjabloon geschreven: {uit}")
    return 0
