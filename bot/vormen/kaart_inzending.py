"""What a button of a card sends back: anything a client may make of it, read with suspicion."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from bot.afweging import Kaders, OnbruikbareInvoer
from bot.afweging.antwoorden import controleer, naar_json
from bot.afweging.model import Kenmerk
from bot.begrip.antwoord import als_antwoord
from bot.gesprek import VAARDIGHEDEN
from bot.gesprek.beeld import waarde_als_tekst
from bot.gesprek.blokken import Knop
from bot.gesprek.ingedrukt import lees_doet
from bot.gesprek.vraagstelling import WEET_NIET
from bot.lijn.doet import Doet
from bot.vormen.kaart_delen import INVOER, MAX_BERICHT

MAX_TEKENS = 16_384  # of a value that comes as a JSON text
_NUMMER = re.compile(r"[0-9a-f]{16}")
_SOORTEN = ("keuze", "doet", "bericht")  # what a submit is one of
_LEEG = {"geen", "geen van deze"}
_ONBEKEND = {"weet ik niet", "weet_ik_niet"}
# As cards of before sent it, and as it is typed.
_TUSSENDOOR = frozenset(v.zeg for v in VAARDIGHEDEN.values() if v.tussendoor and v.zeg)


class _Onbruikbaar(Exception):
    pass


def lees_inzending(value: object, kaders: Kaders) -> dict[str, Any] | None:
    """The submit in an activity's `value` (object or JSON text), checked against the kaders; None when it is unusable.

    Gives `{"keuze": {"kenmerk", "waarde"}}`, `{"doet", "waarde"}` or `{"bericht": text}`, and always `"kaart"` (the
    card's id, or None), `"label"` (the answer in words) and `"sluit"` (whether the card is answered by it; not by a
    question in between). A text is what the user could have typed: it needs the same care. Never raises.
    """
    try:
        inhoud = _object(value)
        eigen = inhoud.get("regiewijzer")
        if not isinstance(eigen, dict):
            return None
        uit = _lees(eigen, inhoud.get(INVOER), kaders)
    except (_Onbruikbaar, OnbruikbareInvoer, ValueError, TypeError, OverflowError, RecursionError):
        return None
    nummer = inhoud.get("kaart")
    uit["kaart"] = nummer if isinstance(nummer, str) and _NUMMER.fullmatch(nummer) else None
    uit["sluit"] = not _tussendoor(uit)
    return uit


def _tussendoor(inzending: Mapping[str, Any]) -> bool:
    """Whether it only asks something: its card may stay open."""
    if "doet" in inzending:
        return VAARDIGHEDEN[Doet(inzending["doet"]).bedoeling].tussendoor
    return inzending.get("bericht") in _TUSSENDOOR


def _object(value: object) -> dict[str, Any]:
    if isinstance(value, str) and len(value) <= MAX_TEKENS:
        value = json.loads(value)
    if not isinstance(value, dict):
        raise _Onbruikbaar
    return value


def _lees(eigen: Mapping[str, Any], invoer: Any, kaders: Kaders) -> dict[str, Any]:
    if eigen.get("uit_lijst") is True and invoer:  # without a choice the button means what it says itself
        gekozen = _object(invoer)
        return _lees({k: gekozen[k] for k in (*_SOORTEN, "waarde") if k in gekozen}, None, kaders)
    if eigen.get("uit_veld") is True:
        return _bericht(invoer)
    match [soort for soort in _SOORTEN if soort in eigen]:
        case ["keuze"]:
            return _keuze(eigen["keuze"], invoer, kaders)
        case ["doet"]:
            return _doet(eigen["doet"], eigen.get("waarde"), kaders)
        case ["bericht"]:
            return _bericht(eigen["bericht"])
    raise _Onbruikbaar


def _doet(doet: Any, waarde: Any, kaders: Kaders) -> dict[str, Any]:
    uit = lees_doet(doet, waarde, kaders)
    return {**uit, "label": Knop("", Doet(uit["doet"]), uit["waarde"]).getypt or str(waarde)}


def _bericht(inhoud: Any) -> dict[str, Any]:
    if not isinstance(inhoud, str) or not inhoud.strip() or len(inhoud) > MAX_BERICHT:
        raise _Onbruikbaar
    return {"bericht": inhoud.strip(), "label": inhoud.strip()}


def _keuze(keuze: Any, invoer: Any, kaders: Kaders) -> dict[str, Any]:
    if not isinstance(keuze, dict) or not isinstance(keuze.get("kenmerk"), str):
        raise _Onbruikbaar
    kenmerk = kaders.kenmerken.get(keuze["kenmerk"])
    if kenmerk is None:
        raise _Onbruikbaar
    ruw = keuze.get("waarde", invoer)
    if "waarde" not in keuze and not isinstance(invoer, (str, list)):
        raise _Onbruikbaar  # an input that was left out isn't "weet ik niet"
    if isinstance(ruw, str):
        if kenmerk.soort == "getallen" and als_antwoord(ruw, kenmerk) is None:
            return _bericht(ruw)  # what was typed goes on as text: the conversation says what is wrong with it
        ruw = _uit_tekst(ruw, kenmerk)
    waarde = naar_json(controleer(kenmerk, ruw))
    label = WEET_NIET if waarde is None else waarde_als_tekst(kenmerk, waarde)
    return {"keuze": {"kenmerk": kenmerk.id, "waarde": waarde}, "label": label}


def _uit_tekst(ruw: str, kenmerk: Kenmerk) -> Any:
    """The value in the text of an input: an option, options with commas between them, numbers, "geen" or "weet ik
    niet".
    """
    gezegd = ruw.strip().lower()
    if gezegd in _ONBEKEND:
        return None
    if kenmerk.soort == "ja_nee":
        return {"true": True, "false": False}.get(gezegd, ruw)
    if kenmerk.soort == "getallen":
        antwoord = als_antwoord(ruw, kenmerk)
        return antwoord.waarde if antwoord else ruw
    if kenmerk.soort != "meerkeuze":
        return ruw
    if gezegd in _LEEG:
        return []
    delen = [deel.strip() for deel in ruw.split(",") if deel.strip()]
    if not delen:
        raise _Onbruikbaar  # nothing was ticked: that isn't "geen van deze"
    return delen


def label_van(inzending: Mapping[str, Any], kaart: Mapping[str, Any] | None) -> str:
    """The answer as the user saw it on `kaart` (a card or an activity with one): the button or the choice, else its
    words.
    """
    inhoud = {k: inzending[k] for k in (*_SOORTEN, "waarde") if inzending.get(k) is not None}
    for deel in _onderdelen(kaart):
        data = deel.get("data")
        gelijk = (
            data.get("regiewijzer") == inhoud if isinstance(data, Mapping) else _uit_lijst(deel.get("value")) == inhoud
        )
        if gelijk and deel.get("title"):
            return str(deel["title"])
    return str(inzending["label"])


def _uit_lijst(value: Any) -> Any:
    """What the value of a choice means when the choices are buttons (`kaart_vraag.als_knop`); else None."""
    try:
        return json.loads(value) if isinstance(value, str) and value.startswith("{") else None
    except ValueError:
        return None


def _onderdelen(deel: Any) -> Iterator[Mapping[str, Any]]:
    """Every object in a card."""
    if isinstance(deel, list):
        for onderdeel in deel:
            yield from _onderdelen(onderdeel)
    elif isinstance(deel, Mapping):
        yield deel
        for naam in ("attachments", "content", "body", "items", "choices", "actions"):
            yield from _onderdelen(deel.get(naam))
