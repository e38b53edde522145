"""The engine on one core: `regiewijzer afweeg --jsonl` on several streams, loading, command start, and zen-engine
beside it.
"""

from __future__ import annotations

import io
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench import jdm
from bench.gegevens import PROJECT, casussen, stromen, trek
from bench.verslag import Verslag, tabel
from bot.afweging import Kaders, laad_kaders, motor
from bot.afweging.antwoorden import controleer_alle
from bot.opdrachten.afweeg import afweeg_regels

REGELS_OPDRACHT = 20_000  # requests per run of the whole command
RONDES = 3
UITLEG = {
    "besluiten": "the 168 requests of besluiten.jsonl, one besluit each, partly known",
    "casussen": "200 complete casussen × 7 profielen: 1,400 full answers of about 8 kB",
    "gedeeltelijk": "20,000 distinct requests: random profiel, random part of the answers of a drawn casus",
}


@contextmanager
def een_kern() -> Iterator[None]:
    """Everything inside, child processes too, on one core."""
    alle = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(alle)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, alle)


def meet(verslag: Verslag) -> None:
    with een_kern(), tempfile.TemporaryDirectory() as tijdelijk:
        map_ = Path(tijdelijk)
        verslag.zeg("loading and command start")
        starten = _starten(map_)
        verslag.zeg("streams")
        kaders = laad_kaders(cache=map_ / "var" / "cache")
        snelheid = [_stroom(verslag, map_, naam, stroom) for naam, stroom in stromen(kaders).items()]
        verslag.zeg("zen-engine")
        naast = _zen(kaders)
    verslag.deel(
        "The engine: `regiewijzer afweeg --jsonl`",
        "One core (affinity). *cold*: a fresh engine that remembers nothing, first pass. *warm*: the same requests "
        "again; the engine remembers weighed besluiten, "
        "questions and steps by the answers that they depend on, so real streams, where cases resemble each other, "
        "are in between. *whole command*: "
        f"`regiewijzer afweeg --jsonl` from start to end on {REGELS_OPDRACHT:,} lines (the stream repeated as often "
        "as needed), start and loading included. "
        "Requests per second of wall time; in brackets per second of CPU time, which a busy machine disturbs less.\n\n"
        + tabel(["stream", "requests", "cold", "warm", "whole command", "aim (whole command)"], snelheid)
        + "\n\n"
        + "\n".join(f"- *{naam}*: {uitleg}." for naam, uitleg in UITLEG.items())
        + "\n\n"
        + tabel(["loading and start", "median", "aim"], starten)
        + "\n\nBeside **zen-engine** (Rust): the same besluiten as JSON decision tables, built from our kaders by "
        "`bench/jdm.py`, on the same complete cases. It gives the "
        "uitkomst and nothing else, and can't do unknowns; *uitkomst only* is our diagram doing just that, the "
        "check of the answers included, without remembering uitkomsten; *advice* is all of it "
        "(reason, omslag, grensgeval, explanation, sources, terms, steps). Both get the answers as Python objects; "
        "*advice* "
        "is a line of JSON in and out. Decisions per second of CPU time.\n\n" + naast,
    )


def _starten(map_: Path) -> list[list[str]]:
    omgeving = {**os.environ, "REGIEWIJZER_VAR": str(map_ / "var")}
    verzoek = map_ / "verzoek.json"
    verzoek.write_text('{"profiel": "standaard", "antwoorden": {"doelgroep": "jeugd", "urgentie": "regulier"}}')
    meetcode = (
        "import time; t = time.perf_counter(); from pathlib import Path; from bot.afweging import laad_kaders, "
        "motor; i = "
        "time.perf_counter();"
        f"k = laad_kaders(cache=Path({str(map_ / 'var' / 'cache')!r})); motor(k).controleer(); print(i - t, "
        "time.perf_counter() - i)"
    )

    def laden() -> list[float]:
        uit = subprocess.run(
            [sys.executable, "-c", meetcode], cwd=PROJECT, env=omgeving, check=True, capture_output=True, text=True
        )
        return [float(x) for x in uit.stdout.split()]

    def opdracht() -> float:
        begin = time.perf_counter()
        subprocess.run([_opdracht(), "afweeg", str(verzoek)], env=omgeving, check=True, stdout=subprocess.DEVNULL)
        return time.perf_counter() - begin

    eerste = laden()
    keren = [laden() for _ in range(9)]
    starts = [opdracht() for _ in range(10)]
    laadtijd, start = statistics.median(k[1] for k in keren), statistics.median(starts)
    return [
        [
            "kaders loaded and all besluiten compiled, from the cache",
            f"{laadtijd * 1000:.0f} ms",
            f"< 300 ms: {_oordeel(laadtijd < 0.3)}",
        ],
        ["the same, the first time after a kader changed (YAML parsed and checked)", f"{eerste[1] * 1000:.0f} ms", ""],
        ["import of the engine", f"{statistics.median(k[0] for k in keren) * 1000:.0f} ms", ""],
        [
            "`regiewijzer afweeg` for one request, from start to end",
            f"{start * 1000:.0f} ms",
            f"< 500 ms: {_oordeel(start < 0.5)}",
        ],
    ]


def _oordeel(gehaald: bool) -> str:
    return "met" if gehaald else "NOT MET"


def _opdracht() -> str:
    return str(Path(sys.executable).parent / "regiewijzer")


def _stroom(verslag: Verslag, map_: Path, naam: str, stroom: list[dict[str, Any]]) -> list[str]:
    regels = [json.dumps(v) for v in stroom]
    tekst = "\n".join(regels) + "\n"
    koud, warm, geheel = [], [], []
    for _ in range(RONDES):
        kaders = laad_kaders(cache=map_ / "var" / "cache")
        motor(kaders).controleer()
        koud.append(_klok(afweeg_regels, kaders, io.StringIO(tekst), io.StringIO(), "standaard"))
        keer = max(1, 3000 // len(stroom))
        w = _klok(afweeg_regels, kaders, io.StringIO(tekst * keer), io.StringIO(), "standaard")
        warm.append((w[0] / keer, w[1] / keer))
    bestand = map_ / f"{naam}.jsonl"
    bestand.write_text("\n".join((regels * (REGELS_OPDRACHT // len(regels) + 1))[:REGELS_OPDRACHT]) + "\n")
    omgeving = {**os.environ, "REGIEWIJZER_VAR": str(map_ / "var")}
    for _ in range(RONDES):
        opdracht = [_opdracht(), "afweeg", "--jsonl", str(bestand)]
        geheel.append(_klok(subprocess.run, opdracht, env=omgeving, check=True, stdout=subprocess.DEVNULL))
    verslag.zeg(f"stream {naam} done")

    def per_seconde(aantal: int, keren: list[tuple[float, float]]) -> str:
        muur, cpu = (statistics.median(k[i] for k in keren) for i in (0, 1))
        return f"{aantal / muur:,.0f} ({aantal / cpu:,.0f})"

    muur = statistics.median(k[0] for k in geheel)
    doel = f"≥ 5,000: {_oordeel(REGELS_OPDRACHT / muur >= 5000)}"
    return [
        naam,
        f"{len(stroom):,}",
        per_seconde(len(stroom), koud),
        per_seconde(len(stroom), warm),
        per_seconde(REGELS_OPDRACHT, geheel),
        doel,
    ]


def _klok(doe: Callable[..., Any], *args: Any, **opties: Any) -> tuple[float, float]:
    """Wall and CPU seconds, of child processes too."""

    def cpu() -> float:
        kinderen = resource.getrusage(resource.RUSAGE_CHILDREN)
        return time.process_time() + kinderen.ru_utime + kinderen.ru_stime

    begin, begin_cpu = time.perf_counter(), cpu()
    doe(*args, **opties)
    return time.perf_counter() - begin, cpu() - begin_cpu


def _zen(kaders: Kaders) -> str:
    from importlib.metadata import version

    import zen

    modellen: dict[str, Any] = {}
    # Of its ways to evaluate, the fastest: content read once, behind a loader (20 times as fast as
    # `create_decision(...).evaluate`).
    motor = zen.ZenEngine({"loader": modellen.__getitem__})
    gevallen = [jdm.antwoorden(kaders, c) for c in (*casussen(), *trek(kaders, 800))]
    rijen, verschillen, totaal = [], 0, [0.0, 0.0, 0.0]
    for besluit in kaders.besluiten:
        try:
            model, aantal = jdm.tabel(kaders, besluit)
        except jdm.PastNiet:
            rijen.append([besluit, "too many rows for a table", "", "", "", ""])
            continue
        modellen[besluit] = zen.ZenDecisionContent(model)
        diagram = motor(kaders).werk(besluit).diagram
        smal = [
            {k: c[k] for k in diagram.nummer} for c in gevallen
        ]  # it converts all it is given: give no more than it reads
        regels = "".join(json.dumps({"besluiten": [besluit], "antwoorden": c}) + "\n" for c in smal)
        vers = laad_kaders()
        motor(vers).werk(besluit)
        functies = (
            lambda b=besluit, cs=smal: [motor.evaluate(b, c)["result"].get("uitkomst") for c in cs],
            lambda d=diagram, cs=smal: [
                d.bladeren[d.enig_blad(d.kennis(controleer_alle(kaders.kenmerken, c)))] for c in cs
            ],
            lambda k=vers, r=regels: afweeg_regels(k, io.StringIO(r), io.StringIO(), "standaard"),
        )
        functies[0](), functies[1]()  # warm up; the third is meant to be cold
        metingen = [_klok(doe) for doe in functies]
        tijden = [cpu for _, cpu in metingen]
        hun, ons = functies[0](), functies[1]()
        anders = sum(h != o for h, o in zip(hun, ons))
        verschillen += anders
        totaal = [t + nieuw for t, nieuw in zip(totaal, tijden)]
        rijen.append([besluit, str(aantal), *(f"{len(smal) / t:,.0f}" for t in tijden), f"{tijden[0] / tijden[1]:.1f}"])
    keer = len(gevallen) * (len(rijen))
    rijen.append(["**all**", "", *(f"{keer / t:,.0f}" for t in totaal), f"{totaal[0] / totaal[1]:.1f}"])
    return (
        tabel(
            [
                "besluit",
                "table rows",
                "zen-engine",
                "ours, uitkomst only",
                "ours, advice (cold, line in, line out)",
                "ratio uitkomst only / zen",
            ],
            rijen,
        )
        + f"\n\nzen-engine {version('zen-engine')}, {len(gevallen):,} complete cases (200 casussen, 800 drawn): "
        f"{verschillen} different uitkomsten in {keer:,} decisions."
    )
