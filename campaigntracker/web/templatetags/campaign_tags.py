"""How pages show texts and times."""

import datetime as dt

from django import template
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from campaigntracker import gametime
from campaigntracker.campaigns.domain.play_time import play_time as words_of_play_time
from campaigntracker.gametime import CalendarDefinition, GameDuration
from campaigntracker.web import markdown as markdown_texts

register = template.Library()


@register.filter
def markdown(text: str | None) -> SafeString:
    return markdown_texts.to_html(text or "")


# A large first letter is two lines high: a paragraph shorter than this does not reach around it.
SHORTEST_OPENING = 200


@register.filter
def opens_long(text: str | None) -> bool:
    """Whether the first paragraph has room for a large first letter."""
    first, *_others = (text or "").strip().split("\n\n")
    return len(first) >= SHORTEST_OPENING


@register.filter
def game_time(total: int | None, definition: CalendarDefinition) -> str:
    """A moment in the campaign's calendar: Day 15, 9:00 AM."""
    return "" if total is None else gametime.format(total, definition)


@register.filter
def game_day(total: int | None, definition: CalendarDefinition) -> str:
    return "" if total is None else gametime.format_day(total, definition)


@register.filter
def game_clock(total: int | None, definition: CalendarDefinition) -> str:
    return "" if total is None else gametime.format_clock(total, definition)


@register.filter
def day_number(total: int, definition: CalendarDefinition) -> int:
    """The number by which a day of the game is addressed."""
    return definition.day_number(total)


@register.filter
def game_duration(seconds: int | None, definition: CalendarDefinition) -> str:
    """A stretch of game time: 9 hours."""
    return "" if seconds is None else GameDuration(seconds).format(definition)


@register.simple_tag
def game_span(start: int | None, end: int | None, definition: CalendarDefinition) -> str:
    """From one moment to another: Day 15, 9:00 AM – 6:00 PM. An open end shows the start alone."""
    if start is None:
        return ""
    return gametime.format(start, definition) if end is None else gametime.format_span(start, end, definition)


@register.filter
def play_time(minutes: int | None) -> str:
    """Real time at the table: 4 h 10 min."""
    return "" if minutes is None else words_of_play_time(minutes)


@register.filter
def on_date(moment: dt.datetime | None) -> str:
    """A real day in the reader's zone, as <time>: 20 January 2025."""
    return _as_time(moment, "j F Y")


@register.filter
def on_short_date(moment: dt.datetime | None) -> str:
    """A real day where room is scarce, as <time>: 20 Jan 2025."""
    return _as_time(moment, "j M Y")


@register.filter
def at_time(moment: dt.datetime | None) -> str:
    """A real time of day in the reader's zone, as <time>: 18:05."""
    return _as_time(moment, "H:i")


@register.filter
def on_date_at_time(moment: dt.datetime | None) -> str:
    """A real moment in the reader's zone, as <time>: Mon 20 January 2025, 18:05."""
    return _as_time(moment, "D j F Y, H:i")


@register.filter
def on_date_at_second(moment: dt.datetime | None) -> str:
    """As `on_date_at_time`, to the second: Mon 20 January 2025, 18:05:09."""
    return _as_time(moment, "D j F Y, H:i:s")


def _as_time(moment: dt.datetime | None, pattern: str) -> str:
    if moment is None:
        return ""
    local = timezone.localtime(moment)
    return format_html('<time datetime="{}">{}</time>', local.isoformat(), formats.date_format(local, pattern))
