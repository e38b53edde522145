"""The sheets over the API: the same data as the command writes, and the file with the column of a casus marked."""

from __future__ import annotations

import io

import pytest
from docx import Document
from starlette.testclient import TestClient

from bot.bladen import alle, als_json
from tests.poort.conftest import Maak


def test_de_lijst_en_elk_blad(client: TestClient, kaders):
    lijst = client.get("/api/bladen").json()["bladen"]
    assert [b["naam"] for b in lijst] == [b.naam for b in alle(kaders)]
    for blad in alle(kaders):
        assert client.get(f"/api/bladen/{blad.naam}").json() == als_json(kaders, blad)


def test_het_bestand(client: TestClient):
    antwoord = client.get("/api/bladen/regiekaart/bestand", params={"uitkomst": "fase_3"})
    assert antwoord.status_code == 200 and 'filename="regiekaart.docx"' in antwoord.headers["content-disposition"]
    koppen = [c.text for c in Document(io.BytesIO(antwoord.content)).tables[0].rows[0].cells]
    assert ["deze casus" in k for k in koppen] == [False, False, False, True, False]


@pytest.mark.parametrize(
    ("pad", "status", "genoemd"),
    [
        ("/api/bladen/regiekart", 404, "regiekaart"),
        ("/api/bladen/regiekart/bestand", 404, "regiekaart"),
        ("/api/bladen/regiekaart/bestand?uitkomst=fase_9", 422, "fase_4"),
    ],
)
def test_wat_er_niet_is_zegt_wat_er_wel_is(client: TestClient, pad: str, status: int, genoemd: str):
    antwoord = client.get(pad)
    assert antwoord.status_code == status and genoemd in antwoord.json()["fout"]


def test_wie_niet_is_aangemeld_krijgt_niets(maak: Maak):
    buiten = TestClient(
        maak("0.0.0.0", token="Tamelijk-lang-geheim-0123456789-abcdef"), base_url="http://regie.example"
    )
    for pad in ("/api/bladen", "/api/bladen/regiekaart", "/api/bladen/regiekaart/bestand"):
        assert buiten.get(pad).status_code == 401


def test_een_gebruiker_kan_niet_eindeloos_bestanden_laten_maken(client: TestClient):
    for _ in range(80):
        laatste = client.get("/api/bladen/checklist-mp-jeugd/bestand?uitkomst=x")
    assert laatste.status_code == 429 and int(laatste.headers["retry-after"]) > 0
