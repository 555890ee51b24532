"""What the costliest calendars cost, in steps and sizes."""

from __future__ import annotations

import pytest

from campaigntracker import gametime
from campaigntracker.gametime import CalendarDefinition, GameTimeError, LeapRule, years
from campaigntracker.gametime.calendarchecks import MOST_MONTHS, MOST_NAMED_DAYS, MOST_TERMS
from campaigntracker.gametime.parsing import matching
from campaigntracker.gametime.sky import moon_phases, moon_phases_of, season_at, seasons_of
from campaigntracker.gametime.years import MOST_STRETCHES, Years
from tests.gametime.worst import DOCUMENTS


@pytest.fixture(params=DOCUMENTS)
def worst(request: pytest.FixtureRequest) -> CalendarDefinition:
    return CalendarDefinition.from_json(DOCUMENTS[request.param]())


def years_of(definition: CalendarDefinition) -> Years:
    assert definition.years is not None
    return definition.years


def test_years_are_laid_out_in_few_stretches(worst: CalendarDefinition) -> None:
    plans = {id(plan): plan for plan in map(years_of(worst).plan, range(-200, 200))}
    assert max(len(plan.stretches) for plan in plans.values()) <= MOST_MONTHS + 2 * MOST_NAMED_DAYS


def test_what_is_kept_of_years_is_bounded(worst: CalendarDefinition) -> None:
    kept = years_of(worst)._planned
    for year in range(100_000, 103_000):
        worst.days_in_month(year, 1)
    assert kept.cache_info().currsize * len(years_of(worst).plan(1).stretches) <= MOST_STRETCHES


def test_lengths_of_years_need_no_layout(worst: CalendarDefinition) -> None:
    assert [worst.days_in_year(year) for year in range(1, 42)]
    assert years_of(worst)._planned.cache_info().misses <= 3


def test_counting_leap_years_is_a_short_sum(worst: CalendarDefinition) -> None:
    rules = {leap.rule or worst.leap_rule for month in worst.months for leap in month.leap}
    assert sum(rule.weight for rule in rules) <= MOST_TERMS


def test_the_sky_over_days_is_that_of_each_day(worst: CalendarDefinition) -> None:
    days = range(-40, 140)
    starts = [worst.day_start(day) for day in days]
    assert moon_phases_of(days, worst) == [moon_phases(start, worst) for start in starts]
    assert seasons_of(days, worst) == [season_at(start, worst) for start in starts]


def test_a_sheet_asks_once_a_year_when_moons_begin_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    definition = CalendarDefinition.from_json(DOCUMENTS["crowded sheet"]())
    asked = []
    latest = LeapRule.latest
    monkeypatch.setattr(LeapRule, "latest", lambda rule, year: asked.append(year) or latest(rule, year))
    days = range(100)
    assert len(moon_phases_of(days, definition)) == len(days)
    per_sheet = len(asked)
    asked.clear()
    assert [moon_phases(definition.day_start(day), definition) for day in days]
    assert per_sheet <= 2 * len(definition.moons) < len(asked) == len(days) * per_sheet


@pytest.mark.parametrize("text", ["1-1-a 0" + " a" * 14, "a 1 " * 40, "1 " * 90, "15 " + "a " * 80 + "1492", "𒀀" * 190])
def test_texts_are_read_in_few_steps(worst: CalendarDefinition, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = []
    step = matching._Matcher._step
    monkeypatch.setattr(matching._Matcher, "_step", lambda matcher: steps.append(1) or step(matcher))
    try:
        assert gametime.format(gametime.parse(text, worst, 0), worst)
    except GameTimeError as error:
        assert text[:5] in str(error)  # noqa: PT017
    assert len(steps) <= 4 * matching.MOST_STEPS


def test_what_the_worst_write_is_read(worst: CalendarDefinition) -> None:
    for total in (0, 86_400 * 100, -1):
        assert gametime.parse(gametime.format(total, worst), worst) == total


def test_an_optional_part_is_read_in_one_way() -> None:
    """Each could be there with an empty season, or be left out: 2^14 ways, were it not for the field inside."""
    alike = CalendarDefinition.from_json(DOCUMENTS["alike"]())
    readings = list(matching.matches("{day}" + "[ {weekday_number}{season}]" * 14, "3", alike))
    assert readings == [{"day": 3, "weekday_number": "", "season": ""}]
    with pytest.raises(GameTimeError, match="has no field inside"):
        gametime.parse("3", alike, 0, pattern="{day}" + "[ ]" * 13)


def test_without_its_bound_a_calendar_keeps_every_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(years, "MOST_STRETCHES", 10**9)
    definition = CalendarDefinition.from_json(DOCUMENTS["torn year"]())
    for year in range(100_000):
        definition.days_in_month(year, 1)
        if years_of(definition)._planned.cache_info().currsize * 1000 > MOST_STRETCHES:
            return
    pytest.fail("it keeps few of them all the same")
