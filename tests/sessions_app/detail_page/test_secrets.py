"""What a session's page never says to whom."""

import re

import pytest

from events_app.domain.items import EventItem
from events_app.models.event_queryset import EventQuerySet
from sessions_app.models import Session
from tests.conftest import Persona, Table
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
