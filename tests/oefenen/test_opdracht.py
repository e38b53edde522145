"""`regiewijzer oefening maak` and `voortgang`: what comes out can be checked again, and bad input gets one line."""

from __future__ import annotations

import json
from datetime import datetime, timezone
from pathlib import Path

import pytest

from bot import instellingen
from bot.dossier import open_dossier
from bot.oefenen.lezen import lees_tekst
from bot.oefenen.maken import maak
from bot.oefenen.uitslag import Geoefend, noteer
from bot.opdrachten.oefening import LOKAAL
from bot.opdrachten.regiewijzer import main

from .voorbeeld import KADERS


def test_wat_wordt_gemaakt_is_na_te_kijken_en_met_hetzelfde_zaad_hetzelfde(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["oefening", "maak", "--kader", "zeeland", "--uitkomst", "fase_3", "--zaad", "4"]) == 0
    gemaakt = capsys.readouterr().out
    [casus] = lees_tekst(gemaakt, "uit.yml")
    assert casus.verwacht["zeeland.fase"] == "fase_3" and casus == maak(KADERS, "zeeland", 4, "fase_3")
    (tmp_path / "uit.yml").write_text(gemaakt, encoding="utf-8")
    assert main(["oefening", "controleer", str(tmp_path / "uit.yml")]) == 0


def test_een_grensgeval(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["oefening", "maak", "--kader", "gezinsmanager", "--grensgeval", "--zaad", "1"]) == 0
    [casus] = lees_tekst(capsys.readouterr().out, "uit.yml")
    assert casus.niveau == "lastig" and casus.meningen


@pytest.mark.parametrize(
    ("keuzes", "zin"),
    [
        ([], "Zeg voor welk kader"),
        (["--kader", "utrecht"], "Zeg voor welk kader"),
        (["--kader", "zo", "--uitkomst", "koek"], "'koek' is geen uitkomst"),
        (["--kader", "zo", "--uitkomst", "licht", "--grensgeval"], "niet allebei"),
        (["--kader", "keten", "--grensgeval", "--zaad", "1"], "kwam er niet uit"),
    ],
)
def test_verkeerde_invoer_krijgt_een_regel(keuzes: list[str], zin: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["oefening", "maak", *keuzes]) == 2
    uit = capsys.readouterr()
    assert zin in uit.err and len(uit.err.strip().splitlines()) == 1 and uit.out == ""


def test_de_voortgang_van_wie_op_deze_computer_werkt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("REGIEWIJZER_DATABASE_URL", f"sqlite:///{tmp_path / 'd.db'}")
    nu = datetime(2026, 11, 20, 9, 0, tzinfo=timezone.utc)
    assert main(["oefening", "voortgang"]) == 0
    assert "nog niet geoefend" in capsys.readouterr().out
    with open_dossier(instellingen.lees().database) as dossier:
        for wie in (LOKAAL, "g-een-ander"):
            een = Geoefend("s", "lekstroom-01", "lekstroom", "casus", "zeker", {"lekstroom.zwaarte": False}, {})
            noteer(dossier, wie, een, nu)
    assert main(["oefening", "voortgang"]) == 0
    gezegd = capsys.readouterr().out
    assert "1 casus geoefend" in gezegd and "0 %  Zwaarte van de casusregie" in gezegd
    assert main(["oefening", "voortgang", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["gedaan"] == 1
