"""Whether a text tells of acute danger: the rules over word fields, and beside them a weighed sum of what a sentence holds.

Either is enough. Both are deterministic: the rules are data (velden.yml, regels.yml), the weights were learned once from
sentences of our own (bench/crisis_leren.py) and are data too (gewichten.json). A false alarm costs one extra message with
the emergency route, a miss may cost far more: doubt ("bang dat hij haar iets aandoet") alarms; plain negation, history,
films and training, figures of speech and questions about the words themselves don't.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.begrip.crisis import gewichten
from bot.begrip.crisis.kenmerken import kenmerken, stil
from bot.begrip.crisis.regels import Regel, regels, vind
from bot.begrip.crisis.velden import Voorkomen, Zin, velden, zinnen

Geldend = Sequence[tuple[Regel, Voorkomen]]

MAX_TEKENS = 4_000  # a message is at most 2,000 characters; a longer text is read up to here


@dataclass(frozen=True)
class Signaal:
    """`soort` is suicidaliteit, geweld, misbruik or gevaar; `tekst` the words that gave the alarm, at [begin, eind)."""

    soort: str
    tekst: str
    begin: int
    eind: int


def crisissignaal(tekst: str) -> Signaal | None:
    """The first sign of acute danger in `tekst`, or None. Never raises; offsets are those of `tekst`."""
    for zin in zinnen(tekst[:MAX_TEKENS]):
        geldend = list(vind(zin))
        gevonden = _regel(zin, geldend) or _gewogen(zin, geldend)
        if gevonden:
            soort, eerste, laatste = gevonden
            begin, eind = zin.begin[eerste], zin.eind[laatste - 1]
            return Signaal(soort, tekst[begin:eind], begin, eind)
    return None


def laad() -> None:
    """Read fields, rules and weights now instead of at the first text."""
    velden()
    regels()
    gewichten.gewichten()


def _regel(zin: Zin, geldend: Geldend) -> tuple[str, int, int] | None:
    """Kind and words [begin, end) of the first rule that holds."""
    if not geldend or stil(zin):
        return None
    regel, plek = geldend[0]
    return regel.soort, plek.begin, plek.eind


def _gewogen(zin: Zin, geldend: Geldend) -> tuple[str, int, int] | None:
    """Kind and the words [begin, end) that weigh most, when the sentence as a whole weighs enough."""
    gezien = kenmerken(zin, (regel.tekst for regel, _ in geldend))
    if gewichten.som(gezien) < gewichten.gewichten().grens:
        return None
    begin, eind = gewichten.zwaarste(zin)
    aanwezig = {v.veld for v in zin.velden}
    soort = next((r.soort for r in regels() if r.delen[0] & aanwezig), "gevaar")
    return soort, begin, eind
