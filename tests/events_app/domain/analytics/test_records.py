"""Records, streaks, the calendar of evenings, and what is narrowed to."""

import datetime as dt
import re
from uuid import UUID

import pytest

from campaigntracker.campaigns.domain.play_time import play_time
from campaigntracker.gametime import CalendarDefinition
from campaigntracker.web.templatetags import campaign_tags
from events_app.domain.analytics.asked import Asked, narrow
from events_app.domain.analytics.attendance import attendance
from events_app.domain.analytics.categories import events, time_spent
from events_app.domain.analytics.durations import durations, game_days
from events_app.domain.analytics.heatmap import heatmap
from events_app.domain.analytics.overview import overview
from events_app.domain.analytics.pace import pace
from events_app.domain.analytics.records import records
from events_app.domain.analytics.rows import Evening, Peak
from events_app.domain.analytics.shares import shares
from events_app.domain.analytics.streaks import longest_break, longest_streak
from events_app.domain.analytics.time_in_play import time_in_play
from events_app.domain.analytics.wording import rate
from events_app.domain.fold import CharacterSums
from events_app.rendering.analytics.heatmap import CELL, WIDTH, year_strips

DAYS = CalendarDefinition()
FIRST = dt.datetime(2024, 12, 2, 19, 0, tzinfo=dt.UTC)


def evening(number: int, *, week: float = 0, minutes: int | None = 240, **fields: object) -> Evening:
    start = FIRST + dt.timedelta(weeks=week)
    end = start + dt.timedelta(minutes=minutes or 0)
    return Evening(UUID(int=number), number, f"Evening {number}", start, end, minutes, **fields)  # type: ignore[arg-type]


def told(evenings: list[Evening], character: str = "") -> dict[str, tuple[str, int]]:
    found = records(evenings, DAYS, zone=dt.UTC, character=character)
    return {record.key: (record.value, record.evening.number) for record in found}


def test_there_is_no_record_where_there_is_nothing() -> None:
    assert told([]) == {}
    assert told([evening(1, minutes=None)]) == {}


def test_one_evening_is_the_longest_and_not_the_shortest() -> None:
    assert told([evening(1)]) == {"longest": ("4 h", 1)}


def test_the_first_of_several_holds_the_record() -> None:
    evenings = [
        evening(number, week=number, minutes=minutes, figures={"npcsKilled": 3}, hoard=Peak(1200, number))
        for number, minutes in ((1, 200), (2, 260), (3, 260), (4, 200))
    ]
    assert told(evenings) == {
        "longest": ("4 h 20 min", 2),
        "shortest": ("3 h 20 min", 1),
        "hoard": ("1,200 gp", 1),
        "kills": ("3", 1),
        "streak": ("4 weeks", 1),
    }


def test_the_hardest_hit_is_somebodys() -> None:
    evenings = [
        evening(1, peaks={"Wren": (Peak(9, 4), None, None), "Nim": (Peak(12, 7), Peak(3, 8), None)}),
        evening(2, week=1, peaks={"Wren": (Peak(12, 2), None, Peak(5, 3))}),
    ]
    [hit, wound, heal] = [one for one in records(evenings, DAYS, zone=dt.UTC) if one.seq]
    assert (hit.value, hit.who, hit.evening.number, hit.seq) == ("12", "Nim", 1, 7)
    assert (wound.value, wound.who, heal.value, heal.who) == ("3", "Nim", "5", "Wren")
    own = narrow(evenings, Asked(character="Wren"), zone=dt.UTC, today=FIRST.date())
    assert told(list(own), "Wren") == {"hit": ("12", 2), "heal": ("5", 2)}


@pytest.mark.parametrize(
    ("weeks", "expected"),
    [([0], (1, 1, 1)), ([0, 1, 2, 4], (3, 1, 3)), ([0, 2, 3, 3.1, 4], (3, 2, 5)), ([0, 5, 6], (2, 2, 3))],
)
def test_weeks_in_a_row(weeks: list[float], expected: tuple[int, int, int]) -> None:
    streak = longest_streak([evening(n, week=week) for n, week in enumerate(weeks, 1)], zone=dt.UTC)
    assert streak
    assert (streak.weeks, streak.first.number, streak.last.number) == expected


def test_which_week_it_is_depends_on_the_zone() -> None:
    """Sunday night in California is Monday already in Greenwich."""
    sunday = dt.datetime(2024, 12, 9, 3, 0, tzinfo=dt.UTC)
    evenings = [evening(1), Evening(UUID(int=2), 2, start=sunday)]
    west = dt.timezone(dt.timedelta(hours=-8))
    found = [longest_streak(evenings, zone=zone) for zone in (dt.UTC, west)]
    assert [streak.weeks for streak in found if streak] == [2, 1]


def test_the_longest_break() -> None:
    pause = longest_break([evening(3, week=9), evening(1), evening(2, week=1)])
    assert pause
    assert (pause.days, pause.before.number, pause.after.number) == (56, 2, 3)
    assert longest_break([evening(1)]) is None


def test_days_of_the_game_are_the_calendars() -> None:
    short_days = CalendarDefinition(hours_per_day=20, minutes_per_hour=50, seconds_per_minute=100)
    late = evening(1, game_start=90_000, game_end=210_000)
    assert (game_days(late, DAYS), game_days(late, short_days)) == (pytest.approx(120_000 / 86_400), 1.2)
    assert game_days(evening(2), DAYS) is None


def test_a_night_past_midnight_is_no_day_and_the_pace_has_its_digits() -> None:
    night = evening(1, game_start=86_400 - 7_200, game_end=86_400 + 9_000)
    lengths, speed = durations([night], DAYS), pace([night], DAYS)
    assert lengths
    assert speed
    assert lengths.columns[1].words == ("4 hours 30 minutes",)
    assert told([night])["far"] == ("4 hours 30 minutes", 1)
    assert rate(speed.columns[0].values[0] or 0) == "0.047"


@pytest.mark.parametrize(
    ("count", "words"), [(0, "0"), (0.5, "0.5"), (0.09375, "0.094"), (0.00123, "0.0012"), (1.25, "1.2"), (1e-9, "0")]
)
def test_a_rate_has_digits_that_tell_something(count: float, words: str) -> None:
    assert rate(count) == words


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "0 min"), (50, "50 min"), (240, "4 h"), (230, "3 h 50 min"), (3475, "57 h 55 min"), (5_999, "99 h 59 min"),
     (6_029, "100 h"), (6_030, "101 h"), (72_000, "1,200 h")],
)  # fmt: skip
def test_time_at_the_table_is_told_to_the_minute_until_there_is_much_of_it(minutes: int, words: str) -> None:
    assert play_time(minutes) == words
    assert campaign_tags.play_time(minutes) == words


def test_years_of_evenings() -> None:
    evenings = [evening(1), evening(2, week=5, minutes=100), evening(3, week=5, minutes=30)]
    after, before = heatmap(evenings, zone=dt.UTC)
    assert (after.year, after.months[0], after.minutes[0], before.year, before.months[11]) == (2025, 2, 130, 2024, 1)
    [both] = after.days
    assert (both.day, both.week, both.weekday, both.level) == (dt.date(2025, 1, 6), 1, 0, 2)
    assert before.days[0].level == 4


@pytest.mark.parametrize(("year", "days"), [(2018, (181, 184)), (2024, (182, 184)), (2028, (182, 184))])
def test_both_halves_of_a_year_have_a_square_for_each_day(year: int, days: tuple[int, int]) -> None:
    start = dt.datetime(year, 12, 31, 19, 0, tzinfo=dt.UTC)
    [drawn] = heatmap([Evening(UUID(int=1), 1, "Evening", start, start, 150)], zone=dt.UTC)
    halves = year_strips(drawn)
    for half, count in zip(halves, days, strict=True):
        places = re.findall(r"M(\d+) (\d+)h", half)
        assert len(set(places)) == len(places) == count
        assert max(int(x) for x, _y in places) + CELL <= WIDTH
    first, second = halves
    assert 'aria-label="Jan to Jun' in first
    assert f"Jul to Dec {year}: 1 session" in second
    assert ('class="heat-day"' in first, 'data-level="2"' in second) == (False, True)


def test_one_evening_is_told_as_one() -> None:
    full = evening(1, came=3, rostered=3, regulars=3, figures={"xpEarned": 50, "combatEncounters": 1})
    some = evening(1, came=2, rostered=3, regulars=2)
    seen = {
        chart.key: chart.summary for chart in overview([full], Asked(), DAYS, zone=dt.UTC, today=FIRST.date()).charts
    }
    assert seen == {
        "durations": "4 h at the table.",
        "attendance": "Everybody came.",
        "combats": "",
        "xp": "50 in all.",
    }
    others = attendance([some])
    assert others
    assert others.summary == "2 of 3 came."


def test_what_most_events_were_is_said_in_a_sentence() -> None:
    chart = events([evening(1, counts={"note": 3, "combat": 1})])
    assert chart
    assert chart.summary == "75 % of all events are notes."


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        (Asked(), [*range(1, 13)]),
        (Asked(span="last10"), [*range(3, 13)]),
        (Asked(span="year"), [6, 7, 8, 9, 10, 11, 12]),
        (Asked(first=4, last=6), [4, 5, 6]),
        (Asked(since=dt.date(2024, 12, 9), until=dt.date(2024, 12, 16)), [2, 3]),
        (Asked(span="last10", last=2), [1, 2]),
    ],
)
def test_a_range(asked: Asked, numbers: list[int]) -> None:
    evenings = [evening(number, week=number - 1) for number in range(1, 13)]
    found = narrow(evenings, asked, zone=dt.UTC, today=dt.date(2025, 6, 1))
    assert [one.number for one in found] == numbers


def test_time_in_play_ends_with_the_evening_and_leaves_out_what_was_written_the_next_day() -> None:
    start = dt.datetime.fromtimestamp(10_000, dt.UTC)
    end = dt.datetime.fromtimestamp(14_000, dt.UTC)
    runs = [
        [9_000, 10_100, "social", {"combat": 1_100}],
        [13_000, 13_000, "combat", {}],
        [90_000, 90_500, "note", {"note": 500}],
    ]
    assert time_in_play(runs, start, end) == {"combat": 1_100 + 1_000, "social": 1_800}
    assert time_in_play(runs, start, None)["note"] == 500
    assert time_in_play(runs, None, None)["note"] == 500


def test_charts_without_data_are_left_out_by_name() -> None:
    shown = overview([evening(1, came=3, rostered=4, regulars=3)], Asked(), DAYS, zone=dt.UTC, today=FIRST.date())
    assert [chart.key for chart in shown.charts] == ["durations", "attendance"]
    assert shown.left_out == (
        "Pace", "What happened", "Time in play", "Combats", "Damage and healing", "Enemies fallen", "Treasure",
        "Experience", "Who did what",
    )  # fmt: skip
    assert shown.silent == ()


def test_a_choice_leaves_out_what_does_not_tell_of_it() -> None:
    one = evening(1, figures={"totalDamageDealt": 9}, counts={"combat": 4}, characters={"Wren": CharacterSums(7)})
    of_wren = overview([one], Asked(character="Wren"), DAYS, zone=dt.UTC, today=FIRST.date())
    assert [chart.key for chart in of_wren.charts] == ["damage"]
    assert of_wren.charts[0].columns[0].values == (7,)
    of_fights = overview([one], Asked(category="combat"), DAYS, zone=dt.UTC, today=FIRST.date())
    assert [chart.key for chart in of_fights.charts] == ["pace", "events", "damage"]
    assert of_fights.charts[0].columns[0].values == (1.0,)
    of_both = overview([one], Asked(character="Wren", category="social"), DAYS, zone=dt.UTC, today=FIRST.date())
    assert of_both.charts == ()
    assert "Damage and healing" in of_both.silent


def test_running_totals_and_summaries() -> None:
    evenings = [evening(1, figures={}), evening(2, minutes=None), evening(3, minutes=120)]
    chart = durations(evenings, DAYS)
    assert chart
    assert chart.columns[0].running == (4, 4, 6)
    assert chart.summary == "3 h on average; the longest, 4 h, was session 1."
    assert pace(evenings, DAYS) is None
    assert attendance(evenings) is None
    assert time_spent(evenings) is None


def test_time_in_play_says_of_how_much_time_it_tells() -> None:
    evenings = [evening(1, minutes=240, seconds={"combat": 1_200, "social": 660})]
    chart = time_spent(evenings)
    assert chart
    assert chart.summary == "65 % of the 31 min that the log places went to combat."


def test_shares_hold_what_nobody_is_named_for() -> None:
    sums = {"Wren": CharacterSums(6, 0, 2), "Nim": CharacterSums(0, 0, 2)}
    found = shares([evening(1, counted={"totalDamageDealt": 8, "totalHealingDone": 4}, characters=sums)])
    assert found
    assert [key for key, _label in found.figures] == ["dealt", "healed"]
    assert [(row.character, row.amounts) for row in found.rows] == [("Nim", (0, 2)), ("Wren", (6, 2)), ("", (2, 0))]
    assert found.percent(6, 0) == 75
