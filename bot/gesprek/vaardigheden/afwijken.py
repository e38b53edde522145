"""Deviating: the professional records another uitkomst with a reason. Both stay visible."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.afweging.model import Besluit
from bot.begrip.antwoord import kaal, nummers
from bot.lijn.doet import Doet

from ..adviesblok import termijnregel
from ..beeld import NOODREGEL
from ..blokken import Blok, alinea, bericht, lijst
from ..prompt import andere, bepaald, eindbericht
from ..staat import Beurt, Omgeving, Reactie, Staat, advies, met_verleden, open_prompt, open_weer
from ..teksten import zeg
from ..vaardigheid import Vaardigheid
from ..wacht import Afwijken
from ..zeggen import OVERZICHT, VASTLEGGEN, geen_afweging, nog_open

_REDEN = re.compile(r"\b(?:omdat|want|reden(?: is)?|vanwege|namelijk)\b[:,]?\s*(.+)", re.IGNORECASE | re.DOTALL)
_TE_VEEL = re.compile(r" (?:te|niet|geen) (?:(?:een|zo|erg|heel) )?(\S+)(?= )")  # "te zwaar" chooses no zwaar
_MIN_REDEN = 5


@Vaardigheid("afwijken", bestuurt=True, zeg="afwijken", in_hulp=70)
def afwijken(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """Begin: which besluit, which uitkomst, why. What the message says already isn't asked again."""
    if staat is None:
        return geen_afweging()
    if staat.voorstel or open_prompt(staat) in ("bedoel_je", "nieuwe_casus"):
        return Reactie(staat, (bericht(zeg("afwijken.nog_niet", eerst=nog_open(staat))), eindbericht(omgeving, staat)))
    besluiten = list(bepaald(omgeving, staat))
    if not besluiten:
        tekst = zeg("afwijken.geen_advies")
        return Reactie(staat, (bericht(tekst), eindbericht(omgeving, staat)))
    stand = Afwijken(besluiten[0] if len(besluiten) == 1 else None)
    rest = re.sub(
        r"^\W*(?:ik wil )?(?:graag )?afwijk\w*(?: van het advies)?\W*(?:naar\b)?\W*",
        "",
        beurt.tekst,
        flags=re.IGNORECASE,
    )
    return (
        _lees(omgeving, replace(staat, wacht=stand), rest)
        if rest.strip()
        else _vraag(omgeving, replace(staat, wacht=stand))
    )


def verder(omgeving: Omgeving, staat: Staat, beurt: Beurt) -> Reactie:
    """The next message while deviating: the besluit, the uitkomst or the reason."""
    return _lees(omgeving, staat, beurt.tekst)


def kies(omgeving: Omgeving, staat: Staat, doet: Doet, waarde: str) -> Reactie | None:
    """A button that names the besluit, or the uitkomst; None when that isn't what is asked now."""
    stand = _stand(staat)
    if doet is Doet.BESLUIT and stand.besluit is None and waarde in bepaald(omgeving, staat):
        return _vraag(omgeving, replace(staat, wacht=replace(stand, besluit=waarde)))
    if (
        doet is Doet.UITKOMST
        and stand.besluit
        and not stand.uitkomst
        and waarde in andere(omgeving, staat, stand.besluit)
    ):
        return _vraag(omgeving, replace(staat, wacht=replace(stand, uitkomst=waarde)))
    return None


def _stand(staat: Staat) -> Afwijken:
    assert isinstance(staat.wacht, Afwijken)
    return staat.wacht


def noemt(omgeving: Omgeving, staat: Staat, tekst: str) -> bool:
    """Whether this text names what is asked now: the besluit or the uitkomst."""
    stand = _stand(staat)
    return not stand.uitkomst and _aangevuld(omgeving, staat, stand, tekst) != stand


def _lees(omgeving: Omgeving, staat: Staat, tekst: str) -> Reactie:
    stand = _stand(staat)
    reden = ""
    if stand.uitkomst:
        reden = tekst.strip()
    else:
        if treffer := _REDEN.search(tekst):
            reden, tekst = treffer.group(1).strip(), tekst[: treffer.start()]
        stand = _aangevuld(omgeving, staat, stand, tekst)
    begrepen = bool(reden) or stand != staat.wacht
    staat = replace(staat, wacht=stand)
    if not stand.besluit or not stand.uitkomst:
        return _vraag(
            omgeving,
            staat,
            *(() if begrepen else (zeg("afwijken.niet_begrepen"), NOODREGEL)),
        )
    if len(reden) < _MIN_REDEN:
        return _vraag(omgeving, staat, *([zeg("afwijken.reden_te_kort")] if reden else []))
    return _noteer(omgeving, staat, stand.besluit, stand.uitkomst, reden)


def _aangevuld(omgeving: Omgeving, staat: Staat, stand: Afwijken, tekst: str) -> Afwijken:
    """With the besluit and the uitkomst as far as the text names them, unambiguously."""
    besluiten = omgeving.kaders.besluiten
    keus = list(bepaald(omgeving, staat))
    gezegd = f" {kaal(tekst)} "
    te_veel, gezegd = _TE_VEEL.findall(gezegd), _TE_VEEL.sub(" ", gezegd)
    getal = nummers(tekst)
    if stand.besluit is None:
        if getal and len(getal) == 1 and 1 <= getal[0] <= len(keus):
            return Afwijken(keus[getal[0] - 1])
        genoemd = [b for b in keus if f" {_kort(besluiten[b].naam)} " in gezegd or b in tekst]
        genoemd = genoemd or [b for b in keus if any(_heet(besluiten[b], woord) for woord in te_veel)]
        stand = Afwijken(genoemd[0] if len(genoemd) == 1 else None)
    kandidaten = [stand.besluit] if stand.besluit else keus
    keuzes = [(b, u) for b in kandidaten for u in andere(omgeving, staat, b)]
    if stand.besluit and getal and len(getal) == 1 and 1 <= getal[0] <= len(keuzes):
        return Afwijken(*keuzes[getal[0] - 1])
    treffers = [
        (len(naam), b, u)
        for b, u in keuzes
        for naam in (kaal(besluiten[b].uitkomsten[u].label), u.replace("_", " "))
        if f" {naam} " in gezegd
    ]
    langste = [t for t in treffers if t[0] == max(treffers)[0]]
    if len({(b, u) for _, b, u in langste}) == 1:
        return Afwijken(langste[0][1], langste[0][2])
    return stand


def _heet(besluit: Besluit, woord: str) -> bool:
    """Whether an uitkomst of this besluit is called so ("zwaar": Casusregie zwaar)."""
    return any(woord in kaal(uitkomst.label).split() for uitkomst in besluit.uitkomsten.values())


def _kort(naam: str) -> str:
    return kaal(re.sub(r"\(.*?\)", "", naam))


def _vraag(omgeving: Omgeving, staat: Staat, *vooraf: str) -> Reactie:
    return Reactie(staat, (*([bericht(alinea(*vooraf))] if vooraf else []), eindbericht(omgeving, staat)))


def _noteer(omgeving: Omgeving, staat: Staat, besluit: str, uitkomst: str, reden: str) -> Reactie:
    label = omgeving.kaders.besluiten[besluit].uitkomsten[uitkomst].label
    afwijking = {
        "besluit": besluit,
        "advies": bepaald(omgeving, staat)[besluit],
        "uitkomst": uitkomst,
        "label": label,
        "reden": reden,
    }
    was = advies(omgeving, staat)["termijnen"]
    over = [a for a in staat.afwijking if a["besluit"] != besluit]
    staat = met_verleden(staat, replace(open_weer(staat), wacht=None, afwijking=[*over, afwijking]))
    tekst = zeg("afwijken.genoteerd", uitkomst=label)
    gezegd: list[Blok] = [alinea(tekst)]
    nieuw = [t for t in advies(omgeving, staat)["termijnen"] if t not in was]
    if nieuw:  # what must be done within a day isn't found out by asking for it
        punten = lijst(termijnregel(omgeving, termijn).punt for termijn in nieuw)
        gezegd = [alinea(zeg("afwijken.termijnen", genoteerd=tekst)), punten]
    eind = eindbericht(omgeving, staat, False)
    if open_prompt(staat):
        return Reactie(staat, (bericht(*gezegd), eind))
    return Reactie(staat, (eind.met(*gezegd, knoppen=(VASTLEGGEN, OVERZICHT)),))
