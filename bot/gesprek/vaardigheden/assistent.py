"""About the assistant itself: what it can do, what it keeps, and a greeting."""

from __future__ import annotations

from ..blokken import alinea, bericht
from ..staat import Beurt, Omgeving, Reactie, Staat
from ..vaardigheid import REGISTER, Vaardigheid
from ..zeggen import HULP, NIEUWE_AFWEGING, PROFIELEN, tussendoor


@Vaardigheid("privacy", tussendoor=True, zeg="privacy")
def privacy(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    tekst = (
        "Ik bewaar geen namen en geen teksten die je typt. Herkenbare gegevens (namen, BSN, adressen, telefoonnummers, "
        "e-mail, geboortedatums) vervang ik voordat ik je bericht lees. Helemaal zeker is dat niet: typ ze liever niet. "
        "Pas als je 'vastleggen' zegt, bewaar ik de antwoorden, het advies en de kaders, onder een code."
    )
    return tussendoor(omgeving, staat, tekst)


@Vaardigheid("hulp", tussendoor=True, zeg="hulp")
def hulp(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    regels = [
        "Ik help je afwegen hoeveel regie een casus nodig heeft, hoe snel, en wie die regie voert. Jij beslist.",
        "Beschrijf de casus in een paar zinnen (zonder namen), of zeg 'nieuwe afweging' (bijvoorbeeld: 'nieuwe afweging volgens Lekstroom').",
        "Antwoord met een knop, het nummer, de woorden zelf, of 'weet ik niet'.",
        f"Je kunt ook zeggen: {' · '.join(_te_zeggen())}.",
        *(v.hulpregel for v in REGISTER.values() if v.hulpregel),
        "Is er direct gevaar? Bel 112. Veilig Thuis: 0800-2000. Wacht daarbij niet op mij: ik herken niet elk noodsignaal.",
        "Een fout gemaakt? Zeg gewoon wat er anders is, bijvoorbeeld: 'nee, er is wel onveiligheid'.",
    ]
    return tussendoor(omgeving, staat, alinea(*regels), knoppen=() if staat else (NIEUWE_AFWEGING, PROFIELEN))


def _te_zeggen() -> list[str]:
    """What the help tells to say, in its order."""
    genoemd = [(v.in_hulp, v.zeg) for v in REGISTER.values() if v.in_hulp is not None]
    return [zeg for _, zeg in sorted(genoemd)]


@Vaardigheid("begroeten", tussendoor=True)
def begroeten(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    if staat is not None:
        return tussendoor(omgeving, staat, "Hallo. We waren bezig met een afweging.")
    tekst = (
        "Hallo, ik ben Regiewijzer. Ik help je afwegen welke regie een casus nodig heeft. "
        "Beschrijf de casus in een paar zinnen, zonder namen, of begin met de vragen."
    )
    return Reactie(None, (bericht(tekst, knoppen=(NIEUWE_AFWEGING, PROFIELEN, HULP)),))


@Vaardigheid("bedanken", tussendoor=True)
def bedanken(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    return tussendoor(omgeving, staat, "Graag gedaan.")
