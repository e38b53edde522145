"""One line: the marker of a list in front of it, how far it is indented, and whether a casus begins on it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.overleg.splitsen.opening import opening
from bot.overleg.splitsen.stuk import een_van, met_letters, niveau, veld

_TEKENS = r"[-–—•*·▪◦‣§>+✓☐□\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?"
_MERKEN = tuple(
    (soort, re.compile(r"(?i)(?P<inspring>[ \t]*)" + merk))
    for soort, merk in (
        (
            "naam",
            r"(?:#{1,4}[ \t]*)?(?P<merk>(?:casus|aanmelding|melding|nr\.?|nieuwe aanmelding|cli[eë]nt|dossier)[ \t]*#?"
            r"(?:\d{1,2}(?=[ \t]*(?:[:.)–-]|$))|[a-z](?=[ \t]*[:.)–-])|(?=[ \t]*[:.)–-]))[ \t]*[:.)–-]?)"
            r"(?:[ \t]+|$)(?P<rest>.*)",
        ),
        ("nummer", r"(?P<merk>\(?\d{1,3}[.)](?!\d)|\(\d{1,3}\)|#\d{1,3}\b)(?:[ \t]+|$)(?P<rest>.*)"),
        ("letter", r"(?P<merk>\(?[a-z][.)])[ \t]+(?P<rest>.*)"),
        ("teken", rf"(?P<merk>{_TEKENS}|o(?=[ \t]))(?:[ \t]+|(?<=[-–•*])(?=[^\W\d_]))(?P<rest>.*)"),
    )
)
_VELD = re.compile(r"\s{0,8}(?P<naam>[^:=\s][^:=\n]{1,39}?)\s{0,4}(?::(?!\d)|\s=\s)(?P<waarde>.*)")
_KOPJE = re.compile(rf"(?i)(?:{een_van('kopje')}(?:\s?[/&+]\s?|\s+en\s+|\s+)?){{1,3}}")


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

    @property
    def leeg(self) -> bool:
        return not self.ruw.strip()

    @property
    def sleutel(self) -> tuple[str, str, int] | None:
        if self.soort is None:
            return None
        vorm = self.merk if self.soort == "teken" else re.sub(r"[\w ]+", "1", self.merk)
        return self.soort, vorm if self.soort != "naam" else "", self.inspring


def lees_regels(regels: list[str]) -> list[Regel]:
    """The lines; a letter with a point is only a marker when the letters count on: "J. de V." is somebody."""
    gelezen = [lees_regel(regel) for regel in regels]
    letters = [r.merk for r in gelezen if r.soort == "letter"]
    if op_volgorde(letters):
        return gelezen
    return [lees_regel(r.ruw, met_letter=False) if r.soort == "letter" else r for r in gelezen]


def op_volgorde(merken: list[str]) -> bool:
    letters = [m.strip("(.)") for m in merken]
    return letters == [chr(ord("a") + nr) for nr in range(len(letters))]


def lees_regel(ruw: str, met_letter: bool = True) -> Regel:
    ruw = ruw.rstrip()
    breed = ruw.expandtabs(4)
    inspring = len(breed) - len(breed.lstrip())
    for soort, patroon in _MERKEN:
        if (met_letter or soort != "letter") and (treffer := patroon.fullmatch(ruw)):
            rest = treffer["rest"].strip()
            return Regel(ruw, rest, soort, treffer["merk"].lower(), inspring, opening(rest))
    return Regel(ruw, ruw.strip(), None, "", inspring, opening(ruw))


def als_veld(regel: str) -> tuple[str, str, str] | None:
    """(what kind of field, its name, its value) when this line is "field: value" of a field that we know."""
    treffer = _VELD.fullmatch(regel)
    soort = veld(treffer["naam"]) if treffer else None
    return (soort, treffer["naam"].strip(), treffer["waarde"].strip()) if treffer and soort else None


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
