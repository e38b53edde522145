"""Practice sessions in the store: a judgement counts once, none is lost, none after the judging was closed."""

from __future__ import annotations

from datetime import timedelta

import sqlalchemy as sa

from bot.dossier import open_dossier
from bot.dossier.oefensessies import LENGTE, MEEST, TEKENS, Fase

from .hulp import NU, tegelijk

OORDEEL = {"kenmerken": {"veiligheid": "zorgen"}, "gegeven": {"lekstroom.zwaarte": "licht"}, "zekerheid": "gok", "reden": "ik denk het"}  # fmt: skip


def test_een_oordeel_vervangt_dat_van_dezelfde(dossier):
    deel = dossier.oefensessies
    sessie = deel.begin("lekstroom-01", "g-trainer", "Rijn")
    assert len(sessie.code) == LENGTE and set(sessie.code) <= set(TEKENS)
    assert deel.van(sessie.code, "Rijn") == sessie and deel.van(sessie.code, "Maas") is None
    assert deel.oordeel(sessie.code, "a", {**OORDEEL, "reden": ""}, klaar=False)
    assert deel.oordeel(sessie.code, "a", OORDEEL, klaar=True) and deel.oordeel(sessie.code, "b", {}, klaar=False)
    assert [(o.deelnemer, o.inhoud, o.klaar) for o in deel.oordelen(sessie.code)] == [("a", OORDEEL, True), ("b", {}, False)]  # fmt: skip
    assert [s.code for s in deel.geleid_door("g-trainer", "Rijn")] == [sessie.code]
    assert deel.geleid_door("g-trainer", "Maas") == [] == deel.geleid_door("g-ander", "Rijn")


def test_na_het_sluiten_verandert_geen_oordeel_meer_en_terug_kan_niet(dossier):
    deel = dossier.oefensessies
    code = deel.begin("lekstroom-01", "g-trainer").code
    deel.oordeel(code, "a", OORDEEL, klaar=True)
    deel.zet(code, Fase.BESPREKEN)
    assert not deel.oordeel(code, "a", {}, klaar=True) and not deel.oordeel(code, "b", OORDEEL, klaar=True)
    assert [o.inhoud for o in deel.oordelen(code)] == [OORDEEL]
    deel.zet(code, Fase.BESPREKEN, "Veiligheid lazen we anders.")
    deel.zet(code, Fase.VOORBIJ)
    deel.zet(code, Fase.OORDELEN, "weg")
    sessie = deel.van(code)
    assert (sessie.fase, sessie.bespreking) == (Fase.VOORBIJ, "Veiligheid lazen we anders.")
    assert not deel.oordeel("BBBBBB", "a", OORDEEL, klaar=True), "a code that isn't there"


def test_wat_getypt_is_staat_versleuteld(dossier, monkeypatch):
    from cryptography.fernet import Fernet

    monkeypatch.setenv("REGIEWIJZER_SLEUTELS", Fernet.generate_key().decode())
    deel = dossier.oefensessies
    code = deel.begin("lekstroom-01", "g-trainer").code
    deel.oordeel(code, "a", OORDEEL, klaar=True)
    deel.zet(code, Fase.BESPREKEN, "Dat bespraken we.")
    with dossier.verbinding.lees() as verbinding:
        rauw = [*verbinding.execute(sa.text("SELECT inhoud FROM oefenoordelen")).scalars()]
        rauw += verbinding.execute(sa.text("SELECT bespreking FROM oefensessies")).scalars()
    assert "ik denk het" not in str(rauw) and "bespraken" not in str(rauw)
    assert deel.oordelen(code)[0].inhoud == OORDEEL and deel.van(code).bespreking == "Dat bespraken we."


def _oordeel(url: str, code: str, naam: str) -> bool:
    with open_dossier(url, wachttijd=60) as dossier:
        return dossier.oefensessies.oordeel(code, naam, OORDEEL, klaar=True)


def test_wie_tegelijk_oordelen_tellen_allemaal(url, openen):
    deel = openen(url).oefensessies
    code = deel.begin("lekstroom-01", "g-trainer").code
    assert tegelijk(_oordeel, [(url, code, naam) for naam in "abcdef"]) == [True] * 6
    assert [o.deelnemer for o in deel.oordelen(code)] == list("abcdef")


def test_meer_mensen_dan_er_passen(dossier):
    deel = dossier.oefensessies
    code = deel.begin("lekstroom-01", "g-trainer").code
    assert all(deel.oordeel(code, f"d{n:02}", {}, klaar=False) for n in range(MEEST))
    assert not deel.oordeel(code, "nog een", {}, klaar=False) and deel.oordeel(code, "d00", OORDEEL, klaar=True)


def test_een_sessie_gaat_weg_met_haar_oordelen(dossier):
    deel = dossier.oefensessies
    oud = deel.begin("lekstroom-01", "g-trainer").code
    deel.oordeel(oud, "a", OORDEEL, klaar=True)
    object.__setattr__(dossier.verbinding, "klok", lambda: NU + timedelta(days=100))
    nieuw = deel.begin("lekstroom-01", "g-trainer").code
    assert deel.ruim_op(NU + timedelta(days=50), proef=True) == 1 and deel.van(oud) is not None
    assert deel.ruim_op(NU + timedelta(days=50)) == 1
    assert (deel.van(oud), deel.oordelen(oud)) == (None, []) and deel.van(nieuw) is not None
