"""The repairs of Rasa 3.6.21: faster, and refusing and answering the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from jsonschema import ValidationError, validate

from bot.rasa import versneld

if TYPE_CHECKING:
    from rasa.core.actions.action import RemoteAction

GOED = [
    {},
    {"events": [], "responses": []},
    {
        "events": [{"event": "slot", "name": "afweging", "value": {"a": [1]}, "timestamp": None}],
        "responses": [{"custom": {}}],
    },
    {"events": [{"event": "action", "name": "action_listen"}]},
]
MISVORMD = [
    None,
    [],
    "tekst",
    {"events": {}},
    {"events": None},
    {"events": ["slot"]},
    {"events": [{"event": "slot", "value": 1}]},
    {"events": [{"event": "bestaat_niet"}]},
    {"events": [{"name": "zonder soort"}]},
    {"responses": "hallo"},
    {"responses": ["hallo"]},
]


@pytest.fixture(autouse=True)
def hersteld(monkeypatch: pytest.MonkeyPatch):
    """What the repairs replace, put back afterwards."""
    import rasa.engine.runner.dask as loper
    from rasa.core.actions.action import RemoteAction
    from rasa.shared.core.events import Event

    monkeypatch.setattr(RemoteAction, "_validate_action_result", RemoteAction._validate_action_result)
    monkeypatch.setattr(Event, "resolve_by_type", staticmethod(Event.resolve_by_type))
    monkeypatch.setattr(loper, "dask", loper.dask)


@pytest.fixture
def actie() -> RemoteAction:
    from rasa.core.actions.action import RemoteAction

    assert versneld.pas_toe()
    return RemoteAction("actie", None)


@pytest.mark.parametrize("antwoord", GOED)
def test_een_goed_antwoord_mag(actie: RemoteAction, antwoord):
    validate(antwoord, actie.action_response_format_spec())
    assert actie._validate_action_result(antwoord) is True


@pytest.mark.parametrize("antwoord", MISVORMD)
def test_een_misvormd_antwoord_wordt_geweigerd_zonder_het_te_noemen(actie: RemoteAction, antwoord):
    with pytest.raises(ValidationError):
        validate(antwoord, actie.action_response_format_spec())
    with pytest.raises(ValidationError) as fout:
        actie._validate_action_result(antwoord)
    assert fout.value.instance is None or not isinstance(fout.value.instance, (dict, list, str))
    assert "bestaat_niet" not in str(fout.value) and "hallo" not in str(fout.value)


def test_op_een_andere_rasa_verandert_er_niets(monkeypatch: pytest.MonkeyPatch):
    from rasa.core.actions.action import RemoteAction
    from rasa.shared.core.events import Event

    monkeypatch.setattr(versneld, "version", lambda _: "3.6.22")
    voor = RemoteAction._validate_action_result, Event.resolve_by_type
    assert not versneld.pas_toe()
    assert (RemoteAction._validate_action_result, Event.resolve_by_type) == voor


def test_soorten_gebeurtenissen_blijven_hetzelfde():
    from rasa.shared.core.events import Event, SlotSet, UserUttered

    versneld.pas_toe()
    for _ in range(2):
        assert Event.resolve_by_type("slot") is SlotSet
        assert Event.resolve_by_type("user", SlotSet) is UserUttered
        assert Event.resolve_by_type("onbekend", SlotSet) is SlotSet
        assert Event.resolve_by_type("topic") is None
        with pytest.raises(ValueError, match="onbekend"):
            Event.resolve_by_type("onbekend")


def test_de_graaf_geeft_hetzelfde_en_dezelfde_fouten():
    import rasa.engine.runner.dask as loper
    from rasa.engine.exceptions import GraphRunError

    def knoop(naam, doe):
        return lambda *van: (naam, doe(*(waarde for _, waarde in van)))

    graaf = {
        "a": (knoop("a", lambda x: x[0] + 1), "__in__"),
        "b": (knoop("b", lambda x: x * 2), "a"),
        "c": (knoop("c", lambda x, y: (x, y)), "a", "b"),
        "__in__": ("__in__", [1]),
    }
    gewoon = loper.dask.get(graaf, ["c", "a"])
    versneld.pas_toe()
    assert dict(loper.dask.get(graaf, ["c", "a"])) == dict(gewoon) == {"c": (2, 4), "a": 2}

    class Schema:
        target_names = ["a"]

        def minimal_graph_schema(self, _):
            return self

    def breekt(*_):
        raise RuntimeError("stuk")

    runner = object.__new__(loper.DaskGraphRunner)
    runner._graph_schema, runner._execution_context = Schema(), None
    runner._build_dask_graph = lambda _: {"a": (breekt,)}
    with pytest.raises(GraphRunError):
        runner.run()
