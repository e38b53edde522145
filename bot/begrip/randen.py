"""What stands around the text of a pasted mail or page, and isn't read: head, greeting, signature, disclaimer, tags.

Blanked with spaces, so that offsets stay those of the text; words: taal/geplakt.yml. The message that a reply quotes is
told apart: whether it is read depends on what the reply itself says (bot/begrip/document.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from bot.begrip.tabel import tabel

KOP, AANHEF, ONDERTEKENING, DISCLAIMER, CITAAT, OPMAAK = (
    "kop",
    "aanhef",
    "ondertekening",
    "disclaimer",
    "citaat",
    "opmaak",
)
_KORT = 60  # characters: a line of a signature or a greeting is shorter
_REGELS = 8  # lines that a signature has at the most
_TAG = re.compile(r"</?[a-zA-Z!][^<>]{0,300}>|&(?:nbsp|#160);")
_NIEUWE_REGEL = re.compile(r"(?i)</?(?:p|br|div|li|tr|h[1-6]|ul|ol|table)\b")


@dataclass(frozen=True)
class Rand:
    """Characters [begin, eind) that aren't of the text itself."""

    soort: str
    begin: int
    eind: int


@dataclass(frozen=True)
class _Regel:
    tekst: str
    begin: int

    @property
    def eind(self) -> int:
        return self.begin + len(self.tekst)

    @property
    def kaal(self) -> str:
        return self.tekst.strip(" \t>*").lower()


def _groep(*velden: str) -> str:
    return f"(?:{'|'.join(rij for veld in velden for rij in tabel('geplakt')[veld])})"


@cache
def _patronen() -> dict[str, re.Pattern[str]]:
    wie, naam = _groep("aangesproken"), "[^,.!?:]"
    return {
        "kop": re.compile(rf"{_groep('kop_van', 'kop_onderwerp', 'kop_anders')}\s*:.*"),
        "onderwerp": re.compile(rf"{_groep('kop_onderwerp')}\s*:\s*"),
        "aanhef": re.compile(rf"{_groep('aanhef')}\b{naam}{{0,40}}(?:,\s*{wie}\b{naam}{{0,20}})*(?:[,!]|$)"),
        "groet": re.compile(rf"{_groep('groet')}(?!\w)[^.]{{0,40}}[,.!]?"),
        "disclaimer": re.compile(_groep("disclaimer")),
        "citaat": re.compile(_groep("citaat")),
    }


def randen(tekst: str) -> tuple[Rand, ...]:
    """What stands around the text, in order; nothing for a text that is only typed."""
    regels = list(_regels(tekst))
    gevonden = [Rand(OPMAAK, m.start(), m.end()) for m in _TAG.finditer(tekst)]
    gevonden += [*_kop(regels), *_aanhef(regels), *_ondertekening(regels), *_disclaimer(regels), *_citaat(regels)]
    return tuple(sorted(gevonden, key=lambda rand: (rand.begin, rand.eind)))


def niet_gelezen(tekst: str, gelezen: Iterable[int]) -> tuple[Rand, ...]:
    """What of the text wasn't read, when something was read at these places: in the quoted message, or not."""
    plekken = list(gelezen)
    alle = randen(tekst)
    geciteerd = any(rand.begin <= plek < rand.eind for rand in alle if rand.soort == CITAAT for plek in plekken)
    return tuple(rand for rand in alle if not (geciteerd and rand.soort == CITAAT))


def zonder(tekst: str, weg: tuple[Rand, ...]) -> str:
    """The text with spaces for these, as long as it was; a tag that begins a new line is one."""
    uit = list(tekst)
    for rand in weg:
        stuk = tekst[rand.begin : rand.eind]
        uit[rand.begin : rand.eind] = ["\n" if teken == "\n" else " " for teken in stuk]
        if rand.soort == OPMAAK and _NIEUWE_REGEL.match(stuk):
            uit[rand.begin] = "\n"
    return "".join(uit)


def _regels(tekst: str) -> Iterator[_Regel]:
    begin = 0
    for regel in tekst.split("\n"):
        yield _Regel(regel, begin)
        begin += len(regel) + 1


def _kop(regels: list[_Regel]) -> Iterator[Rand]:
    """Two or more lines of a head in a row; what the subject says stays."""
    p = _patronen()
    is_kop = [bool(p["kop"].fullmatch(regel.kaal)) for regel in regels]
    for nr, regel in enumerate(regels):
        if is_kop[nr] and any(is_kop[max(0, nr - 1) : nr] + is_kop[nr + 1 : nr + 2]):
            onderwerp = p["onderwerp"].search(regel.tekst.lower())
            yield Rand(KOP, regel.begin, regel.begin + onderwerp.end() if onderwerp else regel.eind)


def _aanhef(regels: list[_Regel]) -> Iterator[Rand]:
    """Of the first line that says something."""
    for regel in regels:
        if not regel.kaal or _patronen()["kop"].fullmatch(regel.kaal):
            continue
        aanhef = _patronen()["aanhef"].match(regel.tekst.lower())
        if aanhef is not None and _spreekt_aan(regel.tekst[: aanhef.end()]):
            yield Rand(AANHEF, regel.begin, regel.begin + aanhef.end())
        return


def _spreekt_aan(aanhef: str) -> bool:
    """ "Dag meneer Postma," and "Beste [naam],", not "Dag en nacht ruzie,"."""
    woorden = aanhef.rstrip(" ,!").split()[1:]
    if any(teken.isdigit() for teken in aanhef):
        return False
    return not woorden or woorden[0][0] in "[" or woorden[0][0].isupper() or _is_iemand(woorden[0])


def _is_iemand(woord: str) -> bool:
    return bool(re.fullmatch(_groep("aangesproken"), woord.strip(",").lower()))


def _ondertekening(regels: list[_Regel]) -> Iterator[Rand]:
    """The closing greeting, and the short lines behind it."""
    for nr, regel in enumerate(regels):
        if not _patronen()["groet"].fullmatch(regel.kaal) or len(regel.kaal) > _KORT or nr == 0:
            continue
        eind = regel
        for volgende in regels[nr + 1 : nr + 1 + _REGELS]:
            if len(volgende.tekst) > _KORT or volgende.tekst.startswith(">") or _is_begin(volgende):
                break
            eind = volgende
        yield Rand(ONDERTEKENING, regel.begin, eind.eind)


def _is_begin(regel: _Regel) -> bool:
    p = _patronen()
    return bool(p["kop"].fullmatch(regel.kaal) or p["citaat"].match(regel.kaal))


def _disclaimer(regels: list[_Regel]) -> Iterator[Rand]:
    for regel in regels:
        if _patronen()["disclaimer"].search(regel.kaal):
            yield Rand(DISCLAIMER, regel.begin, regel.eind)


def _citaat(regels: list[_Regel]) -> Iterator[Rand]:
    """Lines behind ">", and all that stands below "Op … schreef …:"."""
    for nr, regel in enumerate(regels):
        if _patronen()["citaat"].match(regel.kaal):
            yield Rand(CITAAT, regel.begin, regels[-1].eind)
            return
        if regel.tekst.lstrip().startswith(">") and regel.kaal and nr:
            yield Rand(CITAAT, regel.begin, regel.eind)
