"""The crisis signal: no miss among acute danger, few alarms among what only looks like it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bot.begrip.crisis import crisissignaal

VOORBEELDEN = yaml.safe_load((Path(__file__).parent / "crisis.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("tekst", VOORBEELDEN["acuut"])
def test_alarm(tekst: str) -> None:
    signaal = crisissignaal(tekst)
    assert signaal is not None
    assert tekst[signaal.begin : signaal.eind] == signaal.tekst != ""


@pytest.mark.parametrize("vorm", [str.upper, str.title, lambda t: f"Goedemorgen. {t} Graag overleg.", lambda t: t.replace(" ", "  ")])
def test_alarm_in_elke_vorm(vorm) -> None:
    gemist = [tekst for tekst in VOORBEELDEN["acuut"] if crisissignaal(vorm(tekst)) is None]
    assert len(gemist) <= 0.03 * len(VOORBEELDEN["acuut"]), gemist


def test_hooguit_een_op_de_tien_valse_alarmen() -> None:
    vals = [tekst for tekst in VOORBEELDEN["onschuldig"] if crisissignaal(tekst)]
    assert len(VOORBEELDEN["acuut"]) >= 60 and len(VOORBEELDEN["onschuldig"]) >= 60
    assert len(vals) <= 0.1 * len(VOORBEELDEN["onschuldig"]), vals


@pytest.mark.parametrize("tekst", ["", " ", "ja", "2", "nieuwe afweging", "geen van deze", "stop", "waarom"])
def test_gewone_beurt_geeft_geen_alarm(tekst: str) -> None:
    assert crisissignaal(tekst) is None
