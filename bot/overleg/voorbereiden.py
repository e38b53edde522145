"""Pasted text made plain: what programs put around it goes, what people put in it stays."""

from __future__ import annotations

import re

from bot.begrip.tabel import tabel


def een_van(*velden: str) -> str:
    """The rows of these fields of bot/taal/geplakt.yml as one group of a regular expression."""
    return f"(?:{'|'.join(rij for veld in velden for rij in tabel('geplakt')[veld])})"


_NAAM = rf"(?:[A-Z][\w'-]+|{een_van('voorvoegsel')})"
_MERK_TAB = re.compile(r"(?m)^([ \t]*(?:[-–•*·▪◦‣o]|\d{1,2}[.)]))\t+")
_VET = re.compile(r"(?m)^([ \t]*)\*\*(.+?)\*\*")
_GENUMMERD = re.compile(r"(\d{1,2})[ \t]+(?=[^\W\d_])")
# "[22-11-2026 09:12] Marieke: …" and "22-11-2026 09:12 - Marieke: …" of a chat: who wrote it, and when.
_CHATREGEL = re.compile(
    r"^\[?\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4},?\s+\d{1,2}:\d{2}(?::\d{2})?\]?\s*(?:-\s*)?[^:\n]{2,40}:\s+"
)
# "Marieke de Boer  09:12" above a message: a name in capitals and a time, nothing else.
_WIE_WANNEER = re.compile(rf"^{_NAAM}(?:\s+{_NAAM}){{0,4}}[,\s]+\[?\d{{1,2}}:\d{{2}}\]?$")
# What an agenda has besides the aanmeldingen.
_AGENDAPUNT = re.compile(rf"(?i)^(?:\d{{1,2}}[.)]?\s*)?{een_van('agendapunt')}\b[^.]{{0,30}}\.?$")


def voorbereid(tekst: str) -> tuple[str, int]:
    """(the text with one kind of line ends and markers, how many lines were left out: who and when, and what else is
    on an agenda).
    """
    tekst = tekst.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ").replace("\u2028", "\n")
    tekst = _VET.sub(r"\1\2", _MERK_TAB.sub(r"\1 ", tekst))
    regels = [_CHATREGEL.sub("", regel) for regel in tekst.split("\n")]
    over = [regel for regel in regels if not _WIE_WANNEER.match(regel.strip()) and not _AGENDAPUNT.match(regel.strip())]
    return "\n".join(_met_punten(over)), len(regels) - len(over)


def _met_punten(regels: list[str]) -> list[str]:
    """Lines that count 1, 2, 3 without a point ("2 meisje van 14") get one; other numbers at the start of a line are
    left alone.
    """
    gevuld = [regel for regel in regels if regel.strip()]
    nummers = [int(t[1]) if (t := _GENUMMERD.match(regel.lstrip())) else None for regel in gevuld]
    if len(nummers) < 2 or nummers != list(range(1, len(nummers) + 1)):
        return regels
    return [_GENUMMERD.sub(r"\1. ", regel.lstrip(), count=1) if regel.strip() else regel for regel in regels]
