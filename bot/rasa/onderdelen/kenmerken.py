"""Every mention of a kenmerk as an entity `kenmerk`: value = {"kenmerk", "waarde", "zekerheid"}."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.afweging import Kaders
from bot.begrip.lezen import lees
from bot.rasa.onderdelen.gedeeld import kaders_nu


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class Kenmerken(GraphComponent):
    """The kaders are read when the component is made, not when it is trained: an added kader works after a restart."""

    def __init__(self, kaders: Kaders) -> None:
        self._kaders = kaders

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Kenmerken:
        return cls(kaders_nu())

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            doelgroep = (message.get("metadata") or {}).get("doelgroep")
            gevonden = [
                {
                    "entity": "kenmerk",
                    "start": v.begin,
                    "end": v.eind,
                    "value": {"kenmerk": v.kenmerk, "waarde": v.waarde, "zekerheid": v.zekerheid},
                    "extractor": "Kenmerken",
                }
                for v in lees(message.get(TEXT) or "", self._kaders, doelgroep).vermeldingen
            ]
            if gevonden:
                message.set(ENTITIES, [*message.get(ENTITIES, []), *gevonden], add_to_output=True)
        return messages
