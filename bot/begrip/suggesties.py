"""What a text makes plausible without stating it: to tap, never filled in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.begrip.bewijs import Omgeving, Paar
from bot.begrip.oordeel import Oordeel
from bot.begrip.vermelding import GENOEMD, Vermelding

if TYPE_CHECKING:
    from bot.afweging import Kaders

HOOGSTENS = 10  # a text: more than that nobody reads
PER_VRAAG = 2  # answers to one question of one answer


@dataclass(frozen=True)
class Suggestie:
    """A value that the words at [begin, eind) of the text make plausible."""

    kenmerk: str
    waarde: Any
    tekst: str
    begin: int
    eind: int

    def als_json(self) -> dict[str, Any]:
        return {"kenmerk": self.kenmerk, "waarde": self.waarde, "tekst": self.tekst}


def suggesties(
    om: Omgeving, oordeel: Oordeel, vermeldingen: Sequence[Vermelding], kenmerken: Mapping[str, Any], kaders: Kaders
) -> tuple[Suggestie, ...]:
    """The likeliest values to suggest beside `kenmerken`, in the order of the text."""
    niet = _besproken(vermeldingen)
    gekozen: dict[Paar, Suggestie] = {}
    per_vraag: dict[str, int] = {}
    for paar in oordeel.plausibel:
        if paar in niet or _bekend(paar, kenmerken, kaders):
            continue
        per_vraag[paar[0]] = per_vraag.get(paar[0], 0) + 1
        if kaders.kenmerken[paar[0]].soort == "meerkeuze" or per_vraag[paar[0]] <= PER_VRAAG:
            begin, eind = oordeel.waar(paar, om.tekst)
            gekozen[paar] = Suggestie(*paar, om.tekst.origineel[begin:eind], begin, eind)
        if len(gekozen) == HOOGSTENS:
            break
    return tuple(sorted(gekozen.values(), key=lambda s: (s.begin, s.kenmerk)))


def _besproken(vermeldingen: Iterable[Vermelding]) -> AbstractSet[Paar]:
    """What the text itself says not to be so, or not to be known to be so."""
    return {(v.kenmerk, v.waarde) for v in vermeldingen if v.zekerheid != GENOEMD}


def _bekend(paar: Paar, kenmerken: Mapping[str, Any], kaders: Kaders) -> bool:
    """Whether the text states an answer already that this would be no addition to."""
    kenmerk, waarde = paar
    if kenmerk not in kenmerken:
        return False
    gezegd = kenmerken[kenmerk]
    return kaders.kenmerken[kenmerk].soort != "meerkeuze" or not gezegd or waarde in gezegd
