"""What Regiewijzer says in Teams outside a turn. Dutch, B1."""

from __future__ import annotations

from bot.gesprek.beeld import bericht, knop

_KNOPPEN = (knop("Nieuwe afweging", "nieuwe afweging"), knop("Hulp", "hulp"))

WELKOM = bericht(
    "Hoi, ik ben Regiewijzer. Ik help je afwegen hoeveel regie een casus nodig heeft, hoe snel, en wie die regie voert. Jij beslist.\n"
    "Beschrijf een casus in je eigen woorden, of begin met een nieuwe afweging. Noem geen namen: ik bewaar geen persoonsgegevens.",
    _KNOPPEN,
)
WELKOM_GROEP = bericht(
    "Hoi, ik ben Regiewijzer. Ik help jullie afwegen hoeveel regie een casus nodig heeft, hoe snel, en wie die regie voert. Jullie beslissen.\n"
    "Noem mij met een @ als je iets aan mij vraagt; andere berichten krijg ik niet. In deze chat werkt iedereen aan dezelfde casus. "
    "Wat je mij in een eigen chat vertelt, komt hier niet terug. Noem geen namen: ik bewaar geen persoonsgegevens.",
    _KNOPPEN,
)


AL_BEANTWOORD = bericht(
    "Deze kaart is al beantwoord. Wil je iets veranderen? Typ het als nieuw bericht, bijvoorbeeld: nee, er is wel onveiligheid."
)
ONBEKENDE_KAART = bericht(
    "Ik ken deze kaart niet meer: zij is te oud, of hoort bij een andere chat. Er is niets veranderd. "
    "Typ je antwoord, of kijk eerst waar we zijn.",
    (knop("Overzicht", "overzicht"), knop("Nieuwe afweging", "nieuwe afweging")),
)
ONBEKENDE_KNOP = bericht("Deze knop werkt niet meer. Typ je antwoord, of zeg 'overzicht' om te zien waar we zijn.")
BEWERKT = bericht(
    "Je hebt een bericht aangepast dat ik al had gelezen. Dat verandert de afweging niet. Stuur de verbetering als nieuw bericht, "
    "bijvoorbeeld: nee, er is wel onveiligheid."
)
VERWIJDERD = bericht(
    "Je hebt een bericht verwijderd. Wat ik eruit heb gehaald, staat nog in de afweging. Zeg 'terug' om je laatste antwoord terug te "
    "nemen, of 'stop' om de afweging weg te gooien."
)
ONTVANGEN = "Ontvangen. Het antwoord komt in de chat."
KAN_NIET = "Dit kan Regiewijzer niet. Stuur een bericht in de chat."
