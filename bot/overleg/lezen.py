"""From JSON to a Verslag: checked, masked, and with the words of the kaders. Every fault is one Dutch line that quotes nothing that was sent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import jsonschema

from bot.afweging import Kaders, OnbruikbareInvoer, weeg_af
from bot.afweging.antwoorden import bedoel
from bot.afweging.termijnen import lees_datum
from bot.gesprek.beeld import waarde_als_tekst
from bot.overleg.model import Advies, Item, Termijn, Verslag
from bot.overleg.rollen import rol

Scherm = Callable[[str], str]
_SOORTEN = {"string": "tekst", "object": "een object", "array": "een lijst", "boolean": "true of false", "number": "een getal", "null": "null"}


class OngeldigVerslag(OnbruikbareInvoer):
    """The meeting can't be read; the message says which field and what is allowed."""


def lees_verslag(inhoud: Any, schema: dict[str, Any], kaders: Kaders, scherm_af: Scherm) -> Verslag:
    """The report of a meeting (JSON as in `schema.verslag_schema`). Raises OngeldigVerslag."""
    fouten = sorted(jsonschema.Draft7Validator(schema).iter_errors(inhoud), key=lambda f: [str(d) for d in f.absolute_path])
    if fouten:
        raise OngeldigVerslag(_in_het_nederlands(fouten[0]))
    try:
        dag = lees_datum(date.fromisoformat(inhoud["datum"]).isoformat()).date()
    except (ValueError, OnbruikbareInvoer):
        raise OngeldigVerslag("Het veld datum is een dag als 2026-11-22.") from None
    aanwezig = tuple(dict.fromkeys(rol(scherm_af(r.strip())) for r in inhoud.get("aanwezig", ())))
    items = tuple(_item(nummer, ruw, kaders, scherm_af) for nummer, ruw in enumerate(inhoud["items"], 1))
    return Verslag(dag, aanwezig, items)


def _item(nummer: int, ruw: dict[str, Any], kaders: Kaders, scherm_af: Scherm) -> Item:
    def veilig(tekst: str | None) -> str | None:
        return scherm_af(tekst.strip()) if tekst else None

    try:
        besluit = ruw.get("besluit") or {}
        antwoorden = ruw.get("antwoorden", {})
        afwijkingen = {a["besluit"]: (_label(kaders, a["besluit"], a["uitkomst"], ruw), veilig(a["reden"])) for a in besluit.get("afwijkingen", ())}
        adviezen, stappen = _adviezen(ruw, kaders, afwijkingen)
        termijnen = tuple(Termijn(_termijn_label(kaders, t["id"]), _wanneer(t["uiterlijk"])) for t in ruw.get("termijnen", ()))
        bekend = tuple((kaders.kenmerken[k].label, waarde_als_tekst(kaders.kenmerken[k], w)) for k, w in antwoorden.items())
        urgentie = antwoorden.get("urgentie")
        return Item(
            nummer,
            veilig(ruw["aanmelding"]) or "",
            ruw.get("graad"),
            kaders.kenmerken["urgentie"].optie(urgentie).label if urgentie and "urgentie" in kaders.kenmerken else None,
            bekend,
            adviezen,
            termijnen,
            stappen,
            ruw.get("casus"),
            besluit.get("soort"),
            veilig(besluit.get("nodig")),
            rol(veilig(besluit.get("door")) or "") or None,
            rol(veilig(ruw.get("bij_twijfel")) or "") or None,
        )
    except OnbruikbareInvoer as fout:
        raise OngeldigVerslag(f"Aanmelding {nummer}: {fout}") from None


def _adviezen(ruw: dict[str, Any], kaders: Kaders, afwijkingen: dict[str, tuple[str, str | None]]) -> tuple[tuple[Advies, ...], tuple[str, ...]]:
    """The advice as it was shown; its explanation and next steps as the kaders give them now, where those still agree."""
    getoond: dict[str, str | None] = ruw.get("uitkomsten", {})
    if not getoond:
        return (), ()
    nu = weeg_af(kaders, {"besluiten": list(getoond), "antwoorden": ruw.get("antwoorden", {})})
    gelijk = all(nu["besluiten"][b]["uitkomst"] == u for b, u in getoond.items())
    uit = []
    for naam, uitkomst in getoond.items():
        besluit, nu_besluit = kaders.besluiten[naam], nu["besluiten"][naam]
        klopt = nu_besluit["uitkomst"] == uitkomst
        mogelijk = [besluit.uitkomsten[u].label for u in nu_besluit["mogelijk"]] if klopt else []
        label = besluit.uitkomsten[uitkomst].label if uitkomst else "Nog niet bepaald" + (f" ({' of '.join(mogelijk)})" if mogelijk else "")
        grens = nu_besluit["grensgeval"] if klopt else None
        uitleg = nu_besluit["uitleg"] if klopt else "Het kader is na dit advies veranderd; de uitleg van toen is er niet meer."
        keuze, reden = afwijkingen.get(naam, (None, None))
        uit.append(Advies(besluit.naam, kaders.kaders[besluit.kader].naam, label, uitkomst is not None, uitleg, grens["reden"] if grens else None, besluit.beslisser, keuze, reden))
    return tuple(uit), tuple(stap["tekst"] for stap in nu["vervolgstappen"]) if gelijk else ()


def _label(kaders: Kaders, besluit: str, uitkomst: str, ruw: dict[str, Any]) -> str:
    uitkomsten = ruw.get("uitkomsten", {})
    if besluit not in uitkomsten:
        raise OnbruikbareInvoer(f"Het besluit van een afwijking staat niet onder uitkomsten.{bedoel(besluit, uitkomsten)}")
    bekend = kaders.besluiten[besluit].uitkomsten
    if uitkomst not in bekend:
        raise OnbruikbareInvoer(f"Dit is geen uitkomst van {besluit}. Kies uit: {', '.join(bekend)}.")
    return bekend[uitkomst].label


def _termijn_label(kaders: Kaders, naam: str) -> str:
    return next(t.label for k in kaders.kaders.values() for t in k.termijnen if t.id == naam)


def _wanneer(iso: str) -> date | datetime:
    try:
        moment = lees_datum(iso)
    except OnbruikbareInvoer:
        raise OnbruikbareInvoer("Een termijn heeft geen datum die ik kan lezen. Schrijf hem als 2026-11-22 of 2026-11-22T10:00:00+01:00.") from None
    return moment if "T" in iso else moment.date()


def _in_het_nederlands(fout: jsonschema.ValidationError) -> str:
    """Where it is ("Aanmelding 3, besluit") and what is wrong."""
    fout = _diepste(fout)
    pad = list(fout.absolute_path)
    delen = []
    if pad[:1] == ["items"] and len(pad) > 1:
        delen, pad = [f"Aanmelding {int(pad[1]) + 1}"], pad[2:]
    delen += [f"nummer {deel + 1}" if isinstance(deel, int) else str(deel) for deel in pad]
    plek = ", ".join(delen) or "Het verslag"
    return f"{plek}: {_wat(fout)}"


def _diepste(fout: jsonschema.ValidationError) -> jsonschema.ValidationError:
    while fout.context:
        # Of the forms that a besluit can have, the one whose soort fits tells what is wrong with it.
        vreemd = {f.schema_path[0] for f in fout.context if list(f.path) == ["soort"] or f.validator == "type" and not f.path}
        passend = [f for f in fout.context if f.schema_path[0] not in vreemd]
        fout = max(passend or fout.context, key=lambda f: len(f.absolute_path))
    return fout


def _wat(fout: jsonschema.ValidationError) -> str:
    regel, waarde = fout.validator_value, fout.instance
    if fout.validator == "required":
        return f"het veld {next(v for v in regel if v not in waarde)} ontbreekt."
    if fout.validator == "additionalProperties":
        bekend = fout.schema.get("properties", {})
        vreemd = next(v for v in waarde if v not in bekend)
        return f"hier staat een veld dat niet bestaat.{bedoel(vreemd, bekend)} Kies uit: {', '.join(bekend)}."
    if fout.validator == "type":
        soorten = regel if isinstance(regel, list) else [regel]
        return f"hier hoort {' of '.join(_SOORTEN[s] for s in soorten)}."
    if fout.validator in ("enum", "const"):
        keuzes = regel if isinstance(regel, list) else [regel]
        return f"dit kan hier niet. Kies uit: {', '.join('null' if k is None else str(k) for k in keuzes)}."
    if fout.validator == "maxLength":
        return f"deze tekst is te lang ({len(waarde)} tekens). Hooguit {regel} tekens mag."
    if fout.validator == "maxItems":
        return f"dit zijn er te veel ({len(waarde)}). Hooguit {regel} mag."
    if fout.validator == "minItems":
        return "zet er ten minste één in de lijst."
    if fout.validator in ("minLength", "pattern") and not str(waarde).strip():
        return "dit is leeg. Vul het in, of laat het veld weg."
    return "dit past hier niet. Zie /openapi.json voor de vorm."
