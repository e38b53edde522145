"""The verbs that can tell of violence, and when they do (taal/geweld.yml)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from bot.begrip.tabel import tabel, woorden

VENSTER = 30  # words: as far as a clause reaches, so that a long sentence takes no longer


def van_veld(veld: str) -> frozenset[str]:
    """The words of a field of the table."""
    return woorden("geweld", veld)


@dataclass(frozen=True)
class Werkwoord:
    """What makes one verb violence: with one of `mits` (when there are any), and none of `anders` or, bare, `zaak`.

    `ondergaat`: its subject undergoes it ("zij kreeg een klap").
    """

    mits: frozenset[str]
    anders: frozenset[str]
    zaak: frozenset[str]
    ondergaat: bool


def _uitgeschreven(lijst: str) -> frozenset[str]:
    """The words of a list, a `&naam` in it replaced by the words of that group; "een_trap" is "een trap"."""
    groepen, uit = tabel("geweld")["groepen"], set()
    for woord in lijst.split():
        uit |= set(groepen[woord[1:]].split()) if woord.startswith("&") else {woord}
    return frozenset(woord.replace("_", " ") for woord in uit)


@cache
def werkwoorden(deel: str) -> Mapping[str, tuple[Werkwoord, ...]]:
    """Every form of one kind (deelwoord, tegenwoordig, verleden) with the verbs that it can be of."""
    uit: dict[str, tuple[Werkwoord, ...]] = {}
    for w in tabel("geweld")["werkwoorden"].values():
        mits, anders, zaak = (_uitgeschreven(w.get(veld, "")) for veld in ("mits", "anders", "zaak"))
        werkwoord = Werkwoord(mits, anders, zaak, w.get("ondergaat", False))
        for vorm in w[deel].split():
            uit[vorm] = (*uit.get(vorm, ()), werkwoord)
    return uit


@cache
def geen_persoon() -> frozenset[str]:
    """Nouns that do nothing and undergo nothing: times, places, blows, weapons, parts of the body."""
    groepen = tabel("geweld")["groepen"]
    mits = _uitgeschreven(" ".join(w.get("mits", "") for w in tabel("geweld")["werkwoorden"].values()))
    return van_veld("geen_persoon").union(
        *(groepen[naam].split() for naam in ("lichaam", "klap", "wapen")), mits, ("duw", "trap", "schop", "pak")
    )


@cache
def finiet() -> frozenset[str]:
    return frozenset({*werkwoorden("tegenwoordig"), *werkwoorden("verleden")})
