"""Why it is one uitkomst and not another: which answers would have to differ."""

from __future__ import annotations

from typing import Any

from ..beeld import waarde_als_tekst
from ..blokken import Blok, Deel, alinea, deel, lijst
from ..opties import genoemde_uitkomsten
from ..rekenen import moet_anders, open_kenmerken
from ..staat import Beurt, Omgeving, Reactie, Staat, advies, uitleg
from ..teksten import zeg
from ..vaardigheid import Vaardigheid
from ..zeggen import geen_afweging, tussendoor
from .waarom import waarom

_MOST = 5


@Vaardigheid("waarom_niet", geleerd=False, tussendoor=True, zeg="waarom niet midden")
def waarom_niet(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """Of the besluit that has the uitkomst which is named; the whole of waarom when none has."""
    if staat is None:
        return geen_afweging("waarom_niet.geen_casus")
    uit = advies(omgeving, staat)
    paren = genoemde_uitkomsten(omgeving, uit["besluiten"], beurt.tekst)
    blokken: list[Blok] = [_over(omgeving, staat, uit["besluiten"][b], b, u) for b, u in paren]
    return tussendoor(omgeving, staat, *blokken) if blokken else waarom(omgeving, staat, beurt)


def _over(omgeving: Omgeving, staat: Staat, besluit: dict[str, Any], naam: str, doel: str) -> Deel:
    b = omgeving.kaders.besluiten[naam]
    ander = b.uitkomsten[doel].label
    if besluit["uitkomst"] == doel:
        redenen = "; ".join(uitleg(omgeving, staat)[naam].redenen)
        if not redenen:
            return deel(alinea(zeg("waarom_niet.altijd", besluit=b.naam, label=ander)))
        return deel(alinea(zeg("waarom_niet.is_zo", besluit=b.naam, label=ander, redenen=redenen)))
    if besluit["uitkomst"] is None and doel in besluit["mogelijk"]:
        nodig = open_kenmerken(omgeving, staat, naam)
        return deel(alinea(zeg("waarom_niet.nog_mogelijk", besluit=b.naam, ander=ander, kenmerken=nodig)))
    return _anders(omgeving, staat, besluit, naam, doel)


def _anders(omgeving: Omgeving, staat: Staat, besluit: dict[str, Any], naam: str, doel: str) -> Deel:
    b = omgeving.kaders.besluiten[naam]
    label, ander = besluit["label"] or zeg("algemeen.nog_niet_te_zeggen"), b.uitkomsten[doel].label
    een = [o for o in besluit["omslag"] if o["uitkomst"] == doel and not _is_rij(o["waarde"])]
    if een:
        kop = zeg("waarom_niet.een_antwoord", besluit=b.naam, label=label, ander=ander)
        regels = [_regel(omgeving, staat, o["kenmerk"], o["waarde"]) for o in een[:_MOST]]
        return deel(alinea(kop), lijst(regels), alinea(zeg("waarom_niet.wijk_af")))
    anders = moet_anders(omgeving, staat, naam, doel)
    if not anders:
        return deel(alinea(zeg("waarom_niet.kan_niet", besluit=b.naam, label=label, ander=ander)))
    if not besluit["uitkomst"]:
        kop = zeg("waarom_niet.niet_meer", besluit=b.naam, ander=ander)
    elif len(anders) == 1:
        kop = zeg("waarom_niet.een_ander_antwoord", besluit=b.naam, label=label, ander=ander)
    else:
        kop = zeg("waarom_niet.meer_antwoorden", besluit=b.naam, label=label, ander=ander)
    regels = [_regel(omgeving, staat, k, w) for k, w in anders.items()]
    return deel(alinea(kop), lijst(regels), alinea(zeg("waarom_niet.wijk_af")))


def _is_rij(waarde: Any) -> bool:
    return isinstance(waarde, list) and len(waarde) > 1


def _regel(omgeving: Omgeving, staat: Staat, kenmerk: str, waarde: Any) -> str:
    k = omgeving.kaders.kenmerken[kenmerk]
    nu = waarde_als_tekst(k, staat.antwoorden[kenmerk])
    dan = zeg("algemeen.iets_anders") if waarde is None else waarde_als_tekst(k, waarde)
    return zeg("waarom_niet.als", kenmerk=k.label, waarde=dan, nu=nu)
