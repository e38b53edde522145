"""What more than one skill says: that there is no afweging, that something is still open, an answer in between."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .beeld import bericht, knop
from .prompt import eindbericht
from .staat import Omgeving, Reactie, Staat, open_prompt


def geen_afweging(tekst: str = "Er loopt nu geen afweging.") -> Reactie:
    knoppen = [knop("Nieuwe afweging", "nieuwe afweging"), knop("Hulp", "hulp")]
    return Reactie(
        None, (bericht(f"{tekst} Beschrijf een casus (zonder namen), of begin een nieuwe afweging.", knoppen),)
    )


def tussendoor(omgeving: Omgeving, staat: Staat | None, tekst: str, knoppen: Iterable[dict[str, Any]] = ()) -> Reactie:
    """An answer in between: then back to where we were."""
    if staat is None:
        return Reactie(None, (bericht(tekst, list(knoppen) or [knop("Nieuwe afweging", "nieuwe afweging")]),))
    return Reactie(staat, (bericht(tekst, knoppen), eindbericht(omgeving, staat, met_advies=False)))


def nog_open(staat: Staat) -> str:
    """What has to be settled before storing or deviating; "" when nothing has."""
    op = (
        open_prompt(staat)
        if not (staat.wacht and staat.wacht["op"] == "stop")
        else "bevestig"
        if staat.voorstel
        else None
    )
    if op in ("bevestig", "aanpassen"):
        return "Wat ik uit je tekst haalde, telt pas mee als je ja zegt. Klopt deze lijst?"
    if op == "bedoel_je":
        return "Eerst moet ik weten wat je bedoelt."
    return "Je bent aan het afwijken. Maak dat eerst af, of zeg 'toch niet'." if op == "afwijken" else ""
