"""What somebody does with a message: asks, supposes, corrects, tells, answers or commands.

Signs (taal/spreekhandeling.yml) and pieces of the words, weighed; what each weighs was learned from written messages
(leren/spreekhandeling). Says nothing of what it is about. Light: no dictionary.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache

import numpy as np

from bot.begrip.tabel import MAP, tabel
from bot.begrip.tekst import vouw
from bot.begrip.vraag import is_vraag
from bot.begrip.zoekers.gewichten import Getallen, Gewichten

BESTAND = MAP / "geleerd" / "spreekhandeling.json"
GETALLEN = MAP / "geleerd" / "spreekhandeling.npz"
HANDELINGEN = ("vraag", "wat_als", "correctie", "bewering", "antwoord", "opdracht")
MEEST = 400  # characters looked at: what somebody does is heard at the beginning
ZEKER = 0.9  # so likely, and what a text says is done with it
VEEL = 30  # words: who writes more than that describes a casus, whatever else it does
_WOORD = re.compile(r"\w+")
_KORT, _ENKEL, _LANG = 5, 2, 9  # words


@cache
def _takken() -> Mapping[str, tuple[re.Pattern[str], ...]]:
    return {soort: tuple(map(re.compile, rijen)) for soort, rijen in tabel("spreekhandeling").items()}


def tekens(tekst: str, open_vraag: bool) -> dict[str, bool]:
    """The signs in a message, by name; `open_vraag`: whether a question waits for an answer."""
    gezegd = vouw(tekst[:MEEST]).strip()
    aantal = len(_WOORD.findall(gezegd))
    uit = {
        f"{soort}{nr}": bool(tak.search(gezegd))
        for soort, takken in _takken().items()
        for nr, tak in enumerate(takken, 1)
    }
    soorten = {soort: any(uit[f"{soort}{nr}"] for nr in range(1, len(t) + 1)) for soort, t in _takken().items()}
    doet_iets = soorten["stel"] or soorten["verbetert"] or soorten["vraagt"]
    return {
        **uit,
        **soorten,
        "is_vraag": is_vraag(tekst[:MEEST]),
        "vraagteken": gezegd.endswith("?"),
        "open_vraag": open_vraag,
        "antwoordt": open_vraag and not doet_iets,
        "enkel": aantal <= _ENKEL,
        "kort": aantal <= _KORT,
        "lang": aantal >= _LANG,
        "getal": gezegd[:1].isdigit(),
    }


@cache
def _model() -> tuple[Gewichten, Mapping[str, Getallen]]:
    geleerd = json.loads(BESTAND.read_text(encoding="utf-8"))["tekens"]
    return Gewichten(GETALLEN), {naam: np.array(waarden, dtype=np.float32) for naam, waarden in geleerd.items()}


def kansen(tekst: str, open_vraag: bool = False) -> dict[str, float]:
    """How likely each of HANDELINGEN is; together 1."""
    woorden, gewicht = _model()
    scores = woorden.scores(tekst[:MEEST])
    for naam, aan in tekens(tekst, open_vraag).items():
        if aan:
            scores = scores + gewicht[naam]
    macht = np.exp(scores - scores.max())
    return dict(zip(HANDELINGEN, map(float, macht / macht.sum())))


def handeling(tekst: str, open_vraag: bool = False) -> str:
    """The likeliest of HANDELINGEN."""
    gewogen = kansen(tekst, open_vraag)
    return max(gewogen, key=gewogen.__getitem__)


def zeker_van(welke: str, tekst: str, open_vraag: bool) -> bool:
    """Whether a short text surely does this: enough to go by where words that are fixed say nothing."""
    kort = len(tekst.split()) <= VEEL
    return kort and kansen(tekst, open_vraag)[welke] >= ZEKER
