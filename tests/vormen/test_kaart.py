"""Adaptive Cards of real turns: Microsoft's parser takes them, they hold what the web shows, and they can't be
misused.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from bot.gesprek import advies, vastgelegd, voer_uit
from bot.gesprek.beeld import datum
from bot.gesprek.blokken import Stapregel, lees_bericht
from bot.vormen.kaart import MAX_BYTES, activiteiten, beantwoord, grootte, label_van, lees_inzending
from bot.vormen.kaart_delen import vlak
from tests.gesprek.spreken import tekst_van
from tests.vormen.kaartvoorbeelden import KADERS, OMGEVING, begin, beurt, crisis, doorlopen, teruggelezen, vraag_naar

NPM = Path(__file__).resolve().parents[1] / "npm"
PROFIELEN = sorted(KADERS.profielen)
KENMERKEN = sorted(KADERS.kenmerken)


def delen(deel: Any) -> Iterator[dict[str, Any]]:
    """Every object in a card."""
    if isinstance(deel, list):
        for onderdeel in deel:
            yield from delen(onderdeel)
    elif isinstance(deel, dict):
        yield deel
        for waarde in deel.values():
            yield from delen(waarde)


def kaart(activiteit: dict[str, Any]) -> dict[str, Any]:
    return activiteit["attachments"][0]["content"]


def knoppen(activiteit: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {d["title"]: d["data"] for d in delen(kaart(activiteit)) if d.get("type") == "Action.Submit"}


def zichtbaar(activiteit: dict[str, Any]) -> str:
    """All text of the card, folded parts included, without the joiners."""
    velden = ("text", "title", "value", "label", "placeholder")
    alles = "\n".join(str(d[v]) for d in delen(kaart(activiteit)) for v in velden if isinstance(d.get(v), str))
    return alles.replace("\u2060", "")


def van_soort(activiteit: dict[str, Any], soort: str) -> list[dict[str, Any]]:
    return [d for d in delen(kaart(activiteit)) if d.get("type") == soort]


def bezwaren(kaarten: list[dict[str, Any]]) -> list[str]:
    """What Microsoft's parser (npm `adaptivecards`) has against these cards."""
    assert shutil.which("node"), "node ontbreekt"
    uit = subprocess.run(
        ["node", "lees_kaarten.mjs"],
        cwd=NPM,
        input=json.dumps(kaarten),
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    gevonden = json.loads(uit.stdout)
    assert len(gevonden) == len(kaarten)
    return [f"{nummer}: {fout}" for nummer, fouten in enumerate(gevonden) for fout in fouten]


def alle_voorbeelden() -> list[dict[str, Any]]:
    """Activities of every question, every profiel, a proposal of everything, and the crisis route."""
    beurten = [vraag_naar(kenmerk) for kenmerk in KENMERKEN]
    beurten += [list(uit.berichten) for profiel in PROFIELEN for zaad in range(6) for uit in doorlopen(profiel, zaad)]
    beurten += [
        teruggelezen("zegt *alles* [hier](https://kwaad.example)", *alle_waarden()),
        crisis("slaat nu de kinderen"),
    ]
    uit = [activiteit for berichten in beurten for activiteit in activiteiten(berichten)]
    return uit + [beantwoord(activiteit, "Ja") for activiteit in uit if activiteit["beantwoordbaar"]]


def alle_waarden() -> list[tuple[str, Any]]:
    return [(k.id, 7 if k.soort == "getallen" else k.waarden[-1]) for k in KADERS.kenmerken.values()]


@pytest.fixture(scope="module")
def voorbeelden() -> list[dict[str, Any]]:
    return alle_voorbeelden()


def test_de_parser_van_microsoft_heeft_nergens_bezwaar_tegen(voorbeelden):
    kaarten = [kaart(a) for a in voorbeelden if "attachments" in a]
    assert bezwaren(kaarten) == []
    # and it does object to what is wrong, so the line above says something
    fout = {**kaarten[0], "body": [{"type": "TextBlok"}, {"type": "TextBlock", "text": "x", "kleur": "rood"}]}
    assert len(bezwaren([fout])) >= 2


def test_elke_activiteit_past_in_teams_en_is_te_lezen_zonder_kaart(voorbeelden):
    for activiteit in voorbeelden:
        assert activiteit["summary"].strip()
        assert grootte(activiteit) <= MAX_BYTES
        if "attachments" not in activiteit:
            assert activiteit["text"] and activiteit["textFormat"] == "plain"
            continue
        assert activiteit["attachments"][0]["contentType"] == "application/vnd.microsoft.card.adaptive"
        acties = [deel["actions"] for deel in delen(kaart(activiteit)) if "actions" in deel]
        assert all(1 <= len(rij) <= 6 for rij in acties)
        inzendingen = [d for d in delen(kaart(activiteit)) if d.get("type") == "Action.Submit"]
        assert activiteit["beantwoordbaar"] == bool(inzendingen)
        assert all(isinstance(d["data"], dict) and d["data"]["kaart"] == activiteit["kaart"] for d in inzendingen)
        assert {d["type"] for d in delen(kaart(activiteit)) if str(d.get("type")).startswith("Action.")} <= {
            "Action.Submit",
            "Action.ToggleVisibility",
        }


def test_alle_tekst_loopt_door_en_elk_invoerveld_heeft_een_naam(voorbeelden):
    for activiteit in voorbeelden:
        if "attachments" not in activiteit:
            continue
        for deel in delen(kaart(activiteit)):
            if deel.get("type") in ("TextBlock", "Input.ChoiceSet"):
                assert deel["wrap"] is True
            if deel.get("type") in ("TextBlock", "FactSet"):
                teksten = (
                    [deel["text"]]
                    if "text" in deel
                    else [feit[v] for feit in deel["facts"] for v in ("title", "value")]
                )
                assert [t for t in teksten if vlak(t) != t] == []
            if str(deel.get("type")).startswith("Input."):
                assert deel["label"] and bool(deel.get("isRequired")) == bool(deel.get("errorMessage"))
        ids = [deel["id"] for deel in delen(kaart(activiteit)) if "id" in deel]
        assert len(ids) == len(set(ids))
        doelen = {doel for deel in delen(kaart(activiteit)) for doel in deel.get("targetElements", [])}
        assert doelen <= set(ids)


@pytest.mark.parametrize("kenmerk", KENMERKEN)
def test_een_vraag_toont_wat_het_web_toont_en_elk_antwoord_komt_terug(kenmerk):
    k = KADERS.kenmerken[kenmerk]
    (bericht,) = vraag_naar(kenmerk)
    (activiteit,) = activiteiten([bericht])
    tekst = zichtbaar(activiteit)
    kop = van_soort(activiteit, "TextBlock")[0]
    assert kop["text"].replace("\u2060", "") == k.vraag and kop["style"] == "heading"
    assert vlak(k.hulp).replace("\u2060", "") in tekst and all(o.label in tekst for o in k.opties)
    (uitleg,) = [d for d in van_soort(activiteit, "Container") if d.get("id") == "uitleg"]
    assert uitleg["isVisible"] is False
    # Each button of the web version can be given here: by a button, or by the input.
    voor = {json.dumps(knop.keuze[1]) for knop in bericht.knoppen}
    assert gegeven(activiteit, kenmerk) == voor


def gegeven(activiteit: dict[str, Any], kenmerk: str) -> set[str]:
    """Every value (JSON) that the card of a question can send, after reading."""
    inzendingen = []
    for data in knoppen(activiteit).values():
        if "waarde" in data["regiewijzer"]["keuze"]:
            inzendingen.append(data)
        else:
            inzendingen += [
                {**data, "antwoord": keuze["value"]}
                for d in van_soort(activiteit, "Input.ChoiceSet")
                for keuze in d["choices"]
            ]
    gelezen = [lees_inzending(inzending, KADERS) for inzending in inzendingen]
    assert all(uit and uit["keuze"]["kenmerk"] == kenmerk and uit["kaart"] == activiteit["kaart"] for uit in gelezen)
    return {json.dumps(uit["keuze"]["waarde"]) for uit in gelezen if uit}


def test_een_voorstel_noemt_kenmerk_waarde_en_woorden_en_kan_per_kenmerk_worden_verworpen():
    berichten = teruggelezen("al maanden thuis van school", ("schoolgang", "gaat_niet"), ("ernst", "zwaarder"))
    activiteit = activiteiten(berichten)[-1]
    (feiten,) = van_soort(activiteit, "FactSet")
    assert [(f["title"], f["value"]) for f in feiten["facts"]] == [
        ("Schoolgang", "Gaat niet naar school (“al maanden thuis van school”)"),
        ("Ernst", "Zwaarder, verstoort het gezin (“al maanden thuis van school”)"),
    ]
    data = knoppen(activiteit)
    assert data["Ja, dit klopt"]["regiewijzer"] == {"doet": "ja_klopt"}
    assert data["Aanpassen"]["regiewijzer"] == {"doet": "aanpassen"}
    (lijst,) = van_soort(activiteit, "Input.ChoiceSet")
    gelezen = [
        lees_inzending({**data["Dit klopt niet"], "antwoord": keuze["value"]}, KADERS) for keuze in lijst["choices"]
    ]
    assert [uit["keuze"] for uit in gelezen] == [
        {"kenmerk": "schoolgang", "waarde": None},
        {"kenmerk": "ernst", "waarde": None},
    ]
    assert lees_inzending({**data["Dit klopt niet"], "antwoord": ""}, KADERS)["doet"] == "aanpassen"  # nothing chosen


def test_aanpassen_met_veel_kenmerken_wordt_een_keuzelijst_met_alle_knoppen():
    berichten = teruggelezen("alles tegelijk", *alle_waarden())
    staat = voer_uit("vertellen", OMGEVING, begin("standaard").staat, beurt("alles tegelijk", *alle_waarden())).staat
    berichten = list(voer_uit("vertellen", OMGEVING, staat, beurt("nee")).berichten)
    (activiteit,) = activiteiten(berichten)
    (lijst,) = van_soort(activiteit, "Input.ChoiceSet")
    (data,) = knoppen(activiteit).values()
    uit = [lees_inzending({**data, "antwoord": keuze["value"]}, KADERS) for keuze in lijst["choices"]]
    velden = ("keuze", "doet")
    verwacht = [{k: w for k, w in knop.als_json().items() if k in velden} for knop in berichten[-1].knoppen]
    assert len(verwacht) > 40 and [{k: u[k] for k in velden if k in u} for u in uit] == verwacht


@pytest.mark.parametrize("profiel", PROFIELEN)
def test_het_advies_zegt_alles_wat_het_web_zegt(profiel):
    gezien = 0
    for zaad in range(4):
        for uit in doorlopen(profiel, zaad):
            custom = uit.berichten[-1].custom
            if custom["vraag"] or "Dit is een advies." not in tekst_van(uit.berichten[-1]):
                continue
            gezien += 1
            alles = " ".join(zichtbaar(a) for a in activiteiten(uit.berichten))
            for naam, besluit in custom["besluiten"].items():
                b = KADERS.besluiten[naam]
                nodig = [
                    b.naam,
                    besluit["label"] or "Nog niet te zeggen",
                    *(bron["vindplaats"] for bron in besluit["bronnen"]),
                ]
                nodig += (
                    [f"Wie beslist: {b.beslisser}", b.bij_twijfel, KADERS.kaders[b.kader].naam]
                    if besluit["bepaald"]
                    else []
                )
                nodig += ["Grensgeval", besluit["grensgeval"]["reden"]] if besluit["grensgeval"] else []
                nodig += [
                    zin for k in besluit["beslissend"] for zin in KADERS.kenmerken[k].zinnen(vast(custom["bekend"][k]))
                ]
                assert [deel for deel in nodig if platgeslagen(deel) not in alles] == []
            nodig = [t["label"] for t in custom["termijnen"]] + [datum(t["uiterlijk"]) for t in custom["termijnen"]]
            nodig += [s["tekst"] for s in custom["vervolgstappen"]] + [
                s["bron"]["vindplaats"] for s in custom["vervolgstappen"]
            ]
            assert [deel for deel in nodig if platgeslagen(deel) not in alles] == []
            assert "Dit is een advies. Jij beslist" in alles
    assert gezien >= 8


def platgeslagen(tekst: str) -> str:
    return vlak(tekst).replace("\u2060", "")


def vast(waarde: Any) -> Any:
    return tuple(waarde) if isinstance(waarde, list) else waarde


def test_een_te_groot_advies_wordt_over_kaarten_verdeeld_en_verliest_niets():
    *_, uit = (
        u
        for u in doorlopen("standaard", 1)
        if u.berichten[-1].custom["klaar"] and "Dit is een advies." in tekst_van(u.berichten[-1])
    )
    (blok,) = uit.berichten[-1].blokken
    stappen = tuple(Stapregel(f"Stap nummer {i} {'heel lang ' * 90}", "p. 1") for i in range(60))
    bericht = replace(uit.berichten[-1], blokken=(replace(blok, stappen=stappen),))
    kaarten = activiteiten([bericht])
    assert len(kaarten) > 1 and all(grootte(a) <= MAX_BYTES for a in kaarten)
    assert [a["beantwoordbaar"] for a in kaarten] == [False] * (len(kaarten) - 1) + [True]
    alles = "\n".join(zichtbaar(a) for a in kaarten)
    assert all(f"\n{i}. Stap nummer {i - 1} " in alles for i in range(1, 61))
    assert bezwaren([kaart(a) for a in kaarten]) == []


def test_de_crisisroute_staat_bovenaan_apart_en_in_woorden():
    eerste, *rest = activiteiten(crisis("slaat nu de kinderen"))
    (vak,) = [d for d in van_soort(eerste, "Container") if d.get("style") == "attention"]
    tekst = zichtbaar(eerste)
    assert (
        rest and vak["items"][0]["text"] == "Let op: mogelijk acuut gevaar." and vak["items"][0]["style"] == "heading"
    )
    assert all(woord in tekst for woord in ("112", "Veilig Thuis: 0800-2000", "113", "24 uur", "slaat nu de kinderen"))
    uit = lees_inzending(knoppen(eerste)["Ja, nu gevaar"], KADERS)
    assert uit["doet"] == "nu_gevaar"


def test_de_ontvangst_noemt_de_code_en_wat_er_is_vastgelegd_ook_de_afwijking():
    staat = begin("mp").staat
    while staat.vraag:
        kenmerk = KADERS.kenmerken[staat.vraag]
        waarde = kenmerk.waarden[0] if kenmerk.soort == "keuze" else {"meerkeuze": [], "ja_nee": False}[kenmerk.soort]
        staat = voer_uit("keuze", OMGEVING, staat, beurt(keuze=(staat.vraag, waarde))).staat
    ((naam, gegeven_advies),) = advies(OMGEVING, staat)["besluiten"].items()
    besluit = KADERS.besluiten[naam]
    ander = next(u.label for u in besluit.uitkomsten.values() if u.id != gegeven_advies["uitkomst"])
    gevraagd = voer_uit("afwijken", OMGEVING, staat, beurt(f"afwijken naar {ander}"))
    (activiteit,) = activiteiten(gevraagd.berichten)
    (veld,) = van_soort(activiteit, "Input.Text")
    geschreven = lees_inzending(
        {**knoppen(activiteit)["Antwoord"], veld["id"]: "*dit* [beter](http://x.nl) past"}, KADERS
    )
    assert lees_inzending({**knoppen(activiteit)["Antwoord"], veld["id"]: " "}, KADERS) is None
    staat = voer_uit("vertellen", OMGEVING, gevraagd.staat, beurt(geschreven["bericht"])).staat
    assert staat.afwijking
    (activiteit,) = activiteiten(vastgelegd(OMGEVING, staat, "R-2026-0007", 1).berichten)
    (feiten,) = van_soort(activiteit, "FactSet")
    waarden = {f["title"]: f["value"] for f in feiten["facts"]}
    assert waarden["Code"] == "R-2026-0007" and waarden["Werkwijze"] == "Multiproblem (MP)"
    assert waarden[besluit.naam] == f"{ander} (jouw keuze, advies: {gegeven_advies['label']})"
    opnieuw = voer_uit("overzicht", OMGEVING, staat, beurt("overzicht")).berichten
    tekst = zichtbaar(activiteiten(opnieuw)[-1])
    assert f"Je wijkt af bij {besluit.naam}: {ander}." in tekst and "Reden: ∗dit∗ [beter](http://x.nl) past" in tekst


def test_korte_berichten_vooraf_staan_op_dezelfde_kaart():
    uit = voer_uit("keuze", OMGEVING, begin("zo").staat, beurt(keuze=("ernst", "licht")))
    assert len(uit.berichten) == 2
    (activiteit,) = activiteiten(uit.berichten)
    assert "Genoteerd: Ernst: Licht en afgebakend." in zichtbaar(activiteit)
    # whoever can't see cards reads the same
    assert all(
        platgeslagen(regel) in kaart(activiteit)["fallbackText"].replace("\u2060", "")
        for b in uit.berichten
        for regel in tekst_van(b).splitlines()
    )
    assert activiteit["summary"].startswith("Genoteerd: Ernst")
    assert activiteiten([lees_bericht({"tekst": "Er is iets misgegaan.", "knoppen": []})]) == [
        {
            "text": "Er is iets misgegaan.",
            "textFormat": "plain",
            "summary": "Er is iets misgegaan.",
            "beantwoordbaar": False,
        }
    ]
    assert activiteiten([]) == []


def test_een_beantwoorde_kaart_houdt_haar_inhoud_maar_is_niet_meer_te_beantwoorden(voorbeelden):
    for activiteit in voorbeelden:
        if not activiteit["beantwoordbaar"]:
            continue
        voor = json.dumps(activiteit)
        na = beantwoord(activiteit, "Gaat *niet* [naar](https://x.nl) school")
        assert json.dumps(activiteit) == voor
        assert not na["beantwoordbaar"] and na["kaart"] == activiteit["kaart"]
        assert [
            d for d in delen(na) if d.get("type") == "Action.Submit" or str(d.get("type")).startswith("Input.")
        ] == []
        assert [d for d in van_soort(na, "Container") if not d["items"]] == []
        doelen = {doel for d in delen(na) for doel in d.get("targetElements", [])}
        assert doelen <= {d.get("id") for d in delen(na)}
        gelezen = [d["text"] for d in van_soort(na, "TextBlock")]
        assert gelezen[-1].replace("\u2060", "") == "Jouw antwoord: Gaat ∗niet∗ [naar](https://x.nl) school"
        assert set(gelezen[:-1]) >= {d["text"] for d in kaart(activiteit)["body"] if d["type"] == "TextBlock"}


def test_de_echo_is_wat_op_de_knop_stond():
    (activiteit,) = activiteiten(vraag_naar("veiligheid"))
    gelezen = lees_inzending(knoppen(activiteit)["Weet ik niet"], KADERS)
    assert label_van(gelezen, activiteit) == label_van(gelezen, kaart(activiteit)) == "Weet ik niet"
    activiteit = activiteiten(teruggelezen("thuis", ("schoolgang", "gaat_niet")))[-1]
    gelezen = lees_inzending(knoppen(activiteit)["Ja, dit klopt"], KADERS)
    assert (gelezen["label"], label_van(gelezen, activiteit)) == ("ja, dit klopt", "Ja, dit klopt")
    activiteit = activiteiten(teruggelezen("thuis", ("schoolgang", "gaat_niet"), ("ernst", "licht")))[-1]
    ernst = van_soort(activiteit, "Input.ChoiceSet")[0]["choices"][1]["value"]
    gelezen = lees_inzending({**knoppen(activiteit)["Dit klopt niet"], "antwoord": ernst}, KADERS)
    assert label_van(gelezen, activiteit) == "Ernst klopt niet"
    meer = lees_inzending(
        {"regiewijzer": {"keuze": {"kenmerk": "zorgvorm"}}, "antwoord": "forensisch,ambulant"}, KADERS
    )
    assert label_van(meer, None) == "Ambulante jeugdhulp, Forensische zorg"


# --- what comes back: anything ---


def keuze(kenmerk: str, invoer: Any = None, **extra: Any) -> dict[str, Any]:
    data = {"regiewijzer": {"keuze": {"kenmerk": kenmerk, **extra}}, "kaart": "0123456789abcdef"}
    return data if invoer is None else {**data, "antwoord": invoer}


@pytest.mark.parametrize(
    ("value", "waarde"),
    [
        (keuze("zorgvorm", "ambulant,forensisch"), ["ambulant", "forensisch"]),
        (keuze("zorgvorm", "forensisch, ambulant,"), ["ambulant", "forensisch"]),
        (keuze("zorgvorm", ["ambulant"]), ["ambulant"]),
        (keuze("zorgvorm", "Geen van deze"), []),
        (keuze("zorgvorm", waarde=[]), []),
        (keuze("zorgvorm", "weet ik niet"), None),
        (keuze("ernst", "licht"), "licht"),
        (keuze("ernst", waarde=None), None),
        (keuze("domeinoverstijgend", "true"), True),
        (keuze("domeinoverstijgend", "false"), False),
        (keuze("domeinoverstijgend", waarde=False), False),
        (keuze("leeftijden", "5 en 11"), [5, 11]),
        (keuze("leeftijden", waarde=[5, 16.5]), [5, 16.5]),
    ],
)
def test_een_keuze_wordt_gelezen_als_object_en_als_json_tekst(value, waarde):
    for vorm in (value, json.dumps(value)):
        uit = lees_inzending(vorm, KADERS)
        assert uit["keuze"] == {"kenmerk": value["regiewijzer"]["keuze"]["kenmerk"], "waarde": waarde}
        assert uit["kaart"] == "0123456789abcdef" and uit["sluit"] and uit["label"]


@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        "niets",
        "[]",
        "{",
        b"{}",
        3,
        [],
        {},
        {"regiewijzer": None},
        {"regiewijzer": {}},
        {"regiewijzer": []},
        {"payload": "/restart"},
        {"regiewijzer": {"bericht": ""}},
        {"regiewijzer": {"bericht": 5}},
        {"regiewijzer": {"bericht": "x" * 2001}},
        {"regiewijzer": {"bericht": "ja", "keuze": {"kenmerk": "ernst", "waarde": "licht"}}},
        {"regiewijzer": {"doet": "herstart"}},
        {"regiewijzer": {"doet": ["vastleggen"]}},
        {"regiewijzer": {"doet": "vastleggen", "waarde": "x"}},
        {"regiewijzer": {"doet": "vastleggen", "bericht": "vastleggen"}},
        {"regiewijzer": {"doet": "blad"}},
        {"regiewijzer": {"doet": "blad", "waarde": "geen blad"}},
        {"regiewijzer": {"keuze": "ernst"}},
        {"regiewijzer": {"keuze": {"waarde": "licht"}}},
        keuze("bestaat_niet", waarde=1),
        keuze("ernst"),
        keuze("ernst", ""),
        keuze("ernst", "kwijt"),
        keuze("ernst", waarde=["licht"]),
        keuze("ernst", waarde={"a": 1}),
        keuze("zorgvorm"),
        keuze("zorgvorm", ""),
        keuze("zorgvorm", " , "),
        keuze("zorgvorm", "ambulant,kwijt"),
        keuze("zorgvorm", waarde=[["ambulant"]]),
        keuze("domeinoverstijgend", waarde=1),
        keuze("domeinoverstijgend", "ja graag"),
        keuze("leeftijden", waarde=[-1]),
        keuze("leeftijden", waarde=[float("nan")]),
        keuze("leeftijden", waarde=[True]),
        keuze("leeftijden", waarde=[10**400]),
        keuze("leeftijden"),
        '{"regiewijzer": ' * 3000,
        '"' + "x" * 20_000 + '"',
        {"regiewijzer": {"uit_lijst": True}},
        {"regiewijzer": {"uit_lijst": True}, "antwoord": "geen json"},
        {"regiewijzer": {"uit_lijst": True}, "antwoord": '{"uit_lijst": true}'},
        {"regiewijzer": {"uit_veld": True}},
        {"regiewijzer": {"uit_veld": True}, "antwoord": ["x"]},
        {"regiewijzer": {"uit_lijst": True, "bericht": "aanpassen"}, "antwoord": "geen json"},
    ],
)
def test_wat_geen_inzending_van_ons_is_geeft_niets(value):
    assert lees_inzending(value, KADERS) is None


def test_getypte_leeftijden_die_geen_getal_zijn_gaan_als_tekst_verder():
    uit = lees_inzending(keuze("leeftijden", "de oudste en een baby"), KADERS)
    assert uit["bericht"] == "de oudste en een baby" and "keuze" not in uit


def test_een_vraag_tussendoor_sluit_de_kaart_niet_en_een_vreemd_kaartnummer_telt_niet():
    assert lees_inzending({"regiewijzer": {"bericht": "waarom"}, "kaart": "../../x"}, KADERS) == {
        "bericht": "waarom",
        "label": "waarom",
        "kaart": None,
        "sluit": False,
    }
    assert lees_inzending({"regiewijzer": {"bericht": "vastleggen"}, "kaart": 5, "extra": {}}, KADERS)["sluit"]
    assert not lees_inzending({"regiewijzer": {"doet": "waarom"}}, KADERS)["sluit"]
    assert lees_inzending({"regiewijzer": {"doet": "ja_klopt"}}, KADERS)["sluit"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.sampled_from(KENMERKEN),
    lambda binnen: (
        st.lists(binnen, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "regiewijzer",
                    "keuze",
                    "kenmerk",
                    "waarde",
                    "bericht",
                    "doet",
                    "kaart",
                    "antwoord",
                    "uit_lijst",
                    "uit_veld",
                ]
            ),
            binnen,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(JSON, JSON, st.sampled_from(KENMERKEN))
def test_lees_inzending_breekt_nooit_en_laat_alleen_toe_wat_de_kaders_kennen(iets, invoer, kenmerk):
    for value in (
        iets,
        {"regiewijzer": iets, "antwoord": invoer},
        keuze(kenmerk, invoer),
        keuze(kenmerk, waarde=iets),
        json.dumps(iets),
    ):
        uit = lees_inzending(value, KADERS)
        if uit is None:
            continue
        assert set(uit) - {"kaart", "label", "sluit"} in ({"keuze"}, {"doet", "waarde"}, {"bericht"}) and uit["label"]
        if "keuze" in uit:
            # taking it in once more changes nothing: what comes out is a value that the kaders know
            again = lees_inzending({"regiewijzer": {"keuze": uit["keuze"]}}, KADERS)
            assert again and again["keuze"] == uit["keuze"]
        else:
            assert "doet" in uit or 0 < len(uit["bericht"]) <= 2000


# --- no text becomes markup ---

TEKEN = st.sampled_from(
    [
        *list("*_`~[]()<>!#-+=|\\&:/.@ \n1a"),
        "https://x.nl",
        "www.x.nl",
        "a@b.nl",
        "](",
        "**",
        "&lt;",
        "<img src=x>",
        "]:",
    ]
)


@given(st.lists(TEKEN, max_size=30).map("".join))
@example("1@1")
def test_geen_tekst_wordt_opmaak_of_een_link(ruw):
    plat = vlak(ruw)
    for lezer in (MarkdownIt("commonmark", {"html": True}), MarkdownIt("gfm-like", {"html": True, "linkify": False})):
        soorten = {t.type for blok in lezer.parse(plat) for t in [blok, *(blok.children or [])]}
        assert soorten <= {"paragraph_open", "inline", "paragraph_close", "text", "text_special"}
    # what clients make links of by themselves: an address with a scheme, www., a domain, an e-mail address
    assert not re.search(r"(?i)\w://|://\w|//|www\.\w|[a-z0-9]\.[a-z]|\w@\w|mailto:", plat)
    assert vlak(plat) == plat
    gewoon = str.maketrans({"\u2217": "*", "\uff3f": "_", "\u02cb": "`", "\u223c": "~", "\uff3c": "\\", "\u2060": None})
    assert plat.translate(gewoon) == " ".join(ruw.split())
