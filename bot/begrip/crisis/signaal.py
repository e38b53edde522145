"""Whether a text tells of acute danger, or of what may be it: what each clause holds is weighed, the heaviest decides.

Deterministic: words and rules are data (velden.yml, regels.yml), the weights were learned once from written sentences
(leren/signaal) and are data too. A rule that holds is one of the things weighed, so is a word that takes the edge off
(long ago, a film, a question): it does so in its own clause only. A piece has two sums: how much it is danger now
(loud), and how much it is that or something worrying (one quiet question). Their limits are set on whole
descriptions. Of other languages only a table of sentences is known (vreemd). A false alarm costs one extra message with
the emergency route, a miss may cost far more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Literal

from bot.begrip.crisis import vreemd
from bot.begrip.crisis.deelzinnen import grenzen, stukken
from bot.begrip.crisis.gewichten import Som, gewichten
from bot.begrip.crisis.regels import Regel, mogelijk, regels, vind
from bot.begrip.crisis.trekken import groepen, trekken
from bot.begrip.crisis.velden import Zin, velden, zinnen
from bot.begrip.tekst import gewone_tekens
from bot.lengte import MAX_TEKENS as LANGSTE_TEKST

MAX_TEKENS = 2 * LANGSTE_TEKST  # "[naam]" is longer than "Jan": no message is cut off here
ACUUT: Literal["acuut"] = "acuut"
LET_OP: Literal["let_op"] = "let_op"
ONBEPAALD = "gevaar"


@dataclass(frozen=True)
class Signaal:
    """`niveau`: acuut (danger now) or let_op (worrying: ask whether it is now).

    `soort`: suicidaliteit, brand, medisch, vermist, geweld, misbruik, or gevaar when the clause doesn't say which.
    `tekst`: the clause that is the reason, at [begin, eind).
    """

    niveau: Literal["acuut", "let_op"]
    soort: str
    tekst: str
    begin: int
    eind: int

    def als_json(self) -> dict[str, str]:
        return {"niveau": self.niveau, "tekst": self.tekst}


@dataclass(frozen=True)
class Gewogen:
    """A clause (or a few in a row), the rules that hold in it, and its weight."""

    zin: Zin
    geldend: tuple[Regel, ...]
    som: Som


def lees_signaal(tekst: str) -> Signaal | None:
    """The heaviest sign of danger in `tekst`, or None. Never raises; offsets are those of `tekst`.

    Read in ordinary characters, as a person sees it.
    """
    gewoon = gewone_tekens(tekst)
    signaal = _lees(gewoon.tekst)
    if signaal is None or gewoon.tekst == tekst:
        return signaal
    begin, eind = gewoon.plek(signaal.begin, signaal.eind)
    return replace(signaal, tekst=tekst[begin:eind], begin=begin, eind=eind)


def _lees(tekst: str) -> Signaal | None:
    grens = gewichten().grens
    gewogen = list(weeg(tekst[:MAX_TEKENS]))
    luid = [g for g in gewogen if g.som.acuut >= grens.acuut]
    if luid:
        return _signaal(ACUUT, tekst, luid, _acuut)
    if anderstalig := vreemd.zoek(tekst[:MAX_TEKENS]):
        begin, eind = anderstalig.begin, anderstalig.eind
        return Signaal(ACUUT, anderstalig.soort, tekst[begin:eind], begin, eind)
    stil = [g for g in gewogen if g.som.zorg >= grens.zorg]
    return _signaal(LET_OP, tekst, stil, _zorg) if stil else None


def crisissignaal(tekst: str) -> Signaal | None:
    """The heaviest sign of danger now, or None: what is only worrying is no crisis."""
    signaal = lees_signaal(tekst)
    return signaal if signaal and signaal.niveau == ACUUT else None


def _signaal(
    niveau: Literal["acuut", "let_op"], tekst: str, zwaar: Sequence[Gewogen], som: Callable[[Gewogen], float]
) -> Signaal:
    reden = _kern(max(zwaar, key=som), zwaar, som)
    begin, eind = reden.zin.begin[0], reden.zin.eind[-1]
    return Signaal(niveau, _soort(reden), tekst[begin:eind], begin, eind)


def _acuut(gewogen: Gewogen) -> float:
    return gewogen.som.acuut


def _zorg(gewogen: Gewogen) -> float:
    return gewogen.som.zorg


def _kern(gewogen: Gewogen, zwaar: Sequence[Gewogen], som: Callable[[Gewogen], float]) -> Gewogen:
    """The heaviest clause of a few in a row that is a signal by itself: the reason, without what is beside it."""
    van, tot, lengte = gewogen.zin.begin[0], gewogen.zin.eind[-1], len(gewogen.zin.vormen)
    binnen = [g for g in zwaar if van <= g.zin.begin[0] and g.zin.eind[-1] <= tot and len(g.zin.vormen) < lengte]
    return _kern(max(binnen, key=som), zwaar, som) if binnen else gewogen


def weeg(tekst: str) -> Iterator[Gewogen]:
    """Every piece of every sentence with its weight."""
    geleerd = gewichten()
    for zin, geldend, gezien in onderdelen(tekst):
        yield Gewogen(zin, geldend, geleerd.som(*trekken(gezien, tekst[zin.begin[0] : zin.eind[-1]])))


def onderdelen(tekst: str) -> Iterator[tuple[Zin, tuple[Regel, ...], Mapping[str, AbstractSet[str]]]]:
    """Every piece of every sentence, the rules that hold in it, and its features: what is learned and weighed."""
    for zin in zinnen(tekst):
        kandidaten = mogelijk(zin)
        for stuk in stukken(zin):
            geldend = tuple(vind(stuk, kandidaten))
            yield stuk, geldend, groepen(stuk, (regel.tekst for regel in geldend))


def laad() -> None:
    """Read fields, rules and weights now instead of at the first text."""
    velden()
    regels()
    grenzen()
    vreemd.laad()
    gewichten()


def _soort(gewogen: Gewogen) -> str:
    """That of the rules that hold, when they agree: a wrong kind would hide the number that is needed."""
    soorten = {regel.soort for regel in gewogen.geldend} - {ONBEPAALD}
    return soorten.pop() if len(soorten) == 1 else ONBEPAALD
