"""Finding names of people in a text: name lists, the words around them, and what is no ordinary Dutch word.

What stays: organisations, places, roles ("moeder"), ordinary words. A capital helps, but isn't needed after a word that
announces a name ("zoon daan"). The words and the lists: taal/namen.yml.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from bot.begrip.mensen import groep
from bot.begrip.naamplekken import vind_plekken
from bot.begrip.namenlijsten import aanspreek, blijvers, herkomst, is_vakwoord, lijst, namen, rollen, vaste_namen
from bot.begrip.tabel import woorden as tabelwoorden
from bot.begrip.tekst import vouw
from bot.begrip.woordenboek import bekend, bijna_bekend, eindigt_op_woord, lemma, samengesteld

_GROET = re.compile(r"\b(?:groet(?:en|jes)?|gr|mvg|m\.v\.g|hoogachtend|liefs)[.,!]*\s+$")
_IK_BEN = re.compile(r"\b(?:ik ben|mijn naam is|je spreekt met|u spreekt met|spreek je met|je kletst met|met)\s+$")
_WOORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?", re.UNICODE)
_LANGSTE = 60  # characters of a word that can be a name; looking up takes longer than in proportion
_INITIALEN = re.compile(r"(?:[A-Z]\.){1,4}|[A-Z](?:\.[A-Z]){0,3}\.")
_ERACHTER = re.compile(r" (?:[jJ]r|[sS]r)\.(?!\w)| [A-Z]\.(?= [a-z(]|,|$|\n)")
_VAN_DEN = re.compile(r"\bvan d$")  # "van den Bosch" is a family name, "Den Bosch" a town
_ZINSBEGIN = re.compile(r"[.!?;:\n•>]|(?:^|\s)[-*]\s|\"|“|\(")


@dataclass(frozen=True)
class _W:
    tekst: str
    vorm: str
    begin: int
    eind: int
    hoofdletter: bool
    caps: bool
    zinsbegin: bool


@dataclass(frozen=True)
class _Aanloop:
    """What stands before a word: `cue`, the word before; `sterk`: it announces a name; `rol`: of who has a name."""

    cue: str
    sterk: bool
    rol: bool


def laad() -> None:
    """Load the lists now (about 1 s) instead of at the first text."""
    namen()
    bekend("huis")


def vind_namen(tekst: str, geleerd: Sequence[tuple[int, int]] = ()) -> list[tuple[int, int]]:
    """Spans [begin, eind) of people's names in `tekst`, in order and apart; `geleerd`: what was learned finds these."""
    gevonden = vind_plekken(tekst)
    op_plek = {plek for span in gevonden for plek in range(*span)}
    woorden = _woorden(tekst)
    rest = [w for w in woorden if w.begin not in op_plek]
    zoekt = _Zoekt(_bedekt(tekst, gevonden), rest)
    nr = 0
    while nr < len(rest):
        einde = zoekt.naam_vanaf(nr)
        if einde > nr:
            gevonden.append((rest[nr].begin, rest[einde - 1].eind))
        nr = max(einde, nr + 1)
    gevonden += geleerd
    return _samen(tekst, [*gevonden, *_weer_genoemd(tekst, woorden, gevonden)])


def _bedekt(tekst: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text with a sign that ends a sentence nor a word in place of these spans."""
    if not spans:
        return tekst
    tekens = list(tekst)
    for begin, eind in spans:
        tekens[begin:eind] = "~" * (eind - begin)
    return "".join(tekens)


def _samen(tekst: str, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """In order and apart, each with the letter or the "jr." that ends a name: "Jeroen W.", "Sietse jr."."""
    uit: list[tuple[int, int]] = []
    for span in sorted(set(spans)):
        begin, eind = span
        if uit and span[0] < uit[-1][1]:
            begin, eind = uit[-1][0], max(span[1], uit.pop()[1])
        achter = _ERACHTER.match(tekst, eind)
        uit.append((begin, achter.end() if achter else eind))
    return uit


def _weer_genoemd(tekst: str, woorden: Sequence[_W], gevonden: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The same names again, elsewhere or without their capital."""
    bezet = {plek for span in gevonden for plek in range(*span)}
    gezien = {w.vorm for w in woorden if w.begin in bezet and len(w.vorm) > 2} - lijst("voorvoegsel")
    for w in woorden:
        if w.begin not in bezet and _is_weer(w, gezien):
            yield w.begin, w.eind
    for letter in {tekst[b:e] for b, e in gevonden if e - b == 2 and tekst[e - 1] == "."}:
        yield from (m.span() for m in re.finditer(rf"(?<![\w.-]){re.escape(letter)}(?! ?[A-Z]\.)", tekst))


def _is_weer(w: _W, gezien: set[str]) -> bool:
    genoemd = w.vorm in gezien or w.vorm.removesuffix("'s").removesuffix("s") in gezien
    ergens_anders = w.vorm in namen().plaatsen and w.vorm not in namen().voor
    if ergens_anders or (w.vorm in blijvers() and w.vorm not in namen().voor):
        return False
    return genoemd and (w.hoofdletter or not (bekend(w.vorm) or w.vorm in blijvers()))


def _woorden(tekst: str) -> list[_W]:
    uit: list[_W] = []
    vorige_eind = 0
    vast = {
        plek
        for m in vaste_namen().finditer(vouw(tekst))
        if not _VAN_DEN.search(tekst, max(0, m.start() - 8), m.start() + 1)
        for plek in range(*m.span())
    }
    for m in _WOORD.finditer(tekst):
        begin, eind = m.start(), m.end() - _punt_erachter(m.group())
        gemaskeerd = begin and tekst[begin - 1] == "[" and tekst[eind : eind + 1] == "]"
        if begin in vast or eind - begin > _LANGSTE or gemaskeerd:
            continue
        stuk = tekst[begin:eind]
        zinsbegin = not uit or bool(_ZINSBEGIN.search(tekst[vorige_eind:begin]))
        vorm = vouw(stuk).rstrip(".")
        uit.append(_W(stuk, vorm, begin, eind, stuk[0].isupper(), len(stuk) > 1 and stuk.isupper(), zinsbegin))
        vorige_eind = eind
    return uit


def _punt_erachter(stuk: str) -> bool:
    """Whether the point behind a word is no part of it: not an initial, nor a title."""
    vast = _INITIALEN.fullmatch(stuk) or vouw(stuk[:-1]) in tabelwoorden("afkortingen", "titel")
    return stuk.endswith(".") and not vast


@cache
def _meer_of_een_kind() -> frozenset[str]:
    return groep("kind", "broer", meer=True) | {"tweeling", "zoon", "dochter"}


class _Zoekt:
    """The names in the words of one text."""

    def __init__(self, tekst: str, woorden: Sequence[_W]) -> None:
        self._tekst = tekst
        self._woorden = woorden
        self._grijs = self._zonder_hoofdletters()

    def _zonder_hoofdletters(self) -> bool:
        """Whether capitals say nothing here: ALL CAPS or Every Word Capitalised.

        Only ordinary words tell, not those that start a sentence or can be names: "Dag Piet Jansen" has all its
        capitals for good reason.
        """
        midden = (w for w in self._woorden if len(w.vorm) > 2 and (not w.zinsbegin or w.caps))
        gewoon = [w for w in midden if w.vorm not in namen().alle and bekend(w.vorm)]
        return len(gewoon) >= 2 and sum(w.hoofdletter for w in gewoon) > 0.7 * len(gewoon)

    def _groot(self, w: _W) -> bool:
        """Whether its capital says something."""
        return w.hoofdletter and not self._grijs

    def naam_vanaf(self, nr: int) -> int:
        """Index after the name that starts at word `nr`, or `nr` when none does."""
        w = self._woorden[nr]
        if _is_initialen(w.tekst) and not self._tekst[w.begin - 1 : w.begin].isalnum():  # "J.P. van den Berg"
            einde = self._achternaam(nr + 1, streng=False)
            return einde if einde > nr + 1 else nr
        aanloop = self._aanloop(nr)
        if w.vorm in lijst("voorvoegsel") and self._voorvoegsel_telt(w, aanloop):
            einde = self._achternaam(nr, streng=not aanloop.sterk)
            return einde if einde > nr and (aanloop.sterk or _achternaam_kan(self._woorden[einde - 1])) else nr
        return self._achternaam(nr + 1, streng=True) if self._kan_naam(nr, aanloop) else nr

    def _voorvoegsel_telt(self, w: _W, aanloop: _Aanloop) -> bool:
        """A prefix first: "mevrouw de vries", "familie El Amrani", "gesproken met Van Dijk"."""
        if aanloop.sterk:
            return w.hoofdletter or self._gezegd_met_naam(w, aanloop)
        midden = w.hoofdletter and not w.zinsbegin
        return midden and (aanloop.rol or (not self._grijs and aanloop.cue not in lijst("organisatie")))

    def _gezegd_met_naam(self, w: _W, aanloop: _Aanloop) -> bool:
        """A small prefix: "mevrouw van dijk", but "de voogd van Nidos" and "familie op Curaçao"."""
        nr = self._woorden.index(w)
        volgende = next((v for v in self._woorden[nr + 1 : nr + 4] if v.vorm not in lijst("voorvoegsel")), None)
        if volgende is None or (volgende.caps and not self._grijs) or volgende.tekst in lijst("niet_klein"):
            return False
        bij_achternaam = aanloop.cue in lijst("bij_achternaam")
        zeker = volgende.vorm in namen().achter and (
            bij_achternaam or volgende.hoofdletter or not bekend(volgende.vorm)
        )
        if w.vorm in lijst("plaatswoord"):
            return zeker
        return zeker or (bij_achternaam and not is_gewoon(volgende.vorm))

    def _aanloop(self, nr: int) -> _Aanloop:
        w, (cue, tussen) = self._woorden[nr], self._cue(nr)
        ervoor = vouw(self._tekst[max(0, w.begin - 30) : w.begin])
        sterk = bool(_GROET.search(ervoor)) or (self._groot(w) and bool(_IK_BEN.search(ervoor)))
        sterk = sterk or (cue in aanspreek() and "," not in tussen)
        if cue in lijst("aanspreek_groot"):
            sterk = sterk and (self._groot(w) or w.vorm in lijst("voorvoegsel"))
        return _Aanloop(cue, sterk, cue in rollen() and "." not in tussen)

    def _cue(self, nr: int) -> tuple[str, str]:
        """The word that may announce the one at `nr`, "" when it stands apart, and what is between them."""
        if not nr:
            return "", ""
        vorige = self._woorden[nr - 1]
        tussen = self._tekst[vorige.eind : self._woorden[nr].begin]
        if not re.fullmatch(r"[\s.,:(]*", tussen) or "\n" in tussen:
            return "", tussen
        cue = vorige.vorm.rstrip(".")
        if cue == "is" and nr > 1 and self._woorden[nr - 2].vorm in lijst("naam"):
            return "naam", tussen
        if cue == "en" and any(w.vorm in _meer_of_een_kind() for w in self._woorden[max(0, nr - 4) : max(0, nr - 2)]):
            return "zoon", tussen  # "zonen Daan en Bram": the second name stands behind the first
        return cue, tussen

    def _kan_naam(self, nr: int, aanloop: _Aanloop) -> bool:
        w = self._woorden[nr]
        vorm = _zonder_genitief(w)
        if self._mag_toch(nr, vorm, aanloop):
            return True
        if self._nooit_naam(w, vorm) or self._van_elders(w, vorm, aanloop) or self._organisatie(nr, vorm, aanloop):
            return False
        if vorm in namen().plaatsen and not (aanloop.sterk or aanloop.rol):
            return False
        kan = _Kan.van(vorm)
        if aanloop.sterk:
            return self._na_aanspreek(w, vorm, kan, met=aanloop.cue == "met")
        if aanloop.rol:
            return self._na_rol(w, vorm, kan)
        if not self._groot(w):
            # No capital and nothing that announces it: only what can't be anything else.
            if kan.gewoon or len(vorm) < 4 or vorm in lijst("gewoon_klein"):
                return False
            zeldzaam = kan.in_lijst and len(vorm) > 5
            return kan.in_nl or (not bijna_bekend(vorm) and (zeldzaam or self._voor_achternaam(nr)))
        return self._voorop(nr, vorm, kan) if w.zinsbegin else self._middenin(vorm, kan, aanloop)

    def _mag_toch(self, nr: int, vorm: str, aanloop: _Aanloop) -> bool:
        """A first name that always stays elsewhere, where a person is named: "dochter Lieve", "Lente de Haan"."""
        w = self._woorden[nr]
        if not (self._groot(w) and vorm in blijvers() and vorm in namen().voor and vorm not in rollen()):
            return False
        if w.zinsbegin:
            return False
        volgende = self._woorden[nr + 1 : nr + 2]
        return aanloop.rol or aanloop.sterk or bool(volgende and volgende[0].vorm in ("de", "van", "den"))

    def _nooit_naam(self, w: _W, vorm: str) -> bool:
        afkorting = w.caps and not self._grijs and len(vorm) <= 5 and vorm not in namen().voor_nl
        delen = vorm.split("-")
        samen = len(delen) > 1 and delen[0] not in namen().voor
        samen = samen and any(deel in blijvers() and deel not in lijst("voorvoegsel") for deel in delen)
        return len(vorm) < 2 or afkorting or samen or vorm in blijvers() or vorm in rollen() or vorm in aanspreek()

    def _van_elders(self, w: _W, vorm: str, aanloop: _Aanloop) -> bool:
        """A language, a country or who comes from there; "meneer Engels" is a name."""
        van_elders = vorm in herkomst() or w.vorm in herkomst()
        return van_elders and not (aanloop.sterk and w.hoofdletter and w.vorm in namen().alle)

    def _organisatie(self, nr: int, vorm: str, aanloop: _Aanloop) -> bool:
        soort = lijst("organisatie")
        return vorm in soort or (aanloop.cue in soort and not aanloop.sterk) or self._in_organisatie(nr)

    def _na_aanspreek(self, w: _W, vorm: str, kan: _Kan, *, met: bool) -> bool:
        if self._groot(w):
            return (kan.in_lijst or not (kan.gewoon and (w.zinsbegin or met))) and not is_vakwoord(vorm)
        vreemd = not kan.gewoon and len(vorm) > 2 and not (len(vorm) > 5 and bijna_bekend(vorm))
        if vorm in lijst("niet_klein"):
            return False
        return (kan.in_lijst and not kan.vervoegd) or vorm in namen().achter_nl or vreemd

    def _na_rol(self, w: _W, vorm: str, kan: _Kan) -> bool:
        if self._groot(w) and not w.zinsbegin:
            return kan.in_lijst or not kan.gewoon
        return (kan.in_nl and not kan.vervoegd) or (not kan.gewoon and kan.in_lijst and len(vorm) > 2)

    def _middenin(self, vorm: str, kan: _Kan, aanloop: _Aanloop) -> bool:
        """With a capital, inside a sentence."""
        if aanloop.cue in lijst("voor_plaats") and not kan.in_nl:
            return False
        if kan.gewoon:
            return vorm in namen().alle_nl and not kan.vervoegd
        return kan.in_lijst or not (bijna_bekend(vorm) and len(vorm) > 6)

    def _voorop(self, nr: int, vorm: str, kan: _Kan) -> bool:
        """With a capital, where any word has one."""
        if kan.gewoon:
            return kan.in_nl and vorm not in lijst("voorop_gewoon") and self._lijkt_onderwerp(nr)
        if kan.in_nl or (kan.in_lijst and len(vorm) > 2):
            return True
        vreemd = not (len(vorm) > 5 and bijna_bekend(vorm)) and not vorm.endswith(tuple(lijst("uitgang")))
        return vreemd and not eindigt_op_woord(vorm) and self._lijkt_onderwerp(nr)

    def _lijkt_onderwerp(self, nr: int) -> bool:
        """Whether the word is followed by an age, a verb or a capital: "Roos is 7", "Storm (4)", "Mark Visser"."""
        na = self._tekst[self._woorden[nr].eind : self._woorden[nr].eind + 25]
        if _onderwerp().match(na.lstrip()):
            return True
        volgende = self._woorden[nr + 1 : nr + 2]
        return bool(volgende) and volgende[0].hoofdletter and na.startswith(" ") and _achternaam_kan(volgende[0])

    def _voor_achternaam(self, nr: int) -> bool:
        """Whether a family name that is no other word follows: "SIEBRIGJE WOUDA-TERPSTRA" in a text of capitals."""
        w, volgende = self._woorden[nr], self._woorden[nr + 1 : nr + 2]
        return bool(volgende) and self._tekst[w.eind : volgende[0].begin] == " " and _zeker_achternaam(volgende[0].vorm)

    def _in_organisatie(self, nr: int) -> bool:
        """Whether it belongs to a run of capitals that an organisation word starts ("Jeugdbescherming West")."""
        for terug in range(nr - 1, max(-1, nr - 4), -1):
            w = self._woorden[terug]
            if not re.fullmatch(r"[ '’]*", self._tekst[w.eind : self._woorden[terug + 1].begin]):
                return False
            if w.vorm in lijst("organisatie"):
                return True
            if not (w.hoofdletter or w.vorm in ("de", "het", "van", "den", "der")):
                return False
            if w.hoofdletter and not w.zinsbegin and (samengesteld(w.vorm) or w.vorm in lijst("organisatie_begin")):
                return True
        return False

    def _achternaam(self, nr: int, *, streng: bool) -> int:
        """Index after the prefixes and family names that follow directly; `nr` when none do."""
        goed, prefix = nr, False
        for plek in range(nr, min(len(self._woorden), nr + 6)):
            w = self._woorden[plek]
            if not self._sluit_aan(plek, los=plek == nr and nr > 0 and not streng):
                break
            if w.vorm in lijst("voorvoegsel"):
                prefix = True
            elif self._hoort_bij_naam(w, prefix=prefix, eerste=plek == nr, streng=streng, midden=goed > nr):
                goed, prefix = plek + 1, False
            else:
                break
        return goed

    def _sluit_aan(self, plek: int, *, los: bool) -> bool:
        """Whether the word follows the one before directly; `los`: with more between them is good as well."""
        if not plek:
            return True
        tussen = self._tekst[self._woorden[plek - 1].eind : self._woorden[plek].begin]
        return bool(re.fullmatch(r"[ \t'’-]{1,2}", tussen) or (los and re.fullmatch(r"[\s.:]*", tussen)))

    def _hoort_bij_naam(self, w: _W, *, prefix: bool, eerste: bool, streng: bool, midden: bool) -> bool:
        if is_vakwoord(w.vorm) or w.vorm in lijst("organisatie") or w.vorm in rollen():
            return False
        blijft = w.vorm in blijvers()
        afkorting = w.caps and len(w.vorm) <= 4
        if self._groot(w) and (prefix or not (blijft or afkorting)):
            return prefix or not streng or midden or _achternaam_kan(w) or w.vorm in namen().voor
        nl = (prefix or (eerste and not bekend(w.vorm))) and w.vorm in namen().achter_nl
        return not blijft and (nl or _zeker_achternaam(w.vorm))


@dataclass(frozen=True)
class _Kan:
    """What a word can be: a name by the lists (`in_nl`: a Dutch first name), an ordinary word, an inflected one."""

    in_nl: bool
    in_lijst: bool
    gewoon: bool
    vervoegd: bool

    @classmethod
    def van(cls, vorm: str) -> _Kan:
        delen = [d for d in re.split(r"[-']", vorm) if len(d) > 1]
        in_nl = vorm in namen().voor_nl or any(d in namen().voor_nl for d in delen[:1])
        in_lijst = in_nl or vorm in namen().alle or any(d in namen().achter for d in delen[1:])
        samen = "-" in vorm and bekend(delen[-1] if delen else vorm)
        gewoon = bekend(vorm) or samengesteld(vorm) or is_vakwoord(vorm) or samen
        return cls(in_nl, in_lijst, gewoon, gewoon and lemma(vorm) != vorm)


def _is_initialen(stuk: str) -> bool:
    punt = stuk if stuk.endswith(".") else stuk + "."
    return "." in stuk and stuk.isupper() and _INITIALEN.fullmatch(punt) is not None


def _zonder_genitief(w: _W) -> str:
    """ "Daans" and "Noa's" are Daan and Noa."""
    vorm = w.vorm.removesuffix("'s")
    genitief = w.hoofdletter and vorm.endswith("s") and vorm not in namen().voor and vorm[:-1] in namen().voor
    genitief = genitief and not bekend(vorm)
    return vorm[:-1] if genitief else vorm


@cache
def _onderwerp() -> re.Pattern[str]:
    leeftijd = r"[,(]\s*(?:\d{1,2}\b|geb)|(?:\d{1,2}|van \d+) ?(?:jaar|jr|jarige|j\b)"
    return re.compile(rf"(?:{leeftijd}|(?:en|&) [A-Z]|(?:{'|'.join(sorted(lijst('gezegde')))})\b)")


def is_gewoon(vorm: str) -> bool:
    """Whether it is an ordinary word, also one put together."""
    return bekend(vorm) or samengesteld(vorm) or is_vakwoord(vorm)


def _zeker_achternaam(vorm: str) -> bool:
    gewoon = bekend(vorm) or samengesteld(vorm)
    return not gewoon and any(deel in namen().achter and not bekend(deel) for deel in vorm.split("-"))


def _achternaam_kan(w: _W) -> bool:
    if w.vorm in blijvers() or w.vorm in rollen():
        return False
    if w.vorm in namen().achter:
        return True
    return w.vorm not in namen().plaatsen and (w.vorm in namen().voor or not (bekend(w.vorm) or samengesteld(w.vorm)))
