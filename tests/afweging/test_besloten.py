"""Terms and steps follow what was decided, not what was advised; the advice itself stays as it was."""

import pytest

from bot.afweging import OnbruikbareInvoer, laad_kaders, motor, telt_als, weeg_af

KADERS = laad_kaders()
NU = "2026-11-20T10:00:00+01:00"


def weeg(besloten=None, **verzoek):
    return weeg_af(KADERS, {"datum": NU, **verzoek, **({"besloten": besloten} if besloten else {})})


def gevolgen(uit):
    return [(t["id"], t["label"], t["uiterlijk"]) for t in uit["termijnen"]], [s["id"] for s in uit["vervolgstappen"]]


JEUGD = {
    "doelgroep": "jeugd",
    "veiligheid": "veilig",
    "urgentie": "regulier",
    "ernst": "zwaarder",
    "zorgvorm": ["ambulant"],
}
MET_CRISIS = {**JEUGD, "urgentie": "crisis"}


@pytest.mark.parametrize("profiel", ["standaard", "zo"])
@pytest.mark.parametrize("van", ["regulier", "spoed", "crisis"])
@pytest.mark.parametrize("naar", ["regulier", "spoed", "crisis"])
def test_wie_anders_besluit_over_urgentie_krijgt_de_termijnen_daarvan(profiel, van, naar):
    advies = weeg(profiel=profiel, antwoorden={**JEUGD, "urgentie": van})
    besloten = weeg({"zo.urgentie": naar}, profiel=profiel, antwoorden={**JEUGD, "urgentie": van})
    alsof = weeg(profiel=profiel, antwoorden={**JEUGD, "urgentie": naar})
    urgent = {"actie.crisis", "actie.spoed"}
    assert {t for t in gevolgen(besloten)[0] if t[0] in urgent} == {t for t in gevolgen(alsof)[0] if t[0] in urgent}
    stappen = {"zo.crisis", "zo.spoed", "lekstroom.crisisafspraken"}
    assert stappen & {*gevolgen(besloten)[1]} == stappen & {*gevolgen(alsof)[1]}
    for veld in ("besluiten", "volgende_vraag", "ontbreekt", "kaders"):
        assert besloten[veld] == advies[veld]


def test_naar_crisis_is_de_actie_binnen_een_dag():
    uit = weeg({"zo.urgentie": "crisis"}, profiel="standaard", antwoorden=JEUGD)
    assert ("actie.crisis", "Actie (crisis)", "2026-11-21T10:00:00+01:00") in gevolgen(uit)[0]
    assert uit["besluiten"]["zo.urgentie"]["uitkomst"] == "regulier"


@pytest.mark.parametrize("naar", ["licht", "midden", "zwaar"])
def test_een_andere_zwaarte_geeft_de_stappen_van_die_zwaarte(naar):
    antwoorden = {"ernst": "zwaarder", "zorgvorm": ["ambulant"], "veiligheid": "veilig"}
    uit = weeg({"lekstroom.zwaarte": naar}, besluiten=["lekstroom.zwaarte"], antwoorden=antwoorden)
    delen = {s.split("_")[-1] for s in gevolgen(uit)[1] if s.startswith(("lekstroom.taken_", "lekstroom.evaluatie_"))}
    assert delen == {naar}


@pytest.mark.parametrize("van", ["licht", "basis", "intensief"])
@pytest.mark.parametrize("naar", ["licht", "basis", "intensief"])
def test_het_label_hoort_bij_wat_besloten_is(van, naar):
    antwoorden = {"doelgroep": "volwassenen", "veiligheid": "veilig"}
    uit = weeg({"zo.procesregie": naar}, besluiten=["zo.procesregie"], antwoorden=antwoorden)
    (einde,) = [t["label"] for t in uit["termijnen"] if t["id"] == "einde.zo"]
    assert naar in einde


def test_een_besluit_buiten_de_vraag_verandert_niets():
    gewoon = weeg(besluiten=["lekstroom.zwaarte"], antwoorden=JEUGD)
    assert weeg({"zo.urgentie": "crisis"}, besluiten=["lekstroom.zwaarte"], antwoorden=JEUGD) == gewoon


@pytest.mark.parametrize(
    ("besloten", "woord"),
    [
        ("crisis", "besloten"),
        ({"zo.urgensie": "crisis"}, "zo.urgensie"),
        ({"zo.urgentie": "rood"}, "regulier"),
        ({"zo.urgentie": None}, "regulier"),
        ({"zo.urgentie": ["crisis"]}, "regulier"),
    ],
)
def test_wat_geen_besluit_is_wordt_geweigerd(besloten, woord):
    with pytest.raises(OnbruikbareInvoer, match=woord):
        weeg(besloten, profiel="standaard", antwoorden=JEUGD)


def test_alleen_een_besluit_dat_een_antwoord_herhaalt_is_dat_antwoord():
    spiegels = {b: motor(KADERS).werk(b).spiegelt for b in KADERS.besluiten}
    assert {b: k for b, k in spiegels.items() if k} == {"zo.urgentie": "urgentie"}


def test_een_uitkomst_die_na_een_update_weg_is_telt_niet():
    assert telt_als(KADERS, {"zo.urgentie": "weg", "oud.besluit": "crisis"}) == {}
    assert telt_als(KADERS, {"zo.urgentie": "crisis", "lekstroom.zwaarte": "zwaar"}) == {"urgentie": "crisis"}


def test_elke_termijn_en_stap_draagt_zijn_eigen_bron():
    """What is looked up by id afterwards can be that of another: contact.lekstroom and einde.zo have three each."""
    items = {(t.id, t.label): t for k in KADERS.kaders.values() for t in k.termijnen}
    for zwaarte in ("midden", "zwaar"):
        for zorgvorm in (["ambulant"], ["crisis_ambulant"]):
            uit = weeg(
                {"lekstroom.zwaarte": zwaarte}, besluiten=["lekstroom.zwaarte"], antwoorden={"zorgvorm": zorgvorm}
            )
            for t in uit["termijnen"]:
                eigen = sorted(items[t["id"], t["label"]].bronnen, key=lambda bron: not bron.interpretatie)
                assert t["bron"] == eigen[0].als_json()  # the marked one, where a part is ours
            assert all(s["bron"]["vindplaats"] for s in uit["vervolgstappen"])


def test_wie_besluit_dat_het_geen_mp_is_leest_niet_dat_de_checklist_mp_geeft():
    factoren = dict.fromkeys(
        ("kindfactoren", "ouderfactoren", "opvoedingsfactoren", "hulpverleningsgeschiedenis"), True
    )
    antwoorden = {
        "doelgroep": "jeugd", "urgentie": "regulier", "veiligheid": "veilig", "complexe_problematiek": True, **factoren,
        "domeinoverstijgend": False, "betrokken_aanbieders": "geen", "intensievere_regie": False, "kortdurende_begeleiding": False,
    }  # fmt: skip
    tegen = {"zo.mp_zonder_procesregie", "zo.geen_mp_jeugd"}
    advies = weeg(profiel="zo", antwoorden=antwoorden)
    assert (
        advies["besluiten"]["zo.mp_jeugd"]["uitkomst"] == "mp"
        and advies["besluiten"]["zo.procesregie"]["uitkomst"] == "geen"
    )
    assert tegen & {*gevolgen(advies)[1]} == {"zo.mp_zonder_procesregie"}
    besloten = weeg({"zo.mp_jeugd": "geen_mp"}, profiel="zo", antwoorden=antwoorden)
    assert tegen & {*gevolgen(besloten)[1]} == {"zo.geen_mp_jeugd"}
