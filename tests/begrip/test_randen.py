"""What stands around a pasted mail or page isn't read, and nothing of the text itself is lost."""

from __future__ import annotations

import pytest

from bot.afweging import Kaders
from bot.begrip.document import lees_document
from bot.begrip.randen import AANHEF, CITAAT, DISCLAIMER, KOP, ONDERTEKENING, niet_gelezen, randen, zonder

MAIL = (
    "Van: [naam]\nAan: sociaal team\nOnderwerp: aanmelding jongen van 9\n\nGeachte heer, mevrouw,\n\n"
    "Hij gaat niet naar school. Moeder heeft schulden.\n\nMet vriendelijke groet,\n[naam]\nGezinsvoogd, Jeugdbescherming\n"
    "Tel. [telefoon]\n\nDit bericht is uitsluitend bestemd voor de geadresseerde en kan vertrouwelijk zijn.\n\n"
    "Op 3 november schreef [naam]:\n> Meisje van 14, er is een OTS en huiselijk geweld.\n> Graag overleg."
)


def soorten(tekst: str) -> set[str]:
    return {rand.soort for rand in randen(tekst)}


def test_een_mail_met_alles_eromheen(alle_kaders: Kaders) -> None:
    assert soorten(MAIL) == {KOP, AANHEF, ONDERTEKENING, DISCLAIMER, CITAAT}
    document = lees_document(MAIL, alle_kaders)
    gelezen = document.eerste.kenmerken
    assert gelezen["doelgroep"] == "jeugd" and gelezen["leeftijden"] == [9] and gelezen["schoolgang"] == "gaat_niet"
    assert "maatregel" not in gelezen and "verwijzer" not in gelezen and "veiligheid" not in gelezen
    assert {rand.soort for rand in document.overgeslagen} == soorten(MAIL)
    assert document.eerste.tekst == MAIL
    for v in document.vermeldingen:
        assert MAIL[v.begin : v.eind] == v.tekst


def test_wie_alleen_doorstuurt_laat_het_citaat_lezen(alle_kaders: Kaders) -> None:
    tekst = "Ter info, kunnen jullie dit oppakken?\n\n-----Oorspronkelijk bericht-----\nMeisje van 14 gaat niet naar school."
    document = lees_document(tekst, alle_kaders)
    assert document.eerste.kenmerken["leeftijden"] == [14]
    assert CITAAT not in {rand.soort for rand in document.overgeslagen}
    assert niet_gelezen(tekst, (v.begin for v in document.vermeldingen)) == document.overgeslagen


@pytest.mark.parametrize(
    "tekst",
    [
        "Dag en nacht ruzie, moeder slaat.",
        "Van: wijkagent. Gezin aan de Kade, zoon 15, dochter 9.",
        "Hallo daar speelt veel, vader drinkt",
        "Jongen van 9 < 10 en > 8, groet niemand",
        "Groet niemand op straat, woont alleen.",
        "Meisje van 14.\nMoeder is alleenstaand.\nVader is weg.",
        "Datum: maandag\nMeisje van 14 is weggelopen.",
        "Onderwerp van gesprek: de schulden.",
    ],
)
def test_gewone_tekst_wordt_heel_gelezen(tekst: str) -> None:
    assert randen(tekst) == ()


def test_even_lang_en_een_tag_is_een_nieuwe_regel() -> None:
    html = "<div class='x'>Meisje van 14<br>Moeder&nbsp;drinkt</div>"
    schoon = zonder(html, randen(html))
    assert len(schoon) == len(html) and "<" not in schoon
    assert "14\n" in schoon.replace(" ", "")


def test_een_handtekening_neemt_geen_lange_alinea_mee() -> None:
    tekst = (
        "Jongen van 9.\nGroet, [naam]\n\nPS: "
        + "hij gaat al maanden niet naar school en moeder is daar heel bang over."
    )
    assert "niet naar school" in zonder(tekst, randen(tekst))
