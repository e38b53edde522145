"""The agenda as a calendar (RFC 5545), by icalendar. Codes and what has to be done; nobody's name is known here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta, timezone

from bot.dossier.agenda import Agendapunt

NAAM = "Regiewijzer"
_VERS = timedelta(hours=12)  # how often a calendar should look again


def ics(punten: Sequence[Agendapunt]) -> bytes:
    """The file. The same agenda gives the same bytes, so that a calendar sees what changed and what didn't."""
    from icalendar import Alarm, Calendar, Event, vDuration

    kalender = Calendar()
    kalender.add("prodid", "-//Regiewijzer//agenda//NL")
    kalender.add("version", "2.0")
    kalender.add("method", "PUBLISH")
    kalender.add("x-wr-calname", NAAM)
    kalender.add("refresh-interval", vDuration(_VERS), parameters={"VALUE": "DURATION"})
    kalender.add("x-published-ttl", vDuration(_VERS))
    for punt in punten:
        gebeurtenis = Event()
        # Stable: a calendar that reads again changes the appointment, and adds none.
        gebeurtenis.add("uid", f"{punt.casus}-{punt.volgnummer}-{punt.plek}@regiewijzer")
        gebeurtenis.add("dtstamp", datetime.fromisoformat(punt.vastgelegd_op).astimezone(timezone.utc))
        gebeurtenis.add("summary", f"{punt.casus}: {punt.deadline.label}")
        gebeurtenis.add("description", f"Uiterlijk {punt.deadline.tekst}. Casus {punt.casus}, zie Regiewijzer.")
        gebeurtenis.add("transp", "TRANSPARENT")  # a deadline keeps nobody busy
        tot = punt.deadline.uiterlijk
        if isinstance(tot, datetime):
            gebeurtenis.add("dtstart", tot.astimezone(timezone.utc))
            gebeurtenis.add("dtend", tot.astimezone(timezone.utc))
        else:
            gebeurtenis.add("dtstart", tot)
            gebeurtenis.add("dtend", tot + timedelta(days=1))
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", f"{punt.casus}: {punt.deadline.label}")
        alarm.add("trigger", timedelta(hours=-1) if isinstance(tot, datetime) else timedelta(hours=-15))
        gebeurtenis.add_component(alarm)
        kalender.add_component(gebeurtenis)
    return bytes(kalender.to_ical())
