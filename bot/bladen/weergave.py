"""A sheet as text for a conversation: short lines, the column of this casus first and marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.afweging import Kaders
from bot.afweging.blad import Blad, Blok, Lijst, Punt, Tabel, bronnen_van
from bot.afweging.model import Bron

from .gegevens import EIGEN_MAAK, MERK, document

_TEKENS = {"vakje": "☐ ", "bolletje": "• ", "geen": ""}


def als_tekst(kaders: Kaders, blad: Blad, blokken: Sequence[Blok], uitkomsten: Mapping[str, str]) -> str:
    """These blocks of the sheet, and where they come from. `uitkomsten` are those of the casus at hand, by besluit."""
    delen = [
        blad.titel,
        *(_tabel(b, uitkomsten.get(b.besluit)) if isinstance(b, Tabel) else _lijst(b) for b in blokken),
    ]
    return "\n\n".join(deel for deel in (*delen, _bronregels(kaders, blokken), EIGEN_MAAK) if deel)


def _bronregels(kaders: Kaders, blokken: Sequence[Blok]) -> str:
    """A line for each document: where in it these blocks stand. What is ours says so where it is said."""
    per_kader: dict[str, dict[str, None]] = {}
    for blok in blokken:
        for bron in bronnen_van(blok):
            if not bron.interpretatie:
                per_kader.setdefault(bron.kader, {})[bron.vindplaats] = None
    return "\n".join(
        f"Bron: {document(kaders, kader)}. Vindplaats: {'; '.join(plekken)}." for kader, plekken in per_kader.items()
    )


def _lijst(blok: Lijst) -> str:
    regels = [blok.kop] if blok.kop else []
    for nummer, punt in enumerate(blok.punten, 1):
        regels.append((f"{nummer}. " if blok.teken == "cijfer" else _TEKENS[blok.teken]) + punt_als_tekst(punt))
    return "\n".join(regels)


def _tabel(blok: Tabel, uitkomst: str | None) -> str:
    kolommen = sorted(range(len(blok.kolommen)), key=lambda i: blok.kolommen[i].id != uitkomst)
    delen = [blok.kop]
    for i in kolommen:
        kolom = blok.kolommen[i]
        regels = [f"{kolom.kop} ← deze casus" if kolom.id == uitkomst else kolom.kop]
        regels += [f"• {rij.kop}: {cel_als_tekst(rij.cellen[i])}" for rij in blok.rijen]
        delen.append("\n".join(regels))
    return "\n\n".join(delen)


def punt_als_tekst(punt: Punt) -> str:
    toelichting = f" ({punt.toelichting})" if punt.toelichting else ""
    return f"{punt.tekst}{toelichting}{_merk(punt.bron)}"


def cel_als_tekst(cel: Sequence[Punt]) -> str:
    """A cell on one line: after a line that ends in a colon come its parts with commas, otherwise sentences."""
    if len(cel) > 1 and cel[0].tekst.endswith(":"):
        return f"{cel[0].tekst} {', '.join(punt_als_tekst(p) for p in cel[1:])}."
    return " ".join(punt_als_tekst(p) for p in cel)


def _merk(bron: Bron) -> str:
    return f" ({MERK})" if bron.interpretatie else ""
