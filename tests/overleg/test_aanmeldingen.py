"""POST /api/overleg/aanmeldingen: split, masked, urgent first; and what it refuses."""

from __future__ import annotations

import importlib
from typing import Any

import jsonschema
import pytest
from starlette.testclient import TestClient

from tests.overleg.hulp import KANARIES, overleg
from tests.poort.conftest import Maak

PAD = "/api/overleg/aanmeldingen"


def stuur(client: TestClient, tekst: object):
    return client.post(PAD, json={"tekst": tekst})


def test_dringend_komt_boven_met_de_woorden_erbij(client: TestClient):
    antwoord = stuur(
        client,
        "1. Jongen van 9, ouders in een vechtscheiding\n"
        "2. Meisje van 14, er is spoed: binnen een week moet er iets gebeuren\n"
        "3. Moeder belt: vader staat nu met een mes voor de deur\n"
        "4. Man van 47 met schulden",
    )
    assert antwoord.status_code == 200 and antwoord.headers["cache-control"] == "no-store"
    rijen = antwoord.json()["aanmeldingen"]
    assert [(r["graad"], r["dringend"]) for r in rijen] == [
        ("acuut", True),
        ("spoed", True),
        (None, False),
        (None, False),
    ]
    assert [r["tekst"].split()[0] for r in rijen] == ["Moeder", "Meisje", "Jongen", "Man"]
    assert all(r["woorden"] in r["tekst"] for r in rijen[:2]) and rijen[2]["woorden"] is None
    assert antwoord.json()["melding"] is None and antwoord.json()["weggelaten"] == 0


@pytest.mark.parametrize(
    ("tekst", "graad"),
    [
        ("ze zegt dat ze niet meer wil leven", "acuut"),
        ("crisis, binnen 24 uur actie nodig", "crisis"),
        ("het is nu acuut onveilig thuis", "acuut"),
        ("vader slaat Jan Jansen elke dag", "acuut"),
        ("mogelijk spoed bij dit gezin", "spoed"),
        ("geen spoed, jongen van 9 slaapt slecht", None),
        ("vroeger was er huiselijk geweld, dat is jaren geleden gestopt", None),
    ],
)
def test_hoe_dringend(client: TestClient, tekst: str, graad: str | None):
    assert stuur(client, tekst).json()["aanmeldingen"][0]["graad"] == graad


def test_namen_komen_nooit_terug(client: TestClient):
    antwoord = stuur(
        client,
        "Zoon Jan Jansen (BSN 111222333) woont op Kerkstraat 12, tel 0612345678\n"
        "Mevrouw Fatima El Amrani, mail j.jansen@voorbeeld.nl, wil niet meer leven",
    )
    assert not [k for k in KANARIES if k in antwoord.text]
    assert "weggelaten" in antwoord.json()["melding"] and len(antwoord.json()["aanmeldingen"]) == 2


def test_inspringen_van_de_eerste_regel_telt(client: TestClient):
    rijen = stuur(client, "  - Jongen van 9, vechtscheiding\n  - Meisje van 14, thuiszitter\n").json()["aanmeldingen"]
    assert [r["tekst"] for r in rijen] == ["Jongen van 9, vechtscheiding", "Meisje van 14, thuiszitter"]


@pytest.mark.parametrize(
    ("inhoud", "status", "woord"),
    [
        ([], 400, "tekst"),
        ({"tekst": 3}, 400, "tekst"),
        ({"bericht": "hallo"}, 400, "tekst"),
        ({"tekst": " \n\t "}, 422, "niets"),
        ({"tekst": "1.\n2.\n---\n3."}, 422, "geen aanmelding"),
        ({"tekst": "a" * 60_001}, 413, "60000"),
        ({"tekst": "Jongen van 9\n" * 201}, 422, "200"),
    ],
)
def test_wat_niet_kan_krijgt_een_nederlandse_regel(client: TestClient, inhoud: object, status: int, woord: str):
    antwoord = client.post(PAD, json=inhoud)
    assert antwoord.status_code == status and antwoord.json()["fout"] == antwoord.json()["detail"]
    assert woord in antwoord.json()["fout"] and "\n" not in antwoord.json()["fout"]


def test_de_grens_van_zestigduizend_tekens(client: TestClient):
    tekst = ("Jongen van 9, vechtscheiding. " * 40 + "\n\n") * 20
    assert stuur(client, tekst[:20_000]).status_code == 200
    assert (
        client.post(
            PAD, content=b'{"tekst": "' + b"a" * 760_000 + b'"}', headers={"content-type": "application/json"}
        ).status_code
        == 413
    )


@pytest.mark.parametrize("teken", ["é", "\U0001f600"])
def test_ook_hier_tellen_tekens_en_niet_hun_bytes(client: TestClient, teken: str):
    tekst = "\n\n".join("Jongen van 9 is boos. " + teken * 1900 for _ in range(10))
    assert stuur(client, tekst).status_code == 200


@pytest.mark.parametrize("tekst", ["\n".join(f"- meisje van {nr}" for nr in range(201))])
def test_wat_te_veel_is_wordt_niet_gelezen(client: TestClient, monkeypatch: pytest.MonkeyPatch, tekst: str):
    """Lengths and counts are looked at before the work: only the words that name the aanmelding are masked."""
    gelezen: list[int] = []
    for plek in ("bot.poort.overleg.scherm_af", "bot.overleg.voorrang.scherm_af"):
        eigen = importlib.import_module(plek.rpartition(".")[0]).scherm_af
        monkeypatch.setattr(plek, lambda stuk, eigen=eigen: gelezen.append(len(stuk)) or eigen(stuk))
    assert stuur(client, tekst).status_code == 422
    assert sum(gelezen) <= 200


def test_wie_geen_toegang_heeft_krijgt_niets(maak: Maak):
    client = TestClient(maak("10.0.0.1", token="een-lang-en-willekeurig-token"), base_url="http://10.0.0.1")
    assert client.get("/api/overleg").status_code == 401
    assert stuur(client, "Jongen van 9").status_code == 401
    assert client.post("/api/overleg/verslag?vorm=docx", json={}).status_code == 401


def test_te_snel_wordt_geweigerd(maak: Maak):
    client = TestClient(maak(per_minuut=1), base_url="http://127.0.0.1:5005")
    statussen = [stuur(client, "Jongen van 9").status_code for _ in range(70)]
    assert statussen[0] == 200 and statussen[-1] == 429


def test_de_pagina_krijgt_rollen_en_grenzen(client: TestClient):
    inhoud = client.get("/api/overleg").json()
    assert {"professional", "gedragswetenschapper", "teamleider", "beheerder", "leerling"} <= {
        r["id"] for r in inhoud["rollen"]
    }
    assert inhoud["grenzen"]["items"] == 200 and inhoud["grenzen"]["plaksel"] == 60_000


def test_openapi_beschrijft_het_overleg(client: TestClient, kaders):
    document = client.get("/openapi.json").json()

    def past(inhoud: Any, vorm: dict[str, Any]) -> None:
        jsonschema.Draft202012Validator({**vorm, "components": document["components"]}).validate(inhoud)

    verslag = document["paths"]["/overleg/verslag"]["post"]["requestBody"]
    past(overleg(kaders), verslag["content"]["application/json"]["schema"])
    uit = stuur(client, "Jongen van 9, er is spoed bij\nMeisje van 14").json()
    gesplitst = document["paths"]["/overleg/aanmeldingen"]["post"]["responses"]["200"]
    past(uit, gesplitst["content"]["application/json"]["schema"])


def test_een_te_lange_aanmelding_wordt_geknipt_en_niet_geweigerd(client: TestClient):
    zinnen = [f"Jongen van 9 zegt zin nummer {nr}." for nr in range(320)]
    rijen = stuur(client, " ".join(zinnen)).json()["aanmeldingen"]
    assert len(rijen) == 2 and all(len(r["tekst"]) <= 8000 for r in rijen)
    samen = " ".join(r["tekst"] for r in rijen)
    assert all(zin in samen for zin in zinnen)


def test_tweehonderd_aanmeldingen_gaan_erin(client: TestClient):
    rijen = stuur(client, "".join(f"{n}. Man van {20 + n % 60}, schulden bij instantie {n}\n" for n in range(1, 201)))
    assert rijen.status_code == 200
    # Two-digit numbers are those of a list; what follows is lines of their own all the same.
    assert len(rijen.json()["aanmeldingen"]) == 200


def test_wat_is_weggelaten_is_te_zien_zonder_namen(client: TestClient):
    uit = stuur(
        client, "Hoi allemaal,\n\nHierbij de aanmeldingen van Jan Jansen.\n\n- Jongen van 9\n- Meisje van 14\n"
    ).json()
    assert uit["weggelaten"] == len(uit["weg"]) == 2 and not [k for k in KANARIES if k in str(uit)]


def test_dubbele_zijn_gemerkt_en_blijven_staan(client: TestClient):
    rijen = stuur(
        client, "- Man 50, rugklachten, vraagt een stoel\n- Meisje 11\n- man 50 rugklachten vraagt een stoel."
    ).json()
    assert [r["dubbel_van"] for r in rijen["aanmeldingen"]] == [None, None, 0]


def test_een_die_heel_is_wordt_niet_gesplitst(client: TestClient):
    tekst = "Jongen van 9, vechtscheiding\nMeisje van 14, thuiszitter"
    assert len(client.post(PAD, json={"tekst": tekst, "heel": True}).json()["aanmeldingen"]) == 1


@pytest.mark.parametrize(
    ("kolom", "waarde", "graad"),
    [
        ("Spoed", "ja", "spoed"),
        ("Spoed", "nee", None),
        ("Urgentie", "Crisis", "crisis"),
        ("Urgentie", "regulier", None),
        ("Prioriteit", "hoog", "spoed"),
        ("Prio", "1", "spoed"),
    ],
)
def test_een_kolom_zegt_wat_zij_zegt(client: TestClient, kolom: str, waarde: str, graad: str | None):
    rij = stuur(client, f"Omschrijving\t{kolom}\nMan 45, schulden\t{waarde}\nJongen 8, faalangst\t-").json()
    assert {r["tekst"].split(" ")[-2]: r["graad"] for r in rij["aanmeldingen"]}["45,"] == graad
    # The word itself is no part of the text any more.
    assert not [r for r in rij["aanmeldingen"] if r["tekst"].endswith((", ja", ", nee", ", hoog", ", 1"))]


def test_de_volgorde_is_die_van_de_sterkte(client: TestClient):
    rijen = stuur(
        client,
        "- Jongen van 9, dyslexie\n- Meisje 16 krast in haar armen\n- Gezin wordt maandag uit huis gezet\n"
        "- Jongen 17 vraagt om crisisopvang voor vannacht\n- Vader staat nu met een mes voor de deur",
    ).json()["aanmeldingen"]
    assert [r["graad"] for r in rijen] == ["acuut", "crisis", "spoed", "let_op", None]
    assert all(r["woorden"] and r["woorden"] in r["tekst"] for r in rijen[:4])


TABEL = (
    "Naam\tOmschrijving\tVerwijzer\tStand\n"
    "Jan Jansen\tMan van 45 met schulden, zoon van Fatima El Amrani\thuisarts\thoog\n"
    "Piet Pietersen\tJongen van 8, faalangst\tschool\tlaag\n"
)


def test_de_kolommen_komen_mee_zonder_wie_het_is(client: TestClient):
    antwoord = stuur(client, TABEL)
    assert not [k for k in KANARIES if k in antwoord.text]
    kolommen = antwoord.json()["kolommen"]
    assert [k["soort"] for k in kolommen] == ["naam", "inhoud", "anders", "urgentie"]
    assert [k["titel"] for k in kolommen] == ["Naam", "Omschrijving", "Verwijzer", "Stand"]
    assert kolommen[0]["voorbeeld"] is None and kolommen[2]["voorbeeld"] == "huisarts"
    assert kolommen[1]["voorbeeld"].startswith("Man van 45") and len(kolommen[1]["voorbeeld"]) <= 40


def test_een_lijst_heeft_geen_kolommen(client: TestClient):
    assert stuur(client, "Jongen van 9\nMeisje van 14").json()["kolommen"] == []


def test_een_tabel_met_heel_veel_kolommen_wordt_gelezen_zonder_keuze(client: TestClient):
    breed = "Omschrijving" + "\tOpmerking" * 60 + "\nJongen van 9" + "\tdyslexie" * 60 + "\n"
    inhoud = stuur(client, breed).json()
    assert len(inhoud["aanmeldingen"]) == 1 and inhoud["kolommen"] == []


def test_een_kolom_met_de_hand(client: TestClient):
    keuze = ["vanzelf", "vanzelf", "weg", "anders"]
    rijen = client.post(PAD, json={"tekst": TABEL, "kolommen": keuze}).json()["aanmeldingen"]
    assert [r["graad"] for r in stuur(client, TABEL).json()["aanmeldingen"]] == ["spoed", None]
    assert [r["graad"] for r in rijen] == [None, None]
    assert not [r for r in rijen if "huisarts" in r["tekst"] or "school" in r["tekst"]]


@pytest.mark.parametrize(
    ("kolommen", "zin"),
    [
        (["inhoud"], "Je koos voor 1 kolommen; deze tekst heeft er 4."),
        (["inhoud", "naam", "weg", "iets"], "Een keuze per kolom ken ik niet"),
        (["weg"] * 41, "Een keuze per kolom ken ik niet"),
        ("inhoud", "Een keuze per kolom ken ik niet"),
        ([None, None, None, None], "Een keuze per kolom ken ik niet"),
        (["weg"] * 4, "Ik lees hierin geen aanmelding"),
    ],
)
def test_een_keuze_die_niet_past_krijgt_een_zin(client: TestClient, kolommen: Any, zin: str):
    antwoord = client.post(PAD, json={"tekst": TABEL, "kolommen": kolommen})
    assert antwoord.status_code == 422 and zin in antwoord.json()["detail"]


def test_de_pagina_krijgt_waarvoor_een_kolom_te_kiezen_is(client: TestClient):
    keuze = {k["id"]: k["label"] for k in client.get("/api/overleg").json()["kolomkeuze"]}
    assert keuze["naam"] == "naam: gaat weg" and keuze["weg"] == "niet meenemen"
