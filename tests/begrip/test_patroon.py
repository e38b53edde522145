"""The little language of the phrases: what else tests by their sense, here by itself."""

from __future__ import annotations

import pytest

from bot.begrip.patroon import Zoeker


def _gevonden(zin: str, *vormen: str) -> list[tuple[int, int]]:
    return [(t.begin, t.eind) for t in Zoeker([(zin, None)]).vind(vormen, vormen)]


@pytest.mark.parametrize(
    ("zin", "vormen", "plekken"),
    [
        ("'(' =nee ')'", ("drank", "(", "nee", ")"), [(1, 4)]),
        ("'-' =nee", ("drank", "-", "nee"), [(1, 3)]),
        ("drank-probleem", ("drank", "probleem"), [(0, 2)]),  # a hyphen in a word reads as a space
        ("=nee", ("nee", "en", "nee"), [(0, 1), (2, 3)]),
        ("(=nee|=geen)", ("geen", "nee"), [(0, 1), (1, 2)]),
        ("=geen .. =hulp", ("geen", "enkele", "hulp"), [(0, 3)]),
        ("=geen .. =hulp", ("geen", ",", "hulp"), []),
    ],
)
def test_wat_een_zin_vindt(zin: str, vormen: tuple[str, ...], plekken: list[tuple[int, int]]) -> None:
    assert _gevonden(zin, *vormen) == plekken


def test_gevonden_in_de_volgorde_van_de_zinnen() -> None:
    """Whatever order a set of words has in this process: of two phrases of one length the first written counts."""
    woorden = ["hulp", "school", "moeder", "vader", "drank", "geld"]
    zoeker = Zoeker((f"={woord}", woord) for woord in woorden)
    assert [t.patroon.teken for t in zoeker.vind(woorden[::-1], woorden[::-1])] == woorden


def test_een_zin_gaat_niet_over_het_eind_van_een_zin_tenzij_er_een_teken_in_staat() -> None:
    zoeker = Zoeker([("geen schulden", 1), ("o . t . s", 2), ("schulden [al]", 3)])
    vormen = ("geen", ".", "schulden", ".", "o", ".", "t", ".", "s", "geen", "schulden")
    gevonden = [(t.patroon.teken, t.begin, t.eind) for t in zoeker.vind(vormen, vormen)]
    assert gevonden == [(1, 9, 11), (2, 4, 9), (3, 2, 3), (3, 10, 11)]
