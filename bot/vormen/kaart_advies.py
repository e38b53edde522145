"""Cards that tell something: the advice, the stored receipt, the crisis route."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.afweging import Kaders
from bot.afweging.model import Bron
from bot.gesprek.beeld import CRISIS_BEGIN, SLOTZIN, datum, keuze_label
from bot.gesprek.herkomst import bron_tekst, bronnen_tekst, gemerkt
from bot.vormen.kaart_delen import Deel, alineas, feiten, inklapbaar, kop, tekst, vak

_GRENSGEVAL = {
    "lichter": "Grensgeval: lichter is dichtbij",
    "zwaarder": "Grensgeval: zwaarder is dichtbij",
    "beide": "Grensgeval: kan beide kanten op",
}


def advies(custom: Mapping[str, Any], kaders: Kaders) -> list[list[Deel]]:
    """The advice in pieces that belong together: per besluit uitkomst, reasons, who decides and sources; deadlines; next steps."""
    besluiten = {naam: b for naam, b in custom["besluiten"].items() if naam in kaders.besluiten}
    stukken = [[kop("Advies" if custom["klaar"] else "Advies tot nu toe", groot=True)]]
    stukken += [[_besluit(naam, besluit, kaders)] for naam, besluit in besluiten.items()]
    if not besluiten:
        stukken.append([tekst("Ik kan nog geen advies geven. Daarvoor weet ik te weinig van deze casus.")])
    if custom["termijnen"]:
        termijnen = [(t["label"], f"uiterlijk {datum(t['uiterlijk'])}{gemerkt('', t)}") for t in custom["termijnen"]]
        bronnen = [
            tekst(f"{t['label']}: {bronnen_tekst(kaders, t)}", spacing="Small")
            for t in custom["termijnen"]
            if t.get("bron")
        ]
        ingeklapt = inklapbaar("Bronnen bij de termijnen", "bronnen-termijnen", bronnen) if bronnen else []
        stukken.append([kop("Termijnen", separator=True), feiten(termijnen), *ingeklapt])
    stukken += _vervolgstappen(custom["vervolgstappen"], kaders)
    stukken += [[deel] for deel in (*_onbekend(custom, kaders), *_afwijkingen(custom, kaders))]
    return [*stukken, [tekst(SLOTZIN, weight="Bolder", separator=True)]]


def samenvatting(custom: Mapping[str, Any], kaders: Kaders) -> str:
    """The advice in a line, for a notification."""
    gekozen = {
        a["besluit"]: f"{keuze_label(kaders, a)} (jouw keuze; advies: {custom['besluiten'][a['besluit']]['label']})"
        for a in custom["afwijking"]
    }
    labels = {n: gekozen.get(n, b["label"]) for n, b in custom["besluiten"].items() if n in kaders.besluiten}
    regels = [f"{kaders.besluiten[n].naam}: {label}." for n, label in labels.items() if label]
    return " ".join(["Advies." if custom["klaar"] else "Advies tot nu toe.", *(regels or ["Nog niet te zeggen."])])


def _besluit(naam: str, besluit: Mapping[str, Any], kaders: Kaders) -> Deel:
    b = kaders.besluiten[naam]
    kader = kaders.kaders[b.kader]
    uitleg = besluit["uitleg"].removeprefix(f"{b.naam}: {besluit['label'] or 'nog niet te zeggen'}.").strip()
    delen = [kop(b.naam), tekst(besluit["label"] or "Nog niet te zeggen", size="Large", spacing="Small")]
    if besluit["grensgeval"]:
        uitleg = uitleg.partition(" Grensgeval: ")[0]
        grens = besluit["grensgeval"]
        let_op = [
            tekst(_GRENSGEVAL.get(grens.get("richting"), "Grensgeval"), weight="Bolder"),
            tekst(grens["reden"], spacing="Small"),
        ]
        delen.append(vak(let_op, style="warning"))
    delen.append(tekst(uitleg))
    if besluit["bepaald"]:
        versie = "zonder datum" if kader.ongedateerd else f"versie {kader.versie}"
        delen.append(tekst(f"Wie beslist: {besluit['beslisser']}"))
        delen.append(tekst(f"Kader: {kader.naam} ({versie}).", isSubtle=True, spacing="Small"))
    bronnen = [tekst(f"• {_bron(bron, kaders)}", spacing="Small") for bron in besluit["bronnen"]]
    return vak([*delen, *inklapbaar("Bronnen", f"bronnen-{naam}", bronnen)], separator=True)


def _bron(bron: Mapping[str, Any], kaders: Kaders) -> str:
    """Where it is found. The kaders are documents without an address on the web, so there are no links."""
    return bron_tekst(kaders, Bron(**bron))


def _vervolgstappen(stappen: Sequence[Mapping[str, Any]], kaders: Kaders) -> list[list[Deel]]:
    if not stappen:
        return []
    genummerd = [tekst(f"{i}. {gemerkt(stap['tekst'], stap)}", spacing="Small") for i, stap in enumerate(stappen, 1)]
    bronnen = [tekst(f"{i}. {bronnen_tekst(kaders, stap)}", spacing="Small") for i, stap in enumerate(stappen, 1)]
    eerste = [kop("Vervolgstappen", separator=True), genummerd[0]]
    return [
        eerste,
        *([stap] for stap in genummerd[1:]),
        inklapbaar("Bronnen bij de vervolgstappen", "bronnen-vervolgstappen", bronnen),
    ]


def _onbekend(custom: Mapping[str, Any], kaders: Kaders) -> list[Deel]:
    namen = [kaders.kenmerken[k].label.lower() for k in custom["ontbreekt"] if k in kaders.kenmerken]
    if not namen or custom["vraag"]:
        return []
    return [tekst(f"Onbekend gebleven: {', '.join(namen)}. Zoek dit uit als het kan; het kan het advies veranderen.")]


def _afwijkingen(custom: Mapping[str, Any], kaders: Kaders) -> list[Deel]:
    delen = []
    for afwijking in custom["afwijking"]:
        besluit = kaders.besluiten[afwijking["besluit"]]
        gekozen = keuze_label(kaders, afwijking)
        regels = [
            tekst(f"Je wijkt af bij {besluit.naam}: {gekozen}.", weight="Bolder"),
            tekst(f"Reden: {afwijking['reden']}", spacing="Small"),
        ]
        delen.append(vak(regels, style="accent"))
    return delen


def ontvangst(bericht: Mapping[str, Any], kaders: Kaders) -> list[Deel]:
    """The receipt of a stored afweging: its code, and what was stored."""
    custom = bericht["custom"]
    profiel = kaders.profielen.get(custom["profiel"])
    paren = [("Code", custom["casus"]), ("Profiel", profiel.label if profiel else custom["profiel"])]
    afgeweken = {a["besluit"]: keuze_label(kaders, a) for a in custom["afwijking"]}
    for naam, besluit in custom["besluiten"].items():
        if (b := kaders.besluiten.get(naam)) is None:
            continue
        uitkomst = besluit["label"] or "nog niet te zeggen"
        if naam in afgeweken:
            uitkomst = f"{afgeweken[naam]} (jouw keuze; advies: {uitkomst})"
        paren.append((b.naam, uitkomst))
    return [kop("Vastgelegd", groot=True), feiten(paren), *alineas(bericht["tekst"])]


def crisis(bericht: Mapping[str, Any]) -> list[Deel]:
    """The emergency route, set apart by colour and by its words."""
    eerste, _, rest = bericht["tekst"].partition("\n")
    woorden = eerste.removeprefix(CRISIS_BEGIN).strip()
    delen = [kop(CRISIS_BEGIN, groot=True), *([tekst(woorden)] if woorden else []), *alineas(rest)]
    return [vak(delen, style="attention", bleed=True)]
