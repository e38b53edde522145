"""A team follows one meeting, each on a screen of his own: one drives, the wheel goes over, the server is started again
halfway.
"""

from __future__ import annotations

import re

import httpx
from playwright.sync_api import Locator, expect

from .conftest import Poorten, Schermen
from .test_overleg import PLAKSEL, Overleg

PROJECTOR = {"width": 1366, "height": 768}
ONDER_MUIS = """(e) => {
  const r = e.getBoundingClientRect();
  return e.contains(document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2));
}"""


def warm(adres: str) -> None:
    """The first list loads the dictionary; on a busy machine that takes longer than a page waits."""
    tekst = {"tekst": "Meisje van 14, thuiszitter"}
    httpx.post(f"{adres}/api/overleg/aanmeldingen", json=tekst, timeout=300, trust_env=False).raise_for_status()


def balk(overleg: Overleg) -> Locator:
    return overleg.page.get_by_role("region", name="Samen overleggen")


def deel(overleg: Overleg) -> None:
    overleg.knop("Deel met het team").click()
    expect(balk(overleg)).to_contain_text("Jij stuurt.")
    expect(balk(overleg)).not_to_contain_text("Nog niet alles is bewaard")


def doe_mee(overleg: Overleg) -> None:
    """Join the meeting that changed last: the one of this test."""
    overleg.knop("Doe mee").first.click()
    expect(balk(overleg)).to_contain_text("Je kijkt mee.")


def kop(overleg: Overleg, nummer: int, van: int) -> None:
    expect(overleg.page.locator("#casus-kop")).to_contain_text(f"Aanmelding {nummer} van {van}")


def test_een_stuurt_twee_volgen_en_het_stuur_gaat_over(schermen: Schermen, adres: str):
    warm(adres)
    een = Overleg(schermen(viewport=PROJECTOR)).open()
    een.plak(PLAKSEL, 4)
    deel(een)
    twee, drie = (Overleg(schermen(viewport=PROJECTOR)).open() for _ in range(2))
    for volger in (twee, drie):
        doe_mee(volger)
        expect(volger.rijen).to_have_count(4)
        expect(volger.knop("Bekijk")).to_be_disabled()
    een.page.get_by_label("Gedragswetenschapper", exact=True).check()
    expect(twee.page.get_by_label("Gedragswetenschapper", exact=True)).to_be_checked()
    een.knop("Begin met bespreken").click()
    een.rust()
    for volger in (twee, drie):
        kop(volger, 1, 4)
        expect(volger.scherm.regels.filter(has_text="112").first).to_be_visible()
        expect(volger.scherm.acties.get_by_role("button")).to_have_count(0)
    triage = {o: o.page.get_by_role("region", name="Triage") for o in (een, twee, drie)}
    een.knop("Crisis", triage[een]).click()
    een.knop("Gedragswetenschapper", triage[een]).click()
    expect(triage[een]).to_contain_text("Triage klaar")
    expect(triage[drie]).to_contain_text("Triage klaar")
    for knop in [*triage[een].get_by_role("button").all(), een.knop("Volgende")]:
        assert knop.evaluate(ONDER_MUIS), knop.inner_text()
    twee.page.locator("#casus-kop").focus()
    twee.page.keyboard.press("r")  # who follows changes nothing, by no key either
    twee.page.keyboard.press("Alt+PageDown")

    twee.knop("Vraag het stuur").click()
    expect(balk(een)).to_contain_text("vraagt het stuur")
    een.knop("Geef het stuur").click()
    expect(balk(een)).to_contain_text("Je kijkt mee.")
    expect(balk(twee)).to_contain_text("Jij stuurt.")
    kop(twee, 1, 4)
    expect(twee.knop("Crisis", triage[twee])).to_have_attribute("aria-pressed", "true")

    twee.antwoord()  # in the conversation that the first one began
    twee.page.get_by_role("radio", name="Akkoord").check()
    twee.knop("Akkoord: leg vast").click()
    code = twee.code()
    for volger in (een, drie):
        expect(volger.page.locator("#casus-kop")).to_contain_text(code)
        expect(volger.stand).to_contain_text("Akkoord")
    twee.knop("Verslag").click()
    for iemand in (een, twee, drie):
        expect(iemand.page.locator(".blad")).to_contain_text(code)
    twee.knop("Rond het overleg af").click()
    twee.knop("Ja, rond af").click()
    expect(drie.page.get_by_role("alert").filter(has_text="afgerond")).to_be_visible()
    expect(twee.rijen).to_have_count(0)


def test_midden_in_een_overleg_wordt_de_server_opnieuw_gestart(schermen: Schermen, eigen_poort: Poorten):
    poort = eigen_poort()
    warm(poort.adres)
    een = Overleg(schermen(poort.adres, viewport=PROJECTOR)).open()
    een.plak("Jongen van 9, dyslexie\nVrouw van 52 met schulden", 2)
    deel(een)
    twee = Overleg(schermen(poort.adres)).open()
    doe_mee(twee)
    een.knop("Begin met bespreken").click()
    een.rust()
    kop(twee, 1, 2)
    poort.stop()
    triage = een.page.get_by_role("region", name="Triage")
    een.knop("Spoed", triage).click()
    expect(balk(een)).to_contain_text("Nog niet alles is bewaard")
    poort.start()
    expect(balk(een)).not_to_contain_text("Nog niet alles is bewaard", timeout=120_000)
    spoed = twee.knop("Spoed", twee.page.get_by_role("region", name="Triage"))
    expect(spoed).to_have_attribute("aria-pressed", "true", timeout=120_000)
    een.page.reload()
    expect(balk(een)).to_contain_text("Jij stuurt.")
    kop(een, 1, 2)
    expect(een.knop("Spoed", triage)).to_have_attribute("aria-pressed", "true")

    # The laptop of who drives is gone: whoever follows takes over, and goes on where it was.
    een.scherm.context.close()
    twee.knop("Neem het stuur").click(timeout=120_000)
    expect(balk(twee)).to_contain_text("Jij stuurt.")
    twee.knop("Regulier", twee.page.get_by_role("region", name="Triage")).click()
    later = Overleg(schermen(poort.adres)).open()  # a closed tab, the day after
    doe_mee(later)
    kop(later, 1, 2)
    expect(later.knop("Regulier", later.page.get_by_role("region", name="Triage"))).to_have_attribute(
        "aria-pressed", "true"
    )


def test_een_vraag_wordt_voorgelegd_en_het_antwoord_komt_terug(schermen: Schermen):
    een = Overleg(schermen(viewport=PROJECTOR)).open()
    een.plak("Meisje van 14 gaat al maanden niet naar school, moeder is depressief.", 1)
    een.knop("Begin met bespreken").click()
    een.antwoord()
    een.page.locator("#casus-kop").focus()
    een.page.keyboard.press("p")
    een.page.get_by_label("De vraag, zonder namen").fill("Is dit zwaar genoeg voor een procesregisseur?")
    een.page.get_by_label(re.compile("^Aan wie")).fill("gedragswetenschapper")
    een.knop("Leg vast en leg voor").click()
    expect(een.stand).to_contain_text("Voorgelegd")
    code = een.code()
    twee = Overleg(schermen()).open()
    ligt = twee.page.get_by_role("region", name=re.compile("^Ligt ter bespreking"))
    ligt.get_by_text(code, exact=True).click()
    ligt.get_by_label(f"Het antwoord op {code}, zonder namen").fill("Nee, regulier is genoeg.")
    ligt.get_by_label("De reden").filter(visible=True).fill("Er is een stevig netwerk.")
    twee.knop("Leg dit antwoord vast").filter(visible=True).click()
    expect(twee.page.get_by_text(f"Het antwoord staat bij {code}.")).to_be_visible()
    een.knop("Lijst").click()
    een.page.get_by_role("button", name="Bespreek aanmelding 1").click()
    expect(een.team).to_contain_text("Antwoord: Nee, regulier is genoeg.")
    een.knop("Verslag").click()
    expect(een.page.locator(".blad")).to_contain_text("voorgelegd aan gedragswetenschapper")


def test_aanhouden_zegt_wanneer_en_komt_terug(schermen: Schermen):
    een = Overleg(schermen()).open()
    vandaag = een.page.get_by_label("Datum").input_value()
    een.plak("Jongen van 9 die slecht slaapt, ouders gescheiden", 1)
    deel(een)
    een.knop("Begin met bespreken").click()
    een.rust()
    een.scherm.druk("Ja, dit klopt")
    een.page.get_by_role("radio", name="Akkoord").check()
    expect(een.knop("Akkoord: leg vast")).to_have_attribute("aria-disabled", "true")
    een.page.get_by_role("radio", name="Aanhouden").check()
    een.page.get_by_label("Wat er nodig is, zonder namen").fill("verslag van school")
    een.page.get_by_label("Wie dat doet (rol)").fill("leerplicht")
    een.page.get_by_label("Weer op de lijst op").fill(vandaag)
    een.knop("Houd aan").click()
    expect(een.stand).to_contain_text("Aangehouden")
    een.knop("Verslag").click()
    expect(een.page.locator(".blad")).to_contain_text("Weer op de lijst: ")
    een.knop("Rond het overleg af").click()
    een.knop("Ja, rond af").click()
    een.knop("Lijst").click()
    deel(een)
    expect(een.rijen.filter(has_text="verslag van school, van leerplicht")).to_have_count(1)
    een.page.get_by_role("button", name=re.compile("^Haal weg")).first.click()
    een.knop("Verslag").click()
    een.knop("Rond het overleg af").click()
    een.knop("Ja, rond af").click()
    expect(een.rijen).to_have_count(0)
