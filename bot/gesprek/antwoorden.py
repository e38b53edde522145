"""What a text answers to the prompt on screen: for sure, perhaps, or nothing (bot.begrip.beantwoord)."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.afweging.model import Kenmerk
from bot.begrip.antwoord import als_antwoord, is_weet_niet
from bot.begrip.beantwoord import BEDOEL_JE, ZEKER, Beantwoord, beantwoord, dichtstbij
from bot.begrip.bedoeling import is_opdracht
from bot.begrip.handeling import correcties, met_correcties, teruggenomen, voorbij, zegt_voorbij
from bot.begrip.tekens import Sleutel, verlagende
from bot.begrip.tekst import vouw
from bot.begrip.vermelding import GENOEMD, ONTKEND, VERLEDEN, Vermelding
from bot.begrip.vraag import is_vraag
from bot.begrip.zoekers.antwoorden import wegen

from .feiten import DRINGEND
from .staat import Beurt, Omgeving, Staat, open_prompt
from .wacht import BedoelJe

KORT = 25  # words: a longer text tells of a casus, and what is written in so many words counts, no weight
STERK = 0.85  # so sure of an intent, and an answer that isn't sure yields to it
DRINGEND_VANAF = 0.6  # so likely before what needs action at once is even asked about
ANDERE = 2  # so many other kenmerken in a text make it a description
_JA_OF_NEE = re.compile(r"\s*(?:ja+|nee+|geen)\b")
_EERSTE_DEEL = re.compile(r"[^,.;]+")
ZWAK = 0.65  # less sure of an intent, and a text without its words isn't taken for one while a question is open


def gevraagd(staat: Staat) -> str | None:
    """The kenmerk that the prompt on screen asks for."""
    if isinstance(staat.wacht, BedoelJe):
        return staat.wacht.kenmerk
    return staat.vraag if open_prompt(staat) == "vraag" else None


def antwoord_op(omgeving: Omgeving, kenmerk: Kenmerk, beurt: Beurt) -> Beantwoord | None:
    """What this turn answers to the question about `kenmerk`; None when it answers nothing.

    A description of a casus answers only what it says in so many words; the weights read short texts alone. What
    tells that something has ended names a value that isn't so.
    """
    if not beurt.tekst.strip() or zegt_voorbij(beurt.tekst):
        return None
    if _beschrijft(kenmerk, beurt):
        gelezen = als_antwoord(beurt.tekst, kenmerk, beurt.vermeldingen)
        return None if gelezen is None else Beantwoord(gelezen.waarde)
    gegeven = beantwoord(beurt.tekst, kenmerk, beurt.vermeldingen, verlagende(Sleutel(omgeving.kaders)))
    if gegeven is None or als_antwoord(beurt.tekst, kenmerk, beurt.vermeldingen) is not None:
        return gegeven
    return _op_gewicht(kenmerk, beurt, gegeven)


def _op_gewicht(kenmerk: Kenmerk, beurt: Beurt, gegeven: Beantwoord) -> Beantwoord | None:
    """What only the weights read: it needs more where the text tells something else, and a yes where it's urgent."""
    if _dringend(kenmerk, gegeven) and not _lijkt_zeker(kenmerk, beurt, gegeven):
        return None
    begin = _EERSTE_DEEL.match(beurt.tekst)
    ja_of_nee = kenmerk.soort != "keuze" or "geen" in kenmerk.waarden
    antwoordt = (ja_of_nee and _JA_OF_NEE.match(vouw(beurt.tekst))) or (begin and is_weet_niet(begin.group()))
    over_iets_anders = _andere(kenmerk, beurt) and not antwoordt
    if over_iets_anders and (gegeven.zekerheid == BEDOEL_JE or gegeven.waarde is None):
        return None
    return replace(gegeven, zekerheid=BEDOEL_JE) if _dringend(kenmerk, gegeven) else gegeven


def _dringend(kenmerk: Kenmerk, gegeven: Beantwoord) -> bool:
    return isinstance(gegeven.waarde, str) and (kenmerk.id, gegeven.waarde) in DRINGEND


def toch_antwoord(omgeving: Omgeving, staat: Staat, beurt: Beurt) -> bool:
    """Whether a text that the classifier took for something else ("best heftig" for thanks) answers what is asked.

    Not when fixed words say what to do, when it asks something, or when the classifier is the surer of the two.
    """
    naam = gevraagd(staat)
    if naam is None or beurt.tekst.rstrip().endswith("?") or is_vraag(beurt.tekst):
        return False
    if is_opdracht(beurt.tekst, omgeving.kaders):
        return False
    gegeven = antwoord_op(omgeving, omgeving.kaders.kenmerken[naam], beurt)
    if gegeven is None:
        return 0 < beurt.zekerheid < ZWAK
    zeker = gegeven.zekerheid == ZEKER and gegeven.waarde is not None
    return zeker or beurt.zekerheid < STERK


def met_verbetering(omgeving: Omgeving, staat: Staat, beurt: Beurt) -> Beurt:
    """The turn with what it corrects ("geen jeugd", "vader drinkt niet meer") as mentions like the others."""
    verbeterd = _correcties(omgeving, staat, beurt)
    return replace(beurt, vermeldingen=met_correcties(voorbij(beurt.tekst, beurt.vermeldingen), verbeterd))


def verbetert(omgeving: Omgeving, staat: Staat, beurt: Beurt) -> bool:
    """Whether a text that the classifier took for something else ("dit is wmo" for a greeting) corrects something."""
    if beurt.tekst.rstrip().endswith("?") or is_vraag(beurt.tekst) or is_opdracht(beurt.tekst, omgeving.kaders):
        return False
    return bool(_correcties(omgeving, staat, beurt))


def _correcties(omgeving: Omgeving, staat: Staat, beurt: Beurt) -> tuple[Vermelding, ...]:
    """What it corrects; an answer to the question on screen corrects nothing."""
    bekend = {**staat.antwoorden, **{f["kenmerk"]: f["waarde"] for f in staat.voorstel}}
    gelezen = correcties(beurt.tekst, omgeving.kaders.kenmerken, bekend)
    over = teruggenomen(beurt.tekst, beurt.vermeldingen, bekend)
    return (*(v for v in gelezen if v.kenmerk != gevraagd(staat) or v.kenmerk in bekend), *over)


def dichtst(omgeving: Omgeving, kenmerk: Kenmerk, tekst: str) -> Beantwoord | None:
    """The option that a text which answers nothing comes nearest to, to ask; never what needs action at once."""
    gevonden = dichtstbij(tekst, kenmerk)
    return None if gevonden is None or _dringend(kenmerk, gevonden) else gevonden


def _lijkt_zeker(kenmerk: Kenmerk, beurt: Beurt, gegeven: Beantwoord) -> bool:
    gewogen = wegen(beurt.tekst, kenmerk.id)
    return gewogen is not None and gewogen.kansen.get(str(gegeven.waarde), 0.0) >= DRINGEND_VANAF


def _andere(kenmerk: Kenmerk, beurt: Beurt) -> set[str]:
    """The other kenmerken that the text tells something about, beside who it is about."""
    genoemd = {v.kenmerk for v in beurt.vermeldingen if v.zekerheid in (GENOEMD, ONTKEND, VERLEDEN)}
    return genoemd - {kenmerk.id, "doelgroep", "leeftijden"}


def _beschrijft(kenmerk: Kenmerk, beurt: Beurt) -> bool:
    return len(beurt.tekst.split()) > KORT or len(_andere(kenmerk, beurt)) > ANDERE
