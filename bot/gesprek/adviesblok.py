"""The advice laid out, once: per besluit the uitkomst and why, who decides; deadlines, next steps, what isn't known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.afweging.bron import Bron
from bot.afweging.model import Kader
from bot.afweging.uitleg import NOG_NIET, zin
from bot.lijn.doet import Doet

from .beeld import datum, keuze_label, klaar
from .blokken import (
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
from .staat import Omgeving, Staat, nog_te_vragen, uitleg

SLOTZIN = "Dit is een advies. Jij beslist, samen met wie daarover gaat."
LEEG = "Ik kan nog geen advies geven. Daarvoor weet ik te weinig van deze casus."
_GRENSGEVAL = {
    "lichter": "Grensgeval: lichter is dichtbij",
    "zwaarder": "Grensgeval: zwaarder is dichtbij",
    "beide": "Grensgeval: kan beide kanten op",
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
                grensgeval=Grensgeval(_GRENSGEVAL[grens["richting"]], zin(grens["reden"])) if grens else None,
                keuze=keuzes.get(naam),
                wie=f"Wie beslist: {besluit['beslisser']}" if bepaald else "",
                kader=f"Kader: {kader.naam} ({_versie(kader)})." if bepaald else "",
                bronnen=tuple(bron_tekst(omgeving.kaders, Bron(**bron)) for bron in besluit["bronnen"]),
            )
        )
    return tuple(regels)


def _versie(kader: Kader) -> str:
    return "zonder datum" if kader.ongedateerd else f"versie {kader.versie}"


def termijnregel(omgeving: Omgeving, termijn: Mapping[str, Any]) -> Termijnregel:
    """One deadline of an advice, with the mark of what is ours."""
    wanneer = gemerkt(f"uiterlijk {datum(termijn['uiterlijk'])}", termijn)
    return Termijnregel(termijn["label"], wanneer, bronnen_tekst(omgeving.kaders, termijn))


def adviesblok(omgeving: Omgeving, staat: Staat, uit: dict[str, Any]) -> Advies:
    """The advice for people."""
    kaders = omgeving.kaders
    return Advies(
        kop="Advies" if klaar(omgeving, staat, uit) else "Advies tot nu toe",
        besluiten=besluitregels(omgeving, staat, uit),
        leeg="" if uit["besluiten"] else LEEG,
        termijnen=tuple(termijnregel(omgeving, t) for t in uit["termijnen"]),
        stappen=tuple(Stapregel(gemerkt(s["tekst"], s), bronnen_tekst(kaders, s)) for s in uit["vervolgstappen"]),
        onbekend=_onbekend(omgeving, staat, uit),
        afwijkingen=tuple(
            Afwijkregel(kaders.besluiten[a["besluit"]].naam, keuze_label(kaders, a), a["reden"])
            for a in staat.afwijking
        ),
        slotzin=SLOTZIN,
    )


def _onbekend(omgeving: Omgeving, staat: Staat, uit: dict[str, Any]) -> str:
    namen = [omgeving.kaders.kenmerken[k].label.lower() for k in uit["ontbreekt"]]
    if not namen or staat.vraag is not None:
        return ""
    return f"Onbekend gebleven: {', '.join(namen)}. Zoek dit uit als het kan; het kan het advies veranderen."


def advies_bericht(omgeving: Omgeving, staat: Staat, uit: dict[str, Any]) -> Bericht:
    """The advice with what can be done next."""
    knoppen = [] if staat.vastgelegd else [Knop("Vastleggen", Doet.VASTLEGGEN)]
    if staat.modus == "snel" and nog_te_vragen(omgeving, staat):
        knoppen.append(Knop("Volledig doorvragen", Doet.VOLLEDIG))
    if any(besluit["bepaald"] for besluit in uit["besluiten"].values()):
        knoppen.append(Knop("Afwijken", Doet.AFWIJKEN))
    knoppen += [Knop("Waarom?", Doet.WAAROM), Knop("Terug", Doet.TERUG)]
    knoppen.append(Knop("Nieuwe afweging", Doet.NIEUWE_AFWEGING))
    return bericht(adviesblok(omgeving, staat, uit), knoppen=knoppen)


def uitkomst_als_tekst(besluit: Besluitregel) -> str:
    """What came out of a besluit, and what the user decided instead."""
    advies = besluit.label or NOG_NIET
    return f"{besluit.keuze} (jouw keuze; advies: {advies})" if besluit.keuze else advies


def bewijs(omgeving: Omgeving, staat: Staat, uit: dict[str, Any], *regels: str) -> Bewijs:
    """The receipt of what was just stored."""
    uitkomsten = [Uitkomstregel(b.naam, uitkomst_als_tekst(b)) for b in besluitregels(omgeving, staat, uit)]
    profiel = omgeving.kaders.profielen[staat.profiel].label
    return Bewijs(staat.casus or "", profiel, tuple(uitkomsten), regels)
