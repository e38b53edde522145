"""Small repairs of Rasa 3.6.21 in its own process, each measured and tested; on another version none of them is applied."""

from __future__ import annotations

import logging
from importlib.metadata import version
from typing import Any

logger = logging.getLogger("regiewijzer.rasa")

RASA = "3.6.21"


def pas_toe() -> bool:
    """Apply all repairs; False (and a log line) when this Rasa isn't the one that they were made for."""
    if version("rasa") != RASA:
        logger.warning("Rasa is %s en niet %s: de versnellingen zijn uit", version("rasa"), RASA)
        return False
    _onthoud_validator()
    return True


def _onthoud_validator() -> None:
    """Check the answers of actions with one validator that is kept.

    Rasa calls `jsonschema.validate`, which first checks the schema itself, on every answer: by far the largest part of a turn.
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
            raise ValidationError(f"Het antwoord van de actieserver is ongeldig (regel {'/'.join(map(str, fout.schema_path))}).")
        return True

    RemoteAction._validate_action_result = _validate_action_result  # type: ignore[method-assign]
