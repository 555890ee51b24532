"""Beginning a campaign and changing it."""

import pytest
from django.utils.html import escape

from campaigntracker.accounts.models import User
from campaigntracker.campaigns.models import Campaign
from campaigntracker.gametime import GameDate
from campaigntracker.gametime.presets import PRESETS
from tests.conftest import Table

NEW = "/campaigns/new/"
SETTINGS = "/c/the-long-road/settings/"


def typed(**changes: str) -> dict[str, str]:
    """The settings form of the fixture's campaign as a browser sends it; that of a new one asks for more."""
    return {
        "name": "The Long Road",
        "game_system": "",
        "description": "",
        "time_zone": "UTC",
        "calendar": "day-count",
        "epoch": "",
        "seconds_per_round": "6",
    } | changes


def test_a_new_campaign_has_its_maker_as_gm(table: Table) -> None:
    User.objects.filter(username="stranger").update(time_zone="Europe/Rome", name="Sam")
    page = table.stranger.client.get("/campaigns/new/").content.decode()
    assert 'value="Europe/Rome"' in page
    assert "Day 0, 9:00 AM" in page
    sent = typed(name="Salt & Bells", time_zone="europe/rome", epoch="day 3 7:30", is_public="on")
    response = table.stranger.client.post("/campaigns/new/", sent)
    campaign = Campaign.objects.get(name="Salt & Bells")
    assert response["Location"] == "/c/salt-bells/"
    assert (campaign.time_zone, campaign.is_public) == ("Europe/Rome", True)
    assert campaign.epoch == {"day": 3, "hour": 7, "minute": 30}
    seat = campaign.members.get()
    assert (seat.user, seat.role, seat.display_name) == (table.stranger.user, "gm", "Sam")


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("name", " ", "required"),
        ("name", "x" * 201, "at most 200"),
        ("time_zone", "Atlantis/Capital", "is not a time zone"),
        ("time_zone", "", "required"),
        ("seconds_per_round", "0", "greater than or equal to 1"),
        ("seconds_per_round", "six", "whole number"),
    ],
)
@pytest.mark.parametrize("url", ["/campaigns/new/", SETTINGS])
def test_bad_settings_are_refused_beside_their_field(table: Table, url: str, field: str, value: str, says: str) -> None:
    response = table.gm.client.post(url, typed(game_system="Kept as typed") | {field: value})
    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field]
    assert says in response.context["form"].errors[field][0]
    assert "Kept as typed" in response.content.decode()
    assert list(Campaign.objects.values_list("name", "game_system")) == [("The Long Road", "")]


@pytest.mark.parametrize(
    ("calendar", "epoch", "says"),
    [
        ("day-count", "the day after", "Write a moment such as “Day 15, 3:30 PM”."),
        ("day-count", "+2h30m", "Write it in full"),
        ("day-count", "Day 0, 25:00", ""),
        ("day-count", "1 Hammer 1492", ""),
        ("harptos", "1 January 1492", ""),
        ("harptos", "31 Hammer 1492", ""),
    ],
)
def test_a_beginning_that_the_calendar_does_not_have_is_refused(
    table: Table, calendar: str, epoch: str, says: str
) -> None:
    sent = typed(game_system="Kept as typed", calendar=calendar, epoch=epoch)
    response = table.gm.client.post(NEW, sent)
    assert list(response.context["form"].errors) == ["epoch"]
    assert says in response.context["form"].errors["epoch"][0]
    page = response.content.decode()
    assert "Kept as typed" in page
    assert f'value="{escape(epoch)}"' in page
    assert f'<option value="{calendar}" selected>' in page
    assert Campaign.objects.count() == 1


def test_an_unknown_calendar_is_refused(table: Table) -> None:
    response = table.gm.client.post(NEW, typed(calendar="elvish"))
    assert list(response.context["form"].errors) == ["calendar"]


@pytest.mark.parametrize(
    ("calendar", "epoch", "begins"),
    [
        ("day-count", "", GameDate(hour=9)),
        ("harptos", "", GameDate(1492, 1, 1, 9)),
        ("harptos", "Midwinter 1374 DR, 6:30 PM", GameDate(1374, 1, 1, 18, 30, intercalary="Midwinter")),
        ("gregorian", "", GameDate(PRESETS["gregorian"].definition.epoch.year, 1, 1, 9)),
    ],
)
def test_a_story_begins_on_a_date_of_its_calendar(table: Table, calendar: str, epoch: str, begins: GameDate) -> None:
    table.stranger.client.post(NEW, typed(name="Begun", calendar=calendar, epoch=epoch))
    definition = Campaign.objects.get(name="Begun").definition
    assert definition == PRESETS[calendar].definition.with_epoch(begins)


def test_settings_are_saved_and_the_address_stays(table: Table) -> None:
    sent = typed(name="The Short Road", game_system="Fate", time_zone="America/Lima", seconds_per_round="10")
    response = table.gm.client.post(SETTINGS, sent, follow=True)
    assert "The settings are saved." in response.content.decode()
    campaign = Campaign.objects.get()
    assert (campaign.name, campaign.slug, campaign.game_system) == ("The Short Road", "the-long-road", "Fate")
    assert (campaign.time_zone, campaign.seconds_per_round, campaign.is_public) == ("America/Lima", 10, False)


def test_the_form_opens_with_what_is_set(table: Table) -> None:
    Campaign.objects.update(epoch={"day": 12, "hour": 18, "minute": 5}, description="Nine doors.", is_public=True)
    page = table.gm.client.get(SETTINGS).content.decode()
    assert "Day 12, 6:05 PM" in page
    assert 'href="/c/the-long-road/settings/calendar/"' in page
    assert "Nine doors." in page
    assert "checked" in page


def test_saving_the_settings_leaves_calendar_and_beginning_alone(table: Table) -> None:
    before = Campaign.objects.get().epoch
    assert table.gm.client.post(SETTINGS, typed(name="Renamed", epoch="Day 5")).status_code == 302
    assert (Campaign.objects.get().name, Campaign.objects.get().epoch) == ("Renamed", before)


def test_the_masthead_keeps_the_saved_name_while_a_bad_form_is_shown(table: Table) -> None:
    response = table.gm.client.post(SETTINGS, typed(name="Unsaved", time_zone="nowhere"))
    assert response.context["campaign"].name == "The Long Road"


def seen_by(table: Table) -> str:
    """The hidden mark in the form as the GM opens it now."""
    return table.gm.client.get(SETTINGS).context["form"]["seen"].value()


def test_the_second_of_two_gms_sees_what_the_first_saved(table: Table) -> None:
    seen = seen_by(table)
    table.gm.client.post(SETTINGS, typed(name="Of the first", is_public="on", seen=seen))
    response = table.gm.client.post(SETTINGS, typed(name="Of the second", seen=seen))
    assert response.status_code == 200
    errors = response.context["form"].errors
    assert errors["name"] == ["Saved meanwhile: Of the first"]
    assert errors["is_public"] == ["Saved meanwhile: yes"]
    assert set(errors) == {"__all__", "name", "is_public"}
    assert 'value="Of the second"' in response.content.decode()
    assert Campaign.objects.get().name == "Of the first"
    again = response.context["form"]["seen"].value()
    assert table.gm.client.post(SETTINGS, typed(name="Of the second", seen=again)).status_code == 302
    assert Campaign.objects.get().name == "Of the second"


def test_saving_twice_what_one_saw_last_is_no_conflict(table: Table) -> None:
    table.gm.client.post(SETTINGS, typed(name="Once", seen=seen_by(table)))
    table.gm.client.post(SETTINGS, typed(name="Twice", seen=seen_by(table)))
    assert Campaign.objects.get().name == "Twice"


def test_without_the_mark_the_second_save_would_win_silently(table: Table) -> None:
    table.gm.client.post(SETTINGS, typed(name="Of the first"))
    assert table.gm.client.post(SETTINGS, typed(name="Of the second")).status_code == 302
    assert Campaign.objects.get().name == "Of the second"
