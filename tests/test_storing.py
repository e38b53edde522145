"""Things that break, with real processes: parts that die, a database that is gone or locked, a port in use, messages
sent again.

One assistant of its own, with its case store in a real PostgreSQL; only what doesn't hurt it runs on the shared one.
"""

from __future__ import annotations

import re
import signal
import socket
import sqlite3
import subprocess
import threading
import time
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import psutil
import psycopg2
import pytest

from bot.afweging import Kaders
from bot.lengte import MAX_TEKENS

from .assistent import Antwoord, Assistent
from .dossier.conftest import start_postgres
from .naspelen import Gebeurtenissen, Naspeler, gesprekken, lees

KANARIE = "kwartelkoning zevenblad"  # words that no part of ours uses
SCHERM = "|".join(
    [
        r"Regiewijzer start …",
        r"Let op: er is geen sleutel gezet\..*",
        r"Taalmodel: \S+\.",
        r"Regiewijzer staat klaar op http://127\.0\.0\.1:\d+ \(Ctrl-C stopt alles\)\.",
        r"Het onderdeel (acties|rasa) is gestopt \(code -9\) en start opnieuw\. Details: \S+\.log\.",
        r"Regiewijzer stopt …",
    ]
)


@pytest.fixture(scope="module")
def postgres() -> Iterator[Any]:
    server = start_postgres()
    yield server
    server.cleanup()


@pytest.fixture(scope="module")
def breekbaar(tmp_path_factory: pytest.TempPathFactory, postgres: Any) -> Iterator[Assistent]:
    """A running assistant that tests may hurt, with its case store in PostgreSQL."""
    database = str(postgres.get_uri(database="dossier"))
    draait = Assistent(tmp_path_factory.mktemp("breekbaar") / "var", {"REGIEWIJZER_DATABASE_URL": database})
    try:
        yield draait.start()
    finally:
        over = draait.stop()
    assert not over, f"na het stoppen draaide nog: {over}"


@pytest.fixture
def gebeurtenissen(breekbaar: Assistent, postgres: Any) -> Iterator[Gebeurtenissen]:
    sloten: list[Any] = []

    def valt_uit(naam: str) -> None:
        proces = breekbaar.deel(naam)
        proces.kill()
        psutil.wait_procs([proces], timeout=60)

    def alles(signaal: int) -> None:
        over = breekbaar.stop(signaal)
        assert not over, f"deze processen bleven over: {over}"
        breekbaar.start()

    def op_slot() -> None:
        verbinding = psycopg2.connect(breekbaar.database)
        verbinding.cursor().execute("LOCK TABLE afwegingen IN SHARE ROW EXCLUSIVE MODE")
        sloten.append(verbinding)

    yield {
        "actieserver_valt_uit": lambda: valt_uit("acties"),
        "rasa_valt_uit": lambda: valt_uit("rasa"),
        "alles_valt_uit_en_start_opnieuw": lambda: alles(signal.SIGKILL),
        "alles_stopt_en_start_opnieuw": lambda: alles(signal.SIGINT),
        "wacht_tot_alles_draait": breekbaar.wacht_tot_gezond,
        "dossier_valt_uit": postgres.stop,
        "dossier_komt_terug": postgres.start,
        "dossier_gaat_op_slot": op_slot,
        "dossier_gaat_van_slot": lambda: sloten.pop().close(),
    }
    for slot in sloten:
        slot.close()


@pytest.mark.parametrize("pad", gesprekken("storing"), ids=lambda pad: pad.stem)
def test_gesprek_met_storing(
    breekbaar: Assistent, alle_kaders: Kaders, gebeurtenissen: Gebeurtenissen, pad: Path
) -> None:
    Naspeler(breekbaar, alle_kaders, gebeurtenissen).speel(lees(pad))


def _gedood_midden_in(assistent: Assistent, naam: str, stuur: Any) -> Antwoord:
    """Freeze a part, send a message, wait until Rasa has it, and kill the part while it should answer."""
    proces = assistent.deel(naam)
    proces.suspend()
    with ThreadPoolExecutor(1) as draad:
        antwoord = draad.submit(stuur)
        time.sleep(1)  # the frozen part can't answer: however long this takes, the message is under way
        assert not antwoord.done()
        proces.kill()
        return antwoord.result(300)


def test_actieserver_gedood_midden_in_een_beurt(breekbaar: Assistent) -> None:
    """A Dutch apology, and the same message sent again works once."""
    gesprek = breekbaar.zeg("nieuwe afweging profiel keten").gesprek
    nummer = str(uuid.uuid4())
    mislukt = _gedood_midden_in(breekbaar, "acties", lambda: breekbaar.zeg("ots", gesprek, nummer))
    assert mislukt.status == 503 and "Probeer het opnieuw" in mislukt.tekst
    breekbaar.wacht_tot_gezond()
    gelukt = breekbaar.zeg("ots", gesprek, nummer)
    assert gelukt.status == 200 and gelukt.custom and gelukt.custom["bekend"] == {"maatregel": "ots"}
    assert breekbaar.zeg("ots", gesprek, nummer) == gelukt
    terug = breekbaar.zeg("terug", gesprek)
    assert terug.custom and terug.custom["bekend"] == {}, "the answer was taken in once, so one step back undoes it"


def test_actieserver_gedood_bij_vastleggen(breekbaar: Assistent) -> None:
    vooraf = len(breekbaar.rijen())
    gesprek = breekbaar.zeg("nieuwe afweging profiel keten").gesprek
    breekbaar.kies("maatregel", "ots", gesprek)
    nummer = str(uuid.uuid4())
    mislukt = _gedood_midden_in(breekbaar, "acties", lambda: breekbaar.zeg("vastleggen", gesprek, nummer))
    assert mislukt.status == 503
    breekbaar.wacht_tot_gezond()
    antwoorden = [breekbaar.zeg("vastleggen", gesprek, nummer), breekbaar.zeg("vastleggen", gesprek)]
    assert all(a.custom and a.custom["vastgelegd"] for a in antwoorden)
    assert len(breekbaar.rijen()) == vooraf + 1


def test_na_alles_staat_nergens_wat_er_getypt_is(breekbaar: Assistent) -> None:
    """Text of users isn't in a log or in the case store, also not when the turn with it fails."""
    gesprek = breekbaar.zeg("nieuwe afweging profiel keten").gesprek
    assert breekbaar.zeg(f"{KANARIE} een", gesprek).status == 200
    mislukt = _gedood_midden_in(breekbaar, "acties", lambda: breekbaar.zeg(f"{KANARIE} twee", gesprek))
    assert mislukt.status == 503
    breekbaar.wacht_tot_gezond()
    assert breekbaar.zeg(f"{KANARIE} drie", gesprek).status == 200
    assert [pad for pad in breekbaar.bestanden_met(KANARIE) if not pad.startswith("tracker.db")] == []
    assert KANARIE not in breekbaar.uitvoer.read_text(encoding="utf-8")
    verbinding = psycopg2.connect(breekbaar.database)
    for tabel in ("afwegingen", "postvak", "casusteller"):
        lezer = verbinding.cursor()
        lezer.execute(f"SELECT * FROM {tabel}")
        rijen = str(lezer.fetchall())
        assert KANARIE not in rijen
        assert tabel == "casusteller" or "ots" in rijen, "the search must be able to find something"
    verbinding.close()


PERSOON = (
    "Siebrigje Wouda-Terpstra, BSN 123456782, geboren op 14-03-2011, Kwelderweg 117 in Holwert, 9151 HD, tel. "
    "06-48213795, "
    "siebrigje.wouda@kanarie.example, NL91ABNA0417164300, dossiernummer 2026-88431"
)
NAALDEN = (
    "siebrigje",
    "wouda",
    "terpstra",
    "123456782",
    "14-03-2011",
    "kwelderweg",
    "9151",
    "48213795",
    "kanarie.example",
    "0417164300",
    "88431",
)


def _staat_in(naald: str, tekst: str) -> bool:
    """A number only by itself: four digits of a postcode are now and then also somewhere in a moment of the clock."""
    return bool(re.search(rf"(?<![\d.]){naald}(?!\d)", tekst)) if naald.isdigit() else naald in tekst


def _verstuur_overal(assistent: Assistent) -> list[str]:
    """Personal data into every place that takes text, in turns that go well and in turns that fail; gives what was
    answered.
    """
    zeg, stuur = assistent.zeg, assistent.stuur
    nummer = str(uuid.uuid4())
    begin = zeg(f"Meisje van 14 gaat niet naar school. Het gaat om {PERSOON}.", None, nummer)
    gesprek = begin.gesprek
    antwoorden = [
        begin,
        zeg(f"Meisje van 14 gaat niet naar school. Het gaat om {PERSOON}.", None, nummer),
        zeg("ja", gesprek),
        zeg(f"weet ik niet, vraag het {PERSOON}", gesprek),
        zeg(PERSOON.upper(), gesprek),
        zeg('/herstart{"afweging": "' + PERSOON + '"}', gesprek),
        zeg("nieuwe afweging profiel keten", gesprek),
        assistent.kies("maatregel", "ots", gesprek),
        zeg("afwijken", gesprek),
        zeg("1", gesprek),
        zeg(f"reden: {PERSOON} wil dat liever", gesprek),
        zeg("vastleggen", gesprek),
        zeg("hoi", PERSOON),
        zeg("hoi", gesprek, PERSOON),
        assistent.kies(PERSOON, True, gesprek),
        assistent.kies("maatregel", PERSOON, gesprek),
        zeg(PERSOON * 20, gesprek),
        zeg(PERSOON * (MAX_TEKENS // len(PERSOON) + 1), gesprek),
        stuur({"bericht": {"naam": PERSOON}}),
        stuur({PERSOON: PERSOON}),
        stuur(None, f'{{"bericht": "{PERSOON}'.encode()),
    ]
    # Only Rasa: a part that falls over too often in a few minutes isn't started again, and the action server did so
    # in the tests before this.
    antwoorden.append(_gedood_midden_in(assistent, "rasa", lambda: zeg(f"nog iets over {PERSOON}", gesprek)))
    assistent.wacht_tot_gezond()
    assert {a.status for a in antwoorden} >= {200, 400, 404, 413, 422, 503}
    adres = f"http://127.0.0.1:{assistent.port}"
    los = [
        httpx.get(f"{adres}/{PERSOON}", params={"wie": PERSOON}),
        httpx.request(
            "PROPFIND",
            f"{adres}/api/gesprek",
            headers={"X-Wie": PERSOON, "Cookie": f"wie={PERSOON.split(maxsplit=1)[0]}"},
        ),
        httpx.post(f"{adres}/api/gesprek", content=PERSOON.encode(), headers={"Content-Type": "text/plain"}),
    ]
    return [a.tekst for a in antwoorden] + [str(a.inhoud) for a in antwoorden] + [a.text for a in los]


def test_persoonsgegevens_komen_nergens_terecht(breekbaar: Assistent) -> None:
    """Not in a log, not in the tracker, not in the store, not on the screen, and not in an answer or an error."""
    antwoorden = _verstuur_overal(breekbaar)
    verbinding = psycopg2.connect(breekbaar.database)
    lezer = verbinding.cursor()
    lezer.execute("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")
    tabellen = [naam for (naam,) in lezer.fetchall()]
    inhoud = {}
    for tabel in tabellen:
        lezer.execute(f"SELECT * FROM {tabel}")
        inhoud[tabel] = str(lezer.fetchall())
    verbinding.close()
    plekken = {
        **inhoud,
        **{
            str(pad.relative_to(breekbaar.var)): pad.read_bytes().decode("utf-8", "replace")
            for pad in breekbaar.var.rglob("*")
            if pad.is_file()
        },
        "scherm": breekbaar.uitvoer.read_text(encoding="utf-8"),
        "antwoorden": "\n".join(antwoorden),
    }
    assert "[naam]" in plekken["tracker.db"] + plekken.get("tracker.db-wal", ""), (
        "the search must be able to find something"
    )
    assert "[naam]" in inhoud["afwegingen"], "the reason was stored, without the name"
    assert {
        (waar, naald) for waar, tekst in plekken.items() for naald in NAALDEN if _staat_in(naald, tekst.lower())
    } == set()


def test_het_scherm_bleef_schoon_en_alles_is_weg_na_ctrl_c(breekbaar: Assistent) -> None:
    """Runs last on this assistant: its screen shows only our lines, whatever happened; Ctrl-C ends every process."""
    delen = breekbaar.processen()
    assert len(delen) >= 4, "the launcher and three parts"
    assert breekbaar.stop(signal.SIGINT) == []
    assert breekbaar.proces and breekbaar.proces.returncode == 0
    regels = breekbaar.uitvoer.read_text(encoding="utf-8").splitlines()
    assert [regel for regel in regels if not re.fullmatch(SCHERM, regel)] == []
    assert regels[0] == "Regiewijzer start …" and regels[-1] == "Regiewijzer stopt …" and len(regels) >= 4


# --- on the shared assistant: nothing is hurt ---


def test_sqlite_op_slot_bij_vastleggen(assistent: Assistent) -> None:
    """The default store, held by another program: an apology in time, nothing lost, later exactly one row."""
    vooraf = len(assistent.rijen())
    gesprek = assistent.zeg("nieuwe afweging profiel keten").gesprek
    assistent.kies("maatregel", "ots", gesprek)
    slot = sqlite3.connect(assistent.var / "dossier.db", isolation_level=None)
    slot.execute("BEGIN IMMEDIATE")
    try:
        nummer = str(uuid.uuid4())
        antwoord = assistent.zeg("vastleggen", gesprek, nummer)
    finally:
        slot.execute("ROLLBACK")
        slot.close()
    assert antwoord.status == 503 or "niet gelukt" in antwoord.tekst
    assert len(assistent.rijen()) == vooraf
    opnieuw = assistent.zeg("vastleggen", gesprek, nummer)
    assert opnieuw.custom and opnieuw.custom["bekend"] == {"maatregel": "ots"}
    gelukt = assistent.zeg("vastleggen", gesprek)
    assert gelukt.custom and gelukt.custom["vastgelegd"]
    assert len(assistent.rijen()) == vooraf + 1


def test_dubbel_verstuurd_op_hetzelfde_moment(assistent: Assistent) -> None:
    """An impatient user: eight times the same message at once is one turn, one row, one answer."""
    vooraf = len(assistent.rijen())
    gesprek = assistent.zeg("nieuwe afweging profiel keten").gesprek
    assistent.kies("maatregel", "ots", gesprek)
    nummer, hek = str(uuid.uuid4()), threading.Barrier(8)

    def stuur(_: int) -> Antwoord:
        hek.wait(300)
        return assistent.zeg("vastleggen", gesprek, nummer)

    with ThreadPoolExecutor(8) as draden:
        antwoorden = list(draden.map(stuur, range(8)))
    assert {a.status for a in antwoorden} == {200}
    assert all(a == antwoorden[0] for a in antwoorden)
    assert len(assistent.rijen()) == vooraf + 1


def test_gesprekken_tegelijk_raken_elkaar_niet(assistent: Assistent) -> None:
    """Four conversations at once: each keeps its own answers and gets its own code."""
    maatregelen = {"ots": "gi", "voogdij": "gi", "jeugdreclassering": "gi", "anders_gedwongen": "uitvoerder_maatregel"}

    def speel(maatregel: str) -> tuple[str, dict[str, Any]]:
        gesprek = assistent.zeg("nieuwe afweging profiel keten").gesprek
        for _ in range(3):
            assistent.kies("maatregel", maatregel, gesprek)
            assistent.zeg("overzicht", gesprek)
        laatste = assistent.zeg("vastleggen", gesprek).custom
        assert laatste is not None
        return maatregel, laatste

    with ThreadPoolExecutor(4) as draden:
        uit = list(draden.map(speel, maatregelen))
    for maatregel, custom in uit:
        assert custom["bekend"] == {"maatregel": maatregel}
        assert custom["besluiten"]["keten.casusregisseur"]["uitkomst"] == maatregelen[maatregel]
    assert len({custom["casus"] for _, custom in uit}) == 4


def test_casussen_toont_dezelfde_rijen(assistent: Assistent) -> None:
    """The command line reads what the chat stored, while the assistant runs."""
    import json

    gesprek = assistent.zeg("nieuwe afweging profiel keten").gesprek
    assistent.kies("maatregel", "ots", gesprek)
    antwoord = assistent.zeg("vastleggen", gesprek)
    assert antwoord.custom
    klaar = assistent.opdracht("casussen", "--json")
    assert (klaar.returncode, klaar.stderr) == (0, "")
    [rij] = [rij for rij in json.loads(klaar.stdout) if rij["casus"] == antwoord.custom["casus"]]
    assert rij in assistent.rijen()
    assert rij["antwoorden"] == {"maatregel": "ots"} and rij["besluiten"] == antwoord.custom["besluiten"]


def test_poort_bezet(tmp_path: Path) -> None:
    """Exit 2 and one Dutch line."""
    with socket.socket() as bezet:
        bezet.bind(("127.0.0.1", 0))
        bezet.listen()
        port = bezet.getsockname()[1]
        klaar: subprocess.CompletedProcess[str] = Assistent(tmp_path / "var").opdracht("start", "--port", str(port))
    assert klaar.returncode == 2
    assert klaar.stdout == ""
    assert re.fullmatch(rf"Poort {port} op 127\.0\.0\.1 is niet vrij\. .*--port\.\n", klaar.stderr)
