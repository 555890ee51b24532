"""What a session's page never says to whom."""

import re

import pytest

from events_app.domain.items import EventItem
from events_app.models.event_queryset import EventQuerySet
from sessions_app.models import Goal, Session
from tests.conftest import Persona, Table
from tests.factories import SessionGoalFactory
from tests.sessions_app.detail_page.reading import HTMX, SECRET, log, page


@pytest.mark.parametrize("query", ["", "?order=game", "?category=note", "?category=combat"])
@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "fragment"])
def test_what_only_the_gm_may_see(table: Table, secrets: Session, query: str, headers: dict[str, str]) -> None:
    table.campaign.is_public = True
    table.campaign.save()
    for persona in (table.player, table.spectator, table.stranger, table.anonymous):
        html = page(table, query, persona=persona, **headers)
        assert SECRET not in html
        assert "Never happened" not in html
        assert "77,777" not in html
        assert "GM only" not in html
    assert SECRET in page(table, query, persona=table.gm, **headers)


def test_it_is_the_queryset_that_hides_them(table: Table, secrets: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(EventQuerySet, "visible_to", lambda events, viewer: events.filter(campaign=viewer.campaign))
    assert SECRET in page(table)


def test_the_counts_differ(table: Table, secrets: Session) -> None:
    def counts(persona: Persona) -> tuple[str, str]:
        html = page(table, persona=persona)
        figure = re.search(r"<dt>events</dt><dd>(\d+)</dd>", html)
        everything = re.search(r'Everything <span class="count">(\d+)', html)
        assert figure
        assert everything
        return figure[1], everything[1]

    assert counts(table.player) == ("2", "2")
    assert counts(table.gm) == ("9", "9")
    assert '<span class="count">9 and 1 voided</span>' in page(table, persona=table.gm)
    assert "voided" not in page(table, persona=table.player)


def test_the_gm_sees_secrets_marked_and_mistakes_struck(table: Table, secrets: Session) -> None:
    html = page(table, persona=table.gm)
    assert "GM only: notes" in html
    assert 'data-visibility="gm"' in html
    struck = re.search(r'<li[^>]*data-voided="true".*?</li>', html, re.DOTALL)
    assert struck
    assert "Never happened" in struck[0]


def test_only_the_gm_is_led_to_corrections(table: Table, fifteen: Session) -> None:
    [note, start, rounds] = log(
        fifteen, EventItem(type="note"), EventItem(type="combat_start"), EventItem(type="round_start")
    )
    html = page(table, persona=table.gm)
    for event in (note, start, rounds):
        assert f'href="/c/{table.campaign.slug}/events/{event.id}/edit/"' in html
    assert "/edit/" not in page(table)


@pytest.fixture
def told(table: Table, secrets: Session) -> Session:
    """No recap was stated for it: what the log tells is shown, and to be copied."""
    secrets.refresh_from_db()
    secrets.summary = {}
    secrets.save()
    log(secrets, EventItem(type="item_acquired", name="Lantern"))
    SessionGoalFactory(session=secrets, goal__title=f"{SECRET} goal", goal__visibility="gm", outcome="achieved")
    SessionGoalFactory(session=secrets, goal__title="Get in", outcome="achieved")
    return secrets


def copied(table: Table) -> str:
    found = re.search(r'<textarea id="recap-markdown"[^>]*>(.*?)</textarea>', page(table, persona=table.gm), re.DOTALL)
    assert found
    return found[1]


def test_what_a_gm_copies_is_the_partys_recap(table: Table, told: Session) -> None:
    html = page(table, persona=table.gm)
    assert f"“{SECRET} goal”" in html
    assert "as the party reads it" in html
    assert SECRET not in copied(table)
    assert "Lantern" in copied(table)
    assert "“Get in”" in copied(table)
    assert "as the party reads it" not in page(table)


def test_made_for_the_gm_it_would_hold_the_secrets(
    table: Table, told: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("events_app.rendering.recap.party_viewer", lambda viewer: viewer)
    assert f"{SECRET} goal" in copied(table)
    assert f"{SECRET} name" in copied(table)


def test_a_goal_that_is_revealed_is_copied_from_then_on(table: Table, told: Session) -> None:
    assert SECRET not in copied(table)
    Goal.objects.filter(visibility="gm").update(visibility="party", title="Known by now")
    assert "Known by now" in copied(table)
