"""`regiewijzer start`: the whole assistant."""

from __future__ import annotations

import argparse

HULP = "start de hele assistent (stop met Ctrl-C)"


def argumenten(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="adres waarop de webpagina luistert (standaard 127.0.0.1)")
    parser.add_argument("--port", type=int, default=5005, help="poort van de webpagina (standaard 5005)")


def doe(keuzes: argparse.Namespace) -> int:
    from bot.starten.hoofd import start

    return start(keuzes.host, keuzes.port)
