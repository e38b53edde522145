"""The shapes of the API hold for what is really answered, with every limit that they tell."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from starlette.testclient import TestClient

from bot.gegevens.lezen import lees
from bot.poort.api.beschrijving import beschrijving
from bot.poort.api.bladen import Blad, Bladen
from bot.poort.api.gesprek import Antwoord
from bot.poort.api.kaders import Kaders
from bot.poort.api.overleg import Overleg
from bot.poort.api.wie import Gezond, Ik, Ongezond
from bot.vormen.tekst import als_wire
from tests.vormen.kaartvoorbeelden import crisis, doorlopen, teruggelezen


@pytest.fixture(scope="module")
def document(kaders: Any) -> dict[str, Any]:
    from bot.instellingen import lees as lees_instellingen

    return beschrijving(kaders, lees_instellingen(), vrij=True)


def past(document: dict[str, Any], naam: str, inhoud: Any) -> None:
    """By the description too, as a reader of it would: pydantic's own check is another one."""
    vorm = {"$ref": f"#/components/schemas/{naam}", "components": document["components"]}
    jsonschema.Draft202012Validator(vorm).validate(inhoud)


@pytest.mark.parametrize("profiel", ["standaard", "lekstroom", "zeeland"])
def test_elke_beurt_van_een_gesprek_past_in_de_vorm(document: dict[str, Any], kaders: Any, profiel: str):
    if profiel not in kaders.profielen:
        pytest.skip("that profiel is gone")
    beurten = [list(uit.berichten) for zaad in range(3) for uit in doorlopen(profiel, zaad)]
    assert len(beurten) > 30
    beurten += [crisis("hij staat nu met een mes voor de deur"), teruggelezen("een jongen", ("doelgroep", "jeugd"))]
    for berichten in beurten:
        # Over the wire and back, as the poort gives it.
        antwoord = json.loads(
            json.dumps(
                {"gesprek": "x", "handeling": "keuze", "berichten": [als_wire(bericht) for bericht in berichten]}
            )
        )
        lees(Antwoord, antwoord)
        past(document, "Antwoord", antwoord)


def test_een_vreemd_veld_in_een_antwoord_valt_op():
    with pytest.raises(ValueError, match="extra"):
        lees(Antwoord, {"gesprek": "x", "handeling": None, "berichten": [{"tekst": "hallo", "verzonnen": 1}]})


def test_wat_klaar_ligt_past_in_de_vorm(client: TestClient, document: dict[str, Any]):
    for pad, vorm in (("kaders", Kaders), ("bladen", Bladen), ("overleg", Overleg), ("ik", Ik), ("gezond", Gezond)):
        inhoud = client.get(f"/api/v1/{pad}").json()
        lees(vorm, inhoud)
        past(document, vorm.__name__, inhoud)
    for kort in client.get("/api/v1/bladen").json()["bladen"]:
        inhoud = client.get(f"/api/v1/bladen/{kort['naam']}").json()
        lees(Blad, inhoud)
        past(document, "Blad", inhoud)


def test_ook_wat_niet_gezond_is_past_in_de_vorm(client: TestClient, rasa: Any, document: dict[str, Any]):
    rasa.gedrag = "weg"
    inhoud = client.get("/api/v1/gezond").json()
    assert inhoud["gezond"] is False and inhoud["status"] == 503 and inhoud["fout"] == inhoud["detail"]
    lees(Ongezond, inhoud)
    past(document, "Ongezond", inhoud)


def test_elke_vorm_is_een_goed_schema_dat_een_ander_ook_leest(document: dict[str, Any]):
    for naam, vorm in document["components"]["schemas"].items():
        jsonschema.Draft202012Validator.check_schema(vorm)
        assert naam[:1].isupper()
