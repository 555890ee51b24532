"""Descriptions from before there was a bound: what is kept stays, what is new is bounded."""

import html as entities

import pytest
from django.urls import reverse

from events_app.domain.checking import LONGEST
from events_app.domain.correcting import correct_event
from events_app.domain.errors import BadItemError
from events_app.domain.items import ITEM_COLUMNS, EventItem
from events_app.domain.recording import record_events
from events_app.domain.reverting import revert_event
from events_app.models import Event
from sessions_app.models import Session
from tests.conftest import Table
from tests.exchange.helpers import empty_the_database, export, load
from tests.factories import NOON, SessionFactory
from tests.sessions_app.views.forms import typed_into

BOUND = LONGEST["description"]
OLD = "The rain went on.\n" * 2_000 + "Then it stopped."


@pytest.fixture
def session(table: Table) -> Session:
    return SessionFactory(campaign=table.campaign, number=5, in_progress=True)


@pytest.fixture
def old(session: Session) -> Event:
    """As an earlier version of the site recorded it."""
    assert len(OLD) > BOUND
    item = EventItem(type="note", name="Rain", source="foundry", external_id="n-1")
    [recorded] = record_events(session.campaign, [item], session=session, by=None, now=NOON)
    Event.objects.filter(pk=recorded.event.pk).update(description=OLD)
    recorded.event.refresh_from_db()
    return recorded.event


def item_of(event: Event, **changes: object) -> EventItem:
    return EventItem(**{name: getattr(event, name) for name in ITEM_COLUMNS} | changes)


def test_nobody_records_such_a_one_any_more(session: Session) -> None:
    with pytest.raises(BadItemError, match="20,000"):
        record_events(session.campaign, [EventItem(type="note", description=OLD)], session=session, by=None, now=NOON)


def test_it_is_corrected_and_may_lose_but_not_grow(old: Event) -> None:
    event = correct_event(old, item_of(old, name="Much rain"), now=NOON)
    assert (event.name, event.description) == ("Much rain", OLD)
    with pytest.raises(BadItemError, match="20,000") as caught:
        correct_event(event, item_of(event, description=OLD + "!"), now=NOON)
    assert caught.value.field == "description"
    shorter = OLD[: BOUND + 1_000]
    event = correct_event(event, item_of(event, description=shorter), now=NOON)
    assert event.description == shorter
    with pytest.raises(BadItemError):
        correct_event(event, item_of(event, description=OLD), now=NOON)


def test_a_version_that_had_it_comes_back(old: Event) -> None:
    correct_event(old, item_of(old, description="Short"), now=NOON)
    version = old.history.get(description=OLD)  # type: ignore[attr-defined]
    assert revert_event(old, version, now=NOON).description == OLD


def test_its_page_saves_what_else_is_changed(table: Table, old: Event) -> None:
    address = reverse("event_edit", args=[table.campaign.slug, old.pk])
    page = table.gm.client.get(address).content.decode()
    start = page.index(f'action="{address}"')
    form = typed_into(page[start : page.index("</form>", start)])
    assert table.gm.client.post(address, form | {"name": "Much rain"}).status_code == 302
    old.refresh_from_db()
    assert (old.name, old.description) == ("Much rain", OLD)
    form |= {"version": str(old.version)} if "version" in form else {}
    answer = table.gm.client.post(address, form | {"description": OLD + "And on."})
    assert f"at most {len(OLD)} characters" in entities.unescape(answer.content.decode())
    old.refresh_from_db()
    assert old.description == OLD


def test_it_goes_out_in_and_out_the_same(old: Event) -> None:
    first = export(old.campaign)
    empty_the_database()
    again = load(first)
    assert Event.objects.get().description == OLD
    assert export(again) == first
