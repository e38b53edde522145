"""What a text states and what it only makes plausible: its phrases and the clauses of the learned reader, weighed
together (bot.begrip.zoekers.weging).

A clause becomes a mention when it is likely enough that the text states its value; a phrase that probably doesn't
mean it here is no mention any more, but something to suggest. The words of an organisation's own lists always stand;
in a lone sentence a phrase does unless the words around it take it back (bot.begrip.zoekers.strekking); what a phrase
says of acute danger is stated or asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from bot.begrip.bewijs import KORT, ONGEWOGEN, VAN_ANDER, Bewijs, Omgeving, Paar, Zinnen, verzamel
from bot.begrip.vermelding import GENOEMD, ONTKEND, VERLEDEN, Vermelding
from bot.begrip.zinnen import Tekst
from bot.begrip.zoekers.begrippen import is_gevaar, liever, naam, uit_het_geheel
from bot.begrip.zoekers.geleerd import Gelezen
from bot.begrip.zoekers.weging import kansen, weging

if TYPE_CHECKING:
    from bot.afweging import Kaders

# Values that mean: act now. It takes more to state one, and a phrase for one that is taken back is always asked.
DRINGEND = frozenset([("urgentie", "crisis"), ("urgentie", "spoed"), ("veiligheid", "acuut_onveilig")])
# How a clause may be said that the weights alone can overrule in a longer text.
ZACHT = (ONTKEND, VERLEDEN, VAN_ANDER)
WOORDEN = -1.5  # what a clause scores at least, to state a value: how usual a value is, is no evidence
WENK = -3.5  # the same, to suggest one
STELLIGER = 2.0
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
        if _verliest(paar, gezegd, bewijzen, kaders) or _is_een_ander(paar, bewijzen):
            del gezegd[paar]
    vervallen = {p for p, b in bewijzen.items() if b.vermeldingen and p not in gezegd}
    uit = [v for v in vermeldingen if v.zekerheid != GENOEMD or (v.kenmerk, v.waarde) not in vervallen]
    uit += _nieuw(om.tekst, gezegd, bewijzen)
    # A topic ("aandacht voor de veiligheid") doesn't make plausible what makes an advice lighter.
    vanaf = {paar: grens["licht" if paar in om.verlagend else "suggestie"] for paar in kans}
    rest = (p for p, k in kans.items() if p not in gezegd and (k >= vanaf[p] or p in vervallen & DRINGEND))
    plausibel = sorted((p for p in rest if _heeft_woorden(p, bewijzen[p])), key=lambda p: (-kans[p], str(p)))
    return Oordeel(uit, plausibel, bewijzen)


def is_gezegd(paar: Paar, bewijs: Bewijs, kans: float, grens: Mapping[str, float]) -> bool:
    """Whether a text states a value, by itself: another answer to the same question may still be likelier."""
    if bewijs.vermeldingen:
        return ONGEWOGEN in bewijs.zinnen or (_houdt_stand(paar, bewijs, grens) and _weegt(paar, bewijs, kans, grens))
    # What makes an advice lighter is never stated by the weights alone; in a short text nothing is that may, nor what
    # follows from a whole.
    los = bewijs.gunstig or naam(*paar) in uit_het_geheel()
    if bewijs.lichter or bewijs.anders or (bewijs.delen <= KORT and los):
        return False
    if waar_het_staat(paar, bewijs) is None:
        return False
    return kans >= grens[_hoe_los(paar, bewijs)]


def _houdt_stand(paar: Paar, bewijs: Bewijs, grens: Mapping[str, float]) -> bool:
    """Whether the words around a phrase let it stand. In a longer text that is weighed with the rest; an act of
    violence is read with its whole sentence (bot.begrip.geweld).
    """
    if bewijs.delen > KORT or "" in bewijs.zinnen:
        return True
    return bewijs.strekking >= grens["strekking_streng" if bewijs.kaal or is_gevaar(*paar) else "strekking"]


def _weegt(paar: Paar, bewijs: Bewijs, kans: float, grens: Mapping[str, float]) -> bool:
    return bewijs.delen <= 1 or kans >= grens[_hoe(paar, bewijs)]


def _hoe_los(paar: Paar, bewijs: Bewijs) -> str:
    """Which chance it takes to state what no phrase says."""
    if paar in DRINGEND:
        return "dringend"
    if bewijs.gunstig:
        return "gunstig"
    if bewijs.delen <= KORT:
        return "gezegd_kort"
    if naam(*paar) in uit_het_geheel():
        return "geheel"
    return "gezegd" if bewijs.gelezen else "geweerd"


def _hoe(paar: Paar, bewijs: Bewijs) -> str:
    """How firmly a phrase says it: which chance it takes to go on stating it."""
    if paar in DRINGEND or "" in bewijs.zinnen:
        return "vast" if bewijs.delen > KORT else "vast_kort"
    if bewijs.plat:
        return "plat" if bewijs.delen > KORT else "plat_kort"
    return "blijft"


def waar_het_staat(paar: Paar, bewijs: Bewijs) -> Gelezen | None:
    """The clause that states a value where no phrase does. Of what follows from the whole any clause that speaks for it
    will do.
    """
    vanaf = WENK if naam(*paar) in uit_het_geheel() else WOORDEN
    return max((g for g in _telt(paar, bewijs) if _woorden(g) >= vanaf), key=_sterk, default=None)


def _telt(paar: Paar, bewijs: Bewijs) -> Sequence[Gelezen]:
    """The clauses that may say it. A rule of context that keeps a clause from counting may be wrong in a longer text,
    but never when the clause asks or doubts, or when the value takes proof or means danger.
    """
    if bewijs.gelezen or bewijs.delen <= KORT or bewijs.lichter or paar in DRINGEND:
        return bewijs.gelezen
    return [g for reden in ZACHT for g in bewijs.geweerd.get(reden, ())]


def _woorden(gelezen: Gelezen) -> float:
    """How much its words say it; what it only seems to mean must be clearer."""
    return max(gelezen.score, gelezen.zin - STELLIGER)


def _sterk(gelezen: Gelezen) -> float:
    return gelezen.score + gelezen.zin / 2


def _heeft_woorden(paar: Paar, bewijs: Bewijs) -> bool:
    """Whether there are words to suggest it by. In a short text they must say it better, and what makes an advice
    lighter must be said by the words themselves ("los van de veiligheid" is about safety, and says nothing of it).
    """
    if bewijs.vermeldingen:
        return True
    if bewijs.delen <= KORT and bewijs.lichter:
        return any(g.score >= 0 for g in bewijs.gelezen)
    vanaf = WOORDEN if bewijs.delen <= KORT else WENK
    return any(_woorden(g) >= vanaf for g in _telt(paar, bewijs))


def _verliest(paar: Paar, gezegd: Mapping[Paar, float], bewijzen: Mapping[Paar, Bewijs], kaders: Kaders) -> bool:
    """Whether another answer to the same question stands stronger: of two phrases that are about as likely neither
    does. What makes an advice lighter never outweighs a phrase that says otherwise, nor do the weights alone in a short
    text.
    """
    if kaders.kenmerken[paar[0]].soort == "meerkeuze" or (paar in DRINGEND and bewijzen[paar].vermeldingen):
        return False
    anderen = [p for p in gezegd if p[0] == paar[0] and p != paar]
    if bewijzen[paar].vermeldingen:
        kort = bewijzen[paar].delen <= KORT and not bewijzen[paar].gunstig
        anderen = [p for p in anderen if not bewijzen[p].gunstig and not (kort and not bewijzen[p].vermeldingen)]
    verschil = max((_log(gezegd[p]) for p in anderen), default=-99.0) - _log(gezegd[paar])
    return verschil > RUIM or (verschil > 0 and not bewijzen[paar].vermeldingen)


def _is_een_ander(paar: Paar, bewijzen: Mapping[Paar, Bewijs]) -> bool:
    """Whether the only clause for it is rather one for another value: who drinks is not said to be ill besides."""
    beste = bewijzen[paar].beste
    if beste is None or bewijzen[paar].vermeldingen:
        return False
    anderen = (bewijzen[p].gelezen for p in liever(*paar) if p in bewijzen)
    return any(
        (g.begin, g.eind) == (beste.begin, beste.eind) and g.score > beste.score - 1 for rij in anderen for g in rij
    )


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
    deel = waar_het_staat(paar, bewijs) or max(_telt(paar, bewijs), key=_sterk)
    return tekst.begin[deel.begin], tekst.eind[deel.eind - 1]
