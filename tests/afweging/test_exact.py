"""The engine against the brute-force reference: every answer of a besluit is exact."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.afweging import laad_kaders, weeg_af

from . import referentie

KADERS = laad_kaders()
VIGNETTEN = [
    json.loads(r) for r in (Path(__file__).parents[1] / "gegevens" / "besluiten.jsonl").read_text("utf-8").splitlines()
]
MAX_AANVULLINGEN = 20_000


def als_json(waarde):
    return sorted(waarde) if isinstance(waarde, frozenset) else waarde


@st.composite
def gevallen(draw, besluit):
    """Partial answers to what the besluit reads, few enough unknowns to check every completion."""
    antwoorden = {}
    gelezen = draw(st.permutations(referentie.UITKOMST[besluit][1]))
    for k in gelezen:
        kenmerk = KADERS.kenmerken[k]
        keuzes = referentie.waarden(kenmerk) + ([True] if kenmerk.soort == "meerkeuze" else [])
        antwoorden[k] = draw(st.one_of(st.none(), st.sampled_from(keuzes)))
    for k in gelezen:  # too many completions: fill in the rest
        if referentie.omvang(besluit, KADERS.kenmerken, antwoorden) <= MAX_AANVULLINGEN:
            break
        if antwoorden[k] is None or antwoorden[k] is True:
            antwoorden[k] = draw(st.sampled_from(referentie.waarden(KADERS.kenmerken[k])))
    return {k: w for k, w in antwoorden.items() if w is not None}


def vraag(besluit, antwoorden):
    antwoord = weeg_af(KADERS, {"besluiten": [besluit], "antwoorden": {k: als_json(w) for k, w in antwoorden.items()}})
    return antwoord, antwoord["besluiten"][besluit]


@pytest.mark.parametrize("besluit", referentie.UITKOMST)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_mogelijk_bepaald_en_ontbreekt_zijn_exact(besluit, data):
    antwoorden = data.draw(gevallen(besluit))
    antwoord, uit = vraag(besluit, antwoorden)
    echt = referentie.mogelijk(besluit, KADERS.kenmerken, antwoorden)
    assert uit["mogelijk"] == sorted(echt)
    assert uit["bepaald"] == (len(echt) == 1)
    assert uit["uitkomst"] == (echt.pop() if uit["bepaald"] else None)
    assert (antwoord["volgende_vraag"] is None) == uit["bepaald"]
    for k in referentie.UITKOMST[besluit][1]:
        kenmerk = KADERS.kenmerken[k]
        if antwoorden.get(k) is None or antwoorden.get(k) is True:
            kan = _kan_nog_veranderen(besluit, antwoorden, kenmerk)
            assert (k in antwoord["ontbreekt"]) == kan, k
        else:
            assert k not in antwoord["ontbreekt"]


def _kan_nog_veranderen(besluit, antwoorden, kenmerk):
    """Whether two values of the kenmerk give another uitkomst in some completion of the rest."""
    regel, gelezen = referentie.UITKOMST[besluit]
    rest = [k for k in gelezen if k != kenmerk.id]
    import itertools

    keuzes = [referentie.passend(KADERS.kenmerken[k], antwoorden.get(k)) for k in rest]
    eigen = referentie.passend(kenmerk, antwoorden.get(kenmerk.id))
    for deel in itertools.product(*keuzes):
        vast = dict(zip(rest, deel))
        if len({regel({**vast, kenmerk.id: w}) for w in eigen}) > 1:
            return True
    return False


@pytest.mark.parametrize("besluit", referentie.UITKOMST)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_beslissend_is_genoeg_en_niets_te_veel(besluit, data):
    antwoorden = data.draw(gevallen(besluit))
    _, uit = vraag(besluit, antwoorden)
    if not uit["bepaald"]:
        assert uit["beslissend"] == [] and uit["omslag"] == []
        return
    reden = {k: antwoorden[k] for k in uit["beslissend"]}
    assert vraag(besluit, reden)[1]["uitkomst"] == uit["uitkomst"]
    for weg in reden:
        minder = {k: w for k, w in reden.items() if k != weg}
        assert not vraag(besluit, minder)[1]["bepaald"]


@pytest.mark.parametrize("besluit", referentie.UITKOMST)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_omslag_is_precies_elke_enkele_wijziging(besluit, data):
    antwoorden = data.draw(gevallen(besluit))
    _, uit = vraag(besluit, antwoorden)
    if not uit["bepaald"]:
        return
    echt = set()
    for k, nu in antwoorden.items():
        kenmerk = KADERS.kenmerken[k]
        for waarde in referentie.waarden(kenmerk):
            if waarde == nu or (nu is True and waarde):  # a filled-in "at least one" is not a change
                continue
            andere = {**antwoorden, k: waarde}
            if referentie.omvang(besluit, KADERS.kenmerken, andere) > MAX_AANVULLINGEN:
                continue
            kan = referentie.mogelijk(besluit, KADERS.kenmerken, andere)
            if len(kan) == 1 and kan != {uit["uitkomst"]}:
                echt.add((k, json.dumps(als_json(waarde)), kan.pop()))
    gegeven = [
        (o["kenmerk"], json.dumps(sorted(o["waarde"]) if isinstance(o["waarde"], list) else o["waarde"]), o["uitkomst"])
        for o in uit["omslag"]
    ]
    assert len(set(gegeven)) == len(gegeven)
    assert set(gegeven) == echt


@pytest.mark.parametrize("geval", VIGNETTEN, ids=lambda g: g["id"])
def test_vignet(geval):
    uit = weeg_af(KADERS, geval)["besluiten"]
    for besluit, verwacht in geval["verwacht"].items():
        gekregen = {veld: uit[besluit][veld] for veld in verwacht}
        assert gekregen == verwacht
