"""Storing and reading back: once, unchanged, numbered."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date, datetime, timedelta, timezone

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.dossier import NieuweAfweging, OnbekendeCasus, OngeldigeInvoer

from .hulp import ANTWOORDEN, BESLUITEN, KADERS, NU, nieuw


def test_rij_is_wat_vastgelegd_werd(dossier):
    afwijking = {
        "besluit": "zo.urgentie",
        "uitkomst": "crisis",
        "reden": "Het liep vandaag op.",
        "door": "gebruiker-7f3a",
    }
    afweging = nieuw(afwijking=afwijking)
    rij = dossier.afwegingen.leg_vast(afweging)
    assert (rij.casus, rij.volgnummer, rij.vastgelegd_op) == ("R-2026-0001", 1, NU)
    for veld in NieuweAfweging.__dataclass_fields__:
        if veld != "casus":
            assert getattr(rij, veld) == getattr(afweging, veld), veld
    assert dossier.afwegingen.rij("R-2026-0001") == rij
    assert dossier.afwegingen.leg_vast(nieuw(afweging_id=afweging.afweging_id.upper())) == rij
    assert dossier.afwegingen.rijen() == [rij]


def test_als_json_heeft_precies_de_afgesproken_velden(dossier):
    rij = dossier.afwegingen.leg_vast(nieuw(afwijking=[{"besluit": "zo.urgentie", "uitkomst": "crisis"}])).als_json()
    assert list(rij) == [
        *("casus", "volgnummer", "profiel", "antwoorden", "besluiten", "afwijking"),
        *("status", "termijnen", "kaders", "door", "vastgelegd_op"),
    ]
    assert rij["vastgelegd_op"] == "2026-11-20T10:30:15+01:00"
    assert rij["afwijking"] == [{"besluit": "zo.urgentie", "uitkomst": "crisis"}]
    assert (rij["antwoorden"], rij["besluiten"], rij["kaders"]) == (ANTWOORDEN, BESLUITEN, KADERS)
    assert json.loads(json.dumps(rij)) == rij


def test_zelfde_afweging_geeft_de_bestaande_rij(dossier, url, openen):
    afweging = nieuw()
    eerste = dossier.afwegingen.leg_vast(afweging)
    anders = nieuw(afweging_id=afweging.afweging_id.upper(), antwoorden={"veiligheid": "veilig"}, casus="R-2026-0001")
    assert dossier.afwegingen.leg_vast(anders) == eerste
    dossier.sluit()
    later = openen(url, klok=lambda: NU + timedelta(days=400))
    assert later.afwegingen.leg_vast(afweging) == eerste
    assert later.afwegingen.rijen() == [eerste]


def test_een_ander_proces_leest_wat_vastgelegd_is(dossier, url):
    rij = dossier.afwegingen.leg_vast(nieuw())
    code = (
        "import sys, json; from bot.dossier import open_dossier; "
        "print(json.dumps([r.als_json() for r in open_dossier(sys.argv[1]).afwegingen.rijen()]))"
    )
    uit = subprocess.run([sys.executable, "-c", code, url], capture_output=True, text=True, check=True, timeout=300)
    assert json.loads(uit.stdout) == [rij.als_json()]
    assert uit.stderr == ""


def test_codes_lopen_per_jaar_en_volgnummers_per_casus(url, openen):
    nu = [NU]
    dossier = openen(url, klok=lambda: nu[0])
    assert [dossier.afwegingen.leg_vast(nieuw()).casus for _ in range(3)] == [
        "R-2026-0001",
        "R-2026-0002",
        "R-2026-0003",
    ]
    nu[0] = datetime(2026, 12, 31, 23, 30, tzinfo=timezone.utc)  # in Amsterdam it's 2027 already
    assert dossier.afwegingen.leg_vast(nieuw()).casus == "R-2027-0001"
    vervolg = dossier.afwegingen.leg_vast(nieuw(casus="r-2026-0002 "))
    assert (vervolg.casus, vervolg.volgnummer) == ("R-2026-0002", 2)
    assert dossier.afwegingen.leg_vast(nieuw()).casus == "R-2027-0002"
    assert dossier.afwegingen.rij("R-2026-0002") == vervolg
    assert dossier.afwegingen.rij("R-2026-0002", 1).volgnummer == 1
    assert [rij.volgnummer for rij in dossier.afwegingen.rijen("R-2026-0002")] == [1, 2]


def test_na_9999_gaan_de_codes_door(dossier):
    dossier.afwegingen.leg_vast(nieuw())
    with dossier.verbinding.begin() as verbinding:
        verbinding.execute(sa.text("UPDATE casusteller SET laatste = 9999"))
    rij = dossier.afwegingen.leg_vast(nieuw())
    assert rij.casus == "R-2026-10000"
    assert dossier.afwegingen.leg_vast(nieuw(casus=rij.casus)).volgnummer == 2


@pytest.mark.parametrize("casus", ["R-2026-0002", "R-1999-0001", "Jan Jansen", "R-2026-1"])
def test_onbekende_casus(dossier, casus):
    dossier.afwegingen.leg_vast(nieuw())
    with pytest.raises(OnbekendeCasus, match="staat niet in het dossier") as fout:
        dossier.afwegingen.leg_vast(nieuw(casus=casus))
    assert "Jansen" not in str(fout.value)
    with pytest.raises(OnbekendeCasus):
        dossier.afwegingen.rij(casus)
    assert dossier.afwegingen.rijen(casus) == []
    assert dossier.afwegingen.leg_vast(nieuw()).casus == "R-2026-0002"  # the refusal used up no number


def test_onbekend_volgnummer(dossier):
    dossier.afwegingen.leg_vast(nieuw())
    with pytest.raises(OnbekendeCasus, match="R-2026-0001, volgnummer 2"):
        dossier.afwegingen.rij("R-2026-0001", 2)


def test_rijen_zoekt(url, openen):
    nu = [NU]
    dossier = openen(url, klok=lambda: nu[0])
    for dag in range(3):
        nu[0] = NU + timedelta(days=dag)
        dossier.afwegingen.leg_vast(nieuw(profiel="zeeland" if dag == 1 else "standaard"))

    def gevonden(**zoek):
        return [rij.casus[-1] for rij in dossier.afwegingen.rijen(**zoek)]

    assert gevonden() == ["1", "2", "3"]
    assert gevonden(sinds=date(2026, 11, 21)) == ["2", "3"]
    assert gevonden(sinds=NU + timedelta(days=1)) == ["2", "3"]
    assert gevonden(tot=date(2026, 11, 21)) == ["1"]
    assert gevonden(profiel="zeeland", sinds=datetime(2026, 11, 21, 10, 30, 15)) == ["2"]  # local: 0.1 s before
    assert gevonden(profiel="zeeland", sinds=datetime(2026, 11, 21, 10, 30, 16)) == []
    assert gevonden(casus="R-2026-0003", tot=NU) == []


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE afwegingen SET status = 'gewijzigd'",
        "UPDATE afwegingen SET antwoorden = '{}' WHERE volgnummer = 1",
        "UPDATE afwegingen SET id = id",
        "INSERT INTO afwegingen SELECT * FROM afwegingen WHERE true ON CONFLICT (id) DO UPDATE SET door = 'een ander'",
    ],
)
def test_een_vastgelegde_afweging_verandert_niet(dossier, sql):
    rij = dossier.afwegingen.leg_vast(nieuw())
    with (
        pytest.raises(sa.exc.DBAPIError, match="een vastgelegde afweging verandert niet"),
        dossier.verbinding.begin() as verbinding,
    ):
        verbinding.execute(sa.text(sql))
    assert dossier.afwegingen.rijen() == [rij]


LASTIG = {
    "z eerst": [None, True, False, 0, -1, 16.5, 1e300, 10**20, ""],
    "a daarna": {"10": {"9": {}}, "1": [[], [[]]]},
    "tekens": "é ë € 👩‍👧 'quote' \"dubbel\" \\ %s {x} :naam $$ \n\t\u0000\u202e",
    "half teken": "\ud83d",
    "sql": "'); DROP TABLE afwegingen; --",
}


def test_json_komt_terug_zoals_het_was(dossier):
    rij = dossier.afwegingen.leg_vast(nieuw(antwoorden=LASTIG, afwijking=[LASTIG, LASTIG], termijnen=[LASTIG]))
    teruggelezen = dossier.afwegingen.rij(rij.casus)
    assert json.dumps(teruggelezen.antwoorden) == json.dumps(LASTIG)  # the order of the keys too
    assert teruggelezen.afwijking == [LASTIG, LASTIG]
    assert teruggelezen.termijnen == [LASTIG]


_json = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**18), 10**18)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda kern: st.lists(kern, max_size=3) | st.dictionaries(st.text(), kern, max_size=3),
    max_leaves=8,
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(antwoorden=st.dictionaries(st.text(), _json, max_size=4), reden=st.text())
def test_elke_json_komt_terug(dossier, antwoorden, reden):
    rij = dossier.afwegingen.leg_vast(nieuw(antwoorden=antwoorden, afwijking={"reden": reden}))
    teruggelezen = dossier.afwegingen.rij(rij.casus)
    assert (teruggelezen.antwoorden, teruggelezen.afwijking) == (antwoorden, {"reden": reden})


@pytest.mark.parametrize(
    "velden",
    [
        {"afweging_id": "42"},
        {"afweging_id": None},
        {"antwoorden": ["lijst"]},
        {"antwoorden": {"x": float("nan")}},
        {"besluiten": {"x": {1, 2}}},
        {"kaders": None},
        {"termijnen": None},
        {"afwijking": "zwaar"},
        {"door": ""},
        {"door": None},
        {"kanaal": "web\x00"},
        {"status": "\ud800"},
        {"profiel": "p" * 256},
        {"casus": ""},
    ],
    ids=str,
)
def test_onbruikbare_afweging_wordt_geweigerd(velden):
    with pytest.raises(OngeldigeInvoer, match=f"^Het veld {next(iter(velden))} .*\\.$"):
        nieuw(**velden)


def test_van_geeft_alleen_wat_deze_gebruiker_vastlegde_het_nieuwste_voorop(dossier):
    eigen = [dossier.afwegingen.leg_vast(nieuw(door="ik")).casus for _ in range(12)]
    ander = dossier.afwegingen.leg_vast(nieuw(door="een ander")).casus
    weer = dossier.afwegingen.leg_vast(nieuw(door="ik", casus=eigen[0]))
    gevonden = dossier.afwegingen.van("ik")
    assert [rij.casus for rij in gevonden] == [eigen[0], *reversed(eigen[3:])]
    assert gevonden[0] == weer and weer.volgnummer == 2
    assert dossier.afwegingen.van("niemand") == []
    verloop = dossier.afwegingen.verloop_van
    dossier.afwegingen.leg_vast(nieuw(door="een ander", casus=eigen[0]))
    assert [(rij.casus, rij.volgnummer, rij.door) for rij in verloop("ik", eigen[0].lower())] == [
        (eigen[0], 2, "ik"), (eigen[0], 1, "ik"),
    ]  # fmt: skip
    assert verloop("ik", ander) == [] == verloop("ik", "R-1999-0001")
