"""The built files: negotiated, kept or not kept by browsers, framed only where that is allowed."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from bot.poort import paginas
from bot.vormen.thema import ThemaFout
from tests.poort.conftest import Maak
from tests.poort.teams.microsoft import Microsoft

INTRANET = "https://intranet.voorbeeld.nl"


@pytest.fixture
def dist(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A built web side of a few bytes, in the place of the real one."""
    map_ = tmp_path / "dist"
    map_.mkdir()
    manifest = {
        "paginas": {
            "/": "a.html",
            "/overleg": "a.html",
            "/documenten": "a.html",
            "/caseload": "a.html",
            "/oefenen": "a.html",
            "/widget": "a.html",
            "/teams/instellen": "a.html",
        },
        "lader": "l-1.js",
        "bestanden": ["l-1.js"],
    }
    for naam in ("a.html", "l-1.js"):
        inhoud = f"inhoud van {naam}".encode()
        (map_ / naam).write_bytes(inhoud)
        (map_ / f"{naam}.gz").write_bytes(gzip.compress(inhoud))
        (map_ / f"{naam}.br").write_bytes(b"brotli")
    (map_ / "manifest.json").write_text(json.dumps(manifest))
    monkeypatch.setattr(paginas, "DIST", map_)
    return map_


@pytest.mark.parametrize(
    ("aanvaardt", "codering"),
    [
        ("br, gzip", "br"),
        ("gzip", "gzip"),
        ("gzip;q=1.0, br;q=0", "gzip"),
        ("identity", None),
        ("deflate, gzip;q=0", None),
    ],
)
def test_de_kleinste_vorm_die_de_browser_aanneemt(client: TestClient, dist: Path, aanvaardt: str, codering: str | None):
    with client.stream("GET", "/assets/l-1.js", headers={"accept-encoding": aanvaardt}) as antwoord:
        ruw = b"".join(antwoord.iter_raw())
    assert antwoord.headers.get("content-encoding") == codering
    verwacht = dist / f"l-1.js{ {'br': '.br', 'gzip': '.gz', None: ''}[codering] }"
    assert ruw == verwacht.read_bytes()
    assert antwoord.headers["vary"] == "Accept-Encoding" and antwoord.headers["content-type"].startswith(
        "text/javascript"
    )


def test_bewaren_en_opnieuw_vragen(client: TestClient, dist: Path):
    deel, lader, pagina = (
        client.get(pad, headers={"accept-encoding": "identity"}) for pad in ("/assets/l-1.js", "/widget.js", "/")
    )
    assert "immutable" in deel.headers["cache-control"]
    assert (
        "immutable" not in lader.headers["cache-control"]
        and lader.headers["cross-origin-resource-policy"] == "cross-origin"
    )
    assert pagina.headers["cache-control"] == "no-store" and "etag" not in pagina.headers
    weer = client.get("/widget.js", headers={"if-none-match": lader.headers["etag"]})
    assert weer.status_code == 304 and not weer.content


def test_wat_niet_in_het_manifest_staat_bestaat_niet(client: TestClient, dist: Path):
    (dist / "geheim.js").write_text("x")
    for naam in ("geheim.js", "manifest.json", "../paginas.py", "%2e%2e/paginas.py"):
        assert client.get(f"/assets/{naam}").status_code == 404


def test_niet_gebouwd_zegt_wat_te_doen(client: TestClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr(paginas, "DIST", tmp_path / "nergens")
    for pad in (*paginas.PAGINAS, "/widget.js"):
        antwoord = client.get(pad)
        assert antwoord.status_code == 503 and "make opzetten" in antwoord.text and "112" in antwoord.text


def test_alleen_de_widget_mag_in_een_frame_en_alleen_op_een_genoemd_intranet(maak: Maak, dist: Path):
    met = TestClient(maak(intranetten=(INTRANET,)), base_url="http://127.0.0.1:5005")
    zonder = TestClient(maak(), base_url="http://127.0.0.1:5005")
    koppen = met.get("/widget").headers
    assert f"frame-ancestors {INTRANET}" in koppen["content-security-policy"] and "x-frame-options" not in koppen
    assert "default-src 'none'" in koppen["content-security-policy"]
    for koppen in (
        met.get("/").headers,
        met.get("/overleg").headers,
        met.get("/documenten").headers,
        zonder.get("/widget").headers,
    ):
        assert "frame-ancestors 'none'" in koppen["content-security-policy"] and koppen["x-frame-options"] == "DENY"


def test_teams_mag_de_andere_paginas_tonen_en_alleen_als_het_is_ingesteld(maak: Maak, dist: Path):
    teams = Microsoft().instelling()
    met = TestClient(maak(teams=teams, intranetten=(INTRANET,)), base_url="http://127.0.0.1:5005")
    for pad in set(paginas.PAGINAS) - {"/widget"}:
        koppen = met.get(pad).headers
        (regel,) = re.findall(r"frame-ancestors ([^;]+)", koppen["content-security-policy"])
        assert regel.split() == list(teams.vensters) and "x-frame-options" not in koppen
        assert "default-src 'none'" in koppen["content-security-policy"]
    assert met.get("/widget").headers["content-security-policy"].endswith(f"frame-ancestors {INTRANET}")
    # What isn't a page stays out of every frame.
    assert met.get("/api/ik").headers["x-frame-options"] == "DENY"


def test_de_widget_weet_waar_zij_mag_staan(maak: Maak, dist: Path):
    (dist / "l-1.js").write_text('JSON.parse("regiewijzer:intranetten")')
    client = TestClient(maak(intranetten=(INTRANET,)), base_url="http://127.0.0.1:5005")
    assert client.get("/widget.js").text == f'JSON.parse("[\\"{INTRANET}\\"]")'
    lader = (Path(paginas.__file__).parents[1] / "web/src/widget/lader.ts").read_bytes()
    assert lader.count(paginas.INTRANETTEN_LADER) == 1


def test_ook_de_kaders_gaan_ingepakt_over_de_lijn(client: TestClient):
    with client.stream("GET", "/api/kaders", headers={"accept-encoding": "gzip"}) as antwoord:
        ruw = b"".join(antwoord.iter_raw())
    assert antwoord.headers["content-encoding"] == "gzip" and antwoord.headers["cache-control"] == "no-store"
    inhoud = json.loads(gzip.decompress(ruw))
    assert len(ruw) < 25_000 and inhoud["kenmerken"]
    assert "termijnen" not in inhoud  # label and source come with each termijn: an id is not unique


THEMA = ":root { --utrecht-button-primary-action-background-color: #1f4e8c; --utrecht-link-color: #ffff00; }"


def test_elke_pagina_en_de_widget_dragen_het_thema(
    maak: Maak, dist: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
):
    (dist / "a.html").write_text("<head></head>")
    (dist / "l-1.js").write_text("var(--regiewijzer-kleur, #0b5a75) var(--rw-op-kleur, #ffffff)")
    (tmp_path / "thema.css").write_text(THEMA)
    client = TestClient(maak(thema=tmp_path / "thema.css"), base_url="http://127.0.0.1:5005")
    for pad in paginas.PAGINAS:
        (adres,) = re.findall(r'<link rel="stylesheet" href="([^"]+)">', client.get(pad).text)
    stijl = client.get(adres)
    assert "--merk:light-dark(#1f4e8c," in stijl.text and stijl.headers["content-type"].startswith("text/css")
    assert "immutable" in stijl.headers["cache-control"]
    assert client.get("/widget.js").text == "var(--regiewijzer-kleur, #1f4e8c) var(--rw-op-kleur, #ffffff)"
    assert "utrecht-link-color" in caplog.text  # yellow letters on white paper


def test_de_lader_heeft_de_kleuren_die_een_thema_vervangt():
    stijl = (paginas.DIST.parent / "src/widget/stijl.ts").read_bytes()
    assert all(stijl.count(kleur) == 1 for kleur in paginas.KLEUREN_LADER)


def test_een_thema_dat_niet_te_lezen_is_houdt_de_poort_tegen(maak: Maak, tmp_path: Path):
    with pytest.raises(ThemaFout, match="Kijk of het pad klopt"):
        maak(thema=tmp_path / "weg.css")
