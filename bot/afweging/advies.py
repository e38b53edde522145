"""From a request to an advice: the answer of `regiewijzer afweeg` and of every turn in the chat (docs/contract.md)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from .antwoorden import bedoel, controleer_alle, toon
from .fouten import OnbruikbareInvoer
from .gevolgen import Stap, herkomst
from .laden import met_versies
from .model import Kaders, Profiel
from .motor import motor
from .oordeel import Oordeel
from .tekst import naar_tekst
from .termijnen import eerste, lees_datum

_VELDEN = ("profiel", "besluiten", "antwoorden", "besloten", "datum", "kaders")


@dataclass(frozen=True)
class Verzoek:
    """A checked request. `profiel` is None when besluiten were asked for by name; answers are checked values.

    `besloten`: besluit → uitkomst where somebody deviates from the advice; terms and steps follow it, the advice
    doesn't.
    """

    profiel: Profiel | None
    besluiten: tuple[str, ...]
    antwoorden: Mapping[str, Any]
    datum: datetime
    besloten: Mapping[str, str] = field(default_factory=dict)


def weeg_af(
    kaders: Kaders, verzoek: Any, standaardprofiel: str = "standaard", nu: datetime | None = None
) -> dict[str, Any]:
    """Answer one request (parsed JSON). Raises OnbruikbareInvoer with one Dutch line when it can't be used."""
    return _weeg(kaders, verzoek, standaardprofiel, nu).als_json()


def weeg_af_als_tekst(
    kaders: Kaders, verzoek: Any, standaardprofiel: str = "standaard", nu: datetime | None = None
) -> str:
    """The answer of `weeg_af` as one line of JSON, for streams."""
    return _weeg(kaders, verzoek, standaardprofiel, nu).als_tekst()


def _weeg(kaders: Kaders, verzoek: Any, standaardprofiel: str, nu: datetime | None) -> Advies:
    if isinstance(verzoek, dict) and verzoek.get("kaders"):
        kaders = _andere_versies(kaders, verzoek["kaders"])
    return bereken(kaders, lees_verzoek(kaders, verzoek, standaardprofiel, nu))


def lees_verzoek(
    kaders: Kaders, verzoek: Any, standaardprofiel: str = "standaard", nu: datetime | None = None
) -> Verzoek:
    if not isinstance(verzoek, dict):
        raise OnbruikbareInvoer(
            'Een verzoek is een JSON-object, zoals {"profiel": "zo", "antwoorden": {"urgentie": "spoed"}}.'
        )
    for veld in verzoek:
        if veld not in _VELDEN and (hint := bedoel(veld, _VELDEN)):
            raise OnbruikbareInvoer(f"Veld {toon(veld)} bestaat niet.{hint}")
    antwoorden = controleer_alle(kaders.kenmerken, verzoek.get("antwoorden") or {})
    datum = lees_datum(verzoek.get("datum"), nu)
    besloten = _lees_besloten(kaders, verzoek.get("besloten"))
    besluiten = verzoek.get("besluiten")
    if besluiten is None:
        return Verzoek(
            vind_profiel(kaders, verzoek.get("profiel") or standaardprofiel), (), antwoorden, datum, besloten
        )
    if not isinstance(besluiten, list) or not besluiten:
        raise OnbruikbareInvoer(
            f"besluiten is een lijst met ten minste één besluit. Kies uit: {', '.join(kaders.besluiten)}."
        )
    for besluit in besluiten:
        if not isinstance(besluit, str) or besluit not in kaders.besluiten:
            raise OnbruikbareInvoer(f"Besluit {toon(besluit)} bestaat niet. Kies uit: {', '.join(kaders.besluiten)}.")
    return Verzoek(None, tuple(dict.fromkeys(besluiten)), antwoorden, datum, besloten)


def _lees_besloten(kaders: Kaders, besloten: Any) -> Mapping[str, str]:
    if besloten is None:
        return {}
    if not isinstance(besloten, dict):
        raise OnbruikbareInvoer('besloten geeft per besluit een uitkomst, zoals {"zo.urgentie": "crisis"}.')
    for besluit, uitkomst in besloten.items():
        if besluit not in kaders.besluiten:
            raise OnbruikbareInvoer(
                f"besloten: besluit {toon(besluit)} bestaat niet. Kies uit: {', '.join(kaders.besluiten)}."
            )
        kan = kaders.besluiten[besluit].uitkomsten
        if not isinstance(uitkomst, str) or uitkomst not in kan:
            raise OnbruikbareInvoer(
                f"besloten: {toon(uitkomst)} is geen uitkomst van {besluit}. Kies uit: {', '.join(kan)}."
            )
    return besloten


def vind_profiel(kaders: Kaders, naam: Any) -> Profiel:
    """The profiel with this id. Raises OnbruikbareInvoer that lists them."""
    if not isinstance(naam, str) or naam not in kaders.profielen:
        raise OnbruikbareInvoer(f"Profiel {toon(naam)} bestaat niet. Kies uit: {', '.join(kaders.profielen)}.")
    return kaders.profielen[naam]


def _andere_versies(kaders: Kaders, versies: Any) -> Kaders:
    if not isinstance(versies, dict) or not all(isinstance(v, str) for v in versies.values()):
        raise OnbruikbareInvoer('kaders geeft per kader een versie, zoals {"zo": "2024-03-21"}.')
    return met_versies(kaders, versies)


def gevraagd(verzoek: Verzoek) -> tuple[str, ...]:
    """The besluiten that are in force: by name, or those of the profiel for the doelgroep as known."""
    if verzoek.profiel is None:
        return verzoek.besluiten
    return verzoek.profiel.geldende(verzoek.antwoorden.get("doelgroep"))


def adviseer(kaders: Kaders, verzoek: Verzoek, sla_over: Iterable[str] = ()) -> dict[str, Any]:
    """The advice as JSON object. Kenmerken in `sla_over` stay unknown and aren't proposed as next question (they do
    stay in `ontbreekt`).
    """
    return bereken(kaders, verzoek, sla_over).als_json()


def bereken(kaders: Kaders, verzoek: Verzoek, sla_over: Iterable[str] = ()) -> Advies:
    """The advice; `sla_over` as in `adviseer`."""
    werk = motor(kaders)
    stand = _stand(kaders, verzoek)
    antwoorden, besluiten, oordelen, ook = stand.antwoorden, stand.besluiten, stand.oordelen, stand.ook
    ontbreekt = {k for o in oordelen.values() for k in o.open}.union(ook)
    resten = stand.resten
    uitkomsten = {b: o.uitkomst for b, o in oordelen.items()}
    termijnen, stappen = werk.gevolgen(besluiten)(*werk.na_besluit(antwoorden, uitkomsten, verzoek.besloten))
    return Advies(
        verzoek.profiel.id if verzoek.profiel else None,
        oordelen,
        werk.beste_vraag(resten, ook, verzoek.profiel is not None, tuple(sla_over)) if resten or ook else None,
        [k for k in kaders.kenmerken if k in ontbreekt] if ontbreekt else [],
        [{"id": t.id, "label": t.label, "uiterlijk": eerste(verzoek.datum, t.na), **herkomst(t)} for t in termijnen],
        stappen,
        dict.fromkeys([kaders.besluiten[b].kader for b in besluiten]),
        kaders,
    )


def hoogstens(kaders: Kaders, verzoek: Verzoek, sla_over: Iterable[str] = ()) -> int:
    """How many questions are left at the most, whatever is answered, when `volgende_vraag` is asked each time.

    Where that can't be found out in reasonable time: how many kenmerken could still be asked.
    """
    stand, over = _stand(kaders, verzoek), tuple(sla_over)
    aantal = motor(kaders).hoogstens(stand.resten, stand.ook, verzoek.profiel is not None, over)
    if aantal is not None:
        return aantal
    return len({k for o in stand.oordelen.values() for k in o.open}.union(stand.ook).difference(over))


@dataclass(frozen=True)
class _Stand:
    """What is known, weighed. `resten`: besluit and remaining node where something is open; `ook`: what is asked
    besides what can change an uitkomst: what splits the profiel, and safety.
    """

    antwoorden: Mapping[str, Any]
    besluiten: tuple[str, ...]
    oordelen: Mapping[str, Oordeel]
    resten: tuple[tuple[str, int], ...]
    ook: tuple[str, ...]


def _stand(kaders: Kaders, verzoek: Verzoek) -> _Stand:
    werk = motor(kaders)
    antwoorden = verzoek.antwoorden
    if verzoek.profiel and verzoek.profiel.doelgroep and "doelgroep" not in antwoorden:
        antwoorden = {**antwoorden, "doelgroep": verzoek.profiel.doelgroep}
    besluiten = gevraagd(verzoek)
    oordelen = {b: werk.werk(b).oordeel(antwoorden) for b in besluiten}
    ook: tuple[str, ...] = ()
    if verzoek.profiel:
        eerst = (("doelgroep",) if verzoek.profiel.splitst else ()) + werk.altijd(besluiten)
        ook = tuple([k for k in eerst if k not in antwoorden])
    resten = tuple([(b, o.rest) for b, o in oordelen.items() if o.open])
    return _Stand(antwoorden, besluiten, oordelen, resten, ook)


@dataclass(frozen=True)
class Advies:
    """An advice, with two ways out: a JSON object, and its text put together from parts that were made before."""

    profiel: str | None
    oordelen: Mapping[str, Oordeel]
    volgende_vraag: str | None
    ontbreekt: list[str]
    termijnen: list[dict[str, Any]]
    stappen: tuple[Stap, ...]
    gebruikt: Iterable[str]
    kaders: Kaders

    def als_json(self) -> dict[str, Any]:
        return {
            "profiel": self.profiel,
            "besluiten": {b: o.json for b, o in self.oordelen.items()},
            **self._midden(),
            "vervolgstappen": [s.json for s in self.stappen],
            "kaders": self._versies(),
        }

    def als_tekst(self) -> str:
        """Exactly `naar_tekst(self.als_json())`, several times faster."""
        besluiten = ", ".join([f'"{b}": {o.tekst}' for b, o in self.oordelen.items()])
        stappen = ", ".join([s.tekst for s in self.stappen])
        return (
            f'{{"profiel": {naar_tekst(self.profiel)}, "besluiten": {{{besluiten}}}, '
            f"{naar_tekst(self._midden())[1:-1]}, "
            f'"vervolgstappen": [{stappen}], "kaders": {naar_tekst(self._versies())}}}'
        )

    def _midden(self) -> dict[str, Any]:
        return {"volgende_vraag": self.volgende_vraag, "ontbreekt": self.ontbreekt, "termijnen": self.termijnen}

    def _versies(self) -> dict[str, Any]:
        return {
            k: {"versie": self.kaders.kaders[k].versie, "sha256": self.kaders.kaders[k].sha256} for k in self.gebruikt
        }
