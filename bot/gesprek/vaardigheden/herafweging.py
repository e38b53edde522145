"""A stored casus weighed again from its last answers, and what became of it through time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.begrip.gespreksvraag import over_casus
from bot.dossier.verloop import (
    Kaderwijziging,
    Richting,
    Uitkomstwijziging,
    Verschil,
    Wijziging,
    besloten,
    kaders_sinds,
    keuzes,
    verloop,
    verschil,
)
from bot.schrijfwijze import aantal

from ..beeld import datum, waarde_als_tekst
from ..blokken import Blok, alinea, bericht, lijst
from ..prompt import eindbericht
from ..staat import Beurt, Omgeving, Opvraag, Reactie, Staat, Waarvoor, nieuw, volgende
from ..teksten import zeg
from ..vaardigheid import Vaardigheid
from ..vernieuwd import bij_de_tijd
from ..zeggen import tussendoor

_MEESTE = 6  # afwegingen of one casus in one message
_RICHTINGEN = {
    Richting.OPSCHALEN: "herafweging.opgeschaald",
    Richting.AFSCHALEN: "herafweging.afgeschaald",
}


@Vaardigheid("herafweging", recht="vastleggen", geleerd=False, bestuurt=True, zeg="herafweging R-2026-0001", in_hulp=86)
def herafweging(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """Ask the store for the casus to weigh again."""
    return _vraag_op(omgeving, staat, beurt, Waarvoor.HERAFWEGING)


@Vaardigheid("verloop", recht="inzien", geleerd=False, tussendoor=True, zeg="verloop R-2026-0001", in_hulp=87)
def verloop_van(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """Ask the store for all afwegingen of a casus."""
    return _vraag_op(omgeving, staat, beurt, Waarvoor.VERLOOP)


def _vraag_op(omgeving: Omgeving, staat: Staat | None, beurt: Beurt, waarvoor: Waarvoor) -> Reactie:
    _, casus = over_casus(beurt.tekst) or ("", None)
    if casus is None:
        return tussendoor(omgeving, staat, zeg("casussen.welke"))
    return Reactie(staat, opvragen=Opvraag(casus, waarvoor, beurt.nu))


def begonnen(omgeving: Omgeving, staat: Staat | None, rijen: Sequence[Mapping[str, Any]], nu: datetime) -> Reactie:
    """A new afweging of this casus with the answers of its last one; `rijen` as in docs/contract.md, the newest first.

    What the store has stays as it is. An answer or a profiel that the kaders of now don't know is left out and said.
    """
    rij = rijen[0]
    vers, vernieuwd = bij_de_tijd(omgeving, _zoals_toen(omgeving, staat, rij, nu))
    vers = volgende(omgeving, _na_te_kijken(omgeving, vers, zeg("herafweging.van_toen", datum=_dag(rij))))
    kop = zeg("herafweging.begonnen", casus=rij["casus"], datum=_dag(rij), volgnummer=rij["volgnummer"])
    zinnen = [kop, zeg("herafweging.termijnen", datum=datum(vers.datum))]
    if vers.vorige:
        zinnen.append(zeg("nieuwe_afweging.vorige_staat_klaar"))
    blokken: list[Blok] = [alinea(*zinnen), alinea(zeg("herafweging.toen_kop")), lijst(_toen(omgeving, rij))]
    if vers.afwijking:
        blokken.append(alinea(zeg("herafweging.afwijking_staat_nog")))
    # The first line of `vernieuwd` is about a conversation that went on; here the kaders are named one by one.
    if regels := [*_kaderregels(omgeving, kaders_sinds(rij, omgeving.kaders)), *vernieuwd[1:]]:
        blokken += [alinea(zeg("herafweging.kaders_nu")), lijst(regels)]
    return Reactie(vers, (bericht(*blokken), eindbericht(omgeving, vers)))


def _zoals_toen(omgeving: Omgeving, staat: Staat | None, rij: Mapping[str, Any], nu: datetime) -> Staat:
    """The afweging as it was stored, to go on with; `staat` is put aside."""
    bekend = rij["profiel"] in omgeving.kaders.profielen
    vers = nieuw(omgeving, rij["profiel"] if bekend else omgeving.standaardprofiel, nu, staat)
    return replace(
        vers,
        profiel=rij["profiel"] or vers.profiel,  # one that is gone is said to be so, by `bij_de_tijd`
        antwoorden={**vers.antwoorden, **{k: w for k, w in rij["antwoorden"].items() if w is not None}},
        afwijking=_afwijkingen(rij),
        casus=rij["casus"],
        stand={
            "kaders": {k: v.get("sha256") for k, v in rij["kaders"].items() if isinstance(v, Mapping)},
            "uitkomsten": {
                b: u["uitkomst"] for b, u in rij["besluiten"].items() if isinstance(u, Mapping) and u.get("uitkomst")
            },
        },
    )


def _na_te_kijken(omgeving: Omgeving, staat: Staat, van_toen: str) -> Staat:
    """With what was answered to the first questions (urgentie, veiligheid) on the list to confirm.

    How safe it was then says nothing of now: it counts when somebody says that it still holds.
    """
    kenmerken = omgeving.kaders.kenmerken
    eerst = {k: w for k, w in staat.antwoorden.items() if kenmerken[k].voorrang is not None}
    over = {k: w for k, w in staat.antwoorden.items() if k not in eerst}
    return replace(
        staat,
        antwoorden=over,
        voorstel=[{"kenmerk": k, "waarde": w, "tekst": van_toen, "toen": True} for k, w in eerst.items()],
    )


def _afwijkingen(rij: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What was chosen then, as an afweging under way has it; it lapses by itself when the advice is another one."""
    velden = ("besluit", "advies", "uitkomst", "label", "reden")
    return [{v: a[v] for v in velden} for a in keuzes(rij).values() if all(a.get(v) for v in velden)]


def _toen(omgeving: Omgeving, rij: Mapping[str, Any]) -> list[str]:
    return [
        zeg("herafweging.toen", besluit=_naam(omgeving, b), uitkomst=u.label if u else zeg("casussen.niet_te_zeggen"))
        for b, u in besloten(rij).items()
    ]


def verloop_blokken(omgeving: Omgeving, rijen: Sequence[Mapping[str, Any]]) -> list[Blok]:
    """A casus through time, the oldest afweging first; `rijen` the newest first."""
    oud_eerst = list(reversed(rijen[:_MEESTE]))
    eerste, laatste = oud_eerst[0], oud_eerst[-1]
    hoeveel = aantal(len(rijen), zeg("herafweging.een"), zeg("herafweging.meer"))
    kop = zeg("herafweging.verloop_kop", casus=eerste["casus"], hoeveel=hoeveel)
    if len(rijen) > _MEESTE:
        kop = f"{kop} {zeg('herafweging.verloop_laatste', laatste=_MEESTE)}"
    blokken: list[Blok] = [
        alinea(kop),
        alinea(zeg("herafweging.stap", volgnummer=eerste["volgnummer"], datum=_dag(eerste))),
        lijst(_toen(omgeving, eerste)),
    ]
    for rij, stap in zip(oud_eerst[1:], verloop(oud_eerst, omgeving.kaders)):
        blokken += [
            alinea(zeg("herafweging.stap", volgnummer=rij["volgnummer"], datum=_dag(rij))),
            lijst(verschilregels(omgeving, stap) or [zeg("herafweging.niets")]),
        ]
    if sinds := kaders_sinds(laatste, omgeving.kaders):
        blokken += [alinea(zeg("herafweging.kaders_nu")), lijst(_kaderregels(omgeving, sinds))]
    return [*blokken, alinea(zeg("herafweging.opnieuw", casus=eerste["casus"]))]


def sinds_vorige(omgeving: Omgeving, rijen: Sequence[Mapping[str, Any]]) -> list[Blok]:
    """What the last afweging of a casus changed to the one before; nothing when there is only one."""
    if len(rijen) < 2:
        return []
    regels = verschilregels(omgeving, verschil(rijen[1], rijen[0], omgeving.kaders))
    kop = zeg("herafweging.sinds_vorige", volgnummer=rijen[1]["volgnummer"], datum=_dag(rijen[1]))
    return [alinea(kop), lijst(regels or [zeg("herafweging.niets")])]


def verschilregels(omgeving: Omgeving, stap: Verschil) -> list[str]:
    """What changed, a line each: first what was decided, then the answers, then the kaders."""
    regels = [_uitkomstregel(omgeving, u) for u in stap.uitkomsten]
    regels += [_antwoordregel(omgeving, w) for w in stap.antwoorden]
    return [*regels, *_kaderregels(omgeving, stap.kaders)]


def _uitkomstregel(omgeving: Omgeving, wijziging: Uitkomstwijziging) -> str:
    onbekend = zeg("casussen.niet_te_zeggen")
    van, naar = wijziging.van or onbekend, wijziging.naar or onbekend
    zin = zeg("herafweging.uitkomst", besluit=_naam(omgeving, wijziging.besluit), van=van, naar=naar)
    kant = _RICHTINGEN.get(wijziging.richting)
    return f"{zin} ({zeg(kant)})" if kant else zin


def _antwoordregel(omgeving: Omgeving, wijziging: Wijziging) -> str:
    kenmerk = omgeving.kaders.kenmerken.get(wijziging.naam)

    def tekst(waarde: Any) -> str:
        if waarde is None:
            return zeg("algemeen.onbekend")
        try:
            return waarde_als_tekst(kenmerk, waarde) if kenmerk else str(waarde)
        except KeyError:  # a value that the kaders of now don't have
            return str(waarde)

    label = kenmerk.label if kenmerk else wijziging.naam
    return zeg("herafweging.antwoord", kenmerk=label, van=tekst(wijziging.van), naar=tekst(wijziging.naar))


def _kaderregels(omgeving: Omgeving, kaders: Sequence[Kaderwijziging]) -> list[str]:
    return [_kaderregel(omgeving, k) for k in kaders]


def _kaderregel(omgeving: Omgeving, wijziging: Kaderwijziging) -> str:
    bekend = omgeving.kaders.kaders.get(wijziging.kader)
    naam = bekend.naam if bekend else wijziging.kader
    if wijziging.van == wijziging.naar:
        return zeg("herafweging.kader_inhoud", kader=naam, naar=wijziging.naar)
    return zeg("herafweging.kader", kader=naam, van=wijziging.van, naar=wijziging.naar)


def _naam(omgeving: Omgeving, besluit: str) -> str:
    return omgeving.kaders.besluiten[besluit].naam if besluit in omgeving.kaders.besluiten else besluit


def _dag(rij: Mapping[str, Any]) -> str:
    return datum(str(rij["vastgelegd_op"])[:10])
