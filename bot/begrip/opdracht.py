"""`regiewijzer begrijp`: text in, what it understood out, as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TextIO

from bot.afweging.fouten import OnbruikbareInvoer
from bot.begrip.lezen import lees

if TYPE_CHECKING:
    from bot.afweging.laden import Kaders

MAX_TEKENS = 20_000  # far above the 2,000 of a chat message, far below what would take seconds


class OnbruikbareTekst(OnbruikbareInvoer):
    """The input can't be read; the message is one clear Dutch line."""


def begrijp(stream_in: TextIO, stream_out: TextIO, jsonl: bool, kaders: Kaders | None = None) -> None:
    """Read one text (or, with `jsonl`, one {"id", "tekst"} a line) and write one JSON answer for each.

    A bad line with `jsonl` is answered with {"fout": …} in its place (with its id where it has one) and the rest goes on.
    Raises OnbruikbareTekst when the only text is empty or too long.
    """
    if kaders is None:
        from bot.afweging.laden import laad_kaders
        from bot.instellingen import lees as lees_instellingen

        kaders = laad_kaders(lees_instellingen().kader_mappen)
    if not jsonl:
        antwoord = lees(controleer(stream_in.read()), kaders).als_json()
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
    try:
        vraag = json.loads(regel)
    except (ValueError, RecursionError):
        return {"fout": 'Deze regel is geen geldige JSON. Geef per regel {"id": …, "tekst": …}.'}
    if not isinstance(vraag, dict) or "tekst" not in vraag:
        return {"fout": 'Geef per regel een object met "tekst" (en liefst "id").'}
    try:
        return lees(controleer(vraag["tekst"]), kaders).als_json(vraag.get("id"))
    except OnbruikbareTekst as fout:
        return {"id": vraag.get("id"), "fout": str(fout)}
