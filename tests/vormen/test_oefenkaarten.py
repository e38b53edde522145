"""A practice casus in the cards of Teams: the same story, the same answers, and what a button sends goes on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.gesprek.oefening import gevraagd
from bot.lijn.doet import Doet
from bot.oefenen import Oefencasus, bibliotheek
from bot.vormen.kaart import MAX_BYTES, activiteiten, grootte, lees_inzending
from bot.vormen.kaart_delen import INVOER
from tests.gesprek.spreken import KADERS, Spreker

from .test_kaart import bezwaren, delen, kaart, knoppen, zichtbaar

PER_KADER = [next(c for c in bibliotheek(KADERS) if c.kader == kader) for kader in KADERS.kaders]


def kaarten(spreker: Spreker) -> list[dict[str, Any]]:
    assert spreker.uit is not None
    return activiteiten(spreker.uit.berichten)


def stuur(spreker: Spreker, doet: Doet, waarde: str) -> None:
    """Press what on the last card sends this, a button or a choice with its button: read as the poort reads it."""
    inhoud = kaart(kaarten(spreker)[-1])
    gegeven = [d["data"] for d in delen(inhoud) if d.get("type") == "Action.Submit"]
    keuzes = [c["value"] for d in delen(inhoud) if d.get("type") == "Input.ChoiceSet" for c in d["choices"]]
    alles = [*gegeven, *({**data, INVOER: keuze} for data in gegeven for keuze in keuzes)]
    gelezen = [g for g in (lees_inzending(data, KADERS) for data in alles) if g]
    gevonden = next(g for g in gelezen if (g.get("doet"), g.get("waarde")) == (doet.value, waarde))
    assert gevonden["sluit"] and gevonden["kaart"]
    spreker.doe(Doet(gevonden["doet"]), gevonden["waarde"])


@pytest.mark.parametrize("casus", PER_KADER, ids=lambda c: c.kader)
def test_een_hele_oefening_in_kaarten(casus: Oefencasus) -> None:
    spreker = Spreker().zeg("oefenen")
    assert spreker.staat and spreker.staat.oefening
    spreker.staat = replace(spreker.staat, oefening=replace(spreker.staat.oefening, casus=casus.id))
    spreker.zeg("qwxz")  # asked again, of this casus
    gezien, beurten = kaarten(spreker), 1
    for besluit in gevraagd(KADERS, casus):
        stuur(spreker, Doet.UITKOMST, casus.verwacht[besluit])
        gezien, beurten = [*gezien, *kaarten(spreker)], beurten + 1
    stuur(spreker, Doet.ZEKERHEID, "redelijk")
    spreker.zeg("Dat geeft voor mij de doorslag.")
    einde = kaarten(spreker)
    alles = "\n".join(map(zichtbaar, einde))
    assert "Bron:" in alles and "Dat zegt het kader ook" in alles and "Nog een" in "\n".join(knoppen(einde[-1]))
    assert beurten + 2 <= 6
    alle = [*gezien, *einde]
    assert max(map(grootte, alle)) <= MAX_BYTES and bezwaren([kaart(a) for a in alle]) == []


def test_het_verhaal_staat_heel_op_de_kaart() -> None:
    spreker = Spreker().zeg("oefenen volgens Lekstroom")
    assert spreker.staat and spreker.staat.oefening
    casus = next(c for c in bibliotheek(KADERS) if c.id == spreker.staat.oefening.casus)
    alles = "\n".join(map(zichtbaar, kaarten(spreker)))
    assert all(alinea in alles for alinea in casus.tekst.split("\n")) and casus.titel in alles
