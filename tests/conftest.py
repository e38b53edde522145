"""What every test can use, and what each test needs: read from its code here, so that nobody has to say it or can
forget to.

A test needs a real assistant, PostgreSQL, Chromium or a model when it, one of its fixtures, or a function of ours
that these call, names what starts one (`BEGINT`). It then gets the marker; `make snel` leaves out every test with
one. Only what starts a program by its command line can't be seen: such a test says `pytest.mark.assistent` itself.
"""

from __future__ import annotations

import functools
import gc
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import CodeType
from typing import Any

import hypothesis
import pytest

from bot.afweging import Kaders, laad_kaders

from .assistent import Assistent

BEGINT = {
    "Assistent": "assistent",
    "EigenPoort": "assistent",
    "start_postgres": "postgres",
    "sync_playwright": "chromium",
    "Agent": "model",
}
LANG = ("chromium", "assistent", "model")
ZWAAR = {
    "rasa",
    "rasa_sdk",
    "sanic",
    "sklearn",
    "spacy",
    "tensorflow",
}  # seconds to import each: only when a test runs that uses it
_GEHEUGEN = type(functools.cache(len))
GELADEN = pytest.StashKey[set[str]]()

# A slow machine isn't an error: no test has a deadline. `snel` tries a few examples of everything; the whole run
# tries them all.
hypothesis.settings.register_profile("alles", deadline=None)
hypothesis.settings.register_profile("snel", deadline=None, max_examples=10, stateful_step_count=10)
hypothesis.settings.load_profile("alles")


@pytest.fixture(scope="session")
def assistent(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistent]:
    """A running assistant with an empty case store (SQLite).

    Shared: tests must not stop it or take parts of it down.
    """
    draait = Assistent(tmp_path_factory.mktemp("assistent") / "var")
    try:
        yield draait.start()
    finally:
        over = draait.stop()
    assert not over, f"na het stoppen draaide nog: {over}"


@pytest.fixture(scope="session")
def alle_kaders() -> Kaders:
    return laad_kaders()


def pytest_sessionstart() -> None:
    """A mutant runs in a fork of a process that ran every test: without this, answers from before the change count."""
    if os.environ.get("MUTANT_UNDER_TEST"):
        for ding in gc.get_objects():
            if isinstance(ding, _GEHEUGEN) and str(getattr(ding, "__module__", "")).startswith("bot."):
                ding.cache_clear()


# --- what a test needs ---


def nodig(functie: Callable[..., Any], gezien: set[Callable[..., Any]] | None = None) -> set[str]:
    """The markers of what this function starts, itself or by way of another function of the tests."""
    gezien = set() if gezien is None else gezien
    if functie in gezien or not hasattr(functie, "__code__"):
        return set()
    gezien.add(functie)
    uit: set[str] = set()
    for naam in _namen(functie.__code__):
        if naam in BEGINT:
            uit.add(BEGINT[naam])
        ander = functie.__globals__.get(naam)
        if getattr(ander, "__module__", "").startswith("tests."):
            uit |= nodig(ander, gezien)
    return uit


def _namen(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    for deel in code.co_consts:
        if isinstance(deel, CodeType):
            yield from _namen(deel)


def _functies(item: Any) -> Iterator[Callable[..., Any]]:
    """The test (of a property test: what hypothesis calls) and every fixture that it uses, also by way of another."""
    functie = getattr(item, "function", None)
    if functie is not None:
        yield getattr(getattr(functie, "hypothesis", None), "inner_test", functie)
    for fixtures in item._fixtureinfo.name2fixturedefs.values():
        yield fixtures[-1].func


def _soort(item: Any, heeft: set[str]) -> str | None:
    """What it shares with tests in other files."""
    if "chromium" in heeft:
        return "browser"
    gedeeld = item._fixtureinfo.name2fixturedefs.get("assistent")
    return "assistent" if gedeeld and gedeeld[-1].scope == "session" else None


def kleiner(item: Any, grens: hypothesis.settings) -> None:
    """No more examples than this, also where the test asks for more."""
    klasse = getattr(item, "cls", None)
    if isinstance(getattr(klasse, "settings", None), hypothesis.settings):  # a state machine
        klasse.settings = _hooguit(klasse.settings, grens)
    functie = getattr(item, "function", None)
    eigen = getattr(functie, "_hypothesis_internal_use_settings", None)  # hypothesis' own plugin looks here too
    if eigen is not None:
        functie._hypothesis_internal_use_settings = _hooguit(eigen, grens)


def _hooguit(eigen: hypothesis.settings, grens: hypothesis.settings) -> hypothesis.settings:
    return hypothesis.settings(
        eigen,
        max_examples=min(eigen.max_examples, grens.max_examples),
        stateful_step_count=min(eigen.stateful_step_count, grens.stateful_step_count),
    )


@pytest.hookimpl(tryfirst=True)  # before -m and xdist look at the markers
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    groepen: dict[Path, str] = {}
    for item in items:
        heeft = {marker for functie in _functies(item) for marker in nodig(functie)}
        for marker in heeft:
            item.add_marker(marker)
        if soort := _soort(item, heeft):
            groepen[item.path] = max(soort, groepen.get(item.path, ""))  # the browser, where a file has both
        if config.getoption("hypothesis_profile", None) == "snel":
            kleiner(item, hypothesis.settings.default)
    for item in items:
        # Tests of one group run on one worker, file by file and in order. A file is a group, but for what shares an
        # assistant or the browser.
        item.add_marker(pytest.mark.xdist_group(groepen.get(item.path, item.nodeid.partition("::")[0])))
    # Long files first, so that no worker is left alone with one at the end.
    lang = {item.path for item in items if any(map(item.get_closest_marker, LANG))}
    items.sort(key=lambda item: item.path not in lang)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Thousands of tests and the kaders stay until the end: the garbage collector needn't walk over them again and
    again.

    It was a sixth of the processor time of `make snel`.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
    session.config.stash[GELADEN] = ZWAAR & set(sys.modules)
