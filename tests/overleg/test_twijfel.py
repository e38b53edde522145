"""What the team puts off or puts before somebody, in the report: what, of or to whom, and when it is back."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from docx import Document

from bot.overleg.document import docx
from bot.overleg.lezen import OngeldigVerslag, lees_verslag
from bot.overleg.vorm import verslag as verslag_vorm
from bot.overleg.werkboek import xlsx
from bot.poort.afscherming import scherm_af

AANHOUDEN = {"soort": "aanhouden", "nodig": "verslag van school", "door": "leerplicht", "terug": "2026-12-04"}
VOORGELEGD = {"soort": "voorgelegd", "vraag": "Is dit zwaar, vraagt Fatima El Amrani?", "aan": "gedragswetenschapper"}


def lees(kaders: Any, *besluiten: dict[str, Any]) -> Any:
    items = [{"aanmelding": "Meisje van 14, thuiszitter", "besluit": besluit} for besluit in besluiten]
    inhoud = {"datum": "2026-11-20", "items": items}
    return lees_verslag(inhoud, verslag_vorm(kaders), kaders, lambda tekst: scherm_af(tekst)[0])


def test_word_en_excel_zeggen_wat_er_nodig_is_en_wanneer_zij_terug_is(kaders: Any):
    verslag = lees(kaders, AANHOUDEN, VOORGELEGD)
    assert verslag.telling == "2 aanmeldingen: 1 aangehouden, 1 voorgelegd."
    assert verslag.items[0].voor == date(2026, 12, 4) and verslag.items[0].wie == "Leerplichtambtenaar"
    word = Document(BytesIO(docx(verslag)))
    tekst = "\n".join(p.text for p in word.paragraphs)
    assert "Weer op de lijst: 4 december 2026" in tekst and "Wat nodig is: verslag van school" in tekst
    assert "De vraag: Is dit zwaar" in tekst and "Voorgelegd aan: Gedragswetenschapper" in tekst
    assert "Amrani" not in tekst
    eerste, tweede = list(openpyxl.load_workbook(BytesIO(xlsx(verslag)))["Overleg"].iter_rows(values_only=True))[1:]
    assert datetime(2026, 12, 4) in eerste and "Aangehouden" in eerste
    assert "Voorgelegd" in tweede and "Gedragswetenschapper" in tweede


@pytest.mark.parametrize(
    "besluit",
    [{**AANHOUDEN, "terug": "morgen"}, {**VOORGELEGD, "vraag": " "}, {"soort": "voorgelegd", "vraag": "Zwaar?"}],
)
def test_wat_er_bij_hoort_ontbreekt(kaders: Any, besluit: dict[str, Any]):
    with pytest.raises(OngeldigVerslag, match="Aanmelding 1") as fout:
        lees(kaders, besluit)
    assert "\n" not in str(fout.value)


def test_zonder_dag_kan_ook(kaders: Any):
    [item] = lees(kaders, {**AANHOUDEN, "terug": None}).items
    assert item.terug is None and item.voor is None
