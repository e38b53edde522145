"""Who has the regie now; and that nobody has, where the party that the advice names isn't there yet."""

from __future__ import annotations

from typing import Any

from bot.schrijfwijze import of

from ..actieblad import nog_niemand, zegt_regie
from ..beeld import keuze_label
from ..blokken import lijst
from ..rekenen import open_kenmerken
from ..staat import Beurt, Omgeving, Reactie, Staat, advies
from ..teksten import zeg
from ..vaardigheid import Vaardigheid
from ..zeggen import tussendoor


@Vaardigheid("wie_regisseur", geleerd=False, tussendoor=True, zeg="wie is nu de regisseur")
def wie_regisseur(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """Of each besluit that tells who has the regie: who, or what has to be known or arranged first."""
    if staat is None:
        return tussendoor(omgeving, None, zeg("regisseur.zonder_casus"))
    regels = regieregels(omgeving, staat, advies(omgeving, staat))
    if regels:
        return tussendoor(omgeving, staat, lijst(regels))
    profiel = omgeving.kaders.profielen[staat.profiel]
    if profiel.splitst and "doelgroep" not in staat.antwoorden:
        return tussendoor(omgeving, staat, zeg("regisseur.doelgroep"))
    return tussendoor(
        omgeving, staat, zeg("regisseur.geen_besluit", profiel=profiel.label, ander=_met_regie(omgeving, staat))
    )


def regieregels(omgeving: Omgeving, staat: Staat, uit: dict[str, Any]) -> list[str]:
    """A line for each besluit of this advice that tells who has the regie."""
    niemand = nog_niemand(uit)
    return [
        _regel(omgeving, staat, naam, besluit, niemand.get(naam, ""))
        for naam, besluit in uit["besluiten"].items()
        if zegt_regie(naam)
    ]


def _regel(omgeving: Omgeving, staat: Staat, naam: str, besluit: dict[str, Any], eerst: str) -> str:
    b = omgeving.kaders.besluiten[naam]
    eigen = next((keuze_label(omgeving.kaders, a) for a in staat.afwijking if a["besluit"] == naam), "")
    if eigen:
        return zeg("regisseur.keuze", besluit=b.naam, keuze=eigen, label=besluit["label"])
    if eerst:
        return zeg("regisseur.nog_niemand", besluit=b.naam, eerst=eerst)
    if besluit["bepaald"]:
        u = b.uitkomsten[besluit["uitkomst"]]
        return zeg("regisseur.een", besluit=b.naam, label=u.label, betekenis=u.betekenis)
    mogelijk = of(b.uitkomsten[u].label for u in besluit["mogelijk"])
    nodig = open_kenmerken(omgeving, staat, naam)
    return zeg("regisseur.nog_niet", besluit=b.naam, mogelijk=mogelijk, kenmerken=nodig)


def _met_regie(omgeving: Omgeving, staat: Staat) -> str:
    """A profiel for the same doelgroep that does tell it."""
    doelgroep = staat.antwoorden.get("doelgroep")
    kan = [
        p
        for p in omgeving.kaders.profielen.values()
        if p.doelgroep in (None, doelgroep) and any(map(zegt_regie, p.geldende(doelgroep)))
    ]
    return (kan or list(omgeving.kaders.profielen.values()))[0].label
