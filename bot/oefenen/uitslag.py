"""What came of a practice, onderdeel by onderdeel, and keeping it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bot.afweging import Kaders, motor
from bot.dossier.oefenvoortgang import Oefenkaart, Oefenuitslag

from .controle import strookt
from .model import Oefencasus
from .weging import weeg

if TYPE_CHECKING:
    from bot.dossier import Dossier

CASUS, KORT, TOETS = "casus", "kort", "toets"
ZEKERHEDEN = ("zeker", "redelijk", "gok")
# Names that more people share: whoever has the token, or nobody knows who. Of these nothing is kept, or one would see
# the errors of another.
GEDEELD = frozenset({"token", "onbekend"})


@dataclass(frozen=True)
class Geoefend:
    """One practice: `besluiten` and `kenmerken` → right or wrong; a kenmerk that shows nothing isn't in it.

    `zekerheid`: one of ZEKERHEDEN, None where it isn't asked. `sleutel`: the same when it is told of
    again.
    """

    sleutel: str
    casus: str
    kader: str
    soort: str
    zekerheid: str | None
    besluiten: Mapping[str, bool]
    kenmerken: Mapping[str, bool]


def beoordeel(
    kaders: Kaders,
    casus: Oefencasus,
    gegeven: Mapping[str, str],
    gelezen: Mapping[str, Any],
    zekerheid: str | None,
    *,
    sleutel: str,
    genoemd: frozenset[str] = frozenset(),
    gemarkeerd: bool = False,
    soort: str = CASUS,
) -> Geoefend:
    """What of it was right.

    `gegeven`: besluit → uitkomst; `gelezen`: kenmerk → JSON value, as somebody marked it or said in his reason;
    `genoemd`: kenmerken that a reason names without a value. `gemarkeerd`: all kenmerken were there to mark, so what
    decides and isn't marked was missed. In a reason of a few words it only was when the outcome went wrong.
    """
    goed = {b: casus.verwacht[b] == u for b, u in gegeven.items() if b in casus.verwacht}
    oordelen = weeg(kaders, casus)["besluiten"]
    doet_ertoe = {*motor(kaders).gelezen(list(casus.verwacht))}
    kenmerken = {k: True for b in goed for k in oordelen[b]["beslissend"] if k in genoemd}
    for b, klopt in goed.items():
        if gemarkeerd or not klopt:
            kenmerken |= {k: False for k in oordelen[b]["beslissend"] if k not in gelezen and k not in genoemd}
    for kenmerk, waarde in gelezen.items():
        if kenmerk in doet_ertoe:
            kenmerken[kenmerk] = kenmerk in casus.antwoorden and strookt(casus.antwoorden[kenmerk], waarde)
    return Geoefend(sleutel, casus.id, casus.kader, soort, zekerheid, goed, kenmerken)


def noteer(dossier: Dossier, wie: str, geoefend: Geoefend, nu: datetime) -> bool:
    """Keep it for this person (a pseudonym), once; False when it was kept before, or isn't because more people go by
    this name. `nu` is aware. Raises DossierFout.
    """
    if wie in GEDEELD:
        return False
    goed = sum(geoefend.besluiten.values())
    uitslag = Oefenuitslag(
        geoefend.casus, geoefend.kader, geoefend.soort, geoefend.zekerheid, goed, len(geoefend.besluiten), nu
    )
    return dossier.oefenvoortgang.noteer(wie, geoefend.sleutel, uitslag, lambda er: _kaarten(er, geoefend, nu))


def _kaarten(er_zijn: Sequence[Oefenkaart], geoefend: Geoefend, nu: datetime) -> Iterator[Oefenkaart]:
    from .herhalen import bijgewerkt  # fsrs is read when somebody practises, not when the server starts

    oud = {(k.kader, k.onderdeel): k for k in er_zijn}
    zeker = geoefend.zekerheid in (None, *ZEKERHEDEN[:2])
    for onderdeel, goed in {**geoefend.kenmerken, **geoefend.besluiten}.items():
        kader = onderdeel.partition(".")[0] if onderdeel in geoefend.besluiten else geoefend.kader
        yield bijgewerkt(oud.get((kader, onderdeel)), kader, onderdeel, goed, zeker, nu)
