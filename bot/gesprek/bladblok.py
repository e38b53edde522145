"""A sheet of a kader in a conversation: short lines, the column of this casus first and marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bot.afweging import Kaders
from bot.afweging import blad as kaderblad
from bot.bladen import EIGEN_MAAK, bronregels, cel_als_tekst, punt_als_tekst

from .blokken import Blad, Deel, Teken, alinea, deel, lijst
from .teksten import zeg

_TEKENS: Mapping[str, Teken] = {"cijfer": "cijfer", "vakje": "vakje", "bolletje": "bolletje", "geen": "geen"}


def bladblok(
    kaders: Kaders,
    blad: kaderblad.Blad,
    blokken: Sequence[kaderblad.Blok],
    uitkomsten: Mapping[str, str],
    erbij: Iterable[str] = (),
) -> Blad:
    """These blocks of the sheet, where they come from, and what is said besides (`erbij`). `uitkomsten` are those of
    the casus at hand, by besluit.
    """
    delen: list[Deel] = []
    for blok in blokken:
        delen += _tabel(blok, uitkomsten.get(blok.besluit)) if isinstance(blok, kaderblad.Tabel) else [_lijst(blok)]
    if bronnen := bronregels(kaders, blokken):
        delen.append(deel(alinea(*bronnen)))
    return Blad(blad.titel, (*delen, *(deel(alinea(zin)) for zin in (EIGEN_MAAK, *erbij))))


def _lijst(blok: kaderblad.Lijst) -> Deel:
    punten = lijst(map(punt_als_tekst, blok.punten), _TEKENS[blok.teken])
    return deel(alinea(blok.kop), punten) if blok.kop else deel(punten)


def _tabel(blok: kaderblad.Tabel, uitkomst: str | None) -> list[Deel]:
    delen = [deel(alinea(blok.kop))]
    for i in sorted(range(len(blok.kolommen)), key=lambda i: blok.kolommen[i].id != uitkomst):
        kolom = blok.kolommen[i]
        kop = zeg("blad.deze_casus", kolom=kolom.kop) if kolom.id == uitkomst else kolom.kop
        delen.append(deel(alinea(kop), lijst(f"{rij.kop}: {cel_als_tekst(rij.cellen[i])}" for rij in blok.rijen)))
    return delen
