"""Which quests are open."""

import datetime as dt

import pytest

from campaigntracker.campaigns.models import Viewer
from events_app.domain.codex.changing import add_alias
from events_app.domain.items import EventItem
from events_app.domain.open_quests import OpenQuest, open_quests
from events_app.domain.recording import record_events
from events_app.models import CodexEntry
from tests.factories import NOON, SessionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def session():
    return SessionFactory(in_progress=True, number=4)


def log(session, *items, minute=0):
    now = NOON + dt.timedelta(minutes=minute)
    record_events(session.campaign, list(items), session=session, by=None, now=now)


def quest(word: str, name: str, **more) -> EventItem:
    return EventItem(type=f"quest_{word}", name=name, **more)


def known(session, *, is_gm=True) -> list[OpenQuest]:
    return list(open_quests(Viewer.of_role(session.campaign, is_gm=is_gm)))


def test_what_was_begun_and_not_ended_is_open(session):
    log(session, quest("started", "The bell"), quest("started", "The ferry"), quest("started", "The mill"))
    log(session, quest("completed", "THE FERRY"), quest("failed", "The mill"), minute=1)
    assert known(session) == [OpenQuest("The bell", 4, is_secret=False)]


def test_what_is_taken_up_again_is_open_again(session):
    log(session, quest("started", "The bell"), quest("failed", "The bell"), quest("started", "The bell"))
    assert [one.name for one in known(session)] == ["The bell"]


def test_a_secret_quest_is_the_gms_alone(session):
    log(session, quest("started", "The bell", visibility="gm"))
    assert known(session) == [OpenQuest("The bell", 4, is_secret=True)]
    assert known(session, is_gm=False) == []


def test_a_quest_that_players_heard_of_is_no_secret(session):
    log(session, quest("started", "The bell", visibility="gm"), quest("started", "The bell"))
    assert not known(session)[0].is_secret


def test_two_names_of_one_quest_are_one(session):
    log(session, quest("started", "The bell"))
    add_alias(CodexEntry.objects.get(name="The bell"), "Ring it", revealed=True, now=NOON)
    log(session, quest("completed", "Ring it"), minute=1)
    assert known(session) == []


def test_downtime_quests_count(session):
    record_events(session.campaign, [quest("started", "The bell")], session=None, by=None, now=NOON)
    assert known(session) == [OpenQuest("The bell", None, is_secret=False)]
