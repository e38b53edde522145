"""The one open prompt: how it is asked, which buttons it has, and which of them a typed answer means.

`eindbericht` ends every turn. What it shows is what `staat.open_prompt` says, so that nothing typed can answer what
is not on screen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from bot.afweging.model import Kenmerk
from bot.begrip.antwoord import is_ja, kaal, nummers
from bot.begrip.vermelding import Vermelding
from bot.lijn.doet import Doet
from bot.schrijfwijze import en, of

from .adviesblok import advies_bericht
from .beeld import custom, waarde_als_tekst
from .blokken import Bericht, Gelezen, Invulveld, Knop, Voorstel, bericht, lijst
from .feiten import feiten
from .oefenprompt import prompt as oefenprompt
from .staat import Omgeving, Staat, advies, open_prompt
from .teksten import zeg
from .vraagstelling import WEET_NIET, vraag_bericht
from .wacht import Afwijken, BedoelJe, NieuweCasus

# Not stop: a digit too many should not throw away.
_GENUMMERD = ("bevestig", "aanpassen", "bedoel_je", "nieuwe_casus", "vastleggen")


def eindbericht(omgeving: Omgeving, staat: Staat, met_advies: bool = True) -> Bericht:
    """The message that ends a turn: the open prompt, else the advice, or (`met_advies` False) a short line."""
    uit = advies(omgeving, staat)
    op = open_prompt(staat)
    if op == "vraag":
        laatste = vraag_bericht(omgeving, staat)
    elif op is not None:
        laatste = _PROMPTS[op](omgeving, staat)
    elif met_advies and not staat.wacht:
        laatste = advies_bericht(omgeving, staat, uit)
    else:
        zin = zeg("vragen.advies_staat_er_nog")
        laatste = bericht(zin, knoppen=[Knop(zeg("knoppen.overzicht"), Doet.OVERZICHT)])
    return replace(laatste, custom=custom(omgeving, staat, uit))


def gekozen(omgeving: Omgeving, staat: Staat, tekst: str) -> Knop | None:
    """The button of the open prompt that a typed text means: its number, its label, or what it sends.

    None when it means none.
    """
    op = open_prompt(staat)
    if op is None or op == "vraag":
        return None
    knoppen = _PROMPTS[op](omgeving, staat).knoppen
    getal = nummers(tekst)
    if op in _GENUMMERD and getal and len(getal) == 1:
        return knoppen[getal[0] - 1] if 1 <= getal[0] <= len(knoppen) else None
    if op == "bedoel_je" and is_ja(tekst) and zeg("knoppen.ja") == knoppen[0].label:
        return knoppen[0]
    gezegd = kaal(tekst)
    return next((k for k in knoppen if gezegd in (kaal(k.label), kaal(k.getypt))), None)


def _bevestig(omgeving: Omgeving, staat: Staat) -> Bericht:
    """Read back per kenmerk with the words it was taken from, and ask whether it is right."""
    regels = _gewogen(omgeving, staat)
    tip = zeg("vragen.een_klopt_niet", kenmerk=regels[-1].label.lower()) if len(regels) > 1 else ""
    toen = all(f.get("toen") for f in staat.voorstel)  # of an earlier afweging, not of a text
    kop, vraag = ("vragen.van_toen", "vragen.klopt_dit_nog") if toen else ("vragen.gelezen", "vragen.klopt_dit")
    voorstel = Voorstel(zeg(kop), regels, zeg(vraag), tip)
    return bericht(
        voorstel, knoppen=[Knop(zeg("knoppen.klopt"), Doet.JA_KLOPT), Knop(zeg("knoppen.aanpassen"), Doet.AANPASSEN)]
    )


def gelezen(omgeving: Omgeving, voorstel: list[dict[str, Any]]) -> tuple[Gelezen, ...]:
    return tuple(_regel(omgeving.kaders.kenmerken[f["kenmerk"]], f) for f in voorstel)


def _regel(kenmerk: Kenmerk, feit: Mapping[str, Any]) -> Gelezen:
    plekken = tuple(tuple(plek) for plek in feit.get("plekken", ()))
    waarde = waarde_als_tekst(kenmerk, feit["waarde"])
    return Gelezen(kenmerk.id, kenmerk.label, waarde, feit["tekst"], plekken, feit.get("twijfel", False))


def _gewogen(omgeving: Omgeving, staat: Staat) -> tuple[Gelezen, ...]:
    """The list to say yes to: what is doubtful first, then what decides."""
    beslissend = _beslissend(omgeving, staat)
    regels = []
    for g in gelezen(omgeving, staat.voorstel):
        beslist = g.kenmerk in beslissend
        merken = [zeg("vragen.merk_twijfel")] * g.twijfel + [zeg("vragen.merk_beslist")] * beslist
        regels.append(replace(g, beslist=beslist, merk=", ".join(merken)))
    return tuple(sorted(regels, key=lambda g: (not g.twijfel, not g.beslist)))


def _beslissend(omgeving: Omgeving, staat: Staat) -> set[str]:
    """What of the list decides: without it another uitkomst is possible, or other besluiten are made."""
    voorgesteld = {f["kenmerk"]: f["waarde"] for f in staat.voorstel}

    def mogelijk(zonder: str | None) -> dict[str, list[str]]:
        erbij = {naam: waarde for naam, waarde in voorgesteld.items() if naam != zonder}
        proef = replace(staat, antwoorden={**staat.antwoorden, **erbij}, voorstel=[])
        return {naam: oordeel["mogelijk"] for naam, oordeel in advies(omgeving, proef)["besluiten"].items()}

    alles = mogelijk(None)
    return {naam for naam in voorgesteld if mogelijk(naam) != alles}


def _aanpassen(omgeving: Omgeving, staat: Staat) -> Bericht:
    regels = _gewogen(omgeving, staat)
    knoppen = [Knop(zeg("knoppen.klopt_niet", kenmerk=g.label), keuze=(g.kenmerk, None)) for g in regels]
    return bericht(
        zeg("vragen.wat_klopt_niet"),
        lijst(g.punt for g in regels),
        knoppen=[
            *knoppen,
            Knop(zeg("knoppen.rest_klopt"), Doet.JA_KLOPT),
            Knop(zeg("knoppen.niets_klopt"), Doet.NIETS_KLOPT),
        ],
    )


def _bedoel_je(omgeving: Omgeving, staat: Staat) -> Bericht:
    """One choice, two values in the same text: which one is it? Or one that was read and isn't sure: is it that?"""
    assert isinstance(staat.wacht, BedoelJe)
    kenmerk = omgeving.kaders.kenmerken[staat.wacht.kenmerk]
    if staat.wacht.enkel:
        return _bedoel_je_dit(kenmerk, staat.wacht.waarden[0])
    opties = [kenmerk.optie(w) for w in staat.wacht.waarden]
    namen = [f"'{o.label}'" for o in opties]
    knoppen = [Knop(o.label, keuze=(kenmerk.id, o.waarde)) for o in opties]
    over = kenmerk.label.lower()
    zin = (
        zeg("vragen.bedoel_je", kenmerk=over, labels=en(namen))
        if len(namen) == 2
        else zeg("vragen.bedoel_je_welk", kenmerk=over, labels=of(namen))
    )
    return bericht(zin, knoppen=[*knoppen, Knop(WEET_NIET, keuze=(kenmerk.id, None))])


def _bedoel_je_dit(kenmerk: Kenmerk, waarde: Any) -> Bericht:
    """Is it this? The other options stand beside it. Of a ja_nee "ja" means the answer ja, not that it was meant."""
    label = WEET_NIET if waarde is None else waarde_als_tekst(kenmerk, waarde)
    anders = [w for w in _keuzes(kenmerk) if w != waarde]
    knoppen = [Knop(WEET_NIET if w is None else waarde_als_tekst(kenmerk, w), keuze=(kenmerk.id, w)) for w in anders]
    if kenmerk.soort == "ja_nee":
        knoppen = [Knop(o.label, keuze=(kenmerk.id, o.waarde)) for o in kenmerk.opties]
        knoppen.append(Knop(WEET_NIET, keuze=(kenmerk.id, None)))
        return bericht(zeg("vragen.bedoel_je_ja_nee", vraag=kenmerk.vraag, label=label), knoppen=knoppen)
    return bericht(
        zeg("vragen.bedoel_je_dit", label=label),
        knoppen=[Knop(zeg("knoppen.ja"), keuze=(kenmerk.id, waarde)), *knoppen],
    )


def _keuzes(kenmerk: Kenmerk) -> list[Any]:
    """What a button can answer."""
    if kenmerk.soort == "meerkeuze":
        return [*([o.waarde] for o in kenmerk.opties), [], None]
    return [*(o.waarde for o in kenmerk.opties), None]


def _nieuwe_casus(omgeving: Omgeving, staat: Staat) -> Bericht:
    """What was read, and whether it is about another casus."""
    assert isinstance(staat.wacht, NieuweCasus)
    vermeldingen = (Vermelding(**v) for v in staat.wacht.vermeldingen)
    gevonden, _ = feiten(vermeldingen, omgeving.kaders.kenmerken, {})
    punten = [g.punt for g in gelezen(omgeving, [f.als_json() for f in gevonden if f.waarde is not None])]
    kop = zeg("vragen.nieuwe_casus")
    delen = (zeg("vragen.nieuwe_casus_gelezen") + ":", lijst(punten)) if punten else ()
    knoppen = [
        Knop(zeg("knoppen.andere_casus"), Doet.ANDERE_CASUS),
        Knop(zeg("knoppen.zelfde_casus"), Doet.ZELFDE_CASUS),
    ]
    return bericht(*delen, kop, knoppen=knoppen)


def _stop(omgeving: Omgeving, staat: Staat) -> Bericht:
    return bericht(
        zeg("vragen.stoppen"),
        knoppen=[
            Knop(zeg("knoppen.ja_stoppen"), Doet.JA_STOPPEN),
            Knop(zeg("knoppen.doorgaan"), Doet.DOORGAAN),
            Knop(zeg("knoppen.eerst_vastleggen"), Doet.VASTLEGGEN),
        ],
    )


def _onaf(omgeving: Omgeving, staat: Staat) -> Bericht:
    """Store it with questions open? Which ones, as what then stays unknown."""
    kenmerken = omgeving.kaders.kenmerken
    namen = [kenmerken[k].label.lower() for k in advies(omgeving, staat)["ontbreekt"]]
    return bericht(
        zeg("vragen.toch_vastleggen", kenmerken=", ".join(namen)),
        knoppen=[Knop(zeg("knoppen.toch_vastleggen"), Doet.VASTLEGGEN), Knop(zeg("knoppen.eerst_verder"), Doet.TERUG)],
    )


def bepaald(omgeving: Omgeving, staat: Staat) -> dict[str, str]:
    """The besluiten that are made now: name → uitkomst. From these one can deviate."""
    return {naam: b["uitkomst"] for naam, b in advies(omgeving, staat)["besluiten"].items() if b["bepaald"]}


def andere(omgeving: Omgeving, staat: Staat, besluit: str) -> list[str]:
    """The uitkomsten of a besluit that the advice did not give."""
    huidig = bepaald(omgeving, staat).get(besluit)
    return [u for u in omgeving.kaders.besluiten[besluit].uitkomsten if u != huidig]


def _afwijken(omgeving: Omgeving, staat: Staat) -> Bericht:
    assert isinstance(staat.wacht, Afwijken)
    besluiten = omgeving.kaders.besluiten
    naam, uitkomst = staat.wacht.besluit, staat.wacht.uitkomst
    toch_niet = Knop(zeg("knoppen.toch_niet"), Doet.TERUG)
    if naam is None:
        keuzes = bepaald(omgeving, staat)
        regels = [f"{besluiten[b].naam} ({besluiten[b].uitkomsten[u].label})" for b, u in keuzes.items()]
        knoppen = [Knop(besluiten[b].naam, Doet.BESLUIT, b) for b in keuzes]
        return bericht(zeg("vragen.van_welk_advies"), lijst(regels, "cijfer"), knoppen=[*knoppen, toch_niet])
    if uitkomst is None:
        labels = {u: besluiten[naam].uitkomsten[u].label for u in andere(omgeving, staat, naam)}
        knoppen = [Knop(label, Doet.UITKOMST, u) for u, label in labels.items()]
        vraag = zeg("vragen.wat_dan", besluit=besluiten[naam].naam)
        return bericht(vraag, lijst(labels.values(), "cijfer"), knoppen=[*knoppen, toch_niet])
    label = besluiten[naam].uitkomsten[uitkomst].label
    vraag = zeg("vragen.waarom_dan", uitkomst=label)
    return bericht(vraag, Invulveld(zeg("vragen.reden"), zeg("vragen.reden_ontbreekt")), knoppen=[toch_niet])


_PROMPTS: Mapping[str, Callable[[Omgeving, Staat], Bericht]] = {
    "bevestig": _bevestig,
    "aanpassen": _aanpassen,
    "bedoel_je": _bedoel_je,
    "nieuwe_casus": _nieuwe_casus,
    "stop": _stop,
    "vastleggen": _onaf,
    "afwijken": _afwijken,
    "oefenen": oefenprompt,
}
