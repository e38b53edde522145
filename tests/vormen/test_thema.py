"""The theme of an organisation: read from what gemeenten publish, readable whatever stands in it, and refused in one
Dutch line when it can't be worn.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.vormen.thema import Thema, ThemaFout, kleur, laad
from bot.vormen.thema.kleed import vertaling

ROOT = Path(__file__).resolve().parents[2]
PAKKETTEN = ROOT / "tests" / "npm" / "node_modules"
NEUTRAAL = ROOT / "docs" / "voorbeelden" / "thema-neutraal.css"
UTRECHT = PAKKETTEN / "@utrecht" / "design-tokens"
VOORBEELD = PAKKETTEN / "@nl-design-system-unstable" / "voorbeeld-design-tokens"
KNOP, LETTER_OP_KNOP = "utrecht-button-primary-action-background-color", "utrecht-button-primary-action-color"


def controleer_contrast(thema: Thema) -> None:
    for palet in thema.paletten:
        for boven, onder, minstens in vertaling()["paren"]:
            assert kleur.contrast(palet[boven], palet[onder]) >= minstens, (boven, onder)


@pytest.mark.parametrize(
    ("pad", "merk", "rond"),
    [(NEUTRAAL, "#1f4e8c", "0.25rem"), (UTRECHT, "#24578f", "0"), (VOORBEELD, "#5115ef", "8px")],
    ids=["neutraal", "Utrecht", "Voorbeeld"],
)
def test_een_thema_kleedt_de_pagina_en_is_te_lezen(pad: Path, merk: str, rond: str):
    if not pad.exists():
        pytest.fail(f"{pad} ontbreekt: scripts/opzetten_tests.sh")
    thema = laad(pad)
    assert f"--merk:light-dark({merk}," in thema.css and f"--rond:{rond};" in thema.css
    assert thema.merk == merk and len(thema.css) < 1500
    controleer_contrast(thema)


def test_het_voorbeeld_verliest_niets_aan_contrast():
    assert laad(NEUTRAAL).meldingen == ()


@pytest.mark.parametrize("bestand", ["root.css", "theme.css", "tokens.json", "index.flat.json", "index.tokens.json"])
def test_elk_bestand_dat_een_pakket_uitgeeft_zegt_hetzelfde(bestand: str):
    eerste, ander = laad(UTRECHT / "dist" / "root.css"), laad(UTRECHT / "dist" / bestand)
    assert eerste.css == ander.css


def test_een_pakket_brengt_zijn_nacht_mee():
    dag, met_nacht = laad(UTRECHT / "dist" / "root.css"), laad(UTRECHT)
    assert dag.paletten[0] == met_nacht.paletten[0] and dag.paletten[1] != met_nacht.paletten[1]


def schrijf(map_: Path, tokens: dict[str, str]) -> Path:
    pad = map_ / "thema.json"
    pad.write_text(json.dumps(tokens), encoding="utf-8")
    return pad


def test_letters_die_niet_te_lezen_zijn_worden_zwart_of_wit_en_dat_wordt_gezegd(tmp_path: Path):
    thema = laad(schrijf(tmp_path, {KNOP: "#ffd400", LETTER_OP_KNOP: "#ffffff"}))
    assert "op-merk" in "".join(thema.meldingen) and thema.op_merk == "#000000"
    controleer_contrast(thema)


@settings(deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(sorted(t for d in vertaling()["kleuren"].values() for t in d.get("tokens", ()))),
        st.tuples(*[st.integers(0, 255)] * 3).map(kleur.als_hex),
        min_size=1,
    )
)
def test_welke_kleuren_er_ook_in_staan_het_blijft_te_lezen(
    tmp_path_factory: pytest.TempPathFactory, tokens: dict[str, str]
):
    controleer_contrast(laad(schrijf(tmp_path_factory.mktemp("thema"), tokens)))


def test_niets_van_een_thema_komt_ongezien_in_de_stijl(tmp_path: Path):
    """No address, no end of the block: a value is a colour, a size or names of letters."""
    thema = laad(
        schrijf(
            tmp_path,
            {
                KNOP: "#123456",
                "utrecht-link-color": "red;} body{display:none",
                "utrecht-document-font-family": 'x";}@import url(https://kwaad.example);',
                "utrecht-button-border-radius": "url(https://kwaad.example)",
                "utrecht-heading-1-font-family": "Arial, </style><script>",
            },
        )
    )
    assert re.fullmatch(r":root\{(--[\w-]+:light-dark\(#[0-9a-f]{6},#[0-9a-f]{6}\);?)+\}\n", thema.css)


@pytest.mark.parametrize(
    ("naam", "inhoud", "zegt"),
    [
        ("er-niet.css", None, "kan ik niet lezen"),
        ("kapot.json", "{", "geen geldige JSON"),
        ("leeg.css", ":root { --van-een-ander: #fff; }", "geen token dat Regiewijzer kent"),
        ("rondje.css", ":root { --utrecht-link-color: var(--a); --a: var(--utrecht-link-color); }", "geen token"),
        ("lijst.json", "[1, 2]", "geen token dat Regiewijzer kent"),
    ],
)
def test_wat_niet_te_lezen_is_zegt_dat(tmp_path: Path, naam: str, inhoud: str | None, zegt: str):
    if inhoud is not None:
        (tmp_path / naam).write_text(inhoud, encoding="utf-8")
    with pytest.raises(ThemaFout, match=zegt) as fout:
        laad(tmp_path / naam)
    assert naam in str(fout.value) and "\n" not in str(fout.value)


def test_een_map_zonder_thema_en_een_plaatje_ook(tmp_path: Path):
    with pytest.raises(ThemaFout, match="staat geen thema"):
        laad(tmp_path)
    (tmp_path / "logo.css").write_bytes(b"\x89PNG\xff")
    with pytest.raises(ThemaFout, match="geen gewone tekst"):
        laad(tmp_path / "logo.css")


def test_de_eigen_kleuren_zijn_die_van_de_stijl():
    stijl = (ROOT / "bot/web/src/stijl/basis.css").read_text(encoding="utf-8")
    for naam, deel in vertaling()["kleuren"].items():
        assert f"--{naam}: light-dark({', '.join(deel['eigen'])})" in stijl, naam


@pytest.mark.parametrize(
    ("waarde", "rgb"),
    [
        ("#fff", (255, 255, 255)),
        ("#0B5A75ff", (11, 90, 117)),
        ("hsl(211 60% 35%)", (36, 87, 143)),
        ("rgba(0, 0, 0, 1)", (0, 0, 0)),
        ("rgb(100% 0% 0%)", (255, 0, 0)),
        ("transparent", None),
        ("rgba(0,0,0,.5)", None),
        ("#0b5a7580", None),
        ("url(x)", None),
        ("hsl(a b c)", None),
    ],
)
def test_kleuren_zoals_css_ze_leest(waarde: str, rgb: kleur.Rgb | None):
    assert kleur.lees(waarde) == rgb


def test_contrast_zoals_wcag_het_rekent():
    assert kleur.contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert kleur.contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.478, abs=0.001)


def test_beheer_noemt_elk_token():
    beheer = (ROOT / "docs/beheer.md").read_text(encoding="utf-8")
    delen = [*vertaling()["kleuren"].values(), *vertaling()["vormen"].values()]
    assert [t for deel in delen for t in deel.get("tokens", ()) if f"`--{t}`" not in beheer] == []
