"""What somebody marked of a practice casus beside what its text states, kenmerk by kenmerk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.afweging.model import Kenmerk
from bot.oefenen import Oefencasus
from bot.oefenen.controle import strookt
from bot.oefenen.teamuitslag import te_markeren
from bot.oefenen.weging import weeg

from .beeld import waarde_als_tekst
from .oefening import gevraagd
from .staat import Omgeving
from .teksten import zeg

_ZIN = {
    "gezien": "oefenen.naast_gezien",
    "anders": "oefenen.naast_anders",
    "gemist": "oefenen.naast_gemist",
    "erbij": "oefenen.naast_erbij",
}


@dataclass(frozen=True)
class Naast:
    """One kenmerk. `jouw`, `casus`: the value in words, "" where there is none. `oordeel`: `gezien`, `anders` (read
    otherwise), `gemist`, or `erbij` (read into it).
    """

    kenmerk: str
    label: str
    jouw: str
    casus: str
    oordeel: str
    zin: str
    beslissend: bool


def per_kenmerk(omgeving: Omgeving, casus: Oefencasus, gemarkeerd: Mapping[str, Any]) -> list[Naast]:
    """What decides first; what nobody could miss because the text doesn't state it and nobody marked it, not at all."""
    besluiten = gevraagd(omgeving.kaders, casus)
    gewogen = weeg(omgeving.kaders, casus)["besluiten"]
    beslissend = {k for b in besluiten for k in gewogen[b]["beslissend"]}
    rijen = [
        _naast(omgeving, kenmerk, casus.antwoorden.get(kenmerk), gemarkeerd.get(kenmerk), kenmerk in beslissend)
        for kenmerk in te_markeren(omgeving.kaders, besluiten)
        if kenmerk in casus.antwoorden or gemarkeerd.get(kenmerk) is not None
    ]
    return sorted(rijen, key=lambda rij: not rij.beslissend)


def _naast(omgeving: Omgeving, naam: str, zegt: Any, jouw: Any, beslissend: bool) -> Naast:
    kenmerk = omgeving.kaders.kenmerken[naam]
    if jouw is None:
        oordeel = "gemist"
    elif zegt is None:
        oordeel = "erbij"
    else:
        oordeel = "gezien" if strookt(zegt, jouw) else "anders"
    zin = zeg("oefenen.naast_gemist_beslissend" if oordeel == "gemist" and beslissend else _ZIN[oordeel])
    return Naast(naam, kenmerk.label, _in_woorden(kenmerk, jouw), _in_woorden(kenmerk, zegt), oordeel, zin, beslissend)


def _in_woorden(kenmerk: Kenmerk, waarde: Any) -> str:
    return "" if waarde is None else waarde_als_tekst(kenmerk, waarde)
