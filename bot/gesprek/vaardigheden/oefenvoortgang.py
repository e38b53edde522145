"""How somebody's practising goes, in words; the picture is on the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bot.lijn.doet import Doet
from bot.oefenen.voortgang import VAST, Geleerd, voortgang
from bot.oefenen.voortgang import zeg as van_oefenen
from bot.schrijfwijze import aantal, en, getal

from ..blokken import Blok, Knop, alinea, lijst
from ..staat import Beurt, Omgeving, Reactie, Staat
from ..teksten import zeg
from ..vaardigheid import Vaardigheid
from ..zeggen import OEFENEN, tussendoor

_MEEST = 6  # onderdelen that are named


@Vaardigheid(
    "oefenvoortgang",
    recht="oefenen",
    geleerd=False,
    rechtstreeks=True,
    zeg="mijn voortgang",
    hulpregel="oefenen.hulp_voortgang",
)
def oefenvoortgang(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """By kader, what comes back, and whether somebody knows what he knows."""
    knoppen = (OEFENEN, Knop(zeg("knoppen.leerpad"), Doet.LEERPAD))
    if beurt.geleerd is None:
        return tussendoor(omgeving, staat, zeg("oefenen.niet_bewaard"), knoppen=knoppen)
    return tussendoor(omgeving, staat, *_blokken(omgeving, beurt.geleerd, beurt), knoppen=knoppen)


def _blokken(omgeving: Omgeving, geleerd: Geleerd, beurt: Beurt) -> Iterator[Blok | str]:
    stand = voortgang(omgeving.kaders, geleerd.kaarten, geleerd.uitslagen, beurt.nu)
    yield stand["zin"]
    if not stand["kaders"]:
        return
    yield lijst(_per_kader(kader) for kader in stand["kaders"])
    yield alinea(*_onderdelen(stand["kaders"]))
    brier = stand["zekerheid"]["brier"]
    score = () if brier is None else (van_oefenen("brier", brier=getal(brier)),)
    yield alinea(stand["zekerheid"]["zin"], *score)
    yield van_oefenen("alleen_jij")


def _per_kader(kader: Mapping[str, Any]) -> str:
    keer = aantal(kader["gedaan"], "casus", "casussen")
    return van_oefenen("per_kader", kader=kader["label"], casussen=keer, goed=kader["goed"], van=kader["van"])


def _onderdelen(kaders: list[Mapping[str, Any]]) -> Iterator[str]:
    alle = [onderdeel for kader in kaders for onderdeel in kader["onderdelen"]]
    terug = list(dict.fromkeys(o["label"].lower() for o in alle if o["terug"]))[:_MEEST]
    vast = list(dict.fromkeys(o["label"].lower() for o in alle if not o["terug"] and o["goed"] >= VAST))[:_MEEST]
    if vast:
        yield van_oefenen("vast", onderdelen=en(vast))
    yield van_oefenen("terug", onderdelen=en(terug)) if terug else van_oefenen("niets_terug")
