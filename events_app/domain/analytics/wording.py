"""How the charts speak of evenings and of amounts."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from campaigntracker.campaigns.domain.play_time import play_time
from campaigntracker.gametime import CalendarDefinition, GameDuration
from events_app.domain.analytics.chart import Number


def plain(value: Number) -> str:
    """A whole number with its thousands apart; another with one digit behind the point."""
    return f"{value:,}" if isinstance(value, int) else f"{value:,.1f}"


def of_hours(hours: Number) -> str:
    return play_time(hours * 60)


def days(count: Number) -> str:
    whole = round(count)
    return ngettext("%(count)s day", "%(count)s days", whole) % {"count": f"{whole:,}"}


def game_time(seconds: int, definition: CalendarDefinition) -> str:
    """A stretch of game time in its two largest units: 1 day 4 hours."""
    return GameDuration(seconds).format(definition, short=True)


def rate(count: Number) -> str:
    """With as many digits as tell something: 12.5; 0.094."""
    if abs(count) >= 1:
        return f"{count:,.1f}"
    digits = next((places for places in range(1, 5) if abs(count) * 10**places >= 1), 4) + 1
    return f"{count:.{digits}f}".rstrip("0").rstrip(".")


def percent(share: Number) -> str:
    return f"{round(share)} %"


def sessions(count: int) -> str:
    return ngettext("%(count)s session", "%(count)s sessions", count) % {"count": f"{count:,}"}


def session(number: int) -> str:
    return _("session %(number)s") % {"number": number}


# How a figure is told, by its unit.
UNITS = {"": plain, "hours": of_hours, "minutes": play_time, "days": plain, "rate": rate, "percent": percent}
