"""The corpus: every file says who wrote it, when, and who has looked; what is closed stays closed; what was learned
is of today's sources.
"""

from __future__ import annotations

import ast
import importlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import leren
from bot.instellingen import PROJECT
from leren.bedoeling.zinnen import BEKEND, VERS, zinnen
from leren.corpus import CORPUS, DELEN, KOP, Gesloten, bestanden, inhoud, kop, lees_set
from leren.signaal.stof import teksten

from .nlu.test_data import voorbeelden

TAKEN = {"lezen", "antwoorden", "signaal", "bedoeling", "afscherming", "overleg"}
GESLOTEN = bestanden("toets")


def test_elk_bestand_heeft_een_vaste_plaats() -> None:
    alles = {p for p in CORPUS.rglob("*") if p.is_file()}
    assert alles - {CORPUS / "LEESMIJ.md"} == set(bestanden())
    assert {p.relative_to(CORPUS).parts[0] for p in bestanden()} == TAKEN
    assert all(bestanden(deel) for deel in DELEN)


@pytest.mark.parametrize("pad", bestanden(), ids=lambda p: str(p.relative_to(CORPUS)))
def test_elk_bestand_zegt_wie_wanneer_en_wie_heeft_gekeken(pad: Path) -> None:
    feiten = kop(pad)
    assert [feit for feit in KOP if feit not in feiten] == []
    assert re.match(r"20\d\d-\d\d-\d\d", feiten["wanneer"])


def test_wat_gesloten_is_zegt_het() -> None:
    for pad in GESLOTEN:
        regels = pad.read_text(encoding="utf-8").splitlines()[: len(KOP) + 1]
        zin = json.loads(regels[0])["gesloten"] if pad.suffix == ".jsonl" else regels[-1].removeprefix("# Gesloten: ")
        assert zin.startswith("niet openen"), pad.name
        assert kop(pad)["gezien door"].startswith("niemand"), pad.name


def test_het_leesmij_noemt_elk_bestand() -> None:
    leesmij = (CORPUS / "LEESMIJ.md").read_text(encoding="utf-8")
    genoemd = {woord for stuk in re.findall(r"`([^`]+)`", leesmij) for woord in re.findall(r"\w+", stuk)}
    assert {re.sub(r"-\d+$", "", p.stem) for p in bestanden()} - genoemd == set()


# --- closed is closed ---


def test_wie_leert_kan_een_gesloten_set_niet_lezen() -> None:
    for naam in ("signaal/toets/later.yml", "lezen/ontwikkel/../toets/blindset.yml"):
        with pytest.raises(Gesloten, match="gesloten"):
            lees_set(naam)


def _geopend(doen: Any) -> set[Path]:
    """Every file that is opened while `doen` runs."""
    gezien: set[Path] = set()
    aan = True

    def luister(gebeurtenis: str, wat: tuple[Any, ...]) -> None:
        if aan and gebeurtenis == "open" and isinstance(wat[0], str):
            gezien.add(Path(wat[0]).resolve())

    sys.addaudithook(luister)  # can't be taken away, so it is switched off
    try:
        doen()
    finally:
        aan = False
    return gezien


def test_niets_in_leren_opent_een_gesloten_set() -> None:
    geopend = _geopend(lambda: (teksten(), zinnen((*BEKEND, *VERS))))
    assert {p for p in bestanden("leren") if p.parts[-3] == "signaal"} <= geopend
    assert geopend.isdisjoint(GESLOTEN)


def test_niets_in_leren_noemt_een_gesloten_map() -> None:
    """But the two lines of corpus.py that know which folder is closed."""
    genoemd = [
        str(pad.relative_to(PROJECT))
        for pad in sorted((PROJECT / "leren").rglob("*.py"))
        for knoop in ast.walk(ast.parse(pad.read_text(encoding="utf-8")))
        if isinstance(knoop, ast.Constant) and re.search(r"^/?toets$|toets/", str(knoop.value))
    ]
    assert genoemd == ["leren/corpus.py"] * 2


def _zinnen(deel: Any) -> Iterator[str]:
    if isinstance(deel, str):
        yield deel
    elif isinstance(deel, list):
        for lid in deel:
            yield from _zinnen(lid)
    elif isinstance(deel, dict):
        for naam, lid in deel.items():
            if naam != "stem":  # whose voice it is, no text
                yield from _zinnen(lid)


def _kaal(zin: str) -> str:
    return " ".join(re.findall(r"\w+", zin.lower()))


def test_geen_zin_van_een_gesloten_set_is_geleerd() -> None:
    geleerd = {_kaal(zin) for zin in _zinnen([lees_set(str(p.relative_to(CORPUS))) for p in bestanden("leren")])}
    geleerd |= {_kaal(zin) for zin in _zinnen(list(voorbeelden().values()))}
    geleerd |= {_kaal(rij.tekst) for rij in teksten()}
    assert len(geleerd) > 30_000
    ook_daar = {
        pad.name: sum(" " in zin and zin in geleerd for zin in map(_kaal, _zinnen(inhoud(pad)))) for pad in GESLOTEN
    }
    assert {naam: aantal for naam, aantal in ook_daar.items() if aantal} == {}


# --- what was learned ---


def test_elk_geleerd_bestand_is_bekend_en_zegt_waarvan_en_hoe_goed() -> None:
    geleerd = {str(p.relative_to(PROJECT)) for p in (PROJECT / "bot" / "taal").rglob("*.json")}
    assert geleerd == set(leren.ARTEFACTEN)
    for pad in geleerd:
        inhoud = json.loads((PROJECT / pad).read_text(encoding="utf-8"))
        assert re.fullmatch(r"[0-9a-f]{64}", inhoud["bron"]) and inhoud["gemeten"]


@pytest.mark.traag
@pytest.mark.parametrize(("pad", "module"), leren.ARTEFACTEN.items())
def test_wat_is_geleerd_is_van_de_bronnen_van_nu(pad: str, module: str) -> None:
    """Fails after a change of what it was learned from: texts, word tables, features.

    Learn anew: `python -m` that package, `--bewaar`; corpus/LEESMIJ.md has the order.
    """
    assert json.loads((PROJECT / pad).read_text(encoding="utf-8"))["bron"] == importlib.import_module(module).bron()
