"""Whom a text introduces as the one it is about: "Jongen van 9, …", "Het gaat om een vrouw (78)".

Not who belongs to somebody already named: "zijn broer van 9", "moeder is 34", "de jongen", "ze is 10". The
words: taal/casus.yml. Light: no dictionary. Offsets are those of the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.begrip.leeftijd import Leeftijd, vind_leeftijden
from bot.begrip.mensen import mens
from bot.begrip.tabel import tabel, woorden
from bot.begrip.tekst import Token, tokens, vouw
from bot.begrip.zinsgrens import zinseinden

KIND, VOLWASSENE, GEZIN = GROEPEN = ("kind", "volwassene", "gezin")
_GENERATIE = 20  # years: who differ more aren't a couple, who differ less aren't parent and child
_TUSSEN_LEEFTIJD = 3  # words and signs between somebody and the age: "man, nu 60"
# What may stand before an item of a list.
_MERK_TEKENS = frozenset("-*•–+#>(")
_MERK_WOORDEN = frozenset(["casus", "aanmelding", "melding", "nr", "spoed", "crisis"])


@dataclass(frozen=True)
class Hoofdpersoon:
    """Somebody whom a text introduces. `groep`: kind, volwassene or gezin; `jaren`: his age, None when not said.

    The text about him begins at `begin` (of its sentence) and ends at `eind`, where the next one begins. `op_regel`: he
    stands at the beginning of a line, `gemerkt`: behind the mark of a list. `wie`: how he is called, "jongen van 9".
    """

    groep: str
    jaren: float | None
    woord: str
    wie: str
    begin: int
    eind: int
    op_regel: bool
    gemerkt: bool
    andere: bool


@lru_cache(maxsize=1)
def _aanlopen() -> tuple[tuple[tuple[str, ...], bool], ...]:
    """What may stand before somebody, the longest first, and whether it says that this is another casus."""
    rijen = [(rij, False) for rij in tabel("casus")["aanloop"]] + [(rij, True) for rij in tabel("casus")["andere"]]
    return tuple(sorted(((tuple(rij.split()), ander) for rij, ander in rijen), key=lambda rij: -len(rij[0])))


def hoofdpersonen(tekst: str) -> tuple[Hoofdpersoon, ...]:
    """Everybody whom the text introduces at the beginning of a sentence, in order."""
    alle = tokens(vouw(tekst))
    leeftijden = vind_leeftijden(tekst)
    gevonden = [
        g for eerste, laatste in _zinnen(tekst, alle) if (g := _in_zin(tekst, alle, eerste, laatste, leeftijden))
    ]
    einden = [*(g.begin for g in gevonden[1:]), len(tekst)]
    return tuple(Hoofdpersoon(**{**vars(g), "eind": eind}) for g, eind in zip(gevonden, einden))


def _zinnen(tekst: str, alle: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The words [eerste, laatste) of each sentence, without its line ends."""
    einden, eerste = zinseinden(tekst, alle), 0
    for nr, token in enumerate(alle):
        if token.begin in einden:
            if nr > eerste:
                yield eerste, nr
            eerste = nr + 1
    if eerste < len(alle):
        yield eerste, len(alle)


def _in_zin(
    tekst: str, alle: Sequence[Token], eerste: int, laatste: int, leeftijden: Sequence[Leeftijd]
) -> Hoofdpersoon | None:
    vormen = [t.vorm for t in alle[eerste : min(laatste, eerste + 30)]]
    merk = _na_merk(vormen)
    plek, ander = _na_aanloop(vormen, merk)
    plek = _na_ertussen(vormen, plek)
    if plek >= len(vormen):
        return None
    leeftijd = _leeftijd_bij(alle, eerste + plek, laatste, leeftijden)
    if leeftijd is not None and alle[eerste + plek].vorm not in _alle_woorden():
        plek += _woorden_van(alle, eerste + plek, leeftijd)  # "16-jarige jongen": the age stands first
    groep = _groep(vormen[plek]) if plek < len(vormen) else None
    if groep is None or (leeftijd is None and groep != GEZIN and not ander):
        return None
    woord = vormen[plek]
    jaren = leeftijd.jaren if leeftijd else None
    begin = alle[eerste].begin
    eind_wie = max(alle[eerste + plek].eind, leeftijd.eind if leeftijd else 0)
    begin_wie = min(alle[eerste + plek].begin, leeftijd.begin if leeftijd else len(tekst))
    op_regel = eerste == 0 or alle[eerste - 1].vorm == "\n"
    return Hoofdpersoon(groep, jaren, woord, tekst[begin_wie:eind_wie], begin, len(tekst), op_regel, merk > 0, ander)


def _na_merk(vormen: Sequence[str]) -> int:
    """Past "1.", "-", "casus 2:", "SPOED:"."""
    plek = 0
    while plek < len(vormen) and _is_merk(vormen, plek):
        plek += 1
        while plek < len(vormen) and vormen[plek] in (".", ")", ":", "-", "/"):
            plek += 1
    return plek


def _is_merk(vormen: Sequence[str], plek: int) -> bool:
    if vormen[plek] in _MERK_TEKENS:
        return True
    if vormen[plek] in _MERK_WOORDEN:
        na = vormen[plek + 1 : plek + 2]
        return bool(na) and (na[0] in ".:-#" or na[0].isdigit())
    los = vormen[plek].isdigit() or (len(vormen[plek]) == 1 and vormen[plek].isalpha())
    return los and vormen[plek + 1 : plek + 2] != [] and vormen[plek + 1] in (".", ")", ":")


def _na_aanloop(vormen: Sequence[str], plek: int) -> tuple[int, bool]:
    ander = False
    for _ in range(2):  # "Volgende aanmelding: het gaat om een …"
        for rij, zegt_ander in _aanlopen():
            if tuple(vormen[plek : plek + len(rij)]) == rij:
                plek, ander = plek + len(rij), ander or zegt_ander
                while plek < len(vormen) and vormen[plek] in (":", ",", "-"):
                    plek += 1
                break
    return plek, ander


def _na_ertussen(vormen: Sequence[str], plek: int) -> int:
    for _ in range(3):
        if plek < len(vormen) and vormen[plek] in woorden("casus", "ertussen") and vormen[plek] not in _alle_woorden():
            plek += 1
    return plek


@lru_cache(maxsize=1)
def _alle_woorden() -> frozenset[str]:
    return woorden("casus", KIND, VOLWASSENE, GEZIN)


def _groep(woord: str) -> str | None:
    return next((groep for groep in (GEZIN, KIND, VOLWASSENE) if woord in woorden("casus", groep)), None)


def _leeftijd_bij(alle: Sequence[Token], plek: int, laatste: int, leeftijden: Sequence[Leeftijd]) -> Leeftijd | None:
    """The age that stands with the word at `plek`: "man (60)", "man, 60", or just before it: "16-jarige jongen"."""
    if plek >= laatste:
        return None
    tot = alle[min(laatste, plek + _TUSSEN_LEEFTIJD + 2) - 1].eind
    gevonden = next((x for x in leeftijden if alle[plek].begin <= x.begin < tot), None)
    ertussen = alle[plek + 1 : plek + _TUSSEN_LEEFTIJD + 2]
    van_ander = gevonden is not None and any(t.eind <= gevonden.begin and mens(t.vorm) for t in ertussen)
    return None if van_ander else gevonden


def _woorden_van(alle: Sequence[Token], plek: int, leeftijd: Leeftijd) -> int:
    """How many words an age takes that stands first ("16 - jarige")."""
    if leeftijd.begin != alle[plek].begin:
        return 0
    aantal = 1
    while plek + aantal < len(alle) and alle[plek + aantal].vorm in (
        "-",
        "jarige",
        "jaar",
        "jr",
        "jarig",
        "j",
        ",",
        ".",
    ):
        aantal += 1
    return aantal


def is_ander(een: Hoofdpersoon, twee: Hoofdpersoon) -> bool:
    """Whether these two can't well be the same person or of one household, as far as words and ages tell."""
    if een.jaren is None or twee.jaren is None or GEZIN in (een.groep, twee.groep):
        return False
    return een.groep != twee.groep or een.jaren != twee.jaren


@dataclass(frozen=True)
class Casusdeel:
    """Characters [begin, eind) of a text that are about one casus.

    `wie`: who, as it is said there ("" for unknown); `gemerkt`: it is an item of a list.
    """

    begin: int
    eind: int
    wie: str
    gemerkt: bool


def casusdelen(tekst: str) -> tuple[Casusdeel, ...]:
    """The text in parts of one casus each, in order; one part for a text about one casus.

    Who share a paragraph may be a household: parent and child, brothers, a couple. So they are apart only when the text
    says so ("volgende casus"), when each has a line of his own, or when they can't be of one household.
    """
    if genummerd := _genummerd(tekst):
        return genummerd
    gevonden = hoofdpersonen(tekst)
    if len(gevonden) < 2:
        return (Casusdeel(0, len(tekst), gevonden[0].wie if gevonden else "", False),)
    apart = _eigen_regels(tekst, gevonden)
    koppen = [gevonden[0]]
    for wie in gevonden[1:]:
        vorige = koppen[-1]
        op_eigen_regel = apart and (GEZIN in (vorige.groep, wie.groep) or is_ander(vorige, wie))
        if wie.andere or op_eigen_regel or (is_ander(vorige, wie) and not _een_huishouden(vorige, wie)):
            koppen.append(wie)
    begin = [0 if nr == 0 else kop.begin for nr, kop in enumerate(koppen)]
    eind = [*begin[1:], len(tekst)]
    return tuple(Casusdeel(b, e, kop.wie, kop.gemerkt and apart) for b, e, kop in zip(begin, eind, koppen))


def _genummerd(tekst: str) -> tuple[Casusdeel, ...]:
    """The parts of a text that counts its casussen itself ("Casus 1: …", "Casus 2: …"), whoever they are about."""
    alle = tokens(vouw(tekst))
    begin = [
        nr
        for nr, token in enumerate(alle[:-1])
        if token.vorm in woorden("casus", "telt")
        and alle[nr + 1].vorm.isdigit()
        and (nr == 0 or alle[nr - 1].vorm == "\n")
    ]
    nummers = [int(alle[nr + 1].vorm) for nr in begin]
    if len(nummers) < 2 or nummers != [*range(nummers[0], nummers[0] + len(nummers))]:
        return ()
    van = [0, *(alle[nr].begin for nr in begin[1:])]
    tot = [*van[1:], len(tekst)]
    wie = [tekst[alle[nr].begin : alle[nr + 1].eind] for nr in begin]
    return tuple(Casusdeel(b, e, w, True) for b, e, w in zip(van, tot, wie))


def _eigen_regels(tekst: str, gevonden: Sequence[Hoofdpersoon]) -> bool:
    """Whether everybody begins a line, and nobody was named above the first ("Gezin met twee kinderen:")."""
    boven = tokens(vouw(tekst[: gevonden[0].begin]))
    mensen_boven = any(mens(t.vorm) for t in boven)
    return all(wie.op_regel for wie in gevonden) and not mensen_boven and gevonden[0].groep != GEZIN


def _een_huishouden(een: Hoofdpersoon, twee: Hoofdpersoon) -> bool:
    """Whether two people who were introduced in one paragraph may live together, as their words and ages tell."""
    if een.jaren is None or twee.jaren is None or een.groep == twee.groep == KIND:
        return True
    verschil = abs(een.jaren - twee.jaren)
    if een.groep == twee.groep:
        return verschil < _GENERATIE
    volwassene = een if een.groep == VOLWASSENE else twee
    return volwassene.woord in woorden("casus", "ook_ouder") and _GENERATIE - 4 <= verschil <= 3 * _GENERATIE - 5


def is_lijst(delen: Sequence[Casusdeel]) -> bool:
    """Whether these are aanmeldingen in a row: more than two, or items of a list."""
    return len(delen) > 2 or (len(delen) == 2 and all(deel.gemerkt for deel in delen))
