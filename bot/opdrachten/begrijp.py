"""`regiewijzer begrijp`: text in, what it understood out, as JSON."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING, Any, TextIO

from bot.afweging import Kaders
from bot.afweging.fouten import OnbruikbareInvoer
from bot.gedeeld.kaders import kaders_nu
from bot.lengte import MAX_TEKENS
from bot.opdrachten.invoer import bestand, invoer

if TYPE_CHECKING:
    from bot.begrip.document import Document
    from bot.begrip.lezen import Begrepen

HULP = "lees tekst en toon welke kenmerken erin staan"


class OnbruikbareTekst(OnbruikbareInvoer):
    """The input can't be read; the message is one clear Dutch line."""


def argumenten(parser: argparse.ArgumentParser) -> None:
    bestand(parser, "tekst")
    parser.add_argument(
        "--jsonl",
        action="store_true",
        help='één {"id", "tekst"} per regel (en "vraag", als de tekst daarop een antwoord is), één antwoord per regel',
    )


def doe(keuzes: argparse.Namespace) -> int:
    with invoer(keuzes.bestand) as gelezen:
        begrijp(gelezen, sys.stdout, jsonl=keuzes.jsonl)
    return 0


def begrijp(stream_in: TextIO, stream_out: TextIO, jsonl: bool, kaders: Kaders | None = None) -> None:
    """Read one text (or, with `jsonl`, one {"id", "tekst"} a line) and write one JSON answer for each.

    A bad line with `jsonl` is answered with {"fout": …} in its place (with its id where it has one) and the rest goes
    on. Raises OnbruikbareTekst when the only text is empty or too long.
    """
    from bot.begrip.document import lees_document

    kaders = kaders or kaders_nu()
    if not jsonl:
        antwoord = _als_json(lees_document(controleer(stream_in.read()), kaders))
        stream_out.write(_naar_json(antwoord, 1) + "\n")
        return
    for regel in stream_in:
        if regel.strip():
            stream_out.write(_naar_json(_regel(regel, kaders)) + "\n")
            stream_out.flush()


def controleer(tekst: Any) -> str:
    """The text when it can be read. Raises OnbruikbareTekst."""
    if not isinstance(tekst, str):
        raise OnbruikbareTekst('Veld "tekst" moet tekst zijn.')
    if not tekst.strip():
        raise OnbruikbareTekst("De tekst is leeg. Geef een tekst om te lezen.")
    if len(tekst) > MAX_TEKENS:
        raise OnbruikbareTekst(f"De tekst is te lang: {len(tekst)} tekens, hooguit {MAX_TEKENS} mag.")
    return tekst.encode("utf-8", "replace").decode("utf-8")  # half a surrogate pair can't be written out


def _naar_json(antwoord: dict[str, Any], inspringen: int | None = None) -> str:
    uit = json.dumps(antwoord, ensure_ascii=False, indent=inspringen)
    return uit if _schrijfbaar(uit) else json.dumps(antwoord, indent=inspringen)


def _schrijfbaar(tekst: str) -> bool:
    try:
        tekst.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _regel(regel: str, kaders: Kaders) -> dict[str, Any]:
    from bot.begrip.document import lees_document

    try:
        vraag = json.loads(regel)
    except (ValueError, RecursionError):
        return {"fout": 'Deze regel is geen geldige JSON. Geef per regel {"id": …, "tekst": …}.'}
    if not isinstance(vraag, dict) or "tekst" not in vraag:
        return {"fout": 'Geef per regel een object met "tekst" (en liefst "id").'}
    try:
        document = lees_document(controleer(vraag["tekst"]), kaders)
        uit = _als_json(document, vraag.get("id"))
        if vraag.get("vraag") is not None:
            uit["antwoord"] = _antwoord(document.eerste, vraag["vraag"], kaders)
        return uit
    except OnbruikbareTekst as fout:
        return {"id": vraag.get("id"), "fout": str(fout)}


def _als_json(document: Document, id: str | None = None) -> dict[str, Any]:
    """What the (first) casus says; `overgeslagen`: what wasn't read, another casus or what stands around a mail."""
    uit = document.eerste.als_json(id)
    weg: list[dict[str, Any]] = [
        {"reden": "andere_casus", "wie": deel.wie, "begin": deel.begin, "eind": deel.eind}
        for deel in document.delen[1:]
    ]
    weg += [{"reden": rand.soort, "begin": rand.begin, "eind": rand.eind} for rand in document.overgeslagen]
    if weg:
        uit["overgeslagen"] = weg
    return uit


def _antwoord(begrepen: Begrepen, vraag: Any, kaders: Kaders) -> dict[str, Any] | None:
    """What the text answers to the question about the kenmerk `vraag`. Raises OnbruikbareTekst for another."""
    from bot.begrip.beantwoord import beantwoord
    from bot.begrip.tekens import Sleutel, verlagende

    kenmerk = kaders.kenmerken.get(vraag) if isinstance(vraag, str) else None
    if kenmerk is None:
        namen = ", ".join(kaders.kenmerken)
        raise OnbruikbareTekst(f'Veld "vraag": kenmerk {json.dumps(vraag)[:60]} bestaat niet. Kies uit: {namen}.')
    gegeven = beantwoord(begrepen.tekst, kenmerk, begrepen.vermeldingen, verlagende(Sleutel(kaders)))
    return None if gegeven is None else gegeven.als_json()
