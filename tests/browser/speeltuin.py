"""Microsoft's own client for developers, the Microsoft 365 Agents Playground: started, and used as somebody in Teams
does.

Its licence is for evaluation: it is fetched for the tests (tests/npm) and never shipped.
"""

from __future__ import annotations

import subprocess
import time
import uuid
from dataclasses import dataclass, field
from pathlib import Path

import httpx
from playwright.sync_api import Browser, Locator, Page, expect

from bot.starten.omgeving import vrije_poort
from tests.poort.teams.microsoft import BOT, TENANT

PROGRAMMA = Path(__file__).resolve().parents[1] / "npm/node_modules/@microsoft/m365agentsplayground/cli.js"
GEDULD = 300.0  # seconds to start
BEURT = 120_000  # milliseconds for an answer
MENSEN = [
    ("anna", "Anna", "Canariewit"),
    ("bert", "Bert", "Canariebos"),
    ("carla", "Carla", "Smit"),
    ("dirk", "Dirk", "Mol"),
    ("eva", "Eva", "Kok"),
    ("fedde", "Fedde", "Vos"),
]


def _mens(nummer: int, id: str, voor: str, achter: str, inspringen: str) -> str:
    velden = {
        "id": f"29:{id}",
        "name": f"{voor} {achter}",
        "userPrincipleName": f"{id}@example.org",
        "aadObjectId": f"dddddddd-1111-2222-3333-44444444444{nummer}",
        "givenName": voor,
        "surname": achter,
        "email": f"{id}@example.org",
    }
    return "".join(f"{inspringen}{naam}: {waarde}\n" for naam, waarde in velden.items())


def _instellingen() -> str:
    """Who is there; the chats are new ones each time, since the poort knows the old ones."""
    nieuw = uuid.uuid4().hex
    gebruiker, *anderen = [_mens(i, *mens, "  ") for i, mens in enumerate(MENSEN)]
    users = "".join("  - " + ander[2:].replace("\n  ", "\n    ") for ander in anderen)
    return (
        f'version: "0.1.1"\ntenantId: {TENANT}\nbot:\n  id: "{BOT}"\n  name: Regiewijzer\ncurrentUser:\n{gebruiker}users:\n{users}'
        f'personalChat:\n  id: "a:{nieuw}"\ngroupChat:\n  id: "19:{nieuw}@thread.v2"\n  name: Overleg\n'
        "team:\n  id: team-id\n  name: Team\n  aadGroupId: 00000000-0000-0000-0000-000000000031\n"
        "  channels:\n    - id: kanaal-id\n      name: Mededelingen\n"
    )


@dataclass
class Speeltuin:
    """The playground as a process. `eindpunt`: where it sends what a user does."""

    eindpunt: str
    map: Path
    port: int = field(default_factory=vrije_poort)
    proces: subprocess.Popen[bytes] | None = None

    @property
    def adres(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> Speeltuin:
        """Returns once its page answers."""
        self.map.mkdir(parents=True, exist_ok=True)
        (self.map / ".m365agentsplayground.yml").write_text(_instellingen(), encoding="utf-8")
        opdracht = [
            "node",
            str(PROGRAMMA),
            "start",
            "--disable-telemetry",
            "-e",
            self.eindpunt,
            "-c",
            "msteams",
            "-p",
            str(self.port),
        ]
        uitvoer = self.map / "uitvoer.log"
        with open(uitvoer, "wb") as log:
            self.proces = subprocess.Popen(
                [*opdracht, "--service-url", f"{self.adres}/_connector"],
                cwd=self.map,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        tot = time.monotonic() + GEDULD
        while time.monotonic() < tot and self.proces.poll() is None:
            try:
                if httpx.get(self.adres, trust_env=False).status_code == 200:
                    return self
            except httpx.HTTPError:
                pass
            time.sleep(0.2)
        raise RuntimeError("De speeltuin startte niet:\n" + uitvoer.read_text(encoding="utf-8", errors="replace"))

    def stop(self) -> None:
        if self.proces and self.proces.poll() is None:
            self.proces.kill()
            self.proces.wait(120)


class TeamsScherm:
    """The playground in a browser: a chat, its cards, the box to type in."""

    def __init__(self, browser: Browser, adres: str) -> None:
        self.context = browser.new_context(
            viewport={"width": 1280, "height": 900}, locale="nl-NL", timezone_id="Europe/Amsterdam"
        )
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(BEURT)
        # One font of theirs is elsewhere; nothing else may be asked of anybody.
        self.page.route(
            "**/*",
            lambda route: (
                route.continue_() if route.request.url.startswith((adres, "data:", "blob:")) else route.abort()
            ),
        )
        self.page.goto(adres)
        self.page.get_by_role("button", name="Hide log panel").click()

    @property
    def kaarten(self) -> Locator:
        return self.page.locator(".ac-adaptiveCard")

    @property
    def laatste(self) -> Locator:
        return self.kaarten.last

    def open(self, chat: str) -> None:
        self.page.get_by_role("treeitem", name=chat).click()

    def wacht_op_kaart(self, na: int) -> None:
        """Until there is a card after this many."""
        expect(self.kaarten.nth(na)).to_be_visible(timeout=BEURT)

    def zeg(self, tekst: str, noem: tuple[str, ...] = ()) -> None:
        """Type, with mentions of `noem` in front, and wait for the card that answers."""
        was = self.kaarten.count()
        vak = self.page.get_by_role("textbox").last
        vak.click()
        for naam in noem:
            self.page.keyboard.type("@")
            self.page.get_by_role("menuitem", name=naam).click()
            expect(vak).to_contain_text(naam)
            self.page.keyboard.type(" ")
        self.page.keyboard.type(tekst)
        self.page.keyboard.press("Enter")
        self.wacht_op_kaart(was)

    def heeft(self, naam: str) -> bool:
        """Whether the last card has this button."""
        return self.laatste.get_by_role("button", name=naam, exact=True).count() > 0

    def druk(self, naam: str) -> None:
        """Press a button of the last card: the card loses it and says what was answered, and another card comes."""
        was = self.kaarten.count()
        kaart = self.kaarten.nth(was - 1)
        kaart.get_by_role("button", name=naam, exact=True).click()
        self.wacht_op_kaart(was)
        expect(kaart.get_by_role("button", name=naam, exact=True)).to_have_count(0, timeout=BEURT)
        expect(kaart).to_contain_text("Jouw antwoord:")

    def beantwoord(self) -> str:
        """Answer the question on the last card in some way; gives how."""
        kaart = self.laatste
        if kaart.locator("input[type=checkbox]").count():
            kaart.locator("input[type=checkbox]").first.check(force=True)
            self.druk("Antwoord")
            return "aangekruist"
        if kaart.locator("input[type=radio]").count():
            kaart.locator("input[type=radio]").first.check(force=True)
            self.druk("Antwoord")
            return "gekozen"
        if kaart.locator("input[type=text], textarea, input:not([type])").count():
            kaart.locator("input[type=text], textarea, input:not([type])").first.fill("9 en 11")
            self.druk("Antwoord")
            return "ingevuld"
        namen = [knop.inner_text() for knop in kaart.get_by_role("button").all()]
        self.druk(next(naam for naam in namen if naam not in ("Uitleg bij deze vraag", "Weet ik niet")))
        return "gedrukt"

    def tot_advies(self) -> list[str]:
        """Answer questions until there is an advice to store; gives how each was answered."""
        hoe: list[str] = []
        while not self.heeft("Vastleggen"):
            assert len(hoe) < 30, "er komt geen advies"
            hoe.append(self.beantwoord())
        return hoe

    def bewaar(self, pad: Path, begin: bool = False) -> None:
        """A picture of the chat, scrolled to the end or the beginning of the last card."""
        self.laatste.evaluate("(kaart, begin) => kaart.scrollIntoView({ block: begin ? 'start' : 'end' })", begin)
        self.page.mouse.move(0, 0)
        self.page.screenshot(path=pad)
