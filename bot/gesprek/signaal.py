"""What the user answers to the alarm, and the one quiet question about what is worrying.

Neither is the open prompt: their buttons stand under a message of their own, and a bare ja, nee or number belongs to
what the last message asks (docs/contract.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.begrip.antwoord import kaal
from bot.begrip.vraag import is_vraag
from bot.lijn.doet import Doet

from . import alarm
from .beeld import NOODREGEL
from .blokken import Bericht, Knop, bericht
from .prompt import eindbericht
from .staat import Beurt, Omgeving, Reactie, Staat, met_antwoorden
from .teksten import zeg
from .voorstel import na_antwoord, wat_vervalt
from .wacht import NieuweCasus

ACUUT = {"veiligheid": "acuut_onveilig", "urgentie": "crisis"}
_LICHTER = (None, "veilig")  # what "wel zorgen" changes; whatever is heavier stays

OP_ALARM = (Doet.NU_GEVAAR, Doet.WEL_ZORGEN, Doet.VALS_ALARM)
OP_LET_OP = (Doet.SPEELT_NU, Doet.WAS_VROEGER, Doet.SPEELT_ONBEKEND)


def als_knop(staat: Staat | None, beurt: Beurt) -> Beurt:
    """The turn as the button whose words were typed, while that button is on screen."""
    if staat is None or beurt.doet or beurt.keuze:
        return beurt
    knoppen = [*(alarm.knoppen(staat) if staat.alarm else ()), *(_knoppen() if _in_beeld(staat) else ())]
    gezegd = kaal(beurt.tekst)
    knop = next((k for k in knoppen if k.doet and gezegd == kaal(k.getypt)), None)
    if knop is None:
        return beurt
    return replace(beurt, tekst="", vermeldingen=(), crisis=None, let_op=None, doet=knop.doet)


def uit_beeld(staat: Staat | None) -> Staat | None:
    """The same a turn later: words can't answer the quiet question any more, its buttons still can."""
    return replace(staat, let_op={**staat.let_op, "in_beeld": False}) if staat and staat.let_op else staat


def antwoord(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie | None:
    """What one of these buttons does; None when what it answers isn't there."""
    if staat is None:
        return None
    if beurt.doet in OP_ALARM and staat.alarm:
        return _op_alarm(omgeving, staat, beurt.doet)
    if beurt.doet in OP_LET_OP and staat.let_op:
        return _op_let_op(omgeving, staat, staat.let_op, beurt)
    return None


def _op_alarm(omgeving: Omgeving, staat: Staat, doet: Doet) -> Reactie:
    if doet is Doet.NU_GEVAAR:
        return _vul_in(omgeving, staat, ACUUT, zeg("alarm.nu_gevaar"))
    soort = str((staat.alarm or {}).get("soort") or "gevaar")
    nieuw, gezegd = alarm.teruggenomen(omgeving, staat)
    if doet is Doet.VALS_ALARM:
        echo = f"{gezegd} {zeg('alarm.onthouden')}"
        return Reactie(nieuw, (bericht(echo), eindbericht(omgeving, nieuw)), telling=f"vals_alarm.{soort}")
    op_lijst = any(f["kenmerk"] == "veiligheid" for f in nieuw.voorstel)
    if op_lijst or nieuw.antwoorden.get("veiligheid") not in _LICHTER:
        return Reactie(nieuw, (bericht(gezegd), eindbericht(omgeving, nieuw)), telling=f"wel_zorgen.{soort}")
    uit = _vul_in(omgeving, nieuw, {"veiligheid": "zorgen"}, zeg("alarm.wel_zorgen"))
    return replace(uit, telling=f"wel_zorgen.{soort}")


def _vul_in(omgeving: Omgeving, staat: Staat, gezegd: Mapping[str, str], zin: str) -> Reactie:
    """Take in what the button says (which of it the kaders know); it needn't be read back any more."""
    nieuw = {k: w for k, w in gezegd.items() if k in omgeving.kaders.kenmerken and staat.antwoorden.get(k) != w}
    echo = wat_vervalt(staat)
    na = met_antwoorden(omgeving, staat, nieuw) if nieuw else staat
    for kenmerk in gezegd:
        na = na_antwoord(na, kenmerk, [f for f in na.voorstel if f["kenmerk"] != kenmerk])
    return Reactie(na, (*echo, bericht(zin), eindbericht(omgeving, na)))


def _op_let_op(omgeving: Omgeving, staat: Staat, vraag: Mapping[str, str], beurt: Beurt) -> Reactie:
    nieuw = replace(staat, let_op=None)
    if beurt.doet is Doet.SPEELT_NU:
        luid = replace(beurt, crisis=vraag["woorden"], gevaar=vraag["soort"])
        nieuw = alarm.gaat_af(staat, nieuw, luid)
        return Reactie(nieuw, (alarm.route(luid, nieuw, vraag["woorden"]), eindbericht(omgeving, nieuw)))
    zin = zeg("alarm.was_vroeger") if beurt.doet is Doet.WAS_VROEGER else zeg("alarm.speelt_onbekend")
    return Reactie(nieuw, (bericht(zin), eindbericht(omgeving, nieuw)))


def vraag_stil(oud: Staat | None, uit: Reactie, beurt: Beurt) -> Reactie:
    """The reply with the quiet question before it, if this turn gives reason to: once a fact and a casus."""
    staat = uit.staat
    if not beurt.let_op or beurt.doet or beurt.keuze or is_vraag(beurt.tekst):
        return uit
    if staat and isinstance(staat.wacht, NieuweCasus):  # maybe not of this casus
        return uit
    if staat is None:  # nothing was begun: there is nowhere to remember what is asked
        zin = f"{zeg('alarm.let_op', woorden=beurt.let_op)} {NOODREGEL}"
        return replace(uit, berichten=(bericht(zin), *uit.berichten))
    if kaal(beurt.let_op) in {*staat.let_op_gevraagd, *staat.geen_alarm} or _beantwoord(oud, staat):
        return uit
    na = replace(
        staat,
        let_op={"woorden": beurt.let_op, "soort": beurt.gevaar or "gevaar", "in_beeld": True},
        let_op_gevraagd=[*staat.let_op_gevraagd, kaal(beurt.let_op)],
    )
    return replace(uit, staat=na, berichten=(_let_op(beurt.let_op), *uit.berichten))


def _beantwoord(oud: Staat | None, staat: Staat) -> bool:
    """Whether it is known already how safe it is: somebody is in danger now, or this turn answered the question."""
    nu, eerst = staat.antwoorden.get("veiligheid"), oud.antwoorden.get("veiligheid") if oud else None
    return nu == ACUUT["veiligheid"] or (nu is not None and nu != eerst)


def _let_op(woorden: str) -> Bericht:
    return bericht(zeg("alarm.let_op", woorden=woorden), knoppen=_knoppen())


def _knoppen() -> tuple[Knop, ...]:
    return (
        Knop(zeg("knoppen.speelt_nu"), Doet.SPEELT_NU),
        Knop(zeg("knoppen.was_vroeger"), Doet.WAS_VROEGER),
        Knop(zeg("knoppen.speelt_onbekend"), Doet.SPEELT_ONBEKEND),
    )


def _in_beeld(staat: Staat) -> bool:
    return bool(staat.let_op and staat.let_op["in_beeld"])
