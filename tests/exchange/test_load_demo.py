"""The demo campaign, as a newcomer finds it."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django.fixtures import Settings

from campaigntracker.accounts.models import User
from campaigntracker.campaigns.models import Campaign, Member
from events_app.models import Event
from sessions_app.models import Session
from tests.factories import CampaignFactory, UserFactory

pytestmark = pytest.mark.django_db

TEMPLE_NIGHT = {
    "eventCount": 247,
    "combatEncounters": 3,
    "totalDamageDealt": 385,
    "totalDamageReceived": 190,
    "totalHealingDone": 142,
    "npcsKilled": 12,
    "treasureGained": 1500,
    "xpEarned": 4000,
}


def load_demo(**options: str) -> str:
    out = io.StringIO()
    call_command("load_demo", stdout=out, **options)
    return out.getvalue()


def test_temple_night_adds_up_on_the_session() -> None:
    load_demo()
    campaign = Campaign.objects.get()
    assert Session.objects.of(campaign).count() == 18
    assert Session.objects.of(campaign).played().count() == 15
    temple = Session.objects.of(campaign).get(number=15)
    assert temple.stats == {}
    assert temple.projection["gm"]["figures"] == TEMPLE_NIGHT
    assert (temple.duration_minutes, temple.game_start_time, temple.game_end_time) == (250, 1_296_000, 1_328_400)
    assert temple.game_time_elapsed_seconds == 32_400
    assert temple.last_seq == 247
    assert Event.objects.of_session(temple).count() == 247


def test_everybody_can_log_in_and_has_their_seat() -> None:
    output = load_demo()
    for member in Member.objects.select_related("user"):
        assert member.user is not None
        assert member.user.username == member.display_name.lower()
        assert Client().login(username=member.user.username, password="demo-campaign")
        assert f"{member.user.username} " in output
    assert "demo-campaign  Rowan, Game master" in output


def test_second_run_changes_nothing_and_says_the_same() -> None:
    first = load_demo()
    before = list(Event.objects.values_list("pk", flat=True)), list(User.objects.values_list("pk", "password"))
    assert load_demo() == first
    assert (
        list(Event.objects.values_list("pk", flat=True)),
        list(User.objects.values_list("pk", "password")),
    ) == before


def test_password_that_was_changed_is_not_told() -> None:
    load_demo()
    rowan = User.objects.get(username="rowan")
    rowan.set_password("a secret of my own")
    rowan.save()
    output = load_demo()
    assert "rowan      (changed)" in output
    assert "mara       demo-campaign" in output


def test_account_that_is_somebody_elses_is_left_alone() -> None:
    stranger = UserFactory(username="rowan")
    before = stranger.password
    assert "rowan2 " in load_demo()
    stranger.refresh_from_db()
    assert stranger.password == before
    assert not stranger.seats.exists()


def test_public_site_gets_no_password_that_everybody_knows(settings: Settings) -> None:
    settings.IS_LOCAL = False
    with pytest.raises(CommandError, match="--password"):
        load_demo()
    assert not User.objects.exists()
    assert not Campaign.objects.exists()
    assert "only-we-know" in load_demo(password="only-we-know")
    assert not Client().login(username="rowan", password="demo-campaign")


def test_address_of_another_campaign_is_not_taken() -> None:
    CampaignFactory(slug="the-drowned-bell")
    with pytest.raises(CommandError, match=r"^campaign\.slug: the address “the-drowned-bell” is taken"):
        load_demo()
    assert not User.objects.exists()
