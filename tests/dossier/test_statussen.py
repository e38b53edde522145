"""What becomes of a stored afweging: steps that are only added, in an order that makes sense."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
import sqlalchemy as sa
from alembic import command

from bot.dossier import DossierFout, OnbekendeCasus, OngeldigeInvoer, Stap, Status

from .hulp import NU, nieuw, tegelijk
from .test_migraties import _alembic

KLAAR = [{"id": "doelen", "kader": "zo", "tekst": "Zijn de doelen gehaald?", "vindplaats": "…", "oordeel": "ja"}]
INHOUD = {
    Status.ADVIES: {"antwoord": "blijft spoed", "reden": "er is nog niets geregeld"},
    Status.VASTGESTELD: {},
    Status.TER_BESPREKING: {"vraag": "Is dit een MP-casus?", "aan": "gedragswetenschapper"},
    Status.AFGESLOTEN: {"controle": KLAAR},
}


def stap(status: Status, **inhoud) -> Stap:
    return Stap(status, "ik", "web", inhoud or INHOUD[status], ("professional",))


def test_de_rij_blijft_zoals_zij_was(dossier):
    rij = dossier.afwegingen.leg_vast(nieuw())
    assert (rij.stand, rij.als_json()["status"], rij.met_stand()["stand"]) == (None, "vastgelegd", {"status": "advies"})
    gezet = dossier.afwegingen.zet_status(rij.casus.lower(), stap(Status.TER_BESPREKING))
    [nu] = dossier.afwegingen.rijen()
    assert nu.stand == gezet and nu.status == "vastgelegd" and nu.als_json()["status"] == "ter_bespreking"
    assert nu.met_stand()["stand"] == {
        "status": "ter_bespreking", "volgnummer": 1, "op": "2026-11-20T10:30:15+01:00", "door": "ik",
        "vraag": "Is dit een MP-casus?", "aan": "gedragswetenschapper",
    }  # fmt: skip
    with dossier.verbinding.engine.connect() as verbinding:
        assert verbinding.execute(sa.text("SELECT status FROM afwegingen")).scalars().all() == ["vastgelegd"]


def test_een_vraag_een_antwoord_vaststellen_en_afsluiten(dossier):
    casus = dossier.afwegingen.leg_vast(nieuw()).casus
    gang = [Status.TER_BESPREKING, Status.ADVIES, Status.VASTGESTELD, Status.AFGESLOTEN]
    for status in gang:
        dossier.afwegingen.zet_status(casus, stap(status))
    assert [s.status for s in dossier.afwegingen.stappen(casus)] == gang
    assert dossier.afwegingen.rij(casus).wordt == "afgesloten"
    assert [(r.wat, r.rollen) for r in dossier.gebeurtenissen.regels(casus)][:4] == [
        ("afgesloten", "professional"), ("vastgesteld", "professional"), ("beantwoord", "professional"), ("voorgelegd", "professional"),
    ]  # fmt: skip
    assert dossier.gebeurtenissen.controleer().breuk is None


MAG = {
    None: {Status.VASTGESTELD, Status.TER_BESPREKING, Status.AFGESLOTEN},
    Status.VASTGESTELD: {Status.TER_BESPREKING, Status.AFGESLOTEN},
    Status.TER_BESPREKING: {Status.ADVIES},
    Status.AFGESLOTEN: set(),
}


@pytest.mark.parametrize("eerst", MAG)
@pytest.mark.parametrize("dan", Status)
def test_wat_na_wat_kan(dossier, eerst, dan):
    casus = dossier.afwegingen.leg_vast(nieuw()).casus
    if eerst:
        dossier.afwegingen.zet_status(casus, stap(eerst))
    if dan in MAG[eerst]:
        assert dossier.afwegingen.zet_status(casus, stap(dan)).status is dan
    else:
        with pytest.raises(OngeldigeInvoer, match=casus):
            dossier.afwegingen.zet_status(casus, stap(dan))
        assert len(dossier.afwegingen.stappen(casus)) == (1 if eerst else 0)


def test_een_nieuwe_afweging_begint_weer_bij_advies(dossier):
    rij = dossier.afwegingen.leg_vast(nieuw())
    dossier.afwegingen.zet_status(rij.casus, stap(Status.AFGESLOTEN))
    dossier.afwegingen.leg_vast(nieuw(casus=rij.casus))
    oud, nu = dossier.afwegingen.rijen(rij.casus)
    assert (oud.wordt, nu.wordt) == ("afgesloten", "advies")
    with pytest.raises(OngeldigeInvoer, match="nieuwere afweging"):
        dossier.afwegingen.zet_status(rij.casus, stap(Status.VASTGESTELD), volgnummer=1)
    assert dossier.afwegingen.zet_status(rij.casus, stap(Status.VASTGESTELD), volgnummer=2).volgnummer == 2


def test_een_verwijderde_casus_laat_geen_stappen_achter(dossier):
    weg, blijft = (dossier.afwegingen.leg_vast(nieuw()).casus for _ in range(2))
    for code in (weg, blijft):
        dossier.afwegingen.zet_status(code, stap(Status.TER_BESPREKING))
    dossier.afwegingen.verwijder(weg)
    assert (len(dossier.afwegingen.stappen(weg)), len(dossier.afwegingen.stappen(blijft))) == (0, 1)
    dossier.afwegingen.verwijder_verlopen(NU + timedelta(days=800), 730)
    assert dossier.afwegingen.stappen(blijft) == []


@pytest.mark.parametrize(
    ("status", "inhoud", "regel"),
    [
        (Status.TER_BESPREKING, {"aan": "Sociaal Team"}, "de vraag"),
        (Status.TER_BESPREKING, {"vraag": "  \n"}, "de vraag"),
        (Status.TER_BESPREKING, {"vraag": "x" * 2001}, "hooguit 2000"),
        (Status.TER_BESPREKING, {"vraag": "a\x00b"}, "teken"),
        (Status.ADVIES, {"antwoord": "blijft zo"}, "de reden"),
        (Status.ADVIES, {"antwoord": 7, "reden": "om 7"}, "het antwoord"),
        (Status.AFGESLOTEN, {"vraag": "mag het dicht?"}, "controle"),
        (Status.AFGESLOTEN, {"controle": [{**KLAAR[0], "oordeel": "misschien"}]}, "doelen gehaald"),
        (Status.AFGESLOTEN, {"controle": [{**KLAAR[0], "oordeel": "nee"}]}, "Zeg waarom"),
    ],
)
def test_wat_er_niet_in_kan(status, inhoud, regel):
    with pytest.raises(OngeldigeInvoer, match=regel) as fout:
        Stap(status, "ik", "web", inhoud)
    assert "\n" not in str(fout.value)


@pytest.mark.parametrize("code", ["R-2026-9999", "piet", "", "R-2026-0001; DROP TABLE statussen"])
def test_een_casus_die_er_niet_is(dossier, code):
    with pytest.raises(OnbekendeCasus):
        dossier.afwegingen.zet_status(code, stap(Status.VASTGESTELD))


def _sluit(url: str, casus: str) -> str:
    from bot.dossier import open_dossier

    with open_dossier(url, klok=lambda: NU) as dossier:
        try:
            return dossier.afwegingen.zet_status(casus, stap(Status.AFGESLOTEN)).status.value
        except OngeldigeInvoer as fout:
            return str(fout)


def test_twee_die_tegelijk_afsluiten(url, dossier):
    casus = dossier.afwegingen.leg_vast(nieuw()).casus
    uit = tegelijk(_sluit, [(url, casus)] * 3)
    assert sorted(uit) == sorted(["afgesloten", *[f"{casus} is al afgesloten."] * 2])
    assert len(dossier.afwegingen.stappen(casus)) == 1


def test_een_gevuld_dossier_van_0_1_0_krijgt_de_statussen_erbij(url, openen):
    dossier = openen(url)
    rij = dossier.afwegingen.leg_vast(nieuw())
    _alembic(dossier, command.downgrade, "0005")
    assert not dossier.gezond()
    with pytest.raises(DossierFout):
        dossier.afwegingen.stappen(rij.casus)
    nieuwer = openen(url)
    assert nieuwer.gezond() and nieuwer.afwegingen.rijen() == [rij]
    assert nieuwer.afwegingen.zet_status(rij.casus, stap(Status.VASTGESTELD)).volgnummer == 1


def test_voor_een_migratie_komt_er_een_kopie(url, openen, tmp_path):
    dossier = openen(url)
    rij = dossier.afwegingen.leg_vast(nieuw())
    _alembic(dossier, command.downgrade, "0005")
    nieuwer = openen(url)
    nieuwer.afwegingen.verwijder(rij.casus)
    assert nieuwer.afwegingen.rijen() == []
    if nieuwer.verbinding.engine.dialect.name == "sqlite":
        [kopie] = (tmp_path / "nieuw").glob("*.voor-migratie-0005")
        assert kopie.stat().st_mode & 0o077 == 0
        with openen(f"sqlite:///{kopie}") as oud:  # the way back: it opens, and is brought up to date itself
            assert oud.afwegingen.rijen() == [rij]
    else:
        with nieuwer.verbinding.engine.connect() as verbinding:
            assert verbinding.execute(sa.text("SELECT casus FROM voor_0005_afwegingen")).scalars().all() == [rij.casus]
            assert "voor_0005_statussen" not in sa.inspect(verbinding).get_table_names()
    straks, later = (datetime.now(timezone.utc) + timedelta(days=d) for d in (6, 9))  # no keys: a week
    assert nieuwer.ruim_kopieen_op(straks) == 0
    hoeveel = nieuwer.ruim_kopieen_op(later, proef=True)
    assert hoeveel > 0 and nieuwer.ruim_kopieen_op(later) == hoeveel and nieuwer.ruim_kopieen_op(later) == 0


def test_een_leeg_dossier_heeft_geen_kopie_nodig(url, openen, tmp_path):
    dossier = openen(url)
    assert dossier.ruim_kopieen_op(datetime(2099, 1, 1, tzinfo=timezone.utc)) == 0
