"""An afweging that was under way when the kaders changed: it goes on under the kaders of now, and says what changed.

What is stored never changes; this is about what still runs, in one conversation or kept aside in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.afweging import OnbruikbareInvoer
from bot.afweging.antwoorden import controleer

from .staat import Omgeving, Staat, advies, met_geldige_afwijkingen, volgende
from .teksten import zeg
from .wacht import Afwijken, BedoelJe, Stop


def stand(omgeving: Omgeving, staat: Staat) -> dict[str, Any]:
    """Under which kaders a staat stands, and what came out: kept with it to see later what changed."""
    uit = advies(omgeving, staat)
    return {
        "kaders": {k: v["sha256"] for k, v in uit["kaders"].items()},
        "uitkomsten": {b: o["uitkomst"] for b, o in uit["besluiten"].items() if o["bepaald"]},
    }


def met_stand(omgeving: Omgeving, staat: Staat | None) -> Staat | None:
    return replace(staat, stand=stand(omgeving, staat)) if staat else None


def bij_de_tijd(omgeving: Omgeving, staat: Staat) -> tuple[Staat, tuple[str, ...]]:
    """The staat as it can go on under the kaders of now, and in Dutch what changed, a line each (none when nothing
    did).
    """
    schoon, gezegd = _opgeschoond(omgeving, staat)
    nu = stand(omgeving, schoon)
    vroeger = staat.stand
    if not gezegd and (vroeger.get("kaders") == nu["kaders"] or not staat.antwoorden):
        return staat, ()
    anders = [
        _anders(omgeving, b, u, nu["uitkomsten"].get(b))
        for b, u in vroeger.get("uitkomsten", {}).items()
        if nu["uitkomsten"].get(b) != u
    ]
    schoon = met_geldige_afwijkingen(omgeving, schoon)
    weg = {a["besluit"] for a in staat.afwijking} - {a["besluit"] for a in schoon.afwijking}
    gezegd += [zeg("algemeen.afwijking_vervalt", besluit=_naam(omgeving, b)) for b in sorted(weg)]
    regels = [
        zeg("vernieuwd.kaders_vernieuwd"),
        *gezegd,
        *filter(None, anders),
    ]
    if len(regels) == 1:
        regels.append(zeg("vernieuwd.opnieuw_berekend") if not vroeger else zeg("vernieuwd.zelfde_advies"))
    if staat.vastgelegd:
        regels.append(zeg("vernieuwd.vastgelegd_blijft"))
    return volgende(omgeving, replace(schoon, stand=nu)), tuple(regels)


def _opgeschoond(omgeving: Omgeving, staat: Staat) -> tuple[Staat, list[str]]:
    """Without what doesn't exist any more, and what to say about that."""
    kaders = omgeving.kaders
    gezegd = []
    profiel = staat.profiel
    if profiel not in kaders.profielen:
        profiel = omgeving.standaardprofiel
        gezegd.append(zeg("vernieuwd.profiel_weg", oud=staat.profiel, nieuw=kaders.profielen[profiel].label))
    for kenmerk in staat.antwoorden:
        if kenmerk not in kaders.kenmerken:
            gezegd.append(zeg("vernieuwd.vraag_weg", kenmerk=kenmerk))
        elif not _past(omgeving, kenmerk, staat.antwoorden[kenmerk]):
            gezegd.append(zeg("vernieuwd.antwoord_weg", kenmerk=kaders.kenmerken[kenmerk].label.lower()))
    afwijking = [
        a
        for a in staat.afwijking
        if a["besluit"] in kaders.besluiten and a["uitkomst"] in kaders.besluiten[a["besluit"]].uitkomsten
    ]
    gezegd += [
        zeg("algemeen.afwijking_vervalt", besluit=_naam(omgeving, a["besluit"]))
        for a in staat.afwijking
        if a not in afwijking
    ]
    voorstel = _passend_voorstel(omgeving, staat.voorstel)
    onder_ = staat.wacht.onder if isinstance(staat.wacht, Stop) else staat.wacht
    if isinstance(onder_, Afwijken) and not _kan_afwijken(omgeving, onder_):
        gezegd.append(zeg("algemeen.afwijken_vervalt"))
    if voorstel != staat.voorstel or (isinstance(onder_, BedoelJe) and not _kan_kiezen(omgeving, onder_)):
        gezegd.append(zeg("vernieuwd.voorstel_past_niet"))
    if not gezegd:
        return staat, []
    return replace(
        staat,
        profiel=profiel,
        antwoorden=_passend(omgeving, staat.antwoorden),
        overgeslagen=[k for k in staat.overgeslagen if k in kaders.kenmerken],
        voorstel=voorstel,
        verleden=[
            {
                **v,
                "antwoorden": _passend(omgeving, v["antwoorden"]),
                "voorstel": _passend_voorstel(omgeving, v.get("voorstel", [])),
            }
            for v in staat.verleden
        ],
        wacht=None,
        vraag=None,
        afwijking=afwijking,
    ), gezegd


def _kan_afwijken(omgeving: Omgeving, wacht: Afwijken) -> bool:
    besluit = omgeving.kaders.besluiten.get(wacht.besluit or "")
    if besluit is None:
        return wacht.besluit is None
    return wacht.uitkomst is None or wacht.uitkomst in besluit.uitkomsten


def _kan_kiezen(omgeving: Omgeving, wacht: BedoelJe) -> bool:
    return all(_past(omgeving, kenmerk, waarde) for kenmerk, waarden in wacht.alle for waarde in waarden)


def _passend(omgeving: Omgeving, antwoorden: Mapping[str, Any]) -> dict[str, Any]:
    return {k: w for k, w in antwoorden.items() if _past(omgeving, k, w)}


def _passend_voorstel(omgeving: Omgeving, voorstel: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [f for f in voorstel if _past(omgeving, f["kenmerk"], f["waarde"])]


def _past(omgeving: Omgeving, kenmerk: str, waarde: Any) -> bool:
    if kenmerk not in omgeving.kaders.kenmerken:
        return False
    try:
        controleer(omgeving.kaders.kenmerken[kenmerk], waarde)
    except OnbruikbareInvoer:
        return False
    return True


def _naam(omgeving: Omgeving, besluit: str) -> str:
    return omgeving.kaders.besluiten[besluit].naam.lower() if besluit in omgeving.kaders.besluiten else besluit


def _anders(omgeving: Omgeving, besluit: str, vroeger: str, nu: str | None) -> str:
    bekend = omgeving.kaders.besluiten.get(besluit)
    if bekend is None:
        return zeg("vernieuwd.besluit_weg", besluit=besluit)
    was = bekend.uitkomsten[vroeger].label if vroeger in bekend.uitkomsten else vroeger
    naar = bekend.uitkomsten[nu].label if nu else zeg("algemeen.nog_niet_te_zeggen")
    return zeg("vernieuwd.anders", besluit=bekend.naam, eerst=was, nu=naar)
