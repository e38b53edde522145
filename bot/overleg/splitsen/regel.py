"""One line: the marker of a list in front of it, how far it is indented, and whether a casus begins on it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.overleg.splitsen.opening import opening
from bot.overleg.splitsen.stuk import een_van, met_letters, niveau, veld, vorm

_MERKEN = tuple((soort, vorm(f"merk_{soort}")) for soort in ("naam", "tijd", "nummer", "romeins", "letter", "teken"))
_ROMEINS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
_OP_VOLGORDE = ("tijd", "romeins", "letter")  # only a marker when they count on
_KLEIN_GESCHREVEN = 0.7  # of the lines begin without a capital: then that says nothing
_VELD = re.compile(r"\s{0,8}(?P<naam>[^:=\s][^:=\n]{1,39}?)\s{0,4}(?::(?!\d)|\s=\s)(?P<waarde>.*)")
_NAAMKOP = vorm("naamkop")
_KOPJE = re.compile(rf"(?i)(?:{een_van('kopje')}(?:\s?[/&+]\s?|\s+en\s+|\s+)?){{1,3}}")


_EMOJI = 0x25FF


@dataclass(frozen=True)
class Regel:
    """`ruw` as it was pasted; `rest` without marker; `sleutel`: which list the marker belongs to; `hoe`: how much a
    casus begins here.
    """

    ruw: str
    rest: str
    soort: str | None
    merk: str
    inspring: int
    hoe: float
    na_leeg: bool = False  # a blank line stands above it

    @property
    def leeg(self) -> bool:
        return not self.ruw.strip()

    @property
    def sleutel(self) -> tuple[str, str, int] | None:
        if self.soort is None:
            return None
        if self.soort in ("naam", "tijd", "romeins") or (self.soort == "teken" and ord(self.merk[0]) > _EMOJI):
            return self.soort, "", self.inspring  # another emoji says how urgent, not that it is another list
        merk = self.merk if self.soort == "teken" else re.sub(r"[\w ]+", "1", self.merk)
        return self.soort, merk, self.inspring


def lees_regels(regels: list[str]) -> list[Regel]:
    """The lines; a letter with a point is only a marker when the letters count on: "J. de V." is somebody. So are a
    roman number and a time.
    """
    gevuld = [regel for regel in regels if regel.strip()]
    klein = len(gevuld) > 2 and sum(_klein(r) for r in gevuld) >= _KLEIN_GESCHREVEN * len(gevuld)
    gelezen = [lees_regel(regel, (), klein) for regel in regels]
    niet = tuple(
        soort for soort in _OP_VOLGORDE if not op_volgorde(soort, [r.merk for r in gelezen if r.soort == soort])
    )
    gelezen = [lees_regel(r.ruw, niet, klein) if r.soort in niet else r for r in gelezen]
    return [replace(r, na_leeg=nr > 0 and gelezen[nr - 1].leeg) for nr, r in enumerate(gelezen)]


def _klein(regel: str) -> bool:
    return next((teken.islower() for teken in regel if teken.isalpha()), False)


def op_volgorde(soort: str, merken: list[str]) -> bool:
    kaal = [re.sub(r"[^\da-z]", "", m) for m in merken]
    if soort == "letter":
        return kaal == [chr(ord("a") + nr) for nr in range(len(kaal))]
    if soort == "romeins":
        return len(kaal) > 1 and kaal == list(_ROMEINS[: len(kaal)])
    return len(kaal) > 1 and kaal == sorted(kaal)


def lees_regel(ruw: str, niet: tuple[str, ...] = (), klein: bool = False) -> Regel:
    """One line; `niet`: the kinds of markers that are none here."""
    ruw = ruw.rstrip()
    breed = ruw.expandtabs(4)
    inspring = len(breed) - len(breed.lstrip())
    for soort, patroon in _MERKEN:
        if soort not in niet and (treffer := patroon.fullmatch(ruw)):
            rest = treffer["rest"].strip()
            return Regel(ruw, rest, soort, treffer["merk"].lower(), inspring, opening(rest, klein))
    return Regel(ruw, ruw.strip(), None, "", inspring, opening(ruw, klein))


def als_veld(regel: str) -> tuple[str, str, str] | None:
    """(what kind of field, its name, its value) when this line is "field: value" of a field that we know."""
    treffer = _VELD.fullmatch(regel)
    soort = veld(treffer["naam"]) if treffer else None
    return (soort, treffer["naam"].strip(), treffer["waarde"].strip()) if treffer and soort else None


def is_naamkop(regel: Regel, volgende: Regel | None) -> bool:
    """ "Ingrid:" above her part of the list."""
    los = regel.soort is None and regel.rest.endswith(":") and volgende is not None and volgende.soort is not None
    kort = len(regel.rest) <= 60 and regel.hoe <= 0 and als_veld(regel.rest) is None
    return los and kort and _NAAMKOP.fullmatch(regel.rest) is not None


def als_kopje(regel: Regel) -> tuple[str, str | None] | None:
    """(the heading, the level it gives) when this line is a heading above a part of the list."""
    kaal = regel.rest.strip("#*_ \t=-").rstrip(":").strip()
    if regel.soort in ("nummer", "letter", "teken") or not kaal or len(kaal) > 40:
        return None
    if _KOPJE.fullmatch(kaal):
        return kaal, _niveau_van_kopje(kaal)
    if kaal.isupper() and len(kaal.split()) <= 4 and len(kaal) > 3 and regel.hoe < 0.5 and not re.search(r"\d", kaal):
        return (kaal, _niveau_van_kopje(kaal)) if met_letters(kaal) and "." not in kaal else None
    return None


def _niveau_van_kopje(kaal: str) -> str | None:
    for stuk in (kaal, *kaal.split()):
        if len(stuk) > 1 and (hoe := niveau(stuk)):
            return hoe
    return None
