"""Signing in for real: Chromium, a real OpenID provider (npm oidc-provider), the real poort, Rasa and store.

The provider is on `localhost`, the poort on 127.0.0.1: for the browser two different sites, as they will be.
"""

from __future__ import annotations

import json
import re
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from bot.instellingen import Instellingen
from bot.starten import hoofd
from bot.starten.omgeving import vrije_poort

from .conftest import Schermen
from .eigenpoort import GEDULD, EigenPoort

NPM = Path(__file__).resolve().parent.parent / "npm"
CLIENT, GEHEIM = "regiewijzer", "proef:geheim%van/de+klant"
XANDRINE = {"name": "Xandrine Kanariewit", "roles": ["Regie.Professional", "Regie.Leider"]}
ACCOUNTS = {"xandrine": XANDRINE, "zonder": {"name": "Zeger Zonder", "roles": ["Iets.Anders"]}}


@dataclass(frozen=True)
class Deur:
    """A poort that asks its users to sign in.

    `url` of the poort, `aanbieder` of the provider, `omgeving` of the poort's process.
    """

    url: str
    aanbieder: str
    omgeving: dict[str, str]


@pytest.fixture(scope="module")
def deur(omgeving: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Deur]:
    uit = tmp_path_factory.mktemp("deur")
    poort, aanbiederpoort = EigenPoort(omgeving, uit / "poort"), vrije_poort()
    issuer = f"http://localhost:{aanbiederpoort}"
    # Beside the assistant's own poort, with the same secret, Rasa and store; only the door differs.
    poort.omgeving = omgeving | {
        "REGIEWIJZER_URL": poort.adres,
        "REGIEWIJZER_OIDC_URL": issuer,
        "REGIEWIJZER_OIDC_CLIENT": CLIENT,
        "REGIEWIJZER_OIDC_GEHEIM": GEHEIM,
        "REGIEWIJZER_OIDC_ROLLEN": "Regie.Professional=professional,Regie.Leider=teamleider",
        "REGIEWIJZER_OIDC_HULP": "de servicedesk",
    }
    wens = {
        "port": aanbiederpoort,
        "client": CLIENT,
        "geheim": GEHEIM,
        "terug": f"{poort.adres}/aanmelden/terug",
        "afgemeld": f"{poort.adres}/afgemeld",
        "accounts": ACCOUNTS,
    }
    with open(uit / "aanbieder", "wb") as scherm:
        aanbieder = subprocess.Popen(
            ["node", "aanbieder.mjs", json.dumps(wens)], cwd=NPM, stdin=subprocess.PIPE, stdout=scherm, stderr=scherm
        )
    try:
        poort.start()
        tot = time.monotonic() + GEDULD
        while "klaar" not in (uit / "aanbieder").read_text():
            assert aanbieder.poll() is None and time.monotonic() < tot, (uit / "aanbieder").read_text()
            time.sleep(0.1)
        yield Deur(poort.adres, issuer, poort.omgeving)
    finally:
        poort.stop()
        aanbieder.terminate()
        aanbieder.wait(120)


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(locale="nl-NL")
    context.set_default_timeout(60_000)
    zonder_lettertype(context)
    yield context.new_page()
    context.close()


def zonder_lettertype(context: BrowserContext) -> None:
    """The provider's own test page asks for a font of Google; there may be no internet here."""
    context.route(re.compile("fonts.googleapis.com"), lambda route: route.abort())


def meld_aan(page: Page, deur: Deur, wie: str, pad: str = "/aanmelden") -> None:
    """From our link to the provider and back."""
    page.goto(f"{deur.url}{pad}")
    bij_de_aanbieder(page, deur, wie)


def bij_de_aanbieder(page: Page, deur: Deur, wie: str) -> None:
    """The provider's two pages, until it sends the browser back."""
    assert page.url.startswith(deur.aanbieder)
    page.fill("input[name=login]", wie)
    page.fill("input[name=password]", "maakt niet uit")
    page.click("button[type=submit]")
    page.get_by_role("button", name="Continue").click()
    page.wait_for_url(f"{deur.url}/**")


def ik(page: Page) -> dict:
    return page.evaluate("fetch('/api/ik').then(a => a.json())")


def beurt(page: Page, csrf: str | None, gesprek: str | None = None) -> tuple[int, dict]:
    """A turn as the page itself sends it."""
    vraag = """async ([csrf, gesprek]) => {
        const koppen = {"Content-Type": "application/json", ...(csrf ? {"X-CSRF-Token": csrf} : {})};
        const a = await fetch("/api/gesprek", {method: "POST", headers: koppen, body: JSON.stringify({bericht: "nieuwe afweging", gesprek})});
        return [a.status, await a.json()];
    }"""
    status, inhoud = page.evaluate(vraag, [csrf, gesprek])
    return status, inhoud


def test_op_de_pagina(schermen: Schermen, deur: Deur):
    """As a user does it: every step by what the page itself shows."""
    scherm = schermen(deur.url)
    scherm.vergeef(deur.aanbieder, "fonts.googleapis.com", "401")
    zonder_lettertype(scherm.context)
    page = scherm.page
    page.goto(deur.url)
    page.get_by_role("link", name="Aanmelden", exact=True).click()
    bij_de_aanbieder(page, deur, "xandrine")
    assert page.url == f"{deur.url}/"
    expect(page.get_by_role("banner")).to_contain_text("Xandrine Kanariewit")
    scherm.zeg("nieuwe afweging")
    expect(scherm.vraag).to_be_visible()
    page.get_by_role("button", name="Afmelden").click()
    page.get_by_role("button", name="Yes").click()
    expect(page.get_by_role("heading")).to_have_text("Je bent afgemeld")
    page.goto(deur.url)
    expect(page.get_by_role("link", name="Aanmelden", exact=True)).to_be_visible()
    expect(page.get_by_role("banner")).not_to_contain_text("Xandrine")
    assert page.locator(".bericht.gebruiker").count() == 0


def test_aanmelden_een_beurt_en_weer_weg(page: Page, deur: Deur, adres: str):
    page.goto(f"{deur.url}/afgemeld")
    assert not ik(page)["aangemeld"]
    assert beurt(page, None)[0] == 401

    meld_aan(page, deur, "xandrine", "/aanmelden?terug=/overleg")
    assert page.url == f"{deur.url}/overleg"
    wie = ik(page)
    assert (wie["aangemeld"], wie["naam"], wie["rollen"]) == (
        True,
        "Xandrine Kanariewit",
        ["professional", "teamleider"],
    )
    (koekje,) = [k for k in page.context.cookies(deur.url) if k["name"].startswith("regiewijzer")]
    assert koekje["httpOnly"] and koekje["sameSite"] == "Lax" and koekje["path"] == "/"
    assert page.evaluate("document.cookie") == ""

    assert beurt(page, None)[0] == 403
    status, antwoord = beurt(page, wie["csrf"])
    assert status == 200 and antwoord["berichten"][-1]["custom"]["soort"] == "afweging"
    # The poort without a provider on the same store gives her conversation to nobody.
    vreemd = httpx.post(f"{adres}/api/gesprek", json={"bericht": "hallo", "gesprek": antwoord["gesprek"]})
    assert vreemd.status_code == 404

    naar = page.evaluate(
        "csrf => fetch('/afmelden', {method: 'POST', headers: {'X-CSRF-Token': csrf}}).then(a => a.json())", wie["csrf"]
    )["naar"]
    assert urlsplit(naar).path == "/session/end" and naar.startswith(deur.aanbieder)
    page.goto(naar)
    page.get_by_role("button", name="Yes").click()
    page.wait_for_url(f"{deur.url}/afgemeld*")
    expect(page.get_by_role("heading")).to_have_text("Je bent afgemeld")
    assert not ik(page)["aangemeld"]
    assert beurt(page, wie["csrf"], antwoord["gesprek"])[0] == 401
    page.context.add_cookies([koekje])  # nor with the cookie of before
    assert beurt(page, wie["csrf"], antwoord["gesprek"])[0] == 401
    # At the provider she is signed out too: it asks for a name again.
    page.goto(f"{deur.url}/aanmelden")
    expect(page.locator("input[name=login]")).to_be_visible()


def test_dezelfde_persoon_gaat_verder_in_zijn_gesprek(page: Page, deur: Deur):
    meld_aan(page, deur, "xandrine")
    _, antwoord = beurt(page, ik(page)["csrf"])
    page.context.clear_cookies()
    assert beurt(page, None)[0] == 401
    meld_aan(page, deur, "xandrine")
    assert beurt(page, ik(page)["csrf"], antwoord["gesprek"])[0] == 200


def test_terug_met_de_terugknop_is_geen_tweede_aanmelding(page: Page, deur: Deur):
    terugweg: list[str] = []
    page.on("request", lambda r: terugweg.append(r.url) if "/aanmelden/terug" in r.url else None)
    meld_aan(page, deur, "xandrine")
    assert len(terugweg) == 1
    page.goto(terugweg[0])
    expect(page.get_by_role("heading")).to_have_text("Dit aanmelden is niet meer geldig")
    assert ik(page)["aangemeld"]  # what she had, she keeps


def test_wie_geen_rol_heeft_leest_wie_hij_moet_vragen(page: Page, deur: Deur):
    meld_aan(page, deur, "zonder")
    expect(page.get_by_role("heading")).to_have_text("Je mag nog niet in Regiewijzer")
    expect(page.locator("main")).to_contain_text("Vraag de servicedesk om een rol")
    assert not ik(page)["aangemeld"]
    # Another account, although the provider still knows this one.
    page.get_by_role("link", name="Met een ander account aanmelden").click()
    bij_de_aanbieder(page, deur, "xandrine")
    assert page.url == f"{deur.url}/"
    assert ik(page)["naam"] == "Xandrine Kanariewit"


def test_afbreken_bij_de_aanbieder(page: Page, deur: Deur):
    page.goto(f"{deur.url}/aanmelden")
    page.get_by_role("link", name="Cancel").click()
    expect(page.get_by_role("heading")).to_have_text("Je bent niet aangemeld")
    assert not ik(page)["aangemeld"]


@pytest.mark.parametrize("manier", ["fetch", "form"])
@pytest.mark.parametrize("pad", ["/api/gesprek", "/afmelden"])
def test_een_andere_website_kan_niets_met_je_sessie(page: Page, deur: Deur, pad: str, manier: str):
    """A page of another site posts to us from the user's browser, in the ways that need no permission of ours."""
    meld_aan(page, deur, "xandrine")
    csrf = ik(page)["csrf"]
    page.goto(f"{deur.aanbieder}/.well-known/openid-configuration")  # any page of another site
    if manier == "fetch":
        stuur = (
            "adres => void fetch(adres, {method: 'POST', mode: 'no-cors', credentials: 'include', body: "
            "'{}'}).catch(() => 0)"
        )
        # It arrives, but Cross-Origin-Resource-Policy keeps the answer from the other page.
        with page.expect_event("requestfailed", lambda r: r.url == deur.url + pad):
            page.evaluate(stuur, deur.url + pad)
    else:
        stuur = """adres => {
            const form = Object.assign(document.createElement("form"), {method: "post", action: adres, enctype: "text/plain"});
            document.documentElement.append(form);
            form.submit();
        }"""
        with page.expect_navigation() as genavigeerd:
            page.evaluate(stuur, deur.url + pad)
        antwoord = genavigeerd.value
        assert antwoord.status == (401 if pad == "/api/gesprek" else 200)
        assert "set-cookie" not in antwoord.headers
    page.goto(f"{deur.url}/afgemeld")
    assert ik(page)["csrf"] == csrf  # still signed in


@pytest.mark.parametrize("thema", ["light", "dark"])
@pytest.mark.parametrize("pad", ["/afgemeld", "/aanmelden/terug", "/aanmelden?terug=//kwaad.example"])
def test_de_bladzijden_zijn_toegankelijk(page: Page, deur: Deur, thema: str, pad: str):
    page.emulate_media(color_scheme=thema)
    fouten: list[str] = []
    page.on("console", lambda m: fouten.append(m.text) if "Content Security" in m.text else None)
    page.goto(deur.url + pad)
    assert page.evaluate("getComputedStyle(document.body).margin") == "0px"  # the style sheet got through the policy
    assert fouten == []
    # axe through the debugger: the page's own policy lets no script in.
    page.evaluate((NPM / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8"))
    gevonden = page.evaluate(
        "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"
    )
    assert [(f["id"], [k["html"] for k in f["nodes"]]) for f in gevonden["violations"]] == []
    assert gevonden["passes"]


def test_start_ziet_dat_het_klaar_is_zonder_zich_aan_te_melden(deur: Deur, monkeypatch: pytest.MonkeyPatch):
    for naam, waarde in deur.omgeving.items():
        if naam.startswith("REGIEWIJZER_"):
            monkeypatch.setenv(naam, waarde)
    instellingen: Instellingen = hoofd.lees()
    gezegd: list[str] = []

    class Luisteraar:
        def getsockname(self):
            return "127.0.0.1", urlsplit(deur.url).port

    assert hoofd._klaarmelding("127.0.0.1", Luisteraar(), instellingen, gezegd.append)()  # type: ignore[arg-type]
    assert gezegd[-1] == f"Gebruikers openen het via {deur.url}."


def test_niets_persoonlijks_of_geheims_in_het_logboek_of_de_database(page: Page, deur: Deur):
    """Whoever came in or was refused: names, codes, tokens and client secret are nowhere under var."""
    meld_aan(page, deur, "zonder")
    page.get_by_role("link", name="Met een ander account aanmelden").click()
    bij_de_aanbieder(page, deur, "xandrine")
    var = Path(deur.omgeving["REGIEWIJZER_VAR"])
    dossier = Path(
        deur.omgeving.get("REGIEWIJZER_DATABASE_URL", f"sqlite:///{var / 'dossier.db'}").removeprefix("sqlite:///")
    )
    paden = {pad for map_ in (var, dossier.parent) for pad in map_.rglob("*") if pad.is_file() and pad.name != "geheim"}
    bestanden = {pad: pad.read_bytes() for pad in paden}
    log = bestanden[var / "log" / "poort.log"].decode()
    assert "Iemand zonder rol" in log
    assert not re.search(r"code=|state=|eyJ[\w-]{10}|nonce=", log)
    for naald in ("Xandrine", "Kanariewit", "Zeger", "xandrine", GEHEIM):
        assert [str(pad) for pad, inhoud in bestanden.items() if naald.encode() in inhoud] == []
    with sqlite3.connect(dossier) as verbinding:
        assert verbinding.execute("SELECT count(*) FROM sessies").fetchone()[0] >= 1
