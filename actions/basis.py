"""What every action needs: the kaders of this server, the turn and the afweging that Rasa hands over."""

from __future__ import annotations

from datetime import datetime, timezone
from functools import lru_cache
from typing import Any

from rasa_sdk import Tracker

from bot import instellingen
from bot.begrip.crisis import ACUUT
from bot.begrip.vermelding import uit_entiteiten
from bot.gedeeld.kaders import kaders_van
from bot.gesprek import Beurt, Bewaartijd, Omgeving, Opvraag, Reactie, Staat
from bot.gesprek import gevraagd as gevraagdvorm
from bot.gesprek.blokken import Bericht, bericht
from bot.gesprek.teksten import zeg
from bot.lijn.doet import Doet

SLOT = "afweging"
GEVRAAGD = "gevraagd"  # beside the fields of the afweging


@lru_cache(maxsize=1)
def omgeving() -> Omgeving:
    """The kaders and the profiel of this server, loaded at the first turn."""
    gekozen = instellingen.lees()
    zo_lang = Bewaartijd(gekozen.bewaardagen, gekozen.gesprekdagen, gekozen.postvakdagen)
    return Omgeving(kaders_van(gekozen), gekozen.profiel, zo_lang)


def lees_beurt(tracker: Tracker) -> Beurt:
    """The last user message as a turn. Its button, who and channel come from the metadata that the poort signed."""
    laatste: dict[str, Any] = tracker.latest_message or {}
    tekst = laatste.get("text") or ""
    meta = laatste.get("metadata") or {}
    entiteiten = laatste.get("entities") or []
    gevaar = next((e for e in entiteiten if e.get("entity") == "crisis"), None)
    luid = gevaar is not None and gevaar["value"]["niveau"] == ACUUT
    woorden = tekst[gevaar["start"] : gevaar["end"]] if gevaar else None
    keuze, doet = meta.get("keuze"), meta.get("doet")
    return Beurt(
        tekst="" if keuze or doet else tekst,
        intent=(laatste.get("intent") or {}).get("name") or "",
        nu=datetime.now(timezone.utc),
        vermeldingen=uit_entiteiten(entiteiten, tekst),
        keuze=(keuze["kenmerk"], keuze["waarde"]) if keuze else None,
        crisis=woorden if luid else None,
        wie=meta.get("wie") or "onbekend",
        # Without a poort (rasa shell) there are no roles to look at, nor anybody whose casussen there are.
        rollen=frozenset(meta.get("rollen") or ()) if meta.get("wie") else Beurt.rollen,
        teams=frozenset(meta.get("teams") or ()),
        gemeente=meta.get("gemeente") or "",
        opgave=meta.get("opgave") or "",
        kanaal=meta.get("kanaal") or "onbekend",
        doet=Doet(doet["doet"]) if doet else None,
        waarde=doet.get("waarde") if doet else None,
        los=uit_entiteiten(entiteiten, tekst, los=True),
        anders=uit_entiteiten(entiteiten, tekst, anders=True),
        zekerheid=(laatste.get("intent") or {}).get("confidence") or 0.0,
        gevaar=gevaar["value"]["soort"] if gevaar else None,
        let_op=None if luid else woorden,
    )


def lees_slot(document: Any) -> tuple[Staat | None, Opvraag | None, tuple[Bericht, ...]]:
    """The afweging in the slot, and what of a stored casus is waited for. An afweging of another form (after an update)
    is dropped, and said so; what has just changed in the kaders is for `bot.gesprek`.
    """
    inhoud = dict(document or {})
    gevraagd = gevraagdvorm.uit_json(inhoud.pop(GEVRAAGD, None))
    try:
        return Staat.uit_json(inhoud), gevraagd, ()
    except TypeError:
        return None, gevraagd, (bericht(zeg("algemeen.past_niet_meer")),)


def als_slot(uit: Reactie) -> dict[str, Any] | None:
    """What the slot is after this: the afweging, and what of a stored casus is waited for."""
    staat = uit.staat.als_json() if uit.staat else {}
    return (staat | ({GEVRAAGD: gevraagdvorm.als_json(uit.gevraagd)} if uit.gevraagd else {})) or None
