"""Ways to divide lines into casussen, and which is best: each part should introduce somebody, and only one.

A part that introduces nobody counts against a division, unless the form says that it is one: a row of numbers does so
more than a paragraph.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.overleg.splitsen.opening import GEEN, MISSCHIEN, VERVOLG, WAARSCHIJNLIJK, gaat_over_iemand, wie
from bot.overleg.splitsen.regel import Regel, als_veld
from bot.overleg.splitsen.stuk import een_van, veld

Deel = list[Regel]
_TELLEND = {"nummer", "romeins", "letter", "tijd"}
_VERHAAL = 140  # characters: a line that long tells of somebody
_ZEKER_MERK = 1.0  # "Aanmelding 1", "Aanmelding 2": whatever stands in between
_MEESTE_LIJSTEN = 5  # kinds of markers that are tried
_RAND = 100  # characters: where mail programs break lines, at the latest
_ZIN = re.compile(r"[.!?]\s+\S")
_EIND = (".", "!", "?", ";", ":")


@dataclass(frozen=True)
class Verdeling:
    """One way: the parts, what stood before the first, and what a part is worth that introduces nobody."""

    delen: list[Deel]
    vooraf: Deel
    zonder: float


def beste(regels: Sequence[Regel]) -> Verdeling | None:
    """The best way to divide these lines; None: they are one."""
    gevuld = [r for r in regels if not r.leeg]
    if len(gevuld) < 2 or _een_formulier(gevuld):
        return None
    heel = _waarde(Verdeling([[r for r in gevuld if not _is_veldkop(r)] or gevuld], [], GEEN))
    gevonden = [(_waarde(v), -nr, v) for nr, v in enumerate(_manieren(regels, gevuld)) if len(v.delen) > 1]
    if not gevonden:
        return None
    hoogste = max(gevonden, key=lambda g: g[:2])
    return hoogste[2] if hoogste[0] > heel else None


def _manieren(regels: Sequence[Regel], gevuld: Deel) -> Iterator[Verdeling]:
    yield from _lijsten(gevuld)
    yield from _formulieren(gevuld)
    alineas = _alineas(regels)
    if len(alineas) > 1:
        yield Verdeling(alineas, [], 0.1 if all(_is_kort(a) for a in alineas) else -0.35)
        yield _op_openingen(alineas)
    if not any(r.soort for r in gevuld) or all(r.hoe >= WAARSCHIJNLIJK for r in gevuld):
        afgebroken = _afgebroken(gevuld)
        if not afgebroken and not (len(alineas) > 1 and any(len(a) > 1 for a in alineas)):
            yield Verdeling([[r] for r in gevuld], [], 0.1)
        yield _op_openingen([[r] for r in gevuld])


def _is_kort(alinea: Deel) -> bool:
    return len(alinea) == 1 and len(alinea[0].ruw) < 110 and not _ZIN.search(alinea[0].ruw)


def _alineas(regels: Sequence[Regel]) -> list[Deel]:
    uit: list[Deel] = [[]]
    for regel in regels:
        if not regel.leeg:
            uit[-1].append(regel)
        elif uit[-1]:
            uit.append([])
    return [a for a in uit if a]


def _op_openingen(stukken: list[Deel]) -> Verdeling:
    """A new part where somebody is introduced; what stands between goes with the one before."""
    delen: list[Deel] = []
    vooraf: Deel = []
    for stuk in stukken:
        if stuk[0].hoe >= WAARSCHIJNLIJK:
            delen.append([*stuk])
        elif delen:
            delen[-1] += stuk
        else:
            vooraf += stuk
    return Verdeling(delen, vooraf, GEEN)


def _lijsten(gevuld: Deel) -> Iterator[Verdeling]:
    """A division at each kind of marker that occurs twice or more."""
    sleutels = Counter(r.sleutel for r in gevuld if r.sleutel)
    kandidaten = [(sleutel,) for sleutel, keer in sleutels.most_common(_MEESTE_LIJSTEN) if keer > 1]
    ondiep = min((s[2] for s in sleutels), default=0)
    buitenste = tuple(s for s in sleutels if s[2] <= ondiep + 1)
    for groep in [*kandidaten, *([buitenste] if len(buitenste) > 1 else [])]:
        yield from _op_merk(gevuld, frozenset(groep))


def _op_merk(gevuld: Deel, groep: frozenset[tuple[str, str, int]]) -> Iterator[Verdeling]:
    soorten = {s[0] for s in groep}
    gemerkt = [r for r in gevuld if r.sleutel in groep]
    eerste = next(nr for nr, r in enumerate(gevuld) if r.sleutel in groep)
    delen = _delen_op_merk(gevuld[eerste:], groep)
    vooraf = gevuld[:eerste]
    if _hoort_bij(vooraf) and not (soorten <= _TELLEND and all(d[0].hoe >= WAARSCHIJNLIJK for d in delen)):
        return  # "Jongen van 9:" with bullets below: those are about him
    yield Verdeling(delen, vooraf, _zonder(soorten, [r.merk for r in gemerkt]))


def _delen_op_merk(regels: Deel, groep: frozenset[tuple[str, str, int]]) -> list[Deel]:
    """A part at each of these markers, and where after a blank line somebody is introduced without one."""
    delen: list[Deel] = []
    for regel in regels:
        los = regel.soort is None and regel.na_leeg and not regel.inspring and regel.hoe >= WAARSCHIJNLIJK
        if regel.sleutel in groep or (los and delen):
            delen.append([regel])
        else:
            delen[-1].append(regel)
    return delen


def _hoort_bij(vooraf: Deel) -> bool:
    """Whether what stands above a list is a casus that the list is about, not the heading of it."""
    if not vooraf or re.search(r"(?i)aanmelding|casus", vooraf[-1].ruw):
        return False
    verhaal = any(len(r.rest) > _VERHAAL and r.hoe >= WAARSCHIJNLIJK for r in vooraf)
    return vooraf[-1].hoe >= WAARSCHIJNLIJK or (verhaal and not any(r.na_leeg and r.soort for r in vooraf))


def _zonder(soorten: set[str], merken: list[str]) -> float:
    """What an item that introduces nobody is worth by its marker."""
    if "naam" in soorten:
        return _ZEKER_MERK if len(merken) > 1 and all(re.search(r"\d|\b[a-z]\b", m) for m in merken) else 0.6
    if soorten == {"nummer"}:
        return 0.3 if _telt(merken) else -0.2
    return 0.15


def _telt(merken: list[str]) -> bool:
    nummers = [int(re.sub(r"\D", "", m)) for m in merken]
    return nummers == list(range(nummers[0], nummers[0] + len(nummers)))


def _een_formulier(gevuld: Deel) -> bool:
    """Fields that each come once are one form, whoever they name."""
    velden = [v for v in (als_veld(r.rest) for r in gevuld) if v]
    namen = [v[1].lower() for v in velden]
    vol = len(velden) >= max(2, 0.6 * len(gevuld)) and not any(r.sleutel for r in gevuld)
    return vol and len(set(namen)) == len(namen)


def _formulieren(gevuld: Deel) -> Iterator[Verdeling]:
    """Where the first field of a form comes again, the next one begins."""
    velden = [("naam", r.merk.strip(" :.)–-"), r.rest) if r.soort == "naam" else als_veld(r.rest) for r in gevuld]
    namen = [v[1].lower() for v in velden if v]
    if 2 * len(namen) < len(gevuld) or len(namen) < 3 or Counter(namen)[namen[0]] < 2:
        return
    delen: list[Deel] = []
    vooraf: Deel = []
    for regel, gevonden in zip(gevuld, velden):
        if gevonden and gevonden[1].lower() == namen[0]:
            delen.append([regel])
        elif delen:
            delen[-1].append(regel)
        else:
            vooraf.append(regel)
    yield Verdeling(delen, vooraf, 1.0)


def _afgebroken(gevuld: Deel) -> bool:
    """Whether a mail program broke off the lines: one text that goes on in mid-sentence."""
    breedste = max(len(r.ruw) for r in gevuld)
    vervolg = sum(r.ruw.lstrip()[:1].islower() and r.hoe < WAARSCHIJNLIJK for r in gevuld[1:])
    randen = all(len(r.ruw) >= max(25, breedste - 20) for r in gevuld[:-1])
    return breedste <= _RAND and randen and 2 * vervolg > len(gevuld) - 1


# --- what a way is worth ---


def _waarde(verdeling: Verdeling) -> float:
    som = 0.0
    vorige = ""
    for deel in verdeling.delen:
        eigen, vorige = _deelwaarde(deel, verdeling.zonder, vorige)
        som += eigen
    if any(r.hoe >= WAARSCHIJNLIJK for r in verdeling.vooraf):
        som += 0.6
    return som


def _deelwaarde(deel: Deel, zonder: float, vorige: str) -> tuple[float, str]:
    hoe, naam = _begin(deel)
    if hoe == WAARSCHIJNLIJK and naam and naam == vorige and zonder <= 0.1:
        hoe = VERVOLG  # "Mevrouw zou graag …" after "Mevrouw is 76 …": the same person
    if hoe in (GEEN, VERVOLG) and (_is_veldkop(deel[0]) or als_veld(deel[0].rest)):
        hoe = -1.0 if zonder < 0.6 else zonder
    elif hoe == VERVOLG:
        hoe = -0.6 if zonder < 0.1 else zonder - 0.5 if zonder < 0.6 else zonder
    elif hoe == GEEN:
        hoe = zonder + (0.3 if any(gaat_over_iemand(r.ruw) for r in deel[:4]) else 0)
    elif hoe == MISSCHIEN:
        hoe = max(zonder, -0.2 if vorige and zonder < 0.1 else MISSCHIEN)
    binnen = 0.0 if zonder == _ZEKER_MERK else sum(_binnen(r, naam) for r in deel[1:])
    return hoe - binnen, naam or vorige


def _begin(deel: Deel) -> tuple[float, str]:
    """How much a casus begins at the first line that says something, and who it is."""
    eerste = next((r for r in deel if r.rest), deel[0])
    return eerste.hoe, wie(eerste.rest)


def _binnen(regel: Regel, naam: str) -> float:
    """What a line inside a part costs, that looks like the beginning of another casus."""
    if regel.hoe == 1.0:
        return 1.0
    return 0.5 if regel.hoe == WAARSCHIJNLIJK and wie(regel.rest) != naam else 0.0


def _is_veldkop(regel: Regel) -> bool:
    """A line that is only the name of a section: "Situatie thuis", "2. Gezin"."""
    kaal = regel.rest.strip()
    return len(kaal) < 40 and kaal[-1:] not in (".", ",", ";") and veld(kaal) is not None


_OVER_IEMAND = re.compile(r"(?i)\s*(?:hij|zij|ze|zijn|haar|hun|het|er)\b")
_PRAAT = re.compile(rf"(?i)(?<!\w){een_van('praat')}(?!\w)")


def is_praat(tekst: str, los: bool = True) -> bool:
    """Talk around a list: short, about nobody, with a word that says so; within a text only when it is very short."""
    if len(tekst) >= 110 or gaat_over_iemand(tekst) or _OVER_IEMAND.match(tekst):
        return False
    return (los or len(tekst.split()) <= 8) and _PRAAT.search(tekst) is not None
