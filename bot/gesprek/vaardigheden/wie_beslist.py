"""Who decides: never the assistant."""

from __future__ import annotations

from ..herkomst import merk
from ..staat import Beurt, Omgeving, Reactie, Staat, advies
from ..vaardigheid import Vaardigheid
from ..zeggen import tussendoor


@Vaardigheid("wie_beslist", tussendoor=True, zeg="wie beslist", in_hulp=50)
def wie_beslist(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    if staat is None:
        tekst = "Regiewijzer beslist nooit; het geeft advies. Wie beslist, verschilt per kader en staat bij elk advies."
        return tussendoor(omgeving, None, tekst)
    besluiten = [omgeving.kaders.besluiten[b] for b in advies(omgeving, staat)["besluiten"]]
    regels = dict.fromkeys(
        f"• {b.naam} ({omgeving.kaders.kaders[b.kader].naam}): {b.beslisser}{merk(b.bronnen)}" for b in besluiten
    )
    return tussendoor(omgeving, staat, "Dit is een advies; jij of je team beslist.\n" + "\n".join(regels))
