"""What the server itself refuses: headers without end or too slow, too many connections. Over real sockets."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, suppress

import httpx
import pytest

from bot.starten import dienst
from tests.poort.conftest import Maak

VRAAG = b"GET /api/ik HTTP/1.1\r\nHost: localhost\r\n"


@pytest.fixture
def poort(maak: Maak, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """The port of a running server; its patience is short."""
    monkeypatch.setattr(dienst.Begrensd, "koptijd", 1.0)
    luisteraar = socket.create_server(("127.0.0.1", 0))
    server = dienst.server(maak(), "127.0.0.1", 0, 30)
    draad = threading.Thread(target=server.run, args=([luisteraar],), daemon=True)
    draad.start()
    try:
        while not server.started:
            time.sleep(0.01)
        yield luisteraar.getsockname()[1]
    finally:
        server.should_exit = True
        draad.join()
        luisteraar.close()


def verbind(poort: int) -> socket.socket:
    verbinding = socket.create_connection(("127.0.0.1", poort))
    verbinding.settimeout(30)
    return verbinding


def alles(verbinding: socket.socket) -> bytes:
    """What comes until the other side closes."""
    uit = b""
    try:
        while stuk := verbinding.recv(65536):
            uit += stuk
    except ConnectionError:
        pass
    return uit


def antwoordt(poort: int) -> bool:
    return httpx.get(f"http://127.0.0.1:{poort}/api/ik", trust_env=False, timeout=30).status_code == 200


def test_een_gewoon_verzoek_en_nog_een_over_dezelfde_verbinding(poort: int):
    with closing(verbind(poort)) as verbinding:
        for _ in range(3):
            verbinding.sendall(VRAAG + b"\r\n")
            assert verbinding.recv(65536).startswith(b"HTTP/1.1 200")


def test_een_kop_zonder_einde_wordt_niet_gelezen(poort: int):
    with closing(verbind(poort)) as verbinding:
        gestuurd = 0
        verbinding.sendall(VRAAG + b"X: ")
        try:
            while gestuurd < 20_000_000:
                gestuurd += verbinding.send(b"a" * 65536)
        except ConnectionError:
            pass
        assert gestuurd < 20_000_000
    assert antwoordt(poort)


@pytest.mark.parametrize("kop", [b"X: " + b"a" * 200_000, b"\r\n".join(b"X%d: a" % nr for nr in range(10_000))])
def test_ook_een_hele_kop_mag_niet_groot_zijn(poort: int, kop: bytes):
    with closing(verbind(poort)) as verbinding:
        with suppress(ConnectionError):
            verbinding.sendall(VRAAG + kop + b"\r\n\r\n")
        assert not alles(verbinding).startswith(b"HTTP/1.1 200")
    assert antwoordt(poort)


@pytest.mark.parametrize(
    ("eerst", "begin"),
    [
        (b"", b""),
        (b"", b"G"),
        (b"", VRAAG),
        (b"", VRAAG + b"X: a"),
        (VRAAG + b"\r\n", b"G"),
        (VRAAG + b"\r\n", VRAAG + b"X: a"),
    ],
)
def test_een_trage_kop_wordt_gesloten(poort: int, eerst: bytes, begin: bytes):
    with closing(verbind(poort)) as verbinding:
        if eerst:
            verbinding.sendall(eerst)
            assert verbinding.recv(65536).startswith(b"HTTP/1.1 200")
        verbinding.sendall(begin)
        assert alles(verbinding) == b""  # closed, and not by us: the socket's own patience is much longer


def test_een_verzoek_zonder_einde_wordt_gesloten(poort: int, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(dienst.Begrensd, "uiterste", 1.0)
    with closing(verbind(poort)) as verbinding:
        verbinding.sendall(
            b"POST /api/gesprek HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"
        )
        assert alles(verbinding) == b""  # sooner than the ten seconds that a body has


def test_druppels_houden_een_kop_niet_open(poort: int):
    with closing(verbind(poort)) as verbinding:
        verbinding.sendall(VRAAG)
        with pytest.raises(ConnectionError):
            for _ in range(300):
                time.sleep(0.1)
                verbinding.sendall(b"a")


def test_twee_keer_host_is_400(poort: int):
    with closing(verbind(poort)) as verbinding:
        verbinding.sendall(VRAAG + b"Host: localhost\r\n\r\n")
        assert verbinding.recv(65536).startswith(b"HTTP/1.1 400")


def test_veel_halve_verbindingen_sluiten_niemand_uit(poort: int, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(dienst.Begrensd, "koptijd", 600.0)
    monkeypatch.setattr(dienst.Begrensd, "verbindingen", 50)
    with ExitStack() as open_:
        halve = [open_.enter_context(closing(verbind(poort))) for _ in range(60)]
        for verbinding in halve:
            with suppress(ConnectionError):
                verbinding.sendall(VRAAG)
        assert antwoordt(poort)
        # The oldest went; the youngest still waits.
        assert alles(halve[0]) == b""
        halve[-1].sendall(b"\r\n")
        assert halve[-1].recv(65536).startswith(b"HTTP/1.1 200")
