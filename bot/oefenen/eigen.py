"""A casus that a trainer writes on the page: what comes out of it, its YAML, and its place in the folder of the
organisation. Its remarks are those of `controle`.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from bot.afweging import Kaders
from bot.afweging.antwoorden import controleer_alle
from bot.afweging.fouten import OnbruikbareInvoer

from .bibliotheek import alle, bibliotheek
from .lezen import lees_tekst
from .model import Oefencasus
from .opmerkingen import zeg
from .teamuitslag import te_markeren
from .weging import horend, uitkomsten

DOELGROEP = "doelgroep"


def stand(kaders: Kaders, casus: Oefencasus) -> dict[str, str | None]:
    """Besluit → uitkomst for every besluit that applies, None where these answers don't decide it; what `casus` expects
    doesn't matter. Raises OnbruikbareInvoer.
    """
    if casus.kader not in kaders.kaders:
        raise OnbruikbareInvoer(zeg("kader_onbekend", kader=casus.kader, kaders=", ".join(kaders.kaders)))
    controleer_alle(kaders.kenmerken, casus.antwoorden)
    return uitkomsten(kaders, casus.copy(update={"verwacht": dict.fromkeys(horend(kaders, casus))}))


def met_uitkomst(kaders: Kaders, casus: Oefencasus) -> Oefencasus:
    """The same casus that expects what the engine gives; nothing where that can't be weighed, then `controleer` says
    why.
    """
    try:
        uit = stand(kaders, casus)
    except OnbruikbareInvoer:
        uit = {}
    return casus.copy(update={"verwacht": {besluit: uitkomst for besluit, uitkomst in uit.items() if uitkomst}})


def kenmerken(kaders: Kaders, casus: Oefencasus) -> tuple[str, ...]:
    """What can be marked: for whom it is first, for it decides what else is asked."""
    return tuple(dict.fromkeys((DOELGROEP, *te_markeren(kaders, horend(kaders, casus)))))


def als_yaml(casus: Oefencasus) -> str:
    """In the form that `lees_bestand` reads: one that reads the same again, paragraphs too."""
    velden: dict[str, Any] = {naam: waarde for naam, waarde in casus.dict().items() if waarde not in (None, ())}
    velden["tekst"] = casus.tekst.replace("\n", "\n\n")
    if casus.letop:
        velden["letop"] = list(velden["letop"])
    return yaml.safe_dump(velden, allow_unicode=True, sort_keys=False, width=110)


def over_de_naam(kaders: Kaders, casus: Oefencasus) -> str | None:
    """What is wrong with its id, a Dutch sentence; None when it can become a file. The very same casus may be there:
    who sends it twice, because the answer got lost, hears that it is kept.
    """
    if not casus.id[0].isalnum() or casus.id.endswith("."):
        return zeg("naam_vorm", id=casus.id)
    bekend: Mapping[str, Oefencasus] = {c.id: c for c in (*bibliotheek(kaders), *alle())}
    if bekend.get(casus.id, casus) != casus:
        return zeg("naam_bezet", id=casus.id)
    return None


def bewaar(map_: Path, casus: Oefencasus) -> Path:
    """Write it to a file of its own, whole or not at all, and never over another. Raises OnbruikbareInvoer, also when
    the folder can't be written.
    """
    pad, inhoud = map_ / f"{casus.id}.yml", als_yaml(casus)
    eigen = map_ / f".{casus.id}.{secrets.token_hex(4)}"  # not *.yml: nobody reads it half
    try:
        map_.mkdir(parents=True, exist_ok=True)
        try:
            with eigen.open("x", encoding="utf-8") as bestand:
                bestand.write(inhoud)
            os.link(eigen, pad)
        except FileExistsError:
            if not _is_dezelfde(pad, casus):
                raise OnbruikbareInvoer(zeg("naam_bezet", id=casus.id)) from None
        finally:
            eigen.unlink(missing_ok=True)
    except OSError as fout:
        raise OnbruikbareInvoer(zeg("niet_te_bewaren", reden=fout.strerror or "onbekend")) from None
    return pad


def _is_dezelfde(pad: Path, casus: Oefencasus) -> bool:
    try:
        return lees_tekst(pad.read_text(encoding="utf-8"), pad.name) == (casus,)
    except (OnbruikbareInvoer, UnicodeDecodeError):
        return False
