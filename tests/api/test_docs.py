"""The description of the API, for programs and for people."""

import json

from django.test import Client

from campaigntracker.api.shapes import COMPONENTS
from events_app.models import Category
from tests.conftest import Table


def test_every_operation_and_every_answer_has_an_example(db: None) -> None:
    document = Client().get("/api/v1/openapi.json").json()
    operations = [operation for methods in document["paths"].values() for operation in methods.values()]
    assert len(operations) == 5
    for operation in operations:
        for status, told in operation["responses"].items():
            assert "example" in told["content"]["application/json"], (operation["operationId"], status)
        assert {"401", "403", "404", "422", "429"} <= set(operation["responses"])
    assert document["servers"]


def test_the_page_shows_all_of_it_without_scripts_or_styles_of_its_own(table: Table) -> None:
    page = table.anonymous.client.get("/api/v1/docs").content.decode()
    main = page[page.index("<main") :]
    for word in ("/api/v1/campaigns/{slug}/events", "Retry-After", "hit-1", "POST", *COMPONENTS):
        assert word in main
    assert "<script" not in main
    assert "style=" not in main
    assert Client().get("/api/v1/").headers["Location"] == "/api/v1/docs"


def test_the_categories_are_those_of_the_log() -> None:
    assert COMPONENTS["Happening"]["properties"]["category"]["enum"] == list(Category.values)
    assert json.dumps(COMPONENTS)
