"""What is said stands in bot/gesprek/teksten, for who minds the words: each text is used, with all that it leaves
open filled in.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
import yaml

from bot.gesprek.teksten import MAP, teksten, zeg
from bot.gesprek.vaardigheden.vervolg import GEDAAN
from scripts.zinnen_doc import document

PROJECT = Path(__file__).resolve().parents[2]
ONDERWERPEN = {pad.stem for pad in MAP.glob("*.yml")}


def bomen() -> Iterator[tuple[Path, ast.Module]]:
    mappen = ("bot/gesprek", "bot/poort/aanmelden", "bot/poort/teams", "actions")
    for pad in (pad for map_ in mappen for pad in sorted((PROJECT / map_).rglob("*.py"))):
        yield pad, ast.parse(pad.read_text(encoding="utf-8"))


def genoemd() -> dict[str, Path]:
    """Every text that the code names: `onderwerp.naam` of a subject that has a file."""
    naam = re.compile(rf"(?:{'|'.join(ONDERWERPEN)})\.\w+")
    return {
        knoop.value: pad
        for pad, boom in bomen()
        for knoop in ast.walk(boom)
        if isinstance(knoop, ast.Constant) and isinstance(knoop.value, str) and naam.fullmatch(knoop.value)
    }


def aanroepen() -> Iterator[tuple[str, str, set[str]]]:
    """(place, name, what is filled in) of each call that names its text."""
    for pad, boom in bomen():
        for knoop in ast.walk(boom):
            if isinstance(knoop, ast.Call) and isinstance(knoop.func, ast.Name) and knoop.func.id == "zeg":
                eerste = knoop.args[0]
                if isinstance(eerste, ast.Constant):
                    gaten = {k.arg for k in knoop.keywords if k.arg}
                    yield f"{pad.name}:{knoop.lineno}", str(eerste.value), gaten


def gaten_van(tekst: str) -> set[str]:
    return {gat for _, gat, _, _ in Formatter().parse(tekst) if gat is not None}


def test_elke_tekst_die_de_code_noemt_is_er_en_elke_tekst_wordt_gezegd() -> None:
    assert set(genoemd()) == set(teksten())


def test_alle_zinnen_staan_in_een_bestand_om_na_te_kijken() -> None:
    heel = document()
    assert [naam for naam, tekst in teksten().items() if " ".join(tekst.split()) not in heel] == []
    assert (PROJECT / "docs" / "zinnen.md").read_text(encoding="utf-8").startswith(heel.splitlines()[0])


def test_wat_een_tekst_openlaat_wordt_ingevuld() -> None:
    gezien = list(aanroepen())
    assert len(gezien) > 80
    for plek, naam, gaten in gezien:
        assert gaten == gaten_van(teksten()[naam]), f"{plek}: {naam}"


def test_wat_via_een_tabel_wordt_gezegd_laat_niets_open() -> None:
    """Except those of storing and of a status, which one line fills in."""
    met_naam = {naam for _, naam, _ in aanroepen()}
    open_ = {naam for naam in set(teksten()) - met_naam if gaten_van(teksten()[naam])}
    assert open_ == {"vastleggen.vastgelegd", "vastleggen.vastgelegd_vaker", *GEDAAN.values()}


def test_een_naam_staat_er_maar_een_keer() -> None:
    for pad in MAP.glob("*.yml"):
        namen = re.findall(r"^(\w+):", pad.read_text(encoding="utf-8"), re.MULTILINE)
        assert len(namen) == len(set(namen)), pad.name
        assert all(isinstance(t, str) and t.strip() for t in yaml.safe_load(pad.read_text(encoding="utf-8")).values())


def test_wat_er_wordt_ingevuld_is_geen_tekst_die_nog_iets_openlaat() -> None:
    assert zeg("alarm.gelezen", woorden="{nu} {0} {") == "Ik lees: “{nu} {0} {”."
    with pytest.raises(KeyError):
        zeg("alarm.gelezen")
