"""“each” counts those who are at the table."""

import dataclasses

import pytest

from campaigntracker.campaigns.models import Member
from events_app.capture import read_line
from events_app.capture.examples import TABLE
from events_app.domain.capturing import capture, preview
from events_app.domain.checking import BIGGEST
from events_app.domain.closing.loot import sharers_of
from sessions_app.domain.attendance_states import Came
from sessions_app.domain.drafts import RosterEntry
from sessions_app.domain.roll_call import RollCall, take_roll
from sessions_app.domain.roster import set_roster
from sessions_app.models import Session
from tests.factories import NOON, CharacterFactory, MemberFactory, SessionFactory

OF_TWO = dataclasses.replace(TABLE, sharers=("Fighter", "Ines"))


@pytest.mark.parametrize(
    ("line", "amount", "description"),
    [
        ("xp 100 each", 200, "100 each for 2"),
        ("xp 100 xp apiece for the rats", 200, "100 each for 2 for the rats"),
        ("xp 1,000 each.", 2_000, "1,000 each for 2"),
        ("loot 100 each", 200, "100 each for 2"),
        ("loot 50gp each from the hoard", 100, "50gp each for 2 from the hoard"),
        ("treasure 5sp per head", 1, "5sp each for 2"),
        ("loot 100", 100, ""),
        ("xp 100 teach them", 100, "teach them"),
    ],
)
def test_each_counts_whoever_is_there(line: str, amount: int, description: str) -> None:
    [item] = read_line(line, OF_TWO).items
    assert (item.amount, item.description) == (amount, description)


def test_things_beside_the_coins_are_not_counted_for_each() -> None:
    coins, thing = read_line("loot 100 each, Silver Key", OF_TWO).items
    assert (coins.amount, coins.description, thing.name) == (200, "100 each for 2", "Silver Key")


def test_the_party_counts_until_somebody_says_who_came() -> None:
    assert read_line("xp 100 each", TABLE).items[0].amount == 400
    nobody = dataclasses.replace(TABLE, characters=())
    assert "Nobody is there to count" in read_line("loot 100 each", nobody).problem


@pytest.mark.parametrize("line", [f"xp {BIGGEST} each", f"loot {BIGGEST} each", f"loot {BIGGEST} gp each"])
def test_a_sum_that_is_too_large_is_refused(line: str) -> None:
    reading = read_line(line, OF_TWO)
    assert (reading.ok, bool(reading.problem)) == (False, True)


@pytest.fixture
def session(db: None) -> Session:
    """Four of the party on its roster, all of whom came, each with a character."""
    session = SessionFactory(in_progress=True)
    seats = MemberFactory.create_batch(4, campaign=session.campaign)
    characters = [CharacterFactory(campaign=session.campaign, member=seat) for seat in seats]
    set_roster(
        session,
        [
            RosterEntry(member_id=seat.pk, attended=True, character_ids=(character.pk,))
            for seat, character in zip(seats, characters, strict=True)
        ],
    )
    return session


@pytest.fixture
def gm(session: Session) -> Member:
    return MemberFactory(campaign=session.campaign, role="gm")


def recorded(session: Session, gm: Member, line: str = "xp 100 each") -> tuple[int | None, str]:
    captured = capture(session, line, by=gm, now=NOON, fingerprint=preview(session, line)[0].fingerprint)
    [event] = captured.events
    return event.amount, event.description


def test_all_who_came_count(session: Session, gm: Member) -> None:
    assert recorded(session, gm) == (400, "100 each for 4")


@pytest.mark.parametrize("came", [Came.ABSENT, Came.EXCUSED])
def test_who_is_away_does_not_count(session: Session, gm: Member, came: Came) -> None:
    away = session.players.in_order()[0]
    take_roll(session, RollCall(came={away.member_id: came}), now=NOON)
    assert recorded(session, gm) == (300, "100 each for 3")
    assert recorded(session, gm, "loot 100 each") == (300, "100 each for 3")


@pytest.mark.parametrize("came", [Came.LATE, Came.LEFT_EARLY])
def test_who_was_there_for_a_part_counts(session: Session, gm: Member, came: Came) -> None:
    late = session.players.in_order()[0]
    take_roll(session, RollCall(came={late.member_id: came}), now=NOON)
    assert recorded(session, gm)[0] == 400


def test_a_guest_counts_as_in_the_split_at_the_end(session: Session, gm: Member) -> None:
    take_roll(session, RollCall(guests=("Odd",)), now=NOON)
    assert recorded(session, gm) == (500, "100 each for 5")
    assert len(sharers_of(session)) == 5


def test_who_leaves_the_table_after_the_preview_is_told_first(session: Session, gm: Member) -> None:
    fingerprint = preview(session, "xp 100 each")[0].fingerprint
    away = session.players.in_order()[0]
    take_roll(session, RollCall(came={away.member_id: Came.ABSENT}), now=NOON)
    captured = capture(session, "xp 100 each", by=gm, now=NOON, fingerprint=fingerprint)
    assert (captured.ok, captured.changed, captured.reading.items[0].amount) == (False, True, 300)


def test_without_a_roll_call_the_active_characters_count(db: None) -> None:
    session = SessionFactory(in_progress=True)
    CharacterFactory.create_batch(2, campaign=session.campaign)
    CharacterFactory(campaign=session.campaign, status="retired")
    assert recorded(session, MemberFactory(campaign=session.campaign, role="gm")) == (200, "100 each for 2")
