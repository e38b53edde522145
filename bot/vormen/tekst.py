"""A message in words: for who shows no blocks, for a terminal, and for what a card falls back on."""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch
from typing import Any

from bot.afweging.uitleg import NOG_NIET
from bot.gesprek.blokken import (
    Advies,
    Alinea,
    Bericht,
    Besluitregel,
    Bewijs,
    Blad,
    Blok,
    Crisis,
    Deel,
    Invulveld,
    Lijst,
    Voorstel,
    Vraag,
)

_TEKENS = {"bolletje": "• ", "vakje": "☐ ", "geen": ""}
_RUIM = (Deel, Advies, Blad)  # what has room around it


def als_wire(bericht: Bericht) -> dict[str, Any]:
    """The message as it goes over the wire."""
    return bericht.als_json(als_tekst(bericht.blokken))


def als_tekst(blokken: Iterable[Blok]) -> str:
    """These blocks in words, a line each; a blank line where there is room between them."""
    uit = ""
    vorige: Blok | None = None
    for blok in blokken:
        if geschreven := teken(blok):
            ruim = isinstance(vorige, _RUIM) or isinstance(blok, _RUIM)
            uit += ("" if vorige is None else "\n\n" if ruim else "\n") + geschreven
            vorige = blok
    return uit


def in_regels(blok: Blok) -> list[str]:
    """This block in words, as separate lines."""
    return teken(blok).splitlines()


@singledispatch
def teken(blok: Blok) -> str:
    """One block in words."""
    raise TypeError(type(blok).__name__)


@teken.register
def _alinea(blok: Alinea) -> str:
    return "\n".join(blok.regels)


@teken.register
def _lijst(blok: Lijst) -> str:
    if blok.teken == "cijfer":
        return "\n".join(genummerd(blok.punten))
    return "\n".join(_TEKENS[blok.teken] + punt for punt in blok.punten)


@teken.register
def _deel(blok: Deel) -> str:
    return als_tekst(blok.blokken)


@teken.register
def _vraag(blok: Vraag) -> str:
    namen = [optie.label for optie in blok.opties] if blok.antwoord != "ja_nee" else []
    namen += [blok.leeg] if blok.leeg else []
    voortgang = f"({blok.voortgang})" if blok.voortgang else ""
    return _regels(blok.tekst, *genummerd(namen), blok.tip, voortgang)


@teken.register
def _voorstel(blok: Voorstel) -> str:
    tip = [blok.tip] if blok.tip else []
    return _regels(f"{blok.kop}:", *(f"• {een.punt}" for een in blok.gelezen), *tip, blok.vraag)


@teken.register
def _advies(blok: Advies) -> str:
    if blok.kort and blok.besluiten:
        return _regels(f"{blok.kop}:", *(f"• {regel}" for regel in blok.kern), *_afwijkingen(blok), blok.slotzin)
    delen = [_besluit(besluit) for besluit in blok.besluiten] or [blok.leeg]
    delen += [_regels(f"{groep.kop}:", *(f"• {actie.voluit}" for actie in groep.acties)) for groep in blok.agenda]
    delen.append(blok.onbekend)
    delen += _afwijkingen(blok)
    return "\n\n".join(deel for deel in (*delen, blok.slotzin) if deel)


def _afwijkingen(blok: Advies) -> list[str]:
    return [f"Je wijkt af bij {a.besluit.lower()}: {a.keuze}. Reden: {a.reden}" for a in blok.afwijkingen]


@teken.register
def _crisis(blok: Crisis) -> str:
    begin = " ".join(filter(None, (blok.kop, blok.aanleiding)))
    return _regels(begin, *(f"• {stap}" for stap in blok.stappen))


@teken.register
def _bewijs(blok: Bewijs) -> str:
    return _regels(*blok.regels)


@teken.register
def _blad(blok: Blad) -> str:
    return "\n\n".join([blok.titel, *map(_deel, blok.delen)])


@teken.register
def _invulveld(blok: Invulveld) -> str:
    return ""  # a text field is there already


def besluit_in_zinnen(besluit: Besluitregel) -> str:
    """The besluit with its whole explanation."""
    grens = f"Grensgeval: {besluit.grensgeval.reden}" if besluit.grensgeval else ""
    return " ".join(filter(None, (f"{besluit.naam}: {besluit.label or NOG_NIET}.", *besluit.zinnen, grens)))


def genummerd(punten: Iterable[str]) -> list[str]:
    return [f"{nummer}. {punt}" for nummer, punt in enumerate(punten, 1)]


def _besluit(besluit: Besluitregel) -> str:
    wie = [f"  {regel}" for regel in (besluit.wie, besluit.kader) if regel]
    return _regels(f"• {besluit_in_zinnen(besluit)}", *wie)


def _regels(*regels: str) -> str:
    return "\n".join(regel for regel in regels if regel)
