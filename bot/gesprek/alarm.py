"""The emergency route: shown at every sign of acute danger; and taken back, with nothing else, when the user says
there is none.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.begrip.antwoord import kaal
from bot.lijn.doet import Doet

from .beeld import datum, waarde_als_tekst
from .blokken import Bericht, Crisis, Knop, bericht
from .feiten import DRINGEND, woorden_voor
from .staat import Beurt, Omgeving, Staat, met_verleden, volgende
from .teksten import zeg
from .zinnen import geen_gevaar

_OVER = ("urgentie", "veiligheid")
_ALLE = ("alarm.bel_112", "alarm.veilig_thuis", "alarm.zelfdoding")
# The steps that fit a kind of danger (bot.begrip.crisis). Of a danger without a kind all are shown.
_STAPPEN = {
    "suicidaliteit": ("alarm.bel_112", "alarm.zelfdoding"),
    "brand": ("alarm.bel_112",),
    "medisch": ("alarm.bel_112",),
    "vermist": ("alarm.bel_112",),
    "geweld": ("alarm.bel_112", "alarm.veilig_thuis"),
    "misbruik": ("alarm.bel_112", "alarm.veilig_thuis"),
}


def woorden(staat: Staat | None, beurt: Beurt) -> str | None:
    """The words of this turn that raise the alarm. Words that the user said are no danger here don't raise it again."""
    ontkend = staat.geen_alarm if staat else []
    kandidaten = (beurt.crisis, woorden_voor((v for v in beurt.vermeldingen if kaal(v.tekst) not in ontkend), DRINGEND))
    return next((w for w in kandidaten if w and kaal(w) not in ontkend), None)


def gaat_af(oud: Staat | None, nieuw: Staat, beurt: Beurt) -> Staat:
    """Remember what raised the alarm (all the words of this turn that did), and what was known before it."""
    vorig = nieuw.alarm or {"woorden": [], "voor": {k: oud.antwoorden[k] for k in _OVER if oud and k in oud.antwoorden}}
    gelezen = [beurt.crisis, *(v.tekst for v in beurt.vermeldingen if woorden_voor([v], DRINGEND))]
    erbij = dict.fromkeys(kaal(w) for w in gelezen if w)
    woorden_ = list(dict.fromkeys([*vorig["woorden"], *erbij]))
    return replace(nieuw, alarm={**vorig, "woorden": woorden_, "soort": beurt.gevaar if beurt.crisis else None})


def werd_dringend(oud: Staat | None, nieuw: Staat | None) -> bool:
    def dringend(staat: Staat | None) -> set[Any]:
        return set(((k, w) for k, w in staat.antwoorden.items() if isinstance(w, str)) if staat else ()) & DRINGEND

    return bool(dringend(nieuw) - dringend(oud))


def zonder_ontkenning(beurt: Beurt) -> Beurt:
    """The turn without what was read in words that deny danger: "geen acuut gevaar" is not "veilig"."""
    delen = geen_gevaar(beurt.tekst)
    over = tuple(v for v in beurt.vermeldingen if not any(v.begin < eind and v.eind > begin for begin, eind in delen))
    return replace(beurt, vermeldingen=over)


def teruggenomen(omgeving: Omgeving, staat: Staat) -> tuple[Staat, str]:
    """Take the alarm back, and nothing else: (staat, what to say)."""
    alarm = staat.alarm or {"woorden": [], "voor": staat.antwoorden}
    voor = alarm["voor"]
    oud = {k: w for k, w in staat.antwoorden.items() if isinstance(w, str) and (k, w) in DRINGEND and voor.get(k) != w}
    antwoorden = {
        k: voor.get(k, w) if k in oud else w for k, w in staat.antwoorden.items() if k not in oud or k in voor
    }
    voorstel = [
        f for f in staat.voorstel if not (isinstance(f["waarde"], str) and (f["kenmerk"], f["waarde"]) in DRINGEND)
    ]
    nieuw = replace(
        staat, antwoorden=antwoorden, voorstel=voorstel, alarm=None, geen_alarm=[*staat.geen_alarm, *alarm["woorden"]]
    )
    if (antwoorden, voorstel) != (staat.antwoorden, staat.voorstel):
        nieuw = volgende(omgeving, met_verleden(staat, nieuw))
    terug = staat.alarm is not None or (antwoorden, voorstel) != (staat.antwoorden, staat.voorstel)
    zinnen = [zeg("alarm.teruggenomen") if terug else zeg("alarm.niets_gewijzigd")]
    kenmerken = omgeving.kaders.kenmerken
    weg = [f["kenmerk"] for f in staat.voorstel if f not in voorstel]
    if weg:
        zinnen.append(zeg("algemeen.van_de_lijst_af", kenmerken=", ".join(kenmerken[k].label.lower() for k in weg)))
    zinnen += [
        zeg("alarm.blijft", kenmerk=kenmerken[k].label, waarde=waarde_als_tekst(kenmerken[k], antwoorden[k]))
        for k in _OVER
        if k in antwoorden and k not in oud
    ]
    if "veiligheid" not in antwoorden and not any(f["kenmerk"] == "veiligheid" for f in voorstel):
        zinnen.append(zeg("alarm.nog_niet_veilig"))
    return nieuw, " ".join(zinnen)


def route(beurt: Beurt, staat: Staat | None, gelezen: str | None) -> Bericht:
    """The emergency route (`gelezen`: the words that raised it), whatever else the turn is about."""
    uiterlijk = datum((beurt.nu + timedelta(hours=24)).isoformat())
    soort = beurt.gevaar if beurt.crisis and gelezen == beurt.crisis else None
    crisis = Crisis(
        kop=zeg("alarm.begin"),
        aanleiding=zeg("alarm.gelezen", woorden=gelezen) if gelezen else "",
        stappen=(
            *map(zeg, _STAPPEN.get(soort or "", _ALLE)),
            zeg("alarm.binnen_24_uur", uiterlijk=uiterlijk),
        ),
    )
    return bericht(crisis, knoppen=knoppen(staat) if gelezen else ())


def knoppen(staat: Staat | None) -> tuple[Knop, ...]:
    """The answers to the alarm. Without an afweging there is none to remember it in: then they begin one."""
    nu, wel = zeg("knoppen.nu_gevaar"), zeg("knoppen.wel_zorgen")
    vals = Knop(zeg("knoppen.vals_alarm"), Doet.VALS_ALARM)
    if staat is None:
        return Knop(nu, keuze=("veiligheid", "acuut_onveilig")), Knop(wel, keuze=("veiligheid", "zorgen")), vals
    return Knop(nu, Doet.NU_GEVAAR), Knop(wel, Doet.WEL_ZORGEN), vals
