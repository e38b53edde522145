"""Casussen from a YAML file: one, or a list of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from bot.afweging.fouten import OnbruikbareInvoer
from bot.afweging.schemafout import plek
from bot.gegevens.lezen import eerste_fout, lees, zin

from .model import Oefencasus
from .opmerkingen import zeg

MEEST = 500  # casussen in one file
GROOTST = 2_000_000  # bytes


def lees_bestand(pad: Path) -> tuple[Oefencasus, ...]:
    """Raises OnbruikbareInvoer, one Dutch line that says where and what."""
    try:
        if pad.stat().st_size > GROOTST:
            raise OnbruikbareInvoer(zeg("te_groot", bestand=pad.name))
        inhoud = pad.read_text(encoding="utf-8")
    except OSError as fout:
        raise OnbruikbareInvoer(zeg("niet_te_lezen", bestand=pad.name, reden=fout.strerror)) from None
    except UnicodeDecodeError:
        raise OnbruikbareInvoer(zeg("geen_utf8", bestand=pad.name)) from None
    return lees_tekst(inhoud, pad.name)


def lees_tekst(inhoud: str, naam: str) -> tuple[Oefencasus, ...]:
    """The casussen in this YAML; `naam` is what the file is called. Raises OnbruikbareInvoer."""
    try:
        gelezen = yaml.safe_load(inhoud)
    except yaml.MarkedYAMLError as fout:
        regel = fout.problem_mark.line + 1 if fout.problem_mark else 1
        raise OnbruikbareInvoer(zeg("geen_yaml", bestand=naam, regel=regel)) from None
    except (yaml.YAMLError, ValueError, RecursionError):
        raise OnbruikbareInvoer(zeg("geen_yaml", bestand=naam, regel=1)) from None
    rij = gelezen if isinstance(gelezen, list) else [gelezen]
    if not gelezen or len(rij) > MEEST:
        raise OnbruikbareInvoer(zeg("te_veel" if gelezen else "leeg", bestand=naam, hooguit=MEEST))
    return tuple(_casus(deel, nummer, naam) for nummer, deel in enumerate(rij, 1))


def _casus(deel: Any, nummer: int, naam: str) -> Oefencasus:
    wie = str(deel["id"])[:60] if isinstance(deel, dict) and deel.get("id") else zeg("nummer", nummer=nummer)
    try:
        return lees(Oefencasus, deel)
    except ValidationError as fout:
        eerste = eerste_fout(fout)
        waar = plek([d for d in eerste["loc"] if d != "__key__"])
        wat = zin(eerste, deel)
    raise OnbruikbareInvoer(
        zeg("vorm_in", bestand=naam, casus=wie, plek=waar, wat=wat)
        if waar
        else zeg("vorm", bestand=naam, casus=wie, wat=wat)
    )
