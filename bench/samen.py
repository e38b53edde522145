"""A meeting that a team follows: from a change of the driver to what each follower has, on a real poort with a real
SQLite file; and the report of 50 cases from that poort.
"""

from __future__ import annotations

import asyncio
import json
import os
import socket
import statistics
import sys
import tempfile
import time
import uuid
from pathlib import Path
from typing import Any

import httpx

from bench.gegevens import PROJECT, casussen
from bench.systemen import Systeem
from bench.verslag import Verslag, ms, tabel
from bot.afweging import laad_kaders, weeg_af

VOLGERS = 10
WIJZIGINGEN = 100
AANMELDINGEN = 12
BEELD = 20_000  # characters of a conversation as a screen keeps it
BESLUITEN = ("zo.urgentie", "zo.mp_jeugd", "lekstroom.zwaarte")
DOELEN = {"volgen": 0.3, "verslag": 3.0}
KOP = {"datum": "2026-11-20", "fase": "bespreken", "actief": None, "aanwezig": ["teamleider"]}


def _poort(map_: Path) -> Systeem:
    """The poort alone: following asks nothing of Rasa."""
    with socket.socket() as los:
        los.bind(("127.0.0.1", 0))
        port = los.getsockname()[1]
    omgeving = {
        **os.environ,
        "REGIEWIJZER_VAR": str(map_),
        "REGIEWIJZER_GEHEIM": uuid.uuid4().hex,
        "PYTHONPATH": str(PROJECT),
    }
    opdracht = [sys.executable, "-m", "bot.starten.poort_proces", "--port", str(port)]
    adres = f"http://127.0.0.1:{port}"
    return Systeem("poort", [opdracht], [f"{adres}/api/levend"], adres, map_, omgeving)


def _stuk(nummer: int, ronde: int) -> dict[str, Any]:
    regels = [{"nr": n, "van": "jij", "tekst": f"Antwoord {n} van ronde {ronde - n}"} for n in range(24)]
    beeld = json.dumps({"gesprek": None, "regels": regels, "afweging": {"vulling": "x" * BEELD}})
    return {"id": f"{nummer:032x}", "tekst": "Meisje van 14 gaat niet naar school.", "beeld": beeld}


async def _volg(adres: str) -> tuple[list[float], list[float]]:
    """Seconds from the change that was sent to each follower that has it, and those that the driver waited."""
    overleg, plek = uuid.uuid4().hex, uuid.uuid4().hex
    ontvangen: dict[int, list[float]] = {}
    gestuurd: dict[int, float] = {}
    opgeslagen: list[float] = []
    async with httpx.AsyncClient(base_url=adres, timeout=30, trust_env=False) as client:
        await client.post("/api/overleggen", json={"id": overleg, "plek": plek, "kop": KOP})
        stukken = [_stuk(n, 0) for n in range(AANMELDINGEN)]
        kop = {**KOP, "volgorde": [s["id"] for s in stukken]}
        pad, versie = f"/api/overleggen/{overleg}", 1

        async def wijzig(deze: list[dict[str, Any]]) -> int:
            inhoud = {"id": uuid.uuid4().hex, "plek": plek, "versie": versie, "kop": kop, "stukken": deze}
            antwoord = await client.post(f"{pad}/wijziging", json=inhoud)
            antwoord.raise_for_status()
            return int(antwoord.json()["versie"])

        versie = await wijzig(stukken)

        async def volg(begin: int) -> None:
            mijn, na = uuid.uuid4().hex, begin
            async with httpx.AsyncClient(base_url=adres, timeout=30, trust_env=False) as eigen:
                while na < begin + WIJZIGINGEN:
                    antwoord = await eigen.get(pad, params={"plek": mijn, "na": na, "wacht": 15})
                    nieuw = int(antwoord.json()["versie"])
                    for deze in range(na + 1, nieuw + 1):
                        ontvangen.setdefault(deze, []).append(time.perf_counter())
                    na = nieuw

        volgers = [asyncio.create_task(volg(versie)) for _ in range(VOLGERS)]
        await asyncio.sleep(1)
        for ronde in range(1, WIJZIGINGEN + 1):
            gestuurd[versie + 1] = begin = time.perf_counter()
            versie = await wijzig([_stuk(ronde % AANMELDINGEN, ronde)])
            opgeslagen.append(time.perf_counter() - begin)
            await asyncio.sleep(0.2)
        await asyncio.gather(*volgers)
    return [t - gestuurd[nr] for nr, tijden in ontvangen.items() for t in tijden], opgeslagen


def _verslag(adres: str, vorm: str) -> float:
    """Seconds for the report of 50 cases, each with a full advice of its own answers."""
    kaders = laad_kaders()
    items = []
    for antwoorden in casussen()[:50]:
        advies = weeg_af(kaders, {"besluiten": list(BESLUITEN), "antwoorden": antwoorden})
        uitkomsten = {naam: b["uitkomst"] for naam, b in advies["besluiten"].items()}
        heel = all(uitkomsten.values())
        besluit = {"soort": "akkoord"} if heel else {"soort": "aanhouden", "nodig": "verslag van school", "door": None}
        tekst = "Meisje van 14 gaat al maanden niet naar school, haar moeder is somber en er zijn schulden. " * 4
        items.append({"aanmelding": tekst, "antwoorden": antwoorden, "uitkomsten": uitkomsten, "besluit": besluit})
    inhoud = {"datum": "2026-11-20", "aanwezig": ["teamleider"], "items": items}
    begin = time.perf_counter()
    antwoord = httpx.post(f"{adres}/api/overleg/verslag?vorm={vorm}", json=inhoud, timeout=120, trust_env=False)
    assert antwoord.status_code == 200, antwoord.text
    return time.perf_counter() - begin


def meet(verslag: Verslag) -> None:
    with tempfile.TemporaryDirectory() as map_:
        poort = _poort(Path(map_))
        verslag.zeg("a poort")
        poort.start()
        try:
            verslag.zeg(f"{WIJZIGINGEN} changes, {VOLGERS} followers")
            cpu = poort.cpu()
            tijden, opgeslagen = asyncio.run(_volg(poort.adres))
            cpu = (poort.cpu() - cpu) / WIJZIGINGEN
            verslag.zeg("reports of 50")
            eerste = _verslag(poort.adres, "docx")
            bestanden = {vorm: min(_verslag(poort.adres, vorm) for _ in range(2)) for vorm in ("docx", "xlsx")}
        finally:
            poort.stop()
    tijden.sort()
    doel, snel = f"< {ms(DOELEN['volgen'])}", f"< {ms(DOELEN['verslag'])}"
    rijen = [
        (f"a change at a follower, median of {len(tijden)}", ms(statistics.median(tijden)), doel),
        ("the same, 95th percentile", ms(tijden[int(0.95 * len(tijden))]), doel),
        ("the same, slowest", ms(tijden[-1]), ""),
        ("the driver waits until it is stored, median", ms(statistics.median(opgeslagen)), ""),
        (f"processor time of the poort a change, with its {VOLGERS} answers", ms(cpu), ""),
        ("report of 50 cases, Word, the first after the start", ms(eerste), snel),
        *((f"report of 50 cases, {vorm}", ms(duur), snel) for vorm, duur in bestanden.items()),
    ]
    uitleg = (
        f"{VOLGERS} followers that ask over HTTP, each on a connection of its own, and one driver that changes one of "
        f"{AANMELDINGEN} aanmeldingen ({BEELD:,} characters of conversation) five times a second; poort and followers "
        "share the machine."
    )
    verslag.deel("A meeting on more screens", f"{uitleg}\n\n{tabel(('', 'measured', 'to reach'), rijen)}")


if __name__ == "__main__":
    meet(Verslag())
