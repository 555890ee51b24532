"""The matrix of players × sessions, and what its percentages count."""

import datetime as dt

import pytest
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from campaigntracker.campaigns.models import Campaign
from sessions_app.domain.attendance import Attendance, Span, Turn, pick_span, read_attendance, spans_of
from sessions_app.domain.attendance.reading import Column, RosterRow, Rosters
from sessions_app.domain.attendance.tally import Rate, Tally
from sessions_app.domain.attendance_states import Came
from sessions_app.models import Rsvp, Session
from tests.campaigns.counting import queries_of
from tests.conftest import Table
from tests.factories import (
    NOON,
    ChapterFactory,
    CharacterFactory,
    MemberFactory,
    SessionFactory,
    SessionPlayerFactory,
)

ALL = Span("", "All")
PAGE = "/c/the-long-road/attendance/"


def read(table: Table, span: Span = ALL) -> Attendance:
    return read_attendance(table.viewer(table.spectator), span)


def play(campaign: Campaign, number: int, **rows: dict) -> Session:
    session: Session = SessionFactory(campaign=campaign, number=number, completed=True)
    for name, values in rows.items():
        member = campaign.members.get(display_name=name)
        SessionPlayerFactory(session=session, member=member, **values)
    return session


@pytest.fixture
def long_road(table: Table) -> Campaign:
    for name in ("Ada", "Bo", "Gast"):
        MemberFactory(campaign=table.campaign, display_name=name)
    table.player.member.delete()
    came = {"attended": True}
    play(table.campaign, 1, Ada=came, Bo=came | {"arrived_late": True})
    play(
        table.campaign,
        2,
        Ada=came | {"rsvp": "no"},
        Bo={"excused": True, "rsvp": "yes"},
        Gast=came | {"is_guest": True},
    )
    play(table.campaign, 3, Ada={"rsvp": "yes"}, Bo=came | {"arrived_late": True, "left_early": True})
    return table.campaign


def cells_of(attendance: Attendance, name: str) -> dict[int, tuple]:
    columns = list(attendance.columns)
    [row] = [row for row in attendance.grid(columns) if row.name == name]
    return {
        column.number: (cell.came, cell.is_guest, cell.turn) for column, cell in zip(columns, row.cells, strict=True)
    }


def test_each_cell_says_what_happened_and_how_that_goes_with_the_answer(table: Table, long_road: Campaign) -> None:
    attendance = read(table)
    assert cells_of(attendance, "Ada") == {
        1: (Came.YES, False, None),
        2: (Came.YES, False, Turn.CAME_AFTER_ALL),
        3: (Came.ABSENT, False, Turn.STAYED_AWAY),
    }
    assert cells_of(attendance, "Bo") == {
        1: (Came.LATE, False, None),
        2: (Came.EXCUSED, False, None),
        3: (Came.LATE_AND_LEFT, False, Turn.NEVER_ANSWERED),
    }
    assert cells_of(attendance, "Gast") == {
        1: (None, False, None),
        2: (Came.YES, True, None),
        3: (None, False, None),
    }


def test_percentages_leave_guests_out_and_take_the_excused_for_absent(table: Table, long_road: Campaign) -> None:
    attendance = read(table)
    tallies = {name: attendance.tallies[member_id] for member_id, name in attendance.players}
    assert (tallies["Ada"].rate, tallies["Ada"].rate.percent) == (Rate(2, 3), 67)
    assert (tallies["Bo"].rate, tallies["Bo"].excused, tallies["Bo"].absent) == (Rate(2, 3), 1, 0)
    assert (tallies["Gast"].rate.percent, tallies["Gast"].as_guest) == (None, 1)
    assert (attendance.rate, attendance.counted, attendance.average) == (Rate(4, 6), 3, pytest.approx(4 / 3))


def test_two_characters_are_one_player(table: Table) -> None:
    session = SessionFactory(campaign=table.campaign, completed=True)
    row = SessionPlayerFactory(session=session, member=table.player.member, attended=True)
    for character in CharacterFactory.create_batch(2, campaign=table.campaign, member=table.player.member):
        row.characters.add(character, through_defaults={"campaign": table.campaign})
    attendance = read(table)
    assert attendance.rate == Rate(1, 1)
    assert attendance.average == 1


@pytest.mark.parametrize("status", ["planned", "in_progress", "cancelled"])
def test_only_completed_sessions_count(table: Table, status: str) -> None:
    play(table.campaign, 1, Player={"attended": True})
    session = SessionFactory(campaign=table.campaign, number=2, status=status)
    SessionPlayerFactory(session=session, member=table.player.member, rsvp="yes")
    attendance = read(table)
    assert attendance.rate == Rate(1, 1)
    assert [column.number for column in attendance.columns] == ([1] if status == "cancelled" else [2, 1])


def test_the_page_shows_answers_for_what_lies_ahead(table: Table) -> None:
    session = SessionFactory(campaign=table.campaign, number=2)
    SessionPlayerFactory(session=session, member=table.player.member, rsvp="maybe")
    page = table.player.client.get(PAGE).content.decode()
    assert "Says: Maybe (not played yet)" in page
    assert "0 coming" in page
    assert "nothing counts yet" in page
    assert f'href="{session.get_absolute_url()}"' in page


def test_the_page_says_what_counts_and_leads_to_sessions_and_players(table: Table, long_road: Campaign) -> None:
    page = table.spectator.client.get(PAGE).content.decode()
    for words in (
        "A percentage counts the completed sessions", "67 %", "2 of 3", "Came late and left early", "Was away, excused",
        "Guest", "Not on the roster",
    ):  # fmt: skip
        assert words in page, words
    for session in Session.objects.of(long_road):
        assert page.count(f'href="{session.get_absolute_url()}"') >= 3
    for member in long_road.members.filter(role="player"):
        assert f'href="{PAGE}{member.pk}/"' in page


def test_what_is_looked_at_can_be_narrowed(table: Table) -> None:
    now = timezone.now()
    for number in range(1, 26):
        session = play(table.campaign, number, Player={"attended": number > 20})
        Session.objects.filter(pk=session.pk).update(real_start_time=now if number > 22 else NOON, real_end_time=None)
    chapter = ChapterFactory(campaign=table.campaign, title="The descent", first_number=18, last_number=21)
    expected = {"": Rate(5, 25), "10": Rate(5, 10), "20": Rate(5, 20), "year": Rate(3, 3), str(chapter.pk): Rate(1, 4)}
    spans = spans_of(table.campaign, year_began=now - dt.timedelta(days=1), year_ends=now + dt.timedelta(days=1))
    assert {span.key: read(table, span).rate for span in spans} == expected
    assert pick_span(spans, "nonsense").key == ""
    page = table.player.client.get(PAGE, {"range": str(chapter.pk)}).content.decode()
    assert "1 of 4" in page
    assert "The descent" in page


def test_this_year_holds_no_column_of_another_year(table: Table) -> None:
    now = timezone.now()
    play(table.campaign, 1, Player={"attended": True})
    for number, start in ((2, NOON), (3, now + dt.timedelta(days=400)), (4, now), (5, None)):
        SessionFactory(campaign=table.campaign, number=number, real_start_time=start)
    span = spans_of(table.campaign, year_began=now - dt.timedelta(days=1), year_ends=now + dt.timedelta(days=1))[3]
    assert [column.number for column in read(table, span).columns] == [5, 4]
    page = table.player.client.get(PAGE, {"range": "year"}).content.decode()
    assert "No session was played this year yet. What lies ahead stands below." in page


def test_no_chapter_looks_chosen_until_one_is(table: Table) -> None:
    play(table.campaign, 1, Player={"attended": True})
    chapter = ChapterFactory(campaign=table.campaign, title="The descent", first_number=1, last_number=None)
    any_chapter = '<option value="">Any chapter</option>'
    page = table.player.client.get(PAGE).content.decode()
    assert any_chapter in page
    assert f'<option value="{chapter.pk}">' in page
    page = table.player.client.get(PAGE, {"range": str(chapter.pk)}).content.decode()
    assert f'<option value="{chapter.pk}" selected>' in page


def test_a_long_campaign_has_pages_of_columns_and_counts_all_of_it(table: Table) -> None:
    for number in range(60):
        play(table.campaign, number, Player={"attended": True})
    for asked, shown in (("1", 50), ("2", 10), ("99", 10), ("x", 50)):
        answer = table.player.client.get(PAGE, {"page": asked})
        assert len(answer.context["rows"][0].cells) == shown
        assert "60 of 60" in answer.content.decode()


def test_an_empty_campaign_says_what_to_do_first(table: Table) -> None:
    assert "/sessions/new/" in table.gm.client.get(PAGE).content.decode()
    page = table.player.client.get(PAGE).content.decode()
    assert "Nobody could come yet" in page
    assert "/sessions/new/" not in page
    play(table.campaign, 1)
    table.player.member.delete()
    assert "/members/add/" in table.gm.client.get(PAGE).content.decode()
    assert "No session was played this year yet" in table.gm.client.get(PAGE, {"range": "year"}).content.decode()


def test_whoever_may_read_the_campaign_may_read_it(table: Table, long_road: Campaign) -> None:
    ada = long_road.members.get(display_name="Ada")
    for address in (PAGE, f"{PAGE}{ada.pk}/"):
        for persona in (table.gm, table.spectator):
            assert persona.client.get(address).status_code == 200
        for persona in (table.stranger, table.anonymous):
            assert persona.client.get(address).status_code == 404
    Campaign.objects.update(is_public=True)
    assert table.anonymous.client.get(PAGE).status_code == 200


def test_it_takes_as_many_queries_for_many_sessions_and_players(table: Table) -> None:
    play(table.campaign, 1, Player={"attended": True})
    few = queries_of(table.player.client, PAGE)
    for number in range(2, 8):
        session = play(table.campaign, number, Player={"attended": True})
        SessionPlayerFactory.create_batch(3, session=session)
    assert queries_of(table.player.client, PAGE) == few


COLUMN_STATUSES = st.sampled_from(["completed", "completed", "completed", "planned", "in_progress"])
ROWS = st.fixed_dictionaries(
    {name: st.booleans() for name in ("attended", "arrived_late", "left_early", "excused", "is_guest")}
    | {"rsvp": st.sampled_from(Rsvp.values)}
)


@settings(max_examples=200)
@given(st.lists(st.tuples(COLUMN_STATUSES, st.dictionaries(st.sampled_from("abcd"), ROWS)), max_size=12))
def test_any_rosters_are_counted_as_by_hand(evenings: list) -> None:
    """Against a plain count over the same rows."""
    from sessions_app.domain.attendance.matrix import _count

    columns = [Column(f"s{n}", n, "", status, None) for n, (status, _rows) in enumerate(evenings)]  # type: ignore[arg-type]
    rows = {
        column.id: {who: RosterRow(session_id=column.id, member_id=who, **row) for who, row in said.items()}  # type: ignore[arg-type]
        for column, (_status, said) in zip(columns, evenings, strict=True)
    }
    tallies, rate, counted = _count(Rosters(tuple(columns), rows), columns)
    counting = [said for status, said in evenings if status == "completed"]
    for who in "abcd":
        own = [said[who] for said in counting if who in said]
        as_player = [row for row in own if not row["is_guest"]]
        tally = tallies.get(who, Tally.empty())  # type: ignore[call-overload]
        assert tally.rate == Rate(sum(row["attended"] for row in as_player), len(as_player))
        assert tally.as_guest == sum(row["attended"] for row in own if row["is_guest"])
        assert tally.late == sum(row["attended"] and row["arrived_late"] for row in as_player)
        assert tally.excused + tally.absent == tally.rate.counted - tally.rate.came
    everybody = [row for said in counting for row in said.values() if not row["is_guest"]]
    assert rate == Rate(sum(row["attended"] for row in everybody), len(everybody))
    assert counted == sum(any(not row["is_guest"] for row in said.values()) for said in counting)


@given(st.integers(0, 600), st.integers(0, 600))
def test_a_percentage_is_whole_and_only_the_whole_is_a_hundred(came: int, missed: int) -> None:
    percent = Rate(came, came + missed).percent
    if not came + missed:
        assert percent is None
        return
    assert percent is not None
    assert (percent == 100) is (missed == 0)
    assert (percent == 0) is (came == 0)
    if came and missed and 1 < percent < 99:
        assert abs(percent - 100 * came / (came + missed)) <= 0.5


def test_the_average_says_that_guests_do_not_count_where_there_are_some(table: Table, long_road: Campaign) -> None:
    assert "on average, without guests" in table.spectator.client.get(PAGE).content.decode()
    for row in Session.objects.get(number=2).players.filter(is_guest=True):
        row.delete()
    page = table.spectator.client.get(PAGE).content.decode()
    assert "players a session, on average<" in page
    assert "without guests" not in page.partition("attendance-sums")[2].partition("</dl>")[0]
