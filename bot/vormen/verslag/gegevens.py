"""What a document says of a stored casus, as the fields that a template may use (velden.yml).

Outcomes, terms, steps and marks come from the stored row: an id may stand for more than one label, so none is looked
up. What a question or a besluit is called comes from the kaders of then, where they are still there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bot.afweging import Kaders, OnbruikbareInvoer
from bot.afweging.blad import Lijst
from bot.afweging.laden import met_versies
from bot.bladen.gegevens import MERK, versie_als_tekst
from bot.dossier import Rij, Stand, Status, verloop
from bot.dossier.overzicht import ONBEPAALD, afwijkingen, schoon, status, termijnen, uitkomsten
from bot.gesprek.beeld import waarde_als_tekst
from bot.schrijfwijze import datum, en, wanneer

_HIER = Path(__file__).parent
_EERSTE = 4  # terms and steps on the first page
_KORT = 280  # characters of a reason on the first page
_BLADZIJDE = 1100  # characters of reasons that fit on it, all together
_LEEG = 8
_REGEL = 320  # characters of a step that fits in a table; what is longer is a list, that the document has elsewhere
_WIE = re.compile(
    r"^(?:De|Het) (casusregisseur|procesregisseur|aanbieder|zorgaanbieder|Sociaal Team|GI|opdrachtnemer \w+)\b"
)
# What of a casus says something about an agreement, by how that begins.
_HOORT_BIJ = {
    "afstemmen": r"\bschool\b.*\baf\b|ondersteuningsplan.*met alle",
    "volgen": r"contact|evaluatie",
    "veiligheid": r"veiligheidsplan|veiligheidsafspra",
    "perspectief": r"toekomstplan|perspectief",
    "afsluiten": r"afsluiten|opschalen",
}
_AFSTEMMING = re.compile(r"contact|evaluatie", re.IGNORECASE)
_AFWIJKING = ("naam", "besloten", "advies", "reden")
_OORDEEL = {"ja": "Ja", "nee": "Nee", "nvt": "Niet van toepassing"}
SLOTZIN = (
    "Regiewijzer geeft een advies volgens het kader. Wat is besloten, is de keuze van de professional. "
    "Dit document heeft geen namen; zet het in het dossier van de cliënt bij de code."
)


@dataclass(frozen=True)
class Bewaard:
    """A stored afweging with what became of its casus; `stappen` the oldest first."""

    rij: Rij
    stappen: Sequence[Stand] = ()


def velden(bewaard: Bewaard, kaders: Kaders, vandaag: date) -> dict[str, Any]:
    """Every field of velden.yml."""
    rij, toen = bewaard.rij, _van_toen(bewaard.rij, kaders)
    termijnen_ = _termijnen(rij)
    stappen = [_stap(s) for s in rij.vervolgstappen]
    besluiten = _besluiten(rij, toen)
    profiel = toen.profielen.get(rij.profiel or "")
    alles = {
        "casus": rij.casus,
        "volgnummer": rij.volgnummer,
        "werkwijze": profiel.label if profiel else rij.profiel or "",
        "datum": datum(rij.vastgelegd_op),
        "gemaakt": datum(vandaag),
        "door": rij.door,
        "status": status(rij),
        "status_sinds": datum(rij.stand.op) if rij.stand else "",
        "onvolledig": rij.status == "onvolledig",
        "onbekend": _onbekend(rij, toen),
        "kort": sum(len(b["reden"]) for b in besluiten) <= _BLADZIJDE,
        "slotzin": SLOTZIN,
        "merk": MERK,
        "besluiten": besluiten,
        "afwijkingen": [{n: b[n] for n in _AFWIJKING} for b in besluiten if b["afgeweken"]],
        "antwoorden": _antwoorden(rij, toen),
        "termijnen": termijnen_,
        "eerste_termijnen": [{n: t[n] for n in ("wat", "uiterlijk")} for t in termijnen_[:_EERSTE]],
        "stappen": stappen,
        "eerste_stappen": [{"tekst": s["tekst"]} for s in stappen[:_EERSTE]],
        "besprekingen": _besprekingen(bewaard.stappen, rij),
        "afsluiting": _afsluiting(rij),
        "kaders": _kaders(rij, toen),
        "afspraken": _afspraken(rij, toen),
        "regisseur": _regisseur(rij),
        "afstemming": en(t["wat"].lower() for t in termijnen_ if _AFSTEMMING.search(t["wat"])),
        "doelen": [{"wat": s["tekst"], "wie": _wie(s["tekst"])} for s in stappen if len(s["tekst"]) <= _REGEL],
        "leeg": [{"regel": ""}] * _LEEG,
        "gezin": _gezin(rij),
        "aanspreking": _aanspreking(rij),
    }  # fmt: skip
    schone: dict[str, Any] = _gekuist(alles)
    return schone


def _gekuist(waarde: Any) -> Any:
    """Without what Word can't hold. The newlines of a typed text stay."""
    if isinstance(waarde, str):
        return "\n".join(schoon(regel) for regel in waarde.splitlines()).strip()
    if isinstance(waarde, dict):
        return {naam: _gekuist(deel) for naam, deel in waarde.items()}
    return [_gekuist(deel) for deel in waarde] if isinstance(waarde, list) else waarde


def _van_toen(rij: Rij, kaders: Kaders) -> Kaders:
    """The kaders in the versions of then, as far as they are still there; for what things are called."""
    versies = {k: v.get("versie") for k, v in rij.kaders.items() if isinstance(v, Mapping) and k in kaders.kaders}
    anders = {k: v for k, v in versies.items() if isinstance(v, str) and kaders.kaders[k].versie != v}
    try:
        return met_versies(kaders, {k: v for k, v in versies.items() if isinstance(v, str)}) if anders else kaders
    except OnbruikbareInvoer:
        return kaders


def _besluiten(rij: Rij, kaders: Kaders) -> list[dict[str, Any]]:
    gekozen = afwijkingen(rij)
    uit = []
    for besluit, gegeven in uitkomsten(rij).items():
        inhoud = rij.besluiten[besluit] if isinstance(rij.besluiten[besluit], dict) else {}
        advies = ONBEPAALD if gegeven.startswith(ONBEPAALD) else gegeven  # what may still come has no label in the row
        keuze = gekozen.get(besluit)
        reden = str((keuze or {}).get("reden") or "")
        uit.append(
            {
                "naam": kaders.besluiten[besluit].naam if besluit in kaders.besluiten else besluit,
                "besloten": str(keuze.get("label") or keuze.get("uitkomst")) if keuze else advies,
                "advies": advies,
                "afgeweken": keuze is not None,
                "reden": reden,
                "reden_kort": _begin(reden),
                "uitleg": _zonder_let_op(str(inhoud.get("uitleg") or "")),
                "beslisser": str(inhoud.get("beslisser") or ""),
                "grensgeval": str((inhoud.get("grensgeval") or {}).get("reden") or ""),
                "bronnen": _bronnen(inhoud.get("bronnen") or [], kaders),
            }
        )  # fmt: skip
    return uit


def _begin(reden: str) -> str:
    return reden if len(reden) <= _KORT else f"{reden[:_KORT].rsplit(' ', 1)[0]} … (verder in bijlage 1)"


def _zonder_let_op(uitleg: str) -> str:
    """What is ours and what is close have a place of their own in a document."""
    return re.split(r" (?:Let op, eigen uitleg|Grensgeval:)", uitleg)[0]


def _bronnen(bronnen: Sequence[Mapping[str, Any]], kaders: Kaders) -> str:
    def een(bron: Mapping[str, Any]) -> str:
        kader = kaders.kaders.get(str(bron.get("kader")))
        merk = f" ({MERK})" if bron.get("interpretatie") else ""
        return f"{kader.naam if kader else bron.get('kader')}, {bron.get('vindplaats')}{merk}"

    return "; ".join(dict.fromkeys(map(een, bronnen)))


def _herkomst(deel: Mapping[str, Any]) -> dict[str, str]:
    """The mark and the place of a stored term or step, from what it says itself."""
    bronnen = deel.get("bronnen") or ([deel["bron"]] if isinstance(deel.get("bron"), Mapping) else [])
    eigen = any(b.get("interpretatie") for b in bronnen)
    return {"merk": f"({MERK})" if eigen else "", "bron": "; ".join(str(b.get("vindplaats") or "") for b in bronnen)}


def _termijnen(rij: Rij) -> list[dict[str, str]]:
    """The deadlines in order, each with the source of its own row of the store."""
    uit = []
    for termijn in termijnen(rij):
        zelfde = (t for t in rij.termijnen if str(t.get("uiterlijk") or "") == termijn.uiterlijk.isoformat())
        bron = next((t for t in zelfde if schoon(t.get("label") or "") in ("", termijn.label)), {})
        uit.append({"wat": termijn.label, "uiterlijk": wanneer(termijn.uiterlijk), **_herkomst(bron)})
    return uit


def _stap(stap: Mapping[str, Any]) -> dict[str, str]:
    return {"tekst": str(stap.get("tekst") or ""), **_herkomst(stap)}


def _antwoorden(rij: Rij, kaders: Kaders) -> list[dict[str, str]]:
    return [
        {"vraag": _naam(k, kaders), "antwoord": _waarde(k, waarde, kaders)}
        for k, waarde in rij.antwoorden.items()
        if waarde is not None
    ]


def _naam(kenmerk: str, kaders: Kaders) -> str:
    return kaders.kenmerken[kenmerk].label if kenmerk in kaders.kenmerken else kenmerk


def _waarde(kenmerk: str, waarde: Any, kaders: Kaders) -> str:
    try:
        return waarde_als_tekst(kaders.kenmerken[kenmerk], waarde)
    except (KeyError, TypeError):  # a kenmerk or a value that these kaders don't have
        return en(map(str, waarde)) if isinstance(waarde, list) else str(waarde)


def _onbekend(rij: Rij, kaders: Kaders) -> str:
    return en(_naam(k, kaders).lower() for k, waarde in rij.antwoorden.items() if waarde is None)


def _besprekingen(stappen: Sequence[Stand], rij: Rij) -> list[dict[str, str]]:
    uit: list[dict[str, str]] = []
    for stap in stappen:
        if stap.volgnummer != rij.volgnummer:
            continue
        if stap.status is Status.TER_BESPREKING:
            vraag = {naam: str(stap.inhoud.get(naam) or "") for naam in ("aan", "vraag")}
            uit.append({**vraag, "op": datum(stap.op), "antwoord": "", "reden": "", "beantwoord": ""})
        elif stap.status is Status.ADVIES and uit:
            antwoord = {n: str(stap.inhoud.get(n) or "") for n in ("antwoord", "reden")}
            uit[-1] = {**uit[-1], **antwoord, "beantwoord": datum(stap.op)}
    return uit


def _afsluiting(rij: Rij) -> list[dict[str, str]]:
    punten = rij.stand.inhoud.get("controle") if rij.stand and rij.stand.status is Status.AFGESLOTEN else None
    return [
        {
            "vraag": str(p.get("tekst") or ""),
            "oordeel": _OORDEEL.get(str(p.get("oordeel")), ""),
            "toelichting": str(p.get("toelichting") or ""),
            "bron": str(p.get("vindplaats") or ""),
        }
        for p in punten or ()
    ]


def _kaders(rij: Rij, kaders: Kaders) -> list[dict[str, str]]:
    uit = []
    for naam, toen in rij.kaders.items():
        versie = str(toen.get("versie") or "") if isinstance(toen, Mapping) else str(toen)
        kader = kaders.kaders.get(naam)
        zelfde = kader is not None and kader.versie == versie
        uit.append(
            {
                "naam": kader.naam if kader else naam,
                "versie": versie_als_tekst(kader) if kader and zelfde else f"versie {versie}",
            }
        )
    return uit


def _afspraken(rij: Rij, kaders: Kaders) -> list[dict[str, str]]:
    """What the kaders of this casus want agreed in a plan: the points of their sheets that are made to copy."""
    uit = []
    for naam in rij.kaders:
        bladen = kaders.kaders[naam].bladen if naam in kaders.kaders else ()
        lijsten = (blok for blad in bladen for blok in blad.blokken if isinstance(blok, Lijst))
        for blok in lijsten:
            if blok.kopieer and blok.teken == "cijfer":
                uit += [_afspraak(punt.tekst, punt.bron.vindplaats, rij) for punt in blok.punten]
    return uit


def _afspraak(tekst: str, vindplaats: str, rij: Rij) -> dict[str, str]:
    kop, _, vraag = tekst.partition(": ")
    patroon = next((p for woord, p in _HOORT_BIJ.items() if kop.lower().startswith(woord)), None)
    regels = [f"{t['wat']}: uiterlijk {t['uiterlijk']}" for t in _termijnen(rij)]
    regels += [str(s.get("tekst") or "") for s in rij.vervolgstappen]
    bekend = [r for r in regels if patroon and len(r) <= _REGEL and re.search(patroon, r, re.IGNORECASE)]
    vraag = vraag or tekst
    return {"kop": kop, "vraag": vraag[:1].upper() + vraag[1:], "bekend": "\n".join(bekend[:2]), "bron": vindplaats}


def _regisseur(rij: Rij) -> str:
    besloten = verloop.besloten({"besluiten": rij.besluiten, "afwijking": rij.afwijking})
    wie = [uit.label for b, uit in besloten.items() if uit and b.rsplit(".", 1)[-1] in ("casusregisseur", "casusregie")]
    return en(dict.fromkeys(wie))


def _wie(tekst: str) -> str:
    treffer = _WIE.match(tekst)
    return treffer[0] if treffer else ""


@cache
def _gezinstabel() -> Mapping[str, Mapping[str, str]]:
    tabel: Mapping[str, Mapping[str, str]] = yaml.safe_load((_HIER / "gezin.yml").read_text(encoding="utf-8"))
    return tabel


def _aanspreking(rij: Rij) -> str:
    return "u" if rij.antwoorden.get("doelgroep") == "volwassenen" else "jullie"


def _gezin(rij: Rij) -> list[dict[str, str]]:
    """What was decided, for the family. What the table has no words for is left out; what is open says so."""
    aan = _aanspreking(rij)
    uit = []
    for besluit, gekozen in verloop.besloten({"besluiten": rij.besluiten, "afwijking": rij.afwijking}).items():
        woorden = _gezinstabel().get(besluit)
        if woorden is None or (gekozen and gekozen.uitkomst not in woorden):
            continue
        zin = woorden[gekozen.uitkomst] if gekozen else "Dat weten we nog niet. Dat bespreken we nog."
        zin = zin.replace("{u}", aan).replace("{U} houdt", "Jullie houden" if aan == "jullie" else "U houdt")
        zin = zin.replace("{U} regelt", "Jullie regelen" if aan == "jullie" else "U regelt")
        uit.append({"kop": woorden["kop"], "zin": zin, "vakwoord": gekozen.label if gekozen else ONBEPAALD})
    return uit
