"""From what `begrip` found in a text to answers: which values to take in, which to ask back.

Only what the text says is so now ("genoemd") counts. Two different values for one choice are a contradiction: asked,
not guessed. A factor that is mentioned joins the factors already known; one that is denied leaves them. What is known
and now denied, has no value any more (a Feit without one), neither a choice nor the last of the
factors: what it is instead, and that none of the other factors holds, the text doesn't say.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bot.afweging.model import Kenmerk
from bot.begrip.vermelding import GENOEMD, MOGELIJK, ONTKEND, Vermelding

# What needs action at once, whatever else is known.
DRINGEND = frozenset({("urgentie", "crisis"), ("veiligheid", "acuut_onveilig")})


@dataclass(frozen=True)
class Feit:
    """A value for a kenmerk (None: no longer what it was) and the words it was taken from.

    `plekken`: where these stand in the text, [begin, eind) in characters. `twijfel`: the text speaks of it with doubt
    as well.
    """

    kenmerk: str
    waarde: Any
    tekst: str
    plekken: tuple[tuple[int, int], ...] = field(default=(), compare=False)
    twijfel: bool = field(default=False, compare=False)

    def als_json(self) -> dict[str, Any]:
        """It as a line of the list; what it doesn't have is left out."""
        plekken = {"plekken": [list(plek) for plek in self.plekken]} if self.plekken else {}
        twijfel = {"twijfel": True} if self.twijfel else {}
        return {"kenmerk": self.kenmerk, "waarde": self.waarde, "tekst": self.tekst, **plekken, **twijfel}


@dataclass(frozen=True)
class Tegenspraak:
    """One choice, two values in the same text."""

    kenmerk: str
    waarden: tuple[Any, ...]


def feiten(
    vermeldingen: Iterable[Vermelding], kenmerken: Mapping[str, Kenmerk], bekend: Mapping[str, Any]
) -> tuple[list[Feit], list[Tegenspraak]]:
    """What the mentions say that isn't known yet, per kenmerk, and what contradicts itself."""
    per_kenmerk: dict[str, list[Vermelding]] = {}
    twijfel: set[str] = set()
    for v in vermeldingen:
        if v.zekerheid == MOGELIJK:
            twijfel.add(v.kenmerk)
        if v.kenmerk in kenmerken and v.zekerheid in (GENOEMD, ONTKEND):
            per_kenmerk.setdefault(v.kenmerk, []).append(v)
    uit: list[Feit] = []
    botst: list[Tegenspraak] = []
    for naam, eigen in per_kenmerk.items():
        gevonden = (_van_keuze if kenmerken[naam].soort in ("keuze", "ja_nee") else _van_lijst)(
            kenmerken[naam], eigen, bekend.get(naam)
        )
        if isinstance(gevonden, Tegenspraak):
            botst.append(gevonden)
        elif gevonden is not None:
            uit.append(replace(gevonden, plekken=_plekken(eigen), twijfel=naam in twijfel))
    return uit, botst


def _van_keuze(kenmerk: Kenmerk, eigen: list[Vermelding], al: Any) -> Feit | Tegenspraak | None:
    """Of a kenmerk with one value: the one that was named, or that the known one is denied."""
    genoemd = _genoemd(eigen)
    if len(genoemd) > 1:
        return Tegenspraak(kenmerk.id, tuple(genoemd))
    if genoemd:
        woorden = _tekst(v for v in eigen if v.zekerheid == GENOEMD)
        return Feit(kenmerk.id, genoemd[0], woorden) if al != genoemd[0] else None
    return Feit(kenmerk.id, None, _tekst(eigen)) if al is not None and al in _ontkend(eigen) else None


def _van_lijst(kenmerk: Kenmerk, eigen: list[Vermelding], al: Any) -> Feit | None:
    """Of a kenmerk with several: the list as it now is; without a value when the last of it was denied."""
    genoemd = _genoemd(eigen)
    waarde = _samen(kenmerk, genoemd, _ontkend(eigen), al)
    if waarde is None or waarde == al:
        return None
    if waarde == [] and False not in genoemd:
        return Feit(kenmerk.id, None, _tekst(eigen)) if al else None
    return Feit(kenmerk.id, waarde, _tekst(eigen))


def _genoemd(eigen: list[Vermelding]) -> list[Any]:
    return list(dict.fromkeys(v.waarde for v in eigen if v.zekerheid == GENOEMD and v.waarde is not None))


def _ontkend(eigen: list[Vermelding]) -> set[Any]:
    return {v.waarde for v in eigen if v.zekerheid == ONTKEND}


def _tekst(eigen: Iterable[Vermelding]) -> str:
    return "; ".join(dict.fromkeys(v.tekst for v in eigen))


def _plekken(eigen: list[Vermelding]) -> tuple[tuple[int, int], ...]:
    return tuple(dict.fromkeys((v.begin, v.eind) for v in eigen))


def met_bekende(feit: Feit, bekend: Mapping[str, Any]) -> Feit:
    """Another child of the same household joins the ages that are known."""
    al = bekend.get("leeftijden")
    if feit.kenmerk != "leeftijden" or not isinstance(al, list) or not isinstance(feit.waarde, list):
        return feit
    return replace(feit, waarde=[*al, *(x for x in feit.waarde if x not in al)])


def woorden_voor(vermeldingen: Iterable[Vermelding], gezocht: Container[tuple[str, Any]]) -> str | None:
    """The first words that say, or may say, one of these (kenmerk, value) pairs; None when none do."""
    for v in vermeldingen:
        if isinstance(v.waarde, str) and v.zekerheid in (GENOEMD, MOGELIJK) and (v.kenmerk, v.waarde) in gezocht:
            return v.tekst
    return None


def _samen(kenmerk: Kenmerk, genoemd: list[Any], ontkend: set[Any], al: Any) -> list[Any] | None:
    if kenmerk.soort == "getallen":
        return [w for w in genoemd if not isinstance(w, bool)] or None
    factoren = {w for w in genoemd if not isinstance(w, bool)}
    eerder = set(al) if isinstance(al, list) else set()
    if not factoren and False in genoemd:
        return []
    if not factoren and not (eerder & ontkend):
        return None
    return [w for w in kenmerk.waarden if w in (eerder | factoren) - ontkend]
