"""A sheet as JSON, and what every form of it says about itself: from which documents, and that the words are ours."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from bot.afweging import Kaders
from bot.afweging.blad import Blad, Blok, Lijst, Punt
from bot.afweging.bron import EIGEN_UITLEG, Bron
from bot.afweging.model import Kader
from bot.schrijfwijze import datum, maand

MERK = EIGEN_UITLEG

EIGEN_MAAK = (
    "Dit blad is door Regiewijzer gemaakt, in eigen woorden. Bij verschil geldt het document. "
    f"Waar '{MERK}' bij staat, komt de regel niet zo uit het document."
)


def versie_als_tekst(kader: Kader) -> str:
    """The version as Dutch date: "21 maart 2024", "december 2021", or that the document has none."""
    if kader.ongedateerd:
        return "document zonder datum" + (
            f", aangenomen jaar {kader.versie}" if re.fullmatch(r"\d{4}", kader.versie) else ""
        )
    delen = re.fullmatch(r"(\d{4})-(\d{2})(?:-(\d{2}))?", kader.versie)
    if not delen:
        return f"versie {kader.versie}"
    jaar, maand_, dag = delen.groups()
    wanneer = date(int(jaar), int(maand_), int(dag or 1))
    return f"versie van {datum(wanneer) if dag else maand(wanneer)}"


def document(kaders: Kaders, kader: str) -> str:
    """The name of a document with its version."""
    return f"{kaders.kaders[kader].naam}, {versie_als_tekst(kaders.kaders[kader])}" if kader in kaders.kaders else kader


def herkomst(kaders: Kaders, blad: Blad) -> list[str]:
    """Each document that the sheet is made from, its own kader first."""
    return [document(kaders, k) for k in dict.fromkeys((blad.kader, *(b.kader for b in blad.bronnen)))]


def vindplaats(kaders: Kaders, blad: Blad, bron: Bron) -> str:
    """Where a line stands; with whose document that is when it isn't the sheet's own."""
    kader = kaders.kaders.get(bron.kader)
    van = kader.eigenaar or kader.naam if kader else bron.kader
    return bron.vindplaats if bron.kader == blad.kader else f"{van}, {bron.vindplaats}"


def als_json(kaders: Kaders, blad: Blad) -> dict[str, Any]:
    """The sheet as a page draws it: `{"naam", "titel", "waarvoor", "kader", "liggend", "herkomst", "verantwoording",
    "blokken"}`.
    """
    return {
        "naam": blad.naam,
        "titel": blad.titel,
        "waarvoor": blad.waarvoor,
        "kader": blad.kader,
        "liggend": blad.liggend,
        "herkomst": herkomst(kaders, blad),
        "verantwoording": EIGEN_MAAK,
        "blokken": [_blok(kaders, blad, blok) for blok in blad.blokken],
    }


def _blok(kaders: Kaders, blad: Blad, blok: Blok) -> dict[str, Any]:
    def punt(p: Punt) -> dict[str, Any]:
        return {"id": p.id, "tekst": p.tekst, "toelichting": p.toelichting, "bron": bron(p.bron)}

    def bron(b: Bron) -> dict[str, Any]:
        return {**b.als_json(), "vindplaats": vindplaats(kaders, blad, b)}

    if isinstance(blok, Lijst):
        return {
            "id": blok.id,
            "soort": blok.teken,
            "kop": blok.kop,
            "kopieer": blok.kopieer,
            "punten": [punt(p) for p in blok.punten],
        }
    return {
        "id": blok.id,
        "soort": "tabel",
        "kop": blok.kop,
        "hoek": blok.hoek,
        "besluit": blok.besluit,
        "kolommen": [{"id": k.id, "kop": k.kop} for k in blok.kolommen],
        "rijen": [
            {"id": r.id, "kop": r.kop, "bron": bron(r.bron), "cellen": [[punt(p) for p in cel] for cel in r.cellen]}
            for r in blok.rijen
        ],
    }
