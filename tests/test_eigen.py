"""Files of ours are for their own user alone, also when they were made by something else; a fault leaves nothing behind."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.dossier import open_dossier
from bot.dossier.gesprekstabel import Gesprekstabel
from bot.instellingen import PROJECT
from bot.lijn import geheim
from bot.opdrachten.regiewijzer import main


def rechten(pad: Path) -> int:
    return pad.stat().st_mode & 0o777


@pytest.mark.parametrize("openen", [lambda url: open_dossier(url).sluit(), Gesprekstabel])
def test_een_teruggezet_bestand_wordt_weer_van_ons_alleen(tmp_path: Path, openen) -> None:
    pad = tmp_path / "terug.db"
    openen(f"sqlite:///{pad}")
    pad.chmod(0o644)
    wal = pad.with_name("terug.db-wal")
    wal.touch()
    wal.chmod(0o664)
    openen(f"sqlite:///{pad}")
    assert rechten(pad) == 0o600
    assert not wal.exists() or rechten(wal) == 0o600


def test_wat_een_proces_maakt_is_van_ons_alleen(tmp_path: Path) -> None:
    """Also what a library makes by itself, as SQLite does after its file was deleted."""
    code = (
        "import sys; from pathlib import Path; from bot.starten import logboek;"
        "log = Path(sys.argv[1]) / 'var' / 'log'; logboek.richt_in('proef', log); (log.parent / 'los').write_text('x')"
    )
    oud = tmp_path / "var" / "log" / "oud.log"
    oud.parent.mkdir(parents=True)
    oud.write_text("van voor de bijwerking")
    for pad in (oud, oud.parent, oud.parent.parent):
        pad.chmod(0o755)
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=True, cwd=PROJECT, umask=0o022)
    gevonden = {str(pad.relative_to(tmp_path)): rechten(pad) for pad in (tmp_path / "var").rglob("*")}
    assert gevonden == {"var/log": 0o700, "var/log/oud.log": 0o700, "var/log/proef.log": 0o600, "var/los": 0o600}
    assert rechten(tmp_path / "var") == 0o700


def test_ook_wat_een_opdracht_maakt(capsys: pytest.CaptureFixture[str]) -> None:
    voor = os.umask(0o022)
    try:
        assert main(["bestaat-niet"]) == 2
    finally:
        na = os.umask(voor)
    assert na == 0o077


def test_een_volle_schijf_laat_geen_half_geheim_achter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def vol(*_: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(geheim.secrets, "token_hex", lambda n: "a" * n if n == 4 else vol())
    with pytest.raises(OSError, match="space"):
        geheim._bewaard(tmp_path / "geheim")
    assert list(tmp_path.iterdir()) == []


def test_een_opslag_die_faalde_wordt_gesloten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from actions import opslag

    monkeypatch.setenv("REGIEWIJZER_DATABASE_URL", f"sqlite:///{tmp_path / 'dossier.db'}")
    opslag.dossier.cache_clear()
    eerste = opslag.dossier()
    assert eerste.gezond() and eerste.verbinding.engine.pool.checkedin()
    opslag.sluit_dossier()
    assert eerste.verbinding.engine.pool.checkedin() == 0
    assert opslag.dossier() is not eerste
    opslag.sluit_dossier()
    opslag.sluit_dossier()  # nothing to close
