"""What a vaardigheid (skill) is, and the register in which each enters itself, where it is written.

All that the rest must know of a skill stands above its function. Conversation, help, cards, Rasa actions, rules and
domain follow from the register (`python -m scripts.vaardigheden` writes the last two). The fixed words of a skill are
in bot/taal/opdrachten.yml.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from .staat import Beurt, Omgeving, Reactie, Staat

Doe = Callable[[Omgeving, "Staat | None", Beurt], Reactie]
_register: dict[str, Vaardigheid] = {}
REGISTER: Mapping[str, Vaardigheid] = MappingProxyType(_register)


def _nog_niets(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    raise NotImplementedError


@dataclass(frozen=True)
class Vaardigheid:
    """One thing that the assistant can do; as a decorator it enters the function below it in the register.

    `ook_bij`: intents that lead to it beside the one of its own name. `geleerd`: whether that one is learned from
    data/nlu (else code sets it). `tussendoor`: it may come in between, and leaves the open prompt open. `bestuurt`: a
    command, said in words that can't be an answer to "Waarom kies je …?". `verandert`: it may change an answer, and
    so the advice. `rechtstreeks`: it is never about the open prompt. `leest_gevraagd`: it gets also what a text only
    asks about or supposes. `recht`: what the user's roles must allow (a deed of bot/toegang/rechten.yml);
    None: everybody may. `zeg`: what a
    user types, or a button sends, to get it. `in_hulp`: its place among what the help tells to say; None: not there.
    `hulpregel`: the name of a text (teksten.py) that is a line of its own in the help.
    """

    naam: str
    ook_bij: tuple[str, ...] = ()
    geleerd: bool = True
    tussendoor: bool = False
    bestuurt: bool = False
    verandert: bool = False
    rechtstreeks: bool = False
    leest_gevraagd: bool = False
    recht: str | None = "afwegen"
    zeg: str = ""
    in_hulp: int | None = None
    hulpregel: str = ""
    doe: Doe = _nog_niets

    @property
    def bedoelingen(self) -> tuple[str, ...]:
        return (self.naam, *self.ook_bij)

    @property
    def actie(self) -> str:
        """The Rasa action that runs it."""
        return f"actie_{self.naam}"

    def __call__(self, doe: Doe) -> Doe:
        """Raises ValueError when the name or an intent already has a skill."""
        bezet = {bedoeling: v.naam for v in _register.values() for bedoeling in v.bedoelingen}
        if dubbel := [b for b in self.bedoelingen if b in bezet]:
            raise ValueError(f"De bedoeling {dubbel[0]} hoort al bij de vaardigheid {bezet[dubbel[0]]}.")
        _register[self.naam] = replace(self, doe=doe)
        return doe
