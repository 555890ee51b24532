"""A session's timeline as a page shows it: read, rendered, and kept until something in it changes."""

import datetime as dt
from dataclasses import dataclass, replace

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from campaigntracker.campaigns.models import Viewer
from campaigntracker.web.kept import Kept
from events_app.domain.reading import TimelineReading, Wanted, read_timeline
from events_app.domain.timeline import Timeline
from events_app.rendering.days import render_days
from events_app.rendering.pen import Pen
from sessions_app.models import Session


@dataclass(frozen=True, slots=True)
class ShownTimeline:
    """`reading` is without the entries, which `html` holds, in `days` days."""

    reading: TimelineReading
    html: SafeString
    days: int


_kept: Kept[ShownTimeline] = Kept(lambda shown: len(shown.html) + 2_000)


def show_timeline(session: Session, viewer: Viewer, *, zone: dt.tzinfo, wanted: Wanted) -> ShownTimeline:
    """What somebody has typed to find something is asked for once, and so not kept."""

    def make() -> ShownTimeline:
        reading = read_timeline(session, viewer, zone=zone, wanted=wanted)
        # Whoever looks for something wants to see it, not the combat that holds it.
        opens_all = bool(wanted.text or wanted.who)
        pen = Pen(viewer.campaign.slug, is_gm=viewer.is_gm, opens_all=opens_all)
        html = render_days(reading.timeline, pen, opens=session.is_in_progress)
        bare = replace(reading, timeline=Timeline((), reading.timeline.count))
        # The renderer has escaped every text it was given.
        return ShownTimeline(bare, mark_safe(html), len(reading.timeline.days))  # noqa: S308

    if wanted.text or wanted.at or wanted.through:
        return make()
    return _kept.get(_key(session, viewer, zone, wanted), make)


def _key(session: Session, viewer: Viewer, zone: dt.tzinfo, wanted: Wanted) -> tuple[object, ...]:
    """All that the text depends on.

    The names of the party count too: whatever changes them counts every session anew, which raises its version.
    """
    campaign = viewer.campaign
    return (
        session.pk,
        "gm" if viewer.is_gm else "party",
        session.log_version_for(viewer),
        session.last_seq if viewer.is_gm else None,
        session.status,
        session.game_start_time,
        campaign.slug,
        repr((campaign.calendar, campaign.epoch)),
        str(zone),
        get_language(),
        wanted,
    )
