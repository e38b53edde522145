"""From a request to an advice: the answer of `regiewijzer afweeg` and of every turn in the chat (contracten §1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Iterable, Mapping

from .antwoorden import bedoel, controleer_alle, toon
from .fouten import OnbruikbareInvoer
from .laden import Kaders
from .model import Profiel, Termijn, Vervolgstap
from .oordeel import Oordeel
from .termijnen import lees_datum, uiterlijk
from .vragen import beste_vraag

_VELDEN = ("profiel", "besluiten", "antwoorden", "datum", "kaders")


@dataclass(frozen=True)
class Verzoek:
    """A checked request. `profiel` is None when besluiten were asked for by name; answers are checked values."""

    profiel: Profiel | None
    besluiten: tuple[str, ...]
    antwoorden: Mapping[str, Any]
    datum: datetime


def weeg_af(kaders: Kaders, verzoek: Any, standaardprofiel: str = "standaard", nu: datetime | None = None) -> dict[str, Any]:
    """Answer one request (parsed JSON). Raises OnbruikbareInvoer with one Dutch line when it can't be used."""
    if isinstance(verzoek, dict) and verzoek.get("kaders"):
        kaders = _andere_versies(kaders, verzoek["kaders"])
    return adviseer(kaders, lees_verzoek(kaders, verzoek, standaardprofiel, nu))


def lees_verzoek(kaders: Kaders, verzoek: Any, standaardprofiel: str = "standaard", nu: datetime | None = None) -> Verzoek:
    if not isinstance(verzoek, dict):
        raise OnbruikbareInvoer("Een verzoek is een JSON-object, zoals {\"profiel\": \"zo\", \"antwoorden\": {\"urgentie\": \"spoed\"}}.")
    for veld in verzoek:
        if veld not in _VELDEN and (hint := bedoel(veld, _VELDEN)):
            raise OnbruikbareInvoer(f"Veld {toon(veld)} bestaat niet.{hint}")
    antwoorden = controleer_alle(kaders.kenmerken, verzoek.get("antwoorden") or {})
    datum = lees_datum(verzoek.get("datum"), nu)
    besluiten = verzoek.get("besluiten")
    if besluiten is None:
        return Verzoek(vind_profiel(kaders, verzoek.get("profiel") or standaardprofiel), (), antwoorden, datum)
    if not isinstance(besluiten, list) or not besluiten:
        raise OnbruikbareInvoer(f"besluiten is een lijst met ten minste één besluit. Kies uit: {', '.join(kaders.besluiten)}.")
    for besluit in besluiten:
        if not isinstance(besluit, str) or besluit not in kaders.besluiten:
            raise OnbruikbareInvoer(f"Besluit {toon(besluit)} bestaat niet. Kies uit: {', '.join(kaders.besluiten)}.")
    return Verzoek(None, tuple(dict.fromkeys(besluiten)), antwoorden, datum)


def vind_profiel(kaders: Kaders, naam: Any) -> Profiel:
    """The profiel with this id. Raises OnbruikbareInvoer that lists them."""
    if not isinstance(naam, str) or naam not in kaders.profielen:
        raise OnbruikbareInvoer(f"Profiel {toon(naam)} bestaat niet. Kies uit: {', '.join(kaders.profielen)}.")
    return kaders.profielen[naam]


def _andere_versies(kaders: Kaders, versies: Any) -> Kaders:
    if not isinstance(versies, dict) or not all(isinstance(v, str) for v in versies.values()):
        raise OnbruikbareInvoer("kaders geeft per kader een versie, zoals {\"zo\": \"2024-03-21\"}.")
    return kaders.met_versies(versies)


def gevraagd(verzoek: Verzoek) -> tuple[str, ...]:
    """The besluiten that are in force: by name, or those of the profiel for the doelgroep as known."""
    if verzoek.profiel is None:
        return verzoek.besluiten
    return verzoek.profiel.geldende(verzoek.antwoorden.get("doelgroep"))


def adviseer(kaders: Kaders, verzoek: Verzoek, sla_over: Iterable[str] = ()) -> dict[str, Any]:
    """The advice. Kenmerken in `sla_over` stay unknown and aren't proposed as next question (they do stay in `ontbreekt`)."""
    werk = kaders.regelwerk
    antwoorden = verzoek.antwoorden
    if verzoek.profiel and verzoek.profiel.doelgroep and "doelgroep" not in antwoorden:
        antwoorden = {**antwoorden, "doelgroep": verzoek.profiel.doelgroep}
    besluiten = gevraagd(verzoek)
    oordelen = {b: werk.werk(b).oordeel(antwoorden) for b in besluiten}
    ook = ["doelgroep"] if verzoek.profiel and verzoek.profiel.splitst and "doelgroep" not in antwoorden else []
    ontbreekt = {k for o in oordelen.values() for k in o.open} | set(ook)
    resten = [(werk.werk(b).verwachting, o.rest) for b, o in oordelen.items() if o.open]
    gebruikt = dict.fromkeys(kaders.besluiten[b].kader for b in besluiten)
    termijnen, stappen = _gevolgen(kaders, oordelen, antwoorden, verzoek.datum)
    return {
        "profiel": verzoek.profiel.id if verzoek.profiel else None,
        "besluiten": {b: o.json for b, o in oordelen.items()},
        "volgende_vraag": beste_vraag(resten, ook, kaders.kenmerken, verzoek.profiel is not None, sla_over),
        "ontbreekt": [k for k in kaders.kenmerken if k in ontbreekt],
        "termijnen": termijnen,
        "vervolgstappen": stappen,
        "kaders": {k: {"versie": kaders.kaders[k].versie, "sha256": kaders.kaders[k].sha256} for k in gebruikt},
    }


def _gevolgen(
    kaders: Kaders, oordelen: Mapping[str, Oordeel], antwoorden: Mapping[str, Any], datum: datetime
) -> tuple[list[dict], list[dict]]:
    """Terms and steps that certainly apply, in the order of the kaders asked for."""
    uitkomsten = {b: o.uitkomst for b, o in oordelen.items()}
    in_beeld = {*oordelen, *(kaders.besluiten[b].kader for b in oordelen)}
    termijnen: dict[str, dict] = {}
    stappen: dict[str, dict] = {}

    def geldt(item: Termijn | Vervolgstap) -> bool:
        return item.bij in in_beeld and kaders.regelwerk.geldt(item, antwoorden, uitkomsten)

    volgorde = dict.fromkeys(kaders.besluiten[b].kader for b in oordelen)
    for kader in (kaders.kaders[k] for k in dict.fromkeys((*volgorde, *kaders.kaders))):
        for t in kader.termijnen:
            if t.id not in termijnen and geldt(t):
                termijnen[t.id] = {"id": t.id, "label": t.label, "uiterlijk": uiterlijk(datum, *t.na)}
        for s in kader.vervolgstappen:
            if s.tekst not in stappen and geldt(s):  # kaders share some steps, in the same words
                stappen[s.tekst] = {"id": s.id, "tekst": s.tekst, "bron": s.bronnen[0].als_json()}
    return list(termijnen.values()), list(stappen.values())
