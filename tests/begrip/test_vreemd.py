"""Danger told in another language: a table of sentences, as people vary them, and nothing else of that language."""

from __future__ import annotations

import time

import pytest

from bot.begrip.afscherming import scherm_af
from bot.begrip.crisis import ACUUT, crisissignaal, lees_signaal
from bot.begrip.crisis.vreemd import zoek
from bot.begrip.tabel import tabel
from leren.corpus import lees_set

GEVAAR = {
    "en": [
        "He has a big knife and is at the door", "My husband keeps hitting me", "I dont want to live anymore",
        "She swallowed a whole bottle of pills", "OUR HOUSE IS ON FIRE", "my daughter is missing since last night",
        "please call the police now", "The baby is not breathing", "He says he is going to kill me tonight",
        "my father locked me in my room", "I'm afraid to go home tonight", "I want to kil myself",
    ],
    "de": [
        "Er hat ein großes Messer und steht vor der Tür", "Mein Mann schlägt mich und die Kinder", "Ich will nicht mehr leben",
        "Sie hat alle Tabletten geschluckt", "Die Wohnung brennt", "Mein Kind ist verschwunden", "Er bringt mich um",
        "Bitte rufen Sie die Polizei", "Das Baby atmet nicht", "Ich habe Angst, nach Hause zu gehen",
    ],
    "fr": [
        "Il a un couteau et il est devant la porte", "Mon mari me frappe", "Je ne veux plus vivre", "Elle a avalé tous ses médicaments",
        "La maison est en feu", "Ma fille a disparu", "Il va me tuer", "Appelez la police", "Le bébé ne respire plus",
        "il menace de nous tuer",
    ],
    "pl": [
        "On ma nóż i stoi pod drzwiami", "Mąż mnie bije", "Nie chcę już żyć", "Połknęła wszystkie tabletki", "Dom się pali",
        "Moje dziecko zaginęło", "Zabije mnie", "Wezwijcie policję", "Dziecko nie oddycha", "On grozi, że nas zabije",
    ],
    "uk": [
        "У нього ніж, він стоїть біля дверей", "Чоловік б'є мене", "Я не хочу більше жити", "Вона випила всі таблетки",
        "Наша квартира горить", "Моя дитина зникла", "Він погрожує вбити нас", "Викличте поліцію", "Дитина не дихає",
    ],
    "tr": [
        "Elinde bıçak var, kapıda duruyor", "Kocam beni dövüyor", "Artık yaşamak istemiyorum", "Bir sürü hap içti", "EVİMİZ YANIYOR",
        "Kızım kayboldu", "Bizi öldürecek", "Lütfen polisi arayın", "Bebek nefes almıyor", "Kendimi öldürmek istiyorum",
    ],
    "ar": [
        "معه سكين وهو أمام الباب", "زوجي يضربني أمام الأطفال", "لا أريد أن أعيش بعد الآن", "ابتلعت كل الحبوب", "البيت يحترق",
        "ابنتي مفقودة منذ أمس", "يريد أن يقتلني", "اتصلوا بالشرطة", "الطفل لا يتنفس", "هو يهدد بقتلي", "أَنَا فِي خَطَر",
    ],
}  # fmt: skip
GEWOON = [
    "He does not have a knife", "She is not in danger now", "Ich will nicht sterben", "Er hat kein Messer", "Il n'a pas de couteau",
    "My husband works as a cook and has a knife set", "I want to live in a bigger house", "Ich brauche Hilfe mit dem Antrag",
    "Potrzebuję pomocy z formularzem", "Мені потрібна допомога з документами", "Ev arıyoruz, yardım eder misiniz",
    "أحتاج مساعدة في السكن", "We need help with the rent", "Je voudrais de l'aide pour mon dossier", "Elinde para yok",
]  # fmt: skip


@pytest.mark.parametrize("tekst", [zin for zinnen in GEVAAR.values() for zin in zinnen])
def test_gevaar_in_een_andere_taal_geeft_alarm(tekst: str) -> None:
    signaal = lees_signaal(f"Goedemorgen. {tekst}. Wat nu?")
    assert signaal is not None and signaal.niveau == ACUUT
    assert tekst in signaal.tekst or signaal.tekst in tekst


@pytest.mark.parametrize("tekst", [zin for zinnen in GEVAAR.values() for zin in zinnen])
def test_het_schild_laat_de_woorden_van_het_gevaar_staan(tekst: str) -> None:
    """To a shield that knows Dutch every other word of another language is a name."""
    signaal = lees_signaal(scherm_af(tekst).tekst)
    assert signaal is not None and signaal.niveau == ACUUT
    assert not signaal.tekst.startswith("naam]")


@pytest.mark.parametrize(
    ("tekst", "naam"),
    [
        ("Mein Mann Kevin schlägt mich", "Kevin"),
        ("Kocam Mehmet beni dövüyor", "Mehmet"),
        ("My husband Kevin de Vries keeps hitting me", "Vries"),
    ],
)
def test_een_naam_in_zo_een_zin_gaat_eruit(tekst: str, naam: str) -> None:
    schoon = scherm_af(tekst).tekst
    assert naam not in schoon and lees_signaal(schoon)


@pytest.mark.parametrize("tekst", GEWOON)
def test_gewone_taal_of_een_ontkenning_geeft_geen_alarm(tekst: str) -> None:
    assert zoek(tekst) is None


def test_geen_nederlandse_tekst_lijkt_op_een_vreemde_zin() -> None:
    teksten = [rij["tekst"] for nr in (1, 2, 3, 4) for rij in lees_set(f"signaal/leren/signaal-{nr}.jsonl")]
    assert [tekst for tekst in teksten if zoek(tekst)] == []


def test_de_soort_wijst_de_weg() -> None:
    soorten = {
        zin: signaal.soort
        for zin in ("I want to kill myself", "La maison est en feu")
        if (signaal := crisissignaal(zin))
    }
    assert soorten == {"I want to kill myself": "suicidaliteit", "La maison est en feu": "brand"}


def test_elke_taal_heeft_er_genoeg() -> None:
    for taal in GEVAAR:
        opgave = tabel("signaal/vreemd")[taal]
        assert sum(len(zinnen) for soort, zinnen in opgave.items() if soort != "niet") >= 15


def test_een_lange_tekst_kost_weinig() -> None:
    begin = time.process_time()
    for tekst in ("a" * 8000, "he has a " * 880, "معه " * 2000):
        zoek(tekst)
    assert time.process_time() - begin < 3
