"""How much a team agrees: the measure against known figures, and what is never shown."""

from __future__ import annotations

import pytest

from bot.afweging import laad_kaders
from bot.gesprek.oefening import gevraagd
from bot.oefenen import bibliotheek
from bot.oefenen.overeenstemming import alfa, in_woorden, te_weinig
from bot.oefenen.teamuitslag import over_sessies, te_markeren, uitslag

KADERS = laad_kaders()
CASUS = next(c for c in bibliotheek(KADERS) if c.kader == "lekstroom")
BESLUITEN = gevraagd(KADERS, CASUS)
# Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), example C: four observers, missing data.
VOORBEELD = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
    [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
]


def test_de_maat_geeft_de_cijfers_van_zijn_bron():
    assert alfa(VOORBEELD) == pytest.approx(0.743, abs=0.001)
    assert alfa(VOORBEELD, (1, 2, 3, 4, 5)) == pytest.approx(0.815, abs=0.001)


@pytest.mark.parametrize("oordelen", [[], [[]], [["a"]], [["a"], ["a"]], [["a", None], [None, "b"]], [["x"], ["a"]]])
def test_waar_niets_te_meten_is_komt_geen_getal(oordelen):
    assert alfa(oordelen, ("a", "b")) is None


def test_elke_maat_heeft_een_zin_en_minder_eens_is_een_andere():
    zinnen = [in_woorden(w) for w in (1, 0.7, 0.5, 0.2, 0, -1, -3)]
    assert len(set(zinnen)) == 5 and all(zinnen)
    assert [bool(te_weinig(n)) for n in range(5)] == [True, True, True, False, False]


def oordeel(**anders):
    return {
        "kenmerken": dict(CASUS.antwoorden),
        "gegeven": dict(CASUS.verwacht),
        "zekerheid": "gok",
        "reden": "x",
        **anders,
    }


def test_wie_precies_hetzelfde_las_is_het_helemaal_eens():
    namen = te_markeren(KADERS, BESLUITEN)
    gelijk = oordeel(kenmerken={k: w for k, w in CASUS.antwoorden.items() if k in namen})
    uit = uitslag(KADERS, CASUS, BESLUITEN, [gelijk] * 4)
    assert uit.alfa == pytest.approx(1.0) and uit.oordelen == 4
    assert all(sum(d.aantal for d in v.delen) == 4 for v in (*uit.besluiten, *uit.kenmerken))
    assert all(sum(d.kader for d in v.delen) >= 1 for v in uit.kenmerken)
    wisselend = [oordeel(kenmerken={"ernst": w}) for w in ("licht", "zwaarder", "licht", "zwaarder")]
    assert uitslag(KADERS, CASUS, BESLUITEN, wisselend).alfa < 0.9


def test_wie_niets_koos_telt_niet_en_onder_de_drie_staat_er_niets():
    leeg = {"kenmerken": {}, "gegeven": {}, "zekerheid": None, "reden": ""}
    uit = uitslag(KADERS, CASUS, BESLUITEN, [oordeel(), oordeel(), leeg])
    assert uit.oordelen == 2 and uit.melding and not uit.besluiten and not uit.kenmerken and uit.alfa is None


def test_geen_van_deze_is_iets_anders_dan_niet_gemarkeerd():
    rijen = [oordeel(kenmerken=k) for k in ({"zorgvorm": []}, {"zorgvorm": ["ambulant"]}, {"ernst": "licht"})]
    uit = uitslag(KADERS, CASUS, BESLUITEN, rijen)
    zorgvorm = next(v for v in uit.kenmerken if v.id == "zorgvorm")
    assert {d.label: d.aantal for d in zorgvorm.delen} == {
        "Ambulante jeugdhulp": 1,
        "Geen van deze": 1,
        "niet gemarkeerd": 1,
    }


def test_over_meer_casussen_telt_de_volgorde_van_de_uitkomsten():
    def sessie(*uitkomsten):
        return [{"gegeven": {"lekstroom.zwaarte": u}} for u in uitkomsten]

    dichtbij = [
        sessie("licht", "licht", "midden"),
        sessie("zwaar", "zwaar", "midden"),
        sessie("licht", "licht", "licht"),
    ]
    ver = [sessie("licht", "licht", "zwaar"), sessie("zwaar", "zwaar", "licht"), sessie("licht", "licht", "licht")]
    [een], [twee] = over_sessies(KADERS, dichtbij), over_sessies(KADERS, ver)
    assert "over 3 casussen" in een and een != twee
    getallen = [float(zin.split("casussen: ")[1].split(". ")[0].replace(",", ".")) for zin in (een, twee)]
    assert getallen[0] > getallen[1]
    assert "zegt één casus te weinig" in over_sessies(KADERS, dichtbij[:2])[0]
