"""Close calls and their direction against an independent reading, on random complete and partial answers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.afweging import laad_kaders, weeg_af

from . import referentie
from .test_exact import als_json

KADERS = laad_kaders()


def oordeel(besluit, antwoorden):
    verzoek = {"besluiten": [besluit], "antwoorden": {k: als_json(w) for k, w in antwoorden.items()}}
    return weeg_af(KADERS, verzoek)["besluiten"][besluit]


def richting(besluit, antwoorden):
    grens = oordeel(besluit, antwoorden)["grensgeval"]
    return grens and grens["richting"]


def test_elk_besluit_met_een_grensgeval_is_nagelezen():
    assert {naam for naam, besluit in KADERS.besluiten.items() if besluit.grensgevallen} == set(referentie.GRENS)


@pytest.mark.parametrize("besluit", referentie.UITKOMST)
@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_grensgeval_volgt_de_omschrijving(besluit, data):
    antwoorden = {}
    for k in dict.fromkeys((*referentie.UITKOMST[besluit][1], *referentie.GRENS.get(besluit, (None, ()))[1])):
        keuzes = referentie.waarden(KADERS.kenmerken[k])
        weegt = keuzes if k != "zorgvorm" else [w for w in keuzes if len(w) <= 2]
        waarde = data.draw(st.sampled_from([*weegt, None]), label=k)
        if waarde is not None:
            antwoorden[k] = waarde
    uit = oordeel(besluit, antwoorden)
    verwacht = referentie.grens(besluit, antwoorden, uit["uitkomst"]) if uit["bepaald"] else None
    if verwacht is None:
        assert uit["grensgeval"] is None
        return
    assert uit["grensgeval"]["richting"] == verwacht
    assert set(uit["grensgeval"]) == {"reden", "richting"}
    assert uit["grensgeval"]["reden"] in uit["uitleg"]


LICHT = {
    "ernst": "licht",
    "stapeling": "geen",
    "duur": "afgebakend",
    "veiligheid": "veilig",
    "motivatie": "gemotiveerd",
    "schoolgang": "geen_zorgen",
    "zorgvorm": frozenset({"ambulant"}),
}


@pytest.mark.parametrize(
    ("anders", "verwacht"),
    [
        ({"veiligheid": "zorgen"}, None),
        ({"veiligheid": "structureel_onveilig"}, "zwaarder"),
        ({"veiligheid": "acuut_onveilig"}, None),
        ({"motivatie": "weigert"}, "beide"),
        ({"motivatie": "wisselend"}, "lichter"),
        ({"zorgvorm": frozenset({"forensisch"})}, None),
        ({"zorgvorm": frozenset({"onderwijstijd"}), "onderwijstijd_doel": "volgen"}, "lichter"),
    ],
)
def test_nooit_lichter_om_de_veiligheid(anders, verwacht):
    assert richting("lekstroom.zwaarte", {**LICHT, **anders}) == verwacht


@pytest.mark.parametrize("besluit", referentie.GRENS)
def test_alleen_zo_noemt_de_gedragswetenschapper(besluit):
    """A norm of ZO! stands in no other kader: neither in who decides nor in a reason."""
    teksten = [KADERS.besluiten[besluit].beslisser, KADERS.besluiten[besluit].bij_twijfel]
    teksten += [grens.reden for grens in KADERS.besluiten[besluit].grensgevallen]
    assert ("gedragswetenschapper" in " ".join(teksten)) == besluit.startswith("zo.")
