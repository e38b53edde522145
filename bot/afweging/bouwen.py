"""From the checked content of a kader file to the dataclasses of `model`.

A name or value that doesn't exist is a KaderFout.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .antwoorden import controleer
from .bladbouw import bouw_bladen
from .bron import Bron
from .fouten import KaderFout, OnbruikbareInvoer
from .model import (
    Afsluitpunt,
    Besluit,
    Grensgeval,
    Kader,
    Kenmerk,
    Keuze,
    Optie,
    Profiel,
    Regel,
    Termijn,
    Uitkomst,
    Vakwoord,
    Vervolgstap,
)
from .voorwaarde import WAAR, atomen
from .voorwaarde import lees as lees_voorwaarde

_UITKOMST_VASTE_VELDEN = {"label", "betekenis", "bron"}


def _bronnen(d: Any, eigen: str, waar: str) -> tuple[Bron, ...]:
    delen = d if isinstance(d, list) else [d]
    for deel in delen:
        if not deel.get("kader", eigen):
            raise KaderFout(f"{waar}: bij deze bron ontbreekt kader. Zet erbij uit welk kader dit komt.")
    return tuple(
        Bron(deel.get("kader", eigen), deel["vindplaats"], deel["interpretatie"], deel.get("keuze", ""))
        for deel in delen
    )


def _optie(d: dict[str, Any]) -> Optie:
    return Optie(d.get("waarde", ""), d["label"], d.get("zin") or d["label"].lower(), d.get("hulp", ""))


def bouw_kenmerk(naam: str, d: dict[str, Any], eigen: str, bestand: str) -> Kenmerk:
    waar = f"{bestand}, kenmerken → {naam}"
    opties = tuple(_optie(o) for o in d.get("opties", ()))
    soorten = {"ja_nee": bool, "keuze": str, "meerkeuze": str}
    if d["soort"] != "getallen":
        if d["soort"] == "ja_nee" and {o.waarde for o in opties} != {True, False}:
            raise KaderFout(f"{waar}: een ja_nee heeft precies de opties true en false.")
        if len({o.waarde for o in opties}) < len(opties) or not all(
            isinstance(o.waarde, soorten[d["soort"]]) for o in opties
        ):
            raise KaderFout(f"{waar}: elke optie van {d['soort']} heeft een eigen waarde van het goede soort.")
    kansen = tuple(
        (tuple(k["waarde"]) if isinstance(k["waarde"], list) else k["waarde"], float(k["kans"]))
        for k in d.get("kansen", ())
    )
    leeg = _optie(d["leeg"]) if "leeg" in d else None
    kenmerk = Kenmerk(
        naam,
        d["label"],
        d["soort"],
        d["vraag"],
        d["hulp"],
        _bronnen(d["bron"], eigen, waar),
        opties,
        leeg,
        d.get("voorrang"),
        d.get("altijd", False),
        kansen,
        _keuzes(d),
        tuple(licht) if isinstance(licht := d.get("geen_zorgen"), list) else licht,
    )
    _controleer_geen_zorgen(kenmerk, waar)
    for waarde, _ in kansen:
        try:
            controleer(kenmerk, waarde)
        except OnbruikbareInvoer as fout:
            raise KaderFout(f"{waar}, kansen: {fout}") from None
    return kenmerk


def _controleer_geen_zorgen(kenmerk: Kenmerk, waar: str) -> None:
    """Raises KaderFout when "geen zorgen" is no answer to this question, or when it must be asked by itself."""
    if kenmerk.geen_zorgen is None:
        return
    if kenmerk.altijd or kenmerk.voorrang:
        raise KaderFout(
            f"{waar}, geen_zorgen: een vraag met voorrang of altijd wordt altijd apart gesteld. Haal het weg."
        )
    try:
        controleer(kenmerk, kenmerk.geen_zorgen)
    except OnbruikbareInvoer as fout:
        raise KaderFout(f"{waar}, geen_zorgen: {fout}") from None


def bouw_kader(b: dict[str, Any], kenmerken: Mapping[str, Kenmerk]) -> tuple[Kader, dict[str, Besluit]]:
    inhoud, naam = b["inhoud"], b["naam"]
    d = inhoud["kader"]
    eigen = d["id"]

    def voorwaarde(bron: Any, waar: str) -> Any:
        return None if bron is None else lees_voorwaarde(bron, kenmerken, waar)

    besluiten = {}
    for kort, db in inhoud.get("besluiten", {}).items():
        waar = f"{naam}, besluiten → {kort}"
        besluiten[f"{eigen}.{kort}"] = _besluit(f"{eigen}.{kort}", eigen, db, kenmerken, waar)

    def gevolg(soort: str, d: dict[str, Any]) -> tuple[str, Any, tuple[Bron, ...]]:
        """What a termijn and a vervolgstap share: with which besluit or kader, on which condition, from where."""
        return (
            d.get("bij", eigen),
            voorwaarde(d.get("als"), f"{naam}, {soort} → {d['id']}"),
            _bronnen(d["bron"], eigen, naam),
        )

    termijnen = []
    for t in inhoud.get("termijnen", ()):
        bij, als, bronnen = gevolg("termijnen", t)
        if "uren" in t["na"] and len(t["na"]) > 1:
            raise KaderFout(
                f"{naam}, termijnen → {t['id']}: uren kan niet samen met dagen, weken of maanden. Kies een van beide."
            )
        termijnen.append(Termijn(t["id"], t["label"], bij, als, tuple(t["na"].items()), bronnen))
    stappen = [Vervolgstap(s["id"], s["tekst"], *gevolg("vervolgstappen", s)) for s in inhoud.get("vervolgstappen", ())]
    ids = [s.id for s in stappen]
    if dubbel := {i for i in ids if ids.count(i) > 1}:
        raise KaderFout(f"{naam}, vervolgstappen: '{min(dubbel)}' staat er twee keer. Geef elke stap een eigen id.")
    vakwoorden = tuple(
        Vakwoord(x["term"], x["betekenis"], _bronnen(x["bron"], eigen, naam), tuple(x.get("aliassen", ())))
        for x in d.get("vakwoorden", ())
    )
    kader = Kader(
        eigen,
        d["naam"],
        d["versie"],
        b["sha256"],
        d["geldig_vanaf"],
        d.get("ongedateerd", False),
        d.get("eigenaar", ""),
        tuple(d.get("aliassen", ())),
        vakwoorden,
        tuple(besluiten),
        tuple(termijnen),
        tuple(stappen),
        bouw_bladen(inhoud.get("bladen", []), eigen, kenmerken, besluiten, naam),
        _keuzes(inhoud),
        _afsluiten(inhoud, eigen, besluiten, naam),
    )
    if weg := sorted(_keuzes_in(inhoud) - {k.id for k in kader.keuzes}):
        raise KaderFout(
            f"{naam}: een bron noemt de keuze '{weg[0]}', maar die staat niet bij keuzes. Zet hem erbij, of haal "
            "hem weg."
        )
    return kader, besluiten


def _afsluiten(
    inhoud: Mapping[str, Any], kader: str, besluiten: Mapping[str, Besluit], naam: str
) -> tuple[Afsluitpunt, ...]:
    punten = inhoud.get("afsluiten", ())
    ids = [p["id"] for p in punten]
    if dubbel := {i for i in ids if ids.count(i) > 1}:
        raise KaderFout(f"{naam}, afsluiten: '{min(dubbel)}' staat er twee keer. Geef elk punt een eigen id.")
    for punt in punten:
        for besluit, uitkomsten in punt.get("als", {}).items():
            waar = f"{naam}, afsluiten → {punt['id']}"
            if besluit not in besluiten:
                raise KaderFout(f"{waar}: besluit '{besluit}' bestaat niet. Kies uit: {', '.join(besluiten)}.")
            for uitkomst in uitkomsten:
                _bestaat(uitkomst, besluiten[besluit].uitkomsten, waar)
    return tuple(
        Afsluitpunt(
            p["id"],
            p["vraag"],
            {b: tuple(u) for b, u in p.get("als", {}).items()},
            _bronnen(p["bron"], kader, naam),
        )
        for p in punten
    )


def _keuzes(d: Mapping[str, Any]) -> tuple[Keuze, ...]:
    return tuple(Keuze(naam, dk["wij"], dk["anders"], dk["waarom"]) for naam, dk in d.get("keuzes", {}).items())


def _keuzes_in(d: Any) -> set[str]:
    """Every choice that a bron in this content names."""
    if isinstance(d, list):
        return {k for deel in d for k in _keuzes_in(deel)}
    if not isinstance(d, dict):
        return set()
    eigen = {d["keuze"]} if "vindplaats" in d and "keuze" in d else set()
    return eigen | {k for deel in d.values() for k in _keuzes_in(deel)}


def _besluit(id_: str, eigen: str, d: dict[str, Any], kenmerken: Mapping[str, Kenmerk], waar: str) -> Besluit:
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
        if g.get("enige_drager") and g["richting"] != "lichter":
            raise KaderFout(
                f"{plek}: enige_drager hoort bij richting lichter. Haal enige_drager weg of maak de richting lichter."
            )
        if any(atoom[0] == "onbekend" for atoom in atomen(als or WAAR)):
            raise KaderFout(f"{plek}: 'onbekend' kan hier niet. Een grensgeval kijkt alleen naar wat bekend is.")
        grensgevallen.append(
            Grensgeval(
                g["richting"],
                tuple(g.get("bij", uitkomsten)),
                als,
                g.get("enige_drager", False),
                g["reden"],
                _bronnen(g["bron"], eigen, plek),
            )
        )
    for k in d.get("toon", ()):
        if k not in kenmerken:
            raise KaderFout(f"{waar}, toon: kenmerk '{k}' bestaat niet. Kijk of de naam goed is.")
    for u in d.get("oplopend", ()):
        _bestaat(u, uitkomsten, f"{waar}, oplopend")
    return Besluit(
        id_,
        eigen,
        d["naam"],
        d["betekenis"],
        d["beslisser"],
        d.get("bij_twijfel", ""),
        d.get("doelgroep"),
        uitkomsten,
        regels,
        tuple(grensgevallen),
        tuple(d.get("toon", ())),
        _bronnen(d["bron"], eigen, waar),
        d.get("rol_bij_twijfel", ""),
        tuple(d.get("oplopend", ())),
    )


def _regel(
    d: dict[str, Any], i: int, eigen: str, uitkomsten: Mapping[str, Any], kenmerken: Mapping[str, Kenmerk], waar: str
) -> Regel:
    plek = f"{waar}, regels[{i + 1}]"
    _bestaat(d["uitkomst"], uitkomsten, plek)
    als = lees_voorwaarde(d["als"], kenmerken, plek) if "als" in d else None
    mits = lees_voorwaarde(d["mits"], kenmerken, plek) if "mits" in d else None
    for atoom in (a for deel in (als, mits) if deel for a in atomen(deel)):
        _beslist(atoom, plek)
    dragers = tuple(dict.fromkeys(a[1] for a in atomen(als) if a[0] != "besluit")) if als else ()
    return Regel(d["uitkomst"], als, mits, d.get("hard", False), dragers, _bronnen(d["bron"], eigen, plek))


def _beslist(atoom: Any, plek: str) -> None:
    """Raise KaderFout for what may stand in a term or a step, but can't decide anything."""
    if atoom[0] == "getal":
        raise KaderFout(
            f"{plek}: {atoom[1]} is een getal en kan niet beslissen. Gebruik het alleen bij vervolgstappen."
        )
    if atoom[0] == "onbekend":
        raise KaderFout(
            f"{plek}: 'onbekend' kan niet beslissen. Gebruik {atoom[1]}: onbekend alleen bij vervolgstappen."
        )


def _bestaat(uitkomst: str, uitkomsten: Mapping[str, Any], plek: str) -> None:
    if uitkomst not in uitkomsten:
        raise KaderFout(f"{plek}: uitkomst '{uitkomst}' staat niet bij uitkomsten. Kies uit: {', '.join(uitkomsten)}.")


def bouw_profiel(naam: str, d: dict[str, Any], besluiten: Mapping[str, Besluit], bestand: str) -> Profiel:
    per_doelgroep: dict[str, tuple[str, ...]] = {dg: tuple(d[dg]) for dg in ("jeugd", "volwassenen") if dg in d}
    eigen = (*d.get("besluiten", ()), *(b for groep in per_doelgroep.values() for b in groep))
    for b in eigen:
        if b not in besluiten:
            raise KaderFout(
                f"{bestand}, profielen → {naam}: besluit '{b}' bestaat niet. Kies uit: {', '.join(besluiten)}."
            )
    for b in d.get("voorop", ()):
        if b not in eigen:
            raise KaderFout(f"{bestand}, profielen → {naam}, voorop: besluit '{b}' hoort niet bij dit profiel.")
    return Profiel(
        naam,
        d["label"],
        d.get("uitleg", ""),
        tuple(d.get("aliassen", ())),
        tuple(d.get("besluiten", ())),
        per_doelgroep,
        d.get("doelgroep"),
        tuple(d.get("voorop", ())),
    )
