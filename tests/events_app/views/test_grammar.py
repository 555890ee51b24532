"""The page that explains how lines are written."""

import pytest
from django.urls import reverse
from django.utils.html import escape

from events_app.capture.examples import SITUATIONS, shown
from tests.conftest import Table


@pytest.fixture
def url(table: Table) -> str:
    return reverse("capture_grammar", args=[table.campaign.slug])


def test_it_shows_every_example_and_what_it_records(table: Table, url: str) -> None:
    html = table.gm.client.get(url).content.decode()
    for situation in SITUATIONS:
        for example in shown(situation):
            assert f"<code>{escape(example.line)}</code>" in html
            assert all(escape(event.sentence) in html for event in example.events)


def test_it_is_for_gms(table: Table, url: str) -> None:
    answers = {persona.name: persona.client.get(url).status_code for persona in table.everybody()}
    assert answers == {"gm": 200, "player": 404, "spectator": 404, "stranger": 404, "anonymous": 404}


def test_it_asks_nothing_of_the_log(table: Table, url: str, django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(3):
        table.gm.client.get(url)
