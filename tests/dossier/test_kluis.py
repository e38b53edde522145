"""What people type is unreadable in the database itself; keys turn; and a key that is missing loses nothing."""

from __future__ import annotations

import base64
import json
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from sqlalchemy.exc import DBAPIError

from bot.afweging import OnbruikbareInvoer
from bot.dossier import open_dossier, sleutels
from bot.dossier.gesprekstabel import Gesprekstabel, Stand
from bot.dossier.kluis import SleutelFout
from bot.dossier.migreren import alembic_config, versie
from bot.dossier.tabellen import afwegingen

from .hulp import NU, nieuw

REDEN = "moeder wil het zelf, met é en 😀"
AFWIJKING = {"besluit": "lekstroom.zwaarte", "uitkomst": "zwaar", "label": "Casusregie zwaar", "reden": REDEN}
OUD, JONG, VREEMD = (base64.urlsafe_b64encode(bytes([n] * 32)).decode() for n in (1, 2, 3))


@pytest.fixture
def met(monkeypatch):
    """`met(key, …)`: from here on with this ring."""
    return lambda *ring: monkeypatch.setenv("REGIEWIJZER_SLEUTELS", ",".join(ring))


def rauw(dossier, kolom="afwijking", tabel="afwegingen") -> str:
    with dossier.verbinding.lees() as verbinding:
        return str(verbinding.execute(sa.text(f"SELECT {kolom} FROM {tabel}")).all())


def test_een_reden_staat_er_niet_leesbaar_en_komt_gewoon_terug(url, openen, met):
    met(OUD)
    dossier = openen(url)
    rij = dossier.afwegingen.leg_vast(
        nieuw(afwijking=[AFWIJKING, {**AFWIJKING, "besluit": "zo.urgentie", "reden": "geen plek"}])
    )
    dossier.postvak.onthoud("g", "b", json.dumps({"berichten": [REDEN]}))
    dossier.kaarten.bewaar("g", "ab", json.dumps({"tekst": REDEN}), "1:7", vraagt=True)
    for inhoud in (rauw(dossier), rauw(dossier, "antwoord", "postvak"), rauw(dossier, "inhoud", "kaarten")):
        assert "versleuteld" in inhoud and "moeder" not in inhoud and "geen plek" not in inhoud
    assert "Casusregie zwaar" in rauw(dossier), "only what was typed"
    assert rij.afwijking[0] == AFWIJKING and dossier.afwegingen.rijen() == [rij]
    assert REDEN in json.loads(dossier.postvak.antwoord("g", "b"))["berichten"]
    assert json.loads(dossier.kaarten.lees("g")[0].inhoud) == {"tekst": REDEN}
    [geteld] = dossier.caseload.rijen(_van(rij.door), 10)
    assert geteld.redenen == ["geen plek of capaciteit", "wens van het gezin"]
    assert dossier.caseload.aantallen(_van(rij.door), NU)["redenen"] == dict.fromkeys(geteld.redenen, 1)


def _van(door):
    from bot.toegang import Bereik

    return Bereik("", door)


def test_ook_in_het_bestand_zelf_niet(tmp_path, openen, met):
    met(OUD)
    dossier = openen(f"sqlite:///{tmp_path / 'd.db'}")
    dossier.afwegingen.leg_vast(nieuw(afwijking=AFWIJKING))
    gesprekken = Gesprekstabel(f"sqlite:///{tmp_path / 't.db'}")
    gesprekken.schrijf("g", Stand("b", json.dumps([REDEN], ensure_ascii=False)))
    assert json.loads(gesprekken.lees("g").gebeurtenissen) == [REDEN]
    for bestand in tmp_path.iterdir():
        assert b"moeder wil" not in bestand.read_bytes(), bestand.name


def test_wat_zonder_sleutel_stond_blijft_leesbaar_en_wordt_bij_draaien_versleuteld(url, openen, met):
    dossier = openen(url)
    rij = dossier.afwegingen.leg_vast(nieuw(afwijking=AFWIJKING))
    assert "versleuteld" not in rauw(dossier)
    met(OUD)
    dossier = openen(url)
    assert dossier.afwegingen.rijen() == [rij] and sleutels.draai(dossier.verbinding) == 1
    assert "versleuteld" in rauw(dossier) and dossier.afwegingen.rijen() == [rij]


def test_sleutels_draaien(url, openen, met):
    met(OUD)
    rij = openen(url).afwegingen.leg_vast(nieuw(afwijking=AFWIJKING))
    met(JONG, OUD)
    dossier = openen(url)
    later = dossier.afwegingen.leg_vast(nieuw(afwijking=AFWIJKING))
    assert dossier.afwegingen.rijen() == [rij, later]
    met(JONG)
    with pytest.raises(SleutelFout):
        open_dossier(url)
    met(JONG, OUD)
    assert sleutels.draai(dossier.verbinding) == 2
    with pytest.raises(DBAPIError, match="verandert niet"), dossier.verbinding.begin() as verbinding:
        verbinding.execute(sa.update(afwegingen).values(profiel="anders"))
    met(JONG)
    assert openen(url).afwegingen.rijen() == [rij, later]
    met(OUD)
    with pytest.raises(SleutelFout):
        open_dossier(url)


@pytest.mark.parametrize("ring", [(), (VREEMD,)])
def test_een_sleutel_die_ontbreekt_of_niet_past_is_een_regel_en_kost_niets(url, openen, met, ring):
    met(OUD)
    rij = openen(url).afwegingen.leg_vast(nieuw(afwijking=AFWIJKING))
    met(*ring)
    with pytest.raises(SleutelFout, match="niets veranderd of verloren") as fout:
        open_dossier(url)
    assert "\n" not in str(fout.value) and OUD not in str(fout.value) and "REGIEWIJZER" not in fout.value.gebruiker
    met(OUD)
    assert openen(url).afwegingen.rijen() == [rij]


def test_een_gesprek_van_een_sleutel_die_weg_is_begint_opnieuw(tmp_path, met):
    met(OUD)
    gesprekken = Gesprekstabel(f"sqlite:///{tmp_path / 't.db'}")
    gesprekken.schrijf("g", Stand("b", "[]"))
    met(VREEMD)
    assert gesprekken.lees("g") is None
    gesprekken.schrijf("g", Stand("c", "[]"))
    assert gesprekken.lees("g") == Stand("c", "[]")


@pytest.mark.parametrize("fout", ["kort", OUD[:-1], OUD + "=", f"{OUD},kort", "é" * 44])
def test_wat_geen_sleutel_is_wordt_gezegd_zonder_hem_te_noemen(met, fout):
    from bot import instellingen

    met(fout)
    with pytest.raises(OnbruikbareInvoer, match="44 tekens") as gezegd:
        instellingen.sleutels()
    assert OUD not in str(gezegd.value)
    with pytest.raises(OnbruikbareInvoer, match="44 tekens"):
        instellingen.lees()


def test_een_rij_zegt_na_draaien_hetzelfde_en_het_logboek_blijft_heel(url, openen, met):
    met(OUD)
    dossier = openen(url)
    dossier.afwegingen.leg_vast(nieuw(afwijking=AFWIJKING))
    met(JONG, OUD)
    was = dossier.gebeurtenissen.controleer()
    sleutels.draai(dossier.verbinding)
    assert dossier.gebeurtenissen.controleer() == was and was.breuk is None
    assert sleutels.lees_alles(dossier.verbinding) == 1
    with dossier.verbinding.lees() as verbinding:
        assert verbinding.execute(sa.select(afwegingen.c.afwijking)).scalar() == AFWIJKING


def _oude_kopie(url, openen, nummer="0008"):
    """A store in which something was typed, as it was at this migration: opened again, there is a copy of it."""
    dossier = openen(url)
    rij = dossier.afwegingen.leg_vast(nieuw(afwijking=AFWIJKING))
    config = alembic_config()
    with dossier.verbinding.begin() as verbinding:
        config.attributes["verbinding"] = verbinding
        command.downgrade(config, nummer)
    dossier.sluit()
    return rij


def _kopie_rauw(dossier) -> str:
    """All bytes of the copy, as a text."""
    engine = dossier.verbinding.engine
    if engine.dialect.name == "postgresql":
        return rauw(dossier, "afwijking", "voor_0008_afwegingen")
    [kopie] = Path(engine.url.database).parent.glob("*.voor-migratie-0008*")  # nothing beside it
    return kopie.read_bytes().decode("latin-1")


def test_wat_is_getypt_staat_versleuteld_in_een_kopie_van_voor_het_bijwerken(url, openen, met):
    """Also what was stored before there was a key; and the copy is still a way back."""
    rij = _oude_kopie(url, openen)
    met(OUD)
    dossier = openen(url)
    assert "versleuteld" in _kopie_rauw(dossier) and "moeder" not in _kopie_rauw(dossier)
    met(JONG, OUD)
    assert sleutels.draai(dossier.verbinding) == 1 and dossier.draai_kopieen() == 1
    met(JONG)
    if dossier.verbinding.engine.dialect.name == "sqlite":
        [kopie] = Path(dossier.verbinding.engine.url.database).parent.glob("*.voor-migratie-0008")
        with openen(f"sqlite:///{kopie}") as oud:
            assert oud.afwegingen.rijen() == [rij]
            with pytest.raises(DBAPIError, match="verandert niet"), oud.verbinding.begin() as verbinding:
                verbinding.execute(sa.update(afwegingen).values(profiel="anders"))
    else:
        assert json.dumps(REDEN)[1:5] not in _kopie_rauw(dossier)
    met(VREEMD)
    assert dossier.draai_kopieen() == 0, "one that we can't read stays as it is"


def test_een_kopie_voor_een_versie_zonder_sleutels_blijft_leesbaar_en_kort(url, openen, met):
    """That version couldn't read what is encrypted: then it would be no way back."""
    _oude_kopie(url, openen, "0005")
    met(OUD)
    dossier = openen(url)
    assert dossier.draai_kopieen() == 0
    assert dossier.ruim_kopieen_op(datetime.now(timezone.utc) + timedelta(days=6)) == 0
    assert dossier.ruim_kopieen_op(datetime.now(timezone.utc) + timedelta(days=8)) > 0


@pytest.mark.parametrize(("ring", "dagen"), [((), 7), ((OUD,), 30)])
def test_een_kopie_zonder_sleutel_blijft_een_week(url, openen, met, ring, dagen):
    met(*ring)
    _oude_kopie(url, openen)
    dossier = openen(url)
    nu = datetime.now(timezone.utc)
    assert ("moeder" in _kopie_rauw(dossier)) == (not ring)
    assert dossier.ruim_kopieen_op(nu + timedelta(days=dagen - 1)) == 0
    assert dossier.ruim_kopieen_op(nu + timedelta(days=dagen + 1)) > 0


def test_bijwerken_met_een_verkeerde_sleutel_verandert_niets(url, openen, met):
    met(OUD)
    rij = _oude_kopie(url, openen)
    met(VREEMD)
    with pytest.raises(SleutelFout, match="niets veranderd of verloren"):
        open_dossier(url)
    engine = sa.create_engine(url.replace("postgresql://", "postgresql+psycopg2://"), future=True)
    with engine.connect() as verbinding:
        assert versie(verbinding) == "0008"
        assert not any("voor_" in naam for naam in sa.inspect(verbinding).get_table_names())
    if engine.dialect.name == "sqlite":
        assert not list(Path(engine.url.database).parent.glob("*voor-migratie*"))
    engine.dispose()
    met(OUD)
    assert openen(url).afwegingen.rijen() == [rij]
