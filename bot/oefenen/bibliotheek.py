"""The casussen that come with Regiewijzer, and which of them can be practised under the kaders of this installation."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from bot.afweging import Kaders
from bot.afweging.fouten import OnbruikbareInvoer

from .lezen import lees_bestand
from .model import Oefencasus
from .weging import uitkomsten

MAP = Path(__file__).parent / "casussen"


@cache
def alle(map_: Path = MAP) -> tuple[Oefencasus, ...]:
    """Every casus of the files in this folder. Raises OnbruikbareInvoer."""
    return tuple(casus for pad in sorted(map_.glob("*.yml")) for casus in lees_bestand(pad))


@lru_cache(maxsize=4)
def bibliotheek(kaders: Kaders) -> tuple[Oefencasus, ...]:
    """Those whose outcome these kaders give: an organisation may have another kader, or another version of it."""
    return tuple(casus for casus in alle() if _past(kaders, casus))


def _past(kaders: Kaders, casus: Oefencasus) -> bool:
    try:
        return casus.kader in kaders.kaders and uitkomsten(kaders, casus) == casus.verwacht
    except OnbruikbareInvoer:
        return False
