"""How somebody's practising goes: by kader and onderdeel, and how well he knows what he knows. What it says is in
voortgang.yml. Only he himself sees it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from bot.afweging import Kaders
from bot.dossier.oefenvoortgang import Oefenkaart, Oefenuitslag
from bot.schrijfwijze import AMSTERDAM, aantal

from .uitslag import GEDEELD, KORT, ZEKERHEDEN

if TYPE_CHECKING:
    from bot.dossier import Dossier

_TABEL = Path(__file__).with_name("voortgang.yml")
VAST = 3  # times right, the last one too: then it sits well
_DECIMALEN = 2


@cache
def tabel() -> Mapping[str, Any]:
    """voortgang.yml."""
    gelezen: Mapping[str, Any] = yaml.safe_load(_TABEL.read_text(encoding="utf-8"))
    return gelezen


def zeg(naam: str, **gaten: object) -> str:
    """The sentence of this name. Raises KeyError for one that isn't there."""
    zin: str = tabel()["zinnen"][naam]
    return zin.format(**gaten)


@dataclass(frozen=True)
class Geleerd:
    """What is known of one person: his cards, what came of each practice, his steps of the learning path (aware)."""

    kaarten: tuple[Oefenkaart, ...] = ()
    uitslagen: tuple[Oefenuitslag, ...] = ()
    stappen: Mapping[str, datetime] = field(default_factory=dict)


def lees(dossier: Dossier, wie: str) -> Geleerd | None:
    """That of this person (a pseudonym); None where more people share the name. Raises DossierFout."""
    if wie in GEDEELD:
        return None
    deel = dossier.oefenvoortgang
    return Geleerd(tuple(deel.kaarten(wie)), tuple(deel.uitslagen(wie)), deel.stappen(wie))


@dataclass(frozen=True)
class Stand:
    """One onderdeel as somebody knows it. `sterkte` in percent: how likely he still knows it. `terug`: whether it comes
    back in his next casussen; `terug_op`: the day (ISO) that it does.
    """

    kader: str
    naam: str
    label: str
    soort: str
    goed: int
    fout: int
    sterkte: int
    terug: bool
    terug_op: str


def voortgang(
    kaders: Kaders, kaarten: Sequence[Oefenkaart], uitslagen: Sequence[Oefenuitslag], nu: datetime
) -> dict[str, Any]:
    """All that a page or the chat shows of it (JSON; the shape is bot/poort/api/oefenen.py). `nu` is aware."""
    standen = [_stand(kaders, kaart, nu) for kaart in kaarten if _bestaat(kaders, kaart)]
    casussen = [u for u in uitslagen if u.soort != KORT]
    return {
        "gedaan": len(casussen),
        "kort": len(uitslagen) - len(casussen),
        "zin": _hoe_ver(uitslagen),
        "kaders": [_kader(kaders, k, standen, uitslagen) for k in kaders.kaders if _geoefend(k, standen, uitslagen)],
        "zekerheid": zekerheid(uitslagen),
        "verloop": _verloop(uitslagen),
    }


def label(kaders: Kaders, onderdeel: str) -> str:
    """How an onderdeel is called: a besluit by its name, a kenmerk by its label."""
    return kaders.besluiten[onderdeel].naam if onderdeel in kaders.besluiten else kaders.kenmerken[onderdeel].label


def kader_label(kaders: Kaders, kader: str) -> str:
    """How people call a kader: by its profiel ("Lekstroom"), else by the name of its document."""
    profiel = kaders.profielen.get(kader)
    return profiel.label if profiel else kaders.kaders[kader].naam


def zekerheid(uitslagen: Sequence[Oefenuitslag]) -> dict[str, Any]:
    """How sure somebody was beside how often it was right: the Brier score of it (0-1, None when there are too few) and
    what to say of it, kindly.
    """
    met = [u for u in uitslagen if u.zekerheid in ZEKERHEDEN and u.van]
    kansen = {naam: float(z["kans"]) for naam, z in tabel()["zekerheden"].items()}
    delen = [
        {
            "naam": naam,
            "label": tabel()["zekerheden"][naam]["label"],
            "verwacht": round(100 * kansen[naam]),
            "aantal": len(eigen := [u for u in met if u.zekerheid == naam]),
            "goed": sum(u.goed == u.van for u in eigen),
        }
        for naam in ZEKERHEDEN
    ]
    nodig = int(tabel()["te_weinig"])
    if len(met) < nodig:
        return {"brier": None, "zin": zeg("te_weinig", nodig=nodig, aantal=len(met)), "delen": delen}
    raak = [(kansen[u.zekerheid or ""], float(u.goed == u.van)) for u in met]
    brier = sum((kans - klopte) ** 2 for kans, klopte in raak) / len(raak)
    scheelt = sum(kans - klopte for kans, klopte in raak) / len(raak)
    hoe = "te_zeker" if scheelt > tabel()["ruimte"] else "te_onzeker" if -scheelt > tabel()["ruimte"] else "raak"
    return {"brier": round(brier, _DECIMALEN), "zin": zeg(hoe), "delen": delen}


def _bestaat(kaders: Kaders, kaart: Oefenkaart) -> bool:
    """A kader may have lost a besluit or a kenmerk since."""
    return kaart.kader in kaders.kaders and (kaart.onderdeel in kaders.besluiten or kaart.onderdeel in kaders.kenmerken)


def _stand(kaders: Kaders, kaart: Oefenkaart, nu: datetime) -> Stand:
    from .herhalen import sterkte

    soort = "besluit" if kaart.onderdeel in kaders.besluiten else "kenmerk"
    return Stand(
        kaart.kader,
        kaart.onderdeel,
        label(kaders, kaart.onderdeel),
        soort,
        kaart.goed,
        kaart.fout,
        sterkte(kaart, nu),
        not kaart.laatst_goed or kaart.terug_op <= nu,
        kaart.terug_op.astimezone(AMSTERDAM).date().isoformat(),
    )


def _hoe_ver(uitslagen: Sequence[Oefenuitslag]) -> str:
    if not uitslagen:
        return zeg("niets")
    goed, van = sum(u.goed for u in uitslagen), sum(u.van for u in uitslagen)
    return zeg("gedaan", casussen=aantal(len(uitslagen), "casus", "casussen"), goed=goed, van=van)


def _geoefend(kader: str, standen: Sequence[Stand], uitslagen: Sequence[Oefenuitslag]) -> bool:
    return any(s.kader == kader for s in standen) or any(u.kader == kader for u in uitslagen)


def _kader(kaders: Kaders, kader: str, standen: Sequence[Stand], uitslagen: Sequence[Oefenuitslag]) -> dict[str, Any]:
    eigen = [u for u in uitslagen if u.kader == kader]
    return {
        "kader": kader,
        "label": kader_label(kaders, kader),
        "gedaan": len(eigen),
        "goed": sum(u.goed for u in eigen),
        "van": sum(u.van for u in eigen),
        # what needs most attention first
        "onderdelen": [
            {k: w for k, w in asdict(s).items() if k != "kader"}
            for s in sorted(standen, key=lambda s: (s.sterkte, s.label))
            if s.kader == kader
        ],
    }


def _verloop(uitslagen: Sequence[Oefenuitslag]) -> list[dict[str, Any]]:
    """By week (its Monday), the oldest first."""
    uit: dict[str, dict[str, Any]] = {}
    for uitslag in uitslagen:
        dag = uitslag.op.astimezone(AMSTERDAM).date()
        maandag = dag.fromordinal(dag.toordinal() - dag.weekday()).isoformat()
        week = uit.setdefault(maandag, {"week": maandag, "gedaan": 0, "goed": 0, "van": 0})
        week["gedaan"] += 1
        week["goed"] += uitslag.goed
        week["van"] += uitslag.van
    return list(uit.values())
