"""The user tells something: an answer to the prompt on screen, facts, a correction, or a description of a casus."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from bot.afweging import OnbruikbareInvoer
from bot.afweging.model import Kenmerk
from bot.begrip.antwoord import als_antwoord, is_ja, is_nee, kaal

from .beeld import NOODREGEL, bericht, knop
from .feiten import DRINGEND, Feit, Tegenspraak, feiten
from .prompt import gelezen, slot
from .staat import (
    Beurt,
    Omgeving,
    Staat,
    Uitkomst,
    met_antwoorden,
    met_verleden,
    nieuw,
    open_prompt,
    volgende,
    zonder_antwoorden,
)

_KLAAR_MET_WACHTEN = ("stop", "rust", "aanpassen")  # what a fact or a button ends, beside what it says


def keuze(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Uitkomst:
    """A button: any kenmerk may be answered or changed, asked or not. "… klopt niet" only takes a line off the list."""
    assert beurt.keuze is not None
    if staat is None:
        staat = nieuw(omgeving, omgeving.standaardprofiel, beurt.nu)
    kenmerk, waarde = beurt.keuze
    echo = _wat_vervalt(staat)
    over = [f for f in staat.voorstel if f["kenmerk"] != kenmerk]
    if waarde is None and over != staat.voorstel and open_prompt(staat) != "vraag":
        weg = omgeving.kaders.kenmerken[kenmerk].label
        na = volgende(omgeving, met_verleden(staat, _na_antwoord(staat, kenmerk, over)))
        return Uitkomst(na, (*echo, bericht(f"Van de lijst af: {weg}."), slot(omgeving, na)))
    na = met_antwoorden(omgeving, staat, {kenmerk: waarde})
    na = _na_antwoord(na, kenmerk, over)
    return Uitkomst(na, (*echo, slot(omgeving, na)))


def _na_antwoord(staat: Staat, kenmerk: str, voorstel: list[dict[str, Any]]) -> Staat:
    """The prompt after an answer for this kenmerk: the next contradiction, or what stood behind it."""
    wacht = staat.wacht
    if wacht and wacht["op"] == "bedoel_je":
        wacht = wacht if wacht["kenmerk"] != kenmerk else _bedoel_je(wacht["rest"])
    else:
        wacht = (wacht or {}).get("onder")
    return replace(staat, voorstel=voorstel, wacht=wacht)


def _wat_vervalt(staat: Staat) -> tuple[dict[str, Any], ...]:
    """Say so when a fact or a button ends a prompt that asked something else."""
    op = open_prompt(staat)
    if op == "stop":
        return (bericht("Goed, ik stop niet."),)
    return (bericht("Het afwijken laat ik zitten."),) if op == "afwijken" else ()


def vertel(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Uitkomst:
    """Free text. It answers the question that is on screen, never another; new facts count once the user confirms them."""
    kenmerken = omgeving.kaders.kenmerken
    if staat is None:
        gevonden, botst = feiten(beurt.vermeldingen, kenmerken, {})
        if not gevonden and not botst:
            return niet_begrepen(omgeving, None, beurt)
        return _stel_voor(
            omgeving, volgende(omgeving, nieuw(omgeving, omgeving.standaardprofiel, beurt.nu)), gevonden, botst
        )
    gevraagd = _gevraagd(staat)
    op_lijst = {f["kenmerk"]: f["waarde"] for f in staat.voorstel}
    antwoord = als_antwoord(beurt.tekst, kenmerken[gevraagd], beurt.vermeldingen) if gevraagd else None
    gevonden, botst = feiten(beurt.vermeldingen, kenmerken, {**staat.antwoorden, **op_lijst})
    gevonden = [f for f in gevonden if not (_dringend(f) and kaal(f.tekst) in staat.geen_alarm)]
    if gevraagd is None and not gevonden and not botst:
        gevonden = _op_label(omgeving, beurt.tekst, {**staat.antwoorden, **op_lijst})
    if gevraagd and _letterlijk(kenmerken[gevraagd], beurt.tekst):
        gevonden, botst = [], []  # "OTS" answers the question; that it also hints at jeugd need not be read back
    gezegd: dict[str, Any] = {}
    if antwoord is not None and gevraagd and not any(t.kenmerk == gevraagd for t in botst):
        gezegd[gevraagd] = antwoord.waarde
    gevonden = [f for f in gevonden if f.kenmerk not in gezegd]
    ontkend = [f for f in gevonden if f.waarde is None]
    correcties = {
        f.kenmerk: f.waarde
        for f in gevonden
        if f.waarde is not None and f.kenmerk in staat.antwoorden and f.kenmerk not in op_lijst
    }
    nieuwe = [f for f in gevonden if f.waarde is not None and f.kenmerk not in correcties]
    if not gezegd and not gevonden and not botst:
        return niet_begrepen(omgeving, staat, beurt)
    echo = _wat_vervalt(staat)
    try:
        na = met_antwoorden(omgeving, staat, {**gezegd, **correcties}) if gezegd or correcties else staat
    except OnbruikbareInvoer as fout:
        return Uitkomst(staat, (bericht(str(fout)), slot(omgeving, staat)))
    if gevraagd in gezegd and staat.wacht:
        na = _na_antwoord(na, gevraagd, na.voorstel)
    na, zin = _zonder_ontkende(omgeving, na, ontkend)
    if na.wacht and na.wacht["op"] in _KLAAR_MET_WACHTEN:
        na = replace(na, wacht=na.wacht.get("onder"))
    uit = _stel_voor(omgeving, na, nieuwe, botst)
    return replace(uit, berichten=(*echo, *([bericht(zin)] if zin else []), *uit.berichten))


def _op_label(omgeving: Omgeving, tekst: str, bekend: Mapping[str, Any]) -> list[Feit]:
    """With no question on screen: the one kenmerk that has an option called exactly so ("regulier"). It is read back, not filled in."""
    gezegd = kaal(tekst)
    passend = [
        (kenmerk, optie)
        for kenmerk in omgeving.kaders.kenmerken.values()
        if kenmerk.soort in ("keuze", "meerkeuze")
        for optie in kenmerk.opties
        if gezegd in (kaal(optie.label), kaal(re.split(r"[,(:;]", optie.label)[0]))
    ]
    if len(passend) != 1:
        return []
    [(kenmerk, optie)] = passend
    waarde: Any = optie.waarde
    if kenmerk.soort == "meerkeuze":
        al = bekend.get(kenmerk.id)
        waarde = [w for w in kenmerk.waarden if w == optie.waarde or (isinstance(al, list) and w in al)]
    return [Feit(kenmerk.id, waarde, tekst.strip())] if bekend.get(kenmerk.id) != waarde else []


def _gevraagd(staat: Staat) -> str | None:
    """The kenmerk that the prompt on screen asks for."""
    op = open_prompt(staat)
    if op == "bedoel_je":
        assert staat.wacht is not None
        return str(staat.wacht["kenmerk"])
    return staat.vraag if op == "vraag" else None


def _dringend(feit: Feit) -> bool:
    return isinstance(feit.waarde, str) and (feit.kenmerk, feit.waarde) in DRINGEND


def _letterlijk(kenmerk: Kenmerk, tekst: str) -> bool:
    """Whether the whole text is the answer (a label, a number, ja or nee, ages), and says nothing else."""
    if kenmerk.soort == "ja_nee":
        return is_ja(tekst) or is_nee(tekst)
    return als_antwoord(tekst, kenmerk) is not None


def _zonder_ontkende(omgeving: Omgeving, staat: Staat, ontkend: Iterable[Feit]) -> tuple[Staat, str]:
    """What the text says is not so leaves the list and the answers: unknown again, and asked again where it counts."""
    namen = [f.kenmerk for f in ontkend]
    over = [f for f in staat.voorstel if f["kenmerk"] not in namen]
    zin = ""
    if over != staat.voorstel:
        weg = ", ".join(omgeving.kaders.kenmerken[f["kenmerk"]].label.lower() for f in staat.voorstel if f not in over)
        staat, zin = met_verleden(staat, replace(staat, voorstel=over)), f"Van de lijst af: {weg}."
    return zonder_antwoorden(omgeving, staat, namen), zin


# --- reading back: only what the user confirms counts ---


def _stel_voor(omgeving: Omgeving, staat: Staat, nieuwe: list[Feit], botst: list[Tegenspraak]) -> Uitkomst:
    echo: tuple[dict[str, Any], ...] = ()
    if nieuwe:
        erbij = [f.als_json() for f in nieuwe]
        if staat.voorstel:
            echo = (bericht("Ik zet op de lijst: " + "; ".join(gelezen(omgeving, erbij)) + "."),)
        voorstel = [f for f in staat.voorstel if f["kenmerk"] not in {f.kenmerk for f in nieuwe}] + erbij
        staat = met_verleden(staat, replace(staat, voorstel=voorstel))
    if botst:
        rest = [[t.kenmerk, list(t.waarden)] for t in botst]
        if staat.wacht and staat.wacht["op"] == "bedoel_je":
            rest += [
                r
                for r in [[staat.wacht["kenmerk"], staat.wacht["waarden"]], *staat.wacht["rest"]]
                if r[0] not in {t.kenmerk for t in botst}
            ]
        staat = replace(staat, wacht=_bedoel_je(rest))
    return Uitkomst(staat, (*echo, slot(omgeving, staat)))


def _bedoel_je(rest: list[list[Any]]) -> dict[str, Any] | None:
    if not rest:
        return None
    (kenmerk, waarden), *verder = rest
    return {"op": "bedoel_je", "kenmerk": kenmerk, "waarden": waarden, "rest": verder}


def bevestigd(omgeving: Omgeving, staat: Staat) -> Uitkomst:
    """The user said yes to what was read back."""
    na = met_antwoorden(omgeving, staat, {f["kenmerk"]: f["waarde"] for f in staat.voorstel})
    na = replace(na, voorstel=[], wacht=None)
    return Uitkomst(na, (bericht("Goed, dat neem ik mee."), slot(omgeving, na)))


def aanpassen(omgeving: Omgeving, staat: Staat) -> Uitkomst:
    """The user said no: which line is wrong? A button drops it (its question comes back later)."""
    staat = replace(staat, wacht={"op": "aanpassen"})
    return Uitkomst(staat, (slot(omgeving, staat),))


def verworpen(omgeving: Omgeving, staat: Staat) -> Uitkomst:
    """Nothing of what was read back is right: drop it and ask on."""
    na = volgende(omgeving, met_verleden(staat, replace(staat, voorstel=[], wacht=None)))
    return Uitkomst(na, (bericht("Goed, ik vul daarvan niets in. Ik stel je de vragen."), slot(omgeving, na)))


# --- what was not understood ---

_HINTS: dict[str | None, str] = {
    "bevestig": "Zeg 'ja' of 'aanpassen', of schrijf wat er anders is.",
    "aanpassen": "Kies wat niet klopt, of schrijf in eigen woorden hoe het wel zit.",
    "bedoel_je": "Kies een van de twee, of zeg 'weet ik niet'.",
    "stop": "Zeg 'ja' of 'nee'.",
    "afwijken": "Kies een antwoord, of zeg 'toch niet'.",
    None: "Schrijf wat er anders is aan de casus, of kies hieronder wat je wilt.",
}
_HINTS_VRAAG = {
    "keuze": "Kies een antwoord, noem het nummer, of zeg 'weet ik niet'.",
    "getallen": "Geef leeftijden als getallen, bijvoorbeeld: 5 en 11.",
    "meerkeuze": "Noem een of meer nummers, 'geen', of 'weet ik niet'.",
    "ja_nee": "Zeg 'ja', 'nee' of 'weet ik niet'.",
}


def niet_begrepen(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Uitkomst:
    """Text without meaning for the assistant: a helpful reply, and nothing changes."""
    if staat is None:
        tekst = (
            "Dat begrijp ik niet als vraag over een casus. Beschrijf de casus in een paar zinnen (zonder namen), "
            "of begin een nieuwe afweging."
        )
        return _zonder_afweging(tekst)
    if beurt.crisis:  # the alarm above it was understood
        return Uitkomst(staat, (slot(omgeving, staat, met_advies=False),))
    begin = "Dat kan ik niet als antwoord lezen." if open_prompt(staat) == "vraag" else "Dat begrijp ik niet."
    return _met_hint(omgeving, staat, begin)


def anderstalig(omgeving: Omgeving, staat: Staat | None) -> Uitkomst:
    """Text in another language: never an answer, a fact or a courtesy."""
    tekst = "Dat begrijp ik niet: ik lees alleen Nederlands."
    if staat is None:
        return _zonder_afweging(
            f"{tekst} Schrijf in gewone Nederlandse woorden wat er aan de hand is, of begin een nieuwe afweging."
        )
    return _met_hint(omgeving, staat, tekst)


def _met_hint(omgeving: Omgeving, staat: Staat, tekst: str) -> Uitkomst:
    """What the open prompt takes, and where to go in need."""
    op = open_prompt(staat)
    hint = _HINTS[op] if op != "vraag" else _HINTS_VRAAG[omgeving.kaders.kenmerken[staat.vraag or ""].soort]
    return Uitkomst(staat, (bericht(f"{tekst} {hint}\n{NOODREGEL}"), slot(omgeving, staat, met_advies=False)))


def geen_gevaar_zonder_casus() -> Uitkomst:
    return _zonder_afweging(
        "Goed, dan ga ik niet uit van acuut gevaar. Ik vul niets in. Beschrijf de casus, of begin een nieuwe afweging."
    )


def _zonder_afweging(tekst: str) -> Uitkomst:
    knoppen = [knop("Nieuwe afweging", "nieuwe afweging"), knop("Hulp", "hulp")]
    return Uitkomst(None, (bericht(f"{tekst}\n{NOODREGEL}", knoppen),))
