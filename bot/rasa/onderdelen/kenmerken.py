"""Every mention of a kenmerk as an entity `kenmerk`: value = {"kenmerk", "waarde", "zekerheid"}."""

from __future__ import annotations

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.begrip.gesteld import lees_bericht
from bot.rasa.onderdelen.gedeeld import MetKaders


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class Kenmerken(MetKaders):
    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            doelgroep = (message.get("metadata") or {}).get("doelgroep")
            gelezen = lees_bericht(message.get(TEXT) or "", self._kaders, doelgroep)
            gevonden = [
                *(v.als_entiteit() for v in gelezen.vermeldingen),
                *(v.als_entiteit(los=True) for v in gelezen.los),
                *(v.als_entiteit(anders=True) for v in gelezen.anders),
            ]
            gevonden = [{**entiteit, "extractor": "Kenmerken"} for entiteit in gevonden]
            if gevonden:
                message.set(ENTITIES, [*message.get(ENTITIES, []), *gevonden], add_to_output=True)
        return messages
