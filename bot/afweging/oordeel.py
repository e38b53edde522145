"""One besluit weighed: uitkomst or what is still possible, the reason, what would change it, whether it is close."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from bot.schrijfwijze import of

from .antwoorden import naar_json
from .bron import EIGEN_UITLEG, Bron
from .diagram import Diagram, bouw, geldigheid
from .model import Besluit, Grensgeval, Kenmerk, Regel
from .tekst import naar_tekst
from .uitleg import Uitleg, zin
from .voorwaarde import atomen, toets
from .vragen import Verwachting

MAX_ONTHOUDEN = 50_000
_MAX_OPTIES_VOLLEDIG = 8


@dataclass(frozen=True)
class Oordeel:
    """`json` is the besluit as in docs/contract.md; `open` the unknown kenmerken that can still change it; `rest` the
    node; `uitleg` the parts of its explanation.
    """

    besluit: str
    uitkomst: str | None
    open: tuple[str, ...]
    rest: int
    json: dict[str, Any]
    uitleg: Uitleg

    @cached_property
    def tekst(self) -> str:
        """`json` as text."""
        return naar_tekst(self.json)


class BesluitWerk:
    """One besluit, compiled: its diagram and what is needed to explain it."""

    def __init__(self, besluit: Besluit, besluiten: Mapping[str, Besluit], kenmerken: Mapping[str, Kenmerk]):
        self.besluit = besluit
        self.kenmerken = kenmerken
        self.diagram: Diagram = bouw(besluit, besluiten, kenmerken)
        self.verwachting = Verwachting(self.diagram)
        self._regels = [(regel, toets(samen(regel), kenmerken), _verwijst(regel)) for regel in besluit.regels]
        self._grens = [(g, toets(g.als, kenmerken) if g.als else None) for g in besluit.grensgevallen]
        gelezen = [a[1] for g in besluit.grensgevallen if g.als for a in atomen(g.als) if a[0] != "besluit"]
        self.leest = tuple(dict.fromkeys([*self.diagram.nummer, *gelezen, *besluit.toon]))
        geldig = [geldigheid(regel, besluiten) for regel in besluit.regels]
        self.per_regel = [({a[1] for a in atomen(v)}, toets(v, kenmerken)) for v in geldig]
        self._onthouden: dict[tuple[Any, ...], Oordeel] = {}

    @cached_property
    def spiegelt(self) -> str | None:
        """The kenmerk that this besluit only repeats: each option gives the uitkomst of the same name.

        None otherwise.
        """
        if len(self.diagram.variabelen) != 1:
            return None
        kenmerk = self.diagram.variabelen[0].kenmerk
        gelijk = kenmerk.keuzes == set(self.besluit.uitkomsten) and all(
            self.diagram.bladeren[self.diagram.enig_blad(self.diagram.kennis({kenmerk.id: w})) or 0] == w
            for w in kenmerk.keuzes
        )
        return kenmerk.id if gelijk else None

    def oordeel(self, antwoorden: Mapping[str, Any]) -> Oordeel:
        """Weigh this besluit on checked answers."""
        sleutel = tuple(map(antwoorden.get, self.leest))
        if (uit := self._onthouden.get(sleutel)) is None:
            if len(self._onthouden) >= MAX_ONTHOUDEN:
                self._onthouden.clear()
            uit = self._onthouden[sleutel] = self._weeg({k: w for k, w in zip(self.leest, sleutel) if w is not None})
        return uit

    def _weeg(self, antwoorden: Mapping[str, Any]) -> Oordeel:
        diagram, besluit = self.diagram, self.besluit
        kennis = diagram.kennis(antwoorden)
        rest = diagram.rest(kennis)
        mogelijk = sorted(diagram.bladeren[blad] for blad in diagram.onder(rest))
        uitkomst = mogelijk[0] if len(mogelijk) == 1 else None
        open_ = tuple(diagram.variabelen[i].kenmerk.id for i in sorted(diagram.steun(rest)))
        beslissend = self._beslissend(kennis, antwoorden) if uitkomst else []
        grenzen = self._grenzen(uitkomst, antwoorden) if uitkomst else []
        grens = _samengevat(grenzen, besluit.bij_twijfel)
        regels = self._dragende_regels(uitkomst, antwoorden) if uitkomst else []
        eigen = self._eigen_uitleg(uitkomst, regels, grenzen)
        uitleg = (
            self._uitleg(uitkomst, beslissend, grens, eigen, antwoorden)
            if uitkomst
            else self._nog_niet(mogelijk, open_, eigen)
        )
        json = {
            "uitkomst": uitkomst,
            "label": besluit.uitkomsten[uitkomst].label if uitkomst else None,
            "bepaald": uitkomst is not None,
            "mogelijk": mogelijk,
            "beslissend": beslissend,
            "grensgeval": grens,
            "omslag": list(self._omslag(kennis, antwoorden, rest)) if uitkomst else [],
            "uitleg": uitleg.als_tekst(),
            "eigen_uitleg": eigen,
            "beslisser": f"{besluit.beslisser} {besluit.bij_twijfel}".strip(),
            "bronnen": [b.als_json() for b in self._bronnen(uitkomst, regels, grenzen)],
        }
        return Oordeel(besluit.id, uitkomst, open_, rest, json, uitleg)

    def _beslissend(self, kennis: list[Any], antwoorden: Mapping[str, Any]) -> list[str]:
        """A minimal sufficient reason: one kenmerk where one is enough, else drop what can be missed, safety last."""
        diagram = self.diagram
        blad, ontmoet = diagram.loop(kennis)
        alles = [v.alles for v in diagram.variabelen]
        bekend = [i for i in range(len(alles)) if kennis[i] != alles[i]]
        if diagram.enig_blad(alles) == blad:
            return []
        for i in bekend:
            if diagram.alleen(i, kennis[i]) == blad:
                return [diagram.variabelen[i].kenmerk.id]
        over = list(kennis)
        for i in reversed(bekend):
            over[i] = alles[i]
            if i not in ontmoet:
                continue
            zonder, ruimer = diagram.loop(over)
            if zonder == blad:
                ontmoet = ruimer
            else:
                over[i] = kennis[i]
        return [diagram.variabelen[i].kenmerk.id for i in bekend if over[i] != alles[i]]

    def _omslag(self, kennis: list[Any], antwoorden: Mapping[str, Any], blad: int) -> Iterable[dict[str, Any]]:
        """Every other value of one known kenmerk that gives another bepaald uitkomst."""
        diagram = self.diagram
        for i in sorted(diagram.loop(kennis)[1]):
            variabele = diagram.variabelen[i]
            kenmerk = variabele.kenmerk
            if kenmerk.id not in antwoorden:
                continue
            per_klasse: dict[int, int | None] = {}
            for waarde in _andere_waarden(kenmerk, antwoorden[kenmerk.id]):
                masker = variabele.masker(waarde)
                if masker == kennis[i]:
                    continue
                if masker not in per_klasse:
                    per_klasse[masker] = diagram.enig_blad([*kennis[:i], masker, *kennis[i + 1 :]])
                ander = per_klasse[masker]
                if ander is not None and ander != blad:
                    yield {"kenmerk": kenmerk.id, "waarde": naar_json(waarde), "uitkomst": diagram.bladeren[ander]}

    def _grenzen(self, uitkomst: str, antwoorden: Mapping[str, Any]) -> list[Grensgeval]:
        """Every way in which this uitkomst is a close call, those towards zwaarder first."""
        houdt = [
            grens
            for grens, als in self._grens
            if uitkomst in grens.bij
            and (als is None or als(antwoorden, {}) is True)
            and (not grens.enige_drager or self._een_zachte_drager(uitkomst, antwoorden))
        ]
        return sorted(houdt, key=lambda grens: grens.richting != "zwaarder")

    def _een_zachte_drager(self, uitkomst: str, antwoorden: Mapping[str, Any]) -> bool:
        dragend = [
            regel for regel, houdt, _ in self._regels if regel.uitkomst == uitkomst and houdt(antwoorden, {}) is True
        ]
        dragers = {drager for regel in dragend for drager in regel.dragers}
        return len(dragers) == 1 and not any(regel.hard for regel in dragend)

    def _dragende_regels(self, uitkomst: str, antwoorden: Mapping[str, Any]) -> list[Regel]:
        """The rules that certainly give this uitkomst; when none does on its own, all that may."""
        eigen = [
            (r, None if verwijst else houdt(antwoorden, {}))
            for r, houdt, verwijst in self._regels
            if r.uitkomst == uitkomst
        ]
        zeker = [r for r, houdt in eigen if houdt is True]
        return [r for r in zeker if r.als is not None] or zeker or [r for r, houdt in eigen if houdt is not False]

    def _bronnen(self, uitkomst: str | None, regels: list[Regel], grenzen: list[Grensgeval]) -> list[Bron]:
        besluit = self.besluit
        delen = (
            [r.bronnen for r in regels] + [besluit.uitkomsten[u].bronnen for u in (uitkomst,) if u] + [besluit.bronnen]
        )
        delen += [grens.bronnen for grens in grenzen]
        return list(dict.fromkeys(itertools.chain.from_iterable(delen)))

    def _eigen_uitleg(self, uitkomst: str | None, regels: list[Regel], grenzen: list[Grensgeval]) -> list[str]:
        """What of this advice is a choice of ours, a line each: which part, and at which place of the source."""
        besluit = self.besluit
        delen = [("hoe dit besluit tot stand komt en wie beslist", besluit.bronnen)]
        if uitkomst:
            label = besluit.uitkomsten[uitkomst].label
            delen = [(f"dat het hier {label} wordt", r.bronnen) for r in regels] + delen
            delen += [(f"de omschrijving van {label}", besluit.uitkomsten[uitkomst].bronnen)]
            delen += [("het grensgeval", g.bronnen) for g in grenzen]
        return list(
            dict.fromkeys(
                f"{wat} ({bron.vindplaats})" for wat, bronnen in delen for bron in bronnen if bron.interpretatie
            )
        )

    def _nog_niet(self, mogelijk: list[str], open_: tuple[str, ...], eigen: list[str]) -> Uitleg:
        labels = of(self.besluit.uitkomsten[u].label for u in mogelijk)
        nodig = ", ".join(self.kenmerken[k].label.lower() for k in open_)
        zinnen = [f"Het kan nog worden: {labels}.", f"Daarvoor telt nog: {nodig}."]
        return Uitleg(self.besluit.naam, None, (), (*zinnen, *_van_ons(eigen)))

    def _uitleg(
        self,
        uitkomst: str,
        beslissend: list[str],
        grens: Mapping[str, str] | None,
        eigen: list[str],
        antwoorden: Mapping[str, Any],
    ) -> Uitleg:
        besluit = self.besluit
        u = besluit.uitkomsten[uitkomst]
        redenen = tuple(r for k in beslissend for r in self.kenmerken[k].zinnen(antwoorden[k]))
        zinnen = [f"Dat komt hierdoor: {'; '.join(redenen)}."] if redenen else []
        zinnen.append(u.betekenis)
        zinnen += [f"{veld.replace('_', ' ').capitalize()}: {tekst}" for veld, tekst in u.extra.items()]
        getoond = [r for k in besluit.toon if antwoorden.get(k) for r in self.kenmerken[k].zinnen(antwoorden[k])]
        if getoond:
            zinnen.append(f"Ook bekend, telt niet mee voor de uitkomst: {'; '.join(getoond)}.")
        zinnen += _van_ons(eigen)
        return Uitleg(besluit.naam, u.label, redenen, tuple(map(zin, zinnen)), grens["reden"] if grens else None)


def _van_ons(eigen: list[str]) -> list[str]:
    return [f"Let op, {EIGEN_UITLEG}, dit staat niet zo in de bron: {'; '.join(eigen)}."] if eigen else []


def _samengevat(grenzen: list[Grensgeval], bij_twijfel: str) -> dict[str, str] | None:
    """The close call as in docs/contract.md: both directions together are `beide`."""
    if not grenzen:
        return None
    richtingen = {grens.richting for grens in grenzen}
    redenen = [*dict.fromkeys(grens.reden for grens in grenzen), bij_twijfel]
    return {"reden": " ".join(filter(None, redenen)), "richting": richtingen.pop() if len(richtingen) == 1 else "beide"}


def _andere_waarden(kenmerk: Kenmerk, waarde: Any) -> Iterable[Any]:
    if kenmerk.soort != "meerkeuze":
        return (w for w in kenmerk.waarden if w != waarde)
    if waarde is True:
        return ((),)
    if len(kenmerk.waarden) <= _MAX_OPTIES_VOLLEDIG:
        groottes = range(len(kenmerk.waarden) + 1)
        return (deel for n in groottes for deel in itertools.combinations(kenmerk.waarden, n) if deel != waarde)
    los = (tuple(o for o in kenmerk.waarden if (o in waarde) != (o == deze)) for deze in kenmerk.waarden)
    return dict.fromkeys([(), *los])


def samen(regel: Regel) -> Any:
    return ("alle", tuple(v for v in (regel.mits, regel.als) if v is not None))


def _verwijst(regel: Regel) -> bool:
    return any(a[0] == "besluit" for a in atomen(samen(regel)))
