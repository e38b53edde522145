"""Rows: of a spreadsheet, a table with bars, csv, or cells below each other as Outlook pastes them. What a column
is, its title says; without a title, what stands in it.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.overleg.splitsen.opening import gaat_over_iemand
from bot.overleg.splitsen.stuk import Kolom, KolommenPassenNiet, Stuk, met_letters, niveau, plat, veld, zegt

Rijen = list[list[str]]
URGENTIE = ("urgentie", "spoed", "crisis")
_DATUM = re.compile(r"\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{1,4})?(?:[ T]+\d{1,2}:\d{2}(?::\d{2})?)?")
_CODE = re.compile(r"#?[A-Z]{0,3}[-_ ]?\d[\d.-]*[.)]?")
_GETAL = re.compile(r"\d{1,3}")
_LEEFTIJD = re.compile(r"\(?\b\d{1,3}\s?(?:jaar|jr|j|mnd|maanden)?\)?")
_NAAM_WEG = "naam_weg"  # said by hand to be a name: then a cell that looks like a story is one too
Keuze = Sequence[str | None]


@dataclass(frozen=True)
class Tabel:
    """One aanmelding a row, the titles as a line that is left out (none without titles), and the columns."""

    stukken: tuple[Stuk, ...]
    titels: list[str]
    kolommen: tuple[Kolom, ...]


def tabelstukken(tekst: str, keuze: Keuze | None = None) -> Tabel | None:
    """The table that this text is; None when it is no table. `keuze`: what each column is (`kolomkeuze` in
    bot/taal/geplakt.yml), None for what it is recognised as. Raises KolommenPassenNiet for another number of columns.
    """
    rijen = _rijen(tekst) or _cellen_onder_elkaar(tekst)
    if not rijen or _is_formulier(rijen):
        return None
    while len(rijen) > 2 and sum(map(bool, rijen[0])) == 1 and _titels(rijen[1]):
        rijen = rijen[1:]  # "Week 48" above the titles
    titels = _titels(rijen[0])
    soorten = _soorten(rijen[titels:], rijen[0] if titels else [])
    kolommen = _kolommen(rijen[titels:], rijen[0] if titels else [], soorten)
    soorten = _gekozen(soorten, keuze)
    stukken = [als_stuk(list(zip(soorten, rij))) for rij in _samen(rijen[titels:], soorten)]
    return Tabel(
        tuple(s for s in stukken if met_letters(s.tekst)),
        [" · ".join(filter(None, rijen[0]))] if titels else [],
        kolommen,
    )


def _kolommen(rijen: Rijen, titels: Sequence[str], soorten: Sequence[str | None]) -> tuple[Kolom, ...]:
    uit = []
    for nr, soort in enumerate(soorten):
        cel = next((rij[nr] for rij in rijen if nr < len(rij) and rij[nr].strip()), "")
        titel = titels[nr].strip() if nr < len(titels) else ""
        uit.append(Kolom(titel or None, soort or "inhoud", cel))
    return tuple(uit)


def _gekozen(soorten: list[str | None], keuze: Keuze | None) -> list[str | None]:
    if keuze is None:
        return soorten
    if len(keuze) != len(soorten):
        raise KolommenPassenNiet(len(soorten))
    met_hand = (_NAAM_WEG if gekozen == "naam" else gekozen for gekozen in keuze)
    return [gekozen or soort for gekozen, soort in zip(met_hand, soorten)]


def met_tabel(tekst: str, keuze: Keuze | None = None) -> tuple[str, Tabel, str] | None:
    """(what stands above it, the table, what stands below) of a table in a text, a mail for instance. `keuze`: as for
    `tabelstukken`.
    """
    regels = tekst.split("\n")
    begin, eind = _langste_rij([regel.strip().count("\t") > 0 or regel.count("|") > 1 for regel in regels])
    if eind - begin < _KLEINSTE_TABEL or eind - begin == len(regels):
        return None
    gelezen = tabelstukken("\n".join(regels[begin:eind]))
    if gelezen is None or not gelezen.titels:
        return None
    if keuze is not None:
        gelezen = tabelstukken("\n".join(regels[begin:eind]), keuze) or gelezen
    return "\n".join(regels[:begin]), gelezen, "\n".join(regels[eind:])


_KLEINSTE_TABEL = 3  # rows, with that of the titles


def _langste_rij(vlaggen: Sequence[bool]) -> tuple[int, int]:
    """[begin, end) of the longest run that is true."""
    beste = begin = 0, 0
    for nr, vlag in enumerate(vlaggen):
        begin = (begin[0], nr + 1) if vlag else (nr + 1, nr + 1)
        beste = max(beste, begin, key=lambda b: b[1] - b[0])
    return beste


def formulierregels(tekst: str) -> str:
    """A table of two columns that is a form, as lines "field: value"; any other text as it is."""
    rijen = _rijen(tekst)
    if not rijen or not _is_formulier(rijen):
        return tekst
    return "\n".join(f"{rij[0].rstrip(' :')}: {' '.join(rij[1:])}" for rij in rijen)


def als_stuk(velden: Sequence[tuple[str | None, str]]) -> Stuk:
    """One aanmelding from its cells: who it is goes, what it says of urgency is kept apart."""
    hoe, waar = None, None
    delen: list[str] = []
    for soort, cel in velden:
        gezegd = zegt(soort, cel) if soort in URGENTIE and cel.strip() else None
        if gezegd:
            hoe, waar = (gezegd, cel) if soort == "urgentie" else (gezegd, f"{soort}: {cel}")
        elif deel := _deel(soort, cel):
            delen.append(deel)
    return Stuk(", ".join(delen), hoe, waar)


def _deel(soort: str | None, cel: str) -> str:
    """What a cell tells of the casus; '' for a number, a name or what somebody wants left out."""
    cel = cel.strip()
    if not cel or soort in ("nummer", "contact", "weg"):
        return ""
    if soort == _NAAM_WEG or (soort == "naam" and not gaat_over_iemand(cel) and not cel.islower()):
        leeftijd = _LEEFTIJD.search(cel)
        return leeftijd[0].strip("()") if leeftijd else ""
    if soort == "leeftijd" and _GETAL.fullmatch(cel):
        return f"{cel} jaar"
    return cel


# --- what the columns are ---


def _titels(rij: Sequence[str]) -> bool:
    """Whether this row has the titles of the columns."""
    gevuld = [cel for cel in rij if cel.strip()]
    bekend = sum(veld(cel) is not None for cel in gevuld)
    kort = all(len(cel) <= 40 and not _GETAL.search(cel) for cel in gevuld)
    return kort and len(gevuld) > 0 and (2 * bekend >= len(gevuld) or (bekend >= 2 and 3 * bekend >= len(gevuld)))


def _soorten(rijen: Rijen, titels: Sequence[str]) -> list[str | None]:
    breed = max(map(len, [*rijen, titels]), default=0)
    uit: list[str | None] = []
    for nr in range(breed):
        cellen = [rij[nr].strip() for rij in rijen if nr < len(rij)]
        titel = titels[nr].strip() if nr < len(titels) else ""
        uit.append(_soort(veld(titel) if titel else None, [cel for cel in cellen if cel]))
    return uit


def _soort(titel: str | None, cellen: list[str]) -> str | None:
    """The title decides, unless what stands below it is something else."""
    if titel in URGENTIE and not all(zegt(titel, cel) for cel in cellen):
        return "inhoud"  # "Crisis" above a column of stories
    if titel in ("nummer", "datum") and any(len(cel) > 40 for cel in cellen):
        return "inhoud"
    if titel:
        return titel
    if cellen and all(map(_DATUM.fullmatch, cellen)):
        return "datum"
    if cellen and all(map(_CODE.fullmatch, cellen)):
        return "nummer"
    if cellen and all(len(cel) > 2 and niveau(cel) and cel.lower() not in ("nee", "geen") for cel in cellen):
        return "urgentie"
    return None


def _samen(rijen: Rijen, soorten: Sequence[str | None]) -> Rijen:
    """Rows, with one that only goes on where the row above stopped joined to that."""
    uit: Rijen = []
    for rij in rijen:
        gevuld = [nr for nr, cel in enumerate(rij) if cel.strip()]
        verder = uit and len(gevuld) == 1 and len(soorten) > 2 and gevuld[0] > 0 and gevuld[0] < len(uit[-1])
        if verder:
            uit[-1] = [f"{oud} {rij[nr]}" if nr == gevuld[0] else oud for nr, oud in enumerate(uit[-1])]
        elif gevuld:
            uit.append(rij)
    return uit


# --- cells out of text ---


def _rijen(tekst: str) -> Rijen | None:
    """The cells per row: with tabs, with bars, or with semicolons or commas between them."""
    regels = [regel for regel in tekst.split("\n") if regel.strip()]
    if len(regels) < 2:
        return None
    if all(regel.count("|") >= 2 for regel in regels) or _even_vaak(regels, "|"):
        streep = re.compile(r"[\s|:=+-]*")
        return [
            [plat(cel) for cel in regel.strip().strip("|").split("|")]
            for regel in regels
            if not streep.fullmatch(regel)
        ]
    if 2 * sum("\t" in regel.strip() for regel in regels) > len(regels) and 2 * tekst.count("\t") >= len(regels):
        return _gelezen(tekst, "\t")
    return _csv(tekst, regels)


def _even_vaak(regels: Sequence[str], teken: str) -> bool:
    keren = {regel.strip().strip("|").count(teken) for regel in regels}
    return len(keren) == 1 and keren != {0}


def _csv(tekst: str, regels: Sequence[str]) -> Rijen | None:
    for teken in ";,":
        kop = [plat(cel) for cel in regels[0].split(teken)]
        if len(kop) < 2 or not _kop_van_csv(kop):
            continue
        rijen = _gelezen(tekst, teken)
        breedtes = Counter(map(len, rijen))
        if breedtes[len(rijen[0])] >= 0.8 * len(rijen):
            return rijen
    return None


def _kop_van_csv(kop: Sequence[str]) -> bool:
    """Titles, also ones that nobody knows: short, without a person or a number, and two or a third of them known."""
    als_titel = all(0 < len(cel) <= 30 and len(cel.split()) <= 3 and not _GETAL.search(cel) for cel in kop)
    woorden = [cel.replace("_", " ") for cel in kop]
    bekend = sum(veld(cel) is not None or veld(cel.split()[0]) is not None for cel in woorden if cel)
    return als_titel and (2 * bekend >= len(kop) or bekend >= 2)


def _gelezen(tekst: str, teken: str) -> Rijen:
    # A quotation mark without a partner is one that somebody typed: it would swallow every row below it.
    heel = tekst.count('"') % 2 == 0
    gelezen = csv.reader(
        tekst.replace("\0", "").splitlines(keepends=True),
        delimiter=teken,
        quoting=csv.QUOTE_MINIMAL if heel else csv.QUOTE_NONE,
    )
    rijen = [[plat(cel) for cel in rij] for rij in gelezen]
    return [rij for rij in rijen if any(rij)]


def _is_formulier(rijen: Rijen) -> bool:
    """Two columns, the first with the names of fields."""
    gevuld = [[cel for cel in rij if cel] for rij in rijen]
    bekend = sum(veld(rij[0]) is not None for rij in gevuld if rij)
    return (
        all(len(rij) <= 2 for rij in gevuld) and len(rijen) >= 3 and 2 * bekend > len(rijen) and not _titels(rijen[0])
    )


def _cellen_onder_elkaar(tekst: str) -> Rijen | None:
    """A table of which each cell became a line: titles first, then as many lines for each row."""
    regels = [plat(regel) for regel in tekst.split("\n") if regel.strip()]
    breed = 0
    while breed < len(regels) and veld(regels[breed]) and not regels[breed].endswith(":"):
        breed += 1
    if breed < 2 or len(regels) < 2 * breed or len(regels) % breed:
        # A last title that nobody knows.
        if breed < 2 or len(regels) % (breed + 1) or len(regels[breed]) > 25 or gaat_over_iemand(regels[breed]):
            return None
        breed += 1
    rijen = [regels[nr : nr + breed] for nr in range(0, len(regels), breed)]
    soorten = [veld(titel) for titel in rijen[0]]
    for nr, soort in enumerate(soorten):
        cellen = [rij[nr] for rij in rijen[1:]]
        if soort in URGENTIE and not all(zegt(soort, cel) for cel in cellen):
            return None
        if soort == "leeftijd" and not all(re.match(r"\d", cel) for cel in cellen):
            return None
    return rijen if len(rijen) > 1 else None
