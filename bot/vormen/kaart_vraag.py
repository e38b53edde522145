"""Cards that ask something: a question about the casus, what was understood, and any message with buttons."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from bot.gesprek.blokken import Gelezen, Invulveld, Knop, Voorstel, Vraag
from bot.gesprek.vraagstelling import WEET_NIET
from bot.lijn.doet import Doet
from bot.vormen.kaart_delen import (
    INVOER,
    MAX_BERICHT,
    MAX_KNOPLABEL,
    MAX_KNOPPEN,
    Deel,
    feiten,
    inklapbaar,
    keuzelijst,
    kop,
    tekst,
    vak,
    verstuur,
    vlak,
)

ANTWOORD = "Antwoord"
_OM_AAN_TE_PASSEN = 2  # values: of one, the button "Aanpassen" says which


def vraag(blok: Vraag, nummer: str) -> tuple[list[Deel], list[Deel]]:
    """The question in hand: title, progress, the answers, and the explanation folded away. (body, buttons)."""
    invoer, acties = _antwoorden(blok, nummer)
    voortgang = [tekst(blok.voortgang, isSubtle=True, spacing="Small")] if blok.voortgang else []
    return [kop(blok.tekst), *voortgang, *invoer, *_uitleg(blok)], acties


def _antwoorden(blok: Vraag, nummer: str) -> tuple[list[Deel], list[Deel]]:
    """(input, buttons)."""
    weet_niet = verstuur(WEET_NIET, _keuze(blok.kenmerk, None), nummer)
    if blok.antwoord in ("keuze", "ja_nee") and _past_als_knop([o.label for o in blok.opties], MAX_KNOPPEN - 1):
        return [], [*(verstuur(o.label, _keuze(blok.kenmerk, o.waarde), nummer) for o in blok.opties), weet_niet]
    antwoord = verstuur(ANTWOORD, {"keuze": {"kenmerk": blok.kenmerk}}, nummer, invoer=True)  # the input has the value
    opties = [(optie.label, als_waarde(optie.waarde)) for optie in blok.opties]
    if blok.antwoord == "getallen":
        fout = "Vul één of meer getallen in, bijvoorbeeld: 5 en 11."
        veld = _invulveld(f"{blok.label} in jaren", fout, 100, placeholder="Bijvoorbeeld: 5 en 11")
        return [veld], [antwoord, weet_niet]
    if blok.antwoord == "meerkeuze":
        geen = verstuur(blok.leeg or "", _keuze(blok.kenmerk, []), nummer)
        return [keuzelijst(f"{blok.label}: kies alles wat past", opties, meer=True)], [antwoord, geen, weet_niet]
    return [keuzelijst(f"{blok.label}: kies één antwoord", opties)], [antwoord, weet_niet]


def _keuze(kenmerk: str, waarde: Any) -> Deel:
    return {"keuze": {"kenmerk": kenmerk, "waarde": waarde}}


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


def _uitleg(blok: Vraag) -> list[Deel]:
    delen = [tekst(blok.hulp)] if blok.hulp else []
    delen += [tekst(f"• {o.label}: {o.hulp}", spacing="Small") for o in blok.opties if o.hulp]
    delen.append(tekst(blok.eigen, isSubtle=True))
    delen.append(tekst(f"Bron: {'; '.join(blok.bronnen)}.", isSubtle=True))
    return inklapbaar("Uitleg bij deze vraag", "uitleg", delen)


def voorstel(blok: Voorstel, knoppen: Sequence[Knop], nummer: str) -> tuple[list[Deel], list[Deel]]:
    """What was read in a text, per kenmerk with its words: right, not right, or one of them not right."""
    paren = [(g.label, _gelezen(g)) for g in blok.gelezen]
    delen = [kop(blok.kop), feiten(paren), tekst(blok.vraag, weight="Bolder")]
    if len(blok.gelezen) >= _OM_AAN_TE_PASSEN:
        keuzes = [(f"{g.label} klopt niet", als_knop(_keuze(g.kenmerk, None))) for g in blok.gelezen]
        lijst = keuzelijst("Wat klopt niet?", keuzes, verplicht=False)
        # Without a choice the button asks which one.
        niet = verstuur("Dit klopt niet", {"uit_lijst": True, "doet": Doet.AANPASSEN.value}, nummer, invoer=True)
        delen += inklapbaar("Eén ding klopt niet", "klopt-niet", [lijst, {"type": "ActionSet", "actions": [niet]}])
    return delen, [_knop(knop, nummer) for knop in knoppen]


def _gelezen(een: Gelezen) -> str:
    woorden = f" (“{een.woorden}”)" if een.woorden else ""
    return f"{een.waarde}{woorden}{f' – {een.merk}' if een.merk else ''}"


def invulveld(blok: Invulveld, knoppen: Sequence[Knop], nummer: str) -> tuple[Deel, list[Deel]]:
    """Room to write, (field, buttons): in a group chat a message would need a mention of the bot."""
    veld = _invulveld(blok.label, blok.fout, MAX_BERICHT, isMultiline=True)
    acties, _ = knoppen_of_lijst(knoppen, nummer)
    return veld, [verstuur(ANTWOORD, {"uit_veld": True}, nummer, invoer=True), *acties]


def knoppen_of_lijst(knoppen: Sequence[Knop], nummer: str) -> tuple[list[Deel], list[Deel]]:
    """(buttons, choice set) for these buttons of a message."""
    if _past_als_knop([knop.label for knop in knoppen], MAX_KNOPPEN):
        return [_knop(knop, nummer) for knop in knoppen], []
    lijst = keuzelijst("Kies één antwoord", [(knop.label, als_knop(_inhoud(knop))) for knop in knoppen])
    return [verstuur(ANTWOORD, {"uit_lijst": True}, nummer, invoer=True)], [vak([lijst])]


def _knop(knop: Knop, nummer: str) -> Deel:
    return verstuur(knop.label, _inhoud(knop), nummer)


def _inhoud(knop: Knop) -> Deel:
    """What it sends: what it does by name; of one without a name (in a reply of before) its words."""
    if knop.keuze:
        return _keuze(*knop.keuze)
    if knop.doet is None:
        return {"bericht": knop.getypt}
    return {"doet": knop.doet.value, **({} if knop.waarde is None else {"waarde": knop.waarde})}


def als_knop(inhoud: Deel) -> str:
    """What a button means as the value in a choice set."""
    return json.dumps(inhoud, ensure_ascii=False, separators=(",", ":"))
