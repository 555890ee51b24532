"""Who plays in a session."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from campaigntracker.campaigns.domain.errors import RuleError
from sessions_app.domain.drafts import RosterEntry, draft_of
from sessions_app.domain.roster import mark_attendance, set_roster
from sessions_app.models import Session, SessionPlayer
from tests.factories import CharacterFactory, MemberFactory, SessionFactory


@pytest.fixture
def session(db: None) -> Session:
    return SessionFactory()


def entries_for(session: Session, count: int, **values: object) -> list[RosterEntry]:
    members = [MemberFactory(campaign=session.campaign) for _ in range(count)]
    return [
        RosterEntry(
            member_id=member.id,
            character_ids=(CharacterFactory(campaign=session.campaign, member=member).id,),
            **values,  # type: ignore[arg-type]
        )
        for member in members
    ]


def test_the_roster_becomes_exactly_what_was_given_in_its_order(session: Session) -> None:
    ana, bo, cai = entries_for(session, 3, rsvp="yes")
    set_roster(session, [ana, bo])
    set_roster(session, [cai, ana])
    assert draft_of(session).roster == (cai, ana)


def test_characters_keep_the_order_in_which_they_were_given(session: Session) -> None:
    member = MemberFactory(campaign=session.campaign)
    first, second = (CharacterFactory(campaign=session.campaign).id for _ in range(2))
    set_roster(session, [RosterEntry(member_id=member.id, character_ids=(second, first, second))])
    assert draft_of(session).roster[0].character_ids == (second, first)
    set_roster(session, [RosterEntry(member_id=member.id, character_ids=(first,))])
    assert draft_of(session).roster[0].character_ids == (first,)
    set_roster(session, [RosterEntry(member_id=member.id)])
    assert draft_of(session).roster[0].character_ids == ()


def test_rows_that_did_not_change_are_left_alone(session: Session) -> None:
    entries = entries_for(session, 2)
    set_roster(session, entries)
    ids = set(SessionPlayer.objects.of(session).values_list("id", flat=True))
    with CaptureQueriesContext(connection) as captured:
        set_roster(session, entries)
    assert [query["sql"] for query in captured if not query["sql"].startswith("SELECT")] == []
    assert set(SessionPlayer.objects.of(session).values_list("id", flat=True)) == ids


@pytest.mark.parametrize("stranger", ["member", "character", "nobody"])
def test_nobody_of_another_campaign_plays(session: Session, stranger: str) -> None:
    member = MemberFactory(campaign=session.campaign)
    bad = {
        "member": RosterEntry(member_id=MemberFactory().id),
        "character": RosterEntry(member_id=member.id, character_ids=(CharacterFactory().id,)),
        "nobody": RosterEntry(member_id=uuid.uuid4()),
    }[stranger]
    with pytest.raises(RuleError) as refused:
        set_roster(session, [bad])
    assert refused.value.field == "roster"
    assert not SessionPlayer.objects.of(session).exists()


def test_attendance_is_marked_for_the_roster_alone(session: Session) -> None:
    ana, bo = entries_for(session, 2)
    set_roster(session, [ana, bo])
    mark_attendance(session, [bo.member_id, MemberFactory(campaign=session.campaign).id])
    assert [entry.attended for entry in draft_of(session).roster] == [False, True]
    mark_attendance(session, [ana.member_id])
    assert [entry.attended for entry in draft_of(session).roster] == [True, False]


def test_a_large_table_takes_no_more_queries(session: Session) -> None:
    def queries_for(count: int) -> int:
        entries = entries_for(session, count)
        with CaptureQueriesContext(connection) as captured:
            set_roster(session, entries)
            set_roster(session, [RosterEntry(member_id=entry.member_id, rsvp="yes") for entry in reversed(entries)])
            mark_attendance(session, [entry.member_id for entry in entries])
        return len(captured)

    queries_for(1)
    assert queries_for(2) == queries_for(9)
