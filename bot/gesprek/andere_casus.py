"""Whether what somebody tells is about another casus than the one in hand: then that is asked, and nothing is mixed.

Two things tell it: somebody is introduced who can't be one of the people of this casus ("Vrouw van 78 …" while it is
about a boy of 9), or a whole description has other ages or another doelgroep than are known. Whoever adds ("ook een
broer van 13"), corrects ("bijna, ze is 10") or answers a question about ages isn't asked anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.begrip.hoofdpersoon import GEZIN, KIND, VOLWASSENE, Hoofdpersoon, hoofdpersonen
from bot.begrip.leeftijd import vind_leeftijden
from bot.begrip.mensen import BROER, mens
from bot.begrip.tabel import woorden
from bot.begrip.tekst import tokens, vouw
from bot.begrip.vermelding import GENOEMD

from .staat import Beurt, Staat, open_prompt

_MEERDERJARIG = 18
_OUDER = range(16, 66)  # who may be the parent of a child
_OMSCHRIJVING = 12  # words: a text so long describes, a shorter one adds or answers
_ERBIJ = 3  # words besides who it is: "meisje van 10" alone is a correction
_FEITEN = 3  # of another doelgroep that make a description another casus
_DOELGROEP = {KIND: "jeugd", VOLWASSENE: "volwassenen"}
_OVER_WIE = ("doelgroep", "leeftijden")


def begint_bij(staat: Staat, beurt: Beurt) -> int | None:
    """Where in the text another casus begins; None when it is all about the one in hand."""
    bekend = _bekend(staat)
    if not bekend or not beurt.tekst:
        return None
    geintroduceerd = hoofdpersonen(beurt.tekst)
    zegt_zelf = next((wie for wie in geintroduceerd if wie.andere), None)
    if zegt_zelf is not None:
        return zegt_zelf.begin
    vormen = [t.vorm for t in tokens(vouw(beurt.tekst)) if t.vorm.isalnum()]
    if vormen[:1] and vormen[0] in woorden("casus", "zelfde"):
        return None
    leeftijden = [float(x) for x in bekend.get("leeftijden") or ()]
    for wie in geintroduceerd:
        if _is_nieuw(wie, bekend.get("doelgroep"), leeftijden) and len(vormen) >= len(wie.wie.split()) + _ERBIJ:
            return wie.begin
    if len(vormen) >= _OMSCHRIJVING and _andere_feiten(beurt, bekend.get("doelgroep"), leeftijden):
        return 0
    return None


def is_begonnen(staat: Staat) -> bool:
    """Whether anything is known, or waits for a yes."""
    return bool(_bekend(staat))


def vraagt_wie(staat: Staat) -> bool:
    """Whether the question on screen is whom it is about: then every age is an answer."""
    return open_prompt(staat) == "vraag" and staat.vraag in _OVER_WIE


def noemt_broer_of_zus(tekst: str) -> bool:
    """Whether an age in the text is of a brother or sister ("zijn zusje van 12"): one more child, no correction."""
    wie = (mens(x.van) for x in vind_leeftijden(tekst))
    return any(w is not None and BROER in (w.soort, w.van) for w in wie)


def _bekend(staat: Staat) -> dict[str, Any]:
    return {**staat.antwoorden, **{f["kenmerk"]: f["waarde"] for f in staat.voorstel}}


def _is_nieuw(wie: Hoofdpersoon, doelgroep: Any, leeftijden: Sequence[float]) -> bool:
    """Whether somebody who is introduced can't be one of the people of this casus."""
    if wie.jaren is None or wie.groep == GEZIN or any(abs(wie.jaren - x) < 1 for x in leeftijden):
        return False
    kinderen = doelgroep == "jeugd" or any(x < _MEERDERJARIG for x in leeftijden)
    if kinderen and wie.woord in woorden("casus", "ook_ouder") and int(wie.jaren) in _OUDER:
        return False  # "mevrouw (34)" is the mother
    return bool(leeftijden) or (doelgroep is not None and _DOELGROEP[wie.groep] != doelgroep)


def _andere_feiten(beurt: Beurt, doelgroep: Any, leeftijden: Sequence[float]) -> bool:
    """Whether a description has none of the known ages and others, or another doelgroep and facts of its own."""
    van = {x.begin: x.van for x in vind_leeftijden(beurt.tekst)}
    genoemd = [v for v in beurt.los or beurt.vermeldingen if v.zekerheid == GENOEMD]
    nieuw = [v for v in genoemd if v.kenmerk == "leeftijden" and not isinstance(v.waarde, bool)]
    if leeftijden and nieuw:
        eigen = [v for v in nieuw if not _is_familie(van.get(v.begin, ""))]
        return bool(eigen) and not any(abs(float(v.waarde) - x) < 1 for v in nieuw for x in leeftijden)
    doelgroepen = {v.waarde for v in genoemd if v.kenmerk == "doelgroep"}
    anders = doelgroep is not None and bool(doelgroepen) and doelgroep not in doelgroepen
    return anders and len({v.kenmerk for v in genoemd} - {*_OVER_WIE}) >= _FEITEN


def _is_familie(woord: str) -> bool:
    """Whether this word names somebody by who he is to another: "broer", "zoon", "hij"."""
    wie = mens(woord)
    return woord in woorden("casus", "wijst") or (wie is not None and bool(wie.van) and not wie.klein)
