"""Beginning a campaign and changing it."""

import pytest

from campaigntracker.accounts.models import User
from campaigntracker.campaigns.models import Campaign
from tests.conftest import Table
from tests.factories import EventFactory, SessionFactory

SETTINGS = "/c/the-long-road/settings/"


def typed(**changes: str) -> dict[str, str]:
    """The settings form of the fixture's campaign as a browser sends it."""
    return {
        "name": "The Long Road",
        "game_system": "",
        "description": "",
        "time_zone": "UTC",
        "epoch": "Day 0, 9:00 AM",
        "seconds_per_round": "6",
    } | changes


def test_a_new_campaign_has_its_maker_as_gm(table: Table) -> None:
    User.objects.filter(username="stranger").update(time_zone="Europe/Rome", name="Sam")
    page = table.stranger.client.get("/campaigns/new/").content.decode()
    assert 'value="Europe/Rome"' in page
    assert 'value="Day 0, 9:00 AM"' in page
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
        ("epoch", "the day after", "Write a moment such as “Day 15, 3:30 PM”."),
        ("epoch", "+2h30m", "Write it in full"),
        ("epoch", "Day 0, 25:00", ""),
        ("epoch", "", "required"),
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
    assert 'value="Day 12, 6:05 PM"' in page
    assert "Nine doors." in page
    assert "checked" in page


def test_a_campaign_without_history_begins_elsewhere_unasked(table: Table) -> None:
    assert "shift the dates" not in table.gm.client.get(SETTINGS).content.decode()
    table.gm.client.post(SETTINGS, typed(epoch="Day 5, 8:00 AM"))
    assert Campaign.objects.get().epoch == {"day": 5, "hour": 8}


@pytest.mark.parametrize("history", ["session", "event"])
def test_shifting_the_dates_of_what_happened_takes_a_tick(table: Table, history: str) -> None:
    if history == "session":
        SessionFactory(campaign=table.campaign, completed=True)
    else:
        EventFactory(campaign=table.campaign, session=None, seq=None)
    assert "every date in the game is shown differently" in table.gm.client.get(SETTINGS).content.decode()
    response = table.gm.client.post(SETTINGS, typed(epoch="Day 5, 8:00 AM", name="Renamed"))
    assert list(response.context["form"].errors) == ["shift_dates"]
    assert 'value="Day 5, 8:00 AM"' in response.content.decode()
    assert Campaign.objects.get().name == "The Long Road"
    table.gm.client.post(SETTINGS, typed(epoch="Day 5, 8:00 AM", name="Renamed", shift_dates="on"))
    assert Campaign.objects.get().epoch == {"day": 5, "hour": 8}


def test_saving_the_rest_needs_no_tick(table: Table) -> None:
    SessionFactory(campaign=table.campaign, completed=True)
    assert table.gm.client.post(SETTINGS, typed(name="Renamed")).status_code == 302
    assert Campaign.objects.get().name == "Renamed"


def test_the_masthead_keeps_the_saved_name_while_a_bad_form_is_shown(table: Table) -> None:
    response = table.gm.client.post(SETTINGS, typed(name="Unsaved", time_zone="nowhere"))
    assert response.context["campaign"].name == "The Long Road"


def seen_by(table: Table) -> str:
    """The hidden mark in the form as the GM opens it now."""
    return table.gm.client.get(SETTINGS).context["form"]["seen"].value()


def test_the_second_of_two_gms_sees_what_the_first_saved(table: Table) -> None:
    seen = seen_by(table)
    table.gm.client.post(SETTINGS, typed(name="Of the first", is_public="on", seen=seen))
    response = table.gm.client.post(SETTINGS, typed(name="Of the second", epoch="Day 2, 8:00 AM", seen=seen))
    assert response.status_code == 200
    errors = response.context["form"].errors
    assert errors["name"] == ["Saved meanwhile: Of the first"]
    assert errors["is_public"] == ["Saved meanwhile: yes"]
    assert errors["epoch"] == ["Saved meanwhile: Day 0, 9:00 AM"]
    assert set(errors) == {"__all__", "name", "is_public", "epoch"}
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
