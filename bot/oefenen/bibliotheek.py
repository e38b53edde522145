"""The casussen that come with Regiewijzer and those of the organisation, and which of them can be practised under the
kaders of this installation.
"""

from __future__ import annotations

import logging
from functools import cache, lru_cache
from pathlib import Path

from bot import instellingen
from bot.afweging import Kaders
from bot.afweging.fouten import OnbruikbareInvoer

from .lezen import lees_bestand
from .model import Oefencasus
from .weging import uitkomsten

logger = logging.getLogger(__name__)
MAP = Path(__file__).parent / "casussen"


@cache
def alle(map_: Path = MAP) -> tuple[Oefencasus, ...]:
    """Every casus of the files in this folder. Raises OnbruikbareInvoer."""
    return tuple(casus for pad in sorted(map_.glob("*.yml")) for casus in lees_bestand(pad))


def bibliotheek(kaders: Kaders) -> tuple[Oefencasus, ...]:
    """Those whose outcome these kaders give: an organisation may have another kader, or another version of it. What it
    wrote itself is read again when a file of it changes.
    """
    return _passend(kaders, _stand(instellingen.oefenmap()))


@lru_cache(maxsize=8)
def _passend(kaders: Kaders, eigen: tuple[tuple[Path, int], ...]) -> tuple[Oefencasus, ...]:
    gelezen = [*alle(), *(casus for pad, _ in eigen for casus in _zonder_fouten(pad))]
    per_naam = {casus.id: casus for casus in reversed(gelezen)}  # ours go first where a name is used twice
    return tuple(c for c in gelezen if per_naam.get(c.id) is c and _past(kaders, c))


def _stand(map_: Path | None) -> tuple[tuple[Path, int], ...]:
    """The files of this folder, with when they changed."""
    try:
        return tuple((p, p.stat().st_mtime_ns) for p in sorted(map_.glob("*.yml"))) if map_ else ()
    except OSError:  # a file that goes away while we look: the next time it isn't there
        return ()


def _zonder_fouten(pad: Path) -> tuple[Oefencasus, ...]:
    """Nothing of a file that can't be read: who wrote it hears why from `regiewijzer oefening controleer`."""
    try:
        return lees_bestand(pad)
    except OnbruikbareInvoer:
        logger.warning("Het bestand met oefencasussen %s is niet te lezen en telt niet mee.", pad.name)
        return ()


def _past(kaders: Kaders, casus: Oefencasus) -> bool:
    try:
        return casus.kader in kaders.kaders and uitkomsten(kaders, casus) == casus.verwacht
    except OnbruikbareInvoer:
        return False
