"""A casus that a trainer writes: as YAML it reads the same again, and in the folder it never takes another's place."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.afweging.fouten import OnbruikbareInvoer
from bot.oefenen import bibliotheek, controleer
from bot.oefenen.bibliotheek import alle
from bot.oefenen.eigen import als_yaml, bewaar, kenmerken, met_uitkomst, over_de_naam
from bot.oefenen.lezen import lees_tekst
from bot.opdrachten.regiewijzer import main

from .voorbeeld import KADERS, VERHAAL, casus


@pytest.mark.parametrize("gelezen", [*alle(), casus(tekst=f"{VERHAAL}\n\nEen tweede alinea.")], ids=lambda c: c.id)
def test_als_yaml_leest_hij_hetzelfde_terug(gelezen):
    assert lees_tekst(als_yaml(gelezen), "uit.yml") == (gelezen,)


@pytest.mark.parametrize("gelezen", alle(), ids=lambda c: c.id)
def test_wat_eruit_komt_is_wat_er_werd_verwacht(gelezen):
    assert met_uitkomst(KADERS, gelezen.copy(update={"verwacht": {}})).verwacht == gelezen.verwacht
    assert set(kenmerken(KADERS, gelezen)) >= {"doelgroep"}


def test_wat_niet_is_te_wegen_krijgt_de_opmerkingen_van_controleer():
    for fout in (
        casus(kader="utrecht"),
        casus(antwoorden={"ernst": "reusachtig"}),
        casus(antwoorden={"doelgroep": []}),
    ):
        gewogen = met_uitkomst(KADERS, fout)
        assert gewogen.verwacht == {} and any(o.fout for o in controleer(KADERS, gewogen))
    open_ = controleer(KADERS, met_uitkomst(KADERS, casus(antwoorden={"doelgroep": "jeugd"})))
    assert any("staat de uitkomst nog niet vast" in o.zin for o in open_)


def test_bewaren_doet_mee_en_zet_niets_over_iets_anders_heen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    map_, mijn = tmp_path / "eigen", casus()
    monkeypatch.setenv("REGIEWIJZER_OEFENMAP", str(map_))
    pad = bewaar(map_, mijn)
    assert bewaar(map_, mijn) == pad, "the same again is no fault"
    assert mijn in bibliotheek(KADERS) and main(["oefening", "controleer", str(pad)]) == 0
    for was in (pad.read_bytes(), b"\xff een half bestand"):
        pad.write_bytes(was)
        with pytest.raises(OnbruikbareInvoer, match="al van een andere casus"):
            bewaar(map_, casus(titel="Iets anders"))
        assert pad.read_bytes() == was
    assert list(map_.iterdir()) == [pad], "nothing half is left behind"


def test_een_map_die_niet_te_schrijven_is_krijgt_een_regel(tmp_path: Path):
    (tmp_path / "bezet").write_text("een bestand")
    with pytest.raises(OnbruikbareInvoer, match="niet te schrijven") as fout:
        bewaar(tmp_path / "bezet", casus())
    assert "\n" not in str(fout.value)


@pytest.mark.parametrize("naam", ["..", ".verborgen", "-r", "_x", "casus."])
def test_een_naam_die_geen_bestand_kan_worden(naam: str):
    assert "kan geen bestand worden" in (over_de_naam(KADERS, casus(id=naam)) or "")


def test_een_naam_van_een_ander():
    assert "al van een andere casus" in (over_de_naam(KADERS, casus(id=alle()[0].id)) or "")
    assert over_de_naam(KADERS, alle()[0]) is None and over_de_naam(KADERS, casus()) is None
