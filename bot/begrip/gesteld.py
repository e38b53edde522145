"""What a message says, also where it only supposes: "wat als er een OTS komt" is read as if it were so.

A supposition fills in nothing: its mentions all have the zekerheid gevraagd.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.begrip.document import Document, lees_document
from bot.begrip.gespreksvraag import bijzin_als_hoofdzin, verondersteld
from bot.begrip.lezen import lees, voorwerk
from bot.begrip.randen import zonder
from bot.begrip.tabel import tabel
from bot.begrip.vermelding import GENOEMD, GEVRAAGD, Vermelding
from bot.begrip.vooraf import Voorwerk

if TYPE_CHECKING:
    from bot.afweging import Kaders


def lees_bericht(tekst: str, kaders: Kaders, doelgroep: str | None = None) -> Document:
    """What a message of the conversation says; `doelgroep` as in `lees_document`."""
    al = voorwerk(kaders)
    gelezen = lees_document(tekst, kaders, doelgroep, al)
    gesteld = verondersteld(tekst)
    if not gesteld:
        return replace(gelezen, anders=_anders(tekst, gelezen, kaders, doelgroep, al))
    als_waar = _als_waar(gesteld, kaders, doelgroep)
    vermeldingen = [replace(v, begin=0, eind=len(tekst), tekst=tekst, zekerheid=GEVRAAGD) for v in als_waar]
    return replace(gelezen, vermeldingen=tuple(vermeldingen), los=())


def _anders(
    tekst: str, gelezen: Document, kaders: Kaders, doelgroep: str | None, al: Voorwerk
) -> tuple[Vermelding, ...]:
    """What one casus says more when it is read of the other doelgroep than that it is about as far as is known."""
    if len(gelezen.delen) > 1 or "doelgroep" not in kaders.kenmerken:
        return ()
    nu = gelezen.eerste.kenmerken.get("doelgroep", doelgroep)
    bekend = {(v.kenmerk, v.waarde) for v in gelezen.vermeldingen if v.zekerheid == GENOEMD}
    gewist = zonder(tekst, gelezen.overgeslagen)
    andere = lees(gewist, kaders, "volwassenen" if nu == "jeugd" else "jeugd", al).vermeldingen
    gezegd = (v for v in andere if v.zekerheid == GENOEMD and v.kenmerk != "doelgroep")
    return tuple(v for v in gezegd if (v.kenmerk, v.waarde) not in bekend)


def _als_waar(gesteld: str, kaders: Kaders, doelgroep: str | None) -> list[Vermelding]:
    """The mentions of the supposition as a statement: of its readings the one in the most words.

    What stops isn't told by its name alone ("als de gezinscoach stopt"): then none.
    """
    if set(gesteld.split()) & set(tabel("gespreksvragen")["houdt_op"]):
        return []
    lezingen = [_gesteld(zin, kaders, doelgroep) for zin in (gesteld, *bijzin_als_hoofdzin(gesteld))]
    return max(lezingen, key=_gedekt, default=[])


def _gesteld(zin: str, kaders: Kaders, doelgroep: str | None) -> list[Vermelding]:
    gezegd = [v for v in lees(zin, kaders, doelgroep).vermeldingen if v.zekerheid == GENOEMD]
    return [v for v in gezegd if not any(_binnen(v, ander) for ander in gezegd)]


def _binnen(v: Vermelding, ander: Vermelding) -> bool:
    """Whether its words are only part of another's: "doet mee" in "het sociaal team doet mee"."""
    return ander.begin <= v.begin and v.eind <= ander.eind and ander.eind - ander.begin > v.eind - v.begin


def _gedekt(uit: list[Vermelding]) -> int:
    """How many characters the mentions take."""
    return sum(v.eind - v.begin for v in uit)
