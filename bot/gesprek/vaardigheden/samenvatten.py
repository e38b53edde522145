"""The casus in at most ten lines: what comes out, why, what is first, what isn't known."""

from __future__ import annotations

from typing import Any

from ..actieblad import acties, nog_niemand
from ..adviesblok import besluitregels, uitkomst_als_tekst
from ..blokken import Besluitregel, lijst
from ..lopend import zonder_lopende
from ..staat import Beurt, Omgeving, Reactie, Staat, advies
from ..teksten import zeg
from ..vaardigheid import Vaardigheid
from ..zeggen import geen_afweging, tussendoor
from .wat_nu import actieregel

_MOST_LINES, _MOST_REASONS = 9, 3  # and the heading


@Vaardigheid("samenvatten", geleerd=False, tussendoor=True, zeg="vat samen")
def samenvatten(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """The outcomes a line each; then the reasons of what has most of them, what comes first, and what isn't known."""
    if staat is None:
        return geen_afweging()
    uit = zonder_lopende(staat, advies(omgeving, staat))
    besluiten = besluitregels(omgeving, staat, uit)
    niemand = nog_niemand(uit)
    regels = [_besluit(b, niemand.get(b.besluit, "")) for b in besluiten] or [zeg("samenvatten.nog_niets")]
    if redenen := max((b.redenen for b in besluiten), key=len, default=()):
        regels.append(zeg("samenvatten.waarom", redenen="; ".join(redenen[:_MOST_REASONS])))
    if eerst := acties(uit, staat.datum):
        regels.append(zeg("samenvatten.eerst", actie=actieregel(eerst[0], beurt.nu)))
    regels += _nog(omgeving, staat, uit)
    kop = zeg("samenvatten.kop", profiel=omgeving.kaders.profielen[staat.profiel].label)
    return tussendoor(omgeving, staat, kop, lijst(regels[:_MOST_LINES]))


def _besluit(besluit: Besluitregel, eerst: str) -> str:
    if eerst and not besluit.keuze:
        return zeg("samenvatten.besluit", besluit=besluit.naam, label=eerst.rstrip("."))
    if not besluit.label:
        return zeg("samenvatten.nog_niet", besluit=besluit.naam)
    label = uitkomst_als_tekst(besluit)
    if besluit.grensgeval is None:
        return zeg("samenvatten.besluit", besluit=besluit.naam, label=label)
    return zeg("samenvatten.grens", besluit=besluit.naam, label=label, grens=besluit.grensgeval.kop.lower())


def _nog(omgeving: Omgeving, staat: Staat, uit: dict[str, Any]) -> list[str]:
    kenmerken = omgeving.kaders.kenmerken
    uit_ = []
    if staat.voorstel:
        namen = ", ".join(kenmerken[f["kenmerk"]].label.lower() for f in staat.voorstel)
        uit_.append(zeg("samenvatten.op_lijst", kenmerken=namen))
    if uit["ontbreekt"]:
        namen = ", ".join(kenmerken[k].label.lower() for k in uit["ontbreekt"])
        uit_.append(zeg("samenvatten.onbekend", kenmerken=namen))
    return uit_
