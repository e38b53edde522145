"""The messages of a turn as Adaptive Cards 1.5, for Microsoft Teams: the same content as on the web.

`activiteiten(berichten, kaders)` makes what is sent, `beantwoord(activiteit, label)` what an answered card becomes, and
`lees_inzending(value, kaders)` reads what a button sends back. The messages are those of `beeld`; nothing is worded anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import Any

from bot.afweging import Kaders
from bot.vormen.kaart_advies import advies, crisis, ontvangst, samenvatting
from bot.vormen.kaart_delen import SOORT, Deel, alineas, kop, maak_kaart, nieuw_nummer, tekst, vak
from bot.vormen.kaart_inzending import label_van, lees_inzending
from bot.vormen.kaart_vraag import gewoon, knoppen_of_lijst, reden, voorstel, vraag

__all__ = ["activiteiten", "beantwoord", "label_van", "lees_inzending"]

MAX_BYTES = 25_000  # of a card; Teams refuses an activity above 28 KB
MAX_SAMENVATTING = 400  # characters
MAX_TERUGVAL = 2000  # characters, of the card in words


def activiteiten(berichten: Iterable[Mapping[str, Any]], kaders: Kaders) -> list[dict[str, Any]]:
    """The outgoing activities of one turn, in order.

    Each is `{"summary", "beantwoordbaar"}` with either `"text"` and `"textFormat"` (plain), or `"attachments"` (one card) and
    `"kaart"` (its id, that comes back with every submit). `summary` is plain text for notifications and for clients without
    cards. `beantwoordbaar` and `kaart` are for the sender; they are no fields of the protocol. Short messages that precede
    a card ("Genoteerd: …") are put on that card.
    """
    berichten = [b for b in berichten if b.get("tekst") or b.get("knoppen") or b.get("custom")]
    custom = next((b["custom"] for b in reversed(berichten) if b.get("custom")), None)
    uit: list[dict[str, Any]] = []
    vooraf: list[str] = []
    for bericht in berichten:
        soort = _soort(bericht, custom)
        if soort == "gewoon" and not bericht.get("knoppen") and not bericht.get("custom"):
            vooraf.append(bericht["tekst"])
            continue
        if soort == "crisis":  # never under something else
            uit.insert(0, _kaart(bericht, kaders, soort, []))
            continue
        if soort == "advies" and custom:
            uit += _advies(bericht, custom, kaders, vooraf)
        else:
            uit.append(_kaart(bericht, kaders, soort, vooraf))
        vooraf = []
    if vooraf:
        alles = "\n".join(vooraf)
        uit.append(
            {"text": alles, "textFormat": "plain", "summary": _kort(alles, MAX_SAMENVATTING), "beantwoordbaar": False}
        )
    return uit


def _soort(bericht: Mapping[str, Any], custom: Mapping[str, Any] | None) -> str:
    """What kind of card this message gets: what `gesprek` says it is, where the afweging is there to draw it from."""
    soort = bericht.get("soort") or "gewoon"
    bij = custom if soort == "advies" else bericht.get("custom")
    return soort if soort == "crisis" or (bij and bij.get("soort") == "afweging") else "gewoon"


def _kaart(bericht: Mapping[str, Any], kaders: Kaders, soort: str, vooraf: list[str]) -> dict[str, Any]:
    nummer = nieuw_nummer()
    if soort == "vraag":
        delen, acties = vraag(bericht, kaders, nummer)
    elif soort == "voorstel":
        delen, acties = voorstel(bericht, kaders, nummer)
    elif soort == "reden":
        delen, acties = reden(bericht, nummer)
    elif soort in ("ontvangst", "crisis"):
        acties, lijst = knoppen_of_lijst(bericht.get("knoppen") or [], nummer)
        delen = [*(ontvangst(bericht, kaders) if soort == "ontvangst" else crisis(bericht)), *lijst]
    else:
        delen, acties = gewoon(bericht, nummer)
    return _activiteit([*_begin(vooraf), *delen], acties, _samen(vooraf, bericht), nummer)


def _begin(vooraf: list[str]) -> list[Deel]:
    return [vak([deel for inhoud in vooraf for deel in alineas(inhoud)])] if vooraf else []


def _samen(vooraf: list[str], bericht: Mapping[str, Any]) -> str:
    return "\n".join([*vooraf, bericht.get("tekst") or ""])


def _advies(
    bericht: Mapping[str, Any], custom: Mapping[str, Any], kaders: Kaders, vooraf: list[str]
) -> list[dict[str, Any]]:
    """The advice on one card, or on as many as it takes to stay below the limit; the last one has the buttons."""
    nummer, inhoud, kort = nieuw_nummer(), _samen(vooraf, bericht), samenvatting(custom, kaders)
    acties, lijst = knoppen_of_lijst(bericht.get("knoppen") or [], nummer)
    stukken = [*advies(custom, kaders), lijst]
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
    """`inhoud`: the whole in words, for a client that can't show cards. `kort`: its summary when that isn't simply its beginning."""
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
    """The same activity once answered: nothing left to fill in or send, and the answer under it (None: it was given elsewhere). Folded parts stay."""
    nieuw = deepcopy(dict(activiteit))
    nieuw["beantwoordbaar"] = False
    for bijlage in nieuw.get("attachments", []):
        kaart = bijlage["content"]
        slot = [tekst(f"Jouw antwoord: {label}", weight="Bolder", separator=True)] if label is not None else []
        kaart["body"] = [*_zonder_invoer(kaart["body"]), *slot]
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
