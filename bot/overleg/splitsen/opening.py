"""How much the beginning of a line looks like the beginning of a casus: somebody who is introduced, with an age.

The patterns are bot/taal/splitsen.yml, the words bot/taal/geplakt.yml.
"""

from __future__ import annotations

from bot.overleg.splitsen.stuk import vorm

ZEKER, WAARSCHIJNLIJK, MISSCHIEN, GEEN, VERVOLG = 1.0, 0.8, 0.35, 0.0, -0.5
_VOORUIT = 110  # characters of a line that are looked at
_LAGEN = 4  # what stands in front of a casus: "PS van Wil: bij fam. …"

_IEMAND = vorm("iemand")
_HOOFD = vorm("hoofd")
_HOOFD_LEEFTIJD = vorm("hoofd_leeftijd")
_VERVOLG = vorm("vervolg")
_HOOFD_NA_VERVOLG = vorm("hoofd_na_vervolg")
_INLEIDING = vorm("inleiding")
_VOORLETTERS = vorm("voorletters")
_ZEKER = tuple(map(vorm, ("jarig", "met_naam", "hoofd_kort")))
_NAAM_EN_HOOFD = vorm("naam_en_hoofd")
_PS_VAN, _HOOFD_VOORAAN = vorm("ps_van"), vorm("hoofd_vooraan")
_WAARSCHIJNLIJK = tuple(map(vorm, ("familie_en_kind", "melder")))
_FAMILIE = vorm("familie")
_MISSCHIEN = (_FAMILIE, vorm("verzoek"))


def gaat_over_iemand(tekst: str) -> bool:
    return _IEMAND.search(tekst) is not None


def _begin(regel: str) -> str:
    return regel.lstrip(" \t>\"“'*_")[:_VOORUIT]


def zonder_inleiding(begin: str) -> str:
    """The text without what stands in front of a casus: "En nog", "3 = ", initials."""
    kaal = begin
    for _ in range(_LAGEN):
        if not (voor := _INLEIDING.match(kaal) or _VOORLETTERS.match(kaal)) or not voor[0]:
            break
        kaal = kaal[voor.end() :].lstrip(" ,:")
    return kaal.strip()


def opening(regel: str, klein: bool = False) -> float:
    """ZEKER, WAARSCHIJNLIJK or MISSCHIEN a casus begins here; GEEN: nothing says so; VERVOLG: a story goes on here.
    `klein`: who wrote this begins every line without a capital, so that says nothing.
    """
    begin = _begin(regel)
    kaal = zonder_inleiding(begin)
    if any(patroon.match(tekst) for patroon in _ZEKER for tekst in (begin, kaal)):
        return ZEKER
    if _VERVOLG.match(kaal) and not _HOOFD_NA_VERVOLG.match(kaal):
        return VERVOLG
    if not _FAMILIE.match(kaal) and any(_NAAM_EN_HOOFD.match(tekst) for tekst in (begin, kaal)):
        return ZEKER
    if hoofd := _HOOFD.match(kaal):
        return ZEKER if _HOOFD_LEEFTIJD.match(kaal, hoofd.end()) else WAARSCHIJNLIJK
    if any(patroon.match(kaal) for patroon in _WAARSCHIJNLIJK):
        return WAARSCHIJNLIJK
    if any(patroon.match(kaal) for patroon in _MISSCHIEN):
        return MISSCHIEN
    return VERVOLG if kaal[:1].islower() and not klein else GEEN


def naam_vooraan(regel: str) -> str | None:
    """The name in front of who it is ("Ploeg" of "Ploeg jongen 10"), or of who wrote a ps."""
    treffer = _PS_VAN.match(regel)
    if treffer is None and not (_FAMILIE.match(regel) or _VERVOLG.match(regel) or _HOOFD_VOORAAN.match(regel)):
        treffer = _NAAM_EN_HOOFD.match(regel)
    return treffer["naam"] if treffer else None


def wie(regel: str) -> str:
    """The word for who is introduced: twice the same one without an age is the same person."""
    treffer = _HOOFD.match(zonder_inleiding(_begin(regel)))
    return treffer[0].split()[-1].lower() if treffer else ""
