"""What somebody sees of a session: until the judging is closed only his own judgement and how many there are."""

from __future__ import annotations

from typing import Any

from bot.dossier.oefensessies import Fase, Oefensessie, Teamoordeel
from bot.gesprek.oefening import gevraagd
from bot.gesprek.oefenprompt import kader_als_tekst, zekerheid_als_tekst
from bot.gesprek.staat import Omgeving
from bot.oefenen import Oefencasus
from bot.oefenen.teamuitslag import Uitslag, uitslag
from bot.oefenen.uitslag import ZEKERHEDEN
from bot.poort.api.oefencasussen import Oefenoordeel
from bot.poort.api.oefensessies import Oefensessie as Sessievorm
from bot.poort.api.oefensessies import Sessiedeel, Sessiekort, Sessieuitslag, Sessieverdeling, Sessiezekerheid
from bot.poort.fouten import Weigering
from bot.poort.oefencasussen import oefencasus, opgave, vergelijk
from bot.schrijfwijze import AMSTERDAM


def _uitslag(omgeving: Omgeving, casus: Oefencasus, oordelen: list[Teamoordeel]) -> Uitslag:
    besluiten = gevraagd(omgeving.kaders, casus)
    return uitslag(omgeving.kaders, casus, besluiten, [o.inhoud for o in oordelen])


def beeld(
    omgeving: Omgeving,
    sessie: Oefensessie,
    casus: Oefencasus,
    oordelen: list[Teamoordeel],
    deelnemer: str,
    leidt: bool,
) -> Sessievorm:
    """What this one may see of it now."""
    mijn = next((o for o in oordelen if o.deelnemer == deelnemer), None)
    dicht = sessie.fase is not Fase.OORDELEN
    leeg: dict[str, Any] = {"kenmerken": {}, "gegeven": {}, "zekerheid": None, "reden": ""}
    inhoud = {**leeg, **(mijn.inhoud if mijn else {})}
    return Sessievorm(
        code=sessie.code,
        fase=sessie.fase.value,
        leider=leidt,
        opgave=opgave(omgeving, casus, met_naam=dicht),
        mijn=Oefenoordeel(**{**inhoud, "reden": inhoud["reden"] or None}) if mijn else None,
        klaar=bool(mijn and mijn.klaar),
        begonnen=len(oordelen),
        ingeleverd=sum(o.klaar for o in oordelen),
        bespreking=sessie.bespreking,
        uitslag=_vorm(_uitslag(omgeving, casus, oordelen)) if dicht else None,
        vergelijking=vergelijk(omgeving, casus, inhoud) if dicht and mijn else None,
    )


def _vorm(uit: Uitslag) -> Sessieuitslag:
    def verdeling(een: Any) -> Sessieverdeling:
        delen = [Sessiedeel(**vars(deel)) for deel in een.delen]
        return Sessieverdeling(id=een.id, label=een.label, delen=delen, beslissend=een.beslissend)

    return Sessieuitslag(
        oordelen=uit.oordelen,
        melding=uit.melding,
        besluiten=[verdeling(v) for v in uit.besluiten],
        kenmerken=[verdeling(v) for v in uit.kenmerken],
        zekerheden=[
            Sessiezekerheid.parse_obj({"zekerheid": z, "label": zekerheid_als_tekst(z), "aantal": n})
            for z, n in uit.zekerheden
        ],
        alfa=uit.alfa,
        maat=list(uit.maat),
    )


def kort_beeld(omgeving: Omgeving, sessie: Oefensessie) -> Sessiekort:
    try:
        casus = oefencasus(omgeving, sessie.casus)
        titel, kader = casus.titel, kader_als_tekst(omgeving, casus.kader)
    except Weigering:
        titel, kader = "Een casus die er niet meer is", ""
    moment = sessie.begonnen_op.astimezone(AMSTERDAM).isoformat(timespec="minutes")
    return Sessiekort(code=sessie.code, fase=sessie.fase.value, titel=titel, kader=kader, begonnen_op=moment)


def document(omgeving: Omgeving, sessie: Oefensessie, oordelen: list[Teamoordeel], vorm: str) -> bytes:
    """In a thread: the libraries for the files load at the first one."""
    from bot.vormen.oefenverslag import docx
    from bot.vormen.pdf import PdfFout, naar_pdf

    casus = oefencasus(omgeving, sessie.casus)
    kader, dag = kader_als_tekst(omgeving, casus.kader), sessie.begonnen_op.astimezone(AMSTERDAM).date()
    zeker = {z: zekerheid_als_tekst(z) for z in ZEKERHEDEN}
    inhoud = docx(casus, kader, dag, _uitslag(omgeving, casus, oordelen), zeker, sessie.bespreking)
    try:
        return naar_pdf(inhoud) if vorm == "pdf" else inhoud
    except PdfFout as fout:
        raise Weigering(503, str(fout)) from None
