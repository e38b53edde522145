"""Which profielen and kaders there are."""

from __future__ import annotations

from ..beeld import knop
from ..staat import Beurt, Omgeving, Reactie, Staat
from ..vaardigheid import Vaardigheid
from ..zeggen import tussendoor


@Vaardigheid("kaders", tussendoor=True, zeg="welke profielen zijn er")
def kaders(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """Which profielen and kaders there are."""
    profielen = omgeving.kaders.profielen.values()
    regels = [f"• {p.label}: {p.uitleg}" for p in profielen]
    bronnen = [f"• {k.naam} ({'zonder datum' if k.ongedateerd else k.versie})" for k in omgeving.kaders.kaders.values()]
    tekst = "Profielen:\n" + "\n".join(regels) + "\nKaders:\n" + "\n".join(bronnen)
    knoppen = [knop(p.label, f"nieuwe afweging profiel {p.id}") for p in profielen]
    return tussendoor(omgeving, staat, tekst, knoppen)
