"""The words that every reader shares: each written once, and known to all of them."""

from __future__ import annotations

from collections import Counter

import pytest

from bot.begrip.crisis.velden import zinnen
from bot.begrip.geweld import Geweld
from bot.begrip.leeftijd import Leeftijd, vind_leeftijden
from bot.begrip.mensen import BROER, BUITEN, IEMAND, KIND, OUDER, VOLWASSEN, WERKER, groep, mens, mensen
from bot.begrip.namen import vind_namen
from bot.begrip.patroon import Zoeker
from bot.begrip.personen import Personen
from bot.begrip.tabel import MAP, tabel, woorden
from bot.begrip.verband import Verband
from bot.begrip.vermelding import ONTKEND
from bot.begrip.waarden import leeftijden
from bot.begrip.zinnen import ontleed

GETELD = frozenset({KIND, BROER, OUDER, VOLWASSEN, BUITEN})
PERSOONSVELDEN = frozenset(
    {"kind", "jonkie", "naaste", "man_in_gezin", "werker", "neutraal"}
)  # "huisarts" tells nothing


def _personen(tekst: str) -> Personen:
    return Personen(ontleed(tekst), [], None)


@pytest.mark.parametrize("naam", sorted(pad.stem for pad in MAP.glob("*.yml")))
def test_elke_tabel_is_te_lezen(naam: str) -> None:
    assert tabel(naam)


def test_de_uitleg_noemt_elke_tabel() -> None:
    uitleg = (MAP / "LEESMIJ.md").read_text(encoding="utf-8")
    assert [pad.name for pad in MAP.glob("*.yml") if f"`{pad.name}`" not in uitleg] == []


def test_elk_woord_voor_een_mens_staat_er_een_keer() -> None:
    alle = Counter(
        woord
        for rijen in tabel("personen").values()
        for rij in rijen
        for veld in ("woord", "ook", "meer")
        for woord in str(rij.get(veld, "")).split()
    )
    assert {woord for woord, aantal in alle.items() if aantal > 1} == set()
    assert len(alle) == len(mensen()) > 277


@pytest.mark.parametrize("naam", ["negatie", "verleden", "twijfel"])
def test_elk_woord_van_het_verband_staat_er_een_keer(naam: str) -> None:
    velden = [veld.split() if isinstance(veld, str) else veld for veld in tabel(naam).values()]
    alle = Counter(woord for veld in velden for woord in veld)
    assert {woord for woord, aantal in alle.items() if aantal > 1} == set()


def test_elke_naam_staat_er_een_keer() -> None:
    for velden in (
        ("voornamen", "voornamen_elders"),
        ("achternamen", "achternamen_elders"),
        ("plaatsen",),
        ("blijft",),
    ):
        alle = Counter(woord for veld in velden for woord in tabel("namen")[veld].split())
        assert {woord for woord, aantal in alle.items() if aantal > 1} == set(), velden
    assert len(woorden("namen", "voornamen", "voornamen_elders")) > 6_900


def test_wie_meetelt_is_voor_iedereen_dezelfde() -> None:
    niet = [
        woord
        for woord, wie in mensen().items()
        if bool(_personen(f"Het gaat om de {woord} zelf.").personen) != (wie.soort in GETELD)
    ]
    assert niet == []


def test_het_signaal_kent_elke_mens() -> None:
    onbekend = [
        woord
        for woord in mensen()
        if not any(v.veld in PERSOONSVELDEN for zin in zinnen(f"de {woord} roept") for v in zin.velden)
    ]
    assert onbekend == []


def test_achter_elke_mens_kan_een_naam_staan() -> None:
    niet = [woord for woord in mensen() if not vind_namen(f"Gisteren sprak ik {woord} Daan even.")]
    assert niet == []


def test_een_woord_voor_een_mens_is_zelf_geen_naam() -> None:
    wel = [woord for woord in mensen() if vind_namen(f"Het gaat om de {woord} zelf.")]
    assert wel == []


def test_geweld_weet_van_elke_mens_of_die_het_kan_doen() -> None:
    """Whoever counts is somebody in an act of violence; of a man or a woman it is known whom "hij" points at."""
    for woord in groep(KIND, OUDER, VOLWASSEN):
        tekst = ontleed(f"De {woord} heeft het meisje geslagen.")
        personen = Personen(tekst, [], "jeugd")
        daden = Geweld(tekst, personen, Verband(tekst, frozenset())).daden
        assert [d.dader for d in daden] == [mensen()[woord].soort], woord
    for woord in groep(geslacht="v", meer=False):
        tekst = ontleed(f"Vader is boos op {woord}. Hij slaat mij.")
        personen = Personen(tekst, [], "jeugd")
        assert Geweld(tekst, personen, Verband(tekst, frozenset())).daden[0].dader == OUDER, woord


def test_iedereen_die_meetelt_kan_een_leeftijd_hebben() -> None:
    met = {woord for woord, wie in mensen().items() if wie.soort in GETELD} - woorden("leeftijd", "geen_iemand")
    zonder = [
        w for w in met for x in [vind_leeftijden(f"Een {w} van 7 jaar.")] if [(y.jaren, y.van) for y in x] != [(7, w)]
    ]
    assert zonder == []


def test_de_leeftijd_van_wie_niet_meetelt_telt_niet() -> None:
    personen = _personen("De dochter en de rest.")
    for woord, wie in mensen().items():
        gelezen = leeftijden([Leeftijd(19, 0, 2, woord)], personen, "19 jaar")
        assert bool(gelezen) == (wie.soort != BUITEN), woord


def test_een_afkorting_is_dezelfde_mens() -> None:
    assert (mens("va"), mens("kdn"), mens("knd")) == (mens("vader"), mens("kinderen"), mens("kind"))
    assert mens("huis") is None
    assert groep(WERKER).isdisjoint(groep(IEMAND))


@pytest.mark.parametrize("woord", sorted(woorden("negatie", "geen", "niet")))
def test_elke_lezer_kent_de_ontkenning(woord: str) -> None:
    slaan = [v for zin in zinnen(f"hij slaat haar {woord} met een mes") for v in zin.velden if v.veld == "wapen"]
    assert slaan and all(v.ontkend for v in slaan)
    tekst = ontleed(f"Hij heeft haar {woord} geslagen.")
    daden = Geweld(tekst, Personen(tekst, [], None), Verband(tekst, frozenset())).daden
    assert [d.stand for d in daden] == [ONTKEND]
    vormen = ("goed", woord, "genoeg")
    assert not Zoeker([("=goed .. =genoeg", None)]).vind(vormen, vormen)
    assert woord in woorden("stellig", "ontkenning")
