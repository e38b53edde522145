"""Pasted text made plain: what programs put around it goes, what people put in it stays."""

from __future__ import annotations

import html
import re

from bot.begrip.tabel import tabel
from bot.overleg.splitsen.opening import MISSCHIEN, gaat_over_iemand, opening
from bot.overleg.splitsen.stuk import vorm

_MERK_TAB = re.compile(r"(?m)^([ \t]*(?:[-–•*·▪◦‣o§]|\(?\d{1,2}[.)]|[a-zA-Z][.)]))\t+")
_VET = re.compile(r"\*\*([^*\n]{1,200})\*\*")
_GENUMMERD = re.compile(r"(\d{1,2})[ \t]+(?=[^\W\d_])")
_OPMAAK = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,9})(?:\s[^<>]{0,400})?/?>")
_IS_OPMAAK = re.compile(r"(?i)<(?:html|body|li|td|tr|p|div|br)\b[^<>]{0,400}>")
_CHATREGEL, _CHATREGEL_KORT, _WIE_WANNEER = map(vorm, ("chatregel", "chatregel_kort", "wie_wanneer"))
_AGENDAPUNT = vorm("agendapunt_heel")
_LIJSTVELD = vorm("lijstveld_heel")
_AANGEKRUIST, _NIET_AANGEKRUIST = vorm("aangekruist"), vorm("niet_aangekruist")
_VERVALLEN = vorm("vervallen_heel")
_ONDERTITEL = re.compile(r"^\s*(?:\d{1,2}:)?\d{1,2}:\d{2}[.,]\d{3}\s+-->.*$")
_SPREKER = re.compile(r"</?v(?:[ .][^>\n]{0,60})?>|</?c[^>\n]{0,40}>")
_REACTIE = 4  # words


def maak_schoon(tekst: str) -> tuple[str, list[str]]:
    """(the text with one kind of line ends and markers, the lines left out: who and when, short answers in a chat, and
    what else is on an agenda).
    """
    tekst = tekst.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ").replace("\u2028", "\n")
    tekst = _uitgeschreven(_zonder_opmaak(tekst))
    tekst = _VET.sub(r"\1", _MERK_TAB.sub(r"\1 ", tekst))
    if _AANGEKRUIST.search(tekst):
        tekst = _AANGEKRUIST.sub(r" prioriteit: \1", _NIET_AANGEKRUIST.sub("", tekst))
    regels, weg = _berichten(_zonder_tijden(tekst.split("\n")))
    over: list[str] = []
    for regel in regels:
        kaal = regel.strip()
        leeg = any(patroon.fullmatch(kaal) for patroon in (_AGENDAPUNT, _VERVALLEN, _LIJSTVELD))
        (weg if leeg else over).append(regel)
    return "\n".join(_met_punten(over)), weg


def _zonder_opmaak(tekst: str) -> str:
    """HTML as lines: an item of a list with a stroke, a row of a table with tabs."""
    if not _IS_OPMAAK.search(tekst):
        return tekst
    wordt: dict[str, str] = tabel("splitsen")["opmaak"]
    platte = re.sub(r"\s*\n\s*", "\n", tekst)
    return html.unescape(_OPMAAK.sub(lambda t: wordt.get(t[1] + t[2].lower(), ""), platte)).replace("\u00a0", " ")


def _uitgeschreven(tekst: str) -> str:
    """Dictated signs as signs: "punt één dubbele punt", "komma", "nieuwe regel"."""
    rijen: list[dict[str, str]] = tabel("splitsen")["gedicteerd"]
    patronen = [(re.compile(rij["gezegd"], re.IGNORECASE), rij["teken"]) for rij in rijen]
    if sum(len(patroon.findall(tekst)) for patroon, _ in patronen) < _MINSTE_TEKENS:
        return tekst
    for patroon, teken in patronen:
        tekst = patroon.sub(teken, tekst)
    return tekst


_MINSTE_TEKENS = 4  # "punt" and "komma" once or twice are words


def _berichten(regels: list[str]) -> tuple[list[str], list[str]]:
    """(the lines of a chat with a blank line before each message, the lines left out); other lines as they are."""
    uit: list[str] = []
    weg: list[str] = []
    for regel in regels:
        if _WIE_WANNEER.fullmatch(regel.strip()):
            weg.append(regel)
            uit.append("")
            continue
        kaal = _CHATREGEL_KORT.sub("", _CHATREGEL.sub("", regel))
        if kaal == regel:
            uit.append(regel)
        elif _is_reactie(kaal):
            weg.append(kaal)
        else:
            uit += ["", kaal]
    if not weg:
        return uit, weg
    return [r for r in uit if not (r.strip() and _is_reactie(r))], weg + [
        r for r in uit if r.strip() and _is_reactie(r)
    ]


def _is_reactie(tekst: str) -> bool:
    """ "oef", "neem ik mee": a few words about nobody."""
    kort = 0 < len(tekst.split()) <= _REACTIE and not re.search(r"\d", tekst)
    return kort and not gaat_over_iemand(tekst) and opening(tekst) < MISSCHIEN


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
