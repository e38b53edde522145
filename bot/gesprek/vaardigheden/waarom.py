"""Why this question, or why this advice."""

from __future__ import annotations

from typing import Any

from bot.afweging.model import Bron

from ..beeld import waarde_als_tekst
from ..herkomst import TOELICHTING_EIGEN, bron_tekst
from ..staat import Beurt, Omgeving, Reactie, Staat, advies, open_prompt
from ..vaardigheid import Vaardigheid
from ..zeggen import geen_afweging, tussendoor

_OPTIES_OMSLAG = 8


@Vaardigheid("waarom", tussendoor=True, zeg="waarom", in_hulp=10)
def waarom(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """Why this question: what it means, what it can still change, where it comes from. Or why this advice."""
    if staat is None:
        return geen_afweging()
    op = open_prompt(staat)
    if op in ("bevestig", "aanpassen", "bedoel_je"):
        tekst = "Ik lees dit in wat je schreef, met de woorden erbij. Lezen gaat soms mis. Daarom telt het pas mee als jij zegt dat het klopt."
        return tussendoor(omgeving, staat, tekst)
    if op != "vraag" or staat.vraag is None:
        return tussendoor(omgeving, staat, waarom_advies(omgeving, staat))
    kenmerk = omgeving.kaders.kenmerken[staat.vraag]
    uit = advies(omgeving, staat)
    delen = [f"Waarom deze vraag ({kenmerk.label.lower()})? {kenmerk.hulp}"]
    delen += [f"• {o.label}: {o.hulp}" for o in kenmerk.opties if o.hulp]
    delen.append(TOELICHTING_EIGEN)
    werk = omgeving.kaders.regelwerk
    for naam, besluit in uit["besluiten"].items():
        if not besluit["bepaald"] and kenmerk.id in werk.werk(naam).diagram.nummer:
            b = omgeving.kaders.besluiten[naam]
            labels = ", ".join(b.uitkomsten[u].label for u in besluit["mogelijk"])
            delen.append(f"Dit kan nog veranderen: {b.naam} (mogelijk: {labels}).")
    delen.append("Bron: " + "; ".join(bron_tekst(omgeving.kaders, b) for b in kenmerk.bronnen) + ".")
    return tussendoor(omgeving, staat, "\n".join(delen))


def waarom_advies(omgeving: Omgeving, staat: Staat) -> str:
    """Per besluit: the deciding answers, what would change it, and the source."""
    delen = []
    for naam, besluit in advies(omgeving, staat)["besluiten"].items():
        b = omgeving.kaders.besluiten[naam]
        regels = [f"{b.naam}: {besluit['label'] or 'nog niet te zeggen'}."]
        if besluit["bepaald"]:
            zinnen = [
                z
                for k in besluit["beslissend"]
                for z in omgeving.kaders.kenmerken[k].zinnen(_vast(staat.antwoorden[k]))
            ]
            regels.append(f"Doorslag: {'; '.join(zinnen)}." if zinnen else "Elk antwoord geeft hier dezelfde uitkomst.")
            regels += [f"• Wordt {doel} als {wat}." for doel, wat in wat_als(omgeving, naam, besluit)]
        bronnen = [Bron(**bron) for bron in besluit["bronnen"]]
        regels.append("Bron: " + "; ".join(bron_tekst(omgeving.kaders, bron) for bron in bronnen) + ".")
        delen.append("\n".join(regels))
    return "\n\n".join(delen) or "Er is nog geen advies."


def wat_als(omgeving: Omgeving, naam: str, besluit: dict[str, Any]) -> list[tuple[str, str]]:
    """The omslag for people: (label of the other uitkomst, "kenmerk: waarde"), sets of one option first, at most eight."""
    b = omgeving.kaders.besluiten[naam]
    uit: list[tuple[str, str]] = []
    for o in besluit["omslag"]:
        kenmerk = omgeving.kaders.kenmerken[o["kenmerk"]]
        if isinstance(o["waarde"], list) and len(o["waarde"]) > 1:
            continue
        uit.append(
            (b.uitkomsten[o["uitkomst"]].label, f"{kenmerk.label.lower()}: {waarde_als_tekst(kenmerk, o['waarde'])}")
        )
    return uit[:_OPTIES_OMSLAG]


def _vast(waarde: Any) -> Any:
    return tuple(waarde) if isinstance(waarde, list) else waarde
