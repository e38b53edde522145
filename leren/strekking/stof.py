"""The phrases that the rules let stand in the corpus, and whether each holds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.afweging import Kaders
from bot.begrip.bewijs import NIET_GEWOGEN, ONGEWOGEN, woorden
from bot.begrip.lezen import ongewogen
from bot.begrip.tekst import gewone_tekens
from bot.begrip.vermelding import GENOEMD, Vermelding
from bot.begrip.zoekers.strekking import tekens
from leren.corpus import lees_set
from leren.lezen.stof import PAREN, SCHRIJVERS, hele_teksten, paren
from leren.weging.stof import KORT

LOS, HEEL, MAKERS = "los", "heel", "makers"  # clauses by themselves, whole texts, and sentences of the makers
GROEPEN = (None, "jeugd", "volwassenen")


@dataclass(frozen=True)
class Voorbeeld:
    """A phrase in a text: by whom, of which kind, what is seen around it and whether it holds; `eigen` are signs of the
    phrase itself.
    """

    schrijver: str
    soort: str
    gezien: Mapping[int, float]
    klopt: bool
    eigen: tuple[str, ...] = ()


def voorbeelden(kaders: Kaders) -> list[Voorbeeld]:
    return [*_losse(kaders), *_makers(kaders), *_hele(kaders)]


def _losse(kaders: Kaders) -> Iterator[Voorbeeld]:
    """Their labels aren't complete: what a clause doesn't speak of is no example, unless it says nothing at all."""
    for schrijver in (*SCHRIJVERS, *PAREN):
        for rij in lees_set(f"lezen/leren/{schrijver}.jsonl"):
            wel = {_paar(*paar) for paar in rij["waarden"]}
            niet = {_paar(*rij["niet"])} if rij.get("niet") else set()
            for v, gezien, eigen in _gezien(rij["tekst"], kaders):
                paar = _paar(v.kenmerk, v.waarde)
                if paar in wel or paar in niet or rij["staat"] == "niets":
                    yield Voorbeeld(schrijver, LOS, gezien, paar in wel, eigen)


def _makers(kaders: Kaders) -> Iterator[Voorbeeld]:
    for naam in KORT:
        for rij in lees_set(f"lezen/ontwikkel/{naam}"):
            wel, mag = ({_paar(*paar) for paar in paren(rij.get(wat) or {})} for wat in ("goud", "ook_goed"))
            for v, gezien, eigen in _gezien(rij["tekst"], kaders):
                paar = _paar(v.kenmerk, v.waarde)
                if paar in wel or paar not in mag:
                    yield Voorbeeld(naam, MAKERS, gezien, paar in wel, eigen)


def _hele(kaders: Kaders) -> Iterator[Voorbeeld]:
    """Right where the clause itself states it; what the text only states elsewhere is no example."""
    for tekst in hele_teksten():
        geheel = {_paar(*paar) for paar in tekst.goud | tekst.ook_goed}
        for v, gezien, eigen in _gezien(tekst.tekst, kaders):
            klopt = tekst.zegt_op(v.begin, v.kenmerk, v.waarde)
            if klopt or _paar(v.kenmerk, v.waarde) not in geheel:
                yield Voorbeeld(tekst.schrijver, HEEL, gezien, klopt, eigen)


def _paar(kenmerk: str, waarde: Any) -> tuple[str, str]:
    return kenmerk, str(waarde)


def _gezien(tekst: str, kaders: Kaders) -> Iterator[tuple[Vermelding, Mapping[int, float], tuple[str, ...]]]:
    """Each phrase that the rules let stand for some doelgroep, once."""
    al: set[tuple[str, str, int, int]] = set()
    for doelgroep in GROEPEN:
        om, vermeldingen, zinnen = ongewogen(gewone_tekens(tekst).tekst, kaders, doelgroep)
        for v in vermeldingen:
            zin = zinnen.get((v.kenmerk, v.begin, v.eind), "")
            sleutel = (v.kenmerk, str(v.waarde), v.begin, v.eind)
            if (
                v.zekerheid != GENOEMD
                or v.waarde is None
                or v.kenmerk in NIET_GEWOGEN
                or zin == ONGEWOGEN
                or sleutel in al
            ):
                continue
            al.add(sleutel)
            eigen = (f"Z:{zin}", f"K:{v.kenmerk}", f"KV:{v.kenmerk}{v.waarde}")
            yield v, tekens(om.tekst, *woorden(om.tekst, v)), eigen


def bron() -> str:
    """Hash of the texts and what they say; not of the phrases and the rules, which change daily: what is learned is
    what stands around a phrase, whichever it is.
    """
    som = hashlib.sha256()
    for schrijver in (*SCHRIJVERS, *PAREN):
        for rij in lees_set(f"lezen/leren/{schrijver}.jsonl"):
            som.update(repr((rij["tekst"], rij["waarden"], rij.get("niet"), rij["staat"])).encode())
    for tekst in hele_teksten():
        som.update(repr((tekst.tekst, tekst.delen, sorted(map(str, tekst.ook_goed)))).encode())
    for naam in KORT:
        som.update(repr([(rij["tekst"], rij["goud"]) for rij in lees_set(f"lezen/ontwikkel/{naam}")]).encode())
    return som.hexdigest()
