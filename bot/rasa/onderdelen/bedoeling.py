"""Intents: logistic regression, and after it the words that settle an intent by themselves."""

from __future__ import annotations

from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.logistic_regression_classifier import LogisticRegressionClassifier
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.begrip.bedoeling import vaste_bedoeling
from bot.begrip.vermelding import uit_entiteiten
from bot.rasa.onderdelen.gedeeld import MetKaders


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class Bedoeling(LogisticRegressionClassifier):
    """Rasa's own classifier with its regularisation as a setting: Rasa 3.6.21 reads `C` nowhere and uses 1."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {**LogisticRegressionClassifier.get_default_config(), "C": 10.0}

    def __init__(self, config: dict[str, Any], name: str, model_storage: ModelStorage, resource: Resource) -> None:
        super().__init__(config, name, model_storage, resource)
        self.clf.C = float(self.config["C"])


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class VasteBedoeling(MetKaders):
    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            tekst = message.get(TEXT) or ""
            geraden = message.get(INTENT) or {}
            vast = vaste_bedoeling(
                tekst,
                self._kaders,
                uit_entiteiten(message.get(ENTITIES, []), tekst),
                geraden.get("name"),
                geraden.get("confidence") or 0.0,
            )
            if vast is not None:
                zeker = {"name": vast, "confidence": 1.0}
                message.set(INTENT, zeker, add_to_output=True)
                message.set(INTENT_RANKING_KEY, [zeker], add_to_output=True)
        return messages
