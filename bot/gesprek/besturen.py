"""Steering the afweging: start, undo, ask on, store, stop. Each is one skill of the assistant."""

from __future__ import annotations

from dataclasses import replace

from bot.begrip.antwoord import kaal

from .beeld import bericht, knop, slot
from .staat import Beurt, Omgeving, Staat, Uitkomst, met_geldige_afwijkingen, nieuw, open_weer, volgende
from .vernieuwd import bij_de_tijd
from .vertellen import niet_begrepen


def nieuwe_afweging(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Uitkomst:
    """Start one, by the profiel that the text names, else the standard one. Facts in the same text are read back."""
    profiel = genoemd_profiel(omgeving, beurt.tekst)
    vers = volgende(omgeving, nieuw(omgeving, profiel or omgeving.standaardprofiel, beurt.nu, staat))
    gekozen = omgeving.kaders.profielen[vers.profiel]
    regels = [f"Nieuwe afweging, profiel {gekozen.label}.", gekozen.uitleg]
    if profiel is None and _noemt_iets(beurt.tekst):
        namen = ", ".join(omgeving.kaders.profielen)
        regels.append(f"Een profiel met die naam ken ik niet; je kunt kiezen uit: {namen}.")
    if vers.vorige:
        regels.append("Je vorige afweging was niet vastgelegd. Die staat nog klaar: zeg 'terug'.")
    return Uitkomst(vers, (bericht(" ".join(r for r in regels if r)), slot(omgeving, vers)))


def genoemd_profiel(omgeving: Omgeving, tekst: str) -> str | None:
    """The profiel that a text names by id, label or alias; the longest name wins. None when there is none."""
    woorden = f" {kaal(tekst)} "
    beste: tuple[int, str] | None = None
    for profiel in omgeving.kaders.profielen.values():
        kader = omgeving.kaders.kaders.get(profiel.id)
        namen = (profiel.id, profiel.label, *profiel.aliassen, *(kader.aliassen if kader else ()))
        for naam in map(kaal, namen):
            if naam and f" {naam} " in woorden and (beste is None or len(naam) > beste[0]):
                beste = (len(naam), profiel.id)
    return beste[1] if beste else None


def _noemt_iets(tekst: str) -> bool:
    return any(f" {woord} " in f" {kaal(tekst)} " for woord in ("volgens", "profiel", "kader"))


def terug(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Uitkomst:
    """Reopen the last answer; with nothing to reopen, the afweging that was put aside."""
    if staat is None:
        return geen_afweging()
    if staat.wacht:
        staat = volgende(omgeving, replace(staat, wacht=None))
        return Uitkomst(staat, (bericht("Goed, dat laat ik zitten."), slot(omgeving, staat)))
    if staat.verleden:
        *eerder, laatste = staat.verleden
        nieuw_ = replace(
            staat,
            antwoorden=laatste["antwoorden"],
            overgeslagen=laatste["overgeslagen"],
            vraag=laatste["vraag"],
            verleden=eerder,
        )
        nieuw_ = met_geldige_afwijkingen(omgeving, nieuw_)
        if nieuw_.vraag in nieuw_.antwoorden:  # the last answer was a correction: the answer of before it is back, nothing to ask
            nieuw_ = volgende(omgeving, nieuw_)
        nieuw_ = open_weer(nieuw_)
        return Uitkomst(nieuw_, (bericht("Terug naar je vorige antwoord."), slot(omgeving, nieuw_)))
    if staat.vorige:
        oud = Staat.uit_json(staat.vorige)
        assert oud is not None
        oud, vernieuwd = bij_de_tijd(omgeving, oud)
        gezegd = [bericht(vernieuwd)] if vernieuwd else []
        return Uitkomst(oud, (bericht("Dit is je vorige afweging weer."), *gezegd, slot(omgeving, oud)))
    return Uitkomst(staat, (bericht("Dit is de eerste vraag; verder terug kan niet."), slot(omgeving, staat)))


def volledig(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Uitkomst:
    """Ask on after the quick advice: everything that explains it or decides a next step."""
    if staat is None:
        return geen_afweging()
    staat = volgende(omgeving, replace(staat, modus="volledig", wacht=None))
    tekst = "Ik vraag nu alles wat voor dit profiel telt, ook als het het advies niet meer verandert."
    if staat.vraag is None:
        tekst = "Alles wat voor dit profiel telt, is al gevraagd."
    return Uitkomst(staat, (bericht(tekst), slot(omgeving, staat)))


def overzicht(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Uitkomst:
    """What is known and what follows from it so far."""
    if staat is None:
        return geen_afweging()
    from .beeld import advies_tekst, waarde_als_tekst
    from .staat import advies

    kenmerken = omgeving.kaders.kenmerken
    bekend = [f"• {kenmerken[k].label}: {waarde_als_tekst(kenmerken[k], w)}" for k, w in staat.antwoorden.items()]
    tekst = "Bekend:\n" + ("\n".join(bekend) or "• nog niets")
    if staat.vraag:
        return Uitkomst(staat, (bericht(tekst), bericht(advies_tekst(omgeving, staat, advies(omgeving, staat)), soort="advies"), slot(omgeving, staat)))
    return Uitkomst(staat, (bericht(tekst), slot(omgeving, staat)))


def vastleggen(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Uitkomst:
    """Store it. The action does so and then calls `vastgelegd`; nothing is said before the store has committed."""
    if staat is None:
        return geen_afweging("Er is nog geen afweging om vast te leggen.")
    if staat.vastgelegd:
        return Uitkomst(staat, (bericht(f"Deze afweging is al vastgelegd, onder code {staat.casus}."), slot(omgeving, staat, False)))
    if not staat.antwoorden and not staat.overgeslagen:
        return Uitkomst(staat, (bericht("Er is nog niets beantwoord; dan valt er niets vast te leggen."), slot(omgeving, staat)))
    return Uitkomst(replace(staat, wacht=None), vastleggen=True)


def vastgelegd(omgeving: Omgeving, staat: Staat, casus: str, volgnummer: int) -> Uitkomst:
    """After the commit: give the code."""
    staat = volgende(omgeving, replace(staat, casus=casus, vastgelegd=True))
    keer = f" (afweging {volgnummer} van deze casus)" if volgnummer > 1 else ""
    tekst = f"Vastgelegd onder code {casus}{keer}. Zet deze code in je dossier; namen bewaar ik niet."
    if staat.vraag:
        tekst += " Let op: nog niet alles was bekend; dat staat er ook bij."
    slot_ = slot(omgeving, staat, False)
    knoppen = [knop("Nieuwe afweging", "nieuwe afweging"), knop("Overzicht", "overzicht")]
    return Uitkomst(staat, ({**slot_, **bericht(tekst, knoppen, "ontvangst")},))


def opslag_mislukt(omgeving: Omgeving, staat: Staat, fout: str) -> Uitkomst:
    """The store refused: say so, keep everything."""
    slot_ = slot(omgeving, staat, False)
    tekst = f"Vastleggen is niet gelukt. {fout} Je antwoorden staan er nog; probeer het straks opnieuw."
    return Uitkomst(staat, ({**slot_, **bericht(tekst, [knop("Opnieuw vastleggen", "vastleggen")])},))


def stoppen(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Uitkomst:
    """Asks before it discards."""
    if staat is None:
        return geen_afweging("Er loopt geen afweging. Tot een volgende keer.")
    if not staat.begonnen:
        return gestopt()
    staat = replace(staat, wacht={"op": "stop"})
    slot_ = slot(omgeving, staat, False)
    tekst = "Wil je stoppen? Dan gooi ik deze afweging weg. Hij is nog niet vastgelegd."
    knoppen = [knop("Ja, stoppen", "ja, stop maar"), knop("Nee, doorgaan", "nee, doorgaan"), knop("Eerst vastleggen", "vastleggen")]
    return Uitkomst(staat, ({**slot_, **bericht(tekst, knoppen)},))


def gestopt() -> Uitkomst:
    tekst = "Gestopt. Van deze afweging bewaar ik niets meer dan wat je hebt vastgelegd."
    return Uitkomst(None, (bericht(tekst, [knop("Nieuwe afweging", "nieuwe afweging")]),))


def geen_afweging(tekst: str = "Er loopt nu geen afweging.") -> Uitkomst:
    knoppen = [knop("Nieuwe afweging", "nieuwe afweging"), knop("Hulp", "hulp")]
    return Uitkomst(None, (bericht(f"{tekst} Beschrijf een casus (zonder namen), of begin een nieuwe afweging.", knoppen),))


def onbekend(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Uitkomst:
    return niet_begrepen(omgeving, staat, beurt)


