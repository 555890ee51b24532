"""The JSON of a calendar: what is wrong with one is told in one line, with its place."""

from __future__ import annotations

import json
from contextlib import suppress
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaigntracker import gametime
from campaigntracker.gametime import CalendarDefinition, GameTimeError, Moon, Season
from campaigntracker.gametime.calendarjson import KEYS
from campaigntracker.gametime.presets import PRESETS
from campaigntracker.gametime.sky import moon_phases, season_at
from tests.gametime.malformed import MALFORMED, MONTHS, calendar


def read(document: object) -> CalendarDefinition:
    return CalendarDefinition.from_json(document)


FULL = calendar(
    name="Full",
    hoursPerDay=20,
    minutesPerHour=50,
    secondsPerMinute=100,
    months=[
        {"name": "Thaw", "days": 30, "abbreviation": "Th", "leapDays": 1, "number": 7},
        {"name": "Fair", "days": 2, "intercalary": True, "inWeek": False},
        {"name": "Frost", "days": 9, "firstWeekday": 1, "leapDays": [{"days": -2, "rule": [{"every": 3}]}]},
    ],
    intercalary=[
        {"name": "Dawn", "days": 0, "afterMonth": 0, "leapDays": 2, "inWeek": True},
        {"name": "Noon", "afterMonth": 1, "afterDay": 15},
    ],
    leapRule=[{"every": 100, "except": True}, {"every": 4, "offset": 1}],
    weekdays=["One", {"name": "Two", "abbreviation": "Tw"}],
    firstWeekday=1,
    firstWeekdayYear=12,
    yearZero=False,
    yearPrefix="Year ",
    yearSuffix=" AR",
    yearNames={"names": ["Rat", "Ox"], "start": 3, "repeat": False},
    eras=[{"name": "Old"}, {"name": "New", "start": 9, "abbreviation": "N"}],
    namedDays=[{"name": "Market", "month": 1, "day": 3, "days": 2}],
    moons=[
        {
            "name": "Luna",
            "cycle": "29.53059",
            "newMoon": {"year": 2, "month": 1, "day": 5},
            "shift": "-1/3",
            "phases": [{"name": "Dark", "days": "0.5", "icon": "new"}, {"name": "Bright", "days": 29}],
            "resets": [{"every": 7}],
            "color": "#fff",
        },
        {"name": "Nox", "cycle": 12.25},
    ],
    seasons=[{"name": "Summer", "length": "88/3", "icon": "summer"}, {"name": "Winter", "length": 30}],
    seasonShift="0.25",
    datePattern="{day} {month_name} {year}",
    clockPattern="{hour}:{minute:02}:{second:02}",
)


@pytest.mark.parametrize("document", [FULL, calendar(), *(preset.definition.to_json() for preset in PRESETS.values())])
def test_a_calendar_comes_back_from_its_document(document):
    made = read(document)
    written = made.to_json()
    assert CalendarDefinition.from_json(json.loads(json.dumps(written)), made.epoch_json()) == made
    assert read(written).to_json() == written


def test_everything_is_written():
    assert set(read(FULL).to_json()) == set(FULL) == set(KEYS) - {"daysPerYear", "leapDays"}
    year = {"kind": "calendar", "daysPerYear": 365, "leapDays": [{"days": 1, "rule": [{"every": 4}]}]}
    assert read(year).to_json() == year


def test_numbers_are_exact():
    moon = read(FULL).moons[0]
    assert (moon.cycle, moon.shift) == (Fraction("29.53059"), Fraction(-1, 3))
    assert read(FULL).moons[1].cycle == Fraction("12.25")


@pytest.mark.parametrize(("document", "message"), MALFORMED)
def test_a_malformed_calendar_gets_one_clear_message(document, message):
    with pytest.raises(GameTimeError) as caught:
        read(document)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("document", "path"),
    [
        (calendar(week=7), "calendar.week"),
        (calendar(months=[{"name": "Thaw", "days": 3, "weeks": 7}]), "calendar.months[0].weeks"),
        (calendar(moons=[{"name": "Luna", "cycle": 8, "newMoon": {"hour": 3}}]), "calendar.moons[0].newMoon.hour"),
        (calendar(leapRule=[{"every": 4, "unless": 3}]), "calendar.leapRule[0].unless"),
        ({"months": MONTHS}, "calendar.months"),
        (calendar(**{"\ud800\n": 1}), "calendar.??"),
    ],
)
def test_a_key_that_is_not_known_is_refused(document, path):
    with pytest.raises(GameTimeError, match="is not understood here") as caught:
        read(document)
    assert caught.value.path == path


def test_a_document_that_contains_itself_is_refused():
    for key in ("months", "intercalary", "weekdays", "moons", "seasons", "leapRule", "eras", "namedDays"):
        document = calendar()
        document[key] = [document]
        with pytest.raises(GameTimeError, match="is not understood here"):
            read(document)
        endless: list[object] = []
        endless.append(endless)
        with pytest.raises(GameTimeError, match="must be an object"):
            read(calendar(**{key: endless}))


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Moon("Luna", 29.5), "cycle: must be a whole number or a fraction"),
        (lambda: Moon("Luna", Fraction(1, 10**18)), "cycle: has too many digits"),
        (lambda: Season("Wet", length=0.5), "length: must be a whole number or a fraction"),
        (lambda: CalendarDefinition(season_shift=0.5), "calendar.seasonShift: must be a whole number or a fraction"),
    ],
)
def test_no_number_that_is_not_exact(make, message):
    with pytest.raises(GameTimeError) as caught:
        make()
    assert str(caught.value) == message


anything = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.integers() | st.floats() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)


@st.composite
def damaged(draw):
    """The full calendar with one of its places replaced by anything, left out, or said twice."""
    document = json.loads(json.dumps(FULL))
    place = document
    while True:
        key = draw(st.sampled_from(sorted(place) if isinstance(place, dict) else range(len(place))))
        inner = place[key]
        if isinstance(inner, dict | list) and inner and draw(st.integers(0, 3)):
            place = inner
            continue
        harm = draw(st.sampled_from(["replace", "leave out", "twice"]))
        if harm == "leave out":
            del place[key]
        elif harm == "twice" and isinstance(place, list):
            place.append(inner)
        else:
            place[key] = draw(anything)
        return document


@given(anything | damaged() | st.dictionaries(st.sampled_from(KEYS), anything))
@settings(max_examples=300)
def test_any_document_is_read_or_refused(document):
    """What is read is also of use: no error waits for the page that shows it."""
    with suppress(GameTimeError):
        made = read(document)
        assert CalendarDefinition.from_json(made.to_json(), made.epoch_json()) == made
        for total in (0, -1, 10**15):
            assert made.total_at(made.date_at(total)) == total
            assert isinstance(gametime.format(total, made), str)
            assert len(moon_phases(total, made)) == len(made.moons)
            assert (season_at(total, made) is None) == (not made.seasons)
