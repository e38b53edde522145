"""What a team made of one casus: the spread per besluit and per kenmerk beside what the casus says, and how much they
agree. Never who; with too few judgements nothing at all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.afweging import Kaders
from bot.afweging.model import Kenmerk
from bot.afweging.motor import motor

from .model import Oefencasus
from .overeenstemming import alfa, als_getal, in_woorden, minst, te_weinig, zeg
from .weging import weeg

_NIETS = "niet gemarkeerd"


@dataclass(frozen=True)
class Deel:
    """One choice and how many made it. `kader`: the casus says so, or the kader."""

    label: str
    aantal: int
    kader: bool


@dataclass(frozen=True)
class Verdeling:
    """`id` of a besluit or a kenmerk, what it is called, and its choices. `beslissend`: a kenmerk that decides."""

    id: str
    label: str
    delen: tuple[Deel, ...]
    beslissend: bool = False


@dataclass(frozen=True)
class Uitslag:
    """`oordelen`: how many. `melding`: why there is nothing more ("": there is). `alfa`: of the kenmerken (None: it
    says nothing); `maat`: the same in words, line by line.
    """

    oordelen: int
    melding: str
    besluiten: tuple[Verdeling, ...] = ()
    kenmerken: tuple[Verdeling, ...] = ()
    zekerheden: tuple[tuple[str, int], ...] = ()
    alfa: float | None = None
    maat: tuple[str, ...] = ()


def te_markeren(kaders: Kaders, besluiten: Iterable[str]) -> tuple[str, ...]:
    """The kenmerken that these besluiten read and that have options, in the order of the kaders."""
    leest = {k for b in besluiten for k in motor(kaders).werk(b).leest}
    return tuple(k for k, kenmerk in kaders.kenmerken.items() if k in leest and kenmerk.opties)


def uitslag(
    kaders: Kaders, casus: Oefencasus, besluiten: Sequence[str], oordelen: Sequence[Mapping[str, Any]]
) -> Uitslag:
    """`besluiten`: those that were asked. `oordelen`: of who judged anything, as the store has them."""
    oordelen = [o for o in oordelen if o.get("gegeven") or o.get("kenmerken")]
    if melding := te_weinig(len(oordelen)):
        return Uitslag(len(oordelen), melding)
    gewogen = weeg(kaders, casus)["besluiten"]
    beslissend = {k for b in besluiten for k in gewogen[b]["beslissend"]}
    markeringen = [o.get("kenmerken") or {} for o in oordelen]
    namen = te_markeren(kaders, besluiten)
    maat = alfa(_eenheden([kaders.kenmerken[k] for k in namen], markeringen))
    gezien = [k for k in namen if k in casus.antwoorden or any(k in m for m in markeringen)]
    return Uitslag(
        len(oordelen),
        "",
        tuple(_besluit(kaders, b, gewogen[b]["uitkomst"], oordelen) for b in besluiten),
        tuple(_kenmerk(kaders.kenmerken[k], casus, markeringen, k in beslissend) for k in gezien),
        tuple(Counter(o["zekerheid"] for o in oordelen if o.get("zekerheid")).items()),
        maat,
        tuple(_maat(maat, markeringen)),
    )


def _maat(waarde: float | None, markeringen: Sequence[Mapping[str, Any]]) -> list[str]:
    if waarde is not None:
        return [zeg("maat", alfa=als_getal(waarde)), in_woorden(waarde)]
    gelijk = sum(map(bool, markeringen)) > 1 and all(m == markeringen[0] for m in markeringen)
    return [zeg("allen_gelijk" if gelijk else "geen_kenmerken")]


def _eenheden(kenmerken: Sequence[Kenmerk], markeringen: Sequence[Mapping[str, Any]]) -> list[list[int | None]]:
    """A row a person, a column an option: whether he marked it. So every column has the same two values, and one
    measure goes over all of them; who marked nothing at all judged none of it.
    """
    return [
        [int(optie in _gekozen(m.get(k.id))) if m else None for k in kenmerken for optie in k.waarden]
        for m in markeringen
    ]


def _gekozen(waarde: Any) -> list[Any]:
    return list(waarde) if isinstance(waarde, list) else [] if waarde is None else [waarde]


def _besluit(kaders: Kaders, naam: str, uitkomst: str, oordelen: Sequence[Mapping[str, Any]]) -> Verdeling:
    besluit = kaders.besluiten[naam]
    gekozen = Counter(o["gegeven"][naam] for o in oordelen if naam in o.get("gegeven", {}))
    delen = tuple(Deel(u.label, gekozen[u.id], u.id == uitkomst) for u in besluit.uitkomsten.values())
    return Verdeling(naam, besluit.naam, delen)


def _kenmerk(
    kenmerk: Kenmerk, casus: Oefencasus, markeringen: Sequence[Mapping[str, Any]], beslissend: bool
) -> Verdeling:
    zegt = casus.antwoorden.get(kenmerk.id)
    erin = [m[kenmerk.id] for m in markeringen if m.get(kenmerk.id) is not None]
    telt = Counter(repr(w) for waarde in erin for w in _gekozen(waarde))
    delen = [
        Deel(o.label, telt[repr(o.waarde)], zegt is not None and o.waarde in _gekozen(zegt)) for o in kenmerk.opties
    ]
    if kenmerk.leeg:
        delen.append(Deel(kenmerk.leeg.label, sum(waarde == [] for waarde in erin), zegt == [] or zegt is False))
    delen.append(Deel(_NIETS, len(markeringen) - len(erin), zegt is None))
    over = tuple(d for d in delen if d.aantal or d.kader)
    return Verdeling(kenmerk.id, kenmerk.label, over, beslissend)


def over_sessies(kaders: Kaders, per_sessie: Sequence[Sequence[Mapping[str, Any]]]) -> tuple[str, ...]:
    """How much teams agree on each besluit over more casussen (a sequence of judgements a session): one casus says too
    little of that. Which of them judged twice doesn't matter to the measure.
    """
    regels = []
    for naam, besluit in kaders.besluiten.items():
        kolommen = [[o["gegeven"].get(naam) for o in sessie if o.get("gegeven")] for sessie in per_sessie]
        kolommen = [k for k in kolommen if sum(w in besluit.uitkomsten for w in k) >= minst()]
        if len(kolommen) < minst():
            continue
        hoog = max(map(len, kolommen))
        rijen = [[k[nr] if nr < len(k) else None for k in kolommen] for nr in range(hoog)]
        orde = besluit.oplopend if {w for k in kolommen for w in k if w} <= set(besluit.oplopend) else ()
        if (waarde := alfa(rijen, orde)) is not None:
            casussen = f"{len(kolommen)} casussen"
            zin = in_woorden(waarde)
            regels.append(zeg("reeks", besluit=besluit.naam, casussen=casussen, alfa=als_getal(waarde), zin=zin))
    return tuple(regels) or (zeg("reeks_te_weinig", minst=minst()),)
