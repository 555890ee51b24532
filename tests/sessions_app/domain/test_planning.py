"""Planning a session and editing it later."""

import dataclasses
import datetime as dt

import pytest

from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.models import Campaign
from sessions_app.domain.drafts import RosterEntry, SessionDraft, draft_of
from sessions_app.domain.errors import EditConflictError
from sessions_app.domain.numbering import next_number
from sessions_app.domain.planning import edit_session, plan_session
from sessions_app.models import Session
from tests.factories import NOON, CampaignFactory, CharacterFactory, MemberFactory, SessionFactory

HOUR = dt.timedelta(hours=1)


@pytest.fixture
def campaign(db: None) -> Campaign:
    return CampaignFactory()


def test_numbers_go_on_from_the_highest_ever_given(campaign: Campaign) -> None:
    assert next_number(campaign) == 1
    SessionFactory(campaign=campaign, number=0)
    assert next_number(campaign) == 1
    SessionFactory(campaign=campaign, number=7, status="cancelled")
    SessionFactory(number=70)  # another campaign's
    assert next_number(campaign) == 8


def test_a_plan_is_kept_whole(campaign: Campaign) -> None:
    gm = MemberFactory(campaign=campaign, role="gm")
    player = MemberFactory(campaign=campaign)
    character = CharacterFactory(campaign=campaign, member=player)
    draft = SessionDraft(
        number=3,
        title="The ford",
        description="Cross it.",
        location="Ana's",
        real_start_time=NOON,
        gm_id=gm.id,
        planned_objectives=["Cross", "Hide"],
        tags=[" Water", "water", "", "Night "],
        notes="Bring dice",
        gm_notes="It is a trap",
        gm_summary="Soon.",
        highlights=["One"],
        roster=(RosterEntry(member_id=player.id, character_ids=(character.id,), rsvp="yes"),),
    )
    session = plan_session(campaign, draft, now=NOON)
    session.refresh_from_db()
    assert draft_of(session) == dataclasses.replace(draft, tags=["water", "night"])
    assert (session.status, session.version, session.created_at) == ("planned", 1, NOON)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"number": 1}, "number"),
        ({"number": -1}, "number"),
        ({"number": 2**31}, "number"),
        ({"real_start_time": NOON, "real_end_time": NOON - HOUR}, "real_end_time"),
        ({"game_start_time": 5, "game_end_time": 4}, "game_end_time"),
        ({"game_start_time": -(2**63), "game_end_time": 2**63 - 1}, "game_end_time"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(campaign: Campaign, changes: dict, field: str) -> None:
    SessionFactory(campaign=campaign, number=1)
    draft = dataclasses.replace(SessionDraft(number=2), **changes)
    with pytest.raises(RuleError) as refused:
        plan_session(campaign, draft, now=NOON)
    assert refused.value.field == field
    assert Session.objects.of(campaign).count() == 1


def test_a_stranger_does_not_run_the_game(campaign: Campaign) -> None:
    with pytest.raises(RuleError) as refused:
        plan_session(campaign, SessionDraft(number=1, gm_id=MemberFactory().id), now=NOON)
    assert refused.value.field == "gm"


def test_a_session_keeps_its_own_number(campaign: Campaign) -> None:
    session = SessionFactory(campaign=campaign, number=4)
    edited = edit_session(session, SessionDraft(number=4, title="New"), base_version=1, now=NOON + HOUR)
    assert (edited.title, edited.version, edited.updated_at) == ("New", 2, NOON + HOUR)


def test_editing_keeps_what_the_recap_says_by_itself(campaign: Campaign) -> None:
    session = SessionFactory(campaign=campaign, summary={"auto": "Rain.", "gm": "Old", "highlights": ["Old"]})
    edited = edit_session(session, SessionDraft(number=session.number), base_version=1, now=NOON)
    assert edited.summary == {"auto": "Rain."}


def test_saving_what_is_there_changes_nothing(campaign: Campaign) -> None:
    session = SessionFactory(campaign=campaign, completed=True, summary={"gm": "a", "highlights": ["b"]}, tags=["x"])
    before = draft_of(session)
    assert draft_of(edit_session(session, before, base_version=1, now=NOON)) == before


def test_the_second_editor_is_told_and_overwrites_nothing(campaign: Campaign) -> None:
    session = SessionFactory(campaign=campaign, number=1)
    edit_session(session, SessionDraft(number=1, title="First"), base_version=1, now=NOON)
    with pytest.raises(EditConflictError) as conflict:
        edit_session(session, SessionDraft(number=1, title="Second"), base_version=1, now=NOON)
    assert conflict.value.current.title == "First"
    session.refresh_from_db()
    assert session.title == "First"


def test_without_looking_at_the_version_the_first_editor_would_lose(
    campaign: Campaign,
) -> None:
    """The twin: two editors who both say the newest version, as if nobody compared."""
    session = SessionFactory(campaign=campaign, number=1)

    def edit_unseen(title: str) -> None:
        newest = Session.objects.get(pk=session.pk).version
        edit_session(session, SessionDraft(number=1, title=title), base_version=newest, now=NOON)

    edit_unseen("First")
    edit_unseen("Second")
    session.refresh_from_db()
    assert session.title == "Second"
