"""The crisis signal as an entity `crisis`: value = how loud it is and which danger.

It runs before and apart from every classifier.
"""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.begrip.crisis import lees_signaal


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class CrisisSignaal(GraphComponent):
    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> CrisisSignaal:
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            signaal = lees_signaal(message.get(TEXT) or "")
            if signaal is not None:
                gevonden = {
                    "entity": "crisis",
                    "start": signaal.begin,
                    "end": signaal.eind,
                    "value": {"niveau": signaal.niveau, "soort": signaal.soort},
                    "extractor": "CrisisSignaal",
                }
                message.set(ENTITIES, [*message.get(ENTITIES, []), gevonden], add_to_output=True)
        return messages
