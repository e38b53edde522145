"""Why a besluit comes out as it does, in parts: whoever shows them apart needn't take the sentence of them apart."""

from __future__ import annotations

from dataclasses import dataclass

NOG_NIET = "nog niet te zeggen"
_EIND = (".", "!", "?")


@dataclass(frozen=True)
class Uitleg:
    """`label` is None as long as it can't be said. `redenen`: what decided it. `zinnen`: the whole explanation, a
    sentence each, without the name of the besluit before it and the close call behind it.
    """

    naam: str
    label: str | None
    redenen: tuple[str, ...]
    zinnen: tuple[str, ...]
    grensgeval: str | None = None

    def als_tekst(self) -> str:
        """All of it: the `uitleg` of docs/contract.md."""
        grens = [zin(f"Grensgeval: {self.grensgeval}")] if self.grensgeval else []
        return " ".join([f"{self.naam}: {self.label or NOG_NIET}.", *self.zinnen, *grens])


def zin(tekst: str) -> str:
    """With a full stop, unless it has an end."""
    return tekst if tekst.endswith(_EIND) else f"{tekst}."
