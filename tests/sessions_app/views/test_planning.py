"""Planning a session."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sessions_app.domain.drafts import draft_of
from sessions_app.models import Session
from tests.conftest import Table
from tests.factories import CharacterFactory, MemberFactory, SessionFactory
from tests.sessions_app.views.forms import open_form, typed_into


@pytest.fixture
def url(table: Table) -> str:
    return reverse("session_new", args=[table.campaign.slug])


def test_the_form_is_filled_so_that_saving_it_untouched_is_a_plan(table: Table, url: str) -> None:
    SessionFactory(campaign=table.campaign, number=14)
    active = CharacterFactory(campaign=table.campaign, member=table.player.member)
    CharacterFactory(campaign=table.campaign, member=table.player.member, status="dead")
    table.gm.client.post(url, open_form(table.gm.client, url))
    session = Session.objects.of(table.campaign).planned().get(number=15)
    assert (session.number, session.gm) == (15, table.gm.member)
    [entry] = draft_of(session).roster
    assert (entry.member_id, entry.character_ids, entry.attended) == (table.player.member.id, (active.id,), False)


def test_everything_typed_is_kept(table: Table, url: str) -> None:
    table.campaign.time_zone = "Europe/Berlin"
    table.campaign.save()
    form = open_form(table.gm.client, url) | {
        "number": "3",
        "title": "The ford",
        "real_start_time": "2025-07-01T19:00",
        "location": "Ana's",
        "description": "Cross\r\nit",
        "planned_objectives": ["Cross", "  ", "Hide"],
        "tags": "Water, night ,water",
        "notes": "Bring dice",
        "gm_notes": "A trap",
        f"seat-{table.player.member.id.hex}-rsvp": "maybe",
    }
    response = table.gm.client.post(url, form)
    session = Session.objects.of(table.campaign).get()
    assert response.headers["Location"] == session.get_absolute_url()
    assert session.real_start_time == dt.datetime(2025, 7, 1, 17, 0, tzinfo=dt.UTC)
    assert (session.description, session.tags) == ("Cross\nit", ["water", "night"])
    assert session.planned_objectives == ["Cross", "Hide"]
    assert (session.title, session.location, session.notes, session.gm_notes) == (
        "The ford",
        "Ana's",
        "Bring dice",
        "A trap",
    )
    assert draft_of(session).roster[0].rsvp == "maybe"


def test_a_player_may_be_left_out(table: Table, url: str) -> None:
    form = open_form(table.gm.client, url)
    del form[f"seat-{table.player.member.id.hex}-is_on"]
    table.gm.client.post(url, form)
    assert draft_of(Session.objects.get()).roster == ()


def test_spectators_are_not_offered(table: Table, url: str) -> None:
    assert not [name for name in open_form(table.gm.client, url) if table.spectator.member.id.hex in name]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"number": "1"}, "There is a session 1 already."),
        ({"number": "-1"}, "greater than or equal to 0"),
        ({"number": "9" * 40}, "less than or equal to"),
        ({"number": "x"}, "Enter a whole number."),
        ({"number": ""}, "This field is required."),
        ({"title": "x" * 201}, "at most 200 characters"),
        ({"title": "a\x00b"}, "Null characters are not allowed."),
        ({"planned_objectives": ["a\x00b"]}, "Null characters are not allowed."),
        ({"planned_objectives": ["x" * 501]}, "is longer than 500 characters"),
        ({"planned_objectives": ["x"] * 201}, "At most 200 lines."),
        ({"tags": "x" * 51}, "at most 50 characters"),
        ({"tags": "a\x00"}, "Null characters are not allowed."),
        ({"real_start_time": "yesterday"}, "Enter a valid date/time."),
        ({"real_start_time": "0001-01-01T00:00"}, "The year must be 1900 to 2200."),
        ({"real_start_time": "9999-12-31T23:59"}, "The year must be 1900 to 2200."),
        ({"real_start_time": "2025-02-30T10:00"}, "Enter a valid date/time."),
        ({"gm": "nobody"}, "Select a valid choice."),
    ],
)
def test_bad_input_gets_a_message_and_what_was_typed_is_kept(
    table: Table, url: str, changes: dict, message: str
) -> None:
    SessionFactory(campaign=table.campaign, number=1)
    form = open_form(table.gm.client, url) | {"notes": "Precious words"} | changes
    response = table.gm.client.post(url, form)
    assert response.status_code == 200
    assert message in response.content.decode()
    assert typed_into(response.content.decode())["notes"] == ["Precious words"]
    assert Session.objects.count() == 1


def test_a_hostile_roster_is_refused(table: Table, url: str) -> None:
    foreign = CharacterFactory()
    form = open_form(table.gm.client, url) | {
        f"seat-{table.player.member.id.hex}-characters": [str(foreign.id), "x"],
        f"seat-{table.player.member.id.hex}-rsvp": "perhaps",
    }
    response = table.gm.client.post(url, form)
    assert response.status_code == 200
    assert "Select a valid choice" in response.content.decode()


class TestObjectiveButtons:
    """Without scripts each button sends the form and gets it back, changed and unsaved."""

    @pytest.mark.parametrize(
        ("button", "expected"),
        [
            ({"objectives_add": "1"}, ["a", "b", "c", ""]),
            ({"objectives_remove": "1"}, ["a", "c"]),
            ({"objectives_up": "2"}, ["a", "c", "b"]),
            ({"objectives_down": "0"}, ["b", "a", "c"]),
            ({"objectives_up": "0"}, ["a", "b", "c"]),
            ({"objectives_down": "2"}, ["a", "b", "c"]),
            ({"objectives_up": "99"}, ["a", "b", "c"]),
            ({"objectives_remove": "-1"}, ["a", "b", "c"]),
            ({"objectives_remove": "9" * 400}, ["a", "b", "c"]),
            ({"objectives_down": "²"}, ["a", "b", "c"]),
        ],
    )
    def test_each(self, table: Table, url: str, button: dict, expected: list[str]) -> None:
        form = open_form(table.gm.client, url) | {"planned_objectives": ["a", "b", "c"], "number": "", "title": "T"}
        html = table.gm.client.post(url, form | button).content.decode()
        back = typed_into(html)
        assert (back["planned_objectives"], back["title"], back["number"]) == (expected, ["T"], [""])
        assert "This field is required" not in html
        assert not Session.objects.exists()

    def test_there_is_always_one_to_type_in(self, table: Table, url: str) -> None:
        form = open_form(table.gm.client, url) | {"planned_objectives": ["a"], "objectives_remove": "0"}
        assert typed_into(table.gm.client.post(url, form).content.decode())["planned_objectives"] == [""]


def test_a_large_table_takes_no_more_queries(table: Table, url: str) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            table.gm.client.get(url)
        return len(captured)

    queries()
    few = queries()
    for _ in range(8):
        member = MemberFactory(campaign=table.campaign)
        CharacterFactory.create_batch(2, campaign=table.campaign, member=member)
    assert queries() == few
