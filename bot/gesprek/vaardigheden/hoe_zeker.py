"""How sure the advice is: fixed or not, a close call and to which side, what isn't known, who decides in doubt."""

from __future__ import annotations

from typing import Any

from bot.afweging import motor
from bot.schrijfwijze import of

from ..adviesblok import besluitregels
from ..blokken import Besluitregel, lijst
from ..staat import Beurt, Omgeving, Reactie, Staat, advies
from ..teksten import zeg
from ..vaardigheid import Vaardigheid
from ..zeggen import tussendoor


@Vaardigheid("hoe_zeker", geleerd=False, tussendoor=True, zeg="hoe zeker is dit")
def hoe_zeker(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """A line a besluit; then what isn't known, and who decides in doubt."""
    if staat is None:
        return tussendoor(omgeving, None, zeg("hoe_zeker.zonder_casus"))
    uit = advies(omgeving, staat)
    regels = [_zeker(omgeving, b, uit["besluiten"][b.besluit]) for b in besluitregels(omgeving, staat, uit)]
    kenmerken = omgeving.kaders.kenmerken
    if uit["ontbreekt"]:
        onbekend = ", ".join(kenmerken[k].label.lower() for k in uit["ontbreekt"])
        regels.append(zeg("hoe_zeker.onbekend", kenmerken=onbekend))
    twijfel = dict.fromkeys(omgeving.kaders.besluiten[b].bij_twijfel for b in uit["besluiten"])
    return tussendoor(omgeving, staat, zeg("hoe_zeker.kop"), lijst([*regels, *filter(None, twijfel)]))


def _zeker(omgeving: Omgeving, besluit: Besluitregel, uit: dict[str, Any]) -> str:
    b = omgeving.kaders.besluiten[besluit.besluit]
    if not besluit.label:
        mogelijk = of(b.uitkomsten[u].label for u in uit["mogelijk"])
        return zeg("hoe_zeker.nog_niet", besluit=besluit.naam, mogelijk=mogelijk)
    om = dict.fromkeys(omgeving.kaders.kenmerken[o["kenmerk"]].label.lower() for o in uit["omslag"])
    if motor(omgeving.kaders).werk(besluit.besluit).spiegelt:
        return zeg("hoe_zeker.eigen_antwoord", besluit=besluit.naam, label=besluit.label)
    kenmerken = ", ".join(om)
    regel = (
        zeg("hoe_zeker.kan_om", besluit=besluit.naam, label=besluit.label, kenmerken=kenmerken)
        if om
        else zeg("hoe_zeker.vast", besluit=besluit.naam, label=besluit.label)
    )
    if besluit.grensgeval is None:
        return regel
    reden = besluit.grensgeval.reden.replace(b.bij_twijfel, "").strip() if b.bij_twijfel else besluit.grensgeval.reden
    return zeg("hoe_zeker.grens", regel=regel, kop=besluit.grensgeval.kop, reden=reden)
