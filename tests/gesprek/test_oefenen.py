"""Practising in the conversation: decide first, compare after; and nothing of it touches an afweging."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from bot.gesprek import oefening as oefening_
from bot.gesprek.oefening import MEEST, Oefening, gevraagd, kies
from bot.gesprek.oefenlezing import gesplitst, niveau, uitkomst, zekerheid
from bot.gesprek.oefenprompt import hints
from bot.gesprek.staat import Staat
from bot.gesprek.vaardigheden import oefenen as vaardigheid
from bot.gesprek.vergelijking import omslag
from bot.lijn.doet import Doet
from bot.oefenen import Oefencasus
from bot.oefenen.bibliotheek import alle
from bot.oefenen.maken import uit_naam
from bot.oefenen.weging import weeg
from tests.oefenen.voorbeeld import casus

from .spreken import KADERS, OMGEVING, Spreker

EEN = casus(letop=[{"kenmerk": "maatregel", "tekst": "Zonder maatregel is er geen GI."}])
TWEE = casus(id="lekstroom-91", titel="Nog een meisje", niveau="gemiddeld")


@pytest.fixture
def twee(monkeypatch: pytest.MonkeyPatch) -> None:
    """A library of two casussen."""
    for plek in (oefening_, vaardigheid):
        monkeypatch.setattr(plek, "bibliotheek", lambda kaders: (EEN, TWEE))


def oefent(spreker: Spreker, casus_: Oefencasus = EEN) -> Spreker:
    """Begin, with this casus in hand."""
    spreker.zeg("oefenen volgens Lekstroom")
    assert spreker.staat and spreker.staat.oefening
    spreker.staat = replace(spreker.staat, oefening=replace(spreker.staat.oefening, casus=casus_.id))
    return spreker


def oefening(spreker: Spreker) -> Oefening:
    assert spreker.staat and spreker.staat.oefening
    return spreker.staat.oefening


def labels(spreker: Spreker) -> list[str]:
    return [knop["label"] for bericht in spreker.berichten for knop in bericht["knoppen"]]


pytestmark = pytest.mark.usefixtures("twee")


def test_stap_voor_stap_met_knoppen_tot_en_met_de_vergelijking() -> None:
    s = oefent(Spreker())
    assert s.custom["open"] == {"soort": "oefenen", "kenmerk": None} and s.custom["vraag"] is None
    assert s.custom["oefening"]["stap"] == "uitkomst" and s.custom["oefening"]["besluit"] == "lekstroom.zwaarte"
    s.druk("Casusregie midden")
    assert "Genoteerd: Casusregie midden." in s.tekst and s.custom["oefening"]["besluit"] == "lekstroom.casusregisseur"
    s.druk("De zorgaanbieder")
    assert s.custom["oefening"]["stap"] == "zekerheid"
    s.druk("Heel zeker")
    assert s.custom["oefening"]["stap"] == "reden" and s.berichten[-1]["soort"] == "reden"
    s.zeg("Het is een licht probleem, maar er ligt een OTS.")
    for stuk in (
        "jij koos Casusregie midden, het kader komt uit op Casusregie licht",
        "Casusregisseur (Lekstroom): De zorgaanbieder. Dat zegt het kader ook.",
        "Beslissend: ernst: Licht",
        "Jouw keuze zou kloppen bij: ",
        "Bron: Toeleiding, casusregie en afsluiten jeugdhulp Lekstroom",
        "Jij las maatregel: OTS. In de tekst staat: maatregel: Geen maatregel.",
        "Niet in je reden, en wel beslissend: ",
        "Zonder maatregel is er geen GI.",
        "Over wie de regie heeft, denkt niet iedereen hetzelfde.",
        "Je was er zeker van, en het kader zegt iets anders.",
    ):
        assert stuk in s.tekst, stuk
    assert all("custom" not in bericht for bericht in s.berichten) and oefening(s).klaar
    assert oefening(s).reden == "" and oefening(s).gegeven == {}, "daarna wordt er niets van onthouden"


def test_alles_in_een_keer() -> None:
    s = oefent(Spreker()).zeg("Licht, de zorgaanbieder, vrij zeker, want het probleem is klein en er is geen maatregel")
    assert oefening(s).klaar
    assert "Casusregie licht. Dat zegt het kader ook." in s.tekst and "Je was redelijk zeker, en het klopt." in s.tekst


def test_wat_in_een_keer_ontbreekt_wordt_nog_gevraagd() -> None:
    s = oefent(Spreker()).zeg("licht, omdat het probleem klein is")
    assert oefening(s).gegeven == {"lekstroom.zwaarte": "licht"} and "Genoteerd: Casusregie licht, je reden." in s.tekst
    assert s.custom["oefening"]["besluit"] == "lekstroom.casusregisseur"
    s.zeg("6").zeg("redelijk zeker")
    assert oefening(s).klaar


def test_een_getypt_nummer_hoort_bij_de_vraag_in_beeld() -> None:
    s = oefent(Spreker()).zeg("3").zeg("1").zeg("2")
    o = oefening(s)
    assert (o.gegeven, o.zekerheid) == (
        {"lekstroom.zwaarte": "zwaar", "lekstroom.casusregisseur": "gi"},
        "redelijk",
    )


@pytest.mark.parametrize(
    "zin", ["hint", "geef me een hint", "mag ik een tip", "een aanwijzing graag", "help me op weg"]
)
def test_om_een_hint_vragen(zin: str) -> None:
    assert "Hint: het kader kijkt hier naar" in oefent(Spreker()).zeg(zin).tekst


def test_hints_komen_in_stappen_en_raken_op() -> None:
    s = oefent(Spreker())
    s.zeg("hint")
    assert (
        "Hint: het kader kijkt hier naar" in s.tekst and "ernst" in s.tekst and "Licht" not in s.berichten[0]["tekst"]
    )
    aantal = 1
    while "Geef een hint" in labels(s):
        s.druk("Geef een hint")
        aantal += 1
    assert 2 <= aantal <= 3 and "zo lees ik de casus" in s.tekst
    assert "Meer hints heb ik niet" in s.zeg("geef een hint").tekst
    assert oefening(s).gegeven == {}
    assert oefening(s.druk("Casusregie licht")).hints == 0 and "Geef een hint" in labels(s)


# --- nothing of it touches an afweging ---


def begonnen() -> Spreker:
    return Spreker().zeg("nieuwe afweging volgens Lekstroom").kies("veiligheid", "zorgen").kies("ernst", "licht")


def test_een_afweging_blijft_zoals_zij_was() -> None:
    s = begonnen()
    voor = s.staat
    assert voor
    oefent(s)
    assert "Je afweging blijft staan zoals zij is." in s.tekst
    s.zeg(
        "licht, de zorgaanbieder, want er is een OTS, het gezin weigert hulp en de jongen van 9 gaat niet naar school"
    )
    s.druk("Heel zeker")
    assert s.staat and replace(s.staat, oefening=None) == voor
    assert "We gaan verder met je afweging." in s.tekst and s.custom["open"]["soort"] == "vraag"
    assert s.custom["bekend"] == voor.antwoorden and s.custom["voorstel"] == {} and s.custom["gewijzigd"] == []
    assert s.staat.oefening and s.staat.oefening.klaar
    s.kies("duur", "onzeker")
    assert s.staat.oefening is None and s.staat.antwoorden["duur"] == "onzeker", "wat daarna komt, is weer echt"


@pytest.mark.parametrize(
    "zin",
    [
        "vastleggen",
        "nieuwe afweging",
        "afwijken",
        "wat als er een OTS komt",
        "overzicht",
        "mijn casussen",
        "open R-2026-0001",
    ],
)
def test_wie_oefent_kan_niets_anders_doen(zin: str) -> None:
    s = oefent(begonnen())
    voor = s.staat
    s.zeg(zin)
    assert "Je bent nu aan het oefenen" in s.tekst and s.staat == voor and s.uit and not s.uit.vastleggen
    assert s.uit.opvragen is None and s.custom["open"]["soort"] == "oefenen"


def test_een_knop_van_eerder_verandert_niets() -> None:
    s = oefent(begonnen())
    voor = s.staat
    for beurt in (
        lambda: s.kies("veiligheid", "acuut_onveilig"),
        lambda: s.doe(Doet.VASTLEGGEN),
        lambda: s.doe(Doet.JA_KLOPT),
    ):
        beurt()
        assert "Je bent nu aan het oefenen" in s.tekst and s.staat == voor


def test_een_knop_die_niet_bij_deze_vraag_hoort_doet_niets() -> None:
    s = oefent(Spreker())
    voor = s.staat
    for doet, waarde in ((Doet.UITKOMST, "gi"), (Doet.ZEKERHEID, "zeker")):
        s.doe(doet, waarde)
        assert s.staat == voor


def test_buiten_het_oefenen_doen_de_knoppen_ervan_niets() -> None:
    s = begonnen()
    voor = s.staat
    for doet, waarde in ((Doet.HINT, None), (Doet.ZEKERHEID, "zeker"), (Doet.STOP_OEFENEN, None)):
        assert s.doe(doet, waarde).staat == voor


def test_zonder_afweging_begint_er_geen() -> None:
    s = oefent(Spreker())
    assert s.custom["bekend"] == {} and oefening(s).los
    s.zeg("licht, de zorgaanbieder, heel zeker, want er is een OTS")
    assert oefening(s).klaar
    assert s.zeg("overzicht").staat is None
    assert oefent(Spreker()).druk("Stop met oefenen").staat is None


@pytest.mark.parametrize("zin", ["stop", "stoppen", "stop met oefenen", "ik wil stoppen", "stop maar"])
def test_stoppen_gaat_terug_naar_de_afweging(zin: str) -> None:
    s = begonnen()
    voor = s.staat
    assert oefent(s).zeg(zin).staat == voor
    assert "We gaan verder met je afweging" in s.tekst and s.custom["open"]["soort"] == "vraag"


def test_het_crisissignaal_blijft_voorgaan() -> None:
    s = oefent(begonnen())
    voor = s.staat
    s.zeg("hij heeft nu een mes en gaat haar doodsteken")
    assert s.berichten[0]["soort"] == "crisis" and "112" in s.tekst and "Speelt dit in een echte casus?" in s.tekst
    assert s.berichten[0]["knoppen"] == [] and s.staat == voor, "het alarm vult niets in"


def test_een_knop_van_een_echt_alarm_werkt_ook_tijdens_het_oefenen() -> None:
    s = begonnen().zeg("hij heeft nu een mes en gaat haar doodsteken")
    assert s.staat and s.staat.alarm
    oefent(s).doe(Doet.NU_GEVAAR)
    assert s.staat and s.staat.oefening is None and s.staat.antwoorden["veiligheid"] == "acuut_onveilig"


def test_een_vraag_tussendoor_en_weer_terug() -> None:
    s = oefent(Spreker()).druk("Casusregie licht")
    voor = s.staat
    for zin, naam in (("wat is een OTS?", "uitleg"), ("hulp", "hulp"), ("privacy", "privacy")):
        s.zeg(zin)
        assert s.staat == voor and s.uit and s.uit.handeling == naam
        assert s.custom["open"]["soort"] == "oefenen" and "Casusregisseur (Lekstroom)" in s.berichten[-1]["tekst"]


def test_terug_neemt_de_laatste_keuze_terug() -> None:
    s = oefent(Spreker()).druk("Casusregie licht").druk("De GI").druk("Heel zeker")
    assert oefening(s.zeg("terug")).zekerheid is None
    assert oefening(s.zeg("terug")).gegeven == {"lekstroom.zwaarte": "licht"}
    assert oefening(s.zeg("terug")).gegeven == {}
    assert "nog geen keuze" in s.zeg("terug").tekst


@pytest.mark.parametrize("zin", ["asdf qwer", "dat weet ik niet", "niet licht", "7", "licht of zwaar"])
def test_wat_niet_begrepen_wordt_kiest_niets(zin: str) -> None:
    s = oefent(Spreker())
    voor = s.staat
    assert s.zeg(zin).staat == voor and s.custom["open"]["soort"] == "oefenen"


def test_een_reden_van_niets_wordt_nog_eens_gevraagd() -> None:
    s = oefent(Spreker()).zeg("1").zeg("6").zeg("1").zeg("ja")
    assert not oefening(s).klaar and "erg kort" in s.tekst


# --- which casus ---


def test_nog_een_geeft_een_andere_en_raakt_niet_op() -> None:
    s = oefent(Spreker())
    s.zeg("licht, de zorgaanbieder, heel zeker, want het is klein")
    s.druk("Nog een casus")
    assert oefening(s).casus == TWEE.id and oefening(s).gedaan == (EEN.id,) and oefening(s).kader == "lekstroom"
    s.zeg("licht, de zorgaanbieder, heel zeker, want het is klein").zeg("nog een")
    assert s.uit and s.uit.handeling == "oefenen"
    gemaakt = uit_naam(KADERS, oefening(s).casus)
    assert gemaakt and gemaakt.tekst in s.tekst, "zijn ze allemaal geweest, dan komt er een die nog niemand kent"
    for besluit in gevraagd(KADERS, gemaakt):
        s.doe(Doet.UITKOMST, gemaakt.verwacht[besluit])
    s.doe(Doet.ZEKERHEID, "zeker").zeg("Dat las ik zo.")
    assert oefening(s).klaar and "Je was er zeker van, en het klopt." in s.tekst


def test_een_niveau_kiezen() -> None:
    assert oefening(Spreker().zeg("oefenen gemiddeld")).casus == TWEE.id
    assert oefening(Spreker().zeg("oefenen volgens Lekstroom, makkelijk")).casus == EEN.id
    s = Spreker().zeg("oefenen moeilijk")
    assert s.staat is None and "Zo'n oefencasus heb ik niet" in s.tekst and "Oefenen: Lekstroom" in labels(s)
    assert oefening(s.druk("Oefenen: Lekstroom")).kader == "lekstroom"


def test_een_werkwijze_die_er_niet_is() -> None:
    s = Spreker().zeg("oefenen volgens leksroom")
    assert s.staat is None and "'leksroom' ken ik niet" in s.tekst and labels(s)[0] == "Oefenen: Lekstroom"
    s = oefent(Spreker())
    voor = s.staat
    assert s.zeg("oefenen volgens utrecht").staat == voor


def test_een_casus_die_er_niet_meer_is() -> None:
    s = oefent(begonnen())
    assert s.staat
    s.staat = replace(s.staat, oefening=replace(oefening(s), casus="weg-01"))
    s.zeg("licht")
    assert "Deze oefencasus is er niet meer" in s.tekst and s.staat and s.staat.oefening is None
    assert s.staat.antwoorden["ernst"] == "licht"


def test_kiezen_gaat_over_alles_wat_past() -> None:
    assert {kies(KADERS, None, None, (), kans / 10) for kans in range(10)} == {EEN.id, TWEE.id}
    assert kies(KADERS, None, None, (EEN.id,), 0.0) == TWEE.id
    assert kies(KADERS, None, None, (EEN.id, TWEE.id), 0.9) == EEN.id, "niet twee keer na elkaar dezelfde"
    assert kies(KADERS, "zo", None, (), 0.0) is None and kies(KADERS, None, "lastig", (), 0.0) is None


def test_de_staat_komt_heel_terug_uit_het_slot() -> None:
    s = oefent(Spreker()).zeg("licht, omdat er een OTS is")
    assert s.staat
    assert Staat.uit_json(json.loads(json.dumps(s.staat.als_json()))) == s.staat
    zonder = {k: w for k, w in s.staat.als_json().items() if k != "oefening"}
    oud = Staat.uit_json(zonder)
    assert oud is not None and oud.oefening is None, "een gesprek van voor deze versie"


# --- reading ---


@pytest.mark.parametrize(
    ("tekst", "gelezen"),
    [
        ("zwaar", "zwaar"),
        ("casusregie zwaar", "zwaar"),
        ("ik zou zeggen: midden.", "midden"),
        ("niet zwaar maar midden", "midden"),
        ("te zwaar", None),
        ("zwaar of midden", None),
        ("licht probleem", "licht"),
        ("geen idee", None),
        ("2", "midden"),
        ("9", None),
    ],
)
def test_een_uitkomst_lezen(tekst: str, gelezen: str | None) -> None:
    assert uitkomst(KADERS.besluiten["lekstroom.zwaarte"], tekst, gevraagd=True) == gelezen


def test_de_langste_naam_wint_en_een_gewoon_woord_telt_niet_midden_in_een_zin() -> None:
    regisseur = KADERS.besluiten["lekstroom.casusregisseur"]
    assert uitkomst(regisseur, "de GI, en deels de opdrachtnemer Gezinsvormen") == "gi_en_gezinsvormen"
    procesregie = KADERS.besluiten["zeeland.procesregie"]
    assert uitkomst(procesregie, "er is geen maatregel", gevraagd=True) is None
    assert uitkomst(procesregie, "geen", gevraagd=True) == "geen"
    assert uitkomst(procesregie, "geen") is None
    assert uitkomst(procesregie, "geen procesregie") == "geen"


@pytest.mark.parametrize(
    ("tekst", "kaal", "gevraagd"),
    [
        ("ik ben heel zeker", "zeker", "zeker"),
        ("vrij zeker", "redelijk", "redelijk"),
        ("niet zo zeker", "gok", "gok"),
        ("zeker", None, "zeker"),
        ("3", None, "gok"),
        ("de duur is onzeker", None, None),
        ("onzeker", None, "gok"),
        ("midden", None, None),
    ],
)
def test_hoe_zeker(tekst: str, kaal: str | None, gevraagd: str | None) -> None:
    assert (zekerheid(tekst), zekerheid(tekst, gevraagd=True)) == (kaal, gevraagd)


@pytest.mark.parametrize(
    ("tekst", "delen"),
    [
        ("zwaar, want er is een OTS", ("zwaar, ", "er is een OTS")),
        ("zwaar omdat: de ernst telt", ("zwaar ", "de ernst telt")),
        ("zwaar", ("zwaar", "")),
        ("verwant", ("verwant", "")),
    ],
)
def test_wat_voor_de_reden_staat(tekst: str, delen: tuple[str, str]) -> None:
    assert gesplitst(tekst) == delen


@pytest.mark.parametrize(
    ("tekst", "hoe"),
    [
        ("oefenen moeilijk", "lastig"),
        ("een makkelijke", "makkelijk"),
        ("gewoon oefenen", "gemiddeld"),
        ("oefenen", None),
    ],
)
def test_hoe_moeilijk(tekst: str, hoe: str | None) -> None:
    assert niveau(tekst) == hoe


def test_de_omslag_is_die_naar_hun_uitkomst_en_anders_de_eenvoudigste() -> None:
    oordeel = weeg(KADERS, EEN)["besluiten"]["lekstroom.zwaarte"]
    zwaar = omslag(oordeel, "zwaar")
    assert zwaar and zwaar["uitkomst"] == "zwaar" and not isinstance(zwaar["waarde"], list)
    anders = omslag(oordeel, "licht")
    assert anders and anders["uitkomst"] != "licht" and anders["kenmerk"] in oordeel["beslissend"]
    assert omslag({**oordeel, "omslag": []}, "zwaar") is None


# --- the whole library ---


@pytest.mark.parametrize("casus_", alle(), ids=lambda casus_: casus_.id)
def test_elke_casus_is_in_zes_beurten_te_oefenen(casus_: Oefencasus, monkeypatch: pytest.MonkeyPatch) -> None:
    for plek in (oefening_, vaardigheid):
        monkeypatch.setattr(plek, "bibliotheek", lambda kaders: (casus_,))
    s = Spreker().doe(Doet.OEFENEN, casus_.kader)
    beurten = 1
    assert casus_.tekst in s.tekst
    for besluit in gevraagd(KADERS, casus_):
        assert 1 <= len(hints(OMGEVING, casus_, besluit)) <= 3
        s.doe(Doet.UITKOMST, casus_.verwacht[besluit])
        beurten += 1
    s.doe(Doet.ZEKERHEID, "gok").zeg("Dat las ik zo in de tekst.")
    beurten += 2
    assert beurten <= 6 and len(gevraagd(KADERS, casus_)) <= MEEST
    assert oefening(s).klaar and "Je gokte, en het klopt" in s.tekst and "jij koos" not in s.tekst
    for besluit in casus_.verwacht:
        assert KADERS.besluiten[besluit].naam in s.tekst
    for punt in casus_.letop:
        assert punt.tekst in s.tekst
    assert casus_.meningen is None or casus_.meningen in s.tekst
