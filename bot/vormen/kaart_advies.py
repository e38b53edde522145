"""Cards that tell something: the advice, the stored receipt, the crisis route."""

from __future__ import annotations

from collections.abc import Sequence

from bot.gesprek.adviesblok import uitkomst_als_tekst
from bot.gesprek.blokken import Actiegroep, Advies, Afwijkregel, Besluitregel, Bewijs, Crisis, Stapregel, Termijnregel
from bot.vormen.kaart_delen import Deel, feiten, inklapbaar, kop, regels, tekst, vak
from bot.vormen.tekst import genummerd

NOG_NIET = "Nog niet te zeggen"
_BIJ_ELKAAR = 5  # steps in one fold: a piece must fit in a card


def advies(blok: Advies) -> list[list[Deel]]:
    """The advice in pieces that belong together: per besluit uitkomst, reasons, who decides and sources; deadlines;
    next steps.
    """
    stukken = [[kop(blok.kop, groot=True)]]
    stukken += [[_besluit(besluit)] for besluit in blok.besluiten]
    if blok.leeg:
        stukken.append([tekst(blok.leeg)])
    stukken += [_groep(groep) for groep in blok.agenda]
    if blok.termijnen:
        stukken.append(_termijnen(blok.termijnen))
    stukken += _stappen(blok.stappen)
    if blok.onbekend:
        stukken.append([tekst(blok.onbekend)])
    stukken += [[_afwijking(afwijking)] for afwijking in blok.afwijkingen]
    return [*stukken, [tekst(blok.slotzin, weight="Bolder", separator=True)]]


def samenvatting(blok: Advies) -> str:
    """The advice in a line, for a notification."""
    gezegd = [f"{b.naam}: {uitkomst_als_tekst(b)}." for b in blok.besluiten if b.label or b.keuze]
    return " ".join([f"{blok.kop}.", *(gezegd or [f"{NOG_NIET}."])])


def _besluit(besluit: Besluitregel) -> Deel:
    delen = [kop(besluit.naam), tekst(besluit.label or NOG_NIET, size="Large", spacing="Small")]
    if grens := besluit.grensgeval:
        let_op = [tekst(grens.kop, weight="Bolder"), tekst(grens.reden, spacing="Small")]
        delen.append(vak(let_op, style="warning"))
    delen.append(tekst(" ".join(besluit.zinnen)))
    if besluit.wie:
        delen.append(tekst(besluit.wie))
    if besluit.kader:
        delen.append(tekst(besluit.kader, isSubtle=True, spacing="Small"))
    bronnen = [tekst(f"• {bron}", spacing="Small") for bron in besluit.bronnen]
    return vak([*delen, *inklapbaar("Bronnen", f"bronnen-{besluit.besluit}", bronnen)], separator=True)


def _groep(groep: Actiegroep) -> list[Deel]:
    """What to do in one of the moments, a line each."""
    return [kop(groep.kop, separator=True), *(tekst(f"• {actie.punt}", spacing="Small") for actie in groep.acties)]


def _termijnen(termijnen: Sequence[Termijnregel]) -> list[Deel]:
    """The deadlines with what of them is ours, and their sources: folded, the dates stand in the agenda."""
    delen = [feiten((t.label, t.wanneer) for t in termijnen)]
    delen += [tekst(f"{t.label}: {t.bronnen}", spacing="Small") for t in termijnen if t.bronnen]
    return inklapbaar("Termijnen met hun bron", "termijnen", delen)


def _stappen(stappen: Sequence[Stapregel]) -> list[list[Deel]]:
    """The steps in full with their sources, folded: what to do stands in the agenda."""
    if not stappen:
        return []
    voluit = genummerd(stap.tekst for stap in stappen)
    bronnen = genummerd(stap.bronnen for stap in stappen)
    return [
        _voluit(voluit[van : van + _BIJ_ELKAAR], bronnen[van : van + _BIJ_ELKAAR], van)
        for van in range(0, len(voluit), _BIJ_ELKAAR)
    ]


def _voluit(voluit: list[str], bronnen: list[str], van: int) -> list[Deel]:
    delen = [tekst(regel, spacing="Small") for regel in (*voluit, *bronnen)]
    titel = f"Vervolgstappen {van + 1} tot en met {van + len(voluit)} voluit, met hun bron"
    return inklapbaar(titel, f"vervolgstappen-{van}", delen)


def _afwijking(afwijking: Afwijkregel) -> Deel:
    gekozen = tekst(f"Je wijkt af bij {afwijking.besluit}: {afwijking.keuze}.", weight="Bolder")
    return vak([gekozen, tekst(f"Reden: {afwijking.reden}", spacing="Small")], style="accent")


def ontvangst(blok: Bewijs) -> list[Deel]:
    """The receipt of a stored afweging: its code, and what was stored."""
    paren = [("Code", blok.casus), ("Werkwijze", blok.profiel), *((u.naam, u.uitkomst) for u in blok.uitkomsten)]
    return [kop("Vastgelegd", groot=True), feiten(paren), *regels(blok.regels)]


def crisis(blok: Crisis) -> list[Deel]:
    """The emergency route, set apart by colour and by its words."""
    aanleiding = [tekst(blok.aanleiding)] if blok.aanleiding else []
    stappen = regels(f"• {stap}" for stap in blok.stappen)
    return [vak([kop(blok.kop, groot=True), *aanleiding, *stappen], style="attention", bleed=True)]
