"""A whole afweging in the browser: by mouse, by keyboard alone, and with corrections from both sides."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from bot.afweging import laad_kaders
from bot.afweging.bron import EIGEN_UITLEG

from .conftest import Schermen
from .scherm import CASUS, Scherm

KADERS = laad_kaders()
HOOGSTENS = 30  # questions in one afweging; more means that it doesn't end


def met_de_muis(scherm: Scherm) -> int:
    """Answer the question in hand by clicks until there is none; the number of answers."""
    for aantal in range(HOOGSTENS):
        if not scherm.page.locator(".acties .vraag").count():
            return aantal
        vakjes = scherm.acties.get_by_role("checkbox")
        if vakjes.count():
            vakjes.first.check()
            scherm.druk("Klaar met kiezen")
        else:
            scherm.na_beurt(lambda: scherm.acties.locator(".optie").first.click())
    raise AssertionError("de vragen houden niet op")


def test_een_hele_afweging_met_de_muis_tot_en_met_vastleggen(scherm: Scherm):
    scherm.na_beurt(lambda: scherm.knop("Begin met de vragen").click())
    expect(scherm.vraag).to_be_visible()
    assert met_de_muis(scherm) >= 3
    expect(scherm.page.get_by_role("heading", name="Advies", exact=True).first).to_be_visible()
    rechts = scherm.uitkomsten()
    links = dict(
        zip(scherm.laatste.locator("dt").all_inner_texts(), scherm.laatste.locator("dd strong").all_inner_texts())
    )
    assert rechts and rechts == links
    expect(scherm.knop("Vastleggen")).to_have_count(1)
    scherm.druk("Vastleggen")
    expect(scherm.laatste).to_contain_text("Vastgelegd onder code")
    code = scherm.page.locator(".werkbalk strong").inner_text()
    assert code in scherm.laatste.inner_text()


def test_een_hele_afweging_met_alleen_het_toetsenbord(scherm: Scherm):
    toets = scherm.page.keyboard
    toets.press("Tab")
    expect(scherm.page.get_by_role("link", name="Naar het tekstvak")).to_be_focused()
    toets.press("Enter")
    expect(scherm.tekstvak).to_be_focused()
    toets.type("nieuwe afweging volgens Lekstroom")
    scherm.na_beurt(lambda: toets.press("Enter"))
    # In the text field a digit is a digit; out of it, it answers.
    toets.type("1")
    expect(scherm.tekstvak).to_have_value("1")
    toets.press("Backspace")
    toets.press("Shift+Tab")
    for _ in range(HOOGSTENS):
        if not scherm.page.locator(".acties .vraag").count():
            break
        if scherm.acties.get_by_role("checkbox").count():
            toets.press("2")
            expect(scherm.acties.get_by_role("checkbox").nth(1)).to_be_checked()
            scherm.na_beurt(lambda: toets.press("Enter"))
        else:
            scherm.na_beurt(lambda: toets.press("1"))
    assert set(scherm.uitkomsten()) == {"Zwaarte van de casusregie (Lekstroom)", "Casusregisseur (Lekstroom)"}
    expect(scherm.laatste).to_have_class(re.compile("advies"))


def test_teruglezen_bevestigen_en_aanpassen(scherm: Scherm):
    scherm.zeg(CASUS)
    expect(scherm.laatste).to_contain_text("Klopt dit?")
    expect(scherm.laatste.locator("q").first).to_be_visible()
    assert scherm.bekend() == {}, "wat niet bevestigd is telt nog niet"
    scherm.druk("Aanpassen")
    scherm.druk("Veiligheid klopt niet")
    scherm.druk(re.compile("De rest klopt|Ja, dit klopt"))
    assert "Veiligheid" not in scherm.bekend()
    assert scherm.bekend()["Doelgroep"] == "Jeugdige of gezin met kind"


def verander_rechts(scherm: Scherm) -> None:
    dialoog = scherm.bewerk("Veiligheid")
    expect(dialoog.locator(".gekozen")).to_contain_text("Zorgen, niet vastgesteld")
    scherm.na_beurt(scherm.knop(re.compile("^Veilig"), dialoog).click)


def verander_in_het_gesprek(scherm: Scherm) -> None:
    scherm.zeg("nee, het is veilig")


def test_een_correctie_rechts_en_een_in_het_gesprek_geven_hetzelfde(schermen: Schermen):
    standen = []
    for verander in (verander_rechts, verander_in_het_gesprek):
        scherm = schermen().open()
        scherm.zeg(CASUS)
        scherm.druk("Ja, dit klopt")
        assert scherm.bekend()["Veiligheid"] == "Zorgen, niet vastgesteld"
        verander(scherm)
        assert scherm.bekend()["Veiligheid"] == "Veilig"
        expect(
            scherm.regels.filter(has_text="Genoteerd: Veiligheid: Veilig (was Zorgen, niet vastgesteld).")
        ).to_have_count(1)
        standen.append((scherm.bekend(), scherm.page.locator(".besluiten").inner_text(), scherm.vraag.inner_text()))
    assert standen[0] == standen[1]


def test_terug_haalt_het_vorige_antwoord_weg(scherm: Scherm):
    scherm.zeg("nieuwe afweging volgens Lekstroom")
    eerste = scherm.vraag.inner_text()
    scherm.na_beurt(lambda: scherm.acties.locator(".optie").first.click())
    assert len(scherm.bekend()) == 2
    scherm.druk("Terug")
    expect(scherm.vraag).to_have_text(eerste)
    assert len(scherm.bekend()) == 1


def test_meerkeuze_geen_van_deze_sluit_de_rest_uit(scherm: Scherm):
    scherm.zeg("nieuwe afweging volgens Lekstroom")
    scherm.na_beurt(lambda: scherm.acties.locator(".optie").first.click())
    dialoog = scherm.bewerk("Vorm van jeugdhulp")
    vakjes = dialoog.get_by_role("checkbox")
    geen = dialoog.get_by_label("Geen van deze")
    klaar = scherm.knop("Klaar met kiezen", dialoog)
    expect(klaar).to_have_attribute("aria-disabled", "true")
    vakjes.nth(0).check()
    vakjes.nth(2).check()
    geen.check()
    assert [vakje.is_checked() for vakje in vakjes.all()] == [False] * 6 + [True]
    vakjes.nth(1).check()
    expect(geen).not_to_be_checked()
    scherm.na_beurt(klaar.click)
    assert scherm.bekend()["Vorm van jeugdhulp"] == "Jeugdhulp in onderwijstijd"
    dialoog = scherm.bewerk("Vorm van jeugdhulp")
    scherm.na_beurt(scherm.knop("Weet ik niet", dialoog).click)
    assert "Vorm van jeugdhulp" not in scherm.bekend()


def test_leeftijden_zijn_getallen(scherm: Scherm):
    scherm.zeg(CASUS)
    scherm.druk("Ja, dit klopt")
    dialoog = scherm.bewerk("Leeftijden")
    vak = dialoog.get_by_label("Leeftijden in jaren")
    expect(vak).to_have_value("9")
    vak.fill("oud")
    vak.press("Enter")
    expect(dialoog.get_by_text("Dit kan ik niet lezen")).to_be_visible()
    vak.fill("5 en 16,5")
    expect(dialoog.get_by_text("Ik lees: 5 jaar en 16,5 jaar.")).to_be_visible()
    scherm.na_beurt(lambda: vak.press("Enter"))
    assert scherm.bekend()["Leeftijden"] == "5, 16,5"


def test_bron_van_elk_onderdeel_op_een_klik(scherm: Scherm):
    scherm.zeg("nieuwe afweging volgens Lekstroom")
    met_de_muis(scherm)
    dialoog = scherm.bewerk("Verwijzer")
    expect(dialoog.get_by_text("Vindplaats: Toeleiding en start van de hulpverlening, verwijzer.")).to_be_visible()
    scherm.page.keyboard.press("Escape")
    for deel in ("besluiten", "termijnen", "stappen"):
        paneel = scherm.page.locator(f".{deel}")
        items = paneel.locator({"besluiten": ".besluit", "termijnen": "li", "stappen": "li"}[deel])
        assert items.count() and paneel.locator(".bronknop").count() == items.count(), deel
        assert paneel.locator(".bronknop").first.inner_text().startswith("Bron: ")
        paneel.locator(".bronknop").first.click()
        dialoog = scherm.page.get_by_role("dialog")
        expect(dialoog.get_by_text("Vindplaats:").first).to_be_visible()
        expect(
            dialoog.get_by_text(re.compile("Dit staat zo in het document|Eigen uitleg van Regiewijzer")).first
        ).to_be_visible()
        scherm.page.keyboard.press("Escape")
        expect(dialoog).to_have_count(0)
        expect(paneel.locator(".bronknop").first).to_be_focused()


def test_wat_van_ons_is_is_gemerkt_op_het_scherm_en_op_papier(scherm: Scherm):
    """With the sentence itself, not only behind its button; and every source of the afweging is printed."""
    scherm.zeg("nieuwe afweging volgens Zeeland")
    met_de_muis(scherm)
    stand = scherm.page.evaluate("JSON.parse(sessionStorage.getItem('regiewijzer-gesprek')).afweging")
    bronnen = [b for item in [*stand["besluiten"].values()] for b in item["bronnen"]] + [
        b for s in stand["vervolgstappen"] for b in s.get("bronnen", [s["bron"]])
    ]
    assert {b["interpretatie"] for b in bronnen} == {True, False}
    for stap, rij in zip(stand["vervolgstappen"], scherm.page.locator(".stappen li").all(), strict=True):
        eigen = any(b["interpretatie"] for b in stap.get("bronnen", [stap["bron"]]))
        assert (EIGEN_UITLEG in rij.inner_text()) == eigen, stap["tekst"]
    for naam, oordeel in stand["besluiten"].items():
        scherm.knop(f"Waarom: {KADERS.besluiten[naam].naam}").click()
        dialoog = scherm.page.get_by_role("dialog")
        assert (f"Let op, {EIGEN_UITLEG}" in dialoog.inner_text()) == bool(oordeel["eigen_uitleg"])
        scherm.page.keyboard.press("Escape")
    scherm.page.emulate_media(media="print")
    papier = " ".join(scherm.page.locator(".dossierblad").inner_text().split())
    for bron in bronnen:
        merk = f"{EIGEN_UITLEG} bij " if bron["interpretatie"] else ""
        assert re.search(r"\[\d+\] " + re.escape(merk + bron["vindplaats"]), papier), bron
    for rij, stap in zip(scherm.page.locator(".dossierblad .afvinklijst li").all(), stand["acties"], strict=True):
        assert stap["tekst"] in rij.inner_text()
        assert ("* [" in rij.inner_text()) == any(b["interpretatie"] for b in stap["bronnen"])
    assert f"* Dit is helemaal of voor een deel {EIGEN_UITLEG}" in papier


def test_crisis_valt_op_zonder_kleur_en_112_staat_er_altijd(scherm: Scherm):
    expect(scherm.page.get_by_role("contentinfo").get_by_role("link", name="112")).to_be_visible()
    expect(scherm.page.get_by_text("Regiewijzer adviseert, jij beslist")).to_be_visible()
    scherm.zeg("vader slaat nu de kinderen")
    crisis = scherm.page.locator(".bericht.crisis")
    expect(crisis).to_be_visible()
    expect(crisis.get_by_text("Eerst dit")).to_be_visible()
    expect(crisis).to_contain_text("Bel 112")
    assert crisis.evaluate("e => getComputedStyle(e).borderStyle") == "double"


def test_herladen_houdt_het_gesprek_en_bewaart_alleen_de_afgeschermde_tekst(scherm: Scherm):
    scherm.zeg("Jan Jansen (BSN 111222333) is een jongen van 9 jaar en gaat niet naar school")
    scherm.druk("Ja, dit klopt")
    scherm.page.locator(".afvinken input").first.check()
    voor = (scherm.regels.all_inner_texts(), scherm.bekend(), scherm.vraag.inner_text())
    assert "Jansen" not in str(voor) and "111222333" not in str(voor)
    bewaard = scherm.page.evaluate("JSON.stringify([{...sessionStorage}, {...localStorage}])")
    assert "Jansen" not in bewaard and "111222333" not in bewaard and "[naam]" in bewaard
    scherm.page.reload()
    expect(scherm.vraag).to_be_visible()
    assert (scherm.regels.all_inner_texts(), scherm.bekend(), scherm.vraag.inner_text()) == voor
    expect(scherm.page.locator(".afvinken input").first).to_be_checked()
    scherm.na_beurt(lambda: scherm.acties.locator(".optie").first.click())
    assert len(scherm.bekend()) == len(voor[1]) + 1


def test_nieuw_gesprek_wist_alles(scherm: Scherm):
    scherm.zeg(CASUS)
    scherm.knop("Nieuw gesprek").click()
    expect(scherm.page.get_by_role("heading", name="Welke regie past bij deze casus?")).to_be_visible()
    assert scherm.page.evaluate("sessionStorage.length") == 0


def test_het_dossierblad_heeft_alles_en_geen_knoppen(scherm: Scherm):
    scherm.zeg("nieuwe afweging volgens Lekstroom")
    met_de_muis(scherm)
    rechts, bekend = scherm.uitkomsten(), scherm.bekend()
    stappen = scherm.page.locator(".afvinken li").count()
    scherm.page.emulate_media(media="print")
    blad = scherm.page.locator(".dossierblad")
    expect(blad).to_be_visible()
    expect(scherm.page.locator(".scherm")).to_be_hidden()
    tekst = blad.inner_text()
    for besluit, uitkomst in rechts.items():
        assert f"{besluit}: {uitkomst}" in tekst
    for naam, waarde in bekend.items():
        assert naam in tekst and waarde in tekst
    assert blad.locator(".afvinklijst li").count() >= stappen  # the terms stand among the steps
    assert blad.get_by_role("button").count() == 0


def test_vergaderstand_maakt_groter_en_blijft_na_herladen(scherm: Scherm):
    maat = "parseFloat(getComputedStyle(document.body).fontSize)"
    gewoon = scherm.page.evaluate(maat)
    scherm.page.get_by_text("Weergave", exact=True).click()
    scherm.page.get_by_label("Vergaderstand").check()
    assert scherm.page.evaluate(maat) >= 1.3 * gewoon
    scherm.page.reload()
    expect(scherm.tekstvak).to_be_visible()
    assert scherm.page.evaluate(maat) >= 1.3 * gewoon


def test_cijfertoetsen_kunnen_uit(scherm: Scherm):
    scherm.zeg("nieuwe afweging volgens Lekstroom")
    scherm.page.get_by_text("Weergave", exact=True).click()
    scherm.page.get_by_label("Cijfertoetsen").uncheck()
    scherm.page.keyboard.press("Escape")
    scherm.page.wait_for_timeout(600)  # until the last line of the answer is there
    vraag, regels = scherm.vraag.inner_text(), scherm.regels.count()
    scherm.page.keyboard.press("1")
    scherm.page.wait_for_timeout(600)
    assert scherm.vraag.inner_text() == vraag and scherm.regels.count() == regels
    expect(scherm.acties.locator("kbd")).to_have_count(0)


def test_een_te_lange_tekst_blijft_heel_staan(scherm: Scherm):
    """Pasted or typed: nothing is cut off, nothing is sent, and the page says what to do."""
    tekst = "Jongen van 9 met schulden. " * 300
    verzonden = []
    scherm.page.on("request", lambda verzoek: verzonden.append(verzoek.url))
    scherm.tekstvak.fill(tekst)
    uitleg = scherm.page.locator("#invoer-lengte")
    expect(uitleg).to_contain_text("100 tekens te lang")
    expect(uitleg).to_contain_text("niets weggehaald")
    scherm.tekstvak.press("Enter")
    expect(scherm.page.get_by_role("alert").filter(has_text="Nog niet verstuurd")).to_be_visible()
    expect(scherm.tekstvak).to_have_value(tekst)
    assert not [adres for adres in verzonden if "/api/" in adres]
    scherm.tekstvak.fill(tekst[:8000])
    expect(uitleg).to_contain_text("nog 0 tekens")
    scherm.na_beurt(lambda: scherm.tekstvak.press("Enter"))
    expect(scherm.tekstvak).to_have_value("")


def test_elk_feit_is_ter_plekke_goed_of_fout_en_staat_gemerkt_in_de_eigen_tekst(scherm: Scherm):
    scherm.zeg("Jongen van 9 jaar met een OTS. Hij gaat al maanden niet naar school.")
    eigen = scherm.page.locator(".bericht.jij")
    assert {"Jongen", "9", "OTS"} <= set(eigen.locator("mark").all_inner_texts())
    feiten = scherm.acties.locator(".feit")
    aantal = feiten.count()
    assert aantal >= 4
    expect(feiten.first).to_contain_text("dit beslist mee")
    scherm.druk("Maatregel klopt niet")
    expect(feiten).to_have_count(aantal - 1)
    assert "OTS" not in eigen.first.locator("mark").all_inner_texts()
    scherm.na_beurt(lambda: scherm.knop("Doelgroep klopt", scherm.acties).and_(scherm.page.locator(".goed")).click())
    expect(feiten).to_have_count(aantal - 2)
    assert scherm.bekend() == {"Doelgroep": "Jeugdige of gezin met kind"}
    scherm.druk("Ja, dit klopt")
    assert len(scherm.bekend()) == aantal - 1 and "Maatregel" not in scherm.bekend()
    assert eigen.first.locator("mark").count() == 0
    bewaard = scherm.page.evaluate("JSON.stringify([{...sessionStorage}, {...localStorage}])")
    assert "OTS" in bewaard, "wat getoond wordt is bewaard, afgeschermd"


def test_alles_geen_zorgen_vouwt_de_uitzonderingen_en_laat_de_vraag_staan(scherm: Scherm):
    scherm.zeg("nieuwe afweging profiel lekstroom")
    scherm.na_beurt(lambda: scherm.acties.locator(".optie", has_text="Veilig").first.click())
    knop = scherm.page.get_by_role("button", name=re.compile("^Alles geen zorgen"))
    expect(knop).to_be_visible()
    expect(scherm.vraag).to_be_visible()
    uitzondering = scherm.page.get_by_role("button", name="Behalve: Schoolgang")
    expect(uitzondering).to_be_hidden()
    scherm.page.get_by_text("Met één uitzondering").click()
    scherm.na_beurt(lambda: uitzondering.click())
    expect(scherm.vraag).to_contain_text("school")
    assert scherm.bekend()["Ernst"].startswith("Licht")
