"""Correcting an event, voiding it, restoring it."""

import datetime as dt

import pytest
from django.urls import reverse

from events_app.domain.anchors import anchor_of
from events_app.domain.items import EventItem
from events_app.domain.recording import record_events
from events_app.models import Event
from sessions_app.models import Session
from tests.conftest import Table
from tests.factories import NOON, EventFactory, SessionFactory
from tests.sessions_app.views.forms import typed_into


@pytest.fixture
def event(table: Table) -> Event:
    session = SessionFactory(campaign=table.campaign, in_progress=True)
    item = EventItem(
        type="damage", actor="Wren", amount=9, game_time=57, real_time=NOON + dt.timedelta(seconds=41), data={"die": 20}
    )
    return record_events(table.campaign, [item], session=session, by=None, now=NOON)[0].event


def address(event: Event, verb: str = "edit") -> str:
    return reverse(f"event_{verb}", args=[event.campaign.slug, event.pk])


def form_of(table: Table, event: Event) -> dict:
    """The page's first form; a second one voids the event."""
    html = table.gm.client.get(address(event)).content.decode()
    return typed_into(html[: html.index("</form>", html.index("base_version"))])


def test_saving_untouched_changes_nothing(table: Table, event: Event) -> None:
    before = Event.objects.filter(pk=event.pk).values().get()
    response = table.gm.client.post(address(event), form_of(table, event))
    assert response.headers["Location"].endswith(f"#{anchor_of(event.pk)}")
    after = Event.objects.filter(pk=event.pk).values().get()
    for name in ("version", "updated_at"):
        del before[name], after[name]
    assert after == before


def test_what_was_changed_is_kept_and_counted(table: Table, event: Event) -> None:
    form = form_of(table, event) | {"type": "treasure_gained", "amount": "40", "game_time": "+1 min"}
    table.gm.client.post(address(event), form)
    event.refresh_from_db()
    assert (event.category, event.amount, event.game_time, event.data) == ("treasure", 40, 117, {"die": 20})
    session = Session.objects.get(pk=event.session_id)
    assert session.projection["party"]["figures"]["treasureGained"] == 40


def test_a_type_that_is_not_listed_stays(table: Table) -> None:
    event = EventFactory(session=SessionFactory(campaign=table.campaign), type="sneeze", category="social")
    table.gm.client.post(address(event), form_of(table, event) | {"name": "Loud"})
    event.refresh_from_db()
    assert (event.type, event.category, event.name) == ("sneeze", "social", "Loud")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"amount": "many"}, "Enter a whole number, such as"),
        ({"real_time": "0001-01-01T00:00"}, "The year must be"),
        ({"game_time": "x"}, "is not a game time"),
        ({"type": "cough"}, "Select a valid choice."),
        ({"name": "x" * 301}, "at most 300 characters"),
    ],
)
def test_bad_input_gets_a_message(table: Table, event: Event, changes: dict, message: str) -> None:
    response = table.gm.client.post(address(event), form_of(table, event) | changes)
    assert message in response.content.decode()
    event.refresh_from_db()
    assert event.version == 1


@pytest.mark.parametrize("version", ["", "x", "9" * 40])
def test_a_form_without_its_version_is_shown_what_is_saved(table: Table, event: Event, version: str) -> None:
    form = form_of(table, event) | {"base_version": version, "name": "Mine"}
    assert "Somebody else changed this" in table.gm.client.post(address(event), form).content.decode()


def test_the_second_editor_sees_both_and_decides(table: Table, event: Event) -> None:
    mine = form_of(table, event) | {"name": "Mine"}
    table.gm.client.post(address(event), form_of(table, event) | {"name": "Theirs", "type": "note"})
    html = table.gm.client.post(address(event), mine).content.decode()
    assert "Theirs" in html
    assert 'value="Mine"' in html
    event.refresh_from_db()
    assert event.name == "Theirs"
    back = typed_into(html[: html.index("</form>", html.index("base_version"))])
    table.gm.client.post(address(event), back)
    event.refresh_from_db()
    assert event.name == "Mine"


def test_voiding_and_restoring(table: Table, event: Event) -> None:
    table.gm.client.post(address(event, "void"))
    table.gm.client.post(address(event, "void"))
    event.refresh_from_db()
    assert event.is_voided
    for page in (address(event), event.session.get_absolute_url()):
        assert address(event, "restore") in table.gm.client.get(page).content.decode()
    table.gm.client.post(address(event, "restore"))
    event.refresh_from_db()
    assert not event.is_voided


def test_an_events_address_leads_to_its_place_for_those_who_may_see_it(table: Table, event: Event) -> None:
    url = event.get_absolute_url()
    for persona in (table.gm, table.player, table.spectator):
        assert persona.client.get(url).headers["Location"].endswith(f"#{anchor_of(event.pk)}")
    for persona in (table.stranger, table.anonymous):
        assert persona.client.get(url).status_code == 404
    Event.objects.filter(pk=event.pk).update(visibility="gm")
    assert table.player.client.get(url).status_code == 404
    downtime = EventFactory(campaign=table.campaign, session=None, seq=None)
    place = f"{table.campaign.get_absolute_url()}days/0/#{anchor_of(downtime.pk)}"
    assert table.gm.client.get(downtime.get_absolute_url()).headers["Location"] == place


def test_the_timeline_leads_gms_to_the_correction(table: Table, event: Event) -> None:
    page = event.session.get_absolute_url()
    assert address(event) in table.gm.client.get(page).content.decode()
    assert address(event) not in table.player.client.get(page).content.decode()


def test_how_long_time_passed_is_shown_as_it_is_typed(table: Table) -> None:
    session = SessionFactory(campaign=table.campaign, in_progress=True)
    item = EventItem(type="time_advanced", amount=-5_400)
    event = record_events(table.campaign, [item], session=session, by=None, now=NOON)[0].event
    form = form_of(table, event)
    assert form["amount"] == ["-1 hour 30 minutes"]
    table.gm.client.post(address(event), form | {"name": "Back"})
    event.refresh_from_db()
    assert (event.name, event.amount) == ("Back", -5_400)
