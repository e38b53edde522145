"""The trained pipeline as a whole, on both kinds of language model: held-out sentences, and the parts that no classifier decides."""

from __future__ import annotations

import asyncio
import importlib.util
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from bot.begrip.taalmodel import PAKKET, soort, zorg_voor_taalmodel
from bot.starten.trainen import train

from . import vervanger
from .test_data import TOETS, VERS

Lees = Callable[[str], dict[str, Any]]


@pytest.fixture(
    scope="module",
    params=["het taalmodel van hier", pytest.param("een vervanger van nl_core_news_sm", marks=pytest.mark.nacht)],
)
def lees_bericht(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lees]:
    """Parse one message with the model of these sources, on both kinds of Dutch language model (trained now when there is none)."""
    with pytest.MonkeyPatch.context() as tijdelijk:
        modellen = None
        if request.param != "het taalmodel van hier":
            if importlib.util.find_spec(PAKKET):
                pytest.skip(f"{PAKKET} itself is installed: the other run was on it")
            pakketten = vervanger.maak(tmp_path_factory.mktemp("pakketten"))
            modellen = tmp_path_factory.mktemp("modellen")
            tijdelijk.syspath_prepend(str(pakketten))
            tijdelijk.setenv("PYTHONPATH", str(pakketten))
        tijdelijk.delenv("NL_MODEL", raising=False)
        taalmodel = zorg_voor_taalmodel()
        assert modellen is None or taalmodel.soort == soort() == PAKKET
        tijdelijk.setenv("NL_MODEL", taalmodel.naam_of_pad)
        model = train(modellen=modellen, zeg=lambda _: None)
        from rasa.core.agent import Agent

        agent = Agent.load(model)
        lus = asyncio.new_event_loop()
        yield lambda tekst: lus.run_until_complete(agent.parse_message(tekst))
        lus.close()


@pytest.mark.parametrize(("toets", "minstens"), [(TOETS, 0.93), (VERS, 0.80)], ids=["toetszinnen", "vers"])
def test_toetszinnen_macro_f1(toets: dict[str, list[str]], minstens: float, lees_bericht: Lees) -> None:
    from sklearn.metrics import f1_score

    waar = [naam for naam, zinnen in toets.items() for _ in zinnen]
    zinnen = [zin for deel in toets.values() for zin in deel]
    geraden = [lees_bericht(zin)["intent"]["name"] for zin in zinnen]
    fouten = [f"{w} → {g}: {z}" for w, g, z in zip(waar, geraden, zinnen) if w != g]
    # An unsure message gives nlu_fallback, which is an error here but a helpful question in the chat.
    assert f1_score(waar, geraden, average="macro", labels=sorted(toets)) >= minstens, "\n".join(fouten)


@pytest.mark.parametrize(
    ("tekst", "bedoeling"),
    [
        ("2", "antwoord"),
        ("1 en 3", "antwoord"),
        ("Zorgen, niet vastgesteld", "antwoord"),
        ("ja", "bevestigen"),
        ("NEE", "ontkennen"),
        ("weet ik niet", "weet_niet"),
        ("stop", "stoppen"),
        ("waarom", "waarom"),
        ("terug", "terug"),
        ("vastleggen", "vastleggen"),
        ("nieuwe afweging volgens Lekstroom", "nieuwe_afweging"),
        ("nieuwe afweging profiel lekstroom", "nieuwe_afweging"),
        ("nee, er is wel onveiligheid", "vertellen"),
        ("moeder met twee kinderen, schulden en een depressie", "vertellen"),
        ("wat betekent OTS?", "uitleg"),
        ("😀", "buiten_bereik"),
        ("ik wil afwijken", "afwijken"),
    ],
)
def test_woorden_die_vaststaan(tekst: str, bedoeling: str, lees_bericht: Lees) -> None:
    assert lees_bericht(tekst)["intent"]["name"] == bedoeling


def test_kenmerken_en_crisis_als_entiteiten(lees_bericht: Lees) -> None:
    gelezen = lees_bericht("Vader slaat nu de kinderen. Moeder heeft geen schulden.")["entities"]
    assert [e["value"] for e in gelezen if e["entity"] == "crisis"] == ["geweld"]
    kenmerken = {
        (e["value"]["kenmerk"], e["value"]["waarde"], e["value"]["zekerheid"])
        for e in gelezen
        if e["entity"] == "kenmerk"
    }
    assert ("veiligheid", "acuut_onveilig", "genoemd") in kenmerken
    assert ("contextuele_factoren", "financiele_problemen", "ontkend") in kenmerken
