"""What the engine makes of a practice casus."""

from __future__ import annotations

from typing import Any

from bot.afweging import Kaders
from bot.afweging.advies import weeg_af

from .model import Oefencasus


def weeg(kaders: Kaders, casus: Oefencasus) -> dict[str, Any]:
    """The advice on the besluiten that are expected of it. Raises OnbruikbareInvoer."""
    return weeg_af(kaders, {"besluiten": list(casus.verwacht), "antwoorden": casus.antwoorden})


def uitkomsten(kaders: Kaders, casus: Oefencasus) -> dict[str, str | None]:
    """Besluit → uitkomst, None where it isn't bepaald. Raises OnbruikbareInvoer."""
    return {naam: oordeel["uitkomst"] for naam, oordeel in weeg(kaders, casus)["besluiten"].items()}


def horend(kaders: Kaders, casus: Oefencasus) -> tuple[str, ...]:
    """The besluiten of the kader that apply to this casus: of its profiel those for this doelgroep."""
    eigen = [b for b in kaders.besluiten if b.startswith(f"{casus.kader}.")]
    profiel = kaders.profielen.get(casus.kader)
    if profiel is None:
        return tuple(eigen)
    gelden = profiel.geldende(casus.antwoorden.get("doelgroep") or profiel.doelgroep)
    return tuple(b for b in eigen if b in gelden)
