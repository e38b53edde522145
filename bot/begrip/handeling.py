"""What somebody does with a text about what is known: corrects it ("geen crisis maar regulier"), calls it wrong, asks
where it comes from, or says something too vague to fill in.

The words: taal/handeling.yml. Light: no dictionary.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from bot.begrip.antwoord import kaal
from bot.begrip.tabel import tabel, woorden
from bot.begrip.tekst import vouw
from bot.begrip.uitdrukking import uitdrukking
from bot.begrip.vermelding import GENOEMD, ONTKEND, VERLEDEN, Vermelding

if TYPE_CHECKING:
    from bot.afweging.model import Kenmerk

_DEEL = re.compile(r"[^,.;:!?()\n]+")
_WOORD = re.compile(r"[^\s-]+")
_MIN_LABEL = 3
_MAX_LEEFTIJD = 110
_NAAM = 3  # words of a mere name ("de schulden en de verslaving zijn weg")
_KORT = 8  # words of a part that says of one thing that it is gone


@dataclass(frozen=True)
class _Stuk:
    """A piece of the text with one name in it, and how it stands there."""

    naam: str
    ontkend: bool
    gemerkt: bool
    begin: int
    eind: int


def correcties(tekst: str, kenmerken: Mapping[str, Kenmerk], bekend: Mapping[str, Any]) -> tuple[Vermelding, ...]:
    """The values that the text names to correct something: named, or denied.

    `bekend`: what is known or waits for a yes; of those kenmerken the options count by their label too.
    """
    namen = {**_namen(kenmerken, bekend), **_leeftijd(tekst, bekend)}
    delen = [list(_stukken(deel)) for deel in _DEEL.finditer(vouw(tekst))]
    gevonden = [(namen[s.naam], s) for deel in delen if all(s.naam in namen for s in deel) for s in deel]
    ontkend = {kenmerk for (kenmerk, _), stuk in gevonden if stuk.ontkend}
    return tuple(
        Vermelding(kenmerk, waarde, tekst[s.begin : s.eind].strip(), s.begin, s.eind, ONTKEND if s.ontkend else GENOEMD)
        for (kenmerk, waarde), s in gevonden
        if s.ontkend or s.gemerkt or kenmerk in ontkend
    )


def _leeftijd(tekst: str, bekend: Mapping[str, Any]) -> dict[str, tuple[str, Any]]:
    """The bare number that puts the only known age right ("sorry, ik bedoel 17"), as a name."""
    gezegd = _WOORD.findall(vouw(tekst).replace(",", " "))
    getallen = [woord for woord in gezegd if woord.isdigit() and 0 < int(woord) <= _MAX_LEEFTIJD]
    al = bekend.get("leeftijden")
    eigen = set(gezegd) & woorden("handeling", "merk_getal") and len(getallen) == 1
    return {getallen[0]: ("leeftijden", int(getallen[0]))} if eigen and isinstance(al, list) and len(al) == 1 else {}


def met_correcties(vermeldingen: Iterable[Vermelding], verbeterd: tuple[Vermelding, ...]) -> tuple[Vermelding, ...]:
    """The mentions of a text with these corrections: of a kenmerk that gets another value nothing else counts, of one
    that is only denied not the denied value, and of the words of a correction nothing that is about another kenmerk."""
    genoemd = {v.kenmerk for v in verbeterd if v.zekerheid == GENOEMD}
    ontkend = [(v.kenmerk, v.waarde) for v in verbeterd if v.zekerheid == ONTKEND]
    eigen = {v.kenmerk for v in verbeterd}

    def blijft(v: Vermelding) -> bool:
        if v.kenmerk not in eigen:
            return not any(v.begin < c.eind and c.begin < v.eind for c in verbeterd)
        return v.kenmerk not in genoemd and (v.kenmerk, v.waarde) not in ontkend

    return (*filter(blijft, vermeldingen), *verbeterd)


def voorbij(tekst: str, vermeldingen: Iterable[Vermelding]) -> tuple[Vermelding, ...]:
    """The mentions of a text: what it says to have ended is denied, what only was so before stays past."""
    uit = []
    for v in vermeldingen:
        deel = next((d.group() for d in _DEEL.finditer(vouw(tekst)) if d.start() <= v.begin < d.end()), "")
        gezegd = set(_WOORD.findall(deel))
        eindigt = gezegd & woorden("handeling", "voorbij") and not gezegd & woorden("handeling", "niet_voorbij")
        weg = gezegd & woorden("handeling", "weg") and len(gezegd) <= _KORT and v.zekerheid == GENOEMD
        over = weg or (v.zekerheid == VERLEDEN and (eindigt or _is_weg(tekst, v)))
        uit.append(replace(v, zekerheid=ONTKEND) if over else v)
    return tuple(uit)


def _is_weg(tekst: str, v: Vermelding) -> bool:
    """Whether it stands in a clause that ends in a word that says so of it alone ("en de schulden zijn weg")."""
    zin = next((z for z in _zinnen(tekst) if z[0].start() <= v.begin < z[-1].end()), [])
    return _sluit_af([w.group() for w in zin], woorden("handeling", "weg_bij_naam"))


def teruggenomen(tekst: str, vermeldingen: Iterable[Vermelding], bekend: Mapping[str, Any]) -> tuple[Vermelding, ...]:
    """What is known and has ended by a clause of this text that was read of somebody else, or of nobody, as denied.

    "En ze drinkt niet meer" is read of a child where the list has a parent who drinks, "ze is clean" of nobody. Who is
    named ("vader is clean") takes back his own; a pronoun takes back all that is known: said, and asked again.
    """
    vermeldingen = tuple(vermeldingen)
    uit = []
    for zin in _zinnen(tekst):
        begin, eind = zin[0].start(), zin[-1].end()
        gezegd = [w.group() for w in zin]
        eigen = [v for v in vermeldingen if begin <= v.begin < eind and v.zekerheid == ONTKEND]
        laatste = max((v.eind for v in eigen), default=begin)
        if set(gezegd) & woorden("handeling", "nog_niet_voorbij") or not _houdt_op(gezegd, laatste >= eind):
            continue
        uit += [
            Vermelding(kenmerk, waarde, tekst[begin:eind], begin, eind, ONTKEND)
            for kenmerk, waarde in _zelfde(gezegd, eigen)
            if kenmerk in bekend and waarde in _als_lijst(bekend[kenmerk])
        ]
    return tuple(dict.fromkeys(uit))


def _houdt_op(gezegd: list[str], eindigt_op_naam: bool) -> bool:
    """Whether a clause says that something is no longer so: "… niet meer", "… geen drugs meer", "niet meer drinkt"."""
    kern = [w for w in gezegd if w not in woorden("handeling", "nadruk")]
    ontkent = bool(set(kern) & woorden("handeling", "ontkenning"))
    meer = kern[-1:] == ["meer"] or (eindigt_op_naam and kern[-3:-1] == ["niet", "meer"])
    zonder_naam = uitdrukking("handeling", "gebruik_voorbij").is_heel(" ".join(kern))
    return (ontkent and meer) or (zonder_naam and not set(kern) & woorden("handeling", "nog_niet"))


def _zelfde(gezegd: list[str], eigen: list[Vermelding]) -> Iterator[tuple[str, Any]]:
    """The kenmerken and values under which the thing that has ended may be known, by whom the clause names."""
    kern = " ".join(w for w in gezegd if w not in woorden("handeling", "nadruk"))
    ontkend = {(v.kenmerk, v.waarde) for v in eigen}
    plekken = [(kenmerk, waarde) for kenmerk, waarde in tabel("handeling")["gebruik_staat_bij"].items()]
    if not (ontkend & set(plekken) or uitdrukking("handeling", "gebruik_voorbij").is_heel(kern)):
        return
    van = {wie for wie, namen in tabel("handeling")["van_wie"].items() if set(gezegd) & set(namen)}
    yield from (plek for plek in plekken if not van or plek[0] in van or plek[0] not in tabel("handeling")["van_wie"])


def _als_lijst(waarde: Any) -> list[Any]:
    return waarde if isinstance(waarde, list) else [waarde]


def _zinnen(tekst: str) -> Iterator[list[re.Match[str]]]:
    """The clauses of a text, as their words: between signs, and at "en" and "maar" unless a mere name stands before."""
    voegt = woorden("handeling", "voegt")
    for deel in _DEEL.finditer(vouw(tekst)):
        zin: list[re.Match[str]] = []
        for woord in _WOORD.finditer(deel.string, deel.start(), deel.end()):
            naam_alleen = len(zin) <= _NAAM and zin and zin[0].group() in woorden("handeling", "lidwoorden")
            if woord.group() in voegt and zin and not naam_alleen:
                yield zin
                zin = []
            elif woord.group() not in voegt or zin:
                zin.append(woord)
        if zin:
            yield zin


def zegt_voorbij(tekst: str) -> bool:
    """Whether a text tells that something has ended ("het slaan is gestopt", "schulden zijn afgelost, hij werkt")."""
    return any(_eindigt(deel.group()) for deel in _DEEL.finditer(vouw(tekst)))


def _eindigt(deel: str) -> bool:
    return _sluit_af(_WOORD.findall(deel), woorden("handeling", "eindwoorden"))


def _sluit_af(deel: list[str], met: frozenset[str]) -> bool:
    """Whether it is short, has a form of "zijn", and ends in one of these words."""
    gezegd = [woord for woord in deel if woord not in woorden("handeling", "nadruk")]
    zegt = [nr for nr, woord in enumerate(gezegd) if woord in woorden("handeling", "zijn_woorden")]
    if not zegt or len(gezegd) > _KORT or set(gezegd) & woorden("handeling", "nog_niet"):
        return False
    return zegt[0] > 0 and gezegd[-1] in met


def vaag(tekst: str, vermeldingen: Iterable[Vermelding]) -> dict[str, tuple[Any, ...]]:
    """What a short text says in words that may be more than one answer: kenmerk → the values to choose from."""
    uit = {}
    for kenmerk, opgave in tabel("handeling")["vaag"].items():
        eigen = [v for v in vermeldingen if v.kenmerk == kenmerk and v.zekerheid == GENOEMD]
        kort = len(tekst.split()) <= opgave["hoogstens"]
        if kort and eigen and all(kaal(v.tekst) in opgave["woorden"] for v in eigen):
            uit[kenmerk] = tuple(opgave["waarden"])
    return uit


def vraagt_waarom_staat(tekst: str) -> str:
    """The label that a text asks the origin of ("waarom staat er bedreigd?" gives "bedreigd"); "" when it doesn't."""
    rest = uitdrukking("handeling", "waarom_staat").rest(kaal(tekst).rstrip("?"))
    return (rest or "").strip(" ?'\"“”‘’")


def klopt_niet(tekst: str, kenmerken: Mapping[str, Kenmerk]) -> str | None:
    """The kenmerk whose line is wrong by this text ("doelgroep klopt niet"); None when it says so of none."""
    gezegd = kaal(tekst)
    for kenmerk in kenmerken.values():
        begin = f"{kaal(kenmerk.label)} "
        for lidwoord in ("", "de ", "het "):
            rest = gezegd[len(lidwoord) + len(begin) :]
            if gezegd.startswith(lidwoord + begin) and uitdrukking("handeling", "klopt_niet").is_heel(rest):
                return kenmerk.id
    return None


def _stukken(deel: re.Match[str]) -> Iterator[_Stuk]:
    """The pieces of what stands between two signs that hold more than words that say nothing."""
    stuk: list[re.Match[str]] = []
    for woord in _WOORD.finditer(deel.group()):
        if woord.group() in woorden("handeling", "knip") and stuk:
            yield from _stuk(stuk, deel.start())
            stuk = []
        stuk.append(woord)
    yield from _stuk(stuk, deel.start())


def _stuk(stuk: list[re.Match[str]], vanaf: int) -> Iterator[_Stuk]:
    gezegd = [woord.group() for woord in stuk]
    ontkend = any(woord in woorden("handeling", "ontkenning") for woord in gezegd)
    over = [w for w in gezegd if w not in woorden("handeling", "vulling") | woorden("handeling", "ontkenning")]
    if over:
        gemerkt = any(woord in woorden("handeling", "merk") for woord in gezegd)
        yield _Stuk(" ".join(over), ontkend, gemerkt, vanaf + stuk[0].start(), vanaf + stuk[-1].end())


def _namen(kenmerken: Mapping[str, Kenmerk], bekend: Mapping[str, Any]) -> dict[str, tuple[str, Any]]:
    """Each name that says one value of one kenmerk."""
    uit = {**_vaste_namen("namen"), **{n: w for n, w in _vaste_namen("namen_bekend").items() if w[0] in bekend}}
    dubbel = set()
    for kenmerk in (kenmerken[k] for k in bekend if k in kenmerken and kenmerken[k].soort == "keuze"):
        for optie in kenmerk.opties:
            naam = re.split(r"[,(:;]", vouw(optie.label))[0].replace("-", " ").strip()
            if len(naam) < _MIN_LABEL or naam in woorden("handeling", "geen_naam"):
                continue
            if uit.setdefault(naam, (kenmerk.id, optie.waarde)) != (kenmerk.id, optie.waarde):
                dubbel.add(naam)
    return {naam: waarde for naam, waarde in uit.items() if waarde[0] in kenmerken and naam not in dubbel}


@lru_cache(maxsize=2)
def _vaste_namen(soort: str) -> Mapping[str, tuple[str, Any]]:
    return {
        naam: (kenmerk, waarde)
        for kenmerk, waarden in tabel("handeling")[soort].items()
        for waarde, namen in waarden.items()
        for naam in namen
    }
