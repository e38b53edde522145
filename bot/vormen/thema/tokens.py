"""The design tokens in a theme: a CSS or JSON file, or the folder of a package of tokens."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.afweging.fouten import OnbruikbareInvoer

GROOTST = 4_000_000  # bytes; the tokens of a large gemeente are 100 kB
# Where packages of NL Design System keep their tokens. Of these the first that is there.
IN_PAKKET = ("root.css", "variables.css", "theme.css", "index.css", "variables.json", "tokens.json")

_COMMENTAAR = re.compile(r"/\*.*?\*/", re.DOTALL)
_STUK = re.compile(r"([^{};]*)([{};])")
_TOKEN = re.compile(r"\s*--([\w-]+)\s*:\s*(.*?)\s*", re.DOTALL)
_VERWIJZING = re.compile(r"var\(\s*--([\w-]+)\s*(?:,([^()]*(?:\([^()]*\))?[^()]*))?\)|\{([\w.-]+)\}")
_DIEPST = 20  # a token that names a token that names a token …


class ThemaFout(OnbruikbareInvoer):
    """A theme that can't be worn; the message is one Dutch line."""


@dataclass(frozen=True)
class Tokens:
    """Name (without `--`) → value as it is written, by day and by night (empty: the theme has no night)."""

    licht: Mapping[str, str]
    donker: Mapping[str, str]


def lees(pad: Path) -> Tokens:
    """The tokens of a file, or of a package. Raises ThemaFout."""
    bestand = _in_pakket(pad) if pad.is_dir() else pad
    gelezen = _bestand(bestand)
    nacht = bestand.parent / "dark" / bestand.name
    if not gelezen.donker and pad.is_dir() and nacht.is_file():
        return Tokens(gelezen.licht, _bestand(nacht).licht)
    return gelezen


def _in_pakket(map_: Path) -> Path:
    for plek in (map_ / "dist", map_):
        for naam in IN_PAKKET:
            if (plek / naam).is_file():
                return plek / naam
    raise ThemaFout(f"In de map {map_} staat geen thema. Ik zoek daar (en in dist) naar {', '.join(IN_PAKKET)}.")


def _bestand(pad: Path) -> Tokens:
    try:
        if pad.stat().st_size > GROOTST:
            raise ThemaFout(f"Het thema {pad} is te groot: een bestand met tokens is hooguit 4 MB.")
        tekst = pad.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise ThemaFout(
            f"Het thema {pad} is geen gewone tekst (UTF-8). Kies het CSS- of JSON-bestand met tokens."
        ) from None
    except OSError as fout:
        raise ThemaFout(f"Het thema {pad} kan ik niet lezen ({fout.strerror}). Kijk of het pad klopt.") from None
    return _css(tekst) if pad.suffix.lower() == ".css" else _json(tekst, pad)


def _css(tekst: str) -> Tokens:
    """What stands in a block whose selector or media query says dark, is for the night."""
    tokens: dict[bool, dict[str, str]] = {False: {}, True: {}}
    blokken: list[str] = []
    for stuk, teken in _STUK.findall(_COMMENTAAR.sub("", tekst)):
        if teken == "{":
            blokken.append(stuk.lower())
            continue
        if gevonden := _TOKEN.fullmatch(stuk):
            tokens[any("dark" in blok for blok in blokken)][gevonden[1].lower()] = gevonden[2]
        if teken == "}" and blokken:
            blokken.pop()
    return Tokens(tokens[False], {**tokens[False], **tokens[True]} if tokens[True] else {})


def _json(tekst: str, pad: Path) -> Tokens:
    try:
        inhoud = json.loads(tekst)
    except (ValueError, RecursionError):
        raise ThemaFout(f"Het thema {pad} is geen geldige JSON. Kies het CSS- of JSON-bestand met tokens.") from None
    return Tokens(dict(_uit_boom(inhoud, ())), {})


def _uit_boom(deel: Any, pad: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Tokens in a tree (Design Tokens format, Style Dictionary), or flat with names as JavaScript writes them."""
    if not isinstance(deel, dict):
        if pad and isinstance(deel, str | int | float):
            yield _naam(pad), str(deel)
        return
    waarde = deel.get("$value", deel.get("value"))
    if isinstance(waarde, str | int | float):
        yield _naam(pad), str(waarde)
        return
    for naam, onder in deel.items():
        if not naam.startswith("$"):
            yield from _uit_boom(onder, (*pad, naam))


def _naam(pad: tuple[str, ...]) -> str:
    los = "-".join(pad).removeprefix("--")
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[a-z])(?=[0-9])", "-", los).lower()


def opgelost(naam: str, tokens: Mapping[str, str], diepte: int = 0) -> str | None:
    """The value of a token with the tokens it names filled in; None when one isn't there, or it names itself."""
    waarde = tokens.get(naam)
    if waarde is None or diepte > _DIEPST:
        return None
    uit = waarde
    for verwijzing in _VERWIJZING.finditer(waarde):
        doel = verwijzing[1] or verwijzing[3].replace(".", "-")
        vervangen = opgelost(doel.lower(), tokens, diepte + 1) or (verwijzing[2] or "").strip()
        if not vervangen or "var(" in vervangen:
            return None
        uit = uit.replace(verwijzing[0], vervangen)
    return uit.strip()
