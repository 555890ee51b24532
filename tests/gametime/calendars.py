"""The calendars on which the properties are tried, and the strategies that draw moments."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from campaigntracker.gametime import (
    DAY_COUNT,
    CalendarDefinition,
    GameDate,
    IntercalaryDays,
    LeapCondition,
    LeapDays,
    LeapRule,
    Month,
    NamedDay,
    Weekday,
)

# The epoch of DESIGN's figures: second 0 is Day 0, 9:00 AM.
CAMPAIGN = DAY_COUNT.with_epoch(GameDate(day=0, hour=9))

CALENDARS = {
    "plain": DAY_COUNT,
    "campaign": CAMPAIGN,
    "25-hours": CalendarDefinition(hours_per_day=25, epoch=GameDate(day=7, hour=24)),
    "20x50x100": CalendarDefinition(20, 50, 100, GameDate(day=-4, hour=19, minute=49, second=99)),
    "24x60x100": CalendarDefinition(seconds_per_minute=100),
    "1x1x1": CalendarDefinition(1, 1, 1),
    "3x1000x7": CalendarDefinition(3, 1000, 7, GameDate(day=1, minute=999)),
}

calendars = st.sampled_from(list(CALENDARS.values()))
totals = st.integers(-(10**18), 10**18)
storable = st.integers(-(2**63), 2**63 - 1)


@st.composite
def leap_rules(draw, longest=12, most=4):
    conditions = st.builds(LeapCondition, st.integers(1, longest), st.integers(-longest, longest), st.booleans())
    return LeapRule(tuple(draw(st.lists(conditions, max_size=most))))


@st.composite
def definitions(draw):
    """Small calendars with everything that a year can consist of, close together."""
    names = iter(range(1000))
    rules = st.none() | leap_rules()

    def leaps(least):
        return tuple(draw(st.lists(st.builds(LeapDays, st.integers(least, 3), rules), max_size=1)))

    def month(days):
        return Month(
            f"Month {next(names)}",
            days,
            leap=leaps(-min(days, 2)),
            intercalary=draw(st.sampled_from([False, False, False, True])),
            in_week=draw(st.sampled_from([True, True, False])),
        )

    def run(after_month):
        days = draw(st.integers(0, 3))
        after_day = draw(st.none() | st.integers(0, 9)) if after_month else None
        return IntercalaryDays(
            f"Feast {next(names)}", days, after_month, after_day, leaps(-min(days, 2)), draw(st.booleans())
        )

    lengths = draw(st.lists(st.integers(0, 9), min_size=1, max_size=5))
    months = (Month("Always", draw(st.integers(1, 9))), *(month(days) for days in lengths))
    runs = tuple(run(after) for after in draw(st.lists(st.integers(0, len(months)), max_size=3)))
    feasts = st.builds(NamedDay, st.just("Idle"), st.just(1), st.integers(1, 9), st.integers(1, 2), st.booleans())
    forced = draw(st.sampled_from([False, False, True]))
    weekdays = tuple(Weekday(f"Day {number}") for number in range(draw(st.integers(1, 8))))
    if forced:
        months = (replace(months[0], first_weekday=draw(st.integers(0, len(weekdays) - 1))), *months[1:])
    return CalendarDefinition(
        *draw(st.sampled_from([(24, 60, 60), (25, 60, 60), (20, 50, 100), (1, 1, 1)])),
        months=months,
        intercalary=runs,
        leap_rule=draw(leap_rules()),
        weekdays=weekdays,
        first_weekday=draw(st.integers(0, len(weekdays) - 1)),
        first_weekday_year=draw(st.sampled_from([-3, 1, 1000])),
        has_year_zero=draw(st.booleans()),
        named_days=tuple(draw(st.lists(feasts, max_size=1))),
    )


@st.composite
def definitions_without_months(draw):
    """The same with years that have no months."""
    calendar = draw(definitions())
    days = draw(st.integers(1, 30))
    leaps = st.builds(LeapDays, st.integers(1 - days, 3), st.none() | leap_rules())
    days_after = st.none() | st.integers(0, 31)
    return replace(
        calendar,
        months=(replace(calendar.months[0], name="", days=days, leap=tuple(draw(st.lists(leaps, max_size=1)))),),
        intercalary=tuple(replace(run, after_month=0, after_day=draw(days_after)) for run in calendar.intercalary),
        named_days=tuple(replace(feast, month=0, day=draw(st.integers(1, 31))) for feast in calendar.named_days),
        epoch=GameDate(),
    )


def months(*lengths: int) -> tuple[Month, ...]:
    """Plain months of these lengths."""
    return tuple(Month(f"Month {number}", days) for number, days in enumerate(lengths, start=1))
