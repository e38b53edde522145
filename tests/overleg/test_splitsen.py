"""Pasted text becomes aanmeldingen: the forms that people paste, and nothing about a casus lost."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.begrip.tabel import tabel
from bot.overleg.splitsen import KolommenPassenNiet, splits
from bot.overleg.vorm import Kolomsoort

PLAKSELS = yaml.safe_load((Path(__file__).parent / "plaksels.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("geval", PLAKSELS, ids=lambda g: g["naam"])
def test_plaksel(geval):
    teksten = splits(geval["tekst"]).teksten
    assert len(teksten) == len(geval["begin"]), teksten
    for tekst, begin in zip(teksten, geval["begin"]):
        assert tekst.startswith(begin)
    for tekst, eind in zip(teksten, geval.get("eind", ())):
        assert tekst.endswith(eind)
    for weg in geval.get("niet", ()):
        assert not any(weg in tekst for tekst in teksten)


def test_wat_is_weggelaten_wordt_geteld():
    mail = next(g for g in PLAKSELS if g["naam"] == "twee mails onder elkaar")
    assert splits(mail["tekst"]).weggelaten >= 10
    assert splits("Jongen van 9\nMeisje van 14").weggelaten == 0


@settings(max_examples=150, deadline=None, derandomize=True, database=None)
@given(
    st.lists(
        st.sampled_from(["Jongen van 9, vechtscheiding", "Meisje van 14, thuiszitter", "Man van 47, verward"]),
        min_size=1,
        max_size=12,
    ),
    st.sampled_from(
        [
            "{t}\n",
            "- {t}\n",
            "{n}. {t}\n",
            "{n}) {t}\n\n",
            "{t}.\n\n",
            "• {t}\r\n",
            "Casus {n}: {t}\n",
            "   * {t}\n",
            "{n}\t{t}\tregulier\n",
        ]
    ),
)
def test_elke_vorm_geeft_elke_aanmelding_terug(teksten, vorm):
    plaksel = "".join(vorm.format(n=nummer, t=tekst) for nummer, tekst in enumerate(teksten, 1))
    gesplitst = splits(plaksel).teksten
    assert len(gesplitst) == len(teksten)
    assert all(tekst in deel for tekst, deel in zip(teksten, gesplitst))


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(st.text(max_size=400))
def test_geen_tekst_laat_het_struikelen(tekst):
    assert all(deel.strip() == deel and deel for deel in splits(tekst).teksten)


# The title of the first column says "naam" and that of the second "inhoud": it is the other way round.
VERWISSELD = (
    "Cliënt\tToelichting\tWanneer\tVerwijzer\tLft\n"
    "Schulden, dreigende ontruiming\tjansen\tacuut\thuisarts\t45\n"
    "Angstig en thuis\tpietersen\tlaag\tschool\t12\n"
)


def test_een_tabel_zegt_wat_elke_kolom_is():
    kolommen = splits(VERWISSELD).kolommen
    assert [(k.titel, k.soort) for k in kolommen] == [
        ("Cliënt", "naam"),
        ("Toelichting", "inhoud"),
        ("Wanneer", "urgentie"),
        ("Verwijzer", "anders"),
        ("Lft", "leeftijd"),
    ]
    assert kolommen[3].voorbeeld == "huisarts"
    assert splits("1. Jongen van 9\n2. Meisje van 14").kolommen == ()


def test_een_tabel_in_een_mail_heeft_ook_kolommen():
    mail = f"Hoi allemaal,\n\nHierbij de lijst.\n\n{VERWISSELD}\nGroet,\nAnne\n"
    assert [k.soort for k in splits(mail).kolommen] == ["naam", "inhoud", "urgentie", "anders", "leeftijd"]
    keuze = ["inhoud", "naam", None, "weg", None]
    assert splits(mail, None, keuze).teksten == splits(VERWISSELD, None, keuze).teksten


def test_wat_met_de_hand_is_gekozen_telt():
    gesplitst = splits(VERWISSELD, None, ["inhoud", "naam", None, "weg", None])
    assert gesplitst.teksten == ("Schulden, dreigende ontruiming, 45 jaar", "Angstig en thuis, 12 jaar")
    assert [stuk.zegt for stuk in gesplitst.stukken] == ["acuut", "gewoon"]
    # What it was recognised as stays to be seen.
    assert [k.soort for k in gesplitst.kolommen] == [k.soort for k in splits(VERWISSELD).kolommen]


def test_een_kolom_zonder_titel_is_met_de_hand_urgentie():
    tekst = "Man 45, schulden\thuisarts\tja\nJongen 8, faalangst\tschool\tnee\n"
    assert [k.titel for k in splits(tekst).kolommen] == [None, None, None]
    assert [s.zegt for s in splits(tekst, None, [None, None, "spoed"]).stukken] == ["spoed", "gewoon"]


def test_een_woord_dat_geen_urgentie_is_blijft_staan():
    stukken = splits(VERWISSELD, None, [None, "urgentie", None, None, None]).stukken
    assert [stuk.tekst.split(",")[0] for stuk in stukken] == ["jansen", "pietersen"]
    assert [stuk.zegt for stuk in stukken] == ["acuut", "gewoon"]


def test_alles_vanzelf_is_hetzelfde_als_niets_kiezen():
    assert splits(VERWISSELD, None, [None] * 5) == splits(VERWISSELD)


@pytest.mark.parametrize(("tekst", "aantal"), [(VERWISSELD, 5), ("Jongen van 9", 0)])
def test_een_keuze_voor_een_andere_tabel_wordt_geweigerd(tekst: str, aantal: int):
    with pytest.raises(KolommenPassenNiet) as fout:
        splits(tekst, None, ["inhoud", "naam"])
    assert fout.value.aantal == aantal


def test_elke_soort_heeft_een_naam_op_het_scherm_en_elk_veld_is_te_kiezen():
    keuze = tabel("geplakt")["kolomkeuze"]
    assert set(keuze) == set(get_args(Kolomsoort)) == {*tabel("geplakt")["velden"], "weg"}


@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(st.lists(st.sampled_from([None, *get_args(Kolomsoort)]), min_size=5, max_size=5))
def test_geen_keuze_laat_het_struikelen(keuze: list[str | None]):
    for stuk in splits(VERWISSELD, None, keuze).stukken:
        assert stuk.tekst.strip() == stuk.tekst != ""
