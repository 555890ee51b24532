"""One player's way through the campaign."""

import pytest

from sessions_app.models import SessionPlayer
from tests.campaigns.counting import queries_of
from tests.conftest import Table
from tests.factories import CampaignFactory, CharacterFactory, MemberFactory, SessionFactory, SessionPlayerFactory


@pytest.fixture
def url(table: Table) -> str:
    return f"/c/the-long-road/attendance/{table.player.member.pk}/"


def play(table: Table, number: int, **values: object) -> SessionPlayer:
    session = SessionFactory(campaign=table.campaign, number=number, completed=True)
    row: SessionPlayer = SessionPlayerFactory(session=session, member=table.player.member, **values)
    return row


def test_runs_go_on_over_sessions_that_do_not_count(table: Table, url: str) -> None:
    for number, came in enumerate([True, True, False, True, True], start=1):
        play(table, number, attended=came)
    play(table, 6, attended=False, is_guest=True)
    SessionFactory(campaign=table.campaign, number=7, completed=True)
    play(table, 8, attended=True)
    SessionPlayerFactory(session=SessionFactory(campaign=table.campaign, number=9), member=table.player.member)
    player = table.player.client.get(url).context["player"]
    assert (player.longest_run, player.current_run, player.missed_lately) == (3, 3, 0)
    assert [evening.column.number for evening in player.evenings] == [9, 8, 6, 5, 4, 3, 2, 1]


def test_the_page_tells_what_happened_and_as_whom(table: Table, url: str) -> None:
    row = play(table, 1, attended=True, arrived_late=True, rsvp="no")
    nim = CharacterFactory(campaign=table.campaign, name="Nim")
    row.characters.add(nim, through_defaults={"campaign": table.campaign})
    friend = MemberFactory(campaign=table.campaign, display_name="Ada")
    SessionPlayerFactory(session=row.session, member=friend, attended=True)
    SessionPlayerFactory(session=row.session, attended=False)
    page = table.spectator.client.get(url).content.decode()
    for words in ("100 %", "came to 1 of 1", "Came late, had said no · Nim", "Played with most", "said no, came"):
        assert words in page, words
    assert f"/c/the-long-road/attendance/{friend.pk}/" in page
    assert len(table.spectator.client.get(url).context["player"].companions) == 1


def test_what_was_missed_lately_is_offered_to_the_player_and_the_gm(table: Table, url: str) -> None:
    play(table, 1, attended=True)
    SessionFactory(campaign=table.campaign, number=2, completed=True)
    away = "/c/the-long-road/away/"
    assert f'href="{away}"' in table.player.client.get(url).content.decode()
    assert f'href="{away}?member={table.player.member.pk}"' in table.gm.client.get(url).content.decode()
    assert away not in table.spectator.client.get(url).content.decode()


def test_somebody_who_is_on_no_roster(table: Table, url: str) -> None:
    assert "Not on any roster yet" in table.player.client.get(url).content.decode()
    assert "/sessions/new/" in table.gm.client.get(url).content.decode()


def test_nobody_of_another_campaign(table: Table) -> None:
    other = MemberFactory(campaign=CampaignFactory())
    assert table.gm.client.get(f"/c/the-long-road/attendance/{other.pk}/").status_code == 404


def test_many_evenings_have_pages_and_take_no_more_queries(table: Table, url: str) -> None:
    play(table, 0, attended=True)
    few = queries_of(table.player.client, url)
    for number in range(1, 36):
        row = play(table, number, attended=True)
        hero = CharacterFactory(campaign=table.campaign)
        row.characters.add(hero, through_defaults={"campaign": table.campaign})
        SessionPlayerFactory(session=row.session, attended=True)
    assert queries_of(table.player.client, url) == few
    assert len(table.player.client.get(url).context["page_obj"]) == 30
    assert len(table.player.client.get(f"{url}?page=2").context["page_obj"]) == 6
