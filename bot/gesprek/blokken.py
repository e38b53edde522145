"""What a message is: blocks, and buttons that say by name what they do. `bot.vormen` and the pages draw them.

Nobody takes a sentence of ours apart again: what is shown apart, is apart here. A field of text is drawn as it is, so
all that is said is said here; how it looks (a bullet, a number, brackets, a colour) is for who draws it. Over the
wire a message is the JSON of these shapes (`als_json`), with the whole in words beside it for who doesn't draw
blocks.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, Literal, get_args, get_origin, get_type_hints

from bot.lijn.doet import Doet

Teken = Literal["bolletje", "cijfer", "vakje", "geen"]


@dataclass(frozen=True)
class Alinea:
    """A paragraph; each of its lines begins on a new one."""

    regels: tuple[str, ...]
    soort: Literal["alinea"] = "alinea"


@dataclass(frozen=True)
class Lijst:
    """Points, or numbered ones: `teken` stands before each. A point may have lines of its own."""

    punten: tuple[str, ...]
    teken: Teken = "bolletje"
    soort: Literal["lijst"] = "lijst"


Tekstblok = Alinea | Lijst


@dataclass(frozen=True)
class Deel:
    """What belongs together, with room around it."""

    blokken: tuple[Tekstblok, ...]
    soort: Literal["deel"] = "deel"


@dataclass(frozen=True)
class Optie:
    waarde: str | bool
    label: str
    hulp: str = ""


@dataclass(frozen=True)
class Vraag:
    """The question in hand.

    `antwoord`: how it is answered; `leeg`: what none of the options is called, where several may hold.

    `voortgang` tells how many are left, "" when that isn't known; `tip` how to type the answer; `eigen` what of the
    help is ours.
    """

    kenmerk: str
    label: str
    tekst: str
    antwoord: str
    opties: tuple[Optie, ...]
    leeg: str | None
    hulp: str
    eigen: str
    bronnen: tuple[str, ...]
    tip: str = ""
    voortgang: str = ""
    soort: Literal["vraag"] = "vraag"


@dataclass(frozen=True)
class Gelezen:
    """One value that was read in a text, and the words it was read in.

    `plekken`: where these stand in the text, each (begin, eind) in characters. `twijfel`: the text speaks of it with
    doubt as well. `beslist`: with this list it decides an uitkomst. `merk` says both in words.
    """

    kenmerk: str
    label: str
    waarde: str
    woorden: str
    plekken: tuple[tuple[int, ...], ...] = ()
    twijfel: bool = False
    beslist: bool = False
    merk: str = ""

    @property
    def punt(self) -> str:
        """It as a point of a list."""
        merk = f" – {self.merk}" if self.merk else ""
        return f"{self.label}: {self.waarde} (“{self.woorden}”){merk}"


@dataclass(frozen=True)
class Voorstel:
    """What was read in a text, and the question whether it is right. `tip`: how to say in words that one isn't."""

    kop: str
    gelezen: tuple[Gelezen, ...]
    vraag: str
    tip: str = ""
    soort: Literal["voorstel"] = "voorstel"


@dataclass(frozen=True)
class Grensgeval:
    kop: str
    reden: str


@dataclass(frozen=True)
class Besluitregel:
    """One besluit of an advice. `label` is None as long as it can't be said.

    `redenen`: what decided it. `zinnen`: the whole explanation, reasons included, but for the close call. `keuze`:
    what the user decided instead. `wie` and `kader`: who decides, and by which kader; "" as long as it can't be said.
    """

    besluit: str
    naam: str
    label: str | None
    redenen: tuple[str, ...]
    zinnen: tuple[str, ...]
    grensgeval: Grensgeval | None
    keuze: str | None
    wie: str
    kader: str
    bronnen: tuple[str, ...]


@dataclass(frozen=True)
class Termijnregel:
    """A deadline: `wanneer` tells until when, and what of it is ours."""

    label: str
    wanneer: str
    bronnen: str

    @property
    def punt(self) -> str:
        """It as a point of a list."""
        return f"{self.label}: {self.wanneer}"


@dataclass(frozen=True)
class Stapregel:
    tekst: str
    bronnen: str


@dataclass(frozen=True)
class Actieregel:
    """One thing to do, in a line: `wie` does it, by `wanneer`; both "" when there is none. `voluit`: all that the
    kader says of it, with what of it is ours.
    """

    tekst: str
    wie: str
    wanneer: str
    voluit: str

    @property
    def punt(self) -> str:
        """It as a point of a list."""
        haakjes = ", ".join(filter(None, (self.wie, self.wanneer)))
        return f"{self.tekst} ({haakjes})" if haakjes else self.tekst


@dataclass(frozen=True)
class Actiegroep:
    """What is to be done today, this week, at the start, or later."""

    kop: str
    acties: tuple[Actieregel, ...]


@dataclass(frozen=True)
class Afwijkregel:
    besluit: str
    keuze: str
    reden: str


@dataclass(frozen=True)
class Advies:
    """The advice, laid out once. `kern`: it in at most ten lines. `leeg`: what to say when there is none yet; `agenda`:
    what to do and when, in short; `termijnen` and `stappen`: the same in full, with the sources; `onbekend`: what is
    left to find out. `kort`: who shows no folding says only the kern.
    """

    kop: str
    kern: tuple[str, ...]
    kort: bool
    besluiten: tuple[Besluitregel, ...]
    leeg: str
    agenda: tuple[Actiegroep, ...]
    termijnen: tuple[Termijnregel, ...]
    stappen: tuple[Stapregel, ...]
    onbekend: str
    afwijkingen: tuple[Afwijkregel, ...]
    slotzin: str
    soort: Literal["advies"] = "advies"


@dataclass(frozen=True)
class Crisis:
    """The emergency route. `aanleiding`: what was read that leads to it, "" when nothing was."""

    kop: str
    aanleiding: str
    stappen: tuple[str, ...]
    soort: Literal["crisis"] = "crisis"


@dataclass(frozen=True)
class Uitkomstregel:
    naam: str
    uitkomst: str


@dataclass(frozen=True)
class Bewijs:
    """The receipt of what was stored."""

    casus: str
    profiel: str
    uitkomsten: tuple[Uitkomstregel, ...]
    regels: tuple[str, ...]
    soort: Literal["bewijs"] = "bewijs"


@dataclass(frozen=True)
class Blad:
    """A sheet of a kader."""

    titel: str
    delen: tuple[Deel, ...]
    soort: Literal["blad"] = "blad"


@dataclass(frozen=True)
class Invulveld:
    """Room to write an answer; where there is a text field already, nothing needs to be drawn."""

    label: str
    fout: str
    soort: Literal["invulveld"] = "invulveld"


Blok = Alinea | Lijst | Deel | Vraag | Voorstel | Advies | Crisis | Bewijs | Blad | Invulveld

BLOKSOORTEN = [str(vorm.soort) for vorm in get_args(Blok)]

# What a message is, by the first block that says so.
_SOORTEN: Mapping[type, str] = {
    Vraag: "vraag",
    Voorstel: "voorstel",
    Advies: "advies",
    Crisis: "crisis",
    Bewijs: "ontvangst",
    Blad: "blad",
    Invulveld: "reden",
}


# What means the same as a button when it is typed, and what a client sends that doesn't know `doet`.
_GETYPT: Mapping[Doet, str] = {
    Doet.NIEUWE_AFWEGING: "nieuwe afweging",
    Doet.OVERZICHT: "overzicht",
    Doet.VOLLEDIG: "volledig",
    Doet.VASTLEGGEN: "vastleggen",
    Doet.AFWIJKEN: "afwijken",
    Doet.WAAROM: "waarom",
    Doet.TERUG: "terug",
    Doet.HULP: "hulp",
    Doet.KADERS: "welke profielen zijn er",
    Doet.OEFENEN: "oefenen",
    Doet.KORTE_OEFENING: "korte oefening",
    Doet.LEERPAD: "leerpad",
    Doet.OEFENVOORTGANG: "mijn voortgang",
    Doet.HINT: "hint",
    Doet.STOP_OEFENEN: "stop met oefenen",
    Doet.JA_KLOPT: "ja, dit klopt",
    Doet.AANPASSEN: "aanpassen",
    Doet.NIETS_KLOPT: "niets klopt",
    Doet.JA_STOPPEN: "ja, stop maar",
    Doet.DOORGAAN: "nee, doorgaan",
    Doet.GEEN_GEVAAR: "geen acuut gevaar",
    Doet.GEEN_ZORGEN: "alles geen zorgen",
    Doet.ANDERE_CASUS: "ja, nieuwe casus",
    Doet.ZELFDE_CASUS: "nee, hoort bij deze",
    Doet.NU_GEVAAR: "ja, nu gevaar",
    Doet.WEL_ZORGEN: "nee, wel zorgen",
    Doet.VALS_ALARM: "vals alarm",
    Doet.SPEELT_NU: "dit speelt nu",
    Doet.WAS_VROEGER: "dit was vroeger",
    Doet.SPEELT_ONBEKEND: "onbekend of dit nu speelt",
}
_GETYPT_MET_WAARDE: Mapping[Doet, str] = {
    Doet.NIEUWE_AFWEGING: "nieuwe afweging profiel {}",
    Doet.BLAD: "toon {}",
    Doet.ANDER_PROFIEL: "volgens {}",
    Doet.OEFENEN: "oefenen volgens {}",
    Doet.GEEN_ZORGEN: "alles geen zorgen, behalve {}",
}


@dataclass(frozen=True)
class Knop:
    """A button. It does something by name (`doet`, for some with a `waarde`), or answers a kenmerk (`keuze`).

    `bericht` is there only of a button that came without a name: what it sends.
    """

    label: str
    doet: Doet | None = None
    waarde: str | None = None
    keuze: tuple[str, Any] | None = None
    bericht: str = ""

    @property
    def getypt(self) -> str:
        """What means the same when it is typed."""
        if self.doet is None:
            return self.bericht or self.label
        if self.waarde is not None and self.doet in _GETYPT_MET_WAARDE:
            return _GETYPT_MET_WAARDE[self.doet].format(self.waarde)
        return _GETYPT.get(self.doet, self.label)

    def als_json(self) -> dict[str, Any]:
        if self.keuze:
            return {"label": self.label, "keuze": {"kenmerk": self.keuze[0], "waarde": self.keuze[1]}}
        doet = {"doet": self.doet.value} if self.doet else {}
        waarde = {} if self.waarde is None else {"waarde": self.waarde}
        return {"label": self.label, "bericht": self.getypt, **doet, **waarde}


@dataclass(frozen=True)
class Bericht:
    """One message. The last one of a turn has the afweging as it stands (`custom`)."""

    blokken: tuple[Blok, ...]
    knoppen: tuple[Knop, ...] = ()
    custom: dict[str, Any] | None = field(default=None, compare=False)

    @property
    def soort(self) -> str:
        return next((_SOORTEN[type(blok)] for blok in self.blokken if type(blok) in _SOORTEN), "gewoon")

    def met(self, *blokken: Blok | str, knoppen: Iterable[Knop] = ()) -> Bericht:
        """Another message in its place, with the same afweging."""
        return replace(bericht(*blokken, knoppen=knoppen), custom=self.custom)

    def als_json(self, tekst: str) -> dict[str, Any]:
        """As it goes over the wire; `tekst` is the whole in words."""
        return {
            "tekst": tekst,
            "knoppen": [knop.als_json() for knop in self.knoppen],
            "soort": self.soort,
            "blokken": [dataclasses.asdict(blok) for blok in self.blokken],
            **({} if self.custom is None else {"custom": self.custom}),
        }


def alinea(*regels: str) -> Alinea:
    return Alinea(regels)


def lijst(punten: Iterable[str], teken: Teken = "bolletje") -> Lijst:
    return Lijst(tuple(punten), teken)


def deel(*blokken: Tekstblok) -> Deel:
    return Deel(blokken)


def bericht(*blokken: Blok | str, knoppen: Iterable[Knop] = ()) -> Bericht:
    """A message of these blocks; a text is a paragraph."""
    return Bericht(tuple(alinea(blok) if isinstance(blok, str) else blok for blok in blokken), tuple(knoppen))


def lees_bericht(wire: Mapping[str, Any]) -> Bericht:
    """A message as it came over the wire. One that was made without blocks (a refusal of the poort) is its lines."""
    if "blokken" in wire:
        blokken: tuple[Blok, ...] = tuple(_lees(Blok, blok) for blok in wire["blokken"])
    else:
        regels = (wire.get("tekst") or "").splitlines()
        blokken = (Alinea(tuple(regel for regel in regels if regel.strip())),)
    return Bericht(blokken, tuple(map(_lees_knop, wire.get("knoppen") or ())), wire.get("custom"))


def _lees_knop(wire: Mapping[str, Any]) -> Knop:
    keuze = wire.get("keuze")
    return Knop(
        label=wire["label"],
        doet=Doet(wire["doet"]) if "doet" in wire else None,
        waarde=wire.get("waarde"),
        keuze=(keuze["kenmerk"], keuze["waarde"]) if keuze else None,
        bericht="" if "doet" in wire else wire.get("bericht") or "",
    )


def _lees(vorm: Any, waarde: Any) -> Any:
    """This JSON as this shape: the way back of `dataclasses.asdict`."""
    if get_origin(vorm) is tuple:
        return tuple(_lees(get_args(vorm)[0], deel_) for deel_ in waarde)
    if not isinstance(waarde, Mapping):
        return waarde
    if not dataclasses.is_dataclass(vorm):  # one of several, or none
        vorm = _vormen(vorm)[waarde.get("soort")]
    return vorm(**{naam: _lees(hoe, waarde[naam]) for naam, hoe in _velden(vorm).items() if naam in waarde})


@cache
def _vormen(een_van: Any) -> dict[str | None, Any]:
    """The shapes by their `soort` (None: it has none)."""
    return {getattr(vorm, "soort", None): vorm for vorm in get_args(een_van) if dataclasses.is_dataclass(vorm)}


@cache
def _velden(vorm: Any) -> dict[str, Any]:
    return get_type_hints(vorm)
