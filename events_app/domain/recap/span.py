"""When in the game a session played, in words. English like all of `gametime`, whose words these are."""

from django.utils.translation import gettext as _

from campaigntracker import gametime
from campaigntracker.gametime import CalendarDefinition

# From which hour on a day of 24 hours is called so.
PARTS_OF_DAY = ((0, "night"), (5, "morning"), (12, "afternoon"), (17, "evening"), (21, "night"))


def span_words(start: int | None, end: int | None, definition: CalendarDefinition) -> str:
    """Such as "It went from the morning of Day 15 to its evening"; empty without a start."""
    if start is None:
        return ""
    first, part = gametime.format_day(start, definition), _part_of_day(start, definition)
    if end is None or end < start:
        if not part:
            return _("It began on %(day)s") % {"day": first}
        return _("It began in the %(part)s of %(day)s") % {"part": part, "day": first}
    last, last_part = gametime.format_day(end, definition), _part_of_day(end, definition)
    if first == last:
        if not part:
            return _("It all happened on %(day)s") % {"day": first}
        if part == last_part:
            return _("It all happened in the %(part)s of %(day)s") % {"part": part, "day": first}
        return _("It went from the %(part)s of %(day)s to its %(last)s") % {
            "part": part,
            "day": first,
            "last": last_part,
        }
    if not part:
        return _("It went from %(first)s to %(last)s") % {"first": first, "last": last}
    words = {"part": part, "first": first, "last_part": last_part, "last": last}
    return _("It went from the %(part)s of %(first)s to the %(last_part)s of %(last)s") % words


def _part_of_day(total: int, definition: CalendarDefinition) -> str:
    """Empty in a calendar whose day is not like ours."""
    if not definition.has_am_and_pm:
        return ""
    hour = definition.date_at(total).hour
    return next(name for since, name in reversed(PARTS_OF_DAY) if hour >= since)
