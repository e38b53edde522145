"""What a button says that it does, checked: a name of ours, with a value that the kaders know."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from bot.afweging import Kaders, OnbruikbareInvoer
from bot.bladen import alle
from bot.lijn.doet import Doet
from bot.oefenen.leerpad import VERDER, te_lezen
from bot.oefenen.uitslag import ZEKERHEDEN


def lees_doet(doet: Any, waarde: Any, kaders: Kaders) -> dict[str, Any]:
    """`{"doet", "waarde"}` as it goes over the wire.

    Raises OnbruikbareInvoer with what is allowed; it quotes nothing.
    """
    namen = [naam.value for naam in Doet]
    if not isinstance(doet, str) or doet not in namen:
        raise OnbruikbareInvoer(f"Het veld doet is niet bekend. Kies uit: {', '.join(namen)}.")
    gekozen = Doet(doet)
    kan = waarden(gekozen, kaders)
    if waarde is None:
        if moet_waarde(gekozen):
            raise OnbruikbareInvoer(f"Bij {doet} hoort een waarde. Kies uit: {', '.join(kan)}.")
    elif not isinstance(waarde, str) or waarde not in kan:
        raise OnbruikbareInvoer(f"Deze waarde past niet bij {doet}. " + _kies_uit(kan))
    return {"doet": doet, "waarde": waarde}


def moet_waarde(doet: Doet) -> bool:
    """Whether it says nothing without a value."""
    return doet in (Doet.BLAD, Doet.ANDER_PROFIEL, Doet.BESLUIT, Doet.UITKOMST, Doet.ZEKERHEID)


def waarden(doet: Doet, kaders: Kaders) -> Collection[str]:
    """The values that this may have; none where there is nothing to choose."""
    match doet:
        case Doet.NIEUWE_AFWEGING | Doet.ANDER_PROFIEL:
            return kaders.profielen
        case Doet.OEFENEN | Doet.KORTE_OEFENING:
            return kaders.kaders
        case Doet.LEERPAD:
            return [*sorted(te_lezen()), VERDER]
        case Doet.ZEKERHEID:
            return ZEKERHEDEN
        case Doet.BLAD:
            return [blad.naam for blad in alle(kaders)]
        case Doet.GEEN_ZORGEN:
            return [k.id for k in kaders.kenmerken.values() if k.geen_zorgen is not None]
        case Doet.BESLUIT:
            return kaders.besluiten
        case Doet.UITKOMST:
            return dict.fromkeys(u for besluit in kaders.besluiten.values() for u in besluit.uitkomsten)
    return ()


def _kies_uit(kan: Collection[str]) -> str:
    return f"Kies uit: {', '.join(kan)}." if kan else "Laat waarde weg."
