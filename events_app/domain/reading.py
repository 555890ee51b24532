"""Reading a session's log back for one viewer."""

import datetime as dt
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from campaigntracker.campaigns.models import Viewer
from events_app.domain.anchors import anchor_of
from events_app.domain.projection import party_names
from events_app.domain.timeline import Timeline, build_timeline
from events_app.models import Event
from sessions_app.models import Session


@dataclass(frozen=True, slots=True)
class TimelineReading:
    """The timeline as asked for, and of all that the viewer may see: how many of each category, where the latest is."""

    timeline: Timeline
    counts: dict[str, int]
    latest_anchor: str = ""

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def read_timeline(
    session: Session,
    viewer: Viewer,
    *,
    zone: dt.tzinfo,
    categories: Collection[str] = (),
    in_game_order: bool = False,
) -> TimelineReading:
    """Lay out what the viewer may see, of the categories asked for (none: all), in two queries.

    The order is that of the real clock, or of the game's.
    """
    log = Event.objects.visible_to(viewer).of_session(session)
    events = list(log.in_game_order() if in_game_order else log.in_real_order())
    chosen = [event for event in events if not categories or event.category in categories]
    # Told as it was played and in full, the story begins where the session does.
    begins = None if in_game_order or categories else session.game_start_time
    definition, party = viewer.campaign.definition, party_names(viewer.campaign)
    timeline = build_timeline(chosen, definition, party, zone=zone, begins=begins)
    latest = max(events, key=lambda event: event.seq or 0, default=None)
    return TimelineReading(
        timeline, dict(Counter(event.category for event in events)), anchor_of(latest.id) if latest else ""
    )
