"""The meeting as the report tells it: every text is masked, every label comes from the kaders."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bot.dossier.blad import lokaal

AKKOORD, AFWIJKEN, AANHOUDEN = "akkoord", "afwijken", "aanhouden"


@dataclass(frozen=True)
class Advies:
    """One besluit: `uitkomst` is its label, or what is still possible. `keuze` and `reden` are the team's when it deviates."""

    naam: str
    kader: str
    uitkomst: str
    bepaald: bool
    uitleg: str | None
    grensgeval: str | None
    beslisser: str
    keuze: str | None = None
    reden: str | None = None


@dataclass(frozen=True)
class Termijn:
    label: str
    uiterlijk: date | datetime


@dataclass(frozen=True)
class Item:
    """One aanmelding of the meeting. `besluit` is akkoord, afwijken, aanhouden or None (not discussed); `graad` acuut, spoed or None."""

    nummer: int
    aanmelding: str
    graad: str | None
    urgentie: str | None
    bekend: tuple[tuple[str, str], ...]
    adviezen: tuple[Advies, ...]
    termijnen: tuple[Termijn, ...]
    stappen: tuple[str, ...]
    casus: str | None
    besluit: str | None
    nodig: str | None
    door: str | None
    bij_twijfel: str | None

    @property
    def eerste_termijn(self) -> Termijn | None:
        """The deadline that comes first; a date counts from its beginning."""
        return min(self.termijnen, key=lambda t: lokaal(t.uiterlijk).isoformat(), default=None)

    @property
    def besluit_woorden(self) -> str:
        return {AKKOORD: "Akkoord met het advies", AFWIJKEN: "Het team wijkt af", AANHOUDEN: "Aangehouden", None: "Niet besproken"}[self.besluit]

    @property
    def dringend_woorden(self) -> str:
        return {"acuut": "Mogelijk acuut gevaar", "spoed": "Spoed", None: "Nee"}[self.graad]


@dataclass(frozen=True)
class Verslag:
    datum: date
    aanwezig: tuple[str, ...]
    items: tuple[Item, ...]

    @property
    def telling(self) -> str:
        """ "7 aanmeldingen: 4 akkoord, 1 afgeweken, 2 aangehouden." """
        namen = {AKKOORD: "akkoord", AFWIJKEN: "afgeweken", AANHOUDEN: "aangehouden", None: "niet besproken"}
        aantallen = [(naam, sum(i.besluit == soort for i in self.items)) for soort, naam in namen.items()]
        wat = "aanmelding" if len(self.items) == 1 else "aanmeldingen"
        return f"{len(self.items)} {wat}: " + ", ".join(f"{aantal} {naam}" for naam, aantal in aantallen if aantal) + "."
