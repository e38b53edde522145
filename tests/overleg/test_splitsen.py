"""Pasted text becomes aanmeldingen: the forms that people paste, and nothing about a casus lost."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.overleg.splitsen import splits

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
