"""The meeting of the aanmeldteam in the browser: paste, discuss, decide, save the files; by mouse and by keyboard;
axe on each state.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from playwright.sync_api import Locator, Page, expect

from .conftest import Poorten, Schermen
from .scherm import Scherm
from .test_aanmelden import Deur, bij_de_aanbieder, deur, zonder_lettertype  # noqa: F401 (deur is a fixture)

PLAKSEL = """Aanmeldingen van vandaag

1. Jongen van 9, ouders in een vechtscheiding, hij slaapt slecht. School maakt zich zorgen. Er is een gezinscoach.
2. Meisje van 14 gaat al maanden niet naar school. Haar moeder Fatima El Amrani is bereikbaar op 0612345678.
3. Moeder belt: vader staat nu met een mes voor de deur, er zijn kinderen van 3 en 6.
4. Man van 47, schulden, zwerft op straat."""
KANARIES = ("Fatima", "Amrani", "0612345678", "Kees de Vries", "Vries")
HOOGSTENS = 30


class Overleg:
    """The page of the meeting as the team uses it."""

    def __init__(self, scherm: Scherm) -> None:
        self.scherm = scherm
        self.page: Page = scherm.page

    def open(self) -> Overleg:
        self.page.goto(self.scherm.adres + "/overleg")
        expect(self.page.get_by_label("Plak of typ")).to_be_visible()
        expect(self.page.get_by_label("Gedragswetenschapper", exact=True)).to_be_visible()
        return self

    def plak(self, tekst: str, aantal: int) -> None:
        self.page.get_by_label("Plak of typ").fill(tekst)
        self.knop("Bekijk").click()
        self.knop(re.compile("^Zet op de lijst")).click()
        expect(self.rijen).to_have_count(aantal)

    @property
    def rijen(self) -> Locator:
        return self.page.locator(".lijst-fase > :first-child .aanmelding")

    def knop(self, naam: str | re.Pattern[str], binnen: Locator | None = None) -> Locator:
        return (binnen or self.page).get_by_role("button", name=naam, exact=isinstance(naam, str))

    @property
    def team(self) -> Locator:
        return self.page.get_by_role("region", name="Besluit van het team")

    @property
    def stand(self) -> Locator:
        return self.page.locator(".team-stand")

    def rust(self) -> None:
        """Until the turns that are under way are done."""
        expect(self.page.locator("#casus-kop")).to_be_visible()
        expect(self.scherm.regels.nth(1)).to_be_visible()
        expect(self.page.locator("[aria-disabled=true]").filter(has_text="Opnieuw beginnen")).to_have_count(0)

    def antwoord(self) -> None:
        """Confirm what was read, and answer until there is an advice: always the first option."""
        for _ in range(HOOGSTENS):
            self.rust()
            acties = self.scherm.acties
            if self.knop("Ja, dit klopt", acties).count():
                self.scherm.druk("Ja, dit klopt")
            elif not acties.locator(".vraag").count():
                return
            elif acties.get_by_role("checkbox").count():
                acties.get_by_role("checkbox").first.check()
                self.scherm.druk("Klaar met kiezen")
            elif acties.locator(".getallen").count():
                self.scherm.druk("Weet ik niet")
            else:
                self.scherm.na_beurt(acties.locator(".optie").first.click)
        raise AssertionError("de vragen houden niet op")

    def code(self) -> str:
        expect(self.stand).to_contain_text(re.compile(r"R-\d{4}-\d{4}"))
        return re.search(r"R-\d{4}-\d{4,}", self.stand.inner_text())[0]

    def haal(self, knop: str, map_: Path) -> Path:
        with self.page.expect_download() as download:
            self.knop(knop).click()
        pad = map_ / download.value.suggested_filename
        download.value.save_as(pad)
        return pad


@pytest.fixture
def overleg(schermen: Schermen) -> Overleg:
    return Overleg(schermen(accept_downloads=True, viewport={"width": 1440, "height": 900})).open()


def bewaard(page: Page) -> str:
    """All that the browser keeps of this page."""
    return page.evaluate("JSON.stringify({ ...sessionStorage }) + JSON.stringify({ ...localStorage })")


def tekst_van(pad: Path) -> str:
    bestand = zipfile.ZipFile(pad)
    return "".join(bestand.read(naam).decode("utf-8", "ignore") for naam in bestand.namelist())


def test_een_heel_overleg_met_de_muis(overleg: Overleg, tmp_path: Path):
    page = overleg.page
    overleg.plak(PLAKSEL, 4)
    expect(overleg.rijen.first).to_contain_text("Mogelijk acuut gevaar")
    expect(overleg.rijen.first).to_contain_text("Moeder belt")
    expect(page.get_by_role("status").filter(has_text="weggelaten")).to_contain_text("waarvan 1 dringend")
    page.get_by_label("Gedragswetenschapper", exact=True).check()
    page.get_by_label("Teamleider").check()
    page.get_by_label("Andere rol").fill("schoolmaatschappelijk werker")
    overleg.knop("Voeg toe").click()
    expect(page.get_by_label("schoolmaatschappelijk werker")).to_be_checked()

    overleg.knop("Begin met bespreken").click()
    expect(page.locator("#casus-kop")).to_contain_text("Aanmelding 1 van 4")
    expect(overleg.scherm.regels.filter(has_text="112").first).to_be_visible()
    overleg.antwoord()
    overleg.team.get_by_role("radio", name="Akkoord").check()
    overleg.knop("Akkoord: leg vast").click()
    eerste = overleg.code()

    overleg.knop("Verder").click()
    expect(page.locator("#casus-kop")).to_contain_text("Aanmelding 2 van 4")
    overleg.antwoord()
    overleg.team.get_by_role("radio", name="Afwijken").check()
    overleg.team.get_by_label("Bij welk besluit").select_option("zo.urgentie")
    advies = page.locator(".besluit", has_text="Urgentie").locator(".uitkomst").inner_text().removeprefix("✓ ")
    overleg.team.get_by_label("Wat het volgens het team moet zijn").select_option("spoed")
    assert advies != "Spoed"
    overleg.team.get_by_label("Reden, zonder namen").fill("Oom Kees de Vries zegt dat het thuis snel slechter gaat")
    overleg.knop("Noteer de afwijking").click()
    expect(overleg.team.locator(".afwijking")).to_contain_text("thuis snel slechter gaat")
    expect(overleg.stand).to_contain_text("nog niet vastgelegd")
    overleg.knop("Leg vast", overleg.team).click()
    tweede = overleg.code()
    assert tweede != eerste

    overleg.knop("Volgende").click()
    expect(page.locator("#casus-kop")).to_contain_text("Aanmelding 3 van 4")
    overleg.rust()
    overleg.team.get_by_role("radio", name="Aanhouden").check()
    overleg.team.get_by_label("Wat er nodig is").fill("Navraag bij leerplicht, bel 0612345678")
    overleg.team.get_by_label("Wie dat doet").fill("jeugdarts")
    overleg.knop("Houd aan").click()
    expect(overleg.stand).to_contain_text("Aangehouden")
    overleg.team.get_by_label("Bij twijfel beslist").fill("teamleider jeugd")
    overleg.team.get_by_label("Bij twijfel beslist").press("Tab")
    expect(overleg.team.get_by_text("Bij twijfel beslist: teamleider jeugd")).to_be_visible()

    page.reload()
    expect(page.locator("#casus-kop")).to_contain_text("Aanmelding 3 van 4")
    expect(overleg.stand).to_contain_text("Aangehouden")
    expect(page.locator(".overleg-kop")).to_contain_text("3 van 4 besproken")
    overleg.knop("Vorige").click()
    assert overleg.code() == tweede
    expect(overleg.scherm.regels.last).to_contain_text(tweede)

    overleg.knop("Verslag").click()
    blad = page.get_by_role("article")
    for woorden in (
        eerste,
        tweede,
        "Keuze van het team: Spoed",
        "teamleider jeugd",
        "1 akkoord, 1 afgeweken, 1 aangehouden, 1 nog niet besloten",
    ):
        expect(blad).to_contain_text(woorden)
    expect(page.get_by_label("Kopieer deze tekst")).to_have_count(0)
    word, excel = overleg.haal("Word (.docx)", tmp_path), overleg.haal("Excel (.xlsx)", tmp_path)

    gelezen = Document(str(word))
    alinea = "\n".join(p.text for p in gelezen.paragraphs)
    assert eerste in alinea and tweede in alinea and "Navraag bij leerplicht" in alinea
    assert "Gedragswetenschapper; Teamleider; schoolmaatschappelijk werker" in alinea
    assert any("thuis snel slechter gaat" in cel.text for t in gelezen.tables for rij in t.rows for cel in rij.cells)
    blad_ = openpyxl.load_workbook(excel)["Overleg"]
    rijen = [dict(zip([c.value for c in blad_[1]], [c.value for c in rij])) for rij in blad_.iter_rows(min_row=2)]
    assert [rij["Besluit van het team"] for rij in rijen] == [
        "Akkoord met het advies",
        "Het team wijkt af",
        "Aangehouden",
        "Niet besproken",
    ]
    assert [rij["Code"] for rij in rijen] == [eerste, tweede, None, None] and rijen[2][
        "Bij twijfel beslist"
    ] == "teamleider jeugd"
    overal = tekst_van(word) + tekst_van(excel) + bewaard(page) + page.locator("body").inner_text()
    assert not [k for k in KANARIES if k in overal]


def test_met_alleen_het_toetsenbord(overleg: Overleg):
    page, toets = overleg.page, overleg.page.keyboard
    page.get_by_label("Plak of typ").focus()
    toets.insert_text("Jongen van 9, ouders in een vechtscheiding\nMan van 47, schulden\nMeisje van 14, thuiszitter")
    toets.press("Control+Enter")
    expect(page.get_by_role("heading", name="Dit lees ik: 3 aanmeldingen")).to_be_focused()
    overleg.knop("Zet op de lijst (3)").focus()
    toets.press("Enter")
    expect(overleg.rijen).to_have_count(3)

    # The last one two places up, and the focus stays on the button.
    omhoog = page.get_by_role("button", name="Zet aanmelding 3 hoger")
    omhoog.focus()
    toets.press("Enter")
    expect(page.get_by_role("button", name="Zet aanmelding 2 hoger")).to_be_focused()
    toets.press("Enter")
    expect(overleg.rijen.first).to_contain_text("Meisje van 14")
    expect(page.get_by_role("button", name="Zet aanmelding 1 hoger")).to_be_focused()
    expect(page.get_by_text("plek 1 van 3")).to_be_visible()

    page.get_by_role("button", name="Haal weg: aanmelding 3").focus()
    toets.press("Enter")
    expect(overleg.rijen).to_have_count(2)
    expect(overleg.knop("Zet terug")).to_be_focused()
    toets.press("Enter")
    expect(overleg.rijen).to_have_count(3)
    expect(overleg.rijen.nth(2)).to_contain_text("Man van 47")
    expect(page.get_by_role("button", name="Haal weg: aanmelding 3")).to_be_focused()

    page.get_by_role("button", name="Bespreek aanmelding 1").focus()
    toets.press("Enter")
    expect(page.locator("#casus-kop")).to_be_focused()
    overleg.rust()
    overleg.scherm.na_beurt(lambda: toets.press("1"))  # "Ja, dit klopt"
    expect(overleg.scherm.vraag).to_be_visible()
    vraag = overleg.scherm.vraag.inner_text()
    overleg.scherm.na_beurt(lambda: toets.press("2"))
    expect(overleg.scherm.vraag).not_to_have_text(vraag)
    toets.press("Alt+PageDown")
    expect(page.locator("#casus-kop")).to_contain_text("Aanmelding 2 van 3")
    expect(overleg.scherm.regels.first).to_contain_text("Jongen van 9")
    overleg.rust()
    toets.press("Alt+PageUp")
    expect(page.locator("#casus-kop")).to_contain_text("Aanmelding 1 van 3")
    expect(overleg.scherm.regels.first).to_contain_text("Meisje van 14")
    overleg.team.get_by_role("radio", name="Akkoord").focus()
    toets.press("Space")
    # Not all is bepaald: there is nothing to agree with yet.
    expect(overleg.knop("Akkoord: leg vast")).to_have_attribute("aria-disabled", "true")
    toets.press("h")
    expect(overleg.team.get_by_label("Wat er nodig is")).to_be_focused()
    toets.insert_text("verslag van school")
    toets.press("Tab")
    toets.insert_text("leerplicht")
    toets.press("Enter")
    expect(overleg.stand).to_contain_text("Aangehouden")
    expect(overleg.knop("Verder")).to_be_focused()
    toets.press("Enter")
    expect(page.locator("#casus-kop")).to_contain_text("Aanmelding 2 van 3")
    overleg.rust()
    toets.press("Alt+PageDown")
    overleg.rust()
    toets.press("Alt+PageDown")
    expect(page.get_by_role("heading", name="Verslag aanmeldoverleg")).to_be_visible()


def test_elke_aanmelding_heeft_een_eigen_gesprek(overleg: Overleg):
    overleg.plak("Jongen van 9, ouders in een vechtscheiding\nVrouw van 52 met schulden", 2)
    overleg.knop("Begin met bespreken").click()
    overleg.rust()
    gesprekken = "JSON.parse(sessionStorage.getItem('regiewijzer-overleg')).items.map((i) => i.gesprek?.gesprek)"
    overleg.knop("Volgende").click()
    overleg.rust()
    expect(overleg.scherm.regels.first).to_contain_text("Vrouw van 52")
    een, twee = overleg.page.evaluate(gesprekken)
    assert een and twee and een != twee
    # The conversation of the page "/" is another one.
    overleg.scherm.open("/")
    expect(overleg.scherm.regels).to_have_count(0)


def test_een_overleg_begint_opnieuw_pas_na_een_vraag(overleg: Overleg):
    page = overleg.page
    overleg.plak("Jongen van 9, vechtscheiding", 1)
    overleg.knop("Verslag").click()
    overleg.knop("Nieuw overleg").click()
    expect(page.get_by_role("dialog")).to_contain_text("nieuw overleg")
    overleg.knop("Nee, terug naar het verslag").click()
    expect(page.get_by_role("article")).to_contain_text("Jongen van 9")
    overleg.knop("Nieuw overleg").click()
    overleg.knop("Ja, begin opnieuw").click()
    expect(page.get_by_text("Nog geen aanmeldingen", exact=False).first).to_be_visible()
    assert "Jongen" not in bewaard(page)


def test_wat_niet_kan_zegt_wat_je_kunt_doen(overleg: Overleg):
    page = overleg.page
    page.get_by_label("Plak of typ").fill("1.\n2.\n---")
    overleg.knop("Bekijk").click()
    expect(page.get_by_role("alert").filter(has_text="geen aanmelding")).to_contain_text("Je tekst blijft staan")
    expect(page.get_by_label("Plak of typ")).to_have_value("1.\n2.\n---")
    overleg.plak(
        "\n".join(f"Jongen van {n % 17 + 1}, thuiszitter, {chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(200)),
        200,
    )
    page.get_by_label("Plak of typ").fill("Meisje van 14")
    overleg.knop("Bekijk").click()
    overleg.knop("Zet op de lijst (1)").click()
    expect(page.get_by_role("alert").filter(has_text="Er passen er nog 0")).to_be_visible()


def test_vijandige_tekst_blijft_tekst(overleg: Overleg):
    overleg.plak(
        "1. <img src=x onerror=\"document.title='gehackt'\"> jongen van 9 <script>alert(1)</script>\n2. ${7*7} "
        "{{7*7}} meisje van 14",
        2,
    )
    overleg.knop("Verslag").click()
    expect(overleg.page.get_by_role("article")).to_contain_text("<script>alert(1)</script>")
    expect(overleg.page.get_by_role("article")).to_contain_text("{{7*7}}")
    assert "gehackt" not in overleg.page.title() and overleg.page.locator(".blad img, .blad script").count() == 0


def test_kopieren_als_tekst(schermen: Schermen):
    scherm = schermen(permissions=["clipboard-read", "clipboard-write"])
    overleg = Overleg(scherm).open()
    overleg.plak("Moeder belt: vader staat nu met een mes voor de deur\nJongen van 9, vechtscheiding", 2)
    overleg.knop("Verslag").click()
    overleg.knop("Kopieer als tekst").click()
    expect(overleg.page.get_by_text("Gekopieerd")).to_be_visible()
    tekst = overleg.page.evaluate("navigator.clipboard.readText()")
    assert "1. Niet vastgelegd [mogelijk acuut gevaar]" in tekst and "Jongen van 9, vechtscheiding" in tekst
    # Where the browser refuses, the text can be copied by hand.
    overleg.page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('nee')); }")
    overleg.knop("Kopieer als tekst").click()
    expect(overleg.page.get_by_label("Kopieer deze tekst")).to_have_value(re.compile("mogelijk acuut gevaar"))


def test_op_papier_staat_alleen_het_verslag(overleg: Overleg):
    overleg.plak("Jongen van 9, vechtscheiding", 1)
    overleg.knop("Verslag").click()
    overleg.page.emulate_media(media="print")
    expect(overleg.page.get_by_role("article")).to_be_visible()
    for weg in (".kop", ".uitvoer", ".overleg-kop", ".voet"):
        expect(overleg.page.locator(weg).first).to_be_hidden()


@pytest.mark.parametrize("kleur", ["light", "dark"])
def test_axe_vindt_niets_in_elke_stand(schermen: Schermen, kleur: str):
    scherm = schermen(met_axe=True, color_scheme=kleur, viewport={"width": 1280, "height": 900})
    overleg = Overleg(scherm).open()
    klachten = {"leeg": scherm.axe()}
    overleg.plak(PLAKSEL, 4)
    overleg.page.get_by_role("button", name="Haal weg: aanmelding 4").click()
    klachten["lijst"] = scherm.axe()
    overleg.knop("Begin met bespreken").click()
    overleg.rust()
    klachten["crisis en teruglezen"] = scherm.axe()
    overleg.antwoord()
    for besluit in ("Akkoord", "Afwijken", "Aanhouden"):
        overleg.team.get_by_role("radio", name=besluit).check()
        klachten[besluit] = scherm.axe()
    for samenvatting in overleg.page.locator(".meer > summary").all():
        samenvatting.click()
    overleg.page.evaluate("document.documentElement.classList.add('vergader')")
    klachten["vergaderstand"] = scherm.axe()
    overleg.knop("Verslag").click()
    klachten["verslag"] = scherm.axe()
    overleg.knop("Nieuw overleg").click()
    klachten["vraag"] = scherm.axe()
    assert not {stand: gevonden for stand, gevonden in klachten.items() if gevonden}


@pytest.mark.parametrize("breedte", [320, 768, 1920])
def test_niets_valt_buiten_het_scherm(schermen: Schermen, breedte: int):
    scherm = schermen(viewport={"width": breedte, "height": 800})
    overleg = Overleg(scherm).open()
    overleg.plak(PLAKSEL, 4)
    assert not scherm.breder_dan_scherm()
    overleg.knop("Begin met bespreken").click()
    overleg.antwoord()
    overleg.team.get_by_role("radio", name="Afwijken").check()
    assert not scherm.breder_dan_scherm()
    overleg.knop("Verslag").click()
    assert not scherm.breder_dan_scherm()


def test_valt_regiewijzer_weg_dan_gaat_er_niets_verloren(schermen: Schermen, eigen_poort: Poorten):
    poort = eigen_poort()
    overleg = Overleg(schermen(poort.adres, accept_downloads=True)).open()
    page = overleg.page
    overleg.plak("Jongen van 9, ouders in een vechtscheiding\nVrouw van 52 met schulden", 2)
    overleg.knop("Begin met bespreken").click()
    overleg.rust()
    overleg.knop("Lijst").click()
    poort.stop()
    page.get_by_label("Plak of typ").fill("Meisje van 14, thuiszitter")
    overleg.knop("Bekijk").click()
    expect(page.get_by_role("alert").filter(has_text="niet bereikbaar")).to_contain_text("Je tekst blijft staan")
    overleg.knop("Verslag").click()
    overleg.knop("Word (.docx)").click()
    expect(page.get_by_role("alert").filter(has_text="niet bereikbaar")).to_be_visible()
    overleg.knop("Lijst").click()
    page.get_by_role("button", name="Bespreek aanmelding 2").click()
    expect(page.get_by_role("alert").filter(has_text="niet bereikbaar")).to_be_visible()
    poort.start()
    # The description that didn't get through is sent again by itself, into its own conversation.
    expect(overleg.scherm.regels.first).to_contain_text("Vrouw van 52", timeout=120_000)
    overleg.rust()
    overleg.knop("Vorige").click()
    expect(overleg.scherm.regels.first).to_contain_text("Jongen van 9")
    overleg.knop("Lijst").click()
    overleg.plak("Meisje van 14, thuiszitter", 3)


def test_wie_een_andere_aanmelding_opent_stuurt_niets_naar_de_verkeerde(schermen: Schermen, eigen_poort: Poorten):
    poort = eigen_poort()
    overleg = Overleg(schermen(poort.adres)).open()
    overleg.plak("Jongen van 9, ouders in een vechtscheiding\nVrouw van 52 met schulden", 2)
    overleg.knop("Begin met bespreken").click()
    overleg.rust()
    poort.stop()
    overleg.scherm.tekstvak.fill("er is ook huiselijk geweld")
    overleg.scherm.tekstvak.press("Enter")
    expect(overleg.page.get_by_role("alert").filter(has_text="niet bereikbaar")).to_be_visible()
    overleg.knop("Volgende").click()
    expect(overleg.scherm.tekstvak).to_have_value("")
    poort.start()
    # If it is still there: the page may just be reading the aanmelding by itself, and then the button goes.
    overleg.knop("Lees de aanmelding").evaluate_all("knoppen => knoppen.forEach((knop) => knop.click())")
    expect(overleg.scherm.regels.first).to_contain_text("Vrouw van 52", timeout=120_000)
    overleg.rust()
    assert "huiselijk geweld" not in overleg.page.get_by_role("log").inner_text()
    overleg.knop("Vorige").click()
    expect(overleg.scherm.tekstvak).to_have_value("er is ook huiselijk geweld")
    assert "huiselijk geweld" not in overleg.page.get_by_role("log").inner_text()


def test_aangemeld_overleggen_en_na_het_afmelden_blijft_er_niets(schermen: Schermen, deur: Deur, tmp_path: Path):  # noqa: F811
    scherm = schermen(deur.url, accept_downloads=True)
    scherm.vergeef(deur.aanbieder, "fonts.googleapis.com", "401")
    zonder_lettertype(scherm.context)
    page = scherm.page
    page.goto(f"{deur.url}/overleg")
    expect(page.get_by_label("Plak of typ")).to_have_count(0)
    page.get_by_role("main").get_by_role("link", name="Aanmelden", exact=True).click()
    bij_de_aanbieder(page, deur, "xandrine")
    overleg = Overleg(scherm)
    expect(page).to_have_url(f"{deur.url}/overleg")
    overleg.plak("Jongen van 9, ouders in een vechtscheiding", 1)
    overleg.knop("Begin met bespreken").click()
    overleg.rust()
    overleg.knop("Verslag").click()
    assert "vechtscheiding" in tekst_van(overleg.haal("Word (.docx)", tmp_path))
    assert "vechtscheiding" in bewaard(page)
    overleg.knop("Afmelden").click()
    page.get_by_role("button", name="Yes").click()
    expect(page.get_by_role("heading")).to_have_text("Je bent afgemeld")
    assert "vechtscheiding" not in bewaard(page)


def test_het_voorbeeld_laat_zien_splitsen_samenvoegen_en_verbeteren(overleg: Overleg):
    page = overleg.page
    lang = "Vrouw van 60, mantelzorger. " + "Zij zorgt al jaren voor haar zus. " * 20
    page.get_by_label("Plak of typ").fill(
        "Hoi allemaal,\n\n1. Jongen van 9, dyslexie\n2. Gezin wordt maandag uit huis gezet\n3. jongen van 9, dyslexie.\n"
        f"4. {lang}\n5. Man van 47 en meisje van 14\n"
    )
    overleg.knop("Bekijk").click()
    rijen = page.locator(".voorbeeld .aanmelding")
    expect(rijen).to_have_count(5)
    expect(overleg.rijen).to_have_count(0)  # nothing counts yet
    expect(rijen.first).to_contain_text("Spoed")
    expect(rijen.first.locator("q")).to_have_text(re.compile("uit huis gezet"))
    expect(page.get_by_label("Neem aanmelding 3 mee")).not_to_be_checked()
    expect(rijen.nth(2)).to_contain_text("Lijkt op aanmelding 2")
    expect(rijen.nth(3).locator("summary")).to_contain_text("tekens")

    overleg.knop("aanmelding 1 is niet dringend").click()
    expect(rijen.first).not_to_contain_text("Spoed")
    overleg.knop("Bewerk of splits aanmelding 5").click()
    page.get_by_label("Tekst van deze aanmelding").evaluate("vak => vak.setSelectionRange(13, 13)")
    overleg.knop("Splits waar de cursor staat").click()
    expect(rijen).to_have_count(6)
    expect(rijen.nth(5)).to_contain_text("meisje van 14")
    overleg.knop("Voeg aanmelding 5 samen met de volgende").click()
    expect(rijen).to_have_count(5)
    overleg.knop("Bewerk of splits aanmelding 5").click()
    page.get_by_label("Tekst van deze aanmelding").fill("Man van 47, zoon van Kees de Vries, schulden")
    overleg.knop("Klaar").click()
    expect(rijen.nth(4)).to_contain_text("[naam], schulden")


KOLOMMEN = (
    "Cliënt\tToelichting\tWanneer\tVerwijzer\tLft\tGemeld\n"
    "Schulden, dreigende ontruiming\tjansen\thoog\thuisarts\t45\t3 november\n"
    "Angstig en komt niet buiten\tpietersen\tlaag\tschool\t12\t4 november\n"
)


def test_een_kolom_is_met_de_hand_te_verbeteren(overleg: Overleg):
    page = overleg.page
    page.set_viewport_size({"width": 1366, "height": 768})
    page.get_by_label("Plak of typ").fill(KOLOMMEN)
    overleg.knop("Bekijk").click()
    kolommen = page.get_by_role("group", name=re.compile("^Dit is een tabel"))
    rijen = page.locator(".voorbeeld .aanmelding")
    expect(kolommen.get_by_role("combobox")).to_have_count(6)
    for keuze in kolommen.get_by_role("combobox").all():
        expect(keuze).to_be_in_viewport(ratio=1)
    expect(kolommen.get_by_label("Cliënt").locator("option:checked")).to_have_text("naam: gaat weg (zo lees ik het)")
    expect(rijen.first).not_to_contain_text("ontruiming")

    # By keyboard: a choice reads the text again, the last one counts and the focus stays.
    kolommen.get_by_label("Cliënt").focus()
    page.keyboard.press("o")
    expect(rijen.first).to_contain_text("Schulden, dreigende ontruiming")
    expect(kolommen.get_by_label("Cliënt")).to_be_focused()
    expect(kolommen.get_by_label("Cliënt")).to_have_value("inhoud")
    expect(kolommen.get_by_text("Opnieuw gelezen: 2 aanmeldingen.")).to_be_visible()
    kolommen.get_by_label("Toelichting").select_option("naam: gaat weg")
    expect(rijen.first).not_to_contain_text("jansen")
    expect(rijen.first).to_contain_text("ontruiming")

    # What was put right by hand can be had back.
    page.get_by_label("Neem aanmelding 2 mee").uncheck()
    kolommen.get_by_label("Verwijzer").select_option("niet meenemen")
    expect(rijen.first).not_to_contain_text("huisarts")
    expect(page.get_by_label("Neem aanmelding 2 mee")).to_be_checked()
    overleg.knop("Zet mijn verbeteringen terug").click()
    expect(page.get_by_label("Neem aanmelding 2 mee")).not_to_be_checked()
    expect(rijen.first).to_contain_text("huisarts")
    expect(kolommen.get_by_label("Verwijzer")).to_have_value("vanzelf")

    # A choice that leaves nothing is refused in a sentence, and nothing changes.
    for naam, weg in (("Verwijzer", "huisarts"), ("Lft", "45 jaar"), ("Gemeld", "november")):
        kolommen.get_by_label(naam).select_option("niet meenemen")
        expect(rijen.first).not_to_contain_text(weg)
    kolommen.get_by_label("Cliënt").select_option("niet meenemen")
    expect(kolommen.get_by_role("alert")).to_contain_text("Er is niets veranderd.")
    expect(kolommen.get_by_label("Cliënt")).to_have_value("inhoud")
    expect(rijen).to_have_count(2)


TWAALF = """1. Jongen van 6 met driftbuien, ouders vragen opvoedhulp.
2. Mevrouw van 82 kan na een val de trap niet meer op.
3. Gezin met drie kinderen, maandag wordt de woning ontruimd.
4. Meisje van 15 krast in haar armen, school weet het.
5. Man van 39 met schulden en een verslaving vraagt begeleid wonen.
6. Jongen van 17, vader zette hem op straat, vannacht geen slaapplek.
7. Echtpaar van in de tachtig vraagt hulp in het huishouden.
8. Meisje van 9, ouders in een vechtscheiding, slaapt slecht.
9. Vrouw van 45 met MS wil de badkamer laten aanpassen.
10. Jongen van 13 gaat sinds de zomer niet naar school.
11. Man van 70 zorgt voor zijn vrouw met dementie en kan niet meer.
12. Gezin met een baby, moeder voelt zich somber na de bevalling."""


def test_triage_kost_hooguit_vier_klikken_en_niets_ligt_buiten_beeld(schermen: Schermen):
    overleg = Overleg(schermen(viewport={"width": 1366, "height": 768})).open()
    page = overleg.page
    overleg.plak(TWAALF, 12)
    page.get_by_label("Gedragswetenschapper", exact=True).check()
    page.get_by_label("Sociaal werker", exact=True).check()
    overleg.knop("Begin met bespreken").click()
    triage = page.get_by_role("region", name="Triage")
    klikken: list[int] = []
    buiten: list[str] = []

    def klik(knop: Locator) -> None:
        op = "(e) => { const r = e.getBoundingClientRect(); return e.contains(document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2)); }"
        if not knop.evaluate(op):
            buiten.append(knop.inner_text())
        knop.click()
        klikken[-1] += 1

    for nummer in range(1, 13):
        expect(page.locator("#casus-kop")).to_contain_text(f"Aanmelding {nummer} van 12")
        overleg.rust()
        klikken.append(0)
        dringend = page.locator(".casusbalk .dringend strong")
        woord = dringend.inner_text() if dringend.count() else ""
        crisis = woord in ("Crisis", "Mogelijk acuut gevaar")
        klik(overleg.knop("Crisis" if crisis else "Spoed" if woord == "Spoed" else "Regulier", triage))
        if not crisis and not triage.get_by_role("group", name="Route").locator("[aria-pressed=true]").count():
            klik(overleg.knop("Jeugd", triage))
        klik(overleg.knop("Sociaal werker", triage))
        expect(triage).to_contain_text("Triage klaar")
        if crisis:
            assert klikken[-1] == 2
        klik(overleg.knop("Volgende" if nummer < 12 else "Naar het verslag"))
    print("klikken", klikken, "buiten beeld", buiten)
    assert buiten == []
    assert sorted(klikken)[6] <= 4 and max(klikken) <= 4
    expect(page.get_by_role("article")).to_contain_text("12 aanmeldingen: 12 alleen triage.")
    expect(page.get_by_role("article")).to_contain_text("Wie pakt het op: Sociaal werker, uiterlijk")


def test_triage_met_losse_toetsen(overleg: Overleg):
    page = overleg.page
    overleg.plak("Jongen van 9, dyslexie\nVrouw van 52 met schulden", 2)
    overleg.knop("Begin met bespreken").click()
    overleg.rust()
    page.locator("#casus-kop").focus()
    page.keyboard.press("s")
    page.keyboard.press("j")
    triage = page.get_by_role("region", name="Triage")
    expect(overleg.knop("Spoed", triage)).to_have_attribute("aria-pressed", "true")
    expect(overleg.knop("Jeugd", triage)).to_have_attribute("aria-pressed", "true")
    # A letter that somebody types is no click.
    overleg.scherm.tekstvak.fill("")
    overleg.scherm.tekstvak.press_sequentially("cw")
    expect(overleg.knop("Spoed", triage)).to_have_attribute("aria-pressed", "true")
    page.locator("#casus-kop").focus()
    page.keyboard.press("v")
    expect(page.locator("#casus-kop")).to_contain_text("Aanmelding 2 van 2")
