"""Cards that ask something: a question about the casus, what was understood, and any message with buttons."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from bot.afweging import Kaders
from bot.afweging.model import Kenmerk
from bot.gesprek.beeld import waarde_als_tekst
from bot.gesprek.herkomst import TOELICHTING_EIGEN, bron_tekst
from bot.vormen.kaart_delen import (
    INVOER,
    MAX_BERICHT,
    MAX_KNOPLABEL,
    MAX_KNOPPEN,
    Deel,
    alineas,
    feiten,
    inklapbaar,
    keuzelijst,
    kop,
    tekst,
    vak,
    verstuur,
    vlak,
)

WEET_NIET = "Weet ik niet"
ANTWOORD = "Antwoord"


def vraag(bericht: Mapping[str, Any], kaders: Kaders, nummer: str) -> tuple[list[Deel], list[Deel]]:
    """The question in hand: title, progress, the answers, and the explanation folded away. (body, buttons)."""
    gevraagd = bericht["custom"]["vraag"]
    kenmerk = kaders.kenmerken[gevraagd["kenmerk"]]
    delen = [
        kop(kenmerk.vraag),
        *(tekst(regel, isSubtle=True, spacing="Small") for regel in _voortgang(bericht["tekst"])),
    ]
    weet_niet = verstuur(WEET_NIET, _keuze(kenmerk.id, None), nummer)
    if kenmerk.soort == "getallen":
        fout = "Vul één of meer getallen in, bijvoorbeeld: 5 en 11."
        delen.append(_invulveld(f"{kenmerk.label} in jaren", fout, 100, placeholder="Bijvoorbeeld: 5 en 11"))
        acties = [verstuur(ANTWOORD, _uit_invoer(kenmerk), nummer, invoer=True), weet_niet]
    elif kenmerk.soort == "meerkeuze":
        delen.append(keuzelijst(f"{kenmerk.label}: kies alles wat past", _opties(kenmerk), meer=True))
        geen = verstuur(kenmerk.leeg.label if kenmerk.leeg else "Geen van deze", _keuze(kenmerk.id, []), nummer)
        acties = [verstuur(ANTWOORD, _uit_invoer(kenmerk), nummer, invoer=True), geen, weet_niet]
    elif _past_als_knop([optie.label for optie in kenmerk.opties], MAX_KNOPPEN - 1):
        acties = [*(verstuur(o.label, _keuze(kenmerk.id, o.waarde), nummer) for o in kenmerk.opties), weet_niet]
    else:
        delen.append(keuzelijst(f"{kenmerk.label}: kies één antwoord", _opties(kenmerk)))
        acties = [verstuur(ANTWOORD, _uit_invoer(kenmerk), nummer, invoer=True), weet_niet]
    return [*delen, *_uitleg(kenmerk, kaders)], acties


def _voortgang(inhoud: str) -> list[str]:
    """How many questions are left: the line between brackets that ends the message."""
    return [regel.strip("()") for regel in inhoud.splitlines()[-1:] if regel.startswith("(")]


def _keuze(kenmerk: str, waarde: Any) -> Deel:
    return {"keuze": {"kenmerk": kenmerk, "waarde": waarde}}


def _uit_invoer(kenmerk: Kenmerk) -> Deel:
    """A choice whose value comes from the card's input."""
    return {"keuze": {"kenmerk": kenmerk.id}}


def _opties(kenmerk: Kenmerk) -> list[tuple[str, str]]:
    return [(optie.label, als_waarde(optie.waarde)) for optie in kenmerk.opties]


def als_waarde(waarde: str | bool) -> str:
    """An option as the value in a choice set."""
    return json.dumps(waarde) if isinstance(waarde, bool) else waarde


def _past_als_knop(labels: Sequence[str], hoogstens: int) -> bool:
    return len(labels) <= hoogstens and all(len(label) <= MAX_KNOPLABEL for label in labels)


def _invulveld(label: str, fout: str, hoogstens: int, **stijl: Any) -> Deel:
    return {
        "type": "Input.Text",
        "id": INVOER,
        "label": vlak(label),
        "maxLength": hoogstens,
        "isRequired": True,
        "errorMessage": fout,
        **stijl,
    }


def _uitleg(kenmerk: Kenmerk, kaders: Kaders) -> list[Deel]:
    delen = [tekst(kenmerk.hulp)] if kenmerk.hulp else []
    delen += [tekst(f"• {o.label}: {o.hulp}", spacing="Small") for o in kenmerk.opties if o.hulp]
    delen.append(tekst(TOELICHTING_EIGEN, isSubtle=True))
    bronnen = "; ".join(bron_tekst(kaders, bron) for bron in kenmerk.bronnen)
    delen.append(tekst(f"Bron: {bronnen}.", isSubtle=True))
    return inklapbaar("Uitleg bij deze vraag", "uitleg", delen)


def voorstel(bericht: Mapping[str, Any], kaders: Kaders, nummer: str) -> tuple[list[Deel], list[Deel]]:
    """What was read in a text, per kenmerk with its words: right, not right, or one of them not right."""
    custom = bericht["custom"]
    gelezen = [(kaders.kenmerken[k], waarde) for k, waarde in custom["voorstel"].items() if k in kaders.kenmerken]
    woorden = custom.get("voorstel_woorden", {})
    paren = []
    for kenmerk, waarde in gelezen:
        gezegd = f" (“{woorden[kenmerk.id]}”)" if woorden.get(kenmerk.id) else ""
        paren.append((kenmerk.label, f"{waarde_als_tekst(kenmerk, waarde)}{gezegd}"))
    delen = [kop("Dit haal ik uit je tekst"), feiten(paren), tekst("Klopt dit?", weight="Bolder")]
    if len(gelezen) > 1:
        keuzes = [(f"{k.label} klopt niet", als_knop(_keuze(k.id, None))) for k, _ in gelezen]
        lijst = keuzelijst("Wat klopt niet?", keuzes, verplicht=False)
        niet = verstuur("Dit klopt niet", {"uit_lijst": True, "bericht": "aanpassen"}, nummer, invoer=True)
        delen += inklapbaar("Eén ding klopt niet", "klopt-niet", [lijst, {"type": "ActionSet", "actions": [niet]}])
    return delen, [_knop(knop, nummer) for knop in bericht["knoppen"]]


def gewoon(bericht: Mapping[str, Any], nummer: str) -> tuple[list[Deel], list[Deel]]:
    """Any message with buttons; when there are too many of them, a choice set."""
    acties, lijst = knoppen_of_lijst(bericht.get("knoppen") or [], nummer)
    return [*alineas(bericht.get("tekst") or ""), *lijst], acties


def reden(bericht: Mapping[str, Any], nummer: str) -> tuple[list[Deel], list[Deel]]:
    """Why somebody deviates, to be written on the card: in a group chat a message would need a mention of the bot."""
    veld = _invulveld("Je reden", "Schrijf de reden op.", MAX_BERICHT, isMultiline=True)
    acties, _ = knoppen_of_lijst(bericht["knoppen"], nummer)
    return [*alineas(bericht["tekst"]), veld], [verstuur(ANTWOORD, {"uit_veld": True}, nummer, invoer=True), *acties]


def knoppen_of_lijst(knoppen: Sequence[Mapping[str, Any]], nummer: str) -> tuple[list[Deel], list[Deel]]:
    """(buttons, choice set) for these buttons of a message."""
    if _past_als_knop([knop["label"] for knop in knoppen], MAX_KNOPPEN):
        return [_knop(knop, nummer) for knop in knoppen], []
    lijst = keuzelijst("Kies één antwoord", [(knop["label"], als_knop(_inhoud(knop))) for knop in knoppen])
    return [verstuur(ANTWOORD, {"uit_lijst": True}, nummer, invoer=True)], [vak([lijst])]


def _knop(knop: Mapping[str, Any], nummer: str) -> Deel:
    return verstuur(knop["label"], _inhoud(knop), nummer)


def _inhoud(knop: Mapping[str, Any]) -> Deel:
    if "keuze" in knop:
        return {"keuze": dict(knop["keuze"])}
    return {"bericht": knop.get("bericht") or knop["label"]}


def als_knop(inhoud: Deel) -> str:
    """What a button means as the value in a choice set."""
    return json.dumps(inhoud, ensure_ascii=False, separators=(",", ":"))
