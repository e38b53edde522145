"""What a text says about a kenmerk, with the words it says it in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

GENOEMD, ONTKEND, MOGELIJK, ONBEKEND, VERLEDEN, GEVRAAGD = (
    "genoemd",
    "ontkend",
    "mogelijk",
    "onbekend",
    "verleden",
    "gevraagd",
)


@dataclass(frozen=True)
class Vermelding:
    """A mention of one value of a kenmerk at [begin, eind) of the text.

    `zekerheid`: genoemd (it holds now) · ontkend (the text says it doesn't) · mogelijk (doubt, suspicion, condition) ·
    onbekend (the text says that it isn't known) · verleden (it was so) · gevraagd (asked about, supposed or wished
    for). Only genoemd counts as a value. `waarde` is an option, a bool (ja_nee), a number (ages), False for a
    meerkeuze that is said to hold nothing, or None with onbekend.
    """

    kenmerk: str
    waarde: Any
    tekst: str
    begin: int
    eind: int
    zekerheid: str = GENOEMD

    def als_json(self) -> dict[str, Any]:
        return {
            "kenmerk": self.kenmerk,
            "waarde": self.waarde,
            "tekst": self.tekst,
            "begin": self.begin,
            "eind": self.eind,
            "zekerheid": self.zekerheid,
        }

    @classmethod
    def uit_json(cls, gegevens: Mapping[str, Any]) -> Vermelding:
        """The inverse of `als_json`. KeyError or TypeError when a field is missing."""
        return cls(**{veld: gegevens[veld] for veld in ("kenmerk", "waarde", "tekst", "begin", "eind", "zekerheid")})
