"""Checking a practice casus: what can't be practised is a fault, what may be off is to look at.

What needs a reader of Dutch (begrip, the privacy shield) is loaded only here: practising doesn't wait for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from bot.afweging import Kaders
from bot.afweging.antwoorden import bedoel, controleer_alle, naar_json
from bot.afweging.fouten import OnbruikbareInvoer

from .model import Oefencasus
from .opmerkingen import zeg
from .weging import horend, weeg

MINST, MEEST = 80, 200  # words


@dataclass(frozen=True)
class Opmerking:
    """One thing to say of a casus, a Dutch sentence. `fout`: it can't be practised like this."""

    casus: str
    zin: str
    fout: bool = True


def controleer_rij(kaders: Kaders, casussen: Iterable[Oefencasus]) -> list[Opmerking]:
    """Every remark about these, in their order; an id may be there once."""
    casussen = list(casussen)
    vaker = [naam for naam, aantal in Counter(c.id for c in casussen).items() if aantal > 1]
    dubbel = [Opmerking(naam, zeg("dubbel", id=naam)) for naam in vaker]
    return [*dubbel, *(o for casus in casussen for o in controleer(kaders, casus))]


def controleer(kaders: Kaders, casus: Oefencasus) -> list[Opmerking]:
    """Faults first. A reading of the text is only compared with answers that can be given."""
    fouten = [Opmerking(casus.id, z) for z in _fouten(kaders, casus)]
    nakijken = [*_lengte(casus), *_persoonsgegevens(casus)]
    if not fouten:
        nakijken += _lezing(kaders, casus)
    return [*fouten, *(Opmerking(casus.id, z, fout=False) for z in nakijken)]


def _fouten(kaders: Kaders, casus: Oefencasus) -> list[str]:
    if casus.kader not in kaders.kaders:
        return [zeg("kader_onbekend", kader=casus.kader, kaders=", ".join(kaders.kaders))]
    fouten = [*_bij_letop(kaders, casus), *_onbekend(kaders, casus)]
    if casus.niveau == "lastig" and not casus.meningen:
        fouten.append(zeg("meningen_ontbreekt"))
    try:
        controleer_alle(kaders.kenmerken, casus.antwoorden)
    except OnbruikbareInvoer as fout:
        return [*fouten, zeg("antwoord", wat=str(fout))]
    return fouten if _onbekend(kaders, casus) else [*fouten, *_uitkomsten(kaders, casus)]


def _bij_letop(kaders: Kaders, casus: Oefencasus) -> list[str]:
    return [
        zeg("letop_onbekend", kenmerk=punt.kenmerk, hint=bedoel(punt.kenmerk, kaders.kenmerken))
        for punt in casus.letop
        if punt.kenmerk not in kaders.kenmerken
    ]


def _onbekend(kaders: Kaders, casus: Oefencasus) -> list[str]:
    """The besluiten and uitkomsten of `verwacht` that don't exist."""
    uit = []
    for naam, uitkomst in casus.verwacht.items():
        besluit = kaders.besluiten.get(naam)
        if besluit is None:
            uit.append(zeg("besluit_onbekend", besluit=naam, besluiten=", ".join(kaders.besluiten)))
        elif uitkomst not in besluit.uitkomsten:
            kan = ", ".join(besluit.uitkomsten)
            uit.append(zeg("uitkomst_onbekend", uitkomst=uitkomst, besluit=naam, uitkomsten=kan))
    return uit


def _uitkomsten(kaders: Kaders, casus: Oefencasus) -> Iterator[str]:
    """What the engine makes of it against what is expected, for every besluit that applies."""
    ontbreekt = {b: casus.verwacht.get(b) for b in horend(kaders, casus)}
    advies = weeg(kaders, casus.copy(update={"verwacht": {**ontbreekt, **casus.verwacht}}))
    for naam, oordeel in advies["besluiten"].items():
        verwacht, uitkomst = casus.verwacht.get(naam), oordeel["uitkomst"]
        if uitkomst is None:
            yield zeg("niet_bepaald", besluit=naam, kenmerken=", ".join(advies["ontbreekt"]))
        elif verwacht is None:
            yield zeg("besluit_ontbreekt", besluit=naam, uitkomst=uitkomst)
        elif verwacht != uitkomst:
            beslist = ", ".join(oordeel["beslissend"])
            yield zeg("andere_uitkomst", besluit=naam, verwacht=verwacht, uitkomst=uitkomst, kenmerken=beslist)


def _lengte(casus: Oefencasus) -> list[str]:
    woorden = len(casus.tekst.split())
    if MINST <= woorden <= MEEST:
        return []
    return [zeg("kort_of_lang", woorden=woorden, minst=MINST, meest=MEEST)]


def _persoonsgegevens(casus: Oefencasus) -> Iterator[str]:
    from bot.begrip.afscherming import scherm_af

    velden = {"titel": casus.titel, "tekst": casus.tekst, "meningen": casus.meningen or ""}
    velden |= {f"letop {nr}": punt.tekst for nr, punt in enumerate(casus.letop, 1)}
    for veld, tekst in velden.items():
        for weg in scherm_af(tekst).vervangen:
            yield zeg("persoonsgegevens", veld=veld, soort=weg.soort, woorden=tekst[weg.begin : weg.eind])


def _lezing(kaders: Kaders, casus: Oefencasus) -> Iterator[str]:
    """Where an independent reading of the text states something else than the answers do."""
    from bot.begrip.document import lees_document

    gelezen = lees_document(casus.tekst, kaders).eerste
    for naam in gelezen.tegenstrijdig:
        if casus.antwoorden.get(naam) is not None:
            yield zeg("leest_dubbel", kenmerk=naam)
    gezegd = {k: naar_json(w) for k, w in controleer_alle(kaders.kenmerken, casus.antwoorden).items()}
    for naam, waarde in gelezen.kenmerken.items():
        if naam in gezegd and not strookt(gezegd[naam], waarde):
            woorden = "”, “".join(" ".join(v.tekst.split()) for v in gelezen.vermeldingen if v.kenmerk == naam)
            yield zeg(
                "leest_anders", kenmerk=naam, gelezen=_toon(waarde), antwoord=_toon(gezegd[naam]), woorden=woorden
            )


def strookt(gezegd: Any, gelezen: Any) -> bool:
    """Whether a reading of a text contradicts no stated answer (both JSON).

    Of several that may hold a text may name a part; "at least one" and a named one go together, "none" with neither.
    """
    if isinstance(gelezen, list) and isinstance(gezegd, list):
        return set(gelezen) <= set(gezegd) and bool(gelezen) == bool(gezegd)
    if isinstance(gelezen, list) or isinstance(gezegd, list):
        return bool(gelezen) == bool(gezegd)
    return bool(gezegd == gelezen)


def _toon(waarde: Any) -> str:
    if isinstance(waarde, bool):
        return str(waarde).lower()
    return ", ".join(map(str, waarde)) or "[]" if isinstance(waarde, list) else str(waarde)
