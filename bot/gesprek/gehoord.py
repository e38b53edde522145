"""What was read of the same words, were they of the other doelgroep: it counts anew when that turns out to be so.

"Vader drinkt" is a factor of a parent in a family, and an addiction of a man who is helped himself. A text is read
both ways at once; what doesn't count now is kept beside the voorstel, with the same few words, and becomes a voorstel
to confirm when the doelgroep changes. The text is never kept, and never read again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from bot.begrip.vermelding import Vermelding
from bot.begrip.zoekers.begrippen import doelgroep_van

from .feiten import feiten

if TYPE_CHECKING:
    from bot.afweging import Kaders

MEEST = 40  # facts kept: what a text of 8,000 characters holds
Feiten = list[dict[str, Any]]  # as a voorstel: [{"kenmerk", "waarde", "tekst", …}]


def erbij(kaders: Kaders, gehoord: Feiten, anders: Iterable[Vermelding]) -> Feiten:
    """`gehoord`, with what a text says when it is read of the other doelgroep."""
    gevonden, _ = feiten(anders, kaders.kenmerken, {})
    uit = {f["kenmerk"]: f for f in gehoord}
    for feit in gevonden:
        if feit.waarde is not None:
            uit[feit.kenmerk] = _samen(uit.get(feit.kenmerk), los(feit.als_json()))
    return [*uit.values()][-MEEST:] if gevonden else gehoord


def los(feit: Mapping[str, Any]) -> dict[str, Any]:
    """A fact apart from the text that it stood in: without where in it."""
    return {naam: feit[naam] for naam in ("kenmerk", "waarde", "tekst")}


def _samen(eerder: Mapping[str, Any] | None, nu: dict[str, Any]) -> dict[str, Any]:
    """Factors of one kenmerk that were heard one after another are one fact."""
    if eerder is None or not isinstance(nu["waarde"], list) or not isinstance(eerder["waarde"], list):
        return nu
    waarde = [*eerder["waarde"], *(w for w in nu["waarde"] if w not in eerder["waarde"])]
    return {**nu, "waarde": waarde, "tekst": "; ".join(dict.fromkeys((eerder["tekst"], nu["tekst"])))}


def verdeeld(
    groep: str, voorstel: Sequence[dict[str, Any]], gehoord: Feiten, bekend: Iterable[str]
) -> tuple[Feiten, Feiten]:
    """What stands on the list and what is kept beside it, once it turns out to be of this doelgroep. `bekend`: the
    kenmerken that were answered.
    """
    blijft = [f for f in voorstel if _hoort_bij(f, groep)]
    al = {*bekend, *(f["kenmerk"] for f in blijft)}
    nieuwe = [f for f in gehoord if _hoort_bij(f, groep) and f["kenmerk"] not in al]
    over = [f for f in gehoord if f not in nieuwe] + [los(f) for f in voorstel if f not in blijft]
    return [*blijft, *nieuwe], over[-MEEST:]


def _hoort_bij(feit: Mapping[str, Any], groep: str) -> bool:
    return doelgroep_van(feit["kenmerk"]) in (None, groep)
