"""The calendar of evenings: a year is a strip of weeks, drawn as SVG, and a row of a table."""

import calendar
import datetime as dt
from collections.abc import Iterable
from functools import lru_cache
from html import escape

from django.utils import formats
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events_app.domain.analytics.heatmap import DAYS_A_WEEK, PlayedDay, PlayedYear, column_of_day
from events_app.domain.analytics.wording import play_time
from events_app.rendering.analytics.links import Links

CELL, GAP, TOP = 10, 2, 14
STEP = CELL + GAP
WIDTH = 53 * STEP + CELL


def year_strip(year: PlayedYear) -> SafeString:
    """A picture of the year, with a sentence in its place for those who do not see it."""
    label = ngettext("%(year)s: %(count)s session", "%(year)s: %(count)s sessions", year.sessions)
    said = escape(label % {"year": year.year, "count": year.sessions})
    height = TOP + DAYS_A_WEEK * STEP
    names = [formats.date_format(dt.date(year.year, month, 1), "M") for month in range(1, 13)]
    pattern = _("%(day)s: session %(numbers)s")
    days = "".join(_day(day, names[day.day.month - 1], pattern) for day in year.days)
    return mark_safe(  # noqa: S308 - every text has been escaped
        f'<svg class="heat-year" viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{said}">'
        f"{_months(year.year, names)}{_blank(year.year)}{days}</svg>"
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


def _months(year: int, names: list[str]) -> str:
    """Above the week that each begins in."""
    return "".join(
        f'<text x="{column_of_day(dt.date(year, month, 1)) * STEP}" y="{TOP - 5}">{escape(name)}</text>'
        for month, name in enumerate(names, 1)
    )


@lru_cache(maxsize=64)
def _blank(year: int) -> str:
    """All days, as one path."""
    first = dt.date(year, 1, 1)
    days = (first + dt.timedelta(days=count) for count in range(366 if calendar.isleap(year) else 365))
    squares = "".join(
        f"M{x} {y}h{CELL}v{CELL}h-{CELL}z" for x, y in (_place(column_of_day(d), d.weekday()) for d in days)
    )
    return f'<path class="heat-blank" d="{squares}"/>'


def _day(day: PlayedDay, month: str, pattern: str) -> str:
    x, y = _place(day.week, day.weekday)
    numbers = ", ".join(str(evening.number) for evening in day.evenings)
    title = pattern % {"day": f"{day.day.day} {month} {day.day.year}", "numbers": numbers}
    return (
        f'<rect class="heat-day" data-level="{day.level}" x="{x}" y="{y}" width="{CELL}" height="{CELL}" rx="1.5">'
        f"<title>{escape(title)}</title></rect>"
    )


def _place(week: int, weekday: int) -> tuple[int, int]:
    return week * STEP, TOP + weekday * STEP
