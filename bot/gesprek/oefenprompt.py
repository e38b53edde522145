"""What a practice asks: the casus, the besluit in hand, how sure, why; and the hints."""

from __future__ import annotations

from typing import Any

from bot.lijn.doet import Doet
from bot.oefenen import Oefencasus
from bot.oefenen.uitslag import CASUS, KORT, TOETS, ZEKERHEDEN
from bot.oefenen.voortgang import kader_label
from bot.oefenen.weging import weeg
from bot.schrijfwijze import en

from .beeld import waarde_als_tekst
from .blokken import Bericht, Invulveld, Knop, alinea, bericht, lijst
from .oefening import Oefening, casus_van, open_besluit
from .staat import Omgeving, Staat
from .teksten import zeg

_NIVEAUS = {"makkelijk": "oefenen.makkelijk", "gemiddeld": "oefenen.gemiddeld", "lastig": "oefenen.lastig"}
_ZEKER = {"zeker": "oefenen.zeker", "redelijk": "oefenen.redelijk", "gok": "oefenen.gok"}
_IN_HINT = 3  # kenmerken that the last hint tells the value of


def in_hand(omgeving: Omgeving, staat: Staat) -> tuple[Oefening, Oefencasus]:
    """The practice that is open, and its casus."""
    assert staat.oefening is not None
    casus = casus_van(omgeving.kaders, staat.oefening)
    assert casus is not None, "a practice without a casus is dropped at the beginning of a turn"
    return staat.oefening, casus


def niveau_als_tekst(niveau: str) -> str:
    return zeg(_NIVEAUS[niveau])


def kader_als_tekst(omgeving: Omgeving, kader: str) -> str:
    """How people call it."""
    return kader_label(omgeving.kaders, kader)


def zekerheid_als_tekst(zekerheid: str) -> str:
    return zeg(_ZEKER[zekerheid])


def verteld(omgeving: Omgeving, casus: Oefencasus, soort: str = CASUS) -> Bericht:
    """The casus as a colleague tells it; of a short one just the facts."""
    kader = kader_als_tekst(omgeving, casus.kader)
    if soort == KORT:
        return bericht(zeg("oefenen.kort", kader=kader), casus.tekst)
    kop = zeg("oefenen.begin", kader=kader, niveau=niveau_als_tekst(casus.niveau))
    if soort == TOETS:
        kop = f"{kop} {zeg('oefenen.toets')}"
    return bericht(kop, alinea(f"{casus.titel}.", casus.tekst), zeg("oefenen.tip"))


def prompt(omgeving: Omgeving, staat: Staat) -> Bericht:
    """The question of the practice that is open."""
    oefening, casus = in_hand(omgeving, staat)
    stop = Knop(zeg("knoppen.stop_oefenen"), Doet.STOP_OEFENEN)
    naam = open_besluit(omgeving.kaders, casus, oefening)
    if naam is not None:
        besluit = omgeving.kaders.besluiten[naam]
        labels = {u: uitkomst.label for u, uitkomst in besluit.uitkomsten.items()}
        knoppen = [Knop(label, Doet.UITKOMST, u) for u, label in labels.items()]
        kan = hints(omgeving, casus, naam) if oefening.soort == CASUS else []
        nog = [Knop(zeg("knoppen.hint"), Doet.HINT)] if oefening.hints < len(kan) else []
        vraag = zeg("oefenen.vraag_uitkomst", besluit=besluit.naam)
        return bericht(vraag, lijst(labels.values(), "cijfer"), knoppen=[*knoppen, *nog, stop])
    if oefening.zekerheid is None:
        knoppen = [Knop(zekerheid_als_tekst(z), Doet.ZEKERHEID, z) for z in ZEKERHEDEN]
        return bericht(zeg("oefenen.vraag_zekerheid"), knoppen=[*knoppen, stop])
    veld = Invulveld(zeg("vragen.reden"), zeg("oefenen.reden_ontbreekt"))
    return bericht(zeg("oefenen.vraag_reden"), veld, knoppen=[stop])


def hints(omgeving: Omgeving, casus: Oefencasus, besluit: str) -> list[str]:
    """From where to look to what to see: what the kader looks at, what is easily missed, what the casus says of it."""
    kenmerken = omgeving.kaders.kenmerken
    beslist = weeg(omgeving.kaders, casus)["besluiten"][besluit]["beslissend"]
    uit = [zeg("oefenen.hint_kijk", kenmerken=en(kenmerken[k].label.lower() for k in beslist))] if beslist else []
    if punt := next((p for p in casus.letop if p.kenmerk in beslist), None):
        uit.append(zeg("oefenen.hint_letop", tekst=punt.tekst))
    gezegd = [kenmerk_als_tekst(omgeving, k, casus.antwoorden[k]) for k in beslist if k in casus.antwoorden][:_IN_HINT]
    return [*uit, zeg("oefenen.hint_waarde", kenmerken="; ".join(gezegd))] if gezegd else uit


def kenmerk_als_tekst(omgeving: Omgeving, kenmerk: str, waarde: Any) -> str:
    """ "ernst: Zwaarder"."""
    gevonden = omgeving.kaders.kenmerken[kenmerk]
    return f"{gevonden.label.lower()}: {waarde_als_tekst(gevonden, waarde)}"
