"""No two steps of one advice contradict each other or a besluit: random cases against a table that a domain expert
can read.
"""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.afweging import laad_kaders, motor, weeg_af
from bot.afweging.voorwaarde import lees, toets

from . import referentie
from .test_exact import als_json

KADERS = laad_kaders()
TABEL = yaml.safe_load((Path(__file__).parents[1] / "kaders" / "uitsluitingen.yml").read_text("utf-8"))
VELDEN = {"waarom", "hoogstens_een", "als", "geen", "noemt_niet", "behalve", "wel"}
STAPPEN = {stap.id: stap for kader in KADERS.kaders.values() for stap in kader.vervolgstappen}
LEEFTIJDEN = [
    (3.0,),
    (2.0, 11.0),
    (9.0, 16.4),
    (9.0, 16.5),
    (17.0,),
    (18.0,),
    (18.0, 9.0),
    (22.9,),
    (23.0,),
    (40.0,),
    (40.0, 9.0),
    (),
]


def voorwaarde(regel):
    return toets(lees(regel["als"], KADERS.kenmerken, regel["waarom"]), KADERS.kenmerken) if "als" in regel else None


REGELS = [(regel, voorwaarde(regel)) for regel in TABEL]


def genoemd(regel):
    groepen = [groep if isinstance(groep, list) else [groep] for groep in regel.get("hoogstens_een", ())]
    return [
        *(s for groep in groepen for s in groep),
        *regel.get("geen", ()),
        *regel.get("behalve", ()),
        *regel.get("wel", ()),
    ]


def strijdig(regel, als, antwoorden, uitkomsten, stappen, kaders):
    """What this rule of the table finds wrong with an advice; an empty text when it is fine."""
    ids = set(stappen)
    if "hoogstens_een" in regel:
        groepen = [ids.intersection(groep if isinstance(groep, list) else [groep]) for groep in regel["hoogstens_een"]]
        raak = [groep for groep in groepen if groep]
        return f"samen: {raak}" if len(raak) > 1 else ""
    if als(antwoorden, uitkomsten) is not True:
        return ""
    fout = ids.intersection(regel.get("geen", ()))
    for woorden in regel.get("noemt_niet", ()):
        fout |= {s for s in ids.difference(regel.get("behalve", ())) if woorden.lower() in stappen[s].lower()}
    nodig = [s for s in regel.get("wel", ()) if s.partition(".")[0] in kaders]
    if nodig and not ids.intersection(nodig):
        return f"geen van {nodig}"
    return f"niet hier: {sorted(fout)}" if fout else ""


@st.composite
def gevallen(draw, profiel, met_onbekend):
    """Answers to everything that the profiel reads, and maybe another besluit of the team."""
    doelgroep = KADERS.profielen[profiel].doelgroep or draw(st.sampled_from(["jeugd", "volwassenen"]))
    besluiten = KADERS.profielen[profiel].geldende(doelgroep)
    antwoorden = {"doelgroep": doelgroep}
    for k in motor(KADERS).gelezen(besluiten):
        if k == "doelgroep":
            continue
        keuzes = LEEFTIJDEN if k == "leeftijden" else referentie.waarden(KADERS.kenmerken[k])
        if k == "zorgvorm":
            keuzes = [w for w in keuzes if len(w) <= 2]
        if not met_onbekend or draw(st.integers(0, 3)):
            antwoorden[k] = draw(st.sampled_from(keuzes), label=k)
    besloten = {}
    if draw(st.booleans()):
        anders = draw(st.sampled_from(sorted(besluiten)))
        besloten = {anders: draw(st.sampled_from(sorted(KADERS.besluiten[anders].uitkomsten)))}
    return antwoorden, besloten


def houd_tegen_de_tabel(profiel, antwoorden, besloten):
    verzoek = {
        "profiel": profiel,
        "antwoorden": {k: list(w) if k == "leeftijden" else als_json(w) for k, w in antwoorden.items()},
    }
    uit = weeg_af(KADERS, {**verzoek, "besloten": besloten})
    stappen = {s["id"]: s["tekst"] for s in uit["vervolgstappen"]}
    assert len(stappen) == len(uit["vervolgstappen"]) == len(set(stappen.values()))
    uitkomsten = {b: o["uitkomst"] for b, o in uit["besluiten"].items()} | besloten
    telt = {**antwoorden, **({"urgentie": besloten["zo.urgentie"]} if "zo.urgentie" in besloten else {})}
    for regel, als in REGELS:
        fout = strijdig(regel, als, telt, uitkomsten, stappen, uit["kaders"])
        assert not fout, f"{regel['waarom']}: {fout}"


@pytest.mark.parametrize("met_onbekend", [False, True], ids=["alles bekend", "deels onbekend"])
@pytest.mark.parametrize("profiel", KADERS.profielen)
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_geen_stap_spreekt_een_andere_of_het_besluit_tegen(profiel, met_onbekend, data):
    houd_tegen_de_tabel(profiel, *data.draw(gevallen(profiel, met_onbekend)))


def test_de_tabel_noemt_alleen_wat_bestaat():
    for regel in TABEL:
        assert set(regel) <= VELDEN and regel["waarom"]
        assert ("als" in regel) != ("hoogstens_een" in regel), regel["waarom"]
        assert set(genoemd(regel)) <= set(STAPPEN), regel["waarom"]


@pytest.mark.parametrize("naam", KADERS.kaders)
def test_elke_stap_is_te_bereiken(naam):
    """A condition that can never hold would hide a duty: each step stands in some advice of a fixed walk."""
    import random

    loop = random.Random(11)
    eigen = {stap.id for stap in KADERS.kaders[naam].vervolgstappen}
    besluiten = list(KADERS.kaders[naam].besluiten)
    kenmerken = motor(KADERS).gelezen(besluiten)
    gezien = set()
    for _ in range(4000):
        if gezien >= eigen:
            return
        antwoorden, licht = {}, loop.choice([0, 0.5, 0.9])  # how many kenmerken have their first, lightest value
        for k in kenmerken:
            if loop.random() < 0.9:
                keuzes = LEEFTIJDEN if k == "leeftijden" else referentie.waarden(KADERS.kenmerken[k])
                waarde = keuzes[0] if k != "zorgvorm" and loop.random() < licht else loop.choice(keuzes)
                antwoorden[k] = list(waarde) if isinstance(waarde, (tuple, frozenset)) else waarde
        uit = weeg_af(KADERS, {"besluiten": besluiten, "antwoorden": antwoorden})
        gezien |= {s["id"] for s in uit["vervolgstappen"]}
    assert sorted(eigen - gezien) == []


@pytest.mark.parametrize("profiel", KADERS.profielen)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_veiligheid_wordt_in_een_profiel_altijd_gevraagd(profiel, data):
    """Also when it can't change an uitkomst any more; answered with 'weet ik niet' it is the first thing to find out."""
    from bot.afweging import adviseer, lees_verzoek

    antwoorden, _ = data.draw(gevallen(profiel, met_onbekend=False))
    leest = "veiligheid" in antwoorden
    zonder = {k: list(w) if k == "leeftijden" else als_json(w) for k, w in antwoorden.items() if k != "veiligheid"}
    verzoek = {"profiel": profiel, "antwoorden": zonder}
    uit = weeg_af(KADERS, verzoek)
    assert (uit["volgende_vraag"] == "veiligheid") == leest
    assert ("veiligheid" in uit["ontbreekt"]) == leest
    gevraagd = adviseer(KADERS, lees_verzoek(KADERS, verzoek), sla_over=("veiligheid",))
    assert gevraagd["volgende_vraag"] is None
    assert ("veiligheid is nog niet bekend" in (gevraagd["vervolgstappen"] or [{"tekst": ""}])[0]["tekst"]) == leest


def test_alleen_keten_en_geen_besluit_op_naam_vraagt_de_veiligheid_niet_vanzelf():
    assert weeg_af(KADERS, {"profiel": "keten", "antwoorden": {"maatregel": "ots"}})["volgende_vraag"] is None
    assert (
        weeg_af(KADERS, {"besluiten": ["zo.urgentie"], "antwoorden": {"urgentie": "crisis"}})["volgende_vraag"] is None
    )
