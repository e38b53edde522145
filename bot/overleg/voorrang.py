"""The aanmeldingen of a pasted text, masked, in the order of the meeting: acuut, crisis, spoed, let op, then the rest.

Light: no spaCy. The first call loads the dictionary (about 1 s); call it in a thread.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from bot.begrip.afscherming import Afgeschermd, scherm_af
from bot.overleg.dringend import ACUUT, CRISIS, GRADEN, SPOED, graad, is_luid
from bot.overleg.splitsen import Gesplitst, Stuk

if TYPE_CHECKING:
    from bot.afweging import Kaders

_VOORAF = {SPOED: "Spoed: ", CRISIS: "Crisis: ", ACUUT: "Acuut: "}
_INITIALEN = re.compile(
    r"^(?:[A-Z]\.\s?(?:[a-z]\.\s?){0,3}){1,4}(?:(?:van|de|der|den|el|al|te|ten|v\.d\.|v\.)\s)*(?:[A-Z]\.\s?)*(?=[\s(,:;–-]|$)"
)
_STREEP = re.compile(r"^\s*[–:-]\s+")
_GELIJK = 0.85  # of the words of both
_KLEINST = 4  # words


@dataclass(frozen=True)
class Aanmelding:
    """One aanmelding without personal data. `graad`: acuut, crisis, spoed, let_op or None; `woorden`: what in the text
    (or above it) says so. `dubbel_van`: the number (from 0, in the order pasted) of an earlier one that is the same.
    """

    tekst: str
    graad: str | None
    woorden: str | None
    dubbel_van: int | None = None

    @property
    def dringend(self) -> bool:
        return self.graad in (ACUUT, CRISIS, SPOED)


def aanmelding(stuk: Stuk, kaders: Kaders, vandaag: date | None = None) -> tuple[Aanmelding, Afgeschermd]:
    """One text, masked and with its urgency.

    What only the full text tells (a name in between) counts too, in masked words.
    """
    tekst = _zonder_initialen(stuk.tekst.replace(stuk.naam, "[naam]", 1) if stuk.naam else stuk.tekst)
    veilig = scherm_af(tekst)
    hoe, woorden = graad(veilig.tekst, kaders, stuk.zegt, vandaag)
    if hoe != ACUUT and (luid := is_luid(tekst)):
        hoe, woorden = ACUUT, scherm_af(luid).tekst
    if hoe and hoe == stuk.zegt:
        woorden = woorden or scherm_af(stuk.waar or "").tekst or None
    return Aanmelding(_met_niveau(veilig.tekst, stuk.zegt), hoe, woorden), veilig


def _zonder_initialen(tekst: str) -> str:
    """ "J. de V. (9)" is somebody: in front of a text initials are never a letter of a list here."""
    kaal = _INITIALEN.sub("[naam]", tekst, count=1)
    rest = kaal.removeprefix("[naam]")
    # "J. - jongen van 13": who it is follows.
    return _STREEP.sub("", rest) if rest != kaal and _STREEP.match(rest) else kaal


def _met_niveau(tekst: str, zegt: str | None) -> str:
    """What a column or a heading says, in the text: who reads only that should know it too."""
    vooraf = _VOORAF.get(zegt or "", "")
    return tekst if tekst.lower().startswith(vooraf.lower().rstrip(": ")) and vooraf else vooraf + tekst


def op_volgorde(gelezen: Sequence[Aanmelding]) -> list[int]:
    """The numbers of these aanmeldingen, the strongest first; within a degree as they were pasted."""
    return sorted(range(len(gelezen)), key=lambda nr: _rang(gelezen[nr].graad))


def _rang(hoe: str | None) -> int:
    return GRADEN.index(hoe) if hoe in GRADEN else len(GRADEN)


def aanmeldingen(
    gesplitst: Gesplitst, kaders: Kaders, vandaag: date | None = None
) -> tuple[list[Aanmelding], str | None]:
    """(aanmeldingen in the order pasted, with what is the same as an earlier one; what was masked for the user)."""
    gelezen = [aanmelding(stuk, kaders, vandaag) for stuk in gesplitst.stukken]
    vervangen = tuple(v for _, veilig in gelezen for v in veilig.vervangen)
    return _met_dubbelen([a for a, _ in gelezen]), Afgeschermd("", vervangen).melding()


def _met_dubbelen(gelezen: list[Aanmelding]) -> list[Aanmelding]:
    zakken = [frozenset(re.findall(r"\w+", a.tekst.lower())) for a in gelezen]
    uit: list[Aanmelding] = []
    for nr, (a, zak) in enumerate(zip(gelezen, zakken)):
        eerder = next((i for i, ander in enumerate(zakken[:nr]) if _zelfde(zak, ander)), None)
        uit.append(Aanmelding(a.tekst, a.graad, a.woorden, eerder))
    return uit


def _zelfde(een: frozenset[str], ander: frozenset[str]) -> bool:
    """Nearly the same words, and every number the same: two children of another age are two."""
    nummers = [{w for w in zak if w.isdigit()} for zak in (een, ander)]
    genoeg = min(len(een), len(ander)) >= _KLEINST and nummers[0] == nummers[1]
    return genoeg and len(een & ander) >= _GELIJK * len(een | ander)


def als_json(gelezen: Sequence[Aanmelding], volgorde: Sequence[int]) -> list[dict[str, Any]]:
    """In this order; `dubbel_van` is the place in it."""
    plek = {nr: waar for waar, nr in enumerate(volgorde)}
    return [
        {
            "tekst": a.tekst,
            "dringend": a.dringend,
            "graad": a.graad,
            "woorden": a.woorden,
            "dubbel_van": None if a.dubbel_van is None else plek[a.dubbel_van],
        }
        for a in (gelezen[nr] for nr in volgorde)
    ]
