"""How well the privacy shield does on texts with {kind:words} marks: numbers per kind, never a sentence of a closed set.

    python -m tests.begrip.schild [FILE ...] [--fouten]

FILE: JSON lines with `tekst`, or a list in YAML (default: the open sets). An item is masked when every word of it is,
but for particles ("van der"). An ordinary word is wrongly masked when it stands outside every item; the town behind an
address may go or stay. `teksten heel` counts masks in the open descriptions of corpus/lezen, which hold no personal data.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from bot.begrip.afscherming import laad, scherm_af
from leren.corpus import CORPUS, lees_set

OPEN = ("privacy.yml", "schild.jsonl")
HEEL = ("teksten", "ontwikkelset", "oude_toetsset", "buitenset", "versset")
SOORTEN = {"email": "e-mail", "nummer": "dossiernummer"}
_MERK = re.compile(r"\{([a-z-]+):([^{}]*)\}")
_WOORD = re.compile(r"\w+")
# What says nothing without the rest of the item.
_KLEIN = frozenset(
    [
        "van",
        "der",
        "den",
        "de",
        "het",
        "in",
        "aan",
        "bij",
        "op",
        "te",
        "ten",
        "ter",
        "el",
        "al",
        "la",
        "le",
        "t",
        "nummer",
        "punt",
        "at",
        "dot",
    ]
)
# "Goes", "te Tilburg", "Oost-Souburg" behind an address.
_PLAATS = re.compile(r",?[ \n]{1,2}(?:te )?[A-Z][\w'-]+(?:[ -][A-Z][\w'-]+)?")


@dataclass
class Stand:
    """Items by kind, which of them were masked (and as that kind), and what happened to the ordinary words."""

    items: Counter[str] = field(default_factory=Counter)
    weg: Counter[str] = field(default_factory=Counter)
    soort_goed: Counter[str] = field(default_factory=Counter)
    vals: Counter[str] = field(default_factory=Counter)
    gewoon: int = 0
    gewoon_weg: int = 0
    fouten: list[str] = field(default_factory=list)

    @property
    def afgeschermd(self) -> float:
        return self.weg.total() / max(1, self.items.total())

    @property
    def ten_onrechte(self) -> float:
        """Ordinary words that went, of all ordinary words."""
        return self.gewoon_weg / max(1, self.gewoon)


@dataclass(frozen=True)
class Item:
    soort: str
    begin: int
    eind: int


def ontleed(gemerkt: str) -> tuple[str, list[Item]]:
    """The text without its marks, and where the items are."""
    tekst, items, vorige = "", [], 0
    for merk in _MERK.finditer(gemerkt):
        tekst += gemerkt[vorige : merk.start()]
        items.append(Item(SOORTEN.get(merk[1], merk[1]), len(tekst), len(tekst) + len(merk[2])))
        tekst += merk[2]
        vorige = merk.end()
    return tekst + gemerkt[vorige:], items


def tel(gemerkte: Sequence[str]) -> Stand:
    stand = Stand()
    for gemerkt in gemerkte:
        _tel(stand, *ontleed(gemerkt))
    return stand


def _tel(stand: Stand, tekst: str, items: list[Item]) -> None:
    uit = scherm_af(tekst)
    weg, van_item = bytearray(len(tekst)), bytearray(len(tekst))
    for v in uit.vervangen:
        weg[v.begin : v.eind] = b"\1" * (v.eind - v.begin)
    for item in items:
        van_item[item.begin : item.eind] = b"\1" * (item.eind - item.begin)
        stand.items[item.soort] += 1
        stuk = tekst[item.begin : item.eind]
        woorden = [w for w in _WOORD.finditer(stuk) if w.group().lower() not in _KLEIN] or list(_WOORD.finditer(stuk))
        open_woorden = [w.group() for w in woorden if not all(weg[item.begin + w.start() : item.begin + w.end()])]
        if open_woorden:
            stand.fouten.append(f"GEMIST {item.soort} {stuk!r} in: {tekst[max(0, item.begin - 40) : item.eind + 20]!r}")
            continue
        stand.weg[item.soort] += 1
        als = {v.soort for v in uit.vervangen if v.begin < item.eind and v.eind > item.begin}
        if item.soort in als or (item.soort == "dossiernummer" and "nummer" in als):
            stand.soort_goed[item.soort] += 1
        else:
            stand.fouten.append(f"SOORT {item.soort} als {sorted(als)}: {stuk!r}")
        if item.soort == "adres" and (plaats := _PLAATS.match(tekst, item.eind)):
            van_item[plaats.start() : plaats.end()] = b"\1" * len(plaats.group())
    for woord in _WOORD.finditer(tekst):
        if any(van_item[woord.start() : woord.end()]):
            continue
        stand.gewoon += 1
        if any(weg[woord.start() : woord.end()]):
            stand.gewoon_weg += 1
    for v in uit.vervangen:
        if not any(van_item[v.begin : v.eind]):
            stand.vals[v.soort] += 1
            stand.fouten.append(
                f"VALS {v.soort} {tekst[v.begin : v.eind]!r} in: {tekst[max(0, v.begin - 40) : v.eind + 20]!r}"
            )


def lees(pad: Path) -> list[str]:
    if pad.suffix == ".yml":
        return list(yaml.safe_load(pad.read_text(encoding="utf-8")))
    rijen = (json.loads(regel) for regel in pad.read_text(encoding="utf-8").splitlines() if regel.strip())
    return [rij["tekst"] for rij in rijen if "tekst" in rij]


def hele_teksten() -> Iterator[str]:
    """The open descriptions of corpus/lezen."""
    for naam in HEEL:
        yield from (geval["tekst"] for geval in lees_set(f"lezen/ontwikkel/{naam}.yml"))


def _toon(naam: str, stand: Stand) -> None:
    print(
        f"{naam}: masked {stand.afgeschermd:.3f} ({stand.weg.total()} of {stand.items.total()}), ordinary words wrongly "
    )
    print(
        f"  masked {stand.ten_onrechte:.4f} ({stand.gewoon_weg} of {stand.gewoon}), masks that touch no item: {dict(stand.vals)}"
    )
    for soort, aantal in sorted(stand.items.items()):
        print(
            f"  {soort:15}{aantal:5}{stand.weg[soort] / aantal:8.3f}   as this kind {stand.soort_goed[soort] / aantal:.3f}"
        )


def main() -> None:
    keuzes = argparse.ArgumentParser(prog="python -m tests.begrip.schild", description=__doc__)
    keuzes.add_argument("bestanden", nargs="*", type=Path)
    keuzes.add_argument("--fouten", action="store_true", help="show every error (of open sets only)")
    gekozen = keuzes.parse_args()
    laad()
    for pad in gekozen.bestanden or [CORPUS / "afscherming" / "ontwikkel" / naam for naam in OPEN]:
        stand = tel(lees(pad))
        _toon(pad.stem, stand)
        if gekozen.fouten and "toets" not in str(pad):
            print("".join(f"    {fout}\n" for fout in stand.fouten), end="")
    if gekozen.bestanden:
        return
    teksten = list(hele_teksten())
    begin = time.thread_time()
    heel = tel(teksten)
    duur = time.thread_time() - begin
    woorden = sum(len(tekst.split()) for tekst in teksten)
    print(
        f"teksten heel: {len(teksten)} texts, {woorden} words, masks {dict(heel.vals)}, {100_000 * duur / woorden:.2f} ms a 100 words"
    )
    if gekozen.fouten:
        print("".join(f"    {fout}\n" for fout in heel.fouten), end="")


if __name__ == "__main__":
    main()
