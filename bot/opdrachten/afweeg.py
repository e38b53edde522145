"""`regiewijzer afweeg`: requests from a stream, answers to a stream."""

from __future__ import annotations

import argparse
import gc
import json
import sys
from collections.abc import Iterator
from typing import TextIO

from bot import instellingen
from bot.afweging import Kaders
from bot.afweging.advies import weeg_af, weeg_af_als_tekst
from bot.afweging.fouten import OnbruikbareInvoer
from bot.afweging.tekst import naar_tekst
from bot.gedeeld.kaders import kaders_nu
from bot.opdrachten.invoer import bestand, invoer

HULP = "lees een verzoek (JSON) en geef het advies als JSON"


def argumenten(parser: argparse.ArgumentParser) -> None:
    bestand(parser, "het verzoek")
    parser.add_argument("--jsonl", action="store_true", help="één verzoek per regel, één antwoord per regel")


def doe(keuzes: argparse.Namespace) -> int:
    with invoer(keuzes.bestand) as gelezen:
        antwoord = afweeg_regels if keuzes.jsonl else afweeg
        antwoord(kaders_nu(), gelezen, sys.stdout, instellingen.lees().profiel)
    return 0


def afweeg(kaders: Kaders, vragen: TextIO, uitvoer: TextIO, standaardprofiel: str) -> None:
    """One request, one indented answer. Raises OnbruikbareInvoer."""
    antwoord = weeg_af(kaders, _lees_json(_lees(vragen)), standaardprofiel)
    json.dump(antwoord, uitvoer, ensure_ascii=False, indent=1)
    uitvoer.write("\n")


def afweeg_regels(kaders: Kaders, vragen: TextIO, uitvoer: TextIO, standaardprofiel: str) -> None:
    """One request a line, one answer a line; a bad line gives {"fout"} in its place. Empty lines are passed over."""
    # What is remembered grows and never holds a cycle: the collector would walk over all of it again and again.
    gc.set_threshold(200_000, 50, 50)
    for regel in _regels(vragen):
        if not regel.strip():
            continue
        try:
            antwoord = weeg_af_als_tekst(kaders, _lees_json(regel), standaardprofiel)
        except OnbruikbareInvoer as fout:
            antwoord = naar_tekst({"fout": str(fout)})
        uitvoer.write(antwoord + "\n")
    uitvoer.flush()


def _lees(invoer: TextIO) -> str:
    try:
        return invoer.read()
    except UnicodeDecodeError:
        raise OnbruikbareInvoer("De invoer is geen tekst in UTF-8. Sla het bestand op als UTF-8.") from None


def _regels(invoer: TextIO) -> Iterator[str]:
    try:
        yield from invoer
    except UnicodeDecodeError:
        raise OnbruikbareInvoer("De invoer is geen tekst in UTF-8. Sla het bestand op als UTF-8.") from None


def _lees_json(tekst: str) -> object:
    try:
        return json.loads(tekst)
    except json.JSONDecodeError as fout:
        raise OnbruikbareInvoer(f"Dit is geen geldige JSON (regel {fout.lineno}, teken {fout.colno}).") from None
    except RecursionError:
        raise OnbruikbareInvoer("Deze JSON is te diep genest. Stuur een gewoon verzoek.") from None
