"""Which aanmelding goes first: acute danger, then spoed, then what is worrying, then the rest.

A hint for the order of the meeting, never an answer.

Light: no spaCy. The first call loads the dictionary (about 1 s); call it in a thread.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.begrip.afscherming import Afgeschermd, scherm_af
from bot.begrip.crisis import ACUUT as LUID
from bot.begrip.crisis import crisissignaal, lees_signaal
from bot.begrip.lezen import lees
from bot.gesprek.feiten import DRINGEND, woorden_voor
from bot.overleg.splitsen import Gesplitst

if TYPE_CHECKING:
    from bot.afweging import Kaders

ACUUT, SPOED = "acuut", "spoed"
_SPOED = {("urgentie", "spoed")}


@dataclass(frozen=True)
class Aanmelding:
    """One aanmelding without personal data. `graad`: acuut, spoed or None; `woorden`: what in the text says so.

    `zorg`: it tells of what may be danger, but not that it is now: no degree, only earlier in the list."""

    tekst: str
    graad: str | None
    woorden: str | None
    zorg: bool = False

    def als_json(self) -> dict[str, Any]:
        return {"tekst": self.tekst, "dringend": self.graad is not None, "graad": self.graad, "woorden": self.woorden}


def graad(tekst: str, kaders: Kaders) -> tuple[str | None, str | None]:
    """(acuut | spoed | None, the words that say so).

    Doubt counts: one too high costs a minute, one too low much more.
    """
    if signaal := crisissignaal(tekst):
        return ACUUT, signaal.tekst
    gelezen = lees(tekst, kaders).vermeldingen
    for naam, gezocht in ((ACUUT, DRINGEND), (SPOED, _SPOED)):
        if woorden := woorden_voor(gelezen, gezocht):
            return naam, woorden
    return None, None


def aanmelding(tekst: str, kaders: Kaders) -> tuple[Aanmelding, Afgeschermd]:
    """One text, masked and with its urgency.

    What only the full text tells (a name in between) counts too, in masked words.
    """
    veilig = scherm_af(tekst)
    hoe, woorden = graad(veilig.tekst, kaders)
    signaal = lees_signaal(tekst)
    if hoe != ACUUT and signaal and signaal.niveau == LUID:
        hoe, woorden = ACUUT, scherm_af(signaal.tekst).tekst
    return Aanmelding(veilig.tekst, hoe, woorden, signaal is not None), veilig


def aanmeldingen(gesplitst: Gesplitst, kaders: Kaders) -> tuple[list[Aanmelding], str | None, int]:
    """Pasted text in parts as (aanmeldingen with the urgent ones first, what was masked for the user, lines left
    out).
    """
    gelezen = [aanmelding(deel, kaders) for deel in gesplitst.teksten]
    vervangen = tuple(v for _, veilig in gelezen for v in veilig.vervangen)
    volgorde = {ACUUT: 0, SPOED: 1, None: 2}
    op_volgorde = sorted((a for a, _ in gelezen), key=lambda a: (volgorde[a.graad], not a.zorg))
    return op_volgorde, Afgeschermd("", vervangen).melding(), gesplitst.weggelaten
