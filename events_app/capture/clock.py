"""Time that passes: lengths, moments, and how far one line may move the clock."""

import re

from django.utils.translation import gettext as _

from campaigntracker import gametime
from campaigntracker.gametime import CalendarDefinition, GameTimeError
from campaigntracker.gametime.parsing.folding import folded
from campaigntracker.gametime.parsing.steps import counts_of, signed_counts
from events_app.capture.reading import MisreadError
from events_app.capture.table import Table
from events_app.domain.items import EventItem

BARE = re.compile(r"[+-]?\s*[0-9]+")
MOST_YEARS = 1000
# Where there are no years, as many days as ours have.
MOST_DAYS = 365_250


def time_item(seconds: int, table: Table) -> EventItem:
    check_length(seconds, table.definition, table.clock)
    return EventItem(type="time_advanced", amount=seconds)


def check_length(seconds: int, definition: CalendarDefinition, clock: int) -> None:
    """Raise MisreadError when nobody means that much time."""
    days = abs(seconds) // definition.seconds_per_day
    if definition.has_years:
        year = definition.date_at(clock).year
        too_far = days > MOST_YEARS * max(definition.days_in_year(year), 1)
    else:
        too_far = days > MOST_DAYS
    if too_far:
        raise MisreadError(_("Time can pass by at most %(years)s years at once.") % {"years": f"{MOST_YEARS:,}"})


def length_of(text: str, table: Table) -> int | None:
    """The seconds of “2h30m” or “a tenday”; None for what is no length."""
    words = folded(text)
    if not words or not counts_of(words.lstrip("+ ")):
        return None
    return step(f"+{words.lstrip('+ ')}", table)


def step(words: str, table: Table) -> int:
    """The seconds of “+10m”. Raise MisreadError for what the calendar cannot count."""
    try:
        total = gametime.parse(words, table.definition, table.clock, seconds_per_round=table.seconds_per_round)
    except GameTimeError as error:
        raise MisreadError(_too_far(error)) from None
    return total - table.clock


def _too_far(error: GameTimeError) -> str:
    if "too far" in str(error):
        return _("Time can pass by at most %(years)s years at once.") % {"years": f"{MOST_YEARS:,}"}
    return str(error)


def is_step(text: str) -> bool:
    words = folded(text)
    return bool(words) and (signed_counts(words) is not None or counts_of(words) is not None)
