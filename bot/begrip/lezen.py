"""What a Dutch text says about the kenmerken: now, of the people concerned, and nothing that it doesn't say.

The words come from the kaders (`signaalwoorden`, in the language of bot.begrip.patroon). A value's list may hold options,
for one phrase or (a mapping without `zin`) for all that follow:
    ontkend: veilig     what it means when it is denied ("geen onveiligheid"); `niets`: nothing, also for a ja_nee
    mogelijk: zorgen    what it means when it is doubted
    blijft: true        it still counts when it is past
    over: [kind]        whose it must be: kind, ouder, volwassene
    doelgroep: jeugd    only for this doelgroep
    oplopend: true      several values: the highest option counts, unless one of them is the first (then they contradict)
    zwak: true          only when nothing else of this kenmerk was found
    telt_niet: true     these words mean something else ("onveilige hechting" is no onveiligheid)
    lukt: true          it doesn't hold when they aren't able to ("niet in staat", "lukt niet")
    nabij: [client]     only in a sentence with one of these words
    los: true           belongs to nobody: it counts too in a sentence about somebody outside the family
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Iterable

from bot.afweging.fouten import KaderFout
from bot.begrip.afscherming import scherm_af
from bot.begrip.leeftijd import vind_leeftijden
from bot.begrip.patroon import Treffer, Zoeker, lees_opgave
from bot.begrip.personen import BUITEN, KIND, OUDER, VOLWASSEN, Personen
from bot.begrip.verband import Verband
from bot.begrip.vermelding import GENOEMD, MOGELIJK, ONBEKEND, ONTKEND, VERLEDEN, Vermelding
from bot.begrip.zinnen import Tekst, ontleed

if TYPE_CHECKING:
    from bot.afweging.laden import Kaders

NIETS = "niets"


@dataclass(frozen=True)
class Teken:
    """What a phrase stands for, with the options of the kader."""

    kenmerk: str
    waarde: Any
    soort: str
    ontkend: Any = None
    mogelijk: Any = None
    blijft: bool = False
    over: tuple[str, ...] = ()
    doelgroep: str | None = None
    oplopend: bool = False
    zwak: bool = False
    telt_niet: bool = False
    lukt: bool = False
    nabij: tuple[str, ...] = ()
    los: bool = False


_OPTIES = frozenset(veld.name for veld in fields(Teken)) - {"kenmerk", "waarde", "soort"}


@dataclass(frozen=True)
class Begrepen:
    """`kenmerken`: what the text says now (JSON values); `vermeldingen`: every mention, also denied, doubted and past ones.

    `tegenstrijdig`: the kenmerken that the text gives values that exclude each other; they are not in `kenmerken`.
    """

    kenmerken: dict[str, Any] = field(default_factory=dict)
    vermeldingen: tuple[Vermelding, ...] = ()
    tegenstrijdig: tuple[str, ...] = ()
    tekst: str = ""

    def als_json(self, id: str | None = None) -> dict[str, Any]:
        """The answer of `regiewijzer begrijp` (contract); `afgeschermd` is the text without personal data."""
        return {
            "id": id,
            "kenmerken": self.kenmerken,
            "vermeldingen": [v.als_json() for v in self.vermeldingen],
            "afgeschermd": scherm_af(self.tekst).tekst,
        }


def lees(tekst: str, kaders: "Kaders", doelgroep: str | None = None) -> Begrepen:
    """What `tekst` says. `doelgroep`, when it is known already, decides whose factors a mention can be. Never raises."""
    zoeker = _zoeker(_Sleutel(kaders))
    ontleding = ontleed(tekst, zoeker.woorden)
    jaren = vind_leeftijden(tekst)
    personen = Personen(ontleding, jaren, doelgroep)
    treffers = _kies(zoeker.vind(ontleding.vormen, ontleding.lemmas))
    vast = frozenset(p for t in treffers for p in range(t.begin, t.eind))
    verband = Verband(ontleding, vast)
    vermeldingen = [v for t in treffers if (v := _vermelding(t, ontleding, personen, verband))]
    vermeldingen = _zonder_verbeterde(_zonder_zwakke(vermeldingen, treffers, ontleding), tekst, kaders)
    vermeldingen += _leeg(ontleding, kaders, personen)
    vermeldingen += _leeftijden(jaren, personen, tekst)
    if personen.waaruit and (personen.uitdrukkelijk or personen.afgeleid) and "doelgroep" in kaders.kenmerken:
        begin, eind = personen.waaruit
        vermeldingen.append(Vermelding("doelgroep", personen.uitdrukkelijk or personen.afgeleid, tekst[begin:eind], begin, eind))
    vermeldingen.sort(key=lambda v: (v.begin, v.eind, v.kenmerk))
    kenmerken, tegenstrijdig = _waarden(vermeldingen, kaders, _oplopende(_Sleutel(kaders)))
    return Begrepen(kenmerken, tuple(vermeldingen), tegenstrijdig, tekst)


class _Sleutel:
    """Makes `Kaders` (a dataclass of mappings) usable as a cache key: by identity."""

    def __init__(self, kaders: "Kaders") -> None:
        self.kaders = kaders

    def __hash__(self) -> int:
        return id(self.kaders)

    def __eq__(self, ander: object) -> bool:
        return isinstance(ander, _Sleutel) and self.kaders is ander.kaders


@lru_cache(maxsize=4)
def _zoeker(sleutel: _Sleutel) -> Zoeker:
    """The phrases of these kaders, compiled once. ValueError names a phrase that can't be used."""
    return Zoeker(_tekens(sleutel.kaders))


def laad(kaders: "Kaders") -> None:
    """Compile the signaalwoorden and load the dictionary now instead of at the first text (about 2 s)."""
    _zoeker(_Sleutel(kaders))


@lru_cache(maxsize=4)
def _oplopende(sleutel: _Sleutel) -> frozenset[str]:
    return frozenset(teken.kenmerk for _, teken in _tekens(sleutel.kaders) if teken.oplopend)


def _tekens(kaders: "Kaders") -> Iterable[tuple[str, Teken]]:
    for naam, waarden in kaders.signaalwoorden.items():
        soort = kaders.kenmerken[naam].soort
        for waarde, opgave in waarden.items():
            eigen = {"true": True, "false": False}.get(waarde, waarde) if soort == "ja_nee" else False if waarde == "leeg" else waarde
            for zin, opties in lees_opgave(opgave):
                over = opties.get("over", ())
                lijsten = {"over": (over,) if isinstance(over, str) else tuple(over), "nabij": tuple(opties.get("nabij", ()))}
                if onbekend := set(opties) - _OPTIES:
                    raise KaderFout(
                        f"signaalwoorden → {naam} → {waarde}: optie '{min(onbekend)}' bestaat niet. Kies uit: {', '.join(sorted(_OPTIES))}."
                    )
                yield zin, Teken(naam, eigen, soort, **{**opties, **lijsten})


def _kies(treffers: list[Treffer]) -> list[Treffer]:
    """Per kenmerk, of matches that overlap the longest: "niet gemotiveerd" over "gemotiveerd"."""
    treffers.sort(key=lambda t: (t.begin - t.eind, -t.patroon.gewicht, t.begin))
    gekozen: list[Treffer] = []
    per_kenmerk: dict[str, list[Treffer]] = {}
    for treffer in treffers:
        eigen = per_kenmerk.setdefault(treffer.patroon.teken.kenmerk, [])
        if all(
            treffer.eind <= t.begin or t.eind <= treffer.begin or (treffer.patroon.teken.soort == "meerkeuze" and t.patroon.teken.waarde not in (treffer.patroon.teken.waarde, False) and not (t.begin <= treffer.begin and treffer.eind <= t.eind))
            for t in eigen
        ):
            eigen.append(treffer)
            gekozen.append(treffer)
    return gekozen


def _vermelding(treffer: Treffer, tekst: Tekst, personen: Personen, verband: Verband) -> Vermelding | None:
    teken: Teken = treffer.patroon.teken
    if teken.telt_niet or teken.nabij and not _nabij(treffer, tekst, teken.nabij):
        return None
    if teken.doelgroep and personen.doelgroep and teken.doelgroep != personen.doelgroep:
        return None
    wie = personen.van_wie(treffer.begin, treffer.eind)
    if wie == BUITEN and not teken.los and not (tekst.vormen[treffer.begin : treffer.eind] and any(p.plek in range(treffer.begin, treffer.eind) for p in personen.personen)):
        return None
    if teken.over and not _past(wie, teken.over, personen):
        return None
    zekerheid = verband.zekerheid(treffer.begin, treffer.eind)
    if teken.lukt and zekerheid == GENOEMD and verband.kan_niet(treffer.begin, treffer.eind):
        zekerheid = ONTKEND
    waarde = teken.waarde
    if zekerheid == VERLEDEN and teken.blijft:
        zekerheid = GENOEMD
    if zekerheid == ONTKEND and teken.ontkend == NIETS:
        pass
    elif zekerheid == ONTKEND and teken.soort == "ja_nee":
        waarde, zekerheid = not waarde, GENOEMD
    elif zekerheid == ONTKEND and teken.ontkend is not None:
        waarde, zekerheid = teken.ontkend, GENOEMD
    elif zekerheid == MOGELIJK and teken.mogelijk is not None:
        waarde, zekerheid = teken.mogelijk, GENOEMD
    elif zekerheid == ONBEKEND:
        waarde = None
    begin, eind = tekst.begin[treffer.begin], tekst.eind[treffer.eind - 1]
    return Vermelding(teken.kenmerk, waarde, tekst.origineel[begin:eind], begin, eind, zekerheid)


def _nabij(treffer: Treffer, tekst: Tekst, woorden: tuple[str, ...]) -> bool:
    eerste, laatste = tekst.zinsgrenzen(treffer.begin)
    return not set(woorden).isdisjoint(tekst.vormen[eerste:laatste])


def _past(wie: str | None, over: tuple[str, ...], personen: Personen) -> bool:
    """Whether a mention of `wie` can be one of `over`. In a family any adult is a parent; without a person the text decides."""
    if personen.doelgroep == "volwassenen":
        return VOLWASSEN in over and wie != KIND
    soorten = {p.soort for p in personen.personen}
    if wie == VOLWASSEN:
        wie = OUDER
    if wie in (None, BUITEN):
        if personen.doelgroep != "jeugd":
            return VOLWASSEN in over
        wie = KIND if KIND in soorten or OUDER not in soorten else OUDER
    if personen.doelgroep is None:
        return VOLWASSEN in over
    return wie in over


def _zonder_zwakke(vermeldingen: list[Vermelding], treffers: list[Treffer], tekst: Tekst) -> list[Vermelding]:
    """Drop what weak phrases found where a strong one of the same kenmerk said something."""
    zwak = {(t.patroon.teken.kenmerk, tekst.begin[t.begin]) for t in treffers if t.patroon.teken.zwak}
    sterk = {v.kenmerk for v in vermeldingen if v.zekerheid == GENOEMD and (v.kenmerk, v.begin) not in zwak}
    return [v for v in vermeldingen if (v.kenmerk, v.begin) not in zwak or v.kenmerk not in sterk]


_MAAR = re.compile(r"(?: meer)?\s*,?\s*(?:maar|wel|nu|inmiddels)(?: (?:om|een|de|het|van|met|wel|nu|is|er|sprake))*\s*", re.IGNORECASE)


def _zonder_verbeterde(vermeldingen: list[Vermelding], tekst: str, kaders: "Kaders") -> list[Vermelding]:
    """ "Geen OTS maar voogdij": what is denied to say the other value is not a value of its own."""
    verbeterd = {
        id(a)
        for a in vermeldingen
        for b in vermeldingen
        if a.kenmerk == b.kenmerk
        and kaders.kenmerken[a.kenmerk].soort == "keuze"
        and a.eind < b.begin
        and a.zekerheid == b.zekerheid == GENOEMD
        and _MAAR.fullmatch(tekst[a.eind : b.begin])
        and re.search(r"\b(?:geen|niet)\b", tekst[max(0, a.begin - 20) : a.eind].lower())
    }
    return [v for v in vermeldingen if id(v) not in verbeterd]


def _leeg(tekst: Tekst, kaders: "Kaders", personen: Personen) -> list[Vermelding]:
    """ "Geen kindfactoren": the kenmerk itself is said to hold nothing."""
    gevouwen = " ".join(tekst.vormen)
    if "geen " not in gevouwen:
        return []
    uit = []
    for kenmerk in kaders.kenmerken.values():
        if kenmerk.soort != "meerkeuze":
            continue
        naam = kenmerk.id.replace("_", " ")
        for plek in range(len(tekst) - 1):
            woorden = naam.split()
            if tekst.vormen[plek] == "geen" and tekst.vormen[plek + 1 : plek + 1 + len(woorden)] == tuple(woorden):
                begin, eind = tekst.begin[plek], tekst.eind[plek + len(woorden)]
                uit.append(Vermelding(kenmerk.id, False, tekst.origineel[begin:eind], begin, eind))
    return uit


def _leeftijden(jaren: Iterable[Any], personen: Personen, tekst: str) -> list[Vermelding]:
    """Ages of the children, or of the person it is about; in a family a parent's age isn't asked for."""
    jaren = list(jaren)
    if personen.doelgroep == "jeugd" and any(x.jaren < 18 for x in jaren):
        jaren = [x for x in jaren if x.jaren < 18 or x.jaren < 23 and x.van not in _OUDERWOORD]
    if personen.groot_kind or personen.doelgroep == "volwassenen" and all(p.soort in (KIND, BUITEN) for p in personen.personen):
        return [Vermelding("leeftijden", x.jaren, tekst[x.begin : x.eind], x.begin, x.eind) for x in jaren]
    jaren = [x for x in jaren if x.van not in ("opa", "oma", "buurman", "buurvrouw", "vriend", "vriendin", "ex")]
    return [Vermelding("leeftijden", x.jaren, tekst[x.begin : x.eind], x.begin, x.eind) for x in jaren]


_OUDERWOORD = frozenset("moeder vader stiefvader stiefmoeder ouders mama papa ma pa mo va man vrouw meneer mevrouw partner mw mvr dhr mevr".split())


def _waarden(vermeldingen: list[Vermelding], kaders: "Kaders", oplopend: frozenset[str]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """One value a kenmerk out of the mentions that hold now; contradictions apart."""
    gevonden: dict[str, list[Any]] = {}
    for v in vermeldingen:
        if v.zekerheid == GENOEMD and v.waarde not in gevonden.setdefault(v.kenmerk, []):
            gevonden[v.kenmerk].append(v.waarde)
    uit: dict[str, Any] = {}
    botsing = []
    for naam, kenmerk in kaders.kenmerken.items():
        waarden = gevonden.get(naam)
        if not waarden:
            continue
        if kenmerk.soort == "getallen":
            uit[naam] = waarden
        elif kenmerk.soort == "meerkeuze":
            factoren = [w for w in kenmerk.waarden if w in waarden]
            if factoren and False in waarden:
                botsing.append(naam)
            else:
                uit[naam] = factoren
        elif len(waarden) == 1:
            uit[naam] = waarden[0]
        else:
            volgorde = [w for w in kenmerk.waarden if w in waarden]
            if naam in oplopend and kenmerk.waarden[0] not in waarden:
                uit[naam] = volgorde[-1]
            else:
                botsing.append(naam)
    return uit, tuple(botsing)


__all__ = ["Begrepen", "Teken", "laad", "lees"]
