"""Whether a text tells of acute danger: what each clause holds is weighed, and the heaviest clause decides.

Deterministic: words and rules are data (velden.yml, regels.yml), the weights were learned once from written sentences
(leren/signaal) and are data too (gewichten.json). A rule that holds is one of the things weighed, so is a word
that takes the edge off (long ago, a film, a question): it does so in its own clause only. The limit is set on whole
descriptions. A false alarm costs one extra message with the emergency route, a miss may cost far more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from bot.begrip.crisis import gewichten
from bot.begrip.crisis.deelzinnen import grenzen, stukken
from bot.begrip.crisis.regels import Regel, mogelijk, regels, vind
from bot.begrip.crisis.trekken import groepen
from bot.begrip.crisis.velden import Zin, velden, zinnen
from bot.lengte import MAX_TEKENS as LANGSTE_TEKST

MAX_TEKENS = 2 * LANGSTE_TEKST  # "[naam]" is longer than "Jan": no message is cut off here


@dataclass(frozen=True)
class Signaal:
    """`soort`: suicidaliteit, geweld, misbruik or gevaar; `tekst`: the clause that gave the alarm, at [begin, eind)."""

    soort: str
    tekst: str
    begin: int
    eind: int


@dataclass(frozen=True)
class Gewogen:
    """A clause (or a few in a row), the rules that hold in it, and its weight."""

    zin: Zin
    geldend: tuple[Regel, ...]
    som: float


def crisissignaal(tekst: str) -> Signaal | None:
    """The heaviest sign of acute danger in `tekst`, or None. Never raises; offsets are those of `tekst`."""
    grens = gewichten.gewichten().grens
    zwaar = [gewogen for gewogen in weeg(tekst[:MAX_TEKENS]) if gewogen.som >= grens]
    if not zwaar:
        return None
    reden = _kern(max(zwaar, key=_som), zwaar)
    begin, eind = reden.zin.begin[0], reden.zin.eind[-1]
    return Signaal(_soort(reden), tekst[begin:eind], begin, eind)


def _som(gewogen: Gewogen) -> float:
    return gewogen.som


def _kern(gewogen: Gewogen, zwaar: Sequence[Gewogen]) -> Gewogen:
    """The heaviest clause of a few in a row that is a signal by itself: the reason, without what is beside it."""
    van, tot, lengte = gewogen.zin.begin[0], gewogen.zin.eind[-1], len(gewogen.zin.vormen)
    binnen = [g for g in zwaar if van <= g.zin.begin[0] and g.zin.eind[-1] <= tot and len(g.zin.vormen) < lengte]
    return _kern(max(binnen, key=_som), zwaar) if binnen else gewogen


def weeg(tekst: str) -> Iterator[Gewogen]:
    """Every piece of every sentence with its weight."""
    for zin, geldend, gezien in onderdelen(tekst):
        yield Gewogen(zin, geldend, gewichten.som(gezien))


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
    gewichten.gewichten()


def _soort(gewogen: Gewogen) -> str:
    """That of the first rule that holds, else of the first rule whose first words are there."""
    aanwezig = {v.veld for v in gewogen.zin.velden if not v.ontkend}
    genoemd = (regel.soort for regel in regels() if regel.delen[0] & aanwezig)
    return next((regel.soort for regel in gewogen.geldend), next(genoemd, "gevaar"))
