"""The report tells what the screen tells: labels that came with each deadline, and the consequences of what the team
decided.
"""

from __future__ import annotations

import io
import re
import time
from datetime import datetime, timezone
from typing import Any

import openpyxl
import pytest
from docx import Document

from bot.afweging import Kaders
from bot.afweging.bron import Bron
from bot.gesprek import Beurt, Omgeving, Staat, voer_uit
from bot.gesprek.herkomst import bron_tekst, bronnen_van, gemerkt
from bot.overleg.document import docx
from bot.overleg.lezen import OngeldigVerslag, lees_verslag
from bot.overleg.vorm import verslag as verslag_vorm
from bot.overleg.werkboek import xlsx
from bot.schrijfwijze import wanneer
from tests.gesprek.spreken import tekst_van

NU = datetime(2026, 11, 28, 9, 0, tzinfo=timezone.utc)
JEUGD = {
    "urgentie": "regulier",
    "doelgroep": "jeugd",
    "veiligheid": "veilig",
    "maatregel": "geen",
    "domeinoverstijgend": False,
}
# Twelve casussen as a meeting has them: with every label that an id of more than one label can have.
CASUSSEN = [
    ("standaard", {**JEUGD, "ernst": "licht", "zorgvorm": ["ambulant"]}),
    ("standaard", {**JEUGD, "ernst": "zwaarder", "zorgvorm": ["crisis_ambulant"]}),
    ("standaard", {**JEUGD, "ernst": "zwaarder", "zorgvorm": ["ambulant"], "veiligheid": "structureel_onveilig"}),
    ("standaard", {**JEUGD, "ernst": "zwaarder", "zorgvorm": ["gezinsvormen"], "verblijf": "langdurig"}),
    ("standaard", {**JEUGD, "urgentie": "crisis", "veiligheid": "acuut_onveilig", "zorgvorm": ["crisis_residentieel"]}),
    ("standaard", {**JEUGD, "urgentie": "spoed", "ernst": "zwaarder", "zorgvorm": ["onderwijstijd"]}),
    ("lekstroom", {"zorgvorm": ["forensisch"], "veiligheid": "zorgen"}),
    ("lekstroom", {"zorgvorm": ["ambulant"], "veiligheid": "veilig", "ernst": "zwaarder"}),
    ("zo", {"urgentie": "regulier", "doelgroep": "volwassenen", "veiligheid": "veilig"}),
    ("zo", {"urgentie": "spoed", "doelgroep": "volwassenen", "veiligheid": "structureel_onveilig"}),
    ("zo", {"urgentie": "crisis", "doelgroep": "jeugd", "veiligheid": "acuut_onveilig"}),
    ("standaard", {"urgentie": "regulier", "doelgroep": "volwassenen", "veiligheid": "zorgen"}),
]


def beurt(tekst: str = "", keuze: Any = None) -> Beurt:
    return Beurt(tekst, "vertellen", NU, (), keuze, None, "u1", "web")


def doorgevraagd(omgeving: Omgeving, profiel: str, antwoorden: dict[str, Any]) -> Staat:
    """A conversation of which the rest of the questions got the last option, so that there is an advice."""
    staat = voer_uit("nieuwe_afweging", omgeving, None, beurt(f"nieuwe afweging profiel {profiel}")).staat
    assert staat is not None
    for paar in antwoorden.items():
        staat = voer_uit("keuze", omgeving, staat, beurt(keuze=paar)).staat
    while staat.vraag:
        kenmerk = omgeving.kaders.kenmerken[staat.vraag]
        waarde = {"keuze": kenmerk.waarden[-1:], "ja_nee": (False,), "meerkeuze": ([],), "getallen": ([9],)}[
            kenmerk.soort
        ][0]
        staat = voer_uit("keuze", omgeving, staat, beurt(keuze=(kenmerk.id, waarde))).staat
    return staat


def scherm(omgeving: Omgeving, staat: Staat) -> dict[str, Any]:
    return voer_uit("overzicht", omgeving, staat, beurt("overzicht")).berichten[-1].custom


def afgeweken(omgeving: Omgeving, staat: Staat, naar: str) -> Staat:
    staat = voer_uit(
        "afwijken", omgeving, staat, beurt(f"afwijken naar {naar} omdat het thuis snel slechter gaat")
    ).staat
    assert staat is not None and staat.afwijking
    return staat


def als_item(custom: dict[str, Any], nummer: int = 1, graad: str | None = None, **velden: Any) -> dict[str, Any]:
    """What the page sends of an aanmelding (uitvoer.ts)."""
    afwijkingen = [{k: a[k] for k in ("besluit", "uitkomst", "reden")} for a in custom["afwijking"]]
    return {
        "aanmelding": f"Aanmelding {nummer}",
        "graad": graad,
        "antwoorden": custom["bekend"],
        "uitkomsten": {b: o["uitkomst"] for b, o in custom["besluiten"].items()},
        "termijnen": custom["termijnen"],
        "vanaf": custom["datum"],
        "casus": f"R-2026-{nummer:04d}",
        "besluit": {"soort": "afwijken", "afwijkingen": afwijkingen} if afwijkingen else {"soort": "akkoord"},
        **velden,
    }


def verslag(kaders: Kaders, *items: dict[str, Any]) -> Any:
    return lees_verslag(
        {"datum": "2026-11-28", "items": list(items)}, verslag_vorm(kaders), kaders, lambda tekst: tekst
    )


def in_word(verslag_: Any) -> Any:
    return Document(io.BytesIO(docx(verslag_)))


def termijnen_in_word(document: Any) -> list[list[tuple[str, str]]]:
    regels = [p.text.removeprefix("Termijnen: ") for p in document.paragraphs if p.text.startswith("Termijnen: ")]
    kaal = [re.sub(r" \[[\d, ]+\]", "", regel).split("; ") for regel in regels]
    return [[tuple(t.rsplit(": ", 1)) for t in rij] for rij in kaal]


def blad(verslag_: Any, naam: str) -> list[dict[str, Any]]:
    cellen = openpyxl.load_workbook(io.BytesIO(xlsx(verslag_)))[naam]
    kop = [c.value for c in cellen[1]]
    return [dict(zip(kop, [c.value for c in rij])) for rij in cellen.iter_rows(min_row=2)]


@pytest.fixture(scope="module")
def omgeving(kaders: Kaders) -> Omgeving:
    return Omgeving(kaders, "standaard")


@pytest.fixture(scope="module")
def schermen(omgeving: Omgeving) -> list[dict[str, Any]]:
    return [scherm(omgeving, doorgevraagd(omgeving, *casus)) for casus in CASUSSEN]


def test_twaalf_casussen_alle_labels_gelijk_aan_het_scherm(kaders: Kaders, schermen: list[dict[str, Any]]):
    labels = {(t["id"], t["label"]) for s in schermen for t in s["termijnen"]}
    assert {i for i, _ in labels if sum(i == ander for ander, _ in labels) > 1} >= {"contact.lekstroom"}, (
        "an id with one label proves nothing"
    )
    uit = verslag(kaders, *(als_item(s, n) for n, s in enumerate(schermen, 1)))
    verwacht = [[(t["label"], t["uiterlijk"]) for t in s["termijnen"]] for s in schermen]
    assert termijnen_in_word(in_word(uit)) == [
        [(label, _woorden(wanneer)) for label, wanneer in rij] for rij in verwacht if rij
    ]
    per_nummer: dict[int, list[str]] = {}
    for rij in blad(uit, "Termijnen"):
        per_nummer.setdefault(rij["Nr"], []).append(rij["Termijn"])
    assert [per_nummer.get(n, []) for n in range(1, 13)] == [[label for label, _ in rij] for rij in verwacht]


def _woorden(iso: str) -> str:
    return wanneer(datetime.fromisoformat(iso) if "T" in iso else datetime.fromisoformat(iso).date())


def test_zonder_label_het_label_dat_vaststaat_en_anders_geen_verkeerd(kaders: Kaders, schermen: list[dict[str, Any]]):
    """As a page of before sent it, and as one of before with a kader that has changed since."""
    for s in schermen:
        kaal = [{"id": t["id"], "uiterlijk": t["uiterlijk"]} for t in s["termijnen"]]
        (item,) = verslag(kaders, als_item(s, termijnen=kaal)).items
        assert [t.label for t in item.termijnen] == [t["label"] for t in s["termijnen"]]
        (item,) = verslag(kaders, als_item(s, termijnen=kaal, uitkomsten={}, antwoorden={}, besluit=None)).items
        for getoond, t in zip(item.termijnen, s["termijnen"]):
            assert getoond.label in (t["label"], f"Termijn ({t['id'].partition('.')[0]})")


def test_een_label_dat_geen_kader_kent_gaat_door_de_afscherming(kaders: Kaders, schermen: list[dict[str, Any]]):
    termijn = {"id": "actie.crisis", "label": "Bel Jan Jansen", "uiterlijk": "2026-11-29"}
    inhoud = {"datum": "2026-11-28", "items": [als_item(schermen[0], termijnen=[termijn])]}
    (item,) = lees_verslag(
        inhoud, verslag_vorm(kaders), kaders, lambda tekst: tekst.replace("Jan Jansen", "[naam]")
    ).items
    assert [t.label for t in item.termijnen] == ["Bel [naam]"]


@pytest.mark.parametrize("oude_pagina", [False, True])
def test_wie_afwijkt_naar_crisis_krijgt_overal_de_gevolgen_van_crisis(
    kaders: Kaders, omgeving: Omgeving, oude_pagina: bool
):
    staat = doorgevraagd(omgeving, *CASUSSEN[0])
    voor = scherm(omgeving, staat)
    staat = afgeweken(omgeving, staat, "crisis")
    na = scherm(omgeving, staat)
    crisis = next(t for t in na["termijnen"] if t["id"] == "actie.crisis")
    assert crisis["uiterlijk"].startswith("2026-11-29T10:00") and "zo.crisis" in {s["id"] for s in na["vervolgstappen"]}
    assert na["besluiten"]["zo.urgentie"]["uitkomst"] == "regulier" and na["telt_als"] == {"urgentie": "crisis"}
    gezegd = tekst_van(voer_uit("termijnen", omgeving, staat, beurt("termijnen")).berichten[0])
    assert "• Actie (crisis): uiterlijk 29 november 2026, 10:00 uur" in gezegd

    uit = verslag(kaders, als_item(na, **({"termijnen": voor["termijnen"]} if oude_pagina else {})))
    document = in_word(uit)
    assert ("Actie (crisis)", "29 november 2026, 10:00 uur") in termijnen_in_word(document)[0]
    tekst = [p.text for p in document.paragraphs]
    assert "1. R-2026-0001 (crisis)" in tekst and any("binnen 24 uur" in t for t in tekst)
    (rij,) = blad(uit, "Overleg")
    labels = {o.waarde: o.label for o in kaders.kenmerken["urgentie"].opties}
    assert (rij["Urgentie"], rij["Urgentie volgens het advies"], rij["Dringend"]) == (
        labels["crisis"],
        labels["regulier"],
        "Crisis",
    )
    assert (rij["Eerste termijn"], rij["Uiterlijk"]) == ("Actie (crisis)", datetime(2026, 11, 29, 10, 0))
    assert "Actie (crisis)" in [r["Termijn"] for r in blad(uit, "Termijnen")]


def test_afwijken_zegt_meteen_wat_er_dan_moet(omgeving: Omgeving):
    staat = doorgevraagd(omgeving, *CASUSSEN[0])
    uit = voer_uit("afwijken", omgeving, staat, beurt("afwijken naar crisis omdat het thuis snel slechter gaat"))
    assert "Actie (crisis): uiterlijk 29 november 2026, 10:00 uur" in "\n".join(tekst_van(b) for b in uit.berichten)
    zwaarder = voer_uit("afwijken", omgeving, staat, beurt("afwijken naar spoed omdat het thuis snel slechter gaat"))
    assert "Actie (spoed)" in "\n".join(tekst_van(b) for b in zwaarder.berichten)


@pytest.mark.parametrize(
    ("graad", "naar", "kop"),
    [
        ("acuut", None, "1. R-2026-0001"),
        ("spoed", None, "1. R-2026-0001"),
        (None, "crisis", "1. R-2026-0001 (crisis)"),
        ("acuut", "spoed", "1. R-2026-0001 (spoed)"),
    ],
)
def test_de_kop_zegt_hoe_dringend_het_team_het_vindt(
    kaders: Kaders, omgeving: Omgeving, graad: str | None, naar: str | None, kop: str
):
    """The list read danger in "rolstoel na een beroerte"; the team decided Regulier."""
    staat = doorgevraagd(omgeving, *CASUSSEN[0])
    custom = scherm(omgeving, afgeweken(omgeving, staat, naar) if naar else staat)
    koppen = [p.text for p in in_word(verslag(kaders, als_item(custom, graad=graad))).paragraphs]
    assert kop in koppen
    (rij,) = blad(verslag(kaders, als_item(custom, graad=graad)), "Overleg")
    assert rij["Dringend"] == ({"crisis": "Crisis", "spoed": "Spoed"}.get(naar or "", "Nee"))


@pytest.mark.parametrize("soort", [None, {"soort": "aanhouden", "nodig": "navraag"}])
def test_zolang_het_team_niets_besloot_staat_er_wat_de_lijst_las(
    kaders: Kaders, schermen: list[dict[str, Any]], soort: Any
):
    koppen = [p.text for p in in_word(verslag(kaders, als_item(schermen[0], graad="acuut", besluit=soort))).paragraphs]
    assert "1. R-2026-0001 (mogelijk acuut gevaar)" in koppen


def test_acuut_onveilig_blijft_acuut_ook_als_de_urgentie_dat_niet_zegt(kaders: Kaders, omgeving: Omgeving):
    custom = scherm(omgeving, doorgevraagd(omgeving, "standaard", {**JEUGD, "veiligheid": "acuut_onveilig"}))
    assert "1. R-2026-0001 (mogelijk acuut gevaar)" in [
        p.text for p in in_word(verslag(kaders, als_item(custom))).paragraphs
    ]


def test_akkoord_op_wat_niet_bepaald_is_is_geen_besluit(
    kaders: Kaders, omgeving: Omgeving, schermen: list[dict[str, Any]]
):
    staat = voer_uit("nieuwe_afweging", omgeving, None, beurt("nieuwe afweging")).staat
    open_ = scherm(omgeving, voer_uit("keuze", omgeving, staat, beurt(keuze=("doelgroep", "jeugd"))).staat)
    uit = verslag(kaders, als_item(open_), als_item(schermen[0], 2))
    assert uit.telling == "2 aanmeldingen: 1 akkoord, 1 onvolledig."
    assert [rij["Besluit van het team"] for rij in blad(uit, "Overleg")] == [
        "Onvolledig: nog niet alles is bepaald",
        "Akkoord met het advies",
    ]


def test_in_de_bestanden_staat_bij_alles_de_bron_en_het_merk(
    kaders: Kaders, omgeving: Omgeving, schermen: list[dict[str, Any]]
):
    stellingen = 0
    for custom in schermen:
        document = in_word(verslag(kaders, als_item(custom)))
        alineas = [p.text for p in document.paragraphs]
        # Each source has a number; the list at the end says which it is, and whether it is a choice of ours.
        lijst = next(a for a in alineas if a.startswith("[1] "))
        bron_van = {int(nr): bron for nr, bron in re.findall(r"\[(\d+)\] (.*?)(?=; \[\d+\] |\.$)", lijst)}

        def genoemd(regel: str, bron_van: dict[int, str] = bron_van) -> set[str]:
            return {bron_van[int(nr)] for rij in re.findall(r"\[([\d, ]+)\]", regel) for nr in rij.split(", ")}

        for stap in custom["vervolgstappen"][:4]:
            (regel,) = [a for a in alineas if a.startswith(stap["tekst"])]
            assert genoemd(regel) == {"; ".join(bron_tekst(kaders, b) for b in bronnen_van(stap))}
            assert regel.startswith(gemerkt(stap["tekst"], stap))
            stellingen += any(b.interpretatie for b in bronnen_van(stap))
        stappen = blad(verslag(kaders, als_item(custom)), "Stappen")
        assert [rij["Stap"] for rij in stappen] == [gemerkt(s["tekst"], s) for s in custom["vervolgstappen"]]
        assert [rij["Bron"] for rij in stappen] == [
            "; ".join(bron_tekst(kaders, b) for b in bronnen_van(s)) for s in custom["vervolgstappen"]
        ]
        termijnen = [a for a in alineas if a.startswith("Termijnen: ")]
        alle = {"; ".join(bron_tekst(kaders, b) for b in bronnen_van(t)) for t in custom["termijnen"]}
        assert set().union(*map(genoemd, termijnen)) == alle
        rijen = {rij["Besluit"]: rij for rij in blad(verslag(kaders, als_item(custom)), "Adviezen")}
        for naam, oordeel in custom["besluiten"].items():
            rij = rijen[kaders.besluiten[naam].naam]
            bronnen = [bron_tekst(kaders, Bron(**b)) for b in oordeel["bronnen"]]
            assert rij["Bronnen"] == "; ".join(bronnen)
            assert not bronnen or "; ".join(bronnen) in bron_van.values()
            assert all(eigen in rij["Uitleg"] for eigen in oordeel["eigen_uitleg"])
        assert {rij["Bron"] for rij in blad(verslag(kaders, als_item(custom)), "Termijnen")} == {
            "; ".join(bron_tekst(kaders, b) for b in bronnen_van(t)) for t in custom["termijnen"]
        }
    assert stellingen > 5


def test_een_bron_die_geen_kader_noemt_gaat_door_de_afscherming(kaders: Kaders, schermen: list[dict[str, Any]]):
    bron = {"kader": "zo", "vindplaats": "volgens Jan Jansen", "interpretatie": False}
    termijn = {"id": "actie.crisis", "label": "Actie (crisis)", "uiterlijk": "2026-11-29", "bron": bron}
    inhoud = {"datum": "2026-11-28", "items": [als_item(schermen[0], termijnen=[termijn])]}
    (item,) = lees_verslag(
        inhoud, verslag_vorm(kaders), kaders, lambda tekst: tekst.replace("Jan Jansen", "[naam]")
    ).items
    assert item.termijnen[0].bron.endswith("volgens [naam]")


def test_vijftig_casussen_binnen_drie_seconden(kaders: Kaders, schermen: list[dict[str, Any]]):
    """Seconds of the processor: the machine that runs the tests does more."""
    uit = verslag(kaders, *(als_item(schermen[n % 12], n + 1) for n in range(50)))
    begin = time.process_time()
    docx(uit)
    xlsx(uit)
    assert time.process_time() - begin < 3


def test_wie_wat_doet_en_voor_wanneer_staat_in_de_besluitenlijst(kaders: Kaders, schermen: list[dict[str, Any]]):
    oppakken = {"door": "jeugdarts", "actie": "Belt school", "voor": "2026-12-04"}
    uit = verslag(kaders, als_item(schermen[0], oppakken=oppakken), als_item(schermen[1], 2))
    lijst = in_word(uit).tables[0]
    een = [cel.text for cel in lijst.rows[1].cells]
    assert een[1] == "R-2026-0001" and een[5:] == ["Jeugdarts", "Belt school", "4-12-2026"]
    # Without an owner: the first step and the first deadline of what was decided.
    twee = [cel.text for cel in lijst.rows[2].cells]
    assert twee[5] == "" and twee[6] and twee[7]
    rijen = blad(uit, "Overleg")
    assert (rijen[0]["Wie pakt het op"], rijen[0]["Actie"], rijen[0]["Voor"]) == (
        "Jeugdarts",
        "Belt school",
        datetime(2026, 12, 4),
    )
    namen = [kaders.besluiten[b].naam for b in schermen[0]["besluiten"]]
    assert all(rijen[0][naam] for naam in namen)  # each outcome is a column


@pytest.mark.parametrize("voor", ["morgen", "2026-13-01", "04-12-2026"])
def test_een_dag_die_geen_dag_is_wordt_geweigerd(kaders: Kaders, schermen: list[dict[str, Any]], voor: str):
    with pytest.raises(OngeldigVerslag, match="2026-11-22"):
        verslag(kaders, als_item(schermen[0], oppakken={"voor": voor}))


def test_triage_is_een_besluit_met_een_plaats_in_elk_bestand(kaders: Kaders, schermen: list[dict[str, Any]]):
    soort = {"soort": "triage", "urgentie": "crisis", "route": "wmo"}
    item = als_item(
        schermen[0], graad="spoed", besluit=soort, oppakken={"door": "sociaal_werker", "voor": "2026-11-28"}
    )
    uit = verslag(kaders, item)
    assert uit.telling == "1 aanmelding: 1 alleen triage."
    lijst = [cel.text for cel in in_word(uit).tables[0].rows[1].cells]
    assert lijst[4] == "Triage: crisis, Wmo" and lijst[5] == "Sociaal werker" and lijst[7] == "28-11-2026"
    (rij,) = blad(uit, "Overleg")
    assert (rij["Dringend"], rij["Besluit van het team"]) == ("Crisis", "Triage: crisis, Wmo")
