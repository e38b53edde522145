"""Why this question, or why this advice."""

from __future__ import annotations

from typing import Any

from bot.afweging import motor
from bot.afweging.uitleg import NOG_NIET

from ..adviesblok import besluitregels
from ..beeld import waarde_als_tekst
from ..blokken import Besluitregel, Blok, Deel, alinea, deel, lijst
from ..herkomst import bron_tekst, toelichting
from ..staat import Beurt, Omgeving, Reactie, Staat, advies, open_prompt
from ..teksten import zeg
from ..vaardigheid import Vaardigheid
from ..zeggen import geen_afweging, tussendoor

_OPTIES_OMSLAG = 8


@Vaardigheid("waarom", tussendoor=True, zeg="waarom", in_hulp=10)
def waarom(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """Why this question: what it means, what it can still change, where it comes from. Or why this advice."""
    if staat is None:
        return geen_afweging()
    op = open_prompt(staat)
    if op in ("bevestig", "aanpassen", "bedoel_je", "nieuwe_casus"):
        return tussendoor(omgeving, staat, zeg("waarom.gelezen"))
    if op != "vraag" or staat.vraag is None:
        return tussendoor(omgeving, staat, *waarom_advies(omgeving, staat))
    kenmerk = omgeving.kaders.kenmerken[staat.vraag]
    uit = advies(omgeving, staat)
    hulp = [f"{o.label}: {o.hulp}" for o in kenmerk.opties if o.hulp]
    onder = [toelichting()]
    werk = motor(omgeving.kaders)
    for naam, besluit in uit["besluiten"].items():
        if not besluit["bepaald"] and kenmerk.id in werk.werk(naam).diagram.nummer:
            b = omgeving.kaders.besluiten[naam]
            labels = ", ".join(b.uitkomsten[u].label for u in besluit["mogelijk"])
            onder.append(zeg("waarom.kan_veranderen", besluit=b.naam, uitkomsten=labels))
    bronnen = "; ".join(bron_tekst(omgeving.kaders, b) for b in kenmerk.bronnen)
    onder.append(zeg("algemeen.bron", bronnen=bronnen))
    kop = zeg("waarom.deze_vraag", kenmerk=kenmerk.label.lower(), hulp=kenmerk.hulp)
    if not hulp:
        return tussendoor(omgeving, staat, alinea(kop, *onder))
    return tussendoor(omgeving, staat, kop, lijst(hulp), alinea(*onder))


def waarom_advies(omgeving: Omgeving, staat: Staat) -> list[Blok]:
    """Per besluit: the deciding answers, what would change it, and the source."""
    uit = advies(omgeving, staat)
    delen: list[Blok] = [_doorslag(omgeving, regel, uit) for regel in besluitregels(omgeving, staat, uit)]
    return delen or [alinea(zeg("waarom.geen_advies"))]


def _doorslag(omgeving: Omgeving, besluit: Besluitregel, uit: dict[str, Any]) -> Deel:
    kop = [zeg("waarom.uitkomst", besluit=besluit.naam, uitkomst=besluit.label or NOG_NIET)]
    if besluit.label:
        redenen = "; ".join(besluit.redenen)
        kop.append(zeg("waarom.doorslag", redenen=redenen) if redenen else zeg("waarom.altijd_zo"))
    anders = [
        zeg("waarom.wordt_als", uitkomst=doel, kenmerk=kenmerk, waarde=waarde)
        for doel, kenmerk, waarde in wat_als(omgeving, besluit.besluit, uit["besluiten"][besluit.besluit])
    ]
    bron = zeg("algemeen.bron", bronnen="; ".join(besluit.bronnen))
    return deel(alinea(*kop), *([lijst(anders)] if anders else []), alinea(bron))


def wat_als(omgeving: Omgeving, naam: str, besluit: dict[str, Any]) -> list[tuple[str, str, str]]:
    """The omslag for people: (label of the other uitkomst, kenmerk, value), sets of one option first, at most eight."""
    b = omgeving.kaders.besluiten[naam]
    uit: list[tuple[str, str, str]] = []
    for o in besluit["omslag"]:
        kenmerk = omgeving.kaders.kenmerken[o["kenmerk"]]
        if isinstance(o["waarde"], list) and len(o["waarde"]) > 1:
            continue
        uit.append((b.uitkomsten[o["uitkomst"]].label, kenmerk.label.lower(), waarde_als_tekst(kenmerk, o["waarde"])))
    return uit[:_OPTIES_OMSLAG]
