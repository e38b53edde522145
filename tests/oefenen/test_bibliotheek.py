"""The casussen that come with Regiewijzer: each can be practised, and together they are about everything."""

from __future__ import annotations

from collections import Counter

import pytest

from bot.begrip.document import lees_document
from bot.oefenen import NIVEAUS, Oefencasus, bibliotheek, controleer
from bot.oefenen.bibliotheek import MAP, alle
from bot.oefenen.controle import MEEST, MINST, controleer_rij, strookt

from .voorbeeld import KADERS

CASUSSEN = alle()


def test_er_zijn_er_genoeg_van_elk_kader_en_elk_niveau() -> None:
    assert len(CASUSSEN) >= 60
    per_kader = Counter(casus.kader for casus in CASUSSEN)
    assert per_kader.keys() == KADERS.kaders.keys() and min(per_kader.values()) >= 10
    assert {(c.kader, c.niveau) for c in CASUSSEN} == {(k, n) for k in KADERS.kaders for n in NIVEAUS}


def test_beide_doelgroepen_en_bijna_alle_uitkomsten_komen_voor() -> None:
    assert {casus.antwoorden.get("doelgroep") for casus in CASUSSEN} >= {"jeugd", "volwassenen"}
    geweest = {(b, u) for casus in CASUSSEN for b, u in casus.verwacht.items()}
    alles = {(b, u) for b, besluit in KADERS.besluiten.items() for u in besluit.uitkomsten}
    assert alles - geweest == set()


@pytest.mark.parametrize("casus", CASUSSEN, ids=lambda casus: casus.id)
def test_elke_casus_is_te_oefenen(casus: Oefencasus) -> None:
    gezegd = [o.zin for o in controleer(KADERS, casus) if o.fout or "persoonsgegeven" in o.zin]
    assert gezegd == []
    assert casus.letop, "wat een leerling licht mist"
    assert MINST <= len(casus.tekst.split()) <= MEEST


def test_wat_in_de_teksten_wordt_gelezen_is_wat_ze_zeggen() -> None:
    """All of it on the day that they were written. Reading changes, and the texts are hard on purpose: one value in
    fifty may be read otherwise before somebody must look at it.
    """
    gelezen, anders = 0, []
    for casus in CASUSSEN:
        begrepen = lees_document(casus.tekst, KADERS).eerste
        for kenmerk, waarde in begrepen.kenmerken.items():
            if casus.antwoorden.get(kenmerk) is not None:
                gelezen += 1
                anders += [] if strookt(casus.antwoorden[kenmerk], waarde) else [(casus.id, kenmerk, waarde)]
    assert gelezen >= 250 and len(anders) <= gelezen / 50, anders


def test_elk_id_is_er_een_keer_en_hoort_bij_zijn_bestand() -> None:
    assert [o for o in controleer_rij(KADERS, ()) if o.fout] == []
    assert len({casus.id for casus in CASUSSEN}) == len(CASUSSEN)
    for pad in MAP.glob("*.yml"):
        eigen = [casus for casus in CASUSSEN if casus.kader == pad.stem]
        assert eigen and all(casus.id.startswith(f"{pad.stem}-") for casus in eigen)


def test_onder_deze_kaders_zijn_ze_allemaal_te_oefenen() -> None:
    assert bibliotheek(KADERS) == CASUSSEN
