"""Pasted text into aanmeldingen: rows of a spreadsheet, mails, numbered or bulleted lists, paragraphs, or lines.

Nothing that may be about a casus is dropped: only headers and signatures of mails, headings and rows of column titles
are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bot.overleg.tabel import plat, tabelrijen
from bot.overleg.voorbereiden import een_van, voorbereid

_LANG = 60  # characters: a wrapped line is at least this long; a heading or a line of a signature is shorter
_RAND = 100  # characters: where mail programs break lines, at the latest


@dataclass(frozen=True)
class Gesplitst:
    """The texts in order, and how many lines were left out (sender, greeting, signature, heading)."""

    teksten: tuple[str, ...]
    weggelaten: int


_IEMAND = re.compile(rf"(?i)\b{een_van('iemand')}\b|{een_van('leeftijd')}")
_OVER_DE_LIJST = re.compile(rf"(?i)\b{een_van('over_de_lijst')}\b|{een_van('datum_alleen')}")
_KOPJE_SPOED = re.compile(rf"(?i)\b{een_van('kopje_spoed')}\b")
_SCHEIDING = re.compile(r"[ \t]*(?:[-=_*~#] ?){3,}[ \t]*")
_VOOR_KOP, _NA_KOP = r"(?i)[ \t>]*\*{0,2}", r"\*{0,2}[ \t]*:\*{0,2}[ \t]*"
_KOP = re.compile(rf"{_VOOR_KOP}{een_van('kop_van', 'kop_onderwerp', 'kop_anders')}{_NA_KOP}(.*)")
_VAN = re.compile(rf"{_VOOR_KOP}{een_van('kop_van')}\*{{0,2}}[ \t]*:")
_ONDERWERP = re.compile(rf"{_VOOR_KOP}{een_van('kop_onderwerp')}{_NA_KOP}(?:{een_van('doorgestuurd')}\s*:\s*)*(.*)")
_CITAAT = re.compile(rf"(?i)[ \t>]*{een_van('citaat')}[ \t]*")
_AANHEF = re.compile(rf"(?i)[ \t]*{een_van('aanhef')}\b[^.!?:]{{0,50}}[,!.]?[ \t]*")
_GROET = re.compile(rf"(?i)[ \t]*{een_van('groet')}(?!\w)[^.]{{0,40}}[,.!]?[ \t]*")

# The kinds of marker that begin an item of a list; the group `rest` is what it says.
_NUMMER = r"(?P<merk>\(?\d{1,2}[.)](?!\d)|\(\d{1,2}\)|#\d{1,2}\b|[a-z][.)])[ \t]+"
_NAAM = r"(?P<merk>(?:casus|aanmelding|melding|nr\.?|nieuwe aanmelding)\s*#?(?:\d{0,2}|[a-z])\s*[:.)–-])[ \t]*"
_TEKEN = r"(?P<merk>[-–—•*·▪◦‣o>+✓☐□\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?)(?:[ \t]+|(?<=[-–•*])(?=[^\W\d_]))"
_MERKEN = tuple(
    (soort, re.compile(r"(?i)(?P<inspring>[ \t]*)" + merk + r"(?P<rest>.*)"))
    for soort, merk in (("naam", _NAAM), ("nummer", _NUMMER), ("teken", _TEKEN))
)


def splits(tekst: str) -> Gesplitst:
    """The aanmeldingen in a pasted text of any of the usual forms; () when it holds no letters."""
    tekst, weg_vooraf = voorbereid(tekst)
    if (rijen := tabelrijen(tekst)) is not None:
        return Gesplitst(*rijen)
    stukken, weg = _mails(tekst.split("\n"))
    weg += weg_vooraf
    teksten: list[str] = []
    for stuk in stukken:
        nieuw, zonder = _uit_stuk(stuk)
        teksten += nieuw
        weg += zonder
    return Gesplitst(tuple(t for t in map(plat, teksten) if re.search(r"[^\W\d_]", t)), weg)


# --- mails, and lines that separate ---


@dataclass
class _Mails:
    """Lines one after the other: the pieces so far, and where in a mail we are."""

    met_mail: bool
    stukken: list[list[str]] = field(default_factory=lambda: [[]])
    weg: int = 0
    in_kop: bool = False
    ondertekend: bool = False  # a closing greeting was seen: what follows may be a name and a function
    naam_gezien: bool = False

    def neem(self, regel: str) -> None:
        if _SCHEIDING.fullmatch(regel) or _CITAAT.fullmatch(regel):
            self.stukken.append([])
            self.in_kop = self.ondertekend = False
        elif self.met_mail and _KOP.match(regel):
            self._kop(regel)
        elif _AANHEF.fullmatch(regel) and not _IEMAND.search(regel):
            self.weg += 1
        elif _GROET.fullmatch(regel):
            self.weg, self.ondertekend = self.weg + 1, True
        elif self.ondertekend and _is_ondertekening(regel):
            self.weg, self.naam_gezien = self.weg + 1, True
        else:
            self._tekst(regel)

    def _kop(self, regel: str) -> None:
        if not self.in_kop:
            self.stukken.append([])
            self.in_kop, self.ondertekend = True, False
        onderwerp = _ONDERWERP.match(regel)
        kop = onderwerp[1].strip() if onderwerp else ""
        if kop:
            self.stukken[-1].append(kop if kop[-1] in ".!?:" else kop + ".")
        else:
            self.weg += 1

    def _tekst(self, regel: str) -> None:
        self.in_kop = self.in_kop and not regel.strip()
        if regel.strip() or (self.naam_gezien and not self.met_mail):
            self.ondertekend = self.naam_gezien = False
        self.stukken[-1].append(regel.lstrip("> ") if self.met_mail else regel)


def _is_ondertekening(regel: str) -> bool:
    return bool(regel.strip()) and len(regel) < _LANG and not _merk(regel) and not _IEMAND.search(regel)


def _is_mail(regels: list[str]) -> bool:
    """A sender with another line of a head close below it, or two subjects."""
    met_kop = any(_VAN.match(regel) and any(map(_KOP.match, regels[i + 1 : i + 4])) for i, regel in enumerate(regels))
    return met_kop or sum(bool(_ONDERWERP.match(regel)) for regel in regels) >= 2


def _mails(regels: list[str]) -> tuple[list[list[str]], int]:
    """The text in pieces: one a mail, or one between two separating lines; without sender, greeting and signature."""
    mails = _Mails(_is_mail(regels))
    for regel in regels:
        mails.neem(regel)
    stukken = mails.stukken
    if mails.met_mail:
        # A mail is one aanmelding, unless it holds a list of them: so its own blank lines don't count.
        stukken = [stuk if _lijst(stuk) else [r for r in stuk if r.strip()] + [""] for stuk in stukken]
        stukken = [stuk if _lijst(stuk) else [" ".join(stuk)] for stuk in stukken]
    return stukken, mails.weg


# --- lists, paragraphs, lines ---


def _uit_stuk(regels: list[str]) -> tuple[list[str], int]:
    alineas = _alineas(regels)
    weg = 0
    if any(_is_kopje(a[0]) and len(a) > 1 for a in alineas):
        # "SPOED" above some of them: each block is a list of its own, and that word belongs to all of its texts.
        met_kopje: list[str] = []
        for alinea in alineas:
            kopjes = next((nr for nr, regel in enumerate(alinea[:-1]) if not _is_kopje(regel)), len(alinea) - 1)
            nieuw, titels = _uit_stuk(alinea[kopjes:])
            dringend = [kopje for kopje in alinea[:kopjes] if _KOPJE_SPOED.search(kopje)]
            vooraan = "".join(f"{kopje.strip(' :').capitalize()}: " for kopje in dringend)
            met_kopje += [vooraan + t for t in nieuw]
            weg += titels + kopjes - len(dringend)
        return met_kopje, weg
    if len(alineas) > 1:
        zonder = [a for a in alineas if not (len(a) == 1 and _is_titel(a[0]))]
        weg, alineas = len(alineas) - len(zonder), zonder or alineas
    if len(alineas) > 1 and all(not _merk(a[0]) and any(map(_merk, a[1:])) for a in alineas):
        return [" ".join(_zonder_merk(r) for r in a) for a in alineas], weg  # each casus has its own bullets
    samen = [regel for alinea in alineas for regel in [*alinea, ""]]
    if soort := _lijst(samen):
        teksten, titels = _per_merk(samen, soort)
        return teksten, weg + titels
    if len(alineas) > 1 and any(len(a) > 1 for a in alineas):
        return [tekst for a in alineas for tekst in ([" ".join(a)] if not _losse_regels(a) else a)], weg
    uit = [regel for alinea in alineas for regel in alinea]
    if len(alineas) == 1:
        if len(uit) > 1 and _is_titel(uit[0]):
            uit, weg = uit[1:], weg + 1
        if len(uit) > 1 and not _merk(uit[0]) and any(map(_merk, uit)):
            return [" ".join(map(_zonder_merk, uit))], weg  # one casus with bullets below it
        uit = _ontvouwen(uit)
    return uit, weg


def _alineas(regels: list[str]) -> list[list[str]]:
    alineas: list[list[str]] = [[]]
    for regel in regels:
        if regel.strip():
            alineas[-1].append(regel.rstrip())
        elif alineas[-1]:
            alineas.append([])
    return [a for a in alineas if a]


def _merk(regel: str) -> str | None:
    """The kind of marker that this line begins with."""
    return next((soort for soort, patroon in _MERKEN if patroon.fullmatch(regel)), None)


def _zonder_merk(regel: str) -> str:
    treffer = next((t for _, patroon in _MERKEN if (t := patroon.fullmatch(regel))), None)
    return treffer["rest"] if treffer else regel.strip()


def _inspring(regel: str) -> int:
    return len(regel.expandtabs(4)) - len(regel.expandtabs(4).lstrip())


def _lijst(regels: list[str]) -> str | None:
    """The kind of marker of the outermost list, when there is a list of two items or more about as many people."""
    gevuld = [r for r in regels if r.strip()]
    gemerkt = [(soort, _inspring(r)) for r in gevuld if (soort := _merk(r))]
    if len(gemerkt) < 2:
        return None
    soort, diepte = gemerkt[0]
    eersten = sum(g == (soort, diepte) for g in gemerkt)
    if eersten < 2:
        return None
    aanhef = gevuld[: next(i for i, r in enumerate(gevuld) if _merk(r))]
    if soort == "teken" and aanhef and not _is_titel(aanhef[-1]) and not aanhef[-1].rstrip().endswith(":"):
        return None
    if (
        soort == "teken"
        and aanhef
        and _IEMAND.search(" ".join(aanhef))
        and not re.search(r"(?i)aanmelding|casus", " ".join(aanhef))
    ):
        return None  # "Jongen van 9:" with bullets below: those are about him
    return soort


def _per_merk(regels: list[str], soort: str) -> tuple[list[str], int]:
    """One text per marker of this kind at the outermost depth; what stands before the first is a heading or one of
    its own.
    """
    diepte = min(_inspring(r) for r in regels if r.strip() and _merk(r) == soort)
    teksten: list[str] = []
    vooraf: list[str] = []
    for regel in regels:
        if _merk(regel) == soort and _inspring(regel) <= diepte + 1:
            teksten.append(_zonder_merk(regel))
        elif teksten and regel.strip():
            teksten[-1] += " " + _zonder_merk(regel)
        elif regel.strip():
            vooraf.append(regel)
    eigen = [
        r
        for r in vooraf
        if not _is_titel(r) and (len(r) >= _LANG or _IEMAND.search(r)) and not r.rstrip().endswith(":")
    ]
    return ([" ".join(eigen)] if eigen else []) + teksten, len(vooraf) - len(eigen)


def _is_titel(regel: str) -> bool:
    """Whether a line of its own is a heading: short, no sentence, about the list and about nobody."""
    kaal = regel.strip().strip("#*_ ")
    if len(kaal) >= _LANG or _IEMAND.search(kaal) or kaal[-1:] in (".", "!", "?", ";") or len(kaal.split()) > 8:
        return False
    return kaal.endswith(":") or bool(_OVER_DE_LIJST.search(kaal))


def _is_kopje(regel: str) -> bool:
    kaal = regel.strip()
    return kaal.isupper() and len(kaal.split()) <= 4 and not _IEMAND.search(kaal) and not re.search(r"\d", kaal)


def _losse_regels(regels: list[str]) -> bool:
    return (
        len(regels) > 1
        and len(_ontvouwen(regels)) == len(regels)
        and all(_IEMAND.match(regel.lstrip()) for regel in regels)
    )


def _ontvouwen(regels: list[str]) -> list[str]:
    """Lines that a mail program broke off are one again.

    When in doubt they stay apart: nobody overlooks one too many.
    """
    breedste = max((len(r) for r in regels), default=0)
    vervolg = [r.lstrip() for r in regels[1:]]
    # A text that was broken off runs to the same edge on every line but the last, and most of its lines begin in
    # mid-sentence.
    afgebroken = (
        breedste <= _RAND
        and all(len(r) >= max(_LANG, breedste - 15) for r in regels[:-1])
        and 2 * sum(r[:1].islower() for r in vervolg) > len(vervolg)
    )
    uit: list[str] = []
    vorige = ""
    for regel in regels:
        kaal = regel.strip()
        einde = vorige[-1:] in ".!?;:"
        if uit and (
            (afgebroken and not (einde and _IEMAND.match(kaal)))
            or (not einde and not _IEMAND.match(kaal) and kaal[:1].islower() and len(vorige) >= _LANG)
        ):
            uit[-1] += " " + kaal
        else:
            uit.append(kaal)
        vorige = regel.rstrip()
    return uit
