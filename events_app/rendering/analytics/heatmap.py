"""The calendar of evenings: a half of a year is a strip of weeks, drawn as SVG, and a row of a table."""

import calendar
import datetime as dt
from collections.abc import Iterable
from functools import lru_cache
from html import escape

from django.utils import formats
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events_app.domain.analytics.heatmap import DAYS_A_WEEK, STEPS, PlayedDay, PlayedYear, column_of_day
from events_app.domain.analytics.wording import play_time
from events_app.rendering.analytics.links import Links

CELL, GAP, TOP = 20, 3, 30
STEP = CELL + GAP
# Half a year touches no more weeks than these.
WEEKS = 28
WIDTH = WEEKS * STEP - GAP
HEIGHT = TOP + DAYS_A_WEEK * STEP
# The months that halves of a year begin with.
HALVES = (1, 7)


def year_strips(year: PlayedYear) -> tuple[SafeString, ...]:
    """A picture of each half of the year, with a sentence in its place for those who do not see it."""
    return tuple(_half(year, first) for first in HALVES)


def swatch(level: int) -> SafeString:
    """A square of the key; level 0 is a day without a session."""
    kind = f'class="heat-day" data-level="{level}"' if level else 'class="heat-blank"'
    return mark_safe(  # noqa: S308 - numbers alone
        f'<svg class="heat-swatch" viewBox="-1 -1 {CELL + 2} {CELL + 2}" aria-hidden="true">'
        f'<rect {kind} width="{CELL}" height="{CELL}" rx="2"/></svg>'
    )


def heat_key() -> list[tuple[SafeString, str]]:
    """What each colour stands for."""
    low, middle, high = (step // 60 for step in STEPS)
    words = (
        _("no session"),
        _("under %(hours)s h") % {"hours": low},
        _("%(low)s to %(high)s h") % {"low": low, "high": middle},
        _("%(low)s to %(high)s h") % {"low": middle, "high": high},
        _("%(hours)s h or more") % {"hours": high},
    )
    return [(swatch(level), text) for level, text in enumerate(words)]


def _half(year: PlayedYear, first: int) -> SafeString:
    months = range(first, first + 6)
    names = {month: formats.date_format(dt.date(year.year, month, 1), "M") for month in months}
    count = sum(year.months[month - 1] for month in months)
    label = ngettext(
        "%(first)s to %(last)s %(year)s: %(count)s session", "%(first)s to %(last)s %(year)s: %(count)s sessions", count
    )
    said = escape(label % {"first": names[first], "last": names[first + 5], "year": year.year, "count": count})
    pattern = _("%(day)s: session %(numbers)s")
    days = "".join(_day(day, names[day.day.month], pattern) for day in year.days if day.day.month in months)
    return mark_safe(  # noqa: S308 - every text has been escaped
        f'<svg class="heat-year" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{said}">'
        f"{_months(year.year, names)}{_blank(year.year, first)}{days}</svg>"
    )


def months_table(years: Iterable[PlayedYear], links: Links) -> SafeString:
    months = [dt.date(2000, month, 1) for month in range(1, 13)]
    heads = "".join(f'<th scope="col">{escape(formats.date_format(month, "M"))}</th>' for month in months)
    rows = "".join(
        f'<tr><th scope="row">{year.year}</th>'
        + "".join(_month(year, month, links) for month in range(1, 13))
        + f"<td>{year.sessions}</td></tr>"
        for year in years
    )
    head = f'<tr><th scope="col">{escape(_("Year"))}</th>{heads}<th scope="col">{escape(_("All"))}</th></tr>'
    return mark_safe(f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>")  # noqa: S308 - escaped above


def _month(year: PlayedYear, month: int, links: Links) -> str:
    count, minutes = year.months[month - 1], year.minutes[month - 1]
    if not count:
        return '<td class="muted">—</td>'
    address = links.month(year.year, month, calendar.monthrange(year.year, month)[1])
    title = f' title="{escape(play_time(minutes))}"' if minutes else ""
    return f'<td><a href="{address}"{title}>{count}</a></td>'


def _months(year: int, names: dict[int, str]) -> str:
    """Above the week that each begins in."""
    return "".join(
        f'<text x="{_place(dt.date(year, month, 1))[0]}" y="{TOP - 9}">{escape(name)}</text>'
        for month, name in names.items()
    )


@lru_cache(maxsize=128)
def _blank(year: int, first: int) -> str:
    """All days of the half, as one path."""
    begin, end = dt.date(year, first, 1), dt.date(year + first // 7, (first + 6) % 12, 1)
    places = (_place(begin + dt.timedelta(days=count)) for count in range((end - begin).days))
    squares = "".join(f"M{x} {y}h{CELL}v{CELL}h-{CELL}z" for x, y in places)
    return f'<path class="heat-blank" d="{squares}"/>'


def _day(day: PlayedDay, month: str, pattern: str) -> str:
    x, y = _place(day.day)
    numbers = ", ".join(str(evening.number) for evening in day.evenings)
    title = pattern % {"day": f"{day.day.day} {month} {day.day.year}", "numbers": numbers}
    return (
        f'<rect class="heat-day" data-level="{day.level}" x="{x}" y="{y}" width="{CELL}" height="{CELL}" rx="2">'
        f"<title>{escape(title)}</title></rect>"
    )


def _place(day: dt.date) -> tuple[int, int]:
    """Where a day stands in its half: a week to the right of the one before, Monday on top."""
    begin = day.replace(month=HALVES[day.month >= HALVES[1]], day=1)
    return (column_of_day(day) - column_of_day(begin)) * STEP, TOP + day.weekday() * STEP
