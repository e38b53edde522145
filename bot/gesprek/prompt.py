"""The one open prompt: how it is asked, which buttons it has, and which of them a typed answer means.

`eindbericht` ends every turn. What it shows is what `staat.open_prompt` says, so that nothing typed can answer what is not on screen.
"""

from __future__ import annotations

from typing import Any

from bot.begrip.antwoord import kaal, nummers

from .beeld import advies_bericht, bericht, custom, knop, vraag_bericht, waarde_als_tekst
from .staat import Omgeving, Staat, advies, open_prompt

JA_KLOPT, AANPASSEN, NIETS_KLOPT = "ja, dit klopt", "aanpassen", "niets klopt"
_GENUMMERD = ("bevestig", "aanpassen", "bedoel_je")  # not stop: a digit too many should not throw away


def eindbericht(omgeving: Omgeving, staat: Staat, met_advies: bool = True) -> dict[str, Any]:
    """The message that ends a turn: the open prompt, else the advice, or (`met_advies` False) a short line."""
    uit = advies(omgeving, staat)
    op = open_prompt(staat)
    if op == "vraag":
        laatste = vraag_bericht(omgeving, staat, uit)
    elif op is not None:
        laatste = _PROMPTS[op](omgeving, staat)
    elif met_advies and not staat.wacht:
        laatste = advies_bericht(omgeving, staat, uit)
    else:
        laatste = bericht(
            "Het advies staat er nog. Zeg 'overzicht' om het weer te zien.", [knop("Overzicht", "overzicht")]
        )
    return {**laatste, "custom": custom(omgeving, staat, uit)}


def gekozen(omgeving: Omgeving, staat: Staat, tekst: str) -> dict[str, Any] | None:
    """The button of the open prompt that a typed text means: its number, its label, or what it sends. None when it means none."""
    op = open_prompt(staat)
    if op is None or op == "vraag":
        return None
    knoppen = _PROMPTS[op](omgeving, staat)["knoppen"]
    getal = nummers(tekst)
    if op in _GENUMMERD and getal and len(getal) == 1:
        return knoppen[getal[0] - 1] if 1 <= getal[0] <= len(knoppen) else None
    gezegd = kaal(tekst)
    return next((k for k in knoppen if gezegd in (kaal(k["label"]), kaal(k.get("bericht", k["label"])))), None)


def _bevestig(omgeving: Omgeving, staat: Staat) -> dict[str, Any]:
    """Read back per kenmerk with the words it was taken from, and ask whether it is right."""
    regels = ["Dit haal ik uit je tekst:", *(f"• {regel}" for regel in gelezen(omgeving, staat.voorstel)), "Klopt dit?"]
    return bericht("\n".join(regels), [knop("Ja, dit klopt", JA_KLOPT), knop("Aanpassen", AANPASSEN)], "voorstel")


def gelezen(omgeving: Omgeving, voorstel: list[dict[str, Any]]) -> list[str]:
    kenmerken = omgeving.kaders.kenmerken
    return [
        f"{kenmerken[f['kenmerk']].label}: {waarde_als_tekst(kenmerken[f['kenmerk']], f['waarde'])} (“{f['tekst']}”)"
        for f in voorstel
    ]


def _aanpassen(omgeving: Omgeving, staat: Staat) -> dict[str, Any]:
    kenmerken = omgeving.kaders.kenmerken
    knoppen = [knop(f"{kenmerken[f['kenmerk']].label} klopt niet", keuze=(f["kenmerk"], None)) for f in staat.voorstel]
    knoppen += [knop("De rest klopt", JA_KLOPT), knop("Niets klopt", NIETS_KLOPT)]
    regels = [
        "Wat klopt niet? Kies het, of schrijf in eigen woorden hoe het wel zit.",
        *(f"• {r}" for r in gelezen(omgeving, staat.voorstel)),
    ]
    return bericht("\n".join(regels), knoppen)


def _bedoel_je(omgeving: Omgeving, staat: Staat) -> dict[str, Any]:
    """One choice, two values in the same text: which one is it?"""
    assert staat.wacht is not None
    kenmerk = omgeving.kaders.kenmerken[staat.wacht["kenmerk"]]
    opties = [kenmerk.optie(w) for w in staat.wacht["waarden"]]
    labels = " en ".join(f"'{o.label}'" for o in opties)
    knoppen = [knop(o.label, keuze=(kenmerk.id, o.waarde)) for o in opties]
    return bericht(
        f"Over {kenmerk.label.lower()} lees ik twee dingen: {labels}. Wat klopt?",
        [*knoppen, knop("Weet ik niet", keuze=(kenmerk.id, None))],
    )


def _stop(omgeving: Omgeving, staat: Staat) -> dict[str, Any]:
    tekst = "Wil je stoppen? Dan gooi ik deze afweging weg. Hij is nog niet vastgelegd."
    return bericht(
        tekst,
        [
            knop("Ja, stoppen", "ja, stop maar"),
            knop("Nee, doorgaan", "nee, doorgaan"),
            knop("Eerst vastleggen", "vastleggen"),
        ],
    )


def bepaald(omgeving: Omgeving, staat: Staat) -> dict[str, str]:
    """The besluiten that are made now: name → uitkomst. From these one can deviate."""
    return {naam: b["uitkomst"] for naam, b in advies(omgeving, staat)["besluiten"].items() if b["bepaald"]}


def andere(omgeving: Omgeving, staat: Staat, besluit: str) -> list[str]:
    """The uitkomsten of a besluit that the advice did not give."""
    huidig = bepaald(omgeving, staat).get(besluit)
    return [u for u in omgeving.kaders.besluiten[besluit].uitkomsten if u != huidig]


def _afwijken(omgeving: Omgeving, staat: Staat) -> dict[str, Any]:
    assert staat.wacht is not None
    besluiten = omgeving.kaders.besluiten
    naam, uitkomst = staat.wacht["besluit"], staat.wacht["uitkomst"]
    knoppen: list[dict[str, Any]] = []
    if naam is None:
        keuzes = bepaald(omgeving, staat)
        regels = [
            f"{i}. {besluiten[b].naam} ({besluiten[b].uitkomsten[u].label})"
            for i, (b, u) in enumerate(keuzes.items(), 1)
        ]
        tekst = "Van welk advies wil je afwijken?\n" + "\n".join(regels)
        knoppen = [knop(besluiten[b].naam, besluiten[b].naam) for b in keuzes]
    elif uitkomst is None:
        labels = [besluiten[naam].uitkomsten[u].label for u in andere(omgeving, staat, naam)]
        tekst = f"{besluiten[naam].naam}: wat moet het volgens jou zijn?\n" + "\n".join(
            f"{i}. {label}" for i, label in enumerate(labels, 1)
        )
        knoppen = [knop(label) for label in labels]
    else:
        tekst = f"Waarom kies je {besluiten[naam].uitkomsten[uitkomst].label}? Schrijf de reden in eigen woorden, zonder namen."
    return bericht(tekst, [*knoppen, knop("Toch niet afwijken", "terug")], "reden" if uitkomst else "gewoon")


_PROMPTS = {
    "bevestig": _bevestig,
    "aanpassen": _aanpassen,
    "bedoel_je": _bedoel_je,
    "stop": _stop,
    "afwijken": _afwijken,
}
