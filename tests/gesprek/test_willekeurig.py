"""Random dialogues of 30 turns: nothing changes that wasn't shown or named, every change is said, and `terug` takes the
last one back.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.begrip.antwoord import kaal
from bot.begrip.handeling import correcties, klopt_niet
from bot.begrip.lezen import lees
from bot.begrip.vermelding import Vermelding
from bot.gesprek import Staat
from bot.gesprek.prompt import gekozen
from bot.gesprek.signaal import OP_ALARM, OP_LET_OP
from bot.gesprek.staat import open_prompt
from bot.gesprek.wacht import BedoelJe
from bot.gesprek.wijzigingen import als_zin
from bot.gesprek.zinnen import geen_gevaar
from bot.lijn.doet import Doet

from .spreken import KADERS, OMGEVING, Spreker

KAAL = ["1", "2", "3", "4", "7", "0", "ja", "nee", "ok", "klopt", "weet ik niet", "geen", "1 en 2", "nee hoor", "deels"]
ANTWOORDEN = [
    "best heftig",
    "het wijkteam",
    "de huisarts",
    "gaat gewoon",
    "te jong",
    "nee die loopt er niet",
    "redelijk",
    "alleen de ggz",
    "we maken ons zorgen",
    "spoed",
    "regulier",
    "structureel onveilig",
    "ambulant",
    "5 en 11",
    "moet ik nog navragen",
    "qwerty zxcv",
    "dat hangt ervan af",
    "er komt niemand",
    "ja, maar niet altijd",
    "helemaal niet",
]
FEITEN = [
    "Meisje van 14 gaat al weken niet naar school",
    "Jongen van 8, adhd.",
    "vader is verslaafd en er zijn schulden",
    "er is een ots uitgesproken",
    "Mevrouw van 83 kan het huishouden niet meer aan",
    "ouders weigeren alle hulp",
    "Vader slaat nu zijn zoon van 8.",
    "Hij is veilig. Hij is structureel onveilig.",
    "er komt een gezinscoach aan huis",
    "meneer is dakloos en heeft schulden",
    "het speelt al jaren, er zijn drie organisaties betrokken",
]
VERBETERINGEN = [
    "het is geen crisis maar regulier, wel structureel onveilig",
    "een volwassene, geen jeugd",
    "dit is wmo",
    "het is jeugd, geen volwassene",
    "vader drinkt niet meer",
    "er zijn geen schulden meer",
    "nee, er is wel onveiligheid",
    "doelgroep klopt niet",
    "leeftijden klopt niet",
    "nee er is geen acuut gevaar",
    "hij gaat weer naar school",
    "niet regulier maar spoed",
    "grotendeels, maar ze is 10",
    "aanpassen",
]
VRAGEN = [
    "wat is een OTS?",
    "stel dat er een voogd is",
    "waarom staat er bedreigd?",
    "telt ambulant als jeugdhulp?",
    "is het veilig?",
    "wat als vader hulp weigert",
    "waarom",
]
TUSSENDOOR = ["overzicht", "hulp", "hallo", "bedankt", "termijnen", "wie beslist", "privacy", "kaders"]
OPDRACHTEN = [
    "terug",
    "volledig",
    "vastleggen",
    "afwijken",
    "stop",
    "laat maar",
    "nieuwe afweging",
    "nieuwe afweging volgens lekstroom",
    "ongedaan",
]
GERADEN = ["begroeten", "bedanken", "hulp", "uitleg", "ontkennen", "bevestigen", "buiten_bereik", "afwijken"]
OVER_GEVAAR = [d.value for d in (*OP_ALARM, *OP_LET_OP, Doet.GEEN_GEVAAR)]  # what these say of it is on the button


@cache
def gelezen(tekst: str, doelgroep: str | None) -> tuple[Vermelding, ...]:
    return tuple(lees(tekst, KADERS, doelgroep).vermeldingen)


@dataclass
class Getuige:
    """A conversation that is watched: each turn is checked against what stood before it."""

    s: Spreker = field(default_factory=Spreker)
    gezegd: list[str] = field(default_factory=list)

    def typ(self, tekst: str, geraden: str | None = None, zekerheid: float = 0.0) -> None:
        voor = self.s.staat
        self.gezegd.append(f"{tekst!r} {geraden or ''}")
        mag = toegestaan(voor, tekst)
        self.s.zeg(tekst, geraden, zekerheid)
        self.klopt(voor, mag, tekst in VRAGEN + TUSSENDOOR and geraden is None)

    def druk(self, nummer: int) -> None:
        knoppen = [k for b in self.s.berichten for k in b["knoppen"]] if self.s.uit else []
        if not knoppen:
            return
        knop = knoppen[nummer % len(knoppen)]
        voor = self.s.staat
        self.gezegd.append(f"[{knop['label']}]")
        if "keuze" in knop:
            mag = {knop["keuze"]["kenmerk"]}
            self.s.kies(knop["keuze"]["kenmerk"], knop["keuze"]["waarde"])
        else:
            mag = {"urgentie", "veiligheid"} if knop["doet"] in OVER_GEVAAR else set()
            mag |= set(voor.aangeboden) if voor and knop["doet"] == Doet.GEEN_ZORGEN.value else set()
            mag |= toegestaan(voor, knop["label"]) | (op_de_lijst(voor) if knop["doet"] == "ja_klopt" else set())
            self.s.doe(Doet(knop["doet"]), knop.get("waarde"))
        self.klopt(voor, mag, False)

    def klopt(self, voor: Staat | None, mag: set[str], vraag: bool) -> None:
        na = self.s.staat
        verhaal = "\n".join(self.gezegd)
        if na is None:
            return
        custom = self.s.custom
        if voor is None or (voor.afweging != na.afweging and voor.casus != na.casus) or voor.profiel != na.profiel:
            return  # another afweging
        if voor.afweging != na.afweging and not voor.vastgelegd:
            return
        anders = {
            k: (voor.antwoorden.get(k), na.antwoorden.get(k))
            for k in {**voor.antwoorden, **na.antwoorden}
            if voor.antwoorden.get(k) != na.antwoorden.get(k)
        }
        gewijzigd = {g["kenmerk"]: (g["van"], g["naar"]) for g in custom["gewijzigd"]}
        assert gewijzigd == anders, verhaal
        assert als_zin(OMGEVING, custom["gewijzigd"]).rstrip(".") in self.s.tekst or not anders, verhaal
        if not terug(self.gezegd[-1]):
            assert set(anders) <= mag, f"{set(anders) - mag} zonder dat het er stond\n{verhaal}"
            overgeslagen = set(na.overgeslagen) - set(voor.overgeslagen)
            assert overgeslagen <= mag, f"{overgeslagen} overgeslagen\n{verhaal}"
        if vraag:
            assert not anders and na.voorstel == voor.voorstel, verhaal
            if voor.voorstel and not voor.wacht:
                assert self.s.open == "bevestig" and "Klopt dit?" in self.s.laatste, verhaal
        if anders and not terug(self.gezegd[-1]) and not na.vastgelegd and not voor.vastgelegd:
            self.neemt_terug(voor, na, verhaal)

    def neemt_terug(self, voor: Staat, na: Staat, verhaal: str) -> None:
        """On the side: one `ongedaan` gives back all answers that this turn changed."""
        ander = Spreker()
        ander.staat = na
        ander.zeg("ongedaan")
        assert ander.staat is not None and ander.staat.antwoorden == voor.antwoorden, f"ongedaan\n{verhaal}"
        assert ander.staat.voorstel == voor.voorstel, f"ongedaan: de lijst\n{verhaal}"


def terug(gezegd: str) -> bool:
    return any(woord in gezegd for woord in ("terug", "ongedaan", "laat maar", "Terug", "doorgaan", "Toch niet"))


def op_de_lijst(staat: Staat | None) -> set[str]:
    return {f["kenmerk"] for f in staat.voorstel} if staat else set()


def toegestaan(staat: Staat | None, tekst: str) -> set[str]:
    """The kenmerken that this text may change: what is on screen, and what it names."""
    if staat is None:
        return set(KADERS.kenmerken)
    mag = {v.kenmerk for v in gelezen(tekst, staat.antwoorden.get("doelgroep"))}
    bekend = {**staat.antwoorden, **{f["kenmerk"]: f["waarde"] for f in staat.voorstel}}
    mag |= {v.kenmerk for v in correcties(tekst, KADERS.kenmerken, bekend)}
    mag |= {k.id for k in KADERS.kenmerken.values() for o in k.opties if kaal(tekst) == kaal(o.label.split(",")[0])}
    mag |= {fout} if (fout := klopt_niet(tekst, KADERS.kenmerken)) else set()
    mag |= {"urgentie", "veiligheid"} if geen_gevaar(tekst) else set()
    match open_prompt(staat):
        case "vraag":
            mag |= {staat.vraag or ""}
        case "bedoel_je":
            assert isinstance(staat.wacht, BedoelJe)
            mag |= {staat.wacht.kenmerk}
        case "bevestig" | "aanpassen":
            mag |= op_de_lijst(staat)
            knop = gekozen(OMGEVING, staat, tekst)
            mag |= {knop.keuze[0]} if knop and knop.keuze else set()
    return mag


def zetten() -> st.SearchStrategy[tuple[Any, ...]]:
    tekst = [KAAL, ANTWOORDEN, FEITEN, VERBETERINGEN, VRAGEN, TUSSENDOOR, OPDRACHTEN]
    getypt = st.one_of(*(st.tuples(st.just("typ"), st.sampled_from(t)) for t in tekst))
    geraden = st.tuples(
        st.just("geraden"),
        st.sampled_from([*ANTWOORDEN, *VERBETERINGEN, *FEITEN]),
        st.sampled_from(GERADEN),
        st.sampled_from([0.3, 0.7, 0.95]),
    )
    return st.one_of(getypt, getypt, geraden, st.tuples(st.just("knop"), st.integers(0, 11)))


@settings(max_examples=60, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(st.lists(zetten(), min_size=30, max_size=30))
def test_niets_verandert_dat_niet_getoond_of_genoemd_is(gesprek: list[tuple[Any, ...]]) -> None:
    g = Getuige()
    g.typ("Jongen van 8, adhd.")
    for zet in gesprek:
        match zet:
            case ("typ", tekst):
                g.typ(tekst)
            case ("geraden", tekst, intent, zekerheid):
                g.typ(tekst, intent, zekerheid)
            case ("knop", nummer):
                g.druk(nummer)
