"""Question economy: how many questions an advice takes, beside the best possible and the usual ways of asking.

`by name` a besluit is asked for alone; in a profiel urgency and safety come first by design (docs/besluiten/0003).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from statistics import mean
from typing import Any

from bench.gegevens import casussen, trek
from bench.strategie import Spel, Stand, TeGroot
from bench.verslag import Verslag, tabel
from bot.afweging import Kaders, laad_kaders, motor
from bot.afweging.antwoorden import controleer_alle

GETROKKEN = 1000
# Of these besluiten the best strategy is also computed under priors that ours doesn't know.
ONBEKENDE_KANSEN = (
    "zo.mp_jeugd",
    "zo.mp_volwassenen",
    "zo.procesregie",
    "lekstroom.zwaarte",
    "lekstroom.casusregisseur",
    "zeeland.fase",
    "gezinsmanager.indicatie",
    "keten.casusregisseur",
)
MARGE = 1.05
_HALF = {True: 0.5, False: 0.5}
# Rounder priors, a guess at those that the casussen were drawn from. Ours are the frequencies in 200 casussen that
# were drawn before these. A strategy must not depend on which of the two is right.
AFGEROND: dict[str, dict[Any, float]] = {
    **dict.fromkeys(("kindfactoren", "ouderfactoren", "opvoedingsfactoren", "hulpverleningsgeschiedenis"), _HALF),
    **dict.fromkeys(("economische_problemen", "culturele_problemen", "normatieve_problemen"), _HALF),
    **dict.fromkeys(("psychosociale_problemen", "regievoeringsproblemen"), _HALF),
    "complexe_problematiek": {True: 0.3, False: 0.7},
    "domeinoverstijgend": {True: 0.45, False: 0.55},
    "ernst": {"licht": 0.4, "zwaarder": 0.35, "ernstig": 0.25},
    "stapeling": {"geen": 0.25, "meerdere_problemen": 0.1, "meerdere_partijen": 0.4, "coordinatie_nodig": 0.25},
    "toestemming_delen": {True: 0.9, False: 0.1},
    "duur": {"afgebakend": 0.35, "onzeker": 0.45, "onvoorspelbaar": 0.2},
    "lopend_onderzoek": {
        "geen": 0.85,
        "politie": 0.05,
        "om": 0.03,
        "leerplicht": 0.03,
        "dwi": 0.01,
        "raad_kinderbescherming": 0.02,
        "anders": 0.01,
    },
    "justitiele_interventie": {True: 0.05, False: 0.95},
    "regisseur_beschikbaar": {True: 0.9, False: 0.1},
    "maatschappelijke_onrust": {True: 0.03, False: 0.97},
    "verwijzer": {"sociaal_team": 0.5, "gi": 0.15, "anders": 0.35},
}


def meet(verslag: Verslag, getrokken: int = GETROKKEN) -> None:
    kaders = laad_kaders()
    sets = {
        naam: [controleer_alle(kaders.kenmerken, c) for c in cs]
        for naam, cs in (("200", casussen()), ("drawn", trek(kaders, getrokken)))
    }
    rijen, uitleg = [], []
    for besluit in kaders.besluiten:
        verslag.zeg(f"questions for {besluit}")
        rijen.append(_besluit(kaders, besluit, sets))
    verslag.zeg("questions under rounder priors")
    rond = _afgerond(kaders)
    for profiel in kaders.profielen:
        verslag.zeg(f"questions for profiel {profiel}")
        uitleg.append(_profiel(kaders, profiel, sets["200"]))
    kop = [
        "besluit",
        "ours",
        "best",
        "ratio",
        "ours, 200",
        "best, 200",
        "proof, 200",
        "order, 200",
        f"ours, {getrokken}",
        f"best, {getrokken}",
        f"proof, {getrokken}",
        f"order, {getrokken}",
        "checklist",
    ]
    verslag.deel(
        "Question economy",
        "Mean number of questions until the besluit is certain. *ours*: following `volgende_vraag`. *best*: the "
        "best possible adaptive strategy (exact dynamic "
        "programming over the same priors, no safety-first rule). *proof*: the fewest kenmerken that prove the "
        "uitkomst in hindsight; no strategy can know "
        "those beforehand. *order*: the rules of the source from top to bottom, leaving out what can't matter any "
        "more. *checklist*: every kenmerk that the "
        "besluit reads. The first two numbers are exact expectations under the priors of the kaders; *200* are the "
        "casussen of the tests, "
        f"{getrokken} as many newly drawn from the priors (fixed seed).\n\n"
        + tabel(kop, rijen)
        + f"\n\nAim: at most {MARGE - 1:.0%} above the best possible. *rounder priors* are a guess at the ones that "
        "the casussen were drawn from: our strategy, which "
        "doesn't know them, is compared with the best one that does.\n\n"
        + tabel(
            ["besluit", "best, rounder priors", "ours, rounder priors", "ours / best", "ours, 200 casussen", "aim"],
            rond,
        )
        + "\n\nPer profiel, on the 200 casussen: all besluiten of the profiel together, the doelgroep asked too "
        "where it splits the profiel. *without safety first* is the same "
        "strategy without the rule that urgency and safety go first: the difference is what that rule costs, on "
        "purpose. *best* is exact where it could be "
        "computed.\n\n"
        + tabel(
            ["profiel", "ours", "without safety first", "cost of safety first", "best", "proof", "order", "checklist"],
            uitleg,
        ),
    )


def _wij(spel: Spel, met_voorrang: bool = False, eerst: tuple[str, ...] = ()) -> Any:
    """Our strategy: what `volgende_vraag` says when this remains."""
    regelwerk = motor(spel.kaders)

    def kies(stand: Stand) -> str:
        resten = tuple((b, n) for b, n, w in zip(spel.besluiten, stand, spel.werk) if w.diagram.steun(n))
        vraag = regelwerk.beste_vraag(resten, eerst, met_voorrang, ())
        assert vraag is not None
        return vraag

    return kies


def _op_volgorde(spel: Spel) -> Any:
    return lambda stand: spel.open(stand)[0]


def _besluit(kaders: Kaders, besluit: str, sets: Mapping[str, list[dict[str, Any]]]) -> list[str]:
    spel = Spel(kaders, (besluit,))
    begin = spel.begin()
    wij, verwacht, best = _wij(spel), spel.verwacht(begin, _wij(spel)), spel.beste(begin)[0]
    rij = [besluit, f"{verwacht:.2f}", f"{best:.2f}", f"{verwacht / best:.3f}"]
    for gevallen in sets.values():
        rij += [f"{mean(spel.speel(begin, kies, c) for c in gevallen):.2f}" for kies in (wij, spel.beste_vraag)]
        rij += [
            f"{_bewijs(spel, gevallen):.2f}",
            f"{mean(spel.speel(begin, _op_volgorde(spel), c) for c in gevallen):.2f}",
        ]
    return [*rij, str(len(spel.open(begin)))]


def _bewijs(spel: Spel, gevallen: list[dict[str, Any]], stand: Stand | None = None) -> float:
    """Mean size of the cheapest proof; cases that look alike to the besluiten are computed once."""
    begin = spel.begin() if stand is None else stand
    namen = spel.open(begin)
    weet: dict[tuple, int] = {}
    for casus in gevallen:
        sleutel = tuple(casus[k] for k in namen)
        if sleutel not in weet:
            weet[sleutel] = spel.bewijs(begin, casus)
    return mean(weet[tuple(c[k] for k in namen)] for c in gevallen)


def _afgerond(kaders: Kaders) -> list[list[str]]:
    kenmerken = {
        k: dataclasses.replace(v, kansen=tuple(AFGEROND[k].items())) if k in AFGEROND else v
        for k, v in kaders.kenmerken.items()
    }
    anders = dataclasses.replace(kaders, kenmerken=kenmerken)
    rijen = []
    for besluit in ONBEKENDE_KANSEN:
        eigen, waar = Spel(kaders, (besluit,)), Spel(anders, (besluit,))
        best = waar.beste(waar.begin())[0]
        ons = _speel_samen(eigen, eigen.begin(), waar, waar.begin(), {})
        echt = mean(eigen.speel(eigen.begin(), _wij(eigen), controleer_alle(kaders.kenmerken, c)) for c in casussen())
        binnen = "met" if ons <= MARGE * best else "NOT MET"
        rijen.append(
            [
                besluit,
                f"{best:.2f}",
                f"{ons:.2f}",
                f"{ons / best:.3f}",
                f"{echt:.2f}",
                f"≤ {best * MARGE:.2f}: {binnen}",
            ]
        )
    return rijen


def _speel_samen(eigen: Spel, a: Stand, waar: Spel, b: Stand, weet: dict[Stand, float]) -> float:
    """The expected number of questions of our strategy (our priors) when the answers come by the priors of `waar`."""
    if not eigen.open(a):
        return 0.0
    if a not in weet:
        kenmerk = _wij(eigen)(a)
        niveau_a, niveau_b = eigen.werk[0].diagram.nummer[kenmerk], waar.werk[0].diagram.nummer[kenmerk]
        weet[a] = 1 + sum(
            kans
            * _speel_samen(
                eigen,
                (eigen.werk[0].diagram.kies(a[0], niveau_a, k),),
                waar,
                (waar.werk[0].diagram.kies(b[0], niveau_b, k),),
                weet,
            )
            for kans, [(_, k)] in waar.kansen(kenmerk)
        )
    return weet[a]


def _profiel(kaders: Kaders, naam: str, gevallen: list[dict[str, Any]]) -> list[str]:
    """One row: everything per doelgroep, joined by how many casussen have it."""
    profiel = kaders.profielen[naam]
    delen: dict[str, float] = dict.fromkeys(("ons", "zonder", "best", "bewijs", "volgorde", "lijst"), 0.0)
    exact = True
    for doelgroep in ("jeugd", "volwassenen"):
        groep = [c for c in gevallen if c["doelgroep"] == doelgroep]
        if profiel.doelgroep:
            groep = gevallen if doelgroep == profiel.doelgroep else []
        if not groep:
            continue
        spel = Spel(kaders, profiel.geldende(doelgroep))
        bekend = {"doelgroep": doelgroep} if profiel.splitst or profiel.doelgroep else {}
        begin, deel, extra = spel.begin(bekend), len(groep) / len(gevallen), int(profiel.splitst)
        ons = mean(_volg(kaders, naam, c) for c in groep)
        uit = {
            "ons": ons,
            "zonder": extra + mean(spel.speel(begin, _wij(spel), c) for c in groep),
            "bewijs": extra + _bewijs(spel, groep, begin),
            "volgorde": extra + mean(spel.speel(begin, _op_volgorde(spel), c) for c in groep),
            "lijst": extra + len(spel.open(begin)),
        }
        try:
            uit["best"] = extra + mean(spel.speel(begin, spel.beste_vraag, c) for c in groep)
        except TeGroot:
            exact = False
        for veld, waarde in uit.items():
            delen[veld] += deel * waarde
    best = f"{delen['best']:.2f}" if exact else "too large"
    return [
        naam,
        *(f"{delen[v]:.2f}" for v in ("ons", "zonder")),
        f"+{delen['ons'] - delen['zonder']:.2f}",
        best,
        *(f"{delen[v]:.2f}" for v in ("bewijs", "volgorde", "lijst")),
    ]


def _volg(kaders: Kaders, profiel: str, casus: Mapping[str, Any]) -> int:
    """The number of questions when a program follows `volgende_vraag` of the profiel, through the front door."""
    from bot.afweging.advies import Verzoek, bereken
    from bot.afweging.termijnen import lees_datum

    datum, bekend = lees_datum("2026-11-20"), dict[str, Any]()
    for aantal in range(len(casus)):
        vraag = bereken(kaders, Verzoek(kaders.profielen[profiel], (), bekend, datum)).volgende_vraag
        if vraag is None:
            return aantal
        bekend[vraag] = casus[vraag]
    raise AssertionError("still a question after every kenmerk")
