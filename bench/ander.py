"""What another user notices of one user's worst requests: how long his GET takes meanwhile, on a real poort over
sockets.
"""

from __future__ import annotations

import os
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack, closing
from http.client import HTTPConnection
from pathlib import Path

import httpx

from bench.verslag import Verslag, tabel
from bot.starten.omgeving import vrije_poort

LANG = {
    "a-": "a-" * 10_000,
    "d'": "d'" * 4_000,
    "x": "x" * 20_000,
    "é ": "é " * 10_000,
    "0612345678 ": "0612345678 " * 1_800,
}


def meet(verslag: Verslag) -> None:
    """Measure, and write the section."""
    poort = vrije_poort()
    with tempfile.TemporaryDirectory() as map_:
        omgeving = {n: w for n, w in os.environ.items() if not n.startswith("REGIEWIJZER_")}
        omgeving |= {"REGIEWIJZER_VAR": map_, "REGIEWIJZER_PER_MINUUT": "100000"}
        opdracht = [sys.executable, "-m", "bot.starten.poort_proces", "--port", str(poort)]
        proces = subprocess.Popen(opdracht, env=omgeving, cwd=Path(__file__).resolve().parent.parent)
        try:
            _wacht_tot_klaar(poort)
            rijen = [[naam, *_beide(poort, doe)] for naam, doe in _aanvallen(poort)]
        finally:
            proces.terminate()
            proces.wait()
    verslag.deel(
        "One request beside the others",
        "A poort of its own over sockets. While one user sends his worst (again and again, one at a time), another "
        "asks `GET /api/ik` every 20 ms: how many "
        "times that worked, and how long it took. Aim: half a second at most.\n\n"
        + tabel(["meanwhile", "requests of the other", "median, s", "longest, s"], rijen),
    )


def _wacht_tot_klaar(poort: int) -> None:
    while True:
        try:
            _post(poort, "/api/overleg/aanmeldingen", {"tekst": "Jongen van 9 is boos"})  # loads the lists
            return
        except httpx.ConnectError:
            time.sleep(0.2)


def _post(poort: int, pad: str, inhoud: dict[str, str]) -> int:
    adres = f"http://127.0.0.1:{poort}{pad}"
    return httpx.post(adres, json=inhoud, timeout=300, trust_env=False).status_code


def _herhaal(keren: int, doe: Callable[[], object]) -> None:
    for _ in range(keren):
        doe()


def _aanvallen(poort: int) -> list[tuple[str, Callable[[], None]]]:
    def niets() -> None:
        time.sleep(5)

    def overleg(tekst: str) -> Callable[[], None]:
        return lambda: _herhaal(5, lambda: _post(poort, "/api/overleg/aanmeldingen", {"tekst": tekst}))

    def chat(tekst: str) -> Callable[[], None]:
        return lambda: _herhaal(20, lambda: _post(poort, "/api/afscherming", {"bericht": tekst[:2000]}))

    def vol() -> None:
        # The most that is really read: ten aanmeldingen of 2,000 characters.
        tekst = "\n".join(f"{nr}. jongen van 9 " + "é " * 970 for nr in range(1, 11))
        _herhaal(3, lambda: _post(poort, "/api/overleg/aanmeldingen", {"tekst": tekst}))

    def kop_zonder_einde() -> None:
        tot = time.monotonic() + 10
        while time.monotonic() < tot:
            with closing(socket.create_connection(("127.0.0.1", poort))) as verbinding:
                try:
                    verbinding.sendall(b"GET /api/ik HTTP/1.1\r\nHost: localhost\r\nX: ")
                    while time.monotonic() < tot:
                        verbinding.sendall(b"a" * 65536)
                except ConnectionError:
                    pass

    def halve_verbindingen() -> None:
        with ExitStack() as open_:
            for _ in range(1_100):
                verbinding = open_.enter_context(closing(socket.create_connection(("127.0.0.1", poort))))
                verbinding.sendall(b"GET /api/ik HTTP/1.1\r\nHost: localhost\r\n")
            time.sleep(10)

    return [
        ("nothing", niets),
        *(
            (f"`/api/overleg/aanmeldingen`, {len(tekst):,} characters of {deel!r}", overleg(tekst))
            for deel, tekst in LANG.items()
        ),
        *((f"`/api/afscherming`, 2,000 characters of {deel!r}", chat(tekst)) for deel, tekst in LANG.items()),
        ("a list of ten aanmeldingen of 2,000 characters", vol),
        ("a header without end", kop_zonder_einde),
        ("1,100 half connections", halve_verbindingen),
    ]


def _beide(poort: int, doe: Callable[[], None]) -> list[str]:
    """How many GETs of another user went through while `doe` ran, and how long they took."""
    draad = threading.Thread(target=doe)
    duren: list[float] = []
    draad.start()
    while draad.is_alive() or not duren:
        begin = time.perf_counter()
        with closing(HTTPConnection("127.0.0.1", poort, timeout=300)) as verbinding:  # httpx takes 0.2 s to begin
            verbinding.request("GET", "/api/ik")
            if verbinding.getresponse().status != 200:
                raise RuntimeError("the other user got no answer")
        duren.append(time.perf_counter() - begin)
        time.sleep(0.02)
    draad.join()
    return [str(len(duren)), f"{statistics.median(duren):.3f}", f"{max(duren):.3f}"]
