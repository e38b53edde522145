"""Provenance survives to the eye: every source line traces to an item, and every item of ours is marked in every
form.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from bot.afweging.bron import EIGEN_UITLEG, Bron
from bot.begrip.vakwoord import namen
from bot.gesprek import voer_uit
from bot.gesprek.actieblad import acties
from bot.gesprek.blokken import Advies, Bericht
from bot.gesprek.herkomst import bron_tekst, gemerkt, merk
from bot.vormen.kaart import activiteiten
from bot.vormen.kaart_delen import vlak
from bot.vormen.tekst import als_tekst
from tests.gesprek.spreken import tekst_van
from tests.vormen.kaartvoorbeelden import KADERS, OMGEVING, beurt, doorlopen, vraag_naar

PROFIELEN = tuple(KADERS.profielen)


def alle_bronnen() -> set[Bron]:
    """The sources of every item that there is."""
    uit = {b for k in KADERS.kenmerken.values() for b in k.bronnen}
    for besluit in KADERS.besluiten.values():
        uit |= {*besluit.bronnen, *(b for u in besluit.uitkomsten.values() for b in u.bronnen)}
        uit |= {b for deel in (*besluit.regels, *besluit.grensgevallen) for b in deel.bronnen}
    for kader in KADERS.kaders.values():
        uit |= {b for g in kader.gevolgen for b in g.bronnen} | {b for x in kader.vakwoorden for b in x.bronnen}
    return uit


def adviezen() -> Iterator[tuple[str, Mapping[str, Any], list[Bericht]]]:
    """(text of the advice, the machine-readable afweging, the messages): of many random casussen, in every profiel."""
    for profiel in PROFIELEN:
        for zaad in range(6):
            for uit in doorlopen(profiel, zaad):
                laatste = uit.berichten[-1]
                if laatste.soort == "advies":
                    heel = [dataclasses.replace(b, kort=False) if isinstance(b, Advies) else b for b in laatste.blokken]
                    yield als_tekst(heel), laatste.custom, list(uit.berichten)


ADVIEZEN = list(adviezen())


def als_bronnen(item: Mapping[str, Any]) -> list[Bron]:
    return [Bron(**b) for b in item.get("bronnen") or [item["bron"]]]


def test_er_is_genoeg_om_aan_te_zien():
    items = [i for _, c, _ in ADVIEZEN for i in (*c["termijnen"], *c["vervolgstappen"])]
    assert len(ADVIEZEN) > 30 and {b.interpretatie for i in items for b in als_bronnen(i)} == {True, False}


def test_elke_bron_van_een_advies_is_van_een_onderdeel():
    bekend = alle_bronnen()
    for _, custom, _ in ADVIEZEN:
        for item in (*custom["besluiten"].values(), *custom["termijnen"], *custom["vervolgstappen"]):
            assert als_bronnen(item) and set(als_bronnen(item)) <= bekend


def test_wat_over_het_besluit_zelf_gaat_blijft_staan_als_het_bepaald_is():
    """How the rules were put together and who decides: that is in the bronnen of the besluit, not in those of a rule."""
    bepaald = {(n, json.dumps(b["bronnen"])) for _, c, _ in ADVIEZEN for n, b in c["besluiten"].items() if b["bepaald"]}
    assert {n for n, _ in bepaald} == {*KADERS.besluiten}
    for naam, bronnen in bepaald:
        assert {*KADERS.besluiten[naam].bronnen} <= {Bron(**b) for b in json.loads(bronnen)}


def test_wie_alleen_de_eerste_bron_leest_houdt_het_merk():
    items = [i for _, c, _ in ADVIEZEN for i in (*c["termijnen"], *c["vervolgstappen"]) if "bronnen" in i]
    assert items and all(
        i["bron"] in i["bronnen"] and i["bron"]["interpretatie"] == any(b["interpretatie"] for b in i["bronnen"])
        for i in items
    )


def test_de_uitleg_zegt_welke_zin_van_ons_is():
    for _, custom, _ in ADVIEZEN:
        for besluit in custom["besluiten"].values():
            eigen = [b["vindplaats"] for b in besluit["bronnen"] if b["interpretatie"]]
            assert (EIGEN_UITLEG in besluit["uitleg"]) == bool(eigen) == bool(besluit["eigen_uitleg"])
            for vindplaats in eigen:
                assert any(f"({vindplaats})" in regel for regel in besluit["eigen_uitleg"])
            assert all(regel in besluit["uitleg"] for regel in besluit["eigen_uitleg"])


def regel_met(tekst: str, woorden: str) -> str:
    return next(regel for regel in tekst.splitlines() if woorden in regel)


def test_in_de_chat_is_elke_stap_en_termijn_van_ons_gemerkt():
    for tekst, custom, _ in ADVIEZEN:
        for actie in acties(custom, custom["datum"]):
            begin = actie.item.get("tekst") or actie.item["label"]
            bronnen = als_bronnen(actie.item) + (als_bronnen(actie.termijn) if actie.termijn else [])
            assert (EIGEN_UITLEG in regel_met(tekst, f"• {begin}")) == any(b.interpretatie for b in bronnen)
        for besluit in custom["besluiten"].values():
            assert besluit["uitleg"] in tekst


def platte(deel: Any) -> Iterator[str]:
    """Every text of a card, folded parts included."""
    if isinstance(deel, Mapping):
        yield from (v for k, v in deel.items() if k in ("text", "value", "title") and isinstance(v, str))
        deel = deel.values()
    if not isinstance(deel, str) and hasattr(deel, "__iter__"):
        for onder in deel:
            yield from platte(onder)


def kaal(tekst: str) -> str:
    return tekst.replace("\u2060", "")


def test_op_de_kaarten_is_elk_onderdeel_van_ons_gemerkt_en_staat_elke_bron():
    for _, custom, berichten in ADVIEZEN:
        teksten = [kaal(t) for a in activiteiten(berichten) for t in platte(a["attachments"][0]["content"]["body"])]
        alles = "\n".join(teksten)
        for item in (*custom["vervolgstappen"], *custom["termijnen"]):
            assert all(kaal(vlak(bron_tekst(KADERS, b))) in alles for b in als_bronnen(item))
        for stap in custom["vervolgstappen"]:
            assert any(t.endswith(kaal(vlak(gemerkt(stap["tekst"], stap)))) for t in teksten)
        for besluit in custom["besluiten"].values():
            assert all(kaal(vlak(bron_tekst(KADERS, b))) in alles for b in als_bronnen(besluit))
            if besluit["eigen_uitleg"]:
                assert any(EIGEN_UITLEG in t and kaal(vlak(besluit["eigen_uitleg"][0])) in t for t in teksten)


@pytest.mark.parametrize("kader", list(KADERS.kaders))
def test_een_begrip_noemt_zijn_vindplaats_en_is_gemerkt(kader: str):
    for begrip in KADERS.kaders[kader].vakwoorden:
        naam = namen(begrip)[0]
        tekst = tekst_van(voer_uit("uitleg", OMGEVING, None, beurt(f"wat is {naam}")).berichten[0])
        regels = [r for r in tekst.splitlines() if begrip.betekenis in r]
        assert all(bron_tekst(KADERS, b) in regels[0] for b in begrip.bronnen)
        assert merk(begrip.bronnen) in regels[0] and (EIGEN_UITLEG in regels[0]) == any(
            b.interpretatie for b in begrip.bronnen
        )


def test_de_toelichting_van_een_kenmerk_is_gemerkt_in_chat_en_op_de_kaart():
    """They set norms of their own ("lage cijfers alleen tellen niet"): no source says so."""
    for kenmerk in KADERS.kenmerken.values():
        berichten = vraag_naar(kenmerk.id)
        teksten = [kaal(t) for a in activiteiten(berichten) for t in platte(a["attachments"][0]["content"])]
        uitleg = next(i for i, t in enumerate(teksten) if kaal(vlak(kenmerk.hulp)) in t)
        assert any(EIGEN_UITLEG in t and "toelichting" in t for t in teksten[uitleg:])


def test_waarom_noemt_alleen_bronnen_die_er_zijn_en_merkt_de_toelichting():
    bekend = {bron_tekst(KADERS, b) for b in alle_bronnen()}
    for profiel in PROFIELEN:
        for uit in doorlopen(profiel, 1):
            if not uit.staat or not uit.staat.antwoorden:
                continue
            tekst = tekst_van(voer_uit("waarom", OMGEVING, uit.staat, beurt("waarom")).berichten[0])
            for regel in (r for r in tekst.splitlines() if r.startswith("Bron: ")):
                over = regel.removeprefix("Bron: ").removesuffix(".")
                for bron in sorted(bekend, key=len, reverse=True):
                    over = over.replace(bron, "")
                assert not over.replace(";", "").strip(), regel
            if uit.staat.vraag:
                assert f"De toelichting is {EIGEN_UITLEG}." in tekst
