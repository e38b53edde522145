"""What a word means; and every other question that is asked of the assistant."""

from __future__ import annotations

from collections import Counter

from bot.afweging.model import Vakwoord
from bot.begrip.antwoord import kaal
from bot.begrip.bedoeling import wat_is
from bot.begrip.vakwoord import bijna, genoemd, namen

from ..beeld import NOODREGEL
from ..blokken import alinea, lijst
from ..gelezen import herkomst_van_label
from ..herkomst import bron_tekst, merk
from ..staat import Beurt, Omgeving, Reactie, Staat
from ..teksten import zeg
from ..vaardigheid import Vaardigheid
from ..zeggen import tussendoor

_BEGRIPPEN_GENOEMD = 15


@Vaardigheid("uitleg", tussendoor=True)
def uitleg(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """What a term means, per kader: the same word can mean something else elsewhere."""
    if waarvandaan := herkomst_van_label(omgeving, staat, beurt.tekst):
        return tussendoor(omgeving, staat, lijst(waarvandaan))
    treffers = [
        (omgeving.kaders.kaders[k], b)
        for k, b in genoemd(omgeving.kaders, beurt.tekst) or bijna(omgeving.kaders, wat_is(beurt.tekst))
    ]
    if not treffers and (gevraagd := _over_kenmerken(omgeving, beurt)):
        return tussendoor(omgeving, staat, lijst(gevraagd), zeg("uitleg.vult_niets_in"))
    if not treffers:
        vaak = Counter(naam for kader in omgeving.kaders.kaders.values() for b in kader.vakwoorden for naam in namen(b))
        bekend = ", ".join(naam for naam, _ in vaak.most_common(_BEGRIPPEN_GENOEMD))
        tekst = zeg("uitleg.ken_ik_niet", begrippen=bekend)
        return tussendoor(omgeving, staat, alinea(tekst, NOODREGEL))
    regels = [
        zeg(
            "uitleg.begrip",
            term=b.term,
            kader=kader.naam,
            betekenis=b.betekenis,
            merk=merk(b.bronnen),
            bron=zeg("algemeen.bron", bronnen=_bronnen(omgeving, b)),
        )
        for kader, b in treffers
    ]
    meer = len({kader.id for kader, _ in treffers}) > 1
    let_op = [zeg("uitleg.niet_overal_gelijk")] if meer else []
    return tussendoor(omgeving, staat, *let_op, lijst(regels))


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
