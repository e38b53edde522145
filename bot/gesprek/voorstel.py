"""Reading back: what was found in a text is a proposal, and counts when the user says yes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from .blokken import Bericht, bericht
from .feiten import Feit, Tegenspraak, feiten
from .gehoord import los
from .prompt import eindbericht, gelezen
from .staat import (
    Beurt,
    Omgeving,
    Reactie,
    Staat,
    met_antwoorden,
    met_verleden,
    open_prompt,
    telt_opnieuw,
    volgende,
    zonder_antwoorden,
)
from .teksten import zeg
from .wacht import Aanpassen, BedoelJe, NieuweCasus, Wacht, onder


def stel_voor(omgeving: Omgeving, staat: Staat, nieuwe: list[Feit], botst: list[Tegenspraak]) -> Reactie:
    echo: tuple[Bericht, ...] = ()
    if nieuwe:
        erbij = [f.als_json() for f in nieuwe]
        if staat.voorstel:
            echo = (bericht(zeg("voorstel.erbij", gelezen="; ".join(g.punt for g in gelezen(omgeving, erbij)))),)
        voorstel = [f for f in staat.voorstel if f["kenmerk"] not in {f.kenmerk for f in nieuwe}] + erbij
        staat = met_verleden(staat, telt_opnieuw(staat.doelgroep, replace(staat, voorstel=voorstel)))
    if botst:
        open_ = staat.wacht.alle if isinstance(staat.wacht, BedoelJe) else ()
        nieuwe_ = [(t.kenmerk, t.waarden) for t in botst]
        over = [(k, w) for k, w in open_ if k not in dict(nieuwe_)]
        staat = replace(staat, wacht=BedoelJe.over([*nieuwe_, *over]))
    return Reactie(staat, (*echo, eindbericht(omgeving, staat)))


def gewisseld(oud: Staat | None, nieuw: Staat | None) -> tuple[bool, list[str]]:
    """Whether something that was heard before is on the list now because the doelgroep changed, and the kenmerken
    that left it for that.
    """
    if oud is None or nieuw is None or oud.afweging != nieuw.afweging or oud.doelgroep == nieuw.doelgroep:
        return False, []
    weg = [f["kenmerk"] for f in oud.voorstel if los(f) in nieuw.gehoord and f not in nieuw.voorstel]
    return any(f in oud.gehoord for f in nieuw.voorstel), weg


def bevestigd(omgeving: Omgeving, staat: Staat) -> Reactie:
    """The user said yes to what was read back."""
    na = met_antwoorden(omgeving, staat, {f["kenmerk"]: f["waarde"] for f in staat.voorstel})
    na = replace(na, voorstel=[], wacht=None)
    return Reactie(na, (bericht(zeg("voorstel.bevestigd")), eindbericht(omgeving, na)))


def bevestigd_en_meer(omgeving: Omgeving, staat: Staat, beurt: Beurt) -> Reactie | None:
    """ "Ja, en er is geen spoed": the list counts, and what is told behind it is read back.

    None when that is nothing to read, or something else about what is on the list: then it is no yes to all of that.
    """
    op_lijst = {f["kenmerk"]: f["waarde"] for f in staat.voorstel}
    gevonden, botst = feiten(beurt.vermeldingen, omgeving.kaders.kenmerken, op_lijst)
    nieuwe = [f for f in gevonden if f.kenmerk not in op_lijst and f.waarde is not None]
    if not beurt.vermeldingen or len(nieuwe) < len(gevonden) or any(t.kenmerk in op_lijst for t in botst):
        return None
    eerst = bevestigd(omgeving, staat)
    assert eerst.staat is not None
    if not nieuwe and not botst:
        return eerst
    uit = stel_voor(omgeving, eerst.staat, nieuwe, botst)
    return replace(uit, berichten=(*eerst.berichten[:-1], *uit.berichten))


def aanpassen(omgeving: Omgeving, staat: Staat) -> Reactie:
    """The user said no: which line is wrong? A button drops it (its question comes back later)."""
    staat = replace(staat, wacht=Aanpassen())
    return Reactie(staat, (eindbericht(omgeving, staat),))


def verworpen(omgeving: Omgeving, staat: Staat) -> Reactie:
    """Nothing of what was read back is right: drop it and ask on."""
    na = volgende(omgeving, met_verleden(staat, replace(staat, voorstel=[], gehoord=[], wacht=None)))
    return Reactie(na, (bericht(zeg("voorstel.verworpen")), eindbericht(omgeving, na)))


def onjuist(omgeving: Omgeving, staat: Staat, kenmerk: str) -> Reactie:
    """ "Doelgroep klopt niet": off the list, or unknown again and asked."""
    echo = wat_vervalt(staat)
    label = omgeving.kaders.kenmerken[kenmerk].label
    over = [f for f in staat.voorstel if f["kenmerk"] != kenmerk]
    if over != staat.voorstel:
        na = volgende(omgeving, met_verleden(staat, na_antwoord(staat, kenmerk, over)))
        return Reactie(
            na, (*echo, bericht(zeg("algemeen.van_de_lijst_af", kenmerken=label)), eindbericht(omgeving, na))
        )
    na = na_antwoord(zonder_antwoorden(omgeving, staat, [kenmerk]), kenmerk, staat.voorstel)
    if kenmerk in staat.antwoorden or not na.vraag:
        na = replace(na, vraag=kenmerk)
    return Reactie(na, (*echo, eindbericht(omgeving, na)))


def na_antwoord(staat: Staat, kenmerk: str, voorstel: list[dict[str, Any]]) -> Staat:
    """The prompt after an answer for this kenmerk: the next contradiction, or what stood behind it."""
    wacht: Wacht | None = staat.wacht
    if isinstance(wacht, NieuweCasus):
        pass  # what was read of a text waits until the user says whose it is
    elif not isinstance(wacht, BedoelJe):
        wacht = onder(wacht)
    elif wacht.kenmerk == kenmerk:
        wacht = BedoelJe.over(wacht.rest)
    return replace(staat, voorstel=voorstel, wacht=wacht)


def zonder_ontkende(omgeving: Omgeving, staat: Staat, ontkend: Iterable[Feit]) -> tuple[Staat, str]:
    """What the text says is not so leaves the list and the answers: unknown again, and asked again where it counts."""
    namen = [f.kenmerk for f in ontkend]
    over = [f for f in staat.voorstel if f["kenmerk"] not in namen]
    zin = ""
    if over != staat.voorstel:
        weg = ", ".join(omgeving.kaders.kenmerken[f["kenmerk"]].label.lower() for f in staat.voorstel if f not in over)
        staat, zin = met_verleden(staat, replace(staat, voorstel=over)), zeg("algemeen.van_de_lijst_af", kenmerken=weg)
    return zonder_antwoorden(omgeving, staat, namen), zin


def wat_vervalt(staat: Staat) -> tuple[Bericht, ...]:
    """Say so when a fact or a button ends a prompt that asked something else."""
    op = open_prompt(staat)
    if op == "stop":
        return (bericht(zeg("voorstel.stopt_niet")),)
    return (bericht(zeg("algemeen.afwijken_vervalt")),) if op == "afwijken" else ()
