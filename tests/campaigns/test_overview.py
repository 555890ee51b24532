"""A campaign's home."""

import datetime as dt

import pytest
from django.utils import timezone

from campaigntracker.campaigns.models import Campaign
from events_app.domain.projection import refresh_projection
from sessions_app.models import Session
from tests.campaigns.counting import queries_of
from tests.conftest import Table
from tests.factories import NOON, EventFactory, MemberFactory, SessionFactory, SessionPlayerFactory

HOME = "/c/the-long-road/"


def test_a_fresh_campaign_leads_the_gm_from_players_to_the_first_session(table: Table) -> None:
    page = table.gm.client.get(HOME).content.decode()
    assert "1 player at the table" in page
    assert f"{HOME}sessions/new/" in page
    table.player.member.delete()
    page = table.gm.client.get(HOME).content.decode()
    assert page.index(f"{HOME}members/add/") < page.index(f"{HOME}sessions/new/")


def test_a_fresh_campaign_tells_a_player_what_to_expect(table: Table) -> None:
    page = table.player.client.get(HOME).content.decode()
    assert "The story has not begun" in page
    assert "sessions/new/" not in page


def test_previously_on_is_the_last_played_session(table: Table) -> None:
    SessionFactory(campaign=table.campaign, number=1, title="Long ago", completed=True)
    last = SessionFactory(
        campaign=table.campaign,
        number=2,
        title="The temple",
        completed=True,
        summary={"gm": "They *went* down & came up.", "auto": "Composed.", "highlights": ["Brannoc sang"]},
    )
    page = table.player.client.get(HOME).content.decode()
    for shown in ("The temple", "They <em>went</em> down &amp; came up.", "Brannoc sang", last.get_absolute_url()):
        assert shown in page
    for hidden in ("Long ago", "Composed."):
        assert hidden not in page


@pytest.mark.parametrize(
    ("summary", "told"), [({"auto": "Composed."}, "Composed."), ({}, "As announced."), ({"gm": ""}, "As announced.")]
)
def test_without_the_gms_words_the_next_best_ones_are_told(table: Table, summary: dict, told: str) -> None:
    SessionFactory(campaign=table.campaign, completed=True, summary=summary, description="As announced.")
    assert told in table.player.client.get(HOME).content.decode()


def test_the_next_session_shows_date_place_objectives_and_answers(table: Table) -> None:
    now = timezone.now()
    later = SessionFactory(campaign=table.campaign, number=3, title="Later", real_start_time=now + dt.timedelta(days=9))
    SessionPlayerFactory(session=later, member=table.player.member, rsvp="yes")
    session = SessionFactory(
        campaign=table.campaign,
        number=4,
        title="What the door is for",
        location="Jonas's kitchen",
        planned_objectives=["Ask Ilse"],
        real_start_time=now + dt.timedelta(days=2),
    )
    SessionPlayerFactory(session=session, member=table.player.member, rsvp="maybe")
    page = table.player.client.get(HOME).content.decode()
    for shown in ("What the door is for", "Jonas&#x27;s kitchen", "Ask Ilse", "Maybe"):
        assert shown in page
    assert "Later" not in page


def test_a_planned_evening_that_is_over_says_so_with_its_year(table: Table) -> None:
    session = SessionFactory(
        campaign=table.campaign, number=3, real_start_time=dt.datetime(2025, 1, 27, 18, tzinfo=dt.UTC)
    )
    edit = f"{session.get_absolute_url()}edit/"
    for persona in (table.player, table.gm):
        page = persona.client.get(HOME).content.decode()
        assert "Planned for <time" in page
        assert '<span class="date-year">2025</span>' in page
        assert (edit in page) is (persona is table.gm)
    Session.objects.update(real_start_time=timezone.now())
    page = table.player.client.get(HOME).content.decode()
    assert "Planned for" not in page
    assert "date-year" not in page


def test_the_session_in_progress_is_one_click_away(table: Table) -> None:
    session = SessionFactory(campaign=table.campaign, number=7, title="Tonight", in_progress=True)
    for persona in (table.gm, table.player, table.spectator):
        page = persona.client.get(HOME).content.decode()
        assert "In progress" in page
        address = f"{session.get_absolute_url()}play/" if persona is table.gm else session.get_absolute_url()
        assert f'href="{address}"' in page


def test_the_clock_says_when_and_where_the_party_is(table: Table) -> None:
    Campaign.objects.update(clock=1_328_400)
    session = SessionFactory(campaign=table.campaign, completed=True, location="Ana's kitchen", game_end_time=1_328_400)
    EventFactory(session=session, location="The drowned chapel")
    EventFactory(session=session, location="The traitor's cellar", visibility="gm")
    EventFactory(session=session, location="A slip of the pen", voided_at=NOON)
    clock = table.player.client.get(HOME).content.decode().partition("Now, in the game")[2]
    assert "Day 15, 6:00 PM" in clock
    assert "The drowned chapel" in clock
    assert "Ana&#x27;s kitchen" not in clock
    assert "The traitor&#x27;s cellar" in table.gm.client.get(HOME).content.decode()


def test_no_game_clock_where_nobody_kept_game_time(table: Table) -> None:
    session = SessionFactory(campaign=table.campaign, completed=True, game_start_time=None, game_end_time=None)
    assert "Now, in the game" not in table.player.client.get(HOME).content.decode()
    Session.objects.filter(pk=session.pk).update(game_start_time=0, game_end_time=60)
    assert "Now, in the game" in table.player.client.get(HOME).content.decode()


def test_a_gm_is_led_to_the_recap_that_is_missing(table: Table) -> None:
    session = SessionFactory(campaign=table.campaign, completed=True)
    recap = f"{session.get_absolute_url()}end/#recap"
    assert recap in table.gm.client.get(HOME).content.decode()
    assert recap not in table.player.client.get(HOME).content.decode()


def test_what_was_played_adds_up(table: Table) -> None:
    for number in range(2):
        start = number * 5 * 86_400
        SessionFactory(
            campaign=table.campaign, number=number, completed=True, game_start_time=start, game_end_time=start + 3600
        )
    counts = table.player.client.get(HOME).context["overview"].counts
    assert (counts.sessions, counts.minutes, counts.game_days) == (2, 480, 5)


def test_a_flashback_to_before_the_story_does_not_lengthen_it(table: Table) -> None:
    for number, start in enumerate((0, -900 * 86_400)):
        SessionFactory(
            campaign=table.campaign, number=number, completed=True, game_start_time=start, game_end_time=start + 86_400
        )
    assert table.player.client.get(HOME).context["overview"].counts.game_days == 1


def test_a_highlight_for_the_gm_alone_stays_with_the_gm(table: Table) -> None:
    session = SessionFactory(campaign=table.campaign, completed=True, gm_notes="Ilse is the traitor")
    EventFactory(session=session, type="highlight", name="Ilse lies", description="Ilse lies", visibility="gm")
    refresh_projection(session, party_sees=True)
    assert "Ilse lies" in table.gm.client.get(HOME).content.decode()
    for persona in (table.player, table.spectator):
        page = persona.client.get(HOME).content.decode()
        assert "Ilse lies" not in page
        assert "traitor" not in page


def test_a_visitor_of_a_public_campaign_reads_and_changes_nothing(table: Table) -> None:
    Campaign.objects.update(is_public=True)
    SessionFactory(campaign=table.campaign, title="The temple", completed=True)
    page = table.anonymous.client.get(HOME).content.decode()
    assert "The temple" in page
    assert "/settings/" not in page
    assert "sessions/new/" not in page


@pytest.mark.parametrize("who", ["gm", "player"])
def test_the_home_takes_as_many_queries_for_a_long_campaign(table: Table, who: str) -> None:
    def play_on(start: int) -> None:
        for number in range(start, start + 3):
            SessionFactory(campaign=table.campaign, number=number, completed=True)
        session: Session = SessionFactory(campaign=table.campaign, number=start + 3)
        for member in MemberFactory.create_batch(start, campaign=table.campaign):
            SessionPlayerFactory(session=session, member=member)

    play_on(1)
    client = getattr(table, who).client
    few = queries_of(client, HOME)
    Session.objects.planned().delete()
    play_on(10)
    assert queries_of(client, HOME) == few
