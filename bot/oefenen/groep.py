"""What a group finds hard, without anybody in it: only from so many people up, and no count under that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.afweging import Kaders
from bot.dossier.caseload import KLEINST, verborgen
from bot.dossier.oefenvoortgang import Oefenkaart

from .voortgang import kader_label, label, zeg

_IN_TEAMS = "teams-"  # how a pseudonym of a chat in Teams begins (bot/poort/gebruiker.py)


def groep(kaders: Kaders, kaarten: Mapping[str, Sequence[Oefenkaart]]) -> dict[str, Any]:
    """What is hard, the hardest first (JSON; the shape is bot/poort/api/oefenen.py).

    `kaarten`: pseudonym → what that person practised. Somebody who practises in a browser and in Teams has two
    pseudonyms, and would count twice: only the larger of those two kinds counts.
    """
    soorten: dict[bool, dict[str, Sequence[Oefenkaart]]] = {True: {}, False: {}}
    for wie, eigen in kaarten.items():
        soorten[wie.startswith(_IN_TEAMS)][wie] = eigen
    mensen = max(soorten.values(), key=len)
    if len(mensen) < KLEINST:
        return {
            "minstens": KLEINST,
            "leerlingen": None,
            "zin": zeg("groep_te_klein", minstens=KLEINST),
            "onderdelen": [],
        }
    per: dict[tuple[str, str], list[Oefenkaart]] = {}
    for kaart in (kaart for eigen in mensen.values() for kaart in eigen):
        if kaart.kader in kaders.kaders and (
            kaart.onderdeel in kaders.besluiten or kaart.onderdeel in kaders.kenmerken
        ):
            per.setdefault((kaart.kader, kaart.onderdeel), []).append(kaart)
    regels = [_regel(kaders, *wat, eigen) for wat, eigen in sorted(per.items()) if len(eigen) >= KLEINST]
    # By what may be seen: an order by what is hidden would tell it.
    regels.sort(key=lambda regel: -(regel["fout"] or 0) / regel["leerlingen"])
    return {"minstens": KLEINST, "leerlingen": len(mensen), "zin": "", "onderdelen": regels}


def _regel(kaders: Kaders, kader: str, onderdeel: str, kaarten: Sequence[Oefenkaart]) -> dict[str, Any]:
    """`fout`: how many had it wrong the last time; None: too few, or to be told from the others."""
    fout = sum(not kaart.laatst_goed for kaart in kaarten)
    gezien = verborgen({"fout": fout, "goed": len(kaarten) - fout})
    return {
        "kader": kader,
        "kader_label": kader_label(kaders, kader),
        "naam": onderdeel,
        "label": label(kaders, onderdeel),
        "leerlingen": len(kaarten),
        "fout": gezien["fout"],
    }
