"""Every place that is quoted exists: in the table of contents of its source (vindplaatsen.yml)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.afweging import Kaders, laad_kaders
from bot.afweging.bron import Bron

# "2e punt", "1e tot en met 3e alinea": which, and of what; and where the table of contents keeps how many there are.
_TELWOORD = re.compile(r"(?:\d+e(?:, | en | tot en met ))*(\d+)e (alinea|punt|vraag|zin)")
_AANTAL = {"alinea": "alineas", "punt": "punten", "vraag": "vragen", "zin": "zinnen"}
_SLOT = {"slot", "slotalinea", "slotzin"}


@dataclass(frozen=True)
class Kop:
    """A heading with what stands under it."""

    naam: str
    inhoud: Mapping[str, Any]
    onder: tuple[Kop, ...]
    boven: tuple[Kop, ...] = ()

    @property
    def namen(self) -> set[str]:
        return {self.naam.lower(), str(self.inhoud.get("ook", self.naam)).lower()}

    def alle(self) -> Iterator[Kop]:
        yield self
        for kop in self.onder:
            yield from kop.alle()


def kop(naam: str, inhoud: Mapping[str, Any]) -> Kop:
    return Kop(naam, inhoud, tuple(kop(n, i) for n, i in (inhoud.get("onder") or {}).items()))


@lru_cache(maxsize=1)
def inhoudsopgave() -> dict[str, tuple[Kop, ...]]:
    bron = yaml.safe_load(Path(__file__).with_suffix("").with_name("vindplaatsen.yml").read_text(encoding="utf-8"))
    return {kader: tuple(kop(n, i) for n, i in koppen.items()) for kader, koppen in bron.items()}


def plekken(bron: Bron) -> list[str]:
    """The places that a vindplaats names, without what it says about them (in brackets, after a colon, of ours after
    a semicolon).
    """
    uit = []
    for nummer, deel in enumerate(re.sub(r" ?\([^)]*\)", "", bron.vindplaats).split("; ")):
        plek = (
            deel.split(": ")[0].removeprefix("Eigen toevoeging").removeprefix(" bij de ").removeprefix(" bij ").strip()
        )
        if bron.interpretatie and nummer and plek[:1].islower():
            continue  # our own words about it
        uit += [p for p in re.split(r",? naast ", plek) if p]
    return uit


def fout(plek: str, koppen: tuple[Kop, ...]) -> str | None:
    """Which part of this place doesn't exist; None when all do."""
    if plek == "Hele document":
        return None
    hier: list[Kop] = []
    for deel in re.split(r", (?:en )?", plek):
        nieuw = _koppen(deel, hier, koppen)
        if nieuw:
            hier = nieuw
        elif not hier or not all(_bestaat(deel, (*k.boven, k)) for k in hier):
            return deel
    return None


def _koppen(deel: str, hier: list[Kop], koppen: tuple[Kop, ...]) -> list[Kop]:
    """The headings that this part names: under where we are, beside it, or anywhere; "Midden en Zwaar" names two."""
    bereik = [(*k.boven, k) for k in hier]
    kandidaten = [
        Kop(o.naam, o.inhoud, o.onder, pad[: i + 1])
        for pad in bereik
        for i in reversed(range(len(pad)))
        for o in pad[i].onder
    ]
    kandidaten += [k for boven in koppen for k in _met_pad(boven, ())]
    for namen in ([deel], deel.split(" en ")):
        gevonden = [[k for k in kandidaten if naam.strip().lower() in k.namen] for naam in namen]
        if all(gevonden):
            return [g[0] for g in gevonden]
    return []


def _met_pad(k: Kop, boven: tuple[Kop, ...]) -> Iterator[Kop]:
    hier = Kop(k.naam, k.inhoud, k.onder, boven)
    yield hier
    for onder in k.onder:
        yield from _met_pad(onder, (*boven, hier))


def _bestaat(deel: str, pad: tuple[Kop, ...]) -> bool:
    """Whether one of these headings (the innermost first) has this part."""
    for k in reversed(pad):
        if deel in k.inhoud.get("delen", ()) or all(d in k.inhoud.get("delen", ()) for d in deel.split(" en ")):
            return True
        if treffer := _TELWOORD.fullmatch(deel):
            aantal = max(int(n) for n in re.findall(r"(\d+)e", deel))
            if _AANTAL[treffer[2]] in k.inhoud or k is pad[0]:
                return aantal <= k.inhoud.get(_AANTAL[treffer[2]], 0)
        elif deel in _SLOT:
            return any(soort in onder.inhoud for onder in k.alle() for soort in _AANTAL.values())
        elif ("fasen" in k.inhoud and _in_tabel(deel, k.inhoud)) or (
            deel.startswith("rij ") and deel.removeprefix("rij ") in k.inhoud.get("rijen", ())
        ):
            return True
    return False


def _in_tabel(deel: str, tabel: Mapping[str, Any]) -> bool:
    """ "rij Casusregie", "fase 2 en 3", "kop van fase 1 en fase 2", "kop en rij 1", "rijen Procesregie en Bestuurlijk
    verantwoordelijk".
    """
    over = re.sub(r"kop(?: van(?= fase))?", "", deel)
    fasen = [int(n) for n in re.findall(r"(?<=fase )\d|(?<=en )\d(?=$| )|(?<=met )\d", over)]
    over = re.sub(r"fase \d(?:(?: en| tot en met) (?:fase )?\d)*", "", over)
    rijen = [r for r in re.split(r" en |, | ?rij(?:en)? ", f" {over}") if r.strip() and r.strip() != "en"]
    bekend = [str(r) for r in tabel["rijen"]]
    return all(1 <= f <= tabel["fasen"] for f in fasen) and all(
        any(b.startswith(r.strip()) for b in bekend) for r in rijen
    )


def bronnen(kaders: Kaders) -> dict[Bron, str]:
    """Every source that is quoted, with an item that quotes it."""
    uit: dict[Bron, str] = {}

    def neem(waar: str, lijst: tuple[Bron, ...]) -> None:
        for bron in lijst:
            uit.setdefault(bron, waar)

    for k in kaders.kenmerken.values():
        neem(k.id, k.bronnen)
    for b in kaders.besluiten.values():
        neem(b.id, b.bronnen)
        for deel in (*b.uitkomsten.values(), *b.regels, *b.grensgevallen):
            neem(b.id, deel.bronnen)
    for kader in kaders.kaders.values():
        for item in kader.gevolgen:
            neem(item.id, item.bronnen)
        for punt in kader.afsluiten:
            neem(f"{kader.id}, afsluiten: {punt.id}", punt.bronnen)
        for vakwoord in kader.vakwoorden:
            neem(f"{kader.id}, {vakwoord.term}", vakwoord.bronnen)
        for blad in kader.bladen:
            neem(blad.naam, blad.bronnen)
    return uit


def test_elke_vindplaats_bestaat() -> None:
    weg = [
        f"{waar}: {bron.kader}, {plek!r} (daarin: {deel!r})"
        for bron, waar in bronnen(laad_kaders()).items()
        for plek in plekken(bron)
        if (deel := fout(plek, inhoudsopgave()[bron.kader]))
    ]
    assert weg == []


def test_wat_niet_van_ons_is_heeft_een_vindplaats() -> None:
    assert [
        bron
        for bron in bronnen(laad_kaders())
        if not bron.interpretatie and (not plekken(bron) or bron.vindplaats.startswith("Eigen toevoeging"))
    ] == []


def test_elke_bron_van_de_kaders_heeft_een_inhoudsopgave() -> None:
    assert {*inhoudsopgave()} == {*laad_kaders().kaders}


@pytest.mark.parametrize(
    ("kader", "plek"),
    [
        ("zeeland", "Zeeuwse universele regiekaart, rij Procesregie, fase 2"),  # only in the card of De GezinsManager
        ("zeeland", "Zeeuwse universele regiekaart, rijen Casusregie en Procesregie"),
        ("zeeland", "Zeeuwse universele regiekaart, fase 5"),
        ("gezinsmanager", "Uitgangspunten, 3e punt"),
        ("gezinsmanager", "Werkwijze casusregie, stap 1, 6e punt"),
        ("gezinsmanager", "Werkwijze casusregie, stap 5"),
        ("lekstroom", "Beoordeling regievoering, Licht, 8e punt"),
        ("lekstroom", "Beoordeling regievoering, Midden en Zwaar, 9e punt"),
        ("lekstroom", "Casusregie door professionals, 4e alinea"),
        ("zo", "Casusregie, 3e en 5e alinea"),
        ("zo", "Procesregie, laatste drie alinea's"),
        ("zo", "Checklist afweging inzet MP Jeugd, rij Woonsituatie"),
        ("keten", "5. De kosten"),
    ],
)
def test_een_plek_die_er_niet_is_valt_op(kader: str, plek: str) -> None:
    assert fout(plek, inhoudsopgave()[kader])


@pytest.mark.parametrize(
    ("kader", "plek"),
    [
        ("gezinsmanager", "Bijlage Regiekaart Zeeland, rijen Procesregie en Bestuurlijk verantwoordelijk, fase 4"),
        ("gezinsmanager", "Werkwijze casusregie, stap 2, 4e punt, en stap 3"),
        ("lekstroom", "Uitvoering van 3 vormen van casusregie, Licht, 3e punt, Midden, 6e punt, en Zwaar, 5e punt"),
        ("lekstroom", "Casusregie door professionals, 1e alinea, 1e punt, en 3e alinea"),
        ("zeeland", "Zeeuwse universele regiekaart, rij Casusregie, fase 2 en 3, gedwongen kader, jeugd"),
    ],
)
def test_een_plek_die_er_is_niet(kader: str, plek: str) -> None:
    assert fout(plek, inhoudsopgave()[kader]) is None


def test_de_inhoudsopgave_heeft_geen_zinnen_uit_de_bron() -> None:
    koppen = [k for boven in inhoudsopgave().values() for hoogste in boven for k in hoogste.alle()]
    namen = [k.naam for k in koppen] + [
        str(d) for k in koppen for soort in ("delen", "rijen") for d in k.inhoud.get(soort, ())
    ]
    assert all(len(naam) <= 75 and not naam.endswith((".", ";", ":")) for naam in namen)
    assert {
        type(v) for k in koppen for soort in (*_AANTAL.values(), "fasen") if (v := k.inhoud.get(soort)) is not None
    } == {int}
