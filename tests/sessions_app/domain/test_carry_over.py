import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from campaigntracker.campaigns.domain.errors import RuleError
from sessions_app.domain.carry_over import CarryChoice, carry_over, take_back, what_is_left
from sessions_app.domain.drafts import RosterEntry
from sessions_app.domain.lifecycle import cancel_session
from sessions_app.domain.prep import edit_item, tick_item
from sessions_app.domain.prep_lines import PrepDraft
from sessions_app.domain.roster import set_roster
from sessions_app.models import PrepItem, Session, SessionPlayer
from tests.factories import (
    NOON,
    CampaignFactory,
    CharacterFactory,
    MemberFactory,
    PrepItemFactory,
    SessionFactory,
    SessionPlayerFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def played() -> Session:
    session = SessionFactory(
        number=15,
        completed=True,
        planned_objectives=["Find the key", "Cross the river", "Pay the miller"],
        actual_objectives=["cross  the River"],
    )
    for kind, text, done in (
        ("scene", "The bridge", None),
        ("secret", "The mayor is dead", None),
        ("secret", "The well is dry", NOON),
        ("task", "Print the map", None),
    ):
        PrepItemFactory(session=session, kind=kind, text=text, done_at=done)
    return session


@pytest.fixture
def planned(played: Session) -> Session:
    return SessionFactory(campaign=played.campaign, number=16, planned_objectives=["find the KEY", "Rest"])


def texts(session: Session) -> list[str]:
    return [item.text for item in PrepItem.objects.of_session(session)]


def objectives(session: Session) -> list[str]:
    return Session.objects.get(pk=session.pk).planned_objectives


def test_what_is_left_is_what_was_not_met_nor_used(played: Session) -> None:
    left = what_is_left(played)
    assert left.objectives == ("Find the key", "Pay the miller")
    assert [item.text for item in left.secrets] == ["The mayor is dead"]
    assert [item.text for item in left.unused] == ["The bridge", "Print the map"]


def test_everything_left_goes_on_in_one_go(played: Session, planned: Session) -> None:
    carried = carry_over(played, planned, now=NOON)
    assert carried.objectives == ("Pay the miller",)
    # What is planned already is not planned twice.
    assert objectives(planned) == ["find the KEY", "Rest", "Pay the miller"]
    assert sorted(texts(planned)) == ["Print the map", "The bridge", "The mayor is dead"]
    assert {item.carried_from.text for item in PrepItem.objects.of_session(planned)} == set(texts(planned))
    # The earlier ones stay.
    assert len(texts(played)) == 4
    assert not what_is_left(played)


def test_pressing_twice_adds_nothing(played: Session, planned: Session) -> None:
    carry_over(played, planned, now=NOON)
    before = objectives(planned), texts(planned)
    version = Session.objects.get(pk=planned.pk).version
    assert not carry_over(played, planned, now=NOON)
    assert (objectives(planned), texts(planned)) == before
    assert Session.objects.get(pk=planned.pk).version == version


def test_only_what_was_chosen_goes_on(played: Session, planned: Session) -> None:
    [secret] = what_is_left(played).secrets
    carry_over(played, planned, what=CarryChoice(objectives=frozenset(), items=frozenset({secret.id})), now=NOON)
    assert (objectives(planned), texts(planned)) == (["find the KEY", "Rest"], ["The mayor is dead"])
    carry_over(played, planned, now=NOON)
    assert len(texts(planned)) == 3


def test_the_next_planned_session_goes_on_unless_another_is_named(played: Session, planned: Session) -> None:
    soon = SessionFactory(campaign=played.campaign, number=17, real_start_time=NOON + dt.timedelta(days=1))
    assert carry_over(played, None, now=NOON).session == soon


def test_without_a_planned_session_the_next_is_planned(played: Session) -> None:
    gm, ada, guest = (MemberFactory(campaign=played.campaign, display_name=name) for name in ("Gm", "Ada", "Guest"))
    played.gm = gm
    played.save()
    nim = CharacterFactory(campaign=played.campaign, member=ada)
    dead = CharacterFactory(campaign=played.campaign, member=ada, status="dead")
    entry = RosterEntry(member_id=ada.pk, character_ids=(dead.pk, nim.pk), rsvp="yes", attended=True, note="Hat")
    set_roster(played, [entry])
    SessionPlayerFactory(session=played, member=guest, is_guest=True)
    carried = carry_over(played, None, now=NOON)
    session = carried.session
    assert (carried.is_new, session.number, session.status, session.gm) == (True, 16, "planned", gm)
    [row] = SessionPlayer.objects.of(session)
    assert (row.member, list(row.characters.all()), row.rsvp, row.attended, row.note) == (ada, [nim], "none", False, "")
    assert session.planned_objectives == ["Find the key", "Pay the miller"]
    # Pressed twice, that one is the next.
    again = carry_over(played, None, now=NOON)
    assert (again.session, again.is_new, bool(again)) == (session, False, False)


def test_only_a_planned_session_goes_on(played: Session, planned: Session) -> None:
    cancel_session(planned, now=NOON)
    for target in (planned, played, SessionFactory(campaign=played.campaign, in_progress=True, number=18)):
        with pytest.raises(RuleError):
            carry_over(played, target, now=NOON)
    with pytest.raises(RuleError):
        carry_over(SessionFactory(campaign=played.campaign, number=20), None, now=NOON)
    assert texts(planned) == []


def test_a_session_of_another_campaign_never_goes_on(played: Session) -> None:
    stranger = SessionFactory(campaign=CampaignFactory(), number=16)
    with pytest.raises(RuleError):
        carry_over(played, stranger, now=NOON)
    assert texts(stranger) == []


def test_what_went_on_is_left_by_the_session_that_has_it(played: Session, planned: Session) -> None:
    carry_over(played, planned, now=NOON)
    Session.objects.filter(pk=planned.pk).update(status="completed")
    planned.refresh_from_db()
    tick_item(PrepItem.objects.of_session(planned).get(text="The bridge"), now=NOON)
    assert not what_is_left(played)
    last = carry_over(planned, None, now=NOON).session
    assert sorted(texts(last)) == ["Print the map", "The mayor is dead"]


def test_a_cancelled_session_goes_on_with_nothing(played: Session, planned: Session) -> None:
    carry_over(played, planned, now=NOON)
    cancel_session(planned, now=NOON)
    assert len(what_is_left(played).items) == 3
    assert len(carry_over(played, None, now=NOON).items) == 3


def test_taking_back_removes_what_nobody_has_touched(played: Session, planned: Session) -> None:
    carry_over(played, planned, now=NOON)
    ticked, changed, _left = PrepItem.objects.of_session(planned)
    tick_item(ticked, now=NOON)
    edit_item(changed, PrepDraft(changed.kind, "In other words"))
    PrepItemFactory(session=planned, text="Of its own")
    back = take_back(played, planned, now=NOON)
    assert (back.items, objectives(planned)) == (1, ["Rest"])
    assert sorted(texts(planned)) == sorted([ticked.text, "In other words", "Of its own"])
    # And can be had again.
    assert carry_over(played, planned, now=NOON).items[0].carried_from_id == _left.carried_from_id


def test_nothing_is_taken_back_from_what_was_played(played: Session, planned: Session) -> None:
    carry_over(played, planned, now=NOON)
    Session.objects.filter(pk=planned.pk).update(status="in_progress")
    with pytest.raises(RuleError):
        take_back(played, planned, now=NOON)
    assert len(texts(planned)) == 3


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    items=st.lists(st.tuples(st.sampled_from(["scene", "secret", "task"]), st.booleans()), max_size=6),
    wanted=st.lists(st.sampled_from(["Key", "key ", "River", "Rest"]), max_size=4),
    times=st.integers(1, 3),
)
def test_however_often_it_is_asked_each_goes_on_once(
    items: list[tuple[str, bool]], wanted: list[str], times: int
) -> None:
    source = SessionFactory(completed=True, number=1, planned_objectives=wanted, actual_objectives=["river"])
    for number, (kind, done) in enumerate(items):
        PrepItemFactory(session=source, kind=kind, text=f"{kind} {number}", done_at=NOON if done else None)
    for _ in range(times):
        target = carry_over(source, None, now=NOON).session
    open_texts = [item.text for item in PrepItem.objects.of_session(source) if item.done_at is None]
    assert sorted(texts(target)) == sorted(open_texts)
    assert len({text.strip().casefold() for text in objectives(target)}) == len(objectives(target))
    assert "River" not in objectives(target)
