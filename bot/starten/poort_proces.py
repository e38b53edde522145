"""The process of the poort: `python -m bot.starten.poort_proces --host H (--fd N | --port P)`."""

from __future__ import annotations

import argparse
import logging
import socket
import sys

from bot.afweging.fouten import OnbruikbareInvoer
from bot.dossier import DossierFout
from bot.instellingen import lees
from bot.poort.app import maak_app
from bot.starten import dienst, levenslijn, logboek


def _overgenomen(fd: int) -> socket.socket:
    """The socket that the launcher has bound already, so that nobody else could take the port in between."""
    luisteraar = socket.socket(fileno=fd)
    # Inherited by the connections: without it, their last minute (TIME_WAIT) keeps the port from a next start.
    luisteraar.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    return luisteraar


def main() -> None:
    keuzes = argparse.ArgumentParser()
    keuzes.add_argument("--host", default="127.0.0.1")
    keuzes.add_argument("--port", type=int, default=5005)
    keuzes.add_argument("--fd", type=int)
    keuzes.add_argument(levenslijn.VLAG, action="store_true")
    gekozen = keuzes.parse_args()
    levenslijn.bewaak()
    try:
        instellingen = lees()
    except OnbruikbareInvoer as fout:
        print(fout, file=sys.stderr)
        sys.exit(2)
    opmaak = logboek.richt_in("poort", instellingen.var / "log", instellingen.logvorm)
    try:
        app = maak_app(instellingen, gekozen.host)
    except (
        ValueError,
        DossierFout,
    ) as fout:  # also OnveiligAdres, GeheimFout, OnbruikbareInvoer: one Dutch line for the user
        logging.getLogger("regiewijzer.poort").exception("De poort start niet")
        print(fout, file=sys.stderr)
        sys.exit(2)
    opmaak.streng = True
    sockets = [_overgenomen(gekozen.fd)] if gekozen.fd is not None else None
    dienst.server(app, gekozen.host, gekozen.port, 30).run(sockets)


if __name__ == "__main__":
    main()
