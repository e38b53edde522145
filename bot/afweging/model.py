"""What a set of kaders consists of, as frozen dataclasses. Built by `laden`, read by everybody, changed by nobody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from bot.schrijfwijze import getal as getal_als_tekst

from .blad import Blad
from .bron import Bron

Waarde = str | bool | tuple[Any, ...] | None


@dataclass(frozen=True)
class Optie:
    """One value of a kenmerk: `waarde` is the id (or a bool), `label` the button text, `zin` a statement for
    explanations.
    """

    waarde: str | bool
    label: str
    zin: str
    hulp: str = ""


@dataclass(frozen=True)
class Keuze:
    """A reading of ours where the source is silent or contradicts itself, and the other reading."""

    id: str
    wij: str
    anders: str
    waarom: str


@dataclass(frozen=True)
class Kenmerk:
    """A question that is asked once and serves every besluit that reads it.

    `soort` is keuze, ja_nee, meerkeuze or getallen. `altijd`: a profiel that reads it always asks it, also when it
    can no longer change an uitkomst. `kansen` are priors as (value, probability) for the question order only; a
    meerkeuze's value is a tuple of options, or True/False for at least one/none. `geen_zorgen`: the answer when nothing
    is the matter here (None: there is no such answer, or it must be asked by itself).
    """

    id: str
    label: str
    soort: str
    vraag: str
    hulp: str
    bronnen: tuple[Bron, ...]
    opties: tuple[Optie, ...] = ()
    leeg: Optie | None = None
    voorrang: int | None = None
    altijd: bool = False
    kansen: tuple[tuple[Any, float], ...] = ()
    eigen_keuzes: tuple[Keuze, ...] = ()
    geen_zorgen: Any = None

    @cached_property
    def waarden(self) -> tuple[Any, ...]:
        return tuple(optie.waarde for optie in self.opties)

    @cached_property
    def keuzes(self) -> frozenset[Any]:
        """The options of a keuze; of another kind none."""
        return frozenset(self.waarden) if self.soort == "keuze" else frozenset()

    def optie(self, waarde: Any) -> Optie:
        """The option with this value. KeyError when there is none."""
        for optie in self.opties:
            if optie.waarde == waarde and isinstance(optie.waarde, bool) == isinstance(waarde, bool):
                return optie
        raise KeyError(waarde)

    def zinnen(self, waarde: Any) -> list[str]:
        """The statements that this (known) value makes, for an explanation."""
        if self.soort == "getallen":
            jaren = ", ".join(map(getal_als_tekst, waarde))
            return [f"leeftijd: {jaren} jaar" if jaren else "geen leeftijden"]
        if self.soort != "meerkeuze":
            return [self.optie(waarde).zin]
        if waarde is True:
            return [f"{self.label.lower()}: ten minste één factor"]
        if not waarde:
            return [self.leeg.zin if self.leeg else f"geen {self.label.lower()}"]
        return [self.optie(deel).zin for deel in waarde]


@dataclass(frozen=True)
class Uitkomst:
    id: str
    label: str
    betekenis: str
    bronnen: tuple[Bron, ...]
    extra: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Regel:
    """`als` and `mits` are conditions (see voorwaarde); `als` is None for the last rule.

    `dragers` are the kenmerken of `als`.
    """

    uitkomst: str
    als: Any
    mits: Any
    hard: bool
    dragers: tuple[str, ...]
    bronnen: tuple[Bron, ...]


@dataclass(frozen=True)
class Grensgeval:
    """When an uitkomst is a close call, and to which side: `richting` is lichter or zwaarder."""

    richting: str
    bij: tuple[str, ...]
    als: Any
    enige_drager: bool
    reden: str
    bronnen: tuple[Bron, ...]


@dataclass(frozen=True)
class Besluit:
    """One decision of a kader; `id` is "kader.naam". Rules are read top to bottom, the first that holds decides.

    `bij_twijfel` is a sentence about who decides in doubt, as this kader has it (empty: nothing to say), and
    `rol_bij_twijfel` the role that it names (empty: none). `oplopend`: its uitkomsten from light to heavy, without
    those that are neither; empty where none is heavier than another.
    """

    id: str
    kader: str
    naam: str
    betekenis: str
    beslisser: str
    bij_twijfel: str
    doelgroep: str | None
    uitkomsten: Mapping[str, Uitkomst]
    regels: tuple[Regel, ...]
    grensgevallen: tuple[Grensgeval, ...]
    toon: tuple[str, ...]
    bronnen: tuple[Bron, ...]
    rol_bij_twijfel: str = ""
    oplopend: tuple[str, ...] = ()


@dataclass(frozen=True)
class Termijn:
    """A deadline: `na` holds (unit, number) with unit uren, dagen, werkdagen, weken or maanden; the earliest of them
    counts.
    """

    id: str
    label: str
    bij: str
    als: Any
    na: tuple[tuple[str, int], ...]
    bronnen: tuple[Bron, ...]


@dataclass(frozen=True)
class Vervolgstap:
    id: str
    tekst: str
    bij: str
    als: Any
    bronnen: tuple[Bron, ...]


@dataclass(frozen=True)
class Afsluitpunt:
    """What this kader wants to be looked at before a casus is closed: a question with yes, no or not applicable.

    `als`: the besluiten with the uitkomsten at which it counts (all of them); empty: always.
    """

    id: str
    vraag: str
    als: Mapping[str, tuple[str, ...]]
    bronnen: tuple[Bron, ...]


@dataclass(frozen=True)
class Vakwoord:
    """A term as this kader uses it; `aliassen` are other names and spellings."""

    term: str
    betekenis: str
    bronnen: tuple[Bron, ...]
    aliassen: tuple[str, ...] = ()


@dataclass(frozen=True)
class Kader:
    id: str
    naam: str
    versie: str
    sha256: str
    geldig_vanaf: str
    ongedateerd: bool
    eigenaar: str
    aliassen: tuple[str, ...]
    vakwoorden: tuple[Vakwoord, ...]
    besluiten: tuple[str, ...]
    termijnen: tuple[Termijn, ...]
    vervolgstappen: tuple[Vervolgstap, ...]
    bladen: tuple[Blad, ...] = ()
    keuzes: tuple[Keuze, ...] = ()
    afsluiten: tuple[Afsluitpunt, ...] = ()

    @property
    def gevolgen(self) -> tuple[Termijn | Vervolgstap, ...]:
        """Its terms and steps together."""
        return (*self.termijnen, *self.vervolgstappen)


@dataclass(frozen=True)
class Profiel:
    """Which besluiten one afweging makes: `besluiten` always, `per_doelgroep` once the doelgroep is known.

    `doelgroep` is set when the profiel itself fixes it; it is then never asked. `voorop`: the besluiten that somebody
    wants to see first (how much regie, and whose).
    """

    id: str
    label: str
    uitleg: str
    aliassen: tuple[str, ...]
    besluiten: tuple[str, ...]
    per_doelgroep: Mapping[str, tuple[str, ...]]
    doelgroep: str | None
    voorop: tuple[str, ...] = ()

    def geldende(self, doelgroep: str | None) -> tuple[str, ...]:
        """The besluiten for this doelgroep (None: unknown)."""
        return self.besluiten + self.per_doelgroep.get(self.doelgroep or doelgroep or "", ())

    @property
    def splitst(self) -> bool:
        return bool(self.per_doelgroep) and self.doelgroep is None


@dataclass(frozen=True, eq=False)
class Kaders:
    """Everything that was loaded, for one choice of kader versions. `kaders` holds the chosen version of each.

    `bestanden`: every file, as read. `mappen`: the folders of an organisation, beside our own.
    """

    kenmerken: Mapping[str, Kenmerk]
    profielen: Mapping[str, Profiel]
    kaders: Mapping[str, Kader]
    besluiten: Mapping[str, Besluit]
    versies: Mapping[str, tuple[str, ...]]
    bestanden: tuple[dict[str, Any], ...]
    mappen: tuple[Path, ...] = ()
