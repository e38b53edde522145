"""What the components share: the kaders, read once a process."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage

from bot.afweging import Kaders
from bot.gedeeld.kaders import kaders_van
from bot.instellingen import Instellingen, lees


@lru_cache(maxsize=1)
def _kaders(instellingen: Instellingen) -> Kaders:
    return kaders_van(instellingen)


class MetKaders(GraphComponent):
    """A component that reads with the kaders of this installation.

    They're read when the component is made, not when it is trained: an added kader works after a restart.
    """

    def __init__(self, kaders: Kaders) -> None:
        self._kaders = kaders

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> MetKaders:
        """Raises KaderFout when a kader is wrong."""
        return cls(_kaders(lees()))
