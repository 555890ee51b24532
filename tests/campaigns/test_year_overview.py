"""A calendar in words and at a glance."""

import pytest

from campaigntracker.campaigns.domain.calendar_words import describe, example_dates, leap_rule_in_words
from campaigntracker.campaigns.domain.year_overview import year_overview
from campaigntracker.gametime import (
    DAY_COUNT,
    GREGORIAN,
    CalendarDefinition,
    LeapCondition,
    LeapRule,
    Month,
    Weekday,
)
from campaigntracker.gametime.presets import PRESETS

HARPTOS = PRESETS["harptos"].definition
WEEK = tuple(Weekday(name) for name in ("Moonday", "Fireday", "Starday"))


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (LeapRule(), ""),
        (LeapRule.every(4), "every 4 years"),
        (LeapRule.every(1), "every year"),
        (LeapRule.every(8, 3), "every 8 years (year 3 is one)"),
        (GREGORIAN, "every 4 years, except every 100 years, but again every 400 years"),
        (LeapRule((LeapCondition(5), LeapCondition(3))), "every 3 years, and every 5 years"),
    ],
)
def test_leap_rules_in_words(rule: LeapRule, words: str) -> None:
    assert leap_rule_in_words(rule) == words


def test_a_calendar_is_described_by_what_it_has() -> None:
    facts = {fact.label: fact.text for fact in describe(HARPTOS)}
    assert facts["Year"] == "365 or 366 days in 12 months"
    assert facts["Leap years"] == "every 4 years"
    assert facts["Moons"].startswith("Selûne (30.4")
    assert "Eras" not in facts
    assert [fact.label for fact in describe(DAY_COUNT)] == ["Second 0 is", "Clock", "Year"]


def test_examples_show_the_days_outside_the_months() -> None:
    assert example_dates(HARPTOS) == (
        "1 Hammer 1492 DR, 12:00 AM",
        "15 Hammer 1492 DR, 3:30 PM",
        "Midwinter 1492 DR, 12:00 AM",
        "30 Nightal 1492 DR, 11:59:59 PM",
    )


def test_months_stand_under_their_weekdays() -> None:
    calendar = CalendarDefinition(months=(Month("A", 4), Month("B", 4)), weekdays=WEEK, first_weekday=1)
    first, second = year_overview(calendar, 1)
    assert first.weekdays == ("Mo", "Fi", "St")
    assert first.rows == ((None, 1, 2), (3, 4, None))
    assert second.rows == ((None, None, 1), (2, 3, 4))


def test_single_days_are_told_with_the_month_before_them() -> None:
    months = {month.name: month for month in year_overview(HARPTOS, 1492)}
    assert len(months) == 12
    assert months["Hammer"].followed_by == ("Midwinter",)
    assert months["Flamerule"].followed_by == ("Midsummer", "Shieldmeet")
    assert year_overview(HARPTOS, 1493)[6].followed_by == ("Midsummer",)


def test_every_day_of_every_preset_is_there_once() -> None:
    for preset in PRESETS.values():
        if not preset.definition.has_years:
            assert year_overview(preset.definition, 1) == ()
            continue
        year = preset.definition.epoch.year
        glances = year_overview(preset.definition, year)
        assert sum(glance.days + len(glance.followed_by) for glance in glances) == preset.definition.days_in_year(year)
        for glance in glances:
            shown = [day for row in glance.rows for day in row if day]
            assert shown in ([], list(range(1, glance.days + 1)))


@pytest.mark.parametrize(
    "calendar",
    [
        CalendarDefinition(months=(Month("", 365),)),
        CalendarDefinition(months=(Month("Endless", 19_000),)),
        CalendarDefinition(months=(Month("A", 30),), weekdays=WEEK * 10),
        CalendarDefinition(months=(Month("A", 30, in_week=False), Month("B", 5, first_weekday=2)), weekdays=WEEK),
        CalendarDefinition(months=(Month("A", 1, intercalary=True),), has_year_zero=False),
    ],
)
def test_odd_calendars_can_be_looked_at(calendar: CalendarDefinition) -> None:
    assert sum(glance.days for glance in year_overview(calendar, 1)) == calendar.days_in_year(1)
    assert all(fact.text for fact in describe(calendar))
    assert example_dates(calendar)
