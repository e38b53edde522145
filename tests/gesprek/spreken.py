"""A conversation in typed words without Rasa: the text is read as the pipeline reads it, but no classifier guesses
the intent.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timezone
from typing import Any

from bot.afweging import laad_kaders
from bot.begrip.bedoeling import vaste_bedoeling
from bot.begrip.crisis import ACUUT, lees_signaal
from bot.begrip.gesteld import lees_bericht
from bot.dossier import OngeldigeInvoer, Stap
from bot.dossier.agenda import Groep, Haast, agenda
from bot.gesprek import (
    AGENDAREGELS,
    STAPPEN,
    VAARDIGHEDEN,
    Beurt,
    Omgeving,
    Reactie,
    Staat,
    Waarvoor,
    gevraagd,
    na_stap,
    opgevraagd,
    vastgelegd,
    voer_uit,
    voorgenomen,
)
from bot.gesprek.blokken import Bericht
from bot.lijn.doet import Doet
from bot.oefenen.voortgang import Geleerd
from bot.vormen.tekst import als_tekst, als_wire

KADERS = laad_kaders()
OMGEVING = Omgeving(KADERS, "standaard")
NU = datetime(2026, 11, 20, 9, 0, tzinfo=timezone.utc)


def gegroepeerd(rijen: list[dict[str, Any]], nu: datetime) -> list[dict[str, Any]]:
    """The deadlines of these rows as the store gives them to who asks for his agenda."""
    punten = agenda(rijen, nu)
    groepen = ([p for p in punten if p.haast is haast] for haast in Haast)
    return [Groep(g[0].haast, len(g), tuple(g[:AGENDAREGELS])).als_json() for g in groepen if g]


class Spreker:
    """One conversation; `uit` is the last turn, `custom` its afweging, `tekst` all that was said in it."""

    def __init__(self) -> None:
        self.staat: Staat | None = None
        self.uit: Reactie | None = None
        self.gezet: Any = None
        self.gevraagd: Any = None
        self.geleerd: Geleerd | None = None  # what is known of him as a learner
        self.rijen: list[dict[str, Any]] = []  # what this user stored, the newest first

    def zeg(self, tekst: str, intent: str | None = None, zekerheid: float = 0.0) -> Spreker:
        """`intent` and how sure of it: as the classifier guesses it; None: what the words settle, else vertellen."""
        doelgroep = self.staat.antwoorden.get("doelgroep") if self.staat else None
        gelezen = lees_bericht(tekst, KADERS, doelgroep)
        vermeldingen = gelezen.vermeldingen
        bedoeld = intent or vaste_bedoeling(tekst, KADERS, vermeldingen) or "vertellen"
        signaal = lees_signaal(tekst)
        luid, woorden = (signaal.niveau == ACUUT, signaal.tekst) if signaal else (False, None)
        beurt = Beurt(tekst, bedoeld, NU, vermeldingen, None, woorden if luid else None, "u1", "web")
        soort = signaal.soort if signaal else None
        return self._beurt(
            bedoeld,
            replace(beurt, zekerheid=zekerheid, gevaar=soort, let_op=None if luid else woorden, anders=gelezen.anders),
        )

    def kies(self, kenmerk: str, waarde: Any) -> Spreker:
        return self._beurt("keuze", Beurt("", "keuze", NU, (), (kenmerk, waarde), None, "u1", "web"))

    def druk(self, label: str) -> Spreker:
        [knop] = [k for b in self.berichten for k in b["knoppen"] if k["label"] == label]
        if "keuze" in knop:
            return self.kies(knop["keuze"]["kenmerk"], knop["keuze"]["waarde"])
        return self.doe(Doet(knop["doet"]), knop.get("waarde"))

    def doe(self, doet: Doet, waarde: str | None = None) -> Spreker:
        intent = doet.bedoeling
        return self._beurt(intent, Beurt("", intent, NU, wie="u1", kanaal="web", doet=doet, waarde=waarde))

    def _beurt(self, intent: str, beurt: Beurt) -> Spreker:
        intent, beurt = gevraagd.aangevuld(OMGEVING, self.gevraagd, intent, beurt)
        beurt = replace(beurt, geleerd=self.geleerd)
        uit = voer_uit(intent if intent in VAARDIGHEDEN else "vertellen", OMGEVING, self.staat, beurt)
        if uit.vastleggen and uit.staat:
            uit = vastgelegd(OMGEVING, uit.staat, "R-2026-0001", 1)
        if uit.opvragen:
            rijen = [r for r in self.rijen if uit.opvragen.casus in (None, r["casus"])]
            if uit.opvragen.waarvoor is Waarvoor.AGENDA:
                rijen = gegroepeerd(rijen, uit.opvragen.nu)
            if uit.opvragen.waarvoor in STAPPEN:
                na = self._stap(uit, rijen)
                uit = replace(na, berichten=(*uit.berichten, *na.berichten))
            else:
                uit = opgevraagd(OMGEVING, uit.staat, beurt, uit.opvragen, rijen)
        self.uit = uit
        self.gevraagd = (
            gevraagd.uit_json(json.loads(json.dumps(gevraagd.als_json(uit.gevraagd)))) if uit.gevraagd else None
        )
        self.staat = Staat.uit_json(json.loads(json.dumps(uit.staat.als_json()))) if uit.staat else None
        assert self.staat == uit.staat
        return self

    def _stap(self, uit: Reactie, rijen: list[dict[str, Any]]) -> Reactie:
        """As the action does it, with `rijen` for a store; what was stored is in `gezet`."""
        assert uit.opvragen is not None
        rij, fout, voornemen = (rijen[0] if rijen else None), "", None
        try:
            voornemen = voorgenomen(OMGEVING, uit.opvragen, rij) if rij else None
            if voornemen and rij:
                Stap(voornemen.status, "u1", "web", voornemen.inhoud)
                rij["stand"] = {"status": voornemen.status.value, "op": "2026-11-20T10:00:00+01:00", **voornemen.inhoud}
        except OngeldigeInvoer as oorzaak:
            fout = str(oorzaak)
        self.gezet = voornemen if voornemen and not fout else None
        return na_stap(OMGEVING, uit.staat, uit.opvragen, rij, self.gezet is not None, fout)

    @property
    def berichten(self) -> tuple[dict[str, Any], ...]:
        """As they go over the wire."""
        assert self.uit is not None
        return tuple(map(als_wire, self.uit.berichten))

    @property
    def custom(self) -> dict[str, Any]:
        custom: dict[str, Any] = self.berichten[-1]["custom"]
        return custom

    @property
    def open(self) -> str | None:
        return (self.custom["open"] or {}).get("soort")

    @property
    def tekst(self) -> str:
        return "\n".join(b["tekst"] for b in self.berichten)

    @property
    def laatste(self) -> str:
        """The message that shows the open prompt."""
        return str(self.berichten[-1]["tekst"])


def tekst_van(bericht: Bericht) -> str:
    """The message in words."""
    return als_tekst(bericht.blokken)
