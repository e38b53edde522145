"""`python -m bench [vragen] [gesprek] [afweeg] [beurt] [web] [teams] [ander] [dossier] [oefenen] [samen]`: measure
(all when none is named) and write docs/prestaties.md.
"""

from __future__ import annotations

import argparse
import importlib

from bench.verslag import Verslag

METINGEN = ("vragen", "gesprek", "afweeg", "beurt", "web", "teams", "ander", "dossier", "oefenen", "samen")


def main() -> None:
    keuzes = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    keuzes.add_argument("metingen", nargs="*", metavar="METING", help=f"any of {', '.join(METINGEN)} (default: all)")
    gekozen = keuzes.parse_args().metingen or list(METINGEN)
    if vreemd := [m for m in gekozen if m not in METINGEN]:
        keuzes.error(f"{', '.join(vreemd)} isn't a measurement; choose from {', '.join(METINGEN)}")
    verslag = Verslag()
    for meting in gekozen:
        importlib.import_module(f"bench.{meting}").meet(verslag)
        verslag.schrijf()


if __name__ == "__main__":
    main()
