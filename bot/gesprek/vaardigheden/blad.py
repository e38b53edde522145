"""The sheets of the kaders in the conversation: shown as text, with the casus marked. It changes nothing of the afweging."""

from __future__ import annotations

from bot.afweging import weeg_af
from bot.afweging.blad import Tabel
from bot.begrip.bladvraag import Deel, genoemd
from bot.bladen import alle, als_tekst

from ..beeld import bericht, knop
from ..prompt import eindbericht
from ..staat import Beurt, Omgeving, Reactie, Staat, advies, besloten
from ..vaardigheid import Vaardigheid

_HULP = "Iets op papier nodig? Zeg bijvoorbeeld: 'toon de regiekaart', 'toon de checklist mp jeugd' of 'wat zijn de zes afspraken'."


@Vaardigheid("blad", tussendoor=True, hulpregel=_HULP)
def blad(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """The sheet or the block that was named; when that is none or more than one, a button for each."""
    gevonden = genoemd(omgeving.kaders, beurt.tekst)
    if (
        len(gevonden) > 1
        and staat
        and (passend := [d for d in gevonden if d.blad.doelgroep == staat.antwoorden.get("doelgroep")])
    ):
        gevonden = passend
    if len(gevonden) != 1:
        bladen = [d.blad for d in gevonden] or list(alle(omgeving.kaders))
        kop = "Welk blad bedoel je?" if gevonden else "Deze bladen heb ik:"
        tekst = "\n".join([kop, *(f"• {b.titel}: {b.waarvoor}" for b in bladen)])
        return _antwoord(omgeving, staat, bericht(tekst, [knop(b.titel, f"toon {b.naam}") for b in bladen]))
    return _antwoord(omgeving, staat, bericht(_tekst(omgeving, staat, beurt, gevonden[0]), soort="blad"))


def _tekst(omgeving: Omgeving, staat: Staat | None, beurt: Beurt, deel: Deel) -> str:
    besluiten = dict.fromkeys(b.besluit for b in deel.blokken if isinstance(b, Tabel)) if staat else {}
    uitkomsten, stand = {}, []
    for naam in besluiten:
        assert staat is not None
        uitkomst, mogelijk = _van_casus(omgeving, staat, naam)
        labels = omgeving.kaders.besluiten[naam].uitkomsten
        if uitkomst:
            uitkomsten[naam] = uitkomst
            stand.append(f"Bij deze casus: {labels[uitkomst].label}.")
        elif len(mogelijk) < len(labels):
            stand.append(f"Bij deze casus is nog mogelijk: {' of '.join(labels[u].label for u in mogelijk)}.")
    delen = [als_tekst(omgeving.kaders, deel.blad, deel.blokken, uitkomsten), *stand]
    if beurt.kanaal == "web":
        delen.append("Afdrukken of opslaan als Word? Kies boven in beeld Documenten.")
    return "\n\n".join(delen)


def _van_casus(omgeving: Omgeving, staat: Staat, besluit: str) -> tuple[str | None, list[str]]:
    """What this casus comes to, also when its profiel doesn't ask for this besluit; or what is still possible."""
    anders = besloten(staat).get(besluit)
    if anders:
        return anders, []
    uit = advies(omgeving, staat)["besluiten"].get(besluit)
    if uit is None:
        antwoorden = {k: w for k, w in staat.antwoorden.items() if k in omgeving.kaders.kenmerken}
        uit = weeg_af(omgeving.kaders, {"besluiten": [besluit], "antwoorden": antwoorden})["besluiten"][besluit]
    return uit["uitkomst"], uit["mogelijk"]


def _antwoord(omgeving: Omgeving, staat: Staat | None, antwoord: dict) -> Reactie:
    """The sheet, and then back to where we were."""
    return Reactie(staat, (antwoord, eindbericht(omgeving, staat, met_advies=False)) if staat else (antwoord,))
