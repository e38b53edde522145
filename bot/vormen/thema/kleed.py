"""From the tokens of a theme to the variables that the pages wear."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from . import kleur, tokens
from .kleur import Rgb
from .tokens import ThemaFout, Tokens, opgelost

__all__ = ["Thema", "ThemaFout", "laad"]

DAG, NACHT = 0, 1
ZWART, WIT = (0, 0, 0), (255, 255, 255)
# Nothing of a theme gets into the style sheet but what these say in full.
_MAAT = re.compile(r"0|\d{1,3}(\.\d{1,3})?(px|rem|em)")
_LETTER = re.compile(r"""[\w\s,'"-]{1,200}""")
Palet = dict[str, Rgb]


@dataclass(frozen=True, eq=False)
class Thema:
    """`css`: a style sheet with the variables; `merk` and `op_merk`: the colour of the organisation and of letters on
    it, #rrggbb; `meldingen`: what of it isn't worn, each one Dutch line.
    """

    css: str
    merk: str
    op_merk: str
    meldingen: tuple[str, ...]
    paletten: tuple[Mapping[str, Rgb], Mapping[str, Rgb]]


@cache
def vertaling() -> Mapping[str, Any]:
    inhoud: Mapping[str, Any] = yaml.safe_load(Path(__file__).with_name("vertaling.yml").read_text(encoding="utf-8"))
    return inhoud


def laad(pad: Path) -> Thema:
    """The theme in this file or package. Raises ThemaFout when it can't be read, or dresses nothing."""
    gelezen = tokens.lees(pad)
    dag = _kleuren(gelezen.licht)
    vormen = dict(_vormen(gelezen))
    if not dag and not vormen:
        raise ThemaFout(
            f"In het thema {pad} staat geen token dat Regiewijzer kent. Er horen tokens van NL Design System in, "
            "zoals --utrecht-button-primary-action-background-color; de hele lijst staat in docs/beheer.md."
        )
    meldingen: list[str] = []
    paletten = (_passend(dag, DAG, meldingen), _passend(_kleuren(gelezen.donker), NACHT, meldingen))
    regels = [f"--{naam}:{waarde}" for naam, waarde in vormen.items()]
    for naam in (naam for naam, deel in vertaling()["kleuren"].items() if "tokens" in deel):
        licht, donker = (kleur.als_hex(palet[naam]) for palet in paletten)
        regels.append(f"--{naam}:light-dark({licht},{donker})")
    css = ":root{" + ";".join(regels) + "}\n"
    merk, op_merk = (kleur.als_hex(paletten[DAG][naam]) for naam in ("merk", "op-merk"))
    return Thema(css, merk, op_merk, tuple(dict.fromkeys(meldingen)), paletten)


def _kleuren(gegeven: Mapping[str, str]) -> Palet:
    """The colours of ours that these tokens give."""
    uit: Palet = {}
    for naam, deel in vertaling()["kleuren"].items():
        waarden = (opgelost(token, gegeven) for token in deel.get("tokens", ()))
        kleuren = (kleur.lees(waarde) for waarde in waarden if waarde)
        if (gevonden := next((k for k in kleuren if k is not None), None)) is not None:
            uit[naam] = gevonden
    return uit


def _vormen(gegeven: Tokens) -> Iterator[tuple[str, str]]:
    for naam, deel in vertaling()["vormen"].items():
        vorm = _MAAT if deel["soort"] == "maat" else _LETTER
        waarden = (opgelost(token, gegeven.licht) for token in deel["tokens"])
        waarde = next(
            (w for w in waarden if w and vorm.fullmatch(w) and w.count('"') % 2 == w.count("'") % 2 == 0), None
        )
        if waarde:
            yield naam, waarde


def _eigen(tijd: int) -> Palet:
    uit: Palet = {}
    for naam, deel in vertaling()["kleuren"].items():
        gelezen = kleur.lees(deel["eigen"][tijd])
        assert gelezen is not None
        uit[naam] = gelezen
    return uit


def _passend(gegeven: Palet, tijd: int, meldingen: list[str]) -> Palet:
    """These colours over ours, without those that can't be told apart: see `paren`."""
    palet = {**_eigen(tijd), **gegeven}
    if "kop-kleur" not in gegeven:
        palet["kop-kleur"] = palet["inkt"]
    if "merk" in gegeven and "op-merk" not in gegeven:
        palet["op-merk"] = _leesbaar_op(palet["merk"])
    for _ in range(len(palet)):
        te_weinig = [paar for paar in vertaling()["paren"] if _tekort(palet, paar)]
        if not te_weinig:
            return palet
        _herstel(palet, te_weinig[0], tijd, meldingen)
    # Colours that exclude each other in turn: then none of them.
    return _eigen(tijd)


def _leesbaar_op(onder: Rgb) -> Rgb:
    return max((ZWART, WIT), key=lambda letter: kleur.contrast(letter, onder))


def _tekort(palet: Mapping[str, Rgb], paar: tuple[str, str, float]) -> bool:
    boven, onder, minstens = paar
    return kleur.contrast(palet[boven], palet[onder]) < minstens


def _herstel(palet: Palet, paar: tuple[str, str, float], tijd: int, meldingen: list[str]) -> None:
    boven, onder, _ = paar
    eigen = _eigen(tijd)
    if boven == "op-merk":
        palet["op-merk"] = _leesbaar_op(palet["merk"])
        meldingen.append(_melding("op-merk"))
        return
    _eigen_maken(palet, boven if palet[boven] != eigen[boven] else onder, eigen, meldingen)


def _eigen_maken(palet: Palet, naam: str, eigen: Palet, meldingen: list[str]) -> None:
    if palet[naam] != eigen[naam]:
        palet[naam] = eigen[naam]
        meldingen.append(_melding(naam))


def _melding(naam: str) -> str:
    token = vertaling()["kleuren"][naam]["tokens"][0]
    return (
        f"De kleur van het thema voor {naam} ({token}) geeft te weinig contrast; daar blijft de kleur van Regiewijzer."
    )
