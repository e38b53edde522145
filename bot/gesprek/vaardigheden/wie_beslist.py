"""Who decides: never the assistant."""

from __future__ import annotations

from ..herkomst import merk
from ..staat import Beurt, Omgeving, Reactie, Staat, advies
from ..teksten import zeg
from ..vaardigheid import Vaardigheid
from ..zeggen import tussendoor


@Vaardigheid("wie_beslist", tussendoor=True, zeg="wie beslist", in_hulp=50)
def wie_beslist(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    if staat is None:
        tekst = zeg("wie_beslist.zonder_casus")
        return tussendoor(omgeving, None, tekst)
    besluiten = [omgeving.kaders.besluiten[b] for b in advies(omgeving, staat)["besluiten"]]
    regels = dict.fromkeys(
        f"• {b.naam} ({omgeving.kaders.kaders[b.kader].naam}): {b.beslisser}{merk(b.bronnen)}" for b in besluiten
    )
    return tussendoor(omgeving, staat, zeg("wie_beslist.jij") + "\n" + "\n".join(regels))
