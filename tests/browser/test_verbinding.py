"""When Regiewijzer is away, slow, or has forgotten: nothing typed is lost, the user is told, and it goes on."""

from __future__ import annotations

import json
import re
import time

from playwright.sync_api import Route, expect

from .conftest import Poorten, Schermen
from .scherm import CASUS, Scherm

API = "**/api/gesprek"


def antwoord(route: Route, status: int, fout: str, wacht: str | None = None) -> None:
    koppen = {"Retry-After": wacht} if wacht else {}
    route.fulfill(
        status=status, headers={"content-type": "application/json", **koppen}, body=json.dumps({"fout": fout})
    )


def test_de_poort_gedood_en_weer_gestart(eigen_poort: Poorten, schermen: Schermen):
    poort = eigen_poort()
    scherm = schermen(poort.adres).open()
    scherm.zeg(CASUS)
    scherm.druk("Ja, dit klopt")
    bekend = scherm.bekend()
    poort.stop()
    scherm.tekstvak.fill("moeder is gemotiveerd")
    scherm.tekstvak.press("Enter")
    expect(scherm.page.get_by_role("alert")).to_contain_text("niet bereikbaar")
    expect(scherm.page.get_by_role("alert")).to_contain_text("Je tekst blijft staan")
    expect(scherm.tekstvak).to_have_value("moeder is gemotiveerd")
    assert scherm.bekend() == bekend
    poort.start()
    # By itself: the same message, in the same conversation.
    expect(scherm.laatste).to_contain_text("Gemotiveerd", timeout=120_000)
    expect(scherm.tekstvak).to_have_value("")
    assert scherm.regels.filter(has_text="moeder is gemotiveerd").count() == 1
    scherm.druk("Ja, dit klopt")
    assert scherm.bekend() == {**bekend, "Motivatie": "Gemotiveerd"}


def test_een_antwoord_dat_onderweg_verloren_gaat_telt_een_keer(scherm: Scherm):
    scherm.zeg("nieuwe afweging volgens Lekstroom")
    ids: list[str] = []

    def verlies(route: Route) -> None:
        ids.append(json.loads(route.request.post_data or "{}")["id"])
        if len(ids) == 1:
            route.fetch()  # it arrived and was answered, but the answer got lost
            route.abort()
        else:
            route.continue_()

    scherm.page.route(API, verlies)
    vraag = scherm.vraag.inner_text()
    scherm.na_beurt(lambda: scherm.acties.locator(".optie").first.click())
    assert len(ids) == 2 and ids[0] == ids[1]
    assert scherm.vraag.inner_text() != vraag and len(scherm.bekend()) == 2
    scherm.druk("Terug")
    expect(scherm.vraag).to_have_text(vraag)


def test_wie_intussen_verder_typt_beslist_zelf_wanneer_het_weggaat(scherm: Scherm):
    weg = [True]
    scherm.page.route("**/api/**", lambda route: route.abort() if weg[0] else route.continue_())
    scherm.tekstvak.fill("een jongen")
    scherm.tekstvak.press("Enter")
    expect(scherm.page.get_by_role("alert")).to_contain_text("niet bereikbaar")
    scherm.tekstvak.fill("een jongen van 9 jaar")
    weg[0] = False
    expect(scherm.page.get_by_role("status").first).to_contain_text("Regiewijzer is er weer", timeout=120_000)
    assert scherm.regels.count() == 0
    expect(scherm.tekstvak).to_have_value("een jongen van 9 jaar")


def test_te_snel_wacht_en_gaat_dan_verder(scherm: Scherm):
    keer: list[float] = []

    def rem(route: Route) -> None:
        keer.append(time.monotonic())
        if len(keer) == 1:
            antwoord(route, 429, "Dat gaat te snel. Wacht 2 seconden en probeer het opnieuw.", "2")
        else:
            route.continue_()

    scherm.page.route(API, rem)
    scherm.zeg("hulp")
    assert len(keer) == 2 and keer[1] - keer[0] >= 1.9, "de poort vroeg om twee seconden"


def test_blijft_het_misgaan_dan_stopt_het_en_zegt_dat(scherm: Scherm):
    keer: list[int] = []

    def kapot(route: Route) -> None:
        keer.append(1)
        antwoord(route, 503, "Er ging iets mis en je antwoord is niet verwerkt.", "1")

    scherm.page.route(API, kapot)
    scherm.tekstvak.fill(CASUS)
    scherm.tekstvak.press("Enter")
    expect(scherm.page.get_by_role("alert")).to_contain_text("Ik probeer het zo zelf opnieuw")
    # Not just that it isn't said: between two tries nothing is.
    expect(scherm.page.get_by_role("alert")).to_contain_text(
        re.compile(r"blijft staan\.(?! Ik probeer)"), timeout=120_000
    )
    aantal = len(keer)
    assert 2 <= aantal <= 5
    expect(scherm.tekstvak).to_have_value(CASUS)
    scherm.page.wait_for_timeout(2500)
    assert len(keer) == aantal


def test_een_onbekend_gesprek_begint_opnieuw_zonder_tekstverlies(scherm: Scherm):
    scherm.zeg(CASUS)
    scherm.page.evaluate(
        """() => { const naam = "regiewijzer-gesprek"; const stand = JSON.parse(sessionStorage.getItem(naam));
        sessionStorage.setItem(naam, JSON.stringify({ ...stand, gesprek: "bestaat-niet" })); }"""
    )
    scherm.page.reload()
    scherm.tekstvak.fill("een meisje van 12 jaar")
    scherm.tekstvak.press("Enter")
    expect(scherm.page.get_by_role("alert")).to_contain_text("niet meer bekend")
    expect(scherm.tekstvak).to_have_value("een meisje van 12 jaar")
    expect(scherm.acties.get_by_role("button")).to_have_count(0)
    scherm.na_beurt(lambda: scherm.tekstvak.press("Enter"))
    expect(scherm.laatste).to_contain_text("12")


def test_wat_de_poort_weigert_staat_er_in_gewone_taal(scherm: Scherm):
    scherm.tekstvak.fill("/ / /")
    scherm.tekstvak.press("Enter")
    expect(scherm.page.get_by_role("alert")).to_contain_text("Je bericht is leeg")
    expect(scherm.tekstvak).to_have_value("/ / /")


def test_zonder_toegang_vraagt_de_pagina_om_de_code(schermen: Schermen):
    scherm = schermen()
    binnen = [False]

    def ik(route: Route) -> None:
        binnen[0] = route.request.headers.get("authorization") == "Bearer een-goede-code"
        stand = {"aangemeld": binnen[0], "naam": None, "rollen": [], "aanmelden": None, "token": True, "csrf": None}
        route.fulfill(json=stand)

    scherm.page.route("**/api/ik", ik)
    scherm.page.goto(scherm.adres)
    code = scherm.page.get_by_label("Toegangscode")
    expect(scherm.tekstvak).to_have_count(0)
    code.fill("fout")
    code.press("Enter")
    expect(scherm.page.get_by_role("alert")).to_contain_text("klopt niet")
    code.fill("een-goede-code")
    code.press("Enter")
    expect(scherm.tekstvak).to_be_visible()
    gestuurd: list[str | None] = []
    scherm.page.on("request", lambda v: gestuurd.append(v.headers.get("authorization")) if v.method == "POST" else None)
    scherm.zeg("hulp")
    assert set(gestuurd) == {"Bearer een-goede-code"}


def test_wie_moet_aanmelden_krijgt_een_verwijzing_en_houdt_zijn_tekst(scherm: Scherm):
    stand = {"aangemeld": False, "naam": None, "rollen": [], "aanmelden": "/aanmelden", "token": False, "csrf": None}
    scherm.zeg(CASUS)
    scherm.page.route("**/api/ik", lambda route: route.fulfill(json=stand))
    scherm.page.route(API, lambda route: antwoord(route, 401, "Je hebt geen toegang."))
    scherm.tekstvak.fill("hulp")
    scherm.tekstvak.press("Enter")
    verwijzing = scherm.page.get_by_role("link", name="Aanmelden")
    expect(verwijzing).to_have_attribute("href", "/aanmelden?terug=%2F")
    expect(verwijzing).to_have_attribute("target", "_blank")
    expect(scherm.page.get_by_role("alert")).to_contain_text("niet (meer) aangemeld")
    expect(scherm.regels.filter(has_text=re.compile("Doelgroep"))).to_have_count(1)
    scherm.page.unroute_all()
    scherm.knop("Ik ben aangemeld").click()
    expect(scherm.tekstvak).to_have_value("hulp")


def test_een_beurt_die_duurt_laat_dat_zien_en_verstuurt_niet_dubbel(scherm: Scherm):
    keer: list[Route] = []

    scherm.page.route(API, lambda route: keer.append(route))  # held back until it is let go below
    scherm.tekstvak.fill("hulp")
    scherm.page.evaluate(
        "() => { const f = document.querySelector('form.invoer'); f.requestSubmit(); f.requestSubmit(); }"
    )
    expect(scherm.page.get_by_text("Regiewijzer denkt na")).to_be_visible()
    scherm.page.wait_for_timeout(300)
    keer[0].continue_()
    expect(scherm.regels).to_have_count(2)
    expect(scherm.page.get_by_text("Regiewijzer denkt na")).to_have_count(0)
    assert len(keer) == 1
