"""Without a seat, answers and notes of a roster are not to be read; who is asked and who came are."""

import datetime as dt

import pytest
from django.utils import timezone

from campaigntracker.campaigns.models import Campaign, Viewer
from campaigntracker.web.kept import Kept
from events_app.rendering import page as pages
from sessions_app.domain.date_answers import answer_dates
from sessions_app.domain.dates import propose_dates
from sessions_app.domain.reading import RosterLine, read_roster
from sessions_app.models import Session
from sessions_app.views import detail
from tests.conftest import Table
from tests.factories import SessionFactory, SessionPlayerFactory

HOME = "/c/the-long-road/"
NOTE = "xyzzy knee"
ANSWERS = ("badge-bad", "badge-good", 'data-rsvp="no"', "cannot come", NOTE, ">No<")


@pytest.fixture
def planned(table: Table) -> Session:
    Campaign.objects.filter(pk=table.campaign.pk).update(is_public=True)
    session: Session = SessionFactory(
        campaign=table.campaign, number=4, real_start_time=timezone.now() + dt.timedelta(days=3)
    )
    SessionPlayerFactory(session=session, member=table.player.member, rsvp="no", note=NOTE)
    return session


@pytest.fixture
def played(table: Table, planned: Session) -> Session:
    session: Session = SessionFactory(campaign=table.campaign, number=3, completed=True)
    SessionPlayerFactory(session=session, member=table.player.member, attended=True, rsvp="no", note=NOTE)
    return session


def read(table: Table, who: str, address: str) -> str:
    response = getattr(table, who).client.get(address)
    assert response.status_code == 200
    page: str = response.content.decode()
    return page.partition("<main")[2].partition("</main>")[0]


@pytest.mark.parametrize("who", ["anonymous", "stranger"])
@pytest.mark.parametrize("where", ["", "sessions/4/", "sessions/3/", "sessions/", "attendance/"])
def test_no_answer_and_no_note_reaches_anybody_without_a_seat(
    table: Table, played: Session, who: str, where: str
) -> None:
    # A kept page of the party comes before.
    assert "Player" in read(table, "player", HOME + where)
    page = read(table, who, HOME + where)
    assert "Player" in page
    assert not [word for word in ANSWERS if word in page]


@pytest.mark.parametrize(("where", "word"), [("", NOTE), ("sessions/4/", NOTE), ("sessions/3/", NOTE)])
def test_whoever_has_a_seat_reads_them(table: Table, played: Session, where: str, word: str) -> None:
    assert word in read(table, "spectator", HOME + where)


def test_a_player_page_shows_the_public_only_what_was_played(table: Table, played: Session) -> None:
    assert table.player.member
    address = f"{HOME}attendance/{table.player.member.pk}/"
    assert "sessions/4/" in read(table, "spectator", address)
    page = read(table, "anonymous", address)
    assert "sessions/4/" not in page
    assert "said no, came" not in page


def test_notes_and_answers_find_nothing_for_the_public(table: Table, played: Session) -> None:
    assert table.player.member
    assert "sessions/3/" in read(table, "spectator", f"{HOME}sessions/?q=xyzzy")
    assert "sessions/3/" not in read(table, "anonymous", f"{HOME}sessions/?q=xyzzy")
    declined = f"{HOME}sessions/?player={table.player.member.pk}"
    assert "sessions/4/" not in read(table, "spectator", declined)
    assert "sessions/4/" in read(table, "anonymous", declined)


def test_counts_of_answers_to_dates_are_the_tables_own(table: Table, planned: Session) -> None:
    Session.objects.filter(pk=planned.pk).update(real_start_time=None)
    planned.refresh_from_db()
    [option] = propose_dates(planned, [timezone.now() + dt.timedelta(days=5)], now=timezone.now())
    assert table.player.member
    answer_dates(planned, table.player.member, {option.pk: "yes"}, now=timezone.now())
    for where in ("", "sessions/4/"):
        assert "date-counts" in read(table, "spectator", HOME + where)
        assert "date-counts" not in read(table, "anonymous", HOME + where)


def test_the_third_kind_of_reader_and_the_strip_are_what_hold_it(
    table: Table, played: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without either of them a note is told."""
    address = f"{HOME}sessions/3/"
    monkeypatch.setattr(Viewer, "kind", property(lambda viewer: "gm" if viewer.is_gm else "party"))
    monkeypatch.setattr(pages, "_kept", Kept(lambda shown: 1))
    read(table, "player", address)
    assert NOTE in read(table, "anonymous", address)

    def unstripped(viewer: Viewer, session: Session) -> list[RosterLine]:
        return read_roster(session)

    monkeypatch.undo()
    monkeypatch.setattr(pages, "_kept", Kept(lambda shown: 1))
    monkeypatch.setattr(detail, "roster_for", unstripped)
    assert NOTE in read(table, "anonymous", address)
