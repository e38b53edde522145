"""Close calls against an independent reading of what a grensgeval is, on random complete and partial answers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.afweging import laad_kaders, weeg_af

from . import referentie
from .test_exact import als_json

KADERS = laad_kaders()
MIDDEN = {
    "ernst": {"zwaarder"},
    "stapeling": {"meerdere_partijen"},
    "duur": {"onzeker"},
    "veiligheid": {"zorgen", "structureel_onveilig"},
    "motivatie": {"wisselend", "weigert"},
    "schoolgang": {"bedreigd"},
}
ZWAAR = {
    "ernst": "ernstig",
    "stapeling": "coordinatie_nodig",
    "duur": "onvoorspelbaar",
    "veiligheid": "acuut_onveilig",
    "schoolgang": "gaat_niet",
}
GEZINSVORMEN = {"verblijf": "kortdurend", "perspectief": "niet_bepaald", "uitstroom": True, "partijen_naast_gezinsvormen": True}


def zwaarte(a, uitkomst):
    if uitkomst == "licht":
        return False
    zorgvorm = a.get("zorgvorm") or frozenset()
    hard, dragers = False, set()
    if uitkomst == "zwaar":
        dragers = {k for k, w in ZWAAR.items() if a.get(k) == w}
        if zorgvorm & {"forensisch", "crisis_ambulant", "crisis_residentieel"}:
            hard = True
        if "onderwijstijd" in zorgvorm and a.get("onderwijstijd_doel") == "volgen":
            hard = True
    else:
        dragers = {k for k, waarden in MIDDEN.items() if a.get(k) in waarden}
        if "gezinsvormen" in zorgvorm:
            dragers |= {k for k, w in GEZINSVORMEN.items() if a.get(k) == w}
        if "onderwijstijd" in zorgvorm and a.get("onderwijstijd_doel") == "functioneren":
            hard = True
        if a.get("veiligheid") == "structureel_onveilig" and a.get("motivatie") in ("wisselend", "weigert"):
            return True
    return len(dragers) == 1 and not hard


def mp_jeugd(a, uitkomst):
    zwaar = a.get("veiligheid") == "structureel_onveilig" or a.get("complexe_problematiek") is True
    return uitkomst == "geen_mp" and zwaar and sum(bool(a.get(f)) for f in referentie.FACTOREN_JEUGD) == 3


def mp_volwassenen(a, uitkomst):
    aantal = sum(bool(a.get(veld)) for veld in referentie.PROBLEEMVELDEN)
    return aantal == 3 if uitkomst == "geen_mp" else a.get("regievoeringsproblemen") == frozenset()


def fase(a, uitkomst):
    stroef = a.get("domeinoverstijgend") is True and a.get("samenwerking_stagneert") is True
    return uitkomst == "fase_2" and (a.get("veiligheid") == "zorgen" or stroef)


GRENZEN = {
    "lekstroom.zwaarte": zwaarte,
    "zo.mp_jeugd": mp_jeugd,
    "zo.mp_volwassenen": mp_volwassenen,
    "zo.procesregie": lambda a, u: u == "intensief" and a.get("veiligheid") == "zorgen",
    "zeeland.fase": fase,
    "zeeland.zwaarte": lambda a, u: u == "regulier" and a.get("justitie_betrokken") is True,
}
EXTRA = {"zeeland.fase": ("domeinoverstijgend", "samenwerking_stagneert"), "zeeland.zwaarte": ("justitie_betrokken",)}


@pytest.mark.parametrize("besluit", GRENZEN)
@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_grensgeval_volgt_de_omschrijving(besluit, data):
    antwoorden = {}
    for k in (*referentie.BESLUITEN[besluit][1], *EXTRA.get(besluit, ())):
        keuzes = referentie.waarden(KADERS.kenmerken[k])
        weegt = keuzes if k != "zorgvorm" else [w for w in keuzes if len(w) <= 2]
        waarde = data.draw(st.sampled_from([*weegt, None]), label=k)
        if waarde is not None:
            antwoorden[k] = waarde
    uit = weeg_af(KADERS, {"besluiten": [besluit], "antwoorden": {k: als_json(w) for k, w in antwoorden.items()}})
    oordeel = uit["besluiten"][besluit]
    verwacht = oordeel["bepaald"] and GRENZEN[besluit](antwoorden, oordeel["uitkomst"])
    assert (oordeel["grensgeval"] is not None) == verwacht
    if verwacht:
        assert oordeel["grensgeval"]["reden"] in oordeel["uitleg"]
