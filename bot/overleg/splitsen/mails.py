"""Mails below each other, forwarded and quoted: the text without sender, greeting, signature and disclaimer."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bot.overleg.splitsen.opening import gaat_over_iemand
from bot.overleg.splitsen.regel import als_veld, lees_regel
from bot.overleg.splitsen.stuk import een_van

_LANG = 60  # characters: a line of a signature is shorter
_SCHEIDING = re.compile(r"[ \t]*(?:[-=_*~#] ?){3,}[ \t]*")
_VOOR_KOP, _NA_KOP = r"(?i)[ \t>]*\*{0,2}", r"\*{0,2}[ \t]*:\*{0,2}[ \t]*"
_KOP = re.compile(rf"{_VOOR_KOP}{een_van('kop_van', 'kop_onderwerp', 'kop_anders')}{_NA_KOP}(.*)")
_VAN = re.compile(rf"{_VOOR_KOP}{een_van('kop_van')}\*{{0,2}}[ \t]*:")
_ONDERWERP = re.compile(rf"{_VOOR_KOP}{een_van('kop_onderwerp')}{_NA_KOP}(?:{een_van('doorgestuurd')}\s*:\s*)*(.*)")
_CITAAT = re.compile(rf"(?i)[ \t>]*{een_van('citaat')}[-\s]*")
_AANHEF = re.compile(rf"(?i)[ \t]*{een_van('aanhef')}\b[^.!?:]{{0,50}}[,!.]?[ \t]*")
_AANHEF_VOORAAN = re.compile(rf"(?i)\A[ \t]*{een_van('aanhef')}\b[^.!?:\n]{{0,30}},[ \t]+(?=[A-Z])")
_GROET = re.compile(rf"(?i)[ \t]*{een_van('groet')}(?!\w)[^.]{{0,40}}[,.!]?[ \t]*")
_DISCLAIMER = re.compile(rf"(?i){een_van('disclaimer')}")
_PIJL = re.compile(r"^[ \t]*(?:>[ \t]?)+")


@dataclass
class _Mails:
    """Lines one after the other: the pieces so far, and where in a mail we are."""

    met_mail: bool
    stukken: list[list[str]] = field(default_factory=lambda: [[]])
    onderwerpen: list[str] = field(default_factory=lambda: [""])
    weg: list[str] = field(default_factory=list)
    in_kop: bool = False
    ondertekend: bool = False  # a closing greeting was seen: what follows may be a name and a function
    naam_gezien: bool = False

    def neem(self, regel: str) -> None:
        if _SCHEIDING.fullmatch(regel) or _CITAAT.fullmatch(regel):
            self._nieuw()
            self.in_kop = self.ondertekend = False
        elif self.met_mail and _KOP.match(regel):
            self._kop(regel)
        elif _AANHEF.fullmatch(regel) and not gaat_over_iemand(regel):
            self.weg.append(regel)
        elif _GROET.fullmatch(regel):
            self.weg.append(regel)
            self.ondertekend = True
        elif _DISCLAIMER.search(regel) or (self.ondertekend and _is_ondertekening(regel)):
            self.weg.append(regel)
            self.naam_gezien = True
        else:
            self._tekst(regel)

    def _nieuw(self) -> None:
        self.stukken.append([])
        self.onderwerpen.append("")

    def _kop(self, regel: str) -> None:
        if not self.in_kop:
            self._nieuw()
            self.in_kop, self.ondertekend = True, False
        onderwerp = _ONDERWERP.match(regel)
        if onderwerp and onderwerp[1].strip():
            self.onderwerpen[-1] = onderwerp[1].strip()
        else:
            self.weg.append(regel)

    def _tekst(self, regel: str) -> None:
        self.in_kop = self.in_kop and not regel.strip()
        if regel.strip() or (self.naam_gezien and not self.met_mail):
            self.ondertekend = self.naam_gezien = False
        self.stukken[-1].append(_AANHEF_VOORAAN.sub("", regel))


def _is_ondertekening(regel: str) -> bool:
    return bool(regel.strip()) and len(regel) < _LANG and not lees_regel(regel).soort and not gaat_over_iemand(regel)


def _is_formulier(regels: list[str]) -> bool:
    """Whether other fields than those of a mail come as often as a subject: "Zaak: …", "Betrokkene: …"."""
    onderwerpen = sum(bool(_ONDERWERP.match(regel)) for regel in regels)
    return sum(als_veld(regel) is not None and not _KOP.match(regel) for regel in regels) >= onderwerpen


def is_mail(regels: list[str]) -> bool:
    """A sender with another line of a head close below it, two subjects, or quoted lines below who wrote them."""
    met_kop = any(_VAN.match(regel) and any(map(_KOP.match, regels[i + 1 : i + 4])) for i, regel in enumerate(regels))
    return (
        met_kop
        or (sum(bool(_ONDERWERP.match(regel)) for regel in regels) >= 2 and not _is_formulier(regels))
        or (any(map(_CITAAT.fullmatch, regels)) and any(r.startswith(">") for r in regels))
    )


def mails(regels: list[str]) -> tuple[list[tuple[str, list[str]]], list[str], bool]:
    """(pieces, each with its subject; lines left out; whether these are mails): one a mail, or one between two lines
    that separate.
    """
    met_mail = is_mail(regels)
    if met_mail:
        regels = [_PIJL.sub("", regel) for regel in regels]
    gelezen = _Mails(met_mail)
    for regel in regels:
        gelezen.neem(regel)
    return list(zip(gelezen.onderwerpen, gelezen.stukken)), gelezen.weg, met_mail
