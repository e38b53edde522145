"""Rasa without TensorFlow, which our pipeline doesn't use: a third of the memory of the Rasa process and half of its
import time.

Eight modules of Rasa 3.6.21 import TensorFlow at import time, and Rasa imports all of them whatever config.yml names.
They are stood in for by empty modules that only hold the names that Rasa imports from them. Nothing in site-packages
is touched and there is no imitation of TensorFlow: `import tensorflow` fails as it does where it isn't installed.

It applies itself only to the version it was made for, and only while config.yml names no component that needs
TensorFlow: whoever puts DIETClassifier there gets it, at its usual price. REGIEWIJZER_TENSORFLOW=ja turns it off
altogether.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.metadata import version
from pathlib import Path
from types import ModuleType

import yaml

from bot.rasa.versneld import RASA

logger = logging.getLogger("regiewijzer.rasa")

# Module of Rasa → the names that Rasa itself imports from it.
VERVANGEN: dict[str, tuple[str, ...]] = {
    "rasa.core.policies.ted_policy": ("TEDPolicy",),
    "rasa.core.policies.unexpected_intent_policy": ("UnexpecTEDIntentPolicy",),
    "rasa.nlu.classifiers.diet_classifier": ("DIETClassifier",),
    "rasa.nlu.selectors.response_selector": ("ResponseSelector",),
    "rasa.nlu.featurizers.dense_featurizer.convert_featurizer": ("ConveRTFeaturizer",),
    "rasa.nlu.featurizers.dense_featurizer.lm_featurizer": ("LanguageModelFeaturizer",),
    "rasa.utils.tensorflow.callback": ("RasaTrainingLogger", "RasaModelCheckpoint"),
    "rasa.utils.tensorflow.data_generator": ("RasaBatchDataGenerator",),
}
# What config.yml may name to get TensorFlow after all: the components above, by class name or by full path.
_ONDERDELEN = frozenset(naam for namen in VERVANGEN.values() for naam in namen)


class _Vervanger(MetaPathFinder, Loader):
    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        return ModuleSpec(fullname, self) if fullname in VERVANGEN else None

    def exec_module(self, module: ModuleType) -> None:
        for naam in VERVANGEN[module.__name__]:
            setattr(module, naam, type(naam, (), {"__module__": module.__name__}))


def vraagt_tensorflow(config: Path) -> str | None:
    """The first component in a config.yml that needs TensorFlow, or None.

    A file that can't be read asks for nothing: Rasa will say why.
    """
    try:
        inhoud = yaml.safe_load(config.read_text(encoding="utf-8"))
        onderdelen = [*(inhoud.get("pipeline") or []), *(inhoud.get("policies") or [])]
    except (OSError, UnicodeError, yaml.YAMLError, AttributeError, TypeError):
        return None
    namen = (str(onderdeel.get("name", "")) for onderdeel in onderdelen if isinstance(onderdeel, dict))
    return next((naam for naam in namen if naam.rpartition(".")[2] in _ONDERDELEN), None)


def pas_toe(config: Path, gewenst: bool) -> bool:
    """Keep TensorFlow out of this process; must run before Rasa is imported.

    False when it stays in (a log line says why).

    `config` is the config.yml of the project; `gewenst` False when the settings ask for TensorFlow.
    """
    if not gewenst or "tensorflow" in sys.modules:
        return False
    if version("rasa") != RASA:
        logger.warning("Rasa is %s en niet %s: TensorFlow wordt gewoon geladen", version("rasa"), RASA)
        return False
    if naam := vraagt_tensorflow(config):
        logger.info("config.yml noemt %s: TensorFlow wordt geladen", naam)
        return False
    sys.meta_path.insert(0, _Vervanger())
    sys.modules["tensorflow"] = None  # type: ignore[assignment]
    return True
