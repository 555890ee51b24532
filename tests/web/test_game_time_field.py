"""The field in which game times are typed."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from campaigntracker.gametime import GameDate
from campaigntracker.gametime.presets import PRESETS
from campaigntracker.web.formfields import GameTimeField
from events_app.amounts import read_amount
from tests.factories import CampaignFactory

HARPTOS = PRESETS["harptos"].definition
NOW = HARPTOS.total_at(GameDate(1492, 1, 15, 10))


def test_it_takes_and_shows_dates_of_the_campaign():
    field = GameTimeField(definition=HARPTOS, now=NOW)
    assert field.widget.attrs["placeholder"] == field.prepare_value(NOW) == "15 Hammer 1492 DR, 10:00 AM"
    assert field.clean("16 ham, dusk") == NOW + 32 * 3600
    assert not field.has_changed(NOW, "15 Hammer 1492 DR, 10:00 AM")
    with pytest.raises(ValidationError, match="such as “15 Hammer 1492 DR, 3:30 PM”"):
        field.clean("15 Hamer")


def test_a_month_that_passes_is_as_long_as_from_the_moment_reached(db):
    campaign = CampaignFactory(calendar=HARPTOS.to_json(), epoch=HARPTOS.epoch_json(), clock=NOW)
    # From 15 Hammer to 15 Alturiak: thirty days, and Midwinter between them.
    assert read_amount("1 month", "time_advanced", campaign) == 31 * 86_400
    campaign.clock = HARPTOS.total_at(GameDate(1492, 2, 15))
    assert read_amount("1 month", "time_advanced", campaign) == 30 * 86_400
