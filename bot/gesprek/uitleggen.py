"""Questions about the afweging or the assistant itself. They change nothing and lead back to the question in hand."""

from __future__ import annotations

from collections import Counter
from typing import Any

from bot.afweging.model import Begrip, Bron
from bot.begrip.antwoord import kaal
from bot.begrip.bedoeling import wat_is
from bot.begrip.begripnaam import bijna, genoemd, namen

from .beeld import NOODREGEL, bericht, datum, knop, termijn_regel, waarde_als_tekst
from .besturen import geen_afweging
from .herkomst import TOELICHTING_EIGEN, bron_tekst, merk
from .prompt import slot
from .staat import Beurt, Omgeving, Staat, Uitkomst, advies, open_prompt

_VULT_NIETS_IN = "Ik vul hiervan niets in. Is het zo? Zeg het dan als feit."
_OPTIES_OMSLAG = 8
_BEGRIPPEN_GENOEMD = 15


def waarom(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Uitkomst:
    """Why this question: what it means, what it can still change, where it comes from. Or why this advice."""
    if staat is None:
        return geen_afweging()
    op = open_prompt(staat)
    if op in ("bevestig", "aanpassen", "bedoel_je"):
        tekst = "Ik lees dit in wat je schreef, met de woorden erbij. Lezen gaat soms mis. Daarom telt het pas mee als jij zegt dat het klopt."
        return _antwoord(omgeving, staat, tekst)
    if op != "vraag" or staat.vraag is None:
        return _antwoord(omgeving, staat, waarom_advies(omgeving, staat))
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
    return _antwoord(omgeving, staat, "\n".join(delen))


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


def begrip(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Uitkomst:
    """What a term means, per kader: the same word can mean something else elsewhere."""
    treffers = [
        (omgeving.kaders.kaders[k], b)
        for k, b in genoemd(omgeving.kaders, beurt.tekst) or bijna(omgeving.kaders, wat_is(beurt.tekst))
    ]
    if not treffers and (gevraagd := _over_kenmerken(omgeving, beurt)):
        return _antwoord(omgeving, staat, f"{gevraagd}\n{_VULT_NIETS_IN}")
    if not treffers:
        vaak = Counter(naam for kader in omgeving.kaders.kaders.values() for b in kader.begrippen for naam in namen(b))
        bekend = ", ".join(naam for naam, _ in vaak.most_common(_BEGRIPPEN_GENOEMD))
        tekst = f"Dat woord ken ik niet, of ik heb er geen antwoord op. Ik vul niets in. Ik kan onder meer uitleggen: {bekend}.\n{NOODREGEL}"
        return _antwoord(omgeving, staat, tekst)
    regels = [
        f"• {b.term} ({kader.naam}): {b.betekenis}{merk(b.bronnen)} Bron: {_bronnen(omgeving, b)}."
        for kader, b in treffers
    ]
    kop = (
        "Let op: dit woord betekent misschien niet overal hetzelfde.\n" if len({k.id for k, _ in treffers}) > 1 else ""
    )
    return _antwoord(omgeving, staat, kop + "\n".join(regels))


def _bronnen(omgeving: Omgeving, begrip_: Begrip) -> str:
    return "; ".join(bron_tekst(omgeving.kaders, bron) for bron in begrip_.bronnen)


def _over_kenmerken(omgeving: Omgeving, beurt: Beurt) -> str:
    """What the options mean that a question names ("telt een OTS als …"); "" when it names none."""
    regels: dict[str, None] = {}
    gevallen = []
    for v in beurt.vermeldingen:
        kenmerk = omgeving.kaders.kenmerken.get(v.kenmerk)
        if kenmerk is not None and kenmerk.soort != "getallen":
            gevallen.append(
                (kenmerk, next((o for o in kenmerk.opties if o.waarde is v.waarde or o.waarde == v.waarde), None))
            )
    bij_naam = [(k, o) for k, o in gevallen if o and f" {kaal(o.label)} " in f" {kaal(beurt.tekst).rstrip('?')} "]
    for kenmerk, optie in bij_naam or gevallen:
        naam = (
            f"{kenmerk.label}, {optie.label.lower() if kenmerk.soort == 'ja_nee' else optie.label}"
            if optie
            else kenmerk.label
        )
        uitleg = " ".join(deel for deel in (optie.hulp if optie else "", kenmerk.hulp) if deel)
        if uitleg:
            regels[f"• {naam}: {uitleg}"] = None
    return "\n".join(regels)


def termijnen(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Uitkomst:
    if staat is None:
        return geen_afweging()
    lijst = advies(omgeving, staat)["termijnen"]
    regels = [termijn_regel(t) for t in lijst]
    vanaf = f"Gerekend vanaf {datum(staat.datum)}:\n"
    return _antwoord(
        omgeving, staat, vanaf + "\n".join(regels) if regels else "Er zijn nog geen termijnen bekend voor deze casus."
    )


def wie_beslist(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Uitkomst:
    if staat is None:
        tekst = "Regiewijzer beslist nooit; het geeft advies. Wie beslist, verschilt per kader en staat bij elk advies."
        return _antwoord(omgeving, None, tekst)
    besluiten = [omgeving.kaders.besluiten[b] for b in advies(omgeving, staat)["besluiten"]]
    regels = dict.fromkeys(
        f"• {b.naam} ({omgeving.kaders.kaders[b.kader].naam}): {b.beslisser}{merk(b.bronnen)}" for b in besluiten
    )
    return _antwoord(omgeving, staat, "Dit is een advies; jij of je team beslist.\n" + "\n".join(regels))


def kaders(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Uitkomst:
    """Which profielen and kaders there are."""
    profielen = omgeving.kaders.profielen.values()
    regels = [f"• {p.label}: {p.uitleg}" for p in profielen]
    bronnen = [f"• {k.naam} ({'zonder datum' if k.ongedateerd else k.versie})" for k in omgeving.kaders.kaders.values()]
    tekst = "Profielen:\n" + "\n".join(regels) + "\nKaders:\n" + "\n".join(bronnen)
    knoppen = [knop(p.label, f"nieuwe afweging profiel {p.id}") for p in profielen]
    return _antwoord(omgeving, staat, tekst, knoppen)


def privacy(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Uitkomst:
    tekst = (
        "Ik bewaar geen namen en geen teksten die je typt. Herkenbare gegevens (namen, BSN, adressen, telefoonnummers, "
        "e-mail, geboortedatums) vervang ik voordat ik je bericht lees. Helemaal zeker is dat niet: typ ze liever niet. "
        "Pas als je 'vastleggen' zegt, bewaar ik de antwoorden, het advies en de kaders, onder een code."
    )
    return _antwoord(omgeving, staat, tekst)


def hulp(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Uitkomst:
    regels = [
        "Ik help je afwegen hoeveel regie een casus nodig heeft, hoe snel, en wie die regie voert. Jij beslist.",
        "Beschrijf de casus in een paar zinnen (zonder namen), of zeg 'nieuwe afweging' (bijvoorbeeld: 'nieuwe afweging volgens Lekstroom').",
        "Antwoord met een knop, het nummer, de woorden zelf, of 'weet ik niet'.",
        "Je kunt ook zeggen: waarom · terug · overzicht · termijnen · wie beslist · volledig · afwijken · vastleggen · stop.",
        "Iets op papier nodig? Zeg bijvoorbeeld: 'toon de regiekaart', 'toon de checklist mp jeugd' of 'wat zijn de zes afspraken'.",
        "Is er direct gevaar? Bel 112. Veilig Thuis: 0800-2000. Wacht daarbij niet op mij: ik herken niet elk noodsignaal.",
        "Een fout gemaakt? Zeg gewoon wat er anders is, bijvoorbeeld: 'nee, er is wel onveiligheid'.",
    ]
    knoppen = (
        []
        if staat
        else [knop("Nieuwe afweging", "nieuwe afweging"), knop("Welke profielen zijn er?", "welke profielen zijn er")]
    )
    return _antwoord(omgeving, staat, "\n".join(regels), knoppen)


def begroeten(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Uitkomst:
    if staat is not None:
        return _antwoord(omgeving, staat, "Hallo. We waren bezig met een afweging.")
    tekst = (
        "Hallo, ik ben Regiewijzer. Ik help je afwegen welke regie een casus nodig heeft. "
        "Beschrijf de casus in een paar zinnen, zonder namen, of begin met de vragen."
    )
    knoppen = [
        knop("Nieuwe afweging", "nieuwe afweging"),
        knop("Welke profielen zijn er?", "welke profielen zijn er"),
        knop("Hulp", "hulp"),
    ]
    return Uitkomst(None, (bericht(tekst, knoppen),))


def bedanken(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Uitkomst:
    return _antwoord(omgeving, staat, "Graag gedaan.")


def _antwoord(omgeving: Omgeving, staat: Staat | None, tekst: str, knoppen: list | None = None) -> Uitkomst:
    """An answer in between: then back to where we were."""
    if staat is None:
        return Uitkomst(None, (bericht(tekst, knoppen or [knop("Nieuwe afweging", "nieuwe afweging")]),))
    return Uitkomst(staat, (bericht(tekst, knoppen or []), slot(omgeving, staat, met_advies=False)))
