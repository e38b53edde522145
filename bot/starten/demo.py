"""`regiewijzer demo`: one made-up casus against the real assistant, from the first sentence to the stored row."""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from pathlib import Path
from typing import Any

import httpx
from rich.console import Console
from rich.markup import escape
from rich.panel import Panel

from bot.dossier import open_dossier, overzicht
from bot.instellingen import PROJECT
from bot.starten.omgeving import vrije_poort

CASUS = (
    "Een meisje van 14 gaat al weken niet naar school. Er zijn meerdere hulpverleners betrokken en moeder heeft "
    "psychische problemen. Er zijn zorgen over de veiligheid."
)
VERBETERING = "nee, het is structureel onveilig"
# What is answered when it is asked, as a user types it. What isn't here gets "weet ik niet".
ANTWOORDEN = {
    "urgentie": "regulier",
    "veiligheid": "zorgen",
    "doelgroep": "jeugd",
    "ernst": "zwaarder",
    "stapeling": "1",
    "duur": "onzeker",
    "motivatie": "gemotiveerd",
    "schoolgang": "gaat niet",
    "zorgvorm": "ambulant",
    "maatregel": "geen",
    "verwijzer": "sociaal team",
    "sociaal_team_betrokken": "ja",
    "complexe_problematiek": "nee",
    "kindfactoren": "1",
    "ouderfactoren": "1",
    "opvoedingsfactoren": "1",
    "hulpverleningsgeschiedenis": "geen",
}
MAXIMUM_VRAGEN = 30
GEDULD = 240.0  # seconds to become ready; training, when needed, is part of it
# Settings that would let the demo touch, or be changed by, what the organisation really uses.
NIET_OVERNEMEN = ("DATABASE_URL", "TRACKER_URL", "KADERS", "PROFIEL", "TOKEN", "GEHEIM", "PER_MINUUT")


class DemoFout(RuntimeError):
    """The demo can't go on; one Dutch line."""


class Speler:
    """Types messages to the running assistant and shows both sides."""

    def __init__(self, adres: str, scherm: Console) -> None:
        self._client = httpx.Client(base_url=adres, timeout=30.0, trust_env=False)
        self._scherm = scherm
        self._gesprek: str | None = None

    def zeg(self, tekst: str, kort: bool = False) -> dict[str, Any]:
        """Send one message; gives the custom object of the answer ({} when there is none).

        `kort`: show only the beginning.
        """
        self._scherm.print(Panel(escape(tekst), title="jij", title_align="right", border_style="cyan", padding=(0, 1)))
        antwoord = self._client.post(
            "/api/gesprek", json={"gesprek": self._gesprek, "id": str(uuid.uuid4()), "bericht": tekst}
        )
        if antwoord.status_code != 200:
            raise DemoFout(f"De assistent weigert een bericht ({antwoord.status_code}): {antwoord.text}")
        inhoud = antwoord.json()
        self._gesprek = inhoud["gesprek"]
        custom: dict[str, Any] = {}
        for bericht in inhoud["berichten"]:
            custom = bericht.get("custom") or custom
            if bericht.get("tekst"):
                self._toon(bericht["tekst"], [k["label"] for k in bericht.get("knoppen") or []], kort)
        return custom

    def _toon(self, tekst: str, knoppen: list[str], kort: bool) -> None:
        regels = tekst.splitlines()
        if kort and len(regels) > 8:
            regels = [*regels[:8], f"… (nog {len(regels) - 8} regels)"]
        # Numbered options are in the text already.
        onder = "\n[dim]" + escape(" · ".join(knoppen)) + "[/dim]" if knoppen and "\n1. " not in tekst else ""
        self._scherm.print(
            Panel(escape("\n".join(regels)) + onder, title="Regiewijzer", title_align="left", padding=(0, 1))
        )


def speel() -> int:
    """Play the casus; 0 when it ended with a stored row, else 1. Nothing stays behind but a trained model."""
    scherm = Console(highlight=False, width=None if sys.stdout.isatty() else 110)
    with tempfile.TemporaryDirectory(prefix="regiewijzer-demo-") as map_:
        var = Path(map_)
        scherm.print("Regiewijzer start voor de demo (ongeveer 15 seconden; de eerste keer ook een training) …")
        poort = vrije_poort()
        assistent = _start(var, poort)
        try:
            _wacht_op_klaar(assistent, scherm)
            code = _gesprek(Speler(f"http://127.0.0.1:{poort}", scherm))
            return _toon_rij(var, code, scherm)
        except (DemoFout, httpx.HTTPError) as fout:
            print(f"De demo is niet gelukt. {fout}", file=sys.stderr)
            return 1
        finally:
            assistent.terminate()
            assistent.wait()


def _start(var: Path, poort: int) -> subprocess.Popen[str]:
    omgeving = {k: w for k, w in os.environ.items() if k.removeprefix("REGIEWIJZER_") not in NIET_OVERNEMEN}
    return subprocess.Popen(
        [sys.executable, "-m", "bot.opdrachten.regiewijzer", "start", "--port", str(poort)],
        cwd=PROJECT,
        env={**omgeving, "REGIEWIJZER_VAR": str(var), "PYTHONUNBUFFERED": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,  # Ctrl-C reaches the demo only, which then stops the assistant
    )


def _wacht_op_klaar(assistent: subprocess.Popen[str], scherm: Console) -> None:
    regels: queue.Queue[str] = queue.Queue()

    def lees() -> None:
        assert assistent.stdout is not None
        for regel in assistent.stdout:
            regels.put(regel.rstrip())

    threading.Thread(target=lees, daemon=True).start()
    einde = time.monotonic() + GEDULD
    while time.monotonic() < einde:
        try:
            regel = regels.get(timeout=0.5)
        except queue.Empty:
            if assistent.poll() is not None:
                raise DemoFout("De assistent is gestopt voordat hij klaar was.") from None
            continue
        scherm.print(f"[dim]{escape(regel)}[/dim]")
        if "staat klaar" in regel:
            return
    raise DemoFout(f"De assistent is na {GEDULD:.0f} seconden nog niet klaar.")


def _gesprek(speler: Speler) -> str:
    """The conversation; gives the casus code."""
    stand = speler.zeg(CASUS)
    if stand.get("wacht") == "bevestig":
        stand = speler.zeg("ja, dit klopt")
    waarom_gevraagd = False
    for _ in range(MAXIMUM_VRAGEN):
        vraag = stand.get("vraag")
        if not vraag:
            break
        if not waarom_gevraagd:
            waarom_gevraagd = True
            speler.zeg("waarom?")
        stand = speler.zeg(ANTWOORDEN.get(vraag["kenmerk"], "weet ik niet"), kort=True)
    if stand.get("bekend", {}).get("veiligheid") == "zorgen":
        stand = speler.zeg(VERBETERING)
    for _ in range(MAXIMUM_VRAGEN):  # the correction may open questions again
        if not stand.get("vraag"):
            break
        stand = speler.zeg(ANTWOORDEN.get(stand["vraag"]["kenmerk"], "weet ik niet"))
    code = speler.zeg("vastleggen").get("casus")
    if not code:
        raise DemoFout("De afweging is niet vastgelegd.")
    return str(code)


def _toon_rij(var: Path, code: str, scherm: Console) -> int:
    with open_dossier(f"sqlite:///{var / 'dossier.db'}") as dossier:
        rijen = dossier.afwegingen.rijen(casus=code)
    scherm.print("\nWat er in het dossier staat (zoals [bold]regiewijzer casussen[/bold] het toont):\n")
    print(overzicht.tabel(rijen))
    scherm.print("\nDit was de demo. Zelf proberen: [bold]make start[/bold]")
    return 0 if len(rijen) == 1 else 1
