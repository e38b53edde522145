"""The real assistant, started once for the whole run."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.afweging import Kaders, laad_kaders

from .assistent import Assistent


@pytest.fixture(scope="session")
def assistent(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistent]:
    """A running assistant with an empty case store (SQLite). Shared: tests must not stop it or take parts of it down."""
    draait = Assistent(tmp_path_factory.mktemp("assistent") / "var")
    try:
        yield draait.start()
    finally:
        over = draait.stop()
    assert not over, f"na het stoppen draaide nog: {over}"


@pytest.fixture(scope="session")
def alle_kaders() -> Kaders:
    return laad_kaders()
