"""What was read of the same words, were they of the other doelgroep: it counts anew when that turns out to be so.

"Vader drinkt" is a factor of a parent in a family, and an addiction of a man who is helped himself. A text is read
both ways at once; what doesn't count now is kept beside the voorstel, with the same few words, and becomes a voorstel
to confirm when the doelgroep changes. The text is never kept, and never read again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.begrip.vermelding import Vermelding
from bot.begrip.zoekers.begrippen import doelgroep_van

from .feiten import feiten

if TYPE_CHECKING:
    from bot.afweging import Kaders

    from .staat import Staat

MEEST = 40  # facts kept: what a text of 8,000 characters holds


def doelgroep(staat: Staat) -> str | None:
    """The doelgroep as it now stands: read and not yet confirmed, else answered."""
    voorgesteld = (f["waarde"] for f in staat.voorstel if f["kenmerk"] == "doelgroep")
    gezegd: str | None = next(voorgesteld, staat.antwoorden.get("doelgroep"))
    return gezegd


def onthoud(kaders: Kaders, staat: Staat, anders: Iterable[Vermelding]) -> Staat:
    """Keep what a text says when it is read of the other doelgroep."""
    gevonden, _ = feiten(anders, kaders.kenmerken, {})
    gehoord = {f["kenmerk"]: f for f in staat.gehoord}
    for feit in gevonden:
        if feit.waarde is not None:
            gehoord[feit.kenmerk] = _samen(gehoord.get(feit.kenmerk), _los(feit.als_json()))
    return replace(staat, gehoord=[*gehoord.values()][-MEEST:]) if gevonden else staat


def _los(feit: Mapping[str, Any]) -> dict[str, Any]:
    """A fact apart from the text that it stood in: without where in it."""
    return {naam: feit[naam] for naam in ("kenmerk", "waarde", "tekst")}


def _samen(eerder: Mapping[str, Any] | None, nu: dict[str, Any]) -> dict[str, Any]:
    """Factors of one kenmerk that were heard one after another are one fact."""
    if eerder is None or not isinstance(nu["waarde"], list) or not isinstance(eerder["waarde"], list):
        return nu
    waarde = [*eerder["waarde"], *(w for w in nu["waarde"] if w not in eerder["waarde"])]
    return {**nu, "waarde": waarde, "tekst": "; ".join(dict.fromkeys((eerder["tekst"], nu["tekst"])))}


def telt_opnieuw(was: str | None, staat: Staat) -> Staat:
    """The staat after the doelgroep was `was`: when it is another now, what was heard of that one stands on the list
    to confirm, and what was read of the other no longer does.
    """
    nu = doelgroep(staat)
    if nu is None or nu == was:
        return staat
    blijft = [f for f in staat.voorstel if _hoort_bij(f, nu)]
    bekend = {*staat.antwoorden, *(f["kenmerk"] for f in blijft)}
    erbij = [f for f in staat.gehoord if _hoort_bij(f, nu) and f["kenmerk"] not in bekend]
    gehoord = [f for f in staat.gehoord if f not in erbij] + [_los(f) for f in staat.voorstel if f not in blijft]
    return replace(staat, voorstel=[*blijft, *erbij], gehoord=gehoord[-MEEST:])


def gewisseld(oud: Staat | None, nieuw: Staat | None) -> tuple[bool, list[str]]:
    """Whether something that was heard before is on the list now because the doelgroep changed, and the kenmerken
    that left it for that.
    """
    if oud is None or nieuw is None or oud.afweging != nieuw.afweging or doelgroep(oud) == doelgroep(nieuw):
        return False, []
    weg = [f["kenmerk"] for f in oud.voorstel if _los(f) in nieuw.gehoord and f not in nieuw.voorstel]
    return any(f in oud.gehoord for f in nieuw.voorstel), weg


def _hoort_bij(feit: Mapping[str, Any], groep: str) -> bool:
    return doelgroep_van(feit["kenmerk"]) in (None, groep)
