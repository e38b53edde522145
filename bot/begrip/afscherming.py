"""The privacy shield: personal data out of a text before anything else sees it.

Names → [naam], BSN → [bsn], bank account → [iban], streets and postcodes → [adres], phone → [telefoon], mail → [e-mail],
date of birth → [geboortedatum], file numbers → [dossiernummer]. Ages, roles, organisations and ordinary words stay.
Light: python-stdnum, phonenumbers, Faker's name lists and simplemma's dictionary (to know what is an ordinary word).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from bot.afweging.termijnen import vandaag
from bot.begrip.namen import laad as _laad_namen
from bot.begrip.namen import vind_namen
from bot.begrip.tabel import tabel
from bot.begrip.tekst import gewone_tekens

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


# Every repetition below has an upper limit, or begins where nothing of its kind stands in front: a text of any length costs time in
# proportion to its length (tests/test_lineair.py).
_MAANDEN = r"(?:jan(?:uari)?|feb(?:r(?:uari)?)?|maart|mrt|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
_DATUM = (
    r"(?:(?<!\d)(?:0?[1-9]|[12]\d|3[01])\s?[-/.]\s?(?:0?[1-9]|1[0-2])\s?[-/.]\s?(?:(?:19|20)\d\d|'?\d\d)(?!\d)|(?<!\d)(?:19|20)\d\d[-/.]\d\d[-/.]\d\d(?!\d)|"
    r"(?<!\d)(?:[12]\d|3[01]|0?[1-9])(?:e|ste|de)?[\s-]{1,3}" + _MAANDEN + r"[\s-]{1,3}'?(?:(?:19|20)\d\d|\d\d)(?!\d))"
)
_GEBOREN = r"(?:geboren(?:\s{1,3}op)?|geb\.?\s?(?:dat(?:um)?|dd)?\.?|gebdatum|geboorte\s?datum(?:\s{1,3}is)?|geboortedag|g\.?d\.?|dob|\*|°)"
_STRAAT = (
    r"(?:straat|straatje|laan|weg|plein|kade|gracht|singel|hof|hofje|dreef|pad|steeg|dijk|plantsoen|park|baan|burgwal|wal|haven|markt|ring|allee|boulevard|oord|veld|akker|erf|"
    r"weide|horst|kamp|str|ln|borg|donk|meent|brink|waard|gaarde|tuin|berg|poort|kreek|vaart|vliet|zoom|rade|hoven|wijk|hoek|stein|stede|hage|heem|werf)"
)
_NIET_STRAAT = r"(?!(?:onderweg|snelweg|vanweg|terugweg|halverweg|gezinshof|gerechtshof|vakantiepark|pleinw|doolhof|stappenp|voetpad|leerpad|autoweg|schoolplein|omweg|uitweg|middenweg|stroomwijk|hoofdwijk|arbeidsmarkt|supermarkt|huizenmarkt|woningmarkt|loopbaan|bijbaan|speeltuin|moestuin|kring|hulpkring|ervaring|poging|regeling)\b)"
_VOOR_STRAAT = r"(?:(?:[Dd]e|[Hh]et|[Oo]ude|[Nn]ieuwe|[Bb]urgemeester|[Pp]rins(?:es)?|[Kk]oningin|[Vv]an|[Vv]an der|[Dd]r\.?|[Ll]aan van|[Ll]ange|[Kk]orte|St\.|[A-Z][a-z]{1,30})[\s-]{1,2}){0,3}"
_HUISNR = r"\d{1,4}(?!\s?(?:jaar|jr\b|kinderen|keer|dagen|weken|maanden|uur|%|euro))(?:\s?-\s?(?:\d{1,3}|[a-zA-Z]\b)|\s?(?:bis|hs|zw|[a-zA-Z])\b)?"
_POSTCODE = r"[1-9]\d{3}\s?(?!(?i:sa|sd|ss)\b)(?:[A-Z]{2}|(?<=\d)[a-z]{2})\b"
_PLAATSNAAM = r"(?:\s{0,3},?\s{1,3}(?:te\s{1,3})?[A-Z][a-zA-Z'-]{1,40}(?:\s{1,3}(?:(?:aan|den|de|a/d|op)\s{1,3})?[A-Z][a-z]{1,40})?)?"
_MET_POSTCODE = r"(?:\s{0,3},?\s{0,3}" + _POSTCODE + r")?" + _PLAATSNAAM
_ADRESWOORD = r"(?:[A-Z][\w'-]{0,40}|van|der|de|den|het|aan)"
_TUSSEN = r"(?:\s?[./-]\s?|[ \t]{1,2})?"  # between two digits of a long number
_NEGEN_CIJFERS = r"\d(?:" + _TUSSEN + r"\d){7,8}(?!\d)"
_IS = r"(?:\s{0,3}(?:is|:|=|van \w{1,40} is))?\s{0,3}"

_VAST: tuple[tuple[str, str], ...] = (
    ("e-mail", r"(?i)(?<![\w.+-])[\w.+-]+\s?(?:@|\[at\]|\(at\))\s?[\w-]+(?:\.[\w-]+)+|mailto:\S+"),
    ("iban", r"(?i)\b[A-Z]{2}\d{2}[ .-]?(?:[A-Z]{4}[ .-]?\d{4}[ .-]?\d{4}[ .-]?\d{2}|(?:\d{4}[ .-]?){3,6}\d{0,4})\b"),
    ("bsn", r"(?i)(?<=\bbsn)(?:[- ]?(?:nummer|nr)\.?)?" + _IS + r"(" + _NEGEN_CIJFERS + r")"),
    ("bsn", r"(?i)(?<=burgerservicenummer)" + _IS + r"(" + _NEGEN_CIJFERS + r")"),
    ("bsn", r"(?i)(?<=\bsofi)(?:-?nummer)?" + _IS + r"(" + _NEGEN_CIJFERS + r")"),
    (
        "dossiernummer",
        r"(?i)\b(?:dossier|zaak|cli[eë]nt|klant|patient|patiënt|kenmerk|ref(?:erentie)?|registratie|melding(?:s)?|polis|parket|rekest|beschikking(?:s)?|casus|kind|sociaal team|regis)[- ]?(?:nummer|nr|no|id|code|nummers)?\.?\s?(?:is|:|=|#)?\s{0,3}#?\s?((?!R-\d{4}-\d{4})(?=[A-Za-z0-9/._-]{0,40}\d{3})[A-Za-z0-9]{1,40}(?:[/._-][A-Za-z0-9]{1,40}){0,8})(?!\w)",
    ),
    ("geboortedatum", r"(?i)(?:\b|(?<=[\s(]))" + _GEBOREN + r"[\s:,;-]{0,6}(?:(?:is|op)\s{1,3})?(" + _DATUM + r")"),
    (
        "geboortedatum",
        r"(?i)(?:jongen|meisje|zoon|dochter|kind|man|vrouw|moeder|vader|jeugdige|client|cliënt|leerling|mevrouw|meneer|naam\])\s{0,3}[,(]?\s{0,3}("
        + _DATUM
        + r")",
    ),
    ("geboortedatum", r"(?i)\(\s{0,3}(" + _DATUM + r")\s{0,3}\)"),
    ("adres", r"(?i)\bpostbus\s\d{1,6}(?-i:" + _MET_POSTCODE + r")"),
    (
        "adres",
        r"(?<![\w'-])"
        + _VOOR_STRAAT
        + r"(?i:"
        + _NIET_STRAAT
        + r"[a-zé'-]{2,40}?"
        + _STRAAT
        + r"\.?\s{1,3}"
        + _HUISNR
        + r")"
        + _MET_POSTCODE,
    ),
    (
        "adres",
        r"(?i:\b(?:woont|wonend|wonen|adres|woonadres|verblijft|verblijfadres|bezoekadres|ingeschreven|staat ingeschreven)\b[ :]{0,3}(?:op|aan|te|is)?[ :]{0,3}(?:de|het)?\s{0,3})("
        + _ADRESWOORD
        + r"(?:\s{1,3}"
        + _ADRESWOORD
        + r"){0,6}\s{1,3}"
        + _HUISNR
        + _MET_POSTCODE
        + r")",
    ),
    (
        "adres",
        r"(?<![\w'-])[A-Z][a-zé'-]{2,40}(?:straat|laan|plein|kade|gracht|singel|dreef|steeg|plantsoen|dijk|weg|hof)\b(?!\s{0,3}\d)",
    ),
    ("adres", r"(?i:\b(?:in|aan|op|uit) de\s{1,3})([a-z]{4,40}(?:straat|laan|gracht|singel|dreef|kade))\b"),
    ("adres", r"(?i:postcode(?: is)?[ :]{0,3})([1-9]\d{3}\s?[A-Za-z]{2})\b"),
    ("adres", r"(?<!\d)" + _POSTCODE),
    (
        "telefoon",
        r"(?<![\d\w])(?:(?:\+|00)\s?31[\s.-]{0,3}(?:\(0\)[\s.-]{0,3})?|\(?0)[1-9](?:[\s().\/-]{0,2}\d){8}(?!\d)",
    ),
    (
        "telefoon",
        r"(?i)\b(?:tel(?:efoon)?(?:nummer|nr)?|mobiel|mob|gsm|bereikbaar op|bellen op|bel|06-nummer|nummer)\.?\s?(?:is|:)?\s{0,3}(\+?\d(?:[\s().-]{0,2}\d){6,12})(?!\d)",
    ),
    ("telefoon", r"(?<![\d\w])\+\d{2,3}(?:[\s().-]{0,2}\d){7,11}(?!\d)"),
    ("naam", r"(?<![\w@])@[a-z0-9_.]{3,}"),
)


@lru_cache(maxsize=1)
def _vast() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((soort, re.compile(patroon)) for soort, patroon in _VAST)


_NEGEN = re.compile(r"(?<![\d\w])" + _NEGEN_CIJFERS)
_OUDE_DATUM = re.compile("(?i)" + _DATUM)
_JAARTAL = re.compile(r"(?:19|20)\d\d")


@lru_cache(maxsize=1)
def _hulplijnen() -> re.Pattern[str]:
    """The numbers of hulplijnen.yml, however they are written; "112" only where it is a number by itself."""
    kort, lang = [], []
    for regel in tabel("hulplijnen"):
        cijfers = str(regel["nummer"])
        if cijfers.startswith("0"):
            nul = r"(?:\(?0|(?:\+|00)\s?31[\s.-]?(?:\(0\)[\s.-]?)?)[\s.-]?"
            lang.append(nul + r"[\s().\/-]{0,3}".join(cijfers[1:]))
        else:
            kort.append(r"[\s.-]?".join(cijfers))
    # A short one in the middle of another number isn't one; what follows after a space may be the next number (0…, +…).
    return re.compile(
        rf"(?<![\w+])(?:{'|'.join(lang)})(?![.)-]?\d)|(?<![\w+])(?<!\d[\s().-])(?:{'|'.join(kort)})(?!\w|[.)/-]\d|\s[1-9])"
    )


def scherm_af(tekst: str) -> Afgeschermd:
    """Replace the personal data in `tekst` by placeholders. Never raises; a text with none comes back as it is.

    It is searched in ordinary characters; the placeholders come at the places of the original, the rest of which stays as it is.
    """
    gewoon = gewone_tekens(tekst)
    te_zien = _hulplijnen().sub(lambda m: "|" * len(m.group()), gewoon.tekst)
    bezet = bytearray(len(te_zien))
    stukken: list[Vervanging] = []

    def neem(soort: str, begin: int, eind: int) -> None:
        if eind > begin and not any(bezet[begin:eind]):
            bezet[begin:eind] = b"\1" * (eind - begin)
            stukken.append(Vervanging(soort, *gewoon.plek(begin, eind)))

    for soort, patroon in _vast():
        for treffer in patroon.finditer(te_zien):
            groep = 1 if patroon.groups and treffer.group(1) else 0
            begin, eind = treffer.span(groep)
            neem(soort, begin + len(treffer.group(groep)) - len(treffer.group(groep).lstrip()), eind)
    _nummers(te_zien, neem)
    dit_jaar = vandaag().year
    for treffer in _OUDE_DATUM.finditer(te_zien):
        jaar = _JAARTAL.search(treffer.group())
        # A full date of years ago is more likely someone's birth than an appointment.
        if jaar and int(jaar.group()) <= dit_jaar - 3:
            neem("geboortedatum", *treffer.span())
    for begin, eind in vind_namen("".join(" " if weg else teken for teken, weg in zip(te_zien, bezet))):
        neem("naam", begin, eind)
    stukken.sort(key=lambda v: v.begin)
    uit, vorige = [], 0
    for stuk in stukken:
        uit += [tekst[vorige : stuk.begin], f"[{stuk.soort}]"]
        vorige = stuk.eind
    return Afgeschermd("".join(uit) + tekst[vorige:], tuple(stukken))


def _nummers(tekst: str, neem: Callable[[str, int, int], None]) -> None:
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
