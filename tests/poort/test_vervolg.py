"""What becomes of a casus over the API: settled, put before somebody, answered, closed; and its documents."""

from __future__ import annotations

import io
import shutil
from typing import Any

import pytest
from docx import Document
from starlette.testclient import TestClient

from bot.dossier import Stap, Status, open_dossier
from bot.instellingen import Instellingen
from tests.poort import test_casussen

bewaar = test_casussen.leg_vast

PUNTEN = ("doelen", "veiligheid", "waakvlam", "eindevaluatie")
ALLES = [{"id": f"lekstroom.{p}", "oordeel": "ja"} for p in PUNTEN]


def stap(client: TestClient, code: str, **inhoud: Any) -> Any:
    return client.post(f"/api/casussen/{code}/vervolg", json=inhoud)


def test_een_vraag_een_antwoord_en_afsluiten(client: TestClient, bewaar: Any):
    code = bewaar()
    begin = client.get(f"/api/v1/casussen/{code}/vervolg").json()
    assert (begin["stand"], begin["stappen"]) == ({"status": "advies"}, [])
    assert begin["kan"] == ["vastgesteld", "ter_bespreking", "afgesloten"] and begin["bij_twijfel"] == ["Sociaal Team"]
    assert [p["id"] for p in begin["controle"]] == [f"lekstroom.{p}" for p in PUNTEN]

    uit = stap(client, code, status="ter_bespreking", vraag="Is dit niet te licht voor Jan de Vries, 06-12345678?")
    assert uit.status_code == 200 and uit.headers["cache-control"] == "no-store"
    stand = uit.json()["stand"]
    assert (stand["status"], stand["aan"], stand["door"]) == ("ter_bespreking", "Sociaal Team", "lokaal")
    assert "[naam]" in stand["vraag"] and "[telefoon]" in stand["vraag"] and "Vries" not in stand["vraag"]
    assert uit.json()["kan"] == ["advies"]
    assert client.get("/api/casussen").json()["casussen"][0]["status"] == "ter_bespreking"

    assert stap(client, code, status="advies", antwoord="Nee", reden="het is afgebakend").status_code == 200
    assert stap(client, code, status="vastgesteld").status_code == 200
    nee = [{**ALLES[0], "oordeel": "nee", "toelichting": "Het gezin is verhuisd."}, *ALLES[1:]]
    dicht = stap(client, code, status="afgesloten", controle=nee).json()
    assert dicht["stand"]["status"] == "afgesloten" and dicht["kan"] == []
    assert [s["status"] for s in dicht["stappen"]] == ["ter_bespreking", "advies", "vastgesteld", "afgesloten"]
    [punt, *_] = dicht["stand"]["controle"]
    assert punt["vindplaats"] == "Monitoring en afsluiten van hulp, 4e punt" and punt["oordeel"] == "nee"


@pytest.mark.parametrize(
    ("inhoud", "status", "zin"),
    [
        ({}, 400, "status"),
        ({"status": "klaar"}, 400, "vastgesteld"),
        ([], 400, "status"),
        ({"status": "vastgesteld", "reeden": "x"}, 422, "'reden'"),
        ({"status": "ter_bespreking"}, 422, "de vraag"),
        ({"status": "ter_bespreking", "vraag": "  "}, 422, "leeg"),
        ({"status": "ter_bespreking", "vraag": "x" * 2001}, 422, "2000"),
        ({"status": "advies", "antwoord": "ja", "reden": "zo"}, 422, "geen vraag"),
        ({"status": "afgesloten"}, 422, "nog niet nagegaan"),
        ({"status": "afgesloten", "controle": ALLES[:3]}, 422, "eindevaluatie"),
        ({"status": "afgesloten", "controle": [{**ALLES[0], "oordeel": "nee"}, *ALLES[1:]]}, 422, "waarom"),
        (
            {"status": "afgesloten", "controle": [*ALLES, {"id": "zo.loopt_goed", "oordeel": "ja"}]},
            422,
            "zo.loopt_goed",
        ),
        ({"status": "vastgesteld", "volgnummer": 7}, 422, "nieuwere"),
    ],
)
def test_wat_niet_kan_is_een_zin_en_verandert_niets(
    client: TestClient,
    bewaar: Any,
    inhoud: Any,
    status: int,
    zin: str,
):
    code = bewaar()
    uit = client.post(f"/api/casussen/{code}/vervolg", json=inhoud)
    assert uit.status_code == status and zin in uit.json()["detail"], uit.json()
    assert "\n" not in uit.json()["detail"]
    assert client.get(f"/api/casussen/{code}/vervolg").json()["stappen"] == []


def test_van_een_ander_wordt_niets_gezegd_en_verandert_niets(
    client: TestClient,
    instellingen: Instellingen,
    bewaar: Any,
):
    vreemd = bewaar(door="g-een-ander")
    paden = [f"/api/casussen/{c}/{wat}" for c in (vreemd, "R-2026-9999") for wat in ("vervolg", "verslag/gezin")]
    antwoorden = [client.get(pad) for pad in paden]
    antwoorden += [stap(client, c, status="vastgesteld") for c in (vreemd, "R-2026-9999")]
    assert {(a.status_code, a.json()["detail"]) for a in antwoorden} == {(404, antwoorden[0].json()["detail"])}
    with open_dossier(instellingen.database) as dossier:
        assert dossier.afwegingen.stappen(vreemd) == []
        assert {r.wat for r in dossier.gebeurtenissen.regels(vreemd)} == {"vastgelegd", "geweigerd"}


@pytest.mark.parametrize("soort", ["afwegingsverslag", "gezin", "werkplan", "afspraken"])
def test_een_document_van_een_eigen_casus(
    client: TestClient,
    instellingen: Instellingen,
    bewaar: Any,
    soort: str,
):
    code = bewaar()
    with open_dossier(instellingen.database) as dossier:
        dossier.afwegingen.zet_status(code, Stap(Status.VASTGESTELD, "lokaal", "web"))
    uit = client.get(f"/api/v1/casussen/{code.lower()}/verslag/{soort}")
    assert uit.status_code == 200 and uit.headers["cache-control"] == "no-store"
    assert uit.headers["content-disposition"] == f'attachment; filename="{soort}-{code}.docx"'
    document = Document(io.BytesIO(uit.content))
    tekst = "\n".join(
        [*(p.text for p in document.paragraphs), *(c.text for t in document.tables for r in t.rows for c in r.cells)]
    )
    assert "Intake (ambulant)" in tekst and ("vastgesteld, sinds" in tekst) is (soort == "afwegingsverslag")
    with open_dossier(instellingen.database) as dossier:
        assert dossier.gebeurtenissen.regels(code)[0].wat == "uitgevoerd"


def test_een_document_dat_er_niet_is(client: TestClient, bewaar: Any, monkeypatch: pytest.MonkeyPatch):
    code = bewaar()
    assert client.get(f"/api/casussen/{code}/verslag/brief").status_code == 404
    assert client.get(f"/api/casussen/{code}/verslag/gezin?vorm=odt").status_code == 422
    monkeypatch.setattr(shutil, "which", lambda _: None)
    uit = client.get(f"/api/casussen/{code}/verslag/gezin?vorm=pdf")
    assert uit.status_code == 503 and "LibreOffice" in uit.json()["detail"]
