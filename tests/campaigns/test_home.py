"""The front page: for newcomers, and for those with campaigns."""

import datetime as dt

from django.utils import timezone

from tests.campaigns.counting import queries_of
from tests.conftest import Table
from tests.factories import CampaignFactory, MemberFactory, SessionFactory


def test_a_newcomer_sees_what_it_is_and_public_campaigns_only(table: Table) -> None:
    CampaignFactory(name="Open to all", is_public=True)
    page = table.anonymous.client.get("/").content.decode()
    assert "/accounts/signup/" in page
    assert "/accounts/login/" in page
    assert "Open to all" in page
    assert "The Long Road" not in page


def test_public_campaigns_are_turned_over_page_by_page(table: Table) -> None:
    for number in range(8):
        CampaignFactory(name=f"Public {number}", is_public=True)
    first, second = (table.anonymous.client.get(f"/?page={page}").content.decode() for page in (1, 2))
    assert "Public 5" in first
    assert "Public 6" not in first
    assert "Public 6" in second
    assert table.anonymous.client.get("/?page=nonsense").status_code == 200


def test_the_landing_takes_as_many_queries_for_many_campaigns(table: Table) -> None:
    CampaignFactory.create_batch(2, is_public=True)
    few = queries_of(table.anonymous.client, "/")
    CampaignFactory.create_batch(4, is_public=True)
    assert queries_of(table.anonymous.client, "/") == few


def test_whoever_has_no_campaign_is_told_what_to_do_first(table: Table) -> None:
    page = table.stranger.client.get("/").content.decode()
    assert "/campaigns/new/" in page
    assert "The Long Road" not in page


def test_my_campaigns_show_role_next_last_and_what_is_going_on(table: Table) -> None:
    now = timezone.now()
    SessionFactory(campaign=table.campaign, number=1, title="The first", completed=True)
    SessionFactory(campaign=table.campaign, number=2, title="The last", completed=True)
    SessionFactory(campaign=table.campaign, number=3, title="Running", in_progress=True)
    SessionFactory(campaign=table.campaign, number=4, title="Someday")
    SessionFactory(campaign=table.campaign, number=5, title="Soon", real_start_time=now + dt.timedelta(days=2))
    SessionFactory(campaign=table.campaign, number=6, title="Called off", status="cancelled")
    page = table.player.client.get("/").content.decode()
    for shown in ("The Long Road", "Player", "The last", "Soon", "Running", "In progress"):
        assert shown in page
    for hidden in ("The first", "Someday", "Called off"):
        assert hidden not in page


def test_what_is_going_on_comes_first(table: Table) -> None:
    playing = MemberFactory(user=table.gm.user, campaign__name="Z at the table")
    soon = MemberFactory(user=table.gm.user, campaign__name="Y is soon")
    SessionFactory(campaign=playing.campaign, in_progress=True)
    SessionFactory(campaign=soon.campaign, real_start_time=timezone.now())
    glances = table.gm.client.get("/").context["glances"]
    assert [glance.campaign.name for glance in glances] == ["Z at the table", "Y is soon", "The Long Road"]


def test_dates_are_read_in_each_campaigns_zone_or_the_readers_own(table: Table) -> None:
    start = dt.datetime(2031, 3, 1, 22, 30, tzinfo=dt.UTC)
    SessionFactory(campaign=table.campaign, real_start_time=start)
    table.campaign.time_zone = "Asia/Tokyo"
    table.campaign.save()
    assert "2 March 2031, 07:30" in table.player.client.get("/").content.decode()
    table.player.user.time_zone = "America/Lima"
    table.player.user.save()
    assert "1 March 2031, 17:30" in table.player.client.get("/").content.decode()


def test_my_campaigns_take_as_many_queries_for_many(table: Table) -> None:
    def campaign_with_sessions() -> None:
        campaign = MemberFactory(user=table.gm.user).campaign
        SessionFactory(campaign=campaign, in_progress=True)
        SessionFactory.create_batch(3, campaign=campaign, completed=True)
        SessionFactory.create_batch(3, campaign=campaign)

    campaign_with_sessions()
    few = queries_of(table.gm.client, "/")
    for _ in range(4):
        campaign_with_sessions()
    assert queries_of(table.gm.client, "/") == few


def test_sessions_on_the_front_page_are_links(table: Table) -> None:
    last = SessionFactory(campaign=table.campaign, number=1, completed=True)
    soon = SessionFactory(campaign=table.campaign, number=2, real_start_time=timezone.now() + dt.timedelta(days=2))
    page = table.player.client.get("/").content.decode()
    for session in (last, soon):
        assert f'<a href="{session.get_absolute_url()}">{session.full_title}</a>' in page


def test_a_planned_evening_that_is_over_is_not_called_next(table: Table) -> None:
    session = SessionFactory(campaign=table.campaign, number=1, real_start_time=dt.datetime(2025, 1, 27, tzinfo=dt.UTC))
    page = table.player.client.get("/").content.decode()
    assert "Next:" not in page
    assert f"{session.full_title}</a>: planned for <time" in page
    assert "27 January 2025" in page


def test_one_that_only_begins_late_is_still_next(table: Table) -> None:
    SessionFactory(campaign=table.campaign, real_start_time=timezone.now() - dt.timedelta(hours=2))
    assert "Next:" in table.player.client.get("/").content.decode()


def test_what_comes_next_stands_before_what_was_missed(table: Table) -> None:
    now = timezone.now()
    missed = MemberFactory(user=table.gm.user, campaign__name="Missed").campaign
    SessionFactory(campaign=missed, number=1, real_start_time=now - dt.timedelta(days=9))
    SessionFactory(campaign=table.campaign, number=1, title="Missed one", real_start_time=now - dt.timedelta(days=5))
    SessionFactory(campaign=table.campaign, number=2, title="Ahead", real_start_time=now + dt.timedelta(days=5))
    SessionFactory(campaign=table.campaign, number=3, title="Someday", real_start_time=None)
    glances = table.gm.client.get("/").context["glances"]
    assert [glance.campaign.name for glance in glances] == ["The Long Road", "Missed"]
    assert [glance.next_was_missed for glance in glances] == [False, True]
    assert glances[0].next_session.title == "Ahead"
