"""What is remembered of a practice: what goes to the store, what it does to the next one, the path and the short ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.dossier.oefenvoortgang import Oefenuitslag
from bot.gesprek.oefenbegin import gedaan
from bot.gesprek.oefening import casus_van, gevraagd, kies, kies_kort
from bot.lijn.doet import Doet
from bot.oefenen import leerpad, uitslag
from bot.oefenen.bibliotheek import alle
from bot.oefenen.gevallen import kort
from bot.oefenen.gevallen import uit_naam as kort_uit_naam
from bot.oefenen.herhalen import bijgewerkt
from bot.oefenen.voortgang import Geleerd
from bot.oefenen.weging import raakt, weeg

from .spreken import KADERS, NU, Spreker

LEEG = Geleerd()


def spreker(geleerd: Geleerd | None = LEEG) -> Spreker:
    s = Spreker()
    s.geleerd = geleerd
    return s


def rond_af(s: Spreker, goed: bool = True, zeker: str = "zeker") -> Spreker:
    """Answer all that the practice asks."""
    while s.staat and s.staat.oefening and not s.staat.oefening.klaar:
        casus = casus_van(KADERS, s.staat.oefening)
        assert casus
        vraagt = s.custom["oefening"]
        if vraagt["stap"] == "uitkomst":
            kan = list(KADERS.besluiten[vraagt["besluit"]].uitkomsten)
            juist = casus.verwacht[vraagt["besluit"]]
            voor = s.staat.oefening
            s.doe(Doet.UITKOMST, juist if goed else next(u for u in kan if u != juist))
            if s.staat.oefening.casus != voor.casus:
                break
        elif vraagt["stap"] == "zekerheid":
            s.doe(Doet.ZEKERHEID, zeker)
        else:
            s.zeg("Dat las ik zo in de tekst.")
    return s


# -- what goes to the store


def test_wat_goed_en_fout_was_gaat_naar_het_dossier_en_de_reden_niet() -> None:
    s = rond_af(spreker().zeg("oefenen volgens Lekstroom"), goed=False)
    assert s.uit and s.uit.geoefend
    een = s.uit.geoefend
    assert set(een.besluiten.values()) == {False} and een.zekerheid == "zeker" and een.soort == uitslag.CASUS
    assert een.sleutel.startswith(f"{een.casus}@2026-11-20") and "Dat las ik zo" not in repr(een)
    assert een.kenmerken and not any(een.kenmerken.values()), "wat beslist en niet is genoemd"


def test_tot_de_vergelijking_gaat_er_niets_naar_het_dossier() -> None:
    s = spreker().zeg("oefenen volgens Lekstroom")
    assert s.uit and s.uit.geoefend is None
    s.druk("Geef een hint")
    assert s.uit.geoefend is None
    assert s.zeg("stop").uit.geoefend is None


# -- what it does to the next one


def test_wat_fout_ging_komt_terug_in_de_keuze_van_de_volgende() -> None:
    kaart = bijgewerkt(None, "lekstroom", "schoolgang", False, True, NU)
    for _ in range(5):
        s = spreker(Geleerd((kaart,))).zeg("oefenen volgens Lekstroom")
        assert s.staat and s.staat.oefening
        casus = casus_van(KADERS, s.staat.oefening)
        assert casus and ("lekstroom", "schoolgang") in raakt(KADERS, casus)


def test_van_twee_die_terugkomen_gaat_die_voor_die_het_meest_oefent() -> None:
    gewicht = {("zo", "veiligheid"): 2, ("zo", "zo.urgentie"): 1}
    gekozen = {kies(KADERS, "zo", None, (), kans / 10, gewicht) for kans in range(10)}
    punten = {c.id: sum(gewicht.get(w, 0) for w in raakt(KADERS, c)) for c in alle() if c.kader == "zo"}
    assert gekozen <= {naam for naam, telt in punten.items() if telt == max(punten.values())}


def test_een_casus_van_vorige_week_komt_niet_meteen_terug() -> None:
    keer = [Oefenuitslag(c.id, "zo", "casus", "zeker", 1, 1, NU) for c in alle() if c.kader == "zo"][:-1]
    s = spreker(Geleerd((), tuple(keer))).zeg("oefenen volgens zo")
    over = {c.id for c in alle() if c.kader == "zo"} - {u.casus for u in keer}
    assert s.staat and s.staat.oefening and s.staat.oefening.casus in over
    assert s.staat.oefening.gedaan == (), "het gesprek zelf onthoudt niet nog eens wat het dossier weet"
    assert gedaan(None, replace_geleerd(keer)) == tuple(u.casus for u in keer)


def replace_geleerd(keer: list[Oefenuitslag]):
    from bot.gesprek import Beurt

    return Beurt("", "oefenen", NU, geleerd=Geleerd((), tuple(keer)))


# -- how it goes


def test_mijn_voortgang_in_woorden() -> None:
    assert "nog niet geoefend" in spreker().zeg("mijn voortgang").tekst
    kaarten = (bijgewerkt(None, "lekstroom", "ernst", False, True, NU),)
    keer = tuple(Oefenuitslag("lekstroom-01", "lekstroom", "casus", "zeker", 1, 1, NU) for _ in range(5))
    gezegd = spreker(Geleerd(kaarten, keer)).zeg("mijn voortgang").tekst
    for stuk in (
        "5 casussen",
        "Lekstroom",
        "komt terug",
        "ernst",
        "Je weet goed wanneer",
        "0 is het best",
        "Alleen jij",
    ):
        assert stuk in gezegd, stuk


def test_van_wie_niets_wordt_bewaard_is_dat_te_horen() -> None:
    for zin in ("mijn voortgang", "leerpad"):
        assert "Ik bewaar hier geen voortgang van jou" in spreker(None).zeg(zin).tekst
    assert rond_af(spreker(None).zeg("oefenen volgens Lekstroom")).uit.geoefend, "oefenen kan wel"


def test_voortgang_tussendoor_laat_de_oefening_staan() -> None:
    s = spreker().zeg("oefenen volgens Lekstroom")
    voor = s.staat
    assert s.zeg("mijn voortgang").staat == voor and s.open == "oefenen"


# -- short ones


@pytest.mark.parametrize("kader", KADERS.kaders)
def test_elk_kader_heeft_korte_oefeningen_die_kloppen(kader: str) -> None:
    reeks = kort(KADERS, kader)
    assert len(reeks) >= 15 and len({c.id for c in reeks}) == len(reeks)
    for casus in reeks:
        [(besluit, uitkomst)] = casus.verwacht.items()
        assert weeg(KADERS, casus)["besluiten"][besluit]["uitkomst"] == uitkomst
        assert kort_uit_naam(KADERS, casus.id) == casus and len(casus.tekst.split()) <= 120
        assert gevraagd(KADERS, casus) == (besluit,)


def test_drie_korte_vragen_zonder_zekerheid_of_reden() -> None:
    s = spreker().zeg("korte oefening volgens Lekstroom")
    gehad = []
    for over in (2, 1, 0):
        assert (
            s.staat and s.staat.oefening and s.staat.oefening.over == over and "Korte oefening (Lekstroom)" in s.tekst
        )
        assert "Geef een hint" not in [k["label"] for b in s.berichten for k in b["knoppen"]]
        assert "Hier geef ik geen hints" in s.zeg("hint").tekst
        gehad.append(s.staat.oefening.casus)
        casus = casus_van(KADERS, s.staat.oefening)
        assert casus
        [uitkomst] = casus.verwacht.values()
        s.doe(Doet.UITKOMST, uitkomst)
        assert "Dat zegt het kader ook." in s.tekst and casus.letop[0].tekst in s.tekst
        assert s.uit and s.uit.geoefend and s.uit.geoefend.soort == uitslag.KORT and s.uit.geoefend.zekerheid is None
    assert len(set(gehad)) == 3 and s.staat.oefening.klaar
    assert "Nog drie korte vragen" in [k["label"] for b in s.berichten for k in b["knoppen"]]
    assert s.zeg("nog een").uit.handeling == "korte_oefening"


def test_een_korte_oefening_zonder_kader_vraagt_welk() -> None:
    s = spreker().zeg("korte oefening")
    assert s.staat is None and "Kort: Stichting ZO!" in [k["label"] for b in s.berichten for k in b["knoppen"]]
    s.druk("Kort: Lekstroom")
    assert s.staat and s.staat.oefening and s.staat.oefening.kader == "lekstroom"
    assert kies_kort(KADERS, "bestaat_niet", (), 0.5, {}) is None


# -- the path


def test_het_hele_leerpad_in_het_gesprek() -> None:
    """Every step by its button: read, three short ones, a casus, and at the end the test; at most six turns a casus."""
    stappen: dict[str, object] = {}
    s, nu = spreker(), NU
    for nummer, stap in enumerate(leerpad.stappen(KADERS)):
        s.geleerd = Geleerd(stappen=dict(stappen))
        s.doe(Doet.LEERPAD)
        if "Toch nu verder" in [k["label"] for b in s.berichten for k in b["knoppen"]]:
            s.druk("Toch nu verder")
        if stap.soort == leerpad.LEZEN:
            assert stap.titel in s.tekst and stap.tekst in s.tekst
            s.druk("Gelezen, verder")
            assert s.uit and stap.id in s.uit.leerstappen
        else:
            assert s.staat and s.staat.oefening and s.staat.oefening.stap == stap.id, (nummer, stap)
            assert s.staat.oefening.soort == stap.soort and s.staat.oefening.kader == stap.kader
            for _ in range(3 if stap.soort == "kort" else 1):
                rond_af(s)
            assert s.uit and s.uit.leerstappen == (stap.id,)
            assert "Verder met het leerpad" in [k["label"] for b in s.berichten for k in b["knoppen"]]
        stappen[stap.id] = nu
    s.geleerd = Geleerd(stappen=dict(stappen))
    assert "Je hebt het hele leerpad gedaan" in s.doe(Doet.LEERPAD).tekst


def test_de_volgende_dag_is_voor_morgen() -> None:
    een, twee, drie = leerpad.stappen(KADERS)[:3]
    s = spreker(Geleerd(stappen={een.id: NU, twee.id: NU}))
    assert "Morgen verder met dag 2" in s.zeg("leerpad").tekst and drie.tekst not in s.tekst
    s.geleerd = Geleerd(stappen={een.id: NU - timedelta(days=1), twee.id: NU - timedelta(days=1)})
    assert drie.tekst in s.zeg("leerpad").tekst


def test_de_toets_geeft_geen_hints() -> None:
    stappen = {stap.id: NU for stap in leerpad.stappen(KADERS) if stap.soort != "toets"}
    s = spreker(Geleerd(stappen=stappen)).doe(Doet.LEERPAD, leerpad.VERDER)
    assert "zonder hints" in s.tekst and "Hier geef ik geen hints" in s.zeg("hint").tekst


def test_een_stap_waar_hier_geen_casus_voor_is_houdt_niemand_op(monkeypatch: pytest.MonkeyPatch) -> None:
    from bot.gesprek.vaardigheden import leerpad as vaardigheid

    monkeypatch.setattr(vaardigheid, "kies", lambda *_: None)
    stap = next(s for s in leerpad.stappen(KADERS) if s.soort == "casus")
    s = spreker(Geleerd(stappen={leerpad.stappen(KADERS)[0].id: NU})).zeg("leerpad")
    assert s.uit and s.uit.leerstappen == (stap.id,) and "Hij telt als gedaan" in s.tekst


def test_een_afweging_blijft_zoals_zij_was() -> None:
    s = spreker().zeg("nieuwe afweging volgens Lekstroom").kies("ernst", "licht")
    voor = s.staat
    s.zeg("korte oefening volgens zo")
    assert s.staat and replace(s.staat, oefening=None) == voor and "blijft staan" in s.tekst
    assert s.zeg("stop").staat == voor
