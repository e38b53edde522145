"""Text as programs paste it: other dashes, spaces, digits and letters, and characters that nobody sees.

None of it gets personal data past the shield.
"""

from __future__ import annotations

import pytest

from bot.begrip.afscherming import scherm_af
from bot.begrip.tekst import gewone_tekens

SPATIES = {
    f"U+{ord(t):04X}": t
    for t in "\u00a0\u1680\u2000\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
}
STREEPJES = {f"U+{ord(t):04X}": t for t in "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"}
ONZICHTBAAR = {
    f"U+{ord(t):04X}": t
    for t in "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\ufeff\u034f\ufe0f\u202c\u2069\u061c\u180e"
}
BREED = {"breed": lambda tekst: "".join(chr(ord(t) + 0xFEE0) if "!" <= t <= "~" else t for t in tekst)}

# kind -> texts; {…} is what must go. A space or dash in it is one that a program may replace.
GEGEVENS = {
    "bsn": [
        "BSN {123 456 782}",
        "BSN {123-456-782}",
        "hij staat als {123456782} bekend",
        "haar BSN is {111.222.333}",
        "BSN {123/456/782}",
        "BSN {123 - 456 - 782}",
    ],
    "adres": ["Zij woont op {de Dorpsstraat 12}", "adres: {Kerkstr. 12-a te Leeuwarden}", "postcode {4331 BK}"],
    "geboortedatum": [
        "geboren op {14-03-2011}",
        "Jongen ({14-03-2011}) verzuimt",
        "geb. {14 maart 2011}",
        "geboortedatum {2011-03-14}",
        "op {14/03/2011} kwam hij ter wereld",
    ],
    "telefoon": [
        "bel {06-12345678}",
        "bel {06 12 34 56 78} na vijven",
        "bel {+31 6 12345678}",
        "vast: {(0113) 21 43 65}",
    ],
    "iban": ["rekening {NL91 ABNA 0417 1643 00} van moeder", "rekening {NL91-ABNA-0417-1643-00} van moeder"],
    "e-mail": ["mail naar {jan.bakker@example.nl} graag"],
    "naam": ["zoon {Fatima} is boos", "Moeder {Sanne de Vries} belde"],
    "dossiernummer": ["dossiernummer {2023/4456} van de GI", "Zaaknummer {C-10-123456} bij de rechtbank"],
}
ZINNEN = [pytest.param(soort, zin, id=f"{soort}: {zin}") for soort, zinnen in GEGEVENS.items() for zin in zinnen]


def _weg(soort: str, zin: str, anders) -> None:  # type: ignore[no-untyped-def]
    voor, _, rest = zin.partition("{")
    geheim, _, na = rest.partition("}")
    geschreven = anders(geheim)
    tekst = voor + geschreven + na
    uit = scherm_af(tekst)
    assert uit.tekst == f"{voor}[{soort}]{na}", ascii(tekst)
    assert [(v.begin, v.eind) for v in uit.vervangen] == [(len(voor), len(voor) + len(geschreven))]


@pytest.mark.parametrize(("soort", "zin"), ZINNEN)
def test_zoals_getypt(soort: str, zin: str) -> None:
    _weg(soort, zin, lambda geheim: geheim)


@pytest.mark.parametrize("teken", SPATIES.values(), ids=SPATIES)
@pytest.mark.parametrize(("soort", "zin"), ZINNEN)
def test_elke_spatie(soort: str, zin: str, teken: str) -> None:
    _weg(soort, zin, lambda geheim: geheim.replace(" ", teken))


@pytest.mark.parametrize("teken", STREEPJES.values(), ids=STREEPJES)
@pytest.mark.parametrize(("soort", "zin"), ZINNEN)
def test_elk_streepje(soort: str, zin: str, teken: str) -> None:
    _weg(soort, zin, lambda geheim: geheim.replace("-", teken))


@pytest.mark.parametrize("teken", ONZICHTBAAR.values(), ids=ONZICHTBAAR)
@pytest.mark.parametrize(("soort", "zin"), ZINNEN)
def test_elk_onzichtbaar_teken(soort: str, zin: str, teken: str) -> None:
    _weg(soort, zin, lambda geheim: geheim[:3] + teken + geheim[3:])
    _weg(soort, zin, lambda geheim: teken.join(geheim))


@pytest.mark.parametrize(("soort", "zin"), ZINNEN)
def test_brede_letters_en_cijfers(soort: str, zin: str) -> None:
    _weg(soort, zin, BREED["breed"])


@pytest.mark.parametrize("cijfers", ["٠١٢٣٤٥٦٧٨٩", "०१२३४५६७८९", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗", "⁰¹²³⁴⁵⁶⁷⁸⁹"])
def test_cijfers_van_een_ander_schrift(cijfers: str) -> None:
    _weg("bsn", "BSN {123 456 782}", lambda geheim: geheim.translate(str.maketrans("0123456789", cijfers)))


# --- the numbers that must stay ---

HULP = ["112", "113", "144", "0800-2000", "0800 2000", "08002000", "0800 - 2000", "(0800) 2000", "0800.2000", "0800/2000", "0800 20 00", "+31 800 2000", "0800-0113", "0800 0113", "0900-8844", "0800-0432", "088-0767000", "088 0767 000"]  # fmt: skip
ROND = [
    "Bel {}",
    "bel direct {}.",
    "Is er gevaar? Bel {}!",
    "tel {}, dag en nacht",
    "telefoonnummer: {}",
    "({})",
    "nummer {} is gratis",
    "112 of {}",
    "Melding {} gedaan",
    "mobiel {} of 06",
]


@pytest.mark.parametrize("teken", ["-", *STREEPJES.values()], ids=lambda t: f"U+{ord(t):04X}")
@pytest.mark.parametrize("nummer", HULP)
def test_noodnummers_blijven(nummer: str, teken: str) -> None:
    for zin in ROND:
        tekst = zin.format(nummer.replace("-", teken))
        assert scherm_af(tekst).tekst == tekst


@pytest.mark.parametrize("nummer", HULP)
@pytest.mark.parametrize("eigen", ["06-12345678", "06 12345678", "0113-214365", "+31 6 12345678"])
def test_een_noodnummer_verbergt_geen_ander(nummer: str, eigen: str) -> None:
    for zin in ("Bel {} of {}", "Bel {}, vader {}", "tel {} {}"):
        assert scherm_af(zin.format(nummer, eigen)).tekst == zin.format(nummer, "[telefoon]")


@pytest.mark.parametrize(
    "nummer", ["06-11212345", "06 112 34567", "06-11 31 12 34", "0113-112144", "030 - 112 11 44", "06 1441 1211"]
)
def test_een_gewoon_nummer_met_112_erin_gaat_weg(nummer: str) -> None:
    assert scherm_af(f"Bel vader op {nummer}.").tekst == "Bel vader op [telefoon]."


# --- ordinary characters ---


@pytest.mark.parametrize(
    ("tekst", "gewoon"),
    [
        ("zel\u00adfmoord", "zelfmoord"),
        ("a\u200bb", "ab"),
        ("ﬁets", "fiets"),
        ("cafe\u0301", "caf\u00e9"),
        ("Ａ１２", "A12"),
        ("a\u2013b\u2014c", "a-b-c"),
        ("\u201cja\u201d, d\u2019r", '"ja", d\'r'),
        ("½ uur", "1/2 uur"),
        ("gewoon", "gewoon"),
        ("", ""),
        ("\u00ad", ""),
        ("👨\u200d👩\u200d👧 thuis", "👨👩👧 thuis"),
    ],
)
def test_gewone_tekens(tekst: str, gewoon: str) -> None:
    uit = gewone_tekens(tekst)
    assert uit.tekst == gewoon
    assert len(uit.begin) == len(uit.eind) == len(gewoon)
    assert all(0 <= b < e <= len(tekst) for b, e in zip(uit.begin, uit.eind))
    assert list(uit.begin) == sorted(uit.begin)


def test_een_vondst_ligt_op_de_oorspronkelijke_plek() -> None:
    tekst = "hij dreigt met zel\u00adf\u200bmoord, zegt moeder"
    uit = gewone_tekens(tekst)
    begin = uit.tekst.index("zelfmoord")
    assert tekst[slice(*uit.plek(begin, begin + len("zelfmoord")))] == "zel\u00adf\u200bmoord"
