"""A step of a stored casus that waits for the next message: the question that was asked for, or the answer and why.

It stands beside the afweging and not in it: who puts a casus before somebody often has none running. It only waits
while nothing else is asked; a button or a command of its own goes first, and then it is forgotten.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.begrip.bedoeling import vaste_bedoeling
from bot.begrip.gespreksvraag import over_casus

from .staat import Beurt, Omgeving, Opvraag, Staat, Waarvoor, open_prompt
from .zinnen import zegt

# What is asked for → the skill that it is for, and how it would have been said in one go.
_IN_EEN_KEER: Mapping[Waarvoor, tuple[str, str]] = {
    Waarvoor.VOORLEGGEN: ("voorleggen", "leg voor {casus}: {tekst}"),
    Waarvoor.BEANTWOORDEN: ("beantwoorden", "antwoord op {casus}: {tekst}"),
}
# Settled by words, and yet it may be what was asked for: a question is put as a question.
_GEWONE_TEKST = frozenset({None, "vertellen", "uitleg", "waarom", "waarom_niet"})


def kan_wachten(staat: Staat | None, waarvoor: Waarvoor) -> bool:
    """Whether the next message can be what this step still takes."""
    return waarvoor in _IN_EEN_KEER and (staat is None or open_prompt(staat) is None)


def aangevuld(omgeving: Omgeving, gevraagd: Opvraag | None, naam: str, beurt: Beurt) -> tuple[str, Beurt]:
    """The skill and the turn as if what was asked for had been said at once; unchanged when this is something else."""
    if gevraagd is None or beurt.doet is not None or beurt.keuze is not None or not beurt.tekst.strip():
        return naam, beurt
    vast = vaste_bedoeling(beurt.tekst, omgeving.kaders, beurt.vermeldingen)
    if vast not in _GEWONE_TEKST or over_casus(beurt.tekst) or zegt("laat_maar", beurt.tekst):
        return naam, beurt
    vaardigheid, zin = _IN_EEN_KEER[gevraagd.waarvoor]
    tekst = zin.format(casus=gevraagd.casus, tekst=beurt.tekst)
    return vaardigheid, replace(beurt, tekst=tekst, intent=vaardigheid)


def als_json(gevraagd: Opvraag) -> dict[str, Any]:
    return {"casus": gevraagd.casus, "waarvoor": gevraagd.waarvoor.value}


def uit_json(document: object) -> Opvraag | None:
    """None for what isn't one: then nothing waits."""
    if not isinstance(document, Mapping) or not isinstance(document.get("casus"), str):
        return None
    wat = next((w for w in _IN_EEN_KEER if w.value == document.get("waarvoor")), None)
    return Opvraag(document["casus"], wat) if wat else None
