"""The moment that terms count from: "aangemeld op 20 november" sets it; until then that is when the afweging began."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from bot.begrip.aanmelddatum import Aanmelddatum, lees_aanmelddatum
from bot.schrijfwijze import AMSTERDAM, korte_datum

from ..beeld import datum
from ..blokken import bericht
from ..prompt import eindbericht
from ..staat import Beurt, Omgeving, Reactie, Staat, met_verleden, open_weer
from ..teksten import zeg
from ..vaardigheid import Vaardigheid
from ..zeggen import geen_afweging

_OUDSTE = timedelta(days=5 * 366)  # longer ago is a slip of the pen, or a date of birth


@Vaardigheid("aangemeld", geleerd=False, tussendoor=True)
def aangemeld(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """A text that only says from when the terms count."""
    gezegd = lees_aanmelddatum(beurt.tekst, beurt.nu)
    if staat is None or gezegd is None:
        return geen_afweging()
    nieuw, zin = _vanaf(staat, gezegd, beurt.nu)
    return Reactie(nieuw, (bericht(zin), eindbericht(omgeving, nieuw)))


def met_aanmelddatum(omgeving: Omgeving, uit: Reactie, beurt: Beurt) -> Reactie:
    """The same for a description that also says it; `uit` is what the description itself led to."""
    gezegd = lees_aanmelddatum(beurt.tekst, beurt.nu)
    if gezegd is None or uit.staat is None or not uit.berichten:
        return uit
    nieuw, zin = _vanaf(uit.staat, gezegd, beurt.nu)
    laatste = replace(uit.berichten[-1], custom=eindbericht(omgeving, nieuw).custom)
    return Reactie(nieuw, (bericht(zin), *uit.berichten[:-1], laatste), uit.vastleggen)


def _vanaf(staat: Staat, gezegd: Aanmelddatum, nu: datetime) -> tuple[Staat, str]:
    """The staat with its moment, and what to say; the same staat where the day can't be."""
    vandaag = nu.astimezone(AMSTERDAM).date()
    if fout := _kan_niet(gezegd.dag, vandaag):
        return (
            staat,
            zeg(
                "aangemeld.fout",
                gezegd=gezegd.tekst,
                reden=zeg(fout),
                voorbeeld=korte_datum(vandaag),
                datum=datum(staat.datum),
            ),
        )
    assert gezegd.dag is not None
    # Without a time the day counts from its beginning: a term in hours then never comes out too late.
    moment = datetime.combine(gezegd.dag, gezegd.tijd or time(0, 0), AMSTERDAM)
    wanneer = moment.isoformat(timespec="seconds")
    if wanneer == staat.datum:
        return staat, zeg("aangemeld.al_zo", datum=datum(wanneer))
    oud = datum(staat.datum)
    nieuw = met_verleden(staat, replace(open_weer(staat), datum=wanneer))
    zonder_tijd = "" if gezegd.tijd else zeg("aangemeld.zonder_tijd")
    return nieuw, zeg("aangemeld.vanaf", nu=datum(wanneer), zonder_tijd=zonder_tijd, eerst=oud)


def _kan_niet(dag: date | None, vandaag: date) -> str:
    """The text that says why this can't be the day; "" when it can."""
    if dag is None:
        return "aangemeld.bestaat_niet"
    if dag > vandaag:
        return "aangemeld.toekomst"
    return "aangemeld.te_lang_geleden" if vandaag - dag > _OUDSTE else ""
