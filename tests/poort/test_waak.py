"""The launcher keeps watch: what falls over starts again, at once or after a while, and it never gives up."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from bot.gedeeld import vallen
from bot.starten import hoofd, kind
from bot.starten.kind import Kind


class Klok:
    """Time that only passes while the launcher waits; `einde` when it has waited long enough."""

    def __init__(self, duur: float) -> None:
        self.nu = 1000.0
        self.tot = self.nu + duur

    def monotonic(self) -> float:
        return self.nu

    def wait(self, seconden: float) -> bool:
        self.nu += seconden
        return self.nu >= self.tot


class Vallend(Kind):
    """A part that runs `leeft` seconds and falls."""

    leeft = 1.0

    def start(self) -> None:
        self._starts.append(time.monotonic())
        self.gepland = None

    def afgelopen(self) -> int | None:
        return None if time.monotonic() - self._starts[-1] < self.leeft else -9


def waak(monkeypatch: pytest.MonkeyPatch, map_: Path, duur: float, klaar: bool = True, leeft: float = 1.0):
    klok = Klok(duur)
    monkeypatch.setattr(kind.time, "monotonic", klok.monotonic)
    deel = Vallend("acties", "weg", (), {}, map_)
    deel.leeft = leeft
    deel.start()
    gezegd: list[str] = []
    hoofd._waak([deel], klok, lambda: klaar, gezegd.append)  # type: ignore[arg-type]
    return deel, gezegd


def test_na_drie_vallen_wacht_hij_langer_en_hij_geeft_nooit_op(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    deel, gezegd = waak(monkeypatch, tmp_path, 3600.0)
    pauzes = [round(b - a) for a, b in zip(deel._starts, deel._starts[1:])]
    assert pauzes[:6] == [1, 1, 1, 6, 11, 21]
    assert max(pauzes) <= 62 and len(deel._starts) > 50
    assert gezegd[0].endswith("start opnieuw. Details: " + str(tmp_path / "acties.log") + ".")
    assert "start over 5 seconden opnieuw" in gezegd[3]
    assert vallen.lees(tmp_path) == {"acties": len(gezegd)}  # what /metrics tells


def test_wie_het_lang_volhoudt_start_meteen_weer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    deel, gezegd = waak(monkeypatch, tmp_path, 3600.0, leeft=200.0)
    assert not [regel for regel in gezegd if "seconden" in regel] and len(deel._starts) > 10


def test_wie_nooit_klaar_was_stopt_met_een_regel(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    with pytest.raises(hoofd.StartFout, match="acties is gestopt"):
        waak(monkeypatch, tmp_path, 3600.0, klaar=False)


def test_een_schijf_die_niet_te_schrijven_is_houdt_geen_onderdeel_tegen(tmp_path: Path):
    deel = Kind("acties", "bestaat_niet", (), {}, tmp_path / "weg")
    deel.start()
    try:
        assert deel.proces is not None and deel.proces.wait(60) == 1
    finally:
        deel.wacht_op_einde(time.monotonic())
