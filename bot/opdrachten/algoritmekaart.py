"""`regiewijzer algoritmekaart`: the text for the Dutch algoritmeregister, from the kaders and the settings.

What is true of Regiewijzer itself is in algoritmekaart.yml; what only an organisation knows stays empty, and is asked.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

import bot
from bot import instellingen
from bot.afweging import Kaders, OnbruikbareInvoer
from bot.gedeeld.kaders import kaders_nu
from bot.instellingen import Instellingen
from bot.opdrachten import toetsen
from bot.opdrachten.toetsen import TOETSEN
from bot.opdrachten.uitvoer import toon_json

HULP = "geef de tekst voor het algoritmeregister"


def argumenten(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="als JSON, met de veldnamen van het register")
    toets = (
        f"in plaats daarvan: waarmee je een toets begint ({' of '.join(TOETSEN)}), uit dezelfde kaders en instellingen"
    )
    parser.add_argument("--toets", metavar="TOETS", help=toets)


def doe(keuzes: argparse.Namespace) -> int:
    kaders, gekozen = kaders_nu(), instellingen.lees()
    if keuzes.toets:
        if keuzes.toets not in TOETSEN or keuzes.json:
            raise OnbruikbareInvoer(f"--toets is {' of '.join(TOETSEN)}, zonder --json.")
        print(toetsen.als_markdown(keuzes.toets, kaders, gekozen))
    elif keuzes.json:
        toon_json(als_json(kaders, gekozen))
    else:
        print(als_markdown(kaders, gekozen))
    return 0


@cache
def _tabel() -> Mapping[str, Any]:
    inhoud: Mapping[str, Any] = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))
    return inhoud


def als_json(kaders: Kaders, gekozen: Instellingen) -> dict[str, str | None]:
    """Per field of the register its text, or None where only the organisation knows."""
    gaten = _gaten(kaders, gekozen)
    return {veld["veld"]: _tekst(veld, gaten) or None for deel in _tabel()["delen"] for veld in deel["velden"]}


def als_markdown(kaders: Kaders, gekozen: Instellingen) -> str:
    """The same as text to work on: each field with what there is and what has to be filled in."""
    tabel, gaten = _tabel(), _gaten(kaders, gekozen)
    regels = [f"# {tabel['titel']}", "", tabel["vooraf"].format(**gaten)]
    for deel in tabel["delen"]:
        regels += ["", f"## {deel['kop']}"]
        for veld in deel["velden"]:
            tekst = _tekst(veld, gaten)
            regels += ["", f"### {veld['kop']}", *([tekst] if tekst else [])]
            if vraag := veld.get("vraag"):
                regels.append(f"*{tabel['ga_na' if tekst else 'vul_in'].format(vraag=vraag.format(**gaten))}*")
    return "\n".join([*regels, "", f"## {tabel['kaderkop']}", *(f"- {regel}" for regel in _kaders(kaders))])


def _tekst(veld: Mapping[str, str], gaten: Mapping[str, object]) -> str:
    return str(veld.get("tekst", "")).format(**gaten)


def _gaten(kaders: Kaders, gekozen: Instellingen) -> dict[str, object]:
    """What the texts leave open."""
    from bot.schrijfwijze import aantal, en

    return {
        "versie": bot.__version__,
        "contact": gekozen.contact or "",
        "url": gekozen.url or "",
        "profiel": kaders.profielen[gekozen.profiel].label if gekozen.profiel in kaders.profielen else gekozen.profiel,
        "kaders": en(kader.naam for kader in kaders.kaders.values()),
        "aantal_kaders": len(kaders.kaders),
        "besluiten": len(kaders.besluiten),
        "kenmerken": len(kaders.kenmerken),
        "interpretaties": sum(len(kader.keuzes) for kader in kaders.kaders.values()),
        "bewaardagen": aantal(gekozen.bewaardagen, "dag", "dagen"),
        "gesprekdagen": aantal(gekozen.gesprekdagen, "dag", "dagen"),
    }


def _kaders(kaders: Kaders) -> list[str]:
    from bot.schrijfwijze import en

    return [
        _tabel()["kader"].format(
            naam=kader.naam,
            versie=kader.versie,
            eigenaar=kader.eigenaar,
            besluiten=en(kaders.besluiten[b].naam for b in kader.besluiten),
        )
        for kader in kaders.kaders.values()
    ]
