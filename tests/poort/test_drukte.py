"""More work than there is time for: what is let in gets its answer, the rest hears so at once, danger goes first."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

import pytest
from starlette.testclient import TestClient

from bot.poort import wachtrij
from bot.poort.fouten import DRUK, TRAAG, Weigering
from bot.poort.wachtrij import Wachtrij
from tests.poort.conftest import Maak, NepRasa, asynchroon

GEVAAR = "vader slaat moeder nu en dreigt haar te vermoorden"


class Werk:
    """Turns that hold their place until they are told to go on; `volgorde`: in which order they got it."""

    def __init__(self, rij: Wachtrij) -> None:
        self.rij = rij
        self.volgorde: list[str] = []
        self.verder = asyncio.Event()

    async def doe(self, naam: str, dringend: bool = False, tot: float | None = None) -> None:
        async with self.rij.plek(dringend, tot):
            self.volgorde.append(naam)
            await self.verder.wait()

    async def start(self, naam: str, dringend: bool = False, tot: float | None = None) -> asyncio.Task[None]:
        taak = asyncio.create_task(self.doe(naam, dringend, tot))
        await tot_rust()
        return taak


async def tot_rust() -> None:
    for _ in range(10):
        await asyncio.sleep(0)


def proef(doe: Callable[[Werk], Awaitable[None]], tegelijk: int = 2, klok: Callable[[], float] = lambda: 0.0) -> None:
    async def met() -> None:
        await doe(Werk(Wachtrij(tegelijk, klok)))

    asyncio.run(met())


def test_er_zijn_niet_meer_beurten_tegelijk_dan_er_plekken_zijn():
    async def doe(werk: Werk) -> None:
        taken = [await werk.start(f"{nr}") for nr in range(5)]
        assert werk.volgorde == ["0", "1"] and werk.rij.wachtend == 3 and not werk.rij.vrij
        werk.verder.set()
        await asyncio.gather(*taken)
        assert werk.volgorde == ["0", "1", "2", "3", "4"] and werk.rij.vrij

    proef(doe)


def test_gevaar_gaat_voor_en_heeft_eigen_plekken():
    async def doe(werk: Werk) -> None:
        gewoon = [await werk.start(f"{nr}") for nr in range(4)]
        dringend = [await werk.start(f"gevaar {nr}", dringend=True) for nr in range(4)]
        # Two of them found a place of their own though all were taken; the others stand in front.
        assert werk.volgorde == ["0", "1", "gevaar 0", "gevaar 1"]
        werk.verder.set()
        await asyncio.gather(*gewoon, *dringend)
        assert werk.volgorde[4:] == ["gevaar 2", "gevaar 3", "2", "3"]

    proef(doe)


def test_wie_te_lang_zou_wachten_hoort_dat_meteen_behalve_bij_gevaar():
    async def doe(werk: Werk) -> None:
        werk.rij._duur = 2.0
        taken = [await werk.start(f"{nr}") for nr in range(4)]  # two at work, two waiting: 2 s for the second
        with pytest.raises(Weigering) as geweigerd:
            await werk.doe("te veel", tot=10.0)
        assert (geweigerd.value.status, geweigerd.value.fout) == (503, DRUK)
        assert "112" in DRUK and int(geweigerd.value.koppen["Retry-After"]) > 0
        taken += [await werk.start(f"gevaar {nr}", dringend=True, tot=10.0) for nr in range(3)]
        werk.verder.set()
        await asyncio.gather(*taken)
        assert len(werk.volgorde) == 7

    proef(doe)


def test_ook_de_rij_van_gevaar_heeft_een_einde(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(wachtrij, "LANGSTE_RIJ", 2)

    async def doe(werk: Werk) -> None:
        taken = [await werk.start(f"{nr}", dringend=True) for nr in range(6)]
        with pytest.raises(Weigering):
            await werk.doe("te veel", dringend=True)
        werk.verder.set()
        await asyncio.gather(*taken)

    proef(doe)


def test_de_verwachting_volgt_wat_een_beurt_kost():
    nu = 0.0

    async def doe(werk: Werk) -> None:
        nonlocal nu
        for _ in range(100):
            async with werk.rij.plek(False, None):
                nu += 5.0
        taken = [await werk.start("bezig"), await werk.start("wacht", tot=nu + 10)]
        with pytest.raises(Weigering):  # ten seconds to wait
            await werk.doe("te veel", tot=nu + 10)
        werk.verder.set()
        await asyncio.gather(*taken)
        for _ in range(100):
            async with werk.rij.plek(False, None):
                nu += 0.1
        werk.verder.clear()
        taken = [await werk.start(f"{nr}", tot=nu + 10) for nr in range(6)]
        assert werk.rij.wachtend == 5
        werk.verder.set()
        await asyncio.gather(*taken)

    proef(doe, tegelijk=1, klok=lambda: nu)


def test_wie_zijn_geduld_verloor_wordt_niet_meer_gedaan():
    async def doe(werk: Werk) -> None:
        bezig = await werk.start("bezig")
        with pytest.raises(Weigering) as geweigerd:
            await werk.doe("wacht", tot=0.05)  # the clock stands still: only the wait itself passes
        assert geweigerd.value.fout == TRAAG and werk.rij.wachtend == 0
        with pytest.raises(Weigering):
            await werk.doe("te laat", tot=0.0)
        werk.verder.set()
        await bezig
        assert werk.volgorde == ["bezig"] and werk.rij.vrij

    proef(doe, tegelijk=1)


def test_een_afgebroken_wacht_houdt_geen_plek():
    async def doe(werk: Werk) -> None:
        bezig = await werk.start("bezig")
        wacht = await werk.start("wacht")
        geroepen = await werk.start("geroepen")
        wacht.cancel()
        await tot_rust()
        werk.verder.set()
        await bezig
        geroepen.cancel()  # it may have got its place at this very moment
        await asyncio.gather(wacht, geroepen, return_exceptions=True)
        assert werk.rij.vrij and werk.rij._bezig == 0

    proef(doe, tegelijk=1)


# -- through the poort


async def _vol(client, rasa: NepRasa, aantal: int) -> list[asyncio.Task]:
    """So many turns under way that Rasa doesn't answer yet."""
    rasa.wachten = asyncio.Event()
    taken = [asyncio.create_task(client.post("/api/gesprek", json={"bericht": f"hallo {nr}"})) for nr in range(aantal)]
    while len(rasa.ontvangen) < min(aantal, wachtrij.TEGELIJK):
        await asyncio.sleep(0.01)
    return taken


@pytest.mark.parametrize(
    "dringend",
    [
        {"bericht": GEVAAR},
        {"doet": "nu_gevaar"},
        {"keuze": {"kenmerk": "veiligheid", "waarde": "acuut_onveilig"}},
    ],
)
def test_een_bericht_over_gevaar_wordt_gedaan_terwijl_de_rest_wacht(maak: Maak, rasa: NepRasa, dringend: dict):
    async def proef() -> None:
        async with asynchroon(maak(geduld=300.0)) as client:
            taken = await _vol(client, rasa, wachtrij.TEGELIJK + 3)
            gevaar = asyncio.create_task(client.post("/api/gesprek", json=dringend))
            while len(rasa.ontvangen) <= wachtrij.TEGELIJK:
                await asyncio.sleep(0.01)
            gewoon = asyncio.create_task(
                client.post("/api/gesprek", json={"keuze": {"kenmerk": "leeftijden", "waarde": [3]}})
            )
            await asyncio.sleep(0.1)
            assert len(rasa.ontvangen) == wachtrij.TEGELIJK + 1
            laatste = rasa.ontvangen[-1]
            assert (laatste["bericht"] or laatste["keuze"] or laatste["doet"]) and "hallo" not in str(
                laatste["bericht"]
            )
            rasa.wachten.set()
            antwoorden = await asyncio.gather(*taken, gevaar, gewoon)
            assert {a.status_code for a in antwoorden} == {200}

    asyncio.run(proef())


def test_wat_niet_meer_past_wordt_meteen_en_in_het_nederlands_geweigerd(maak: Maak, rasa: NepRasa):
    async def proef() -> None:
        async with asynchroon(maak(geduld=300.0)) as client:
            taken = await _vol(client, rasa, 150)
            while sum(taak.done() for taak in taken) < 20:
                await asyncio.sleep(0.01)
            geweigerd = [taak.result() for taak in taken if taak.done()]
            assert {a.status_code for a in geweigerd} == {503}
            assert {a.json()["fout"] for a in geweigerd} == {DRUK}
            assert all(a.headers["retry-after"] for a in geweigerd)
            rasa.wachten.set()
            antwoorden = await asyncio.gather(*taken)
            gelukt = sum(a.status_code == 200 for a in antwoorden)
            assert gelukt == len(rasa.ontvangen) and 8 <= gelukt <= 130

    asyncio.run(proef())


def test_het_geduld_begint_bij_binnenkomst(maak: Maak, rasa: NepRasa, monkeypatch: pytest.MonkeyPatch):
    """A store that hangs before the turn begins counts too."""

    def traag(*_: object) -> bool:
        time.sleep(1.5)
        return False

    monkeypatch.setattr("bot.dossier.gespreksmerken.Merkentabel.ging_verder", traag)

    async def proef() -> tuple[int, str]:
        async with asynchroon(maak(geduld=0.2)) as client:
            opening = {"bericht": "hallo", "id": "3f0a9c52-7d1e-4b86-a4f2-6c08d1e5b937"}
            antwoord = await client.post("/api/gesprek", json=opening)
            return antwoord.status_code, antwoord.json()["fout"]

    assert asyncio.run(proef()) == (503, TRAAG)
    assert rasa.ontvangen == []


# -- one user


def test_de_rem_is_ook_per_gebruiker(maak: Maak):
    """However many conversations he opens, and also when what he sends is no message at all."""
    client = TestClient(maak(per_minuut=5), base_url="http://localhost")
    stand = []
    for _ in range(6):
        gesprek = client.post("/api/gesprek", json={"bericht": "hallo"}).json().get("gesprek")
        stand += [client.post("/api/gesprek", json={"bericht": "ja", "gesprek": gesprek}).status_code for _ in range(4)]
    assert stand.count(200) <= 20 and stand[-1] == 429
    onzin = TestClient(maak(per_minuut=5), base_url="http://localhost")
    assert [onzin.post("/api/gesprek", json={}).status_code for _ in range(21)] == [400] * 20 + [429]
