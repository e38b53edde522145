"""Rasa's tracker store: the slots and the last turns of a conversation in one row.

Rasa's own SQLTrackerStore keeps every event for ever and replays the whole session each turn, so a long conversation
gets slower and the text of users piles up. Our rules look at one user message, and the afweging lives in a slot: the
slots and the last turns say it all.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from typing import Any, TypeVar

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import SerializedTrackerAsText, TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

from bot.dossier.gesprekstabel import KAPOT, Gesprekstabel, Stand, zet_opzij_wat_kapot_is

logger = logging.getLogger("regiewijzer.gesprekken")

BEURTEN = 2  # user messages that stay; the older ones leave only their slots

T = TypeVar("T")

# The metadata of the message in hand (`bericht_id`; `vervolg`: it isn't the first of its conversation). Written into it
# are `doelgroep`, which decides whose factors the words in a message are (the pipeline sees no slots), and `kwijt`: a
# conversation that goes on isn't there any more.
BEURT: ContextVar[dict[str, Any] | None] = ContextVar("beurt", default=None)


class AlBeantwoord(Exception):
    """This very message was handled before; `antwoorden` is what was said on it.

    The poort remembers answers too, but loses one that it didn't get: after a crash, or when Rasa was slower than the
    poort's patience.
    """

    def __init__(self, antwoorden: list[dict[str, Any]]) -> None:
        super().__init__(len(antwoorden))  # not the answers: exceptions end up in logs
        self.antwoorden = antwoorden


class Trackeropslag(TrackerStore, SerializedTrackerAsText):
    """`url` in endpoints.yml is an SQLAlchemy URL.

    A failing database raises: the channel then says so, nothing goes on from memory.
    """

    def __init__(
        self, host: str, domain: Domain | None = None, event_broker: EventBroker | None = None, **kwargs: Any
    ) -> None:
        if weg := zet_opzij_wat_kapot_is(host):
            logger.warning(KAPOT.format(weg=weg))
        self._tabel = Gesprekstabel(host)
        super().__init__(domain, event_broker, **kwargs)

    async def _doe(self, werk: Callable[..., T], *args: Any) -> T:
        # SQLite answers faster than a thread starts; a server in the network may hang, and then only this turn waits.
        return werk(*args) if self._tabel.sqlite else await asyncio.to_thread(werk, *args)

    async def save(self, tracker: DialogueStateTracker) -> None:
        await self.stream_events(tracker)
        gebeurtenissen = beknopt([gebeurtenis.as_dict() for gebeurtenis in tracker.events])
        bericht = tracker.latest_message
        bericht_id = (bericht.metadata or {}).get("bericht_id") if bericht else None
        await self._doe(self._tabel.schrijf, tracker.sender_id, Stand(bericht_id, json.dumps(gebeurtenissen)))

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The conversation. Read under Rasa's lock, once a turn, so what the turn needs to know of it is told here too.

        Raises AlBeantwoord when the message in hand was the last one handled and had an answer.
        """
        stand = await self._doe(self._tabel.lees, sender_id)
        if stand is None:
            if (beurt := BEURT.get()) and beurt.get("vervolg"):
                beurt["kwijt"] = True
            return None
        gebeurtenissen = json.loads(stand.gebeurtenissen)
        if beurt := BEURT.get():
            if stand.bericht_id == beurt["bericht_id"] and (antwoorden := _antwoorden(gebeurtenissen)):
                raise AlBeantwoord(antwoorden)
            beurt["doelgroep"] = _doelgroep(gebeurtenissen)
        return DialogueStateTracker.from_dict(sender_id, gebeurtenissen, self.domain.slots)

    async def retrieve_full_tracker(self, conversation_id: str) -> DialogueStateTracker | None:
        return await self.retrieve(conversation_id)

    async def keys(self) -> Iterable[str]:
        return await self._doe(self._tabel.alle)


def _antwoorden(gebeurtenissen: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What was said in the last turn."""
    laatste = max((i for i, g in enumerate(gebeurtenissen) if g["event"] == "user"), default=len(gebeurtenissen))
    return [{"text": g.get("text"), **(g.get("data") or {})} for g in gebeurtenissen[laatste:] if g["event"] == "bot"]


def _doelgroep(gebeurtenissen: list[dict[str, Any]]) -> str | None:
    """The doelgroep of the afweging after the last turn: answered, else the one that waits for a yes."""
    afwegingen = (g["value"] for g in reversed(gebeurtenissen) if g["event"] == "slot" and g["name"] == "afweging")
    afweging = next(afwegingen, None)
    if not isinstance(afweging, dict):
        return None
    gelezen = {f.get("kenmerk"): f.get("waarde") for f in afweging.get("voorstel") or ()}
    doelgroep: str | None = (afweging.get("antwoorden") or {}).get("doelgroep") or gelezen.get("doelgroep")
    return doelgroep


def beknopt(gebeurtenissen: list[dict[str, Any]], beurten: int = BEURTEN) -> list[dict[str, Any]]:
    """The last turns whole (of the older of them not what the bot said), and before them one slot event a slot that
    had a value.
    """
    luisteren = [i for i, g in enumerate(gebeurtenissen) if g["event"] == "action" and g["name"] == "action_listen"]
    # Each turn starts at an action_listen; the last one is where the bot waits for the next message.
    if len(luisteren) <= beurten + 1:
        return gebeurtenissen
    slots: dict[str, dict[str, Any]] = {}
    begin = luisteren[-beurten - 1]
    for gebeurtenis in gebeurtenissen[:begin]:
        if gebeurtenis["event"] == "slot":
            slots[gebeurtenis["name"]] = gebeurtenis
        elif gebeurtenis["event"] in ("reset_slots", "restart"):
            slots.clear()
    laatste = luisteren[-2]
    eerdere = [{**g, "text": None, "data": {}} if g["event"] == "bot" else g for g in gebeurtenissen[begin:laatste]]
    return [*slots.values(), *eerdere, *gebeurtenissen[laatste:]]
