"""What every action does: read the slot and the turn, run its skill, send the messages, write the slot."""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import datetime, timezone
from functools import lru_cache
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot import instellingen
from bot.afweging import OnbruikbareInvoer, laad_kaders
from bot.begrip.vermelding import Vermelding
from bot.gesprek import Beurt, Omgeving, Staat, Reactie, voer_uit
from bot.gesprek.beeld import bericht
from bot.gesprek.prompt import eindbericht

SLOT = "afweging"


@lru_cache(maxsize=1)
def omgeving() -> Omgeving:
    """The kaders and the profiel of this server, loaded at the first turn."""
    gekozen = instellingen.lees()
    return Omgeving(laad_kaders(gekozen.kader_mappen, cache=gekozen.var / "cache"), gekozen.profiel)


def lees_beurt(tracker: Tracker) -> Beurt:
    """The last user message as a turn. Its button, who and channel come from the metadata that the poort signed."""
    laatste: dict[str, Any] = tracker.latest_message or {}
    tekst = laatste.get("text") or ""
    meta = laatste.get("metadata") or {}
    vermeldingen, crisis = [], None
    for entiteit in laatste.get("entities") or []:
        begin, eind = entiteit.get("start", 0), entiteit.get("end", 0)
        if entiteit.get("entity") == "kenmerk":
            vermeldingen.append(Vermelding(**entiteit["value"], tekst=tekst[begin:eind], begin=begin, eind=eind))
        elif entiteit.get("entity") == "crisis":
            crisis = tekst[begin:eind]
    keuze = meta.get("keuze")
    return Beurt(
        tekst="" if keuze else tekst,
        intent=(laatste.get("intent") or {}).get("name") or "",
        nu=datetime.now(timezone.utc),
        vermeldingen=tuple(vermeldingen),
        keuze=(keuze["kenmerk"], keuze["waarde"]) if keuze else None,
        crisis=crisis,
        wie=meta.get("wie") or "onbekend",
        kanaal=meta.get("kanaal") or "onbekend",
    )


class Vaardigheid(Action, ABC):
    """An action for one skill of `bot.gesprek`: `vaardigheid` is a key of VAARDIGHEDEN, set by each subclass."""

    @property
    @abstractmethod
    def vaardigheid(self) -> str: ...

    def name(self) -> str:
        return f"actie_{self.vaardigheid}"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        beurt = lees_beurt(tracker)
        staat, vooraf = _lees_staat(tracker.get_slot(SLOT))
        try:
            uit = await self.voer_uit(staat, beurt)
        except OnbruikbareInvoer as fout:
            uit = Reactie(staat, (bericht(str(fout)), *([eindbericht(omgeving(), staat)] if staat else [])))
        for deel in (*vooraf, *uit.berichten):
            dispatcher.utter_message(json_message=deel)
        return [SlotSet(SLOT, uit.staat.als_json() if uit.staat else None)]

    async def voer_uit(self, staat: Staat | None, beurt: Beurt) -> Reactie:
        return voer_uit(self.vaardigheid, omgeving(), staat, beurt)


def _lees_staat(document: Any) -> tuple[Staat | None, tuple[dict[str, Any], ...]]:
    """The afweging in the slot. One of another form (after an update) is dropped, and said so; what has just changed in the
    kaders is for `bot.gesprek`."""
    try:
        return Staat.uit_json(document), ()
    except TypeError:
        tekst = "Deze afweging past niet meer bij de kaders die nu gelden. Begin een nieuwe afweging; wat vastligt, blijft bewaard."
        return None, (bericht(tekst),)
