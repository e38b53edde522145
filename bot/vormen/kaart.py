"""The messages of a turn as Adaptive Cards 1.5, for Microsoft Teams: the same content as on the web.

`activiteiten(berichten)` makes what is sent, `beantwoord(activiteit, label)` what an answered card becomes, and
`lees_inzending(value, kaders)` reads what a button sends back. The messages are those of `gesprek`; nothing is worded
anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import Any

from bot.gesprek.blokken import Advies, Bericht, Bewijs, Blok, Crisis, Invulveld, Voorstel, Vraag
from bot.vormen.kaart_advies import advies, crisis, ontvangst, samenvatting
from bot.vormen.kaart_delen import SOORT, Deel, kop, maak_kaart, nieuw_nummer, regels, tekst, vak
from bot.vormen.kaart_inzending import label_van, lees_inzending
from bot.vormen.kaart_vraag import invulveld, knoppen_of_lijst, voorstel, vraag
from bot.vormen.tekst import als_tekst, in_regels

__all__ = ["activiteiten", "beantwoord", "label_van", "lees_inzending"]

MAX_BYTES = 25_000  # of a card; Teams refuses an activity above 28 KB
MAX_SAMENVATTING = 400  # characters
MAX_TERUGVAL = 2000  # characters, of the card in words


def activiteiten(berichten: Iterable[Bericht]) -> list[dict[str, Any]]:
    """The outgoing activities of one turn, in order.

    Each is `{"summary", "beantwoordbaar"}` with either `"text"` and `"textFormat"` (plain), or `"attachments"` (one
    card) and `"kaart"` (its id, that comes back with every submit). `summary` is plain text for notifications and for
    clients without cards. `beantwoordbaar` and `kaart` are for the sender; they are no fields of the protocol. Short
    messages that precede a card ("Genoteerd: …") are put on that card.
    """
    uit: list[dict[str, Any]] = []
    vooraf: list[Bericht] = []
    for bericht in berichten:
        if bericht.soort == "crisis":  # never under something else
            uit.insert(0, _kaart(bericht, []))
        elif _los(bericht):
            vooraf.append(bericht)
        else:
            uit += _advies(bericht, vooraf) if bericht.soort == "advies" else [_kaart(bericht, vooraf)]
            vooraf = []
    if alles := _in_woorden(vooraf):
        kort = _kort(alles, MAX_SAMENVATTING)
        uit.append({"text": alles, "textFormat": "plain", "summary": kort, "beantwoordbaar": False})
    return uit


def _los(bericht: Bericht) -> bool:
    """Whether nothing hangs on it: it can stand above what follows."""
    return bericht.soort in ("gewoon", "blad") and not bericht.knoppen and not bericht.custom


def _in_woorden(berichten: Iterable[Bericht]) -> str:
    return "\n".join(filter(None, (als_tekst(bericht.blokken) for bericht in berichten)))


def _begin(vooraf: list[Bericht]) -> list[Deel]:
    return [vak([deel for bericht in vooraf for deel in _regels(bericht.blokken)])] if vooraf else []


def _regels(blokken: Iterable[Blok]) -> list[Deel]:
    return regels(regel for blok in blokken for regel in in_regels(blok))


def _kaart(bericht: Bericht, vooraf: list[Bericht]) -> dict[str, Any]:
    nummer = nieuw_nummer()
    delen, acties = _gevraagd(bericht, nummer)
    return _activiteit([*_begin(vooraf), *delen], acties, _in_woorden([*vooraf, bericht]), nummer)


def _gevraagd(bericht: Bericht, nummer: str) -> tuple[list[Deel], list[Deel]]:
    """(body, buttons) of the card: of a block that asks something in its own way, else the text and the buttons."""
    match bericht.blokken:
        case (Vraag() as blok,):
            return vraag(blok, nummer)
        case (Voorstel() as blok,):
            return voorstel(blok, bericht.knoppen, nummer)
        case (*gezegd, Invulveld() as blok):
            veld, acties = invulveld(blok, bericht.knoppen, nummer)
            return [*_regels(gezegd), veld], acties
    acties, lijst = knoppen_of_lijst(bericht.knoppen, nummer)
    return [*_verteld(bericht), *lijst], acties


def _verteld(bericht: Bericht) -> list[Deel]:
    match bericht.blokken:
        case (Bewijs() as blok,):
            return ontvangst(blok)
        case (Crisis() as blok,):
            return crisis(blok)
    return _regels(bericht.blokken)


def _advies(bericht: Bericht, vooraf: list[Bericht]) -> list[dict[str, Any]]:
    """The advice on one card, or on as many as it takes to stay below the limit; the last one has the buttons."""
    (blok,) = (blok for blok in bericht.blokken if isinstance(blok, Advies))
    nummer, inhoud, kort = nieuw_nummer(), _in_woorden([*vooraf, bericht]), samenvatting(blok)
    acties, lijst = knoppen_of_lijst(bericht.knoppen, nummer)
    stukken = [*advies(blok), lijst]
    alles = _activiteit([*_begin(vooraf), *(deel for stuk in stukken for deel in stuk)], acties, inhoud, nummer, kort)
    if grootte(alles) <= MAX_BYTES:
        return [alles]
    kaarten: list[list[Deel]] = [_begin(vooraf)]
    for stuk in stukken:
        if grootte(_activiteit([*kaarten[-1], *stuk], acties, inhoud, nummer, kort)) > MAX_BYTES:
            kaarten.append([kop("Advies, vervolg", groot=True)])
        kaarten[-1].extend(stuk)
    *eerdere, laatste = kaarten
    uit = [_activiteit(delen, [], inhoud, nieuw_nummer(), kort) for delen in eerdere]
    return [*uit, _activiteit(laatste, acties, inhoud, nummer, kort)]


def grootte(activiteit: Mapping[str, Any]) -> int:
    """Bytes on the wire."""
    return len(json.dumps(activiteit, ensure_ascii=False, separators=(",", ":")).encode())


def _activiteit(
    delen: list[Deel], acties: list[Deel], inhoud: str, nummer: str, kort: str | None = None
) -> dict[str, Any]:
    """`inhoud`: the whole in words, for a client that can't show cards.

    `kort`: its summary when that isn't simply its beginning.
    """
    kort = _kort(kort or inhoud, MAX_SAMENVATTING)
    kaart = maak_kaart(delen, acties, kort, _kort(inhoud, MAX_TERUGVAL))
    return {
        "summary": kort,
        "attachments": [{"contentType": SOORT, "content": kaart}],
        "beantwoordbaar": bool(acties),
        "kaart": nummer,
    }


def _kort(inhoud: str, hoogstens: int) -> str:
    inhoud = inhoud.strip()
    return inhoud if len(inhoud) <= hoogstens else inhoud[: hoogstens - 1].rstrip() + "…"


def beantwoord(activiteit: Mapping[str, Any], label: str | None) -> dict[str, Any]:
    """The same activity once answered: nothing left to fill in or send, and the answer under it (None: it was given
    elsewhere). Folded parts stay.
    """
    nieuw = deepcopy(dict(activiteit))
    nieuw["beantwoordbaar"] = False
    for bijlage in nieuw.get("attachments", []):
        kaart = bijlage["content"]
        onderaan = [tekst(f"Jouw antwoord: {label}", weight="Bolder", separator=True)] if label is not None else []
        kaart["body"] = [*_zonder_invoer(kaart["body"]), *onderaan]
        kaart.pop("actions", None)
    return nieuw


def _zonder_invoer(delen: Iterable[Deel]) -> list[Deel]:
    over = []
    for een in delen:
        if een["type"].startswith("Input."):
            continue
        deel = een
        if deel["type"] == "ActionSet":
            acties = [actie for actie in deel["actions"] if actie["type"] != "Action.Submit"]
            deel = {**deel, "actions": acties}
            if not acties:
                continue
        if deel["type"] == "Container":
            deel = {**deel, "items": _zonder_invoer(deel["items"])}
        over.append(deel)
    leeg = {deel["id"] for deel in over if deel["type"] == "Container" and not deel["items"] and "id" in deel}
    return [deel for deel in over if not _verdwenen(deel, leeg)]


def _verdwenen(deel: Deel, leeg: set[str]) -> bool:
    """Whether a part shows nothing any more: an empty container, or the button that showed one."""
    if deel["type"] == "Container":
        return not deel["items"]
    if deel["type"] != "ActionSet":
        return False
    doelen = {doel for actie in deel["actions"] for doel in actie.get("targetElements", [])}
    return bool(doelen) and doelen <= leeg
