"""What has to be looked at before a stored casus is closed, as its own kaders have it; and who decides in doubt.

Works on rows as programs get them (`Rij.als_json`, docs/contract.md). No norm of one kader is carried into another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bot.afweging import Kaders
from bot.afweging.model import Afsluitpunt
from bot.dossier.fouten import OngeldigeInvoer
from bot.dossier.verloop import besloten


def controle(rij: Mapping[str, Any], kaders: Kaders) -> list[dict[str, Any]]:
    """The points of the closing check for this row: [{"id", "kader", "tekst", "vindplaats", "interpretatie"}].

    What counts at an uitkomst follows what was decided, and counts while that isn't settled. [] when none of its kaders
    says what to look at.
    """
    return [_punt(kader, punt) for kader, punt in _punten(rij, kaders)]


def _punten(rij: Mapping[str, Any], kaders: Kaders) -> Iterator[tuple[str, Afsluitpunt]]:
    uit = {b: gekozen.uitkomst if gekozen else None for b, gekozen in besloten(rij).items()}
    for naam in rij["kaders"]:
        if naam in kaders.kaders:
            for punt in kaders.kaders[naam].afsluiten:
                if all(b in uit and uit[b] in (None, *mag) for b, mag in punt.als.items()):
                    yield naam, punt


def _punt(kader: str, punt: Afsluitpunt) -> dict[str, Any]:
    return {
        "id": f"{kader}.{punt.id}",
        "kader": kader,
        "tekst": punt.vraag,
        "vindplaats": "; ".join(b.vindplaats for b in punt.bronnen),
        "interpretatie": any(b.interpretatie for b in punt.bronnen),
    }


def met_oordelen(punten: list[dict[str, Any]], oordelen: Mapping[str, tuple[str, str | None]]) -> list[dict[str, Any]]:
    """The points with what somebody found: {id: (oordeel, why it is closed all the same)}. What wasn't looked at has
    None, and `Stap` refuses that. Raises OngeldigeInvoer for a point that isn't one of these.
    """
    bekend = {punt["id"] for punt in punten}
    if vreemd := [naam for naam in oordelen if naam not in bekend]:
        raise OngeldigeInvoer(f"Een punt '{vreemd[0][:60]}' hoort niet bij de controle van deze casus.")
    uit = []
    for punt in punten:
        oordeel, toelichting = oordelen.get(punt["id"], (None, None))
        uit.append({**punt, "oordeel": oordeel, **({"toelichting": toelichting} if toelichting else {})})
    return uit


def bij_twijfel(rij: Mapping[str, Any], kaders: Kaders) -> list[str]:
    """The roles that the kaders of this row name as who decides in doubt: of a besluit that is a close call, else of
    all. [] when they name nobody.
    """
    krap = [b for b, uit in rij["besluiten"].items() if isinstance(uit, Mapping) and uit.get("grensgeval")]
    for besluiten in (krap, list(rij["besluiten"])):
        rollen = [kaders.besluiten[b].rol_bij_twijfel for b in besluiten if b in kaders.besluiten]
        if genoemd := list(dict.fromkeys(filter(None, rollen))):
            return genoemd
    return []
