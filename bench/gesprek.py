"""Turns of a conversation: with and without the list of what is no worry, played on the conversation itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from statistics import mean, median
from typing import Any

from bench.gegevens import DATUM, casussen
from bench.verslag import Verslag, tabel
from bot.afweging import laad_kaders
from bot.gesprek import Beurt, Omgeving, Staat, voer_uit
from bot.lijn.doet import Doet

NU = datetime.fromisoformat(DATUM)
AL_VERTELD = ("doelgroep",)  # what a description says nearly always, as a first turn and a yes


def meet(verslag: Verslag) -> None:
    kaders = laad_kaders()
    omgeving = Omgeving(kaders, "standaard")
    rijen = []
    for profiel in kaders.profielen.values():
        verslag.zeg(f"turns for profiel {profiel.id}")
        gevallen = [c for c in casussen() if profiel.doelgroep in (None, c["doelgroep"])]
        rijen.append(_rij(omgeving, profiel.id, profiel.id, gevallen))
    for doelgroep in ("jeugd", "volwassenen"):
        licht = [_licht(omgeving, c) for c in casussen() if c["doelgroep"] == doelgroep]
        rijen.append(_rij(omgeving, f"standaard, nothing the matter, {doelgroep}", "standaard", licht))
    verslag.deel(
        "Turns of a conversation",
        "Questions until nothing is left to ask, on the 200 casussen, whose kenmerken were drawn independently (so they "
        "are heavier than real ones); the doelgroep is known from a description. *with the list*: where it is offered "
        "('alles geen zorgen, behalve …') it is used, in one turn with its exceptions, and those are asked after it. "
        "*nothing the matter*: the same casussen with every kenmerk that has such an answer at that answer, and regular "
        "and safe. A description and its 'ja' are two turns more.\n\n"
        + tabel(
            ["profiel", "casussen", "without: mean", "median", "most", "with the list: mean", "median", "most"], rijen
        ),
    )


def _licht(omgeving: Omgeving, casus: Mapping[str, Any]) -> dict[str, Any]:
    geen = {k.id: k.geen_zorgen for k in omgeving.kaders.kenmerken.values() if k.geen_zorgen is not None}
    return {**casus, **geen, "urgentie": "regulier", "veiligheid": "veilig"}


def _rij(omgeving: Omgeving, naam: str, profiel: str, gevallen: list[dict[str, Any]]) -> list[str]:
    uit = [naam, str(len(gevallen))]
    for met in (False, True):
        beurten = [speel(omgeving, profiel, casus, met) for casus in gevallen]
        uit += [f"{mean(beurten):.2f}", f"{median(beurten):g}", str(max(beurten))]
    return uit


def speel(omgeving: Omgeving, profiel: str, casus: Mapping[str, Any], met_lijst: bool) -> int:
    """How many turns answer everything that is asked of this casus."""
    begin = Beurt("", "nieuwe_afweging", NU, doet=Doet.NIEUWE_AFWEGING, waarde=profiel)
    staat = voer_uit("nieuwe_afweging", omgeving, None, begin).staat
    for kenmerk in AL_VERTELD:
        if staat and kenmerk not in staat.antwoorden:
            staat = _kies(omgeving, staat, kenmerk, casus)
    beurten = 0
    while staat and staat.vraag:
        beurten += 1
        if met_lijst and staat.aangeboden and not beurten_na_lijst(staat):
            staat = _in_een_keer(omgeving, staat, casus)
        else:
            staat = _kies(omgeving, staat, staat.vraag, casus)
    return beurten


def beurten_na_lijst(staat: Staat) -> bool:
    """Whether what was listed has been answered, or asked one by one."""
    return any(k in staat.antwoorden or k in staat.overgeslagen for k in staat.aangeboden)


def _kies(omgeving: Omgeving, staat: Staat, kenmerk: str, casus: Mapping[str, Any]) -> Staat:
    uit = voer_uit("keuze", omgeving, staat, Beurt("", "keuze", NU, keuze=(kenmerk, casus.get(kenmerk))))
    assert uit.staat is not None
    return replace(uit.staat, voorstel=[])


def _in_een_keer(omgeving: Omgeving, staat: Staat, casus: Mapping[str, Any]) -> Staat:
    kenmerken = omgeving.kaders.kenmerken
    behalve = [k for k in staat.aangeboden if not _geen_zorgen(kenmerken[k].geen_zorgen, casus.get(k))]
    if len(behalve) == len(staat.aangeboden):
        return _kies(omgeving, staat, staat.vraag or "", casus)
    tekst = "alles geen zorgen" + (", behalve " + ", ".join(behalve) if behalve else "")
    uit = voer_uit("vertellen", omgeving, staat, Beurt(tekst, "vertellen", NU))
    assert uit.staat is not None and beurten_na_lijst(uit.staat), (tekst, uit.berichten)
    return uit.staat


def _geen_zorgen(waarde: Any, van_casus: Any) -> bool:
    return van_casus is not None and (van_casus == waarde or (waarde == () and not van_casus))
