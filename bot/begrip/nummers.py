"""Numbers in a closed world: five digits or more, or a mix of digits and letters, is somebody's unless a form says not.

What may stay is in taal/nummers.yml: amounts, times, dates, durations, laws, codes of a casus. It needs no label in
front of a number, so a number of a kind that nobody thought of is masked as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from bot.begrip.namenlijsten import blijvers, is_vakwoord
from bot.begrip.opgave import patroon
from bot.begrip.tabel import tabel, woorden
from bot.begrip.tekst import vouw
from bot.begrip.woordenboek import bekend, samengesteld

VEEL = 5  # digits from which a number needs a form to stay
_STUK = re.compile(r"[^\W_]{1,60}")
_LETTERS = re.compile(r"[^\W\d_]+")
# What may stand between the parts of one number; a space only beside digits.
_ERTUSSEN = re.compile(r"[-./:_]| ?[-/] ?")
_SPATIE = re.compile(r"[ \t]{1,2}")


@dataclass(frozen=True)
class _Stuk:
    """A run of letters and digits; `los`: a space stands before it."""

    tekst: str
    begin: int
    eind: int
    los: bool

    @property
    def cijfers(self) -> int:
        return sum(teken.isdigit() for teken in self.tekst)

    @property
    def hoofdletters(self) -> bool:
        """A short run of capitals, as a number may begin or end with."""
        return len(self.tekst) <= 4 and self.tekst.isalpha() and self.tekst.isupper()


def vind_nummers(tekst: str) -> list[tuple[int, int]]:
    """Spans of numbers that no form lets stay, in order."""
    if not any(teken.isdigit() for teken in tekst):
        return []
    for vorm in _mag():
        tekst = vorm.sub(lambda m: "\x01" * len(m.group()), tekst)
    return [(rij[0].begin, rij[-1].eind) for rij in map(_kern, _rijen(tekst)) if rij and _van_iemand(rij, tekst)]


@cache
def _mag() -> tuple[re.Pattern[str], ...]:
    # A form counts only where it is a whole number: not a piece of a longer one.
    heel = r"(?i)(?<![^\W_])(?<![^\W_][-./:_])(?:{})(?![^\W_]|[-/:._][^\W_])"
    return tuple(patroon(heel.replace("{}", rij["patroon"])) for rij in tabel("nummers")["mag"])


def _rijen(tekst: str) -> Iterator[list[_Stuk]]:
    """The parts that belong together, in order."""
    rij: list[_Stuk] = []
    for m in _STUK.finditer(tekst):
        stuk = _Stuk(m.group(), *m.span(), los=tekst[m.start() - 1 : m.start()].isspace())
        if rij and not _hoort_bij(rij[-1], stuk, tekst[rij[-1].eind : stuk.begin]):
            yield rij
            rij = []
        rij.append(stuk)
    if rij:
        yield rij


def _hoort_bij(een: _Stuk, twee: _Stuk, tussen: str) -> bool:
    if not tussen:
        return True
    if _SPATIE.fullmatch(tussen):
        kan = [stuk.cijfers or stuk.hoofdletters for stuk in (een, twee)]
        return all(kan) and (een.tekst[-1].isdigit() or een.hoofdletters)
    return _ERTUSSEN.fullmatch(tussen) is not None


def _kern(rij: list[_Stuk]) -> list[_Stuk]:
    """Without the words beside the number: "OTS 2024-1234", but all of "WMO-2024-1234" and "K 291 TB"."""
    begin, eind = 0, len(rij)
    while begin < eind and _staat_ernaast(rij[begin], los=begin + 1 < eind and rij[begin + 1].los):
        begin += 1
    while eind > begin and _staat_ernaast(rij[eind - 1], los=rij[eind - 1].los):
        eind -= 1
    return rij[begin:eind]


def _staat_ernaast(stuk: _Stuk, *, los: bool) -> bool:
    if stuk.cijfers or len(stuk.tekst) < 2:
        return False
    return (los or not stuk.hoofdletters) and _is_woord(stuk.tekst)


def _is_woord(stuk: str) -> bool:
    vorm = vouw(stuk)
    if vorm in woorden("nummers", "eenheid") or vorm in blijvers():
        return True
    return len(vorm) > 1 and (bekend(vorm) or samengesteld(vorm) or is_vakwoord(vorm))


def _van_iemand(rij: list[_Stuk], tekst: str) -> bool:
    cijfers = sum(stuk.cijfers for stuk in rij)
    if cijfers < 2:
        return False
    letters = [letters for stuk in rij for letters in _LETTERS.findall(stuk.tekst)]
    if not letters:
        # "1 3 4 7 10" are choices or ages: a number of somebody has a longer part.
        return cijfers >= VEEL and any(stuk.cijfers > 2 for stuk in rij)
    if cijfers >= VEEL:
        return True
    lang = sum(len(stuk.tekst) for stuk in rij) >= VEEL
    return lang and _dicht(rij, tekst) and not all(_is_woord(stuk) for stuk in letters)


def _dicht(rij: list[_Stuk], tekst: str) -> bool:
    """Whether its parts stand close: "RX-418-G", but not "IQ 82"; with spaces only as on a number plate."""
    if " " not in tekst[rij[0].begin : rij[-1].eind]:
        return True
    return len(rij) == 3 and all(len(stuk.tekst) <= 3 for stuk in rij) and rij[1].cijfers == 3
