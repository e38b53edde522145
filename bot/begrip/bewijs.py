"""What a text holds for each value: the phrases that name it, and the clauses that the learned reader finds it in.

A clause that asks, supposes, denies, doubts or tells of before says nothing for a value, nor does one about somebody
whose it can't be, nor, for a value that makes an advice lighter, one that doesn't establish it (bot.begrip.stellig).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot.begrip.mensen import BUITEN
from bot.begrip.personen import Personen
from bot.begrip.stellig import Stellig
from bot.begrip.tekens import Teken
from bot.begrip.van_wie import past
from bot.begrip.verband import Verband
from bot.begrip.vermelding import GENOEMD, GEVRAAGD, Vermelding
from bot.begrip.vooraf import Vooraf
from bot.begrip.vraag import Vraagdeel, staat_in
from bot.begrip.zinnen import Tekst
from bot.begrip.zoekers.begrippen import Deel, alle_delen, doelgroep_van, namen, verdraagt
from bot.begrip.zoekers.geleerd import BODEM, Gelezen, om_woorden, zinsdelen
from bot.begrip.zoekers.strekking import Strekking, strekking, tekens

if TYPE_CHECKING:
    from bot.afweging import Kaders

Paar = tuple[str, Any]
# Why a clause doesn't count, besides how it is said (bot.begrip.vermelding).
ANDERE_GROEP, VAN_ANDER, ONBEWEZEN = "andere groep", "van ander", "onbewezen"
NIET_GEWOGEN = ("doelgroep", "leeftijden")  # who is in a text says those
LANG = 4  # letters: shorter words hold a sentence together
KAAL = 3  # words: a sentence with no more besides its mentions tells those
NIETS_OMHEEN = 1  # words besides: a sentence with no more has nothing that could take a phrase back
ZELF = -1.0  # what such a part scores at least
KORT = 4  # clauses: a text of no more names what it tells
ONGEWOGEN = "*"  # a phrase that always stands
Zinnen = Mapping[tuple[str, int, int], str]


@dataclass(frozen=True)
class Omgeving:
    """What is known of a text when what it says is weighed."""

    tekst: Tekst
    personen: Personen
    verband: Verband
    stellig: Stellig
    verlagend: AbstractSet[Paar]
    vooraf: Vooraf

    @property
    def gevraagd(self) -> Sequence[Vraagdeel]:
        return self.vooraf.gevraagd


@dataclass
class Bewijs:
    """For one value: the mentions of phrases that state it now with how each phrase is written (empty: no phrase of
    the lists), how else it is mentioned, and the clauses that say it.
    `geweerd`: those that the rules don't let count, by GEVRAAGD, ANDERE_GROEP, VAN_ANDER, ONBEWEZEN or how it is said;
    `om_zin`: what the clause around such a mention scores; `strekking`: how much the words around the best of them let
    it stand; `delen`: how many clauses of the text tell something; `plat`: whether a phrase says it plainly; `kaal`:
    whether one has nothing around it; `lichter`: whether it makes an advice lighter, `gunstig`: or is what one answers
    where nothing is the matter; `doelgroep`: of the text.
    """

    vermeldingen: list[Vermelding] = field(default_factory=list)
    zinnen: list[str] = field(default_factory=list)
    anders: list[str] = field(default_factory=list)
    gelezen: list[Gelezen] = field(default_factory=list)
    geweerd: dict[str, list[Gelezen]] = field(default_factory=dict)
    om_zin: float = BODEM
    strekking: float = 0.0
    delen: int = 0
    plat: bool = False
    kaal: bool = False
    lichter: bool = False
    gunstig: bool = False
    doelgroep: str | None = None

    @property
    def beste(self) -> Gelezen | None:
        """The clause that says it most."""
        return max(self.gelezen, key=lambda g: g.score, default=None)

    @property
    def alle(self) -> list[Gelezen]:
        """Every clause that may say it, counted or not."""
        return [*self.gelezen, *(g for rij in self.geweerd.values() for g in rij)]


def verzamel(
    om: Omgeving,
    gelezen: Iterable[Gelezen],
    vermeldingen: Iterable[Vermelding],
    zinnen: Zinnen,
    kaders: Kaders,
    omheen: Strekking | None = None,
) -> Mapping[Paar, Bewijs]:
    """The evidence for every value of these kaders that the text holds any for. `gelezen`: what the learned reader
    finds in its clauses; `zinnen`: the phrase behind a mention, by kenmerk and characters; `omheen`: instead of the
    weights that are kept.
    """
    uit: dict[Paar, Bewijs] = {}
    for g in gelezen:
        for deel in alle_delen(g.begrip):
            if deel.kenmerk in kaders.kenmerken:
                bewijs = uit.setdefault((deel.kenmerk, deel.waarde), Bewijs())
                reden = _geweerd(deel, g, om)
                (bewijs.geweerd.setdefault(reden, []) if reden else bewijs.gelezen).append(g)
    for v in vermeldingen:
        if v.kenmerk in NIET_GEWOGEN or v.waarde is None:
            continue
        bewijs = uit.setdefault((v.kenmerk, v.waarde), Bewijs())
        if v.zekerheid == GENOEMD:
            bewijs.vermeldingen.append(v)
            bewijs.zinnen.append(zinnen.get((v.kenmerk, v.begin, v.eind), ""))
        else:
            bewijs.anders.append(v.zekerheid)
    rest = _Rest(om.tekst, _gezegd(om, vermeldingen))
    delen_ = sum(staat_in(om.tekst.begin[begin], om.gevraagd) is None for begin, _ in zinsdelen(om.tekst))
    for paar, bewijs in uit.items():
        bewijs.delen = delen_
        bewijs.lichter = paar in om.verlagend
        bewijs.gunstig = bewijs.lichter or paar[1] == kaders.kenmerken[paar[0]].geen_zorgen
        bewijs.doelgroep = om.personen.doelgroep
        bewijs.om_zin = _om_zin(bewijs, om.tekst)
        bewijs.strekking = _strekking(bewijs, om.tekst, omheen or strekking())
        bewijs.kaal = any(rest.om(v) <= NIETS_OMHEEN for v in bewijs.vermeldingen)
        bewijs.plat = delen_ <= KORT or any(_plat(om.tekst, v, rest) for v in bewijs.vermeldingen)
    return uit


def _gezegd(om: Omgeving, vermeldingen: Iterable[Vermelding]) -> AbstractSet[int]:
    """The words that a mention or a person takes."""
    plekken = (range(*woorden(om.tekst, v)) for v in vermeldingen)
    return {plek for rij in plekken for plek in rij} | {p.plek for p in om.personen.personen}


def woorden(tekst: Tekst, v: Vermelding) -> tuple[int, int]:
    """The words [begin, end) of a mention."""
    return bisect_right(tekst.begin, v.begin) - 1, bisect_left(tekst.begin, v.eind)


class _Rest:
    """How many words that tell something a sentence has besides its mentions and persons; each is counted once."""

    def __init__(self, tekst: Tekst, gezegd: AbstractSet[int]) -> None:
        self._tekst, self._gezegd = tekst, gezegd
        self._van_zin: dict[int, int] = {}

    def om(self, v: Vermelding) -> int:
        eerste, laatste = self._tekst.zinsgrenzen(woorden(self._tekst, v)[0])
        if eerste not in self._van_zin:
            vormen = (self._tekst.vormen[plek] for plek in range(eerste, laatste) if plek not in self._gezegd)
            self._van_zin[eerste] = sum(len(vorm) >= LANG and vorm.isalpha() for vorm in vormen)
        return self._van_zin[eerste]


def _plat(tekst: Tekst, v: Vermelding, rest: _Rest) -> bool:
    """Whether the sentence of a mention says little else, or its own part by itself says it to the reader too."""
    begin, eind = woorden(tekst, v)
    if not 0 <= begin < eind:
        return False
    return rest.om(v) <= KAAL or om_woorden(tekst, begin, eind, namen(v.kenmerk, v.waarde)) >= ZELF


def _om_zin(bewijs: Bewijs, tekst: Tekst) -> float:
    """The best score of a clause that holds a mention."""
    delen = sorted((g.begin, g.eind, g.score) for g in bewijs.alle)
    beginnen = [tekst.begin[begin] for begin, _, _ in delen]
    uit = BODEM
    for v in bewijs.vermeldingen:
        nr = bisect_right(beginnen, v.begin) - 1
        if nr >= 0 and v.begin < tekst.eind[delen[nr][1] - 1]:
            uit = max(uit, delen[nr][2])
    return uit


def _strekking(bewijs: Bewijs, tekst: Tekst, model: Strekking) -> float:
    return max((model.score(tekens(tekst, *woorden(tekst, v))) for v in bewijs.vermeldingen), default=0.0)


def _geweerd(deel: Deel, gelezen: Gelezen, om: Omgeving) -> str:
    """Why the clause can't be said to say it, now and of somebody whose it can be; empty where it can."""
    plek = gelezen.anker
    if staat_in(om.tekst.begin[plek], om.gevraagd) is not None:
        return GEVRAAGD
    alleen = doelgroep_van(deel.kenmerk)
    if alleen and om.personen.doelgroep not in (None, alleen):
        return ANDERE_GROEP
    zekerheid = om.verband.zekerheid(plek, plek + 1)
    if zekerheid != GENOEMD and gelezen.begrip not in verdraagt(zekerheid):
        return zekerheid
    wie = om.personen.van_wie(plek, plek + 1)
    van_hen = past(wie, (deel.over,), om.personen) if deel.over else wie != BUITEN or not alleen
    if not van_hen:
        return VAN_ANDER
    return "" if _bewezen(deel, gelezen, om) else ONBEWEZEN


def _bewezen(deel: Deel, gelezen: Gelezen, om: Omgeving) -> bool:
    if (deel.kenmerk, deel.waarde) not in om.verlagend:
        return True
    teken = Teken(deel.kenmerk, deel.waarde, "keuze", gezegde=deel.waarde == "veilig")
    return om.stellig.zekerheid(gelezen.anker, gelezen.anker + 1, teken, "") == GENOEMD
