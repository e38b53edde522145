"""The case store at 100,000 afwegingen: every list and count, storing, the workbook, the agenda of all; both databases."""

from __future__ import annotations

import json
import random
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path
from statistics import quantiles
from typing import Any

import sqlalchemy as sa

from bench.gegevens import casussen
from bench.verslag import Verslag, tabel
from bot.afweging import laad_kaders, weeg_af
from bot.dossier import Dossier, NieuweAfweging, Stap, Status, open_dossier
from bot.dossier.tabellen import UtcTijd
from bot.dossier.werkboek import naar_xlsx
from bot.toegang import Daad, Vanwie, Wie, bereik

CASUSSEN, TEAMS, MENSEN, KEER = 50_000, 25, 500, 60
NU = datetime(2026, 11, 20, 9, 30, tzinfo=timezone.utc)
_VOORBEELDEN, _VANAF, WEKEN = 40, 10_000, 100
VULLEN_S = 900  # seconds that one statement of the filling may wait and take (half of it in PostgreSQL)


def meet(verslag: Verslag) -> None:
    rijen: dict[str, list[str]] = {}
    for naam, openen in (("SQLite", _sqlite), ("PostgreSQL", _postgres)):
        with openen() as url:
            begin = time.monotonic()
            with open_dossier(url, wachttijd=VULLEN_S) as dossier:
                vul(dossier, lambda wat, naam=naam: verslag.zeg(f"{naam}: {wat}"))
            verslag.zeg(f"{naam}: filled in {time.monotonic() - begin:.0f} s")
            with open_dossier(url) as dossier:
                for wat, tijden in _gemeten(dossier):
                    rijen.setdefault(wat, [wat]).append(_p(tijden))
                    verslag.zeg(f"{naam}: {wat}: {_p(tijden)} ms")
    verslag.deel(
        "The case store at 100,000 afwegingen",
        f"{CASUSSEN:,} casussen of two afwegingen each with a real advice (standaard), {MENSEN} users ({CASUSSEN // MENSEN} "
        f"casussen a user), {TEAMS} teams ({CASUSSEN // TEAMS:,} casussen a team), every hundredth ter bespreking; "
        f"`python -m bench dossier`, {KEER} calls each (three of what takes seconds), wall time, on a machine that does "
        "other work too. Aim: every list and count under 200 ms p95, a workbook of 2,000 casussen under 5 s. That none "
        "of them reads a whole table, a test sees in the plans (tests/dossier/test_plannen.py).\n\n"
        + tabel(["what", "SQLite p50 / p95 (ms)", "PostgreSQL p50 / p95 (ms)"], list(rijen.values())),
    )


@contextmanager
def _sqlite() -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="bench-dossier-") as map_:
        yield f"sqlite:///{Path(map_) / 'dossier.db'}"


@contextmanager
def _postgres() -> Iterator[str]:
    from tests.dossier.conftest import start_postgres

    server = start_postgres()
    try:
        yield str(server.get_uri(database="dossier"))
    finally:
        server.cleanup()


def vul(dossier: Dossier, zeg: Callable[[str], None] = print) -> None:
    """Forty are stored as anybody does; the database copies them. Storing all one by one would take half an hour."""
    zeg(f"{_VOORBEELDEN} real advices")
    kaders, jij = laad_kaders(), Wie("g-bench", frozenset({"professional"}))
    voorbeelden = []
    for casus in casussen()[:_VOORBEELDEN]:
        antwoorden = {k: w for k, w in casus.items() if k in kaders.kenmerken}
        uit = weeg_af(kaders, {"profiel": "standaard", "antwoorden": antwoorden})
        nieuw = NieuweAfweging(
            afweging_id=str(uuid.uuid4()), door="g-bench", kanaal="web", engine_versie="bench", profiel="standaard",
            antwoorden=antwoorden, **{k: uit[k] for k in ("besluiten", "kaders", "termijnen", "vervolgstappen")},
        )  # fmt: skip
        voorbeelden.append(dossier.afwegingen.leg_vast(nieuw, jij))
    with dossier.verbinding.begin() as verbinding:
        for volgnummer in (1, 2):
            op = NU - timedelta(weeks=WEKEN - 50 * volgnummer)
            zeg(f"afwegingen, number {volgnummer} of each casus")
            opdracht = sa.text(_KOPIEER).bindparams(sa.bindparam("op", op, UtcTijd()))
            verbinding.execute(opdracht, {"volgnummer": volgnummer, "eerste": voorbeelden[0].id})
        zeg("caseload, teams and deadlines")
        for opdracht in (_CASELOAD, _TEAMS, _DEADLINES):
            verbinding.execute(sa.text(opdracht), {"eerste": voorbeelden[0].id})
    zeg("statistics, and five hundred ter bespreking")
    with dossier.verbinding.begin() as verbinding:
        verbinding.execute(sa.text("ANALYZE"))
    stap = Stap(Status.TER_BESPREKING, "g", "web", {"vraag": "Is dit zwaar?"})
    for nummer in range(0, CASUSSEN, 100):
        dossier.afwegingen.zet_status(code(nummer), stap)


_GELIJK = "profiel, antwoorden, besluiten, kaders, engine_versie, afwijking, status, termijnen, vervolgstappen, kanaal"
_KOPIEER = f"""
    INSERT INTO afwegingen (afweging_id, casus, volgnummer, door, vastgelegd_op, {_GELIJK})
    WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {CASUSSEN - 1})
    SELECT CAST(n.i AS TEXT) || '-' || CAST(:volgnummer AS TEXT), 'R-2025-' || CAST({_VANAF} + n.i AS TEXT),
      CAST(:volgnummer AS INTEGER), 'g-' || CAST(n.i % {MENSEN} AS TEXT), :op, {_GELIJK}
    FROM n JOIN afwegingen v ON v.id = CAST(:eerste AS INTEGER) + n.i % {_VOORBEELDEN}
"""
_OOK = "profiel, urgentie, zwaarte, mp, leeftijd, redenen, eerste_deadline, status"
_CASELOAD = f"""
    INSERT INTO caseload (casus, gemeente, afweging, volgnummer, begonnen_op, vastgelegd_op, door, {_OOK})
    SELECT a.casus, 'Rijn', a.id, 2, a.vastgelegd_op, a.vastgelegd_op, a.door, {", ".join(f"v.{k.strip()}" for k in _OOK.split(","))}
    FROM afwegingen a JOIN caseload v
      ON v.afweging = CAST(:eerste AS INTEGER) + (CAST(substr(a.casus, 8) AS INTEGER) - {_VANAF}) % {_VOORBEELDEN}
    WHERE a.volgnummer = 2
"""
_TEAMS = f"""
    INSERT INTO casusteams (gemeente, team, casus)
    SELECT 'Rijn', 't-' || CAST((CAST(substr(casus, 8) AS INTEGER) - {_VANAF}) % {TEAMS} AS TEXT), casus FROM caseload
    WHERE gemeente = 'Rijn' AND CAST(:eerste AS INTEGER) > 0
"""


_DEADLINES = f"""
    INSERT INTO deadlines (afweging, plek, casus, volgnummer, gemeente, door, laatste, termijn, label, uiterlijk, eind, vastgelegd_op)
    SELECT c.afweging, v.plek, c.casus, 2, 'Rijn', c.door, v.laatste, v.termijn, v.label, v.uiterlijk, v.eind, c.vastgelegd_op
    FROM caseload c JOIN deadlines v
      ON v.afweging = CAST(:eerste AS INTEGER) + (CAST(substr(c.casus, 8) AS INTEGER) - {_VANAF}) % {_VOORBEELDEN}
    WHERE c.gemeente = 'Rijn'
"""


def code(nummer: int) -> str:
    return f"R-2025-{_VANAF + nummer}"


def _gemeten(dossier: Dossier) -> Iterator[tuple[str, list[float]]]:
    kans, op = random.Random(15), dossier.afwegingen

    def iemand(rol: str = "professional", teams: bool = False) -> Wie:
        nummer = kans.randrange(MENSEN)
        return Wie(
            f"g-{nummer}", frozenset({rol}), frozenset({f"t-{nummer % TEAMS}"}) if teams else frozenset(), "Rijn"
        )

    def kring(
        daad: Daad = Daad.INZIEN, rol: str = "professional", *, alleen: Vanwie | None = None, teams: bool = True
    ) -> Any:
        return bereik(iemand(rol, teams), daad, alleen=alleen)

    def nieuw() -> NieuweAfweging:
        oud = op.rij(code(kans.randrange(CASUSSEN)))
        velden = ("antwoorden", "besluiten", "kaders", "engine_versie", "kanaal", "termijnen", "vervolgstappen")
        return NieuweAfweging(afweging_id=str(uuid.uuid4()), door="g-1", **{v: getattr(oud, v) for v in velden})

    klaar = [nieuw() for _ in range(KEER)]
    wat: dict[str, Callable[[], Any]] = {
        "the last 10 casussen of a user (chat)": lambda: op.van(kring(teams=False), 10),
        "all deadlines of a user, for his agenda (page, calendar)": lambda: list(
            dossier.deadlines.punten(kring(Daad.AGENDA), NU, 2001)
        ),
        "what is due of a user, in groups (chat)": lambda: dossier.deadlines.groepen(kring(Daad.AGENDA), NU, 10),
        "the first 200 deadlines of all (command line)": lambda: list(dossier.deadlines.punten(None, NU, 201)),
        "the last 50 afwegingen of all (command line)": lambda: op.nieuwste(51),
        "the last 50 casussen of a team and one's own (page)": lambda: op.van(kring(), 51),
        "one casus through time, of a team": lambda: op.verloop_van(kring(), code(kans.randrange(CASUSSEN))),
        "caseload of a team: the list (2,000)": lambda: dossier.caseload.rijen(
            kring(Daad.TELLEN, alleen=Vanwie.TEAM), 2001
        ),
        "caseload of a team: the counts": lambda: dossier.caseload.aantallen(
            kring(Daad.TELLEN, alleen=Vanwie.TEAM), NU
        ),
        "caseload of a user: list and counts": lambda: (
            dossier.caseload.rijen(kring(Daad.TELLEN, alleen=Vanwie.EIGEN), 2001),
            dossier.caseload.aantallen(kring(Daad.TELLEN, alleen=Vanwie.EIGEN), NU),
        ),
        "ter bespreking (500): the list": lambda: dossier.caseload.rijen(
            kring(Daad.TELLEN, "gedragswetenschapper", alleen=Vanwie.TER_BESPREKING), 2001
        ),
        "storing an afweging, with its line in the audit log": lambda: op.leg_vast(klaar.pop(), iemand()),
        "the last 100 lines of the audit log about a casus": lambda: dossier.gebeurtenissen.regels(code(0)),
        "all that is kept of one casus": lambda: _inzage(dossier, code(kans.randrange(CASUSSEN))),
    }
    for naam, doe in wat.items():
        yield naam, _tijden(doe, KEER)
    for naam, doe in {
        "a workbook of 2,000 casussen, of a team": lambda: _werkboek(dossier, kring(Daad.MEENEMEN, alleen=Vanwie.TEAM)),
        "the agenda of all 50,000 casussen, as `agenda --json`": lambda: _agenda(dossier),
        "cleaning when nothing is past its term": lambda: op.verwijder_verlopen(NU, 730),
    }.items():
        yield naam, _tijden(doe, 3)


def _inzage(dossier: Dossier, casus: str) -> None:
    from bot.dossier.inzage import inzage

    inzage(dossier, casus)


def _werkboek(dossier: Dossier, kring: Any) -> None:
    rijen = dossier.afwegingen.van(kring, 2000)
    assert len(rijen) == 2000
    with tempfile.TemporaryDirectory(prefix="bench-dossier-") as map_:
        naar_xlsx(rijen, Path(map_) / "caseload.xlsx", nu=NU)


def _agenda(dossier: Dossier) -> None:
    for punt in dossier.deadlines.punten(None, NU):
        json.dumps(punt.als_json())


def _tijden(doe: Callable[[], Any], keer: int) -> list[float]:
    tijden = []
    for _ in range(keer):
        begin = time.perf_counter()
        doe()
        tijden.append((time.perf_counter() - begin) * 1000)
    return tijden


def _p(tijden: list[float]) -> str:
    delen = quantiles(tijden, n=20, method="inclusive")
    return f"{delen[9]:.1f} / {delen[18]:.1f}" if delen[18] < 1000 else f"{delen[9]:.0f} / {max(tijden):.0f}"
