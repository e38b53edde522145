"""The tracker store: the same conversation comes back, and it stays small."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy.exc

from bot.dossier.gesprekstabel import Gesprekstabel, zet_opzij_wat_kapot_is

if TYPE_CHECKING:
    from rasa.shared.core.trackers import DialogueStateTracker

    from bot.rasa.trackeropslag import Trackeropslag

DOMEIN = {
    "intents": ["hoi"],
    "actions": ["actie"],
    "slots": {"afweging": {"type": "any", "influence_conversation": False, "mappings": [{"type": "custom"}]}},
}


def open_opslag(map_: Path) -> Trackeropslag:
    from rasa.shared.core.domain import Domain

    from bot.rasa.trackeropslag import Trackeropslag

    return Trackeropslag(f"sqlite:///{map_ / 'map' / 'tracker.db'}", Domain.from_dict(DOMEIN))


@pytest.fixture
def opslag(tmp_path: Path) -> Trackeropslag:
    return open_opslag(tmp_path)


def begin(opslag: Trackeropslag) -> DialogueStateTracker:
    from rasa.shared.core.events import ActionExecuted, SessionStarted

    tracker = asyncio.run(opslag.get_or_create_tracker("g", append_action_listen=False))
    if not tracker.events:
        for gebeurtenis in (ActionExecuted("action_session_start"), SessionStarted(), ActionExecuted("action_listen")):
            tracker.update(gebeurtenis, opslag.domain)
    return tracker


def beurt(opslag: Trackeropslag, nummer: int, *extra, waarde="zelf") -> DialogueStateTracker:
    """One turn as Rasa does it: fetch, add events, save."""
    from rasa.shared.core.events import ActionExecuted, BotUttered, SlotSet, UserUttered

    tracker = begin(opslag)
    gebeurtenissen = [
        UserUttered(f"tekst {nummer}", {"name": "hoi", "confidence": 1.0}, metadata={"bericht_id": f"m{nummer}"}),
        ActionExecuted("actie"),
        BotUttered(None, {"custom": {"tekst": f"antwoord {nummer}", "vulling": "x" * 5000}}),
        *([SlotSet("afweging", {"beurt": nummer} if waarde == "zelf" else waarde)] if waarde != "geen" else []),
        *extra,
        ActionExecuted("action_listen"),
    ]
    for gebeurtenis in gebeurtenissen:
        tracker.update(gebeurtenis, opslag.domain)
    asyncio.run(opslag.save(tracker))
    return tracker


def test_het_gesprek_komt_terug_zoals_het_was(opslag: Trackeropslag, tmp_path: Path):
    for nummer in range(7):
        bewaard = beurt(opslag, nummer)
    weer = open_opslag(tmp_path)  # as after a restart
    tracker = asyncio.run(weer.retrieve("g"))
    assert tracker.get_slot("afweging") == {"beurt": 6}
    assert tracker.latest_message.text == "tekst 6"
    assert tracker.latest_action_name == bewaard.latest_action_name == "action_listen"
    assert tracker.applied_events()
    assert asyncio.run(weer.retrieve("ander")) is None
    assert asyncio.run(weer.keys()) == ["g"]


def test_een_slot_dat_lang_geleden_is_gezet_blijft(opslag: Trackeropslag):
    from rasa.shared.core.events import AllSlotsReset

    beurt(opslag, 0)
    for nummer in range(1, 9):
        beurt(opslag, nummer, waarde="geen")
    assert asyncio.run(opslag.retrieve("g")).get_slot("afweging") == {"beurt": 0}
    beurt(opslag, 9, AllSlotsReset(), waarde="geen")
    for nummer in range(10, 15):
        beurt(opslag, nummer, waarde="geen")
    assert asyncio.run(opslag.retrieve("g")).get_slot("afweging") is None


def test_een_lang_gesprek_wordt_niet_groter_en_oude_tekst_verdwijnt(opslag: Trackeropslag):
    maten = []
    for nummer in range(40):
        beurt(opslag, nummer)
        maten.append(len(opslag._tabel.lees("g").gebeurtenissen))
    assert max(maten[10:]) - min(maten[10:]) < 50
    inhoud = opslag._tabel.lees("g").gebeurtenissen
    assert "tekst 39" in inhoud and "tekst 30" not in inhoud


async def _haal(opslag: Trackeropslag, gesprek: str, bericht_id: str) -> dict[str, Any]:
    """The metadata of a message after Rasa fetched its conversation."""
    from bot.rasa.trackeropslag import BEURT

    metadata: dict[str, Any] = {"bericht_id": bericht_id}
    BEURT.set(metadata)
    await opslag.retrieve(gesprek)
    return metadata


def test_een_bericht_dat_al_beantwoord_is_wordt_niet_nog_eens_verwerkt(opslag: Trackeropslag):
    from bot.rasa.trackeropslag import AlBeantwoord

    for nummer in range(5):
        beurt(opslag, nummer)
    with pytest.raises(AlBeantwoord) as al:
        asyncio.run(_haal(opslag, "g", "m4"))
    assert [a["custom"]["tekst"] for a in al.value.antwoorden] == ["antwoord 4"]
    assert "antwoord 4" not in str(al.value)
    asyncio.run(_haal(opslag, "g", "m3"))
    asyncio.run(_haal(opslag, "ander", "m4"))


def test_een_beurt_zonder_antwoord_telt_niet_als_beantwoord(opslag: Trackeropslag):
    from rasa.shared.core.events import ActionExecuted, UserUttered

    tracker = begin(opslag)
    for gebeurtenis in (
        UserUttered("tekst", {"name": "hoi", "confidence": 1.0}, metadata={"bericht_id": "m"}),
        ActionExecuted("actie"),
        ActionExecuted("action_listen"),
    ):
        tracker.update(gebeurtenis, opslag.domain)
    asyncio.run(opslag.save(tracker))
    assert asyncio.run(_haal(opslag, "g", "m")) == {"bericht_id": "m", "doelgroep": None}


@pytest.mark.parametrize("kapot", ["onzin", "half"])
def test_een_kapot_bestand_gaat_opzij_en_er_wordt_opnieuw_begonnen(
    opslag: Trackeropslag, tmp_path: Path, kapot: str, caplog: pytest.LogCaptureFixture
):
    pad = tmp_path / "map" / "tracker.db"
    for nummer in range(40):
        beurt(opslag, nummer)
    opslag._tabel.engine.dispose()
    inhoud = bytearray(pad.read_bytes())
    inhoud[:] = b"geen database" * 1000 if kapot == "onzin" else inhoud[:4096] + b"\xff" * (len(inhoud) - 4096)
    pad.write_bytes(inhoud)
    nieuw = open_opslag(tmp_path)
    assert beurt(nieuw, 1).latest_message.text == "tekst 1"
    (opzij,) = [p for p in pad.parent.glob("tracker.db.kapot-*") if not p.name.endswith(("-wal", "-shm"))]
    assert opzij.read_bytes() == bytes(inhoud)
    assert str(opzij) in caplog.text and "Lopende gesprekken beginnen opnieuw" in caplog.text


def test_een_heel_bestand_een_leeg_bestand_en_een_slot_blijven_staan(opslag: Trackeropslag, tmp_path: Path):
    beurt(opslag, 1)
    pad = tmp_path / "map" / "tracker.db"
    assert zet_opzij_wat_kapot_is(f"sqlite:///{pad}") is None
    with sqlite3.connect(pad) as slot:
        slot.execute("BEGIN EXCLUSIVE")
        assert zet_opzij_wat_kapot_is(f"sqlite:///{pad}") is None
    (tmp_path / "leeg.db").touch()
    assert zet_opzij_wat_kapot_is(f"sqlite:///{tmp_path / 'leeg.db'}") is None
    assert zet_opzij_wat_kapot_is(f"sqlite:///{tmp_path / 'weg.db'}") is None
    assert zet_opzij_wat_kapot_is("postgresql://wie@h/d") is None
    assert pad.is_file()


@pytest.mark.parametrize(("vervolg", "kwijt"), [(True, True), (False, False)])
def test_een_gesprek_dat_verder_gaat_en_er_niet_meer_is_wordt_gemeld(opslag: Trackeropslag, vervolg: bool, kwijt: bool):
    from bot.rasa.trackeropslag import BEURT

    beurt_ = {"bericht_id": "m", **({"vervolg": True} if vervolg else {})}
    BEURT.set(beurt_)
    try:
        assert asyncio.run(opslag.retrieve("weg")) is None
    finally:
        BEURT.set(None)
    assert bool(beurt_.get("kwijt")) is kwijt


def test_een_kapotte_database_faalt_hoorbaar(opslag: Trackeropslag, tmp_path: Path):
    beurt(opslag, 0)
    opslag._tabel.engine.dispose()
    for bestand in (tmp_path / "map").iterdir():
        bestand.write_bytes(b"geen database" * 1000)
    with pytest.raises(sqlalchemy.exc.DatabaseError):
        asyncio.run(opslag.retrieve("g"))


def test_opruimen_haalt_oude_gesprekken_weg(opslag: Trackeropslag, tmp_path: Path):
    beurt(opslag, 0)
    tabel = Gesprekstabel(f"sqlite:///{tmp_path / 'map' / 'tracker.db'}")
    assert tabel.ruim_op(0.0) == 0
    assert tabel.ruim_op(9e12, proef=True) == 1
    assert tabel.alle() == ["g"]
    assert tabel.ruim_op(9e12) == 1
    assert tabel.alle() == []


def test_het_bestand_is_alleen_van_ons(opslag: Trackeropslag, tmp_path: Path):
    beurt(opslag, 0)
    assert {bestand.stat().st_mode & 0o777 for bestand in (tmp_path / "map").iterdir()} == {0o600}


def test_de_pipeline_hoort_wat_de_doelgroep_is_na_de_laatste_beurt(opslag: Trackeropslag) -> None:
    for nummer, doelgroep in enumerate(("jeugd", "volwassenen")):
        beurt(opslag, nummer, waarde={"antwoorden": {"doelgroep": doelgroep, "veiligheid": "veilig"}})
        assert asyncio.run(_haal(opslag, "g", "nieuw"))["doelgroep"] == doelgroep
    beurt(opslag, 2, waarde="geen")
    assert asyncio.run(_haal(opslag, "g", "nieuw"))["doelgroep"] == "volwassenen"
    beurt(opslag, 3, waarde=None)
    assert asyncio.run(_haal(opslag, "g", "nieuw"))["doelgroep"] is None
    assert "doelgroep" not in asyncio.run(_haal(opslag, "ander", "nieuw"))


def test_een_beurt_leest_de_rij_een_keer(opslag: Trackeropslag, monkeypatch: pytest.MonkeyPatch) -> None:
    gelezen: list[str] = []
    lees = opslag._tabel.lees
    monkeypatch.setattr(opslag._tabel, "lees", lambda gesprek: gelezen.append(gesprek) or lees(gesprek))
    beurt(opslag, 0)
    assert gelezen == ["g"]
