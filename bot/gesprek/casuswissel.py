"""A text about another casus, or about more than one: nothing is mixed, and nothing is dropped without a word.

What was read of another casus waits in the prompt "Is dit een andere casus?" as facts, never as text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, replace
from typing import Any

from bot.afweging.model import Profiel
from bot.begrip.hoofdpersoon import Casusdeel, casusdelen, is_lijst
from bot.begrip.randen import CITAAT, DISCLAIMER, KOP, ONDERTEKENING, niet_gelezen, zonder
from bot.begrip.vermelding import GENOEMD, ONTKEND, Vermelding
from bot.schrijfwijze import en

from .andere_casus import begint_bij, is_begonnen, vraagt_wie
from .blokken import bericht
from .feiten import Feit, feiten, met_bekende
from .prompt import eindbericht, gelezen
from .staat import Beurt, Omgeving, Reactie, Staat, nieuw, volgende
from .teksten import zeg
from .vaardigheden.vertellen import vertel
from .voorstel import stel_voor, zonder_ontkende
from .wacht import NieuweCasus, Stop, Wacht
from .zeggen import NIEUWE_AFWEGING, tussendoor

_OVER_WIE = ("doelgroep", "leeftijden")
_GEZEGD = {  # a greeting and tags say nothing that anybody misses
    KOP: "overgeslagen.kop",
    ONDERTEKENING: "overgeslagen.ondertekening",
    DISCLAIMER: "overgeslagen.disclaimer",
    CITAAT: "overgeslagen.citaat",
}


def ander(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie | None:
    """What to do with a text that isn't, or not only, about the casus in hand; None for one that is."""
    if not beurt.tekst or (staat and vraagt_wie(staat)):
        return None
    weg = niet_gelezen(beurt.tekst, (v.begin for v in (*beurt.vermeldingen, *beurt.los)))
    beurt = replace(beurt, tekst=zonder(beurt.tekst, weg))
    delen = casusdelen(beurt.tekst)
    if is_lijst(delen):
        zin = zeg("nieuwe_casus.lijst", aantal=len(delen), wie=en(deel.wie for deel in delen))
        return tussendoor(omgeving, staat, zin, knoppen=() if staat else (NIEUWE_AFWEGING,))
    if staat is None or not is_begonnen(staat):
        return _eerste_van_twee(omgeving, staat, beurt, delen)
    begin = begint_bij(staat, beurt)
    return None if begin is None else _vraag(omgeving, staat, beurt, begin, delen)


def _eerste_van_twee(
    omgeving: Omgeving, staat: Staat | None, beurt: Beurt, delen: tuple[Casusdeel, ...]
) -> Reactie | None:
    if len(delen) < 2:
        return None
    uit = vertel(omgeving, staat, _deel(beurt, delen[0].begin, delen[0].eind))
    return replace(uit, berichten=(_overgeslagen(delen), *uit.berichten))


def _overgeslagen(delen: tuple[Casusdeel, ...]) -> Any:
    return bericht(zeg("nieuwe_casus.eerste_van_twee", eerste=delen[0].wie, tweede=delen[1].wie))


def _vraag(omgeving: Omgeving, staat: Staat, beurt: Beurt, begin: int, delen: tuple[Casusdeel, ...]) -> Reactie:
    """Ask first. What stands before it in the text is about the casus in hand, and is taken as ever."""
    voor = _deel(beurt, 0, begin)
    uit = vertel(omgeving, staat, voor) if voor.vermeldingen else Reactie(staat)
    assert uit.staat is not None
    over = _deel(beurt, begin, next((deel.begin for deel in delen if deel.begin > begin), len(beurt.tekst)))
    wacht = NieuweCasus(_los(over), _hier(over), _onder(uit.staat.wacht))
    na = replace(uit.staat, wacht=wacht)
    vooraf = [_overgeslagen(delen)] if len(delen) > 1 and delen[0].begin == begin else []
    return Reactie(na, (*vooraf, *uit.berichten[:-1], eindbericht(omgeving, na)))


def _onder(wacht: Wacht | None) -> Any:
    return wacht.onder if isinstance(wacht, Stop | NieuweCasus) else wacht


def _deel(beurt: Beurt, begin: int, eind: int) -> Beurt:
    """The turn as if only characters [begin, eind) had been said."""

    def binnen(vermeldingen: Iterable[Vermelding]) -> tuple[Vermelding, ...]:
        erin = (v for v in vermeldingen if begin <= v.begin < eind)
        return tuple(replace(v, begin=v.begin - begin, eind=v.eind - begin) for v in erin)

    vermeldingen, los = binnen(beurt.vermeldingen), binnen(beurt.los)
    return replace(beurt, tekst=beurt.tekst[begin:eind], vermeldingen=vermeldingen, los=los, anders=())


def _los(beurt: Beurt) -> tuple[dict[str, Any], ...]:
    """What was read, of a casus of which nothing is known."""
    return _bewaard(beurt.los or beurt.vermeldingen)


def _hier(beurt: Beurt) -> tuple[dict[str, Any], ...]:
    """What was read, as part of the casus in hand."""
    return _bewaard(beurt.vermeldingen)


def _bewaard(vermeldingen: Iterable[Vermelding]) -> tuple[dict[str, Any], ...]:
    return tuple(asdict(v) for v in vermeldingen if v.zekerheid in (GENOEMD, ONTKEND))


def _gelezen(bewaard: Iterable[dict[str, Any]]) -> tuple[Vermelding, ...]:
    return tuple(Vermelding(**v) for v in bewaard)


def erbij(omgeving: Omgeving, staat: Staat, beurt: Beurt) -> Reactie:
    """More is told while the prompt is open: it waits with the rest."""
    wacht = staat.wacht
    assert isinstance(wacht, NieuweCasus)
    meer = replace(wacht, vermeldingen=(*wacht.vermeldingen, *_los(beurt)), hier=(*wacht.hier, *_hier(beurt)))
    na = replace(staat, wacht=meer)
    gevonden, _ = feiten(beurt.los or beurt.vermeldingen, omgeving.kaders.kenmerken, {})
    regels = "; ".join(g.punt for g in gelezen(omgeving, [f.als_json() for f in gevonden]))
    return Reactie(na, (bericht(zeg("nieuwe_casus.erbij", gelezen=regels)), eindbericht(omgeving, na)))


def andere_casus(omgeving: Omgeving, staat: Staat, beurt: Beurt) -> Reactie:
    """Yes: the afweging in hand is put aside, and what was read is the voorstel of a new one."""
    wacht = staat.wacht
    assert isinstance(wacht, NieuweCasus)
    gevonden, botst = feiten(_gelezen(wacht.vermeldingen), omgeving.kaders.kenmerken, {})
    profiel = _profiel(omgeving, staat.profiel, gevonden)
    vers = volgende(omgeving, nieuw(omgeving, profiel.id, beurt.nu, replace(staat, wacht=wacht.onder)))
    regels = [zeg("nieuwe_casus.begonnen", profiel=profiel.label)]
    if vers.vorige:
        regels.append(zeg("nieuwe_casus.vorige_staat_klaar"))
    uit = stel_voor(omgeving, vers, gevonden, botst)
    return replace(uit, berichten=(bericht(" ".join(regels)), *uit.berichten))


def _profiel(omgeving: Omgeving, nu: str, gevonden: Iterable[Feit]) -> Profiel:
    """The profiel in hand, unless it is for the other doelgroep only."""
    doelgroep = next((f.waarde for f in gevonden if f.kenmerk == "doelgroep"), None)
    zelfde = omgeving.kaders.profielen[nu]
    past = zelfde.doelgroep is None or doelgroep in (None, zelfde.doelgroep)
    return zelfde if past else omgeving.kaders.profielen[omgeving.standaardprofiel]


def zelfde_casus(omgeving: Omgeving, staat: Staat) -> Reactie:
    """No: what was read joins the list to confirm, and what it says to be over leaves it.

    Who it was about doesn't change whom the casus is about.
    """
    wacht = staat.wacht
    assert isinstance(wacht, NieuweCasus)
    op_lijst = {f["kenmerk"]: f["waarde"] for f in staat.voorstel}
    bekend = {**staat.antwoorden, **op_lijst}
    gevonden, botst = feiten(_gelezen(wacht.hier), omgeving.kaders.kenmerken, bekend)
    doelgroepen = {v["waarde"] for v in wacht.vermeldingen if v["kenmerk"] == "doelgroep"}
    ander_mens = "doelgroep" in bekend and bool(doelgroepen) and bekend["doelgroep"] not in doelgroepen
    geldt = [f for f in gevonden if not (ander_mens and f.kenmerk in _OVER_WIE)]
    nieuwe = [met_bekende(f, bekend) for f in geldt if f.waarde is not None]
    ontkend = [f for f in geldt if f.waarde is None]
    na, weg = zonder_ontkende(omgeving, replace(staat, wacht=wacht.onder), ontkend)
    niets = "" if nieuwe or botst or ontkend else zeg("nieuwe_casus.niets_nieuws")
    zinnen = [zin for zin in (zeg("nieuwe_casus.hoort_erbij"), weg, niets) if zin]
    uit = stel_voor(omgeving, na, nieuwe, botst)
    return replace(uit, berichten=(bericht(" ".join(zinnen)), *uit.berichten))


def met_overgeslagen(uit: Reactie, beurt: Beurt) -> Reactie:
    """The same, with what stood around a pasted mail and wasn't read."""
    weg = niet_gelezen(beurt.tekst, (v.begin for v in (*beurt.vermeldingen, *beurt.los))) if beurt.vermeldingen else ()
    gezegd = [zeg(naam) for soort, naam in _GEZEGD.items() if any(rand.soort == soort for rand in weg)]
    if not gezegd:
        return uit
    zin = zeg("overgeslagen.niet_gelezen", wat=en(gezegd))
    return replace(uit, berichten=(bericht(zin), *uit.berichten))
