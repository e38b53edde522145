"""What a role doesn't allow in a conversation; and that danger is answered all the same."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

from bot.gesprek import VAARDIGHEDEN, Beurt, Omgeving, voer_uit
from bot.toegang import Daad, Wie, mag
from bot.vormen.tekst import als_tekst

NU = datetime(2026, 11, 20, 9, 30, tzinfo=timezone.utc)
LEERLING = frozenset({"leerling"})


@pytest.fixture
def omgeving(alle_kaders) -> Omgeving:
    return Omgeving(alle_kaders, "standaard")


def gezegd(uit) -> str:
    return "\n".join(als_tekst(b.blokken) for b in uit.berichten)


def test_elke_vaardigheid_heeft_een_recht_dat_bestaat():
    assert {v.recht for v in VAARDIGHEDEN.values()} - {None} <= {d.value for d in Daad}
    vrij = {v.naam for v in VAARDIGHEDEN.values() if v.recht is None}
    assert vrij == {"anderstalig", "bedanken", "begroeten", "bewaren", "blad", "hulp", "kaders", "oefenen", "over_ai",
                    "privacy", "uitleg", "veilig_thuis"}  # fmt: skip


@pytest.mark.parametrize("rollen", [LEERLING, frozenset({"beheerder"}), frozenset(), frozenset({"koning"})])
def test_wie_niet_mag_afwegen_begint_niets(omgeving, rollen):
    for naam, vaardigheid in VAARDIGHEDEN.items():
        if vaardigheid.recht is not None and not mag(Wie("ik", rollen), Daad(vaardigheid.recht)):
            uit = voer_uit(naam, omgeving, None, Beurt("hij gaat niet naar school", naam, NU, rollen=rollen))
            assert uit.staat is None and not uit.vastleggen and uit.opvragen is None, naam
            assert "112" in gezegd(uit), naam


def test_een_leerling_mag_alles_van_het_oefenen_en_anders_niets():
    kan = {v.naam for v in VAARDIGHEDEN.values() if v.recht and mag(Wie("ik", LEERLING), Daad(v.recht))}
    assert kan == {"korte_oefening", "leerpad", "oefenvoortgang"}


def test_ook_een_leerling_hoort_de_crisisroute_eerst(omgeving):
    beurt = Beurt("hij staat nu met een mes", "vertellen", NU, crisis="staat nu met een mes", rollen=LEERLING)
    uit = voer_uit("vertellen", omgeving, None, beurt)
    assert uit.berichten[0].blokken[0].soort == "crisis" and "rol (leerling)" in gezegd(uit)
    assert uit.berichten[0].knoppen == (), "its buttons would begin an afweging"


def test_oefenen_gaat_gewoon_voor_wie_dat_mag(omgeving):
    uit = voer_uit("oefenen", omgeving, None, Beurt("oefenen", "oefenen", NU, rollen=LEERLING))
    assert uit.staat and uit.staat.oefening
    verder = voer_uit("vertellen", omgeving, uit.staat, Beurt("1", "vertellen", NU, rollen=LEERLING))
    assert verder.staat and verder.staat.oefening and verder.staat.oefening.gegeven
