"""What a button does, by name: what goes over the wire, out with the button and back when it is pressed
(docs/contract.md).
"""

from __future__ import annotations

from enum import Enum


class Doet(str, Enum):
    """The first ones are skills of the assistant; the others answer the prompt, the alarm or the quiet question that
    the button stands under.
    """

    NIEUWE_AFWEGING = "nieuwe_afweging"  # waarde: the profiel, or none for the usual one
    OVERZICHT = "overzicht"
    VOLLEDIG = "volledig"
    VASTLEGGEN = "vastleggen"
    AFWIJKEN = "afwijken"
    WAAROM = "waarom"
    TERUG = "terug"
    HULP = "hulp"
    KADERS = "kaders"
    BLAD = "blad"  # waarde: which
    ANDER_PROFIEL = "ander_profiel"  # waarde: which
    OEFENEN = "oefenen"  # waarde: the kader, or none for one like the last
    KORTE_OEFENING = "korte_oefening"  # waarde: the kader, or none for that of the last
    LEERPAD = "leerpad"  # waarde: the step that was read, "verder" to go on today, or none
    OEFENVOORTGANG = "oefenvoortgang"
    JA_KLOPT = "ja_klopt"
    AANPASSEN = "aanpassen"
    NIETS_KLOPT = "niets_klopt"
    JA_STOPPEN = "ja_stoppen"
    DOORGAAN = "doorgaan"
    GEEN_GEVAAR = "geen_gevaar"
    NU_GEVAAR = "nu_gevaar"
    WEL_ZORGEN = "wel_zorgen"
    VALS_ALARM = "vals_alarm"
    SPEELT_NU = "speelt_nu"
    WAS_VROEGER = "was_vroeger"
    SPEELT_ONBEKEND = "speelt_onbekend"
    BESLUIT = "besluit"  # waarde: from which one somebody deviates
    GEEN_ZORGEN = "geen_zorgen"  # waarde: the kenmerk that is the exception, or none
    ANDERE_CASUS = "andere_casus"
    ZELFDE_CASUS = "zelfde_casus"
    UITKOMST = "uitkomst"  # waarde: what it should be instead, or what somebody who practises chooses
    ZEKERHEID = "zekerheid"  # waarde: how sure who practises is
    HINT = "hint"
    STOP_OEFENEN = "stop_oefenen"

    @property
    def bedoeling(self) -> str:
        """The intent that Rasa gets for it: of its skill, or else of a button that answers the prompt."""
        return "keuze" if self in OP_PROMPT else self.value


OP_PROMPT = frozenset(
    {
        Doet.JA_KLOPT,
        Doet.AANPASSEN,
        Doet.NIETS_KLOPT,
        Doet.JA_STOPPEN,
        Doet.DOORGAAN,
        Doet.GEEN_GEVAAR,
        Doet.GEEN_ZORGEN,
        Doet.ANDERE_CASUS,
        Doet.ZELFDE_CASUS,
        Doet.NU_GEVAAR,
        Doet.WEL_ZORGEN,
        Doet.VALS_ALARM,
        Doet.SPEELT_NU,
        Doet.WAS_VROEGER,
        Doet.SPEELT_ONBEKEND,
        Doet.BESLUIT,
        Doet.UITKOMST,
        Doet.ZEKERHEID,
        Doet.HINT,
        Doet.STOP_OEFENEN,
    }
)
