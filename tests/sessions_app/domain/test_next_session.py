"""The session after a session."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from sessions_app.domain.next_session import draft_of_next, same_time_next_week
from tests.factories import CampaignFactory, CharacterFactory, MemberFactory, SessionFactory, SessionPlayerFactory

pytestmark = pytest.mark.django_db
VIENNA = ZoneInfo("Europe/Vienna")


def session_at(*moment: int, zone: str = "Europe/Vienna"):
    start = dt.datetime(*moment, 7, 11, tzinfo=ZoneInfo(zone))
    return SessionFactory(campaign=CampaignFactory(time_zone=zone), completed=True, real_start_time=start,
                          real_end_time=start + dt.timedelta(hours=4))  # fmt: skip


@pytest.mark.parametrize(
    ("start", "now", "wanted"),
    [
        # Straight after it.
        ((2025, 1, 20, 18, 5), (2025, 1, 20, 22, 0), (2025, 1, 27, 18, 5)),
        # Into summer time, and out of it: the clock on the wall counts.
        ((2025, 3, 24, 19, 0), (2025, 3, 24, 23, 0), (2025, 3, 31, 19, 0)),
        ((2025, 10, 20, 19, 0), (2025, 10, 20, 23, 0), (2025, 10, 27, 19, 0)),
        # Closed weeks later: never in the past.
        ((2025, 3, 24, 19, 0), (2025, 4, 14, 19, 30), (2025, 4, 21, 19, 0)),
        ((2025, 3, 24, 19, 0), (2025, 4, 14, 18, 59), (2025, 4, 14, 19, 0)),
    ],
)
def test_the_same_weekday_and_hour(start, now, wanted):
    # The seconds of when it really began are no plan.
    begun = session_at(*start[:4])
    begun.real_start_time = dt.datetime(*start, 11, tzinfo=VIENNA)
    found = same_time_next_week(begun, now=dt.datetime(*now, tzinfo=VIENNA))
    assert found is not None
    assert found == dt.datetime(*wanted, tzinfo=VIENNA)


def test_an_hour_that_does_not_exist_is_one_that_does():
    begun = session_at(2025, 3, 23, 2)
    begun.real_start_time = dt.datetime(2025, 3, 23, 2, 30, tzinfo=VIENNA)
    found = same_time_next_week(begun, now=begun.real_start_time)
    assert found is not None
    assert (found.hour, found.minute) == (3, 30)


def test_nobody_knows_when_a_session_without_a_start_goes_on():
    assert same_time_next_week(SessionFactory(), now=dt.datetime.now(dt.UTC)) is None


def test_those_who_play_here_play_there_but_for_guests_and_the_dead():
    session = SessionFactory(completed=True, number=7)
    mara, ada = (MemberFactory(campaign=session.campaign) for _ in range(2))
    alive = CharacterFactory(campaign=session.campaign, member=mara)
    dead = CharacterFactory(campaign=session.campaign, member=mara, status="dead")
    row = SessionPlayerFactory(session=session, member=mara, attended=True, rsvp="yes")
    row.characters.set([alive, dead], through_defaults={"campaign": session.campaign})
    SessionPlayerFactory(session=session, member=ada, attended=True, is_guest=True)
    draft = draft_of_next(session)
    [entry] = draft.roster
    assert draft.number == 8
    assert (entry.member_id, entry.character_ids, entry.attended, entry.rsvp) == (mara.pk, (alive.pk,), False, "none")


def played_in(session, member, *characters, attended=True):
    row = SessionPlayerFactory(session=session, member=member, attended=attended)
    row.characters.set(characters, through_defaults={"campaign": session.campaign})


def test_a_stand_in_gives_the_character_back_to_its_own_player():
    session = SessionFactory(completed=True)
    dora, bea = (MemberFactory(campaign=session.campaign) for _ in range(2))
    eskil = CharacterFactory(campaign=session.campaign, member=dora)
    corvin = CharacterFactory(campaign=session.campaign, member=bea)
    played_in(session, dora, eskil, corvin)
    played_in(session, bea, attended=False)
    roster = draft_of_next(session).roster
    assert [(entry.member_id, entry.character_ids) for entry in roster] == [
        (dora.pk, (eskil.pk,)),
        (bea.pk, (corvin.pk,)),
    ]


def test_what_is_nobodys_own_stays_with_who_played_it():
    session = SessionFactory(completed=True)
    dora = MemberFactory(campaign=session.campaign)
    mule = CharacterFactory(campaign=session.campaign, member=None)
    away = CharacterFactory(campaign=session.campaign, member=MemberFactory(campaign=session.campaign))
    played_in(session, dora, mule, away)
    [entry] = draft_of_next(session).roster
    assert entry.character_ids == (mule.pk,)
