"""The crisis signal: no miss among the written sets, few alarms among what only looks like it, and how it does on words it never saw."""

from __future__ import annotations

from pathlib import Path
from typing import Callable

import pytest
import yaml

from bot.begrip.crisis import crisissignaal
from bot.begrip.crisis.kenmerken import stil
from bot.begrip.crisis.regels import regels, vind
from bot.begrip.crisis.velden import velden, zinnen


def _lees(naam: str) -> dict:
    return yaml.safe_load((Path(__file__).parent / f"{naam}.yml").read_text(encoding="utf-8"))


def _alle(situaties: dict[str, list[str]]) -> list[str]:
    return [tekst for teksten in situaties.values() for tekst in teksten]


VOORBEELDEN, APART, GELEERD = _lees("crisis"), _lees("crisis_blind"), _lees("crisis_voorbeelden")


@pytest.mark.parametrize("tekst", [*VOORBEELDEN["acuut"], *_alle(APART["gezien"]["acuut"])])
def test_alarm(tekst: str) -> None:
    signaal = crisissignaal(tekst)
    assert signaal is not None
    assert tekst[signaal.begin : signaal.eind] == signaal.tekst != ""


def test_alarm_bij_alles_waarvan_geleerd_is() -> None:
    assert [tekst for tekst in _alle(GELEERD["acuut"]) if crisissignaal(tekst) is None] == []


@pytest.mark.parametrize(
    "vorm", [str.upper, str.title, lambda t: f"Goedemorgen. {t} Graag overleg.", lambda t: t.replace(" ", "  ")]
)
def test_alarm_in_elke_vorm(vorm: Callable[[str], str]) -> None:
    gemist = [tekst for tekst in VOORBEELDEN["acuut"] if crisissignaal(vorm(tekst)) is None]
    assert len(gemist) <= 0.03 * len(VOORBEELDEN["acuut"]), gemist


@pytest.mark.parametrize(
    "onschuldig", [VOORBEELDEN["onschuldig"], APART["gezien"]["onschuldig"], GELEERD["onschuldig"]]
)
def test_hooguit_een_op_de_tien_valse_alarmen(onschuldig: list[str]) -> None:
    vals = [tekst for tekst in onschuldig if crisissignaal(tekst)]
    assert len(onschuldig) >= 60
    assert len(vals) <= 0.1 * len(onschuldig), vals


@pytest.mark.parametrize(
    ("naam", "gevonden", "vals"),
    # Floors just under what was measured (87 % and 15 %, 65 % and 5 %); nothing was tuned on these two. The old signal found 18 % and 10 %.
    [("blind", 0.83, 0.18), ("later", 0.60, 0.10)],
)
def test_woorden_die_het_nooit_zag(naam: str, gevonden: float, vals: float) -> None:
    acuut, onschuldig = _alle(APART[naam]["acuut"]), APART[naam]["onschuldig"]
    assert sum(crisissignaal(tekst) is not None for tekst in acuut) >= gevonden * len(acuut)
    assert sum(crisissignaal(tekst) is not None for tekst in onschuldig) <= vals * len(onschuldig)


def test_de_regels_alleen_vinden_het_meeste_van_wat_geschreven_staat() -> None:
    """Without the weights: what may never depend on them."""
    gevonden = [
        tekst
        for tekst in VOORBEELDEN["acuut"]
        if any(not stil(zin) and any(True for _ in vind(zin)) for zin in zinnen(tekst))
    ]
    assert len(gevonden) >= 0.78 * len(VOORBEELDEN["acuut"])


def test_elke_regel_noemt_bestaande_velden() -> None:
    genoemd = {veld for regel in regels() for deel in (*regel.delen, regel.zonder) for veld in deel}
    assert genoemd - set(velden().namen) == set()


@pytest.mark.parametrize(
    ("tekst", "soort"),
    [
        ("Ze heeft een afscheidsbrief geschreven", "suicidaliteit"),
        ("hij schopt haar in haar buik", "geweld"),
        ("stiefvader misbruikt haar nog steeds", "misbruik"),
        ("de baby is alleen thuis", "gevaar"),
    ],
)
def test_soort(tekst: str, soort: str) -> None:
    signaal = crisissignaal(tekst)
    assert signaal is not None and signaal.soort == soort


@pytest.mark.parametrize("tekst", ["", " ", "ja", "2", "nieuwe afweging", "geen van deze", "stop", "waarom"])
def test_gewone_beurt_geeft_geen_alarm(tekst: str) -> None:
    assert crisissignaal(tekst) is None
