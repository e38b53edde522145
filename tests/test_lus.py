"""The loop: what a test needs is seen by itself, and collecting tests is cheap."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .assistent import Assistent
from .conftest import GELADEN, kleiner, nodig
from .dossier.conftest import start_postgres

VAN_FIXTURE = {
    ("tests.conftest", "assistent"): "assistent",
    ("tests.test_storing", "breekbaar"): "assistent",
    ("tests.browser.conftest", "chromium"): "chromium",
    ("tests.dossier.conftest", "postgres"): "postgres",
    ("tests.nlu.test_model", "lees_bericht"): "model",
}


def test_wie_een_fixture_met_processen_gebruikt_heeft_de_marker(request: pytest.FixtureRequest) -> None:
    """Of every test in this run; `make test` has them all."""
    for item in request.session.items:
        eigen = {marker.name for marker in item.iter_markers()}
        for naam, fixtures in item._fixtureinfo.name2fixturedefs.items():  # type: ignore[attr-defined]
            marker = VAN_FIXTURE.get((fixtures[-1].func.__module__, naam))
            assert marker is None or marker in eigen, f"{item.nodeid} gebruikt {naam}"


def _begin() -> object:
    return Assistent


# In a table, so that this file itself doesn't seem to start anything.
VOORBEELDEN = {
    "zelf": (lambda: Assistent, {"assistent"}),
    "binnenin": (lambda: lambda: start_postgres, {"postgres"}),
    "door een ander": (lambda: _begin(), {"assistent"}),
    "niets": (lambda: "Assistent", set()),
}


@pytest.mark.parametrize("naam", VOORBEELDEN)
def test_ook_door_een_hulpfunctie_heen_is_te_zien_wat_een_test_begint(naam: str) -> None:
    functie, verwacht = VOORBEELDEN[naam]
    assert nodig(functie) == verwacht


def test_verzamelen_laadt_rasa_en_tensorflow_niet(request: pytest.FixtureRequest) -> None:
    """They take seconds, in every run: import them in the fixture or the test that uses them."""
    assert request.config.stash[GELADEN] == set()


def test_wie_niets_begint_heeft_alleen_een_groep(request: pytest.FixtureRequest) -> None:
    assert {marker.name for marker in request.node.iter_markers()} == {"xdist_group"}


@given(st.integers())
@settings(max_examples=300)
def _veel(getal: int) -> None:
    GETELD.append(getal)


GETELD: list[int] = []


def test_snel_is_een_grens_ook_waar_een_test_om_meer_vraagt() -> None:
    doel = SimpleNamespace(function=_veel, cls=None)
    klein = settings(settings.default, max_examples=3)
    kleiner(doel, klein)
    _veel()
    assert len(GETELD) <= 3
