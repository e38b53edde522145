"""Violence in the perfect tense: verb × tense × person, how often it is told of, and what is no violence of now."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from bot.afweging import Kaders
from bot.begrip.lezen import lees
from leren.corpus import lees_set

DEELWOORDEN = [
    "geslagen",
    "geschopt",
    "gestompt",
    "geduwd",
    "mishandeld",
    "misbruikt",
    "verkracht",
    "gewurgd",
    "bedreigd",
]
DEELWOORDEN += ["geknepen", "gebeten", "vastgebonden", "gestoken"]
GETUIGE = {"kindfactoren": ["slachtoffer_getuige"]}
OUDER = {"ouderfactoren": ["slachtoffer_getuige_dader"]}
# Who does it to whom: the sentence with {} for the participle, and the factors that it gives.
BEDRIJVEND = [
    ("Stiefvader heeft de jongen {}.", GETUIGE | OUDER),
    ("Stiefvader had de jongen op zijn kamer {}.", GETUIGE | OUDER),
    ("Ouders hebben het meisje {}.", GETUIGE | OUDER),
    ("De juf vertelt dat vader zijn dochter {} heeft.", GETUIGE | OUDER),
    ("De juf vertelt dat vader zijn dochter heeft {}.", GETUIGE | OUDER),
    ("Vader heeft moeder {}.", OUDER),
    ("Jongen van 9. Hij heeft zijn zusje {}.", {"kindfactoren": ["psychisch_psychosociaal"]}),
    ("Jongen van 9. Moeder heeft hem {}.", GETUIGE | OUDER),
]
LIJDEND = [
    ("De jongen is door zijn stiefvader {}.", GETUIGE | OUDER),
    ("De jongen werd door zijn stiefvader {}.", GETUIGE | OUDER),
    ("Het meisje is {}.", GETUIGE),
    ("Meisje van 12. Zij is {}.", GETUIGE),
    ("Meisje van 12. De huisarts meldt dat zij {} is.", GETUIGE),
    ("De kinderen zijn {} door moeder.", GETUIGE | OUDER),
    ("Moeder was door vader {}.", OUDER),
]


def _gelezen(tekst: str, kaders: Kaders) -> dict[str, Any]:
    kenmerken = lees(tekst, kaders).kenmerken
    return {
        k: v
        for k, v in kenmerken.items()
        if k in ("veiligheid", "kindfactoren", "ouderfactoren", "normatieve_problemen")
    }


@pytest.mark.parametrize(("zin", "deelwoord"), [(z, d) for (z, _), d in product(BEDRIJVEND + LIJDEND, DEELWOORDEN)])
def test_eens_verteld_zonder_meer(zin: str, deelwoord: str, alle_kaders: Kaders) -> None:
    rollen = dict(BEDRIJVEND + LIJDEND)[zin]
    gelezen = _gelezen(zin.format(deelwoord), alle_kaders)
    # A phrase may know more of one verb (strangling is danger now); the act itself is always read.
    assert gelezen.get("veiligheid") in (("acuut_onveilig", "zorgen") if deelwoord == "gewurgd" else ("zorgen",))
    assert {k: set(v) <= set(gelezen.get(k, [])) for k, v in rollen.items()} == dict.fromkeys(rollen, True)


@pytest.mark.parametrize("deelwoord", ["geslagen", "geschopt", "mishandeld", "bedreigd", "geknepen"])
@pytest.mark.parametrize(
    ("zin", "veiligheid"),
    [
        ("Vader heeft zijn zoon regelmatig {}.", "structureel_onveilig"),
        ("Moeder is jarenlang door vader {}.", "structureel_onveilig"),
        ("Vader heeft zijn dochter weer {}.", "structureel_onveilig"),
        ("Vader heeft zijn zoon meerdere keren {}.", "structureel_onveilig"),
        ("Zoon wordt door stiefvader {}.", "structureel_onveilig"),
        ("Vader heeft zijn zoon vannacht {}.", "acuut_onveilig"),
        ("Een uur geleden heeft stiefvader de jongen {}.", "acuut_onveilig"),
        ("Vader zou zijn dochter hebben {}.", "zorgen"),
        ("Vader heeft zijn zoon nooit {}.", None),
        ("Vader heeft hem niet {}.", None),
        ("De jongen is niet {}.", None),
        ("Niemand heeft de kinderen {}.", None),
        ("Het is niet zo dat vader de jongen {} heeft.", None),
        ("Dat vader zijn dochter heeft {} is weerlegd.", None),
        ("Vroeger werd moeder {} door haar vader.", None),
        ("Moeder is als kind {}.", None),
        ("Tien jaar geleden heeft vader moeder {}.", None),
        ("Als vader zijn zoon heeft {}, bellen we Veilig Thuis.", None),
        ("De buurman heeft zijn vrouw {}.", None),
        ("Zoon heeft een klasgenoot {}.", None),
        ("Op het nieuws werd een kind {}.", None),
    ],
)
def test_hoe_vaak_en_wanneer(zin: str, deelwoord: str, veiligheid: str | None, alle_kaders: Kaders) -> None:
    gelezen = _gelezen(zin.format(deelwoord), alle_kaders)
    assert gelezen.get("veiligheid") == veiligheid
    if veiligheid is None and "vroeger" not in zin.lower() and "als kind" not in zin and "geleden" not in zin:
        assert "ouderfactoren" not in gelezen and "slachtoffer_getuige" not in gelezen.get("kindfactoren", [])


@pytest.mark.parametrize("deelwoord", ["geslagen", "geschopt", "mishandeld", "bedreigd", "vastgebonden"])
@pytest.mark.parametrize(
    "zin",
    [
        "Mevrouw van 40 is {} door haar man.",
        "Zij vertelt dat mijn man mij {} heeft.",
        "Mijn ex heeft mij {}.",
        "Meneer van 60 heeft zijn vrouw {}.",
    ],
)
def test_volwassenen(zin: str, deelwoord: str, alle_kaders: Kaders) -> None:
    gelezen = _gelezen(zin.format(deelwoord), alle_kaders)
    assert gelezen["veiligheid"] == "zorgen"
    assert "huiselijk_geweld" in gelezen["normatieve_problemen"]


@pytest.mark.parametrize(
    "tekst",
    [
        "Moeder slaat hem niet.",
        "Vader schopt zijn zoon nooit.",
        "Vader heeft alarm geslagen.",
        "Moeder is aan de drank geslagen.",
        "Ouders hebben er veel tijd in gestoken.",
        "Jongen van 5. Zijn ontwikkeling wordt bedreigd.",
        "Vader heeft de deur ingetrapt.",
        "Zij slaat haar lunch vaak over. Meisje van 12.",
        "Hij is door een hond gebeten. Jongen van 9.",
    ],
)
def test_geen_geweld(tekst: str, alle_kaders: Kaders) -> None:
    gelezen = _gelezen(tekst, alle_kaders)
    assert "veiligheid" not in gelezen
    assert "slachtoffer_getuige" not in gelezen.get("kindfactoren", [])
    assert "slachtoffer_getuige_dader" not in gelezen.get("ouderfactoren", [])


@pytest.mark.parametrize(
    ("tekst", "veiligheid"),
    [
        ("Zoon heeft moeder gestompt en geschopt.", "zorgen"),
        ("Moeder is door haar ex gestalkt, gewurgd en bedreigd.", "acuut_onveilig"),
        ("Ouders hebben elkaar geslagen.", "zorgen"),
        ("Er is thuis geslagen.", "zorgen"),
        ("Mijn man slaat mij.", "structureel_onveilig"),
        ("Vader heeft hem geslagen en woont nu elders. Jongen van 9.", "zorgen"),
        ("Vader ontkent dat hij zijn zoon heeft geslagen.", "zorgen"),
    ],
)
def test_meer_vormen(tekst: str, veiligheid: str, alle_kaders: Kaders) -> None:
    assert _gelezen(tekst, alle_kaders)["veiligheid"] == veiligheid


VARIANTEN = lees_set("lezen/ontwikkel/geweldzinnen.yml")


def _is_geweld(tekst: str, kaders: Kaders) -> bool:
    gelezen = _gelezen(tekst, kaders)
    rollen = {
        "slachtoffer_getuige",
        "slachtoffer_getuige_dader",
        "huiselijk_geweld",
        "kindermishandeling",
    }
    return gelezen.get("veiligheid") in ("zorgen", "structureel_onveilig", "acuut_onveilig") or any(
        not rollen.isdisjoint(waarde) for waarde in gelezen.values() if isinstance(waarde, list)
    )


@pytest.mark.parametrize("tekst", VARIANTEN["ja"])
def test_geweld_verteld_wordt_gevonden(tekst: str, alle_kaders: Kaders) -> None:
    assert _is_geweld(tekst, alle_kaders)


@pytest.mark.parametrize("tekst", VARIANTEN["nee"])
def test_wat_geen_geweld_tegen_een_mens_is(tekst: str, alle_kaders: Kaders) -> None:
    assert not _is_geweld(tekst, alle_kaders)


def test_op_haar_rug_is_niet_op_haar_tiende(alle_kaders: Kaders) -> None:
    assert _gelezen("Moeder heeft haar dochter op haar rug geslagen.", alle_kaders)["veiligheid"] == "zorgen"
    assert "veiligheid" not in _gelezen("Mevrouw is op haar tiende misbruikt.", alle_kaders)


@pytest.mark.parametrize(
    ("tekst", "veiligheid"),
    [
        ("Elke keer als het geld op is krijgt moeder klappen van haar zoon.", "zorgen"),
        ("Moeder krijgt klappen van haar eigen broer bij wie ze inwoont.", "structureel_onveilig"),
        ("De zoon, die bij zijn vader inwoont, heeft hem uit zijn stoel gesleurd.", "zorgen"),
        ("De melding van mishandeling is ongegrond, maar vader heeft zijn zoon wel geslagen.", "zorgen"),
    ],
)
def test_om_de_daad_heen(tekst: str, veiligheid: str, alle_kaders: Kaders) -> None:
    assert _gelezen(tekst, alle_kaders).get("veiligheid") == veiligheid


def test_ontwikkelset_geweld(alle_kaders: Kaders) -> None:
    """At most the one that keeps a parent's own past as a factor is read wrongly."""
    gevallen = lees_set("lezen/ontwikkel/geweld.yml")
    gemist = [g["tekst"] for g in gevallen if g["geweld"] == "ja" and not _is_geweld(g["tekst"], alle_kaders)]
    onterecht = [g["tekst"] for g in gevallen if g["geweld"] == "nee" and _is_geweld(g["tekst"], alle_kaders)]
    assert len(gemist) <= 1 and len(onterecht) <= 1, (gemist, onterecht)


@pytest.mark.parametrize(
    "tekst",
    [
        "Vader slaat de kinderen niet meer.",
        "Vader sloeg moeder, maar dat doet hij niet meer.",
        "Hij schopt haar al maanden niet meer en het gaat goed.",
    ],
)
def test_wat_is_opgehouden_zegt_niets_over_nu(tekst: str, alle_kaders: Kaders) -> None:
    assert "veiligheid" not in lees(tekst, alle_kaders).kenmerken
