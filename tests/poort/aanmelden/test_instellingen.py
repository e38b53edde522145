"""What a beheerder sets: half a configuration, an open door or a wrong address is refused with one Dutch line."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from bot.afweging.fouten import OnbruikbareInvoer
from bot.instellingen import Aanmelden, lees
from bot.poort.adres import OnveiligAdres, controleer_adres

from .conftest import REGIE, Huis

GOED = {
    "REGIEWIJZER_URL": REGIE,
    "REGIEWIJZER_OIDC_URL": "https://login.microsoftonline.com/3f2504e0-4f89-11d3-9a0c-0305e82c3301/v2.0",
    "REGIEWIJZER_OIDC_CLIENT": "client",
    "REGIEWIJZER_OIDC_GEHEIM": "KANARIE-geheim",
}


@pytest.fixture
def zet(monkeypatch: pytest.MonkeyPatch):
    for naam in [naam for naam in os.environ if naam.startswith("REGIEWIJZER_")]:
        monkeypatch.delenv(naam)

    def doe(**omgeving: str) -> None:
        for naam, waarde in omgeving.items():
            monkeypatch.setenv(naam, waarde)

    return doe


def test_alles_wat_er_in_te_stellen_is(zet):
    zet(
        **GOED,
        REGIEWIJZER_OIDC_ROLLEN="Regie.Professional=professional, a=b=teamleider",
        REGIEWIJZER_OIDC_CLAIM="groups",
        REGIEWIJZER_OIDC_SCOPES="openid profile groups",
        REGIEWIJZER_OIDC_HULP="Servicedesk 1234",
        REGIEWIJZER_SESSIE_MINUTEN="15",
        REGIEWIJZER_SESSIE_UREN="4",
    )
    assert lees().aanmelden == Aanmelden(
        issuer=GOED["REGIEWIJZER_OIDC_URL"],
        client="client",
        geheim="KANARIE-geheim",
        claim="groups",
        rollen=(("Regie.Professional", "professional"), ("a=b", "teamleider")),
        scopes="openid profile groups",
        hulp="Servicedesk 1234",
        minuten=15,
        uren=4,
    )
    assert "KANARIE" not in repr(lees())


def test_niets_ingesteld_is_geen_aanbieder(zet):
    zet(REGIEWIJZER_OIDC_URL="", REGIEWIJZER_URL="")
    assert lees().aanmelden is None and lees().url is None


@pytest.mark.parametrize("ontbreekt", GOED)
def test_half_ingesteld(zet, ontbreekt: str):
    zet(**{naam: waarde for naam, waarde in GOED.items() if naam != ontbreekt})
    with pytest.raises(OnbruikbareInvoer, match=ontbreekt) as fout:
        lees()
    assert "KANARIE" not in str(fout.value) and "\n" not in str(fout.value)


@pytest.mark.parametrize(
    ("naam", "waarde"),
    [
        ("REGIEWIJZER_OIDC_URL", "https://login.microsoftonline.com/common/v2.0"),
        ("REGIEWIJZER_OIDC_URL", "https://login.microsoftonline.com/organizations/v2.0"),
        ("REGIEWIJZER_OIDC_URL", "https://login.microsoftonline.com/{tenantid}/v2.0"),
        ("REGIEWIJZER_OIDC_URL", "http://aanbieder.example"),
        ("REGIEWIJZER_OIDC_URL", "aanbieder.example"),
        ("REGIEWIJZER_OIDC_URL", "https://aanbieder.example?x=1"),
        ("REGIEWIJZER_URL", "http://regie.example"),
        ("REGIEWIJZER_URL", "https://regie.example/pad"),
        ("REGIEWIJZER_URL", "regie.example"),
        ("REGIEWIJZER_URL", "https://naam:woord@regie.example"),
        ("REGIEWIJZER_OIDC_ROLLEN", "professional"),
        ("REGIEWIJZER_OIDC_ROLLEN", "Regie=baas"),
        ("REGIEWIJZER_OIDC_ROLLEN", "=professional"),
        ("REGIEWIJZER_OIDC_SCOPES", "profile"),
        ("REGIEWIJZER_SESSIE_MINUTEN", "0"),
        ("REGIEWIJZER_SESSIE_UREN", "negen"),
        ("REGIEWIJZER_INTRANETTEN", "https://*.example"),
        ("REGIEWIJZER_INTRANETTEN", "https://intranet.example/pad"),
        ("REGIEWIJZER_INTRANETTEN", "http://intranet.example"),
        ("REGIEWIJZER_INTRANETTEN", "https://intranet.example, *"),
        ("REGIEWIJZER_INTRANETTEN", "https://intranet.example; script-src *"),
        ("REGIEWIJZER_INTRANETTEN", "'self'"),
    ],
)
def test_onbruikbaar(zet, naam: str, waarde: str):
    zet(**{**GOED, naam: waarde})
    with pytest.raises(OnbruikbareInvoer, match=naam) as fout:
        lees()
    assert "\n" not in str(fout.value)


def test_een_adres_wordt_geschreven_zoals_een_browser_dat_doet(zet):
    zet(
        **{
            **GOED,
            "REGIEWIJZER_URL": "https://Regie.Example:443/",
            "REGIEWIJZER_INTRANETTEN": "https://A.example/, http://127.0.0.1:8080",
        }
    )
    assert lees().url == "https://regie.example"
    assert lees().intranetten == ("https://a.example", "http://127.0.0.1:8080")


# -- where one must say who one is


def test_zonder_aanmelden_of_token_alleen_op_de_eigen_computer(instellingen):
    zonder = instellingen.met(aanmelden=None, token=None)
    controleer_adres("127.0.0.1", zonder.met(url=None))
    controleer_adres("127.0.0.1", zonder.met(url="http://localhost:5005"))
    # Behind a proxy on the same machine: the address is loopback, the users aren't.
    with pytest.raises(OnveiligAdres, match="REGIEWIJZER_OIDC_URL"):
        controleer_adres("127.0.0.1", zonder)
    with pytest.raises(OnveiligAdres, match="REGIEWIJZER_OIDC_URL"):
        controleer_adres("0.0.0.0", zonder.met(url=None))
    controleer_adres("0.0.0.0", instellingen)
    controleer_adres("127.0.0.1", zonder.met(token="een-lang-en-willekeurig-token"))


def test_een_zwak_token_ook_naast_een_aanbieder_niet(instellingen):
    with pytest.raises(OnveiligAdres, match="REGIEWIJZER_TOKEN"):
        controleer_adres("0.0.0.0", instellingen.met(token="kort"))


@pytest.mark.parametrize("extra", [{}, {"REGIEWIJZER_OIDC_CLIENT": "client"}])
def test_de_poort_zegt_het_in_een_regel(tmp_path: Path, extra: dict[str, str]):
    omgeving = {k: w for k, w in os.environ.items() if not k.startswith("REGIEWIJZER_")} | {
        "REGIEWIJZER_VAR": str(tmp_path)
    }
    opdracht = [sys.executable, "-m", "bot.starten.poort_proces", "--host", "0.0.0.0", "--port", "0"]
    uit = subprocess.run(opdracht, env=omgeving | extra, capture_output=True, text=True, timeout=300)
    assert uit.returncode == 2
    assert "REGIEWIJZER_OIDC_URL" in uit.stderr and uit.stderr.count("\n") == 1


# -- under which name


def _status(browser: TestClient, host: str) -> int:
    return browser.get("/api/ik", headers={"Host": host}).status_code


def test_alleen_onder_de_eigen_naam(huis: Huis):
    for gebonden in ("127.0.0.1", "0.0.0.0"):
        browser = huis.browser(host=gebonden)
        for goed in ("regie.example", "regie.example:443", "REGIE.example", "127.0.0.1:5005", "localhost"):
            assert _status(browser, goed) == 200
        for fout in (
            "kwaad.example",
            "regie.example.kwaad.example",
            "regie.example:80",
            "regie.example:8443",
            "192.0.2.1",
            "",
        ):
            assert _status(browser, fout) == 400
    uitleg = huis.browser().get("/", headers={"Host": "kwaad.example"}).json()["fout"]
    assert uitleg == f"Open Regiewijzer via {REGIE}."
    assert (
        _status(
            huis.browser(host="0.0.0.0", url=None, aanmelden=None, token="een-lang-en-willekeurig-token"),
            "iets.example",
        )
        == 200
    )


# -- headers


@pytest.mark.parametrize(
    "pad",
    [
        "/",
        "/api/ik",
        "/api/gesprek",
        "/aanmelden",
        "/aanmelden?terug=//x",
        "/aanmelden/terug",
        "/afgemeld",
        "/aanmelden/stijl.css",
        "/bestaat-niet",
    ],
)
def test_koppen_op_elk_antwoord(huis: Huis, pad: str):
    koppen = huis.browser(intranetten=("https://intranet.example",)).get(pad).headers
    regels = {regel.split()[0]: regel.split()[1:] for regel in koppen["content-security-policy"].split(";")}
    assert regels["default-src"] == regels["base-uri"] == regels["frame-ancestors"] == ["'none'"]
    assert regels["script-src"] == regels["style-src"] == ["'self'"]
    assert "unsafe" not in koppen["content-security-policy"]
    assert koppen["strict-transport-security"] == "max-age=31536000"
    assert koppen["x-frame-options"] == "DENY"
    assert koppen["x-content-type-options"] == "nosniff"
    assert koppen["referrer-policy"] == "no-referrer"
    assert koppen["cross-origin-resource-policy"] == "same-origin"
    assert "access-control-allow-origin" not in koppen


def test_alleen_het_widget_mag_in_een_kader_en_alleen_van_de_intranetten(huis: Huis):
    browser = huis.browser(intranetten=("https://intranet.example", "https://portaal.example:8443"))
    koppen = browser.get("/widget").headers
    assert "frame-ancestors https://intranet.example https://portaal.example:8443" in koppen["content-security-policy"]
    assert "x-frame-options" not in koppen
    dicht = huis.browser(intranetten=()).get("/widget").headers
    assert "frame-ancestors 'none'" in dicht["content-security-policy"] and dicht["x-frame-options"] == "DENY"


def test_alleen_de_lader_mag_een_andere_website_ophalen(huis: Huis):
    assert huis.browser().get("/widget.js").headers["cross-origin-resource-policy"] == "cross-origin"
