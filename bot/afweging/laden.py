"""Loading kaders: YAML files → checked dataclasses. Every error names the file, the item and the remedy, in Dutch.

A kaders folder holds YAML files with the sections `kenmerken`, `profielen`, or one kader each; the format is in
schema.json and docs/kader-toevoegen.md. Its folder `woorden` is language: bot.begrip.signaalwoorden reads that.
Parsing and checking cost more than using, so what passed is kept as JSON in a cache folder under the hash of all
files.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from .bouwen import bouw_kader, bouw_kenmerk, bouw_profiel
from .fouten import KaderFout, OnbruikbareInvoer
from .model import Kader, Kaders, Kenmerk, Profiel
from .motor import motor
from .termijnen import vandaag

EIGEN_MAP = Path(__file__).resolve().parent.parent / "kaders"
WOORDEN = "woorden"
GEVALLEN = ".gevallen"  # how the name of a file ends with the cases beside a kader: <versie>.gevallen.yml


def laad_kaders(
    mappen: Sequence[Path] = (), versies: Mapping[str, str] | None = None, cache: Path | None = None
) -> Kaders:
    """Load our own kaders and those in `mappen`; the version of each that is in force today unless `versies` says
    otherwise.

    `cache` is a folder for what passed the checks. Raises KaderFout (a file with an error) or OnbruikbareInvoer.
    """
    mappen = tuple(Path(map_) for map_ in mappen)
    paden = [pad for map_ in (EIGEN_MAP, *mappen) for pad in _yaml_bestanden(map_)]
    inhoud = [(pad, pad.read_bytes()) for pad in paden]
    schema = (EIGEN_MAP / "schema.json").read_bytes()
    sleutel = hashlib.sha256(b"\0".join([schema, *(d for pad, rauw in inhoud for d in (str(pad).encode(), rauw))]))
    bewaard = cache / f"kaders-{sleutel.hexdigest()[:24]}.json" if cache else None
    if bewaard and (bestanden := _uit_cache(bewaard)):
        return _samenstellen(bestanden, versies or {}, mappen)
    bestanden = tuple(_ontleed(pad, rauw, json.loads(schema)) for pad, rauw in inhoud)
    for keuze in _alle_versies(bestanden):  # an error in an older version is an error too
        motor(_samenstellen(bestanden, keuze, mappen)).controleer()
    if bewaard:
        _naar_cache(bewaard, bestanden)
    return _samenstellen(bestanden, versies or {}, mappen)


def met_versies(kaders: Kaders, versies: Mapping[str, str]) -> Kaders:
    """The same files with other kader versions chosen. Raises OnbruikbareInvoer when a version doesn't exist."""
    return _samenstellen(kaders.bestanden, versies, kaders.mappen)


def _yaml_bestanden(map_: Path) -> list[Path]:
    if not map_.is_dir():
        raise KaderFout(f"De map met kaders {map_} bestaat niet. Maak de map, of haal hem uit REGIEWIJZER_KADERS.")
    gevonden = (
        pad for pad in map_.rglob("*.y*ml") if pad.suffix in (".yml", ".yaml") and not pad.stem.endswith(GEVALLEN)
    )
    return sorted(pad for pad in gevonden if pad.relative_to(map_).parts[0] != WOORDEN)


def _uit_cache(pad: Path) -> tuple[dict[str, Any], ...] | None:
    try:
        return tuple(json.loads(pad.read_text("utf-8")))
    except (OSError, ValueError):
        return None


def _naar_cache(pad: Path, bestanden: tuple[dict[str, Any], ...]) -> None:
    try:
        pad.parent.mkdir(parents=True, exist_ok=True)
        tijdelijk = pad.with_suffix(f".{id(bestanden)}.tmp")
        tijdelijk.write_text(json.dumps(bestanden), "utf-8")
        tijdelijk.replace(pad)
    except OSError:
        pass  # without the cache the next start is slower, nothing else


def _ontleed(pad: Path, rauw: bytes, schema: dict[str, Any]) -> dict[str, Any]:
    from .schema import controleer_schema

    naam = f"{pad.parent.name}/{pad.name}"
    document = lees_yaml(rauw, naam)
    if isinstance(document, dict) and "signaalwoorden" in document:
        raise KaderFout(
            f"{naam}: signaalwoorden horen niet bij een kader. Zet ze in de map '{WOORDEN}' van je map met kaders, "
            "een bestand per kenmerk; zie docs/kader-toevoegen.md."
        )
    controleer_schema(document, schema, naam)
    return {"naam": naam, "sha256": hashlib.sha256(rauw).hexdigest(), "inhoud": document}


def lees_yaml(rauw: bytes, naam: str) -> Any:
    """The content of a YAML file, as JSON has it. Raises KaderFout that names the file (`naam`) and the line."""
    import yaml

    try:
        document = yaml.load(rauw, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as fout:
        plek = getattr(fout, "problem_mark", None)
        regel = f" op regel {plek.line + 1}" if plek else ""
        raise KaderFout(
            f"{naam}: dit is geen geldige YAML{regel}. Kijk naar inspringen, dubbele punten en aanhalingstekens."
        ) from None
    except UnicodeDecodeError:
        raise KaderFout(f"{naam}: dit bestand is geen tekst in UTF-8. Sla het op als UTF-8.") from None
    return json.loads(json.dumps(document, default=str)) if document is not None else None


def _alle_versies(bestanden: Sequence[dict[str, Any]]) -> list[dict[str, str]]:
    """Choices of versions that together hold every file: what is in force, and each other version by itself."""
    gekozen, _ = _kies_versies(bestanden, {})
    andere = [b["inhoud"]["kader"] for b in bestanden if "kader" in b["inhoud"] and b not in gekozen]
    return [{}, *({kader["id"]: kader["versie"]} for kader in andere)]


def _samenstellen(bestanden: Sequence[dict[str, Any]], versies: Mapping[str, str], mappen: tuple[Path, ...]) -> Kaders:
    gekozen, beschikbaar = _kies_versies(bestanden, versies)
    geldend = [b for b in bestanden if "kader" not in b["inhoud"] or b in gekozen]
    kenmerken: dict[str, Kenmerk] = {}
    for b in geldend:
        eigen = (b["inhoud"].get("kader") or {}).get("id", "")
        for naam, d in b["inhoud"].get("kenmerken", {}).items():
            if naam in kenmerken:
                raise KaderFout(f"{b['naam']}: kenmerk '{naam}' bestaat al in een ander bestand. Kies een andere naam.")
            kenmerken[naam] = bouw_kenmerk(naam, d, eigen, b["naam"])
    kaders, besluiten = {}, {}
    for b in gekozen:
        kader, eigen_besluiten = bouw_kader(b, kenmerken)
        kaders[kader.id] = kader
        besluiten.update(eigen_besluiten)
    _controleer_bladnamen(kaders)
    profielen: dict[str, Profiel] = {}
    for b in geldend:
        for naam, d in b["inhoud"].get("profielen", {}).items():
            if naam in profielen:
                raise KaderFout(f"{b['naam']}: profiel '{naam}' bestaat al in een ander bestand. Kies een andere naam.")
            profielen[naam] = bouw_profiel(naam, d, besluiten, b["naam"])
    return Kaders(kenmerken, profielen, kaders, besluiten, beschikbaar, tuple(bestanden), mappen)


def _controleer_bladnamen(kaders: Mapping[str, Kader]) -> None:
    van: dict[str, str] = {}
    for kader in kaders.values():
        for blad in kader.bladen:
            if blad.naam in van:
                raise KaderFout(
                    f"kader {kader.id}, bladen: '{blad.naam}' bestaat al in kader {van[blad.naam]}. Kies een andere "
                    "naam."
                )
            van[blad.naam] = kader.id


def _kies_versies(
    bestanden: Sequence[dict[str, Any]], versies: Mapping[str, str]
) -> tuple[list[dict[str, Any]], dict[str, tuple[str, ...]]]:
    per_kader: dict[str, dict[str, dict[str, Any]]] = {}
    for b in bestanden:
        if kader := b["inhoud"].get("kader"):
            bekend = per_kader.setdefault(kader["id"], {})
            if kader["versie"] in bekend:
                raise KaderFout(
                    f"{b['naam']}: versie {kader['versie']} van kader {kader['id']} is er al. Geef een andere versie."
                )
            bekend[kader["versie"]] = b
    for kader, versie in versies.items():
        if kader not in per_kader:
            raise OnbruikbareInvoer(f"Kader '{kader}' bestaat niet. Kies uit: {', '.join(sorted(per_kader))}.")
        if versie not in per_kader[kader]:
            raise OnbruikbareInvoer(
                f"Versie '{versie}' van kader {kader} bestaat niet. Kies uit: {', '.join(sorted(per_kader[kader]))}."
            )
    gekozen = [bekend[versies.get(kader) or _geldende(bekend)] for kader, bekend in per_kader.items()]
    return gekozen, {kader: tuple(sorted(bekend)) for kader, bekend in per_kader.items()}


def _geldende(bekend: Mapping[str, dict[str, Any]]) -> str:
    """The newest version that is in force today; when all are still to come, the first to come."""
    vanaf = {versie: b["inhoud"]["kader"]["geldig_vanaf"] for versie, b in bekend.items()}
    nu = {versie: datum for versie, datum in vanaf.items() if datum <= vandaag().isoformat()}
    return max(nu, key=lambda v: nu[v]) if nu else min(vanaf, key=lambda v: vanaf[v])
