"""What Regiewijzer says in Teams outside a turn. Dutch, B1."""

from __future__ import annotations

from typing import Any

from bot.gesprek.blokken import Knop, alinea, bericht
from bot.gesprek.teksten import zeg
from bot.lijn.doet import Doet
from bot.vormen.tekst import als_wire

_KNOPPEN = (Knop("Nieuwe afweging", Doet.NIEUWE_AFWEGING), Knop("Hulp", Doet.HULP))


def _zeg(*regels: str, knoppen: tuple[Knop, ...] = ()) -> dict[str, Any]:
    return als_wire(bericht(alinea(*regels), knoppen=knoppen))


def zegt(naam: str, knoppen: tuple[Knop, ...] = (), **gaten: object) -> dict[str, Any]:
    """The text of this name (bot/gesprek/teksten) as a message."""
    return _zeg(zeg(naam, **gaten), knoppen=knoppen)


WELKOM = _zeg(
    "Hoi, ik ben Regiewijzer. Ik help je afwegen hoeveel regie een casus nodig heeft, hoe snel, en wie die regie "
    "voert. "
    "Jij beslist.",
    "Beschrijf een casus in je eigen woorden, of begin met een nieuwe afweging. Noem geen namen: ik bewaar geen "
    "persoonsgegevens.",
    knoppen=_KNOPPEN,
)
WELKOM_GROEP = _zeg(
    "Hoi, ik ben Regiewijzer. Ik help jullie afwegen hoeveel regie een casus nodig heeft, hoe snel, en wie die regie "
    "voert. Jullie beslissen.",
    "Noem mij met een @ als je iets aan mij vraagt; andere berichten krijg ik niet. In deze chat werkt iedereen aan "
    "dezelfde casus. Wat je mij in een eigen chat vertelt, komt hier niet terug. Noem geen namen: ik bewaar geen "
    "persoonsgegevens.",
    knoppen=_KNOPPEN,
)


AL_BEANTWOORD = _zeg(
    "Deze kaart is al beantwoord. Wil je iets veranderen? Typ het als nieuw bericht, bijvoorbeeld: nee, er is wel "
    "onveiligheid."
)
ONBEKENDE_KAART = _zeg(
    "Ik ken deze kaart niet meer: zij is te oud, of hoort bij een andere chat. Er is niets veranderd. "
    "Typ je antwoord, of kijk eerst waar we zijn.",
    knoppen=(Knop("Overzicht", Doet.OVERZICHT), Knop("Nieuwe afweging", Doet.NIEUWE_AFWEGING)),
)
ONBEKENDE_KNOP = _zeg("Deze knop werkt niet meer. Typ je antwoord, of zeg 'overzicht' om te zien waar we zijn.")
BEWERKT = _zeg(
    "Je hebt een bericht aangepast dat ik al had gelezen. Dat verandert de afweging niet. Stuur de verbetering als "
    "nieuw "
    "bericht, bijvoorbeeld: nee, er is wel onveiligheid."
)
VERWIJDERD = _zeg(
    "Je hebt een bericht verwijderd. Wat ik eruit heb gehaald, staat nog in de afweging. Zeg 'terug' om je laatste "
    "antwoord terug te nemen, of 'stop' om de afweging weg te gooien."
)
ONTVANGEN = "Ontvangen. Het antwoord komt in de chat."
KAN_NIET = "Dit kan Regiewijzer niet. Stuur een bericht in de chat."
