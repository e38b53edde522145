"""What a text makes plausible (suggesties): found on words that no list holds, and never against what the text says."""

from __future__ import annotations

import json
from hashlib import sha256

import pytest

from bot.afweging import Kaders
from bot.begrip.lezen import lees
from bot.begrip.tekens import Sleutel, verlagende
from bot.begrip.zinnen import ontleed
from bot.begrip.zoekers import begrippen, geleerd
from leren.corpus import lees_set

ONTWIKKEL = ("teksten", "ontwikkelset", "buitenset", "versset")


def _gesuggereerd(tekst: str, kaders: Kaders) -> set[tuple[str, object]]:
    return {(s.kenmerk, s.waarde) for s in lees(tekst, kaders).suggesties}


@pytest.mark.parametrize(
    ("tekst", "paar"),
    [
        ("Het gezin heeft een zoon van 9. De aanmaningen stapelen zich op en de deurwaarder komt langs.", ("contextuele_factoren", "financiele_problemen")),
        ("Zoon van 14. Hij zit al weken op zijn kamer en komt de school niet meer in.", ("schoolgang", "gaat_niet")),
        ("Meneer van 52 doet voor niemand open en scheept iedere hulpverlener af.", ("regievoeringsproblemen", "weerbarstig")),
    ],
)  # fmt: skip
def test_omschreven_wordt_voorgesteld(tekst: str, paar: tuple[str, object], alle_kaders: Kaders) -> None:
    begrepen = lees(tekst, alle_kaders)
    gezegd = begrepen.kenmerken.get(paar[0])
    assert paar in _gesuggereerd(tekst, alle_kaders) or gezegd == paar[1] or paar[1] in (gezegd or [])


@pytest.mark.parametrize(
    "tekst",
    [
        "Wat moet ik doen als de deurwaarder bij een gezin langskomt?",
        "Stel dat de aanmaningen zich opstapelen en de deurwaarder bij het gezin komt.",
        "Meisje van 6.",
        "Vader van 39, moeder, 2 kids.",
        "",
        "x" * 8000,
    ],
)
def test_wie_vraagt_of_niets_zegt_krijgt_niets_voorgesteld(tekst: str, alle_kaders: Kaders) -> None:
    assert lees(tekst, alle_kaders).suggesties == ()


def _alles(kaders: Kaders) -> list[tuple[str, object]]:
    return [
        (geval["tekst"], lees(geval["tekst"], kaders))
        for n in ONTWIKKEL
        for geval in lees_set(f"lezen/ontwikkel/{n}.yml")
    ]


def test_naast_wat_de_tekst_zegt_en_nooit_ertegen(alle_kaders: Kaders) -> None:
    """No suggestion for what is stated, denied, doubted or answered already; each with the words that it is read
    from.
    """
    alles = _alles(alle_kaders)
    assert sum(len(b.suggesties) for _, b in alles) > 50
    for tekst, begrepen in alles:
        besproken = {(v.kenmerk, v.waarde) for v in begrepen.vermeldingen}
        for s in begrepen.suggesties:
            assert (s.kenmerk, s.waarde) not in besproken
            meer = alle_kaders.kenmerken[s.kenmerk].soort == "meerkeuze"
            assert s.kenmerk not in begrepen.kenmerken or (meer and begrepen.kenmerken[s.kenmerk])
            assert s.waarde in alle_kaders.kenmerken[s.kenmerk].waarden
            assert tekst[s.begin : s.eind] == s.tekst


@pytest.mark.parametrize("groep", [*lees_set("lezen/ontwikkel/stellig.yml").values()], ids=lambda g: str(g["waarde"]))
def test_wat_een_advies_lichter_maakt_vraagt_ook_hier_bewijs(groep: dict[str, object], alle_kaders: Kaders) -> None:
    verlagend = verlagende(Sleutel(alle_kaders))
    voorgesteld = {tekst: _gesuggereerd(str(tekst), alle_kaders) & verlagend for tekst in groep["niet"]}
    assert {tekst: wat for tekst, wat in voorgesteld.items() if any(w == groep["waarde"] for _, w in wat)} == {}


def test_van_wie_het_is_bepaalt_bij_welk_kenmerk(alle_kaders: Kaders) -> None:
    kind = _gesuggereerd(
        "Moeder en zoon van 9. Zoon leert heel traag en snapt eenvoudige opdrachten niet.", alle_kaders
    )
    ouder = _gesuggereerd(
        "Moeder en zoon van 9. Moeder leert heel traag en snapt eenvoudige brieven niet.", alle_kaders
    )
    assert not {("ouderfactoren", "cognitief_verstandelijk")} & kind
    assert not {("kindfactoren", "cognitief_verstandelijk")} & ouder


def test_waarden_van_de_andere_doelgroep_worden_niet_voorgesteld(alle_kaders: Kaders) -> None:
    for _, begrepen in _alles(alle_kaders):
        for s in begrepen.suggesties:
            alleen = begrippen.doelgroep_van(s.kenmerk)
            assert alleen is None or begrepen.kenmerken.get("doelgroep", alleen) == alleen


def test_plekken_zijn_die_van_de_tekst_zoals_getypt(alle_kaders: Kaders) -> None:
    tekst = "Het gezin heeft een zoon\u00ad van 9. De aan\u00admaningen stapelen zich op en de deurwaarder komt langs."
    begrepen = lees(tekst, alle_kaders)
    assert begrepen.suggesties or begrepen.kenmerken
    assert all(tekst[s.begin : s.eind] == s.tekst for s in begrepen.suggesties)


def test_een_lange_zin_wordt_per_deel_gelezen() -> None:
    tekst = ontleed(
        "Moeder komt met de kinderen uit een ander dorp, ze kent hier nog niemand en de buren groeten niet, maar "
        "school gaat prima."
    )
    delen = [tekst.origineel[tekst.begin[van] : tekst.eind[tot - 1]] for van, tot in geleerd.zinsdelen(tekst)]
    assert len(delen) == 4 and delen[-1].startswith("maar school")


def test_het_geleerde_bestand_is_klein_en_van_een_stuk() -> None:
    kop = json.loads(geleerd.BESTAND.read_text(encoding="utf-8"))
    assert kop["getallen"] == sha256(geleerd.GETALLEN.read_bytes()).hexdigest()
    assert geleerd.GETALLEN.stat().st_size < 3_000_000
    assert len(kop["begrippen"]) == len(geleerd.scores("moeder drinkt"))


def test_gemeten_op_schrijvers_die_niet_meeleerden() -> None:
    maat = json.loads(geleerd.BESTAND.read_text(encoding="utf-8"))["gemeten"]["elke schrijver een keer apart"]
    assert maat["woorden"]["f1"] >= 0.62 and maat["zin"]["f1"] >= 0.48
    assert maat["samen"]["f1"] >= maat["woorden"]["f1"] + 0.01
