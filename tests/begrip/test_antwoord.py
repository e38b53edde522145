"""The text read as the answer to the question in hand."""

from __future__ import annotations

from typing import Any

import pytest

from bot.afweging import Kaders
from bot.begrip.antwoord import Antwoord, als_antwoord, nummers
from bot.begrip.lezen import lees

NIETS = object()
GEVALLEN: list[tuple[str, str, Any]] = [
    ("veiligheid", "2", "zorgen"),
    ("veiligheid", "2.", "zorgen"),
    ("veiligheid", "optie 2", "zorgen"),
    ("veiligheid", "de tweede", "zorgen"),
    ("veiligheid", "Zorgen, niet vastgesteld", "zorgen"),
    ("veiligheid", "zorgen", "zorgen"),
    ("veiligheid", "Structureel onveilg", "structureel_onveilig"),
    ("veiligheid", "structureel_onveilig", "structureel_onveilig"),
    ("veiligheid", "het is veilig", "veilig"),
    ("veiligheid", "9", NIETS),
    ("veiligheid", "0", NIETS),
    ("veiligheid", "ja", NIETS),
    ("veiligheid", "bananen", NIETS),
    ("veiligheid", "", NIETS),
    ("veiligheid", "?", NIETS),
    ("veiligheid", "weet ik niet", None),
    ("veiligheid", "geen idee", None),
    ("veiligheid", "dat durf ik niet te zeggen", None),
    ("veiligheid", "nog onbekend", None),
    ("veiligheid", "nee, er is wel onveiligheid", "structureel_onveilig"),
    ("motivatie", "nou, ze willen wel maar komen niet opdagen", "wisselend"),
    ("motivatie", "Weigert hulp", "weigert"),
    ("maatregel", "nee", "geen"),
    ("maatregel", "geen", "geen"),
    ("maatregel", "OTS", "ots"),
    ("hulp_nodig", "ja", True),
    ("hulp_nodig", "ja hoor", True),
    ("hulp_nodig", "jawel", True),
    ("hulp_nodig", "klopt", True),
    ("hulp_nodig", "nee", False),
    ("hulp_nodig", "nee, totaal niet", False),
    ("hulp_nodig", "ja, al een jaar", True),
    ("hulp_nodig", "ja maar eigenlijk ook niet", NIETS),
    ("hulp_nodig", "1", True),
    ("hulp_nodig", "misschien", NIETS),
    ("zorgvorm", "1 en 3", ["ambulant", "forensisch"]),
    ("zorgvorm", "1, 2 en 6", ["ambulant", "onderwijstijd", "gezinsvormen"]),
    ("zorgvorm", "1 3", ["ambulant", "forensisch"]),
    ("zorgvorm", "Gezinsvormen", ["gezinsvormen"]),
    ("zorgvorm", "gezinsvormen en forensische zorg", ["forensisch", "gezinsvormen"]),
    ("zorgvorm", "geen van deze", []),
    ("zorgvorm", "geen", []),
    ("zorgvorm", "nee", []),
    ("zorgvorm", "7", []),
    ("zorgvorm", "ja", NIETS),
    ("zorgvorm", "1 en 99", NIETS),
    ("leeftijden", "5 en 11", [5, 11]),
    ("leeftijden", "5, 8 en 16,5", [5, 8, 16.5]),
    ("leeftijden", "3,7", [3, 7]),
    ("leeftijden", "anderhalf", [1.5]),
    ("leeftijden", "veertien jaar", [14]),
    ("leeftijden", "de oudste is 12 en de jongste 5", [12, 5]),
    ("leeftijden", "9 maanden", [0.75]),
    ("leeftijden", "vier en een half", [4.5]),
    ("leeftijden", "oud genoeg", NIETS),
    ("leeftijden", "999", NIETS),
]


@pytest.mark.parametrize(("kenmerk", "tekst", "verwacht"), GEVALLEN, ids=[f"{k}: {t}" for k, t, _ in GEVALLEN])
def test_antwoord(kenmerk: str, tekst: str, verwacht: Any, alle_kaders: Kaders) -> None:
    antwoord = als_antwoord(tekst, alle_kaders.kenmerken[kenmerk], lees(tekst, alle_kaders).vermeldingen)
    assert antwoord == (None if verwacht is NIETS else Antwoord(verwacht))


def test_elk_label_en_elk_nummer_van_elk_kenmerk(alle_kaders: Kaders) -> None:
    """An option is never read as another one, whatever a kader calls it."""
    for kenmerk in alle_kaders.kenmerken.values():
        for nummer, optie in enumerate(kenmerk.opties, start=1):
            waarde = [optie.waarde] if kenmerk.soort == "meerkeuze" else optie.waarde
            for tekst in (optie.label, optie.label.lower(), optie.label.upper(), f"{nummer}", f"{nummer}."):
                assert als_antwoord(tekst, kenmerk) == Antwoord(waarde), (kenmerk.id, tekst)
        if kenmerk.leeg:
            assert als_antwoord(kenmerk.leeg.label, kenmerk) == Antwoord([])


@pytest.mark.parametrize("tekst", ["-1", " -2", "-3 jaar", "\u22121", "\u20132"])
@pytest.mark.parametrize("kenmerk", ["urgentie", "ouderfactoren", "leeftijden"])
def test_een_getal_onder_nul_is_geen_antwoord(kenmerk: str, tekst: str, alle_kaders: Kaders) -> None:
    assert als_antwoord(tekst, alle_kaders.kenmerken[kenmerk]) is None
    assert nummers(tekst) is None
