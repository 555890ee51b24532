"""A calendar in words: what a GM wants to know of it before play is written down in it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from campaigntracker import gametime
from campaigntracker.gametime import CalendarDefinition, LeapRule

MOST_LISTED = 40


@dataclass(frozen=True, slots=True)
class Fact:
    label: str
    text: str


def describe(definition: CalendarDefinition) -> tuple[Fact, ...]:
    """What is to be said of this calendar; what it does not have is not mentioned."""
    return tuple(Fact(label, text) for label, text in _facts(definition) if text)


def calendar_name(definition: CalendarDefinition) -> str:
    return definition.name or (_("A calendar without a name") if definition.has_years else _("Day count"))


def leap_rule_in_words(rule: LeapRule) -> str:
    """Such as “every 4 years, except every 100 years, but again every 400 years”; empty where no year leaps."""
    parts: list[str] = []
    leaps = False
    for condition in reversed(rule.conditions):
        years = ngettext("every year", "every %(count)s years", condition.every) % {"count": condition.every}
        if condition.offset % condition.every:
            years = _("%(years)s (year %(year)s is one)") % {
                "years": years,
                "year": condition.offset % condition.every,
            }
        if condition.excludes:
            parts += [_("except %(years)s") % {"years": years}] if leaps else []
        elif not parts:
            parts.append(years)
        else:
            words = _("and %(years)s") if leaps else _("but again %(years)s")
            parts.append(words % {"years": years})
        leaps = not condition.excludes
    return ", ".join(parts)


def example_dates(definition: CalendarDefinition) -> tuple[str, ...]:
    """How dates will read: around second 0, on the first days outside the months, at the end of the year."""
    afternoon = definition.hours_per_day * definition.minutes_per_hour * 31 // 48 * definition.seconds_per_minute
    totals = [0, definition.day_start(14) + afternoon]
    if definition.has_years:
        year = definition.epoch.year
        spans = definition.spans(year)
        festivals = [definition.day_start(span.first_day) for span in spans if span.intercalary]
        totals += [*festivals[:1], definition.day_start(spans[0].first_day + definition.days_in_year(year)) - 1]
    return tuple(dict.fromkeys(gametime.format(total, definition) for total in totals))


def _facts(definition: CalendarDefinition) -> Iterator[tuple[str, str]]:
    yield _("Second 0 is"), gametime.format(0, definition)
    yield (
        _("Clock"),
        _("%(hours)s hours of %(minutes)s minutes of %(seconds)s seconds")
        % {
            "hours": definition.hours_per_day,
            "minutes": definition.minutes_per_hour,
            "seconds": definition.seconds_per_minute,
        },
    )
    yield _("Year"), _year(definition)
    yield _("Leap years"), _leap_years(definition)
    yield _("Week"), _listed([day.name for day in definition.weekdays])
    yield _("Days outside the months"), _listed([run.name for run in definition.intercalary])
    yield _("Named days"), _listed([day.name for day in definition.named_days])
    yield (
        _("Moons"),
        _listed(
            [
                _("%(moon)s (%(days)s days)") % {"moon": moon.name, "days": round(float(moon.cycle), 3)}
                for moon in definition.moons
            ]
        ),
    )
    yield _("Seasons"), _listed(list(_seasons(definition)))
    yield _("Eras"), _listed([era.name for era in definition.eras])
    if definition.year_names and definition.year_names.names:
        count = len(definition.year_names.names)
        yield _("Names of years"), ngettext("%(count)s name", "%(count)s names", count) % {"count": count}


def _year(definition: CalendarDefinition) -> str:
    if not definition.has_years:
        return _("None: days are counted from 0")
    lengths = sorted({definition.days_in_year(year) for year in _sample_years(definition)})
    days = _("%(days)s days") % {"days": _(" or ").join(map(str, lengths))}
    months = sum(1 for month in definition.months if not month.intercalary)
    if not definition.has_months:
        return _("%(days)s, without months") % {"days": days}
    return ngettext("%(days)s in %(count)s month", "%(days)s in %(count)s months", months) % {
        "days": days,
        "count": months,
    }


def _sample_years(definition: CalendarDefinition) -> Iterator[int]:
    """Years from the epoch on that show how long years can be."""
    first = definition.epoch.year
    return (year for year in range(first, first + 41) if year or definition.has_year_zero)


def _leap_years(definition: CalendarDefinition) -> str:
    words = leap_rule_in_words(definition.leap_rule)
    leaps = [month.leap for month in definition.months] + [run.leap for run in definition.intercalary]
    own = _("some months have rules of their own") if any(leap.rule for part in leaps for leap in part) else ""
    return "; ".join(filter(None, (words, own)))


def _seasons(definition: CalendarDefinition) -> Iterator[str]:
    for season in definition.seasons:
        if season.length is not None:
            days = {"season": season.name, "days": round(float(season.length), 2)}
            yield _("%(season)s (%(days)s days)") % days
        elif season.month:
            month = definition.months[season.month - 1].name
            yield _("%(season)s from %(day)s %(month)s") % {"season": season.name, "day": season.day, "month": month}
        else:
            yield _("%(season)s from day %(day)s of the year") % {"season": season.name, "day": season.day}


def _listed(words: list[str]) -> str:
    shown = ", ".join(words[:MOST_LISTED])
    more = len(words) - MOST_LISTED
    return shown if more <= 0 else _("%(words)s and %(count)s more") % {"words": shown, "count": more}
