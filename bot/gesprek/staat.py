"""The afweging under way: a small JSON document in one Rasa slot, read and changed only here and by the skills."""

from __future__ import annotations

import uuid
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from typing import Any, Mapping

from bot.afweging import Kaders, OnbruikbareInvoer, Verzoek, adviseer, vind_profiel
from bot.afweging.antwoorden import controleer_alle, naar_json
from bot.afweging.termijnen import lees_datum
from bot.begrip.vermelding import Vermelding

MAX_VERLEDEN = 40


@dataclass(frozen=True)
class Staat:
    """One afweging as far as it has come.

    `antwoorden` are JSON values by kenmerk, `overgeslagen` what was asked and stays unknown ("weet ik niet"), `vraag` the
    question in hand. `verleden` is the undo list: per change the antwoorden and overgeslagen of before, and the question
    that was then in hand. `wacht` is set while the assistant waits for something else than an answer, e.g. {"op": "stop"}.
    `vorige` keeps an afweging that was put aside by starting a new one. `casus` is the casus code after storing. `stand` says
    under which kaders the last turn was and what came out (see `vernieuwd`).
    """

    afweging: str
    profiel: str
    datum: str
    modus: str = "snel"
    antwoorden: dict[str, Any] = field(default_factory=dict)
    overgeslagen: list[str] = field(default_factory=list)
    vraag: str | None = None
    verleden: list[dict[str, Any]] = field(default_factory=list)
    wacht: dict[str, Any] | None = None
    afwijking: list[dict[str, Any]] = field(default_factory=list)
    casus: str | None = None
    vastgelegd: bool = False
    vorige: dict[str, Any] | None = None
    stand: dict[str, Any] = field(default_factory=dict)

    def als_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def uit_json(cls, document: Mapping[str, Any] | None) -> Staat | None:
        return cls(**document) if document else None

    @property
    def begonnen(self) -> bool:
        """Whether anything would be lost by dropping it."""
        return bool(self.verleden) and not self.vastgelegd


@dataclass(frozen=True)
class Beurt:
    """One turn of the user as Rasa understood it. `tekst` is masked; `keuze` is a button as (kenmerk, checked value)."""

    tekst: str
    intent: str
    nu: datetime
    vermeldingen: tuple[Vermelding, ...] = ()
    keuze: tuple[str, Any] | None = None
    crisis: str | None = None
    wie: str = "onbekend"
    kanaal: str = "onbekend"


@dataclass(frozen=True)
class Omgeving:
    """What every skill needs: the kaders and the profiel of this organisation."""

    kaders: Kaders
    standaardprofiel: str


@dataclass(frozen=True)
class Uitkomst:
    """What a skill gives back: the new staat (None: no afweging), the messages, and whether to store it now."""

    staat: Staat | None
    berichten: tuple[dict[str, Any], ...] = ()
    vastleggen: bool = False


def nieuw(omgeving: Omgeving, profiel: str, nu: datetime, vorige: Staat | None = None) -> Staat:
    """A fresh afweging. What was under way and not stored is kept aside for `terug`."""
    gekozen = vind_profiel(omgeving.kaders, profiel)
    antwoorden = {"doelgroep": gekozen.doelgroep} if gekozen.doelgroep else {}
    bewaard = replace(vorige, vorige=None, wacht=None).als_json() if vorige and vorige.begonnen else None
    return Staat(str(uuid.uuid4()), profiel, lees_datum(None, nu).isoformat(timespec="seconds"), antwoorden=antwoorden, vorige=bewaard)


def besloten(staat: Staat) -> dict[str, str]:
    """What the user decided instead of the advice: besluit → uitkomst."""
    return {a["besluit"]: a["uitkomst"] for a in staat.afwijking}


def advies(omgeving: Omgeving, staat: Staat) -> dict[str, Any]:
    """The advice on what is known now (docs/contract.md); its terms and steps follow what the user decided instead."""
    return adviseer(omgeving.kaders, _verzoek(omgeving, staat), staat.overgeslagen)


def _verzoek(omgeving: Omgeving, staat: Staat) -> Verzoek:
    kaders = omgeving.kaders
    antwoorden = {k: w for k, w in staat.antwoorden.items() if k in kaders.kenmerken}
    return Verzoek(
        vind_profiel(kaders, staat.profiel), (), controleer_alle(kaders.kenmerken, antwoorden), lees_datum(staat.datum), besloten(staat)
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
    vroeger = {"antwoorden": staat.antwoorden, "overgeslagen": staat.overgeslagen, "vraag": next(iter(nieuw_), staat.vraag)}
    antwoorden = {k: w for k, w in staat.antwoorden.items() if k not in nieuw_}
    antwoorden |= {k: naar_json(w) for k, w in gecontroleerd.items()}
    overgeslagen = [k for k in staat.overgeslagen if k not in nieuw_]
    overgeslagen += [k for k in nieuw_ if k not in gecontroleerd]
    if staat.vastgelegd and antwoorden != staat.antwoorden:
        staat = replace(open_weer(staat), afwijking=[])
    verleden = [*staat.verleden, vroeger][-MAX_VERLEDEN:]
    staat = replace(staat, antwoorden=antwoorden, overgeslagen=overgeslagen, verleden=verleden)
    return volgende(omgeving, met_geldige_afwijkingen(omgeving, staat))


def open_weer(staat: Staat) -> Staat:
    """The same, as something that may change: what is stored never does, so it goes on as a new afweging of that casus."""
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
        return uit["volgende_vraag"]
    return next(iter(nog_te_vragen(omgeving, staat)), None)


def nog_te_vragen(omgeving: Omgeving, staat: Staat) -> list[str]:
    """What the mode "volledig" still asks: every unknown kenmerk that the kaders read and that makes sense here."""
    kaders = omgeving.kaders
    verzoek = _verzoek(omgeving, staat)
    besluiten = verzoek.profiel.geldende(verzoek.antwoorden.get("doelgroep")) if verzoek.profiel else verzoek.besluiten
    gesloten = kaders.regelwerk.zinloos(besluiten, verzoek.antwoorden)
    klaar = {*verzoek.antwoorden, *staat.overgeslagen, *gesloten}
    return [k for k in kaders.regelwerk.gelezen(besluiten) if k not in klaar]
