"""A campaign's sessions as an iCalendar (RFC 5545).

Times are written in UTC. A session is one moment that everybody meets at, so UTC says it exactly, in the hour that a
change of the clocks repeats as well, and every program shows it in the zone of its reader without having to believe
rules that were copied into a file.
"""

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _

from campaigntracker.campaigns.models import Campaign
from campaigntracker.web.plain import one_line, to_plain
from sessions_app.domain.feed import FeedEvent

if TYPE_CHECKING:
    from icalendar import Event

REFRESH = dt.timedelta(hours=1)
LONGEST_DESCRIPTION = 2_000


def to_ical(campaign: Campaign, events: Iterable[FeedEvent]) -> bytes:
    """The same bytes for the same events."""
    # It takes as long to load as everything else of the site: only who writes a calendar waits for it.
    from icalendar import Calendar

    calendar = Calendar()
    name = one_line(campaign.name)
    calendar.add("prodid", "-//Campaign Tracker//Sessions//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", campaign.time_zone)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    for event in events:
        calendar.add_component(_component(campaign, event))
    return calendar.to_ical(sorted=False)


def _component(campaign: Campaign, event: FeedEvent) -> "Event":
    from icalendar import Event

    session = event.session
    url = f"{settings.SITE_URL}/c/{campaign.slug}/sessions/{session.number}/"
    entry = Event()
    entry.add("uid", f"{event.id}@campaigntracker")
    entry.add("dtstamp", event.modified.astimezone(dt.UTC))
    entry.add("last-modified", event.modified.astimezone(dt.UTC))
    entry.add("sequence", event.sequence)
    entry.add("dtstart", event.start.astimezone(dt.UTC))
    entry.add("dtend", event.end.astimezone(dt.UTC))
    entry.add("status", event.state.upper())
    entry.add("transp", "OPAQUE" if event.state == "confirmed" else "TRANSPARENT")
    entry.add("summary", _summary(campaign, event))
    if session.location:
        entry.add("location", one_line(session.location))
    if description := _description(event):
        entry.add("description", description)
    entry.add("url", url)
    return entry


def _summary(campaign: Campaign, event: FeedEvent) -> str:
    words = {"campaign": one_line(campaign.name), "title": one_line(event.session.full_title)}
    if event.state == "tentative":
        return _("%(campaign)s: %(title)s (proposed date)") % words
    if event.state == "cancelled":
        return _("%(campaign)s: %(title)s (cancelled)") % words
    return _("%(campaign)s: %(title)s") % words


def _description(event: FeedEvent) -> str:
    session = event.session
    parts = [to_plain(session.description, most=LONGEST_DESCRIPTION)]
    if session.planned_objectives:
        parts.append("\n".join(f"• {one_line(text)}" for text in session.planned_objectives))
    return "\n\n".join(part for part in parts if part)
