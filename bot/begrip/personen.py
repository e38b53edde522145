"""Who is in a text, whose a mention is, and which doelgroep that makes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.begrip.leeftijd import Leeftijd
from bot.begrip.mensen import BROER, BUITEN, IEMAND, KIND, OUDER, VOLWASSEN, WERKER, mens
from bot.begrip.tekst import vouw
from bot.begrip.zinnen import Tekst

_VOORZETSELS = frozenset(
    [
        "bij",
        "van",
        "met",
        "door",
        "voor",
        "aan",
        "tegen",
        "naar",
        "over",
        "uit",
        "op",
        "richting",
        "tussen",
        "namens",
        "zonder",
    ]
)
_LIDWOORD = frozenset(
    [
        "de",
        "het",
        "een",
        "zijn",
        "haar",
        "hun",
        "beide",
        "mijn",
        "onze",
        "deze",
        "die",
        "dit",
        "dat",
        "twee",
        "drie",
        "vier",
        "hele",
        "heel",
        "andere",
        "jongste",
        "oudste",
        "eigen",
        "2",
        "3",
        "4",
        "jonge",
    ]
)

_GEEN_KIND_THUIS = re.compile(
    r"\b(?:geen|zonder) (?:eigen |andere |minderjarige |thuiswonende |inwonende )?(?:kind|kinderen|kids)\b|\bkinderloos\b|\b(?:volwassen|uitwonende|meerderjarige) (?:kinderen|kind|zoon|dochter|zoons|zonen|dochters)\b|"
    r"\bkind(?:eren)? (?:wonen|woont|verblijven|verblijft|zijn|zit|zitten|is) (?:al |nu |inmiddels |allemaal |allebei |beide |beiden )*(?:bij (?:hun |zijn |haar |de |een |het )*(?:vader|moeder|ex|pleegouders|oma|opa|grootouders|andere ouder|tante|pleeggezin|familie)|elders|uit huis|het huis uit|de deur uit|niet meer thuis|op zichzelf|volwassen|niet thuis|in een pleeggezin)\b|"
    r"\b(?:zoon|dochter|kind) woont (?:op zichzelf|zelfstandig|elders|bij (?:zijn|haar) (?:vader|moeder|vriend|vriendin)|bij pleegouders|niet (?:meer )?thuis|samen)\b|\bals kind\b|\b(?:zoon|dochter|kind|kinderen|zoontje|dochtertje) die (?:\w+ )?bij (?:hun|zijn|haar|de|een) (?:vader|moeder|ex|oma|opa|grootouders|pleegouders|pleeggezin) (?:woont|wonen|verblijft|verblijven)\b|\bkinderen (?:wonen|zitten) (?:\w+ )?(?:ver weg|in het buitenland|op zichzelf)\b|\bkinderen het huis uit\b|\bgeen contact met (?:haar|zijn|de) (?:kinderen|zoon|dochter)\b|\bgeen gezin met kinderen\b|\bkinderen (?:van|uit) (?:een )?(?:ander|eerdere?)\b"
)
_JEUGDWOORD = re.compile(
    r"\b(?:v?ots|vots|ondertoezichtstelling|jeugd(?!reclasseringsverleden)\w*|pleegzorg\w*|pleeggezin\w*|pleegouder\w*|gezinshuis\w*|gezinsvormen|opvoed\w*|schoolgang|schooluitval|leerplicht\w*|raadsonderzoek|kinderbescherming\w*|kinderopvang|kinderarts|consultatiebureau|basisschool|brugklas|"
    r"peuterspeelzaal|kinderdagverblijf|thuiszitter|gezinsvoogd\w*|kinder(?:mishandeling|rechter|psychiat\w+)|omgangsregeling|jhio|minderjarige?n?|eenoudergezin|gezinnen|gezinsleden|uithuisplaats\w*|uithuisgeplaatst\w*|onder ?toezicht ?stelling|kindfactoren|ouderfactoren|middelbare school|vmbo|havo|vwo|in de klas|intern begeleider|gi|gezins(?:begeleid|coach|behandel)\w*|kinderpsycholo\w+)\b"
)
_EXPLICIET = re.compile(
    r"\b(?:doelgroep|groep|betreft|gaat om)\s?[:=-]?\s?(?:is |een |om )?(?P<wat>jeugd|jeugdige|volwassenen?)\b"
)
_GEZIN = re.compile(r"\b(?:gezin|gezinnetje|gezinssysteem|gezinsleven|multiprobleemgezin|gezinssituatie)\b")
# "Een zedendelict met een minderjarige": that child is a victim of long ago or elsewhere.
_ZEDEN = re.compile(
    r"\b(?:zedendelict\w*|zedenzaak|ontucht|delict\w*|kinderporno\w*)(?: \w+){0,3} (?:minderjarigen?|kind\w*|jongens?|meisjes?)\b|\bmisbruik van zijn \w+ destijds\b"
)
_OPLEIDING = frozenset(["vmbo", "havo", "vwo", "middelbare school", "basisschool"])
# What somebody does who tells about others.
_MELDT = frozenset(
    [
        "zegt",
        "zeggen",
        "meldt",
        "melden",
        "vertelt",
        "vertellen",
        "geeft",
        "aan",
        "vindt",
        "vinden",
        "ziet",
        "zien",
        "zag",
        "zagen",
        "signaleert",
        "vermoedt",
        "vermoeden",
        "denkt",
        "merkt",
        "merken",
        "belde",
        "belt",
        "schrijft",
        "beschrijft",
        "benoemt",
        "noemt",
        "maakt",
        "maken",
        "bevestigt",
        "hoort",
        "hoorde",
        "vreest",
        "constateert",
        "twijfelt",
        "rapporteert",
        "deelt",
        "verwijst",
    ]
)
_MIJN = frozenset(["zijn", "haar", "hun", "diens", "mijn"])


@dataclass(frozen=True)
class Persoon:
    """A person at word `plek`: `soort` is kind, ouder, volwassene or buiten (not one of the people concerned)."""

    plek: int
    soort: str
    achter_voorzetsel: bool


class Personen:
    """The people in one text."""

    def __init__(self, tekst: Tekst, leeftijden: Sequence[Leeftijd], doelgroep: str | None) -> None:
        self._t = tekst
        self.personen = tuple(self._vind())
        self.leeftijden = leeftijden
        self.uitdrukkelijk, self.afgeleid, self.waaruit = self._bepaal()
        self.doelgroep = doelgroep or self.uitdrukkelijk or self.afgeleid
        self.groot_kind = False
        if self.doelgroep == "volwassenen" and not any(p.soort == VOLWASSEN for p in self.personen):
            groot = {x.begin for x in leeftijden if x.jaren >= 18}  # "kleinzoon van 22" is who it is about
            self.groot_kind = any(p.soort == KIND and self._leeftijd_in(p, groot) for p in self.personen)
            self.personen = tuple(
                replace(p, soort=VOLWASSEN) if p.soort == KIND and self._leeftijd_in(p, groot) else p
                for p in self.personen
            )

    def _vind(self) -> list[Persoon]:
        uit = []
        for plek in range(len(self._t)):
            soort = self._soort(plek)
            if soort is not None:
                uit.append(Persoon(plek, soort, self._achter_voorzetsel(plek)))
        return uit

    def _soort(self, plek: int) -> str | None:
        """Who of the people concerned, or near them, the word at `plek` is; None when it is nobody."""
        vormen = self._t.vormen
        wie = mens(vormen[plek])
        if wie is None or wie.soort in (WERKER, IEMAND):
            return None
        voor = vormen[plek - 1] if plek else ""
        if (wie.soort == KIND and voor == "als") or (wie.bepaald and voor not in _MIJN | {"de", "een"}):
            return None
        if wie.soort != BROER:
            return wie.soort
        return BUITEN if voor in _MIJN or self._van_een_volwassene(plek) else KIND

    def _van_een_volwassene(self, plek: int) -> bool:
        """ "Broer van moeder"."""
        van, wie = (self._t.vormen[p] if p < len(self._t) else "" for p in (plek + 1, plek + 2))
        ander = mens(wie)
        return van == "van" and ander is not None and ander.soort in (VOLWASSEN, OUDER)

    def _achter_voorzetsel(self, plek: int) -> bool:
        t, terug = self._t, plek - 1
        while terug >= 0 and t.vormen[terug] in _LIDWOORD:
            terug -= 1
        return terug >= 0 and t.vormen[terug] in _VOORZETSELS and t.zin[terug] == t.zin[plek]

    def van_wie(self, begin: int, eind: int) -> str | None:
        """Whose the mention at words [begin, eind) is: the kind of person, or None when the text doesn't say."""
        t = self._t
        eerste, laatste = t.zinsgrenzen(begin)
        op_plek = {p.plek: p for p in self.personen}
        for plek in range(
            begin - 1, eerste, -1
        ):  # "ouders van jongen (11, ADHD)": brackets are about the person before them
            if plek in op_plek or t.vormen[plek] == ")":
                break
            if t.vormen[plek] == "(":
                if plek - 1 in op_plek:
                    return op_plek[plek - 1].soort
                break
        if eind < laatste and t.vormen[eind] in ("bij", "van"):
            for plek in range(eind + 1, min(laatste, eind + 4)):
                if plek in op_plek:
                    return op_plek[plek].soort
                if t.vormen[plek] not in _LIDWOORD and t.vormen[plek] not in ("jongste", "oudste"):
                    break
        # "depressieve moeder": an adjective before its person; "met anorexia ouders radeloos" is none.
        if (
            eind in op_plek
            and not (begin and begin - 1 in op_plek)
            and (t.vormen[eind - 1].endswith("e") or not any(eerste <= p.plek < begin for p in self.personen))
        ):
            return op_plek[eind].soort
        for plek in range(begin, eind):  # the phrase names the person itself
            if plek in op_plek and op_plek[plek].soort != BUITEN and t.vormen[plek - 1] != "door":
                return op_plek[plek].soort
        voor = [
            p
            for p in self.personen
            if eerste <= p.plek < begin and not (p.plek and t.vormen[p.plek - 1] in ("geen", "zonder"))
        ]
        voor = [p for p in voor if not self._meldt(p)]
        zelf = [p for p in voor if not p.achter_voorzetsel]
        if zelf:
            return zelf[-1].soort
        if voor:
            return voor[-1].soort
        na = [
            p
            for p in self.personen
            if eind <= p.plek < min(laatste, eind + 8) and p.soort != BUITEN and not self._lijdend(p)
        ]
        if na:
            return na[0].soort
        eerder = [p for p in self.personen if p.plek < eerste and p.soort != BUITEN]
        if eerder:
            vorige_zin = [p for p in eerder if t.zin[p.plek] == t.zin[eerder[-1].plek] and not p.achter_voorzetsel]
            return (vorige_zin or eerder)[-1 if self._verwijst(eerste, begin) else 0].soort
        return None

    def _meldt(self, persoon: Persoon) -> bool:
        """Whether somebody outside only tells it ("de juf maakt zich zorgen", "volgens de buurvrouw"): it isn't about them."""
        if persoon.soort != BUITEN:
            return False
        vormen = self._t.vormen
        return "volgens" in vormen[max(0, persoon.plek - 2) : persoon.plek] or not _MELDT.isdisjoint(
            vormen[persoon.plek + 1 : persoon.plek + 4]
        )

    def _lijdend(self, persoon: Persoon) -> bool:
        """Whether something is done to this person ("agressie naar moeder"): then the mention is somebody else's."""
        return any(
            self._t.vormen[p] in ("naar", "tegen", "richting", "door", "aan", "voor")
            for p in range(max(0, persoon.plek - 2), persoon.plek)
        )

    def _verwijst(self, eerste: int, begin: int) -> bool:
        return any(self._t.vormen[p] in ("hij", "zij", "ze", "hem", "haar") for p in range(eerste, begin))

    def _bepaal(self) -> tuple[str | None, str | None, tuple[int, int] | None]:
        """The doelgroep that the text says, the one that follows from who is in it, and the words [begin, eind) it follows from."""
        gevouwen = vouw(self._t.origineel)
        expliciet = _EXPLICIET.search(gevouwen)
        if expliciet:
            wat = "volwassenen" if expliciet.group("wat").startswith("volw") else "jeugd"
            return wat, None, expliciet.span()
        volwassenen = [p for p in self.personen if p.soort == VOLWASSEN]
        uitgezonderd = [m.span() for m in _GEEN_KIND_THUIS.finditer(gevouwen)]
        if volwassenen:
            uitgezonderd += [m.span() for m in _ZEDEN.finditer(gevouwen)]

        def telt(begin: int) -> bool:
            return not any(b <= begin < e for b, e in uitgezonderd)

        def volwassen(x: Leeftijd) -> bool:
            return x.jaren >= 18 and not (x.jaren == 18 and gevouwen[: x.begin].endswith("bijna "))

        volwassen_kind = {x.begin for x in self.leeftijden if volwassen(x)}
        minderjarig = [x for x in self.leeftijden if not volwassen(x) and telt(x.begin)]
        kinderen = [
            p
            for p in self.personen
            if p.soort == KIND
            and telt(self._t.begin[p.plek])
            and not self._leeftijd_in(p, volwassen_kind)
            and not (volwassenen and self._is_kleinkind(p))
        ]
        ouders = [p for p in self.personen if p.soort == OUDER and telt(self._t.begin[p.plek])]
        meerderjarig = [x for x in self.leeftijden if volwassen(x)]
        if kinderen:
            return None, "jeugd", self._bereik(kinderen[0])
        if minderjarig:
            return None, "jeugd", (minderjarig[0].begin, minderjarig[0].eind)
        jeugdwoord = next(
            (
                m
                for m in _JEUGDWOORD.finditer(gevouwen)
                if telt(m.start()) and not (m.group() in _OPLEIDING and volwassenen and meerderjarig)
            ),
            None,
        )
        grote = [p for p in self.personen if p.soort == KIND and self._leeftijd_in(p, volwassen_kind)]
        if (
            grote and ouders and not volwassenen and not jeugdwoord
        ):  # "zoon (19) woont bij moeder": who it is about isn't said
            return None, None, None
        los = [
            p
            for p in ouders
            if not (p.plek and self._t.vormen[p.plek - 1] in _MIJN | {"hun"})
            and self._t.vormen[p.plek + 1 : p.plek + 2] not in (("geworden",), ("en", "vader"))
        ]
        if volwassenen and (not los or meerderjarig or uitgezonderd) and not (jeugdwoord and not uitgezonderd):
            return None, "volwassenen", self._bereik(volwassenen[0])
        if meerderjarig and (uitgezonderd or not los) and not jeugdwoord:
            return None, "volwassenen", (meerderjarig[0].begin, meerderjarig[0].eind)
        if los or (ouders and not volwassenen):
            return None, "jeugd", self._bereik((los or ouders)[0])
        if jeugdwoord:
            return None, "jeugd", jeugdwoord.span()
        gezin = _GEZIN.search(gevouwen)
        if gezin and not uitgezonderd:
            return None, "jeugd", gezin.span()
        if uitgezonderd and uitgezonderd[0]:
            return (
                None,
                (
                    "volwassenen"
                    if "geen kind" in gevouwen or "zonder kind" in gevouwen or "volwassen kind" in gevouwen
                    else None
                ),
                uitgezonderd[0],
            )
        return None, None, None

    def _is_kleinkind(self, persoon: Persoon) -> bool:
        wie = mens(self._t.vormen[persoon.plek])
        return wie is not None and wie.van == "kleinkind"

    def _bereik(self, persoon: Persoon) -> tuple[int, int]:
        return self._t.begin[persoon.plek], self._t.eind[persoon.plek]

    def _leeftijd_in(self, persoon: Persoon, plekken: set[int]) -> bool:
        """Whether the age right behind this person is one of those at `plekken` ("zoon (19)")."""
        na = self._t.eind[persoon.plek]
        return any(
            na <= plek <= na + 8 + 6 * (self._t.origineel[na:].lstrip(" (").startswith("bijna")) for plek in plekken
        )
