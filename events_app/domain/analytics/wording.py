"""How the charts speak of evenings and of amounts."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events_app.domain.analytics.chart import Number


def plain(value: Number) -> str:
    """A whole number with its thousands apart; another with one digit behind the point."""
    return f"{value:,}" if isinstance(value, int) else f"{value:,.1f}"


def play_time(minutes: Number) -> str:
    """4 h 10 min."""
    hours, rest = divmod(round(minutes), 60)
    if not hours:
        return _("%(minutes)s min") % {"minutes": rest}
    if not rest:
        return _("%(hours)s h") % {"hours": f"{hours:,}"}
    return _("%(hours)s h %(minutes)s min") % {"hours": f"{hours:,}", "minutes": rest}


def of_hours(hours: Number) -> str:
    return play_time(hours * 60)


def days(count: Number) -> str:
    whole = round(count)
    return ngettext("%(count)s day", "%(count)s days", whole) % {"count": f"{whole:,}"}


def percent(share: Number) -> str:
    return f"{round(share)} %"


def sessions(count: int) -> str:
    return ngettext("%(count)s session", "%(count)s sessions", count) % {"count": f"{count:,}"}


def session(number: int) -> str:
    return _("session %(number)s") % {"number": number}


# How a figure is told, by its unit.
UNITS = {"": plain, "hours": of_hours, "minutes": play_time, "days": days, "percent": percent}
