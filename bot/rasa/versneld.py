"""Small repairs of Rasa 3.6.21 in its own process, each measured and tested; on another version none of them is
applied.
"""

from __future__ import annotations

import logging
from importlib.metadata import version
from types import SimpleNamespace
from typing import Any

logger = logging.getLogger("regiewijzer.rasa")

RASA = "3.6.21"


def pas_toe() -> bool:
    """Apply all repairs; False (and a log line) when this Rasa isn't the one that they were made for."""
    if version("rasa") != RASA:
        logger.warning("Rasa is %s en niet %s: de versnellingen zijn uit", version("rasa"), RASA)
        return False
    _onthoud_validator()
    _onthoud_soorten()
    _loop_zonder_planner()
    return True


def _onthoud_validator() -> None:
    """Check the answers of actions with one validator that is kept.

    Rasa calls `jsonschema.validate`, which first checks the schema itself, on every answer: by far the largest part
    of a turn.
    """
    from jsonschema import ValidationError
    from jsonschema.exceptions import best_match
    from jsonschema.validators import validator_for
    from rasa.core.actions.action import RemoteAction

    schema = RemoteAction.action_response_format_spec()
    soort = validator_for(schema)
    soort.check_schema(schema)
    validator = soort(schema)

    def _validate_action_result(self: RemoteAction, result: Any) -> bool:
        fout = best_match(validator.iter_errors(result))
        if fout is not None:
            # Without the instance: the message of jsonschema quotes it, and it holds the conversation.
            raise ValidationError(
                f"Het antwoord van de actieserver is ongeldig (regel {'/'.join(map(str, fout.schema_path))})."
            )
        return True

    RemoteAction._validate_action_result = _validate_action_result


def _onthoud_soorten() -> None:
    """Remember which class belongs to a kind of event: Rasa walks over all subclasses for every event that it reads."""
    from rasa.shared.core.events import Event

    zoek = Event.resolve_by_type
    soorten: dict[str, type[Event]] = {}

    def resolve_by_type(type_name: str, default: type[Event] | None = None) -> type[Event] | None:
        if type_name not in soorten:
            gevonden = zoek(type_name, default)
            if gevonden is None or gevonden is default:
                return gevonden  # not a kind of its own: what it is depends on the caller
            soorten[type_name] = gevonden
        return soorten[type_name]

    Event.resolve_by_type = staticmethod(resolve_by_type)


def _loop_zonder_planner() -> None:
    """Run the graph with dask's plain executor: its planner costs more than planning these dozen nodes in a row can
    gain.
    """
    import rasa.engine.runner.dask as loper
    from dask.core import get

    loper.dask = SimpleNamespace(get=get)
