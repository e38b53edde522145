"""The meeting as the report tells it: every text is masked, every label comes from the kaders."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bot.dossier.blad import lokaal
from bot.schrijfwijze import aantal

AKKOORD, AFWIJKEN, AANHOUDEN, ONVOLLEDIG, TRIAGE = "akkoord", "afwijken", "aanhouden", "onvolledig", "triage"
VOORGELEGD = "voorgelegd"
BESLUIT_WOORDEN = {
    AKKOORD: "Akkoord met het advies",
    AFWIJKEN: "Het team wijkt af",
    AANHOUDEN: "Aangehouden",
    VOORGELEGD: "Voorgelegd",
    ONVOLLEDIG: "Onvolledig: nog niet alles is bepaald",
    TRIAGE: "Triage",
    None: "Niet besproken",
}
URGENTIE_WOORDEN = {"crisis": "crisis", "spoed": "spoed", "regulier": "regulier"}
ROUTE_WOORDEN = {"jeugd": "jeugd", "wmo": "Wmo", "elders": "elders", None: ""}
DRINGEND_WOORDEN = {
    "acuut": "Mogelijk acuut gevaar",
    "crisis": "Crisis",
    "spoed": "Spoed",
    "let_op": "Let op",
    None: "Nee",
}


@dataclass(frozen=True)
class Advies:
    """One besluit: `uitkomst` is its label, or what is still possible.

    `keuze` and `reden` are the team's when it deviates.
    """

    naam: str
    kader: str
    uitkomst: str
    bepaald: bool
    uitleg: str | None
    grensgeval: str | None
    beslisser: str
    keuze: str | None = None
    reden: str | None = None
    bronnen: str = ""


@dataclass(frozen=True)
class Deadline:
    """A deadline; `bron` is where it stands, with the mark when it is ours (may be empty)."""

    label: str
    uiterlijk: date | datetime
    bron: str = ""


@dataclass(frozen=True)
class Stap:
    """A next step with its mark, and where it stands."""

    tekst: str
    bron: str


@dataclass(frozen=True)
class Urgentie:
    """How urgent it is: the label of what was decided, and of what was advised.

    `graad` says the decision as a degree of the list.
    """

    besloten: str
    advies: str | None
    graad: str | None


@dataclass(frozen=True)
class Oppakken:
    """Who picks it up (a role), what that is, and by when; each may be open."""

    door: str | None = None
    actie: str | None = None
    voor: date | None = None


@dataclass(frozen=True)
class Item:
    """One aanmelding of the meeting.

    `besluit` is akkoord, afwijken, aanhouden, voorgelegd, triage or None (not discussed). `nodig` and `door`: what is
    needed and from whom, or the question and to whom; `terug`: when it is on the list again. `graad`: how the list read
    it, acuut, crisis, spoed, let_op or None. `acuut`: the answers say that somebody is in danger now.
    """

    nummer: int
    aanmelding: str
    graad: str | None
    urgentie: Urgentie | None
    acuut: bool
    bekend: tuple[tuple[str, str], ...]
    adviezen: tuple[Advies, ...]
    termijnen: tuple[Deadline, ...]
    stappen: tuple[Stap, ...]
    casus: str | None
    besluit: str | None
    nodig: str | None
    door: str | None
    bij_twijfel: str | None
    oppakken: Oppakken = Oppakken()
    triage: tuple[str, str | None] | None = None  # urgentie and route
    terug: date | None = None

    @property
    def wie(self) -> str | None:
        """Who has to do something now."""
        return self.oppakken.door or self.door

    @property
    def actie(self) -> str | None:
        """What has to be done first: what the team wrote, what is needed, else the first step of the kader."""
        stap = self.stappen[0].tekst if self.stappen and self.besluit in (AKKOORD, AFWIJKEN) else None
        return self.oppakken.actie or self.nodig or stap

    @property
    def voor(self) -> date | datetime | None:
        """By when: the day of the team or that it is on the list again, else the first deadline."""
        eerste = self.eerste_termijn
        return self.oppakken.voor or self.terug or (eerste.uiterlijk if eerste else None)

    @property
    def eerste_termijn(self) -> Deadline | None:
        """The deadline that comes first; a date counts from its beginning."""
        return min(self.termijnen, key=lambda t: lokaal(t.uiterlijk).isoformat(), default=None)

    @property
    def uitslag(self) -> str | None:
        """`besluit`, but nobody agrees with an advice that isn't there: that is onvolledig."""
        heel = bool(self.adviezen) and all(a.bepaald for a in self.adviezen)
        return ONVOLLEDIG if self.besluit == AKKOORD and not heel else self.besluit

    @property
    def besluit_woorden(self) -> str:
        if self.triage:
            urgentie, route = self.triage
            return "Triage: " + ", ".join(filter(None, (URGENTIE_WOORDEN[urgentie], ROUTE_WOORDEN[route])))
        return BESLUIT_WOORDEN[self.uitslag]

    @property
    def dringend(self) -> str | None:
        """acuut, crisis, spoed, let_op or None: what the team decided about urgentie; as long as it didn't, how the
        list read it.
        """
        if self.triage:
            return self.triage[0] if self.triage[0] in ("crisis", "spoed") else None
        if self.besluit not in (AKKOORD, AFWIJKEN) or self.urgentie is None:
            return self.graad
        return "acuut" if self.acuut else self.urgentie.graad

    @property
    def dringend_woorden(self) -> str:
        return DRINGEND_WOORDEN[self.dringend]


@dataclass(frozen=True)
class Verslag:
    datum: date
    aanwezig: tuple[str, ...]
    items: tuple[Item, ...]

    @property
    def telling(self) -> str:
        """ "7 aanmeldingen: 4 akkoord, 1 afgeweken, 2 aangehouden." """
        namen = {
            AKKOORD: "akkoord",
            AFWIJKEN: "afgeweken",
            ONVOLLEDIG: "onvolledig",
            AANHOUDEN: "aangehouden",
            VOORGELEGD: "voorgelegd",
            TRIAGE: "alleen triage",
            None: "niet besproken",
        }
        aantallen = [(naam, sum(i.uitslag == soort for i in self.items)) for soort, naam in namen.items()]
        return (
            f"{aantal(len(self.items), 'aanmelding', 'aanmeldingen')}: "
            + ", ".join(f"{keer} {naam}" for naam, keer in aantallen if keer)
            + "."
        )
