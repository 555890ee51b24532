"""Somebody says whether they can play."""

import pytest

from campaigntracker.campaigns.domain.errors import RuleError
from sessions_app.domain.rsvp import answer
from sessions_app.models import Session, SessionPlayer
from tests.factories import NOON, CharacterFactory, MemberFactory, SessionFactory, SessionPlayerFactory


@pytest.fixture
def session(db: None) -> Session:
    return SessionFactory()


def rsvps(session: Session) -> dict[str, str]:
    rows = SessionPlayer.objects.of(session).select_related("member").in_order()
    return {row.member.display_name: row.rsvp for row in rows}


def test_an_answer_is_noted_and_can_be_changed(session: Session) -> None:
    row = SessionPlayerFactory(session=session, member__display_name="Mara")
    other = SessionPlayerFactory(session=session, member__display_name="Jonah", rsvp="maybe")
    answer(session, row.member, rsvp="yes", note=" from eight ", now=NOON)
    answer(session, row.member, rsvp="late", now=NOON)
    row.refresh_from_db()
    assert (row.rsvp, row.note) == ("late", "from eight")
    answer(session, row.member, note="", now=NOON)
    row.refresh_from_db()
    assert (row.rsvp, row.note) == ("late", "")
    other.refresh_from_db()
    assert other.rsvp == "maybe"


def test_who_is_not_on_the_roster_joins_it_as_the_last_with_active_characters(session: Session) -> None:
    SessionPlayerFactory(session=session, member__display_name="Mara", position=4)
    late = MemberFactory(campaign=session.campaign, display_name="Theo")
    fern = CharacterFactory(campaign=session.campaign, member=late, name="Fern")
    ash = CharacterFactory(campaign=session.campaign, member=late, name="Ash")
    CharacterFactory(campaign=session.campaign, member=late, name="Gone", status="dead")
    row = answer(session, late, rsvp="yes", now=NOON)
    assert rsvps(session) == {"Mara": "none", "Theo": "yes"}
    assert row.position == 5
    assert row.lineup == [ash.pk, fern.pk]
    assert sorted(c.name for c in row.characters.all()) == ["Ash", "Fern"]
    answer(session, late, rsvp="no", now=NOON)
    assert rsvps(session) == {"Mara": "none", "Theo": "no"}


@pytest.mark.parametrize(
    ("status", "reason"), [("in_progress", "has begun"), ("completed", "been played"), ("cancelled", "was cancelled")]
)
def test_only_what_is_planned_takes_answers(db: None, status: str, reason: str) -> None:
    session = SessionFactory(status=status)
    row = SessionPlayerFactory(session=session)
    with pytest.raises(RuleError, match=reason):
        answer(session, row.member, rsvp="no", now=NOON)
    row.refresh_from_db()
    assert row.rsvp == "none"


def test_spectators_and_strangers_do_not_answer(session: Session) -> None:
    for member in (MemberFactory(campaign=session.campaign, role="spectator"), MemberFactory()):
        with pytest.raises(RuleError):
            answer(session, member, rsvp="yes", now=NOON)
    assert not SessionPlayer.objects.of(session).exists()


def test_a_spectator_who_was_asked_to_play_answers(session: Session) -> None:
    row = SessionPlayerFactory(session=session, member__role="spectator")
    answer(session, row.member, rsvp="yes", now=NOON)
    row.refresh_from_db()
    assert row.rsvp == "yes"


@pytest.mark.parametrize("said", [{"rsvp": "perhaps"}, {"rsvp": "yes", "note": "x" * 301}])
def test_what_is_no_answer_changes_nothing(session: Session, said: dict) -> None:
    row = SessionPlayerFactory(session=session)
    with pytest.raises(RuleError):
        answer(session, row.member, **said, now=NOON)
    row.refresh_from_db()
    assert (row.rsvp, row.note) == ("none", "")


def test_an_answer_is_no_new_version_of_the_plan(session: Session) -> None:
    answer(session, MemberFactory(campaign=session.campaign), rsvp="yes", now=NOON)
    before = session.version
    session.refresh_from_db()
    assert session.version == before
