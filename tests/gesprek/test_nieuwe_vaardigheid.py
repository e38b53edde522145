"""A stranger adds a skill: the files of docs/vaardigheid-toevoegen.md in a copy of the project, and all the rest
follows.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

PROJECT = Path(__file__).resolve().parents[2]
DOC = PROJECT / "docs" / "vaardigheid-toevoegen.md"
NODIG = ("bot", "actions", "data", "scripts", "tests", "docs", "corpus", "leren")
WEG = ("node_modules", "__pycache__", ".pytest_cache", "browser", "gegevens", "*.pyc")


def blokken() -> list[tuple[str, str, str]]:
    """(what to do, the file, its content) of each example in the document."""
    return re.findall(r"```\w+\n# (bestand|erbij in): (\S+)\n(.*?)```", DOC.read_text(encoding="utf-8"), re.DOTALL)


@pytest.fixture(scope="module")
def kopie(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with the skill in it, and what `scripts.vaardigheden` makes of that."""
    doel = tmp_path_factory.mktemp("kopie")
    for naam in NODIG:
        shutil.copytree(PROJECT / naam, doel / naam, ignore=shutil.ignore_patterns(*WEG))
    for pad in (*PROJECT.glob("*.yml"), *PROJECT.glob("*.toml")):
        shutil.copy(pad, doel)
    (doel / "models").mkdir()
    for hoe, bestand, inhoud in blokken():
        pad = doel / bestand
        assert pad.exists() is (hoe == "erbij in"), f"{bestand}: {hoe}"
        with open(pad, "a", encoding="utf-8") as uit:
            uit.write(inhoud)
    draai(doel, "-m", "scripts.vaardigheden")
    return doel


def draai(kopie: Path, *argumenten: str) -> str:
    eigen = {k: v for k, v in os.environ.items() if not k.startswith(("REGIEWIJZER_", "PYTEST_"))}
    gedaan = subprocess.run(
        [sys.executable, *argumenten],
        cwd=kopie,
        env={**eigen, "PYTHONPATH": str(kopie)},
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
    )
    assert gedaan.returncode == 0, f"{' '.join(argumenten)}:\n{gedaan.stdout[-4000:]}\n{gedaan.stderr[-2000:]}"
    return gedaan.stdout


def test_het_document_heeft_een_module_twee_bestanden_een_gesprek_en_een_regel() -> None:
    assert [bestand for _, bestand, _ in blokken()] == [
        "bot/gesprek/vaardigheden/agenda.py",
        "bot/gesprek/teksten/agenda.yml",
        "data/nlu/agenda.yml",
        "tests/gesprekken/uitstap/agenda.yml",
        "bot/taal/opdrachten.yml",
    ]


def test_domein_en_regels_volgen(kopie: Path) -> None:
    domein = yaml.safe_load((kopie / "domain.yml").read_text(encoding="utf-8"))
    assert "agenda" in domein["intents"] and "actie_agenda" in domein["actions"]
    regels = yaml.safe_load((kopie / "data/rules/vaardigheden.yml").read_text(encoding="utf-8"))["rules"]
    assert {"rule": "agenda", "steps": [{"intent": "agenda"}, {"action": "actie_agenda"}]} in regels
    hier = yaml.safe_load((PROJECT / "domain.yml").read_text(encoding="utf-8"))
    assert set(domein["intents"]) - set(hier["intents"]) == {"agenda"}


@pytest.mark.traag
def test_hulp_en_onderbreking_volgen(kopie: Path) -> None:
    gezegd = draai(
        kopie,
        "-c",
        "from tests.gesprek.spreken import Spreker\n"
        "print(Spreker().zeg('hulp').tekst)\n"
        "s = Spreker().zeg('nieuwe afweging').kies('doelgroep', 'jeugd').kies('urgentie', 'spoed')\n"
        "vraag = s.open, s.staat.vraag\n"
        "s.zeg('agenda')\n"
        "assert (s.open, s.staat.vraag) == vraag\n"
        "print(s.tekst)",
    )
    assert "termijnen · agenda · wie beslist" in gezegd
    assert "Zeg 'agenda'." in gezegd
    assert "Als eerste: " in gezegd


@pytest.mark.traag
def test_alles_wat_hier_van_een_vaardigheid_geldt_geldt_ook_daar(kopie: Path) -> None:
    draai(kopie, "-m", "pytest", "-q", "tests/gesprek/test_vaardigheden.py", "tests/gesprek/test_teksten.py")


@pytest.mark.traag
def test_rasa_vindt_het_goed(kopie: Path) -> None:
    draai(kopie, "scripts/rasa.py", "data", "validate", "--fail-on-warnings")


@pytest.mark.nacht
def test_de_echte_assistent_kan_het(kopie: Path) -> None:
    uit = draai(kopie, "-m", "pytest", "-q", "tests/test_gesprekken.py", "-k", "agenda")
    assert re.search(r"\b1 passed", uit)
