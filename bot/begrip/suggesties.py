"""What a text makes plausible without stating it: to tap, never filled in.

The learned reader (bot.begrip.zoekers.geleerd) says what a clause is about. Nothing is suggested from a clause that
asks, supposes, denies, doubts or tells of before, nor what would make an advice lighter without the text establishing
it (bot.begrip.stellig).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.begrip.mensen import BUITEN
from bot.begrip.personen import Personen
from bot.begrip.stellig import Stellig
from bot.begrip.tekens import Teken
from bot.begrip.van_wie import past
from bot.begrip.verband import Verband
from bot.begrip.vermelding import GENOEMD, Vermelding
from bot.begrip.vraag import Vraagdeel, staat_in
from bot.begrip.zinnen import Tekst
from bot.begrip.zoekers.begrippen import Deel, delen, doelgroep_van, verdraagt
from bot.begrip.zoekers.geleerd import Gelezen, lees_zinsdelen

if TYPE_CHECKING:
    from bot.afweging import Kaders


@dataclass(frozen=True)
class Suggestie:
    """A value that the clause at [begin, eind) of the text makes plausible."""

    kenmerk: str
    waarde: Any
    tekst: str
    begin: int
    eind: int

    def als_json(self) -> dict[str, Any]:
        return {"kenmerk": self.kenmerk, "waarde": self.waarde, "tekst": self.tekst}


@dataclass(frozen=True)
class Omgeving:
    """What is known of a text when its suggestions are sought."""

    tekst: Tekst
    personen: Personen
    verband: Verband
    stellig: Stellig
    verlagend: AbstractSet[tuple[str, Any]]
    gevraagd: Sequence[Vraagdeel]


def suggesties(
    om: Omgeving, vermeldingen: Iterable[Vermelding], kenmerken: Mapping[str, Any], kaders: Kaders
) -> tuple[Suggestie, ...]:
    """What to suggest beside `kenmerken`, each value once, in the order of the text."""
    niet = _besproken(vermeldingen)
    gevonden: dict[tuple[str, Any], tuple[float, Suggestie]] = {}
    for gelezen in _beste(lees_zinsdelen(om.tekst), kaders):
        for deel in _delen(gelezen, om):
            sleutel = (deel.kenmerk, deel.waarde)
            open_ = deel.kenmerk in kaders.kenmerken and not _bekend(deel, kenmerken, kaders)
            if open_ and sleutel not in niet and gelezen.score > gevonden.get(sleutel, (-99.0, None))[0]:
                gevonden[sleutel] = (gelezen.score, _suggestie(deel, gelezen, om.tekst))
    return tuple(sorted((s for _, s in gevonden.values()), key=lambda s: (s.begin, s.kenmerk)))


def _besproken(vermeldingen: Iterable[Vermelding]) -> AbstractSet[tuple[str, Any]]:
    """What the text itself says not to be so, or not to be known to be so."""
    return {(v.kenmerk, v.waarde) for v in vermeldingen if v.zekerheid != GENOEMD}


def _bekend(deel: Deel, kenmerken: Mapping[str, Any], kaders: Kaders) -> bool:
    """Whether the text states an answer already that this would be no addition to."""
    if deel.kenmerk not in kenmerken:
        return False
    gezegd = kenmerken[deel.kenmerk]
    return kaders.kenmerken[deel.kenmerk].soort != "meerkeuze" or not gezegd or deel.waarde in gezegd


def _beste(gelezen: Iterable[Gelezen], kaders: Kaders) -> Iterator[Gelezen]:
    """Of the answers to a question of one answer only the likeliest of each clause."""
    per_vraag: dict[tuple[str, int], Gelezen] = {}
    for g in gelezen:
        kenmerk = delen(g.begrip)[0].kenmerk
        if kenmerk not in kaders.kenmerken or kaders.kenmerken[kenmerk].soort == "meerkeuze":
            yield g
        elif (kenmerk, g.begin) not in per_vraag or _ruim(g) > _ruim(per_vraag[kenmerk, g.begin]):
            per_vraag[kenmerk, g.begin] = g
    yield from per_vraag.values()


def _ruim(gelezen: Gelezen) -> float:
    return gelezen.score - gelezen.grens.suggestie


def _delen(gelezen: Gelezen, om: Omgeving) -> Iterator[Deel]:
    """The values that this is for the people of the text, where the clause says it now and of them."""
    plek = gelezen.anker
    if staat_in(om.tekst.begin[plek], om.gevraagd) is not None:
        return
    zekerheid = om.verband.zekerheid(plek, plek + 1)
    if zekerheid != GENOEMD and gelezen.begrip not in verdraagt(zekerheid):
        return
    wie = om.personen.van_wie(plek, plek + 1)
    for deel in delen(gelezen.begrip):
        alleen = doelgroep_van(deel.kenmerk)
        hoort = om.personen.doelgroep in (None, alleen) if alleen else True
        van_hen = past(wie, (deel.over,), om.personen) if deel.over else wie != BUITEN or not alleen
        if hoort and van_hen and _bewezen(deel, gelezen, om):
            yield deel


def _bewezen(deel: Deel, gelezen: Gelezen, om: Omgeving) -> bool:
    if (deel.kenmerk, deel.waarde) not in om.verlagend:
        return True
    if gelezen.score < gelezen.grens.gezegd:
        return False  # a topic ("aandacht voor de veiligheid") is plausible at most
    teken = Teken(deel.kenmerk, deel.waarde, "keuze", gezegde=deel.waarde == "veilig")
    return om.stellig.zekerheid(gelezen.anker, gelezen.anker + 1, teken, "") == GENOEMD


def _suggestie(deel: Deel, gelezen: Gelezen, tekst: Tekst) -> Suggestie:
    begin, eind = tekst.begin[gelezen.begin], tekst.eind[gelezen.eind - 1]
    return Suggestie(deel.kenmerk, deel.waarde, tekst.origineel[begin:eind], begin, eind)
