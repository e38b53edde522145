"""The user tells something: an answer to the question in hand, facts, a correction, or a description of a casus."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.afweging import OnbruikbareInvoer
from bot.afweging.model import Kenmerk
from bot.begrip.antwoord import als_antwoord, is_ja, is_nee

from .beeld import bericht, knop, slot, waarde_als_tekst
from .feiten import Feit, Tegenspraak, feiten
from .staat import Beurt, Omgeving, Staat, Uitkomst, met_antwoorden, nieuw, volgende, volgende_vraag


def keuze(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Uitkomst:
    """A button: any kenmerk may be answered or changed, asked or not."""
    assert beurt.keuze is not None
    if staat is None:
        staat = nieuw(omgeving, omgeving.standaardprofiel, beurt.nu)
    kenmerk, waarde = beurt.keuze
    was = staat.antwoorden.get(kenmerk)
    gevraagd = staat.vraag == kenmerk
    staat = _zonder_voorstel(staat, kenmerk)
    staat = met_antwoorden(omgeving, staat, {kenmerk: waarde})
    echo = () if gevraagd and was is None else (bericht(_noteer(omgeving, [(kenmerk, waarde)])),)
    return _verder(omgeving, staat, echo)


def vertel(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Uitkomst:
    """Free text. Nothing is filled in that the text doesn't say; new facts count once the user confirms them."""
    kenmerken = omgeving.kaders.kenmerken
    if staat is None:
        gevonden, botst = feiten(beurt.vermeldingen, kenmerken, {})
        if not gevonden and not botst:
            return niet_begrepen(omgeving, None, beurt)
        return _stel_voor(omgeving, volgende(omgeving, nieuw(omgeving, omgeving.standaardprofiel, beurt.nu)), gevonden, botst)
    antwoord = als_antwoord(beurt.tekst, kenmerken[staat.vraag], beurt.vermeldingen) if staat.vraag else None
    gevonden, botst = feiten(beurt.vermeldingen, kenmerken, staat.antwoorden)
    if staat.vraag and _letterlijk(kenmerken[staat.vraag], beurt.tekst):
        gevonden, botst = [], []  # "OTS" answers the question; that it also hints at jeugd need not be read back
    gezegd: list[tuple[str, Any]] = []
    if antwoord is not None and staat.vraag and not any(t.kenmerk == staat.vraag for t in botst):
        gezegd.append((staat.vraag, antwoord.waarde))
    gevonden = [f for f in gevonden if f.kenmerk not in dict(gezegd)]
    correcties = [(f.kenmerk, f.waarde) for f in gevonden if f.kenmerk in staat.antwoorden]
    nieuwe = [f for f in gevonden if f.kenmerk not in staat.antwoorden]
    if not gezegd and not correcties and not nieuwe and not botst:
        return niet_begrepen(omgeving, staat, beurt)
    if gezegd or correcties:
        vrij = bool(correcties) or antwoord is not None and not _kort(beurt.tekst)
        try:
            staat = met_antwoorden(omgeving, staat, dict(gezegd + correcties))
        except OnbruikbareInvoer as fout:
            return Uitkomst(staat, (bericht(str(fout)), slot(omgeving, staat)))
        echo = (bericht(_noteer(omgeving, gezegd + correcties)),) if vrij else ()
        if not nieuwe and not botst:
            return _verder(omgeving, staat, echo)
        voorstel = _stel_voor(omgeving, staat, nieuwe, botst)
        return replace(voorstel, berichten=echo + voorstel.berichten)
    return _stel_voor(omgeving, staat, nieuwe, botst)


def _letterlijk(kenmerk: Kenmerk, tekst: str) -> bool:
    """Whether the whole text is the answer (a label, a number, ja or nee, ages), and says nothing else."""
    if kenmerk.soort == "ja_nee":
        return is_ja(tekst) or is_nee(tekst)
    return als_antwoord(tekst, kenmerk) is not None


def _kort(tekst: str) -> bool:
    return len(tekst.split()) <= 3


def _noteer(omgeving: Omgeving, paren: list[tuple[str, Any]]) -> str:
    regels = []
    for naam, waarde in paren:
        kenmerk = omgeving.kaders.kenmerken[naam]
        regels.append(f"{kenmerk.label}: {'onbekend' if waarde is None else waarde_als_tekst(kenmerk, waarde)}")
    return "Genoteerd: " + "; ".join(regels) + "."


def _verder(omgeving: Omgeving, staat: Staat, echo: tuple = ()) -> Uitkomst:
    if staat.wacht and staat.wacht["op"] == "bevestig":
        return _vraag_bevestiging(omgeving, staat, echo)
    return Uitkomst(staat, (*echo, slot(omgeving, staat)))


def _zonder_voorstel(staat: Staat, kenmerk: str) -> Staat:
    """Drop a kenmerk from what waits for confirmation; other waiting stops."""
    if not staat.wacht or staat.wacht["op"] != "bevestig":
        return replace(staat, wacht=None)
    over = [f for f in staat.wacht["voorstel"] if f["kenmerk"] != kenmerk]
    return replace(staat, wacht={"op": "bevestig", "voorstel": over} if over else None)


# --- reading back: only what the user confirms counts ---


def _stel_voor(omgeving: Omgeving, staat: Staat, nieuwe: list[Feit], botst: list[Tegenspraak]) -> Uitkomst:
    eerder = staat.wacht["voorstel"] if staat.wacht and staat.wacht["op"] == "bevestig" else []
    vervangen = {f.kenmerk for f in nieuwe}
    voorstel = [f for f in eerder if f["kenmerk"] not in vervangen] + [f.als_json() for f in nieuwe]
    echo = tuple(_vraag_tegenspraak(omgeving, t) for t in botst)
    if not voorstel:
        staat = replace(staat, vraag=botst[0].kenmerk, wacht=None) if botst else staat
        return Uitkomst(staat, (*echo, slot(omgeving, staat)))
    return _vraag_bevestiging(omgeving, replace(staat, wacht={"op": "bevestig", "voorstel": voorstel}), echo)


def _vraag_tegenspraak(omgeving: Omgeving, tegenspraak: Tegenspraak) -> dict[str, Any]:
    kenmerk = omgeving.kaders.kenmerken[tegenspraak.kenmerk]
    labels = " en ".join(f"'{kenmerk.optie(w).label}'" for w in tegenspraak.waarden)
    knoppen = [knop(kenmerk.optie(w).label, keuze=(kenmerk.id, w)) for w in tegenspraak.waarden]
    return bericht(f"Over {kenmerk.label.lower()} lees ik twee dingen: {labels}. Wat klopt?", knoppen)


def _vraag_bevestiging(omgeving: Omgeving, staat: Staat, echo: tuple) -> Uitkomst:
    """Read back per kenmerk with the words it was taken from, and ask whether it is right."""
    assert staat.wacht is not None
    regels = ["Dit haal ik uit je tekst:"]
    for f in staat.wacht["voorstel"]:
        kenmerk = omgeving.kaders.kenmerken[f["kenmerk"]]
        regels.append(f"• {kenmerk.label}: {waarde_als_tekst(kenmerk, f['waarde'])} (“{f['tekst']}”)")
    regels.append("Klopt dit?")
    staat = replace(staat, vraag=_vraag_na_voorstel(omgeving, staat))
    laatste = slot(omgeving, staat)
    knoppen = [knop("Ja, dit klopt", "ja, dit klopt"), knop("Aanpassen", "aanpassen")]
    return Uitkomst(staat, (*echo, {**laatste, **bericht("\n".join(regels), knoppen, "voorstel")}))


def _vraag_na_voorstel(omgeving: Omgeving, staat: Staat) -> str | None:
    """The question that comes after a yes; when the proposal would settle all, the question as it is now."""
    assert staat.wacht is not None
    straks = met_antwoorden(omgeving, staat, {f["kenmerk"]: f["waarde"] for f in staat.wacht["voorstel"]})
    return straks.vraag or volgende_vraag(omgeving, staat)


def bevestigd(omgeving: Omgeving, staat: Staat) -> Uitkomst:
    """The user said yes to what was read back."""
    assert staat.wacht is not None
    voorstel = {f["kenmerk"]: f["waarde"] for f in staat.wacht["voorstel"]}
    staat = met_antwoorden(omgeving, replace(staat, wacht=None), voorstel)
    return Uitkomst(staat, (bericht("Goed, dat neem ik mee."), slot(omgeving, staat)))


def aanpassen(omgeving: Omgeving, staat: Staat) -> Uitkomst:
    """The user said no: which line is wrong? A button drops it (its question comes back later)."""
    assert staat.wacht is not None
    kenmerken = omgeving.kaders.kenmerken
    knoppen = [knop(f"{kenmerken[f['kenmerk']].label} klopt niet", keuze=(f["kenmerk"], None)) for f in staat.wacht["voorstel"]]
    knoppen += [knop("De rest klopt", "ja, dit klopt"), knop("Niets klopt", "niets klopt")]
    uit = slot(omgeving, staat)
    tekst = "Wat klopt niet? Kies het, of schrijf in eigen woorden hoe het wel zit."
    return Uitkomst(staat, ({**uit, **bericht(tekst, knoppen)},))


def verworpen(omgeving: Omgeving, staat: Staat) -> Uitkomst:
    """Nothing of what was read back is right: drop it and ask on."""
    staat = volgende(omgeving, replace(staat, wacht=None))
    return Uitkomst(staat, (bericht("Goed, ik vul daarvan niets in. Ik stel je de vragen."), slot(omgeving, staat)))


def niet_begrepen(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Uitkomst:
    """Text without meaning for the assistant: a helpful reply, and nothing changes."""
    if staat is None:
        tekst = (
            "Dat begrijp ik niet als vraag over een casus. Beschrijf de casus in een paar zinnen (zonder namen), "
            "of begin een nieuwe afweging."
        )
        return Uitkomst(None, (bericht(tekst, [knop("Nieuwe afweging", "nieuwe afweging"), knop("Hulp", "hulp")]),))
    if staat.wacht and staat.wacht["op"] == "bevestig":
        return _vraag_bevestiging(omgeving, staat, (bericht("Dat begrijp ik niet. Zeg 'ja', of schrijf wat er anders is."),))
    if staat.vraag is None:
        tekst = "Dat begrijp ik niet. Schrijf wat er anders is aan de casus, of kies hieronder wat je wilt."
        return Uitkomst(staat, (bericht(tekst), slot(omgeving, staat, met_advies=False)))
    soort = omgeving.kaders.kenmerken[staat.vraag].soort
    hint = {
        "getallen": "Geef leeftijden als getallen, bijvoorbeeld: 5 en 11.",
        "meerkeuze": "Noem een of meer nummers, 'geen', of 'weet ik niet'.",
        "ja_nee": "Zeg 'ja', 'nee' of 'weet ik niet'.",
    }.get(soort, "Kies een antwoord, noem het nummer, of zeg 'weet ik niet'.")
    return Uitkomst(staat, (bericht(f"Dat kan ik niet als antwoord lezen. {hint}"), slot(omgeving, staat)))
