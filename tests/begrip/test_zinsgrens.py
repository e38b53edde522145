"""Where a sentence ends: one splitter for the crisis signal and for reading."""

from __future__ import annotations

import itertools

import pytest

from bot.afweging import Kaders
from bot.begrip.crisis.velden import zinnen
from bot.begrip.lezen import lees
from bot.begrip.tabel import tabel
from bot.begrip.tekst import doorlopend, tokens, vouw
from bot.begrip.zinnen import ontleed
from bot.begrip.zinsgrens import zinseinden


def _zinnen(tekst: str) -> list[str]:
    """The sentences with a word in them."""
    grenzen = [0, *(einde + 1 for einde in sorted(zinseinden(tekst, tokens(vouw(tekst))))), len(tekst)]
    stukken = [tekst[van:tot].strip() for van, tot in itertools.pairwise(grenzen)]
    return [stuk for stuk in stukken if any(teken.isalnum() for teken in stuk)]


@pytest.mark.parametrize(
    ("tekst", "aantal"),
    [
        ("Moeder is 19. Hij slaat haar.", 2),
        ("Het kind is nu 4. vader is weg.", 2),
        ("Dat vindt zij ok. Vader niet.", 2),
        ("Ja. Nee. Zo is het.", 3),
        ("Dhr. de Vries en mw. Jansen willen hulp.", 1),
        ("Zij ziet o.a. haar zus en evt. haar oom.", 1),
        ("Hulp bijv. Opvoedpoli of een cursus.", 1),
        ("Tante van J. de Vries belt.", 1),
        ("J. Bakker en A.B. Jansen bellen.", 1),
        ("Drank, drugs etc. Zij wil stoppen.", 2),
        ("Drank, drugs etc. en schulden.", 1),
        ("Zij komt a.s. maandag.", 1),
        ("Hij zit in groep B. Zij helpt hem.", 2),
        ("Zij belt met J. De Vries over morgen.", 1),
        ("Ik vraag u. Kunt u helpen?", 2),
        ("Hij wacht... en dan gaat hij.", 1),
        ("Hij wacht... Zij ook.", 2),
        ("Hij wacht… en dan gaat hij.", 1),
        ("hij wacht... zij ook", 2),
        ('"Ga weg!" riep hij.', 1),
        ('Hij zei: "Ik ga." Daarna was het stil.', 2),
        ("Echt waar?! Ja.", 2),
        ("Stichting ZO! helpt het gezin.", 1),
        ("Hij komt om 19.30 uur, op 12.3.2024, voor 1.500 euro.", 1),
        ("Zij is gezien.Hij niet.", 2),
        ("zij is gezien.hij is weg", 2),
        ("Zie www.opvoeden.nl of mail naar jan.jansen@gemeente.nl graag.", 1),
        ("1. Moeder drinkt.\n2. Vader is weg.", 2),
        ("- moeder drinkt\n- vader is weg", 2),
        ("• moeder drinkt • vader is weg", 2),
        ("Hij is er (nog). Zij niet.", 2),
        ("Hij zit in 3a. Zij in 4b.", 2),
        ("Hij drinkt; zij niet.", 2),
        ("", 0),
        ("...", 0),
    ],
)
def test_een_zin_eindigt_waar_hij_eindigt(tekst: str, aantal: int) -> None:
    assert len(_zinnen(tekst)) == aantal, _zinnen(tekst)


@pytest.mark.parametrize(
    "tekst", ["Moeder is 19. Hij slaat haar.", "Dhr. de Vries is boos, bijv. op o.a. zijn zus.", "zij is 4. hij 5"]
)
def test_lezen_en_signaal_delen_de_grens(tekst: str) -> None:
    assert len(zinnen(tekst)) == len(set(ontleed(tekst).zin))


@pytest.mark.parametrize("leeftijd", [1, 2, 19, 45, 101])
def test_een_leeftijd_verbindt_geen_zinnen(leeftijd: int) -> None:
    assert len(zinnen(f"Vroeger was er een boze oom. De moeder is {leeftijd}. Zij woont hier.")) == 3


def test_elk_woord_staat_er_een_keer() -> None:
    opgave = tabel("afkortingen")
    woorden = [*opgave["nooit"].split(), *opgave["soms"].split()]
    assert len(woorden) == len(set(woorden))
    assert len(opgave["zinsbegin"].split()) == len(set(opgave["zinsbegin"].split()))


AFGEBROKEN = (
    "Vader sloeg moeder jaren geleden, dat weten we van de oudste. Het geweld van toen is\n"
    "echt voorbij, zegt iedereen die er komt. Moeder heeft er een stevig netwerk om heen en\n"
    "redt zich prima met de jongens."
)


def test_een_regel_die_op_de_breedte_is_afgebroken_loopt_door(alle_kaders: Kaders) -> None:
    assert doorlopend(AFGEBROKEN) == AFGEBROKEN.replace("\n", " ")
    heel, af = (lees(tekst, alle_kaders) for tekst in (AFGEBROKEN.replace("\n", " "), AFGEBROKEN))
    assert af.kenmerken == heel.kenmerken and "veiligheid" not in af.kenmerken
    assert [(v.begin, v.eind) for v in af.vermeldingen] == [(v.begin, v.eind) for v in heel.vermeldingen]


@pytest.mark.parametrize(
    "tekst",
    [
        "schulden\ngeen werk\ndrinkt",  # a list
        "Zorgen volgens school: veel verzuim, weinig contact met thuis\n- moeder drinkt\n- vader is weg",
        "De wijkagent is drie keer aan de deur geweest voor ruzie tussen de ouders.\nMoeder is opgenomen.",
        # a head, with room for the first word of what follows
        "Situatie thuis volgens de wijkverpleegkundige en de huisarts\nMoeder drinkt en vader is er bijna nooit, de kinderen zijn veel alleen",
        "Een regel die breed genoeg is om er een te zijn die doorloopt\n\nEen nieuwe alinea, die niet doorloopt met de vorige.",
    ],
)
def test_een_echt_regeleinde_blijft(tekst: str) -> None:
    assert doorlopend(tekst) == tekst
