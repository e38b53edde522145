"""A chat turn, beside the stock bot of `rasa init`: latency, throughput, memory and start, alternated in one run.

Closed loop without think time: each conversation sends its next message as soon as it has the answer. Loopback only.
"""

from __future__ import annotations

import asyncio
import itertools
import statistics
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from typing import Any

import httpx

from bench.gegevens import casussen
from bench.systemen import Systeem, regiewijzer, standaardbot
from bench.verslag import Verslag, ms, tabel
from bot.instellingen import lees

GESPREKKEN = (1, 8, 32)
BEURTEN = {1: 100, 8: 300, 32: 480}  # turns measured per round, for each number of conversations
RONDES = 2
STARTS = 2
DOELEN = {"p95 at 8": 1 / 3, "throughput at 8": 3.0, "memory": 1 / 2, "start": 1 / 4}

Stuur = Callable[[dict[str, Any]], Awaitable[Any]]
Gesprek = Callable[[Stuur], Awaitable[None]]


@dataclass
class Meting:
    """The turns of one system at one number of conversations: seconds per turn, seconds in all, and what failed."""

    tijden: list[float]
    duur: float
    fouten: int

    @property
    def per_seconde(self) -> float:
        return len(self.tijden) / self.duur

    def kwantiel(self, deel: float) -> float:
        return sorted(self.tijden)[min(len(self.tijden) - 1, int(deel * len(self.tijden)))]


def _eigen_gesprekken() -> Iterator[Gesprek]:
    """A whole afweging each: the answers of a casus in turn by button and by text, then stored."""
    for antwoorden in itertools.cycle(casussen()):

        async def gesprek(stuur: Stuur, antwoorden: dict[str, Any] = antwoorden) -> None:
            uit = await stuur({"bericht": "nieuwe afweging"})
            nummer = uit["gesprek"]
            for beurt in range(40):
                stand = next(b["custom"] for b in reversed(uit["berichten"]) if b.get("custom"))
                if stand["klaar"]:
                    break
                vraag = stand["vraag"]
                waarde = antwoorden.get(vraag["kenmerk"])
                typ = beurt % 2 and _getypt(vraag, waarde)
                bericht = {"bericht": typ} if typ else {"keuze": {"kenmerk": vraag["kenmerk"], "waarde": waarde}}
                uit = await stuur({"gesprek": nummer, **bericht})
            uit = await stuur({"gesprek": nummer, "bericht": "vastleggen"})
            if "R-20" not in str(uit["berichten"]):
                raise ValueError("not stored")

        yield gesprek


def _getypt(vraag: dict[str, Any], waarde: Any) -> str | None:
    """The answer as somebody types it: the label, for one option."""
    if isinstance(waarde, list):
        if not waarde:
            return "geen van deze"
        waarde = waarde[0] if len(waarde) == 1 else None
    return next((o["label"] for o in vraag["opties"] if o["waarde"] == waarde), None)


def _standaard_gesprekken() -> Iterator[Gesprek]:
    """The form of four slots each: two answers by button, two by text."""
    keuzes = itertools.product(
        ("a family with children", "only adults"), ("safe", "worries", "unsafe"), ("light", "serious")
    )
    for nummer, (wie, veilig, ernst) in enumerate(itertools.cycle(keuzes)):
        berichten = [
            "start the intake",
            wie,
            f'/inform{{"safety": "{veilig}"}}',
            f'/inform{{"severity": "{ernst}"}}',
            "they accept help",
        ]

        async def gesprek(
            stuur: Stuur, berichten: list[str] = berichten, sender: str = f"s{time.time_ns()}-{nummer}"
        ) -> None:
            for bericht in berichten:
                uit = await stuur({"sender": sender, "message": bericht})
            if not any("Done." in (deel.get("text") or "") for deel in uit):
                raise ValueError("form not finished")

        yield gesprek


def _stuurder(systeem: Systeem, client: httpx.AsyncClient, tijden: list[float]) -> Stuur:
    pad = "/api/gesprek" if systeem.naam == "regiewijzer" else "/webhooks/rest/webhook"
    nummers = itertools.count()

    async def stuur(inhoud: dict[str, Any]) -> Any:
        if systeem.naam == "regiewijzer":
            inhoud = {"id": f"{time.time_ns()}-{next(nummers)}", **inhoud}
        begin = time.perf_counter()
        antwoord = await client.post(systeem.adres + pad, json=inhoud)
        tijden.append(time.perf_counter() - begin)
        if antwoord.status_code != 200 or not antwoord.json():
            raise ValueError(f"status {antwoord.status_code}")
        return antwoord.json()

    return stuur


async def _belast(systeem: Systeem, tegelijk: int, beurten: int) -> Meting:
    gesprekken = _eigen_gesprekken() if systeem.naam == "regiewijzer" else _standaard_gesprekken()
    tijden: list[float] = []
    fouten = 0

    async def werk(client: httpx.AsyncClient) -> None:
        nonlocal fouten
        while len(tijden) < beurten:
            try:
                await next(gesprekken)(_stuurder(systeem, client, tijden))
            except (ValueError, KeyError, StopIteration, httpx.HTTPError):
                fouten += 1
                if fouten > 20:
                    raise

    grenzen = httpx.Limits(max_connections=tegelijk, max_keepalive_connections=tegelijk)
    async with httpx.AsyncClient(trust_env=False, timeout=60.0, limits=grenzen) as client:
        begin = time.perf_counter()
        await asyncio.gather(*(werk(client) for _ in range(tegelijk)))
        return Meting(tijden, time.perf_counter() - begin, fouten)


def _samen(metingen: list[Meting]) -> Meting:
    return Meting(
        [t for m in metingen for t in m.tijden], sum(m.duur for m in metingen), sum(m.fouten for m in metingen)
    )


def meet(verslag: Verslag, beurten: dict[int, int] = BEURTEN, rondes: int = RONDES, starts: int = STARTS) -> None:
    werkmap = lees().var / "bench"
    systemen = [regiewijzer(werkmap, verslag.zeg), standaardbot(werkmap, verslag.zeg)]
    duur: dict[str, list[float]] = {s.naam: [] for s in systemen}
    geheugen: dict[str, tuple[float, float]] = {}
    metingen: dict[tuple[str, int], list[Meting]] = {}
    cpu: dict[str, float] = {}
    for ronde in range(starts):
        for systeem in systemen:
            verslag.zeg(f"start {systeem.naam} ({ronde + 1}/{starts})")
            duur[systeem.naam].append(systeem.start())
            systeem.stop()
    try:
        vers = {}
        for systeem in systemen:
            systeem.start()
            vers[systeem.naam] = systeem.geheugen()
            asyncio.run(_belast(systeem, 2, 40))  # warm up
            cpu[systeem.naam] = -systeem.cpu()
        for tegelijk in GESPREKKEN:
            for ronde, systeem in itertools.product(range(rondes), systemen):
                meting = asyncio.run(_belast(systeem, tegelijk, beurten[tegelijk]))
                metingen.setdefault((systeem.naam, tegelijk), []).append(meting)
                verslag.zeg(
                    f"{systeem.naam}, {tegelijk} conversations, round {ronde + 1}: {meting.per_seconde:.1f} turns/s, "
                    f"p50 {ms(meting.kwantiel(0.5))}, p95 {ms(meting.kwantiel(0.95))}, {meting.fouten} failures"
                )
        for systeem in systemen:
            cpu[systeem.naam] += systeem.cpu()
            geheugen[systeem.naam] = (vers[systeem.naam], systeem.geheugen())
    finally:
        for systeem in systemen:
            systeem.stop()
    _schrijf(verslag, {sleutel: _samen(m) for sleutel, m in metingen.items()}, duur, geheugen, cpu)


def _schrijf(
    verslag: Verslag,
    metingen: dict[tuple[str, int], Meting],
    duur: dict[str, list[float]],
    geheugen: dict[str, tuple[float, float]],
    cpu: dict[str, float],
) -> None:
    ons, zij = "regiewijzer", "standaardbot"
    rijen = []
    for tegelijk in GESPREKKEN:
        a, b = metingen[ons, tegelijk], metingen[zij, tegelijk]
        rijen += [
            [
                f"{tegelijk} conv., p50",
                ms(a.kwantiel(0.5)),
                ms(b.kwantiel(0.5)),
                f"{a.kwantiel(0.5) / b.kwantiel(0.5):.2f}",
                "",
            ],
            [
                f"{tegelijk} conv., p95",
                ms(a.kwantiel(0.95)),
                ms(b.kwantiel(0.95)),
                f"{a.kwantiel(0.95) / b.kwantiel(0.95):.2f}",
                "≤ 0.33" if tegelijk == 8 else "",
            ],
            [
                f"{tegelijk} conv., turns/s",
                f"{a.per_seconde:.1f}",
                f"{b.per_seconde:.1f}",
                f"{a.per_seconde / b.per_seconde:.1f}",
                "≥ 3" if tegelijk == 8 else "",
            ],
            [
                f"{tegelijk} conv., failures / turns",
                f"{a.fouten} / {len(a.tijden)}",
                f"{b.fouten} / {len(b.tijden)}",
                "",
                "",
            ],
        ]
    beurten = {naam: sum(len(m.tijden) for (n, _), m in metingen.items() if n == naam) for naam in (ons, zij)}
    rijen.append(
        [
            "CPU per turn, all processes",
            *(ms(cpu[n] / beurten[n]) for n in (ons, zij)),
            f"{cpu[ons] / beurten[ons] / (cpu[zij] / beurten[zij]):.2f}",
            "",
        ]
    )
    for plaats, wat in ((0, "memory when ready"), (1, "memory after the load")):
        a_mb, b_mb = geheugen[ons][plaats], geheugen[zij][plaats]
        rijen.append(
            [f"{wat}, RSS of all processes", f"{a_mb:.0f} MB", f"{b_mb:.0f} MB", f"{a_mb / b_mb:.2f}", "≤ 0.5"]
        )
    a_s, b_s = statistics.median(duur[ons]), statistics.median(duur[zij])
    rijen.append(
        [f"start to ready, median of {len(duur[ons])}", f"{a_s:.1f} s", f"{b_s:.1f} s", f"{a_s / b_s:.2f}", "≤ 0.25"]
    )
    verslag.deel(
        "A chat turn",
        "Regiewijzer: `POST /api/gesprek` through poort, Rasa, action server and case store; each conversation is a "
        "whole afweging of the profiel "
        "standaard (casussen.jsonl), answers in turn by button and typed, stored at the end. Beside it the bot that "
        "`rasa init` makes (its default "
        "pipeline and policies: DIET, TED, UnexpecTED), extended with a form of four slots, a validating action and "
        "an action server, SQLite tracker, "
        "`rasa run` and `rasa run actions`, over its REST channel; each conversation fills the form, two answers by "
        "button and two typed. Closed loop "
        "without think time, client on the same cores, both systems up, rounds alternated. The bots do different "
        "work: ours weighs, explains and "
        "stores a case, the other checks four words; the turns of ours are the heavier ones.\n\n"
        + tabel(["", "Regiewijzer", "stock bot", "ratio", "aim"], rijen),
    )
