"""The sheets of the kaders in the conversation: shown as text, with the casus marked.

It changes nothing of the afweging.
"""

from __future__ import annotations

from bot.afweging import weeg_af
from bot.afweging.blad import Tabel
from bot.begrip.bladvraag import Deel, genoemd
from bot.bladen import alle, blad_van
from bot.lijn.doet import Doet
from bot.schrijfwijze import of

from ..bladblok import bladblok
from ..blokken import Bericht, Blad, Knop, bericht, lijst
from ..staat import Beurt, Omgeving, Reactie, Staat, advies, besloten
from ..teksten import zeg
from ..vaardigheid import Vaardigheid
from ..zeggen import terug_naar


@Vaardigheid("blad", recht=None, tussendoor=True, hulpregel="blad.hulp")
def blad(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """The sheet or the block that was named; when that is none or more than one, a button for each."""
    gevonden = _bedoeld(omgeving, staat, beurt)
    if len(gevonden) == 1:
        return _antwoord(omgeving, staat, bericht(_blad(omgeving, staat, beurt, gevonden[0])))
    bladen = [d.blad for d in gevonden] or list(alle(omgeving.kaders))
    kop = zeg("blad.welk") if gevonden else zeg("blad.alle")
    punten = lijst(f"{b.titel}: {b.waarvoor}" for b in bladen)
    return _antwoord(omgeving, staat, bericht(kop, punten, knoppen=[Knop(b.titel, Doet.BLAD, b.naam) for b in bladen]))


def _bedoeld(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> list[Deel]:
    """The sheets or blocks that a button or a text means; of more, those for the doelgroep of this casus."""
    if beurt.waarde and (gekozen := blad_van(omgeving.kaders, beurt.waarde)):
        return [Deel(gekozen, gekozen.blokken)]
    gevonden = genoemd(omgeving.kaders, beurt.tekst)
    doelgroep = staat.antwoorden.get("doelgroep") if staat else None
    passend = [d for d in gevonden if staat and d.blad.doelgroep == doelgroep]
    return passend if len(gevonden) > 1 and passend else gevonden


def _blad(omgeving: Omgeving, staat: Staat | None, beurt: Beurt, deel: Deel) -> Blad:
    besluiten = dict.fromkeys(b.besluit for b in deel.blokken if isinstance(b, Tabel)) if staat else {}
    uitkomsten, stand = {}, []
    for naam in besluiten:
        assert staat is not None
        uitkomst, mogelijk = _van_casus(omgeving, staat, naam)
        labels = omgeving.kaders.besluiten[naam].uitkomsten
        if uitkomst:
            uitkomsten[naam] = uitkomst
            stand.append(zeg("blad.bij_deze_casus", uitkomst=labels[uitkomst].label))
        elif len(mogelijk) < len(labels):
            stand.append(zeg("blad.nog_mogelijk", uitkomsten=of(labels[u].label for u in mogelijk)))
    if beurt.kanaal == "web":
        stand.append(zeg("blad.afdrukken"))
    return bladblok(omgeving.kaders, deel.blad, deel.blokken, uitkomsten, stand)


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


def _antwoord(omgeving: Omgeving, staat: Staat | None, antwoord: Bericht) -> Reactie:
    """The sheet, and then back to where we were."""
    return terug_naar(omgeving, staat, antwoord) if staat else Reactie(None, (antwoord,))
