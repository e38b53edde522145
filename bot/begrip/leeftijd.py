"""Ages in a text, of whom they are: "van 5 en 11", "(34)", "14-jarige", "anderhalf", "baby van 4 maanden"; not "in de 50"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.begrip.getal import GETAL, lees_getal
from bot.begrip.tekst import vouw

MAX = 110
_N = rf"(?<![\w,.])(?:{GETAL})(?![\w])"
_EENHEID = r"(?:\s?(?:jarigen?|jaar|jaren|jr|jrs|j)\b\.?)"
_MAAND = r"(?:\s?(?:maanden?|mnd|weken|wk)\b\.?)"
_RIJ = rf"{_N}{_EENHEID}?(?:\s?(?:,|en|&|\+|/|,\s?en|tot en met|-)\s?{_N}{_EENHEID}?)*"
_PERSOON = (
    r"(?:kind(?:eren|je|jes)?|kids|knds?|zoon(?:tje)?s?|zonen|dochter(?:tje)?s?|jongen(?:s|tje)?|jongetjes?|knul|jochie|meisjes?|meid|meiden|oudste|jongste|middelste|baby|peuters?|kleuters?|pubers?|tieners?|dreumes|"
    r"klein(?:zoon(?:tje)?|zonen|dochter(?:tje)?s?|kind(?:eren)?)|jeugdigen?|jongeren?|leerling|broer(?:tje)?s?|zus(?:je)?s?|zussen|tweeling|pleegkind|moeder|vader|stiefvader|stiefmoeder|ouders|mama|papa|ma|pa|mo|va|man|mannen|vrouw|vrouwen|meneer|mijnheer|heer|dame|mevrouw|mevr|"
    r"mw|mvr|dhr|client(?:e)?|inwoner|bewoner|bewoonster|inwoonster|echtpaar|stel|gezin|persoon|patient(?:e)?|statushouder|partner|hij|zij|ze|alleenstaand|alleenstaande|getrouwd|gescheiden|weduwe|weduwnaar|halfbroertje|halfzusje|stiefzoon|stiefdochter|vriend|vriendin|ex|opa|oma|buurman|buurvrouw)"
)
_GEEN_LEEFTIJD_VOOR = re.compile(
    r"(?:\b(?:al|sinds|na|voor|over|binnen|afgelopen|laatste|elke|per|ruim|minstens|minimaal|zeker|hooguit|maximaal|circa|ca|meer dan|minder dan|langer dan|korter dan|dan|duurt|duur van|looptijd van|gedurende|tot|de komende|komende|gemiddeld|in de|rond de|iq|tiq|iq van|iq rond de|om de|nog|ongeveer|zo n|traject van|verlenging van|straf van|wachtlijst van|wachttijd van|bijna al|periode van|eind|begin|half|deze|eerste|dag|dagen)\s*|\biq\s*(?:van|=|:|is)?\s*(?:rond de)?\s*|\d[-/.:]|€\s?)$"
)
_NIET_ERNA = (
    r"(?!\s?(?:was\b|waren\b|ipv\b|keer|x\b|maal|dagen|dag\b|uur|uren|weken|week|maanden|maand|euro|procent|%|hoog|kinderen|kids|kind\b|personen|mensen|aanbieders?|zorg|instanties|partijen|organisaties|hulp|gesprekken|broer|zus|schulden|kamers|"
    r"broertjes|jaar (?:lang|geleden|clean|later|in|bezig|nuchter|hulp|werkloos|thuis|onder|gevangenis|cel|samen|bij elkaar|gehuwd|getrouwd|verloofd|bekend|werkzaam|ziek|weduwe|verslaafd|gescheiden|ambulant|pleegzorg|al)|jaar al|werkdagen|leefgebieden|domeinen|verslavingen|honden|katten|zoons|zonen|dochters|jongens|meisjes|hulpverleners|:\d|[-/]\d))"
)

# A score ("TIQ van zoon is 64"), an age long ago ("toen ze 16 was") or the wrong one of a correction ("12 ipv 11", "niet 11 maar 12").
_NIET_DIT_VOOR = re.compile(
    r"\b(?:[tvp]?iq|intelligentie\w*)\b[^.;,\n\d]{0,25}$|\btoen\s(?:\w+\s){1,2}$|\b(?:ipv|i\.p\.v\.|in plaats van)\s$|\bloop\w*\s(?:al\s|wel\s|zeker\s)?$"
)
_NIET_DIT_NA = re.compile(rf"niet\s(?:{GETAL})(?:\s?(?:jaar|jr))?,?\smaar\s(?:{GETAL})\b")


@dataclass(frozen=True)
class Leeftijd:
    """`jaren` at [begin, eind) of the text; `van` is the word for whose age it is ("moeder", "kinderen", "hij"), or ""."""

    jaren: float
    begin: int
    eind: int
    van: str


_VORMEN = (
    # kinderen van 5 en 11 · moeder van 34 · een zus van vier · jongen v 15
    rf"\b(?P<van>{_PERSOON})\.?(?:\s\w+)?\s(?:van|v)\s(?:resp(?:ectievelijk)?\.?\s|bijna\s|net\s|ongeveer\s)?(?P<rij>{_RIJ}){_NIET_ERNA}(?!{_MAAND})",
    # Mevr 41 · kids 8 en 12 · man, 31, · kind 6
    rf"\b(?P<van>{_PERSOON})\.?\s?,?\s(?P<rij>{_RIJ}){_NIET_ERNA}(?!{_MAAND})",
    # jongen (11, ADHD) · mevrouw (36, geen kinderen)
    rf"\b(?P<van>{_PERSOON})\.?\s?\(\s?(?:bijna\s|net\s)?(?P<rij>{_N}{_EENHEID}?)\s?[,;]\s?(?!\d|{_N}|en\b)[a-z][^()]{{1,80}}\)",
    # (34) · (3, 6 en 9) · (m 4, j 7) · zij (14) · (16,5 jr)
    r"(?:\b(?P<van>\w+)\.?\s?)?\((?P<rij>[^()]{1,40})\)",
    # 14-jarige · 29 jr · 10 jaar oud · Jeugdige 16 jaar
    rf"(?P<rij>{_N}(?:\s?(?:,|en|&)\s?{_N})*\s?-?\s?(?:jarigen?|jaar|jr)\b){_NIET_ERNA}(?!\s(?:lang|geleden|clean|later|bezig|nuchter|onder|hulp|in\b|samen|bij\selkaar|gehuwd|getrouwd|verloofd|bekend|werkzaam|ziek|weduwe|verslaafd|oude|achter\w*|vertraging|ouder|jonger|voor op))(?:\s(?P<van>{_PERSOON})\b)?",
    # hij is 6 · zij wordt 18
    rf"\b(?P<van>hij|zij|ze|ik|{_PERSOON})\s(?:is|wordt|zijn)\s(?:nu\s|net\s|bijna\s|inmiddels\s|pas\s)?(?P<rij>{_RIJ}){_NIET_ERNA}(?=\s?(?:[.,;!?)]|$|\n|en\b|maar\b|jaar|jr|met\b|heeft\b|woont\b|doet\b|geworden\b))",
    rf"(?:^|[.;!?]\s?)(?P<van>)nu\s(?P<rij>{_N})(?=\s?[.,;]|$)",
    rf"(?P<van>)\b(?:net|pas|onlangs|inmiddels|laatst)\s(?P<rij>{_N}{_EENHEID}?)\sgeworden\b",
    rf"\bis\s(?P<rij>{_N})(?=\s?(?:[.,;!?)]|$|\n))(?P<van>)",
    # niet 11 maar 12 jaar · 12 ipv 11
    rf"(?P<van>)\bniet\s(?:{GETAL})(?:\s?(?:jaar|jr))?,?\smaar\s(?P<rij>{_N}){_NIET_ERNA}(?=\s?(?:[.,;!?)]|$|\n|jaar\b|jr\b))",
    rf"\b(?P<van>{_PERSOON})\s(?:is\s|wordt\s)?(?P<rij>{_N})(?=\s(?:ipv|i\.p\.v\.|in plaats van)\s)",
    # leeftijd: 5, 7
    rf"\bleeftijd(?:en)?\s?(?:van|:|is|zijn)?\s(?P<van>)(?P<rij>{_RIJ})",
    # van 3 en 7 at the start of a clause, two numbers at least
    rf"(?:^|[.,;:(]\s?)(?P<van>)van\s(?P<rij>{_N}(?:\s?,\s?{_N})*\s?en\s{_N}){_NIET_ERNA}",
    # een van 5 en een van 8
    rf"\b(?P<van>een|eentje)\svan\s(?P<rij>{_N}){_NIET_ERNA}(?!{_MAAND})",
    rf"\b(?P<van>zoon|dochter|jongen|meisje|kind|broertje|zusje|baby)\s\w+\s(?P<rij>{_N}){_NIET_ERNA}(?=[\s,.;)]|$)(?!{_MAAND})",
)


@lru_cache(maxsize=1)
def _vormen() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(vorm) for vorm in _VORMEN)


_BABY = rf"\b(?P<van>{_PERSOON})\s?,?\s?(?:van\s|\()(?P<rij>{_N})\s?(?P<eenheid>maanden|maand|mnd|weken|wk)\b"
_IS_PERSOON = re.compile(_PERSOON)
_HAAKJES = re.compile(
    rf"(?:(?:m|j|v|jongen|meisje|zoon|dochter|bijna|resp\.?|en|&|,|/|\+|jaar|jr|jarig|j\.?|oud|\s)|{_N})+"
)
_EEN_GETAL = re.compile(_N)


def vind_leeftijden(tekst: str) -> list[Leeftijd]:
    """All ages in `tekst`, in order, each once."""
    gevouwen = vouw(tekst)
    bezet: list[tuple[int, int]] = []
    gevonden: list[Leeftijd] = []

    def neem(jaren: float, begin: int, eind: int, van: str) -> None:
        if 0 <= jaren <= MAX and all(eind <= b or begin >= e for b, e in bezet):
            bezet.append((begin, eind))
            gevonden.append(Leeftijd(jaren, begin, eind, van))

    for treffer in re.finditer(_BABY, gevouwen):
        getal = lees_getal(treffer.group("rij"))
        if getal is not None:
            deler = 12 if treffer.group("eenheid").startswith("m") else 52
            neem(round(getal / deler, 2), treffer.start("rij"), treffer.end("eenheid"), treffer.group("van"))
    for vorm in _vormen():
        for treffer in vorm.finditer(gevouwen):
            rij, start = treffer.group("rij"), treffer.start("rij")
            if rij.startswith("een") and not rij.startswith("eenen"):
                continue
            if (
                treffer.group(0).endswith(")")
                and gevouwen[start - 2 : start - 1].isalnum()
                and not _IS_PERSOON.fullmatch(treffer.group("van") or "")
            ):
                continue
            if treffer.group(0).endswith(")") and not _HAAKJES.fullmatch(rij):
                continue
            if _GEEN_LEEFTIJD_VOOR.search(gevouwen[max(0, start - 24) : start].rstrip("(")):
                continue
            if _NIET_DIT_VOOR.search(gevouwen[max(0, start - 40) : start]) or _NIET_DIT_NA.match(
                gevouwen[start - 5 if start > 4 else 0 : start + 40]
            ):
                continue
            for een in _EEN_GETAL.finditer(rij):
                getal = lees_getal(een.group())
                if getal is not None and een.group() not in ("een", "nul") and not re.fullmatch(r"0\d", een.group()):
                    neem(getal, start + een.start(), start + een.end(), (treffer.group("van") or ""))
    return sorted(gevonden, key=lambda leeftijd: leeftijd.begin)
