"""Undoing: the prompt that stands before the rest, the last change, or the afweging that was put aside."""

from __future__ import annotations

from dataclasses import replace

from .. import wacht as wachtvorm
from ..beeld import datum
from ..blokken import alinea, bericht
from ..prompt import eindbericht
from ..staat import Beurt, Omgeving, Reactie, Staat, met_geldige_afwijkingen, open_weer, volgende
from ..teksten import zeg
from ..vaardigheid import Vaardigheid
from ..vernieuwd import bij_de_tijd
from ..wacht import Rust, onder
from ..zeggen import geen_afweging


@Vaardigheid("terug", bestuurt=True, verandert=True, zeg="terug", in_hulp=20)
def terug(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """Take back what the turn before this one changed; else let the prompt go that stands before the rest; else take
    the last change back; else the afweging that was put aside.
    """
    if staat is None:
        return geen_afweging()
    if staat.wacht and not isinstance(staat.wacht, Rust) and not (staat.net_veranderd and staat.verleden):
        staat = volgende(omgeving, replace(staat, wacht=onder(staat.wacht)))
        return Reactie(staat, (bericht(zeg("terug.laat_zitten")), eindbericht(omgeving, staat)))
    if staat.verleden:
        return _teruggenomen(omgeving, staat)
    staat = replace(staat, wacht=None)
    if staat.vorige:
        oud = Staat.uit_json(staat.vorige)
        assert oud is not None
        oud, vernieuwd = bij_de_tijd(omgeving, oud)
        gezegd = [bericht(alinea(*vernieuwd))] if vernieuwd else []
        return Reactie(oud, (bericht(zeg("terug.vorige_afweging")), *gezegd, eindbericht(omgeving, oud)))
    return Reactie(staat, (bericht(zeg("terug.eerste_vraag")), eindbericht(omgeving, staat)))


def _teruggenomen(omgeving: Omgeving, staat: Staat) -> Reactie:
    *eerder, laatste = staat.verleden
    voorstel, afwijking = laatste.get("voorstel", []), laatste.get("afwijking", staat.afwijking)
    profiel = laatste.get("profiel", staat.profiel)
    if profiel not in omgeving.kaders.profielen:
        profiel = staat.profiel
    na = replace(
        staat,
        antwoorden=laatste["antwoorden"],
        overgeslagen=laatste["overgeslagen"],
        vraag=laatste["vraag"],
        voorstel=voorstel,
        gehoord=laatste.get("gehoord", staat.gehoord),
        afwijking=afwijking,
        datum=laatste.get("datum", staat.datum),
        profiel=profiel,
        hulp_loopt=laatste.get("hulp_loopt", staat.hulp_loopt),
        verleden=eerder,
        wacht=wachtvorm.uit_json(laatste.get("wacht")),
        net_veranderd=bool(eerder),
    )
    na = met_geldige_afwijkingen(omgeving, na)
    # The last answer was a correction: the one of before is back, nothing to ask.
    if na.vraag in na.antwoorden or na.vraag is None:
        na = volgende(omgeving, na)
    na = open_weer(na)
    antwoord = (na.antwoorden, na.overgeslagen) != (staat.antwoorden, staat.overgeslagen)
    gezegd = [zeg("terug.vorig_antwoord") if antwoord else zeg("terug.teruggenomen")]
    if na.profiel != staat.profiel:
        gezegd = [zeg("terug.profiel", profiel=omgeving.kaders.profielen[na.profiel].label)]
    if na.datum != staat.datum:
        gezegd.append(zeg("terug.termijnen", datum=datum(na.datum)))
    if na.hulp_loopt != staat.hulp_loopt:
        gezegd.append(zeg("terug.hulp_loopt"))
    if weg := [f["kenmerk"] for f in staat.voorstel if f not in voorstel]:
        labels = ", ".join(omgeving.kaders.kenmerken[k].label.lower() for k in weg)
        gezegd.append(zeg("algemeen.van_de_lijst_af", kenmerken=labels))
    return Reactie(na, (bericht(" ".join(gezegd)), eindbericht(omgeving, na)))
