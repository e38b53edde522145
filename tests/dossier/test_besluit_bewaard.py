"""The store keeps advice and decision, with the terms and steps of the decision; rows without labels print no wrong
one.
"""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import openpyxl
import pytest
import sqlalchemy as sa

from bot.afweging import laad_kaders, weeg_af
from bot.dossier import Dossier, Rij
from bot.dossier.labels import met_labels
from bot.dossier.overzicht import tabel, termijnen
from bot.dossier.werkboek import naar_xlsx
from bot.gesprek import Beurt, Omgeving, voer_uit
from tests.dossier.hulp import nieuw

KADERS = laad_kaders()
OMGEVING = Omgeving(KADERS, "standaard")
NU = datetime(2026, 11, 28, 9, 0, tzinfo=timezone.utc)
ZWAAR = {"zorgvorm": ["ambulant"], "ernst": "ernstig", "veiligheid": "structureel_onveilig", "doelgroep": "jeugd"}


def beurt(tekst: str = "", keuze: tuple | None = None) -> Beurt:
    return Beurt(tekst, "vertellen", NU, (), keuze, None, "u1", "web")


def test_de_rij_heeft_advies_en_besluit_en_de_gevolgen_van_het_besluit(dossier: Dossier, tmp_path):
    from actions.vastleggen import _ontvangstbewijs

    staat = voer_uit("nieuwe_afweging", OMGEVING, None, beurt("nieuwe afweging")).staat
    for paar in {**ZWAAR, "urgentie": "regulier"}.items():
        staat = voer_uit("keuze", OMGEVING, staat, beurt(keuze=paar)).staat
    staat = voer_uit(
        "afwijken", OMGEVING, staat, beurt("afwijken naar crisis omdat het thuis snel slechter gaat")
    ).staat
    rij = dossier.afwegingen.leg_vast(_ontvangstbewijs(staat, beurt()))
    assert rij.besluiten["zo.urgentie"]["uitkomst"] == "regulier"
    assert {k: rij.afwijking[k] for k in ("besluit", "advies", "uitkomst", "label", "door")} == {
        "besluit": "zo.urgentie", "advies": "regulier", "uitkomst": "crisis", "label": "Crisis", "door": "u1",
    }  # fmt: skip
    crisis = next(t for t in rij.als_json()["termijnen"] if t["id"] == "actie.crisis")
    assert crisis["label"] == "Actie (crisis)" and crisis["bron"]["kader"] == "zo"
    assert "zo.crisis" in {s["id"] for s in rij.vervolgstappen}

    assert "zo.urgentie: Crisis (advies: Regulier)" in tabel([rij], breedte=250, nu=NU)
    blad = openpyxl.load_workbook(naar_xlsx([rij], tmp_path / "c.xlsx", nu=NU))["Caseload"]
    cellen = dict(zip([c.value for c in blad[1]], [c.value for c in blad[2]]))
    assert cellen["zo.urgentie"] == "Crisis (advies: Regulier)" and cellen["Eerstvolgende termijn"] == "Actie (crisis)"


def oude_rij(dossier: Dossier, antwoorden: dict, welke: list[str], **velden) -> tuple[Rij, list[dict]]:
    uit = weeg_af(KADERS, {"besluiten": welke, "antwoorden": antwoorden, "datum": "2026-11-28"})
    kaal = [{"id": t["id"], "uiterlijk": t["uiterlijk"]} for t in uit["termijnen"]]
    nieuw_ = {
        "antwoorden": antwoorden,
        "besluiten": uit["besluiten"],
        "kaders": uit["kaders"],
        "termijnen": kaal,
        **velden,
    }
    return dossier.afwegingen.leg_vast(nieuw(**nieuw_)), uit["termijnen"]


@pytest.mark.parametrize("antwoorden", [ZWAAR, {**ZWAAR, "zorgvorm": ["crisis_ambulant"]}], ids=["zwaar", "crisis"])
def test_een_rij_zonder_labels_krijgt_die_van_haar_eigen_uitkomst(dossier: Dossier, antwoorden: dict):
    rij, echt = oude_rij(dossier, antwoorden, ["lekstroom.zwaarte"])
    (rij,) = met_labels([rij], lambda: KADERS)
    assert sorted(t.label for t in termijnen(rij)) == sorted(t["label"] for t in echt)


@pytest.mark.parametrize("anders", ["uitkomst", "kaders", "afwijking"])
def test_wat_niet_vaststaat_krijgt_geen_verkeerd_label(dossier: Dossier, anders: str):
    """The kader gives another advice now, its version is gone, or the row may hold the terms of either zwaarte."""
    rij, echt = oude_rij(dossier, ZWAAR, ["lekstroom.zwaarte"])
    assert [t["label"] for t in echt if t["id"] == "contact.lekstroom"]
    velden = {
        "uitkomst": {"besluiten": {"lekstroom.zwaarte": {"uitkomst": "licht"}}},
        "kaders": {"kaders": {"lekstroom": {"versie": "1999"}}},
        "afwijking": {"afwijking": {"besluit": "lekstroom.zwaarte", "uitkomst": "midden"}},
    }[anders]
    (rij,) = met_labels([oude_rij(dossier, ZWAAR, ["lekstroom.zwaarte"], **velden)[0]], lambda: KADERS)
    contact = [t.label for t in termijnen(rij) if "ontact" in t.label]
    assert contact == ["Termijn (contact)"]


def test_wie_alle_labels_heeft_laadt_geen_kaders(dossier: Dossier):
    rij = dossier.afwegingen.leg_vast(nieuw())
    assert met_labels([rij], lambda: pytest.fail("geladen")) == [rij]
    assert tabel([rij], breedte=200, nu=NU - timedelta(days=9)).count("Actie (spoed)") == 1


def test_een_rij_van_een_vroegere_lezing_opent_drukt_af_en_gaat_mee_zoals_zij_was(dossier: Dossier, tmp_path):
    """Outcomes, values and the form of a grensgeval that the kaders of now don't have stay as they were stored."""
    besluiten = {
        "keten.casusregisseur": {"uitkomst": "oude_partij", "label": "De oude partij", "bepaald": True, "mogelijk": ["oude_partij"],
                                 "grensgeval": {"reden": "Het was krap."}, "uitleg": "Zo was het.", "beslisser": "De partners.", "bronnen": []},
        "weg.besluit": {"uitkomst": "x", "label": "Iets van toen", "bepaald": True, "mogelijk": ["x"], "grensgeval": None},
    }  # fmt: skip
    termijnen_ = [{"id": "contact.oud", "uiterlijk": "2027-01-01"}, {"id": "actie.spoed", "uiterlijk": "2026-12-05"}]
    antwoorden = {"maatregel": "oude_maatregel", "oude_vraag": True, "urgentie": "spoed"}
    rij = dossier.afwegingen.leg_vast(
        nieuw(antwoorden=antwoorden, besluiten=besluiten, termijnen=termijnen_, kaders={"keten": {"versie": "1999"}})
    )
    (rij,) = met_labels([rij], lambda: KADERS)
    uit = rij.als_json()
    assert (uit["antwoorden"], uit["besluiten"]) == (antwoorden, besluiten)
    gedrukt = tabel([rij], breedte=250, nu=NU)
    assert "De oude partij" in gedrukt and "Iets van toen" in gedrukt
    blad = openpyxl.load_workbook(naar_xlsx([rij], tmp_path / "oud.xlsx", nu=NU))["Caseload"]
    cellen = dict(zip([c.value for c in blad[1]], [c.value for c in blad[2]]))
    assert cellen["keten.casusregisseur"] == "De oude partij" and cellen["weg.besluit"] == "Iets van toen"


def test_wie_naar_crisis_afwijkt_ziet_de_24_uur_overal(dossier: Dossier, tmp_path):
    """In the chat, on the Teams card, in the list, the agenda, the calendar and the workbook; and not when he didn't."""
    from actions.vastleggen import _ontvangstbewijs
    from bot.dossier.agenda import agenda
    from bot.gesprek import Opvraag, Waarvoor, opgevraagd
    from bot.vormen.ics import ics
    from bot.vormen.kaart import activiteiten
    from bot.vormen.tekst import als_tekst
    from tests.gesprek.spreken import gegroepeerd

    def gezegd(afwijken: bool) -> dict[str, str]:
        uit = voer_uit("nieuwe_afweging", OMGEVING, None, beurt("nieuwe afweging"))
        for paar in {**ZWAAR, "urgentie": "regulier"}.items():
            uit = voer_uit("keuze", OMGEVING, uit.staat, beurt(keuze=paar))
        if afwijken:
            uit = voer_uit("afwijken", OMGEVING, uit.staat, beurt("afwijken naar crisis omdat het snel slechter gaat"))
        overzicht = voer_uit("overzicht", OMGEVING, uit.staat, beurt("overzicht"))
        termijnen_ = voer_uit("termijnen", OMGEVING, uit.staat, beurt("termijnen"))
        rij = dossier.afwegingen.leg_vast(_ontvangstbewijs(uit.staat, beurt())).als_json()
        punten = agenda([rij], NU)
        boek = openpyxl.load_workbook(naar_xlsx([dossier.afwegingen.rij(rij["casus"])], tmp_path / "c.xlsx", nu=NU))

        def chat(waarvoor: Waarvoor, casus: str | None = None) -> str:
            rijen = gegroepeerd([rij], NU) if waarvoor is Waarvoor.AGENDA else [rij]
            uit = opgevraagd(OMGEVING, None, beurt(), Opvraag(casus, waarvoor, NU), rijen)
            return "\n".join(als_tekst(b.blokken) for b in uit.berichten)

        return {
            "advies": "\n".join(als_tekst(b.blokken) for b in overzicht.berichten),
            "termijnen": "\n".join(als_tekst(b.blokken) for b in termijnen_.berichten),
            "kaart": str(activiteiten(overzicht.berichten)),
            "lijst": chat(Waarvoor.TONEN, rij["casus"]),
            "open": chat(Waarvoor.AGENDA),
            "agenda": " ".join(p.deadline.label for p in punten),
            "kalender": ics(punten).decode(),
            "werkboek": " ".join(str(c.value) for c in boek["Agenda"]["D"]),
        }

    met, zonder = gezegd(True), gezegd(False)
    # On the card the step says it; everywhere else the term does.
    woorden = {naam: "24 uur" if naam == "kaart" else "Actie (crisis)" for naam in met} | {"advies": "binnen 24 uur"}
    assert [naam for naam, woord in woorden.items() if woord not in met[naam]] == []
    assert [naam for naam, woord in woorden.items() if woord in zonder[naam]] == []


def test_van_een_afgesloten_casus_hoeft_niets_meer(dossier: Dossier, tmp_path):
    from bot.dossier import Stap, Status
    from bot.dossier.agenda import agenda

    blijft, dicht = (dossier.afwegingen.leg_vast(nieuw()).casus for _ in range(2))
    dossier.afwegingen.zet_status(dicht, Stap(Status.AFGESLOTEN, "u1", "web", {"controle": []}))
    rijen = dossier.afwegingen.rijen()
    with dossier.verbinding.engine.connect() as verbinding:
        vraag = "SELECT casus FROM caseload WHERE eerste_deadline IS NOT NULL"
        assert verbinding.execute(sa.text(vraag)).scalars().all() == [blijft]
    assert {p.casus for p in agenda([r.als_json() for r in rijen], NU)} == {blijft}
    assert {p.casus for p in dossier.deadlines.punten(None, NU)} == {blijft}
    boek = openpyxl.load_workbook(naar_xlsx(rijen, tmp_path / "c.xlsx", nu=NU))
    assert {c.value for c in boek["Agenda"]["C"][1:]} == {blijft}
    nog = tabel([dossier.afwegingen.rij(dicht)], breedte=250, nu=NU)
    assert "afgesloten" in nog and "Actie (spoed)" not in nog
