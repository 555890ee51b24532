"""No program's mistake takes the clock to the end of time."""

import pytest

from campaigntracker.campaigns.domain.clock import set_clock
from campaigntracker.campaigns.models import Campaign
from campaigntracker.gametime import DAY_COUNT
from campaigntracker.gametime.presets import PRESETS
from campaigntracker.gametime.reach import reach
from events_app.domain import reaching
from events_app.domain.capturing import capture, preview
from events_app.domain.correcting import correct_event
from events_app.domain.errors import BadItemError
from events_app.domain.items import EventItem
from events_app.domain.recording import record_events
from events_app.domain.reverting import revert_event
from events_app.models import Event
from sessions_app.models import Session
from tests.exchange.helpers import empty_the_database, export, load
from tests.factories import NOON, SessionFactory

FAR = reach(DAY_COUNT)


@pytest.fixture
def session(db: None) -> Session:
    return SessionFactory(in_progress=True)


def record(session: Session, *items: EventItem) -> list[Event]:
    return [one.event for one in record_events(session.campaign, items, session=session, by=None, now=NOON)]


def clock_of(session: Session) -> int:
    return Campaign.objects.get(pk=session.campaign_id).clock


def passes(amount: int, **more: object) -> EventItem:
    return EventItem(type="time_advanced", amount=amount, **more)


@pytest.mark.parametrize("name", PRESETS)
def test_it_is_ten_thousand_years_of_the_calendar(name: str) -> None:
    definition = PRESETS[name].definition if hasattr(PRESETS[name], "definition") else PRESETS[name]
    years = reach(definition) / definition.seconds_per_day / 10_000
    assert years == (definition.days_in_year(definition.epoch.year) if definition.has_years else 365.25)


@pytest.mark.parametrize("total", [FAR, -FAR])
def test_what_is_just_near_enough_is_kept(session: Session, total: int) -> None:
    [event] = record(session, EventItem(type="note", game_time=total))
    assert event.game_time == total


@pytest.mark.parametrize(
    ("item", "field"),
    [
        (EventItem(type="note", game_time=FAR + 1), "gameTime"),
        (EventItem(type="note", game_time=-FAR - 1, visibility="gm"), "gameTime"),
        (passes(FAR + 1), "amount"),
        (passes(-FAR - 1), "amount"),
        (passes(FAR + 1, visibility="gm"), "amount"),
    ],
)
def test_what_is_too_far_is_named_and_the_clock_stays(session: Session, item: EventItem, field: str) -> None:
    before = clock_of(session)
    with pytest.raises(BadItemError, match="10,000 years") as refused:
        record(session, EventItem(type="note"), item)
    assert (refused.value.index, refused.value.field) == (1, field)
    assert (clock_of(session), Event.objects.exists()) == (before, False)


def test_nor_does_it_get_there_step_by_step(session: Session) -> None:
    record(session, passes(FAR - clock_of(session)))
    with pytest.raises(BadItemError, match="cannot go that far") as refused:
        record(session, passes(1))
    assert (refused.value.field, clock_of(session)) == ("amount", FAR)


def test_without_the_rule_it_would(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reaching, "reach", lambda definition: 2**63 - 1)
    record(session, EventItem(type="note", game_time=1_737_396_300_000))
    assert clock_of(session) == 1_737_396_300_000


def test_a_clock_that_is_there_already_may_come_back_but_not_go_on(session: Session) -> None:
    set_clock(session.campaign, 2 * FAR)
    [note] = record(session, EventItem(type="note", name="Still here"))
    assert note.game_time == 2 * FAR
    with pytest.raises(BadItemError):
        record(session, passes(60))
    record(session, passes(-600))
    assert clock_of(session) == 2 * FAR - 600


def test_the_line_is_refused_when_it_is_read(session: Session) -> None:
    set_clock(session.campaign, FAR - 60)
    reading, _table = preview(session, "+1h")
    assert "cannot go that far" in reading.problem
    assert capture(session, "+1h", by=None, now=NOON).problem == reading.problem
    assert capture(session, "+1 min", by=None, now=NOON).ok
    assert clock_of(session) == FAR


def test_a_correction_keeps_what_was_kept(session: Session) -> None:
    [event] = record(session, EventItem(type="note", name="Long ago"))
    Event.objects.filter(pk=event.pk).update(game_time=-3 * FAR)
    event = correct_event(event, EventItem(type="note", name="Very long ago", game_time=-3 * FAR), now=NOON)
    assert (event.name, event.game_time) == ("Very long ago", -3 * FAR)
    with pytest.raises(BadItemError, match="10,000 years"):
        correct_event(event, EventItem(type="note", game_time=-3 * FAR - 1), now=NOON)
    event = correct_event(event, EventItem(type="note", game_time=0), now=NOON)
    version = event.history.filter(game_time=-3 * FAR).first()  # type: ignore[attr-defined]
    assert revert_event(event, version, now=NOON).game_time == -3 * FAR
    first = export(session.campaign)
    empty_the_database()
    assert export(load(first)) == first
