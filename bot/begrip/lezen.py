"""What a Dutch text says about the kenmerken: now, of the people concerned, and nothing that it doesn't say.

The phrases and their options: bot.begrip.tekens.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from bot.begrip.afscherming import scherm_af
from bot.begrip.bewijs import ONGEWOGEN, Omgeving, Zinnen
from bot.begrip.crisis import lees_signaal
from bot.begrip.geweld import Geweld
from bot.begrip.leeftijd import vind_leeftijden
from bot.begrip.mensen import BUITEN
from bot.begrip.oordeel import oordeel
from bot.begrip.patroon import Treffer
from bot.begrip.personen import Personen
from bot.begrip.stellig import Stellig
from bot.begrip.suggesties import Suggestie, suggesties
from bot.begrip.tekens import NIETS, Sleutel, Teken, aantal_van_ons, laad, oplopende, verlagende, zoeker
from bot.begrip.tekst import gewone_tekens
from bot.begrip.van_wie import past
from bot.begrip.verband import Verband
from bot.begrip.verbandtabel import verbanden
from bot.begrip.vermelding import GENOEMD, GEVRAAGD, MOGELIJK, ONBEKEND, ONTKEND, VERLEDEN, Vermelding
from bot.begrip.vooraf import Vooraf, Voorwerk
from bot.begrip.vraag import buiten_vragen, staat_in, vragen, zonder_vragen
from bot.begrip.waarden import leeftijden, waarden
from bot.begrip.zinnen import Tekst, ontleed

if TYPE_CHECKING:
    from bot.afweging import Kaders


_Plek = TypeVar("_Plek", Vermelding, Suggestie)


@dataclass(frozen=True)
class Begrepen:
    """`kenmerken`: what the text says now (JSON values); `vermeldingen`: every mention, also denied or past ones.

    `tegenstrijdig`: the kenmerken that the text gives values that exclude each other; they are not in `kenmerken`.
    `suggesties`: what it makes plausible without stating it.
    """

    kenmerken: dict[str, Any] = field(default_factory=dict)
    vermeldingen: tuple[Vermelding, ...] = ()
    tegenstrijdig: tuple[str, ...] = ()
    tekst: str = ""
    suggesties: tuple[Suggestie, ...] = ()

    def als_json(self, id: str | None = None) -> dict[str, Any]:
        """The answer of `regiewijzer begrijp` (contract); `afgeschermd` is the text without personal data."""
        signaal = lees_signaal(self.tekst)
        return {
            "id": id,
            "kenmerken": self.kenmerken,
            "vermeldingen": [v.als_json() for v in self.vermeldingen],
            "suggesties": [s.als_json() for s in self.suggesties],
            "signaal": signaal.als_json() if signaal else None,
            "afgeschermd": scherm_af(self.tekst).tekst,
        }


def voorwerk(kaders: Kaders) -> Voorwerk:
    """For `lees`, when a text of one message is read more than once: what doesn't differ is then found once."""
    return Voorwerk(lambda tekst: _vooraf(tekst, kaders))


def lees(tekst: str, kaders: Kaders, doelgroep: str | None = None, al: Voorwerk | None = None) -> Begrepen:
    """What `tekst` says. `doelgroep`, when it is known already, decides whose factors a mention can be; `al` holds
    what was found in the message before. Never raises.

    Read in ordinary characters, as a person sees it ("mis\u00adhandeld" from a word processor); offsets are those of
    `tekst`.
    """
    gewoon = gewone_tekens(tekst)
    vooraf = al(gewoon.tekst) if al else _vooraf(gewoon.tekst, kaders)
    begrepen = _lees(vooraf, kaders, doelgroep)
    if gewoon.tekst == tekst:
        return begrepen

    def terug(gevonden: _Plek) -> _Plek:
        begin, eind = gewoon.plek(gevonden.begin, gevonden.eind)
        return replace(gevonden, tekst=tekst[begin:eind], begin=begin, eind=eind)

    vermeldingen = tuple(map(terug, begrepen.vermeldingen))
    return replace(begrepen, vermeldingen=vermeldingen, suggesties=tuple(map(terug, begrepen.suggesties)), tekst=tekst)


def _vooraf(tekst: str, kaders: Kaders) -> Vooraf:
    """`tekst` in ordinary characters."""
    ontleding = ontleed(tekst, _woorden(Sleutel(kaders)))
    treffers = _kies(zoeker(Sleutel(kaders)).vind(ontleding.vormen, ontleding.lemmas))
    vast = frozenset(p for t in treffers for p in range(t.begin, t.eind))
    return Vooraf(ontleding, vind_leeftijden(tekst), treffers, Verband(ontleding, vast), vragen(tekst))


def ongewogen(tekst: str, kaders: Kaders, doelgroep: str | None = None) -> tuple[Omgeving, list[Vermelding], Zinnen]:
    """What the phrases and the rules make of a text of ordinary characters, before it is weighed (bot.begrip.oordeel),
    with the phrase of ours behind each mention; without doelgroep.
    """
    return _ongewogen(_vooraf(tekst, kaders), kaders, doelgroep)


def _ongewogen(vooraf: Vooraf, kaders: Kaders, doelgroep: str | None) -> tuple[Omgeving, list[Vermelding], Zinnen]:
    ontleding, verband, tekst = vooraf.tekst, vooraf.verband, vooraf.tekst.origineel
    personen = Personen(ontleding, vooraf.jaren, doelgroep)
    gelezen = [(t, v) for t in vooraf.treffers if (v := _vermelding(t, ontleding, personen, verband))]
    stellig, verlagend = Stellig(ontleding, personen), verlagende(Sleutel(kaders))
    vermeldingen = [_vastgesteld(v, t, stellig) if (v.kenmerk, v.waarde) in verlagend else v for t, v in gelezen]
    vermeldingen = Geweld(ontleding, personen, verband).vermeldingen(vermeldingen)
    vermeldingen = _zonder_verbeterde(_zonder_zwakke(vermeldingen, vooraf.treffers, ontleding), tekst, kaders)
    vermeldingen += _leeg(ontleding, kaders, personen)
    vermeldingen += leeftijden(vooraf.jaren, personen, tekst)
    om = Omgeving(ontleding, personen, verband, stellig, verlagend, vooraf)
    return om, zonder_vragen(vermeldingen, vooraf.gevraagd), _zinnen(gelezen, kaders)


def _lees(vooraf: Vooraf, kaders: Kaders, doelgroep: str | None) -> Begrepen:
    om, eerst, zinnen = _ongewogen(vooraf, kaders, doelgroep)
    tekst, personen = vooraf.tekst.origineel, om.personen
    gewogen = oordeel(om, eerst, zinnen, kaders)
    vermeldingen = gewogen.vermeldingen
    if (
        personen.waaruit
        and staat_in(personen.waaruit[0], om.gevraagd)
        and not _verondersteld(personen, om.tekst, vermeldingen)
    ):
        # "Wat doet een school bij een kind" names nobody.
        buiten = buiten_vragen(tekst, om.gevraagd)
        personen = Personen(ontleed(buiten, _woorden(Sleutel(kaders))), vind_leeftijden(buiten), doelgroep)
    # Who is merely mentioned ("moeder") says what the doelgroep may be, never that a known one is another.
    gezegd = personen.uitdrukkelijk or (None if doelgroep else personen.afgeleid)
    if personen.waaruit and gezegd and "doelgroep" in kaders.kenmerken:
        begin, eind = personen.waaruit
        vermeldingen.append(Vermelding("doelgroep", gezegd, tekst[begin:eind], begin, eind))
    vermeldingen = sorted(_met_wie(vermeldingen, om), key=lambda v: (v.begin, v.eind, v.kenmerk))
    kenmerken, tegenstrijdig = waarden(vermeldingen, kaders, oplopende(Sleutel(kaders)))
    plausibel = suggesties(om, gewogen, vermeldingen, kenmerken, kaders)
    return Begrepen(kenmerken, tuple(vermeldingen), tegenstrijdig, tekst, plausibel)


def _met_wie(vermeldingen: list[Vermelding], om: Omgeving) -> Iterator[Vermelding]:
    """The mentions with who each is about; the doelgroep is about nobody."""
    for v in vermeldingen:
        begin, eind = bisect_right(om.tekst.begin, v.begin) - 1, bisect_left(om.tekst.begin, v.eind)
        overal = v.kenmerk == "doelgroep" or not 0 <= begin < eind
        yield v if overal else replace(v, wie=om.personen.van_wie(begin, eind))


def _zinnen(gelezen: list[tuple[Treffer, Vermelding]], kaders: Kaders) -> Zinnen:
    """The phrase behind each mention; ONGEWOGEN for what isn't weighed: an organisation's own words, and what can't
    mean anything else. None for what a phrase says by how it is denied ("het lukt niet haar gemotiveerd te krijgen").
    """
    van_ons = aantal_van_ons(Sleutel(kaders))

    def zin(treffer: Treffer, v: Vermelding) -> str:
        if treffer.patroon.nr >= van_ons or treffer.patroon.teken.vast:
            return ONGEWOGEN
        return treffer.patroon.zin if v.waarde == treffer.patroon.teken.waarde else ""

    return {(v.kenmerk, v.begin, v.eind): zin(t, v) for t, v in gelezen}


@lru_cache(maxsize=4)
def _woorden(sleutel: Sleutel) -> frozenset[str]:
    """What a misspelt word can be: never a word of the context that the dictionary doesn't have ("geopperd")."""
    return zoeker(sleutel).woorden | verbanden().zoeker.woorden


def _verondersteld(personen: Personen, tekst: Tekst, vermeldingen: list[Vermelding]) -> bool:
    """Whether a question behind something told takes its people for granted: "…, hoe help ik mijn zoon"."""
    waar = next(
        (p.plek for p in personen.personen if personen.waaruit and tekst.begin[p.plek] == personen.waaruit[0]), None
    )
    bepaald = waar is not None and tekst.vormen[waar - 1 : waar] not in (("een",), ("geen",), ())
    return bepaald and any(v.zekerheid == GENOEMD for v in vermeldingen)


def _kies(treffers: list[Treffer]) -> list[Treffer]:
    """Per kenmerk, of matches that overlap the longest: "niet gemotiveerd" over "gemotiveerd"."""
    treffers.sort(key=lambda t: (t.begin - t.eind, -t.patroon.gewicht, t.begin, t.patroon.nr))
    gekozen: list[Treffer] = []
    bezet: dict[tuple[str, int], list[Treffer]] = {}  # by kenmerk and word: what was chosen there
    for treffer in treffers:
        plekken = [(treffer.patroon.teken.kenmerk, plek) for plek in range(treffer.begin, treffer.eind)]
        if all(_naast(treffer, t) for plek in plekken for t in bezet.get(plek, ())):
            for plek in plekken:
                bezet.setdefault(plek, []).append(treffer)
            gekozen.append(treffer)
    return gekozen


def _naast(treffer: Treffer, gekozen: Treffer) -> bool:
    """Whether it may stand beside one of the same kenmerk that it overlaps: another factor that doesn't hold it."""
    teken = treffer.patroon.teken
    erin = gekozen.begin <= treffer.begin and treffer.eind <= gekozen.eind
    return teken.soort == "meerkeuze" and gekozen.patroon.teken.waarde not in (teken.waarde, False) and not erin


def _vermelding(treffer: Treffer, tekst: Tekst, personen: Personen, verband: Verband) -> Vermelding | None:
    teken: Teken = treffer.patroon.teken
    if not _telt(treffer, tekst, personen):
        return None
    waarde, zekerheid = _staat(teken, _zekerheid(treffer, verband))
    begin, eind = tekst.begin[treffer.begin], tekst.eind[treffer.eind - 1]
    return Vermelding(teken.kenmerk, waarde, tekst.origineel[begin:eind], begin, eind, zekerheid)


def _telt(treffer: Treffer, tekst: Tekst, personen: Personen) -> bool:
    """Whether the phrase means this value here, of somebody whose it can be."""
    teken: Teken = treffer.patroon.teken
    if teken.telt_niet or (teken.nabij and not _nabij(treffer, tekst, teken.nabij)):
        return False
    if teken.doelgroep and personen.doelgroep and teken.doelgroep != personen.doelgroep:
        return False
    wie = personen.van_wie(treffer.begin, treffer.eind)
    if wie == BUITEN and not teken.los and not personen.noemt(treffer.begin, treffer.eind):
        return False
    return not teken.over or past(wie, teken.over, personen)


def _zekerheid(treffer: Treffer, verband: Verband) -> str:
    teken: Teken = treffer.patroon.teken
    zekerheid = verband.zekerheid(treffer.begin, treffer.eind)
    if teken.inzet and zekerheid in (GENOEMD, MOGELIJK) and verband.gevraagd(treffer.begin, treffer.eind):
        return GEVRAAGD
    if teken.lukt and zekerheid == GENOEMD and verband.kan_niet(treffer.begin, treffer.eind):
        return ONTKEND
    return GENOEMD if zekerheid == VERLEDEN and teken.blijft else zekerheid


def _staat(teken: Teken, zekerheid: str) -> tuple[Any, str]:
    """What the phrase says when it stands like this, and how that stands: "geen zorgen" is another value, stated."""
    if zekerheid == ONTKEND and teken.ontkend != NIETS:
        if teken.soort == "ja_nee":
            return not teken.waarde, GENOEMD
        if teken.ontkend is not None:
            return teken.ontkend, GENOEMD
    if zekerheid == MOGELIJK and teken.mogelijk is not None:
        return teken.mogelijk, GENOEMD
    return (None if zekerheid == ONBEKEND else teken.waarde), zekerheid


def _vastgesteld(vermelding: Vermelding, treffer: Treffer, stellig: Stellig) -> Vermelding:
    """A value that makes an advice lighter counts only where the text establishes it."""
    if vermelding.zekerheid != GENOEMD:
        return vermelding
    return replace(
        vermelding, zekerheid=stellig.zekerheid(treffer.begin, treffer.eind, treffer.patroon.teken, treffer.patroon.zin)
    )


def _nabij(treffer: Treffer, tekst: Tekst, woorden: tuple[str, ...]) -> bool:
    eerste, laatste = tekst.zinsgrenzen(treffer.begin)
    van, tot = max(eerste, treffer.begin - _NABIJ), min(laatste, treffer.eind + _NABIJ)
    return not set(woorden).isdisjoint(tekst.vormen[van:tot])


def _zonder_zwakke(vermeldingen: list[Vermelding], treffers: Sequence[Treffer], tekst: Tekst) -> list[Vermelding]:
    """Drop what weak phrases found where a strong one of the same kenmerk said something."""
    zwak = {(t.patroon.teken.kenmerk, tekst.begin[t.begin]) for t in treffers if t.patroon.teken.zwak}
    sterk = {v.kenmerk for v in vermeldingen if v.zekerheid == GENOEMD and (v.kenmerk, v.begin) not in zwak}
    return [v for v in vermeldingen if (v.kenmerk, v.begin) not in zwak or v.kenmerk not in sterk]


_NABIJ = 40  # words: a sentence without end is many
_MAAR_LENGTE = 80  # characters: what is put right follows at once
_MAAR = re.compile(
    r"(?: meer)?\s*(?:,\s*)?(?:maar|wel|nu|inmiddels)(?: (?:om|een|de|het|van|met|wel|nu|is|er|sprake))*\s*",
    re.IGNORECASE,
)


def _zonder_verbeterde(vermeldingen: list[Vermelding], tekst: str, kaders: Kaders) -> list[Vermelding]:
    """ "Geen OTS maar voogdij": what is denied to say the other value is not a value of its own."""
    begint: dict[str, list[int]] = {}
    for v in sorted(vermeldingen, key=lambda v: v.begin):
        if kaders.kenmerken[v.kenmerk].soort == "keuze" and v.zekerheid == GENOEMD:
            begint.setdefault(v.kenmerk, []).append(v.begin)

    def volgt(v: Vermelding) -> bool:
        rij = begint.get(v.kenmerk, [])
        dichtbij = rij[bisect_right(rij, v.eind) : bisect_right(rij, v.eind + _MAAR_LENGTE)]
        return any(_MAAR.fullmatch(tekst[v.eind : begin]) for begin in dichtbij)

    verbeterd = {
        id(v)
        for v in vermeldingen
        if v.zekerheid == GENOEMD
        and re.search(r"\b(?:geen|niet)\b", tekst[max(0, v.begin - 20) : v.eind].lower())
        and volgt(v)
    }
    return [v for v in vermeldingen if id(v) not in verbeterd]


def _leeg(tekst: Tekst, kaders: Kaders, personen: Personen) -> list[Vermelding]:
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


__all__ = ["Begrepen", "Teken", "laad", "lees"]
