"""The cards drawn by Microsoft's own renderer in Chromium: no errors, accessible, and what a click sends is what we
read.
"""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from bot.vormen.kaart import activiteiten, beantwoord, lees_inzending
from tests.vormen.kaartvoorbeelden import KADERS, crisis, doorlopen, teruggelezen, vraag_naar

from .kaartblad import Blad, in_chromium

# The renderer draws its radio buttons and boxes 13 px wide, and says of an opened part, not of its button, that it is
# open. A card has no say in either, and Teams draws its own.
VAN_DE_TEKENAAR = {"target-size", "aria-allowed-attr"}
KENMERKEN = sorted(KADERS.kenmerken)
# A question of every kind: with buttons, with a long list, yes or no, several answers, numbers. The others are the
# same in form.
STRENG = {f"vraag {k} 0" for k in ("veiligheid", "maatregel", "domeinoverstijgend", "zorgvorm", "leeftijden")}


def kaart(activiteit: dict[str, Any]) -> dict[str, Any]:
    return activiteit["attachments"][0]["content"]


def voorbeelden() -> dict[str, dict[str, Any]]:
    """A card of every kind, with a name."""
    beurten = {f"vraag {k}": vraag_naar(k) for k in KENMERKEN}
    beurten["voorstel"] = teruggelezen(
        "zegt <b>alles</b> [hier](https://x.nl)", ("ernst", "zwaarder"), ("schoolgang", "gaat_niet")
    )
    beurten["crisis"] = crisis("slaat nu de kinderen")
    for profiel in sorted(KADERS.profielen):
        zonder_vraag = [uit for uit in doorlopen(profiel, 3) if not uit.staat.vraag]
        beurten |= {
            f"{profiel} {nummer}": list(zonder_vraag[nummer].berichten) for nummer in (0, -6, -1)
        }  # advice, waarom, receipt
    uit = {}
    for naam, berichten in beurten.items():
        for nummer, activiteit in enumerate(activiteiten(berichten)):
            uit[f"{naam} {nummer}"] = kaart(activiteit)
            uit[f"{naam} {nummer}, beantwoord"] = kaart(beantwoord(activiteit, "Ja"))
    return uit


def zichtbare_tekst(deel: Any) -> list[str]:
    """The texts of a card that are in sight when it is drawn."""
    if isinstance(deel, list):
        return [tekst for onderdeel in deel for tekst in zichtbare_tekst(onderdeel)]
    if not isinstance(deel, dict) or deel.get("isVisible") is False:
        return []
    eigen = [deel[veld] for veld in ("text", "title", "label", "value") if isinstance(deel.get(veld), str)]
    if deel.get("type") == "Input.ChoiceSet":
        return [deel["label"], *(keuze["title"] for keuze in deel["choices"])]
    return eigen + [
        tekst for naam in ("body", "items", "facts", "actions") for tekst in zichtbare_tekst(deel.get(naam))
    ]


def plat(tekst: str) -> str:
    return re.sub(r"\s+", " ", tekst.replace("\u2060", ""))


@pytest.fixture(scope="module")
def getekend() -> dict[str, dict[str, Any]]:
    """Every card, drawn: what the renderer, the browser and axe say of it, and its text."""

    def taak(blad: Blad) -> dict[str, dict[str, Any]]:
        uit = {}
        kaarten = voorbeelden()
        streng = {
            naam for naam in kaarten if naam in STRENG or not naam.startswith("vraag")
        }  # axe takes half a second a card
        assert streng > STRENG
        for naam, json_kaart in kaarten.items():
            bezwaren = blad.teken(json_kaart)
            uit[naam] = {
                "kaart": json_kaart,
                "bezwaren": bezwaren,
                "tekst": blad.page.locator("#plek").inner_text(),
                "opmaak": blad.page.locator("#plek :is(a, img, b, strong, em, i, script)").count(),
                "koppen": blad.page.get_by_role("heading").all_inner_texts(),
                "toegankelijk": blad.toegankelijk() if naam in streng else {},
            }
        uit["fouten"] = {"fouten": blad.fouten}
        return uit

    return in_chromium(taak)


def test_elke_kaart_wordt_zonder_fout_getekend_met_al_haar_tekst(getekend):
    assert getekend["fouten"]["fouten"] == []
    kaarten = {naam: uit for naam, uit in getekend.items() if naam != "fouten"}
    assert len(kaarten) > 130
    for naam, uit in kaarten.items():
        assert uit["bezwaren"] == [], naam
        tekst = plat(uit["tekst"])
        assert [t for t in zichtbare_tekst(uit["kaart"]) if plat(t) not in tekst] == [], naam
        assert uit["opmaak"] == 0, naam


def test_elke_kaart_is_toegankelijk(getekend):
    for naam, uit in getekend.items():
        if naam == "fouten":
            continue
        over = {regel: plekken for regel, plekken in uit["toegankelijk"].items() if regel not in VAN_DE_TEKENAAR}
        assert over == {}, naam
        verwacht = [plat(d["text"]) for d in koppen(uit["kaart"])]
        assert [plat(k) for k in uit["koppen"]] == verwacht, naam
        if naam.startswith(("vraag", "voorstel", "crisis")):
            assert verwacht, naam


def koppen(deel: Any) -> list[dict[str, Any]]:
    if isinstance(deel, list):
        return [kop for onderdeel in deel for kop in koppen(onderdeel)]
    if not isinstance(deel, dict) or deel.get("isVisible") is False:
        return []
    eigen = [deel] if deel.get("style") == "heading" else []
    return eigen + koppen(deel.get("body")) + koppen(deel.get("items"))


def test_elke_klik_op_elke_vraag_komt_terug_als_het_antwoord_van_de_knop():
    vragen = {kenmerk: kaart(activiteiten(vraag_naar(kenmerk))[0]) for kenmerk in KENMERKEN}

    def taak(blad: Blad) -> dict[str, list[tuple[str, Any]]]:
        return {kenmerk: list(klik_alles(blad, json_kaart)) for kenmerk, json_kaart in vragen.items()}

    for kenmerk, paren in in_chromium(taak).items():
        k = KADERS.kenmerken[kenmerk]
        verwacht = {o.label: [o.waarde] if k.soort == "meerkeuze" else o.waarde for o in k.opties}
        verwacht["Weet ik niet"] = None
        if k.soort == "meerkeuze":
            verwacht[k.leeg.label] = []
            verwacht["alles"] = list(k.waarden)
        if k.soort == "getallen":
            verwacht = {"Weet ik niet": None, "5 en 11": [5, 11]}
        gelezen = {wat: lees_inzending(data, KADERS) for wat, data in paren}
        assert {wat: uit["keuze"] for wat, uit in gelezen.items()} == {
            w: {"kenmerk": kenmerk, "waarde": v} for w, v in verwacht.items()
        }
        assert {uit["kaart"] for uit in gelezen.values()} == {vragen[kenmerk]["actions"][0]["data"]["kaart"]}
        # and the same when a client sends it as a JSON text
        assert all(lees_inzending(json.dumps(data), KADERS) == gelezen[wat] for wat, data in paren)


def klik_alles(blad: Blad, json_kaart: dict[str, Any]):
    """(what was chosen, what was sent) for every button and every choice of a question, and for all choices at once."""
    invoer = next((deel for deel in json_kaart["body"] if deel["type"].startswith("Input.")), None)
    for actie in json_kaart["actions"]:
        if actie["associatedInputs"] == "none":
            blad.teken(json_kaart)
            yield actie["title"], klik(blad, actie["title"])
    if invoer is None:
        return
    blad.teken(json_kaart)
    assert klik(blad, "Antwoord") is None, "an empty input was sent"
    assert plat(invoer["errorMessage"]) in plat(blad.page.locator("#plek").inner_text())
    if invoer["type"] == "Input.Text":
        blad.page.get_by_role("textbox", name=plat(invoer["label"])).fill("5 en 11")
        yield "5 en 11", klik(blad, "Antwoord")
        return
    rol = "checkbox" if invoer["isMultiSelect"] else "radio"
    for keuze in invoer["choices"]:
        blad.teken(json_kaart)
        vakje(blad, rol, keuze).check()
        yield plat(keuze["title"]), klik(blad, "Antwoord")
    if invoer["isMultiSelect"]:
        blad.teken(json_kaart)
        for keuze in invoer["choices"]:
            vakje(blad, rol, keuze).check()
        yield "alles", klik(blad, "Antwoord")


def vakje(blad: Blad, rol: str, keuze: dict[str, str]):
    return blad.page.locator(f'#plek input[type={rol}][value="{keuze["value"]}"]')


def klik(blad: Blad, naam: str) -> Any:
    """What this button sends; None when nothing."""
    blad.page.get_by_role("button", name=naam, exact=True).click()
    verstuurd = blad.verstuurd()
    assert len(verstuurd) <= 1
    return verstuurd[0] if verstuurd else None


def test_uitleg_en_een_ding_klopt_niet_staan_dicht_en_gaan_open():
    vraag = kaart(activiteiten(vraag_naar("veiligheid"))[0])
    voorstel = kaart(activiteiten(teruggelezen("thuis", ("ernst", "zwaarder"), ("schoolgang", "gaat_niet")))[-1])

    def taak(blad: Blad) -> tuple[Any, ...]:
        blad.teken(vraag)
        hulp = blad.page.get_by_text(KADERS.kenmerken["veiligheid"].hulp)
        voor = hulp.is_visible()
        blad.page.get_by_role("button", name="Uitleg bij deze vraag").click()
        na, leeg = hulp.is_visible(), blad.verstuurd()
        blad.teken(voorstel)
        ja = klik(blad, "Ja, dit klopt")
        blad.teken(voorstel)
        blad.page.get_by_role("button", name="Eén ding klopt niet").click()
        blad.page.locator("#plek input[type=radio]").nth(1).check()
        open_ = blad.toegankelijk()
        return voor, na, leeg, ja, klik(blad, "Dit klopt niet"), open_, blad.fouten

    voor, na, leeg, ja, niet, open_, fouten = in_chromium(taak)
    assert (voor, na, leeg, fouten) == (False, True, [], [])
    assert lees_inzending(ja, KADERS)["doet"] == "ja_klopt"
    assert lees_inzending(niet, KADERS)["keuze"] == {"kenmerk": list(voorstel_namen(voorstel))[1], "waarde": None}
    assert set(open_) <= VAN_DE_TEKENAAR


def voorstel_namen(json_kaart: dict[str, Any]) -> list[str]:
    (feiten,) = [deel for deel in json_kaart["body"] if deel["type"] == "FactSet"]
    op_label = {k.label: k.id for k in KADERS.kenmerken.values()}
    return [op_label[feit["title"]] for feit in feiten["facts"]]
