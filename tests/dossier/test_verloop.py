"""A casus through time: what changed, which way it went, and by which kader then and now."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.afweging import laad_kaders, weeg_af
from bot.dossier.verloop import Richting, besloten, kaders_sinds, verloop, verschil

KADERS = laad_kaders()
LICHT = {"doelgroep": "jeugd", "veiligheid": "veilig", "ernst": "licht", "stapeling": "geen", "duur": "afgebakend",
         "motivatie": "gemotiveerd", "maatregel": "geen", "schoolgang": "geen_zorgen", "zorgvorm": ["ambulant"]}  # fmt: skip


def rij(
    nummer: int = 1, antwoorden: dict[str, Any] = LICHT, profiel: str = "lekstroom", **velden: Any
) -> dict[str, Any]:
    """A row as programs get it, weighed for real."""
    uit = weeg_af(KADERS, {"profiel": profiel, "antwoorden": antwoorden})
    return {
        "casus": "R-2026-0001", "volgnummer": nummer, "profiel": profiel, "antwoorden": antwoorden,
        "besluiten": uit["besluiten"], "afwijking": None, "kaders": uit["kaders"], **velden,
    }  # fmt: skip


def richtingen(eerst: dict[str, Any], later: dict[str, Any]) -> dict[str, tuple[str | None, str | None, str]]:
    return {u.besluit: (u.van, u.naar, u.richting.value) for u in verschil(eerst, later, KADERS).uitkomsten}


def test_wat_veranderde_en_dat_het_opschalen_was() -> None:
    later = rij(2, {**LICHT, "veiligheid": "acuut_onveilig", "verwijzer": "gi"})
    uit = verschil(rij(), later, KADERS)
    assert [(w.naam, w.van, w.naar) for w in uit.antwoorden] == [
        ("veiligheid", "veilig", "acuut_onveilig"), ("verwijzer", None, "gi"),
    ]  # fmt: skip
    assert richtingen(rij(), later)["lekstroom.zwaarte"] == ("Casusregie licht", "Casusregie zwaar", "opschalen")
    assert richtingen(later, rij(3))["lekstroom.zwaarte"][2] == "afschalen"
    assert uit.kaders == () and uit


def test_niets_veranderd() -> None:
    assert not verschil(rij(), rij(2), KADERS)
    andersom = rij(2, {**LICHT, "zorgvorm": ["forensisch", "ambulant"]})
    assert not verschil(rij(1, {**LICHT, "zorgvorm": ["ambulant", "forensisch"]}), andersom, KADERS), (
        "a set has no order"
    )


def test_onbekend_en_niet_gevraagd_zijn_geen_verandering() -> None:
    assert not verschil(rij(), rij(2, {**LICHT, "uitstroom": None}), KADERS)


def test_het_besluit_telt_en_niet_het_advies() -> None:
    """Who deviated to zwaar and is later advised zwaar, didn't upscale."""
    keuze = {
        "besluit": "lekstroom.zwaarte",
        "advies": "licht",
        "uitkomst": "zwaar",
        "label": "Casusregie zwaar",
        "reden": "Het liep op.",
    }
    later = rij(2, {**LICHT, "veiligheid": "acuut_onveilig"})
    assert "lekstroom.zwaarte" not in richtingen(rij(afwijking=keuze), later)
    assert richtingen(rij(), rij(2, afwijking=[keuze]))["lekstroom.zwaarte"][2] == "opschalen"
    assert besloten(rij(afwijking=keuze))["lekstroom.zwaarte"].uitkomst == "zwaar"


@pytest.mark.parametrize(
    ("besluit", "van", "naar", "richting"),
    [
        ("zo.urgentie", "crisis", "regulier", Richting.AFSCHALEN),
        ("zeeland.fase", "fase_2", "fase_4", Richting.OPSCHALEN),
        ("gezinsmanager.indicatie", "casusregie", "overleg_gedragsdeskundige", Richting.ANDERS),
        ("lekstroom.casusregisseur", "gi", "sociaal_team", Richting.ANDERS),
        ("lekstroom.zwaarte", None, "zwaar", Richting.ANDERS),
        ("van.vroeger", "a", "b", Richting.ANDERS),
    ],
)
def test_welke_kant_het_op_ging(besluit: str, van: str | None, naar: str, richting: Richting) -> None:
    def met(uitkomst: str | None) -> dict[str, Any]:
        return rij(besluiten={besluit: {"uitkomst": uitkomst, "label": uitkomst}})

    [uit] = verschil(met(van), met(naar), KADERS).uitkomsten
    assert uit.richting is richting


def test_elk_besluit_met_een_volgorde_noemt_bestaande_uitkomsten_en_is_geen_regisseur() -> None:
    oplopend = {b.id: b.oplopend for b in KADERS.besluiten.values() if b.oplopend}
    assert set(oplopend) == {
        "zo.urgentie", "zo.mp_jeugd", "zo.mp_volwassenen", "zo.procesregie", "lekstroom.zwaarte", "zeeland.fase",
        "zeeland.zwaarte", "gezinsmanager.indicatie",
    }  # fmt: skip
    assert oplopend["zo.procesregie"] == ("geen", "licht", "basis", "intensief")


def test_een_ander_label_is_geen_andere_uitkomst() -> None:
    oud = rij(besluiten={"lekstroom.zwaarte": {"uitkomst": "zwaar", "label": "Zware casusregie"}})
    nieuw = rij(2, besluiten={"lekstroom.zwaarte": {"uitkomst": "zwaar", "label": "Casusregie zwaar"}})
    assert not verschil(oud, nieuw, KADERS)


def test_het_kader_van_toen_en_van_nu() -> None:
    toen = rij(kaders={"lekstroom": {"versie": "2021", "sha256": "aa"}, "weg": {"versie": "1", "sha256": "bb"}})
    assert [(k.kader, k.van, k.naar) for k in kaders_sinds(toen, KADERS)] == [("lekstroom", "2021", "2022")]
    assert [(k.van, k.naar) for k in verschil(toen, rij(2), KADERS).kaders] == [("2021", "2022")]
    assert kaders_sinds(rij(), KADERS) == ()
    ander = replace(KADERS, kaders={**KADERS.kaders, "lekstroom": replace(KADERS.kaders["lekstroom"], sha256="cc")})
    assert [(k.van, k.naar) for k in kaders_sinds(rij(), ander)] == [("2022", "2022")], "same version, other contents"


def test_het_verloop_en_hoe_programmas_het_krijgen() -> None:
    rijen = [rij(), rij(2, {**LICHT, "veiligheid": "acuut_onveilig"}), rij(3)]
    op, af = verloop(rijen, KADERS)
    assert (op.van, op.naar, af.van, af.naar) == (1, 2, 2, 3)
    assert op.als_json()["antwoorden"] == [{"kenmerk": "veiligheid", "van": "veilig", "naar": "acuut_onveilig"}]
    assert {"besluit": "lekstroom.zwaarte", "van": "Casusregie licht", "naar": "Casusregie zwaar",
            "richting": "opschalen"} in op.als_json()["uitkomsten"]  # fmt: skip
    assert verloop(rijen[:1], KADERS) == []


def test_een_rij_van_vroeger() -> None:
    oud = rij(
        besluiten={"lekstroom.zwaarte": "licht"}, afwijking={"reden": "geen besluit"}, kaders={"lekstroom": "2021"}
    )
    assert richtingen(oud, rij(2)) == {}, "the same uitkomst, kept in another form"
    assert [k.van for k in verschil(oud, rij(2), KADERS).kaders] == ["2021"]
