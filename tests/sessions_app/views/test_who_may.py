"""Only GMs plan, run and correct; everybody else finds nothing there."""

import pytest
from django.test import Client
from django.urls import reverse

from events_app.models import Event
from sessions_app.models import Session
from tests.conftest import Table
from tests.factories import EventFactory, SessionFactory

PAGES = ["session_edit", "session_start", "session_end", "event_log", "event_edit", "session_new"]
ACTS = ["session_cancel", "session_reinstate", "session_reopen", "event_void", "event_restore"]


def address(table: Table, name: str) -> str:
    if name == "session_new":
        return reverse(name, args=[table.campaign.slug])
    session = Session.objects.of(table.campaign).first() or SessionFactory(campaign=table.campaign, in_progress=True)
    if name in ("event_edit", "event_void", "event_restore"):
        event = Event.objects.of(table.campaign).first() or EventFactory(session=session)
        return reverse(name, args=[table.campaign.slug, event.pk])
    return reverse(name, args=[table.campaign.slug, session.number])


@pytest.mark.parametrize("name", PAGES + ACTS)
@pytest.mark.parametrize("is_public", [False, True])
@pytest.mark.parametrize("method", ["get", "post"])
def test_everybody_but_a_gm_gets_404(table: Table, name: str, is_public: bool, method: str) -> None:
    table.campaign.is_public = is_public
    table.campaign.save()
    url = address(table, name)
    before = list(Session.objects.values()), list(Event.objects.values())
    for persona in table.everybody()[1:]:
        if name in ACTS and method == "get":
            assert getattr(persona.client, method)(url).status_code in (404, 405)
        else:
            assert getattr(persona.client, method)(url, {"quick": "1", "type": "note"}).status_code == 404, persona.name
    assert (list(Session.objects.values()), list(Event.objects.values())) == before


@pytest.mark.parametrize("name", PAGES)
def test_a_gm_gets_the_page(table: Table, name: str) -> None:
    response = table.gm.client.get(address(table, name))
    assert response.status_code == (302 if name == "session_start" else 200)


@pytest.mark.parametrize("name", ACTS)
def test_what_changes_something_is_not_done_by_a_link(table: Table, name: str) -> None:
    assert table.gm.client.get(address(table, name)).status_code == 405


@pytest.mark.parametrize("name", ["session_edit", "session_start", "session_end", "event_log"])
def test_a_session_that_is_not_there(table: Table, name: str) -> None:
    for number in (404, 10**30):
        url = reverse(name, args=[table.campaign.slug, number])
        assert table.gm.client.get(url).status_code == 404


def test_a_gm_of_another_campaign_does_not_reach_in(table: Table) -> None:
    foreign = EventFactory()
    for name in ("event_edit", "event_void", "event_restore"):
        assert table.gm.client.post(reverse(name, args=[table.campaign.slug, foreign.pk])).status_code == 404
        assert table.gm.client.post(reverse(name, args=[foreign.campaign.slug, foreign.pk])).status_code == 404


@pytest.mark.parametrize("name", [*PAGES, *ACTS])
def test_a_post_without_the_token_is_refused(table: Table, name: str) -> None:
    url = address(table, name)
    client = Client(enforce_csrf_checks=True)
    client.force_login(table.gm.user, backend="django.contrib.auth.backends.ModelBackend")
    assert client.post(url, {"quick": "1"}).status_code == 403
