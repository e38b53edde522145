"""Teams: how soon a message is acknowledged while turns are under way, and how soon its answer is in the chat.

Microsoft's side (keys, token endpoint, connector) and the people run in this one process, beside the assistant: so
the times are upper bounds. With REGIEWIJZER_RASA_URL set, only a poort is started, before the Rasa that runs there.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import uvicorn

from bench.gegevens import PROJECT
from bench.systemen import regiewijzer
from bench.verslag import Verslag, ms, tabel
from bot.poort.teams import PAD
from tests.browser.eigenpoort import EigenPoort
from tests.poort.teams.microsoft import activiteit, groep, persoon
from tests.poort.teams.proxy import Proxy

CHATS = (1, 4, 8)
BERICHTEN = {1: 60, 4: 200, 8: 300}
DOEL = 0.050  # seconds to acknowledge at p95
TEKSTEN = (
    "nieuwe afweging",
    "Jongen van 9 jaar, zijn ouders hebben een vechtscheiding. Er zijn zorgen over de veiligheid.",
    "ja",
    "waarom",
    "Meisje van 14 gaat al maanden niet naar school, moeder is depressief en er zijn schulden. " * 8,
    "overzicht",
)
KNOP = {"regiewijzer": {"keuze": {"kenmerk": "veiligheid", "waarde": "zorgen"}}}


@dataclass
class Meting:
    """Seconds per message: until the 200 (all, and those sent while another turn ran), until the first answer; and
    until a forged one's 401.
    """

    bevestigd: list[float] = field(default_factory=list)
    tijdens: list[float] = field(default_factory=list)
    beantwoord: list[float] = field(default_factory=list)
    geweigerd: list[float] = field(default_factory=list)
    fouten: int = 0
    duur: float = 0.0


def kwantiel(tijden: list[float], deel: float) -> float:
    return sorted(tijden)[min(len(tijden) - 1, int(deel * len(tijden)))]


@contextmanager
def poort(proxy: Proxy, verslag: Verslag) -> Iterator[str]:
    """The origin of an assistant whose Teams is `proxy`."""
    instellingen = {**proxy.instellingen(proxy.microsoft.oorsprong), "REGIEWIJZER_PER_MINUUT": "100000"}
    if os.environ.get("REGIEWIJZER_RASA_URL"):
        with tempfile.TemporaryDirectory() as map_:
            eigen = EigenPoort(
                {**os.environ, "REGIEWIJZER_VAR": map_, **instellingen}, Path(map_) / "uitvoer.log"
            ).start()
            try:
                yield eigen.adres
            finally:
                eigen.stop()
        return
    systeem = regiewijzer(PROJECT / "var" / "bench", verslag.zeg)
    systeem.omgeving |= instellingen
    systeem.start()
    try:
        yield systeem.adres
    finally:
        systeem.stop()


async def _meet(proxy: Proxy, adres: str, chats: int) -> Meting:
    microsoft, meting, bezig = proxy.microsoft, Meting(), 0
    token, nummers = microsoft.token(), itertools.count()
    over = iter(range(BERICHTEN[chats]))

    async def chat(client: httpx.AsyncClient, wie: int) -> None:
        nonlocal bezig
        plek = groep(f"19:bench-{chats}-{wie}-{time.time_ns()}@thread.v2")
        for beurt, _ in enumerate(over):
            inhoud: dict[str, Any] = (
                {"text": TEKSTEN[beurt % len(TEKSTEN)]} if beurt % 4 else {"text": None, "value": KNOP}
            )
            nummer = f"f:{chats}-{next(nummers)}-{time.time_ns()}"
            bericht = json.dumps(
                activiteit(microsoft, **{**inhoud, "id": nummer, "conversation": plek, "from": persoon(f"p{wie}")})
            )
            koppen = {"Authorization": f"Bearer {token}", "content-type": "application/json"}
            begin, anderen = time.perf_counter(), bezig
            bezig += 1
            antwoord = await client.post(f"{adres}{PAD}", content=bericht, headers=koppen)
            meting.bevestigd.append(time.perf_counter() - begin)
            if anderen:
                meting.tijdens.append(meting.bevestigd[-1])
            meting.fouten += antwoord.status_code != 200
            while nummer not in microsoft.beantwoord:
                if time.perf_counter() - begin > 60:
                    meting.fouten += 1
                    break
                await asyncio.sleep(0.01)
            meting.beantwoord.append(time.perf_counter() - begin)
            bezig -= 1

    async def vreemde(client: httpx.AsyncClient) -> None:
        """Sends a forged message every so often: the least that a request can cost, at the same time on the same
        machine.
        """
        while True:
            begin = time.perf_counter()
            antwoord = await client.post(f"{adres}{PAD}", json={}, headers={"Authorization": "Bearer x.y.z"})
            meting.geweigerd.append(time.perf_counter() - begin)
            meting.fouten += antwoord.status_code != 401
            await asyncio.sleep(0.1)

    begin = time.perf_counter()
    async with httpx.AsyncClient(trust_env=False, timeout=60) as client:
        ander = asyncio.create_task(vreemde(client))
        await asyncio.gather(*(chat(client, wie) for wie in range(chats)))
        ander.cancel()
    meting.duur = time.perf_counter() - begin
    microsoft.ontvangen.clear()
    return meting


async def _alles(proxy: Proxy, adres: str, verslag: Verslag) -> dict[int, Meting]:
    server = uvicorn.Server(uvicorn.Config(proxy.app(), host="127.0.0.1", port=proxy.port, log_config=None, ws="none"))
    taak = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    await _meet(proxy, adres, 1)  # warm: keys, token, word lists
    uit = {}
    for chats in CHATS:
        verslag.zeg(f"Teams: {chats} chats")
        uit[chats] = await _meet(proxy, adres, chats)
    await asyncio.sleep(1)  # the last cards
    server.should_exit = True
    await taak
    return uit


def meet(verslag: Verslag) -> None:
    proxy = Proxy()
    with poort(proxy, verslag) as adres:
        metingen = asyncio.run(_alles(proxy, adres, verslag))
    rijen = [
        [
            chats,
            len(m.bevestigd),
            f"{ms(kwantiel(m.bevestigd, 0.5))} / {ms(kwantiel(m.bevestigd, 0.95))} / {ms(max(m.bevestigd))}",
            f"{ms(kwantiel(m.tijdens, 0.95))} (of {len(m.tijdens)})" if m.tijdens else "-",
            f"{ms(kwantiel(m.geweigerd, 0.5))} / {ms(kwantiel(m.geweigerd, 0.95))}",
            f"{ms(kwantiel(m.beantwoord, 0.5))} / {ms(kwantiel(m.beantwoord, 0.95))}",
            f"{len(m.beantwoord) / m.duur:.1f}",
            m.fouten,
        ]
        for chats, m in metingen.items()
    ]
    tijdens = [t for m in metingen.values() for t in m.tijdens]
    gehaald = "reached" if kwantiel(tijdens, 0.95) <= DOEL else "missed"
    kop = [
        "chats",
        "messages",
        "acknowledged p50 / p95 / max",
        "p95 while another turn runs",
        "forged: 401 p50 / p95",
        "answer in the chat p50 / p95",
        "a second",
        "failed",
    ]
    verslag.deel(
        "Teams",
        "Each chat sends its next message (texts of 2 to 700 characters, and buttons) as soon as the answer to the "
        "last one is there. Microsoft's side runs in the "
        "process that measures. The forged messages in between cost next to nothing: what they wait is the "
        f"machine.\n\n{tabel(kop, rijen)}\n\nGoal: acknowledged within {ms(DOEL)} at p95 while a turn is running: "
        f"{ms(kwantiel(tijdens, 0.95))} over {len(tijdens)} messages, {gehaald}.",
    )


if __name__ == "__main__":
    meet(Verslag())
