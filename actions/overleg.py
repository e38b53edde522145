"""The casus of a conversation on the list of a meeting of the team, and off it. Of another team's there is nothing."""

from __future__ import annotations

import asyncio
from datetime import datetime, timezone

from actions.basis import omgeving
from actions.opslag import dossier, sluit_dossier
from bot.dossier import DossierFout, Gebeurtenis, Wat
from bot.dossier.overleggen import MEESTE, Stand
from bot.gesprek import Beurt, Opvraag, Reactie, Staat, Waarvoor, niet_getoond
from bot.gesprek.vaardigheden.deel_in_overleg import Gedaan, Uitslag, als_stuk, gekozen, na_delen, stuk_van
from bot.schrijfwijze import AMSTERDAM
from bot.toegang import Bereik, Daad, bereik


async def deel(staat: Staat | None, beurt: Beurt, opvraag: Opvraag) -> Reactie:
    """Change the store, in a thread, and say what came of it."""
    assert staat is not None
    doe = _deel if opvraag.waarvoor is Waarvoor.DELEN else _haal_terug
    try:
        uitslag = await asyncio.to_thread(doe, staat, beurt, opvraag)
    except DossierFout as fout:
        sluit_dossier()
        return niet_getoond(omgeving(), staat, fout.gebruiker)
    return na_delen(omgeving(), staat, beurt, uitslag)


def _deel(staat: Staat, beurt: Beurt, opvraag: Opvraag) -> Uitslag:
    kring = bereik(beurt.persoon, Daad.OVERLEGGEN)
    alle = _overleggen(kring)
    if er_al := _waar(alle, staat):
        return _uitslag(Gedaan.STOND_ER_AL, er_al)
    vandaag = (opvraag.nu or datetime.now(timezone.utc)).astimezone(AMSTERDAM).date().isoformat()
    nummer = gekozen(opvraag.tekst, len(alle))
    vandaag_ = [stand for stand in alle if stand.kop["datum"] == vandaag]
    kandidaten = [alle[nummer]] if nummer is not None else vandaag_
    if len(kandidaten) != 1:
        return _uitslag(Gedaan.KIES, *alle) if alle else Uitslag(Gedaan.GEEN)
    [gekozen_] = kandidaten
    if len(gekozen_.kop["volgorde"]) >= MEESTE:
        return _uitslag(Gedaan.VOL, gekozen_)
    stand = dossier().overleggen.voeg_toe(gekozen_.overleg, kring, als_stuk(omgeving(), staat))
    if stand is None:  # it ended just now
        return Uitslag(Gedaan.GEEN)
    _noteer(beurt, staat)
    return _uitslag(Gedaan.GEDEELD, stand)


def _haal_terug(staat: Staat, beurt: Beurt, opvraag: Opvraag) -> Uitslag:
    kring = bereik(beurt.persoon, Daad.OVERLEGGEN)
    stuk = stuk_van(staat)
    stand = next((s for s in _overleggen(kring) if stuk in s.kop["volgorde"]), None)
    if stand is None:
        return Uitslag(Gedaan.STAAT_ER_NIET)
    weg = dossier().overleggen.neem_terug(stand.overleg, kring, stuk)
    if weg:
        _noteer(beurt, staat)
    return _uitslag(Gedaan.ER_AF if weg else Gedaan.BEGONNEN, stand)


def _overleggen(kring: Bereik) -> list[Stand]:
    """Those in this circle, always in the same order: what is chosen is chosen by its number."""
    gevonden = dossier().overleggen.lijst(kring)
    return sorted(gevonden, key=lambda stand: (stand.kop["datum"], stand.team, stand.overleg))


def _waar(overleggen: list[Stand], staat: Staat) -> Stand | None:
    """On the list of which meeting this casus stands: by its id, or by the code under which it was stored."""
    for stand in overleggen:
        if stuk_van(staat) in stand.kop["volgorde"]:
            return stand
        if staat.casus and staat.casus in dossier().overleggen.codes(stand.overleg):
            return stand
    return None


def _uitslag(gedaan: Gedaan, *standen: Stand) -> Uitslag:
    return Uitslag(gedaan, tuple({"team": stand.team, "datum": stand.kop["datum"]} for stand in standen[:9]))


def _noteer(beurt: Beurt, staat: Staat) -> None:
    wie = beurt.persoon
    gebeurd = Gebeurtenis(wie.id, Wat.INGEZIEN, beurt.kanaal, staat.casus, tuple(wie.rollen), wie.namens)
    dossier().gebeurtenissen.noteer(gebeurd)
