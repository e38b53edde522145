"""What the engine makes of a practice casus."""

from __future__ import annotations

from typing import Any

from bot.afweging import Kaders
from bot.afweging.advies import weeg_af

from .model import Oefencasus

# A casus holds a dict, so it can't be a key itself: by its id, under these kaders.
_RAAKT: dict[tuple[Kaders, str], frozenset[tuple[str, str]]] = {}
_MEEST_RAAKT = 1024


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


def raakt(kaders: Kaders, casus: Oefencasus) -> frozenset[tuple[str, str]]:
    """The (kader, onderdeel) pairs that this casus practises: its besluiten, and the kenmerken that decide them."""
    sleutel = (kaders, casus.id)
    if sleutel not in _RAAKT:
        if len(_RAAKT) >= _MEEST_RAAKT:
            _RAAKT.clear()
        oordelen = weeg(kaders, casus)["besluiten"]
        kenmerken = {(casus.kader, k) for oordeel in oordelen.values() for k in oordeel["beslissend"]}
        _RAAKT[sleutel] = frozenset(kenmerken | {(b.partition(".")[0], b) for b in oordelen})
    return _RAAKT[sleutel]
