"""What a text states and what it only makes plausible: its phrases and the clauses of the learned reader, weighed
together (bot.begrip.zoekers.weging).

A clause becomes a mention when it is likely enough that the text states its value; a phrase that probably doesn't
mean it here is no mention any more, but something to suggest. What a phrase says of acute danger always stands, and
so do the words of an organisation's own lists, and a lone sentence that holds a phrase.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from bot.begrip.bewijs import KORT, VAN_ANDER, Bewijs, Omgeving, Paar, Zinnen, verzamel
from bot.begrip.vermelding import GENOEMD, ONTKEND, VERLEDEN, Vermelding
from bot.begrip.zinnen import Tekst
from bot.begrip.zoekers.begrippen import naam, uit_het_geheel
from bot.begrip.zoekers.geleerd import BODEM, Gelezen
from bot.begrip.zoekers.weging import kansen, weging

if TYPE_CHECKING:
    from bot.afweging import Kaders

# Values that mean: act now. A phrase for one is never taken back, and it takes more to state one.
DRINGEND = frozenset([("urgentie", "crisis"), ("urgentie", "spoed"), ("veiligheid", "acuut_onveilig")])
# How a clause may be said that the weights alone can overrule in a longer text.
ZACHT = (ONTKEND, VERLEDEN, VAN_ANDER)
WOORDEN = -1.5  # what a clause scores at least, to state a value: how usual a value is, is no evidence
WENK = -3.5  # the same, to suggest one
RUIM = 1.5  # in log odds: by so much less likely than another answer, an answer to the same question falls


@dataclass(frozen=True)
class Oordeel:
    """`vermeldingen`: those of the text after weighing; `plausibel`: what to suggest, likeliest first."""

    vermeldingen: list[Vermelding]
    plausibel: list[Paar]
    bewijzen: Mapping[Paar, Bewijs]

    def waar(self, paar: Paar, tekst: Tekst) -> tuple[int, int]:
        """The characters [begin, eind) that speak for a value most."""
        return _waar(paar, self.bewijzen[paar], tekst)


def oordeel(om: Omgeving, vermeldingen: Sequence[Vermelding], zinnen: Zinnen, kaders: Kaders) -> Oordeel:
    """Weigh what the text holds. `zinnen` are the phrases of ours behind mentions, by kenmerk and characters."""
    bewijzen = verzamel(om, om.vooraf.gelezen, vermeldingen, zinnen, kaders)
    kans = kansen(bewijzen, kaders)
    grens = weging().grens
    gezegd = {p: k for p, k in kans.items() if is_gezegd(p, bewijzen[p], k, grens)}
    for paar in [*gezegd]:
        if _verliest(paar, gezegd, bewijzen, kaders):
            del gezegd[paar]
    vervallen = {p for p, b in bewijzen.items() if b.vermeldingen and p not in gezegd}
    uit = [v for v in vermeldingen if v.zekerheid != GENOEMD or (v.kenmerk, v.waarde) not in vervallen]
    uit += _nieuw(om.tekst, gezegd, bewijzen)
    # A topic ("aandacht voor de veiligheid") doesn't make plausible what makes an advice lighter.
    vanaf = {paar: grens["licht" if paar in om.verlagend else "suggestie"] for paar in kans}
    rest = (p for p, k in kans.items() if p not in gezegd and k >= vanaf[p])
    plausibel = sorted((p for p in rest if _heeft_woorden(bewijzen[p])), key=lambda p: (-kans[p], str(p)))
    return Oordeel(uit, plausibel, bewijzen)


def is_gezegd(paar: Paar, bewijs: Bewijs, kans: float, grens: Mapping[str, float]) -> bool:
    """Whether a text states a value, by itself: another answer to the same question may still be likelier."""
    if bewijs.vermeldingen:
        return bewijs.delen <= 1 or kans >= grens[_hoe(paar, bewijs)]
    if bewijs.lichter or bewijs.anders:  # what makes an advice lighter is never stated by the weights alone
        return False
    if waar_het_staat(paar, bewijs) is None:
        return False
    if paar in DRINGEND:
        return kans >= grens["dringend"]
    return kans >= grens["gezegd" if bewijs.beste else "geweerd"]


def _hoe(paar: Paar, bewijs: Bewijs) -> str:
    """How firmly a phrase says it: which chance it takes to go on stating it."""
    if paar in DRINGEND or "" in bewijs.zinnen:
        return "vast" if bewijs.delen > KORT else "vast_kort"
    if bewijs.plat:
        return "plat" if bewijs.delen > KORT else "plat_kort"
    return "blijft"


def waar_het_staat(paar: Paar, bewijs: Bewijs) -> Gelezen | None:
    """The clause that states a value where no phrase does. Of what follows from the whole any clause that speaks for it
    will do; a rule of context that keeps a clause from counting may be wrong in a longer text, but never when
    it asks, doubts or must be proven.
    """
    heel = naam(*paar) in uit_het_geheel()
    telt = [g for g in bewijs.gelezen if heel or max(g.score, g.zin) >= WOORDEN]
    if not telt and bewijs.delen > KORT and paar not in DRINGEND:
        telt = [g for reden in ZACHT for g in bewijs.geweerd.get(reden, ()) if g.score >= WOORDEN]
    return max(telt, key=_sterk, default=None)


def _sterk(gelezen: Gelezen) -> float:
    return gelezen.score + max(gelezen.zin, BODEM) / 2


def _heeft_woorden(bewijs: Bewijs) -> bool:
    return bool(bewijs.vermeldingen) or any(max(g.score, g.zin) >= WENK for g in bewijs.alle)


def _verliest(paar: Paar, gezegd: Mapping[Paar, float], bewijzen: Mapping[Paar, Bewijs], kaders: Kaders) -> bool:
    """Whether another answer to the same question stands stronger: of two phrases that are about as likely neither
    does."""
    if kaders.kenmerken[paar[0]].soort == "meerkeuze" or (paar in DRINGEND and bewijzen[paar].vermeldingen):
        return False
    sterkste = max(k for p, k in gezegd.items() if p[0] == paar[0])
    verschil = _log(sterkste) - _log(gezegd[paar])
    return verschil > RUIM or (verschil > 0 and not bewijzen[paar].vermeldingen)


def _log(kans: float) -> float:
    return log(max(kans, 1e-9) / max(1 - kans, 1e-9))


def _nieuw(tekst: Tekst, gezegd: Mapping[Paar, float], bewijzen: Mapping[Paar, Bewijs]) -> Iterator[Vermelding]:
    """A mention of each value that no phrase stated, with the clause as its words."""
    for paar in gezegd:
        if not bewijzen[paar].vermeldingen:
            begin, eind = _waar(paar, bewijzen[paar], tekst)
            yield Vermelding(*paar, tekst.origineel[begin:eind], begin, eind)


def _waar(paar: Paar, bewijs: Bewijs, tekst: Tekst) -> tuple[int, int]:
    if bewijs.vermeldingen:
        return bewijs.vermeldingen[0].begin, bewijs.vermeldingen[0].eind
    deel = waar_het_staat(paar, bewijs) or max(bewijs.alle, key=_sterk)
    return tekst.begin[deel.begin], tekst.eind[deel.eind - 1]
