"""Everything that happened on one day of the game, whichever session tells it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django.utils.translation import gettext as _

from campaigntracker import gametime
from campaigntracker.campaigns.models import Viewer
from campaigntracker.gametime import CalendarDefinition
from campaigntracker.gametime.sky import named_days_on, season_at
from events_app.domain.combats import find_combats
from events_app.domain.gamecalendar import Step, day_exists
from events_app.domain.projection import party_names
from events_app.domain.skies import MoonMark, moons_on
from events_app.domain.timeline import Item, Jump, build_timeline
from events_app.models import Event
from events_app.models.event_queryset import EventQuerySet
from sessions_app.domain.gamespans import SessionSpan, sessions_touching
from sessions_app.models import Session

PER_PAGE = 200
MOST_SESSIONS = 30


@dataclass(frozen=True, slots=True)
class Run:
    """Events that follow each other and are of one session; None: they happened between sessions."""

    session: Session | None
    count: int
    jump: Jump | None
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class SessionOnDay:
    """A session that touches the day. `span`: from when to when; `role`: what of it lies on this day, in words."""

    span: SessionSpan
    text: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPage:
    """`count`: all events of the day that were not voided, `runs`: those of this page of it.

    `next_page` is the id of the event after which the next page begins. Days to go to are None where there is none.
    """

    number: int
    title: str
    weekday: str
    season: str
    is_now: bool
    feasts: tuple[str, ...]
    moons: tuple[MoonMark, ...]
    sessions: tuple[SessionOnDay, ...]
    more_sessions: int
    count: int
    runs: tuple[Run, ...]
    is_continued: bool
    next_page: UUID | None
    previous_day: int | None
    next_day: int | None
    previous_told: Step | None
    next_told: Step | None


def read_day(viewer: Viewer, day: int, *, zone: dt.tzinfo, after: UUID | None = None) -> DayPage:
    """One page of a day that `day_exists`, as this viewer may know it; `after` is the event that ended the page before.

    An `after` that is no event of this day asks for the first page.
    """
    definition = viewer.campaign.definition
    start, end = definition.day_start(day), definition.day_start(day + 1)
    date = definition.date_of_day(day)
    weekday, season = definition.weekday_of(date), season_at(start, definition)
    visible = Event.objects.visible_to(viewer)
    told = visible.between(start, end)
    events, is_continued, next_page = _page(told, after)
    before, later = visible.live().last_moment_before(start), visible.live().first_moment_from(end)
    sessions = sessions_touching(viewer, start, end)
    return DayPage(
        number=day,
        title=gametime.format_day(start, definition),
        weekday="" if weekday is None else definition.weekdays[weekday].name,
        season=season.name if season else "",
        is_now=definition.day_number(viewer.campaign.clock) == day,
        feasts=named_days_on(date, definition),
        moons=moons_on(start, definition),
        sessions=tuple(_on_day(span, day, definition) for span in sessions[:MOST_SESSIONS]),
        more_sessions=len(sessions[MOST_SESSIONS:]),
        count=told.live().count(),
        runs=_runs(events, viewer, zone),
        is_continued=is_continued,
        next_page=next_page,
        previous_day=day - 1 if day_exists(day - 1, definition) else None,
        next_day=day + 1 if day_exists(day + 1, definition) else None,
        previous_told=_told(before, definition),
        next_told=_told(later, definition),
    )


def _told(total: int | None, definition: CalendarDefinition) -> Step | None:
    """The day of a moment at which something happened."""
    if total is None or not day_exists(definition.day_number(total), definition):
        return None
    return Step(definition.day_number(total), gametime.format_day(total, definition))


def _page(told: EventQuerySet, after: UUID | None) -> tuple[list[Event], bool, UUID | None]:
    """The events, whether others come before them, and the id after which the next page begins."""
    last = told.with_session().filter(pk=after).first() if after else None
    rest = told.after_in_day_order(last) if last else told
    events = list(rest.in_day_order()[: PER_PAGE + 1])
    if len(events) <= PER_PAGE:
        return events, last is not None, None
    # A fight that would be torn apart begins the next page, unless it fills this one.
    cut = next((span.start for span in find_combats(events) if span.start and span.end >= PER_PAGE), PER_PAGE)
    return events[:cut], last is not None, events[cut - 1].id


def _runs(events: Sequence[Event], viewer: Viewer, zone: dt.tzinfo) -> tuple[Run, ...]:
    """The events as the timeline tells them, under the sessions that tell them."""
    definition, party = viewer.campaign.definition, party_names(viewer.campaign)
    ids = {event.session_id for event in events if event.session_id}
    sessions = {session.pk: session for session in Session.objects.visible_to(viewer).with_ids(ids)}
    runs: list[Run] = []
    previous: int | None = None
    for session_id, members in groupby(events, key=lambda event: event.session_id):
        run = list(members)
        jump = _pause(previous, run[0].game_time, definition) if runs else None
        runs.append(Run(sessions.get(session_id), len(run), jump, _items(run, definition, party, zone)))
        previous = run[-1].game_time
    return tuple(runs)


def _items(
    events: Sequence[Event], definition: CalendarDefinition, party: Mapping[str, str], zone: dt.tzinfo
) -> tuple[Item, ...]:
    """Those of one day, so the timeline has one day too."""
    return tuple(item for day in build_timeline(events, definition, party, zone=zone).days for item in day.items)


def _pause(previous: int | None, start: int, definition: CalendarDefinition) -> Jump | None:
    text = None if previous is None else gametime.jump_between(previous, start, definition)
    return Jump(text, is_back=False) if text else None


def _on_day(span: SessionSpan, day: int, definition: CalendarDefinition) -> SessionOnDay:
    starts, ends = span.first_day == day, span.last_day == day and span.end is not None
    if starts and ends:
        role = _("begins and ends on this day")
    elif starts:
        role = _("begins on this day")
    elif ends:
        role = _("ends on this day")
    else:
        role = _("goes on through this day")
    return SessionOnDay(span, span.text(definition), role)
