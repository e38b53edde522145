"""What a word means; and every other question that is asked of the assistant."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from bot.afweging.bron import EIGEN_UITLEG
from bot.afweging.model import Kader, Vakwoord
from bot.begrip.antwoord import kaal
from bot.begrip.bedoeling import wat_is
from bot.begrip.eigenwoord import eigen_woord
from bot.begrip.gespreksvraag import zonder_tekens
from bot.begrip.vakwoord import bijna, genoemd, namen, sleutel

from ..beeld import NOODREGEL
from ..blokken import alinea, lijst
from ..gelezen import herkomst_van_label
from ..herkomst import bron_tekst, merk
from ..opties import genoemde_uitkomsten
from ..staat import Beurt, Omgeving, Reactie, Staat
from ..teksten import zeg
from ..vaardigheid import Vaardigheid
from ..zeggen import tussendoor

_BEGRIPPEN_GENOEMD = 6
_UITKOMSTEN_GENOEMD = 3


@Vaardigheid("uitleg", recht=None, tussendoor=True, leest_gevraagd=True)
def uitleg(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """What a term means, per kader: the same word can mean something else elsewhere."""
    if waarvandaan := herkomst_van_label(omgeving, staat, beurt.tekst):
        return tussendoor(omgeving, staat, lijst(waarvandaan))
    treffers = [
        (omgeving.kaders.kaders[k], b)
        for k, b in genoemd(omgeving.kaders, beurt.tekst) or bijna(omgeving.kaders, wat_is(beurt.tekst))
    ]
    gevraagd_ = wat_is(beurt.tekst)
    precies = any(sleutel(naam) == sleutel(gevraagd_) for _, b in treffers for naam in namen(b))
    if not precies and (uitkomst := _uitkomst(omgeving, gevraagd_)):
        return tussendoor(omgeving, staat, lijst([uitkomst]))
    eigen = eigen_woord(zonder_tekens(beurt.tekst))
    regels = [_begrip(omgeving, kader, b) for kader, b in treffers]
    if eigen and (eigen.erbij or not treffers):
        regels.append(zeg("uitleg.eigen", term=eigen.term, betekenis=eigen.betekenis, eigen=EIGEN_UITLEG))
    if regels:
        meer = len({kader.id for kader, _ in treffers}) > 1
        let_op = [zeg("uitleg.niet_overal_gelijk")] if meer else []
        return tussendoor(omgeving, staat, *let_op, lijst(regels))
    if gevraagd := _over_kenmerken(omgeving, beurt) or _bij_naam(omgeving, beurt.tekst):
        return tussendoor(omgeving, staat, lijst(gevraagd), zeg("uitleg.vult_niets_in"))
    if not gevraagd_:
        geen = tussendoor(omgeving, staat, alinea(zeg("uitleg.geen_antwoord"), NOODREGEL))
        return replace(geen, handeling="buiten_bereik")
    vaak = Counter(naam for kader in omgeving.kaders.kaders.values() for b in kader.vakwoorden for naam in namen(b))
    bekend = ", ".join(naam for naam, _ in vaak.most_common(_BEGRIPPEN_GENOEMD))
    return tussendoor(omgeving, staat, alinea(zeg("uitleg.ken_ik_niet", begrippen=bekend), NOODREGEL))


def _uitkomst(omgeving: Omgeving, vraag: str) -> str:
    """What an uitkomst means that is all that is asked about ("wat is casusregie midden"); "" when none is."""
    alle = (u for b in omgeving.kaders.besluiten.values() for u in b.uitkomsten.values())
    gezegd = zonder_tekens(vraag)
    return next(
        (f"{u.label}: {u.betekenis}" for u in alle if len(u.label.split()) > 1 and zonder_tekens(u.label) == gezegd), ""
    )


def _begrip(omgeving: Omgeving, kader: Kader, b: Vakwoord) -> str:
    bron = zeg("algemeen.bron", bronnen=_bronnen(omgeving, b))
    return zeg("uitleg.begrip", term=b.term, kader=kader.naam, betekenis=b.betekenis, merk=merk(b.bronnen), bron=bron)


def _bij_naam(omgeving: Omgeving, tekst: str) -> list[str]:
    """What a kenmerk or an uitkomst means that a text calls by its name ("wat is casusregie midden")."""
    gezegd = f" {zonder_tekens(tekst)} "
    kenmerken = [
        f"{k.label}: {k.hulp}" for k in omgeving.kaders.kenmerken.values() if f" {zonder_tekens(k.label)} " in gezegd
    ]
    besluiten = omgeving.kaders.besluiten
    uitkomsten = [besluiten[b].uitkomsten[u] for b, u in genoemde_uitkomsten(omgeving, besluiten, tekst)]
    return kenmerken or list(dict.fromkeys(f"{u.label}: {u.betekenis}" for u in uitkomsten))[:_UITKOMSTEN_GENOEMD]


def _bronnen(omgeving: Omgeving, vakwoord: Vakwoord) -> str:
    return "; ".join(bron_tekst(omgeving.kaders, bron) for bron in vakwoord.bronnen)


def _over_kenmerken(omgeving: Omgeving, beurt: Beurt) -> list[str]:
    """What the options mean that a question names ("telt een OTS als …"); none when it names none."""
    regels: dict[str, None] = {}
    gevallen = []
    for v in beurt.vermeldingen:
        kenmerk = omgeving.kaders.kenmerken.get(v.kenmerk)
        if kenmerk is not None and kenmerk.soort != "getallen":
            gevallen.append(
                (kenmerk, next((o for o in kenmerk.opties if o.waarde is v.waarde or o.waarde == v.waarde), None))
            )
    bij_naam = [(k, o) for k, o in gevallen if o and f" {kaal(o.label)} " in f" {kaal(beurt.tekst).rstrip('?')} "]
    for kenmerk, optie in bij_naam or gevallen:
        naam = (
            f"{kenmerk.label}, {optie.label.lower() if kenmerk.soort == 'ja_nee' else optie.label}"
            if optie
            else kenmerk.label
        )
        uitleg = " ".join(deel for deel in (optie.hulp if optie else "", kenmerk.hulp) if deel)
        if uitleg:
            regels[f"{naam}: {uitleg}"] = None
    return list(regels)
