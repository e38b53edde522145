"""An answer to a question in somebody's own words: for sure, to be asked, or nothing."""

from __future__ import annotations

import io
import json
from hashlib import sha256
from typing import Any

import pytest

from bot.afweging import Kaders
from bot.begrip.beantwoord import BEDOEL_JE, ZEKER, Beantwoord, beantwoord, weeg
from bot.begrip.lezen import lees
from bot.begrip.tekens import Sleutel, verlagende
from bot.begrip.zoekers import antwoorden as geleerd
from bot.begrip.zoekers.antwoorden import NIETS, ONBEKEND, Gewogen
from bot.opdrachten.begrijp import begrijp


def _antwoord(tekst: str, vraag: str, kaders: Kaders) -> Beantwoord | None:
    vermeldingen = lees(tekst, kaders).vermeldingen
    return beantwoord(tekst, kaders.kenmerken[vraag], vermeldingen, verlagende(Sleutel(kaders)))


@pytest.mark.parametrize(
    ("vraag", "tekst", "waarde"),
    [
        ("veiligheid", "2", "zorgen"),
        ("veiligheid", "veilig", "veilig"),
        ("toestemming_delen", "ja hoor", True),
        ("toestemming_delen", "weet ik niet", None),
        ("kindfactoren", "geen van deze", []),
        ("leeftijden", "5 en 11", [5.0, 11.0]),
    ],
)
def test_de_vaste_manieren_blijven_zeker(vraag: str, tekst: str, waarde: Any, alle_kaders: Kaders) -> None:
    assert _antwoord(tekst, vraag, alle_kaders) == Beantwoord(waarde, ZEKER)


@pytest.mark.parametrize(
    ("vraag", "tekst", "waarde"),
    [
        ("motivatie", "de ene keer wil hij graag praten en de week erna zegt hij alles af", "wisselend"),
        ("regie_ouders", "ze houden het overzicht zelf prima", "zelf"),
        ("toestemming_delen", "nee, ze wil niet dat we overleggen", False),
        ("verwijzer", "kwam via de huisarts binnen", "anders"),
    ],
)
def test_in_eigen_woorden_gelezen_of_gevraagd(vraag: str, tekst: str, waarde: Any, alle_kaders: Kaders) -> None:
    gegeven = _antwoord(tekst, vraag, alle_kaders)
    assert gegeven is not None and gegeven.waarde == waarde


@pytest.mark.parametrize("tekst", ["", "koffie?", "wat een weer vandaag", "🙂", "x" * 8000])
def test_wat_niets_antwoordt_vult_niets_in(tekst: str, alle_kaders: Kaders) -> None:
    for vraag in alle_kaders.kenmerken:
        gegeven = _antwoord(tekst, vraag, alle_kaders)
        assert gegeven is None or gegeven.zekerheid == BEDOEL_JE, vraag


def _weeg(tekst: str, kaders: Kaders, kansen: dict[str, float], twijfel: float = 0.0) -> Beantwoord | None:
    return weeg(tekst, kaders.kenmerken["motivatie"], lees(tekst, kaders).vermeldingen, Gewogen(kansen, twijfel))


def test_woorden_en_gewichten_samen(alle_kaders: Kaders) -> None:
    """What the phrases read is sure when the weights find it likely; else it is asked. A hesitation is always asked."""
    wel, niet = {"weigert": 0.9, NIETS: 0.1}, {"gemotiveerd": 0.9, "weigert": 0.01, NIETS: 0.09}
    assert _weeg("ze weigeren hulp", alle_kaders, wel) == Beantwoord("weigert", ZEKER)
    assert _weeg("ze weigeren hulp", alle_kaders, niet) == Beantwoord("weigert", BEDOEL_JE)
    assert _weeg("blabla", alle_kaders, wel) == Beantwoord("weigert", ZEKER)
    assert _weeg("blabla", alle_kaders, wel, 0.9) == Beantwoord("weigert", BEDOEL_JE)
    assert _weeg("blabla?", alle_kaders, wel) == Beantwoord("weigert", BEDOEL_JE)
    assert _weeg("blabla", alle_kaders, {NIETS: 0.9, "weigert": 0.1}) is None
    onbekend = {ONBEKEND: 0.9, NIETS: 0.1}
    assert _weeg("moet ik nog vragen", alle_kaders, onbekend) == Beantwoord(None, ZEKER)
    assert _weeg("ouders zien het probleem zelf", alle_kaders, onbekend) is None  # of others, not of who answers


def test_wat_een_advies_lichter_maakt_vullen_de_gewichten_nooit_alleen_in(alle_kaders: Kaders) -> None:
    kenmerk, zeker = alle_kaders.kenmerken["veiligheid"], Gewogen({"veilig": 0.99, NIETS: 0.01}, 0.0)
    lichter = verlagende(Sleutel(alle_kaders))
    assert weeg("blabla", kenmerk, (), zeker, lichter) == Beantwoord("veilig", BEDOEL_JE)
    assert weeg("veilig", kenmerk, (), zeker, lichter) == Beantwoord("veilig", ZEKER)


def _regel(vraag: dict[str, Any], kaders: Kaders) -> dict[str, Any]:
    uit = io.StringIO()
    begrijp(io.StringIO(json.dumps(vraag) + "\n"), uit, True, kaders)
    return dict(json.loads(uit.getvalue()))


def test_begrijp_met_een_vraag(alle_kaders: Kaders) -> None:
    gegeven = _regel({"id": 1, "tekst": "zorgen", "vraag": "veiligheid"}, alle_kaders)
    assert gegeven["antwoord"] == {"waarde": "zorgen", "zekerheid": "zeker"} and "suggesties" in gegeven
    assert _regel({"id": 1, "tekst": "koffie?", "vraag": "veiligheid"}, alle_kaders)["antwoord"] in (None, {})
    assert "antwoord" not in _regel({"id": 1, "tekst": "zorgen"}, alle_kaders)


@pytest.mark.parametrize("vraag", ["bestaat_niet", 7, ["veiligheid"], ""])
def test_begrijp_met_een_vraag_die_niet_bestaat(vraag: Any, alle_kaders: Kaders) -> None:
    gegeven = _regel({"id": 1, "tekst": "zorgen", "vraag": vraag}, alle_kaders)
    assert gegeven["id"] == 1 and "bestaat niet" in gegeven["fout"] and "veiligheid" in gegeven["fout"]


def test_over_elke_vraag_is_geleerd_behalve_leeftijden(alle_kaders: Kaders) -> None:
    assert [k for k in alle_kaders.kenmerken if geleerd.wegen("x", k) is None] == ["leeftijden"]
    for naam, kenmerk in alle_kaders.kenmerken.items():
        if kenmerk.opties:
            gewogen = geleerd.wegen("x", naam)
            assert gewogen is not None
            assert {str(w) for w in kenmerk.waarden} | {NIETS, ONBEKEND} == set(gewogen.kansen)


def test_gemeten_op_de_set_die_niet_meeleerde() -> None:
    kop = json.loads(geleerd.BESTAND.read_text(encoding="utf-8"))
    assert kop["getallen"] == sha256(geleerd.GETALLEN.read_bytes()).hexdigest()
    assert geleerd.GETALLEN.stat().st_size < 3_000_000
    for maat in kop["gemeten"]["elke set een keer apart"].values():
        assert maat["goed of aangeboden"] >= 0.84
        assert maat["zeker en fout"] <= 0.03
        assert maat["waarde: goed of aangeboden"] >= 0.85
