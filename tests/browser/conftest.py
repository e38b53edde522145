"""Real Chromium on the pages of a real assistant.

While developing, REGIEWIJZER_TEST_URL names a poort that runs already; the settings of that poort
(REGIEWIJZER_RASA_URL, …_ACTIE_URL, …_GEHEIM, …_DATABASE_URL) must then be in the environment too.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from bot.starten.omgeving import vrije_poort

from .eigenpoort import EigenPoort
from .scherm import Scherm

NODIG = ("REGIEWIJZER_RASA_URL", "REGIEWIJZER_ACTIE_URL", "REGIEWIJZER_GEHEIM", "REGIEWIJZER_DATABASE_URL")


def chromium_pad() -> str:
    """The Chromium to test in: REGIEWIJZER_CHROMIUM, Debian's, or the one on PATH."""
    for pad in (
        os.environ.get("REGIEWIJZER_CHROMIUM"),
        "/usr/bin/chromium",
        shutil.which("chromium"),
        shutil.which("chromium-browser"),
    ):
        if pad and Path(pad).exists():
            return pad
    pytest.fail(
        "Chromium ontbreekt. Installeer het (apt install chromium), of zet REGIEWIJZER_CHROMIUM op het pad ervan."
    )


# Not for the whole session: while Playwright runs, its event loop occupies the thread, and tests elsewhere need one
# of their own.
@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    expect.set_options(timeout=60_000)  # a busy machine isn't an error
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_pad(), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def adres(request: pytest.FixtureRequest) -> str:
    """Where the assistant under test is."""
    return os.environ.get("REGIEWIJZER_TEST_URL") or f"http://127.0.0.1:{request.getfixturevalue('assistent').port}"


@pytest.fixture(scope="package")
def omgeving(request: pytest.FixtureRequest) -> dict[str, str]:
    """The environment for a second poort before the same Rasa and the same store."""
    if os.environ.get("REGIEWIJZER_TEST_URL"):
        assert all(os.environ.get(naam) for naam in NODIG), f"zet ook {', '.join(NODIG)}"
        return {**os.environ}
    return request.getfixturevalue("assistent").deel("poort").environ()


Poorten = Callable[..., EigenPoort]


@pytest.fixture
def eigen_poort(omgeving: dict[str, str], tmp_path: Path) -> Iterator[Poorten]:
    """`eigen_poort(**settings)`: a poort of this test alone, which it may stop and start again."""
    gestart: list[EigenPoort] = []

    def begin(port: int | None = None, **instellingen: str) -> EigenPoort:
        uitvoer = tmp_path / f"poort{len(gestart)}.log"
        gestart.append(EigenPoort({**omgeving, **instellingen}, uitvoer, port or vrije_poort()).start())
        return gestart[-1]

    yield begin
    for poort in gestart:
        poort.stop()


Schermen = Callable[..., Scherm]


@pytest.fixture
def schermen(chromium: Browser, adres: str) -> Iterator[Schermen]:
    """`schermen(url=…, **context)`: a page in a browser profile of its own. At the end none may have broken the
    policy of the pages, raised an error, or asked anything of another server, unless the test says so by
    `scherm.vergeef(…)`.
    """
    open_: list[Scherm] = []

    def maak(url: str | None = None, **opties: object) -> Scherm:
        open_.append(Scherm(chromium, url or adres, **opties))
        return open_[-1]

    yield maak
    klachten = [klacht for scherm in open_ for klacht in scherm.klachten()]
    for scherm in open_:
        scherm.sluit()
    assert not klachten, klachten


@pytest.fixture
def scherm(schermen: Schermen) -> Scherm:
    """The page at "/", opened."""
    return schermen().open()
