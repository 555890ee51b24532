"""Recording events."""

import dataclasses
import datetime as dt
from typing import Any

import pytest

from campaigntracker.campaigns.models import Campaign
from events_app.domain.errors import BadItemError, DuplicateIdError
from events_app.domain.items import EventItem
from events_app.domain.recording import record_events
from events_app.models import Event
from sessions_app.models import Session
from tests.factories import NOON, CampaignFactory, CharacterFactory, MemberFactory, SessionFactory

LATER = NOON + dt.timedelta(hours=1)


@pytest.fixture
def campaign(db: None) -> Campaign:
    return CampaignFactory(clock=1_000)


@pytest.fixture
def session(campaign: Campaign) -> Session:
    return SessionFactory(campaign=campaign, in_progress=True)


def record(session: Session, *items: EventItem, now: dt.datetime = NOON) -> list[Event]:
    results = record_events(session.campaign, items, session=session, by=None, now=now)
    return [result.event for result in results]


def clock_of(campaign: Campaign) -> int:
    return Campaign.objects.get(pk=campaign.pk).clock


def test_what_is_left_out_is_filled_in(session: Session) -> None:
    author = MemberFactory(campaign=session.campaign)
    item = EventItem(type="damage", amount=7)
    [recorded] = record_events(session.campaign, [item], session=session, by=author, now=LATER)
    event = Event.objects.get(pk=recorded.event.pk)
    assert (event.category, event.real_time, event.game_time, event.seq) == ("combat", LATER, 1_000, 1)
    assert (event.author, event.visibility, event.amount, recorded.created) == (author, "party", 7, True)


def test_numbers_are_given_without_a_gap(session: Session) -> None:
    record(session, EventItem(type="note"), EventItem(type="note"))
    with pytest.raises(BadItemError):
        record(session, EventItem(type="note"), EventItem(type=""))
    record(session, EventItem(type="note"))
    assert list(Event.objects.of_session(session).in_recorded_order().values_list("seq", flat=True)) == [1, 2, 3]
    session.refresh_from_db()
    assert session.last_seq == 3


def test_downtime_has_no_number_and_moves_no_clock(campaign: Campaign) -> None:
    item = EventItem(type="note", game_time=9_000)
    [recorded] = record_events(campaign, [item], session=None, by=None, now=NOON)
    assert (recorded.event.session, recorded.event.seq) == (None, None)
    assert clock_of(campaign) == 1_000


def test_nothing_to_record_is_nothing_done(session: Session) -> None:
    assert record(session) == []


@pytest.mark.parametrize(
    ("items", "clock"),
    [
        ([EventItem(type="note")], 1_000),
        ([EventItem(type="note", game_time=1_500)], 1_500),
        ([EventItem(type="note", game_time=500)], 1_000),
        ([EventItem(type="time_advanced", amount=60)], 1_060),
        ([EventItem(type="time_advanced", amount=-60)], 940),
        ([EventItem(type="time_advanced", amount=60), EventItem(type="note", game_time=1_030)], 1_060),
    ],
)
def test_play_drives_the_clock(session: Session, items: list[EventItem], clock: int) -> None:
    record(session, *items)
    assert clock_of(session.campaign) == clock


@pytest.mark.parametrize("moves", [{"type": "note", "game_time": 9_000}, {"type": "time_advanced", "amount": 600}])
def test_a_secret_leaves_the_clock_where_all_see_it(session: Session, moves: dict[str, Any]) -> None:
    record(session, EventItem(**moves, visibility="gm"))
    assert clock_of(session.campaign) == 1_000

    # The same in the open moves it.
    record(session, EventItem(**moves))
    assert clock_of(session.campaign) > 1_000


def test_what_follows_in_a_batch_is_stamped_with_the_clock_as_it_then_stands(session: Session) -> None:
    events = record(session, EventItem(type="time_advanced", amount=600), EventItem(type="scene"))
    assert [event.game_time for event in events] == [1_000, 1_600]


def test_what_is_filed_later_moves_no_clock(campaign: Campaign) -> None:
    record(SessionFactory(campaign=campaign, completed=True), EventItem(type="note", game_time=9_000))
    assert clock_of(campaign) == 1_000


def test_the_clock_cannot_leave_the_numbers_there_are(session: Session) -> None:
    far = EventItem(type="time_advanced", amount=2**63 - 1)
    with pytest.raises(BadItemError) as refused:
        record(session, EventItem(type="note"), far)
    assert (refused.value.index, refused.value.field) == (1, "amount")
    assert not Event.objects.exists()


def test_the_figures_follow_in_both_copies(session: Session) -> None:
    CharacterFactory(campaign=session.campaign, name="Wren")
    open_blow = EventItem(type="damage", actor="wren", target="Ghoul", amount=9)
    record(session, open_blow, dataclasses.replace(open_blow, amount=90, visibility="gm"))
    session.refresh_from_db()
    dealt = {copy: session.projection[copy]["figures"]["totalDamageDealt"] for copy in ("gm", "party")}
    assert dealt == {"gm": 99, "party": 9}


class TestRetries:
    ITEM = EventItem(type="damage", amount=5, source="vtt", external_id="a-1")

    def test_the_same_again_is_the_same_event(self, session: Session) -> None:
        [first] = record(session, self.ITEM)
        [again] = record_events(session.campaign, [self.ITEM], session=session, by=None, now=LATER)
        assert (again.event, again.created) == (first, False)
        session.refresh_from_db()
        assert (session.last_seq, session.projection["gm"]["figures"]["eventCount"]) == (1, 1)

    def test_also_within_one_batch(self, session: Session) -> None:
        record(session, self.ITEM, self.ITEM)
        assert Event.objects.count() == 1

    @pytest.mark.parametrize(
        "changes",
        [
            {"amount": 6},
            {"game_time": 0},
            {"real_time": LATER},
            {"visibility": "gm"},
            {"data": {"a": 1}},
            {"name": "x"},
        ],
    )
    def test_other_content_under_the_same_id_is_refused_whole(self, session: Session, changes: dict) -> None:
        record(session, self.ITEM)
        other = dataclasses.replace(self.ITEM, **changes)
        with pytest.raises(DuplicateIdError) as refused:
            record(session, EventItem(type="note"), other)
        assert (refused.value.index, refused.value.external_id) == (1, "a-1")
        assert Event.objects.count() == 1

    def test_other_senders_and_other_campaigns_have_ids_of_their_own(self, session: Session) -> None:
        record(session, self.ITEM, dataclasses.replace(self.ITEM, source="bot", amount=6))
        record(SessionFactory(in_progress=True), dataclasses.replace(self.ITEM, amount=7))
        assert Event.objects.count() == 3


@pytest.mark.parametrize(
    ("item", "field"),
    [
        (EventItem(type=""), "type"),
        (EventItem(type="x" * 51, category="note"), "type"),
        (EventItem(type="note", name="x" * 301), "name"),
        (EventItem(type="note", actor="x" * 201), "actor"),
        (EventItem(type="note", source="x" * 51), "source"),
        (EventItem(type="note", external_id="x" * 201), "external_id"),
        (EventItem(type="note", external_id="\x00"), "external_id"),
        (EventItem(type="note", description="a\x00b"), "description"),
        (EventItem(type="note", name="\ud800"), "name"),
        (EventItem(type="note", visibility="nobody"), "visibility"),
        (EventItem(type="note", amount=2**63), "amount"),
        (EventItem(type="note", game_time=-(2**64)), "gameTime"),
        (EventItem(type="sneeze"), "category"),
        (EventItem(type="sneeze", category="illness"), "category"),
        (EventItem(type="damage", category="note"), "category"),
        (EventItem(type="note", data={"a": ["\x00"]}), "data"),
        (EventItem(type="note", data={"\x00": 1}), "data"),
        (EventItem(type="note", data={"a": float("nan")}), "data"),
        (EventItem(type="note", data={"a": {"b": float("inf")}}), "data"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_its_place(session: Session, item: EventItem, field: str) -> None:
    with pytest.raises(BadItemError) as refused:
        record(session, EventItem(type="note"), item)
    assert (refused.value.index, refused.value.field) == (1, field)
    assert not Event.objects.exists()


def test_an_unknown_type_with_a_known_category_is_taken(session: Session) -> None:
    [event] = record(session, EventItem(type="sneeze", category="social", data={"a": [1, 2.5, None, "é", True]}))
    assert Event.objects.get(pk=event.pk).type_label == "Sneeze"
