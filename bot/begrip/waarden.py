"""What the mentions of a text come to: the ages that count, and one value a kenmerk."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from bot.begrip.leeftijd import Leeftijd
from bot.begrip.mensen import BUITEN, KIND, OUDER, VOLWASSEN, mens
from bot.begrip.personen import Personen
from bot.begrip.vermelding import GENOEMD, Vermelding

if TYPE_CHECKING:
    from bot.afweging import Kaders


def leeftijden(jaren: Iterable[Leeftijd], personen: Personen, tekst: str) -> list[Vermelding]:
    """Ages of the children, or of the person it is about; in a family a parent's age isn't asked for."""
    jaren = list(jaren)
    if personen.doelgroep == "jeugd" and any(x.jaren < 18 for x in jaren):
        jaren = [x for x in jaren if x.jaren < 18 or (x.jaren < 23 and not _is(x, OUDER, VOLWASSEN))]
    if personen.groot_kind or (
        personen.doelgroep == "volwassenen"
        and not personen.kind_van_iemand
        and all(p.soort in (KIND, BUITEN) for p in personen.personen)
    ):
        return [Vermelding("leeftijden", x.jaren, tekst[x.begin : x.eind], x.begin, x.eind) for x in jaren]
    jaren = [x for x in jaren if not _is(x, BUITEN)]
    if personen.doelgroep == "volwassenen" or personen.kind_van_iemand:  # "haar dochter (50)" is not who it is about
        jaren = [x for x in jaren if x.jaren < 18 or not _is(x, KIND)] or ([] if personen.kind_van_iemand else jaren)
    return [Vermelding("leeftijden", x.jaren, tekst[x.begin : x.eind], x.begin, x.eind) for x in jaren]


def _is(leeftijd: Leeftijd, *soorten: str) -> bool:
    wie = mens(leeftijd.van)
    return wie is not None and wie.soort in soorten


def waarden(
    vermeldingen: list[Vermelding], kaders: Kaders, oplopend: frozenset[str]
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """One value a kenmerk out of the mentions that hold now; contradictions apart."""
    gevonden: dict[str, list[Any]] = {}
    for v in vermeldingen:
        if v.zekerheid == GENOEMD and v.waarde not in gevonden.setdefault(v.kenmerk, []):
            gevonden[v.kenmerk].append(v.waarde)
    uit: dict[str, Any] = {}
    botsing = []
    for naam, kenmerk in kaders.kenmerken.items():
        waarden = gevonden.get(naam)
        if not waarden:
            continue
        if kenmerk.soort == "getallen":
            uit[naam] = waarden
        elif kenmerk.soort == "meerkeuze":
            factoren = [w for w in kenmerk.waarden if w in waarden]
            if factoren and False in waarden:
                botsing.append(naam)
            else:
                uit[naam] = factoren
        elif len(waarden) == 1:
            uit[naam] = waarden[0]
        else:
            volgorde = [w for w in kenmerk.waarden if w in waarden]
            if naam in oplopend and kenmerk.waarden[0] not in waarden:
                uit[naam] = volgorde[-1]
            else:
                botsing.append(naam)
    return uit, tuple(botsing)
