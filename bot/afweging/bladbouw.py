"""From the `bladen` of a kader file to sheets, checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .blad import Blad, Kolom, Lijst, Punt, Rij, Tabel
from .bron import Bron
from .fouten import KaderFout
from .model import Besluit, Kenmerk


@dataclass(frozen=True)
class _Bouw:
    """What a sheet may refer to, and where we are, for the error."""

    kader: str
    kenmerken: Mapping[str, Kenmerk]
    besluiten: Mapping[str, Besluit]
    waar: str

    def bron(self, d: Mapping[str, Any]) -> Bron:
        return Bron(d.get("kader", self.kader), d["vindplaats"], d["interpretatie"])

    def punt(self, id_: str, d: str | Mapping[str, Any], bron: Bron) -> Punt:
        if isinstance(d, str):
            return Punt(id_, d, bron)
        return Punt(id_, d["tekst"], self.bron(d["bron"]) if "bron" in d else bron, d.get("toelichting", ""))


def bouw_bladen(
    lijst: list[dict[str, Any]],
    kader: str,
    kenmerken: Mapping[str, Kenmerk],
    besluiten: Mapping[str, Besluit],
    bestand: str,
) -> tuple[Blad, ...]:
    """The sheets of one kader file.

    A kenmerk, besluit, option or column that doesn't exist or is left out is a KaderFout.
    """
    bladen = []
    for d in lijst:
        bouw = _Bouw(kader, kenmerken, besluiten, f"{bestand}, bladen → {d['naam']}")
        blokken = tuple(
            _tabel(b, d["naam"], bouw) if b["soort"] == "tabel" else _lijst(b, d["naam"], bouw) for b in d["blokken"]
        )
        ids = [b.id for b in blokken]
        if dubbel := {i for i in ids if ids.count(i) > 1}:
            raise KaderFout(f"{bouw.waar}: blok '{min(dubbel)}' staat er twee keer. Geef elk blok een eigen id.")
        bladen.append(
            Blad(
                d["naam"],
                kader,
                d["titel"],
                d["waarvoor"],
                d.get("doelgroep"),
                d.get("liggend", False),
                tuple(d["woorden"]),
                blokken,
            )
        )
    return tuple(bladen)


def _lijst(d: dict[str, Any], blad: str, bouw: _Bouw) -> Lijst:
    plek = f"{blad}.{d['id']}"
    bron = bouw.bron(d["bron"])
    punten = [bouw.punt(f"{plek}.{p['id']}", p, bron) for p in d.get("punten", ())]
    if naam := d.get("kenmerk"):
        punten += _opties(naam, d.get("toelichting", {}), bron, bouw, d["id"])
    return Lijst(
        d["id"], d.get("kop", ""), d["soort"], d.get("kopieer", False), tuple(d.get("woorden", ())), tuple(punten)
    )


def _opties(naam: str, toelichting: Mapping[str, str], bron: Bron, bouw: _Bouw, blok: str) -> list[Punt]:
    """A line for each option of a kenmerk, so that a box on paper is an answer in the chat."""
    kenmerk = bouw.kenmerken.get(naam)
    if kenmerk is None:
        raise KaderFout(f"{bouw.waar}, {blok}: kenmerk '{naam}' bestaat niet. Kijk of de naam goed is.")
    if vreemd := set(toelichting) - {str(w) for w in kenmerk.waarden}:
        raise KaderFout(
            f"{bouw.waar}, {blok}, toelichting: '{min(vreemd)}' is geen waarde van {naam}. Kies uit: "
            f"{', '.join(map(str, kenmerk.waarden))}."
        )
    return [Punt(f"{naam}.{o.waarde}", o.label, bron, toelichting.get(str(o.waarde), "")) for o in kenmerk.opties]


def _tabel(d: dict[str, Any], blad: str, bouw: _Bouw) -> Tabel:
    besluit = bouw.besluiten.get(f"{bouw.kader}.{d['besluit']}")
    if besluit is None:
        raise KaderFout(
            f"{bouw.waar}, {d['id']}: besluit '{d['besluit']}' staat niet bij besluiten. Kies uit: "
            f"{', '.join(bouw.besluiten)}."
        )
    kolommen = tuple(Kolom(u.id, u.label) for u in besluit.uitkomsten.values())
    rijen = []
    for r in d["rijen"]:
        bron, plek = bouw.bron(r["bron"]), f"{blad}.{d['id']}.{r['id']}"
        if set(r["cellen"]) != {k.id for k in kolommen}:
            raise KaderFout(
                f"{bouw.waar}, {d['id']} → {r['id']}: vul precies deze cellen in: {', '.join(k.id for k in kolommen)}."
            )
        cellen = [
            (k.id, r["cellen"][k.id] if isinstance(r["cellen"][k.id], list) else [r["cellen"][k.id]]) for k in kolommen
        ]
        rijen.append(
            Rij(
                r["id"],
                r["kop"],
                bron,
                tuple(tuple(bouw.punt(f"{plek}.{k}", p, bron) for p in cel) for k, cel in cellen),
            )
        )
    return Tabel(d["id"], d["kop"], d.get("hoek", ""), besluit.id, tuple(d.get("woorden", ())), kolommen, tuple(rijen))
