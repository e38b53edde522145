"""What a Dutch text says about the kenmerken."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot.begrip.vermelding import Vermelding

if TYPE_CHECKING:
    from bot.afweging.laden import Kaders


@dataclass(frozen=True)
class Begrepen:
    """`kenmerken`: what the text says now (JSON values); `vermeldingen`: every mention, also denied, doubted and past ones."""

    kenmerken: dict[str, Any] = field(default_factory=dict)
    vermeldingen: tuple[Vermelding, ...] = ()


def lees(tekst: str, kaders: "Kaders", doelgroep: str | None = None) -> Begrepen:
    return Begrepen()
