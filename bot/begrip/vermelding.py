"""What a text says about a kenmerk, with the words it says it in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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

ENTITEIT = "kenmerk"


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

    def als_entiteit(self, los: bool = False) -> dict[str, Any]:
        """It as Rasa carries it from the pipeline to the action: the words stay in the message. `los`: as it is read
        when nothing is known of the casus.
        """
        inhoud = {"kenmerk": self.kenmerk, "waarde": self.waarde, "zekerheid": self.zekerheid}
        inhoud |= {"los": True} if los else {}
        return {"entity": ENTITEIT, "start": self.begin, "end": self.eind, "value": inhoud}


def uit_entiteiten(entiteiten: Iterable[Mapping[str, Any]], tekst: str, los: bool = False) -> tuple[Vermelding, ...]:
    """The mentions among the entities of a message: the inverse of `als_entiteit`."""
    return tuple(
        Vermelding(**{naam: w for naam, w in e["value"].items() if naam != "los"}, **_plek(e, tekst))
        for e in entiteiten
        if e.get("entity") == ENTITEIT and bool(e["value"].get("los")) is los
    )


def _plek(entiteit: Mapping[str, Any], tekst: str) -> dict[str, Any]:
    begin, eind = entiteit["start"], entiteit["end"]
    return {"tekst": tekst[begin:eind], "begin": begin, "eind": eind}
