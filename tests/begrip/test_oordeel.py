"""What a text states, its phrases and its clauses weighed together: found without a word of the lists, never against
the text, and nothing that another half of the texts doesn't bear out.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.afweging import Kaders
from bot.begrip.lezen import lees, ongewogen
from bot.begrip.oordeel import DRINGEND
from bot.begrip.vermelding import GENOEMD
from bot.begrip.zoekers import weging
from leren.corpus import lees_set
from leren.weging.leer import GRENS

from .meten import buiten, meet, paren, teksten
from .woorden import met_woorden

OUD = ("teksten", "ontwikkelset", "oude_toetsset", "buitenset", "versset")
# What somebody may write around a casus, and says nothing of it.
VOOR = (
    "Dinsdag belde ik met een collega. Volgende week is er een nieuwe afspraak op het gemeentehuis. Het verslag van "
    "vorige maand zit bij de stukken. Ik stuur dit mede namens de afdeling. De planning voor het najaar volgt nog. "
)
NA = (
    " We hebben de gegevens in het systeem gezet. Het adres is onlangs gewijzigd. De brief is per post verstuurd. "
    "Morgen ben ik telefonisch bereikbaar. Het formulier is ondertekend teruggekomen."
)


def _teksten() -> list[str]:
    return [rij["tekst"] for naam in ("heel", "stem") for rij in lees_set(f"lezen/ontwikkel/{naam}.jsonl")]


def _van_zinnen(tekst: str, kaders: Kaders) -> set[tuple[str, object]]:
    return {(v.kenmerk, v.waarde) for v in ongewogen(tekst, kaders)[1] if v.zekerheid == GENOEMD}


def test_een_zinsdeel_wordt_een_vermelding_met_zijn_woorden(alle_kaders: Kaders) -> None:
    nieuw = 0
    for tekst in _teksten():
        begrepen = lees(tekst, alle_kaders)
        zinnen = _van_zinnen(tekst, alle_kaders)
        for v in begrepen.vermeldingen:
            assert tekst[v.begin : v.eind] == v.tekst
            nieuw += v.zekerheid == GENOEMD and v.kenmerk != "doelgroep" and (v.kenmerk, v.waarde) not in zinnen
    assert nieuw >= 200


def test_een_zin_die_hier_iets_anders_betekent_wordt_hooguit_voorgesteld(alle_kaders: Kaders) -> None:
    vervallen = voorgesteld = 0
    for tekst in _teksten():
        begrepen = lees(tekst, alle_kaders)
        gezegd = {(v.kenmerk, v.waarde) for v in begrepen.vermeldingen if v.zekerheid == GENOEMD}
        weg = {paar for paar in _van_zinnen(tekst, alle_kaders) - gezegd if paar[0] != "leeftijden"}
        vervallen += len(weg)
        voorgesteld += len(weg & {(s.kenmerk, s.waarde) for s in begrepen.suggesties})
        # Danger is stated or asked, never dropped; who denies, asks or says otherwise beside it has spoken of it.
        besproken = {(v.kenmerk, v.waarde) for v in begrepen.vermeldingen}
        gevraagd = {(s.kenmerk, s.waarde) for s in begrepen.suggesties}
        assert {p for p in weg & DRINGEND if p[0] not in begrepen.kenmerken} <= besproken | gevraagd
    assert vervallen >= 40 and voorgesteld >= 10


@pytest.mark.parametrize("naam", OUD)
def test_wegen_kost_een_korte_tekst_geen_feit(naam: str, alle_kaders: Kaders) -> None:
    """The phrases alone find 0.976 of these sets or more: who was plain isn't weighed away."""
    assert meet(naam, alle_kaders).maten()[1] >= 0.975


@pytest.mark.parametrize("om", [("", ""), (VOOR, NA)], ids=["kort", "lang"])
def test_wat_iemand_gewoon_zegt_blijft(om: tuple[str, str], alle_kaders: Kaders) -> None:
    gezegd = lees(
        f"{om[0]}Vader drinkt al jaren, er is een huurachterstand, hij mijdt alle hulp.{om[1]}", alle_kaders
    ).kenmerken
    assert gezegd["ouderfactoren"] == ["psychisch_psychosociaal"]
    assert gezegd["contextuele_factoren"] == ["financiele_problemen"]
    assert gezegd["hulpverleningsgeschiedenis"] == ["zorgmijdend"]


def test_tussen_onschuldige_zinnen_blijft_bijna_elk_feit(alle_kaders: Kaders) -> None:
    gevonden = alle = 0
    for geval in (geval for naam in OUD for geval in teksten(naam)):
        weg = buiten(geval["goud"].get("doelgroep", "")) | {"doelgroep", "leeftijden"}
        goud = {paar for paar in paren(geval["goud"]) if paar[0] not in weg}
        tekst = geval["tekst"].rstrip().rstrip(".")
        gevonden += len(goud & set(paren(lees(f"{VOOR}{tekst}.{NA}", alle_kaders).kenmerken)))
        alle += len(goud)
    assert gevonden >= 0.96 * alle > 500


@pytest.mark.parametrize(
    "tekst",
    [
        "Hebben ouders van een zoon van 9 stapels aanmaningen en een deurwaarder aan de deur?",
        "Stel dat de aanmaningen zich bij een gezin opstapelen en de deurwaarder aan de deur komt.",
    ],
)
def test_wie_vraagt_of_veronderstelt_stelt_niets(tekst: str, alle_kaders: Kaders) -> None:
    gezegd = lees(tekst, alle_kaders).kenmerken
    assert "contextuele_factoren" not in gezegd and "economische_problemen" not in gezegd


def test_eigen_woorden_van_een_organisatie_worden_niet_gewogen(alle_kaders: Kaders, tmp_path: Path) -> None:
    kaders = met_woorden(alle_kaders, tmp_path, ernst={"ernstig": ["kwispelzaak"]})
    tekst = "Gezin met zoon van 9. Dit is een kwispelzaak. Moeder komt graag naar de afspraken. School gaat goed."
    assert lees(tekst, kaders).kenmerken["ernst"] == "ernstig"


def test_het_geleerde_bestand_weegt_elke_trek_en_is_beter_dan_zinnen_alleen() -> None:
    kop = json.loads(weging.BESTAND.read_text(encoding="utf-8"))
    assert tuple(kop["trekken"]) == weging.TREKKEN and kop["grens"] == GRENS
    assert weging.BESTAND.stat().st_size < 60_000
    maat = kop["gemeten"]["elke schrijver een keer apart"]
    assert maat["gezegd"]["precisie"] >= maat["zinnen alleen"]["precisie"] + 0.1
    assert maat["gezegd"]["vangst"] >= maat["zinnen alleen"]["vangst"] + 0.2
    assert maat["gezegd of suggestie"]["vangst"] >= 0.8
