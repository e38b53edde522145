"""An aanmelding of a meeting on its way to the store and back: masked, with a conversation that only the driver gets,
and akkoord only with what was stored and is bepaald.
"""

from __future__ import annotations

import hashlib
import json
from collections import OrderedDict
from collections.abc import Mapping
from typing import Any

from bot.dossier import Rij
from bot.poort.afscherming import scherm_af
from bot.poort.fouten import Weigering
from bot.poort.gesprekken import Gesprekken

NIET_BEPAALD = (
    "Nog niet alles is bepaald. Houd deze aanmelding aan: met wat er nodig is, van wie, en wanneer ze terug is."
)
NIET_VASTGELEGD = "Bij dit besluit hoort een afweging die is vastgelegd. Leg haar eerst vast."
ANDERS_VASTGELEGD = (
    "Onder {casus} staat iets anders vastgelegd dan er op het scherm stond. Open de aanmelding opnieuw en kijk na wat "
    "er nu staat. Er is niets veranderd."
)
KAPOT = "Het gesprek bij een aanmelding is niet te lezen. Ververs de pagina en probeer het opnieuw."
_SCHOON_HOOGSTENS = 20_000


class Scherm:
    """Masks texts. Remembers (by hash) which were clean: of a conversation most lines come again and again."""

    def __init__(self) -> None:
        self._schoon: OrderedDict[bytes, None] = OrderedDict()

    def tekst(self, tekst: str | None) -> str | None:
        """The text without personal data."""
        if not tekst:
            return tekst
        merk = hashlib.blake2b(tekst.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        if merk in self._schoon:
            return tekst
        uit = scherm_af(tekst)[0]
        if uit == tekst:
            self._schoon[merk] = None
            if len(self._schoon) > _SCHOON_HOOGSTENS:
                self._schoon.popitem(last=False)
        return uit

    def stuk(self, stuk: Mapping[str, Any], gesprekken: Gesprekken, wie: str) -> dict[str, Any]:
        """As it is stored: every typed text masked, and of the conversation its number alone. Raises Weigering 422."""
        uit = {**stuk}
        for veld in ("tekst", "woorden", "bij_twijfel", "eerder"):
            uit[veld] = self.tekst(stuk.get(veld))
        for deel, velden in (("besluit", ("nodig", "door", "vraag", "aan")), ("oppakken", ("door",))):
            if stuk.get(deel):
                uit[deel] = {k: self.tekst(w) if k in velden else w for k, w in stuk[deel].items()}
        if stuk.get("beeld"):
            uit["beeld"] = self._beeld(_gelezen(stuk["beeld"]), gesprekken, wie)
        return uit

    def _beeld(self, beeld: dict[str, Any], gesprekken: Gesprekken, wie: str) -> str:
        regels = [self._regel(regel) for regel in beeld.get("regels") or () if isinstance(regel, dict)]
        gesprek = beeld.get("gesprek")
        nummer = gesprekken.nummer(gesprek, wie) if isinstance(gesprek, str) else None
        return json.dumps({**beeld, "regels": regels, "gesprek": nummer}, ensure_ascii=False)

    def _regel(self, regel: dict[str, Any]) -> dict[str, Any]:
        mijn = regel.get("van") == "jij" and isinstance(regel.get("tekst"), str)
        return {**regel, "tekst": self.tekst(regel["tekst"])} if mijn else regel


def _gelezen(beeld: str) -> dict[str, Any]:
    try:
        uit = json.loads(beeld)
    except (ValueError, RecursionError):
        uit = None
    if not isinstance(uit, dict):
        raise Weigering(422, KAPOT)
    return uit


def voor_scherm(stuk: Mapping[str, Any], gesprekken: Gesprekken, wie: str, stuurt: bool) -> dict[str, Any]:
    """As a screen gets it: who drives can go on with the conversation, the others can only see it."""
    if not stuk.get("beeld"):
        return {**stuk}
    beeld = json.loads(stuk["beeld"])
    nummer = beeld.get("gesprek")
    beeld["gesprek"] = gesprekken.voor(nummer, wie) if stuurt and nummer else None
    return {**stuk, "beeld": json.dumps(beeld, ensure_ascii=False)}


def controleer_akkoord(stuk: Mapping[str, Any], rij: Rij | None) -> None:
    """Raise Weigering when the team can't agree with this: nothing is stored under its code (422), something in it
    isn't bepaald (422), or it isn't what the screen showed (409). `rij`: what is stored last, within his circle.
    """
    if rij is None:
        raise Weigering(422, NIET_VASTGELEGD)
    if not rij.besluiten or not all(oordeel.get("bepaald") for oordeel in rij.besluiten.values()):
        raise Weigering(422, NIET_BEPAALD)
    afweging = _gelezen(stuk["beeld"]).get("afweging") if stuk.get("beeld") else None
    getoond = afweging.get("besluiten") if isinstance(afweging, dict) else None
    if not isinstance(getoond, dict) or _uitkomsten(getoond) != _uitkomsten(rij.besluiten):
        raise Weigering(409, ANDERS_VASTGELEGD.format(casus=rij.casus))


def _uitkomsten(besluiten: Mapping[str, Any]) -> dict[str, Any]:
    return {naam: oordeel.get("uitkomst") for naam, oordeel in besluiten.items() if isinstance(oordeel, dict)}
