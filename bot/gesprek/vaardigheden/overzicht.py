"""What is known, and the advice so far."""

from __future__ import annotations

from dataclasses import replace

from ..beeld import advies_tekst, bericht, waarde_als_tekst
from ..prompt import eindbericht
from ..staat import Beurt, Omgeving, Reactie, Staat, advies, open_prompt, zonder_rust
from ..vaardigheid import Vaardigheid
from ..zeggen import geen_afweging


@Vaardigheid("overzicht", tussendoor=True, zeg="overzicht", in_hulp=30)
def overzicht(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """What is known and what follows from it so far."""
    if staat is None:
        return geen_afweging()
    staat = replace(staat, wacht=zonder_rust(staat))
    kenmerken = omgeving.kaders.kenmerken
    bekend = [f"• {kenmerken[k].label}: {waarde_als_tekst(kenmerken[k], w)}" for k, w in staat.antwoorden.items()]
    tekst = "Bekend:\n" + ("\n".join(bekend) or "• nog niets")
    if open_prompt(staat):
        return Reactie(
            staat,
            (
                bericht(tekst),
                bericht(advies_tekst(omgeving, staat, advies(omgeving, staat)), soort="advies"),
                eindbericht(omgeving, staat),
            ),
        )
    return Reactie(staat, (bericht(tekst), eindbericht(omgeving, staat)))
