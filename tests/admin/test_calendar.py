"""Correcting a campaign's calendar and its beginning as JSON."""

import json

import pytest

from campaigntracker.campaigns.models import Campaign
from campaigntracker.gametime import GameDate
from campaigntracker.gametime.presets import PRESETS
from events_app.models import Event
from tests.admin.forms import address, save
from tests.admin.rows import Rows
from tests.conftest import Table

HARPTOS = PRESETS["harptos"].definition


def change(table: Table, mine: Rows, **typed: object) -> object:
    sent = {name: json.dumps(value) for name, value in typed.items()}
    return save(table.gm.client, address("campaign", mine.campaign.pk, "change"), **sent)


def test_the_moments_stay_and_their_dates_change(table: Table, mine: Rows) -> None:
    answer = change(table, mine, calendar=HARPTOS.to_json(), epoch={"year": 1492, "month": 1, "day": 1})
    assert answer.status_code == 302  # type: ignore[attr-defined]
    assert Campaign.objects.get(pk=mine.campaign.pk).definition == HARPTOS.with_epoch(GameDate(1492, 1, 1))
    event = Event.objects.get(pk=mine.event.pk)
    assert (event.game_time, event.version) == (0, 2)
    page = table.gm.client.get(address("event")).content.decode()
    assert "1 Hammer 1492 DR, 12:00 AM" in page


@pytest.mark.parametrize(
    ("typed", "field", "says"),
    [
        ({"calendar": {"kind": "lunar"}}, "calendar", "calendar.kind: "),
        ({"calendar": {"kind": "calendar", "months": [{"name": "A", "days": -1}]}}, "calendar", "months[0].days: "),
        ({"calendar": [1]}, "calendar", "calendar: must be an object"),
        ({"epoch": {"hour": 24}}, "epoch", "epoch.hour: "),
        ({"calendar": HARPTOS.to_json()}, "epoch", "epoch."),
        ({"calendar": HARPTOS.to_json(), "epoch": {"year": 1, "month": 1, "day": 31}}, "epoch", "epoch"),
    ],
)
def test_what_cannot_stand_is_told_with_its_place(
    table: Table, mine: Rows, typed: dict[str, object], field: str, says: str
) -> None:
    before = Campaign.objects.get(pk=mine.campaign.pk).definition
    answer = change(table, mine, **typed)
    errors = answer.context["adminform"].form.errors  # type: ignore[attr-defined]
    assert list(errors) == [field]
    assert says in errors[field][0]
    assert Campaign.objects.get(pk=mine.campaign.pk).definition == before


def test_the_history_shows_calendars_part_by_part_and_leads_back(table: Table, mine: Rows) -> None:
    before = Campaign.objects.get(pk=mine.campaign.pk).definition
    months = [{"name": "Thaw", "days": 30}, {"name": "Frost", "days": 31}]
    calendar = {"kind": "calendar", "name": "Two", "months": months}
    change(table, mine, calendar=calendar, epoch={"year": 2, "month": 1, "day": 2})
    history = table.gm.client.get(address("campaign", mine.campaign.pk, "history"))
    changes = history.context["changes"]
    shown = {edit.label: edit.after for edit in changes[0].edits}
    assert shown["Calendar: name"] == "Two"
    assert shown["Calendar: months"].splitlines() == ['{"days": 30, "name": "Thaw"}', '{"days": 31, "name": "Frost"}']
    assert (shown["Epoch: day"], shown["Epoch: hour"], shown["Epoch: year"]) == ("2", "0", "2")
    page = address("campaign", mine.campaign.pk, "history", changes[0].version.pgh_id, "revert")
    assert "keep their seconds" in table.gm.client.get(page).content.decode()
    table.gm.client.post(page)
    assert Campaign.objects.get(pk=mine.campaign.pk).definition == before


def test_a_campaign_is_added_with_a_calendar(table: Table) -> None:
    typed = {"calendar": json.dumps(HARPTOS.to_json()), "epoch": json.dumps({"year": 1374, "month": 2, "day": 3})}
    answer = save(table.gm.client, address("campaign", "add"), name="Added", **typed)
    assert answer.status_code == 302, answer.context["adminform"].form.errors
    assert Campaign.objects.get(name="Added").definition == HARPTOS.with_epoch(GameDate(1374, 2, 3))
