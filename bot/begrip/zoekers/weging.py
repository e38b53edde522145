"""How likely it is that a text states a value, by all that it holds for it: one small logistic model, learned from
whole texts (leren/weging).

Phrases and the learned reader err differently: together they say more than either.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, log
from typing import TYPE_CHECKING, Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from bot.begrip.bewijs import ONBEWEZEN, VAN_ANDER, Bewijs, Paar
from bot.begrip.tabel import MAP
from bot.begrip.vermelding import GEVRAAGD, MOGELIJK, ONBEKEND, ONTKEND, VERLEDEN
from bot.begrip.zoekers.begrippen import naam
from bot.begrip.zoekers.geleerd import BODEM, Gelezen, begrippen

if TYPE_CHECKING:
    from bot.afweging import Kaders

Getallen = NDArray[np.float32]

BESTAND = MAP / "geleerd" / "weging.json"
GETALLEN = MAP / "geleerd" / "weging.npz"
# How a clause is kept from counting, each a feature of its own.
REDENEN = (GEVRAAGD, ONTKEND, MOGELIJK, VERLEDEN, ONBEKEND, VAN_ANDER, ONBEWEZEN)
TREKKEN = (
    "beste",  # what the clause that says it most scores
    "beste_boven_0",
    "beste_boven_-2",
    "tweede",  # the next clause
    "meest",  # the most that any clause scores, counted or not
    "betekent",  # the same, by what it means
    "betekent_boven_0",
    "betekent_boven_-2",
    "betekent_en_meest",
    "geheel",  # what the text as a whole makes of it
    "telt_niet",  # how much higher a clause scores that the rules don't let count
    *REDENEN,  # what such a clause scores
    "zin",  # a phrase states it
    "zin_klopt",  # how often the best of those phrases was right in written clauses
    "zin_en_deel",  # what the clause that holds a phrase scores
    "zin_en_beste",
    "meer_zinnen",
    "strekking",  # how much the words around it let it stand
    "strekking_onder_0",
    "geen_zin",  # it doesn't come from a list (an act of violence, "geen kindfactoren")
    "ander",  # the best clause for another answer to the same question
    "ander_boven_0",
    "zin_ander",  # a phrase states another answer
    "anders",  # a phrase says that it isn't so, or was, or may be
    "meerkeuze",
    "lichter",  # it makes an advice lighter
    "lengte",  # of the text
    "jeugd",
    "volwassenen",
)
RUIM = 4.0  # how far what the words around a phrase say counts
ONDER = -2.0  # what a clause scores less, says nothing of the whole


@dataclass(frozen=True)
class Weging:
    """Weights: of each of TREKKEN, of each value (nothing for one never seen), and `zinnen`, what each phrase is
    worth by the number of its words (crc32); `geheel`: of each value what every concept in the text says of it;
    `grens`: from which chance what is stated, kept or suggested.
    """

    begin: float
    trekken: Sequence[float]
    waarden: Mapping[str, float]
    zinnen: Mapping[str, float]
    grens: Mapping[str, float]
    geheel: Geheel


@dataclass(frozen=True)
class Geheel:
    """What a whole text makes of each value: weights (values × concepts) on how clearly each concept is in it, and
    where each begins. A value that isn't here gets `GEEN`."""

    nummers: Mapping[str, int]
    gewicht: Getallen
    begin: Getallen

    def scores(self, aanwezig: Getallen) -> Mapping[str, float]:
        som = self.gewicht @ aanwezig + self.begin
        return {waarde: float(som[nr]) for waarde, nr in self.nummers.items()}


GEEN = -4.0


@cache
def weging() -> Weging:
    kop = json.loads(BESTAND.read_text(encoding="utf-8"))
    with np.load(GETALLEN) as bestand:
        nummers = {waarde: nr for nr, waarde in enumerate(kop["geheel"])}
        geheel = Geheel(nummers, bestand["gewicht"].astype(np.float32), bestand["begin"].astype(np.float32))
    trekken = [kop["trekken"][t] for t in TREKKEN]
    return Weging(kop["begin"], trekken, kop["waarden"], kop["zinnen"], kop["grens"], geheel)


def zinsleutel(zin: str, begrip: str) -> str:
    """What a phrase is kept under, for a concept."""
    return f"{crc32(f'{begrip} {zin}'.encode()):08x}"


def waarde_van(paar: Paar) -> str:
    """How a value is written in the artefact."""
    return f"{paar[0]}.{paar[1]}"


def kansen(bewijzen: Mapping[Paar, Bewijs], kaders: Kaders) -> Mapping[Paar, float]:
    """How likely the text states each value."""
    model = weging()
    geheel = model.geheel.scores(aanwezig(bewijzen))
    uit = {}
    for paar, rij in trekken(bewijzen, kaders, model.zinnen, geheel).items():
        som = sum(gewicht * waarde for gewicht, waarde in zip(model.trekken, rij))
        uit[paar] = 1 / (1 + exp(-(model.begin + som + model.waarden.get(waarde_van(paar), 0.0))))
    return uit


def aanwezig(bewijzen: Mapping[Paar, Bewijs]) -> Getallen:
    """How clearly each concept is in the text: what its best clause scores above ONDER, whether it counts or not."""
    nummer = {begrip: nr for nr, begrip in enumerate(begrippen())}
    uit = np.zeros(len(nummer), dtype=np.float32)
    for bewijs in bewijzen.values():
        for g in bewijs.alle:
            nr = nummer.get(g.begrip)
            if nr is not None:
                uit[nr] = max(uit[nr], g.score - ONDER)
    return uit


def trekken(
    bewijzen: Mapping[Paar, Bewijs], kaders: Kaders, zinnen: Mapping[str, float], geheel: Mapping[str, float]
) -> Mapping[Paar, list[float]]:
    """The features of each value, in the order of TREKKEN. `geheel`: what the whole text makes of each."""
    per_kenmerk: dict[str, list[Paar]] = {}
    for paar in bewijzen:
        per_kenmerk.setdefault(paar[0], []).append(paar)
    uit = {}
    for paar, bewijs in bewijzen.items():
        meer = kaders.kenmerken[paar[0]].soort == "meerkeuze"
        anderen = [] if meer else [bewijzen[ander] for ander in per_kenmerk[paar[0]] if ander != paar]
        deel = _van_deel(bewijs, geheel.get(waarde_van(paar), GEEN))
        ander = max((_beste(ander.gelezen) for ander in anderen), default=BODEM)
        uit[paar] = [
            *deel,
            *(_beste(bewijs.geweerd.get(reden, ())) - BODEM for reden in REDENEN),
            *_van_zinnen(bewijs, deel[0], [_waard(zin, naam(*paar), zinnen) for zin in bewijs.zinnen]),
            ander,
            max(ander, 0.0),
            float(any(ander.vermeldingen for ander in anderen)),
            float(bool(bewijs.anders)),
            float(meer),
            float(bewijs.lichter),
            log(1 + bewijs.delen),
            float(bewijs.doelgroep == "jeugd"),
            float(bewijs.doelgroep == "volwassenen"),
        ]
    return uit


def _waard(zin: str, begrip: str, zinnen: Mapping[str, float]) -> float:
    """What a phrase is worth; one that was never seen is worth what phrases of its concept are."""
    return zinnen.get(zinsleutel(zin, begrip), zinnen.get(zinsleutel("", begrip), 0.0))


def _beste(gelezen: Sequence[Gelezen]) -> float:
    return max((g.score for g in gelezen), default=BODEM)


def _van_deel(bewijs: Bewijs, geheel: float) -> list[float]:
    beste, tweede = sorted([BODEM, BODEM, *(g.score for g in bewijs.gelezen)])[:-3:-1]
    meest = _beste(bewijs.alle)
    betekent = max((g.zin for g in bewijs.alle), default=BODEM)
    return [
        beste,
        max(beste, 0.0),
        max(beste + 2, 0.0),
        tweede,
        meest,
        betekent,
        max(betekent, 0.0),
        max(betekent + 2, 0.0),
        max(betekent + 2, 0.0) * max(meest + 2, 0.0),
        geheel,
        max(0.0, meest - beste),
    ]


def _van_zinnen(bewijs: Bewijs, beste: float, waard: Sequence[float]) -> list[float]:
    if not bewijs.vermeldingen:
        return [0.0] * 8
    return [
        1.0,
        max(waard),
        bewijs.om_zin + 2,
        max(beste, -2.0),
        float(len(bewijs.vermeldingen) > 1),
        max(-RUIM, min(RUIM, bewijs.strekking)),
        max(0.0, -bewijs.strekking),
        float("" in bewijs.zinnen),
    ]


def als_json(model: Weging) -> dict[str, Any]:
    """As `weging` reads it, but for the numbers of the whole (`bewaar_geheel`)."""
    return {
        "begin": model.begin,
        "trekken": dict(zip(TREKKEN, model.trekken)),
        "grens": dict(model.grens),
        "geheel": list(model.geheel.nummers),
        "waarden": dict(model.waarden),
        "zinnen": dict(model.zinnen),
    }


def bewaar_geheel(geheel: Geheel) -> None:
    np.savez_compressed(GETALLEN, gewicht=geheel.gewicht.astype(np.float16), begin=geheel.begin.astype(np.float16))
