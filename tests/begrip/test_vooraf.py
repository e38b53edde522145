"""A message is looked at once, however often it is read."""

from __future__ import annotations

import pytest

from bot.afweging import Kaders
from bot.begrip import lezen
from bot.begrip.gesteld import lees_bericht
from bot.begrip.vooraf import Vooraf
from leren.corpus import lees_set

MAIL = "Van: a@b.nl\nOnderwerp: overleg\n\nBeste Sanne,\n\nVader drinkt en er zijn schulden.\n\nGroet,\nPiet"
TEKSTEN = ["Vader drinkt en er zijn schulden.", "Vader mijdt alle\u00ad hulp, zoon gaat niet naar school.", MAIL]


@pytest.mark.parametrize("doelgroep", [None, "jeugd", "volwassenen"])
@pytest.mark.parametrize("tekst", TEKSTEN)
def test_een_bericht_wordt_een_keer_bekeken(
    tekst: str, doelgroep: str | None, alle_kaders: Kaders, monkeypatch: pytest.MonkeyPatch
) -> None:
    bekeken = []
    echt = lezen._vooraf

    def vooraf(tekst: str, kaders: Kaders) -> Vooraf:
        bekeken.append(tekst)
        return echt(tekst, kaders)

    monkeypatch.setattr(lezen, "_vooraf", vooraf)
    assert lees_bericht(tekst, alle_kaders, doelgroep).vermeldingen
    assert len(bekeken) == 1


def test_een_keer_bekeken_leest_hetzelfde(alle_kaders: Kaders) -> None:
    """In whatever order it is read: nothing of one doelgroep stays behind for the other."""
    for geval in lees_set("lezen/ontwikkel/stem.jsonl"):
        al = lezen.voorwerk(alle_kaders)
        for doelgroep in ("volwassenen", "jeugd", None, "volwassenen"):
            los = lezen.lees(geval["tekst"], alle_kaders, doelgroep)
            assert lezen.lees(geval["tekst"], alle_kaders, doelgroep, al) == los
