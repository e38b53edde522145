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
