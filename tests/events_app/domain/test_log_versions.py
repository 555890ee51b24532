"""How an open page learns that the log has changed, and a player only of what concerns players."""

import pytest

from campaigntracker.campaigns.models import Campaign
from events_app.domain.bulk import show_events_to, void_events
from events_app.domain.correcting import correct_event, restore_event, void_event
from events_app.domain.items import EventItem
from events_app.domain.recording import record_events
from events_app.models import Event
from sessions_app.models import Session
from tests.factories import NOON, SessionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def session() -> Session:
    return SessionFactory(in_progress=True)


def log(session: Session, visibility: str = "party") -> Event:
    [recorded] = record_events(
        session.campaign,
        [EventItem(type="note", name="It rains", visibility=visibility)],
        session=session,
        by=None,
        now=NOON,
    )
    return recorded.event


def versions(session: Session) -> tuple[int, int]:
    """The log's version, and the party's."""
    session.refresh_from_db()
    return session.log_version, session.party_log_version


def test_what_all_may_see_changes_both_versions(session: Session) -> None:
    event = log(session)
    assert versions(session) == (1, 1)
    correct_event(event, EventItem(type="note", name="It snows"), now=NOON)
    assert versions(session) == (2, 2)
    void_event(event, now=NOON)
    assert versions(session) == (3, 3)
    restore_event(event, now=NOON)
    assert versions(session) == (4, 4)


def test_a_secret_changes_only_the_gms_version(session: Session) -> None:
    event = log(session, "gm")
    correct_event(event, EventItem(type="note", name="It snows", visibility="gm"), now=NOON)
    void_event(event, now=NOON)
    restore_event(event, now=NOON)
    assert versions(session) == (4, 0)


def test_revealing_and_hiding_change_the_partys_version(session: Session) -> None:
    event = log(session, "gm")
    correct_event(event, EventItem(type="note", visibility="party"), now=NOON)
    assert versions(session) == (2, 1)
    correct_event(event, EventItem(type="note", visibility="gm"), now=NOON)
    assert versions(session) == (3, 2)


def test_what_is_voided_concerns_no_player(session: Session) -> None:
    event = log(session)
    void_event(event, now=NOON)
    correct_event(event, EventItem(type="note", name="It snows"), now=NOON)
    assert versions(session) == (3, 2)


def test_a_move_changes_both_sessions(session: Session) -> None:
    other = SessionFactory(campaign=session.campaign, number=session.number + 1)
    event, secret = log(session), log(session, "gm")
    correct_event(event, EventItem(type="note", name="It rains"), session=other, now=NOON)
    assert (versions(session), versions(other)) == ((3, 2), (1, 1))
    correct_event(secret, EventItem(type="note", name="It rains", visibility="gm"), session=other, now=NOON)
    assert (versions(session), versions(other)) == ((4, 2), (2, 1))


def test_changes_to_many_count_once(session: Session) -> None:
    for visibility in ("party", "gm", "gm"):
        log(session, visibility)
    assert versions(session) == (3, 1)
    void_events(Event.objects.of_session(session).exclude(visibility="party"), now=NOON)
    assert versions(session) == (4, 1)
    show_events_to("gm", Event.objects.of_session(session), now=NOON)
    assert versions(session) == (5, 2)


def test_another_campaign_is_left_alone(session: Session) -> None:
    stranger = SessionFactory()
    log(session)
    assert stranger.campaign != session.campaign
    assert versions(stranger) == (0, 0)
    assert Campaign.objects.count() == 2
