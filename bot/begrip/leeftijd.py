"""Ages in a text and whose they are: "van 5 en 11", "(34)", "14-jarige", "baby van 4 maanden"; not "in de 50".

The forms that they come in, each with its example, and what makes a number something else: taal/leeftijd.yml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from bot.begrip.getal import GETAL, lees_getal
from bot.begrip.mensen import BROER, BUITEN, IEMAND, KIND, OUDER, VOLWASSEN, groep, mens
from bot.begrip.tabel import tabel, vervangingen, woorden
from bot.begrip.tekst import vouw

MAX = 110
_N = rf"(?<![\w,.])(?:{GETAL})(?![\w])"
_EEN_GETAL = re.compile(_N)
_VOORLOOPNUL = re.compile(r"0\d")
# A score ("TIQ van zoon is 64"), an age long ago ("toen ze 16 was") or the wrong one of a correction ("12 ipv 11").
_NIET_DIT_VOOR = re.compile(
    r"\b(?:[tvp]?iq|intelligentie\w*)\b[^.;,\n\d]{0,25}$|\btoen\s(?:\w+\s){1,2}$"
    r"|\b(?:ipv|i\.p\.v\.|in plaats van)\s$|\bloop\w*\s(?:al\s|wel\s|zeker\s)?$"
)
_NIET_DIT_NA = re.compile(rf"niet\s(?:{GETAL})(?:\s?(?:jaar|jr))?,?\smaar\s(?:{GETAL})\b")
_RIJ = re.compile(r"(?<![\d,.])\d\d?(?:,\d\d?){2,}(?![\d,])")  # "4,7,12"
_GEEN_LEEFTIJD_NA = r":\d|[-/]\d|\+(?!\s?\d)|\(\d"  # a time, a date, "60+", "van twee (3 en 6)"
_HAAKJES = re.compile(
    rf"(?:(?:m|j|v|jongen|meisje|zoon|dochter|bijna|resp\.?|en|&|,|/|\+|jaar|jr|jarig|j\.?|oud|\s)|{_N})+"
)


@dataclass(frozen=True)
class Leeftijd:
    """`jaren` at [begin, eind) of the text; `van` is the word for whose age it is ("moeder", "hij"), or ""."""

    jaren: float
    begin: int
    eind: int
    van: str


@cache
def _personen() -> frozenset[str]:
    afkortingen = (
        kort for kort in vervangingen("afkortingen", "voluit") if (wie := mens(kort)) and wie.soort != "werker"
    )
    mensen = groep(KIND, BROER, OUDER, VOLWASSEN, BUITEN, IEMAND) - woorden("leeftijd", "geen_iemand")
    return mensen | woorden("leeftijd", "ook_iemand") | {*afkortingen}


def _keuze(*lijsten: Sequence[str] | str) -> str:
    """The words of lists (a row of words with commas is a list too) as alternatives; `woord*`: begins with it."""
    delen = (
        deel for lijst in lijsten for rij in ([lijst] if isinstance(lijst, str) else lijst) for deel in rij.split(", ")
    )
    return "|".join(re.escape(deel[:-1]) if deel.endswith("*") else re.escape(deel) + r"(?!\w)" for deel in delen)


@cache
def _delen() -> dict[str, str]:
    """What the words between braces in the table stand for."""
    opgave = tabel("leeftijd")
    eenheid = rf"(?:\s?(?:{'|'.join(opgave['eenheid'].split())})\b\.?)"
    na_jaar, na_jaar_ook = _keuze(opgave["geen_na_jaar"]), _keuze(opgave["geen_na_jaar_ook"])
    return {
        "n": _N,
        "getal": GETAL,
        "eenheid": eenheid,
        "persoon": "(?:" + "|".join(sorted(_personen(), key=lambda woord: (-len(woord), woord))) + ")",
        "rij": rf"{_N}{eenheid}?(?:\s?(?:,|en|&|\+|/|,\s?en|tot en met|-)\s?{_N}{eenheid}?)*",
        "even_voor": r"(?:resp(?:ectievelijk)?\.?\s|bijna\s|net\s|ongeveer\s)",
        "geen_maand": rf"(?!\s?(?:{'|'.join(opgave['maand'].split())})\b)",
        "geen_na_jaar": rf"(?!\s(?:{na_jaar}|{_keuze(opgave['geen_na_jarig'])}))",
        "niet_erna": rf"(?!\s?(?:{_keuze(opgave['geen_na'])}|jaar (?:{na_jaar}|{na_jaar_ook})|{_GEEN_LEEFTIJD_NA}))",
        "na_eenheid": rf"(?:(?<!jaar)|(?!\s(?:{na_jaar})))",
        "einde": r"(?=\s?(?:[.,;!?)]|$|\n))",
        "wordt_gezegd": r"(?=\s?(?:[.,;!?)]|$|\n|en\b|maar\b|jaar|jr|met\b|heeft\b|woont\b|doet\b|geworden\b))",
    }


def _vorm(vorm: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\{([a-z_]+)\}", lambda naam: _delen()[naam[1]], vorm))


@cache
def _vormen() -> tuple[re.Pattern[str], ...]:
    return tuple(_vorm(rij["vorm"]) for rij in tabel("leeftijd")["vormen"])


@cache
def _baby() -> re.Pattern[str]:
    return _vorm(tabel("leeftijd")["baby"]["vorm"])


@cache
def _geen_voor() -> re.Pattern[str]:
    voor = _keuze(tabel("leeftijd")["geen_voor"])
    return re.compile(rf"(?:\b(?:{voor})\s*|\biq\s*(?:van|=|:|is)?\s*(?:rond de)?\s*|\d[-/.:]|€\s?)$")


def vind_leeftijden(tekst: str) -> list[Leeftijd]:
    """All ages in `tekst`, in order, each once."""
    gevouwen = _met_scheiding(vouw(tekst))
    gevonden: list[Leeftijd] = []
    bezet: set[int] = set()
    for leeftijd in (*_babys(gevouwen), *_in_jaren(gevouwen)):
        plekken = range(leeftijd.begin, leeftijd.eind)
        if bezet.isdisjoint(plekken) and 0 <= leeftijd.jaren <= MAX:
            gevonden.append(leeftijd)
            bezet.update(plekken)
    return sorted(gevonden, key=lambda leeftijd: leeftijd.begin)


def _met_scheiding(gevouwen: str) -> str:
    """The ages of a row apart, in as many characters: "kinderen (5,8)" is no child of five point eight."""
    return _RIJ.sub(_scheid, _meer_met_rij().sub(_scheid, gevouwen))


@cache
def _meer_met_rij() -> re.Pattern[str]:
    meer = "|".join(sorted(groep(meer=True) | woorden("leeftijd", "ook_meer")))
    return re.compile(rf"\b(?:{meer})(?: zijn)?:? ?\(?\d\d?(?:[, ]\d\d?)+\b")


def _scheid(rij: re.Match[str]) -> str:
    return re.sub(r"(?<=\d)[, ](?=\d)", "&", rij.group())


def _babys(gevouwen: str) -> Iterator[Leeftijd]:
    for treffer in _baby().finditer(gevouwen):
        getal = lees_getal(treffer.group("rij"))
        if getal is not None:
            deler = 12 if treffer.group("eenheid").startswith("m") else 52
            jaren = round(getal / deler, 2)
            yield Leeftijd(jaren, treffer.start("rij"), treffer.end("eenheid"), treffer.group("van"))


def _in_jaren(gevouwen: str) -> Iterator[Leeftijd]:
    for vorm in _vormen():
        for treffer in vorm.finditer(gevouwen):
            if _is_leeftijd(treffer, gevouwen):
                yield from _getallen(treffer)


def _getallen(treffer: re.Match[str]) -> Iterator[Leeftijd]:
    start, van = treffer.start("rij"), treffer.group("van") or ""
    for een in _EEN_GETAL.finditer(treffer.group("rij")):
        getal = lees_getal(een.group())
        if getal is None or een.group() in ("een", "nul") or _VOORLOOPNUL.fullmatch(een.group()):
            continue
        kaal = een.end() == len(treffer.group("rij"))  # "7 jaar" is an age, whoever has it
        if not (kaal and _aantal_kinderen(van, getal)):
            yield Leeftijd(getal, start + een.start(), start + een.end(), van)


def _aantal_kinderen(van: str, getal: float) -> bool:
    """Whether the number behind a parent ("vader van vier") is that of the children."""
    return van in groep(OUDER) and getal < tabel("leeftijd")["ouder_vanaf"]


def _is_duur(treffer: re.Match[str], gevouwen: str) -> bool:
    """Whether it is how long something lasts: "drie jaar" of nobody, in words, unless somebody is or gets so old."""
    rij = treffer.group("rij")
    los = not treffer.group("van") and not any(teken.isdigit() for teken in rij) and rij.endswith(("jaar", "jr"))
    return los and not _is_oud().search(gevouwen[max(0, treffer.start() - 40) : treffer.start()])


@cache
def _is_oud() -> re.Pattern[str]:
    opgave = tabel("leeftijd")
    is_, nu = ("|".join(opgave[veld].split()) for veld in ("is_oud", "nu_oud"))
    return re.compile(rf"(?<!\bdat )(?<!\bhet )\b(?:{is_})\s(?:(?:{nu})\s)?$")


def _is_leeftijd(treffer: re.Match[str], gevouwen: str) -> bool:
    """Whether what was found in one of the forms isn't the number of something else."""
    rij, start = treffer.group("rij"), treffer.start("rij")
    if rij.startswith("een") and not rij.startswith("eenen"):
        return False
    if _is_duur(treffer, gevouwen):
        return False
    if treffer.group().endswith(")") and not _tussen_haakjes(treffer, gevouwen):
        return False
    if _geen_voor().search(gevouwen[max(0, start - 24) : start].rstrip("(")):
        return False
    if _NIET_DIT_VOOR.search(gevouwen[max(0, start - 40) : start]):
        return False
    return not _NIET_DIT_NA.match(gevouwen[max(0, start - 5) : start + 40])


def _tussen_haakjes(treffer: re.Match[str], gevouwen: str) -> bool:
    """Whether what is between brackets is only ages, and behind a word that has one."""
    rij, start = treffer.group("rij"), treffer.start("rij")
    if gevouwen[start - 2 : start - 1].isalnum() and (treffer.group("van") or "") not in _personen():
        return False
    return _HAAKJES.fullmatch(rij) is not None
