"""The afweging under way: a small JSON document in one Rasa slot, read and changed only here and by the skills."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from enum import Enum
from typing import Any

from bot.afweging import Kaders, OnbruikbareInvoer, Verzoek, adviseer, motor, vind_profiel
from bot.afweging.advies import bereken
from bot.afweging.advies import hoogstens as meeste_vragen
from bot.afweging.antwoorden import controleer_alle, naar_json
from bot.afweging.termijnen import lees_datum
from bot.afweging.uitleg import Uitleg
from bot.begrip.vermelding import Vermelding
from bot.lijn.doet import Doet
from bot.oefenen.uitslag import Geoefend
from bot.oefenen.voortgang import Geleerd
from bot.toegang import Wie

from . import wacht as wachtvorm
from .blokken import Bericht
from .gehoord import verdeeld
from .oefening import Oefening
from .wacht import Aanpassen, BedoelJe, Rust, Wacht

MAX_VERLEDEN = 40


@dataclass(frozen=True)
class Staat:
    """One afweging as far as it has come.

    `antwoorden` are JSON values by kenmerk, `overgeslagen` what was asked and stays unknown ("weet ik niet"), `vraag`
    the question in hand. `voorstel` is what was read from a text and waits for a yes: [{"kenmerk", "waarde",
    "tekst"}]. `wacht` is the prompt that stands before those two; `open_prompt` tells which one is on screen.
    `verleden` is the undo list: per change what `_vroeger` keeps. `alarm` holds the words that raised the alarm in
    this casus, which kind and what was known then; `geen_alarm` the words that the user said are no danger. `let_op` is
    the quiet question that may be answered ({"woorden", "soort", "in_beeld"}), `let_op_gevraagd` what was asked about.
    `vorige` keeps an afweging that was put aside by starting a new one. `casus` is the code after storing. `geweigerd`
    is the question whose last answer could not be read; `net_veranderd` tells that the last turn changed something.
    `oefening` is a practice, that has nothing to do with the rest of it.
    `hulp_loopt`: the help that was said to run already (bot.gesprek.lopend).
    `aangeboden`: what was listed to be said in one go ("alles geen zorgen"). `gehoord` is what was read besides, as
    voorstel, and doesn't count for this doelgroep (bot.gesprek.gehoord). `gedeeld`: the id of the aanmelding that it is
    on the list of a meeting.
    """

    afweging: str
    profiel: str
    datum: str
    modus: str = "snel"
    antwoorden: dict[str, Any] = field(default_factory=dict)
    overgeslagen: list[str] = field(default_factory=list)
    vraag: str | None = None
    verleden: list[dict[str, Any]] = field(default_factory=list)
    voorstel: list[dict[str, Any]] = field(default_factory=list)
    gehoord: list[dict[str, Any]] = field(default_factory=list)
    wacht: Wacht | None = None
    alarm: dict[str, Any] | None = None
    geen_alarm: list[str] = field(default_factory=list)
    let_op: dict[str, Any] | None = None
    let_op_gevraagd: list[str] = field(default_factory=list)
    afwijking: list[dict[str, Any]] = field(default_factory=list)
    casus: str | None = None
    vastgelegd: bool = False
    vorige: dict[str, Any] | None = None
    aangeboden: list[str] = field(default_factory=list)
    hulp_loopt: list[str] = field(default_factory=list)
    stand: dict[str, Any] = field(default_factory=dict)
    oefening: Oefening | None = None
    gedeeld: str | None = None
    geweigerd: str | None = field(default=None, compare=False)  # about the talk, not about the casus
    net_veranderd: bool = field(default=False, compare=False)

    def als_json(self) -> dict[str, Any]:
        return {
            **asdict(self),
            "wacht": wachtvorm.als_json(self.wacht),
            "oefening": self.oefening.als_json() if self.oefening else None,
        }

    @classmethod
    def uit_json(cls, document: Mapping[str, Any] | None) -> Staat | None:
        if not document:
            return None
        wacht = document.get("wacht")
        if wacht and wacht["op"] == "bevestig":  # as versions before 2026-11-28 kept it
            document = {**document, "voorstel": wacht["voorstel"]}
            wacht = None
        oefening = Oefening.uit_json(document.get("oefening"))
        return cls(**{**document, "wacht": wachtvorm.uit_json(wacht), "oefening": oefening})

    @property
    def doelgroep(self) -> str | None:
        """The doelgroep as it now stands: read and not yet confirmed, else answered."""
        voorgesteld = (f["waarde"] for f in self.voorstel if f["kenmerk"] == "doelgroep")
        gezegd: str | None = next(voorgesteld, self.antwoorden.get("doelgroep"))
        return gezegd

    @property
    def begonnen(self) -> bool:
        """Whether anything would be lost by dropping it."""
        return bool(self.verleden) and not self.vastgelegd


def open_prompt(staat: Staat) -> str | None:
    """What a bare answer now belongs to, because the last message shows it: vraag, bevestig, aanpassen, bedoel_je,
    nieuwe_casus, stop, afwijken; oefenen stands before all of these.

    None when nothing is asked: the advice is on screen, or something was just stored ("rust").
    """
    if staat.oefening and not staat.oefening.klaar:
        return "oefenen"
    if staat.wacht:
        return None if isinstance(staat.wacht, Rust) else wachtvorm.op(staat.wacht)
    if staat.voorstel:
        return "bevestig"
    return "vraag" if staat.vraag else None


def zonder_rust(staat: Staat) -> Wacht | None:
    """The prompt that stands before the rest; having just been stored is none."""
    return None if isinstance(staat.wacht, Rust) else staat.wacht


@dataclass(frozen=True)
class Beurt:
    """One turn of the user as Rasa understood it. `tekst` is masked.

    Of a button `tekst` is empty: `keuze` is (kenmerk, checked value), or `doet` what it does, for some with a `waarde`.
    `zekerheid` (0-1): how sure Rasa is of the intent; 1 where words settle it. `los`: the mentions as when nothing was
    known of the casus, where that reads otherwise; `anders`: what more it says were it of the other doelgroep.
    `crisis`: the clause that says danger now; `let_op`: the one that may; `gevaar`: which kind (bot.begrip.crisis).
    `geleerd`: what is known of who practises; None where nothing is kept, or this turn has nothing to do with it.
    """

    tekst: str
    intent: str
    nu: datetime
    vermeldingen: tuple[Vermelding, ...] = ()
    keuze: tuple[str, Any] | None = None
    crisis: str | None = None
    wie: str = "onbekend"
    kanaal: str = "onbekend"
    doet: Doet | None = None
    waarde: str | None = None
    zekerheid: float = 0.0
    los: tuple[Vermelding, ...] = ()
    gevaar: str | None = None
    let_op: str | None = None
    anders: tuple[Vermelding, ...] = ()
    rollen: frozenset[str] = frozenset({"professional"})
    teams: frozenset[str] = frozenset()
    gemeente: str = ""
    opgave: str = ""
    geleerd: Geleerd | None = None

    @property
    def persoon(self) -> Wie:
        """Who says it, as the table of rights and the store know him."""
        return Wie(self.wie, self.rollen, self.teams, self.gemeente, self.opgave)


@dataclass(frozen=True)
class Bewaartijd:
    """How many days things are kept here: a stored casus, a conversation, the answer to one message."""

    casus: int = 730
    gesprek: int = 1
    antwoord: int = 1


@dataclass(frozen=True)
class Omgeving:
    """What every skill needs: the kaders and the profiel of this organisation, and how long it keeps things."""

    kaders: Kaders
    standaardprofiel: str
    bewaren: Bewaartijd = Bewaartijd()


class Waarvoor(str, Enum):
    """What is done with what the store has."""

    TONEN = "tonen"
    VERLOOP = "verloop"
    HERAFWEGING = "herafweging"
    AGENDA = "agenda"
    LOGBOEK = "logboek"
    VASTSTELLEN = "vaststellen"
    VOORLEGGEN = "voorleggen"
    BEANTWOORDEN = "beantwoorden"
    AFSLUITEN = "afsluiten"
    DELEN = "delen"
    TERUGHALEN = "terughalen"


@dataclass(frozen=True)
class Opvraag:
    """What of the store is asked for: the casus with this code, or (None) the last ones of this user.

    `nu`: when it was asked (aware); a herafweging counts from then, and an agenda tells what is late by then. `tekst`:
    what was said besides, masked: a question, an answer, what was found.
    """

    casus: str | None = None
    waarvoor: Waarvoor = Waarvoor.TONEN
    nu: datetime | None = None
    tekst: str = ""


@dataclass(frozen=True)
class Reactie:
    """What a skill gives back: the new staat (None: no afweging), the messages, and what the store has to do with it:
    keep it now, or look up what was kept.

    `telling`: what is counted of this turn, a name without any text of the casus ("vals_alarm.geweld"). `handeling`:
    what the turn was taken for, an intent of domain.yml; None until that is settled. `gevraagd`: the step of a stored
    casus whose text the next message may be (bot.gesprek.gevraagd). `geoefend`, `leerstappen`: a practice, and steps of
    the learning path, that are done now.
    """

    staat: Staat | None
    berichten: tuple[Bericht, ...] = ()
    vastleggen: bool = False
    opvragen: Opvraag | None = None
    telling: str | None = None
    handeling: str | None = None
    gevraagd: Opvraag | None = None
    geoefend: Geoefend | None = None
    leerstappen: tuple[str, ...] = ()


def nieuw(omgeving: Omgeving, profiel: str, nu: datetime, vorige: Staat | None = None) -> Staat:
    """A fresh afweging. What was under way and not stored is kept aside for `terug`."""
    gekozen = vind_profiel(omgeving.kaders, profiel)
    antwoorden = {"doelgroep": gekozen.doelgroep} if gekozen.doelgroep else {}
    bewaard = replace(vorige, vorige=None, wacht=None).als_json() if vorige and vorige.begonnen else None
    return Staat(
        str(uuid.uuid4()),
        profiel,
        lees_datum(None, nu).isoformat(timespec="seconds"),
        antwoorden=antwoorden,
        vorige=bewaard,
    )


def besloten(staat: Staat) -> dict[str, str]:
    """What the user decided instead of the advice: besluit → uitkomst."""
    return {a["besluit"]: a["uitkomst"] for a in staat.afwijking}


def advies(omgeving: Omgeving, staat: Staat) -> dict[str, Any]:
    """The advice on what is known now (docs/contract.md); its terms and steps follow what the user decided instead."""
    return adviseer(omgeving.kaders, _verzoek(omgeving, staat), staat.overgeslagen)


def hoogstens(omgeving: Omgeving, staat: Staat) -> int:
    """How many questions are left at the most, whatever is answered."""
    aantal = meeste_vragen(omgeving.kaders, _verzoek(omgeving, staat), staat.overgeslagen)
    return max(aantal, len(nog_te_vragen(omgeving, staat))) if staat.modus == "volledig" else aantal


def uitleg(omgeving: Omgeving, staat: Staat) -> dict[str, Uitleg]:
    """Per besluit of the advice its explanation, in parts."""
    uit = bereken(omgeving.kaders, _verzoek(omgeving, staat), staat.overgeslagen)
    return {naam: oordeel.uitleg for naam, oordeel in uit.oordelen.items()}


def _verzoek(omgeving: Omgeving, staat: Staat) -> Verzoek:
    kaders = omgeving.kaders
    antwoorden = {k: w for k, w in staat.antwoorden.items() if k in kaders.kenmerken}
    return Verzoek(
        vind_profiel(kaders, staat.profiel),
        (),
        controleer_alle(kaders.kenmerken, antwoorden),
        lees_datum(staat.datum),
        besloten(staat),
    )


def met_antwoorden(omgeving: Omgeving, staat: Staat, nieuw_: Mapping[str, Any]) -> Staat:
    """Take in answers (None: stays unknown), with the next question and the means to undo.

    After storing, a change starts a new afweging of the same casus. Raises OnbruikbareInvoer for a bad value.
    """
    kaders = omgeving.kaders
    for kenmerk in nieuw_:
        if kenmerk not in kaders.kenmerken:
            raise OnbruikbareInvoer(f"Kenmerk '{kenmerk}' bestaat niet.")
    gecontroleerd = controleer_alle(kaders.kenmerken, dict(nieuw_))
    was = staat.doelgroep
    vroeger = {**_vroeger(staat), "vraag": next(iter(nieuw_), staat.vraag)}
    antwoorden = {k: w for k, w in staat.antwoorden.items() if k not in nieuw_}
    antwoorden |= {k: naar_json(w) for k, w in gecontroleerd.items()}
    overgeslagen = [k for k in staat.overgeslagen if k not in nieuw_]
    overgeslagen += [k for k in nieuw_ if k not in gecontroleerd]
    if staat.vastgelegd and antwoorden != staat.antwoorden:
        staat = replace(open_weer(staat), afwijking=[])
    verleden = [*staat.verleden, vroeger][-MAX_VERLEDEN:]
    staat = replace(staat, antwoorden=antwoorden, overgeslagen=overgeslagen, verleden=verleden)
    if "doelgroep" in nieuw_:
        # Answered, it no longer waits on the list.
        staat = replace(staat, voorstel=[f for f in staat.voorstel if f["kenmerk"] != "doelgroep"])
        staat = telt_opnieuw(was, staat)
    return volgende(omgeving, met_geldige_afwijkingen(omgeving, staat))


def telt_opnieuw(was: str | None, staat: Staat) -> Staat:
    """The staat after the doelgroep was `was`: when it is another now, what was heard of that one stands on the list
    to confirm, and what was read of the other no longer does.
    """
    nu = staat.doelgroep
    if nu is None or nu == was:
        return staat
    voorstel, gehoord = verdeeld(nu, staat.voorstel, staat.gehoord, staat.antwoorden)
    return replace(staat, voorstel=voorstel, gehoord=gehoord)


def _vroeger(staat: Staat) -> dict[str, Any]:
    """What `terug` needs to take the next change back."""
    velden = (
        "antwoorden",
        "overgeslagen",
        "vraag",
        "voorstel",
        "gehoord",
        "afwijking",
        "datum",
        "profiel",
        "hulp_loopt",
    )
    komt_terug = isinstance(staat.wacht, BedoelJe | Aanpassen)
    return {
        **{veld: getattr(staat, veld) for veld in velden},
        "wacht": wachtvorm.als_json(staat.wacht) if komt_terug else None,
    }


def met_verleden(oud: Staat, nieuw_: Staat) -> Staat:
    """`nieuw_`, with `oud` as what `terug` goes back to."""
    return replace(nieuw_, verleden=[*nieuw_.verleden, _vroeger(oud)][-MAX_VERLEDEN:])


def zonder_antwoorden(omgeving: Omgeving, staat: Staat, kenmerken: Iterable[str]) -> Staat:
    """Make these unknown again, so that they are asked again where they count."""
    weg = set(kenmerken)
    over = {k: w for k, w in staat.antwoorden.items() if k not in weg}
    if over == staat.antwoorden:
        return staat
    nieuw_ = replace(open_weer(staat), afwijking=[]) if staat.vastgelegd else staat
    nieuw_ = met_geldige_afwijkingen(omgeving, replace(nieuw_, antwoorden=over))
    return volgende(omgeving, met_verleden(staat, nieuw_))


def open_weer(staat: Staat) -> Staat:
    """The same, as something that may change: what is stored never does, so it goes on as a new afweging of that
    casus.
    """
    return replace(staat, afweging=str(uuid.uuid4()), vastgelegd=False) if staat.vastgelegd else staat


def met_geldige_afwijkingen(omgeving: Omgeving, staat: Staat) -> Staat:
    """Without each afwijking from an advice that is no longer given: its reason was about another advice."""
    if not staat.afwijking:
        return staat
    besluiten = advies(omgeving, staat)["besluiten"]
    over = [a for a in staat.afwijking if besluiten.get(a["besluit"], {}).get("uitkomst") == a["advies"]]
    return replace(staat, afwijking=over)


def volgende(omgeving: Omgeving, staat: Staat) -> Staat:
    """Put the best next question in hand (None when nothing is left to ask)."""
    return replace(staat, vraag=volgende_vraag(omgeving, staat))


def volgende_vraag(omgeving: Omgeving, staat: Staat) -> str | None:
    """The next kenmerk to ask. In the mode "volledig" also what explains an advice or decides a next step."""
    uit = advies(omgeving, staat)
    if uit["volgende_vraag"] or staat.modus != "volledig":
        naam: str | None = uit["volgende_vraag"]
        return naam
    return next(iter(nog_te_vragen(omgeving, staat)), None)


def nog_te_vragen(omgeving: Omgeving, staat: Staat) -> list[str]:
    """What the mode "volledig" still asks: every unknown kenmerk that the kaders read and that makes sense here."""
    kaders = omgeving.kaders
    verzoek = _verzoek(omgeving, staat)
    besluiten = verzoek.profiel.geldende(verzoek.antwoorden.get("doelgroep")) if verzoek.profiel else verzoek.besluiten
    gesloten = motor(kaders).zinloos(besluiten, verzoek.antwoorden)
    klaar = {*verzoek.antwoorden, *staat.overgeslagen, *gesloten}
    return [k for k in motor(kaders).gelezen(besluiten) if k not in klaar]
