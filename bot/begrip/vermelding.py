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
_LEZING = ("los", "anders")  # the other ways in which a message is read


@dataclass(frozen=True)
class Vermelding:
    """A mention of one value of a kenmerk at [begin, eind) of the text.

    `zekerheid`: genoemd (it holds now) · ontkend (the text says it doesn't) · mogelijk (doubt, suspicion, condition) ·
    onbekend (the text says that it isn't known) · verleden (it was so) · gevraagd (asked about, supposed or wished
    for). Only genoemd counts as a value. `waarde` is an option, a bool (ja_nee), a number (ages), False for a
    meerkeuze that is said to hold nothing, or None with onbekend. `wie` it is about: kind, ouder, volwassene, buiten
    (somebody outside the people concerned), or None when the text doesn't say.
    """

    kenmerk: str
    waarde: Any
    tekst: str
    begin: int
    eind: int
    zekerheid: str = GENOEMD
    wie: str | None = None

    def als_json(self) -> dict[str, Any]:
        return {
            "kenmerk": self.kenmerk,
            "waarde": self.waarde,
            "tekst": self.tekst,
            "begin": self.begin,
            "eind": self.eind,
            "zekerheid": self.zekerheid,
            "wie": self.wie,
        }

    def als_entiteit(self, los: bool = False, anders: bool = False) -> dict[str, Any]:
        """It as Rasa carries it from the pipeline to the action: the words stay in the message. `los`: as it is read
        when nothing is known of the casus; `anders`: when it would be of the other doelgroep.
        """
        inhoud = {"kenmerk": self.kenmerk, "waarde": self.waarde, "zekerheid": self.zekerheid}
        inhoud |= {naam: True for naam, is_zo in (("los", los), ("anders", anders)) if is_zo}
        inhoud |= {"wie": self.wie} if self.wie else {}
        return {"entity": ENTITEIT, "start": self.begin, "end": self.eind, "value": inhoud}


def uit_entiteiten(
    entiteiten: Iterable[Mapping[str, Any]], tekst: str, los: bool = False, anders: bool = False
) -> tuple[Vermelding, ...]:
    """The mentions among the entities of a message: the inverse of `als_entiteit`."""
    return tuple(
        Vermelding(**{naam: w for naam, w in e["value"].items() if naam not in _LEZING}, **_plek(e, tekst))
        for e in entiteiten
        if e.get("entity") == ENTITEIT and [bool(e["value"].get(naam)) for naam in _LEZING] == [los, anders]
    )


def _plek(entiteit: Mapping[str, Any], tekst: str) -> dict[str, Any]:
    begin, eind = entiteit["start"], entiteit["end"]
    return {"tekst": tekst[begin:eind], "begin": begin, "eind": eind}
