"""What would change if something were so: computed on a copy, and said in a sentence a besluit. It changes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.begrip.gespreksvraag import stopt, verondersteld
from bot.begrip.vermelding import GENOEMD, GEVRAAGD
from bot.schrijfwijze import en, of

from ..adviesblok import GRENSGEVAL
from ..beeld import datum, waarde_als_tekst
from ..blokken import alinea, lijst
from ..feiten import feiten
from ..opties import op_label
from ..rekenen import met
from ..staat import Beurt, Omgeving, Reactie, Staat
from ..teksten import zeg
from ..vaardigheid import Vaardigheid
from ..zeggen import geen_afweging, tussendoor

_MOST_TERMS = 3


@Vaardigheid("wat_als", geleerd=False, tussendoor=True, leest_gevraagd=True, zeg="wat als er een OTS komt")
def wat_als(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """The advice as it is beside the advice as it would be."""
    if staat is None:
        return geen_afweging("wat_als.geen_casus")
    basis = {**staat.antwoorden, **{f["kenmerk"]: f["waarde"] for f in staat.voorstel}}
    gesteld, al_zo, botst = _gesteld(omgeving, basis, beurt)
    if botst:
        labels = en(omgeving.kaders.kenmerken[k].label.lower() for k in botst)
        return tussendoor(omgeving, staat, zeg("wat_als.meer", kenmerken=labels))
    if not gesteld:
        zin = zeg("wat_als.al_zo", wat=_wat(omgeving, al_zo)) if al_zo else zeg("wat_als.niet_gelezen")
        return tussendoor(omgeving, staat, zin)
    vooraf = [zeg("wat_als.lijst_telt")] if staat.voorstel else []
    regels = _verschil(omgeving, staat, basis, gesteld)
    wat = _wat(omgeving, gesteld)
    kop = alinea(*vooraf, zeg("wat_als.gesteld", wat=wat) if regels else zeg("wat_als.niets", wat=wat))
    return tussendoor(omgeving, staat, kop, *([lijst(regels)] if regels else []), zeg("wat_als.gewijzigd_niet"))


def _gesteld(
    omgeving: Omgeving, basis: Mapping[str, Any], beurt: Beurt
) -> tuple[dict[str, Any], dict[str, Any], list[str]]:
    """(what the text supposes, what of it is so already, the kenmerken that it gives two values)."""
    kenmerken = omgeving.kaders.kenmerken
    als_waar = [replace(v, zekerheid=GENOEMD) for v in beurt.vermeldingen if v.zekerheid == GEVRAAGD]
    gevonden, botst = feiten(als_waar, kenmerken, basis)
    gesteld = {f.kenmerk: f.waarde for f in gevonden if f.waarde is not None}
    al_zo = {v.kenmerk: basis[v.kenmerk] for v in als_waar if v.kenmerk in basis and v.kenmerk not in gesteld}
    if not gesteld and not al_zo and not botst and (op_naam := op_label(omgeving, verondersteld(beurt.tekst))):
        kenmerk, waarde = op_naam
        if stopt(beurt.tekst) and kenmerken[kenmerk].geen_zorgen is not None:
            waarde = kenmerken[kenmerk].geen_zorgen
        (al_zo if basis.get(kenmerk) == waarde else gesteld)[kenmerk] = waarde
    return gesteld, al_zo, [t.kenmerk for t in botst]


def _wat(omgeving: Omgeving, antwoorden: Mapping[str, Any]) -> str:
    kenmerken = omgeving.kaders.kenmerken
    return "; ".join(
        f"{kenmerken[k].label.lower()}: {waarde_als_tekst(kenmerken[k], w)}" for k, w in antwoorden.items()
    )


def _verschil(omgeving: Omgeving, staat: Staat, basis: Mapping[str, Any], gesteld: Mapping[str, Any]) -> list[str]:
    eerst, dan = met(omgeving, staat, basis), met(omgeving, staat, {**basis, **gesteld})
    anders, blijft = [], []
    for naam, nieuw in dan["besluiten"].items():
        oud = eerst["besluiten"].get(naam)
        zin = _zin(omgeving, naam, oud, nieuw)
        if zin:
            anders.append(zin)
        elif nieuw["bepaald"]:
            blijft.append(nieuw["label"])
    if not anders:
        return []
    if blijft:
        anders.append(zeg("wat_als.blijft", besluiten=en(blijft)))
    was = {(t["id"], t["label"]) for t in eerst["termijnen"]}
    erbij = [t for t in dan["termijnen"] if (t["id"], t["label"]) not in was][:_MOST_TERMS]
    if erbij:
        punten = [zeg("wat_als.uiterlijk", label=t["label"], datum=datum(t["uiterlijk"])) for t in erbij]
        anders.append(zeg("wat_als.termijn", termijnen="; ".join(punten)))
    return anders


def _zin(omgeving: Omgeving, naam: str, oud: Mapping[str, Any] | None, nieuw: Mapping[str, Any]) -> str:
    """What changes of one besluit; "" when nothing does."""
    b = omgeving.kaders.besluiten[naam]
    mogelijk = of(b.uitkomsten[u].label for u in nieuw["mogelijk"])
    if oud is None:
        return zeg("wat_als.erbij", besluit=b.naam, nieuw=nieuw["label"] or mogelijk)
    if nieuw["mogelijk"] == oud["mogelijk"]:
        return _grens(b.naam, oud, nieuw)
    if nieuw["uitkomst"] is None and oud["uitkomst"] is None:
        return zeg("wat_als.kan_nog", besluit=b.naam, mogelijk=mogelijk)
    if nieuw["uitkomst"] is None:
        return zeg("wat_als.wordt_onduidelijk", besluit=b.naam, mogelijk=mogelijk, oud=oud["label"])
    if oud["uitkomst"] is None:
        return zeg("wat_als.wordt_bepaald", besluit=b.naam, nieuw=nieuw["label"])
    return zeg("wat_als.wordt", besluit=b.naam, nieuw=nieuw["label"], oud=oud["label"])


def _grens(naam: str, oud: Mapping[str, Any], nieuw: Mapping[str, Any]) -> str:
    """That the same uitkomst becomes a close call, or is none any more."""
    was, wordt = (b["grensgeval"] and b["grensgeval"]["richting"] for b in (oud, nieuw))
    if was == wordt:
        return ""
    if not wordt:
        return zeg("wat_als.geen_grens", besluit=naam, label=nieuw["label"])
    return zeg("wat_als.wel_grens", besluit=naam, label=nieuw["label"], grens=zeg(GRENSGEVAL[wordt]).lower())
