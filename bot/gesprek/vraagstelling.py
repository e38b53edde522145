"""The question in hand as a message: its options, how to answer, and how much is left."""

from __future__ import annotations

from bot.afweging.model import Kenmerk

from .blokken import Bericht, Knop, Optie, Vraag, bericht
from .herkomst import bron_tekst, toelichting
from .staat import Omgeving, Staat, hoogstens
from .teksten import zeg

WEET_NIET = zeg("knoppen.weet_ik_niet")
_GEEN = zeg("knoppen.geen_van_deze")
_TIPS = {"meerkeuze": zeg("vragen.tip_meer"), "getallen": zeg("vragen.tip_getallen")}

_TIPS_BEIDE = {"urgentie": zeg("vragen.tip_bij_urgentie")}


def vraag_bericht(omgeving: Omgeving, staat: Staat) -> Bericht:
    """The question in hand, with a button for each answer."""
    kenmerk = omgeving.kaders.kenmerken[staat.vraag or ""]
    leeg = _leeg(kenmerk)
    vraag = Vraag(
        kenmerk=kenmerk.id,
        label=kenmerk.label,
        tekst=kenmerk.vraag,
        antwoord=kenmerk.soort,
        opties=tuple(Optie(optie.waarde, optie.label, optie.hulp) for optie in kenmerk.opties),
        leeg=leeg,
        hulp=kenmerk.hulp,
        eigen=toelichting(),
        bronnen=tuple(bron_tekst(omgeving.kaders, bron) for bron in kenmerk.bronnen),
        tip=_tip(omgeving, staat, kenmerk),
        voortgang=_nog_te_gaan(omgeving, staat),
    )
    meer = kenmerk.soort == "meerkeuze"
    knoppen = [Knop(o.label, keuze=(kenmerk.id, [o.waarde] if meer else o.waarde)) for o in kenmerk.opties]
    knoppen += [Knop(leeg, keuze=(kenmerk.id, []))] if leeg else []
    return bericht(vraag, knoppen=[*knoppen, Knop(WEET_NIET, keuze=(kenmerk.id, None))])


def _tip(omgeving: Omgeving, staat: Staat, kenmerk: Kenmerk) -> str:
    """How to answer; of what comes first also that both may be answered in one go."""
    eerst = [k.id for k in omgeving.kaders.kenmerken.values() if k.voorrang and k != kenmerk]
    beide = _TIPS_BEIDE.get(kenmerk.id, "")
    return beide if beide and not set(eerst) & staat.antwoorden.keys() else _TIPS.get(kenmerk.soort, "")


def _leeg(kenmerk: Kenmerk) -> str | None:
    """What none of the options is called, where several may hold."""
    if kenmerk.soort != "meerkeuze":
        return None
    return kenmerk.leeg.label if kenmerk.leeg else _GEEN


def _nog_te_gaan(omgeving: Omgeving, staat: Staat) -> str:
    if omgeving.kaders.profielen[staat.profiel].splitst and "doelgroep" not in staat.antwoorden:
        return ""  # most questions depend on the doelgroep: any number now would be wrong
    aantal = hoogstens(omgeving, staat)
    return zeg("vragen.laatste") if aantal == 1 else zeg("vragen.nog", aantal=aantal) if aantal else ""
