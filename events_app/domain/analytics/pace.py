"""How much happened in an hour at the table."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from campaigntracker.gametime import CalendarDefinition
from events_app.domain.analytics.chart import Chart, Column, Number
from events_app.domain.analytics.durations import game_days
from events_app.domain.analytics.rows import Evening
from events_app.domain.analytics.wording import plain


def _in_an_hour(evening: Evening, count: Number | None) -> float | None:
    return None if count is None or not evening.hours else count / evening.hours


def pace(evenings: Sequence[Evening], definition: CalendarDefinition, *, category: str = "") -> Chart | None:
    """Of the events of one category where that is asked for."""
    counts = [
        evening.counts.get(category, 0) if category else evening.figures.get("eventCount", 0) for evening in evenings
    ]
    hourly = tuple(_in_an_hour(evening, count) for evening, count in zip(evenings, counts, strict=True))
    events = Column(_("Events an hour"), category or "accent", hourly, unit="rate", figure="events", category=category)
    passed = tuple(_in_an_hour(evening, game_days(evening, definition)) for evening in evenings)
    in_game = Column(_("Days of the game an hour"), "progress", passed, unit="rate", is_line=True, is_right=True)
    hours = sum(evening.hours or 0 for evening in evenings)
    told = sum(count for evening, count in zip(evenings, counts, strict=True) if evening.hours)
    summary = _("%(count)s events an hour on the whole.") % {"count": plain(told / hours)} if hours and told else ""
    return Chart(
        "pace",
        _("Pace"),
        _("Events, and days of the game from the session’s start to its end, for each hour at the table."),
        summary,
        tuple(evenings),
        (events,) if category else (events, in_game),
        left=_("events an hour"),
        right=_("days an hour"),
    ).of_those_with_data()
