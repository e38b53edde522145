"""Which doelgroep a text is about, by what it says itself and by who is in it. The words: taal/doelgroep.yml.

In a longer text what the rules see is weighed with its words (bot.begrip.zoekers.doelgroep).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from bot.begrip.hoofdpersoon import GROEPEN, hoofdpersonen
from bot.begrip.mensen import KIND, OUDER, VOLWASSEN, Persoon, mens
from bot.begrip.patroon import Treffer, Zoeker
from bot.begrip.tabel import tabel, woorden
from bot.begrip.tekst import vouw
from bot.begrip.zinnen import Tekst
from bot.begrip.zoekers.doelgroep import MINSTENS, ZEKER, kans_jeugd

if TYPE_CHECKING:
    from bot.begrip.leeftijd import Leeftijd

Bereik = tuple[int, int]
_SOORTEN = ("jeugd", "volwassenen", "jeugdwoord", "opleiding", "gezin", "niet_thuis", "zonder_kind", "zeden")
_WOORD = re.compile(r"(?<![\w=*])[a-z0-9:]+")


@dataclass(frozen=True)
class Doelgroep:
    """`uitdrukkelijk`: what the text says; `afgeleid`: what follows from who is in it; `waaruit`: by which letters;
    `tekens`: what the rules see of it, by name, to weigh.
    """

    uitdrukkelijk: str | None = None
    afgeleid: str | None = None
    waaruit: Bereik | None = None
    tekens: Mapping[str, bool] = field(default_factory=dict)


@dataclass(frozen=True)
class _Wie:
    """Where in the text they are, as characters [begin, eind): whom it can be about."""

    minderjarig: Sequence[Bereik]
    ouders: Sequence[Bereik]
    losse_ouders: Sequence[Bereik]
    volwassenen: Sequence[Bereik]
    meerderjarig: Sequence[Bereik]
    groot_kind: bool
    elders: Sequence[Bereik]


@cache
def _zoeker() -> Zoeker:
    zinnen = ((zin, soort) for soort in _SOORTEN for zin in tabel("doelgroep")[soort])
    return Zoeker((_WOORD.sub(r"=\g<0>", zin), soort) for zin, soort in zinnen)


def bepaal(tekst: Tekst, personen: Sequence[Persoon], leeftijden: Sequence[Leeftijd]) -> Doelgroep:
    return _Bepaling(tekst, personen, leeftijden).doelgroep()


def leeftijd_van(tekst: Tekst, persoon: Persoon, plekken: set[int]) -> bool:
    """Whether the age right behind this person is one of those at `plekken` ("zoon (19)")."""
    na = tekst.eind[persoon.plek]
    bijna = 6 * tekst.origineel[na : na + 8].lstrip(" (").startswith("bijna")
    return not plekken.isdisjoint(range(na, na + 9 + bijna))


class _Bepaling:
    def __init__(self, tekst: Tekst, personen: Sequence[Persoon], leeftijden: Sequence[Leeftijd]) -> None:
        self._t = tekst
        self._personen = personen
        self._leeftijden = leeftijden
        self._gezegd: dict[str, list[Bereik]] = {soort: [] for soort in _SOORTEN}
        # The end of the text ends its last sentence.
        for treffer in _zoeker().vind((*tekst.vormen, "."), (*tekst.lemmas, ".")):
            self._gezegd[treffer.patroon.teken].append(self._bereik_van(treffer))

    def _bereik_van(self, treffer: Treffer) -> Bereik:
        return self._t.begin[treffer.begin], self._t.eind[min(treffer.eind, len(self._t)) - 1]

    def doelgroep(self) -> Doelgroep:
        uitdrukkelijk = [(*plek, soort) for soort in ("jeugd", "volwassenen") for plek in self._gezegd[soort]]
        if uitdrukkelijk:
            begin, eind, soort = min(uitdrukkelijk)
            return Doelgroep(soort, None, (begin, eind))
        afgeleid, waaruit = self._afgeleid(self._wie())
        tekens = self._tekens(afgeleid)
        if any(tekens.values()) and sum(vorm.isalpha() for vorm in self._t.vormen) >= MINSTENS:
            kans = kans_jeugd(self._t.origineel, tekens)
            gewogen = "jeugd" if kans >= ZEKER else "volwassenen" if kans <= 1 - ZEKER else None
            if gewogen and gewogen != afgeleid:
                afgeleid, waaruit = gewogen, self._wie_dan(gewogen)
            elif gewogen is None and (kans > 0.5) != (afgeleid == "jeugd"):
                afgeleid, waaruit = None, None
        return Doelgroep(None, afgeleid, waaruit, tekens)

    def _tekens(self, afgeleid: str | None) -> Mapping[str, bool]:
        """What the rules see of whom it is about, for weighing."""
        jaren = [x.jaren for x in self._leeftijden]
        soorten = Counter(p.soort for p in self._personen)
        eerste = next(iter(hoofdpersonen(self._t.origineel)), None)
        return {
            "regel jeugd": afgeleid == "jeugd",
            "regel volwassenen": afgeleid == "volwassenen",
            "iemand onder 18": any(x < 18 for x in jaren),
            "iemand vanaf 18": any(x >= 18 for x in jaren),
            "eerst onder 18": jaren[:1] != [] and jaren[0] < 18,
            "eerst vanaf 18": jaren[:1] != [] and jaren[0] >= 18,
            "alleen volwassen": bool(jaren) and min(jaren) >= 18 and max(jaren) >= 25,
            **{f"een {soort}": soorten[soort] > 0 for soort in (KIND, OUDER, VOLWASSEN)},
            **{f"vaak een {soort}": soorten[soort] > 2 for soort in (KIND, OUDER, VOLWASSEN)},
            **{f"begint met {groep}": eerste is not None and eerste.groep == groep for groep in GROEPEN},
        }

    def _wie_dan(self, doelgroep: str) -> Bereik | None:
        """Whom it is about then: the first of that kind, else the first who is named, else how the text begins."""
        soorten = (KIND,) if doelgroep == "jeugd" else (VOLWASSEN, OUDER)
        jaren = [(x.begin, x.eind) for x in self._leeftijden if self._is_volwassen(x) != (doelgroep == "jeugd")]
        mensen = [self._bereik(p) for p in sorted(self._personen, key=lambda p: (p.soort not in soorten, p.plek))]
        return next(iter([*jaren, *mensen]), (self._t.begin[0], self._t.eind[min(3, len(self._t) - 1)]))

    def _wie(self) -> _Wie:
        volwassenen = [p for p in self._personen if p.soort == VOLWASSEN]
        elders = self._gezegd["niet_thuis"] + (self._gezegd["zeden"] if volwassenen else [])
        meerderjarig = [x for x in self._leeftijden if self._is_volwassen(x)]
        groot = {x.begin for x in meerderjarig}
        kinderen = [p for p in self._personen if p.soort == KIND]
        grote = {p.plek for p in kinderen if leeftijd_van(self._t, p, groot)}
        # Whoever is 80 has no child that is one; unless a child's age is told.
        bejaard = max((x.jaren for x in meerderjarig), default=0) >= tabel("doelgroep")["oud"] and not any(
            x.jaren < 18 for x in self._leeftijden
        )
        klein = [
            self._bereik(p)
            for p in kinderen
            if p.plek not in grote
            and self._telt(p, elders)
            and not (volwassenen and (bejaard or self._is_kleinkind(p)))
        ]
        jaren = ((x.begin, x.eind) for x in self._leeftijden if x.begin not in groot)
        ouders = [p for p in self._personen if p.soort == OUDER and self._telt(p, elders)]
        return _Wie(
            klein or [bereik for bereik in jaren if not _binnen(bereik[0], elders)],
            [self._bereik(p) for p in ouders],
            [self._bereik(p) for p in ouders if self._staat_los(p)],
            [self._bereik(p) for p in volwassenen],
            [(x.begin, x.eind) for x in meerderjarig],
            bool(grote),
            elders,
        )

    def _afgeleid(self, wie: _Wie) -> tuple[str | None, Bereik | None]:
        if wie.minderjarig:
            return "jeugd", wie.minderjarig[0]
        jeugdwoord = self._jeugdwoord(wie)
        if wie.groot_kind and wie.ouders and not wie.volwassenen and not jeugdwoord:
            return None, None  # "zoon (19) woont bij moeder": who it is about isn't said
        if volwassene := next(self._over_volwassene(wie, jeugdwoord), None):
            return "volwassenen", volwassene
        ouder = wie.losse_ouders or ([] if wie.volwassenen else wie.ouders)
        gezin = [] if wie.elders else sorted(self._gezegd["gezin"])
        if jeugd := [*ouder[:1], *jeugdwoord[:1], *gezin[:1]]:
            return "jeugd", jeugd[0]
        if wie.elders:
            return "volwassenen" if self._gezegd["zonder_kind"] else None, min(wie.elders)
        return None, None

    @staticmethod
    def _over_volwassene(wie: _Wie, jeugdwoord: Sequence[Bereik]) -> Iterator[Bereik]:
        """An adult, or somebody of age, where no parent or word of youth says that it is about a child."""
        if not jeugdwoord or wie.elders:
            if wie.meerderjarig or wie.elders or not wie.losse_ouders:
                yield from wie.volwassenen
        if not jeugdwoord and (wie.elders or not wie.losse_ouders):
            yield from wie.meerderjarig

    def _jeugdwoord(self, wie: _Wie) -> Sequence[Bereik]:
        opleiding = [] if wie.volwassenen and wie.meerderjarig else self._gezegd["opleiding"]
        gevonden = sorted([*self._gezegd["jeugdwoord"], *opleiding])
        return [plek for plek in gevonden if not _binnen(plek[0], wie.elders)]

    def _is_volwassen(self, leeftijd: Leeftijd) -> bool:
        bijna = leeftijd.jaren == 18 and vouw(self._t.origineel[max(0, leeftijd.begin - 8) : leeftijd.begin]).endswith(
            "bijna "
        )
        return leeftijd.jaren >= 18 and not bijna

    def _telt(self, persoon: Persoon, elders: Sequence[Bereik]) -> bool:
        return not _binnen(self._t.begin[persoon.plek], elders)

    def _staat_los(self, ouder: Persoon) -> bool:
        """Not "zijn moeder", nor "moeder geworden"."""
        voor, na = self._t.vormen[max(0, ouder.plek - 1) : ouder.plek], self._t.vormen[ouder.plek + 1 : ouder.plek + 2]
        return woorden("doelgroep", "mijn").isdisjoint(voor) and na != ("geworden",)

    def _is_kleinkind(self, persoon: Persoon) -> bool:
        wie = mens(self._t.vormen[persoon.plek])
        return wie is not None and wie.van == "kleinkind"

    def _bereik(self, persoon: Persoon) -> Bereik:
        return self._t.begin[persoon.plek], self._t.eind[persoon.plek]


def _binnen(plek: int, delen: Sequence[Bereik]) -> bool:
    return any(begin <= plek < eind for begin, eind in delen)
