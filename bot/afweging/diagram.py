"""Decision diagrams: a besluit as a reduced, ordered, multi-valued graph, so that every question about it is exact.

A variable of a diagram is a kenmerk, split into the classes of values that this besluit can tell apart ("any form of
crisis care" is one class, whichever forms). What is known is one bit mask of possible classes per variable: one bit for
a known value, all bits while unknown, some when only "at least one factor" is known. Because the graph is reduced, a
kenmerk can still change the uitkomst exactly when it occurs in what remains after filling in what is known.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from .fouten import KaderFout
from .model import Besluit, Kenmerk
from .voorwaarde import WAAR, Voorwaarde, atomen

Kennis = list[int]  # one int (bit mask of possible classes) per variable of the diagram
_ONDERGRENS_KANS = 0.001


@dataclass(frozen=True)
class Variabele:
    """A kenmerk as one besluit sees it.

    `tekens[k]` says for class k which of the atoms `atomen` hold. `klasse` maps a value (for a meerkeuze: one option)
    to its class or signature. `kansen[k]` is the prior of class k; they sum to 1.
    """

    kenmerk: Kenmerk
    atomen: tuple[Voorwaarde, ...]
    tekens: tuple[tuple[bool, ...], ...]
    klasse: Mapping[Any, Any]
    niet_leeg: int
    kansen: tuple[float, ...]
    _maskers: dict[Any, int] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def alles(self) -> int:
        return (1 << len(self.tekens)) - 1

    def masker(self, waarde: Any) -> int:
        """The classes that are possible when the answer is `waarde` (a checked value; None: unknown)."""
        if (uit := self._maskers.get(waarde)) is None:
            uit = self._maskers[waarde] = self._masker(waarde)
        return uit

    def _masker(self, waarde: Any) -> int:
        if waarde is None:
            return self.alles
        if self.kenmerk.soort != "meerkeuze":
            return int(1 << self.klasse[waarde])
        if waarde is True:
            return self.niet_leeg
        teken = tuple(any(deel) for deel in zip(*(self.klasse[optie] for optie in waarde)))
        return 1 << self.tekens.index(teken or (False,) * len(self.atomen))


def variabele(kenmerk: Kenmerk, gelezen: Sequence[Voorwaarde]) -> Variabele:
    """Split a kenmerk into the classes that the atoms `gelezen` (all about this kenmerk) tell apart."""
    uniek = tuple(dict.fromkeys(gelezen))
    per_waarde = {waarde: tuple(waarde in atoom[2] for atoom in uniek) for waarde in kenmerk.waarden}
    if kenmerk.soort != "meerkeuze":
        tekens = tuple(dict.fromkeys(per_waarde.values()))
        klasse = {waarde: tekens.index(teken) for waarde, teken in per_waarde.items()}
        kaal = Variabele(kenmerk, uniek, tekens, klasse, 0, ())
    else:
        groepen = tuple(dict.fromkeys(per_waarde.values()))
        leeg = (False,) * len(uniek)
        gevuld = {
            tuple(any(deel) for deel in zip(*keuze)): None
            for aantal in range(1, len(groepen) + 1)
            for keuze in itertools.combinations(groepen, aantal)
        }
        tekens = tuple(dict.fromkeys([leeg, *gevuld]))
        niet_leeg = sum(1 << tekens.index(teken) for teken in gevuld)
        kaal = Variabele(kenmerk, uniek, tekens, per_waarde, niet_leeg, ())
    return Variabele(kenmerk, uniek, tekens, kaal.klasse, kaal.niet_leeg, _kansen(kaal))


def _kansen(variabele: Variabele) -> tuple[float, ...]:
    """Spread the priors of the kenmerk over the classes; without priors every class is as likely."""
    gewicht = [_ONDERGRENS_KANS] * len(variabele.tekens)
    for waarde, kans in variabele.kenmerk.kansen or ((None, 1.0),):
        masker = variabele.masker(() if waarde is False and variabele.kenmerk.soort == "meerkeuze" else waarde)
        klassen = [k for k in range(len(gewicht)) if masker >> k & 1]
        for k in klassen:
            gewicht[k] += kans / len(klassen)
    return tuple(g / sum(gewicht) for g in gewicht)


class Diagram:
    """One besluit, compiled. Nodes are ints: below `len(bladeren)` a leaf, else an index into `knopen`.

    `knopen[n]` is (variable number, children by class), with every child at a later variable or a leaf.
    """

    def __init__(self, variabelen: Sequence[Variabele], uitkomsten: Sequence[str]):
        self.variabelen = tuple(variabelen)
        self.nummer = {v.kenmerk.id: i for i, v in enumerate(self.variabelen)}
        self.bladeren: tuple[str, ...] = (*uitkomsten, "onwaar", "waar")  # the last two only while conditions are built
        self.knopen: list[tuple[int, tuple[int, ...]]] = [(len(self.variabelen), ())] * len(self.bladeren)
        self._uniek: dict[tuple[int, tuple[int, ...]], int] = {}
        self._onder: dict[int, frozenset[int]] = {}
        self._steun: dict[int, frozenset[int]] = {}
        self._invulling: dict[tuple[int, int, int], int] = {}
        self._alleen: dict[tuple[int, int], int | None] = {}
        self.wortel = 0

    def knoop(self, niveau: int, kinderen: Iterable[int]) -> int:
        kinderen = tuple(kinderen)
        if kinderen.count(kinderen[0]) == len(kinderen):
            return kinderen[0]
        nieuw = self._uniek.setdefault((niveau, kinderen), len(self.knopen))
        if nieuw == len(self.knopen):
            self.knopen.append((niveau, kinderen))
        return nieuw

    def als_dan_anders(
        self, als: int, dan: int, anders: int, _gedaan: dict[tuple[int, int, int], int] | None = None
    ) -> int:
        """The graph that is `dan` where the truth graph `als` holds and `anders` elsewhere."""
        gedaan: dict[tuple[int, int, int], int] = {} if _gedaan is None else _gedaan
        if als == len(self.bladeren) - 1:
            return dan
        if als == len(self.bladeren) - 2:
            return anders
        sleutel = (als, dan, anders)
        if sleutel not in gedaan:
            niveau = min(self.knopen[n][0] for n in sleutel)
            takken = [
                self.knopen[n][1] if self.knopen[n][0] == niveau else (n,) * len(self.variabelen[niveau].tekens)
                for n in sleutel
            ]
            gedaan[sleutel] = self.knoop(niveau, (self.als_dan_anders(a, d, n, gedaan) for a, d, n in zip(*takken)))
        return gedaan[sleutel]

    # --- questions about what is known ---

    def kennis(self, antwoorden: Mapping[str, Any]) -> Kennis:
        return [v.masker(antwoorden.get(v.kenmerk.id)) for v in self.variabelen]

    def enig_blad(self, kennis: Kennis) -> int | None:
        """The leaf when only one can be reached, else None."""
        return self.loop(kennis)[0]

    def loop(self, kennis: Kennis) -> tuple[int | None, set[int]]:
        """Walk through what can be reached: the leaf when it is the only one, else None; and the variables met on the
        way.

        When there is one leaf, the value of a variable that was not met makes no difference, whatever it is.
        """
        gevonden, gezien, stapel, ontmoet = None, {self.wortel}, [self.wortel], set()
        knopen, grens = self.knopen, len(self.bladeren)
        while stapel:
            n = stapel.pop()
            if n < grens:
                if gevonden is not None and gevonden != n:
                    return None, ontmoet
                gevonden = n
                continue
            niveau, kinderen = knopen[n]
            ontmoet.add(niveau)
            masker = kennis[niveau]
            for kind in kinderen:
                if masker & 1 and kind not in gezien:
                    gezien.add(kind)
                    stapel.append(kind)
                masker >>= 1
        return gevonden, ontmoet

    def alleen(self, niveau: int, masker: int) -> int | None:
        """The leaf when knowing only this variable decides, else None."""
        if (niveau, masker) not in self._alleen:
            kennis = [v.alles for v in self.variabelen]
            kennis[niveau] = masker
            self._alleen[niveau, masker] = self.enig_blad(kennis)
        return self._alleen[niveau, masker]

    def rest(self, kennis: Kennis) -> int:
        """What remains of the graph once `kennis` is filled in. Equal remainders are the same node."""
        gedaan: dict[int, int] = {}
        knopen, grens = self.knopen, len(self.bladeren)

        def invullen(n: int) -> int:
            if n < grens:
                return n
            if n not in gedaan:
                niveau, kinderen = knopen[n]
                masker = kennis[niveau]
                if not masker & (masker - 1):  # one class is possible
                    gedaan[n] = invullen(kinderen[masker.bit_length() - 1])
                else:  # an impossible class behaves as the first possible one: it then makes no difference
                    eerste = (masker & -masker).bit_length() - 1
                    takken = [invullen(kinderen[k if masker >> k & 1 else eerste]) for k in range(len(kinderen))]
                    gedaan[n] = self.knoop(niveau, takken)
            return gedaan[n]

        return invullen(self.wortel)

    def kies(self, n: int, niveau: int, klasse: int) -> int:
        """What remains of node `n` when variable `niveau` turns out to be in `klasse`."""
        hier, kinderen = self.knopen[n]
        if hier > niveau:
            return n
        if hier == niveau:
            return kinderen[klasse]
        sleutel = (n, niveau, klasse)
        if sleutel not in self._invulling:
            self._invulling[sleutel] = self.knoop(hier, [self.kies(kind, niveau, klasse) for kind in kinderen])
        return self._invulling[sleutel]

    def onder(self, n: int) -> frozenset[int]:
        """The leaves that can be reached from node `n`."""
        if n < len(self.bladeren):
            return frozenset((n,))
        if n not in self._onder:
            self._onder[n] = frozenset().union(*(self.onder(kind) for kind in self.knopen[n][1]))
        return self._onder[n]

    def steun(self, n: int) -> frozenset[int]:
        """The variables that can still change the uitkomst from node `n`."""
        if n < len(self.bladeren):
            return frozenset()
        if n not in self._steun:
            niveau, kinderen = self.knopen[n]
            self._steun[n] = frozenset((niveau,)).union(*(self.steun(kind) for kind in kinderen))
        return self._steun[n]


def ontvouw(voorwaarde: Voorwaarde, besluiten: Mapping[str, Besluit]) -> Voorwaarde:
    """Replace each ("besluit", …) by the conditions under which that besluit has one of those uitkomsten."""
    soort = voorwaarde[0]
    if soort in ("alle", "een_van"):
        return (soort, tuple(ontvouw(deel, besluiten) for deel in voorwaarde[1]))
    if soort == "niet":
        return ("niet", ontvouw(voorwaarde[1], besluiten))
    if soort == "aantal":
        return (*voorwaarde[:3], tuple(ontvouw(deel, besluiten) for deel in voorwaarde[3]))
    if soort != "besluit":
        return voorwaarde
    eerder: list[Voorwaarde] = []
    uit: list[Voorwaarde] = []
    for regel in besluiten[voorwaarde[1]].regels:
        geldt = geldigheid(regel, besluiten)
        if regel.uitkomst in voorwaarde[2]:
            uit.append(("alle", (*(("niet", v) for v in eerder), geldt)))
        eerder.append(geldt)
    return ("een_van", tuple(uit))


def geldigheid(regel: Any, besluiten: Mapping[str, Besluit]) -> Voorwaarde:
    """When a rule holds on its own: its `als` and its `mits`, without references to other besluiten."""
    delen = [ontvouw(v, besluiten) for v in (regel.mits, regel.als) if v is not None]
    return ("alle", tuple(delen)) if delen else WAAR


def bouw(besluit: Besluit, besluiten: Mapping[str, Besluit], kenmerken: Mapping[str, Kenmerk]) -> Diagram:
    """Compile a besluit.

    Raises KaderFout when the rules don't cover every case.
    """
    voorwaarden = [geldigheid(regel, besluiten) for regel in besluit.regels]
    gelezen: dict[str, list[Voorwaarde]] = {}
    for atoom in itertools.chain.from_iterable(map(atomen, voorwaarden)):
        gelezen.setdefault(atoom[1], []).append(atoom)
    diagram = Diagram([variabele(kenmerken[k], atomen_) for k, atomen_ in gelezen.items()], tuple(besluit.uitkomsten))
    onwaar, waar = len(diagram.bladeren) - 2, len(diagram.bladeren) - 1
    uit = onwaar
    for regel, voorwaarde in reversed(list(zip(besluit.regels, voorwaarden))):
        graaf = _waarheid(diagram, voorwaarde, onwaar, waar)
        uit = diagram.als_dan_anders(graaf, diagram.bladeren.index(regel.uitkomst), uit)
    diagram.wortel = uit
    if onwaar in diagram.onder(uit):
        raise KaderFout(
            f"besluit {besluit.id}: niet elk geval heeft een uitkomst. Laat bij de laatste regel `als` weg."
        )
    return diagram


def _waarheid(diagram: Diagram, voorwaarde: Voorwaarde, onwaar: int, waar: int) -> int:
    """The truth graph of a condition."""
    soort = voorwaarde[0]
    if soort == "alle":
        uit = waar
        for deel in reversed(voorwaarde[1]):
            uit = diagram.als_dan_anders(_waarheid(diagram, deel, onwaar, waar), uit, onwaar)
        return uit
    if soort == "een_van":
        uit = onwaar
        for deel in reversed(voorwaarde[1]):
            uit = diagram.als_dan_anders(_waarheid(diagram, deel, onwaar, waar), waar, uit)
        return uit
    if soort == "niet":
        return diagram.als_dan_anders(_waarheid(diagram, voorwaarde[1], onwaar, waar), onwaar, waar)
    if soort == "aantal":
        return _aantal(diagram, voorwaarde, onwaar, waar)
    niveau = diagram.nummer[voorwaarde[1]]
    variabele = diagram.variabelen[niveau]
    plaats = variabele.atomen.index(voorwaarde)
    return diagram.knoop(niveau, (waar if teken[plaats] else onwaar for teken in variabele.tekens))


def _aantal(diagram: Diagram, voorwaarde: Voorwaarde, onwaar: int, waar: int) -> int:
    _, minimum, maximum, delen = voorwaarde
    # rij[a]: the truth graph when `a` of the parts seen so far hold; built from the last part back
    rij = [waar if minimum <= aantal <= maximum else onwaar for aantal in range(len(delen) + 1)]
    for deel in reversed(delen):
        graaf = _waarheid(diagram, deel, onwaar, waar)
        rij = [diagram.als_dan_anders(graaf, rij[a + 1], rij[a]) for a in range(len(rij) - 1)]
    return rij[0]
