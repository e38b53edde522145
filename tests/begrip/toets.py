"""The sets of 29 November, written by outsiders: what `regiewijzer begrijp` makes of them. Numbers, never a sentence.

    python -m tests.begrip.toets [MAP ...]

MAP: a folder with the files (default: the closed sets of corpus/; the open ones by `--open`). In a folder of its own a
file may be missing: heel, stem, omgekeerd, signaal, antwoorden and schild, each .jsonl.
"""

from __future__ import annotations

import argparse
import io
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.afweging import Kaders, laad_kaders
from bot.begrip.document import lees_document
from bot.opdrachten.begrijp import begrijp
from leren.corpus import CORPUS, inhoud
from tests.begrip import schild
from tests.begrip.meten import paren, tellend

GESLOTEN = {
    "heel": CORPUS / "lezen/toets/heel.jsonl",
    "stem": CORPUS / "lezen/toets/stem.jsonl",
    "omgekeerd": CORPUS / "lezen/toets/omgekeerd.jsonl",
    "signaal": CORPUS / "signaal/toets/signaal.jsonl",
    "antwoorden": CORPUS / "antwoorden/toets/antwoorden.jsonl",
    "schild": CORPUS / "afscherming/toets/schild.jsonl",
}
# Of a later writer, after the reading learned from whole texts.
GESLOTEN_2 = {naam: CORPUS / f"lezen/toets/{naam}-2.jsonl" for naam in ("heel", "stem", "omgekeerd")}
# Of a later writer still, after the words around a phrase were learned from.
GESLOTEN_3 = {naam: CORPUS / f"lezen/toets/{naam}-3.jsonl" for naam in ("heel", "stem", "omgekeerd")}
OPEN = {
    "heel": CORPUS / "lezen/ontwikkel/heel.jsonl",
    "stem": CORPUS / "lezen/ontwikkel/stem.jsonl",
    "omgekeerd": CORPUS / "lezen/ontwikkel/omgekeerd.jsonl",
    "signaal": CORPUS / "signaal/ontwikkel/vers.jsonl",
    "schild": CORPUS / "afscherming/ontwikkel/schild.jsonl",
}
_NIET_INHOUD = ("doelgroep", "leeftijden")
Rij = dict[str, Any]


@dataclass(frozen=True)
class Maten:
    """Pairs of kenmerk and waarde over all texts of a set: how many are asked, read, and both; `voorgesteld`: asked,
    not read, and among the suggestions; `suggesties`: all suggestions that are not in the text by any reading.
    """

    goud: int
    gelezen: int
    goed: int
    voorgesteld: int
    suggesties: int

    @property
    def precisie(self) -> float:
        return self.goed / max(1, self.gelezen)

    @property
    def vangst(self) -> float:
        return self.goed / max(1, self.goud)

    @property
    def f1(self) -> float:
        return 2 * self.goed / max(1, self.goud + self.gelezen)

    @property
    def vangst_met(self) -> float:
        return (self.goed + self.voorgesteld) / max(1, self.goud)

    @property
    def precisie_suggesties(self) -> float:
        return self.voorgesteld / max(1, self.suggesties)


def rijen(pad: Path) -> list[Rij]:
    """The lines of a set, without its head."""
    return list(inhoud(pad))


def begrepen(gevallen: Sequence[Rij], kaders: Kaders) -> list[Rij]:
    """What the command answers, in order. `vraag` goes with it where a line has one."""
    vragen = ({k: g[k] for k in ("id", "tekst", "vraag") if k in g} for g in gevallen)
    uit = io.StringIO()
    begrijp(io.StringIO("".join(json.dumps(v) + "\n" for v in vragen)), uit, jsonl=True, kaders=kaders)
    return [json.loads(regel) for regel in uit.getvalue().splitlines()]


def omschrijvingen(gevallen: Sequence[Rij], kaders: Kaders, zonder: Iterable[str] = ()) -> Maten:
    """Counted as `meten.meet` does, without the kenmerken of `zonder`."""
    som: Counter[str] = Counter()
    for geval, antwoord in zip(gevallen, begrepen(gevallen, kaders)):
        goud, gelezen = tellend(geval, antwoord["kenmerken"], zonder)
        tips = {p for s in antwoord["suggesties"] for p in tellend(geval, {s["kenmerk"]: s["waarde"]}, zonder)[1]}
        som.update(
            goud=len(goud),
            gelezen=len(gelezen),
            goed=len(goud & gelezen),
            voorgesteld=len((goud - gelezen) & tips),
            suggesties=len(tips - set(paren(antwoord["kenmerken"]))),
        )
    return Maten(**{veld: som[veld] for veld in Maten.__dataclass_fields__})


def omgekeerd(gevallen: Sequence[Rij], kaders: Kaders) -> dict[str, int]:
    """`gedraaid`: sentences of which something in `niet` is read, for any doelgroep; `wel`: of the pairs in `wel`, how
    many are read for some doelgroep.
    """
    som: Counter[str] = Counter(zinnen=len(gevallen))
    for geval in gevallen:
        gelezen = {
            paar
            for doelgroep in (None, "jeugd", "volwassenen")
            for paar in paren(lees_document(geval["tekst"], kaders, doelgroep).eerste.kenmerken)
        }
        som["gedraaid"] += any((k, w) in gelezen for k, w in geval["niet"])
        som["te lezen"] += len(geval.get("wel") or ())
        som["wel gelezen"] += sum((k, w) in gelezen for k, w in geval.get("wel") or ())
    return dict(som)


def signaal(gevallen: Sequence[Rij], kaders: Kaders) -> dict[str, Counter[str]]:
    """By level and kind ("acuut zin"): how many are loud (acuut), quiet (let_op), and silent (stil)."""
    stand: dict[str, Counter[str]] = {}
    for geval, antwoord in zip(gevallen, begrepen(gevallen, kaders)):
        niveau = (antwoord["signaal"] or {}).get("niveau", "stil")
        stand.setdefault(f"{geval['niveau']} {geval['soort']}", Counter())[niveau] += 1
    return dict(sorted(stand.items()))


def antwoorden(gevallen: Sequence[Rij], kaders: Kaders) -> dict[str, int]:
    """`goed`: the value surely read or offered; `zeker goed`, `zeker fout`: without asking back (a value that isn't
    meant, or any value where none is); and of those that name no value how many are taken for what they are.
    """
    som: Counter[str] = Counter()
    for geval, ruw in zip(gevallen, begrepen(gevallen, kaders)):
        soort, antwoord = geval["soort"], ruw.get("antwoord")
        gezegd = _waarden(antwoord["waarde"]) if antwoord and antwoord["waarde"] is not None else []
        zeker = bool(antwoord) and antwoord["zekerheid"] == "zeker"
        bedoeld = [_waarden(w)[0] for w in geval.get("waarden") or ()]
        raak = {
            "waarde": bool(gezegd) and all(w in bedoeld for w in gezegd),
            "twijfel": bool(gezegd) and gezegd[0] in bedoeld,
            "onbekend": bool(antwoord) and not gezegd,
            "niets": antwoord is None,
        }[soort]
        som[soort] += 1
        som[f"{soort} goed"] += raak
        som[f"{soort} zeker goed"] += raak and zeker
        som["zeker fout"] += zeker and bool(gezegd) and not raak
    return dict(som)


def _waarden(waarde: Any) -> list[str]:
    return [str(w).lower() for w in (waarde if isinstance(waarde, list) else [waarde])]


def afscherming(pad: Path) -> dict[str, Any]:
    stand = schild.tel(schild.lees(pad))
    return {
        "gegevens": stand.items.total(),
        "afgeschermd": round(stand.afgeschermd, 3),
        "woorden ten onrechte": round(stand.ten_onrechte, 4),
        "maskers op niets": stand.vals.total(),
        "van": stand.items.total() + stand.vals.total(),
    }


def toon(paden: dict[str, Path], kaders: Kaders) -> None:
    for naam, pad in paden.items():
        if not pad.exists():
            continue
        if naam in ("heel", "stem"):
            for wat, zonder in (("alles", ()), ("inhoud", _NIET_INHOUD)):
                m = omschrijvingen(rijen(pad), kaders, zonder)
                print(
                    f"{naam} {wat}: F1 {m.f1:.3f} P {m.precisie:.3f} R {m.vangst:.3f}; met suggesties R {m.vangst_met:.3f},"
                    f" P van suggesties {m.precisie_suggesties:.3f} ({m.goud} paren)"
                )
        elif naam == "schild":
            print(f"schild: {afscherming(pad)}")
        else:
            doen = {"omgekeerd": omgekeerd, "signaal": signaal, "antwoorden": antwoorden}[naam]
            print(f"{naam}: {doen(rijen(pad), kaders)}")


def main() -> None:
    keuzes = argparse.ArgumentParser(prog="python -m tests.begrip.toets", description=__doc__)
    keuzes.add_argument("mappen", nargs="*", type=Path, metavar="MAP")
    keuzes.add_argument("--open", action="store_true", help="score the development sets")
    gekozen = keuzes.parse_args()
    kaders = laad_kaders()
    mappen = [{naam: map_ / f"{naam}.jsonl" for naam in GESLOTEN} for map_ in gekozen.mappen]
    for paden in mappen or ([OPEN] if gekozen.open else [GESLOTEN, GESLOTEN_2, GESLOTEN_3]):
        toon(paden, kaders)


if __name__ == "__main__":
    main()
