"""Steering the afweging: start, undo, ask on, store, stop. Each is one skill of the assistant."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.begrip.antwoord import kaal

from .beeld import advies_tekst, bericht, datum, knop, waarde_als_tekst
from .prompt import slot
from .staat import (
    Beurt,
    Omgeving,
    Staat,
    Uitkomst,
    advies,
    met_geldige_afwijkingen,
    nieuw,
    open_prompt,
    open_weer,
    volgende,
)
from .vernieuwd import bij_de_tijd


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
    """Let the prompt go that stands before the rest; else take the last change back; else the afweging that was put aside."""
    if staat is None:
        return geen_afweging()
    if staat.wacht and staat.wacht["op"] != "rust":
        staat = volgende(omgeving, replace(staat, wacht=staat.wacht.get("onder")))
        return Uitkomst(staat, (bericht("Goed, dat laat ik zitten."), slot(omgeving, staat)))
    staat = replace(staat, wacht=None)
    if staat.verleden:
        return _teruggenomen(omgeving, staat)
    if staat.vorige:
        oud = Staat.uit_json(staat.vorige)
        assert oud is not None
        oud, vernieuwd = bij_de_tijd(omgeving, oud)
        gezegd = [bericht(vernieuwd)] if vernieuwd else []
        return Uitkomst(oud, (bericht("Dit is je vorige afweging weer."), *gezegd, slot(omgeving, oud)))
    return Uitkomst(staat, (bericht("Dit is de eerste vraag; verder terug kan niet."), slot(omgeving, staat)))


def _teruggenomen(omgeving: Omgeving, staat: Staat) -> Uitkomst:
    *eerder, laatste = staat.verleden
    voorstel, afwijking = laatste.get("voorstel", []), laatste.get("afwijking", staat.afwijking)
    na = replace(
        staat,
        antwoorden=laatste["antwoorden"],
        overgeslagen=laatste["overgeslagen"],
        vraag=laatste["vraag"],
        voorstel=voorstel,
        afwijking=afwijking,
        datum=laatste.get("datum", staat.datum),
        verleden=eerder,
    )
    na = met_geldige_afwijkingen(omgeving, na)
    if (
        na.vraag in na.antwoorden or na.vraag is None
    ):  # the last answer was a correction: the one of before is back, nothing to ask
        na = volgende(omgeving, na)
    na = open_weer(na)
    antwoord = (na.antwoorden, na.overgeslagen) != (staat.antwoorden, staat.overgeslagen)
    tekst = "Terug naar je vorige antwoord." if antwoord else "Goed, dat neem ik terug."
    if na.datum != staat.datum:
        tekst += f" De termijnen tellen weer vanaf {datum(na.datum)}."
    if weg := [f["kenmerk"] for f in staat.voorstel if f not in voorstel]:
        tekst += f" Van de lijst af: {', '.join(omgeving.kaders.kenmerken[k].label.lower() for k in weg)}."
    return Uitkomst(na, (bericht(tekst), slot(omgeving, na)))


def volledig(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Uitkomst:
    """Ask on after the quick advice: everything that explains it or decides a next step."""
    if staat is None:
        return geen_afweging()
    staat = volgende(omgeving, replace(staat, modus="volledig", wacht=_zonder_rust(staat)))
    tekst = "Ik vraag nu alles wat voor dit profiel telt, ook als het het advies niet meer verandert."
    if open_prompt(staat) not in (None, "vraag"):
        tekst = "Daarna vraag ik alles wat voor dit profiel telt. Eerst dit:"
    elif staat.vraag is None:
        tekst = "Alles wat voor dit profiel telt, is al gevraagd."
    return Uitkomst(staat, (bericht(tekst), slot(omgeving, staat)))


def overzicht(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Uitkomst:
    """What is known and what follows from it so far."""
    if staat is None:
        return geen_afweging()
    staat = replace(staat, wacht=_zonder_rust(staat))
    kenmerken = omgeving.kaders.kenmerken
    bekend = [f"• {kenmerken[k].label}: {waarde_als_tekst(kenmerken[k], w)}" for k, w in staat.antwoorden.items()]
    tekst = "Bekend:\n" + ("\n".join(bekend) or "• nog niets")
    if open_prompt(staat):
        return Uitkomst(
            staat,
            (
                bericht(tekst),
                bericht(advies_tekst(omgeving, staat, advies(omgeving, staat)), soort="advies"),
                slot(omgeving, staat),
            ),
        )
    return Uitkomst(staat, (bericht(tekst), slot(omgeving, staat)))


def vastleggen(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Uitkomst:
    """Store it. The action does so and then calls `vastgelegd`; nothing is said before the store has committed."""
    if staat is None:
        return geen_afweging("Er is nog geen afweging om vast te leggen.")
    if staat.vastgelegd:
        return Uitkomst(
            staat, (bericht(f"Deze afweging is al vastgelegd, onder code {staat.casus}."), slot(omgeving, staat, False))
        )
    if nog := nog_open(staat):
        return Uitkomst(staat, (bericht(f"Ik heb nog niets vastgelegd. {nog}"), slot(omgeving, staat)))
    if not staat.antwoorden and not staat.overgeslagen:
        return Uitkomst(
            staat, (bericht("Er is nog niets beantwoord; dan valt er niets vast te leggen."), slot(omgeving, staat))
        )
    return Uitkomst(replace(staat, wacht=None), vastleggen=True)


def nog_open(staat: Staat) -> str:
    """What has to be settled before storing or deviating; "" when nothing has."""
    op = (
        open_prompt(staat)
        if not (staat.wacht and staat.wacht["op"] == "stop")
        else "bevestig"
        if staat.voorstel
        else None
    )
    if op in ("bevestig", "aanpassen"):
        return "Wat ik uit je tekst haalde, telt pas mee als je ja zegt. Klopt deze lijst?"
    if op == "bedoel_je":
        return "Eerst moet ik weten wat je bedoelt."
    return "Je bent aan het afwijken. Maak dat eerst af, of zeg 'toch niet'." if op == "afwijken" else ""


def _zonder_rust(staat: Staat) -> dict[str, Any] | None:
    return None if staat.wacht and staat.wacht["op"] == "rust" else staat.wacht


def vastgelegd(omgeving: Omgeving, staat: Staat, casus: str, volgnummer: int) -> Uitkomst:
    """After the commit: give the code."""
    staat = volgende(omgeving, replace(staat, casus=casus, vastgelegd=True, wacht={"op": "rust"}))
    keer = f" (afweging {volgnummer} van deze casus)" if volgnummer > 1 else ""
    tekst = f"Vastgelegd onder code {casus}{keer}. Zet deze code in je dossier; namen bewaar ik niet."
    if staat.vraag:
        tekst += " Let op: nog niet alles was bekend; dat staat er ook bij."
    slot_ = slot(omgeving, staat, False)
    knoppen = [knop("Nieuwe afweging", "nieuwe afweging"), knop("Overzicht", "overzicht")]
    return Uitkomst(staat, ({**slot_, **bericht(tekst, knoppen, "ontvangst")},))


def opslag_mislukt(omgeving: Omgeving, staat: Staat, fout: str) -> Uitkomst:
    """The store refused: say so, keep everything."""
    staat = replace(staat, wacht={"op": "rust"})
    slot_ = slot(omgeving, staat, False)
    tekst = f"Vastleggen is niet gelukt. {fout} Je antwoorden staan er nog; probeer het straks opnieuw."
    return Uitkomst(staat, ({**slot_, **bericht(tekst, [knop("Opnieuw vastleggen", "vastleggen")])},))


def stoppen(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Uitkomst:
    """Asks before it discards."""
    if staat is None:
        return geen_afweging("Er loopt geen afweging. Tot een volgende keer.")
    if not staat.begonnen:
        return gestopt()
    onder = staat.wacht if staat.wacht and staat.wacht["op"] in ("bedoel_je", "aanpassen", "afwijken") else None
    staat = replace(staat, wacht={"op": "stop", "onder": onder})
    return Uitkomst(staat, (slot(omgeving, staat),))


def gestopt() -> Uitkomst:
    tekst = "Gestopt. Van deze afweging bewaar ik niets meer dan wat je hebt vastgelegd."
    return Uitkomst(None, (bericht(tekst, [knop("Nieuwe afweging", "nieuwe afweging")]),))


def geen_afweging(tekst: str = "Er loopt nu geen afweging.") -> Uitkomst:
    knoppen = [knop("Nieuwe afweging", "nieuwe afweging"), knop("Hulp", "hulp")]
    return Uitkomst(
        None, (bericht(f"{tekst} Beschrijf een casus (zonder namen), of begin een nieuwe afweging.", knoppen),)
    )
