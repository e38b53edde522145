"""No list and no count grows with the table: looked at in the plan of each query as it is asked, not by the clock."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.dossier import OnbekendeCasus, Stap, Status
from bot.dossier.caseload import bouw_op
from bot.dossier.tabellen import afwegingen, caseload, casusteams, statussen
from bot.toegang import Bereik, Wie

from .hulp import NU, nieuw

AANTAL, MENSEN, TEAMS = 6000, 200, 25  # a team is so big a part that PostgreSQL would read everything
GROOT = ("afwegingen", "caseload", "casusteams", "deadlines", "gebeurtenissen", "statussen")
EIGEN, TEAM = Bereik("Rijn", "g-7"), Bereik("Rijn", teams=frozenset({"t-7"}))
BEIDE, BESPREKING = Bereik("Rijn", "g-7", frozenset({"t-7"})), Bereik("Rijn", "g-7", ter_bespreking=True)


def code(nummer: int) -> str:
    return f"R-2026-{nummer:04d}"


@pytest.fixture
def vol(dossier):
    basis = {k: v for k, v in vars(nieuw()).items() if k in afwegingen.c and k not in ("afweging_id", "casus", "door")}
    with dossier.verbinding.begin() as verbinding:
        verbinding.execute(sa.insert(afwegingen), [
            {**basis, "afweging_id": f"{n:036d}", "casus": code(n), "volgnummer": 1, "door": f"g-{n % MENSEN}", "vastgelegd_op": NU}
            for n in range(AANTAL)
        ])  # fmt: skip
        van = [{"gemeente": "Rijn", "team": f"t-{n % TEAMS}", "casus": code(n)} for n in range(AANTAL)]
        verbinding.execute(sa.insert(casusteams), van)
        stap = {"volgnummer": 1, "inhoud": {}, "door": "g", "kanaal": "web", "op": NU}
        stappen = ("vastgesteld", "ter_bespreking", "advies", "vastgesteld")
        verbinding.execute(sa.insert(statussen), [
            {**stap, "casus": code(n), "status": status} for n in range(AANTAL)
            for status in (*stappen, *(["ter_bespreking"] if n % 300 == 0 else []))
        ])  # fmt: skip
        bouw_op(verbinding)
        verbinding.execute(sa.update(caseload).values(gemeente="Rijn"))
    with dossier.verbinding.begin() as verbinding:
        verbinding.execute(sa.text("ANALYZE"))
    return dossier


@pytest.fixture
def plannen(vol):
    """What the database would do for each query that is asked in the block."""
    gevraagd, zo = [], []

    def onthoud(_verbinding, _cursor, opdracht, parameters, _context, _many):
        if opdracht.startswith("SET LOCAL"):
            zo.append(opdracht)
        elif opdracht.lstrip().upper().startswith("SELECT"):
            gevraagd.append((opdracht, parameters, tuple(zo)))

    def klaar(_verbinding):
        zo.clear()

    engine = vol.verbinding.engine
    sa.event.listen(engine, "before_cursor_execute", onthoud)
    sa.event.listen(engine, "rollback", klaar)
    yield lambda: [_plan(engine, *vraag) for vraag in gevraagd]
    sa.event.remove(engine, "before_cursor_execute", onthoud)
    sa.event.remove(engine, "rollback", klaar)


def _plan(engine, opdracht, parameters, zo) -> str:
    explain = "EXPLAIN QUERY PLAN" if engine.dialect.name == "sqlite" else "EXPLAIN"
    los = engine.raw_connection()
    try:
        cursor = los.cursor()
        if engine.dialect.name == "postgresql":  # as on any disk without arms; else so small a table is read whole
            cursor.execute("SET LOCAL random_page_cost = 1.1")
        for manier in zo:
            cursor.execute(manier)
        cursor.execute(f"{explain} {opdracht}", parameters)
        return "\n".join(str(tuple(rij)) for rij in cursor.fetchall())
    finally:
        los.close()


def leest_alles(plan: str) -> list[str]:
    """The big tables that this plan reads from beginning to end, by their own name or another."""
    namen = "|".join(GROOT)
    return re.findall(rf"(?:SCAN|Seq Scan on) (?:{namen})\b(?! USING)[^\n]*", plan)


VRAGEN = {
    "van": lambda d, b: d.afwegingen.van(b, 10),
    "van, verder": lambda d, b: d.afwegingen.van(b, 10, AANTAL // 2),
    "laatste": lambda d, b: d.afwegingen.laatste(b),
    "verloop": lambda d, b: d.afwegingen.verloop_van(b, code(7)),
    "caseload": lambda d, b: d.caseload.rijen(b, 2001),
    "agenda": lambda d, b: list(d.deadlines.punten(b, NU, 100)),
    "agenda, verder": lambda d, b: list(d.deadlines.punten(b, NU, 100, na=f"{NU.isoformat()}~{code(300)}~0")),
    "agenda in groepen": lambda d, b: d.deadlines.groepen(b, NU, 10),
    "aantallen": lambda d, b: d.caseload.aantallen(b, NU + timedelta(days=9)),
}


def test_geen_lijst_en_geen_telling_leest_een_hele_tabel(vol, plannen):
    gezien = 0
    for kring in (EIGEN, TEAM, BEIDE, BESPREKING):
        for naam, vraag in VRAGEN.items():
            vraag(vol, kring)
            alle = plannen()
            assert len(alle) > gezien
            for plan in alle[gezien:]:
                assert leest_alles(plan) == [], (naam, kring, plan)
            gezien = len(alle)
    # What is about one casus reads that one.
    vol.afwegingen.rijen(code(7))
    vol.afwegingen.stappen(code(7))
    vol.caseload.teams(code(7))
    vol.caseload.gemeente(code(7))
    assert [leest_alles(plan) for plan in plannen()[gezien:] if leest_alles(plan)] == []
    # Of everybody no more than is shown.
    assert len(list(vol.deadlines.punten(None, NU, 200))) == 200
    assert len(list(vol.deadlines.punten(None, NU, 200, na=f"{NU.isoformat()}~{code(300)}~0"))) == 200
    assert [leest_alles(plan) for plan in plannen()[gezien:] if leest_alles(plan)] == []
    assert len(vol.afwegingen.laatste()) == AANTAL  # and what does read it all is seen
    assert any(leest_alles(plan) for plan in plannen()[gezien:])
    _de_kring_geeft_wat_zij_moet_geven(vol)


def test_wie_een_casus_wil_leest_zijn_kring_niet(vol, plannen):
    """One casus is looked up by its code, however many are in the circle; also to see whether he may store."""
    wie = Wie("g-7", frozenset({"professional"}), frozenset({"t-7"}), "Rijn")
    kringen = [EIGEN, TEAM, BEIDE, BESPREKING]
    assert [len(vol.afwegingen.verloop_van(kring, code(7))) for kring in kringen] == [1, 1, 1, 1]
    assert [len(vol.afwegingen.verloop_van(kring, code(8))) for kring in kringen] == [0, 0, 0, 0]
    vol.afwegingen.leg_vast(nieuw(casus=code(32)), wie)
    with pytest.raises(OnbekendeCasus):
        vol.afwegingen.leg_vast(nieuw(casus=code(8)), wie)
    for plan in plannen():
        assert _leest_te_veel(plan) == [], plan
        if vol.verbinding.engine.dialect.name == "sqlite":
            assert all("casus=?" in regel for regel in plan.splitlines() if "casusteams" in regel), plan


def _leest_te_veel(plan: str) -> list[str]:
    """But for the last line of the log, by its key from the end: that table is as good as empty here."""
    return [regel for regel in leest_alles(plan) if "gebeurtenissen" not in regel]


def test_wat_te_oud_is_wordt_gevonden_zonder_alles_te_lezen(vol, plannen):
    assert vol.afwegingen.verwijder_verlopen(NU, 730) == [] == vol.afwegingen.verwijder_verlopen(NU, 730, proef=True)
    assert [plan for plan in plannen() if _leest_te_veel(plan)] == []


def test_de_laatste_van_allen_komen_van_het_eind(vol, plannen):
    assert [r.casus for r in vol.afwegingen.nieuwste(2)] == [code(AANTAL - 2), code(AANTAL - 1)]
    plan = plannen()[0]  # by the key from its end, two rows: nothing is put in order first
    assert "TEMP B-TREE" not in plan and "Sort" not in plan and "Seq Scan" not in plan, plan
    assert [r.casus for r in vol.afwegingen.een_voor_een()] == [code(n) for n in range(AANTAL)]


def _de_kring_geeft_wat_zij_moet_geven(vol):
    van_mij = {code(n) for n in range(7, AANTAL, MENSEN)}
    van_team = {code(n) for n in range(7, AANTAL, TEAMS)}
    assert {r.casus for r in vol.afwegingen.laatste(EIGEN)} == van_mij
    assert {r.casus for r in vol.caseload.rijen(BEIDE, 5000)} == van_mij | van_team
    assert {r.casus for r in vol.afwegingen.van(TEAM, 5000)} == van_team
    rijen = vol.caseload.rijen(BEIDE, 5000)
    geteld = vol.caseload.aantallen(BEIDE, NU + timedelta(days=9))
    assert geteld["casussen"] == {"alle": len(rijen)} and geteld["te_laat"] == {"te laat": len(rijen)}
    assert geteld["urgentie"] == {"Spoed": len(rijen)} and geteld["leeftijd"] == {"4 t/m 11": len(rijen)}
    assert geteld["redenen"] == geteld["mp"] == {}
    laatste = [r.casus for r in vol.afwegingen.van(BEIDE, 3)]
    assert laatste == sorted(van_mij | van_team, reverse=True)[:3]
    stap = Stap(Status.ADVIES, "g", "web", {"antwoord": "Nee.", "reden": "Er is netwerk."})
    vol.afwegingen.zet_status(code(300), stap)
    gevraagd = {r.casus: r.status for r in vol.caseload.rijen(Bereik("Rijn", ter_bespreking=True), 5000)}
    assert set(gevraagd) == {code(n) for n in range(0, AANTAL, 300)} - {code(300)}
    assert set(gevraagd.values()) == {"ter_bespreking"}
    assert vol.caseload.rijen(Bereik("Maas", teams=frozenset({"t-7"})), 10) == []
