"""Set-up: the Makefile explains itself, CI calls only make, versions agree, and nothing here depends on the machine
it was made on.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import grimp
import pytest

PROJECT = Path(__file__).resolve().parent.parent
DOELEN = ("help", "start", "test", "check", "train", "bench", "demo")


def _draai(*opdracht: str, **omgeving: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        opdracht, cwd=PROJECT, env={**os.environ, **omgeving}, capture_output=True, text=True, timeout=300
    )


def _bestanden() -> list[Path]:
    uit = _draai("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    if uit.returncode:
        pytest.skip("not a git checkout")
    return [PROJECT / naam for naam in uit.stdout.split("\0") if naam and (PROJECT / naam).is_file()]


def test_make_help_noemt_elk_doel() -> None:
    uit = _draai("make", "help")
    assert uit.returncode == 0 and not uit.stderr
    genoemd = [regel.split()[0] for regel in uit.stdout.splitlines() if regel.startswith("  ")]
    assert genoemd[: len(DOELEN)] and set(DOELEN) <= set(genoemd)
    assert _draai("make").stdout == uit.stdout, "make without a goal is help"


def test_elk_doel_bestaat_en_zet_eerst_op_wat_mist() -> None:
    regels = re.findall(r"^([a-z]+):([^#\n]*)", (PROJECT / "Makefile").read_text(), re.MULTILINE)
    eisen = {doel: eis.split() for doel, eis in regels}
    for doel in set(eisen) - {"help", "opzetten"}:
        assert any(e == ".venv/.opgezet" or ".venv/.opgezet" in eisen[e] for e in eisen[doel]), f"{doel} zet niets op"


def test_opties_gaan_door_naar_start() -> None:
    regels = _draai("make", "-n", "-o", ".venv/.opgezet", "start", "PORT=5999", HOST="::1").stdout
    assert 'regiewijzer start --host "::1" --port "5999"' in regels


def test_zonder_python_3_10_zegt_het_opzetten_wat_te_doen(tmp_path: Path) -> None:
    """Played in an environment that has the tools but no Python 3.10."""
    bin_ = tmp_path / "bin"
    bin_.mkdir()
    for naam in ("bash", "dirname", "sed", "tr", "env"):
        pad = next(p for m in ("/bin", "/usr/bin") if (p := Path(m, naam)).exists())
        (bin_ / naam).symlink_to(pad)
    script = (PROJECT / "scripts" / "opzetten.sh").read_text()
    (tmp_path / "scripts").mkdir()
    # On a machine with a Python 3.10 of the system, that one would be found by its full path.
    (tmp_path / "scripts" / "opzetten.sh").write_text(re.sub(r" /usr/\S*python3\.10", "", script))
    uit = subprocess.run(
        ["/bin/bash", str(tmp_path / "scripts" / "opzetten.sh")],
        env={"PATH": str(bin_), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert uit.returncode == 1
    assert "Python 3.10 ontbreekt" in uit.stderr and "pyenv install 3.10" in uit.stderr
    assert not (tmp_path / ".uv").exists() and not (tmp_path / ".venv").exists()


def test_shell_scripts_zijn_geldig() -> None:
    scripts = [p for p in _bestanden() if p.suffix == ".sh" or p.parent.name == ".ci"]
    assert len(scripts) >= 3
    for script in scripts:
        assert subprocess.run(["bash", "-n", str(script)]).returncode == 0
        assert "set -" in script.read_text() and os.access(script, os.X_OK), script


def test_stap_geeft_de_uitvoer_en_de_code_van_wat_mislukt() -> None:
    goed = _draai("scripts/stap.sh", "Proef", sys.executable, "-c", "print('stil')")
    assert goed.returncode == 0 and "goed" in goed.stdout and "stil" not in goed.stdout
    fout = _draai("scripts/stap.sh", "Proef", sys.executable, "-c", "print('luid'); raise SystemExit(3)")
    assert fout.returncode == 3 and "NIET goed" in fout.stdout and "luid" in fout.stdout


def test_ci_doet_alleen_make_test() -> None:
    regels = [r for r in (PROJECT / ".ci" / "run").read_text().splitlines() if r and not r.startswith("#")]
    assert regels[0] == "set -euo pipefail" and regels[-1].startswith("make test")
    assert len(regels) <= 4


def test_de_python_versie_is_overal_dezelfde() -> None:
    assert (PROJECT / ".python-version").read_text().strip() == "3.10"
    assert 'requires-python = ">=3.10,<3.11"' in (PROJECT / "pyproject.toml").read_text()
    assert 'requires-python = "==3.10.*"' in (PROJECT / "uv.lock").read_text()


def test_de_licentie_is_volledig() -> None:
    tekst = (PROJECT / "LICENSE").read_text()
    assert re.findall(r"^(\d+)\. ?[A-Z]", tekst, re.MULTILINE) == [str(n) for n in range(1, 16)]
    assert "EUROPEAN UNION PUBLIC LICENCE v. 1.2" in tekst and "Appendix" in tekst
    assert "EUPL-1.2" in (PROJECT / "pyproject.toml").read_text()


def test_geen_bestand_noemt_de_werkplek_waar_het_is_gemaakt() -> None:
    """Absolute paths of a workplace mean nothing to who clones this."""
    werkplek = re.compile(r"(?<![\w.])/(?:work|root)/")
    fout = []
    for pad in _bestanden():
        try:
            tekst = pad.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        fout += [f"{pad.relative_to(PROJECT)}: {t.group()}" for t in werkplek.finditer(tekst)]
    assert fout == []


def test_wat_verandert_staat_niet_in_git() -> None:
    genegeerd = [
        "var/dossier.db",
        ".venv/bin/python",
        ".uv/bin/uv",
        "models/regiewijzer-x.tar.gz",
        "models/taal/meta.json",
        ".rasa/cache/x",
    ]
    uit = _draai("git", "check-ignore", *genegeerd)
    if uit.returncode == 128:
        pytest.skip("not a git checkout")
    assert uit.stdout.split() == genegeerd


def test_geen_module_staat_in_een_kring() -> None:
    """Imports within functions and for types alone count too: a circle that is hidden is still one."""
    graaf = grimp.build_graph("bot", "actions", cache_dir=None)
    in_kring = [m for m in graaf.modules if graaf.find_modules_directly_imported_by(m) and _bereikt_zichzelf(graaf, m)]
    assert sorted(in_kring) == []


def _bereikt_zichzelf(graaf: grimp.ImportGraph, module: str) -> bool:
    gezien: set[str] = set()
    nog = [module]
    while nog:
        for volgende in graaf.find_modules_directly_imported_by(nog.pop()) - gezien:
            if volgende == module:
                return True
            gezien.add(volgende)
            nog.append(volgende)
    return False


def test_elk_proces_laadt_de_kaders_op_een_manier() -> None:
    """Through bot.gedeeld.kaders, so with the cache: without it each start reads and checks every file again."""
    laadt = {
        str(pad.relative_to(PROJECT))
        for map_ in ("bot", "actions")
        for pad in (PROJECT / map_).rglob("*.py")
        if "laad_kaders(" in pad.read_text("utf-8")
    }
    assert laadt == {"bot/afweging/laden.py", "bot/gedeeld/kaders.py"}
