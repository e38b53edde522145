"""Which words point at which value: taal/woorden/<kenmerk>.yml, and the folder `woorden` of an organisation's kaders.

A file holds for each value of its kenmerk a list of phrases (in the language of bot.begrip.patroon) and of options,
for one phrase or, in a mapping without `zin`, for all that follow. `zin: "&naam"` stands for the phrases of that name
in taal/gedeeld.yml. What the options mean: bot.begrip.tekens.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.afweging.fouten import KaderFout
from bot.afweging.laden import WOORDEN, lees_yaml
from bot.begrip.tabel import MAP, tabel

if TYPE_CHECKING:
    from bot.afweging import Kaders
    from bot.afweging.model import Kenmerk


@dataclass(frozen=True)
class Signaalwoord:
    """A phrase for one value of a kenmerk, with its options; `waar` is where it stands, for an error."""

    kenmerk: Kenmerk
    waarde: Any
    zin: str
    opties: Mapping[str, Any]
    waar: str


def signaalwoorden(kaders: Kaders) -> Iterator[Signaalwoord]:
    """All phrases, ours first. Raises KaderFout, which says where and what to do."""
    yield from uit_mappen((MAP, *kaders.mappen), kaders)


def uit_mappen(mappen: Iterable[Path], kaders: Kaders) -> Iterator[Signaalwoord]:
    for map_ in mappen:
        for pad in sorted((map_ / WOORDEN).glob("*.yml")):
            yield from _uit(pad, kaders)


def _uit(pad: Path, kaders: Kaders) -> Iterator[Signaalwoord]:
    naam = f"{pad.parent.name}/{pad.name}"
    kenmerk = kaders.kenmerken.get(pad.stem)
    if kenmerk is None:
        raise KaderFout(f"{naam}: kenmerk '{pad.stem}' bestaat niet. Geef het bestand de naam van een kenmerk.")
    inhoud = lees_yaml(pad.read_bytes(), naam)
    if not isinstance(inhoud, dict) or not all(isinstance(opgave, list) for opgave in inhoud.values()):
        raise KaderFout(f'{naam}: zet bij elke waarde een lijst met zinnen, zoals `waarde: ["een zin"]`.')
    for gezegd, opgave in inhoud.items():
        waarde = _waarde(kenmerk, gezegd, naam)
        for zin, opties in _zinnen(opgave):
            yield Signaalwoord(kenmerk, waarde, zin, opties, f"{naam} → {gezegd}")


def _waarde(kenmerk: Kenmerk, gezegd: str, naam: str) -> Any:
    """The value as the kenmerk has it: a bool of a ja_nee, False for "leeg"."""
    waarden = {{True: "true", False: "false"}.get(waarde, waarde): waarde for waarde in kenmerk.waarden}
    if kenmerk.soort != "ja_nee":
        waarden["leeg"] = False
    if gezegd not in waarden and kenmerk.soort != "getallen":
        keuzes = ", ".join(sorted(map(str, waarden)))
        raise KaderFout(f"{naam}: '{gezegd}' is geen waarde. Kies uit: {keuzes}.")
    return waarden.get(gezegd, gezegd)


def _zinnen(opgave: list[Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The entries of one value: strings, {zin: …, option…}, and a mapping without `zin` for all after it."""
    voor_alle: dict[str, Any] = {}
    for deel in opgave:
        if not isinstance(deel, dict):
            yield str(deel), voor_alle
        elif "zin" in deel:
            eigen = {**voor_alle, **{k: v for k, v in deel.items() if k != "zin"}}
            for zin in _uitgeschreven(deel["zin"]):
                yield zin, eigen
        else:
            voor_alle = {**voor_alle, **deel}


def _uitgeschreven(zin: str | list[str]) -> list[str]:
    if isinstance(zin, list):
        return zin
    return list(tabel("gedeeld")[zin[1:]]) if zin.startswith("&") else [zin]
