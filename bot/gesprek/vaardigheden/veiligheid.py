"""When to call Veilig Thuis, and whether something may be shared: what all must know, and what this casus says."""

from __future__ import annotations

from ..beeld import waarde_als_tekst
from ..blokken import alinea, lijst
from ..staat import Beurt, Omgeving, Reactie, Staat
from ..teksten import zeg
from ..vaardigheid import Vaardigheid
from ..zeggen import tussendoor

_STAPPEN = (
    "veilig_thuis.stap_1",
    "veilig_thuis.stap_2",
    "veilig_thuis.stap_3",
    "veilig_thuis.stap_4",
    "veilig_thuis.stap_5",
)
_DELEN = ("delen.niet_ik", "delen.toestemming", "delen.leeftijd", "delen.zonder")


@Vaardigheid("veilig_thuis", recht=None, geleerd=False, tussendoor=True, zeg="wanneer bel ik Veilig Thuis")
def veilig_thuis(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """Call now, ask advice, or report: the steps of the meldcode, and what is known of how safe it is.

    No judgement: that is the professional's ("hoe veilig is het volgens jou"). It reads nothing of the question as a
    fact.
    """
    return tussendoor(
        omgeving,
        staat,
        alinea(zeg("veilig_thuis.nu"), *_veiligheid(omgeving, staat), zeg("veilig_thuis.bepaalt")),
        alinea(zeg("veilig_thuis.advies"), zeg("veilig_thuis.stappen_kop")),
        lijst(map(zeg, _STAPPEN), "cijfer"),
        alinea(zeg("veilig_thuis.melden"), zeg("veilig_thuis.onzeker")),
    )


def _veiligheid(omgeving: Omgeving, staat: Staat | None) -> list[str]:
    kenmerk = omgeving.kaders.kenmerken.get("veiligheid")
    if staat is None or kenmerk is None:
        return []
    waarde = staat.antwoorden.get("veiligheid")
    gelezen = next((f["waarde"] for f in staat.voorstel if f["kenmerk"] == "veiligheid"), None)
    if gelezen is not None:
        return [zeg("veilig_thuis.bij_casus_lijst", waarde=waarde_als_tekst(kenmerk, gelezen))]
    if waarde is None:
        return [zeg("veilig_thuis.bij_casus_onbekend")]
    return [zeg("veilig_thuis.bij_casus", waarde=waarde_als_tekst(kenmerk, waarde))]


@Vaardigheid("delen", geleerd=False, tussendoor=True, zeg="mag ik dit delen met school")
def delen(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """What sharing takes; of this casus only what was answered about the Sociaal Team."""
    regels = [*map(zeg, _DELEN)]
    if staat is not None:
        regels.append(_toestemming(staat.antwoorden.get("toestemming_delen")))
    return tussendoor(omgeving, staat, lijst([*regels, zeg("delen.vraag_na")]))


def _toestemming(waarde: bool | None) -> str:
    if waarde is None:
        return zeg("delen.weet_niet")
    return zeg("delen.wel_toestemming") if waarde else zeg("delen.geen_toestemming")
