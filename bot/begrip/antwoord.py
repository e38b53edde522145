"""The text read as the answer to the question in hand. Light: no spaCy, no dictionaries.

It never guesses: a text that fits no option, or more than one where one is asked, gives None.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rapidfuzz import fuzz

from bot.begrip.getal import GETAL, lees_getal
from bot.begrip.tabel import tabel, woorden
from bot.begrip.tekst import vouw
from bot.begrip.uitdrukking import uitdrukking
from bot.begrip.vermelding import GENOEMD, ONBEKEND, Vermelding

if TYPE_CHECKING:
    from bot.afweging.model import Kenmerk, Optie


@dataclass(frozen=True)
class Antwoord:
    """A value for the kenmerk asked about: an option, a bool, a list (meerkeuze, ages), or None for "weet ik niet"."""

    waarde: Any

    @property
    def onbekend(self) -> bool:
        return self.waarde is None


_RANG = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "vijfde": 5, "zesde": 6, "zevende": 7, "achtste": 8}
_SPLITS = re.compile(r"(?<!\s)\s*(?:,|;|/|\+|&|\n|\ben\b|\bplus\b|\balsook\b)\s*")
_NEGATIEF = re.compile(r"\s*[-\u2012\u2013\u2212]\d+\D*")  # "-1" is no number of an option, and nobody's age
_OPTIE = re.compile(
    rf"(?:(?:{'|'.join(tabel('antwoord')['voor_nummer'])})\.? )*"
    r"(\d{1,2}|[a-z]+)(?:[.):]+|e|ste|de)?(?: (?:optie|antwoord|keuze))?"
)
_GEEN_LABEL = "|".join(tabel("antwoord")["geen_label"])
_VOOR_LABEL = re.compile(rf"(?!(?:{_GEEN_LABEL}) )(?:(?:{'|'.join(tabel('antwoord')['voor_label'])}) )+")
_VOORBEHOUD = re.compile(rf"\b(?:{'|'.join(tabel('antwoord')['voorbehoud'])})\b|\?")
_BIJ_LEEFTIJD = re.compile(rf"\b(?:{'|'.join(sorted(woorden('antwoord', 'leeftijd')))})\b")
_TEKENS = re.compile(r"[,.!]")


def als_antwoord(tekst: str, kenmerk: Kenmerk, vermeldingen: Iterable[Vermelding] = ()) -> Antwoord | None:
    """What `tekst` answers to the question about `kenmerk`; None when it answers nothing (or several things at once).

    Understands option labels (also nearly so), option numbers, ja and nee, "weet ik niet", "geen van deze", ages, and
    for the rest what `lees` found about this kenmerk in the same text (`vermeldingen`).
    """
    gevouwen = kaal(tekst)
    if not gevouwen or _NEGATIEF.fullmatch(tekst):
        return None
    if _zegt("weet_niet", gevouwen):
        return Antwoord(None)
    if gevouwen.endswith("?"):
        return None  # "een OTS?" is a doubt
    if kenmerk.soort == "getallen":
        return _leeftijden(gevouwen, kenmerk, vermeldingen)
    return (
        _op_nummer(gevouwen, kenmerk)
        or _op_label(gevouwen, kenmerk)
        or _ja_nee_geen(gevouwen, kenmerk)
        or _uit_vermeldingen(kenmerk, vermeldingen)
        or _ja_nee_met_uitleg(tekst, kenmerk)
    )


def kaal(tekst: str) -> str:
    """Folded, single spaces, without signs around it: how answers are compared."""
    return re.sub(r"\s+", " ", vouw(tekst)).strip(" .!,;:\"'()-*_~")


def is_ja(tekst: str) -> bool:
    return _zegt("ja", _TEKENS.sub("", kaal(tekst)))


def is_nee(tekst: str) -> bool:
    return _zegt("nee", _TEKENS.sub("", kaal(tekst)))


def is_weet_niet(tekst: str) -> bool:
    return _zegt("weet_niet", kaal(tekst))


def _zegt(wat: str, gevouwen: str) -> bool:
    return uitdrukking("antwoord", wat).is_heel(gevouwen)


def nummers(tekst: str) -> tuple[int, ...] | None:
    """The option numbers when the text holds nothing else ("2", "optie 2", "1, 3 en 4"), else None."""
    if _NEGATIEF.fullmatch(tekst):
        return None
    gevouwen = kaal(tekst)
    if re.fullmatch(r"\d{1,2}(?: \d{1,2})+", gevouwen):
        gevouwen = gevouwen.replace(" ", ",")
    delen = [deel for deel in _SPLITS.split(gevouwen) if deel]
    gevonden = []
    for deel in delen:
        treffer = _OPTIE.fullmatch(deel)
        woord = treffer.group(1) if treffer else ""
        getal = int(woord) if woord.isdigit() else _RANG.get(woord)
        if getal is None and deel.startswith(("optie ", "nummer ", "antwoord ")):
            gelezen = lees_getal(woord)
            getal = int(gelezen) if gelezen is not None else None
        if getal is None:
            return None
        gevonden.append(getal)
    return tuple(gevonden) or None


def welke_opties(tekst: str, opties: Iterable[Optie]) -> list[Optie]:
    """The options whose label or value `tekst` is, exactly or nearly; more than one when it fits them equally well."""
    heel = kaal(tekst)
    gevouwen = heel[gezegd.end() :] if (gezegd := _VOOR_LABEL.match(heel)) else heel
    gevouwen = gevouwen or heel
    opties = list(opties)
    exact = [optie for optie in opties if {heel, gevouwen} & _namen(optie)]  # a label may begin with "een" itself
    if exact:
        return exact
    if len(gevouwen) < 5:
        return []
    beste: list[tuple[float, Optie]] = []
    for optie in opties:
        score = max((_gelijkenis(gevouwen, naam) for naam in _namen(optie)), default=0.0)
        if score >= 86:
            beste.append((score, optie))
    top = max((score for score, _ in beste), default=0.0)
    return [optie for score, optie in beste if score > top - 6]


_ONTKENT = re.compile(r"\b(?:niet|geen|nooit|zonder|on(?=[a-z]{4}))")


def _gelijkenis(een: str, ander: str) -> float:
    """0-100; 0 when the two differ in a negation, because "onveilig" is no misspelt "veilig"."""
    if len(_ONTKENT.findall(een)) != len(_ONTKENT.findall(ander)):
        return 0.0
    return fuzz.ratio(een, ander) if abs(len(een) - len(ander)) <= 3 else 0.0


def _namen(optie: Optie) -> set[str]:
    label = kaal(optie.label)
    namen = {label, kaal(re.sub(r"\(.*?\)", "", optie.label)), kaal(re.split(r"[,(:;]| - ", label)[0])}
    for inhoud in re.findall(r"\(([^()]+)\)", vouw(optie.label)):
        if len(inhoud) <= 12 and " " not in inhoud:
            namen.add(kaal(inhoud))
    if isinstance(optie.waarde, str):
        namen |= {optie.waarde, optie.waarde.replace("_", " ")}
    return {naam for naam in namen if naam}


def _op_nummer(gevouwen: str, kenmerk: Kenmerk) -> Antwoord | None:
    gekozen = nummers(gevouwen)
    if gekozen is None:
        return None
    aantal = len(kenmerk.opties)
    if kenmerk.soort == "meerkeuze":
        if kenmerk.leeg is not None and gekozen == (aantal + 1,):
            return Antwoord([])
        if all(1 <= nummer <= aantal for nummer in gekozen):
            return Antwoord([optie.waarde for n, optie in enumerate(kenmerk.opties, 1) if n in gekozen])
        return None
    if len(gekozen) == 1 and 1 <= gekozen[0] <= aantal:
        return Antwoord(kenmerk.opties[gekozen[0] - 1].waarde)
    return None


def _op_label(gevouwen: str, kenmerk: Kenmerk) -> Antwoord | None:
    # Several options at once before one label that is nearly the whole: the second would drop the first.
    delen = [welke_opties(deel, kenmerk.opties) for deel in _SPLITS.split(gevouwen) if deel]
    if kenmerk.soort == "meerkeuze" and len(delen) > 1 and all(len(deel) == 1 for deel in delen):
        gekozen = {deel[0].waarde for deel in delen}
        return Antwoord([optie.waarde for optie in kenmerk.opties if optie.waarde in gekozen])
    heel = welke_opties(gevouwen, kenmerk.opties)
    if len(heel) == 1:
        return Antwoord([heel[0].waarde] if kenmerk.soort == "meerkeuze" else heel[0].waarde)
    if kenmerk.leeg is not None and welke_opties(gevouwen, [kenmerk.leeg]):
        return Antwoord([])
    return None


def _ja_nee_geen(gevouwen: str, kenmerk: Kenmerk) -> Antwoord | None:
    zonder = _TEKENS.sub("", gevouwen)
    if kenmerk.soort == "ja_nee":
        if _zegt("ja", zonder):
            return Antwoord(True)
        return Antwoord(False) if _zegt("nee", zonder) else None
    if not (_zegt("geen", zonder) or _zegt("nee", zonder)):
        return None
    if kenmerk.soort == "meerkeuze":
        return Antwoord([])
    return Antwoord("geen") if "geen" in kenmerk.waarden else None


def _ja_nee_met_uitleg(tekst: str, kenmerk: Kenmerk) -> Antwoord | None:
    """ "Ja, al een jaar" answers a yes/no question; "ja, maar …" doesn't settle it."""
    treffer = re.match(r"\s*(ja|nee|jawel|neen|klopt)\b[ ,.!:;-]+(.*)", vouw(tekst), re.DOTALL)
    if kenmerk.soort != "ja_nee" or treffer is None:
        return None
    if _VOORBEHOUD.search(treffer.group(2)):
        return None
    return Antwoord(treffer.group(1) in ("ja", "jawel", "klopt"))


def nee_met_uitleg(tekst: str) -> bool:
    """Whether it begins with a no that holds nothing back ("nee die loopt er niet, wel …")."""
    treffer = re.match(r"\s*(?:nee+|neen)\b[ ,.!:;-]+([^,.;]*)", vouw(tekst))
    return treffer is not None and not _VOORBEHOUD.search(treffer.group(1)) and not is_weet_niet(treffer.group(1))


def _leeftijden(gevouwen: str, kenmerk: Kenmerk, vermeldingen: Iterable[Vermelding]) -> Antwoord | None:
    gevonden = _uit_vermeldingen(kenmerk, vermeldingen)
    if gevonden is not None:
        return gevonden
    if re.fullmatch(r"geen(?: (?:kinderen|leeftijden))?", gevouwen):
        return Antwoord([])
    # "3,7" is two children, "16,5" is one: only a half or quarter is read as a decimal.
    jaren: list[float] = []
    gevouwen = re.sub(
        r"\b(?:en|ook|nog) een van (?=\w)|^een van (?=\w)", " ", gevouwen.replace(" en een half", "enhalf")
    )
    rest = re.sub(r"(\d) (?:jaar|jr) en (\d+ m)", r"\1 \2", gevouwen)
    rest = _BIJ_LEEFTIJD.sub(" ", rest)
    rest = re.sub(
        r"\b(\d+) +(?:en +)?(\d+) (?:maanden?|mnd)\b",
        lambda m: f"{int(m.group(1)) + round(int(m.group(2)) / 12, 2):g}m",
        rest,
    )
    rest = re.sub(r"\b(\d+) (?:maanden?|mnd)\b", lambda m: f"{round(int(m.group(1)) / 12, 2):g}m", rest)
    rest = re.sub(r"\ben\b", " ", rest)
    for deel in re.findall(r"\d+(?:\.\d+)?m|" + GETAL + r"\b|[^\s,;.&+/()-]+", rest):
        getal = float(deel[:-1]) if re.fullmatch(r"[\d.]+m", deel) else lees_getal(deel)
        if getal is None or not 0 <= getal <= 120:
            return None
        jaren.append(getal)
    return Antwoord(jaren) if jaren else None


def _uit_vermeldingen(kenmerk: Kenmerk, vermeldingen: Iterable[Vermelding]) -> Antwoord | None:
    eigen = [v for v in vermeldingen if v.kenmerk == kenmerk.id]
    zeker: list[Any] = []
    for vermelding in eigen:
        if vermelding.zekerheid == GENOEMD and vermelding.waarde not in zeker:
            zeker.append(vermelding.waarde)
    if kenmerk.soort == "meerkeuze":
        factoren = [w for w in zeker if not isinstance(w, bool) and w in kenmerk.waarden]
        if factoren:
            return Antwoord([waarde for waarde in kenmerk.waarden if waarde in factoren])
        if zeker == [False]:
            return Antwoord([])
    elif kenmerk.soort == "getallen":
        if zeker:
            return Antwoord(zeker)
    elif len(zeker) == 1:
        return Antwoord(zeker[0])
    if eigen and not zeker and all(v.zekerheid == ONBEKEND for v in eigen):
        return Antwoord(None)
    return None
