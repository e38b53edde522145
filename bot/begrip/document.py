"""A whole text as people send it: each casus is read apart, so that nobody decides how another's facts are read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.begrip.hoofdpersoon import Casusdeel, casusdelen
from bot.begrip.lezen import Begrepen, lees, voorwerk
from bot.begrip.randen import CITAAT, Rand, randen, zonder
from bot.begrip.vermelding import Vermelding
from bot.begrip.vooraf import Voorwerk

if TYPE_CHECKING:
    from bot.afweging import Kaders

_ZEGT_ZELF = 2  # kenmerken: a mail that says so much is the description; one that says less sends one on


@dataclass(frozen=True)
class Document:
    """`eerste`: what the (first) casus of the text says, `tekst` the whole; `vermeldingen`: those of all of it, in
    order; `delen`: the casussen. `los`: the mentions as when no doelgroep is known, where that makes a difference: the
    text may be about somebody else. `anders`: what more it says when it is read of the other doelgroep.
    `overgeslagen`: what stands around the text, and wasn't read. Offsets are those of the whole text.
    """

    eerste: Begrepen
    vermeldingen: tuple[Vermelding, ...]
    delen: tuple[Casusdeel, ...]
    los: tuple[Vermelding, ...] = ()
    anders: tuple[Vermelding, ...] = ()
    overgeslagen: tuple[Rand, ...] = ()


def lees_document(tekst: str, kaders: Kaders, doelgroep: str | None = None, al: Voorwerk | None = None) -> Document:
    """Every casus of the text apart, without what stands around a pasted mail or page.

    The message that a mail quotes is read only when the mail itself says too little: then it is what was sent on.
    `doelgroep`, when it is known already, is of the casus in hand: the first. `al` as in `lees`.
    """
    al = al or voorwerk(kaders)
    alle = randen(tekst)
    if not alle:
        return _los(tekst, kaders, doelgroep, al)
    weg = tuple(rand for rand in alle if rand.soort != CITAAT)
    document = _los(zonder(tekst, alle), kaders, doelgroep, al)
    if len(weg) < len(alle) and len(document.eerste.kenmerken) < _ZEGT_ZELF:
        document, alle = _los(zonder(tekst, weg), kaders, doelgroep, al), weg
    return replace(document, eerste=replace(document.eerste, tekst=tekst), overgeslagen=alle)


def _los(tekst: str, kaders: Kaders, doelgroep: str | None, al: Voorwerk) -> Document:
    gelezen = _lees(tekst, kaders, doelgroep, al)
    if doelgroep is None or not gelezen.vermeldingen:
        return gelezen
    los = _lees(tekst, kaders, None, al).vermeldingen
    return replace(gelezen, los=los if los != gelezen.vermeldingen else ())


def _lees(tekst: str, kaders: Kaders, doelgroep: str | None, al: Voorwerk) -> Document:
    delen = casusdelen(tekst)
    if len(delen) == 1:
        gelezen = lees(tekst, kaders, doelgroep, al)
        return Document(gelezen, gelezen.vermeldingen, delen)
    begrepen = [
        lees(tekst[deel.begin : deel.eind], kaders, None if nr else doelgroep, al) for nr, deel in enumerate(delen)
    ]
    vermeldingen = tuple(
        replace(v, begin=v.begin + deel.begin, eind=v.eind + deel.begin)
        for deel, gelezen in zip(delen, begrepen)
        for v in gelezen.vermeldingen
    )
    return Document(replace(begrepen[0], tekst=tekst), vermeldingen, delen)
