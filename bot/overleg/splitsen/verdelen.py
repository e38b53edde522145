"""From pasted text to aanmeldingen. Nothing that may be about a casus is dropped: only headers and signatures of mails,
headings, column titles and talk are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.overleg.splitsen.mails import mails
from bot.overleg.splitsen.opening import WAARSCHIJNLIJK, ZEKER, gaat_over_iemand, naam_vooraan, opening
from bot.overleg.splitsen.regel import Regel, als_kopje, als_veld, is_naamkop, lees_regels
from bot.overleg.splitsen.schoon import maak_schoon
from bot.overleg.splitsen.stuk import Gesplitst, KolommenPassenNiet, Stuk, aaneen, een_van, met_letters, plat
from bot.overleg.splitsen.tafel import URGENTIE, Keuze, Tabel, als_stuk, formulierregels, met_tabel, tabelstukken
from bot.overleg.splitsen.wegen import beste, is_praat

_DIEP = 3  # a list in a part of a mail
_LANG = 60
_VOORUIT = 140  # characters of who is introduced after "de volgende"
_OVER_DE_LIJST = re.compile(rf"(?i)\b{een_van('over_de_lijst')}\b|{een_van('datum_alleen')}")
_VOLGENDE = re.compile(rf"(?i)(?:^|(?<=[\s.,;:]))[\s.,;:]{{0,5}}{een_van('volgende')}[\s:,.]{{0,5}}")
_VOLGENDE_KORT = re.compile(rf"(?i)(?:^|(?<=[\s.,;:]))[\s.,;:]{{0,5}}{een_van('volgende_kort')}[\s:,.]{{1,5}}")
_SLOT = re.compile(rf"(?i){een_van('slot')}")
_STREEP = re.compile(r"(?<=\s)[/;|](?=\s)|;(?=\s[a-z])")


def splits(tekst: str, langst: int | None = None, kolommen: Keuze | None = None) -> Gesplitst:
    """The aanmeldingen in a pasted text of any of the usual forms; none when it holds no letters. What is longer than
    `langst` characters is cut between sentences into pieces that follow each other: nothing is refused or lost.

    `kolommen`: what each column of the table is, None for what it is recognised as. Raises KolommenPassenNiet when the
    text has another number of columns.
    """
    heel = _splits(tekst, kolommen)
    heel = replace(heel, stukken=_met_namen(heel.stukken))
    return (
        heel if langst is None else replace(heel, stukken=tuple(d for s in heel.stukken for d in _geknipt(s, langst)))
    )


def _met_namen(stukken: Sequence[Stuk]) -> tuple[Stuk, ...]:
    """With the name in front, when that is how the list is written or the words behind it are capitals too: "Ploeg
    jongen 10" is no plough. Who writes a ps is a name anyhow.
    """
    namen = [naam_vooraan(stuk.tekst) for stuk in stukken]
    vast = sum(naam is not None for naam in namen) >= max(_MINSTE_NAMEN, 0.5 * len(stukken))
    return tuple(
        replace(stuk, naam=naam) if naam and (vast or stuk.tekst.lower().startswith("ps")) else stuk
        for stuk, naam in zip(stukken, namen)
    )


_MINSTE_NAMEN = 3


def in_stukken(tekst: str, langst: int) -> Gesplitst:
    """A text that is one aanmelding, whatever it looks like."""
    stuk = Stuk(plat(tekst))
    return Gesplitst(tuple(_geknipt(stuk, langst)) if met_letters(stuk.tekst) else (), ())


def _geknipt(stuk: Stuk, langst: int) -> Iterator[Stuk]:
    rest = stuk.tekst
    while len(rest) > langst:
        # After a sentence, else between words, else anywhere: always further.
        knip = max(rest.rfind(". ", 0, langst - 1) + 1, 0) or rest.rfind(" ", 1, langst) or langst
        knip = knip if knip > 0 else langst
        yield replace(stuk, tekst=rest[:knip].strip())
        rest = rest[knip:].strip()
    if rest:
        yield replace(stuk, tekst=rest)


def _splits(tekst: str, keuze: Keuze | None = None) -> Gesplitst:
    tekst, weg = maak_schoon(tekst)
    if (tabel := tabelstukken(tekst, keuze)) is not None:
        return Gesplitst(tabel.stukken, (*weg, *tabel.titels), tabel.kolommen)
    if (in_tekst := met_tabel(tekst, keuze)) is not None:
        return _om_een_tabel(*in_tekst, weg)
    if keuze:
        raise KolommenPassenNiet(0)
    stukken: list[Stuk] = []
    delen, zonder, met_mail = mails(formulierregels(tekst).split("\n"))
    weg += zonder
    for onderwerp, regels in delen:
        stukken += _uit_deel(onderwerp, lees_regels(regels), met_mail, weg)
    return Gesplitst(
        tuple(s for s in stukken if met_letters(s.tekst)), tuple(plat(r) for r in weg if met_letters(r) or r.strip())
    )


def _om_een_tabel(boven: str, tabel: Tabel, onder: str, weg: list[str]) -> Gesplitst:
    """The rows, and what above or below them is about somebody too."""
    weg += tabel.titels
    om: list[list[Stuk]] = []
    for tekst in (boven, onder):
        gesplitst = _splits(tekst)
        om.append([s for s in gesplitst.stukken if opening(s.tekst) >= WAARSCHIJNLIJK])
        weg += [*gesplitst.weg, *(s.tekst for s in gesplitst.stukken if s not in om[-1])]
    return Gesplitst((*om[0], *tabel.stukken, *om[1]), tuple(weg), tabel.kolommen)


def _uit_deel(onderwerp: str, regels: list[Regel], met_mail: bool, weg: list[str]) -> list[Stuk]:
    """One mail, or what stands between two lines that separate; what is left out is added to `weg`."""
    if met_mail and not any(r.soort for r in regels):
        # The blank lines of a mail say nothing, unless each paragraph is about somebody else.
        openingen = sum(r.hoe >= WAARSCHIJNLIJK for r in regels if not r.leeg)
        regels = regels if openingen > 1 else [r for r in regels if not r.leeg]
    stukken = _per_kopje(regels, met_mail, weg)
    if not stukken and gaat_over_iemand(onderwerp):
        return [Stuk(plat(onderwerp))]
    if onderwerp and len(stukken) == 1:
        punt = "" if onderwerp[-1] in ".!?:" else "."
        return [replace(stukken[0], tekst=f"{onderwerp}{punt} {stukken[0].tekst}")]
    weg += [onderwerp] if onderwerp else []
    return stukken


def _per_kopje(regels: list[Regel], een: bool, weg: list[str]) -> list[Stuk]:
    """Parts of a list, each below its heading; the level of a heading goes for all below it."""
    delen: list[tuple[str | None, str | None, list[Regel]]] = [(None, None, [])]
    for nr, regel in enumerate(regels):
        volgende = next((r for r in regels[nr + 1 : nr + 3] if not r.leeg), None)
        kopje = als_kopje(regel) if nr + 1 < len(regels) else None
        if kopje is None and is_naamkop(regel, volgende):
            kopje = (regel.rest, None)
        if kopje:
            delen.append((kopje[1], kopje[0], []))
            weg.append(regel.ruw)
        else:
            delen[-1][2].append(regel)
    uit: list[Stuk] = []
    for hoe, waar, deel in delen:
        stukken = _uit_regels(deel, een, weg)
        uit += [replace(s, zegt=hoe, waar=waar) if hoe and not s.zegt else s for s in stukken]
    return uit


def _uit_regels(regels: list[Regel], een: bool, weg: list[str], diep: int = 0) -> list[Stuk]:
    if diep == 0:
        regels = _zonder_praat(regels, weg)
    gevuld = [r for r in regels if not r.leeg]
    if not gevuld:
        return []
    if len(gezegd := _gezegd(" ".join(r.ruw.strip() for r in gevuld), len(gevuld) == 1)) > 1:
        return [Stuk(t) for t in gezegd]
    verdeling = beste(regels) if diep < _DIEP else None
    if verdeling is None or (een and _een_verhaal(verdeling.delen, diep)):
        return [_als_een(gevuld)]
    vooraf = [r for r in verdeling.vooraf if not _kan_weg(r)]
    weg += [r.ruw for r in verdeling.vooraf if _kan_weg(r)]
    uit: list[Stuk] = []
    for deel in [*([vooraf] if vooraf else []), *verdeling.delen]:
        uit += _binnen(deel, weg, diep)
    return uit


def _binnen(deel: list[Regel], weg: list[str], diep: int) -> list[Stuk]:
    """A part, divided again when it holds a list of its own: without its marker, which belongs to it as a whole."""
    if len(deel) == 1:
        return [_als_een(deel)]
    kaal = [replace(deel[0], soort=None, merk="", ruw=deel[0].rest), *deel[1:]] if deel[0].soort else deel
    kaal = [r for r in kaal if r.rest]  # "1." on a line of its own
    if kaal and is_titel(kaal[0].rest) and any(r.soort for r in kaal[1:]):
        weg.append(kaal[0].ruw)  # "3. Casussen" of an agenda, with a list below it
        kaal = kaal[1:]
    return _uit_regels(kaal, True, weg, diep + 1)


def _een_verhaal(delen: Sequence[list[Regel]], diep: int) -> bool:
    """Whether not every part introduces somebody: in a mail, or within a part of a list, that is one story."""
    return not all((d[0].soort and diep == 0) or d[0].hoe >= WAARSCHIJNLIJK for d in delen)


def _zonder_praat(regels: list[Regel], weg: list[str]) -> list[Regel]:
    """Without the headings and the talk around a list: lines without a marker, before what it holds or on their own."""
    if sum(not r.leeg for r in regels) == 1:
        return [r for r in regels if not (is_praat(r.rest) and not r.leeg)]
    over: list[Regel] = []
    praat = False
    for nr, regel in enumerate(regels):
        los = _staat_los(regels, nr) or not any(r.rest for r in over)
        if not regel.leeg and regel.soort is None and ((is_titel(regel.rest) and los) or is_praat(regel.rest, los)):
            weg.append(regel.ruw)
            praat = praat or is_praat(regel.rest, los)
        else:
            over.append(regel)
    while praat and len(over) > 1 and (over[-1].leeg or _ALLEEN_NAAM.fullmatch(over[-1].ruw.strip())):
        weg.append(over.pop().ruw)  # who signed it
    return over


def _staat_los(regels: list[Regel], nr: int) -> bool:
    return (nr == 0 or regels[nr - 1].leeg) and (nr + 1 == len(regels) or regels[nr + 1].leeg)


_ALLEEN_NAAM = re.compile(r"(?:[A-Z][a-z'’-]+|van|de|der|den)(?:\s(?:[A-Z][a-z'’-]+|van|de|der|den)){0,3}[.!]?")


def _kan_weg(regel: Regel) -> bool:
    """Above a list: only what is long or about somebody may be a casus of its own."""
    if regel.rest.rstrip().endswith(":") and regel.hoe < WAARSCHIJNLIJK:
        return True
    return len(regel.rest) < _LANG and not gaat_over_iemand(regel.rest)


def is_titel(tekst: str) -> bool:
    """Whether a line of its own is a heading: short, no sentence, about the list and about nobody."""
    kaal = tekst.strip().strip("#*_ ")
    if len(kaal) >= _LANG or gaat_over_iemand(kaal) or kaal[-1:] in (".", "!", "?", ";") or len(kaal.split()) > 8:
        return False
    return (kaal.endswith(":") and als_veld(kaal) is None) or (
        ":" not in kaal and _OVER_DE_LIJST.search(kaal) is not None
    )


# --- said aloud, or on one line ---


def _gezegd(tekst: str, een_regel: bool) -> list[str]:
    """Casussen that follow each other in running text: dictated, or with strokes between them."""
    knippen = [m for m in _VOLGENDE.finditer(tekst) if _iemand_na(tekst, m.end())]
    kort = [m for m in _VOLGENDE_KORT.finditer(tekst) if opening(tekst[m.end() : m.end() + _VOORUIT]) == ZEKER]
    if knippen and kort:
        los = [m for m in kort if all(m.end() <= k.start() or m.start() >= k.end() for k in knippen)]
        knippen = sorted([*knippen, *los], key=lambda m: m.start())
    if len(knippen) > 1 or (len(knippen) == 1 and opening(tekst) >= WAARSCHIJNLIJK and knippen[0].start() > 20):
        return [deel for deel in _tussen(tekst, knippen) if met_letters(deel)]
    if een_regel and len(nummers := _genummerd(tekst)) > 1:
        return nummers
    delen = [plat(deel) for deel in _STREEP.split(tekst)]
    return delen if len(delen) > 1 and all(opening(d) >= WAARSCHIJNLIJK for d in delen) else []


_NUMMER = re.compile(r"(?:^|(?<=\s))\(?(\d{1,2})[).](?=\s)")


def _genummerd(tekst: str) -> list[str]:
    """ "1) … 2) … 3) …" on one line, each about somebody."""
    knippen = list(_NUMMER.finditer(tekst))
    if [int(k[1]) for k in knippen] != list(range(1, len(knippen) + 1)) or len(knippen) < 2 or knippen[0].start():
        return []
    grenzen = [*(k.start() for k in knippen[1:]), len(tekst)]
    delen = [plat(tekst[k.end() : eind]) for k, eind in zip(knippen, grenzen)]
    return delen if all(opening(d) >= WAARSCHIJNLIJK for d in delen) else []


def _iemand_na(tekst: str, plek: int) -> bool:
    stuk = re.sub(r"^(?:is|dat is|betreft|gaat over|dan|een)\s+(?=een\b|\w)", "", tekst[plek : plek + 140].lstrip())
    return opening(stuk) >= WAARSCHIJNLIJK or gaat_over_iemand(stuk[:60])


def _tussen(tekst: str, knippen: Sequence[re.Match[str]]) -> Iterator[str]:
    voor = plat(tekst[: knippen[0].start()])
    if gaat_over_iemand(voor):
        yield voor
    for nr, knip in enumerate(knippen):
        eind = knippen[nr + 1].start() if nr + 1 < len(knippen) else len(tekst)
        yield re.sub(r"^(?:dat is|is|betreft)\s", "", plat(_SLOT.sub("", tekst[knip.end() : eind])))


# --- one casus ---


def _als_een(regels: Sequence[Regel]) -> Stuk:
    """Lines of one casus: fields as fields, bullets as parts, broken lines as one."""
    velden = [(r, als_veld(r.rest)) for r in regels]
    if sum(v is not None for _, v in velden) >= max(2, len(regels) / 3):
        return _formulier(velden)
    delen: list[str] = []
    for regel in regels:
        if regel.soort or not delen or not delen[-1]:
            delen.append(regel.rest)
        else:
            delen[-1] += " " + regel.rest
    hoe, waar, rest = _label(delen)
    return Stuk(aaneen(rest), hoe, waar)


_LABEL = re.compile(
    r"(?i)[\s,;(\[]{0,4}\b(urgentie|prioriteit|prio|spoed|urgent)\s{0,2}[:=]\s{0,2}([\w!]{1,20})[)\].,;]{0,3}"
)


def _label(delen: list[str]) -> tuple[str | None, str | None, list[str]]:
    """ "Prioriteit = hoog" within a text: the level, its words, and the text without."""
    for nr, deel in enumerate(delen):
        for treffer in _LABEL.finditer(deel):
            gevonden = als_veld(f"{treffer[1]}: {treffer[2]}")
            stuk = als_stuk([(gevonden[0], gevonden[2])]) if gevonden else Stuk("")
            if stuk.zegt:
                rest = deel[: treffer.start()] + (" " if treffer.start() else "") + deel[treffer.end() :].lstrip()
                return stuk.zegt, treffer[0].strip(" ,;()[]."), [*delen[:nr], rest.strip(), *delen[nr + 1 :]]
    return None, None, delen


def _formulier(velden: Sequence[tuple[Regel, tuple[str, str, str] | None]]) -> Stuk:
    """ "Field: value" lines: those that say who it is go, one of urgency is kept apart."""
    hoe, waar = None, None
    delen: list[str] = []
    for regel, gevonden in velden:
        if gevonden is None:
            delen.append(regel.rest)
            continue
        soort, naam, waarde = gevonden
        gezegd, woorden, (waarde,) = _label([waarde])
        hoe, waar = (gezegd, woorden) if gezegd else (hoe, waar)
        stuk = als_stuk([(soort, waarde)])
        if stuk.zegt and soort in URGENTIE:
            hoe, waar = stuk.zegt, f"{naam}: {waarde}"
        elif stuk.tekst:
            delen.append(f"{naam}: {stuk.tekst}" if soort != "leeftijd" else f"Leeftijd: {waarde}")
    tekst = ""
    for deel in map(plat, delen):
        tekst += ("" if not tekst else " " if tekst[-1] in ".!?" else ". ") + deel
    return Stuk(tekst, hoe, waar)
