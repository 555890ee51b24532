"""The game calendar: a month, or a run of days, with what happened on each."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from campaigntracker import gametime
from campaigntracker.campaigns.models import Viewer
from campaigntracker.gametime import CalendarDefinition, GameDate
from campaigntracker.gametime.checks import LARGEST, SMALLEST
from campaigntracker.gametime.places import place_of
from campaigntracker.gametime.sheets import Sheet, has_grid, sheet_of
from campaigntracker.gametime.sky import named_days_on
from campaigntracker.gametime.weekdays import short_names
from events_app.domain.agenda import AgendaRow, agenda_of
from events_app.domain.calendarsheet import Band, CalendarDay, SessionChip, Week, WeekColumn, rows_of
from events_app.domain.skies import days_with_moons, run_of, seasons_of
from events_app.models import Event
from sessions_app.domain.gamespans import SessionSpan, sessions_touching
from sessions_app.models import Session, SessionStatus

# What a day has room for of each kind, and all days of a sheet together; a day's own page has all.
MOST_IN_CELL = 4
MOST_ON_SHEET = 130


@dataclass(frozen=True, slots=True)
class Step:
    """Where to go: a day, and what to call it or the sheet it stands on."""

    day: int
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarPage:
    """`rows` is empty where the days stand in no grid. Days to go to are None where game time ends."""

    title: str
    seasons: tuple[str, ...]
    has_many_moons: bool
    sheet: Sheet
    weekdays: tuple[WeekColumn, ...]
    rows: tuple[Week | Band, ...]
    days: tuple[CalendarDay, ...]
    previous: Step | None
    next: Step | None
    now: int
    earliest_day: int | None
    latest_day: int | None

    @property
    def subtitle(self) -> str:
        """The seasons of its days, from the first to the last."""
        return " → ".join(self.seasons)

    @property
    def shows_now(self) -> bool:
        return self.sheet.first_day <= self.now < self.sheet.end_day

    @property
    def agenda(self) -> tuple[AgendaRow, ...]:
        """The days of which something is to be told."""
        return agenda_of(self.days)

    @property
    def moon_days(self) -> tuple[CalendarDay, ...]:
        """The days on which a phase of a moon begins."""
        return tuple(day for day in self.days if day.moons)


def day_exists(day: int, definition: CalendarDefinition) -> bool:
    """Whether all its seconds can be kept."""
    return definition.day_start(day) >= SMALLEST and definition.day_start(day + 1) - 1 <= LARGEST


def read_calendar(viewer: Viewer, day: int, *, asked: int | None = None) -> CalendarPage:
    """The sheet that holds a day, with what this viewer may know; `asked` marks a day. In three queries."""
    definition = viewer.campaign.definition
    sheet = sheet_of(day, definition)
    start = max(definition.day_start(sheet.first_day), SMALLEST)
    end = min(definition.day_start(sheet.end_day), LARGEST)
    first, last = Session.objects.visible_to(viewer).not_cancelled().game_range()
    days = _days(viewer, sheet, start, end, asked)
    return CalendarPage(
        title=sheet_title(sheet, definition),
        seasons=seasons_of(sheet, definition),
        has_many_moons=len(definition.moons) > 1,
        sheet=sheet,
        weekdays=_columns(definition) if has_grid(definition) else (),
        rows=tuple(rows_of(days, definition)) if has_grid(definition) else (),
        days=days,
        previous=_step(sheet.first_day - 1, definition),
        next=_step(sheet.end_day, definition),
        now=definition.day_number(viewer.campaign.clock),
        earliest_day=None if first is None else definition.day_number(first),
        latest_day=None if last is None else definition.day_number(last),
    )


def sheet_title(sheet: Sheet, definition: CalendarDefinition) -> str:
    """ "Hammer 1492 DR", "Days 1 to 30, 1105", "Days 0 to 29"."""
    year = "" if sheet.year is None else f"{definition.year_prefix}{sheet.year}{definition.year_suffix}"
    if sheet.is_whole:
        return f"{sheet.name} {year}" if sheet.name else year
    dates = [definition.date_of_day(day) for day in (sheet.first_day, sheet.end_day - 1)]
    if sheet.year is not None and not sheet.name:
        dates = [GameDate(day=definition.day_of_year(date)) for date in dates]
    words = _("Days %(first)s to %(last)s") % {"first": dates[0].day, "last": dates[1].day}
    if sheet.name:
        return f"{sheet.name} {year}, {words}"
    return f"{words}, {year}" if year else words


def _step(day: int, definition: CalendarDefinition) -> Step | None:
    if not day_exists(day, definition):
        return None
    sheet = sheet_of(day, definition)
    # By its first day, so that one sheet has one address.
    first = sheet.first_day if day_exists(sheet.first_day, definition) else day
    return Step(first, sheet_title(sheet, definition))


def _days(viewer: Viewer, sheet: Sheet, start: int, end: int, asked: int | None) -> tuple[CalendarDay, ...]:
    definition = viewer.campaign.definition
    spans = sessions_touching(viewer, start, end)
    events = Event.objects.visible_to(viewer).live().between(start, end)
    counts = events.counts_by_day(start, definition.seconds_per_day)
    offset = definition.day_number(start)
    now = definition.day_number(viewer.campaign.clock)
    moons = days_with_moons(sheet, definition)
    room = max(1, min(MOST_IN_CELL, MOST_ON_SHEET // sheet.days))
    days = []
    for number in range(sheet.first_day, sheet.end_day):
        if not day_exists(number, definition):
            continue
        date = definition.date_of_day(number)
        weekday = definition.weekday_of(date)
        touching = [span for span in spans if span.is_on(number)]
        feasts, marks = named_days_on(date, definition), moons.get(number, ())
        days.append(
            CalendarDay(
                number=number,
                label=_label(date, definition),
                title=_title(number, date, definition),
                weekday=weekday,
                weekday_name="" if weekday is None else definition.weekdays[weekday].name,
                run=run_of(date, definition),
                is_now=number == now,
                is_asked=number == asked,
                events=counts.get(number - offset, 0),
                feasts=feasts[:room],
                more_feasts=len(feasts[room:]),
                moons=marks[:room],
                more_moons=len(marks[room:]),
                sessions=tuple(_chip(span, number, definition) for span in touching[:room]),
                more_sessions=len(touching[room:]),
            )
        )
    return tuple(days)


def _label(date: GameDate, definition: CalendarDefinition) -> str:
    place = place_of(date, definition)
    run = run_of(date, definition)
    return run if run and place is not None and place.most_days <= 1 else str(date.day)


def _title(number: int, date: GameDate, definition: CalendarDefinition) -> str:
    """A calendar's own pattern for dates may leave out the festival."""
    title, run = gametime.format_day(definition.day_start(number), definition), run_of(date, definition)
    return title if run in title else f"{run}, {title}"


def _columns(definition: CalendarDefinition) -> tuple[WeekColumn, ...]:
    names = short_names(definition.weekdays)
    return tuple(WeekColumn(day.name, short) for day, short in zip(definition.weekdays, names, strict=True))


def _chip(span: SessionSpan, day: int, definition: CalendarDefinition) -> SessionChip:
    starts, ends = day == span.first_day, day == span.last_day
    return SessionChip(
        number=span.session.number,
        title=span.session.title,
        status=SessionStatus(span.session.status).value,
        starts=starts,
        ends=ends,
        clocks=span.clocks_on(day, definition),
        jump=span.jump if starts else None,
    )
