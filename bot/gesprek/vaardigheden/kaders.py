"""Which profielen and kaders there are."""

from __future__ import annotations

from bot.lijn.doet import Doet

from ..blokken import Knop, lijst
from ..staat import Beurt, Omgeving, Reactie, Staat
from ..teksten import zeg
from ..vaardigheid import Vaardigheid
from ..zeggen import tussendoor


@Vaardigheid("kaders", recht=None, tussendoor=True, zeg="welke profielen zijn er")
def kaders(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """Which profielen and kaders there are."""
    profielen = omgeving.kaders.profielen.values()
    bronnen = [
        f"{k.naam} ({zeg('algemeen.zonder_datum') if k.ongedateerd else k.versie})"
        for k in omgeving.kaders.kaders.values()
    ]
    return tussendoor(
        omgeving,
        staat,
        zeg("kaders.profielen"),
        lijst(f"{p.label}: {p.uitleg}" for p in profielen),
        zeg("kaders.kaders"),
        lijst(bronnen),
        knoppen=[Knop(p.label, Doet.NIEUWE_AFWEGING, p.id) for p in profielen],
    )
