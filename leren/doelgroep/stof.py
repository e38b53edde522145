"""The texts whose doelgroep is known, and what each holds of it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from numpy.typing import NDArray

from bot.begrip.leeftijd import vind_leeftijden
from bot.begrip.personen import Personen
from bot.begrip.tekst import gewone_tekens
from bot.begrip.zinnen import ontleed
from bot.begrip.zoekers.ngrammen import ngrammen
from leren.weging.stof import gevallen

WELKE = ("jeugd", "volwassenen")


@dataclass(frozen=True)
class Voorbeeld:
    """A text, by whom, and whether it is about jeugd."""

    schrijver: str
    tekst: str
    jeugd: bool

    @cached_property
    def stukken(self) -> NDArray[Any]:
        return ngrammen(self.tekst)

    @cached_property
    def tekens(self) -> Mapping[str, bool]:
        """What the rules see; of a text that says it itself, nothing."""
        return Personen(ontleed(self.tekst), vind_leeftijden(self.tekst), None).tekens


def voorbeelden() -> Sequence[Voorbeeld]:
    """Those of which the rules see something: who says it himself needs no weighing."""
    alle = (
        Voorbeeld(g.schrijver, gewone_tekens(g.tekst).tekst, g.doelgroep == "jeugd")
        for g in gevallen()
        if g.doelgroep in WELKE
    )
    return [v for v in alle if v.tekens]


def bron() -> str:
    """Hash of the texts and their doelgroep; not of the rules, which change oftener than what they are worth."""
    return hashlib.sha256(repr([(v.schrijver, v.tekst, v.jeugd) for v in voorbeelden()]).encode()).hexdigest()
