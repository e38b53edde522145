"""Loading kaders: YAML files → checked dataclasses. Every error names the file, the item and the remedy, in Dutch.

A kaders folder holds YAML files with the sections `kenmerken`, `signaalwoorden`, `profielen`, or one kader each; the
format is in schema.json and docs/kader-toevoegen.md. Parsing and checking cost more than using, so what passed is kept
as JSON in a cache folder under the hash of all files.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Iterable, Mapping, Sequence

from .fouten import KaderFout, OnbruikbareInvoer
from .model import (
    Begrip,
    Besluit,
    Bron,
    Grensgeval,
    Kader,
    Kenmerk,
    Optie,
    Profiel,
    Regel,
    Termijn,
    Uitkomst,
    Vervolgstap,
)
from .voorwaarde import atomen
from .voorwaarde import lees as lees_voorwaarde

EIGEN_MAP = Path(__file__).resolve().parent.parent / "kaders"
_UITKOMST_VASTE_VELDEN = {"label", "betekenis", "bron"}


@dataclass(frozen=True)
class Kaders:
    """Everything that was loaded, for one choice of kader versions. `kaders` holds the chosen version of each."""

    kenmerken: Mapping[str, Kenmerk]
    signaalwoorden: Mapping[str, Mapping[str, list]]
    profielen: Mapping[str, Profiel]
    kaders: Mapping[str, Kader]
    besluiten: Mapping[str, Besluit]
    versies: Mapping[str, tuple[str, ...]]
    bestanden: tuple[dict, ...]

    def met_versies(self, versies: Mapping[str, str]) -> Kaders:
        """The same files with other kader versions chosen. Raises OnbruikbareInvoer when a version doesn't exist."""
        return _samenstellen(self.bestanden, versies)

    @cached_property
    def regelwerk(self) -> Any:
        """The compiled rules (made at first use)."""
        from .oordeel import Regelwerk

        return Regelwerk(self)


def laad_kaders(mappen: Sequence[Path] = (), versies: Mapping[str, str] | None = None, cache: Path | None = None) -> Kaders:
    """Load our own kaders and those in `mappen`; newest version of each unless `versies` says otherwise.

    `cache` is a folder for what passed the checks. Raises KaderFout (a file with an error) or OnbruikbareInvoer.
    """
    paden = [pad for map_ in (EIGEN_MAP, *mappen) for pad in _yaml_bestanden(Path(map_))]
    inhoud = [(pad, pad.read_bytes()) for pad in paden]
    schema = (EIGEN_MAP / "schema.json").read_bytes()
    sleutel = hashlib.sha256(b"\0".join([schema, *(d for pad, rauw in inhoud for d in (str(pad).encode(), rauw))]))
    bewaard = cache / f"kaders-{sleutel.hexdigest()[:24]}.json" if cache else None
    if bewaard and (bestanden := _uit_cache(bewaard)):
        return _samenstellen(bestanden, versies or {})
    bestanden = tuple(_ontleed(pad, rauw, json.loads(schema)) for pad, rauw in inhoud)
    for keuze in _alle_versies(bestanden):  # an error in an older version is an error too
        _samenstellen(bestanden, keuze).regelwerk.controleer()
    if bewaard:
        _naar_cache(bewaard, bestanden)
    return _samenstellen(bestanden, versies or {})


def _yaml_bestanden(map_: Path) -> list[Path]:
    if not map_.is_dir():
        raise KaderFout(f"De map met kaders {map_} bestaat niet. Maak de map, of haal hem uit REGIEWIJZER_KADERS.")
    return sorted(pad for pad in map_.rglob("*.y*ml") if pad.suffix in (".yml", ".yaml"))


def _uit_cache(pad: Path) -> tuple[dict, ...] | None:
    try:
        return tuple(json.loads(pad.read_text("utf-8")))
    except (OSError, ValueError):
        return None


def _naar_cache(pad: Path, bestanden: tuple[dict, ...]) -> None:
    try:
        pad.parent.mkdir(parents=True, exist_ok=True)
        tijdelijk = pad.with_suffix(f".{id(bestanden)}.tmp")
        tijdelijk.write_text(json.dumps(bestanden), "utf-8")
        tijdelijk.replace(pad)
    except OSError:
        pass  # without the cache the next start is slower, nothing else


def _ontleed(pad: Path, rauw: bytes, schema: dict) -> dict:
    import yaml

    from .schema import controleer_schema

    naam = f"{pad.parent.name}/{pad.name}"
    try:
        document = yaml.load(rauw, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as fout:
        plek = getattr(fout, "problem_mark", None)
        regel = f" op regel {plek.line + 1}" if plek else ""
        raise KaderFout(f"{naam}: dit is geen geldige YAML{regel}. Kijk naar inspringen, dubbele punten en aanhalingstekens.") from None
    except UnicodeDecodeError:
        raise KaderFout(f"{naam}: dit bestand is geen tekst in UTF-8. Sla het op als UTF-8.") from None
    document = json.loads(json.dumps(document, default=str)) if document is not None else None
    controleer_schema(document, schema, naam)
    return {"naam": naam, "sha256": hashlib.sha256(rauw).hexdigest(), "inhoud": document}


def _alle_versies(bestanden: Iterable[dict]) -> list[dict[str, str]]:
    keuzes: list[dict[str, str]] = [{}]
    keuzes += [{k["id"]: k["versie"]} for k in (b["inhoud"].get("kader") for b in bestanden) if k]
    return keuzes


def _samenstellen(bestanden: Sequence[dict], versies: Mapping[str, str]) -> Kaders:
    kenmerken: dict[str, Kenmerk] = {}
    signaalwoorden: dict[str, dict[str, list]] = {}
    for b in bestanden:
        eigen = (b["inhoud"].get("kader") or {}).get("id", "")
        for naam, d in b["inhoud"].get("kenmerken", {}).items():
            if naam in kenmerken:
                raise KaderFout(f"{b['naam']}: kenmerk '{naam}' bestaat al in een ander bestand. Kies een andere naam.")
            kenmerken[naam] = _kenmerk(naam, d, eigen, b["naam"])
        for naam, d in b["inhoud"].get("signaalwoorden", {}).items():
            for waarde, woorden in d.items():
                signaalwoorden.setdefault(naam, {}).setdefault(waarde, []).extend(woorden)
    gekozen, beschikbaar = _kies_versies(bestanden, versies)
    kaders, besluiten = {}, {}
    for b in gekozen:
        kader, eigen_besluiten = _kader(b, kenmerken)
        kaders[kader.id] = kader
        besluiten.update(eigen_besluiten)
    profielen: dict[str, Profiel] = {}
    for b in bestanden:
        for naam, d in b["inhoud"].get("profielen", {}).items():
            if naam in profielen:
                raise KaderFout(f"{b['naam']}: profiel '{naam}' bestaat al in een ander bestand. Kies een andere naam.")
            profielen[naam] = _profiel(naam, d, besluiten, b["naam"])
    _controleer_woorden(bestanden, kenmerken)
    return Kaders(kenmerken, signaalwoorden, profielen, kaders, besluiten, beschikbaar, tuple(bestanden))


def _kies_versies(bestanden: Sequence[dict], versies: Mapping[str, str]) -> tuple[list[dict], dict[str, tuple[str, ...]]]:
    per_kader: dict[str, dict[str, dict]] = {}
    for b in bestanden:
        if kader := b["inhoud"].get("kader"):
            bekend = per_kader.setdefault(kader["id"], {})
            if kader["versie"] in bekend:
                raise KaderFout(f"{b['naam']}: versie {kader['versie']} van kader {kader['id']} is er al. Geef een andere versie.")
            bekend[kader["versie"]] = b
    for kader, versie in versies.items():
        if kader not in per_kader:
            raise OnbruikbareInvoer(f"Kader '{kader}' bestaat niet. Kies uit: {', '.join(sorted(per_kader))}.")
        if versie not in per_kader[kader]:
            raise OnbruikbareInvoer(
                f"Versie '{versie}' van kader {kader} bestaat niet. Kies uit: {', '.join(sorted(per_kader[kader]))}."
            )
    gekozen = [
        bekend[versies[kader]] if kader in versies else max(bekend.values(), key=lambda b: b["inhoud"]["kader"]["geldig_vanaf"])
        for kader, bekend in per_kader.items()
    ]
    return gekozen, {kader: tuple(sorted(bekend)) for kader, bekend in per_kader.items()}


def _bronnen(d: Any, eigen: str, waar: str) -> tuple[Bron, ...]:
    delen = d if isinstance(d, list) else [d]
    for deel in delen:
        if not deel.get("kader", eigen):
            raise KaderFout(f"{waar}: bij deze bron ontbreekt kader. Zet erbij uit welk kader dit komt.")
    return tuple(Bron(deel.get("kader", eigen), deel["vindplaats"], deel["interpretatie"]) for deel in delen)


def _optie(d: dict) -> Optie:
    return Optie(d.get("waarde", ""), d["label"], d.get("zin") or d["label"].lower(), d.get("hulp", ""))


def _kenmerk(naam: str, d: dict, eigen: str, bestand: str) -> Kenmerk:
    waar = f"{bestand}, kenmerken → {naam}"
    opties = tuple(_optie(o) for o in d.get("opties", ()))
    soorten = {"ja_nee": bool, "keuze": str, "meerkeuze": str}
    if d["soort"] != "getallen":
        if d["soort"] == "ja_nee" and {o.waarde for o in opties} != {True, False}:
            raise KaderFout(f"{waar}: een ja_nee heeft precies de opties true en false.")
        if len({o.waarde for o in opties}) < len(opties) or not all(isinstance(o.waarde, soorten[d["soort"]]) for o in opties):
            raise KaderFout(f"{waar}: elke optie van {d['soort']} heeft een eigen waarde van het goede soort.")
    kansen = tuple((tuple(k["waarde"]) if isinstance(k["waarde"], list) else k["waarde"], float(k["kans"])) for k in d.get("kansen", ()))
    leeg = _optie(d["leeg"]) if "leeg" in d else None
    kenmerk = Kenmerk(
        naam, d["label"], d["soort"], d["vraag"], d["hulp"], _bronnen(d["bron"], eigen, waar), opties, leeg, d.get("voorrang"), kansen
    )
    from .antwoorden import controleer

    for waarde, _ in kansen:
        try:
            controleer(kenmerk, waarde)
        except OnbruikbareInvoer as fout:
            raise KaderFout(f"{waar}, kansen: {fout}") from None
    return kenmerk


def _kader(b: dict, kenmerken: Mapping[str, Kenmerk]) -> tuple[Kader, dict[str, Besluit]]:
    inhoud, naam = b["inhoud"], b["naam"]
    d = inhoud["kader"]
    eigen = d["id"]

    def voorwaarde(bron: Any, waar: str) -> Any:
        return None if bron is None else lees_voorwaarde(bron, kenmerken, waar)

    besluiten = {}
    for kort, db in inhoud.get("besluiten", {}).items():
        waar = f"{naam}, besluiten → {kort}"
        besluiten[f"{eigen}.{kort}"] = _besluit(f"{eigen}.{kort}", eigen, db, kenmerken, waar)
    termijnen = tuple(
        Termijn(
            t["id"],
            t["label"],
            t.get("bij", eigen),
            voorwaarde(t.get("als"), f"{naam}, termijnen → {t['id']}"),
            next(iter(t["na"].items())),
            _bronnen(t["bron"], eigen, naam),
        )
        for t in inhoud.get("termijnen", ())
    )
    stappen = tuple(
        Vervolgstap(
            s["id"],
            s["tekst"],
            s.get("bij", eigen),
            voorwaarde(s.get("als"), f"{naam}, vervolgstappen → {s['id']}"),
            _bronnen(s["bron"], eigen, naam),
        )
        for s in inhoud.get("vervolgstappen", ())
    )
    ids = [s.id for s in stappen]
    if dubbel := {i for i in ids if ids.count(i) > 1}:
        raise KaderFout(f"{naam}, vervolgstappen: '{min(dubbel)}' staat er twee keer. Geef elke stap een eigen id.")
    begrippen = tuple(Begrip(x["term"], x["betekenis"], _bronnen(x["bron"], eigen, naam)[0]) for x in d.get("begrippen", ()))
    kader = Kader(
        eigen,
        d["naam"],
        d["versie"],
        b["sha256"],
        d["geldig_vanaf"],
        d.get("ongedateerd", False),
        d.get("eigenaar", ""),
        tuple(d.get("aliassen", ())),
        begrippen,
        tuple(besluiten),
        termijnen,
        stappen,
    )
    return kader, besluiten


def _besluit(id_: str, eigen: str, d: dict, kenmerken: Mapping[str, Kenmerk], waar: str) -> Besluit:
    uitkomsten = {
        u: Uitkomst(
            u,
            du["label"],
            du["betekenis"],
            _bronnen(du["bron"], eigen, waar),
            {veld: tekst for veld, tekst in du.items() if veld not in _UITKOMST_VASTE_VELDEN},
        )
        for u, du in d["uitkomsten"].items()
    }
    regels = tuple(_regel(r, i, eigen, uitkomsten, kenmerken, waar) for i, r in enumerate(d["regels"]))
    grensgevallen = []
    for i, g in enumerate(d.get("grensgevallen", ())):
        plek = f"{waar}, grensgevallen[{i + 1}]"
        for u in g.get("bij", ()):
            _bestaat(u, uitkomsten, plek)
        als = lees_voorwaarde(g["als"], kenmerken, plek) if "als" in g else None
        grensgevallen.append(
            Grensgeval(tuple(g.get("bij", uitkomsten)), als, g.get("enige_drager", False), g["reden"], _bronnen(g["bron"], eigen, plek))
        )
    for k in d.get("toon", ()):
        if k not in kenmerken:
            raise KaderFout(f"{waar}, toon: kenmerk '{k}' bestaat niet. Kijk of de naam goed is.")
    return Besluit(
        id_,
        eigen,
        d["naam"],
        d["betekenis"],
        d["beslisser"],
        d.get("doelgroep"),
        uitkomsten,
        regels,
        tuple(grensgevallen),
        tuple(d.get("toon", ())),
        _bronnen(d["bron"], eigen, waar),
    )


def _regel(d: dict, i: int, eigen: str, uitkomsten: Mapping, kenmerken: Mapping[str, Kenmerk], waar: str) -> Regel:
    plek = f"{waar}, regels[{i + 1}]"
    _bestaat(d["uitkomst"], uitkomsten, plek)
    als = lees_voorwaarde(d["als"], kenmerken, plek) if "als" in d else None
    mits = lees_voorwaarde(d["mits"], kenmerken, plek) if "mits" in d else None
    for atoom in atomen(als) if als else ():
        if atoom[0] == "getal":
            raise KaderFout(f"{plek}: {atoom[1]} is een getal en kan niet beslissen. Gebruik het alleen bij vervolgstappen.")
    dragers = tuple(dict.fromkeys(a[1] for a in atomen(als) if a[0] != "besluit")) if als else ()
    return Regel(d["uitkomst"], als, mits, d.get("hard", False), dragers, _bronnen(d["bron"], eigen, plek))


def _bestaat(uitkomst: str, uitkomsten: Mapping, plek: str) -> None:
    if uitkomst not in uitkomsten:
        raise KaderFout(f"{plek}: uitkomst '{uitkomst}' staat niet bij uitkomsten. Kies uit: {', '.join(uitkomsten)}.")


def _profiel(naam: str, d: dict, besluiten: Mapping[str, Besluit], bestand: str) -> Profiel:
    per_doelgroep = {dg: tuple(d[dg]) for dg in ("jeugd", "volwassenen") if dg in d}
    for b in (*d.get("besluiten", ()), *(b for groep in per_doelgroep.values() for b in groep)):
        if b not in besluiten:
            raise KaderFout(f"{bestand}, profielen → {naam}: besluit '{b}' bestaat niet. Kies uit: {', '.join(besluiten)}.")
    return Profiel(
        naam, d["label"], d.get("uitleg", ""), tuple(d.get("aliassen", ())), tuple(d.get("besluiten", ())), per_doelgroep, d.get("doelgroep")
    )


def _controleer_woorden(bestanden: Sequence[dict], kenmerken: Mapping[str, Kenmerk]) -> None:
    for b in bestanden:
        for naam, d in b["inhoud"].get("signaalwoorden", {}).items():
            waar = f"{b['naam']}, signaalwoorden → {naam}"
            if naam not in kenmerken:
                raise KaderFout(f"{waar}: dit kenmerk bestaat niet. Kijk of de naam goed is.")
            geldig = {{True: "true", False: "false"}.get(w, w) for w in kenmerken[naam].waarden} | {"leeg"}
            for waarde in d:
                if kenmerken[naam].soort != "getallen" and waarde not in geldig:
                    raise KaderFout(f"{waar}: '{waarde}' is geen waarde. Kies uit: {', '.join(sorted(map(str, geldig)))}.")
