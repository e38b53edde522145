"""The advice laid out, once: per besluit the uitkomst and why, who decides; deadlines, next steps, what isn't known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.afweging.bron import Bron
from bot.afweging.model import Kader
from bot.afweging.uitleg import NOG_NIET, zin
from bot.lijn.doet import Doet
from bot.schrijfwijze import en

from .actieblad import GROEPEN, Actie, acties, groepen, nog_niemand, tabel, zegt_regie, zegt_wie
from .beeld import datum, keuze_label, klaar
from .blokken import (
    Actiegroep,
    Actieregel,
    Advies,
    Afwijkregel,
    Bericht,
    Besluitregel,
    Bewijs,
    Grensgeval,
    Knop,
    Stapregel,
    Termijnregel,
    Uitkomstregel,
    bericht,
)
from .herkomst import bron_tekst, bronnen_tekst, gemerkt
from .lopend import zonder_lopende
from .staat import Omgeving, Staat, nog_te_vragen, uitleg
from .teksten import zeg

_KERN, _EERST, _REDENEN = 10, 3, 2  # lines of the kern, of them what comes first; reasons in a line
GRENSGEVAL = {
    "lichter": "advies.grens_lichter",
    "zwaarder": "advies.grens_zwaarder",
    "beide": "advies.grens_beide",
}


def besluitregels(omgeving: Omgeving, staat: Staat, uit: dict[str, Any]) -> tuple[Besluitregel, ...]:
    """The besluiten of this advice (`uit`), each in its parts."""
    delen = uitleg(omgeving, staat)
    keuzes = {a["besluit"]: keuze_label(omgeving.kaders, a) for a in staat.afwijking}
    regels = []
    for naam, besluit in uit["besluiten"].items():
        kader = omgeving.kaders.kaders[omgeving.kaders.besluiten[naam].kader]
        bepaald = besluit["bepaald"]
        grens = besluit["grensgeval"]
        regels.append(
            Besluitregel(
                besluit=naam,
                naam=delen[naam].naam,
                label=delen[naam].label,
                redenen=delen[naam].redenen,
                zinnen=delen[naam].zinnen,
                grensgeval=Grensgeval(zeg(GRENSGEVAL[grens["richting"]]), zin(grens["reden"])) if grens else None,
                keuze=keuzes.get(naam),
                wie=zeg("advies.wie", beslisser=_beslisser(omgeving, naam, besluit)) if bepaald else "",
                kader=zeg("advies.kader", kader=kader.naam, versie=_versie(kader)) if bepaald else "",
                bronnen=tuple(bron_tekst(omgeving.kaders, Bron(**bron)) for bron in besluit["bronnen"]),
            )
        )
    return tuple(regels)


def _beslisser(omgeving: Omgeving, naam: str, besluit: Mapping[str, Any]) -> str:
    """Who decides; who does so in doubt is said with a close call, where there is one."""
    beslisser: str = besluit["beslisser"]
    return omgeving.kaders.besluiten[naam].beslisser if besluit["grensgeval"] else beslisser


def agenda(uit: Mapping[str, Any], begin: str) -> tuple[Actiegroep, ...]:
    """What the advice asks to do: today, this week, at the start and later. `begin`: from when its terms count."""
    alle = acties(uit, begin)
    return tuple(
        Actiegroep(zeg(GROEPEN[groep]), tuple(_actie(a) for a in alle if a.groep == groep))
        for groep in groepen()
        if any(a.groep == groep for a in alle)
    )


def _actie(actie: Actie) -> Actieregel:
    wanneer = zeg("advies.uiterlijk", datum=datum(actie.uiterlijk)) if actie.uiterlijk else ""
    wie = "" if zegt_wie(actie) else actie.wie
    if "uiterlijk" in actie.item:  # a term by itself
        wat, tot = actie.tekst, gemerkt(wanneer, actie.item)
    else:
        wat, tot = gemerkt(actie.item["tekst"], actie.item), gemerkt(wanneer, actie.termijn or {})
    haakjes = ", ".join(filter(None, (wie, tot)))
    return Actieregel(actie.tekst.rstrip("."), wie, wanneer, f"{wat} ({haakjes})" if haakjes else wat)


def kern(
    uit: Mapping[str, Any], besluiten: Sequence[Besluitregel], groepen_: Sequence[Actiegroep], onbekend: str
) -> tuple[str, ...]:
    """The advice in at most ten lines: the outcomes with why, what comes first, what isn't known."""
    niemand = nog_niemand(uit)
    volgorde = sorted(besluiten, key=lambda b: not zegt_regie(b.besluit))
    regels = [_kernregel(b, niemand.get(b.besluit, "")) for b in volgorde]
    eerst = [(groep.kop, actie) for groep in groepen_ for actie in groep.acties][:_EERST]
    regels += [zeg("advies.eerst", groep=kop, actie=actie.punt) for kop, actie in eerst]
    return tuple([*regels, *([onbekend] if onbekend else [])][:_KERN])


def _kernregel(besluit: Besluitregel, eerst: str) -> str:
    if eerst and not besluit.keuze:
        return zeg("advies.kern_niemand", besluit=besluit.naam, eerst=eerst)
    uitkomst = uitkomst_als_tekst(besluit)
    grens = zeg("advies.kern_grens", grens=besluit.grensgeval.kop) if besluit.grensgeval else ""
    zinnen = [r for r in besluit.redenen if r.startswith(tuple(tabel()["redenzin"]))]
    if besluit.keuze or not besluit.redenen:
        return zeg("advies.kern", besluit=besluit.naam, uitkomst=uitkomst, grens=grens)
    redenen = en((zinnen or besluit.redenen)[:_REDENEN])
    if zinnen:
        return zeg("advies.kern_want", besluit=besluit.naam, uitkomst=uitkomst, redenen=redenen, grens=grens)
    return zeg("advies.kern_vanwege", besluit=besluit.naam, uitkomst=uitkomst, redenen=redenen, grens=grens)


def _versie(kader: Kader) -> str:
    return zeg("algemeen.zonder_datum") if kader.ongedateerd else zeg("advies.versie", versie=kader.versie)


def termijnregel(omgeving: Omgeving, termijn: Mapping[str, Any]) -> Termijnregel:
    """One deadline of an advice, with the mark of what is ours."""
    wanneer = gemerkt(zeg("advies.uiterlijk", datum=datum(termijn["uiterlijk"])), termijn)
    return Termijnregel(termijn["label"], wanneer, bronnen_tekst(omgeving.kaders, termijn))


def adviesblok(omgeving: Omgeving, staat: Staat, uit: dict[str, Any], kort: bool = False) -> Advies:
    """The advice for people; `kort`: where nothing folds, only the kern of it."""
    kaders, uit = omgeving.kaders, zonder_lopende(staat, uit)
    besluiten = besluitregels(omgeving, staat, uit)
    groepen = agenda(uit, staat.datum)
    onbekend = _onbekend(omgeving, staat, uit)
    return Advies(
        kop=zeg("advies.kop") if klaar(omgeving, staat, uit) else zeg("advies.kop_tot_nu_toe"),
        kern=kern(uit, besluiten, groepen, onbekend),
        kort=kort,
        besluiten=besluiten,
        agenda=groepen,
        leeg="" if uit["besluiten"] else zeg("advies.leeg"),
        termijnen=tuple(termijnregel(omgeving, t) for t in uit["termijnen"]),
        stappen=tuple(Stapregel(gemerkt(s["tekst"], s), bronnen_tekst(kaders, s)) for s in uit["vervolgstappen"]),
        onbekend=onbekend,
        afwijkingen=tuple(
            Afwijkregel(kaders.besluiten[a["besluit"]].naam, keuze_label(kaders, a), a["reden"])
            for a in staat.afwijking
        ),
        slotzin=zeg("advies.slotzin_kort") if kort else zeg("advies.slotzin"),
    )


def _onbekend(omgeving: Omgeving, staat: Staat, uit: dict[str, Any]) -> str:
    namen = [omgeving.kaders.kenmerken[k].label.lower() for k in uit["ontbreekt"]]
    if not namen or staat.vraag is not None:
        return ""
    return zeg("advies.onbekend", kenmerken=", ".join(namen))


def advies_bericht(omgeving: Omgeving, staat: Staat, uit: dict[str, Any]) -> Bericht:
    """The advice with what can be done next."""
    knoppen = [] if staat.vastgelegd else [Knop(zeg("knoppen.vastleggen"), Doet.VASTLEGGEN)]
    if staat.modus == "snel" and nog_te_vragen(omgeving, staat):
        knoppen.append(Knop(zeg("knoppen.volledig"), Doet.VOLLEDIG))
    if any(besluit["bepaald"] for besluit in uit["besluiten"].values()):
        knoppen.append(Knop(zeg("knoppen.afwijken"), Doet.AFWIJKEN))
    knoppen += [Knop(zeg("knoppen.waarom"), Doet.WAAROM), Knop(zeg("knoppen.terug"), Doet.TERUG)]
    knoppen.append(Knop(zeg("knoppen.nieuwe_afweging"), Doet.NIEUWE_AFWEGING))
    return bericht(adviesblok(omgeving, staat, uit, kort=True), knoppen=knoppen)


def uitkomst_als_tekst(besluit: Besluitregel) -> str:
    """What came out of a besluit, and what the user decided instead."""
    advies = besluit.label or NOG_NIET
    return zeg("advies.jouw_keuze", keuze=besluit.keuze, advies=advies) if besluit.keuze else advies


def bewijs(omgeving: Omgeving, staat: Staat, uit: dict[str, Any], *regels: str) -> Bewijs:
    """The receipt of what was just stored."""
    uitkomsten = [Uitkomstregel(b.naam, uitkomst_als_tekst(b)) for b in besluitregels(omgeving, staat, uit)]
    profiel = omgeving.kaders.profielen[staat.profiel].label
    return Bewijs(staat.casus or "", profiel, tuple(uitkomsten), regels)
