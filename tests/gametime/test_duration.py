from __future__ import annotations

import pytest
from hypothesis import given

from campaigntracker.gametime import DAY_COUNT, CalendarDefinition, GameDuration, GameTimeError
from tests.gametime.calendars import calendars, storable


@pytest.mark.parametrize(
    ("seconds", "exact", "short"),
    [
        (32_400, "9 hours", "9 hours"),
        (0, "0 seconds", "0 seconds"),
        (1, "1 second", "1 second"),
        (6, "6 seconds", "6 seconds"),
        (2_700, "45 minutes", "45 minutes"),
        (3_661, "1 hour 1 minute 1 second", "1 hour 1 minute"),
        (183_600, "2 days 3 hours", "2 days 3 hours"),
        (172_845, "2 days 45 seconds", "2 days"),
        (-32_400, "-9 hours", "-9 hours"),
    ],
)
def test_words(seconds, exact, short):
    assert GameDuration(seconds).format() == exact
    assert GameDuration(seconds).format(short=True) == short


def test_a_day_is_as_long_as_the_calendar_says():
    assert GameDuration(100_000).format(CalendarDefinition(20, 50, 100)) == "1 day"
    assert GameDuration(90_000).format(CalendarDefinition(hours_per_day=25)) == "1 day"


@given(storable, calendars)
def test_a_duration_comes_back_from_its_document(seconds, calendar):
    duration = GameDuration(seconds)
    assert GameDuration.from_json(duration.to_json(calendar), calendar) == duration


def test_documents_leave_out_what_is_zero():
    assert GameDuration(32_400).to_json() == {"hours": 9}
    assert GameDuration(93_906).to_json() == {"days": 1, "hours": 2, "minutes": 5, "seconds": 6}
    assert GameDuration(0).to_json() == {}


def test_units_need_not_be_carried():
    assert GameDuration.from_json({"hours": 36, "minutes": -30}) == GameDuration(36 * 3600 - 1800)
    assert GameDuration.from_json({"rounds": 20}) == GameDuration(120)
    assert GameDuration.from_json({"rounds": 20}, DAY_COUNT, seconds_per_round=10) == GameDuration(200)


@pytest.mark.parametrize(
    ("document", "message"),
    [
        (None, "must be an object"),
        ({"hours": 1.5}, "hours: must be a whole number"),
        ({"hours": True}, "hours: must be a whole number"),
        ({"days": 2**63}, "days: is too large a number"),
        ({"days": 2**62}, "lies too far away to be kept"),
        ({"weeks": 1}, "weeks: is not understood here; known are days, hours, minutes, seconds, rounds"),
    ],
)
def test_what_is_no_duration(document, message):
    with pytest.raises(GameTimeError) as caught:
        GameDuration.from_json(document)
    assert str(caught.value) == message
