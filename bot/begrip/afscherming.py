"""The privacy shield: personal data out of a text before anything else sees it.

Names → [naam], BSN → [bsn], bank account → [iban], streets and postcodes → [adres], phone → [telefoon],
mail → [e-mail], date of birth → [geboortedatum], file numbers → [dossiernummer]. Ages, roles, organisations and
ordinary words stay. What is recognised by its form: taal/afscherming.yml. Light: python-stdnum, phonenumbers, our
name lists and simplemma's dictionary (to know what is an ordinary word).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.afweging.termijnen import vandaag
from bot.begrip.crisis.vreemd import dragend
from bot.begrip.naammodel import laad as _laad_model
from bot.begrip.naammodel import vind_geleerd
from bot.begrip.namen import laad as _laad_namen
from bot.begrip.namen import vind_namen
from bot.begrip.nummers import vind_nummers
from bot.begrip.opgave import patroon
from bot.begrip.tabel import tabel
from bot.begrip.tekst import gewone_tekens, vouw
from bot.begrip.woordenboek import bekend
from bot.schrijfwijze import en

_ENKEL_MEER = {
    "naam": ("naam", "namen"),
    "bsn": ("BSN", "BSN's"),
    "iban": ("rekeningnummer", "rekeningnummers"),
    "adres": ("adres", "adressen"),
    "telefoon": ("telefoonnummer", "telefoonnummers"),
    "e-mail": ("e-mailadres", "e-mailadressen"),
    "geboortedatum": ("geboortedatum", "geboortedata"),
    "dossiernummer": ("dossiernummer", "dossiernummers"),
    "nummer": ("ander nummer", "andere nummers"),
}


@dataclass(frozen=True)
class Vervanging:
    """What was replaced: its kind and its place in the original text, never the words themselves."""

    soort: str
    begin: int
    eind: int


@dataclass(frozen=True)
class Afgeschermd:
    tekst: str
    vervangen: tuple[Vervanging, ...]

    @property
    def aantallen(self) -> dict[str, int]:
        return dict(Counter(v.soort for v in self.vervangen))

    def melding(self) -> str | None:
        """What the user is told, or None when nothing was masked: "Ik heb 2 namen en 1 BSN weggelaten. …"."""
        if not self.vervangen:
            return None
        delen = [f"{aantal} {_ENKEL_MEER[soort][aantal > 1]}" for soort, aantal in self.aantallen.items()]
        liever = "Ik bewaar geen persoonsgegevens: schrijf liever 'moeder' of 'zoon (7)'."
        return f"Ik heb {en(delen)} uit je bericht weggelaten. {liever}"


def laad() -> None:
    """Load the lists now (about 2 s together) instead of at the first text."""
    import phonenumbers  # noqa: F401

    _vast()
    _laad_namen()
    _laad_model()


@dataclass(frozen=True)
class _Vorm:
    """A row of the table; `geen_woord`: the word before the first digit must be no ordinary word ("antwoord 2");
    `zonder_cijfer`: it can be in a text without digits.
    """

    soort: str
    patroon: re.Pattern[str]
    geen_woord: bool = False
    zonder_cijfer: bool = False

    def spans(self, tekst: str) -> Iterator[tuple[int, int]]:
        """What must go, each time that the form is in the text."""
        for treffer in self.patroon.finditer(tekst):
            groep = 1 if self.patroon.groups and treffer.group(1) else 0
            stuk = treffer.group(groep)
            if not (self.geen_woord and bekend(vouw(_VOOR_CIJFER.findall(stuk)[0]))):
                yield treffer.start(groep) + len(stuk) - len(stuk.lstrip()), treffer.end(groep)


_VOOR_CIJFER = re.compile(r"([^\W\d_]{1,60})\W{1,4}\d")


@lru_cache(maxsize=1)
def _vast() -> tuple[_Vorm, ...]:
    rijen = tabel("afscherming")["patronen"]
    return tuple(
        _Vorm(rij["soort"], patroon(rij["patroon"]), **{k: rij[k] for k in ("geen_woord", "zonder_cijfer") if k in rij})
        for rij in rijen
    )


@lru_cache(maxsize=1)
def _negen() -> re.Pattern[str]:
    return patroon(r"(?<![\d\w]){negen_cijfers}")


@lru_cache(maxsize=1)
def _oude_datum() -> re.Pattern[str]:
    return patroon("(?i){datum}")


_JAARTAL = re.compile(r"(?:19|20)\d\d")


@lru_cache(maxsize=1)
def _hulplijnen() -> re.Pattern[str]:
    """The numbers of hulplijnen.yml, however they are written; "112" only where it is a number by itself."""
    kort, lang = [], []
    for regel in tabel("hulplijnen"):
        if vorm := regel.get("vorm"):
            kort.append(vorm)
            continue
        cijfers = str(regel["nummer"])
        if cijfers.startswith("0"):
            nul = r"(?:\(?0|(?:\+|00)\s?31[\s.-]?(?:\(0\)[\s.-]?)?)[\s.-]?"
            lang.append(nul + r"[\s().\/-]{0,3}".join(cijfers[1:]))
        else:
            kort.append(r"[\s.-]?".join(cijfers))
    # A short one in the middle of another number isn't one; what follows after a space may be the next (0…, +…).
    lang_patroon = rf"(?<![\w+])(?:{'|'.join(lang)})(?![.)-]?\d)"
    kort_patroon = rf"(?<![\w+])(?<!\d[\s().-])(?:{'|'.join(kort)})(?!\w|[.)/-]\d|\s[1-9])"
    return re.compile(f"{lang_patroon}|{kort_patroon}")


def scherm_af(tekst: str) -> Afgeschermd:
    """Replace the personal data in `tekst` by placeholders. Never raises; a text with none comes back as it is.

    It is searched in ordinary characters; the placeholders come at the places of the original, the rest stays as it is.
    """
    gewoon = gewone_tekens(tekst)
    te_zien = _hulplijnen().sub(lambda m: "|" * len(m.group()), gewoon.tekst)
    bezet = bytearray(len(te_zien))
    stukken: list[Vervanging] = []

    def neem(soort: str, begin: int, eind: int) -> None:
        if eind > begin and not any(bezet[begin:eind]):
            bezet[begin:eind] = b"\1" * (eind - begin)
            stukken.append(Vervanging(soort, *gewoon.plek(begin, eind)))

    for soort, begin, eind in _vaste_spans(gewoon.tekst, te_zien):
        neem(soort, begin, eind)
    _nummers(te_zien, neem)
    for treffer in _oude_datum().finditer(te_zien):
        if _lang_geleden(treffer.group()):
            neem("geboortedatum", *treffer.span())
    for begin, eind in vind_nummers(_zonder(te_zien, bezet, "\x01")):
        neem("nummer", begin, eind)
    geleerd = [span for span in vind_geleerd(te_zien) if not any(bezet[slice(*span)])]
    gevaar = dragend(te_zien)
    for span in vind_namen(_zonder(te_zien, bezet, " "), geleerd):
        for begin, eind in _buiten(span, gevaar, te_zien):
            neem("naam", begin, eind)
    stukken.sort(key=lambda v: v.begin)
    uit, vorige = [], 0
    for stuk in stukken:
        uit += [tekst[vorige : stuk.begin], f"[{stuk.soort}]"]
        vorige = stuk.eind
    return Afgeschermd("".join(uit) + tekst[vorige:], tuple(stukken))


def _buiten(span: tuple[int, int], vrij: list[tuple[int, int]], tekst: str) -> Iterator[tuple[int, int]]:
    """What of a name lies outside the words in `vrij` (in order and apart): the words that say danger in another
    language stay.
    """
    begin, einde = span
    for van, tot in [plek for plek in vrij if plek[0] < einde and plek[1] > begin] + [(einde, einde)]:
        stuk = tekst[begin:van]
        if any(teken.isalpha() for teken in stuk):
            yield begin + len(stuk) - len(stuk.lstrip()), begin + len(stuk.rstrip())
        begin = tot


def _vaste_spans(tekst: str, te_zien: str) -> Iterator[tuple[str, int, int]]:
    """What the fixed forms find, in the order of the table. A house can have the number 112: an address is looked for
    in the text with the helplines in it.
    """
    cijfers = any(teken.isdigit() for teken in tekst)
    for vorm in _vast():
        if cijfers or vorm.zonder_cijfer:
            for begin, eind in vorm.spans(tekst if vorm.soort == "adres" else te_zien):
                yield vorm.soort, begin, eind


def _lang_geleden(datum: str) -> bool:
    """A full date of years ago is more likely someone's birth than an appointment."""
    voluit, dit_jaar = _JAARTAL.search(datum), vandaag().year
    jaar = int(voluit.group() if voluit else datum[-2:])
    if jaar < 100:
        jaar += dit_jaar // 100 * 100 if jaar <= dit_jaar % 100 + 2 else dit_jaar // 100 * 100 - 100
    return jaar <= dit_jaar - 3


def _zonder(tekst: str, bezet: bytearray, anders: str) -> str:
    """The text with `anders` in place of every character that was taken."""
    if not any(bezet):
        return tekst
    return "".join(anders if weg else teken for teken, weg in zip(tekst, bezet))


def _nummers(tekst: str, neem: Callable[[str, int, int], None]) -> None:
    """BSN by its check, whatever stands before it; foreign phone numbers by their plan."""
    if not any(teken.isdigit() for teken in tekst):
        return
    from stdnum.nl import bsn

    for treffer in _negen().finditer(tekst):
        cijfers = re.sub(r"\D", "", treffer.group())
        if len(cijfers) == 9 and bsn.is_valid(cijfers):
            neem("bsn", *treffer.span())
    if sum(teken.isdigit() for teken in tekst) >= 7:
        import phonenumbers

        for nummer in phonenumbers.PhoneNumberMatcher(tekst, "NL"):
            neem("telefoon", nummer.start, nummer.end)
