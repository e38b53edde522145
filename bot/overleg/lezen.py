"""From JSON to a Verslag: checked, masked, and with the words of the kaders.

Every fault is one Dutch line that quotes nothing that was sent.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from pydantic import ValidationError

from bot.afweging import Kaders, OnbruikbareInvoer, telt_als, weeg_af
from bot.afweging.antwoorden import bedoel, controleer_alle
from bot.afweging.bron import Bron
from bot.afweging.termijnen import lees_datum
from bot.dossier.overzicht import neutraal_label
from bot.gegevens.lezen import eerste_fout, lees, zin
from bot.gesprek.beeld import waarde_als_tekst
from bot.gesprek.herkomst import bron_tekst, bronnen_tekst, bronnen_van, gemerkt
from bot.overleg.model import TRIAGE, Advies, Deadline, Item, Oppakken, Stap, Urgentie, Verslag
from bot.overleg.rollen import rol
from bot.overleg.vorm import MAX_VERSLAG, VerslagVorm
from bot.schrijfwijze import of

Scherm = Callable[[str], str]


class OngeldigVerslag(OnbruikbareInvoer):
    """The meeting can't be read; the message says which field and what is allowed."""


def lees_verslag(inhoud: Any, model: type[VerslagVorm], kaders: Kaders, scherm_af: Scherm) -> Verslag:
    """The report of a meeting (JSON as in `vorm.verslag`). Raises OngeldigVerslag."""
    try:
        gelezen = lees(model, inhoud)
    except ValidationError as fout:
        raise OngeldigVerslag(_waar_en_wat(fout, inhoud)) from None
    if _tekens(inhoud) > MAX_VERSLAG:
        raise OngeldigVerslag(
            f"Het verslag heeft samen meer dan {MAX_VERSLAG} tekens aan tekst. Maak er twee van, of kort de teksten in."
        )
    try:
        dag = lees_datum(gelezen.datum).date()
    except OnbruikbareInvoer:
        raise OngeldigVerslag("Het veld datum is een dag als 2026-11-22.") from None
    aanwezig = tuple(dict.fromkeys(rol(scherm_af(r.strip())) for r in gelezen.aanwezig))
    items = tuple(
        _item(nummer, _gevuld(item, ruw), kaders, scherm_af, dag)
        for nummer, (item, ruw) in enumerate(zip(gelezen.items, inhoud["items"]), 1)
    )
    return Verslag(dag, aanwezig, items)


def _gevuld(item: Any, ruw: dict[str, Any]) -> dict[str, Any]:
    """What is filled in. null is the same as nothing, but an uitkomst that is null was shown: not bepaald yet."""
    uit: dict[str, Any] = item.dict(exclude_none=True)
    uitkomsten = item.uitkomsten.dict(exclude_unset=True) if item.uitkomsten else {}
    # In the order in which they were shown, not that of the kaders.
    for naam, waarden in (("antwoorden", uit.get("antwoorden", {})), ("uitkomsten", uitkomsten)):
        uit[naam] = {veld: waarden[veld] for veld in ruw.get(naam) or {} if veld in waarden}
    return uit


def _tekens(inhoud: Any) -> int:
    """How many characters all texts in this JSON have."""
    if isinstance(inhoud, dict):
        return sum(map(_tekens, inhoud.values()))
    if isinstance(inhoud, list):
        return sum(map(_tekens, inhoud))
    return len(inhoud) if isinstance(inhoud, str) else 0


def _item(nummer: int, ruw: dict[str, Any], kaders: Kaders, scherm_af: Scherm, dag: date) -> Item:
    def veilig(tekst: str | None) -> str | None:
        return scherm_af(tekst.strip()) if tekst else None

    try:
        besluit = ruw.get("besluit") or {}
        antwoorden = controleer_alle(kaders.kenmerken, ruw.get("antwoorden", {}))
        afwijkingen = {
            a["besluit"]: (_label(kaders, a["besluit"], a["uitkomst"], ruw), veilig(a["reden"]))
            for a in besluit.get("afwijkingen", ())
        }
        besloten = {a["besluit"]: a["uitkomst"] for a in besluit.get("afwijkingen", ())}
        nu = _nu(ruw, kaders, besloten, dag)
        bekend = tuple(
            (kaders.kenmerken[k].label, waarde_als_tekst(kaders.kenmerken[k], w))
            for k, w in ruw.get("antwoorden", {}).items()
        )
        return Item(
            nummer,
            veilig(ruw["aanmelding"]) or "",
            ruw.get("graad"),
            _urgentie(kaders, antwoorden, besloten),
            antwoorden.get("veiligheid") == "acuut_onveilig",
            bekend,
            _adviezen(ruw, kaders, nu, afwijkingen),
            _termijnen(ruw, kaders, nu, besloten, scherm_af, dag),
            tuple(Stap(gemerkt(s["tekst"], s), bronnen_tekst(kaders, s)) for s in nu["vervolgstappen"])
            if nu and _gelijk(ruw, nu)
            else (),
            ruw.get("casus"),
            besluit.get("soort"),
            veilig(besluit.get("nodig") or besluit.get("vraag")),
            rol(veilig(besluit.get("door") or besluit.get("aan")) or "") or None,
            rol(veilig(ruw.get("bij_twijfel")) or "") or None,
            _oppakken(ruw.get("oppakken") or {}, veilig),
            (besluit["urgentie"], besluit.get("route")) if besluit.get("soort") == TRIAGE else None,
            date.fromisoformat(besluit["terug"]) if besluit.get("terug") else None,
        )
    except OnbruikbareInvoer as fout:
        raise OngeldigVerslag(f"Aanmelding {nummer}: {fout}") from None


def _oppakken(ruw: Mapping[str, Any], veilig: Callable[[str | None], str | None]) -> Oppakken:
    voor = date.fromisoformat(ruw["voor"]) if ruw.get("voor") else None
    return Oppakken(rol(veilig(ruw.get("door")) or "") or None, veilig(ruw.get("actie")), voor)


def _nu(ruw: dict[str, Any], kaders: Kaders, besloten: Mapping[str, str], dag: date) -> dict[str, Any] | None:
    """The same afweging by the kaders as they are now, with the consequences of what the team decided; None when
    there is no advice.
    """
    getoond = ruw.get("uitkomsten", {})
    if not getoond:
        return None
    try:
        vanaf = lees_datum(ruw.get("vanaf") or dag.isoformat()).isoformat()
    except OnbruikbareInvoer:
        raise OnbruikbareInvoer(
            "Het veld vanaf heeft geen datum die ik kan lezen. Schrijf hem als 2026-11-22 of 2026-11-22T10:00:00+01:00."
        ) from None
    return weeg_af(
        kaders,
        {"besluiten": list(getoond), "antwoorden": ruw.get("antwoorden", {}), "besloten": besloten, "datum": vanaf},
    )


def _gelijk(ruw: dict[str, Any], nu: dict[str, Any]) -> bool:
    """Whether the kaders still give the advice that was shown."""
    return all(nu["besluiten"][b]["uitkomst"] == u for b, u in ruw["uitkomsten"].items())


def _urgentie(kaders: Kaders, antwoorden: Mapping[str, Any], besloten: Mapping[str, str]) -> Urgentie | None:
    """What was decided about urgentie, with what was advised; None while nobody knows."""
    kenmerk = kaders.kenmerken.get("urgentie")
    advies = antwoorden.get("urgentie")
    nu = telt_als(kaders, besloten).get("urgentie", advies)
    if kenmerk is None or nu is None:
        return None
    return Urgentie(
        kenmerk.optie(nu).label,
        kenmerk.optie(advies).label if advies else None,
        nu if nu in ("crisis", "spoed") else None,
    )


def _adviezen(
    ruw: dict[str, Any], kaders: Kaders, nu: dict[str, Any] | None, afwijkingen: Mapping[str, tuple[str, str | None]]
) -> tuple[Advies, ...]:
    """The advice as it was shown; its explanation as the kaders give it now, where those still agree."""
    uit = []
    for naam, uitkomst in ruw.get("uitkomsten", {}).items():
        assert nu is not None
        besluit, nu_besluit = kaders.besluiten[naam], nu["besluiten"][naam]
        klopt = nu_besluit["uitkomst"] == uitkomst
        mogelijk = [besluit.uitkomsten[u].label for u in nu_besluit["mogelijk"]] if klopt else []
        label = (
            besluit.uitkomsten[uitkomst].label
            if uitkomst
            else "Nog niet bepaald" + (f" ({of(mogelijk)})" if mogelijk else "")
        )
        grens = nu_besluit["grensgeval"] if klopt else None
        uitleg = (
            nu_besluit["uitleg"]
            if klopt
            else "Het kader is na dit advies veranderd; de uitleg van toen is er niet meer."
        )
        keuze, reden = afwijkingen.get(naam, (None, None))
        bronnen = "; ".join(bron_tekst(kaders, Bron(**b)) for b in nu_besluit["bronnen"]) if klopt else ""
        uit.append(
            Advies(
                besluit.naam,
                kaders.kaders[besluit.kader].naam,
                label,
                uitkomst is not None,
                uitleg,
                grens["reden"] if grens else None,
                besluit.beslisser,
                keuze,
                reden,
                bronnen,
            )
        )
    return tuple(uit)


def _label(kaders: Kaders, besluit: str, uitkomst: str, ruw: dict[str, Any]) -> str:
    uitkomsten = ruw.get("uitkomsten", {})
    if besluit not in uitkomsten:
        raise OnbruikbareInvoer(
            f"Het besluit van een afwijking staat niet onder uitkomsten.{bedoel(besluit, uitkomsten)}"
        )
    bekend = kaders.besluiten[besluit].uitkomsten
    if uitkomst not in bekend:
        raise OnbruikbareInvoer(f"Dit is geen uitkomst van {besluit}. Kies uit: {', '.join(bekend)}.")
    return bekend[uitkomst].label


def _termijnen(
    ruw: dict[str, Any],
    kaders: Kaders,
    nu: dict[str, Any] | None,
    besloten: Mapping[str, str],
    scherm_af: Scherm,
    dag: date,
) -> tuple[Deadline, ...]:
    """The deadlines as they were shown.

    Where the team deviated: those of its decision, with the dates that were shown.
    """
    getoond: dict[tuple[str, str], tuple[date | datetime, Mapping[str, Any]]] = {}
    # Who sends no labels doesn't know of decisions either: those are the terms of the advice.
    van_advies = (_nu(ruw, kaders, {}, dag) or {}).get("termijnen", []) if nu and _gelijk(ruw, nu) else []
    for t in ruw.get("termijnen", ()):
        getoond[t["id"], _termijn_label(t, kaders, van_advies, scherm_af)] = _wanneer(t["uiterlijk"]), t
    if besloten and nu and _gelijk(ruw, nu):
        van_nu = {(t["id"], t["label"]): (_wanneer(t["uiterlijk"]), t) for t in nu["termijnen"]}
        getoond = {welke: (getoond.get(welke, eigen)[0], eigen[1]) for welke, eigen in van_nu.items()}
    return tuple(_termijn(label, wanneer, t, kaders, scherm_af) for (_, label), (wanneer, t) in getoond.items())


def _termijn(
    label: str, wanneer: date | datetime, ruw: Mapping[str, Any], kaders: Kaders, scherm_af: Scherm
) -> Deadline:
    """With its source; what no kader cites goes through the shield, as everything that was sent."""
    bekend = {bron for k in kaders.kaders.values() for t in k.termijnen for bron in t.bronnen}
    bronnen = [
        b if b in bekend else replace(b, kader=scherm_af(b.kader), vindplaats=scherm_af(b.vindplaats))
        for b in bronnen_van(ruw)
    ]
    return Deadline(label, wanneer, "; ".join(bron_tekst(kaders, b) for b in bronnen))


def _termijn_label(
    termijn: Mapping[str, Any], kaders: Kaders, van_advies: list[dict[str, Any]], scherm_af: Scherm
) -> str:
    """The label that came with it.

    Without one: that of the only termijn of that id which can be meant, else one that can't be wrong.
    """
    bekend = {t.label for k in kaders.kaders.values() for t in k.termijnen if t.id == termijn["id"]}
    if label := termijn.get("label"):
        return label if label in bekend else scherm_af(label.strip())
    eigen = {t["label"] for t in van_advies if t["id"] == termijn["id"]} or bekend
    return eigen.pop() if len(eigen) == 1 else neutraal_label(termijn["id"])


def _wanneer(iso: str) -> date | datetime:
    try:
        moment = lees_datum(iso)
    except OnbruikbareInvoer:
        raise OnbruikbareInvoer(
            "Een termijn heeft geen datum die ik kan lezen. Schrijf hem als 2026-11-22 of 2026-11-22T10:00:00+01:00."
        ) from None
    return moment if "T" in iso else moment.date()


def _waar_en_wat(fout: ValidationError, inhoud: Any) -> str:
    """Where it is ("Aanmelding 3, besluit") and what is wrong."""
    eerste = eerste_fout(fout)
    pad, delen = eerste["loc"], []
    if pad[:1] == ["items"] and len(pad) > 1:
        delen, pad = [f"Aanmelding {pad[1] + 1}"], pad[2:]
    if eerste["type"] == "value_error.missing":
        pad = pad[:-1]
    delen += [f"nummer {deel + 1}" if isinstance(deel, int) else str(deel) for deel in pad]
    return f"{', '.join(delen) or 'Het verslag'}: {zin(eerste, inhoud)}"
