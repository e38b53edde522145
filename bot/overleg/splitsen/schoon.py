"""Pasted text made plain: what programs put around it goes, what people put in it stays."""

from __future__ import annotations

import re

from bot.overleg.splitsen.stuk import een_van

_NAAM = rf"(?:[A-Z][\w'-]+|{een_van('voorvoegsel')})"
_MERK_TAB = re.compile(r"(?m)^([ \t]*(?:[-–•*·▪◦‣o§]|\(?\d{1,2}[.)]|[a-zA-Z][.)]))\t+")
_VET = re.compile(r"(?m)^([ \t]*)\*\*(.+?)\*\*")
_GENUMMERD = re.compile(r"(\d{1,2})[ \t]+(?=[^\W\d_])")
# "[22-11-2026 09:12] Marieke: …" and "22-11-2026 09:12 - Marieke: …" of a chat: who wrote it, and when.
_CHATREGEL = re.compile(
    r"^\[?\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4},?\s+\d{1,2}:\d{2}(?::\d{2})?\]?\s*(?:-\s*)?[^:\n]{2,40}:\s+"
)
# "[09:12] Marieke: …"
_CHATREGEL_KORT = re.compile(rf"^\[?\d{{1,2}}:\d{{2}}\]?\s*(?:-\s*)?{_NAAM}(?:\s+{_NAAM}){{0,4}}:\s+")
# "Marieke de Boer  09:12" above a message: a name in capitals and a time, nothing else.
_WIE_WANNEER = re.compile(
    rf"^{_NAAM}(?:\s+{_NAAM}){{0,4}}[,\s]+\[?(?:\d{{1,2}}[-/.]\d{{1,2}}(?:[-/.]\d{{2,4}})?,?\s+)?\d{{1,2}}:\d{{2}}\]?$"
)
# What an agenda has besides the aanmeldingen.
_AGENDAPUNT = re.compile(
    rf"(?i)^(?:\d{{1,2}}[.)]?\s*|[-–•*]\s*)?{een_van('agendapunt')}(?: en {een_van('agendapunt')})?\b[^.]{{0,30}}\.?$"
)
_ONDERTITEL = re.compile(r"^\s*(?:\d{1,2}:)?\d{1,2}:\d{2}[.,]\d{3}\s+-->.*$")
_SPREKER = re.compile(r"</?v(?:[ .][^>\n]{0,60})?>|</?c[^>\n]{0,40}>")


def maak_schoon(tekst: str) -> tuple[str, list[str]]:
    """(the text with one kind of line ends and markers, the lines left out: who and when, and what else is
    on an agenda).
    """
    tekst = tekst.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ").replace("\u2028", "\n")
    tekst = _VET.sub(r"\1\2", _MERK_TAB.sub(r"\1 ", tekst))
    regels = [_zonder_spreker(regel) for regel in _zonder_tijden(tekst.split("\n"))]
    weg = [regel for regel in regels if _WIE_WANNEER.match(regel.strip()) or _AGENDAPUNT.match(regel.strip())]
    buiten = frozenset(weg)
    over = [regel for regel in regels if regel not in buiten] if weg else regels
    return "\n".join(_met_punten(over)), weg


def _zonder_spreker(regel: str) -> str:
    return _CHATREGEL_KORT.sub("", _CHATREGEL.sub("", regel))


def _zonder_tijden(regels: list[str]) -> list[str]:
    """The words of subtitles as running text: a sentence goes on over their ends."""
    if not any(map(_ONDERTITEL.match, regels)):
        return regels
    uit = []
    for nr, regel in enumerate(regels):
        volgt_tijd = nr + 1 < len(regels) and _ONDERTITEL.match(regels[nr + 1])
        los = volgt_tijd and (not regel.strip() or regel.strip().isdigit())
        if not (los or _ONDERTITEL.match(regel) or regel.strip() in ("", "WEBVTT")):
            uit.append(_SPREKER.sub("", regel).strip())
    return [" ".join(uit)]


def _met_punten(regels: list[str]) -> list[str]:
    """Lines that count 1, 2, 3 without a point ("2 meisje van 14") get one; other numbers at the start of a line are
    left alone.
    """
    gevuld = [regel for regel in regels if regel.strip()]
    nummers = [int(t[1]) if (t := _GENUMMERD.match(regel.lstrip())) else None for regel in gevuld]
    if len(nummers) < 2 or nummers != list(range(1, len(nummers) + 1)):
        return regels
    return [_GENUMMERD.sub(r"\1. ", regel.lstrip(), count=1) if regel.strip() else regel for regel in regels]
