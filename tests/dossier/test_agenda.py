"""What has to be done by when, the secrets by which a calendar reads it, and the calendar itself."""

from __future__ import annotations

import random
from contextlib import suppress
from datetime import date, datetime, timedelta, timezone

import pytest
import sqlalchemy as sa
from icalendar import Calendar

from bot.afweging import laad_kaders, weeg_af
from bot.dossier import OngeldigeInvoer, Stap, Status
from bot.dossier.afwegingen import laatste_per_casus
from bot.dossier.agenda import Haast, agenda
from bot.dossier.caseload import bouw_op
from bot.dossier.deadlines import plaats
from bot.dossier.tabellen import afwegingen
from bot.toegang import Bereik
from bot.vormen.ics import ics

from .hulp import NU, nieuw

TERMIJNEN = [
    {"id": "contact.lekstroom", "label": "Contact (minstens elke 3 maanden)", "uiterlijk": "2027-02-20"},
    {"id": "actie.spoed", "label": "Actie (spoed)", "uiterlijk": "2026-11-27"},
    {"id": "intake.crisis", "label": "Intake", "uiterlijk": "2026-11-20T14:30:00+01:00"},
    {"id": "kapot", "uiterlijk": "gauw"},
    {"id": "weg.label", "uiterlijk": "2026-11-19"},
]


def rij(casus="R-2026-0001", volgnummer=1, termijnen=TERMIJNEN, **velden):
    return {
        "casus": casus, "volgnummer": volgnummer, "termijnen": termijnen, "door": "ik",
        "vastgelegd_op": "2026-11-20T10:30:15+01:00", **velden,
    }  # fmt: skip


def test_de_eerste_vooraan_en_een_label_uit_de_rij():
    assert [(p.deadline.label, p.haast.value, p.dag) for p in agenda([rij()], NU)] == [
        ("Termijn (weg)", "te_laat", date(2026, 11, 19)),
        ("Intake", "vandaag", date(2026, 11, 20)),
        ("Actie (spoed)", "deze_week", date(2026, 11, 27)),
        ("Contact (minstens elke 3 maanden)", "later", date(2027, 2, 20)),
    ]


@pytest.mark.parametrize(
    ("nu", "haast"),
    [
        ("2026-11-18T22:59:00+00:00", Haast.LATER),
        ("2026-11-19T23:00:00+00:00", Haast.WEEK),  # midnight in Amsterdam
        ("2026-11-26T22:59:59+00:00", Haast.WEEK),
        ("2026-11-26T23:00:00+00:00", Haast.VANDAAG),
        ("2026-11-27T22:59:59+00:00", Haast.VANDAAG),
        ("2026-11-27T23:00:00+00:00", Haast.TE_LAAT),
    ],
)
def test_hoe_dichtbij_een_dag_is(nu, haast):
    assert [p.haast for p in agenda([rij(termijnen=TERMIJNEN[1:2])], datetime.fromisoformat(nu))] == [haast]


def test_een_uur_is_voorbij_op_dat_uur():
    [voor] = agenda([rij(termijnen=TERMIJNEN[2:3])], datetime.fromisoformat("2026-11-20T14:29:59+01:00"))
    [na] = agenda([rij(termijnen=TERMIJNEN[2:3])], datetime.fromisoformat("2026-11-20T14:30:00+01:00"))
    assert (voor.haast, na.haast) == (Haast.VANDAAG, Haast.TE_LAAT)


def test_een_latere_afweging_vervangt_de_termijnen():
    rijen = [rij(volgnummer=2, termijnen=TERMIJNEN[:1]), rij(volgnummer=1), rij("R-2026-0002", termijnen=[])]
    assert [(p.casus, p.volgnummer, p.termijn) for p in agenda(rijen, NU)] == [("R-2026-0001", 2, "contact.lekstroom")]


def test_hoe_programmas_het_krijgen():
    assert agenda([rij()], NU)[1].als_json() == {
        "casus": "R-2026-0001", "volgnummer": 1, "id": "intake.crisis", "label": "Intake",
        "uiterlijk": "2026-11-20T14:30:00+01:00", "haast": "vandaag", "door": "ik",
    }  # fmt: skip


def test_de_kalender():
    inhoud = ics(agenda([rij()], NU))
    kalender = Calendar.from_ical(inhoud)
    [weg, intake, spoed, contact] = kalender.walk("VEVENT")
    assert str(spoed["summary"]) == "R-2026-0001: Actie (spoed)" and spoed["dtstart"].dt == date(2026, 11, 27)
    assert spoed["dtend"].dt == date(2026, 11, 28) and str(spoed["transp"]) == "TRANSPARENT"
    assert intake["dtstart"].dt == datetime(2026, 11, 20, 13, 30, tzinfo=timezone.utc)
    assert str(contact["uid"]) == "R-2026-0001-1-0@regiewijzer" and str(weg["summary"]).endswith("Termijn (weg)")
    assert kalender["version"] == "2.0" and all(len(regel) <= 75 for regel in inhoud.split(b"\r\n"))
    assert inhoud == ics(agenda([rij()], NU + timedelta(days=400))), "the same agenda, the same bytes"


def test_een_label_kan_niets_toevoegen_aan_de_kalender():
    stout = [{"id": "x", "label": "a\r\nEND:VEVENT\r\nATTENDEE:mailto:x@y;z,\\n", "uiterlijk": "2027-01-01"}]
    [gebeurtenis] = Calendar.from_ical(ics(agenda([rij(termijnen=stout)], NU))).walk("VEVENT")
    assert "attendee" not in gebeurtenis and "ATTENDEE" in str(gebeurtenis["summary"])


# -- in the store


def inhoud(dossier, van=None, **opties):
    return [(p.casus, p.volgnummer, p.plek, p.deadline) for p in dossier.deadlines.punten(van, NU, **opties)]


def test_de_tabel_van_deadlines_zegt_wat_de_rijen_zeggen(dossier):
    """Whatever was stored, weighed again by another, closed, opened again or deleted; and also when made anew."""
    kans = random.Random(14)
    codes: list[str] = []
    for _ in range(60):
        doe, casus = kans.random(), kans.choice(codes) if codes else None
        if casus is None or doe < 0.35:
            codes.append(dossier.afwegingen.leg_vast(nieuw(door=kans.choice("abc"), termijnen=termijnen(kans))).casus)
        elif doe < 0.75:
            dossier.afwegingen.leg_vast(nieuw(door=kans.choice("abc"), casus=casus, termijnen=termijnen(kans)))
        elif doe < 0.9:
            with suppress(OngeldigeInvoer):
                dossier.afwegingen.zet_status(casus, Stap(Status.AFGESLOTEN, "a", "web", {"controle": []}))
        else:
            dossier.afwegingen.verwijder(casus)
            codes.remove(casus)
    alle = agenda([r.als_json() for r in dossier.afwegingen.rijen()], NU)
    assert inhoud(dossier) == [(p.casus, p.volgnummer, p.plek, p.deadline) for p in alle] != []
    levend = [inhoud(dossier, van) for van in (None, "a", "b", "c")]
    with dossier.verbinding.begin() as verbinding:
        bouw_op(verbinding)
    assert [inhoud(dossier, van) for van in (None, "a", "b", "c")] == levend


def termijnen(kans):
    alle = [*TERMIJNEN, {"id": "x", "label": "Later", "uiterlijk": "2027-02-20"}]
    return kans.sample(alle, kans.randrange(len(alle)))


def test_een_lijst_gaat_verder_waar_zij_ophield(dossier):
    for _ in range(3):
        dossier.afwegingen.leg_vast(nieuw(door="ik", termijnen=TERMIJNEN))
    alle = list(dossier.deadlines.punten("ik", NU))
    stukken, na = [], None
    while deel := list(dossier.deadlines.punten("ik", NU, 5, na=na)):
        stukken += deel
        na = plaats(deel[-1])
    assert stukken == alle and len(alle) == 12
    for fout in ("x", "2026-11-20~R-2026-0001", "nu~R-2026-0001~0", "2026-11-20T10:00:00~R-2026-0001~0", "~~"):
        with pytest.raises(OngeldigeInvoer, match="lijst"):
            list(dossier.deadlines.punten("ik", NU, 5, na=fout))


def test_de_groepen_tellen_alles_en_tonen_de_eerste(dossier):
    for _ in range(4):
        dossier.afwegingen.leg_vast(nieuw(door="ik", termijnen=TERMIJNEN))
    groepen = dossier.deadlines.groepen(Bereik("", "ik"), NU, 3)
    assert [(g.haast.value, g.aantal, len(g.punten)) for g in groepen] == [
        ("te_laat", 4, 3), ("vandaag", 4, 3), ("deze_week", 4, 3), ("later", 4, 3),
    ]  # fmt: skip
    assert {p.haast for g in groepen for p in g.punten} == set(Haast)
    assert dossier.deadlines.groepen(Bereik("", "een ander"), NU, 3) == []
    assert dossier.deadlines.groepen(Bereik(""), NU, 3) == []


def test_wat_zonder_label_is_bewaard_krijgt_alleen_een_zeker_label(dossier):
    kaders, antwoorden = laad_kaders(), {"maatregel": "ots", "zorgvorm": ["forensisch"]}
    uit = weeg_af(kaders, {"profiel": "lekstroom", "antwoorden": antwoorden})
    kaal = [{k: w for k, w in t.items() if k != "label"} for t in uit["termijnen"]]
    velden = {k: uit[k] for k in ("besluiten", "kaders")}
    dossier.afwegingen.leg_vast(nieuw(door="ik", antwoorden=antwoorden, termijnen=kaal, **velden))
    assert {p.deadline.label for p in dossier.deadlines.punten("ik", NU, kaders=lambda: kaders)} == {
        t["label"] for t in uit["termijnen"]
    }
    assert all(p.deadline.label.startswith("Termijn (") for p in dossier.deadlines.punten("ik", NU))


def test_laatste_geeft_van_elke_casus_een_rij(dossier):
    een = dossier.afwegingen.leg_vast(nieuw(door="ik")).casus
    twee = dossier.afwegingen.leg_vast(nieuw(door="ik"))
    weer = dossier.afwegingen.leg_vast(nieuw(door="ik", casus=een))
    ander = dossier.afwegingen.leg_vast(nieuw(door="een ander", casus=een))
    assert dossier.afwegingen.laatste("ik") == [twee, weer]
    assert dossier.afwegingen.laatste() == [twee, ander]
    assert dossier.afwegingen.laatste("niemand") == []


def test_wat_iemand_vastlegde_wordt_gevonden_zonder_alles_te_lezen(dossier):
    """Measured by the plan, not by the clock."""
    with dossier.verbinding.begin() as verbinding:
        basis = {
            k: v for k, v in vars(nieuw()).items() if k in afwegingen.c and k not in ("afweging_id", "casus", "door")
        }
        rijen = [
            {**basis, "afweging_id": f"{n:036d}", "casus": f"R-2026-{n:04d}", "volgnummer": 1, "door": f"g-{n % 200}",
             "vastgelegd_op": NU}
            for n in range(4000)
        ]  # fmt: skip
        verbinding.execute(sa.insert(afwegingen), rijen)
    with dossier.verbinding.begin() as verbinding:
        verbinding.execute(sa.text("ANALYZE"))
    vragen = [
        laatste_per_casus("g-7").order_by(sa.text("laatste DESC")).limit(200),
        laatste_per_casus("g-7").order_by(sa.text("laatste")),
        sa.select(afwegingen)
        .where(afwegingen.c.door == "g-7", afwegingen.c.casus == "R-2026-0007")
        .order_by(afwegingen.c.id),
    ]
    with dossier.verbinding.lees() as verbinding:
        explain = "EXPLAIN QUERY PLAN" if verbinding.dialect.name == "sqlite" else "EXPLAIN"
        for vraag in vragen:
            tekst = str(vraag.compile(verbinding.engine, compile_kwargs={"literal_binds": True}))
            plan = "\n".join(str(tuple(r)) for r in verbinding.execute(sa.text(f"{explain} {tekst}")))
            assert "ix_afwegingen_door" in plan or "uq_afwegingen_casus" in plan, plan
            assert "SCAN afwegingen" not in plan and "Seq Scan" not in plan, plan
    assert len(dossier.afwegingen.laatste("g-7")) == 20


def test_een_geheim_is_van_een_en_een_nieuw_vervangt_het(dossier):
    sleutels = dossier.agendasleutels
    oud, ander = sleutels.maak("ik"), sleutels.maak("een ander")
    nieuwe = sleutels.maak("ik")
    assert [sleutels.van(g) for g in (oud, nieuwe, ander)] == [None, "ik", "een ander"]
    assert sleutels.trek_in("ik") and not sleutels.trek_in("ik")
    assert [sleutels.van(g) for g in (nieuwe, ander, "", "x" * 43, "é" * 43)] == [None, "een ander", None, None, None]
    assert not sleutels.heeft("ik") and sleutels.heeft("een ander")


def test_een_ongebruikt_geheim_vervalt_en_een_gebruikt_niet(url, openen):
    nu = [NU]
    dossier = openen(url, klok=lambda: nu[0])
    gebruikt = dossier.agendasleutels.maak("ik")
    dossier.agendasleutels.maak("een ander")
    nu[0] = NU + timedelta(days=80)
    assert dossier.agendasleutels.van(gebruikt) == "ik"
    grens = NU + timedelta(days=10)
    assert dossier.agendasleutels.ruim_op(grens, proef=True) == 1 and dossier.agendasleutels.heeft("een ander")
    assert dossier.agendasleutels.ruim_op(grens) == 1
    assert dossier.agendasleutels.heeft("ik") and not dossier.agendasleutels.heeft("een ander")


def test_van_het_geheim_staat_alleen_een_hash_in_het_dossier(dossier):
    geheim = dossier.agendasleutels.maak("ik")
    with dossier.verbinding.lees() as verbinding:
        [rij_] = verbinding.execute(sa.text("SELECT * FROM agendasleutels")).all()
    assert geheim not in str(tuple(rij_))
