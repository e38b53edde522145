"""The privacy shield: personal data out of a text before anything else sees it.

Names → [naam], BSN → [bsn], bank account → [iban], streets and postcodes → [adres], phone → [telefoon], mail → [e-mail],
date of birth → [geboortedatum], file numbers → [dossiernummer]. Ages, roles, organisations and ordinary words stay.
Light: python-stdnum, phonenumbers, Faker's name lists and simplemma's dictionary (to know what is an ordinary word).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from bot.begrip.namen import laad as _laad_namen
from bot.begrip.namen import vind_namen

_ENKEL_MEER = {
    "naam": ("naam", "namen"),
    "bsn": ("BSN", "BSN's"),
    "iban": ("rekeningnummer", "rekeningnummers"),
    "adres": ("adres", "adressen"),
    "telefoon": ("telefoonnummer", "telefoonnummers"),
    "e-mail": ("e-mailadres", "e-mailadressen"),
    "geboortedatum": ("geboortedatum", "geboortedata"),
    "dossiernummer": ("dossiernummer", "dossiernummers"),
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
        opsomming = delen[0] if len(delen) == 1 else ", ".join(delen[:-1]) + " en " + delen[-1]
        return f"Ik heb {opsomming} uit je bericht weggelaten. Ik bewaar geen persoonsgegevens: schrijf liever 'moeder' of 'zoon (7)'."


def laad() -> None:
    """Load the lists now (about 2 s together) instead of at the first text."""
    import phonenumbers  # noqa: F401

    _vast()
    _laad_namen()


_MAANDEN = r"(?:jan(?:uari)?|feb(?:r(?:uari)?)?|maart|mrt|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
_DATUM = (
    r"(?:(?<!\d)(?:0?[1-9]|[12]\d|3[01])\s?[-/.]\s?(?:0?[1-9]|1[0-2])\s?[-/.]\s?(?:(?:19|20)\d\d|'?\d\d)(?!\d)|(?<!\d)(?:19|20)\d\d-\d\d-\d\d(?!\d)|"
    r"(?<!\d)(?:[12]\d|3[01]|0?[1-9])(?:e|ste|de)?\s+" + _MAANDEN + r"\s+'?(?:(?:19|20)\d\d|\d\d)(?!\d))"
)
_GEBOREN = r"(?:geboren(?:\s+op)?|geb\.?\s?(?:dat(?:um)?|dd)?\.?|gebdatum|geboorte\s?datum(?:\s+is)?|geboortedag|g\.?d\.?|dob|\*|°)"
_STRAAT = (
    r"(?:straat|straatje|laan|weg|plein|kade|gracht|singel|hof|hofje|dreef|pad|steeg|dijk|plantsoen|park|baan|burgwal|wal|haven|markt|ring|allee|boulevard|oord|veld|akker|erf|"
    r"weide|horst|kamp|str|ln|borg|donk|meent|brink|waard|gaarde|tuin|berg|poort|kreek|vaart|vliet|zoom|rade|hoven|wijk|hoek|stein|stede|hage|heem|werf)"
)
_NIET_STRAAT = r"(?!(?:onderweg|snelweg|vanweg|terugweg|halverweg|gezinshof|gerechtshof|vakantiepark|pleinw|doolhof|stappenp|voetpad|leerpad|autoweg|schoolplein|omweg|uitweg|middenweg|stroomwijk|hoofdwijk|arbeidsmarkt|supermarkt|huizenmarkt|woningmarkt|loopbaan|bijbaan|speeltuin|moestuin|kring|hulpkring|ervaring|poging|regeling)\b)"
_HUISNR = r"\d{1,4}(?!\s?(?:jaar|jr\b|kinderen|keer|dagen|weken|maanden|uur|%|euro))(?:\s?-\s?\d{1,3}|\s?(?:bis|hs|zw|[a-zA-Z])\b)?"
_POSTCODE = r"[1-9]\d{3}\s?(?!(?i:sa|sd|ss)\b)(?:[A-Z]{2}|(?<=\d)[a-z]{2})\b"
_PLAATSNAAM = r"(?:\s*,?\s+(?:te\s+)?[A-Z][a-zA-Z'-]+(?:\s+(?:(?:aan|den|de|a/d|op)\s+)?[A-Z][a-z]+)?)?"

_VAST: tuple[tuple[str, str], ...] = (
    ("e-mail", r"(?i)(?<![\w.+-])[\w.+-]+\s?(?:@|\[at\]|\(at\))\s?[\w-]+(?:\.[\w-]+)+|mailto:\S+"),
    ("iban", r"(?i)\b[A-Z]{2}\d{2}[ .-]?(?:[A-Z]{4}[ .-]?\d{4}[ .-]?\d{4}[ .-]?\d{2}|(?:\d{4}[ .-]?){3,6}\d{0,4})\b"),
    ("bsn", r"(?i)(?<=\bbsn)(?:[- ]?(?:nummer|nr)\.?)?(?:\s*(?:is|:|=|van \w+ is))?\s*(\d(?:[ .-]?\d){7,8})(?!\d)"),
    ("bsn", r"(?i)(?<=burgerservicenummer)(?:\s*(?:is|:|=))?\s*(\d(?:[ .-]?\d){7,8})(?!\d)"),
    ("bsn", r"(?i)(?<=\bsofi)(?:-?nummer)?(?:\s*(?:is|:|=))?\s*(\d(?:[ .-]?\d){7,8})(?!\d)"),
    ("dossiernummer", r"(?i)\b(?:dossier|zaak|cli[eë]nt|patient|patiënt|kenmerk|ref(?:erentie)?|registratie|melding(?:s)?|polis|parket|rekest|beschikking(?:s)?|casus|kind|sociaal team|regis)[- ]?(?:nummer|nr|no|id|code|nummers)?\.?\s?(?:is|:|=|#)?\s*#?\s?((?!R-\d{4}-\d{4})(?=[A-Za-z0-9/._-]*\d{3})[A-Za-z0-9]+(?:[/._-]?[A-Za-z0-9]+)*)(?![\w])"),
    ("geboortedatum", r"(?i)(?:\b|(?<=[\s(]))" + _GEBOREN + r"[\s:,;-]*(?:is\s+|op\s+)?(" + _DATUM + r")"),
    ("geboortedatum", r"(?i)(?:jongen|meisje|zoon|dochter|kind|man|vrouw|moeder|vader|jeugdige|client|cliënt|leerling|mevrouw|meneer|naam\])\s*[,(]?\s*(" + _DATUM + r")"),
    ("geboortedatum", r"(?i)\(\s*(" + _DATUM + r")\s*\)"),
    ("adres", r"(?i)\bpostbus\s\d+" + r"(?-i:(?:\s*,?\s*" + _POSTCODE + _PLAATSNAAM + r")?)"),
    ("adres", r"(?:(?:[Dd]e|[Hh]et|[Oo]ude|[Nn]ieuwe|[Bb]urgemeester|[Pp]rins(?:es)?|[Kk]oningin|[Vv]an|[Vv]an der|[Dd]r\.?|[Ll]aan van|[Ll]ange|[Kk]orte|[A-Z][a-z]+)\s+){0,3}" + r"(?i:" + _NIET_STRAAT + r"(?:\b[a-zé'-]{2,}" + _STRAAT + r")\s+" + _HUISNR + r")(?:\s*,?\s*" + _POSTCODE + r")?" + _PLAATSNAAM),
    ("adres", r"(?i:\b(?:woont|wonend|wonen|adres|woonadres|verblijft|verblijfadres|bezoekadres|ingeschreven|staat ingeschreven)\b[ :]*(?:op|aan|te|is)?[ :]*(?:de|het)?\s*)((?:[A-Z][\w'-]*|van|der|de|den|het)(?:\s+(?:[A-Z][\w'-]*|van|der|de|den|het|aan))*\s+" + _HUISNR + r"(?:\s*,?\s*" + _POSTCODE + r")?" + _PLAATSNAAM + r")"),
    ("adres", r"\b[A-Z][a-zé'-]{2,}(?:straat|laan|plein|kade|gracht|singel|dreef|steeg|plantsoen|dijk|weg|hof)\b(?!\s*\d)"),
    ("adres", r"(?i:\b(?:in|aan|op|uit) de\s+)\b([a-z]{4,}(?:straat|laan|gracht|singel|dreef|kade))\b"),
    ("adres", r"(?i:postcode(?: is)?[ :]*)([1-9]\d{3}\s?[A-Za-z]{2})\b"),
    ("adres", r"(?<!\d)" + _POSTCODE),
    ("telefoon", r"(?<![\d\w])(?:(?:\+|00)\s?31[\s.-]*(?:\(0\)[\s.-]*)?|\(?0)[1-9](?:[\s().\/-]{0,2}\d){8}(?!\d)"),
    ("telefoon", r"(?i)\b(?:tel(?:efoon)?(?:nummer|nr)?|mobiel|mob|gsm|bereikbaar op|bellen op|bel|06-nummer|nummer)\.?\s?(?:is|:)?\s*(\+?\d(?:[\s().-]{0,2}\d){6,12})(?!\d)"),
    ("telefoon", r"(?<![\d\w])\+\d{2,3}(?:[\s().-]{0,2}\d){7,11}(?!\d)"),
    ("naam", r"(?<![\w@])@[a-z0-9_.]{3,}"),
)


@lru_cache(maxsize=1)
def _vast() -> tuple[tuple[str, "re.Pattern[str]"], ...]:
    return tuple((soort, re.compile(patroon)) for soort, patroon in _VAST)


_NEGEN = re.compile(r"(?<![\d\w])\d(?:[ .-]?\d){7,8}(?!\d)")
_OUDE_DATUM = re.compile("(?i)" + _DATUM)
_JAARTAL = re.compile(r"(?:19|20)\d\d")


def scherm_af(tekst: str) -> Afgeschermd:
    """Replace the personal data in `tekst` by placeholders. Never raises; a text with none comes back as it is."""
    stukken: list[Vervanging] = []

    def neem(soort: str, begin: int, eind: int) -> None:
        if eind > begin and all(eind <= v.begin or begin >= v.eind for v in stukken):
            stukken.append(Vervanging(soort, begin, eind))

    for soort, patroon in _vast():
        for treffer in patroon.finditer(tekst):
            groep = 1 if patroon.groups and treffer.group(1) else 0
            begin, eind = treffer.span(groep)
            neem(soort, begin + len(treffer.group(groep)) - len(treffer.group(groep).lstrip()), eind)
    _nummers(tekst, neem)
    dit_jaar = date.today().year
    for treffer in _OUDE_DATUM.finditer(tekst):
        jaar = _JAARTAL.search(treffer.group())
        # A full date of years ago is more likely someone's birth than an appointment.
        if jaar and int(jaar.group()) <= dit_jaar - 3:
            neem("geboortedatum", *treffer.span())
    tussenstand = "".join(" " if any(v.begin <= plek < v.eind for v in stukken) else teken for plek, teken in enumerate(tekst)) if stukken else tekst
    for begin, eind in vind_namen(tussenstand):
        neem("naam", begin, eind)
    stukken.sort(key=lambda v: v.begin)
    uit, vorige = [], 0
    for stuk in stukken:
        uit += [tekst[vorige : stuk.begin], f"[{stuk.soort}]"]
        vorige = stuk.eind
    return Afgeschermd("".join(uit) + tekst[vorige:], tuple(stukken))


def _nummers(tekst: str, neem) -> None:  # type: ignore[no-untyped-def]
    """BSN by its check, whatever stands before it; foreign phone numbers by their plan."""
    if not any(teken.isdigit() for teken in tekst):
        return
    from stdnum.nl import bsn

    for treffer in _NEGEN.finditer(tekst):
        cijfers = re.sub(r"\D", "", treffer.group())
        if len(cijfers) == 9 and bsn.is_valid(cijfers):
            neem("bsn", *treffer.span())
    if sum(teken.isdigit() for teken in tekst) >= 7:
        import phonenumbers

        for nummer in phonenumbers.PhoneNumberMatcher(tekst, "NL"):
            neem("telefoon", nummer.start, nummer.end)
