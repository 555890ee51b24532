"""A campaign's calendar is worked out once in a process, and anew when it is another one."""

from unittest.mock import patch

from campaigntracker.campaigns.models import Campaign
from campaigntracker.gametime import CalendarDefinition, GameDate
from campaigntracker.gametime.presets import PRESETS

HARPTOS = PRESETS["harptos"].definition


def test_equal_calendars_are_worked_out_once() -> None:
    epoch = {"year": 1371, "month": 3, "day": 4}
    first = Campaign(calendar=HARPTOS.to_json(), epoch=epoch).definition
    with patch.object(CalendarDefinition, "from_json", side_effect=AssertionError):
        assert Campaign(calendar=HARPTOS.to_json(), epoch=dict(epoch)).definition is first


def test_another_epoch_or_calendar_is_another_definition() -> None:
    one = Campaign(calendar=HARPTOS.to_json(), epoch={"year": 1371, "month": 3, "day": 4})
    other = Campaign(calendar=HARPTOS.to_json(), epoch={"year": 1371, "month": 3, "day": 5})
    assert (one.definition.epoch, other.definition.epoch) == (GameDate(1371, 3, 4), GameDate(1371, 3, 5))
    assert Campaign(calendar={"hoursPerDay": 25}).definition.hours_per_day == 25
