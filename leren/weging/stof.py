"""The whole texts that weighing is learned from: what each holds for every value, and whether it states it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.afweging import Kaders
from bot.begrip.bewijs import NIET_GEWOGEN, Bewijs, Paar, verzamel
from bot.begrip.lezen import ongewogen
from bot.begrip.tabel import tabel
from bot.begrip.tekst import gewone_tekens
from bot.begrip.zoekers import vectoren
from bot.begrip.zoekers.geleerd import GETALLEN, Lezer, lees_zinsdelen
from bot.begrip.zoekers.strekking import Strekking
from leren.corpus import lees_set
from leren.lezen.stof import hele_teksten, paren

SETS = ("heel", "stem")
# Short texts that the phrases were made on: they say what a clause is worth, never what a phrase is.
KORT = ("teksten.yml", "ontwikkelset.yml", "oude_toetsset.yml", "buitenset.yml", "versset.yml")
WEL, NIET, TELT_NIET = 1, 0, -1


@dataclass(frozen=True)
class Geval:
    """A whole text with its gold, by whom. `gezegd`: the (kenmerk, value) pairs that it states; `mag`: those that a
    second reader may read in it."""

    nr: int
    kort: bool
    schrijver: str
    tekst: str
    doelgroep: str
    gezegd: frozenset[Paar]
    mag: frozenset[Paar]

    def label(self, paar: Paar) -> int:
        """WEL, NIET, or TELT_NIET where it may be read, or isn't asked of this doelgroep."""
        if paar in self.gezegd:
            return WEL
        alleen = next((groep for groep, rij in tabel("begrippen")["alleen"].items() if paar[0] in rij), None)
        return TELT_NIET if paar in self.mag or alleen not in (None, self.doelgroep) else NIET


def gevallen() -> list[Geval]:
    rijen = [(naam in KORT, naam, lees) for naam in KORT for lees in lees_set(f"lezen/ontwikkel/{naam}")]
    rijen += [(False, naam, lees) for naam in SETS for lees in lees_set(f"lezen/ontwikkel/{naam}.jsonl")]
    uit = [
        Geval(
            nr,
            kort,
            naam,
            rij["tekst"],
            rij["goud"].get("doelgroep", ""),
            frozenset(_gewogen(paren(rij["goud"]))),
            frozenset(_gewogen(paren(rij.get("ook_goed") or {}))),
        )
        for nr, (kort, naam, rij) in enumerate(rijen)
    ]
    for tekst in hele_teksten():
        gezegd, mag = (frozenset(_gewogen(rij)) for rij in (tekst.goud, tekst.ook_goed))
        uit.append(Geval(len(uit), False, tekst.schrijver, tekst.tekst, tekst.doelgroep, gezegd, mag))
    return uit


def _gewogen(rij: Iterable[Paar]) -> Iterator[Paar]:
    return (paar for paar in rij if paar[0] not in NIET_GEWOGEN)


def bewijzen(
    geval: Geval, kaders: Kaders, lezer: Lezer | None = None, omheen: Strekking | None = None
) -> Mapping[Paar, Bewijs]:
    """What the text holds for every value; `lezer` and `omheen` instead of the weights that are kept."""
    om, vermeldingen, zinnen = ongewogen(gewone_tekens(geval.tekst).tekst, kaders)
    gelezen = lees_zinsdelen(om.tekst, lezer)
    return verzamel(om, gelezen, vermeldingen, zinnen, kaders, omheen)


def bron() -> str:
    """Hash of the texts and of the weights of the learned reader. Not of the phrases and the rules: they change daily,
    and a phrase that wasn't there is worth what phrases of its concept are.
    """
    som = hashlib.sha256(GETALLEN.read_bytes() + vectoren.GETALLEN.read_bytes())
    for geval in gevallen():
        som.update(repr((geval.tekst, sorted(map(str, geval.gezegd)), sorted(map(str, geval.mag)))).encode())
    return som.hexdigest()
