"""The prompt that waits is kept in a running conversation: what an earlier version wrote is read, and written the
same.
"""

import json
from dataclasses import replace

import pytest

from bot.gesprek import Staat
from bot.gesprek.staat import open_prompt
from bot.gesprek.wacht import Afwijken, BedoelJe, Stop
from tests.gesprek.spreken import tekst_van

from .test_beurten import START, beurt, kies, speel

# As the versions up to 28 November 2026 wrote them.
BEWAARD = {
    "bedoel_je": {
        "op": "bedoel_je",
        "kenmerk": "ernst",
        "waarden": ["licht", "ernstig"],
        "rest": [["motivatie", ["weigert", "gemotiveerd"]]],
    },
    "aanpassen": {"op": "aanpassen"},
    "afwijken": {"op": "afwijken", "besluit": "lekstroom.zwaarte", "uitkomst": None},
    "stop": {"op": "stop", "onder": None},
    "stop boven een ander": {"op": "stop", "onder": {"op": "afwijken", "besluit": None, "uitkomst": None}},
    "rust": {"op": "rust"},
    "geen": None,
}


@pytest.fixture(scope="module")
def lopend() -> Staat:
    staat = speel(START, kies("ernst", "ernstig"), kies("veiligheid", "zorgen")).staat
    assert staat is not None
    return staat


@pytest.mark.parametrize("document", BEWAARD.values(), ids=BEWAARD)
def test_wat_bewaard_was_blijft_hetzelfde(document, lopend) -> None:
    bewaard = {**lopend.als_json(), "wacht": document}
    staat = Staat.uit_json(json.loads(json.dumps(bewaard)))
    assert staat is not None
    assert json.loads(json.dumps(staat.als_json())) == json.loads(json.dumps(bewaard))
    naam = document["op"] if document else "vraag"
    assert open_prompt(replace(staat, vraag="ernst")) == (None if naam == "rust" else naam)


@pytest.mark.parametrize(
    "document", [{"op": "dansen"}, {}, {"op": "stop", "hoe": "hard"}, {"op": "bedoel_je", "kenmerk": "ernst"}]
)
def test_een_andere_vorm_wordt_geweigerd(document, lopend) -> None:
    with pytest.raises(TypeError):
        Staat.uit_json({**lopend.als_json(), "wacht": document})


@pytest.mark.parametrize(
    "wacht",
    [
        Afwijken("oud.besluit"),
        Afwijken("lekstroom.zwaarte", "loodzwaar"),
        Stop(Afwijken("oud.besluit", "zwaar")),
        BedoelJe("schooltype", ("mbo", "havo")),
        BedoelJe("ernst", ("licht", "loodzwaar")),
        BedoelJe("ernst", ("licht", "ernstig"), (("schooltype", ("mbo", "havo")),)),
        Stop(BedoelJe("schooltype", ("mbo", "havo"))),
    ],
    ids=str,
)
def test_een_open_vraag_over_wat_er_niet_meer_is_vervalt(wacht, lopend) -> None:
    uit = speel(("overzicht", beurt("overzicht", "overzicht")), staat=replace(lopend, wacht=wacht))
    assert "werkwijzen zijn vernieuwd" in "\n".join(map(tekst_van, uit.berichten))
    assert uit.staat.wacht is None
    assert uit.staat.antwoorden == lopend.antwoorden
