"""One Rasa action a skill, made from the register of `bot.gesprek`: actie_waarom, actie_vastleggen, and so on.

Each does the same: read the slot and the turn, run its skill, store when that asks so, send the messages, write the
slot.
"""

from __future__ import annotations

import logging
from abc import ABC, abstractmethod
from dataclasses import replace
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.basis import SLOT, als_slot, lees_beurt, lees_slot, omgeving
from actions.oefenen import bewaar_geleerd, met_geleerd
from actions.opvragen import vraag_op
from actions.vastleggen import leg_vast
from bot.afweging import OnbruikbareInvoer
from bot.gesprek import VAARDIGHEDEN, Beurt, Reactie, Staat, genomen_voor, voer_uit
from bot.gesprek.blokken import bericht
from bot.gesprek.gevraagd import aangevuld
from bot.gesprek.prompt import eindbericht
from bot.lijn.handeling import HANDELING
from bot.vormen.tekst import als_wire

logger = logging.getLogger("regiewijzer.acties")


class Vaardigheidsactie(Action, ABC):
    """The action of one skill."""

    @property
    @abstractmethod
    def vaardigheid(self) -> str: ...

    def name(self) -> str:
        return VAARDIGHEDEN[self.vaardigheid].actie

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        staat, gevraagd, vooraf = lees_slot(tracker.get_slot(SLOT))
        naam, beurt = aangevuld(omgeving(), gevraagd, self.vaardigheid, lees_beurt(tracker))
        try:
            uit = await self._voer_uit(naam, staat, beurt)
        except OnbruikbareInvoer as fout:
            uit = Reactie(staat, (bericht(str(fout)), *([eindbericht(omgeving(), staat)] if staat else [])))
        handeling = uit.handeling or genomen_voor(beurt)
        for deel in (*vooraf, *uit.berichten):
            dispatcher.utter_message(json_message={**als_wire(deel), HANDELING: handeling})
        return [SlotSet(SLOT, als_slot(uit))]

    async def _voer_uit(self, naam: str, staat: Staat | None, beurt: Beurt) -> Reactie:
        beurt = await met_geleerd(naam, staat, beurt)
        uit = await bewaar_geleerd(voer_uit(naam, omgeving(), staat, beurt), beurt)
        if uit.telling:
            logger.info("telling %s", uit.telling)
        if uit.opvragen is not None:
            na = await vraag_op(uit.staat, beurt, uit.opvragen)
            na = replace(na, berichten=(*uit.berichten, *na.berichten))  # an alarm comes first
        elif uit.vastleggen and uit.staat is not None:
            na = await leg_vast(uit.staat, beurt)
            na = replace(na, berichten=(*uit.berichten, *na.berichten))
        else:
            return uit
        return replace(na, handeling=uit.handeling)


# rasa_sdk looks for classes and makes one action of each. They're held here, because it finds only what somebody holds.
ACTIES = tuple(
    type(naam, (Vaardigheidsactie,), {"vaardigheid": naam, "__module__": __name__, "__doc__": v.doe.__doc__})
    for naam, v in VAARDIGHEDEN.items()
)
