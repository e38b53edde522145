"""One turn of who practises. Nothing of it reaches an afweging: what it reads, what it is sure of and what it shows
stay in `staat.oefening`, and what belongs to an afweging has to wait.
"""

from __future__ import annotations

from dataclasses import replace

from bot.begrip.bedoeling import is_opdracht
from bot.begrip.vraag import is_vraag
from bot.lijn.doet import Doet
from bot.oefenen import Oefencasus
from bot.oefenen.uitslag import CASUS, KORT, Geoefend, beoordeel

from . import alarm, signaal
from .beeld import NOODREGEL
from .blokken import Bericht, Knop, alinea, bericht
from .feiten import feiten
from .oefenbegin import zonder
from .oefening import MEEST_GEDAAN, Oefening, casus_van, gevraagd, open_besluit
from .oefenlezing import MEEST_REDEN, MIN_REDEN, gesplitst, uitkomst, zegt, zekerheid
from .oefenprompt import hints, in_hand, zekerheid_als_tekst
from .prompt import eindbericht
from .staat import Beurt, Omgeving, Reactie, Staat
from .teksten import zeg
from .vaardigheden import VAARDIGHEDEN
from .vergelijking import bij_naam, naast_elkaar, nabespreking
from .zeggen import HULP, NIEUWE_AFWEGING

OEFENEN, KORTE_OEFENING = "oefenen", "korte_oefening"
BEGINT = (OEFENEN, KORTE_OEFENING, "leerpad")  # what another practice may come of
# What only tells something, asked in fixed words or as a question.
_ERTUSSEN = ("uitleg", "hulp", "privacy", "over_ai", "bewaren", "kaders", "bedanken", "begroeten", "oefenvoortgang")


def beurt_in_oefening(naam: str, omgeving: Omgeving, staat: Staat, beurt: Beurt) -> Reactie | None:
    """What this turn does to the practice in `staat`; None when it ends it and is about something else."""
    assert staat.oefening is not None
    if naam in BEGINT or beurt.doet in (*signaal.OP_ALARM, *signaal.OP_LET_OP):
        return None  # another practice; or danger, and that is never practised
    if staat.oefening.klaar:
        if not zegt("nog_een", beurt.tekst):
            return None
        weer = KORTE_OEFENING if staat.oefening.soort == KORT else OEFENEN
        return replace(VAARDIGHEDEN[weer].doe(omgeving, staat, beurt), handeling=weer)
    if casus_van(omgeving.kaders, staat.oefening) is None:
        return _gestopt(omgeving, staat, zeg("oefenen.casus_weg"))
    uit = _met_alarm(_antwoord(naam, omgeving, staat, beurt), beurt)
    return replace(uit, handeling=uit.handeling or OEFENEN)


def _antwoord(naam: str, omgeving: Omgeving, staat: Staat, beurt: Beurt) -> Reactie:
    if beurt.keuze or beurt.doet:
        return _knop(omgeving, staat, beurt)
    if zegt("stop", beurt.tekst):
        return _gestopt(omgeving, staat)
    if zegt("hint", beurt.tekst):
        return _hint(omgeving, staat)
    vast = naam if is_opdracht(beurt.tekst, omgeving.kaders) else ""
    if naam in _ERTUSSEN and (vast == naam or (naam == "uitleg" and is_vraag(beurt.tekst))):
        return replace(VAARDIGHEDEN[naam].doe(omgeving, staat, beurt), handeling=naam)
    if vast == "terug":
        return _teruggenomen(omgeving, staat)
    if vast in VAARDIGHEDEN and _van_een_afweging(vast):
        return _weer(omgeving, staat, zeg("oefenen.bezig"))
    if naam == "anderstalig":
        return _weer(omgeving, staat, zeg("oefenen.anderstalig"), NOODREGEL)
    return _gezegd(omgeving, staat, beurt)


def _teruggenomen(omgeving: Omgeving, staat: Staat) -> Reactie:
    """The last choice is open again."""
    oefening, _ = in_hand(omgeving, staat)
    if oefening.zekerheid is not None:
        oefening = replace(oefening, zekerheid=None)
    elif oefening.gegeven:
        oefening = replace(oefening, gegeven=dict(list(oefening.gegeven.items())[:-1]))
    else:
        return _weer(omgeving, staat, zeg("oefenen.niets_terug"))
    return _weer(omgeving, replace(staat, oefening=replace(oefening, hints=0)), zeg("oefenen.teruggenomen"))


def _van_een_afweging(naam: str) -> bool:
    """Whether a fixed command does something with an afweging, or asks about one."""
    return VAARDIGHEDEN[naam].bestuurt or (VAARDIGHEDEN[naam].tussendoor and naam not in _ERTUSSEN)


def _knop(omgeving: Omgeving, staat: Staat, beurt: Beurt) -> Reactie:
    oefening, casus = in_hand(omgeving, staat)
    naam = open_besluit(omgeving.kaders, casus, oefening)
    match beurt.doet:
        case Doet.STOP_OEFENEN:
            return _gestopt(omgeving, staat)
        case Doet.HINT if naam:
            return _hint(omgeving, staat)
        case Doet.UITKOMST if naam and beurt.waarde in omgeving.kaders.besluiten[naam].uitkomsten:
            return _verder(
                omgeving, staat, beurt, replace(oefening, gegeven={**oefening.gegeven, naam: beurt.waarde or ""})
            )
        case Doet.ZEKERHEID if not naam and oefening.zekerheid is None:
            return _verder(omgeving, staat, beurt, replace(oefening, zekerheid=beurt.waarde))
        case Doet.HULP | Doet.KADERS:
            return replace(VAARDIGHEDEN[beurt.doet.value].doe(omgeving, staat, beurt), handeling=beurt.doet.value)
    return _weer(omgeving, staat, zeg("oefenen.bezig"))


def _gezegd(omgeving: Omgeving, staat: Staat, beurt: Beurt) -> Reactie:
    """A text: what is asked now, or all of it in one go."""
    oefening, casus = in_hand(omgeving, staat)
    naam = open_besluit(omgeving.kaders, casus, oefening)
    vraagt_reden = naam is None and oefening.zekerheid is not None
    voor, reden = ("", beurt.tekst.strip()) if vraagt_reden else gesplitst(beurt.tekst)
    gegeven = {**oefening.gegeven, **_uitkomsten(omgeving, casus, oefening, voor)}
    zeker = oefening.zekerheid or zekerheid(beurt.tekst if reden else voor, gevraagd=naam is None)
    te_kort = bool(reden) and len(reden) < MIN_REDEN
    nieuw = replace(oefening, gegeven=gegeven, zekerheid=zeker)
    if reden and not te_kort:
        nieuw = replace(nieuw, reden=reden[:MEEST_REDEN], genoemd={**oefening.genoemd, **_genoemd(omgeving, beurt)})
    if nieuw != oefening:
        return _verder(omgeving, staat, beurt, nieuw)
    return _weer(omgeving, staat, zeg("oefenen.reden_te_kort") if vraagt_reden else zeg("oefenen.niet_begrepen"))


def _uitkomsten(omgeving: Omgeving, casus: Oefencasus, oefening: Oefening, tekst: str) -> dict[str, str]:
    """Besluit → uitkomst, as far as the text names them."""
    nu = open_besluit(omgeving.kaders, casus, oefening)
    uit = {}
    for naam in gevraagd(omgeving.kaders, casus):
        gekozen = uitkomst(omgeving.kaders.besluiten[naam], tekst, gevraagd=naam == nu)
        if naam not in oefening.gegeven and gekozen:
            uit[naam] = gekozen
    return uit


def _genoemd(omgeving: Omgeving, beurt: Beurt) -> dict[str, object]:
    """What the text says of kenmerken, as begrip reads it: kenmerk → JSON value."""
    gevonden, _ = feiten(beurt.vermeldingen, omgeving.kaders.kenmerken, {})
    return {feit.kenmerk: feit.waarde for feit in gevonden if feit.waarde is not None}


def _verder(omgeving: Omgeving, staat: Staat, beurt: Beurt, oefening: Oefening) -> Reactie:
    """The next thing to ask, with what was just taken in; or the comparison."""
    oud, casus = in_hand(omgeving, staat)
    if oefening.gegeven != oud.gegeven:
        oefening = replace(oefening, hints=0)
    na = replace(staat, oefening=oefening)
    beslist = oefening.soort == KORT or (oefening.zekerheid and oefening.reden)
    if open_besluit(omgeving.kaders, casus, oefening) is None and beslist:
        return _vergeleken(omgeving, na, beurt, oefening, casus)
    besluiten = omgeving.kaders.besluiten
    wat = [besluiten[b].uitkomsten[u].label for b, u in oefening.gegeven.items() if b not in oud.gegeven]
    if oefening.zekerheid and oefening.zekerheid != oud.zekerheid:
        wat.append(zekerheid_als_tekst(oefening.zekerheid).lower())
    if oefening.reden and oefening.reden != oud.reden:
        wat.append(zeg("oefenen.je_reden"))
    return Reactie(na, (bericht(zeg("oefenen.genoteerd", wat=", ".join(wat))), eindbericht(omgeving, na)))


def _vergeleken(omgeving: Omgeving, staat: Staat, beurt: Beurt, oefening: Oefening, casus: Oefencasus) -> Reactie:
    """The comparison. Of the practice only what the next one needs is kept; what came of it goes to the store."""
    klaar = Oefening(
        oefening.casus,
        oefening.kader,
        oefening.niveau,
        gedaan=(*oefening.gedaan, oefening.casus)[-MEEST_GEDAAN:],
        klaar=True,
        los=oefening.los,
        soort=oefening.soort,
        stap=oefening.stap,
        over=oefening.over,
    )
    na = replace(staat, oefening=klaar)
    naast = bericht(*naast_elkaar(omgeving, casus, oefening))
    nabesproken = nabespreking(omgeving, casus, oefening)
    geoefend = _uitslag(omgeving, oefening, casus)
    if oefening.soort == KORT and oefening.over:
        volgende = VAARDIGHEDEN[KORTE_OEFENING].doe(omgeving, na, replace(beurt, tekst="", doet=None, waarde=None))
        return replace(volgende, berichten=(naast, bericht(*nabesproken), *volgende.berichten), geoefend=geoefend)
    laatste = bericht(*nabesproken, knoppen=(_nog_een(oefening),))
    return replace(
        _terug(omgeving, na, naast, laatste), geoefend=geoefend, leerstappen=(oefening.stap,) if oefening.stap else ()
    )


def _nog_een(oefening: Oefening) -> Knop:
    if oefening.stap:
        return Knop(zeg("knoppen.leerpad_verder"), Doet.LEERPAD)
    if oefening.soort == KORT:
        return Knop(zeg("knoppen.nog_kort"), Doet.KORTE_OEFENING)
    return Knop(zeg("knoppen.nog_een"), Doet.OEFENEN)


def _uitslag(omgeving: Omgeving, oefening: Oefening, casus: Oefencasus) -> Geoefend:
    return beoordeel(
        omgeving.kaders,
        casus,
        oefening.gegeven,
        oefening.genoemd,
        oefening.zekerheid,
        sleutel=oefening.sleutel,
        genoemd=bij_naam(omgeving, casus, oefening),
        soort=oefening.soort,
    )


def _hint(omgeving: Omgeving, staat: Staat) -> Reactie:
    oefening, casus = in_hand(omgeving, staat)
    if oefening.soort != CASUS:
        return _weer(omgeving, staat, zeg("oefenen.geen_hint"))
    naam = open_besluit(omgeving.kaders, casus, oefening)
    alle = hints(omgeving, casus, naam) if naam else []
    if oefening.hints >= len(alle):
        return _weer(omgeving, staat, zeg("oefenen.hint_op"))
    na = replace(staat, oefening=replace(oefening, hints=oefening.hints + 1))
    return _weer(omgeving, na, alle[oefening.hints])


def _weer(omgeving: Omgeving, staat: Staat, *regels: str) -> Reactie:
    """This, and then what is asked."""
    return Reactie(staat, (bericht(alinea(*regels)), eindbericht(omgeving, staat)))


def _gestopt(omgeving: Omgeving, staat: Staat, zin: str = "") -> Reactie:
    na = zonder(staat)
    if na is None:
        knoppen = (Knop(zeg("knoppen.oefenen"), Doet.OEFENEN), NIEUWE_AFWEGING, HULP)
        return Reactie(None, (bericht(zin or zeg("oefenen.gestopt"), knoppen=knoppen),))
    return Reactie(na, (bericht(zin or zeg("oefenen.gestopt_afweging")), eindbericht(omgeving, na, met_advies=False)))


def _terug(omgeving: Omgeving, staat: Staat, *berichten: Bericht) -> Reactie:
    """These, and then the afweging under the practice where there is one."""
    assert staat.oefening is not None
    if staat.oefening.los:
        return Reactie(staat, berichten)
    verder = bericht(zeg("oefenen.verder_met_afweging"))
    return Reactie(staat, (*berichten, verder, eindbericht(omgeving, staat, met_advies=False)))


def _met_alarm(uit: Reactie, beurt: Beurt) -> Reactie:
    """The emergency route before all else, as ever: but its buttons are about a casus, and there is none."""
    if beurt.keuze or beurt.doet:
        return uit
    gelezen = alarm.woorden(None, alarm.zonder_ontkenning(beurt))
    if gelezen:
        route = replace(alarm.route(beurt, None, gelezen), knoppen=())
        return replace(uit, berichten=(route, bericht(zeg("oefenen.echt")), *uit.berichten))
    if beurt.let_op:
        zin = f"{zeg('alarm.let_op', woorden=beurt.let_op)} {NOODREGEL}"
        return replace(uit, berichten=(bericht(zin), *uit.berichten))
    return uit
