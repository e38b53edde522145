"""One turn: what the open prompt was waiting for, else the skill that fits the intent; then what changed, and the
alarm on top.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.begrip.antwoord import is_ja, is_nee, is_weet_niet, kaal, nummers
from bot.begrip.bedoeling import vaste_bedoeling
from bot.begrip.bladvraag import vraagt_blad
from bot.begrip.buiten import buiten
from bot.begrip.handeling import klopt_niet
from bot.begrip.spreekhandeling import zeker_van
from bot.begrip.vraag import is_vraag, stellend
from bot.lijn.doet import OP_PROMPT, Doet
from bot.schrijfwijze import en

from . import alarm, geen_zorgen, signaal
from .antwoorden import met_verbetering, toch_antwoord, verbetert
from .blokken import alinea, bericht
from .casuswissel import ander, andere_casus, erbij, met_overgeslagen, zelfde_casus
from .gelezen import herkomst_van_label
from .oefenbegin import zonder
from .oefenbeurt import BEGINT, beurt_in_oefening
from .prompt import eindbericht, gekozen
from .staat import Beurt, Omgeving, Opvraag, Reactie, Staat, open_prompt
from .teksten import zeg
from .toegang import geweigerd
from .vaardigheden import VAARDIGHEDEN, aangemeld, afwijken, hulp_loopt, onbegrepen
from .vaardigheden.casussen import getoond
from .vaardigheden.keuze import keuze
from .vaardigheden.stoppen import gestopt
from .vaardigheden.terug import terug
from .vaardigheden.vastleggen import vastleggen
from .vaardigheden.vertellen import vertel
from .vernieuwd import bij_de_tijd, met_stand
from .voorstel import aanpassen, bevestigd, bevestigd_en_meer, gewisseld, onjuist, verworpen
from .wacht import Afwijken, BedoelJe, NieuweCasus
from .wijzigingen import als_zin, verschil
from .zinnen import geen_gevaar, ja_en_meer, noemt, stopt_toch_niet, zegt

GEEN_BEDOELING = "nlu_fallback"  # Rasa's own name for: none of these
_BUITEN = (GEEN_BEDOELING, "buiten_bereik")


def voer_uit(naam: str, omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """Run one skill (a key of VAARDIGHEDEN) on one turn."""
    staat, vernieuwd = bij_de_tijd(omgeving, staat) if staat else (None, ())
    uit = (
        _geoefend(naam, omgeving, staat, beurt)
        or geweigerd(beurt.doet.bedoeling if beurt.doet else naam, omgeving, _onder(naam, staat), beurt)
        or _voer_uit(naam, omgeving, _onder(naam, staat), beurt)
    )
    berichten = (bericht(alinea(*vernieuwd)), *uit.berichten) if vernieuwd else uit.berichten
    handeling = uit.handeling or genomen_voor(beurt)
    return replace(uit, staat=met_stand(omgeving, uit.staat), berichten=berichten, handeling=handeling)


def _geoefend(naam: str, omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie | None:
    """Who practises does only that; None when this turn has nothing to do with it."""
    return beurt_in_oefening(naam, omgeving, staat, beurt) if staat and staat.oefening else None


def _onder(naam: str, staat: Staat | None) -> Staat | None:
    """The afweging that a turn is about: a practice ends at whatever isn't one more."""
    return staat if staat is None or naam in BEGINT else zonder(staat)


def genomen_voor(beurt: Beurt) -> str:
    """The intent of domain.yml that a turn came in with: its button's, or what Rasa made of the text."""
    naam = beurt.doet.bedoeling if beurt.doet else beurt.intent
    return naam if naam != GEEN_BEDOELING else "buiten_bereik"


def opgevraagd(
    omgeving: Omgeving, staat: Staat | None, beurt: Beurt, opvraag: Opvraag, rijen: Sequence[Mapping[str, Any]]
) -> Reactie:
    """The rest of a turn that asked the store: what it had. A herafweging says all that it begins with."""
    uit = getoond(omgeving, staat, opvraag, rijen)
    if uit.staat is None or uit.staat == staat:
        return uit
    uit = _met_wijzigingen(omgeving, staat, uit)
    return replace(uit, staat=met_stand(omgeving, uit.staat))


def _voer_uit(naam: str, omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    beurt, staat = signaal.als_knop(staat, beurt), signaal.uit_beeld(staat)
    naam = beurt.doet.bedoeling if beurt.doet else naam
    uit = _beurt(naam, omgeving, staat, beurt)
    if gezegd := _telt_opnieuw(omgeving, staat, uit.staat):
        uit = replace(uit, berichten=(bericht(gezegd), *uit.berichten))
    uit = _met_wijzigingen(omgeving, staat, uit)
    if vervallen := _vervallen_afwijkingen(omgeving, staat, uit.staat) if VAARDIGHEDEN[naam].verandert else "":
        uit = replace(uit, berichten=(bericht(vervallen), *uit.berichten))
    # What begrip reads of it is a second net under the crisis signal.
    gelezen = alarm.woorden(uit.staat or staat, alarm.zonder_ontkenning(beurt))
    if herkomst_van_label(omgeving, staat, beurt.tekst):
        return uit  # about a label of ours
    if gelezen or (alarm.werd_dringend(staat, uit.staat) and beurt.doet is not Doet.NU_GEVAAR):
        wacht = uit.staat.wacht if uit.staat else None
        if isinstance(wacht, NieuweCasus):  # maybe not of this casus: then a button would fill in the wrong one
            route = replace(alarm.route(beurt, uit.staat, gelezen), knoppen=())
            return replace(uit, berichten=(route, *uit.berichten))
        nieuw = alarm.gaat_af(staat, uit.staat, beurt) if uit.staat else None
        return replace(uit, staat=nieuw, berichten=(alarm.route(beurt, nieuw, gelezen), *uit.berichten))
    stil = uit if _is_reden(staat) or geen_gevaar(beurt.tekst) else signaal.vraag_stil(staat, uit, beurt)
    kalm = stil is uit and VAARDIGHEDEN[naam].verandert
    return geen_zorgen.met_aanbod(omgeving, uit) if kalm else stil


def _telt_opnieuw(omgeving: Omgeving, oud: Staat | None, nieuw: Staat | None) -> str:
    """What another doelgroep does to what was read; "" when nothing."""
    terug_, weg = gewisseld(oud, nieuw)
    labels = ", ".join(omgeving.kaders.kenmerken[k].label.lower() for k in weg)
    zinnen = [zeg("algemeen.van_de_lijst_af", kenmerken=labels)] if weg else []
    return " ".join([*zinnen, *([zeg("voorstel.telt_opnieuw")] if terug_ else [])])


def _beurt(naam: str, omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    if beurt.doet is not None:
        return _knop(naam, omgeving, staat, beurt)
    if VAARDIGHEDEN[naam].rechtstreeks:
        return VAARDIGHEDEN[naam].doe(omgeving, staat, beurt)
    if staat is not None and (in_een_keer := geen_zorgen.getypt(omgeving, staat, beurt)):
        return replace(in_een_keer, handeling="antwoord")
    genomen = _eerst_de_handeling(naam, omgeving, staat, beurt)
    uit = _tekst(genomen, omgeving, staat, beurt)
    if genomen == naam and beurt.intent in _BUITEN and uit.handeling is None and _verandert(staat, uit.staat):
        return replace(uit, handeling="vertellen")  # it said something after all
    return replace(uit, handeling=genomen) if genomen != naam and uit.handeling is None else uit


def _verandert(oud: Staat | None, nieuw: Staat | None) -> bool:
    """Whether anything of the casus is otherwise, or waits for a yes."""
    if oud is None or nieuw is None:
        return oud is not nieuw
    return (oud.antwoorden, oud.voorstel, oud.wacht) != (nieuw.antwoorden, nieuw.voorstel, nieuw.wacht)


def _tekst(naam: str, omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """A typed text, once it is known what somebody does with it."""
    if not VAARDIGHEDEN[naam].leest_gevraagd:
        lezingen = (beurt.vermeldingen, beurt.los, beurt.anders)
        verteld, los, anders = (stellend(beurt.tekst, gelezen) for gelezen in lezingen)
        beurt = replace(beurt, vermeldingen=verteld, los=los, anders=anders)
    if staat is not None and (fout := klopt_niet(beurt.tekst, omgeving.kaders.kenmerken)):
        return replace(onjuist(omgeving, staat, fout), handeling="ontkennen")
    if naam == "vertellen" and staat is not None:
        beurt = met_verbetering(omgeving, staat, beurt)
    if geen_gevaar(beurt.tekst) and not _is_reden(staat):
        return _zonder_alarm(omgeving, staat, alarm.zonder_ontkenning(beurt))
    uit = _op_prompt(naam, omgeving, staat, beurt)
    if uit is None and naam == "vertellen":
        uit = ander(omgeving, staat, beurt)
    uit = VAARDIGHEDEN[naam].doe(omgeving, staat, beurt) if uit is None else uit
    return _verteld(omgeving, uit, beurt) if naam in ("vertellen", "nieuwe_afweging") else uit


def _verteld(omgeving: Omgeving, uit: Reactie, beurt: Beurt) -> Reactie:
    """What a text says besides facts: since when, and what of it wasn't read."""
    if uit.staat is None or not isinstance(uit.staat.wacht, NieuweCasus):  # of another casus nothing counts yet
        uit = aangemeld.met_aanmelddatum(omgeving, uit, beurt)
        uit = hulp_loopt.met_lopende_hulp(omgeving, uit, beurt)
    return met_overgeslagen(uit, beurt)


def _eerst_de_handeling(naam: str, omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> str:
    """What somebody does with this text, before any value of it is read: the skill for it.

    Of what the classifier took for small talk or a command, an answer or a correction is told all the same.
    """
    if herkomst_van_label(omgeving, staat, beurt.tekst):
        return "uitleg"
    if naam != "vertellen" and staat is not None:
        verteld = verbetert(omgeving, staat, beurt) or toch_antwoord(omgeving, staat, beurt)
        naam = "vertellen" if verteld else naam
    gesteld = naam == "vertellen" and not is_weet_niet(beurt.tekst) and not buiten(beurt.tekst)
    if gesteld and is_vraag(beurt.tekst):
        return "uitleg"  # a question fills in nothing, whatever was asked
    veronderstelt = gesteld and staat is not None and zeker_van("wat_als", beurt.tekst, open_prompt(staat) == "vraag")
    return "wat_als" if veronderstelt else naam


def _knop(naam: str, omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """A button that says by name what it does: a skill, or an answer to the prompt that it stands under."""
    if beurt.doet is Doet.GEEN_GEVAAR:
        return _zonder_alarm(omgeving, staat, beurt)
    if beurt.doet is Doet.VALS_ALARM and staat is None:
        return onbegrepen.geen_gevaar_zonder_casus()
    if beurt.doet in (*signaal.OP_ALARM, *signaal.OP_LET_OP):
        return signaal.antwoord(omgeving, staat, beurt) or onbegrepen.niet_begrepen(omgeving, staat, beurt)
    if beurt.doet not in OP_PROMPT:
        return VAARDIGHEDEN[naam].doe(omgeving, staat, beurt)
    uit = _antwoord_van_knop(omgeving, staat, beurt.doet, beurt) if staat and beurt.doet else None
    return onbegrepen.niet_begrepen(omgeving, staat, beurt) if uit is None else uit


def _antwoord_van_knop(omgeving: Omgeving, staat: Staat, doet: Doet, beurt: Beurt) -> Reactie | None:
    """What this button does to the prompt that is open; None when it belongs to another one."""
    match open_prompt(staat), doet:
        case (("bevestig" | "aanpassen"), Doet.JA_KLOPT):
            return bevestigd(omgeving, staat)
        case (("bevestig" | "aanpassen"), Doet.AANPASSEN):
            return aanpassen(omgeving, staat)
        case (("bevestig" | "aanpassen"), Doet.NIETS_KLOPT):
            return verworpen(omgeving, staat)
        case "vraag", Doet.GEEN_ZORGEN if staat.aangeboden:
            return geen_zorgen.gezegd(omgeving, staat, (beurt.waarde,) if beurt.waarde else ())
        case "nieuwe_casus", Doet.ANDERE_CASUS:
            return andere_casus(omgeving, staat, beurt)
        case "nieuwe_casus", Doet.ZELFDE_CASUS:
            return zelfde_casus(omgeving, staat)
        case "stop", Doet.JA_STOPPEN:
            return gestopt()
        case "stop", Doet.DOORGAAN:
            return terug(omgeving, staat, beurt)
        case "afwijken", (Doet.BESLUIT | Doet.UITKOMST):
            return afwijken.kies(omgeving, staat, doet, beurt.waarde or "")
    return None


def _zonder_alarm(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """The user denies danger, and may tell more in the same text. The denial itself answers nothing else."""
    if staat is None:
        return vertel(omgeving, None, beurt) if beurt.vermeldingen else onbegrepen.geen_gevaar_zonder_casus()
    nieuw, gezegd = alarm.teruggenomen(omgeving, staat)
    if not beurt.vermeldingen:
        return Reactie(nieuw, (bericht(gezegd), eindbericht(omgeving, nieuw)))
    uit = vertel(omgeving, nieuw, replace(beurt, tekst=""))
    return replace(uit, berichten=(bericht(gezegd), *uit.berichten))


def _is_reden(staat: Staat | None) -> bool:
    """Whether the reason of an afwijking is asked: any text may be one."""
    return bool(staat and isinstance(staat.wacht, Afwijken) and staat.wacht.uitkomst)


def _op_prompt(naam: str, omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie | None:
    """What this turn does to the prompt that is open, if it is about that."""
    op = open_prompt(staat) if staat else None
    if staat is None or op is None or op == "vraag":
        return None
    if op != "bevestig" and zegt("laat_maar", beurt.tekst):
        # "Bedoel je …?" goes by it, and the list behind that doesn't
        achter = op == "bedoel_je" and bool(staat.voorstel)
        return onbegrepen.niet_bedoeld(omgeving, staat) if achter else terug(omgeving, staat, beurt)
    if op == "afwijken":
        return _afwijkend(naam, omgeving, staat, beurt)
    knop = gekozen(omgeving, staat, beurt.tekst)
    if knop is not None and knop.keuze:
        return keuze(omgeving, staat, replace(beurt, tekst="", keuze=knop.keuze))
    if knop is not None and knop.doet:
        ingedrukt = replace(beurt, tekst="", doet=knop.doet, waarde=knop.waarde)
        return _knop(knop.doet.bedoeling, omgeving, staat, ingedrukt)
    if op == "nieuwe_casus":
        return _andere_of_zelfde(naam, omgeving, staat, beurt)
    if op == "stop":
        return _stoppend(naam, omgeving, staat, beurt)
    if op == "vastleggen":
        return _onaf(naam, omgeving, staat, beurt)
    if op == "bedoel_je":
        return _bedoeld(naam, omgeving, staat, beurt)
    return _over_de_lijst(naam, omgeving, staat, beurt)


def _bedoeld(naam: str, omgeving: Omgeving, staat: Staat, beurt: Beurt) -> Reactie | None:
    """ "Bedoel je …?": a bare answer that is none of the buttons says nothing, or no."""
    if naam != "vertellen" or beurt.vermeldingen or not _kaal_antwoord(beurt):
        return None
    if not isinstance(staat.wacht, BedoelJe) or not staat.wacht.enkel or nummers(beurt.tekst):
        return onbegrepen.niet_begrepen(omgeving, staat, beurt)
    if omgeving.kaders.kenmerken[staat.wacht.kenmerk].soort == "ja_nee":
        return None
    return onbegrepen.niet_bedoeld(omgeving, staat)


def _andere_of_zelfde(naam: str, omgeving: Omgeving, staat: Staat, beurt: Beurt) -> Reactie | None:
    """ "Is dit een andere casus?": yes, no, or more of the same text."""
    if naam == "nieuwe_afweging" and not beurt.vermeldingen:
        return andere_casus(omgeving, staat, beurt)
    if naam != "vertellen":
        return None
    if beurt.vermeldingen:
        return erbij(omgeving, staat, beurt)
    if is_ja(beurt.tekst) or beurt.intent == "bevestigen":
        return andere_casus(omgeving, staat, beurt)
    if is_nee(beurt.tekst) or beurt.intent == "ontkennen":
        return zelfde_casus(omgeving, staat)
    return onbegrepen.niet_begrepen(omgeving, staat, beurt)


def _kaal_antwoord(beurt: Beurt) -> bool:
    return bool(nummers(beurt.tekst)) or is_ja(beurt.tekst) or is_nee(beurt.tekst)


def _over_de_lijst(naam: str, omgeving: Omgeving, staat: Staat, beurt: Beurt) -> Reactie | None:
    """ "Klopt dit?" or "Wat klopt niet?": yes, no, or something about the list. Facts are added to it by `vertel`."""
    if zegt("klopt", beurt.tekst):
        return bevestigd(omgeving, staat)
    if zegt("deels", beurt.tekst) or (not beurt.vermeldingen and noemt("iets_klopt_niet", beurt.tekst)):
        return aanpassen(omgeving, staat)
    if naam == "vertellen" and ja_en_meer(beurt.tekst):
        return bevestigd_en_meer(omgeving, staat, beurt)
    if naam != "vertellen" or beurt.vermeldingen:
        return None
    if is_ja(beurt.tekst) or beurt.intent == "bevestigen":
        return bevestigd(omgeving, staat)
    if is_nee(beurt.tekst) or beurt.intent == "ontkennen":
        return aanpassen(omgeving, staat)
    return None


def _stoppend(naam: str, omgeving: Omgeving, staat: Staat, beurt: Beurt) -> Reactie | None:
    gezegd = kaal(beurt.tekst)
    woorden = gezegd.split()
    if (
        naam == "stoppen"
        or is_ja(beurt.tekst)
        or ((woorden[:1] == ["ja"] or woorden[:1] == ["ja,"]) and not stopt_toch_niet(gezegd))
    ):
        return gestopt()
    if is_nee(beurt.tekst) or (woorden[:1] in (["nee"], ["nee,"]) and not beurt.vermeldingen):
        return terug(omgeving, staat, beurt)
    return None


def _onaf(naam: str, omgeving: Omgeving, staat: Staat, beurt: Beurt) -> Reactie | None:
    """ "Toch nu vastleggen?": yes, or back to the question. What tells something answers no question of storing."""
    if is_ja(beurt.tekst) or naam == "vastleggen":
        return vastleggen(omgeving, staat, beurt)
    if is_nee(beurt.tekst):
        return terug(omgeving, staat, beurt)
    return None


def _afwijkend(naam: str, omgeving: Omgeving, staat: Staat, beurt: Beurt) -> Reactie | None:
    if _is_opdracht(naam, omgeving, beurt) or (naam == "blad" and vraagt_blad(omgeving.kaders, beurt.tekst)):
        return None
    if afwijken.noemt(omgeving, staat, beurt.tekst) and not is_vraag(beurt.tekst):
        return afwijken.verder(omgeving, staat, beurt)
    if VAARDIGHEDEN[naam].tussendoor and (
        is_vraag(beurt.tekst) or (len(beurt.tekst.split()) <= 3 and not afwijken.noemt(omgeving, staat, beurt.tekst))
    ):
        return None
    return afwijken.verder(omgeving, staat, beurt)


def _is_opdracht(naam: str, omgeving: Omgeving, beurt: Beurt) -> bool:
    """Whether the text is a command in its own words; not where the classifier only took it for one."""
    return VAARDIGHEDEN[naam].bestuurt and vaste_bedoeling(beurt.tekst, omgeving.kaders) == naam


def _met_wijzigingen(omgeving: Omgeving, oud: Staat | None, uit: Reactie) -> Reactie:
    """Say every change of a kenmerk, in words and in `custom.gewijzigd`; and make the turn one step of `terug`."""
    if uit.staat is None or not uit.berichten or uit.berichten[-1].custom is None:
        return uit
    gewijzigd, overgeslagen = verschil(oud, uit.staat)
    *eerder, laatste = uit.berichten
    laatste = replace(laatste, custom={**(laatste.custom or {}), "gewijzigd": gewijzigd})
    zin = als_zin(omgeving, gewijzigd, overgeslagen)
    staat = _een_stap(oud, uit.staat)
    if not _teruggenomen(oud, staat):
        staat = replace(staat, net_veranderd=_erbij(oud, staat))
    return replace(uit, staat=staat, berichten=(*eerder, *([bericht(zin)] if zin else []), laatste))


def _erbij(oud: Staat | None, nieuw: Staat) -> bool:
    """Whether there is a change more to take back than before."""
    return bool(nieuw.verleden) and (oud is None or nieuw.verleden[-1:] != oud.verleden[-1:])


def _teruggenomen(oud: Staat | None, nieuw: Staat) -> bool:
    return oud is not None and len(nieuw.verleden) < len(oud.verleden)


def _een_stap(oud: Staat | None, nieuw: Staat) -> Staat:
    """A turn that changed two things is one change for `terug`."""
    lang = len(oud.verleden) if oud else 0
    zelfde = oud is not None and nieuw.verleden[:lang] == oud.verleden
    return replace(nieuw, verleden=nieuw.verleden[: lang + 1]) if zelfde and len(nieuw.verleden) > lang + 1 else nieuw


def _vervallen_afwijkingen(omgeving: Omgeving, oud: Staat | None, nieuw: Staat | None) -> str:
    """What to say when a changed answer took away the advice that the user deviated from; "" when it didn't."""
    if oud is None or nieuw is None or (oud.profiel, oud.casus) != (nieuw.profiel, nieuw.casus):
        return ""
    over = {a["besluit"] for a in nieuw.afwijking}
    weg = [omgeving.kaders.besluiten[a["besluit"]].naam for a in oud.afwijking if a["besluit"] not in over]
    return zeg("algemeen.afwijking_vervalt_door_antwoord", besluiten=en(weg)) if weg else ""
