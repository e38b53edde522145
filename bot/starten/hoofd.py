"""`regiewijzer start`: the three processes together, from the first to the last second."""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import httpx

from bot.dossier.gesprekstabel import KAPOT, zet_opzij_wat_kapot_is
from bot.gedeeld import vallen
from bot.instellingen import PROJECT, Instellingen, lees
from bot.lijn.geheim import GeheimFout, afgeleid, hoofdgeheim
from bot.lijn.handtekening import onderteken
from bot.poort.adres import OnveiligAdres, controleer_adres
from bot.poort.gezond import PAD as GEZOND
from bot.starten.kind import Kind, stop_alle
from bot.starten.omgeving import voor, voor_kinderen, vrije_poort
from bot.starten.trainen import TrainFout, train

UITERSTE = 300.0  # seconds to become ready
RITME = 0.2  # seconds between two looks at the children
GEEN_MODEL = 3  # exit code of rasa_proces
GEEN_SLEUTELS = (
    "Let op: er is geen sleutel gezet. Wie bij de database kan, leest wat mensen typen. "
    "Maak er een met 'regiewijzer sleutels nieuw' en zet die in REGIEWIJZER_SLEUTELS."
)


class StartFout(RuntimeError):
    """Starting isn't possible; one Dutch line, and the exit code (2: the user can do something, 1: we failed)."""

    def __init__(self, regel: str, code: int = 2) -> None:
        super().__init__(regel)
        self.code = code


def start(
    host: str = "127.0.0.1",
    port: int = 5005,
    *,
    project: Path = PROJECT,
    acties: str = "actions",
    zeg: Callable[[str], None] = lambda regel: print(regel, flush=True),
) -> int:
    """Run the whole assistant until Ctrl-C or SIGTERM; gives the exit code. `project` and `acties` are for tests."""
    einde = threading.Event()
    for nummer in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(nummer) is not signal.SIG_IGN:  # nohup
            signal.signal(nummer, lambda *_: einde.set())
    kinderen: list[Kind] = []
    try:
        instellingen = lees()
        luisteraar = _luisteraar(host, port, instellingen)
        zeg("Regiewijzer start …")
        if not instellingen.sleutels:
            zeg(GEEN_SLEUTELS)
        if weg := zet_opzij_wat_kapot_is(instellingen.gesprekken_database):
            zeg(KAPOT.format(weg=weg))
        model = train(project=project, zeg=zeg)
        if einde.is_set():
            return 0
        kinderen += _kinderen(instellingen, host, luisteraar, model, project, acties)
        for kind in kinderen:
            kind.start()
        _waak(kinderen, einde, _klaarmelding(host, luisteraar, instellingen, zeg), zeg)
        return 0
    except (StartFout, TrainFout, OnveiligAdres, GeheimFout) as fout:
        print(fout, file=sys.stderr, flush=True)
        return fout.code if isinstance(fout, StartFout) else 1 if isinstance(fout, TrainFout) else 2
    except OSError as fout:
        print(f"Regiewijzer kan {fout.filename or 'een bestand'} niet gebruiken: {fout.strerror}.", file=sys.stderr)
        return 2
    finally:
        if kinderen:
            zeg("Regiewijzer stopt …")
            stop_alle(kinderen)


def _luisteraar(host: str, port: int, instellingen: Instellingen) -> socket.socket:
    """The bound socket (the poort listens on it): from here on the address is ours."""
    controleer_adres(host, instellingen)
    if not 0 <= port <= 65535:  # getaddrinfo would quietly take the remainder
        raise StartFout(f"Poort {port} bestaat niet. Kies er een van 1 tot en met 65535 met --port.")
    try:
        soort, _, _, _, adres = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except (OSError, UnicodeError):
        raise StartFout(f"Het adres {host}:{port} bestaat niet. Kies een ander met --host of --port.") from None
    luisteraar = socket.socket(soort)
    luisteraar.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        luisteraar.bind(adres)
        # Needed to bind while old connections linger; off again, or another program could bind it too until we listen.
        luisteraar.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 0)
    except OSError as fout:
        luisteraar.close()
        if isinstance(fout, PermissionError):
            raise StartFout(f"Poort {port} mag je niet gebruiken. Kies er een boven de 1023 met --port.") from None
        raise StartFout(
            f"Poort {port} op {host} is niet vrij. Stop het programma dat hem gebruikt, of kies een andere met --port."
        ) from None
    luisteraar.set_inheritable(True)
    return luisteraar


def _kinderen(
    instellingen: Instellingen, host: str, luisteraar: socket.socket, model: Path, project: Path, acties: str
) -> list[Kind]:
    rasa, actie = vrije_poort(), vrije_poort()
    omgeving = voor_kinderen(instellingen, f"http://127.0.0.1:{rasa}", f"http://127.0.0.1:{actie}")
    if project != PROJECT:
        omgeving["PYTHONPATH"] = os.pathsep.join(filter(None, [str(project), omgeving.get("PYTHONPATH", "")]))
    logmap = instellingen.var / "log"
    logmap.mkdir(parents=True, exist_ok=True)
    fd = luisteraar.fileno()

    def kind(naam: str, module: str, *argumenten: str, erft: Sequence[int] = ()) -> Kind:
        return Kind(naam, f"bot.starten.{module}", argumenten, voor(naam, omgeving), logmap, erft)

    return [  # the slowest first
        kind("rasa", "rasa_proces", "--port", str(rasa), "--model", str(model), "--project", str(project)),
        kind("acties", "actie_proces", "--port", str(actie), "--acties", acties),
        kind("poort", "poort_proces", "--host", host, "--fd", str(fd), erft=[fd]),
    ]


def _klaarmelding(
    host: str, luisteraar: socket.socket, instellingen: Instellingen, zeg: Callable[[str], None]
) -> Callable[[], bool]:
    """A function that says once that everything is up; gives whether it is."""
    port = luisteraar.getsockname()[1]
    naam = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}.get(host, host)
    adres = f"http://[{naam}]:{port}" if ":" in naam else f"http://{naam}:{port}"
    client = httpx.Client(trust_env=False, timeout=5.0)
    sleutel = afgeleid(hoofdgeheim(instellingen), "start")

    def klaar() -> bool:
        try:
            # Signed anew each time, under a name that the poort always answers to: it may want users to sign in, by
            # another name.
            koppen = {"Host": "localhost", **onderteken(sleutel, GEZOND.encode())}
            stand = client.get(f"{adres}{GEZOND}", headers=koppen)
            if stand.status_code != 200:
                return False
            taalmodel = stand.json()["delen"]["taalmodel"]
        except (httpx.HTTPError, ValueError, KeyError):
            return False
        zeg(f"Taalmodel: {taalmodel['soort']}.")
        zeg(f"Regiewijzer staat klaar op {adres} (Ctrl-C stopt alles).")
        if instellingen.url:
            zeg(f"Gebruikers openen het via {instellingen.url}.")
        client.close()
        return True

    return klaar


def _waak(
    kinderen: Sequence[Kind], einde: threading.Event, klaar: Callable[[], bool], zeg: Callable[[str], None]
) -> None:
    """Watch until `einde`: report readiness, start again what falls over. Raises StartFout when it never gets ready."""
    begin = time.monotonic()
    is_klaar = False
    volgende_blik = 0.0
    while not einde.wait(RITME):
        nu = time.monotonic()
        for kind in kinderen:
            _kijk(kind, nu, is_klaar, zeg)
        if not is_klaar and nu >= volgende_blik:
            volgende_blik = nu + 0.5
            is_klaar = klaar()
            if not is_klaar and nu - begin > UITERSTE:
                logmap = kinderen[0].logmap
                raise StartFout(f"Regiewijzer is na {UITERSTE:.0f} seconden nog niet klaar. Kijk in {logmap}.", 1)


def _kijk(kind: Kind, nu: float, was_klaar: bool, zeg: Callable[[str], None]) -> None:
    """Start this part again when it fell over: at once, or after a while when it keeps falling."""
    if kind.gepland is None:
        code = kind.afgelopen()
        if code is None:
            return
        log = kind.logmap / f"{kind.naam}.log"
        if not was_klaar:
            raise _start_niet(kind, code, log)
        vallen.noteer(kind.logmap, kind.naam)
        pauze = kind.plan()
        wanneer = f"over {pauze:.0f} seconden opnieuw" if pauze else "opnieuw"
        zeg(f"Het onderdeel {kind.naam} is gestopt (code {code}) en start {wanneer}. Details: {log}.")
    if kind.gepland is not None and nu >= kind.gepland:
        kind.start()


def _start_niet(kind: Kind, code: int, log: Path) -> StartFout:
    if kind.naam == "poort" and code == 2:
        return StartFout(kind.laatste_regel() or f"De poort start niet. Kijk in {log}.")
    if kind.naam == "rasa" and code == GEEN_MODEL:
        return StartFout(
            f"Het model kan niet worden geladen. Train het opnieuw met: regiewijzer train. Details: {log}.", 1
        )
    return StartFout(f"Het onderdeel {kind.naam} is gestopt (code {code}). Kijk in {log}.", 1)
