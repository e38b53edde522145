"""What makes an advice lighter is never stated by the weights alone: a topic isn't a statement."""

from __future__ import annotations

import pytest

from bot.afweging import laad_kaders
from bot.begrip.gesteld import lees_bericht

KADERS = laad_kaders()


@pytest.mark.parametrize(
    "tekst",
    [
        "Er zijn zorgen over de veiligheid.",
        "Jongen van 9 jaar. Zijn ouders zitten in een vechtscheiding. Er zijn zorgen over de veiligheid. Moeder werkt mee.",
        "Meisje van 12 met een OTS. School maakt zich zorgen om haar veiligheid thuis.",
    ],
)
def test_zorgen_over_de_veiligheid_zijn_geen_veiligheid(tekst: str):
    gelezen = lees_bericht(tekst, KADERS, None).vermeldingen
    assert ("veiligheid", "veilig") not in {(v.kenmerk, v.waarde) for v in gelezen if v.zekerheid == "genoemd"}


@pytest.mark.parametrize(
    "tekst",
    [
        "Jongen van 9, er zijn zorgen over de veiligheid en hij gaat niet meer naar school.",
        "Meisje van 14 gaat al weken niet naar school, moeder is depressief, er zijn zorgen over de veiligheid",
        "Meisje van 7. School heeft zorgen over de veiligheid thuis. Moeder werkt niet mee.",
    ],
)
def test_wie_zijn_zorgen_over_de_veiligheid_noemt_wordt_gelezen(tekst: str):
    """What stands beside it never weighs it away."""
    gelezen = lees_bericht(tekst, KADERS, None).vermeldingen
    assert ("veiligheid", "zorgen") in {(v.kenmerk, v.waarde) for v in gelezen if v.zekerheid == "genoemd"}
